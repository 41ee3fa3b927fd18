"""Rates as percentages of rates: ``năng suất 58,5/60 tạ/ha, đạt 97,5% KH``, ``8,1 triệu đồng/tháng, bằng 109,5% so với năm trước (7,4 …)``.

A rate is no part of anything, so that place alone tells: the rate right before the percentage, and its plan or earlier value beside.
"""

from __future__ import annotations

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.currents import of_one_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted
from checker.vocabulary import Wording

_LINKED = Wording(r"^(?:[^\W\d_]+ ){0,4}(?:\( ?(?:[\w~]+ ){0,4}:? ?|<at_rate>(?: [^\W\d_]+){0,2} ?)$")
"""Between the percentage and what it is of: a bracket, or *mức*."""
_MEANT = 0.9
"""Chance that they are meant so."""


def recognise(scene: Scene) -> None:
    """Claim the percentages of rates that hold; suspect a slip in those that don't."""
    for p in scene.facts:
        if p.facet is not Facet.LEVEL or not p.m.percent or p.table or p.m.bound or p.id in scene.taken or not p.index:
            continue
        pair = _pair(scene, p)
        if pair is not None:
            _offer(scene, p, *pair)


def _pair(scene: Scene, p: Fact) -> tuple[Fact, Fact] | None:
    """The rate that a percentage tells of, and the one that it is of."""
    last = scene.facts[p.index - 1]
    if last.facet is not Facet.RATE or last.m.sentence != p.m.sentence or last.clause != p.clause:
        return None
    before = scene.facts[p.index - 2] if p.index > 1 else None
    if before is not None and before.facet is Facet.RATE and before.m.sentence == p.m.sentence:
        beside = last.m.over < 0 or last.m.before.strip() == "/" or last.m.depth > p.m.depth == before.m.depth
        if beside and of_one_kind(before, last):
            return before, last
    following = next(iter(scene.ahead(p, 1)), None)
    if following is None or following.m.sentence != p.m.sentence or following.m.percent:
        return None
    compared = following.facet in (Facet.RATE, Facet.PREV, Facet.PLAN) and following.single
    if compared and last.m.depth == p.m.depth and _LINKED.match(following.m.before) and of_one_kind(last, following):
        return last, following
    return None


def _offer(scene: Scene, p: Fact, current: Fact, base: Fact) -> None:
    if not base.m.figure.value:
        return
    planned = p.base == "plan"
    kind, shape = (Kind.RATIO, "percent-of-plan") if planned else (Kind.GROWTH, "level")
    above, below = ("actual", "plan") if planned else ("current", "previous")
    operands = Operand("percent", p.id), Operand(above, current.id, converted(current, base)), Operand(below, base.id)
    if scene.arithmetic.holds(shape, operands):
        scene.explain(p, kind, shape, operands, Strength.ASSERTED)
    else:
        scene.suspect(p.id, kind, shape, operands, _MEANT)
