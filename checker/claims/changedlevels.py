"""Levels told by a change: ``543 đơn, giảm 55 đơn, bằng 90,8% so với cùng kỳ`` speaks of 598 a year before, which nobody prints."""

from __future__ import annotations

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, signed

_LEAST = 50
"""Smaller ones may be the change itself: ``giảm 47 vụ = 6,4% so với năm 2022``."""


def recognise(scene: Scene) -> None:
    """Claim what a level computes from: the value and its change right before it, in this order and in one sentence."""
    triples = zip(scene.facts, scene.facts[1:], scene.facts[2:], strict=False)
    for current, change, level in [three for three in triples if _together(*three)]:
        if _is_computed(scene, level):
            continue
        operands = (
            Operand("percent", level.id),
            Operand("current", current.id),
            Operand("change", change.id, signed(converted(change, current), change.sign)),
        )
        if scene.arithmetic.holds("level-of-change", operands):
            scene.explain(level, Kind.GROWTH_DELTA, "level-of-change", operands, Strength.ASSERTED)
        elif level.mid > _LEAST and (level.mid - 100) * change.sign > 0 and not level.m.bound:
            scene.claim(Kind.GROWTH_DELTA, "level-of-change", operands, Strength.LIKELY)


def _is_computed(scene: Scene, level: Fact) -> bool:
    """The level holds of other figures already."""
    own = (c for c in scene.claims if c.operands[0].figure == level.id)
    return any(scene.arithmetic.holds(c.shape, c.operands) for c in own)


def _together(current: Fact, change: Fact, level: Fact) -> bool:
    """A value, its change and a level against an earlier time stand side by side in one sentence."""
    if level.facet is not Facet.LEVEL or change.facet is not Facet.DELTA or current.facet is not Facet.VALUE:
        return False
    if not (level.m.percent and level.base == "prev" and current.quantity and current.m.over >= 0 and change.sign):
        return False
    beside = current.m.sentence == change.m.sentence == level.m.sentence
    plain = not any(f.table or f.m.bound == "range" for f in (current, change, level))
    return beside and plain and same_kind(change, current) and change.mid < current.mid
