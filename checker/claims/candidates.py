"""What a percentage may be of: pairs of figures around it, ranked by place and wording. The lower the cost the likelier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.claims.base import Scene, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording, load, phrases

_AFTER_STOP = re.compile(r"[,;:()]")
_OPENED = re.compile(r"\((?: ?[\w~]+){0,5} ?:? ?$")
_LIST = Wording(r"<part_follows>")
_LINK = Wording(r"^(?:\w+ ){0,2}<share_of>(?: (?!<that*>)\w+){0,3}\W*$")
_TOLD = Wording(r"[(=]|<beside_percent*>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate: ``part`` is the percentage of ``base``."""

    cost: float
    part: Fact
    base: Fact
    worded: float = 9.0
    """Its cost by wording and place alone, before other percentages speak for it."""


def candidates(scene: Scene, p: Fact) -> Iterator[Pair]:
    """All pairs worth trying, with their costs."""
    bases = list(_bases(scene, p))
    for cost, part in list(_parts(scene, p)):
        partner = _partner(scene, part)
        if partner is not None and same_kind(part, partner):
            yield Pair(cost + (2.5 if names_whole(p) else 0), part, partner)
        for base_cost, base in bases:
            if base is part or base is partner or not same_kind(part, base) or not base.m.figure.value:
                continue
            if p.base in ("", "whole") and base.mid < part.mid and base_cost > 1:
                continue
            extra = 1.0 if partner is not None else 0.0
            if part.m.dimension != base.m.dimension:
                extra += 0.7
            if part.m.sentence != base.m.sentence and base.index > part.index:
                extra += 3
            yield Pair(cost + base_cost + extra, part, base)


def names_whole(p: Fact) -> bool:
    """``chiếm 91,53% tổng số đại biểu Quốc hội``: the percentage says what it is of, right after."""
    return p.base == "whole" and not set(phrases("whole")).isdisjoint(p.m.after.split()[:3])


def _partner(scene: Scene, part: Fact) -> Fact | None:
    """The B of a part that is the A of an ``A/B``."""
    return scene.facts[part.index + 1] if part.m.over > 0 and part.index + 1 < len(scene.facts) else None


# ---- numerators --------------------------------------------------------------------------------------------------------


def _parts(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """Numerators: values before the percentage, the nearest first; or the one right after it."""
    fillers = load().lists["fillers.percent"]
    about = set(_AFTER_STOP.split(p.m.after, maxsplit=1)[0].split()[:6]) - fillers
    rank = 0.0
    for f in scene.back(p, 24):
        if f.m.block != p.m.block or rank > 9:
            break
        if f.facet is Facet.DELTA and f.index >= p.index - 2 and f.m.sentence == p.m.sentence and p.base == "plan":
            yield 0.4, f
        elif quantity(f) and f.m.over >= 0:
            cost = _apart(f, p, rank)
            if rank and about & (set(f.m.noun.split()) - fillers):
                cost = max(0.6, cost - 1.5)
            yield cost, f
            rank += 0.4 if _closed(f, p) else 1.0
    for f in _after(scene, p):
        yield (0.9 if _TOLD.search(f.m.before) else 2.5) + (1 if rank == 0 else 1.5), f


def _apart(f: Fact, p: Fact, cost: float) -> float:
    """The cost of a value before the percentage as its numerator, with what speaks against it."""
    if _closed(f, p):
        cost += 2.5
    if f.m.sentence != p.m.sentence:
        cost += 2
    if f.facet is not Facet.VALUE:
        cost += 3
    if _of_time(f):
        cost += 3
    return cost


def _after(scene: Scene, p: Fact) -> Iterator[Fact]:
    """The quantity right after the percentage, behind no bracket's end; the second one too, if both stand in a bracket."""
    for f in scene.ahead(p, 2):
        if f.index == p.index + 2 and not (f.m.depth > p.m.depth and f.m.bracket == scene.facts[p.index + 1].m.bracket):
            return
        if f.m.sentence == p.m.sentence and quantity(f) and f.clause == p.clause and f.m.depth >= p.m.depth:
            yield f


# ---- what it is of -----------------------------------------------------------------------------------------------------


def _bases(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """What it may be a percentage of: right after it (``(3.100 tỷ đồng)``, ``của 99.656 hộ``), or before."""
    for steps, f in enumerate(scene.ahead(p, 3)):
        if _ends_search(f, p):
            break
        if quantity(f):
            yield _linked(f, p) + steps, f
    distance = 0
    for f in scene.back(p, 60):
        if not quantity(f) or _of_time(f):
            continue
        distance += 1
        if scene.sections[f.m.block] != scene.sections[p.m.block] and distance > 14:
            break
        yield max(_estranged(f, p, 1.4 + 0.35 * distance), 0.5), f


def _ends_search(f: Fact, p: Fact) -> bool:
    """Behind this figure nothing is what the percentage is of: another clause, another percentage, a list of parts."""
    if f.m.sentence != p.m.sentence or f.clause != p.clause:
        return True
    if f.m.percent or f.facet in (Facet.DELTA, Facet.RATE, Facet.GROWTH):
        return True
    if f.facet is Facet.PREV and p.base in ("whole", "plan"):
        return True
    return quantity(f) and _LIST.search(f.m.before) is not None


def _linked(f: Fact, p: Fact) -> float:
    """The cost of a figure after the percentage, by the words that link them."""
    opened = f.m.depth > p.m.depth and _OPENED.search(f.m.before) is not None
    named = f.facet is Facet.PLAN and p.base == "plan" and not f.m.over
    if (opened or named) and p.base in ("plan", "prev"):
        return 0.6
    if _LINK.match(f.m.before):
        return 0.8
    return 1.8 if opened else 4.0


def _estranged(f: Fact, p: Fact, cost: float) -> float:
    """The cost of a figure before the percentage as what it is of, with what speaks against or for it."""
    if f.m.sentence != p.m.sentence:
        cost += 1.5
    if f.m.block != p.m.block:
        cost += 1.5
    planned = f.facet is Facet.PLAN and (p.base == "plan" or (f.m.sentence == p.m.sentence and f.m.over >= 0))
    if planned or (f.facet is Facet.PREV and p.base == "prev"):
        cost -= 1.5
    elif p.base in ("plan", "prev") or f.m.over < 0:
        cost += 1.0
    return cost + 0.7 if _closed(f, p) else cost


def _of_time(f: Fact) -> bool:
    return f.m.figure.unit.endswith(phrases("time_units"))


def _closed(f: Fact, p: Fact) -> bool:
    """``f`` stands in a bracket that has closed before ``p``."""
    return f.m.bracket != 0 and (f.m.bracket != p.m.bracket or f.m.sentence != p.m.sentence) and f.m.depth >= p.m.depth


def cheapest(pairs: Sequence[Pair]) -> list[Pair]:
    """In order of cost."""
    return sorted(pairs, key=lambda pair: pair.cost)
