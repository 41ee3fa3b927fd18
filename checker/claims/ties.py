"""What speaks for a list of parts wherever it ends: how it is tied to its whole, and what the whole is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.base import Scene
from checker.claims.belief import Features
from checker.claims.facts import Facet, Fact
from checker.claims.structure import Listing
from checker.vocabulary import Wording

_OWN_SUBJECT = Wording(r"\W*(?!<list_follows*>)\w+(?: \w+){0,6} <divides>")
"""``. Ngành nông nghiệp có 7 đơn vị gồm …``: the next sentence speaks of a whole of its own."""
UNIT_CARRIED = "whole without unit, carried"
"""The whole is printed without the unit that an amount before it and its parts have."""
_CARRIED_WITHIN = 4
"""Figures before a whole among which its unit is looked for."""
_TOTAL = Wording(r"\b<whole*>|<sums>")


def about_listing(scene: Scene, listing: Listing, parts: Sequence[Fact]) -> Features:
    """What speaks for the list, wherever it ends."""
    whole, first = listing.whole, parts[0]
    told = [f"list {listing.wording}{' back' if listing.backwards else ''}"]
    if listing.wording == "items":
        earlier = any(
            f.quantity and f.m.dimension == whole.m.dimension
            for f in scene.of_block(whole.m.block)
            if f.index < whole.index
        )
        told.append(f"items of {'a later amount' if earlier else 'the first amount'}")
    if listing.closed:
        told.append("list closed")
    if _TOTAL.search(whole.m.before[-40:]):
        told.append(f"whole named total, {listing.wording}")
    if not whole.m.dimension and first.m.dimension and first.m.dimension == _carried(scene, whole):
        told.append(UNIT_CARRIED)
    told.extend(_about_whole(whole))
    told.extend(_about_first(scene, listing, first))
    return tuple(told)


def _carried(scene: Scene, whole: Fact) -> str:
    """The dimension of the nearest amount with a unit before the whole in its sentence: ``9.865 tấn, trong đó nuôi 8.625``."""
    for f in scene.back(whole, _CARRIED_WITHIN):
        if f.m.sentence != whole.m.sentence:
            return ""
        if f.m.dimension and f.m.measure:
            return f.m.dimension
    return ""


def _about_whole(whole: Fact) -> Iterator[str]:
    """What kind of figure the whole is."""
    if whole.facet is not Facet.VALUE:
        yield f"whole is {whole.facet.value}"
    if whole.m.over:
        yield "whole over" if whole.m.over > 0 else "whole under"
    if whole.m.depth:
        yield "whole in bracket"
    if whole.m.bound:
        yield "whole bound"
    yield f"whole of {_size(whole)}"


def _about_first(scene: Scene, listing: Listing, first: Fact) -> Iterator[str]:
    """How far the first part is from the whole, and what stands between."""
    whole = listing.whole
    if first.m.block != whole.m.block:
        yield f"first in other block, {listing.wording}"
    elif first.m.sentence != whole.m.sentence:
        yield f"first in other sentence, {listing.wording}"
    elif first.clause != whole.clause:
        yield f"first in other clause, {listing.wording}"
    if first.m.depth < whole.m.depth:
        yield "first outside bracket"
    if not listing.backwards and _another_subject(first, whole):
        yield "first of another subject"
    between = scene.facts[min(whole.index, first.index) + 1 : max(whole.index, first.index)]
    passed = sum(f.quantity and f.m.over >= 0 for f in between)
    yield f"first behind {min(2, passed)}, {listing.wording}"
    if any(f.m.percent or f.facet is Facet.DELTA for f in between):
        yield f"first behind percentage, {listing.wording}"


def _another_subject(f: Fact, whole: Fact) -> bool:
    """Another sentence begins before a figure, and with what is divided there."""
    return f.m.sentence != whole.m.sentence and _OWN_SUBJECT.match(f.m.before) is not None


def _size(whole: Fact) -> str:
    return "one digit" if whole.mid < 10 else "two digits" if whole.mid < 100 else "more"


def none_of_them(whole: Fact) -> Features:
    """What speaks for it that a figure is no sum of others printed here."""
    told = [f"none of {_size(whole)}"]
    if whole.m.bound:
        told.append("none bound")
    if whole.facet is not Facet.VALUE:
        told += "none of other facet", f"none of {whole.facet.value}"
    if _TOTAL.search(whole.m.before[-40:]):
        told.append("none named total")
    return tuple(told)
