"""Figures as operands of an equation: each in its role, brought to one unit, with its sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from checker.claim import ONE, Operand
from checker.claims.facts import Facet, Fact
from checker.figure import Figure

TIMED = "/time"
"""What the dimension of an amount over some time has more than that of the amount."""


def goes_on(a: Fact, b: Fact) -> bool:
    """``742 tấn/ngày (đô thị 318 tấn, nông thôn 424 tấn)``: the time that one of them is told for goes on unsaid."""
    x, y = a.m.dimension, b.m.dimension
    timed = x == y + TIMED or y == x + TIMED
    return timed and a.facet is not Facet.RATE and b.facet is not Facet.RATE


def both_named(a: Fact, b: Fact) -> bool:
    """Both are printed with a unit of their own: that of ``742 tấn/ngày (đô thị 318 tấn, …)`` goes on."""
    x, y = a.m.dimension, b.m.dimension
    return bool(x and y) and (x == y or not goes_on(a, b))


def converted(f: Fact, to: Fact) -> Fraction:
    """From the unit of ``f`` to that of ``to``; a figure without a unit is taken as printed in the other's.

    What is told for each of something in one and plainly in the other, or counted under two names, differs by scale words only.
    """
    if f.m.factor is to.m.factor or not both_named(f, to):
        return ONE
    return f.factor / to.factor if f.m.dimension == to.m.dimension else f.m.scale / to.m.scale


def rescaled(f: Fact, to: Fact) -> Fraction:
    """The same, but where both have scale words these count without a unit too: ``373,7 nghìn`` of ``735,2 nghìn người``."""
    if f.m.factor is to.m.factor:
        return ONE
    if both_named(f, to):
        return f.factor / to.factor
    return ONE if 1 in (f.m.scale, to.m.scale) else f.m.scale / to.m.scale


def screened(f: Fact, whole: Fact) -> float:
    """What the base value of ``f`` is multiplied by to be compared with the whole's; for screening only."""
    if f.m.factor is whole.m.factor or both_named(f, whole):
        return 1.0
    return float(rescaled(f, whole)) * whole.times / f.times


def sizes(a: Fact, b: Fact) -> tuple[float, float]:
    """Two figures to be compared with one another, in one unit; for screening only. See ``converted``."""
    if a.m.factor is b.m.factor or both_named(a, b):
        if a.m.dimension == b.m.dimension:
            return a.mid, b.mid
        return a.value * float(a.m.scale), b.value * float(b.m.scale)
    return a.value, b.value


def printed_sign(f: Fact) -> int:
    """-1 for a figure printed with a minus."""
    return -1 if (f.m.figure.value or 0) < 0 else 1


def signed(factor: Fraction, way: int) -> Fraction:
    """A factor that counts forwards or backwards."""
    return factor if way > 0 else -factor


def size(f: Fact) -> Fraction:
    """The factor that makes a figure positive where only its size counts."""
    return signed(ONE, printed_sign(f))


def direction(f: Fact) -> int:
    """What a change is multiplied by to be a rise or fall as its words say, whatever sign is printed."""
    return (f.sign or 1) * printed_sign(f)


def total(whole: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    """A whole and its parts, in the whole's unit or scale."""
    return (Operand("whole", whole.id), *(Operand("part", f.id, rescaled(f, whole)) for f in parts))


def added(whole: Fact, run: Sequence[Fact]) -> tuple[str, tuple[Operand, ...]]:
    """The shape of a sum and its operands: changes keep their direction."""
    if whole.facet is not Facet.DELTA or any(f.facet is not Facet.DELTA for f in run):
        return "total", total(whole, run)
    way = direction(whole)
    return "sum-of-changes", (
        Operand("whole", whole.id, Fraction(printed_sign(whole))),
        *(Operand("part", f.id, direction(f) * way * printed_sign(whole) * rescaled(f, whole)) for f in run),
    )


def exact(f: Fact) -> Fraction:
    """A figure as printed, to the last digit, in base units."""
    return Fraction(f.m.figure.value or 0) * f.factor


def printed_alike(facts: Sequence[Fact]) -> bool:
    """All in one unit and to one decimal place, none with a bound: what they add up to needs no rounding."""
    first = facts[0].m
    return all(
        f.m.factor is first.factor and f.m.figure.decimals == first.figure.decimals and not f.m.bound for f in facts
    )


def adds_up(operands: Sequence[Operand], figures: Sequence[Figure] | Mapping[int, Figure]) -> bool:
    """Whether the parts make the whole, which comes first, as they are printed: to the last digit."""
    whole, *parts = (o.factor * Fraction(figures[o.figure].value or 0) for o in operands)
    return sum(parts) == whole


def to_the_digit(operands: Iterable[Operand]) -> tuple[Operand, ...]:
    """The same, its whole numbers not rounded."""
    return tuple([o._replace(exact=True) for o in operands])


def total_by_unit(whole: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    """A whole and its parts, converted only where both name their units."""
    return (Operand("whole", whole.id), *(Operand("part", f.id, converted(f, whole)) for f in parts))


def share(percent: Fact, part: Fact, whole: Fact) -> tuple[Operand, ...]:
    """A percentage with the part and the whole it is of, for ``percent = 100 * part / whole``."""
    return Operand("percent", percent.id), Operand("part", part.id, rescaled(part, whole)), Operand("whole", whole.id)


def change(d: Fact, current: Fact, previous: Fact) -> tuple[Operand, ...]:
    """A change with the values after and before it; its size counts, the direction is that of the values."""
    now, then = sizes(current, previous)
    way = printed_sign(d) * (1 if now >= then else -1)
    return (
        Operand("change", d.id, signed(converted(d, previous), way)),
        Operand("current", current.id, converted(current, previous)),
        Operand("previous", previous.id),
    )


def reversed_change(operands: Iterable[Operand]) -> tuple[Operand, ...]:
    """A change the other way, as its words say: one of its values is mistyped."""
    change, *values = operands
    return Operand(change.role, change.figure, -change.factor), *values


def points(d: Fact, a: Fact, b: Fact) -> tuple[Operand, ...]:
    """The percentage points between two rates, whichever is the higher."""
    first, second = a.m.figure.value or 0, b.m.figure.value or 0
    high, low = (a, b) if first >= second else (b, a)
    return Operand("points", d.id, size(d)), Operand("current", high.id), Operand("previous", low.id)


def looseness(f: Fact) -> float:
    """Width of a figure's range against its size."""
    return abs(f.hi - f.lo) / abs(f.mid) if f.mid else 1.0
