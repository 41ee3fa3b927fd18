"""Totals: a whole and the parts listed near it.

Every amount may be a whole; the listings near it are cut into runs, and all are weighed together with the chance that it is the
sum of none. Brackets are settled first, and wholes from the last to the first, so that inner lists are known before outer ones and
a part of a part is not counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.claim import Kind, Strength
from checker.claims.base import DOUBTED, Scene
from checker.claims.belief import Weighed, raised, weigh, weights, worth
from checker.claims.columns import Columns
from checker.claims.facts import DURATIONS, Facet, Fact
from checker.claims.learned import Learned
from checker.claims.listings import behind, listings
from checker.claims.operands import total
from checker.claims.resplits import FAMILY as RESPLIT
from checker.claims.resplits import Known, none_further, resplits
from checker.claims.structure import Structure
from checker.claims.sums import FAMILY, Run, runs, sharing_none
from checker.claims.ties import none_of_them
from checker.vocabulary import Wording

_IS, _COLON = Wording(r"(?<!\S)<is*>\s*$"), Wording(r":\s*$")
_RESTATED = ((3, 0.99), (1, 0.6))
"""From how many equal amounts in brackets an unequal one is most likely, or likely, meant to be equal."""
_ELSEWHERE = "column"
"""How parts are tied to their whole that were found when all else was read."""
_INCIDENTAL = 0.1
"""Chance up to which what adds up was not meant as a split of the whole (``17.248 việc (…), thu hồi 214, còn 17.034``)."""
_BESIDE = 15.0
"""How many times likelier figures are meant as a whole and its parts that stand each beside one of a list that adds up: measured."""
_MEANT = 0.5
"""Chance from which a list that doesn't add up still says of which whole its figures are parts."""


