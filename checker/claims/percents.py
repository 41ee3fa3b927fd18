"""Percentages of something: of a plan, of a whole, of last year's value.

For each percentage the figures around it are ranked as its numerator and as what it is a percentage of, by where they stand and
what the words say. Of the pairs that give the printed percentage the best placed is taken. Where no pair does, the best
placed one is claimed only if wording alone ties it to the percentage; the next ones are suspected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.base import Scene, Suspect, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.suspects import chance
from checker.ranges import significant

_NEAR = 2.0
"""Total cost up to which wording alone may accuse."""
_REACH = {1: 6.0, 2: 9.0, 3: 13.0, 4: 16.0, 5: 18.0}
"""Total cost up to which a match is believed, by the percentage's significant digits."""
_LOOSE = 0.6
"""The same in a first look, where only what several percentages agree on counts."""
_BELIEVED = 0.4
"""A match is believed while fewer chance matches than this were to be expected up to it."""
_AGAINST = 0.03
"""The same where a pair tied by wording is passed over for it."""
_PRIOR = {"bracket": 0.9, "share": 0.75, "plan": 0.4, "prev": 0.2, "comma": 0.75, "level": 0.5}
"""How often a percentage so introduced has its two figures in the text; each document tells more."""
_TRIED = 7


_TIME = ("năm", "tháng", "ngày", "giờ", "phút", "tuần")
_AFTER_STOP = re.compile(r"[,;:()]")
_FILLER = frozenset(("số", "tổng", "và", "của", "về", "so", "với", "kế", "hoạch", "năm", "cùng", "kỳ"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate: ``part`` is the percentage of ``base``."""

    cost: float
    part: Fact
    base: Fact
    worded: float = 9.0
    """Its cost by wording and place alone, before other percentages speak for it."""


def recognise(scene: Scene, wholes: Mapping[int, int]) -> None:
    """Claim every percentage of a plan, whole or earlier value. ``wholes``: the whole of each part of a list, by index."""
    percents = [p for p in scene.facts if p.facet is Facet.LEVEL and not p.table and p.m.percent]
    tried = {p.index: sorted(candidates(scene, p), key=_by_cost) for p in percents}
    bases: dict[int, Fact] = {}
    for p in percents:
        sure = matching(scene, p, tried[p.index], _LOOSE)
        if sure:
            bases[p.index] = sure.base
    for p in percents:
        tried[p.index] = _reranked(scene, p, tried[p.index], bases, wholes)
    settled: dict[int, Pair] = {}
    for p in percents:
        pair = matching(scene, p, tried[p.index], _BELIEVED)
        if pair:
            settled[p.index] = pair
            _state(scene, p, pair, _strength(p, pair))
    _complete_shares(scene, percents, settled)
    rates = _rates(percents, tried, settled)
    for n, p in enumerate(percents):
        if p.index not in settled and tried[p.index]:
            beside = _siblings(scene, p, percents[max(0, n - 4) : n + 5], settled)
            _unsettled(scene, p, tried[p.index], rates[introduced(p)], beside)


def _complete_shares(scene: Scene, percents: list[Fact], settled: Mapping[int, Pair]) -> None:
    """Shares of one whole that make 100% between them: then their parts make the whole."""
    groups: dict[tuple[int, int], list[tuple[Fact, Fact]]] = {}
    for p in percents:
        pair = settled.get(p.index)
        if pair is not None and pair.part.m.over == 0 and pair.base.m.block == p.m.block:
            groups.setdefault((pair.base.index, p.m.sentence), []).append((p, pair.part))
    stated = {frozenset(o.figure for o in c.operands) for c in scene.claims if c.kind is Kind.TOTAL}
    for (base, _), members in groups.items():
        parts = [part for _, part in members]
        off = abs(sum(p.mid for p, _ in members) - 100)
        if len(parts) < 2 or len({f.index for f in parts}) < len(parts) or off > sum((p.hi - p.lo) / 2 for p, _ in members) + 1e-9:
            continue
        whole = scene.facts[base]
        operands = (
            Operand("whole", whole.id),
            *(Operand("part", f.id, _factor(Pair(0, f, whole))) for f in parts),
        )
        if frozenset(o.figure for o in operands) not in stated:
            holds = scene.arithmetic.holds("total", operands)
            scene.claim(Kind.TOTAL, "total", operands, Strength.SILENT if holds else Strength.LIKELY)


def _siblings(scene: Scene, p: Fact, around: list[Fact], settled: Mapping[int, Pair]) -> dict[int, float]:
    """What percentages introduced alike in the same list are of, and how sure that makes it for this one."""
    uses: dict[int, int] = {}
    for q in around:
        pair = settled.get(q.index)
        if q is p or pair is None or introduced(q) != introduced(p) or pair.part.m.over > 0:
            continue
        if scene.sections[q.m.block] != scene.sections[p.m.block] or pair.base.index == q.index + 1:
            continue
        same = q.m.sentence == p.m.sentence
        uses[pair.base.index] = uses.get(pair.base.index, 0) + (2 if same else 1)
    return {base: 0.97 if n >= 3 else 0.93 if n == 2 else 0.85 for base, n in uses.items()}


def _of_another(p: Fact, pair: Pair) -> bool:
    """``443/448 đại biểu (chiếm 91,53% tổng số đại biểu Quốc hội)``: a whole is named, and it is not the pair's."""
    return pair.part.m.over > 0 and p.base == "whole" and "tổng" in p.m.after.split()[:3]


def _by_wording(pair: Pair) -> tuple[float, float]:
    return min(pair.worded, 9.0), pair.cost


def _by_cost(pair: Pair) -> float:
    return pair.cost


def _reranked(
    scene: Scene, p: Fact, pairs: list[Pair], bases: Mapping[int, Fact], wholes: Mapping[int, int]
) -> list[Pair]:
    """What other percentages nearby are of, and the whole of the list that the part stands in, come first."""
    uses: dict[int, int] = {}
    for i, base in bases.items():
        if i != p.index and abs(i - p.index) <= 40:
            uses[base.index] = uses.get(base.index, 0) + 1
    better = []
    for pair in pairs:
        bonus = {0: 0.0, 1: 1.2, 2: 2.5}.get(uses.get(pair.base.index, 0), 4.0)
        if wholes.get(pair.part.index) == pair.base.index:
            bonus = max(bonus, 2.4)
        cost = max(pair.cost - bonus, min(pair.cost, 0.8 + 0.2 * pair.cost)) if bonus else pair.cost
        better.append(Pair(cost, pair.part, pair.base, pair.cost))
    return sorted(better, key=_by_cost)


def _rates(percents: list[Fact], tried: Mapping[int, list[Pair]], settled: Mapping[int, Pair]) -> dict[str, float]:
    """How often this document prints what percentages introduced in each way are of."""
    seen: dict[str, int] = {}
    fitted: dict[str, int] = {}
    for p in percents:
        way = introduced(p)
        if tried[p.index] and tried[p.index][0].cost < 6:
            seen[way] = seen.get(way, 0) + 1
            fitted[way] = fitted.get(way, 0) + (p.index in settled)
    return {
        way: min(0.97, (fitted.get(way, 0) + 4 * prior) / (max(0, seen.get(way, 0) - 1) + 4)) for way, prior in _PRIOR.items()
    }


def _unsettled(scene: Scene, p: Fact, pairs: list[Pair], rate: float, beside: Mapping[int, float]) -> None:
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
    ours = [
        c
        for c in pairs
        if (c.part is nearest or c.cost <= 1.5)
        and not _of_another(p, c)
        and c.base.mid >= 5
        and c.part.mid >= 5
        and (c.base.m.block == p.m.block or c.cost < c.worded)
    ]
    expected = [c for c in pairs if c.part is nearest and c.base.index in beside]
    for pair in expected:
        scene.suspects.append(Suspect(made(p, pair, Strength.LIKELY), p.id, beside[pair.base.index], 1))
    for rank, pair in enumerate([c for c in ours if c not in expected][:_TRIED]):
        scene.suspects.append(Suspect(made(p, pair, Strength.LIKELY), p.id, rate * _placed(pair.cost), rank + 1))


def introduced(p: Fact) -> str:
    """How the percentage is introduced."""
    if p.base in ("plan", "prev"):
        return p.base
    before = p.m.before.strip()
    if before in ("(", "( ~"):
        return "bracket"
    if p.base == "whole":
        return "share"
    return "comma" if not before.strip(" ,;-–~") else "level"


def _placed(cost: float) -> float:
    """How far the place speaks for a pair."""
    return 1.0 if cost <= 2.2 else 0.9 if cost <= 3.2 else 0.7 if cost <= 5 else 0.4


def matching(scene: Scene, p: Fact, pairs: list[Pair], believed: float) -> Pair | None:
    """The best placed pair that gives the percentage, unless so many were tried that some had to."""
    reach = _REACH[min(5, max(1, significant(p.m.figure)))]
    first = min(pairs, key=_by_wording, default=None)
    tied = first is not None and min(first.worded, first.cost) <= _NEAR and _tied(scene, p, first)
    expected = 0.0
    for rank, pair in enumerate(pairs):
        expected += luck(p, pair)
        if pair.cost > reach or (rank and tied and expected > _AGAINST) or (pair.cost > 3.5 and expected > believed):
            return None
        if fits(scene, p, pair):
            return pair
    return None


def luck(p: Fact, pair: Pair) -> float:
    """Chance that two unrelated figures agree: how wide the ranges of percentage and quotient are, against their size."""
    factor = float(_factor(pair)) * float(pair.base.factor) / float(pair.part.factor)
    low, high = 100 * pair.part.lo * factor / max(pair.base.hi, 1e-9), 100 * pair.part.hi * factor / max(pair.base.lo, 1e-9)
    return min(1.0, (min(high - low, 2 * p.mid) + p.hi - p.lo) / max(p.mid, 1e-9))


def _state(scene: Scene, p: Fact, pair: Pair, strength: Strength) -> None:
    scene.taken[p.id] = len(scene.claims)
    scene.claims.append(made(p, pair, strength))


def made(p: Fact, pair: Pair, strength: Strength) -> Claim:
    """The claim of a pair, in the shape that the wording asks for."""
    base = p.base or {Facet.PLAN: "plan", Facet.PREV: "prev"}.get(pair.base.facet, "whole")
    kind, shape, part, whole = {
        "plan": (Kind.RATIO, "percent-of-plan", "actual", "plan"),
        "prev": (Kind.GROWTH, "level", "current", "previous"),
    }.get(base, (Kind.RATIO, "share", "part", "whole"))
    operands = (
        Operand("percent", p.id),
        Operand(part, pair.part.id, _factor(pair)),
        Operand(whole, pair.base.id),
    )
    return Claim(kind, shape, operands, strength)


def _factor(pair: Pair) -> Fraction:
    if pair.part.m.dimension and pair.base.m.dimension:
        return pair.part.factor / pair.base.factor
    return Fraction(1) if pair.part.factor == pair.base.factor or 1 in (pair.part.factor, pair.base.factor) else (
        pair.part.factor / pair.base.factor
    )


def _strength(p: Fact, pair: Pair) -> Strength:
    if pair.cost <= _NEAR:
        return Strength.ASSERTED
    return Strength.SILENT


_BETWEEN_RATES = re.compile(r"(?:xuống|lên|từ|còn|tiến độ|mục tiêu|chỉ tiêu|ck|cùng kỳ|đạt ~|năm ~)\W*(?:là|còn|đạt|:|\()?\W*$")


def _tied(scene: Scene, p: Fact, pair: Pair) -> bool:
    """Whether wording alone ties the pair to the percentage: the same clause, nothing else it could be of."""
    if p.base == "rate" or pair.part.clause != p.clause or abs(pair.part.index - p.index) > 3 or pair.part.m.bound or p.m.bound:
        return False
    if _BETWEEN_RATES.search(p.m.before) and (p.m.depth or not pair.part.m.over):
        return False
    if pair.part.index < p.index and _new_subject(p.m.before):
        return False
    between = scene.facts[pair.part.index + 1 : p.index]
    if any(f.m.percent or f.facet in (Facet.DELTA, Facet.TIMES) for f in between):
        return pair.base.index == p.index + 1 and p.m.depth <= pair.part.m.depth
    if any(quantity(f) and f is not pair.base for f in between):
        return False
    return True


_OWN = frozenset(
    "đạt bằng chiếm tỷ tỉ lệ tương đương ứng hoàn thành thực hiện được ước gần hơn khoảng là mới chỉ với trên so và tức kế hoạch"
    " giải quyết đã xong tổng số kh dự toán tiến độ năm xấp xỉ trọng độ bao phủ hay".split()
)


def _new_subject(before: str) -> bool:
    """After a comma the words speak of something else: ``…, gói thầu số 3 mới đạt 38%``."""
    if "," not in before and ":" not in before:
        return False
    words = [w for w in re.split(r"[,:]", before)[-1].split() if w.isalpha()]
    return sum(w not in _OWN for w in words) > 1


def fits(scene: Scene, p: Fact, pair: Pair) -> bool:
    """Whether the pair gives the printed percentage, within rounding."""
    factor = float(_factor(pair)) * float(pair.base.factor) / float(pair.part.factor)
    lo, hi = pair.part.lo * factor, pair.part.hi * factor
    if pair.base.hi <= 0 or 100 * hi < p.lo * pair.base.lo * 0.999999 or 100 * lo > p.hi * pair.base.hi * 1.000001:
        return False
    operands = (
        Operand("percent", p.id),
        Operand("part", pair.part.id, _factor(pair)),
        Operand("whole", pair.base.id),
    )
    return scene.arithmetic.holds("share", operands)


def candidates(scene: Scene, p: Fact) -> Iterator[Pair]:
    """All pairs worth trying, with their costs."""
    parts = list(_parts(scene, p))
    bases = list(_bases(scene, p))
    for cost, part in parts:
        partner = scene.facts[part.index + 1] if part.m.over > 0 and part.index + 1 < len(scene.facts) else None
        if partner is not None and same_kind(part, partner):
            elsewhere = p.base == "whole" and "tổng" in p.m.after.split()[:3]
            yield Pair(cost + (2.5 if elsewhere else 0), part, partner)
        for base_cost, base in bases:
            if base is part or base is partner or not same_kind(part, base) or not base.m.figure.value:
                continue
            extra = 1.0 if partner is not None else 0.0
            if not (part.m.dimension and base.m.dimension) and part.m.dimension != base.m.dimension:
                extra += 0.7
            if p.base in ("", "whole") and base.mid < part.mid and base_cost > 1:
                continue
            if part.m.sentence != base.m.sentence and base.index > part.index:
                extra += 3
            yield Pair(cost + base_cost + extra, part, base)


def _parts(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """Numerators: values before the percentage, the nearest first; or the one right after it."""
    rank = 0.0
    about = set(_AFTER_STOP.split(p.m.after, maxsplit=1)[0].split()[:6]) - _FILLER
    for f in scene.back(p, 24):
        if f.m.block != p.m.block:
            break
        if f.facet is Facet.DELTA and f.index >= p.index - 2 and f.m.sentence == p.m.sentence and p.base == "plan":
            yield 0.4, f
            continue
        if not quantity(f) or f.m.over < 0:
            continue
        apart = _closed(f, p)
        cost = rank + (2.5 if apart else 0) + (2 if f.m.sentence != p.m.sentence else 0)
        if f.facet is not Facet.VALUE:
            cost += 3
        if f.m.figure.unit.endswith(_TIME):
            cost += 3
        if rank and about & (set(f.m.noun.split()) - _FILLER):
            cost = max(0.6, cost - 1.5)
        yield cost, f
        rank += 0.4 if apart else 1.0
        if rank > 9:
            break
    for f in scene.ahead(p, 2):
        if f.index == p.index + 2 and not (f.m.depth > p.m.depth and f.m.bracket == scene.facts[p.index + 1].m.bracket):
            break
        if f.m.sentence == p.m.sentence and quantity(f) and f.clause == p.clause:
            told = any(w in f.m.before for w in ("tương ứng", "tức", "với", "là", "(", "=", "hay"))
            yield (0.9 if told else 2.5) + (1 if rank == 0 else 1.5), f


def _bases(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """What it may be a percentage of: right after it (``(3.100 tỷ đồng)``, ``của 99.656 hộ``), or before."""
    for steps, f in enumerate(scene.ahead(p, 3)):
        if f.m.sentence != p.m.sentence or f.clause != p.clause:
            break
        if f.facet is Facet.DELTA or f.m.percent or f.facet in (Facet.RATE, Facet.GROWTH):
            break
        if f.facet is Facet.PREV and p.base in ("whole", "plan"):
            break
        if quantity(f):
            if _LIST.search(f.m.before):
                break
            opened = f.m.depth > p.m.depth and _OPENED.search(f.m.before) is not None
            linked = _links(f, p)
            named = f.facet is Facet.PLAN and p.base == "plan" and not f.m.over
            told = 0.6 if (opened or named) and p.base in ("plan", "prev") else 0.8 if linked else 1.8 if opened else 4.0
            yield told + steps, f
    distance = 0.0
    for f in scene.back(p, 60):
        if not quantity(f) or f.m.figure.unit.endswith(_TIME):
            continue
        distance += 1
        if scene.sections[f.m.block] != scene.sections[p.m.block] and distance > 14:
            break
        cost = 1.4 + 0.35 * distance
        if f.m.sentence != p.m.sentence:
            cost += 1.5
        if f.m.block != p.m.block:
            cost += 1.5
        if f.facet is Facet.PLAN and (p.base == "plan" or f.m.sentence == p.m.sentence and f.m.over >= 0):
            cost -= 1.5
        elif f.facet is Facet.PREV and p.base == "prev":
            cost -= 1.5
        elif p.base in ("plan", "prev"):
            cost += 1.0
        elif f.m.over < 0:
            cost += 1.0
        if _closed(f, p):
            cost += 0.7
        yield max(cost, 0.5), f


_LIST = re.compile(r"\b(?:trong đó|gồm|cụ thể|chia ra|riêng)\b")
_OPENED = re.compile(r"\((?: ?[\w~]+){0,5} ?:? ?$")
_LINK = re.compile(r"^(?:\w+ ){0,2}(?:của|trên|trên tổng số|trong số|trong tổng số|trong|so với|tổng số)(?: (?!đó)\w+){0,3}\W*$")


def _links(f: Fact, p: Fact) -> bool:
    return _LINK.match(f.m.before) is not None


def _closed(f: Fact, p: Fact) -> bool:
    """``f`` stands in a bracket that has closed before ``p``."""
    return f.m.bracket != 0 and (f.m.bracket != p.m.bracket or f.m.sentence != p.m.sentence) and f.m.depth >= p.m.depth
