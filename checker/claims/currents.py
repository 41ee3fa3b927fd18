"""Changes beside a growth percentage, and the values that may have changed, each told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.base import Scene, same_kind
from checker.claims.belief import Features
from checker.claims.facts import Facet, Fact
from checker.claims.steps import in_step
from checker.claims.times import order
from checker.vocabulary import Wording, phrases

AGAINST = Wording(r"<against*>(?: \w+){0,3}[ :]*$")
"""``so với``: the value that follows is the one compared with."""
REACHED = Wording(r"<moved_to>(?: [\w~]+){0,2}\W*$")
"""``thêm 6.000 đồng lên 459.000 đồng``: the value that follows is the one after the change."""
FROM = Wording(r"<from>(?: [\w~]+){0,3}\W*$")
_MOVES = Wording(r"<moves*>")
_RESTATED = Wording(r"[(=]|<restated*>")
_WITHIN, _CURRENTS = 50, 14
"""Figures before a change that are looked at, and values among them that are tried."""


def deltas(scene: Scene, p: Fact) -> Iterator[tuple[Fact, Features]]:
    """The change that a growth percentage belongs to: next to it, on either side, or one figure further."""
    for steps, before in enumerate(scene.back(p, 2)):
        if before.facet is Facet.DELTA and before.m.block == p.m.block:
            if before.m.sentence == p.m.sentence:
                yield before, _told_before(before, p, steps)
            elif before.m.sentence == p.m.sentence - 1:
                yield before, (f"change {steps} before in other sentence",)
    stepped = in_step(scene.steps, p.index)
    if stepped is not None and scene.facts[stepped].facet is Facet.DELTA:
        yield scene.facts[stepped], ("change in step",)
    yield from _deltas_behind(scene, p)


def _told_before(before: Fact, p: Fact, steps: int) -> Features:
    """How a change before a growth percentage in its sentence is tied to it."""
    said = p.m.before if not steps else ""
    own = bool(_MOVES.search(said)) and not _RESTATED.search(said)
    told = [f"change {steps} before{' own words' if own else ''}"]
    if p.sign and before.sign and p.sign != before.sign:
        told.append("change of other direction")
    if p.m.depth > before.m.depth:
        told.append("change before bracket")
    return tuple(told)


def _deltas_behind(scene: Scene, p: Fact) -> Iterator[tuple[Fact, Features]]:
    for steps, after in enumerate(scene.ahead(p, 2)):
        if after.m.sentence != p.m.sentence or after.clause != p.clause or not after.m.measure:
            return
        said = after.m.before
        opened = after.m.depth > p.m.depth and said.strip(" ~").startswith("(")
        restated = any(w in said for w in phrases("beside_change"))
        way = "opened" if opened else "restated" if restated else "plain"
        if after.facet is Facet.DELTA and (not steps or opened):
            same = "" if after.sign == p.sign else " of other direction"
            yield after, (f"change {steps} after {way}{same}",)
        elif opened and not steps and after.facet is Facet.VALUE and said.strip() == "(":
            yield after, ("change bare in bracket",)


def currents(scene: Scene, delta: Fact, p: Fact) -> Iterator[tuple[Fact, Features]]:
    """The value that changed: one before both that counts the same things."""
    words = kin(scene, delta) | kin(scene, p)
    found = list(_currents(scene, delta, p, words))
    for (f, told), naming in zip(found, namesakes(scene, words, [f for f, _ in found]), strict=True):
        yield f, (*told, f"value {naming}")


def _currents(scene: Scene, delta: Fact, p: Fact, words: frozenset[str]) -> Iterator[tuple[Fact, Features]]:
    rank = 0
    alike = 0
    for f in scene.ahead(delta, 1):
        if f.m.sentence == delta.m.sentence and _may_change(f, delta) and REACHED.search(f.m.before):
            yield f, ("value reached", *_apart(scene, f, delta, p, words))
    if p is not delta:
        for f in scene.ahead(p, 1):
            if f.m.sentence == p.m.sentence and _may_change(f, delta) and REACHED.search(f.m.before):
                yield f, ("value reached behind", *_apart(scene, f, delta, p, words))
    for f in scene.back(scene.facts[min(delta.index, p.index)], _WITHIN):
        if not _may_change(f, delta):
            continue
        told = [f"value {min(rank, 5)} before"]
        if f.m.dimension == delta.m.dimension and f.m.dimension:
            told.append(f"value {min(alike, 4)} of the unit")
            alike += 1
        told.extend(_apart(scene, f, delta, p, words))
        yield f, tuple(told)
        rank += 1
        if rank == _CURRENTS:
            return


def amount(f: Fact) -> bool:
    """An amount, or one for each of something."""
    return f.quantity or (f.facet is Facet.RATE and f.single)


def of_one_kind(a: Fact, b: Fact) -> bool:
    """What may be compared, of two rates or a rate and an amount, too: ``7,57 triệu đồng/tháng, tăng 7,5% so với 7,04 triệu đồng``."""
    if Facet.RATE not in (a.facet, b.facet):
        return same_kind(a, b)
    (x, _, per), (y, _, each) = a.m.dimension.partition("/"), b.m.dimension.partition("/")
    return x == y and (per == each or not per or not each) and bool(x or per == each)


def _may_change(f: Fact, delta: Fact) -> bool:
    """An amount of the change's kind, or a rate of it."""
    if f.facet is Facet.RATE:
        return f.m.dimension != "" and of_one_kind(f, delta)
    return f.facet in (Facet.VALUE, Facet.PLAN) and f.quantity and same_kind(f, delta)