class Totals:
    """Reads one scene. ``structure`` holds what adds up, for others to lean on."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.structure = Structure()
        self.open: list[tuple[Fact, list[Run], Weighed]] = []
        """Wholes whose parts are not settled."""
        self.again: list[tuple[Fact, list[Run], Weighed]] = []
        """Wholes that have their parts, and what looks much like another list of all of them."""

    def recognise(self) -> None:
        """All totals of the text; tables are read elsewhere."""
        heads = [f for f in self.scene.facts if may_head(f)]
        for whole in reversed(heads):
            if self.opens(whole):
                self.weigh(whole, bracketed=True)
        self._restated(heads)
        for whole in reversed(heads):
            found, weighed = self.weigh(whole)
            if found and weighed.best is None and whole.index not in self.structure.done:
                self.open.append((whole, *_likely(found, weighed)))
        Columns(self.scene, self.structure).recognise()
        for whole, found, weighed in self.open:
            if whole.index not in self.structure.done:
                self._beside(whole, found, weighed)
            elif told := self.structure.parts_of(whole):
                known = Known([self.scene.facts[n] for n in sorted(told)], _ELSEWHERE)
                self._keep(whole, *self._further(whole, found, known))
        bracketed, otherwise = self._rivals()
        for whole, found, weighed in self.again:
            own = [
                n
                for n, run in enumerate(found)
                if not any(
                    bracketed.get(f.index, 0.0) >= _MEANT or otherwise.get(f.index, 0.0) >= weighed.meant[n]
                    for f in run.listed
                )
            ]
            self._doubt(whole, [found[n] for n in own], weighed.only(own), again=True)
        Learned(self.scene, self.structure).recognise()

    def weigh(self, whole: Fact, *, bracketed: bool = False) -> tuple[list[Run], Weighed]:
        """Weigh the runs that may make a whole, those of its bracket only or all; those that are believed are stated.

        A whole may be split more than once, each time into other parts. What is given back are all runs as first weighed.
        """
        if bracketed:
            inside = behind(self.scene, self.structure, whole, bracketed=True)
            found = runs(self.scene, whole, (listing for listing in inside if listing.closed))
        else:
            found = runs(self.scene, whole, listings(self.scene, self.structure, whole))
        found = sharing_none(found, self.structure.parts_of(whole))
        table = weights(FAMILY)
        none = worth(table, none_of_them(self.scene, whole))
        first = weighed = weigh(table, found, none, [run.holds for run in found])
        left = found
        while weighed.best is not None:
            best, meant = left[weighed.best], weighed.meant[weighed.best]
            self._state(best, meant)
            if meant < _INCIDENTAL and max(weighed.meant) >= _MEANT:
                left = sharing_none(left, {f.index for f in best.parts})
                weighed = weigh(table, left, none, [run.holds for run in left])
            else:
                left, weighed = self._further(whole, left, Known(best.parts, best.listing.wording))
        if not bracketed and whole.index in self.structure.done:
            self._keep(whole, left, weighed)
        elif not bracketed:
            self._split_otherwise(whole, found, weighed)
        return found, first

    def _split_otherwise(self, whole: Fact, found: Sequence[Run], weighed: Weighed) -> None:
        """A list that is surely meant doesn't add up, but another one of the same whole does: both are meant."""
        best = max(range(len(found)), key=weighed.meant.__getitem__, default=None)
        if best is None or weighed.holds[best] or weighed.meant[best] < _MEANT:
            return
        sure = found[best]
        left, further = self._further(whole, found, Known(sure.parts, sure.listing.wording))
        if further.best is not None:
            self._state(left[further.best], further.meant[further.best])
            taken = {f.index for f in sure.parts}
            kept = [n for n, run in enumerate(found) if not taken.isdisjoint(f.index for f in run.listed)]
            self._keep(whole, [found[n] for n in kept], weighed.only(kept))

    def _further(self, whole: Fact, found: Sequence[Run], known: Known) -> tuple[list[Run], Weighed]:
        """Weigh the runs of a whole that share nothing with the parts that are known."""
        left = resplits(self.scene, found, known)
        table = weights(RESPLIT)
        none = worth(table, none_further(self.scene, whole, known))
        return left, weigh(table, left, none, [run.holds for run in left])

    def _keep(self, whole: Fact, left: Sequence[Run], weighed: Weighed) -> None:
        """What may be a further split of a whole that has its parts."""
        if max(weighed.meant, default=0.0) >= DOUBTED:
            self.again.append((whole, *_likely(left, weighed)))

    def wholes(self) -> dict[int, int]:
        """The whole of each part, by fact index; of lists that don't add up as well."""
        told: dict[int, int] = {}
        for whole, found, weighed in self.open:
            for run, chance in zip(found, weighed.meant, strict=True):
                if chance >= _MEANT and whole.index not in self.structure.done:
                    told |= {f.index: whole.index for f in run.parts}
        return told | self.structure.child

    def _state(self, run: Run, chance: float) -> None:
        option = run.option
        strength = Strength.ASSERTED if chance >= _MEANT else Strength.SILENT
        self.scene.claim(Kind.TOTAL, option.shape, option.operands, strength)
        self.structure.add(run.whole, run.parts)
        self.structure.claim_parts(run.whole, run.parts, chance)

    def _doubt(self, whole: Fact, found: Sequence[Run], weighed: Weighed, *, again: bool = False) -> None:
        """A whole without its parts; runs of what has turned out to be another's parts are let off."""
        free = [n for n, run in enumerate(found) if run.holds or not self._anothers(run, weighed.meant[n])]
        self.scene.doubt(whole.id, [found[n] for n in free], weighed.only(free), again=again)

    def _beside(self, whole: Fact, found: Sequence[Run], weighed: Weighed) -> None:
        """A whole without its parts: what stands beside a list that adds up is most likely another."""
        times = [_BESIDE if self.structure.beside(whole, run.listed) else 1.0 for run in found]
        if any(more > 1 for more in times):
            weighed = raised(found, weighed, times)
            if weighed.best is not None:
                self._state(found[weighed.best], weighed.meant[weighed.best])
                return
        self._doubt(whole, found, weighed)

    def _anothers(self, run: Run, meant: float) -> bool:
        """Some of its parts are another whole's, and likelier so."""
        own = run.whole.index
        return any(
            self.structure.child.get(f.index, own) != own and self.structure.chance[f.index] >= meant
            for f in run.listed
        )

    def _rivals(self) -> tuple[dict[int, float], dict[int, float]]:
        """How likely each figure, by fact index, is a part of a whole that has none yet: in the bracket behind it, and otherwise."""
        bracketed: dict[int, float] = {}
        otherwise: dict[int, float] = {}
        for head, others, weighed in self.open:
            if head.index in self.structure.done:
                continue
            for run, chance in zip(others, weighed.meant, strict=True):
                told = bracketed if run.listing.wording.startswith("bracket") else otherwise
                for f in run.listed:
                    told[f.index] = max(chance, told.get(f.index, 0.0))
        return bracketed, otherwise

    def opens(self, whole: Fact) -> bool:
        """A bracket with figures stands close behind."""
        sentence, depth = whole.m.sentence, whole.m.depth
        behind = self.scene.facts[whole.index + 1 : whole.index + 4]
        return any(f.m.depth > depth and f.m.sentence == sentence for f in behind)

    # ---- lists of one ----------------------------------------------------------------------------------------------------

    def _restated(self, heads: Iterable[Fact]) -> None:
        """``Công an huyện: 40 triệu đồng (hỗ trợ … là 40 triệu đồng)``: a list of one part; ``(vốn trung ương: 40 triệu đồng)``, too."""
        said = 0
        other: list[tuple[Fact, Fact]] = []
        for whole in heads:
            part = self._only(whole)
            if part is None or whole.index in self.structure.done:
                continue
            is_ = _IS.search(part.m.before) is not None
            if not is_ and not _COLON.search(part.m.before):
                continue
            if not _equal(whole, part):
                if whole.m.dimension == part.m.dimension:
                    other.append((whole, part))
                continue
            said += 1
            if is_:
                self.scene.claim(Kind.TOTAL, "total", total(whole, [part]), Strength.ASSERTED)
                self.structure.add(whole, [part])
                self.structure.claim_parts(whole, [part])
        chance = next((chance for least, chance in _RESTATED if said >= least), 0.0)
        for whole, part in other if chance else ():
            self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, [part]), chance)

    def _only(self, whole: Fact) -> Fact | None:
        """The only amount in the bracket right behind a whole."""
        inside = _bracket(self.scene.facts[whole.index + 1 : whole.index + 4], whole)
        amounts = [f for f in inside if f.m.measure and f.m.over >= 0]
        return amounts[0] if len(amounts) == 1 and amounts[0] is inside[0] else None


def _likely(found: Sequence[Run], weighed: Weighed) -> tuple[list[Run], Weighed]:
    """The runs worth a second thought; of long documents the others would fill the memory."""
    kept = [n for n, run in enumerate(found) if run.holds or weighed.meant[n] >= DOUBTED]
    return [found[n] for n in kept], weighed.only(kept)


def _bracket(following: Sequence[Fact], whole: Fact) -> list[Fact]:
    """The figures in the bracket that opens right behind a whole."""
    if not following or following[0].m.depth <= whole.m.depth or following[0].m.sentence != whole.m.sentence:
        return []
    first = following[0]
    return [f for f in following if f.m.sentence == first.m.sentence and f.m.bracket == first.m.bracket]


def may_head(f: Fact) -> bool:
    """A figure that may be a whole: an amount or a change. No ages: ``60 năm, 50 năm tuổi Đảng``."""
    if f.table or not f.m.measure or f.m.bound == "range" or f.m.dimension in DURATIONS:
        return False
    return f.facet in (Facet.VALUE, Facet.DELTA, Facet.PLAN, Facet.PREV)


def _equal(a: Fact, b: Fact) -> bool:
    return a.m.figure.value == b.m.figure.value and a.factor == b.factor and a.m.dimension == b.m.dimension
