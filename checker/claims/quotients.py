"""What a percentage may be of: pairs of a part and its base around it, each told in features of place and wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.claims.base import Scene, comparable
from checker.claims.belief import Features, against, score, weights
from checker.claims.couples import between, of_another_year, out_of_size, past_another
from checker.claims.facts import Facet, Fact
from checker.claims.pairs import BETWEEN_RATES, NAMED, NAMED_IN_PART, NAMED_OTHERWISE, WHOLE, Pair, new_subject
from checker.vocabulary import Wording, load, phrases

FAMILY = "quotient"
"""Name of these weights."""
_PARTS, _BASES = 7, 24
"""Parts before a percentage, and bases before it, that are looked at."""
_PARTS_WITHIN, _BASES_WITHIN = 24, 70
"""Figures among which they are sought."""
_MOST_RANK = 4
"""Larger values between that are told apart."""
_REMEMBERED = 30
"""Amounts farther before it among which what it is of is sought by its name."""
_SHARES = "base has share, in bracket"
_AFTER_STOP = re.compile(r"[,;:()]")
_OPENED = re.compile(r"\((?: ?[\w~]+){0,5} ?:? ?$")
_LIST = Wording(r"<part_follows>")
_LINK = Wording(r"^(?:\w+ ){0,2}<share_of>(?: (?!<that*>)\w+){0,3}\W*$")
_TOLD = Wording(r"[(=]|<beside_percent*>")


def pairs(scene: Scene, p: Fact) -> list[Pair]:
    """All pairs worth weighing for a percentage, as long as nothing is known of others around it."""
    table = weights(FAMILY)
    introduced_as = introduced(p)
    bases = [(f, told, score(table, told)) for f, told in _bases(scene, p)]
    offered = {f.index for f, _, _ in bases}
    found: list[Pair] = []
    for part, told in _parts(scene, p, introduced_as):
        first = score(table, told)
        rank = 0
        partner = scene.facts[part.index + 1] if part.m.over > 0 and part.index + 1 < len(scene.facts) else None
        for base, about, second in bases:
            if not _may_be_of(part, base) or _reversed(p, part, base):
                continue
            if base.index < p.index and (base.mid >= part.mid or base.facet is not Facet.VALUE):
                rank += 1
            together = between(scene, p, part, base, rank, partner)
            total = first + second + score(table, together)
            sizes = against(table, out_of_size(p, part, base)) if base is not partner else 0.0
            elsewhere = _SHARES in about or past_another(scene, p, part, base) or of_another_year(scene, part, base)
            found.append(Pair(p, part, base, total, (told, about, together), sizes, elsewhere))
        whole = scene.wholes.get(part.index)
        if whole is not None and whole not in offered and _may_be_of(part, scene.facts[whole]):
            found.append(_afar(scene, p, part, told, scene.facts[whole], ("base far, of the list",)))
    return found


def of_bases(scene: Scene, p: Fact, found: Sequence[Pair], bases: Iterable[Fact]) -> list[Pair]:
    """The parts of a percentage's pairs with bases too far before it to be tried, but of which others around it are."""
    parts = {pair.part.index: (pair.part, pair.features[0]) for pair in found}
    tried = {pair.base.index for pair in found}
    return [
        _afar(scene, p, part, told, base, ("base far, of others", *_called(_named(p), base)))
        for base in bases
        if base.index not in tried
        for part, told in parts.values()
        if _may_be_of(part, base)
    ]


def _may_be_of(part: Fact, base: Fact) -> bool:
    """Two amounts of a kind, the second of which can be divided by."""
    return part is not base and comparable(part, base) and bool(base.m.figure.value)


def _reversed(p: Fact, part: Fact, base: Fact) -> bool:
    """``KH 1.250 đơn vị, thu 1.087 đơn vị, đạt 115,0% KH``: of the plan, and so not the plan in what was done."""
    told = part.facet is Facet.PLAN and base.facet is Facet.VALUE and base.index < p.index
    return told and p.base == "plan" and not part.m.over


def _afar(scene: Scene, p: Fact, part: Fact, told: Features, base: Fact, about: Features) -> Pair:
    """A pair whose base is known from something else than its place."""
    table = weights(FAMILY)
    together = between(scene, p, part, base, _MOST_RANK, None)
    total = sum(score(table, features) for features in (told, about, together))
    return Pair(p, part, base, total, (told, about, together), 0.0, past_another(scene, p, part, base))


def none_of_them(scene: Scene, p: Fact, rate: float) -> Features:
    """What speaks for it that what a percentage is of is not printed. ``rate``: how often this document leaves it out."""
    told = [f"none {introduced(p)}"]
    if p.m.bound:
        told.append("none bound")
    if p.base == "rate":
        told.append("none target")
    if BETWEEN_RATES.search(p.m.before):
        told.append("none between rates")
    if not any(f.m.sentence == p.m.sentence and f.quantity for f in scene.back(p, 6)):
        told.append("none first")
    if p.index and scene.facts[p.index - 1].m.percent and scene.facts[p.index - 1].m.sentence == p.m.sentence:
        told.append("none after percentage")
    told.append(f"none rate {int(4 * rate)}")
    return tuple(told)


