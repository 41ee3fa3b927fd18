"""Values that changes and growth percentages may be about: the current one, the one compared with, and both side by side."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording, load

_AGAINST = Wording(r"<against*>(?: \w+){0,3}[ :]*$")
_CURRENTS_WITHIN = 45
_CURRENTS = 14
"""Values tried as the current one at most."""


def currents(scene: Scene, delta: Fact, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The value that changed, for a change and the percentage it goes with: one before both that counts the same things."""
    rank = 0.0
    words = _kin(delta)
    for f in scene.back(scene.facts[min(delta.index, p.index)], _CURRENTS_WITHIN):
        if f.facet is Facet.RATE and f.m.dimension.partition("/")[0] == delta.m.dimension.partition("/")[0] != "":
            yield 0.3 * rank, f
            if f.m.sentence == delta.m.sentence:
                rank += 1.0
        if f.m.over < 0 and f.m.dimension == delta.m.dimension and f.m.sentence == delta.m.sentence:
            yield rank + 0.5, f
        if f.facet is not Facet.VALUE or not quantity(f) or f.m.over < 0 or not same_kind(f, delta):
            continue
        yield max(_strange(f, delta, p, rank, len(words & _kin(f))), 0.2 * rank), f
        rank += 1.0
        if rank > _CURRENTS:
            return


def _strange(f: Fact, delta: Fact, p: Fact, rank: float, kin: int) -> float:
    """The cost of a value as the one that changed. ``kin``: how many words it shares with the change."""
    cost = rank - min(2, kin) * 0.8 + (0.8 if f.m.sentence != p.m.sentence else 0)
    if f.m.dimension != delta.m.dimension:
        cost += 0.8
    if f.m.block != p.m.block:
        cost += 2.0
    if f.m.sentence != p.m.sentence and not kin:
        cost += 2.0
    if f.m.bracket and f.m.bracket != p.m.bracket and f.m.depth >= p.m.depth:
        cost += 1.5
    return cost


def _kin(f: Fact) -> frozenset[str]:
    """The words that say what is counted."""
    unit = () if f.m.count else f.m.figure.unit.split()
    return frozenset(f"{f.m.noun} {f.m.figure.label}".split()) - load().lists["fillers.change"] - frozenset(unit)


def values_before(scene: Scene, p: Fact) -> Iterator[Fact]:
    """Up to five values before a percentage or multiple in its block, the nearest first; parts of lists only in its clause."""
    n = 0
    for f in scene.back(p, 20):
        if (f.m.depth > p.m.depth and f.m.bracket != p.m.bracket) or (f.index in scene.wholes and f.clause != p.clause):
            continue
        if f.facet is Facet.VALUE and quantity(f) and f.m.over >= 0 and f.m.block == p.m.block:
            yield f
            n += 1
            if n == 5:
                return


def previous(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The value that a growth percentage or multiple is measured from, after it or before."""
    for steps, f in enumerate(scene.ahead(p, 2)):
        if f.m.sentence != p.m.sentence or f.clause != p.clause or not quantity(f):
            break
        marked = f.facet in (Facet.PREV, Facet.PLAN)
        linked = _AGAINST.search(f.m.before) is not None
        opened = f.m.depth > p.m.depth and (f.m.before.rstrip().endswith("(") or marked)
        if opened or linked:
            yield (0.5 if marked or linked else 1.5) + steps, f
        elif marked:
            yield 3.0 + steps, f
    rank = 0.0
    sought = Facet.PLAN if p.base == "plan" else Facet.PREV
    for f in scene.back(p, 40):
        if not quantity(f) or (f.m.over < 0 and p.base != "plan"):
            continue
        rank += 1
        start = 0.4 if f.facet is sought and f.m.sentence == p.m.sentence else 2.7
        yield start + 0.5 * rank + (1.0 if f.m.block != p.m.block else 0), f
        if rank > 16:
            return


def compared(scene: Scene, d: Fact) -> Iterator[tuple[float, Fact]]:
    """Values that a change may be measured from: marked as last year's, before or after the change."""
    for steps, f in enumerate(scene.ahead(d, 4)):
        if f.m.sentence != d.m.sentence:
            break
        if not quantity(f) or not same_kind(f, d) or f.m.over:
            continue
        if f.facet is Facet.PREV:
            yield 0.2 + 0.6 * steps, f
        elif "(" in f.m.before and f.m.depth > d.m.depth:
            yield 1.9 + 0.6 * steps, f
        else:
            yield 2.5 + steps, f
    rank = 0.0
    for f in scene.back(d, 30):
        if not quantity(f) or not same_kind(f, d):
            continue
        rank += 1
        near = f.m.sentence == d.m.sentence
        yield (0.8 if f.facet is Facet.PREV and near else 2.2 if near else 3.2) + 0.6 * rank, f
        if rank > 9:
            return


def paired(scene: Scene, d: Fact) -> tuple[Fact, Fact] | None:
    """Both values in the bracket behind a change, with or without its percentage: ``tăng 93 vụ (206/113 vụ)``."""
    after = scene.facts[d.index + 1 : d.index + 4]
    if len(after) < 2:
        return None
    a, b = after[:2]
    if _opens_pair(a, d) and a.m.before.strip() == "(":
        alike = a.m.dimension == d.m.dimension or d.m.percent
        return (a, b) if alike and a.mid != b.mid else None
    if a.m.percent and len(after) > 2:
        c = after[2]
        if _opens_pair(b, d) and b.m.dimension == d.m.dimension and b.mid != c.mid:
            return b, c
    return None


def _opens_pair(f: Fact, d: Fact) -> bool:
    """The A of an ``A/B`` in a bracket of the change's sentence."""
    return f.m.over > 0 and f.m.depth > d.m.depth and f.m.sentence == d.m.sentence