def _apart(scene: Scene, f: Fact, delta: Fact, p: Fact, words: frozenset[str]) -> Iterator[str]:
    yield f"value told {scene.times[f.index].told or 'plainly'}, change {scene.times[p.index].told or 'plainly'}"
    if f.m.dimension != delta.m.dimension:
        yield "value without unit" if not f.m.dimension else "value of unit, change without"
    if f.m.sentence != p.m.sentence:
        yield "value in other sentence" if f.m.block == p.m.block else "value in other block"
        if scene.sections[f.m.block] != scene.sections[p.m.block]:
            yield "value in other section"
    elif f.clause != p.clause:
        yield "value in other clause"
    shared = len(words & kin(scene, f))
    yield f"value shares {min(shared, 3)}{'' if f.m.sentence == p.m.sentence else ' from afar'}"
    if f.m.bracket and f.m.bracket != p.m.bracket and f.m.depth >= p.m.depth:
        yield "value in closed bracket"
    if f.facet is not Facet.VALUE:
        yield f"value is {f.facet.value}"
    if f.m.over:
        yield "value over" if f.m.over > 0 else "value under"
    if f.m.bound:
        yield "value bound"


def kin(scene: Scene, f: Fact) -> frozenset[str]:
    """The words that say what is counted."""
    known = scene.kin.get(f.index)
    if known is None:
        unit = () if f.m.count else f.m.figure.unit.split()
        words = frozenset(f"{f.m.noun} {f.m.figure.label}".split())
        known = scene.kin[f.index] = words - scene.words.lists["fillers.change"] - frozenset(unit)
    return known


def from_to(previous: Fact, current: Fact) -> bool:
    """``từ 743 xuống còn 688``."""
    beside = current.index == previous.index + 1 and current.m.sentence == previous.m.sentence
    return beside and FROM.search(previous.m.before) is not None and REACHED.search(current.m.before) is not None


def alike(scene: Scene, current: Fact, previous: Fact) -> Iterator[str]:
    """Whether words say that two values are of one thing at two times."""
    now_told, then_told = scene.times[current.index], scene.times[previous.index]
    yield f"values {order(now_told, then_told)}"
    yield f"current told {now_told.told or 'plainly'}, previous {then_told.told or 'plainly'}"
    if previous.m.block == current.m.block - 1 and scene.place(previous) == scene.place(current):
        yield "values in one place of items"  # "- 2014: khởi tố 256 vụ …", "- 2015: khởi tố 178 vụ …"
    near = "" if current.m.sentence == previous.m.sentence else " from afar"
    now, then = kin(scene, current), kin(scene, previous)
    yield f"values share {min(len(now & then), 3)}{near}"
    if now == then:
        yield f"values named alike{near}"
    if current.m.count and previous.m.count and current.noun.split()[:1] != previous.noun.split()[:1]:
        yield f"values of two nouns{near}"


def of_year(scene: Scene, year: int, current: Fact, previous: Fact) -> Iterator[str]:
    """Whether the values are told of the year that a change is measured against; nothing where none is told."""
    if year:
        now, then = scene.times[current.index].year, scene.times[previous.index].year
        yield (
            "previous of year against" if then == year else "previous of other year" if then else "previous of no year"
        )
        if now == year:
            yield "current of year against"


def namesakes(scene: Scene, words: frozenset[str], facts: Sequence[Fact]) -> list[str]:
    """Of each figure, the nearest first, whether it shares the most of these words."""
    shared = [len(words & kin(scene, f)) for f in facts]
    most = max(shared, default=0)
    if not most:
        return ["unnamed"] * len(facts)
    first = shared.index(most)
    best = "named best" if shared.count(most) == 1 else "named best and nearest"
    return [
        best if n == first else "named as well farther" if names == most else "named less"
        for n, names in enumerate(shared)
    ]
