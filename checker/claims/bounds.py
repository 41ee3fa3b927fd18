"""A part greater than its whole: a question to the author."""

from __future__ import annotations

from checker.claim import Kind, Operand
from checker.claims.base import Scene, quantity
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording

_PLANNED = Wording(r"<measured_against>")
_WITHIN = Wording(r"<within>[^;.]*$")
_AMONG = Wording(r"<among>$")


def recognise(scene: Scene) -> None:
    """Claim ``A/B`` with A above B where no plan is meant, and ``trong đó`` parts above their whole."""
    stated = {o.figure for c in scene.claims for o in c.operands}
    for f in scene.facts:
        if f.m.over > 0 and not f.table and f.index + 1 < len(scene.facts):
            _pair(scene, f, scene.facts[f.index + 1], stated)
        elif f.facet is Facet.VALUE and not f.table:
            _within(scene, f)


def _pair(scene: Scene, part: Fact, whole: Fact, stated: set[int]) -> None:
    if part.mid <= whole.mid or not whole.m.count or part.id in stated or whole.m.dimension in ("events", "documents"):
        return
    if _PLANNED.search(whole.m.before) or _PLANNED.search(part.m.before[-50:]) or _PLANNED.search(whole.m.after[:40]):
        return
    scene.claim(Kind.BOUND, "part-exceeds-whole", (Operand("part", part.id), Operand("whole", whole.id)))


def _within(scene: Scene, part: Fact) -> None:
    """``2.046 lao động, …; trong đó xuất khẩu lao động 2.187 người``; ``trong số 1.284 vụ, đình chỉ 1.297 vụ``."""
    if part.m.bound or part.m.over > 0:
        return
    within = _WITHIN.search(part.m.before)
    for whole in scene.back(part, 5):
        if whole.m.sentence != part.m.sentence:
            return
        if quantity(whole) and whole.facet is Facet.VALUE and whole.m.over >= 0 and whole.m.depth <= part.m.depth:
            among = _AMONG.search(whole.m.before.strip())
            same = whole.m.dimension == part.m.dimension != "" and not whole.m.bound
            if same and (within or among) and part.lo > whole.hi:
                scene.claim(Kind.BOUND, "part-exceeds-whole", (Operand("part", part.id), Operand("whole", whole.id)))
            if same or whole.m.measure:
                return
