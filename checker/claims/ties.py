"""What speaks for a list of parts wherever it ends: how it is tied to its whole, and what the whole is."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_OPENED = re.compile(r"((?:[\w~]+ ){1,4})\($")
"""The words right before a bracket."""
_TOTAL = Wording(r"(?:\b<whole*>|<sums>)(?! <no_sums>)|<making>\W*$")


class Ties:
    """What speaks for the lists of one whole, wherever they end."""

    def __init__(self, scene: Scene, whole: Fact) -> None:
        self.scene, self.whole = scene, whole
        self.named_total = named_total(scene, whole)
        self.carried = "" if whole.m.dimension else _carried(scene, whole)
        self.about_whole = tuple(_about_whole(whole))

    def about(self, listing: Listing, first: Fact) -> Features:
        """What speaks for a list of the whole; ``first``: the first of its figures."""
        told = [f"list {listing.wording}{' back' if listing.backwards else ''}"]
        if listing.wording == "items":
            told.append(f"items of {'a later amount' if self._is_later else 'the first amount'}")
        if listing.closed:
            told.append("list closed")
        if self.named_total:
            told.append(f"whole named total, {listing.wording}")
        if self.carried:
            told.append(UNIT_CARRIED if first.m.dimension == self.carried else "whole without unit, another carried")
        told += self.about_whole
        told += _about_first(self.scene, listing, first, named_total=self.named_total)
        return tuple(told)

    @property
    def _is_later(self) -> bool:
        """Another amount of the whole's kind stands before it in its block."""
        own = self.scene.of_block(self.whole.m.block)
        before = own[: self.whole.index - own[0].index]
        return any(f.quantity and f.m.dimension == self.whole.m.dimension for f in before)


def named_total(scene: Scene, whole: Fact) -> bool:
    """The words before a whole call it a total."""
    known = scene.totals.get(whole.index)
    if known is None:
        known = scene.totals[whole.index] = _TOTAL.search(whole.m.before[-40:]) is not None
    return known


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


def apart(whole: Fact, first: Fact) -> str:
    """What the whole and the first part don't share: their block, sentence or clause; '' for none of these."""
    if first.m.block != whole.m.block:
        return "block"
    if first.m.sentence != whole.m.sentence:
        return "sentence"
    return "clause" if first.clause != whole.clause else ""


def _about_first(scene: Scene, listing: Listing, first: Fact, *, named_total: bool) -> Iterator[str]:
    """How far the first part is from the whole, and what stands between."""
    whole = listing.whole
    where = apart(whole, first)
    if where:
        yield f"first in other {where}, {listing.wording}"
    if first.m.depth < whole.m.depth:
        yield "first outside bracket"
    elif first.m.depth > whole.m.depth and (said := _compared(scene, first)):
        yield f"bracket behind {said}"
    if not listing.backwards and _another_subject(first, whole):
        yield "first of another subject"
    now, then = scene.times[whole.index], scene.times[first.index]
    if now.told != then.told:  # "Đầu năm có 345 đảng viên, …; đến nay 352 đảng viên"
        yield f"whole told {now.told or 'plainly'}, first {then.told or 'plainly'}"
    if now.year and then.year and now.year != then.year:
        yield "whole and first of two years"
    begin, end = min(whole.index, first.index) + 1, max(whole.index, first.index)
    passed = scene.amounts[end] - scene.amounts[begin]
    yield f"first behind {min(2, passed)}, {listing.wording}"
    if named_total:
        yield f"first behind {min(2, passed)} from total, {listing.wording}"
    if scene.compared[end] > scene.compared[begin]:
        yield f"first behind percentage, {listing.wording}"


def _compared(scene: Scene, first: Fact) -> str:
    """``đạt lần lượt 120% và 116% chỉ tiêu (10 hợp tác xã, 25 tổ hợp tác)``: the bracket holds what is compared with."""
    said = _OPENED.search(first.m.before)
    if said is None:
        return ""
    return next((name for name in ("plan", "prev") if scene.words.cues[name].search(said[1])), "")


def _another_subject(f: Fact, whole: Fact) -> bool:
    """Another sentence begins before a figure, and with what is divided there."""
    return f.m.sentence != whole.m.sentence and _OWN_SUBJECT.match(f.m.before) is not None


def _size(whole: Fact) -> str:
    return "one digit" if whole.mid < 10 else "two digits" if whole.mid < 100 else "more"


def none_of_them(scene: Scene, whole: Fact) -> Features:
    """What speaks for it that a figure is no sum of others printed here."""
    told = [f"none of {_size(whole)}"]
    if whole.m.bound:
        told.append("none bound")
    if whole.facet is not Facet.VALUE:
        told += "none of other facet", f"none of {whole.facet.value}"
    if named_total(scene, whole):
        told.append("none named total")
    return tuple(told)
