"""Changes: rises and falls against both values, where both are printed; growth, multiples and points go to their own modules."""

from __future__ import annotations

from itertools import islice

from checker.claim import Kind, Operand, Strength
from checker.claims import operands
from checker.claims.base import Scene, same_kind
from checker.claims.compared import compared, currents, paired
from checker.claims.facts import Facet, Fact
from checker.claims.growth import growth, multiple, reach
from checker.claims.points import between_rates, points

Found = tuple[float, tuple[Operand, ...]]

_TRIED = 8
"""Values tried as the current one."""
_SURE, _ASKED = 1.5, 1.0
"""Costs up to which a change that holds is asserted, and one that doesn't hold is accused."""
_SUSPECTED = 3
"""Pairs of values suspected at most."""


def recognise(scene: Scene) -> None:
    """Claim growth percentages, changes, multiples and percentage points."""
    for f in scene.facts:
        if f.table:
            continue
        if f.facet is Facet.LEVEL and f.m.percent and f.id not in scene.taken:
            between_rates(scene, f)
        elif f.facet is Facet.GROWTH and f.m.percent:
            growth(scene, f)
        elif f.facet is Facet.DELTA:
            _change(scene, f)
        elif f.facet is Facet.TIMES:
            multiple(scene, f)
        elif f.facet is Facet.POINTS:
            points(scene, f)


def _change(scene: Scene, d: Fact) -> None:
    """Claim the values that a change lies between: the best placed that give it, or the best by wording; others are suspected."""
    found = sorted(_candidates(scene, d), key=lambda x: x[0])
    limit = reach(d) * 0.8
    for cost, change in found:
        if cost <= limit and scene.arithmetic.holds("change", change):
            scene.explain(d, Kind.CHANGE, "change", change, Strength.ASSERTED if cost <= _SURE else Strength.SILENT)
            return
    if found and found[0][0] <= _ASKED:
        scene.claim(Kind.CHANGE, "change", found[0][1])
        return
    for rank, (cost, change) in enumerate(found[:_SUSPECTED]):
        if cost <= 4:
            scene.suspect(d.id, Kind.CHANGE, "change", change, 0.85 if cost <= 1.6 else 0.5, rank + 1)


def _candidates(scene: Scene, d: Fact) -> list[Found]:
    """Current and previous values that may explain a change, with their costs."""
    found: list[Found] = []
    near = list(islice(currents(scene, d, d), _TRIED))
    for cost, previous in compared(scene, d):
        for further, current in near:
            if current is previous or not same_kind(current, previous):
                continue
            contrary = (d.sign > 0 and current.mid < previous.mid) or (d.sign < 0 and current.mid > previous.mid)
            change = operands.change(d, current, previous)
            found.append((cost + (further + 1.5 if contrary else further), change))
    pair = paired(scene, d)
    if pair:
        found.append((0.0, operands.change(d, *pair)))
    if d.m.measure and d.base == "plan":
        for cost, f in near:
            if f.m.over > 0:
                found.append((cost + 0.3, operands.change(d, f, scene.facts[f.index + 1])))
    return found
