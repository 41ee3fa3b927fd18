"""How telling it is that one typing slip would mend a sum: of small numbers nearly any does, of large ones hardly one.

Unrelated figures miss each other by anything up to about the whole's size. A sum that was mistyped misses by what a slip of
one of its figures makes, and that is the likelier the more of them may have been mistyped so.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from checker.claims.facts import Facet, Fact
from checker.claims.operands import added, rescaled
from checker.figure import Figure
from checker.slips import alike

_SPREAD = 1.4
"""How far unrelated figures miss each other, in wholes: measured on labelled reports."""
_SLIPS = 9
"""Slips of one digit."""
_LEVEL = 0.6
"""How fast it levels off where nearly any slip mends a sum: measured on labelled reports."""
_TRIED = 30
"""Numbers that are tried one by one; among more there is always one that a slip makes."""
_TOO_MUCH = 101
"""No slip of a digit makes a number so many times larger or smaller."""
Scales = Sequence[Fraction] | Sequence[float]
"""What brings figures to the unit of the first."""


def digits(figure: Figure) -> str:
    """The digits of a figure, decimals included."""
    return str(figure.value or 0).lstrip("-").replace(".", "")


def slip_luck(figures: Sequence[Figure], scales: Scales, width: float, zeros: int, *, exactly: bool = False) -> float:
    """How likely unrelated figures miss each other by just so much, against how likely a slip makes them.

    The whole comes first; ``scales`` bring the figures to its unit. So many (``width``) neighbouring sums pass as the same, and
    so many places at the end (``zeros``) are round in all figures. It may exceed 1: then a slip speaks against the sum.
    ``exactly``: it would be right to the last digit without the slip.
    """
    whole = figures[0]
    steps = max(1.0, abs(float(whole.value or 0)) * 10.0 ** (whole.decimals - zeros))
    routes = [1 / (_SLIPS * max(1, len(digits(f)) - zeros)) for f in figures]
    open_ = [
        route for route, could in zip(routes, slipped(figures, scales, exactly=exactly), strict=True) if could
    ] or routes[:1]
    return 1 / (sum(open_) * _SPREAD * steps / (width * len(figures)) + _LEVEL)


def slipped(figures: Sequence[Figure], scales: Scales, *, exactly: bool = False) -> list[bool]:
    """Which of the figures one slip of theirs would account for; by floating point, as all that only weighs."""
    factors = [float(scale) for scale in scales]
    values = [float(f.value or 0) for f in figures]
    missed = 2 * values[0] * factors[0] - sum([value * factor for value, factor in zip(values, factors, strict=True)])
    loose = [abs(factor) / 10.0**f.decimals for f, factor in zip(figures, factors, strict=True) if not f.exact]
    slack = 0.0 if exactly else sum(loose) / 2
    return [
        _one_slip(figure, value, (missed if n else -missed) / factor, slack / abs(factor))
        for n, (figure, value, factor) in enumerate(zip(figures, values, factors, strict=True))
    ]


def explained(whole: Fact, run: Sequence[Fact]) -> bool:
    """Whether one slip in a figure accounts for all that the parts miss the whole by."""
    own = whole.m.factor
    if whole.facet is Facet.DELTA:
        ratio, *factors = [float(o.factor) for o in added(whole, run)[1]]
    elif all(f.m.factor is own for f in run):
        return _explained_in_one_unit(whole, run)
    else:
        ratio, factors = 1.0, [float(rescaled(f, whole)) for f in run]
    scaled = [f.value * factor for f, factor in zip(run, factors, strict=True)]
    missed = ratio * whole.value - sum(scaled)
    slack = abs(ratio) * whole.half + sum([f.half * abs(factor) for f, factor in zip(run, factors, strict=True)])
    if _one_slip(whole.m.figure, whole.value, -missed / ratio, slack / abs(ratio)):
        return True
    # Where the parts are too large by more than all of one, no slip of that one explains it.
    least = -missed - slack - 1e-6 * abs(missed)
    return any(
        _one_slip(f.m.figure, f.value, missed / factor, slack / abs(factor))
        for f, size, factor in zip(run, scaled, factors, strict=True)
        if size + 1e-6 * factor >= least or f.value < 0 or factor < 0
    )


def _explained_in_one_unit(whole: Fact, run: Sequence[Fact]) -> bool:
    """The same where nothing has to be rescaled: the usual case, and the one of very many lists."""
    missed = whole.value - sum([f.value for f in run])
    slack = whole.half + sum([f.half for f in run])
    if _one_slip(whole.m.figure, whole.value, -missed, slack):
        return True
    least = -missed - slack - 1e-6 * abs(missed) - 1e-6
    return any(_one_slip(f.m.figure, f.value, missed, slack) for f in run if f.value >= least or f.value < 0)


def _one_slip(figure: Figure, value: float, off: float, slack: float) -> bool:
    """Whether one slip put a figure of this value off by so much, give or take the slack; all in its unit."""
    unit = 10.0**figure.decimals
    size = abs(value)
    wanted = size + (off if value >= 0 else -off)
    tiny = 1e-6 + 1e-12 * abs(wanted * unit)
    least, greatest = ceil((wanted - slack) * unit - tiny), floor((wanted + slack) * unit + tiny)
    if greatest < 0:
        return False
    if greatest - least >= _TRIED:
        return True
    if least > _TOO_MUCH * unit * max(1.0, size) or size * unit > _TOO_MUCH * (greatest + 1):
        return False
    printed = digits(figure)
    if least == greatest:
        return alike(printed, str(least))
    return any(alike(printed, str(n)) for n in range(max(0, least), greatest + 1))