def introduced(p: Fact) -> str:
    """How a percentage is introduced: by a bracket, a comma, words for a level or share, or by what it is of."""
    before = p.m.before.strip()
    if before in ("(", "( ~"):
        way = "bracket"
    elif not before.strip(" ,;-–~"):
        way = "bare"
    else:
        way = "level" if load().cues["level"].search(_AFTER_STOP.split(before)[-1]) else "worded"
    return f"{way} {p.base}".rstrip()


# ---- parts --------------------------------------------------------------------------------------------------------------


def _parts(scene: Scene, p: Fact, introduced_as: str) -> Iterator[tuple[Fact, Features]]:
    """Quantities before the percentage, the nearest first, and those right after it."""
    fillers = load().lists["fillers.percent"]
    about = set(_AFTER_STOP.split(p.m.after, maxsplit=1)[0].split()[:6]) - fillers
    rank = 0
    overs = 0
    past: list[str] = []
    for f in scene.back(p, _PARTS_WITHIN):
        if f.m.block != p.m.block or rank >= _PARTS:
            break
        if f.m.sentence == p.m.sentence and not past and (f.m.percent or f.facet in (Facet.DELTA, Facet.TIMES)):
            past.append("part past percentage" if f.m.percent else "part past change")
        changed = (
            f.facet is Facet.DELTA and f.index >= p.index - 2 and f.m.sentence == p.m.sentence and p.base == "plan"
        )
        if not changed and (not f.quantity or f.m.over < 0):
            continue
        told = [f"part {min(rank, 4)} before", *past, *_apart(f, p)]
        if f.m.over > 0:
            told.append(f"part over {'nearest' if not overs and not past else 'farther'}")
            overs += 1
        if rank == 0:
            told.append(f"part nearest {introduced_as}")
            if new_subject(p.m.before):
                told.append(f"part of another subject{'' if f.index == p.index - 1 else ', farther'}")
        if about & (set(f.m.noun.split()) - fillers):
            told.append("part named after" if rank else "part nearest named after")
        yield f, tuple(told)
        rank += 1
    for steps, f in enumerate(_after(scene, p)):
        linked = "told" if _TOLD.search(f.m.before) else "plain"
        yield f, (f"part after {linked}", f"part {'alone' if rank == 0 else 'not alone'} after", f"part after {steps}")


def _apart(f: Fact, p: Fact) -> Iterator[str]:
    """What sets a value before the percentage apart from it."""
    if _closed(f, p):
        yield "part in closed bracket"
    if f.m.sentence != p.m.sentence:
        yield "part in other sentence"
    elif f.clause != p.clause:
        yield "part in other clause"
    if f.facet is not Facet.VALUE:
        yield f"part is {f.facet.value}"
    if f.m.over > 0:
        yield f"part is over {p.base}".rstrip()
    if _of_time(f):
        yield "part of time"
    if f.m.bound:
        yield "part bound"
    if f.m.depth > p.m.depth:
        yield "part deeper"
    elif f.m.depth < p.m.depth:
        yield "part outside bracket"


def _after(scene: Scene, p: Fact) -> Iterator[Fact]:
    """The quantity right after the percentage, behind no bracket's end; the second one too, if both stand in a bracket."""
    for f in scene.ahead(p, 2):
        if f.index == p.index + 2 and not (f.m.depth > p.m.depth and f.m.bracket == scene.facts[p.index + 1].m.bracket):
            return
        if f.m.sentence == p.m.sentence and f.quantity and f.clause == p.clause and f.m.depth >= p.m.depth:
            yield f


def _bases(scene: Scene, p: Fact) -> Iterator[tuple[Fact, Features]]:
    """Quantities that the percentage may be of: right after it, or before."""
    named = _named(p)
    for steps, f in enumerate(scene.ahead(p, 3)):
        if _ends_search(f, p):
            break
        if f.quantity:
            yield f, (f"base after {min(steps, 2)}", *_linked(f, p))
    for f in _totals_ahead(scene, p):
        yield f, ("base total ahead",)
    yield from ((f, (f"base at mark {n}",)) for n, f in enumerate(scene.at_mark(p)))
    distance, first = 0, p.index
    for f in scene.back(p, _BASES_WITHIN):
        if not f.quantity or _of_time(f):
            continue
        distance += 1
        apart = scene.sections[f.m.block] != scene.sections[p.m.block]
        if distance > _BASES or (apart and distance > 14):
            break
        first = f.index
        told = [f"base {_far(distance)} before", *_estranged(f, p)]
        if apart:
            told.append("base in other section")
        told.extend(_called(named, f))
        if WHOLE.search(f.m.before[-40:]):
            told.append("base total")
        if f.m.sentence == p.m.sentence and _has_share(scene, f, p):
            told.append(_SHARES if p.m.depth > f.m.depth else "base has share, no bracket")
        yield f, tuple(told)
    if len(named) > 1:
        for n, f in enumerate(scene.names.called(named, first, _REMEMBERED)):
            yield f, (f"base remembered {min(n, 2)}", *_estranged(f, p), *_called(named, f))
            if n == 2:
                break


