"""Percentages of something: of a plan, of a whole, of last year's value.

For each percentage the figures around it are ranked as its numerator and as what it is a percentage of, by where they stand and
what the words say. Of the pairs that give the printed percentage the best placed is taken. Where no pair does, the best
placed one is claimed only if wording alone ties it to the percentage; the next ones are suspected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.claim import Kind, Operand, Strength
from checker.claims import operands
from checker.claims.base import Scene, quantity
from checker.claims.candidates import Pair, candidates, cheapest, names_whole
from checker.claims.facts import Facet, Fact
from checker.claims.shares import complete_shares
from checker.ranges import significant
from checker.vocabulary import Wording, load

_NEAR = 2.0
"""Total cost up to which wording alone may accuse."""
_REACH = {1: 6.0, 2: 9.0, 3: 13.0, 4: 16.0, 5: 18.0}
"""Total cost up to which a match is believed, by the percentage's significant digits."""
_FAR = 3.5
"""Total cost from which a match is believed only if few chance matches were to be expected."""
_LOOSE = 0.6
"""As many may be expected in a first look, where only what several percentages agree on counts."""
_BELIEVED = 0.4
"""A match is believed while fewer chance matches than this were to be expected up to it."""
_AGAINST = 0.03
"""The same where a pair tied by wording is passed over for it."""
_PRIOR = {"bracket": 0.9, "share": 0.75, "plan": 0.4, "prev": 0.2, "comma": 0.75, "level": 0.5}
"""How often a percentage so introduced has its two figures in the text; each document tells more."""
_TRIED = 7
"""Pairs suspected at most."""
_BESIDE = 4
"""Percentages on either side that tell what one is of."""
_BASES_WITHIN = 40
"""Figures within which another percentage's base speaks for a pair."""

_BETWEEN_RATES = Wording(r"<rate_moves*>\W*(?:<rate_reads*>|:|\()?\W*$")


def recognise(scene: Scene) -> None:
    """Claim every percentage of a plan, whole or earlier value."""
    percents = [p for p in scene.facts if p.facet is Facet.LEVEL and not p.table and p.m.percent]
    tried = {p.index: cheapest(list(candidates(scene, p))) for p in percents}
    first = {p.index: _matching(scene, p, tried[p.index], _LOOSE) for p in percents}
    bases = {index: pair.base.index for index, pair in first.items() if pair}
    settled: dict[int, Pair] = {}
    for p in percents:
        tried[p.index] = _reranked(scene, p, tried[p.index], bases)
    for p in percents:
        pair = _matching(scene, p, tried[p.index], _BELIEVED)
        if pair:
            settled[p.index] = pair
            _state(scene, p, pair, Strength.ASSERTED if pair.cost <= _NEAR else Strength.SILENT)
    complete_shares(scene, percents, settled)
    rates = _rates(percents, tried, settled)
    for n, p in enumerate(percents):
        if p.index not in settled and tried[p.index]:
            around = percents[max(0, n - _BESIDE) : n + _BESIDE + 1]
            _unsettled(scene, p, tried[p.index], rates[_introduced(p)], _siblings(scene, p, around, settled))


# ---- the pair that gives the percentage --------------------------------------------------------------------------------


def _reranked(scene: Scene, p: Fact, pairs: Sequence[Pair], bases: Mapping[int, int]) -> list[Pair]:
    """What other percentages nearby are of, and the whole of the list that the part stands in, come first.

    ``bases``: what a percentage seems to be of, by fact index of both.
    """
    uses = Counter(base for i, base in bases.items() if i != p.index and abs(i - p.index) <= _BASES_WITHIN)
    better = []
    for pair in pairs:
        bonus = {0: 0.0, 1: 1.2, 2: 2.5}.get(uses[pair.base.index], 4.0)
        if scene.wholes.get(pair.part.index) == pair.base.index:
            bonus = max(bonus, 2.4)
        cost = max(pair.cost - bonus, min(pair.cost, 0.8 + 0.2 * pair.cost)) if bonus else pair.cost
        better.append(Pair(cost, pair.part, pair.base, pair.cost))
    return cheapest(better)


