"""Percentage points: the two printed rates that a change lies between, each pair told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.claim import Kind, Operand, Strength
from checker.claims import operands
from checker.claims.base import Scene
from checker.claims.belief import Features, Option, score, weights
from checker.claims.closeness import of_difference
from checker.claims.cues import EARLIER
from checker.claims.facts import Facet, Fact
from checker.claims.growthties import yearly
from checker.vocabulary import Wording, phrases

FAMILY = "points"
"""Name of these weights."""
_BACK, _AHEAD = 10, 3
"""Figures before a change and behind it among which rates are sought."""
_FARTHEST = 4
"""Rates from which on all count as far."""
_AS_TOLD, _OTHERWISE = "moves as told", "moves otherwise"
_CONTRIBUTED = Wording(r"<contributes>(?: \w+){0,4}\W*$")
"""``tăng 3,14%, đóng góp 0,52 điểm phần trăm``: its part in the growth of a whole, no change between rates."""
_FROM = Wording(r"(?<!\S)<from*>\s*$")


def options(scene: Scene, d: Fact) -> list[Option]:
    """All pairs of rates worth weighing for a change in points."""
    if _CONTRIBUTED.search(d.m.before):
        return []
    table = weights(FAMILY)
    found = []
    for (i, a), (j, b) in combinations(_rates(scene, d), 2):
        told = _about(d, i, a, j, b)
        relation = operands.points(d, a, b)
        if not scene.arithmetic.holds("points", relation) and _reversed(scene, told, relation):
            relation = operands.reversed_change(relation)
        found.append(
            Option(
                Kind.CHANGE,
                "points",
                relation,
                score(table, told),
                of_difference(d, a, b).luck,
                (told,),
                unmended=0.005,
                accusable=not (d.m.bound or yearly(d)) and d.m.sentence == a.m.sentence == b.m.sentence,
                against=max(0.0, table.get(_AS_TOLD, 0.0) - table.get(_OTHERWISE, 0.0)) if _OTHERWISE in told else 0.0,
            )
        )
    return found


def _reversed(scene: Scene, told: Features, relation: Sequence[Operand]) -> bool:
    """A slip made the lower rate the higher one: words say which it should be, or one slip would make it so."""
    if _OTHERWISE in told or _AS_TOLD in told or "in its sentence 2" not in told:
        return _OTHERWISE in told
    turned = operands.reversed_change(relation)
    return scene.slip_in("points", turned) is not None and scene.slip_in("points", relation) is None


def none_of_them(scene: Scene, d: Fact) -> Features:
    """What speaks for it that the rates which a change lies between are not both printed."""
    beside = sum(f.m.sentence == d.m.sentence for _, f in _rates(scene, d))
    told = [f"none, rates {min(beside, 3)}", f"none against {d.base}"]
    if d.m.bound:
        told.append("none bound")
    return tuple(told)


def _rates(scene: Scene, d: Fact) -> Iterator[tuple[int, Fact]]:
    """Rates near a change, each with its number: -1 for the nearest before it, 1 for the first behind it."""
    for step, near in ((-1, scene.back(d, _BACK)), (1, scene.ahead(d, _AHEAD))):
        number = 0
        for f in near:
            if _is_rate(f, d):
                number += step
                yield max(-_FARTHEST, min(_FARTHEST, number)), f


def _is_rate(f: Fact, d: Fact) -> bool:
    """A percentage in the change's block, or a number with decimals and no unit."""
    return (
        f.m.block == d.m.block
        and f.m.bound != "range"
        and (f.m.percent or (not f.m.dimension and f.m.measure and f.m.figure.decimals > 0))
    )


def _about(d: Fact, i: int, a: Fact, j: int, b: Fact) -> Features:
    """How two rates stand to a change, the first and the second in the order of nearness."""
    places = f"rates {max(i, j)} and {min(i, j)}"
    told = [places]
    inside = (a.m.sentence == d.m.sentence) + (b.m.sentence == d.m.sentence)
    told.append(f"in its sentence {inside}")
    marked = [f for f in (a, b) if EARLIER.search(f.m.before)]
    told.append(f"marked earlier {len(marked)}")
    if len(marked) == 1 and d.sign:
        now = b if marked[0] is a else a
        told.append(_AS_TOLD if (now.mid - marked[0].mid) * d.sign > 0 else _OTHERWISE)
    if _moved(a, b):
        told.append("from one to the other")
    told.append(f"of clauses {min(2, abs(a.clause - d.clause) + abs(b.clause - d.clause))}")
    if any(f.facet is not Facet.LEVEL for f in (a, b)):
        told.append("one is growth")
    if not (a.m.percent and b.m.percent):
        told.append("one without a sign")
    if a.m.figure.decimals != b.m.figure.decimals:
        told.append("of other decimals")
    if d.m.depth > max(a.m.depth, b.m.depth):
        told.append("in a bracket behind")
    if d.m.depth and d.m.bracket in (a.m.bracket, b.m.bracket):
        told.append("in the bracket of one")
    return tuple(told)


def _moved(a: Fact, b: Fact) -> bool:
    """``từ 9,55% xuống 7,55%``."""
    first, second = (a, b) if a.index < b.index else (b, a)
    together = second.index == first.index + 1 and first.m.sentence == second.m.sentence
    return (
        together
        and _FROM.search(first.m.before) is not None
        and any(w in second.m.before for w in phrases("up_or_down"))
    )


def between_rates(scene: Scene, p: Fact) -> bool:
    """``đạt 72,2% KH (CK đạt 74,0%, giảm 1,8%)``: points, written as a percentage; claimed if they are."""
    near = (*scene.back(p, 4), *scene.ahead(p, 2))
    rates = [f for f in near if f.m.percent and f.m.sentence == p.m.sentence and f.facet is Facet.LEVEL]
    for a, b in combinations(rates, 2):
        if abs((a.m.figure.value or 0) - (b.m.figure.value or 0)) == abs(p.m.figure.value or 0):
            scene.explain(p, Kind.CHANGE, "points", operands.points(p, a, b), Strength.SILENT)
            return True
    return False