def _called(named: frozenset[str], f: Fact) -> Iterator[str]:
    """Whether a base is called as the words after the percentage say."""
    if named:
        shared = len(named.intersection(f"{f.m.figure.label} {f.m.noun}".split()))
        yield NAMED if shared == len(named) else NAMED_IN_PART if shared else NAMED_OTHERWISE


def _totals_ahead(scene: Scene, p: Fact) -> Iterator[Fact]:
    """``khá 2.548 em (40,2%), …; tổng số được đánh giá 6.345 em``: the total that closes the sentence."""
    for steps, f in enumerate(scene.ahead(p, 16)):
        if f.m.sentence != p.m.sentence:
            return
        if steps > 2 and f.quantity and f.m.depth <= p.m.depth and WHOLE.search(f.m.before[-40:]):
            yield f


def _named(p: Fact) -> frozenset[str]:
    """The words after a percentage that say what it is of."""
    words = _AFTER_STOP.split(p.m.after, maxsplit=1)[0].split()[:6]
    return frozenset(w for w in words if w.isalpha()) - load().lists["fillers.percent"]


def _far(distance: int) -> str:
    return str(distance) if distance < 4 else "4-6" if distance < 7 else "7-12" if distance < 13 else "far"


def _has_share(scene: Scene, f: Fact, p: Fact) -> bool:
    """``26 mặt hàng, chiếm 90,7% tổng kim ngạch``: it is a share itself, and may share its base with what follows."""
    for following in scene.facts[f.index + 1 : min(f.index + 3, p.index)]:  # "26 mặt hàng trên 1 tỷ USD, chiếm 90,7%"
        if following.m.percent or following.m.dimension == f.m.dimension:
            return following.m.percent and following.facet is Facet.LEVEL and following.m.depth == f.m.depth
    return False


def _ends_search(f: Fact, p: Fact) -> bool:
    """Behind this figure nothing is what the percentage is of: another clause, another percentage, a list of parts."""
    if f.m.sentence != p.m.sentence or f.clause != p.clause:
        return True
    if f.m.percent or f.facet in (Facet.DELTA, Facet.RATE, Facet.GROWTH):
        return True
    if f.facet is Facet.PREV and p.base in ("whole", "plan"):
        return True
    return f.quantity and _LIST.search(f.m.before) is not None


def _linked(f: Fact, p: Fact) -> Iterator[str]:
    """How a figure after the percentage is tied to it."""
    opened = f.m.depth > p.m.depth and _OPENED.search(f.m.before) is not None
    if f.m.before.strip(" )") == "/":
        yield "base behind slash"
    elif _LINK.match(f.m.before):
        yield "base linked"
    elif opened:
        yield f"base opened {p.base}".rstrip()
    else:
        yield "base untied after"
    if f.facet is not Facet.VALUE:
        yield f"base is {f.facet.value} {'asked' if f.facet.value == p.base else 'unasked'} after"
    if f.m.over > 0:
        yield "base over after"


def _estranged(f: Fact, p: Fact) -> Iterator[str]:
    """What sets a figure before the percentage apart from it as its base, or speaks for it."""
    if f.m.block != p.m.block:
        yield "base in other block"
    elif f.m.sentence != p.m.sentence:
        yield "base in other sentence"
    elif f.clause != p.clause:
        yield "base in other clause"
    if f.m.over < 0:
        yield f"base under {p.base}".rstrip()
    elif f.facet is not Facet.VALUE:
        yield f"base is {f.facet.value} {'asked' if f.facet.value == p.base else 'unasked'}"
    elif p.base:
        yield f"base is value for {p.base}"
    if _closed(f, p):
        yield "base in closed bracket"
    if f.m.bound:
        yield "base bound"


def _of_time(f: Fact) -> bool:
    return "/" not in f.m.figure.unit and f.m.figure.unit.endswith(phrases("time_units"))


def _closed(f: Fact, p: Fact) -> bool:
    """``f`` stands in a bracket that has closed before ``p``."""
    return f.m.bracket != 0 and (f.m.bracket != p.m.bracket or f.m.sentence != p.m.sentence) and f.m.depth >= p.m.depth
