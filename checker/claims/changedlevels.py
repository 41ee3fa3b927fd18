"""Levels told by a change: ``543 đơn, giảm 55 đơn, bằng 90,8% so với cùng kỳ`` speaks of 598 a year before, which nobody prints."""

from __future__ import annotations

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, signed

_RANGE = "range"
_LEAST = 50
"""Smaller ones may be the change itself: ``giảm 47 vụ = 6,4% so với năm 2022``."""


def recognise(scene: Scene) -> None:
    """Claim what a level computes from: the value and its change right before it, in this order and in one sentence."""
    computed = {c.operands[0].figure for c in scene.claims if scene.arithmetic.holds(c.shape, c.operands)}
    for current, change, level in zip(scene.facts, scene.facts[1:], scene.facts[2:], strict=False):
        if level.id in computed or not _told_by(current, change, level):
            continue
        factor = signed(converted(change, current), change.sign)
        operands = (
            Operand("percent", level.id),
            Operand("current", current.id),
            Operand("change", change.id, factor),
        )
        if scene.arithmetic.holds("level-of-change", operands):
            scene.explain(level, Kind.GROWTH_DELTA, "level-of-change", operands, Strength.ASSERTED)
        elif level.mid > _LEAST and (level.mid - 100) * change.sign > 0 and not level.m.bound:
            scene.claim(Kind.GROWTH_DELTA, "level-of-change", operands, Strength.LIKELY)


def _told_by(current: Fact, change: Fact, level: Fact) -> bool:
    """They stand together, the level is one against an earlier time, and what it is of is not told behind it."""
    together = current.m.sentence == change.m.sentence == level.m.sentence and not any(
        f.table or f.m.bound == _RANGE for f in (current, change, level)
    )
    moved = change.facet is Facet.DELTA and change.sign != 0 and same_kind(change, current)
    valued = current.facet is Facet.VALUE and current.quantity and current.m.over >= 0
    against = level.m.percent and level.facet is Facet.LEVEL and level.base == "prev"
    return together and moved and valued and against and change.mid < current.mid
