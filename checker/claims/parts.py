"""What speaks for a run of listed figures as the parts of a whole: where they stand, what separates and what names them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.base import Scene, quantity
from checker.claims.belief import Features
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import screened
from checker.claims.structure import Listing, words_between
from checker.vocabulary import Wording

LAST = Wording(r"(?:^|[,;)] ?)<and>|^ ?<and>|<and> \w+(?: \w+){0,3} *$")
"""``và`` brings the last part: after a comma, or right before its name."""
OPEN_ENDED = Wording(r"<open_ended>|\.\.\.|…")
_TOTAL = Wording(r"\b<whole*>|<sums>")


def about_listing(scene: Scene, listing: Listing, parts: Sequence[Fact]) -> Features:
    """What speaks for the list, wherever it ends."""
    whole, first = listing.whole, parts[0]
    told = [f"list {listing.wording}{' back' if listing.backwards else ''}"]
    if listing.wording == "items":
        earlier = any(
            quantity(f) and f.m.dimension == whole.m.dimension
            for f in scene.of_block(whole.m.block)
            if f.index < whole.index
        )
        told.append(f"items of {'a later amount' if earlier else 'the first amount'}")
    if listing.closed:
        told.append("list closed")
    if _TOTAL.search(whole.m.before[-40:]):
        told.append(f"whole named total, {listing.wording}")
    if whole.facet is not Facet.VALUE:
        told.append(f"whole is {whole.facet.value}")
    if whole.m.over:
        told.append("whole over" if whole.m.over > 0 else "whole under")
    if whole.m.depth:
        told.append("whole in bracket")
    if whole.m.bound:
        told.append("whole bound")
    told.append(f"whole of {_size(whole)}")
    if first.m.block != whole.m.block:
        told.append(f"first in other block, {listing.wording}")
    elif first.m.sentence != whole.m.sentence:
        told.append(f"first in other sentence, {listing.wording}")
    elif first.clause != whole.clause:
        told.append(f"first in other clause, {listing.wording}")
    between = scene.facts[min(whole.index, first.index) + 1 : max(whole.index, first.index)]
    passed = sum(quantity(f) and f.m.over >= 0 for f in between)
    told.append(f"first behind {min(2, passed)}, {listing.wording}")
    if any(f.m.percent or f.facet is Facet.DELTA for f in between):
        told.append(f"first behind percentage, {listing.wording}")
    return tuple(told)


def _size(whole: Fact) -> str:
    return "one digit" if whole.mid < 10 else "two digits" if whole.mid < 100 else "more"


def about_run(scene: Scene, listing: Listing, run: Sequence[Fact], parts: Sequence[Fact]) -> Features:
    """What speaks for this run of the list."""
    whole, last = listing.whole, run[-1]
    ordered = sorted(run, key=lambda f: f.index)
    wording = listing.wording
    n = len(run)
    told = [
        f"parts {n if n < 4 else '4-6' if n < 7 else 'many'}, {kind_of(wording)}",
        _ending(scene, listing, run, parts),
    ]
    told.append(f"{told[-1]}, {kind_of(wording)}")
    told.append(f"{_separators(scene, ordered)}, {kind_of(wording)}")
    units = units_of(whole, run)
    told.append(units)
    whole_list = _numbered(scene, listing, ordered)
    told.append(f"items {whole_list}, {kind_of(wording)}")
    told.append(f"{wording}: {told[1]}, {whole_list}")
    told.append(f"{wording}: {units}, {n if n < 4 else 'more'}")
    told.append(_naming(run))
    sentences = len({f.m.sentence for f in run})
    if sentences > 1:
        told.append("parts one a sentence" if sentences == n else "parts over sentences")
    elif len({f.clause for f in run}) not in (1, n):
        told.append("parts over clauses")
    inside = scene.facts[ordered[0].index + 1 : ordered[-1].index]
    chosen = {f.index for f in run}
    left = sum(quantity(f) and f.m.over >= 0 and f.index not in chosen for f in inside)
    told.append(f"left out {'none' if not left else 'one' if left == 1 else 'some' if left < n else 'more'}")
    if not listing.backwards and LAST.search(words_between(scene, *in_order(run[-2], last))):
        told.append("last after and")
    told.append(_shares(scene, ordered))
    if scene.words.cues["rest"].search(last.m.before):
        told.append("last is rest")
    if max(f.mid * screened(f, whole) for f in run) > whole.hi:
        told.append("part larger than whole")
    if len({f.m.over for f in run}) > 1:
        told.append("parts of unlike form")
    if any(f.m.bound for f in run):
        told.append("part bound")
    if any(f.facet is not whole.facet for f in run):
        told.append("parts of other facet")
    if _labelled_alike(run):
        told.append(f"parts named alike, {wording}")
    if len({f.m.depth for f in run}) > 1:
        told.append("parts at several depths")
    if not listing.backwards and OPEN_ENDED.search(last.m.after):
        told.append("list open ended")
    return tuple(told)


def kind_of(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    return "unopened" if wording in ("none", "before", "over", "under") else "opened"


def _shares(scene: Scene, ordered: Sequence[Fact]) -> str:
    """Whether the percentages that follow the parts make a hundred."""
    behind = [scene.facts[f.index + 1] for f in ordered if f.index + 1 < len(scene.facts)]
    percents = [p for f, p in zip(ordered, behind, strict=False) if p.m.percent and p.m.sentence == f.m.sentence]
    if len(percents) < len(ordered):
        return f"shares {'of some' if percents else 'none'}"
    total = sum(p.mid for p in percents)
    return f"shares {'full' if abs(total - 100) < 1 else 'short' if total < 100 else 'over'}"


def _numbered(scene: Scene, listing: Listing, ordered: Sequence[Fact]) -> str:
    """Whether the items between the first and the last part have a number each, as far as commas tell items apart."""
    if listing.wording in ("items", "note"):
        blocks = ordered[-1].m.block - ordered[0].m.block + 1
        return "each" if blocks == len(ordered) else "not each"
    marks = sum(gap(scene, a, b).marks for a, b in pairwise(ordered))
    n = len(ordered) - 1
    return "each" if marks == n else "almost each" if marks == n + 1 else "not each"


def _naming(run: Sequence[Fact]) -> str:
    """Where the parts have their names: before the number, behind it, or both."""
    before = sum(bool(f.m.figure.label.strip()) for f in run)
    behind = sum(bool(f.m.noun.strip()) for f in run)
    n = len(run)
    return f"names {'all' if before == n else 'some' if before else 'not'} before, {'all' if behind == n else 'some' if behind else 'not'} behind"


def _separators(scene: Scene, ordered: Sequence[Fact]) -> str:
    """What stands between the parts."""
    gaps = [gap(scene, a, b) for a, b in pairwise(ordered)]
    kinds = {g.sign for g in gaps}
    longest = max(g.words for g in gaps)
    kinds -= {"and"} if len(kinds) > 1 else set()
    name = kinds.pop() if len(kinds) == 1 else "mixed"
    return f"by {name}, {'short' if longest < 8 else 'middling' if longest < 16 else 'long'}"


def _ending(scene: Scene, listing: Listing, run: Sequence[Fact], parts: Sequence[Fact]) -> str:
    """What stands where the run ends."""
    last = run[-1]
    if listing.backwards:
        return "begins listing" if len(run) == len(parts) else "begins inside"
    following = next(iter(scene.ahead(last, 1)), None)
    if following is None or following.m.block != last.m.block:
        return "ends block"
    if following.m.sentence != last.m.sentence:
        return "ends sentence"
    if following.m.depth < last.m.depth:
        return "ends bracket"
    if following.clause != last.clause:
        return "ends clause"
    after = next((f for f in scene.ahead(last, 4) if quantity(f) and f.m.over >= 0), None)
    if after is None or after.m.sentence != last.m.sentence:
        return "ends figures"
    if after.m.dimension != last.m.dimension:
        return "ends unit"
    return "ends inside"


def units_of(whole: Fact, run: Sequence[Fact]) -> str:
    """How the units of a run go with the whole's."""
    kinds = {f.m.dimension for f in run}
    if kinds == {whole.m.dimension}:
        return "units same" if whole.m.dimension else "units none"
    if kinds == {""}:
        return "units of whole only"
    if kinds <= {whole.m.dimension, ""}:
        return "units some"
    if not whole.m.dimension:
        return "units of parts only" if len(kinds) == 1 else "units of parts unlike"
    if whole.m.count and all(f.m.count for f in run if f.m.dimension):
        return "units counted otherwise" if len(kinds) == 1 else "units counted unlike"
    return "units unlike"


def _labelled_alike(run: Sequence[Fact]) -> bool:
    """The word right before or the words after every number are the same."""
    first = run[0]
    return (first.word != "" and all(f.word == first.word for f in run)) or (
        first.noun != "" and all(f.noun == first.noun for f in run)
    )


def none_of_them(whole: Fact) -> Features:
    """What speaks for it that a figure is no sum of others printed here."""
    told = [f"none of {_size(whole)}"]
    if whole.m.bound:
        told.append("none bound")
    if whole.facet is not Facet.VALUE:
        told.append("none of other facet")
    if _TOTAL.search(whole.m.before[-40:]):
        told.append("none named total")
    return tuple(told)


def in_order(a: Fact, b: Fact) -> tuple[Fact, Fact]:
    """Two figures in the order of the text."""
    return (a, b) if a.index < b.index else (b, a)
