"""How three figures of a table's line may hang together: one is computed from the two others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import compress
from math import inf
from typing import NamedTuple

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import printed_sign
from checker.ranges import significant
from checker.vocabulary import load

SHAPES = {
    "share": (Kind.RATIO, "percent", "part", "whole"),
    "growth": (Kind.GROWTH, "percent", "current", "previous"),
    "average": (Kind.PRODUCT, "average", "whole", "count"),
    "change": (Kind.CHANGE, "change", "current", "previous"),
    "yield": (Kind.PRODUCT, "output", "area", "rate"),
    "growth-of-rise": (Kind.GROWTH_DELTA, "percent", "current", "change"),
}
"""What a figure may be of two others, with the roles of all three."""
_COUNTED = 7
"""Digits of results that agree with unrounded numbers by no chance."""
_NEAR_YIELD = 0.02
"""By what share an output may miss its area and yield to be asked about."""

Line = tuple[Fact, Fact, Fact]
"""A result and the two figures it comes from."""
Reading = tuple[Kind, str, tuple[Operand, ...]]
"""What a claim of a line is made of."""


class Screen(NamedTuple):
    """A figure for screening by printed values, before the exact question."""

    mid: float
    width: float
    """Of its printed range."""
    telling: bool
    """It has digits enough to be a result."""


def screen(f: Fact) -> Screen:
    """The screen of a figure."""
    return Screen(f.mid, f.hi - f.lo, f.mid == 100 or significant(f.m.figure) > 1)


def possible(z: Screen, x: Screen, y: Screen) -> tuple[str, ...]:
    """The shapes by which ``z`` may come of ``x`` and ``y``: whole numbers in tables are seldom rounded."""
    if not y.mid or not z.telling:
        return ()
    value, slack = x.mid / y.mid, 2 * z.width + 1e-6 * abs(z.mid)
    over = y.mid + y.width / 2 > 0
    fits = (
        over and z.mid and abs(100 * value - z.mid) <= slack,
        over and z.mid and abs(100 * value - 100 - z.mid) <= slack,
        over and z.mid and abs(value - z.mid) <= slack,
        over and z.mid and abs(abs(x.mid - y.mid) - abs(z.mid)) <= x.width + y.width + z.width + 1e-9,
        over and z.mid > 0 and abs(x.mid * y.mid / 10 / z.mid - 1) < _NEAR_YIELD,
        _rise(z, x, y),
    )
    return tuple(compress(SHAPES, fits)) if any(fits) else ()


def reached(z: Screen, y: Screen, widest: float, mids: Sequence[float]) -> Iterator[int]:
    """Which of the figures, printed as ``mids`` in ascending order and no wider than ``widest``, may be ``x`` for ``possible``.

    More than are possible, by far more than floating point errs; one may come more than once.
    """
    if not y.mid or not z.telling:
        return
    for one, other in _by_value(z, y, widest) + _by_rise(z, y):
        low, high = (one, other) if one <= other else (other, one)
        at = bisect_left(mids, low - 1e-9 * (1 + abs(low)))
        while at < len(mids) and mids[at] <= high + 1e-9 * (1 + abs(high)):
            yield at
            at += 1


def _by_value(z: Screen, y: Screen, widest: float) -> tuple[tuple[float, float], ...]:
    """The spans of all shapes but the rise."""
    value, of = z.mid, y.mid
    if not value or of + y.width / 2 <= 0:
        return ()
    slack, moved = 2 * z.width + 1e-6 * abs(value), widest + y.width + z.width + 1e-9
    least, most = value - slack, value + slack
    one = of / 100
    found = (
        (one * least, one * most),
        (one * (100 + least), one * (100 + most)),
        (of * least, of * most),
        (of - value - moved, of - value + moved),
        (of + value - moved, of + value + moved),
    )
    return (*found, (10 * value * (1 - _NEAR_YIELD) / of, 10 * value * (1 + _NEAR_YIELD) / of)) if value > 0 else found


def _by_rise(z: Screen, y: Screen) -> tuple[tuple[float, float], ...]:
    """The span of the rise: the larger the percentage, the less there was before."""
    size = abs(z.mid)
    least, most = size - 2 * z.width, size + 2 * z.width
    if not most:
        return ()
    of = 100 * abs(y.mid)
    return ((y.mid + of / most, y.mid + of / least if least > 0 else inf),)


def _rise(z: Screen, x: Screen, y: Screen) -> bool:
    """Whether a change ``y`` to ``x`` may be one of ``z`` percent; a fall may be printed without its sign."""
    if x.mid <= abs(y.mid) or (z.mid <= 0 < y.mid):
        return False
    wanted = z.mid if y.mid > 0 else -abs(z.mid)
    return abs(100 * y.mid / (x.mid - y.mid) - wanted) <= 2 * z.width


def reading(shape: str, line: Line, *, exact: tuple[bool, bool] = (False, False)) -> Reading:
    """The claim of a shape: a change counts by its size, a yield in tạ gives tấn, and a negative rise is a fall.

    ``exact``: of both figures that the result comes of, whether as a whole number it is not rounded.
    """
    z, x, y = line
    kind, result, first, second = SHAPES[shape]
    z_factor = y_factor = Fraction(1)
    if shape == "change":
        z_factor = Fraction((1 if x.mid >= y.mid else -1) * printed_sign(z))
    elif shape == "yield":
        y_factor = Fraction(1, 10)
    elif shape == "growth-of-rise" and y.mid < 0:
        shape, z_factor, y_factor = "growth-of-fall", Fraction(printed_sign(z)), Fraction(-1)
    elif shape == "growth" and z.mid > 0 and load().cues["fall"].search(z.m.before):
        z_factor = Fraction(-1)  # "giảm 2,6"
    operands = (
        Operand(result, z.id, z_factor),
        Operand(first, x.id, exact=exact[0] and not x.m.figure.decimals),
        Operand(second, y.id, y_factor, exact=exact[1] and not y.m.figure.decimals),
    )
    return kind, shape, operands


def holds(scene: Scene, shape: str, line: Line, *, exact: tuple[bool, bool] = (False, False)) -> bool:
    """Whether the figures of a line agree."""
    _, named, operands = reading(shape, line, exact=exact)
    return scene.arithmetic.holds(named, operands)


def counted(scene: Scene, shape: str, lines: Sequence[Line]) -> tuple[bool, bool]:
    """Of both columns that results come of, whether their whole numbers are counts, none of them rounded.

    That shows where lines agree as they would if nothing but the result were rounded: all but one, with enough digits. In a
    column with decimals, 69 is as rounded as 69,1.

    Only lines with numbers so small that rounding them would show can tell. The one that does not agree may be the one with
    a slip, hidden by what rounding would allow.
    """
    telling = [(z, x, y) for z, x, y in lines if abs(z.mid) > 2 * (z.hi - z.lo) * min(abs(x.mid), abs(y.mid))]
    holding = [line for line in telling if holds(scene, shape, line, exact=(True, True))]
    digits = sum(significant(z.m.figure) for z, _, _ in holding)
    if len(holding) < 2 or digits < _COUNTED or len(holding) < len(telling) - 1:
        return False, False
    first, second = (not any(line[n].m.figure.decimals for line in lines) for n in (1, 2))
    return first, second