def _matching(scene: Scene, p: Fact, pairs: Sequence[Pair], believed: float) -> Pair | None:
    """The best placed pair that gives the percentage, unless so many were tried that some had to."""
    reach = _REACH[min(5, max(1, significant(p.m.figure)))]
    first = min(pairs, key=_by_wording, default=None)
    tied = first is not None and min(first.worded, first.cost) <= _NEAR and _tied(scene, p, first)
    expected = 0.0
    for rank, pair in enumerate(pairs):
        expected += _luck(p, pair)
        if pair.cost > reach or (rank and tied and expected > _AGAINST) or (pair.cost > _FAR and expected > believed):
            return None
        if _fits(scene, p, pair):
            return pair
    return None


def _by_wording(pair: Pair) -> tuple[float, float]:
    return min(pair.worded, 9.0), pair.cost


def _scale(pair: Pair) -> float:
    """What the part's base value is multiplied by to be compared with the base's; for screening."""
    return float(operands.rescaled(pair.part, pair.base)) * float(pair.base.factor) / float(pair.part.factor)


def _luck(p: Fact, pair: Pair) -> float:
    """Chance that two unrelated figures agree: how wide the ranges of percentage and quotient are, against their size."""
    scale = _scale(pair)
    low, high = (
        100 * pair.part.lo * scale / max(pair.base.hi, 1e-9),
        100 * pair.part.hi * scale / max(pair.base.lo, 1e-9),
    )
    return min(1.0, (min(high - low, 2 * p.mid) + p.hi - p.lo) / max(p.mid, 1e-9))


def _fits(scene: Scene, p: Fact, pair: Pair) -> bool:
    """Whether the pair gives the printed percentage, within rounding."""
    scale = _scale(pair)
    low, high = pair.part.lo * scale, pair.part.hi * scale
    if pair.base.hi <= 0 or 100 * high < p.lo * pair.base.lo * 0.999999 or 100 * low > p.hi * pair.base.hi * 1.000001:
        return False
    return scene.arithmetic.holds("share", operands.share(p, pair.part, pair.base))


# ---- what is said ------------------------------------------------------------------------------------------------------


def _state(scene: Scene, p: Fact, pair: Pair, strength: Strength) -> None:
    scene.explain(p, *_relation(p, pair), strength)


def _relation(p: Fact, pair: Pair) -> tuple[Kind, str, tuple[Operand, ...]]:
    """Kind, shape and operands of a pair's claim, as the wording asks for."""
    base = p.base or {Facet.PLAN: "plan", Facet.PREV: "prev"}.get(pair.base.facet, "whole")
    kind, shape, part, whole = {
        "plan": (Kind.RATIO, "percent-of-plan", "actual", "plan"),
        "prev": (Kind.GROWTH, "level", "current", "previous"),
    }.get(base, (Kind.RATIO, "share", "part", "whole"))
    factor = operands.rescaled(pair.part, pair.base)
    return kind, shape, (Operand("percent", p.id), Operand(part, pair.part.id, factor), Operand(whole, pair.base.id))


# ---- percentages that no pair gives ------------------------------------------------------------------------------------


def _unsettled(scene: Scene, p: Fact, pairs: Sequence[Pair], rate: float, beside: Mapping[int, float]) -> None:
    """No pair gives the percentage: the one that wording ties to it is claimed, the best placed ones are suspected."""
    tied = min(pairs, key=_by_wording)
    if tied.worded <= _NEAR and _tied(scene, p, tied):
        _state(scene, p, tied, Strength.ASSERTED)
        return
    if p.m.bound or p.base == "rate" or _BETWEEN_RATES.search(p.m.before):
        return
    nearest = min(pairs, key=lambda c: abs(c.part.index - p.index)).part
    if nearest.m.sentence != p.m.sentence:
        return
    expected = [c for c in pairs if c.part is nearest and c.base.index in beside]
    others = [c for c in pairs if _suspicious(p, c, nearest) and c not in expected]
    for pair in expected:
        scene.suspect(p.id, *_relation(p, pair), beside[pair.base.index])
    for rank, pair in enumerate(others[:_TRIED]):
        scene.suspect(p.id, *_relation(p, pair), rate * _placed(pair.cost), rank + 1)


