"""Ranges of the operands of a claim: what each figure may have been, given what is printed and what it stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from checker.claim import ONE, Operand
from checker.equation import Equation
from checker.figure import Figure, Role
from checker.interval import Interval


def printed(figure: Figure, *, exact: bool = False) -> Interval:
    """The range of a figure in its printed unit.

    ``trên 1.700`` runs from 1.700 up to one unit of its last significant digit more: who has 1.950 doesn't write so.
    """
    low, high = figure.low, figure.high
    if low is None or high is None:
        value = Fraction(figure.value or 0)
        return Interval(value - last_unit(figure), value) if low is None else Interval(value, value + last_unit(figure))
    if exact and not figure.decimals and high - low <= 1:
        return Interval.point(figure.value or 0)
    return Interval(low, high, figure.low_open, figure.high_open)


def last_unit(figure: Figure) -> Fraction:
    """One unit of the last digit that is not a trailing zero: 100 for 1.700, 1/10 for 1,1."""
    if figure.decimals or not figure.value:
        return Fraction(1, 10**figure.decimals)
    digits = str(abs(int(figure.value)))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


def counted(operands: Sequence[Operand], figures: Sequence[Figure]) -> bool:
    """Whether the claim is about things counted: then its whole numbers without a unit are counts too.

    Sums, differences and shares of small numbers without any unit are of counts, too; larger ones may be amounts of money, rounded.
    """
    if any(figures[o.figure].exact for o in operands):
        return True
    return all(o.role == "percent" or (o.role in _COUNTED and _small_count(figures[o.figure])) for o in operands)


_COUNTED = ("whole", "part", "change", "current", "previous", "closing", "movement")
"""Roles of what is added and subtracted, and of what others are a share of."""
_LARGE = 1000
"""Numbers from which on a unit may be told elsewhere: in a table's head, ``ĐVT: triệu đồng``."""


def plain_count(figure: Figure) -> bool:
    """A whole number without a unit: among things counted it counts them too."""
    return figure.role is Role.MEASURE and not figure.unit and figure.decimals == 0


def _small_count(figure: Figure) -> bool:
    return plain_count(figure) and figure.value is not None and abs(figure.value) < _LARGE


def placed(operands: Iterable[Operand]) -> Iterator[tuple[Operand, int]]:
    """Each operand with its place among those of its role."""
    seen: dict[str, int] = {}
    for o in operands:
        place = seen.get(o.role, 0)
        seen[o.role] = place + 1
        yield o, place


class PrintedRanges:
    """The ranges of one document's figures."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self._known: dict[tuple[int, bool], Interval] = {}
        """The range of each figure that was asked for, by its id: as printed, and as a number known to be exact."""

    def of(self, operands: Sequence[Operand]) -> dict[str, list[Interval]]:
        """The ranges of all operands by role, each times its factor."""
        counts = counted(operands, self.figures)
        values: dict[str, list[Interval]] = {}
        for role, number, factor, exact in operands:
            figure = self.figures[number]
            whole = exact or (counts and plain_count(figure)) or _was_set(role, figure)
            interval = self._printed(role, figure, exact=whole)
            values.setdefault(role, []).append(interval if factor is ONE else interval.scaled(factor))
        return values

    def _printed(self, role: str, figure: Figure, *, exact: bool) -> Interval:
        if role == "average":
            return in_role(role, figure, exact=exact)
        known = self._known.get((figure.id, exact))
        if known is None:
            known = self._known[figure.id, exact] = printed(figure, exact=exact)
        return known


def in_role(role: str, figure: Figure, *, exact: bool = False) -> Interval:
    """The range of a figure in its role: an average is rounded even where what it counts can't be halved."""
    if role == "average" and figure.exact:
        value = Fraction(figure.value or 0)
        return Interval(value - Fraction(1, 2), value + Fraction(1, 2), high_open=True)
    return printed(figure, exact=exact)


def _was_set(role: str, figure: Figure) -> bool:
    """A plan in round numbers, and so much for each, were set so: nothing was rounded."""
    if role not in ("norm", "plan") or figure.decimals or not figure.value or figure.low is None:
        return False
    return role == "norm" or figure.value % 10 == 0


class Arithmetic:
    """The rules' equations, by shape, for recognisers that ask whether figures fit before they claim anything."""

    def __init__(self, equations: Mapping[str, Equation], figures: Sequence[Figure]) -> None:
        self._equations = equations
        self.figures = figures
        self.ranges = PrintedRanges(figures)

    def equation(self, shape: str) -> Equation | None:
        """The equation of a shape; None for a rule that is no equation or switched off."""
        return self._equations.get(shape)

    def holds(self, shape: str, operands: Sequence[Operand]) -> bool:
        """Whether some unrounded values within the printed ranges satisfy the shape's equation."""
        equation = self._equations.get(shape)
        return equation is not None and equation.holds(self.ranges.of(operands))


def significant(figure: Figure) -> int:
    """How many digits speak: 3 for 99,4; 2 for 0,53; a round hundred has 1."""
    digits = f"{figure.value or 0:f}".lstrip("-0.").replace(".", "")
    if not figure.decimals:
        digits = digits.rstrip("0") or "1"
    return len(digits)
