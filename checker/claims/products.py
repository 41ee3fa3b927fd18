"""Products: so much per something, how many of it, and what that makes together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, quantity
from checker.claims.facts import Facet, Fact
from checker.ranges import significant
from checker.vocabulary import Wording, phrases

_NEAR = 3.0
"""Cost up to which wording alone may accuse."""
_REACH = {1: 5.0, 2: 8.0, 3: 12.0, 4: 14.0, 5: 14.0}
"""Cost up to which a match is believed, by significant digits."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """Figures that a rate may tie together."""

    cost: float
    shape: str
    operands: tuple[Operand, ...]


def recognise(scene: Scene) -> None:
    """Yields, norms and averages with the two figures they tie together."""
    for rate in scene.facts:
        if rate.facet is Facet.RATE and not rate.table and rate.m.figure.value:
            _product(scene, rate)


def _product(scene: Scene, rate: Fact) -> None:
    """Claim the count and output of a rate: the best placed that agree, or a yield's by wording; others are suspected."""
    found = sorted(_candidates(scene, rate), key=lambda r: r.cost)
    reach = _REACH[min(5, significant(rate.m.figure))]
    for r in found:
        if r.cost <= reach and scene.arithmetic.holds(r.shape, r.operands):
            strength = Strength.ASSERTED if r.cost <= _NEAR else Strength.SILENT
            scene.claim(Kind.PRODUCT, r.shape, r.operands, strength)
            return
    if not found:
        return
    if _only(scene, rate, found[0].operands) and (_per_something(rate) or found[0].shape == "product"):
        scene.claim(Kind.PRODUCT, found[0].shape, found[0].operands, Strength.LIKELY)
        return
    if not _per_something(rate):
        return
    if found[0].cost <= _NEAR and found[0].shape == "yield":
        scene.claim(Kind.PRODUCT, "yield", found[0].operands)
        return
    for rank, r in enumerate(found[:2]):
        if r.cost <= _NEAR / 2:
            scene.suspect(rate.id, Kind.PRODUCT, r.shape, r.operands, 0.9, rank + 1)


def _candidates(scene: Scene, rate: Fact) -> Iterator[_Relation]:
    """Counts and outputs around a rate that may belong to it."""
    composed = _per_something(rate)
    above, _, below = rate.m.dimension.partition("/")
    for c_cost, count in _near(scene, rate, below if composed else ""):
        for o_cost, output in _near(scene, rate, above):
            if output is count or not count.m.figure.value or not (composed or _counts(count, output, rate)):
                continue
            cost = c_cost + o_cost + (0 if output.m.sentence == count.m.sentence else 1.5)
            if count.m.sentence != rate.m.sentence or output.m.sentence != rate.m.sentence:
                cost += _NEAR
            yield _Relation(cost, *_operands(rate, count, output))


def _per_something(rate: Fact) -> bool:
    """``tạ/ha``: the unit itself says of what."""
    return "/" in rate.m.dimension


def _counts(count: Fact, output: Fact, rate: Fact) -> bool:
    """A number of things that is no output of the same things, unless the average is one of them too."""
    return count.m.count and (count.m.dimension != output.m.dimension or rate.m.count)


_EACH = Wording(r"(?:\b<each*>(?: \w+){1,2}|[×x])$")


def _only(scene: Scene, rate: Fact, operands: tuple[Operand, ...]) -> bool:
    """The clause holds no other figure that could stand in for one of the two beside the rate."""
    beside = [scene.by_figure[o.figure] for o in operands if o.figure != rate.id]
    if any(f.clause != rate.clause or f.m.depth != rate.m.depth for f in beside):
        return False
    clause = [f for f in (*scene.back(rate, 12), *scene.ahead(rate, 12)) if f.m.sentence == rate.m.sentence]
    rivals = [f for f in clause if f not in beside and any(f.m.dimension == b.m.dimension for b in beside)]
    return not rivals and max(f.index for f in beside) - min(f.index for f in beside) <= 3


def _operands(rate: Fact, count: Fact, output: Fact) -> tuple[str, tuple[Operand, ...]]:
    """In the output's unit: output = count × rate."""
    scale = rate.factor * count.factor / output.factor
    if _EACH.search(rate.m.before.strip()) and output.index > rate.index:
        return "product", (
            Operand("product", output.id),
            Operand("count", count.id),
            Operand("norm", rate.id, rate.factor / output.factor),
        )
    if "/" in rate.m.dimension and not rate.m.figure.unit.startswith(phrases("money_units")) and not count.m.count:
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
            yield (
                rank * 1.0
                + (1.0 if f.m.sentence != rate.m.sentence else 0)
                + (2.0 if f.m.block != rate.m.block else 0),
                f,
            )
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