def _suspicious(p: Fact, pair: Pair, nearest: Fact) -> bool:
    """A pair may be what a percentage is of although it doesn't give it."""
    if names_whole(p) and pair.part.m.over > 0:
        return False
    placed = pair.part is nearest or pair.cost <= 1.5
    large = pair.base.mid >= 5 and pair.part.mid >= 5
    return placed and large and (pair.base.m.block == p.m.block or pair.cost < pair.worded)


def _placed(cost: float) -> float:
    """How far the place speaks for a pair."""
    return 1.0 if cost <= 2.2 else 0.9 if cost <= 3.2 else 0.7 if cost <= 5 else 0.4


def _siblings(scene: Scene, p: Fact, around: Sequence[Fact], settled: Mapping[int, Pair]) -> dict[int, float]:
    """What percentages introduced alike in the same list are of, and how sure that makes it for this one."""
    uses: dict[int, int] = {}
    for q in around:
        pair = settled.get(q.index)
        if q is p or pair is None or _introduced(q) != _introduced(p) or pair.part.m.over > 0:
            continue
        if scene.sections[q.m.block] != scene.sections[p.m.block] or pair.base.index == q.index + 1:
            continue
        same = q.m.sentence == p.m.sentence
        uses[pair.base.index] = uses.get(pair.base.index, 0) + (2 if same else 1)
    return {base: 0.97 if n >= 3 else 0.93 if n == 2 else 0.85 for base, n in uses.items()}


def _rates(
    percents: Sequence[Fact], tried: Mapping[int, Sequence[Pair]], settled: Mapping[int, Pair]
) -> dict[str, float]:
    """How often this document prints what percentages introduced in each way are of."""
    placed = [p for p in percents if tried[p.index] and tried[p.index][0].cost < 6]
    seen = Counter(_introduced(p) for p in placed)
    fitted = Counter(_introduced(p) for p in placed if p.index in settled)
    return {way: min(0.97, (fitted[way] + 4 * prior) / (max(0, seen[way] - 1) + 4)) for way, prior in _PRIOR.items()}


def _introduced(p: Fact) -> str:
    """How the percentage is introduced: a key of ``_PRIOR``."""
    if p.base in ("plan", "prev"):
        return p.base
    before = p.m.before.strip()
    if before in ("(", "( ~"):
        return "bracket"
    if p.base == "whole":
        return "share"
    return "comma" if not before.strip(" ,;-–~") else "level"


# ---- wording -----------------------------------------------------------------------------------------------------------


def _tied(scene: Scene, p: Fact, pair: Pair) -> bool:
    """Whether wording alone ties the pair to the percentage: the same clause, nothing else it could be of."""
    if (
        p.base == "rate"
        or pair.part.clause != p.clause
        or abs(pair.part.index - p.index) > 3
        or pair.part.m.bound
        or p.m.bound
    ):
        return False
    if _BETWEEN_RATES.search(p.m.before) and (p.m.depth or not pair.part.m.over):
        return False
    if pair.part.index < p.index and _new_subject(p.m.before):
        return False
    between = scene.facts[pair.part.index + 1 : p.index]
    if any(f.m.percent or f.facet in (Facet.DELTA, Facet.TIMES) for f in between):
        return pair.base.index == p.index + 1 and p.m.depth <= pair.part.m.depth
    return not any(quantity(f) and f is not pair.base for f in between)


def _new_subject(before: str) -> bool:
    """After a comma the words speak of something else: ``…, gói thầu số 3 mới đạt 38%``."""
    if "," not in before and ":" not in before:
        return False
    words = [w for w in re.split(r"[,:]", before)[-1].split() if w.isalpha()]
    return len([w for w in words if w not in load().lists["fillers.same_subject"]]) > 1
