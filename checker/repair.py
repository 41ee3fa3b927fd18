"""The smallest repairs of figures that don't fit: a typing slip undone, or the target computed afresh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from checker import compound
from checker.equation import Equation, Ranges
from checker.figure import Figure
from checker.finding import Repair
from checker.interval import Interval
from checker.numeral import Numeral
from checker.slips import Slip
from checker.stated import Stated, entering, slips_into
from checker.text import Text

MOST = 3
"""Repairs offered for one check; a longer list is no help."""
RECOMPUTED = Text("tính lại từ các số còn lại", "recomputed from the other figures")


class Explanation(NamedTuple):
    """One slip in one figure that explains why an equation does not hold."""

    stated: Stated
    slip: Slip


def repairs(equation: Equation, stated: Sequence[Stated], *, recomputed_first: bool = False) -> tuple[Repair, ...]:
    """At most three ways to make the equation hold by changing one figure, the likeliest first.

    Slips that restore the printed target to its last digit come before those that do so within rounding, then by kind of
    slip, then slips of a figure that has few such before those of one where many would fit by chance. The recomputed
    target comes last, but before slips of other figures with ``recomputed_first``: right for percentages, whose few
    digits some slip or other always fits; not where it comes to something of quite another size.
    """
    target = next(one for one in stated if one.role == equation.target)
    found = _ranked(equation, stated)
    afresh = _recomputed(equation, stated, target)
    own = [_undone(e) for e in found if e.stated is target]
    slipped = [_undone(e) for e in found]
    if afresh is None:
        return _distinct(slipped)[:MOST]
    if recomputed_first and _of_one_size(afresh, target):
        same = [repair for repair in own if repair.text == afresh.text]
        return _distinct([*same, afresh, *slipped])[:MOST]
    offered = _distinct([*slipped, afresh])[:MOST]
    # The recomputed target always has its place, be it the last.
    has_it = any((one.figure, one.text) == (afresh.figure, afresh.text) for one in offered)
    return offered if has_it else (*offered[: MOST - 1], afresh)


def _undone(explained: Explanation) -> Repair:
    """The number that was meant; of a unit of another size, that number in the printed one and the unit's name."""
    stated, slip = explained
    because = slip.kind.value
    if slip.unit:
        meant = f"{stated.text} {slip.unit}"
        because = Text(f"{because.vi}: {meant}", f"{because.en}: {meant}")
    return Repair(stated.figure, slip.text, because)


def one_slip_explains(equation: Equation, stated: Sequence[Stated]) -> Explanation | None:
    """The likeliest single typing slip that would make the equation hold; None when there is none."""
    return next(iter(_ranked(equation, stated)), None)


def last_place(equation: Equation, values: Ranges, decimals: int, factor: Fraction | int = 1) -> bool:
    """Whether the target, as stated, misses what it recomputes to by no more than one unit of its last place.

    That covers a number cut off instead of rounded, and one rounded from a number rounded before. ``decimals`` are those
    of the printed target, ``factor`` what it was multiplied by to enter the equation. An exact count is never so near.
    """
    (target,) = values[equation.target]
    if target.is_point:
        return False
    unit = abs(Fraction(factor)) / 10**decimals
    return (target + Interval(-unit, unit)).meets(equation.solve(equation.target, values))


def format_number(value: Fraction, decimals: int, mark: str = ",", *, grouped: bool = True, pad: int = 0) -> str:
    """``value`` rounded half up, in a report's style: ``1.234,5``, ``1,234.5``, ``1234,5``, and ``07`` with ``pad`` 2."""
    other = "." if mark == "," else ","
    return _rounded(value, Numeral(0, decimals, mark=mark, group=other if grouped else "", pad=pad)).text


def printed_as(value: Fraction, figure: Figure, mark: str) -> str:
    """``value`` as the figure is printed: with its decimals, and in parts where it is (``12 tỷ 500 triệu``)."""
    parts = compound.read(figure.text, mark)
    return format_number(value, figure.decimals, mark) if parts is None else _rounded(value, parts).text


def _rounded(value: Fraction, style: Numeral) -> Numeral:
    """``value`` with the decimals and in the style of another number; a tie goes away from zero, as the law has it."""
    units = floor(abs(value) * 10**style.decimals + Fraction(1, 2))
    return style._replace(units=units, negative=value < 0 and units > 0)


def _recomputed(equation: Equation, stated: Sequence[Stated], target: Stated) -> Repair | None:
    """The target computed from the other printed numbers and rounded as it was.

    None when that divides by zero or comes to what is printed already (the target's words say more: ``trên 1.700``).
    """
    points: dict[str, list[Fraction]] = {}
    for one in stated:
        points.setdefault(one.role, []).append(_value(one) * one.factor)
    value = equation.value(points)
    if value is None:
        return None
    style = target.numeral or Numeral(0, target.decimals, mark=target.mark, group="." if target.mark == "," else ",")
    text = _rounded(value / target.factor, style).text
    return None if text == target.text else Repair(target.figure, text, RECOMPUTED)


def _of_one_size(afresh: Repair, target: Stated) -> bool:
    """Of its sign and less than ten times more or less: 63,3 % that comes to 63.280 % is hardly the figure that is wrong."""
    printed, computed = target.numeral, Numeral.read(afresh.text, target.mark)
    if printed is None or computed is None:
        return True
    if printed.negative != computed.negative:
        return False
    small, large = sorted((abs(printed.value), abs(computed.value)))
    return large < 10 * small


def _value(one: Stated) -> Fraction:
    """The number as printed; for one that can't be read as digits, the middle of its range."""
    numeral, low, high = one.numeral, one.interval.low, one.interval.high
    if numeral is not None:
        return numeral.value
    if low is not None and high is not None:
        return (low + high) / 2
    return next((end for end in (low, high) if end is not None), Fraction(0))


def _ranked(equation: Equation, stated: Sequence[Stated]) -> list[Explanation]:
    """All slips that make the equation hold, the likeliest first."""
    values = entering(stated)
    ranked: list[tuple[tuple[bool, int, int, int], Explanation]] = []
    seen: dict[str, int] = {}
    for place, one in enumerate(stated):
        index = seen.get(one.role, 0)
        seen[one.role] = index + 1
        fitting = list(slips_into(equation.solve((one.role, index), values), one))
        for slip in fitting:
            exact = _restores(equation, stated, place, slip)
            ranked.append(((not exact, slip.kind.rank, len(fitting), place), Explanation(one, slip)))
    ranked.sort(key=lambda pair: pair[0])
    return [explanation for _, explanation in ranked]


def _restores(equation: Equation, stated: Sequence[Stated], place: int, slip: Slip) -> bool:
    """Whether with this number the target recomputes to the very digits printed."""
    points: dict[str, list[Fraction]] = {}
    printed: tuple[Stated, Numeral] | None = None
    for i, one in enumerate(stated):
        numeral = slip.meant if i == place else one.numeral
        if numeral is None:
            return False
        points.setdefault(one.role, []).append(numeral.value * one.factor)
        if one.role == equation.target:
            printed = one, numeral
    value = equation.value(points)
    if value is None or printed is None:
        return False
    target, numeral = printed
    return _rounded(value / target.factor, numeral).value == numeral.value


def _distinct(offered: Iterable[Repair]) -> tuple[Repair, ...]:
    """The same without repetitions of figure and text."""
    first: dict[tuple[int, str], Repair] = {}
    for repair in offered:
        first.setdefault((repair.figure, repair.text), repair)
    return tuple(first.values())
