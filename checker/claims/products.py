"""Products: so much per something, how many of it, and what that makes together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.base import Scene, Suspect, quantity
from checker.claims.facts import Facet, Fact
from checker.ranges import significant

_NEAR = 3.0
_REACH = {1: 5.0, 2: 8.0, 3: 12.0, 4: 14.0, 5: 14.0}


def recognise(scene: Scene) -> None:
    """Yields, norms and averages with the two figures they tie together."""
    for rate in scene.facts:
        if rate.facet is Facet.RATE and not rate.table and rate.m.figure.value:
            _product(scene, rate)


def _product(scene: Scene, rate: Fact) -> None:
    composed = "/" in rate.m.dimension
    above, _, below = rate.m.dimension.partition("/")
    found: list[tuple[float, tuple[Operand, ...], str]] = []
    for c_cost, count in _near(scene, rate, below if composed else ""):
        for o_cost, output in _near(scene, rate, above):
            if output is count or not count.m.figure.value:
                continue
            if not composed and (not count.m.count or count.m.dimension == output.m.dimension and not rate.m.count):
                continue
            cost = c_cost + o_cost + (0 if output.m.sentence == count.m.sentence else 1.5)
            shape, operands = _operands(rate, count, output)
            if count.m.sentence != rate.m.sentence or output.m.sentence != rate.m.sentence:
                cost += _NEAR
            found.append((cost, operands, shape))
    found.sort(key=lambda x: x[0])
    reach = _REACH[min(5, significant(rate.m.figure))]
    for cost, operands, shape in found:
        if cost <= reach and scene.arithmetic.holds(shape, operands):
            scene.claim(Kind.PRODUCT, shape, operands, Strength.ASSERTED if cost <= _NEAR else Strength.SILENT)
            return
    if composed and found and found[0][0] <= _NEAR and found[0][2] == "yield":
        scene.claim(Kind.PRODUCT, found[0][2], found[0][1])
        return
    for rank, (cost, operands, shape) in enumerate(found[:2]):
        if composed and cost <= _NEAR / 2:
            scene.suspects.append(Suspect(Claim(Kind.PRODUCT, shape, operands, Strength.LIKELY), rate.id, 0.9, rank + 1))


def _operands(rate: Fact, count: Fact, output: Fact) -> tuple[str, tuple[Operand, ...]]:
    """In the output's unit: output = count × rate."""
    scale = rate.factor * count.factor / output.factor
    if "/" in rate.m.dimension and not rate.m.figure.unit.startswith(("đồng", "triệu", "tỷ", "nghìn")) and not count.m.count:
        return "yield", (
            Operand("output", output.id),
            Operand("area", count.id),
            Operand("rate", rate.id, scale),
        )
    return "average", (
        Operand("average", rate.id),
        Operand("whole", output.id, output.factor / (rate.factor * count.factor)),
        Operand("count", count.id),
    )


def _near(scene: Scene, rate: Fact, dimension: str) -> Iterator[tuple[float, Fact]]:
    """Quantities of a dimension around the rate; any count when no dimension is asked for."""
    rank = 0.0
    for f in scene.back(rate, 30):
        if _fits(f, dimension):
            yield rank * 1.0 + (1.0 if f.m.sentence != rate.m.sentence else 0) + (2.0 if f.m.block != rate.m.block else 0), f
            rank += 1
            if rank > 8:
                break
    rank = 0.0
    for f in scene.ahead(rate, 12):
        if _fits(f, dimension):
            yield rank * 1.0 + (0 if f.m.sentence == rate.m.sentence else 2.0), f
            rank += 1
            if rank > 4:
                return


def _fits(f: Fact, dimension: str) -> bool:
    if not quantity(f) or f.table or f.facet is Facet.PREV:
        return False
    if not dimension:
        return f.m.count or not f.m.dimension
    return f.m.dimension == dimension
