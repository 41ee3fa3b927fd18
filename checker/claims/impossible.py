"""Percentages that can't be, whatever they are computed from: a share above a hundred, a fall by more than all there was."""

from __future__ import annotations

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording

_SHARE = Wording(r"<takes_up>(?: [^\W\d_]+){0,3} ?$")
"""``chiếm 116,8%``, ``chiếm tỷ lệ khoảng 116,8%``."""
_SIGNED = Wording(r"\b<may_be_negative>\b")
"""What may fall below zero falls by more than a hundred."""
_NEAR = 80
"""Characters before a fall in which it is said what fell."""


def recognise(scene: Scene) -> None:
    """Claim the percentages in running text that are impossible; those that a relation already puts wrong are left to it."""
    told = {o.figure for c in scene.claims if c.kind is not Kind.REPEAT for o in c.operands}
    for f in scene.facts:
        if f.table or not f.m.percent or f.id in told or not _above_all(f):
            continue
        if _share(f):
            scene.claim(Kind.BOUND, "share-above-hundred", (Operand("percent", f.id),))
        elif _fall(scene, f):
            scene.claim(Kind.BOUND, "fall-above-hundred", (Operand("percent", f.id),))


def _above_all(f: Fact) -> bool:
    """Even the least that it may be is more than a hundred."""
    return f.m.figure.low is not None and f.m.figure.low > 100


def _share(f: Fact) -> bool:
    return f.facet is Facet.LEVEL and _SHARE.search(f.m.before) is not None


def _fall(scene: Scene, f: Fact) -> bool:
    if f.facet is not Facet.GROWTH or f.sign >= 0:
        return False
    before = [f.m.before, *(g.m.before for g in scene.back(f, 2) if g.m.sentence == f.m.sentence)]
    return not any(_SIGNED.search(words[-_NEAR:]) for words in before)
