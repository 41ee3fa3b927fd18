"""Totals: a whole and the parts listed under it.

Where a list stands (after ``gồm``, in a bracket, in items or a footnote) is told by wording and layout; which of its figures are
the parts is settled by arithmetic. Inner lists are read first, so that what is already a part of a part is not counted twice.
A list that doesn't add up is claimed with the strength of its wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.claim import Kind, Strength
from checker.claims.adding import adding_up, ended
from checker.claims.base import Scene, quantity
from checker.claims.columns import Columns
from checker.claims.facts import Facet, Fact
from checker.claims.items import headed_items, items
from checker.claims.learned import Learned
from checker.claims.lists import addend, bracketed, following, notes, sum_before, words_before
from checker.claims.neighbours import neighbours
from checker.claims.operands import total
from checker.claims.structure import MOST, Listing, Structure, words_between
from checker.ranges import significant
from checker.vocabulary import Wording

_AND = Wording(r"<and>")
_SUMS = Wording(r"<sums>")
_IS = Wording(r"(?<!\S)<is*>\s*$")
_SURE = 0.99
"""How surely a list is meant that its wording or its bracket closes."""
_RESTATED = 3
"""Equal amounts in brackets from which an unequal one is a slip."""


class Totals:
    """Reads one scene. ``structure`` holds what adds up, for others to lean on."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.structure = Structure()
        self.failed: list[Listing] = []
        """Lists by wording or layout that don't add up."""
        self.single: list[Listing] = []
        """Brackets that hold one figure."""

    def recognise(self) -> None:
        """All totals of the text; tables are read elsewhere."""
        heads = [f for f in self.scene.facts if _may_head(f)]
        for whole in reversed(heads):
            if whole.m.over >= 0:
                self._bracket(whole)
        self._restated()
        for whole in reversed(heads):
            if whole.m.over >= 0 and self._open(whole):
                self._told(whole)
        values = [f for f in heads if f.facet is Facet.VALUE]
        for whole in filter(self._open, values):
            self._state_first(neighbours(self.scene, self.structure, whole), Strength.SILENT)
        Columns(self.scene, self.structure).recognise()
        for listing in self.failed:
            if self._open(listing.whole) or listing.wording in ("bracket", "complete"):
                self._accuse(listing)
        for whole in filter(self._open, values):
            self._summed_before(whole)
        Learned(self.scene, self.structure).recognise()

    def wholes(self) -> dict[int, int]:
        """The whole of each part, by fact index; of lists that don't add up as well."""
        told = {f.index: x.whole.index for x in self.failed if self._open(x.whole) for f in x.parts[:MOST]}
        return told | self.structure.child

    def _open(self, whole: Fact) -> bool:
        """The parts of the whole are still sought."""
        return whole.index not in self.structure.done

    # ---- lists that add up -----------------------------------------------------------------------------------------------

    def _bracket(self, whole: Fact) -> None:
        """The bracket right after the whole: read before all other lists, since it can't belong to another figure."""
        inside = bracketed(self.scene, self.structure, whole)
        if inside is None:
            return
        if len(inside.parts) == 1:
            self.single.append(inside)
            return
        earlier = (Listing(f, inside.parts, inside.wording, closed=True) for f in self._earlier(whole))
        if not self._state_first((inside, *earlier), Strength.ASSERTED):
            self.failed.append(inside)

    def _earlier(self, whole: Fact) -> list[Fact]:
        """Values right before a whole, which its bracket may be about instead."""
        near = self.scene.back(whole, 2)
        return [f for f in near if f.m.sentence == whole.m.sentence and f.facet is Facet.VALUE and quantity(f)]

    def _restated(self) -> None:
        """``Công an huyện: 40 triệu đồng (hỗ trợ … là 40 triệu đồng)``: a list of one part."""
        said = 0
        other: list[Listing] = []
        for listing in self.single:
            whole, part = listing.whole, listing.parts[0]
            if not _IS.search(part.m.before):
                continue
            if _equal(whole, part):
                said += 1
                self._state(listing, (part,), Strength.ASSERTED)
            elif whole.m.dimension == part.m.dimension:
                other.append(listing)
        if said >= _RESTATED:
            for listing in other:
                self._suspect(listing.whole, listing.parts, _SURE)

    def _told(self, whole: Fact) -> None:
        """Lists that wording or layout puts under the whole: the first that adds up is stated, all are kept if none does."""
        listings = list(self._lists(whole))
        if not self._state_first(listings, Strength.ASSERTED):
            self.failed.extend(x for x in listings if x.wording != "sum")

    def _lists(self, whole: Fact) -> Iterator[Listing]:
        scene, structure = self.scene, self.structure
        after = following(scene, structure, whole)
        if after:
            yield after
        yield from items(scene, structure, whole)
        yield from headed_items(scene, structure, whole)
        yield from notes(scene, structure, whole)
        yield from sum_before(scene, structure, whole)

    def _state_first(self, listings: Iterable[Listing], strength: Strength) -> bool:
        """State the first list that adds up; whether there was one."""
        for listing in listings:
            parts = adding_up(self.scene, self.structure, listing)
            if parts:
                self._state(listing, parts, strength)
                return True
        return False

    def _state(self, listing: Listing, parts: tuple[Fact, ...], strength: Strength) -> None:
        whole = listing.whole
        run = tuple(reversed(parts)) if listing.backwards else parts
        self.scene.claim(Kind.TOTAL, "total", total(whole, run), strength)
        self.structure.add(whole, run)
        self.structure.claim_parts(whole, run)

    # ---- lists that don't ------------------------------------------------------------------------------------------------

    def _accuse(self, listing: Listing) -> None:
        """A list that doesn't add up: suspected as firmly as its wording says that it should."""
        whole = listing.whole
        parts = ended(self.scene, self.structure, listing)
        if len(parts) < 2 or _open_ended(parts[-1]):
            return
        if len(parts) > 2 and listing.wording == "colon" and _AND.search(words_between(self.scene, *parts[-2:])):
            self._suspect(whole, parts[:-1], 0.5)
        if whole.mid < 10 and listing.wording not in ("bracket", "complete"):
            return
        if listing.wording == "bracket" and not (self._all_numbered(parts) and _fitting(whole, parts)):
            return
        meant = self._meant(listing, parts)
        if meant:
            self._suspect(whole, parts, meant)

    def _meant(self, listing: Listing, parts: Sequence[Fact]) -> float:
        """How surely the parts are meant to make the whole; 0 where they can't be."""
        whole = listing.whole
        if listing.wording == "bracket" and _listlike(parts):
            return _SURE
        if not all(_addable(f, whole) for f in parts):
            return 0.0
        if listing.wording == "complete":
            return _SURE
        kinds = {f.m.dimension for f in parts}
        if listing.wording == "bracket" or len(kinds) > 1 or not kinds <= {whole.m.dimension, ""}:
            return 0.0
        return self._tidiness(listing, parts)

    def _tidiness(self, listing: Listing, parts: Sequence[Fact]) -> float:
        """How sure it is that a list is complete: nothing but its parts stands between its beginning and the sentence's end."""
        if listing.wording not in ("partial", "colon"):
            return 0.93 if listing.closed else 0.75 if listing.wording == "note" else 0.6
        after = self.scene.facts[parts[-1].index + 1 : parts[-1].index + 3]
        ends = all(f.m.sentence != parts[-1].m.sentence or not quantity(f) for f in after)
        alone = sum(quantity(f) and f.m.over >= 0 for f in self.scene.facts[parts[0].index : parts[-1].index + 1])
        if not ends or alone != len(parts):
            return 0.75
        return 0.97 if listing.wording == "colon" else 0.92 if len(parts) > 2 else 0.85

    def _all_numbered(self, parts: Sequence[Fact]) -> bool:
        """Every item of the bracket has its number: ``06 xã (Mỹ An 1, Mỹ An 3, Hòa Hiệp …)`` only names them."""
        text = self.scene.document.text
        start = text.rfind("(", 0, parts[0].m.figure.start) + 1
        inside = text[start : parts[-1].m.figure.end] + text[parts[-1].m.figure.end :].partition(")")[0]
        return len(re.findall(r"[,;](?!\d)", inside)) <= len(parts)

    def _summed_before(self, whole: Fact) -> None:
        """``…, cộng 17,5 triệu``: the last two, three or four of its kind in the sentence, were it not for a slip."""
        if not _SUMS.search(words_before(self.scene, whole)[-50:]) or significant(whole.m.figure) < 2:
            return
        before = self.scene.back(whole, 16)
        near = [f for f in before if addend(f, whole, self.structure) and f.m.block == whole.m.block]
        for n in (2, 3, 4):
            parts = near[:n][::-1]
            if len(near) >= n and len({f.m.dimension for f in parts}) == 1:
                here = parts[0].m.sentence == whole.m.sentence and not whole.m.dimension
                if parts[0].m.dimension == whole.m.dimension or here:
                    self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, parts), 0.5, n - 1)

    def _suspect(self, whole: Fact, parts: Sequence[Fact], meant: float) -> None:
        """Suspect a list whose parts can be added: of the whole's dimension, or things counted."""
        kinds = {f.m.dimension for f in parts}
        here = all(f.m.sentence == whole.m.sentence for f in parts)
        of_one_kind = len(kinds) == 1 and kinds != {""} and not whole.m.dimension
        counted = all(f.m.count or not f.m.dimension for f in (whole, *parts))
        if kinds == {whole.m.dimension} or (counted and (here or of_one_kind or meant >= 0.9)):
            self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, parts), meant)


def _may_head(f: Fact) -> bool:
    return f.facet in (Facet.VALUE, Facet.DELTA) and f.m.bound != "range" and not f.table


def _equal(a: Fact, b: Fact) -> bool:
    return a.m.figure.value == b.m.figure.value and a.factor == b.factor and a.m.dimension == b.m.dimension


def _addable(f: Fact, whole: Fact) -> bool:
    """A figure without a unit, one of the whole's dimension, or one of things counted like the whole."""
    return not f.m.dimension or f.m.dimension == whole.m.dimension or (f.m.count and whole.m.count)


def _fitting(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Parts named by one kind of their own belong to no whole of people: ``16 lớp/518 học viên (… 7 lớp, … 5 lớp)``."""
    kinds = {f.m.dimension for f in parts}
    return kinds <= {whole.m.dimension, ""} or len(kinds) > 1 or whole.m.dimension not in ("persons", "households")


def _listlike(parts: Sequence[Fact]) -> bool:
    """Figures that name what they count, not a bare enumeration (``3 tiêu chí (12; 16; 18)``)."""
    return all(f.m.noun.strip() or f.m.figure.label.strip() for f in parts)


def _open_ended(last: Fact) -> bool:
    return "..." in last.m.after or "…" in last.m.after
