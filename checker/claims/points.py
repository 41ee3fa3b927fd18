"""Percentage points: the change between two printed rates, also where it is written as a percentage."""

from __future__ import annotations

from itertools import combinations, pairwise

from checker.claim import Kind, Operand, Strength
from checker.claims import operands
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording, phrases

_FROM = Wording(r"(?<!\S)<from*>\s*$")


def points(scene: Scene, d: Fact) -> None:
    """Claim the two rates near by that a change in percentage points lies between."""
    rates = [f for f in (*scene.back(d, 10), *scene.ahead(d, 3)) if _rate(f, d)]
    for a, b in combinations(rates, 2):
        change = operands.points(d, a, b)
        if scene.arithmetic.holds("points", change):
            scene.explain(d, Kind.CHANGE, "points", change, Strength.SILENT)
            return
    pair = _from_to(scene, d)
    if pair:
        high, low = pair
        change = (Operand("points", d.id), Operand("current", high.id), Operand("previous", low.id))
        scene.claim(Kind.CHANGE, "points", change)


def between_rates(scene: Scene, p: Fact) -> bool:
    """``đạt 72,2% KH (CK đạt 74,0%, giảm 1,8%)``: points, written as a percentage; claimed if they are."""
    near = (*scene.back(p, 4), *scene.ahead(p, 2))
    rates = [f for f in near if f.m.percent and f.m.sentence == p.m.sentence and f.facet is Facet.LEVEL]
    for a, b in combinations(rates, 2):
        if abs((a.m.figure.value or 0) - (b.m.figure.value or 0)) == abs(p.m.figure.value or 0):
            scene.explain(p, Kind.CHANGE, "points", operands.points(p, a, b), Strength.SILENT)
            return True
    return False


def _rate(f: Fact, d: Fact) -> bool:
    """A percentage in the change's block, or a number with decimals and no unit."""
    return f.m.block == d.m.block and (f.m.percent or (not f.m.dimension and f.m.figure.decimals > 0))


def _from_to(scene: Scene, d: Fact) -> tuple[Fact, Fact] | None:
    """``từ 9,55% xuống 7,55%`` in the same sentence: the higher and the lower rate."""
    near = (*scene.back(d, 3), *scene.ahead(d, 3))
    beside = sorted((f for f in near if f.m.sentence == d.m.sentence and f.m.percent), key=lambda f: f.index)
    for a, b in pairwise(beside):
        placed = b.index == d.index - 1 or (a.index == d.index + 1 and a.m.depth > d.m.depth)
        moves = _FROM.search(a.m.before) and any(w in b.m.before for w in phrases("up_or_down"))
        if placed and moves and b.index == a.index + 1:
            return (a, b) if a.mid > b.mid else (b, a)
    return None
