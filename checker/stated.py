"""Printed figures as an equation takes them, and the slips that may have put one where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from checker import compound
from checker.claim import ONE, Operand
from checker.figure import Figure
from checker.interval import Interval
from checker.numeral import Numeral
from checker.ranges import counted, in_role, plain_count
from checker.scales import Rescaled, neighbours
from checker.slips import ANYWHERE, FARTHEST_MARK, Slip, SlipKind, meant


@dataclass(frozen=True)
class Stated:
    """A printed figure in its role, with all that a repair of it needs."""

    figure: int
    role: str
    text: str
    """The number as printed, without its unit."""
    interval: Interval
    """What it may have been, in its printed unit."""
    factor: Fraction = ONE
    """What it is multiplied by to enter the equation."""
    decimals: int = 0
    mark: str = ","
    exact: bool = False
    """A count: repairs have no decimals."""
    rescaled: tuple[Rescaled, ...] = ()
    """Units of other sizes that may have been meant."""
    apart: bool = False
    """Its minus, as in ``(-26,59%)``, is none of its text: digits, range and factor are those without it."""

    @property
    def entering(self) -> Interval:
        """Its range in the equation's unit."""
        return self.interval if self.factor is ONE else self.interval.scaled(self.factor)

    @cached_property
    def numeral(self) -> Numeral | None:
        """Its digits; None for a number in words."""
        return Numeral.read(self.text, self.mark) or compound.read(self.text, self.mark)


def stated_operands(operands: Sequence[Operand], figures: Sequence[Figure], mark: str) -> list[Stated]:
    """A claim's operands with all that slips and repairs need to know of them."""
    exact = counted(operands, figures)
    stated = []
    for o in operands:
        figure = figures[o.figure]
        plain = o.exact or (exact and plain_count(figure))
        interval = in_role(o.role, figure, exact=plain)
        apart = sign_apart(figure)
        stated.append(
            Stated(
                figure=o.figure,
                role=o.role,
                text=figure.text,
                interval=-interval if apart else interval,
                factor=-o.factor if apart else o.factor,
                decimals=figure.decimals,
                mark=mark,
                exact=figure.exact or plain,
                rescaled=() if plain else tuple(neighbours(figure.unit)),
                apart=apart,
            )
        )
    return stated


def sign_apart(figure: Figure) -> bool:
    """A minus stands before the figure, outside its text."""
    return figure.value is not None and figure.value < 0 and figure.text[:1].isdigit()


def entering(stated: Iterable[Stated]) -> dict[str, list[Interval]]:
    """The operands by role, as ``Equation`` takes them."""
    values: dict[str, list[Interval]] = {}
    for one in stated:
        values.setdefault(one.role, []).append(one.entering)
    return values


def slips_into(needed: Interval, one: Stated) -> Iterator[Slip]:
    """What a figure may have been meant to read, if one typing slip put it outside ``needed``, a range in the equation's unit."""
    numeral = one.numeral
    # Where every number fits, a divisor reaches zero, and no slip explains anything.
    if numeral is None or not one.factor or needed.is_whole:
        return
    own = needed if one.factor is ONE else needed.scaled(1 / one.factor)
    if numeral.steps:
        yield from _slips_inside(own, one, numeral)
        return
    # How far the truth may lie from the printed number. Another number in the same style lies as far from its own truth.
    around = one.interval + Interval.decimal(-numeral.signed, numeral.decimals)
    reaches: dict[tuple[int, bool, bool], tuple[int | None, int | None]] = {}

    def fits(signed: int, decimals: int) -> bool:
        """Whether the number lies where its range meets ``own``; tried on hundreds, so in whole units of the last place."""
        if decimals and one.exact:
            return False
        key = decimals, signed != 0 and (signed < 0) != numeral.negative, signed == 0
        if key not in reaches:
            offsets = around
            if key[1] or decimals != numeral.decimals:
                finer = Fraction(10) ** (numeral.decimals - decimals)
                offsets = around.scaled(-finer if key[1] else finer)
            if key[2] and not offsets.is_point:
                # Zero is rounded to from both sides, and a tie leaves it.
                offsets = Interval(offsets.low, offsets.high, low_open=True, high_open=True)
            reaches[key] = (own - offsets).scaled(10**decimals).integers()
        least, greatest = reaches[key]
        return (least is None or signed >= least) and (greatest is None or signed <= greatest)

    # With the mark elsewhere a number lies that many times farther from its truth.
    found = meant(numeral, fits, *_within(own, around, 10.0**FARTHEST_MARK))
    yield from (slip for slip in found if not (one.apart and slip.kind is SlipKind.SIGN))
    for unit, times in one.rescaled:
        if one.interval.scaled(times).meets(own):
            yield Slip(numeral.times(times), SlipKind.UNIT, unit)


def _slips_inside(needed: Interval, one: Stated, numeral: Numeral) -> Iterator[Slip]:
    """The same of a number told in several parts: the slip is in one of them. ``needed``: a range in the printed unit."""
    above: int | None = None
    for member, times in numeral.members:
        others = numeral.value - member.value * times
        part = replace(
            one,
            text=member.text,
            interval=(one.interval - Interval.point(others)).scaled(Fraction(1, times)),
            factor=ONE,
            decimals=member.decimals,
            exact=one.exact or times > 1,
            rescaled=(),
        )
        for slip in slips_into((needed - Interval.point(others)).scaled(Fraction(1, times)), part):
            value = slip.meant.value
            if value >= 0 and (above is None or value * times < above):
                decimals = slip.meant.decimals if times == 1 else numeral.decimals
                units = int((others + value * times) * 10**decimals)
                yield slip._replace(meant=numeral._replace(units=units, decimals=decimals))
        above = times


def _within(needed: Interval, around: Interval, times: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Values between which the numbers lie that fit; and if they may lie so many times ``around`` their truth; for screening."""
    if not around.is_bounded:
        return ANYWHERE, ANYWHERE
    (low, high), (below, above) = needed.approximate, around.approximate
    low, high = max(low, ANYWHERE[0]), min(high, ANYWHERE[1])
    reach, spare = max(abs(below), abs(above)), 1e-9 * max(abs(low), abs(high))
    farther = times * reach + spare
    return (low - reach - spare, high + reach + spare), (low - farther, high + farther)
