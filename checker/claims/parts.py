"""What speaks for a run of listed figures as the parts of a whole: where they stand, what separates and what names them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from checker.claims.base import Scene
from checker.claims.belief import Features
from checker.claims.endings import ending
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import screened
from checker.claims.structure import Listing
from checker.claims.ties import apart


class Told:
    """What speaks for a run of a list, for ever longer runs: its parts are taken one by one, in the order of the list."""

    def __init__(self, scene: Scene, listing: Listing, parts: Sequence[Fact]) -> None:
        self.scene, self.listing, self.parts = scene, listing, parts
        self.run: list[Fact] = []
        self.first = parts[0]
        where = apart(listing.whole, parts[0])
        self.tie = f"apart in {where}, {listing.wording}" if where else "together"
        self.signs: set[str] = set()
        self.strides: set[int] = set()
        self.kinds: set[str] = set()
        self.sentences = self.clauses = 1
        self.alike = self.whole_nouns = self.right = self.levels = self.shared = 0
        self.marks = self.longest = self.named_before = self.named_behind = self.amounts = 0
        self.largest = self.shares = 0.0
        self.unlike_depths = self.unlike_forms = self.bound = self.other_facet = False
        self.same_word = self.same_noun = self.all_counted = True
        self.final = False
        """``và`` stands before the last part taken."""

    def take(self, run: Sequence[Fact]) -> None:
        """The parts of a longer run: those that are not taken yet."""
        for f in run[len(self.run) :]:
            if self.run:
                self._pass(self.run[-1], f)
            self._take(f)

    def _pass(self, last: Fact, f: Fact) -> None:
        """From one part to the next."""
        between = gap(self.scene, last, f)
        self.signs.add(between.sign)
        self.strides.add(abs(f.index - last.index))
        self.marks += between.marks
        self.longest = max(self.longest, between.words)
        self.final = between.final
        self.alike += between.alike
        self.sentences += f.m.sentence != last.m.sentence
        self.clauses += f.clause != last.clause

    def _take(self, f: Fact) -> None:
        """One part more."""
        m, whole, first = f.m, self.listing.whole, self.first
        self.run.append(f)
        self.named_before += f.word != ""
        self.named_behind += f.noun != ""
        self.amounts += f.quantity and m.over >= 0
        self.whole_nouns += f.noun != "" and f.noun == whole.noun
        self.same_word &= f.word == first.word != ""
        self.same_noun &= f.noun == first.noun != ""
        self.unlike_depths |= m.depth != first.m.depth
        self.unlike_forms |= m.over != first.m.over
        self.kinds.add(m.dimension)
        self.all_counted &= m.count or not m.dimension
        self.bound |= m.bound != ""
        self.other_facet |= f.facet is not whole.facet
        size = f.mid if m.factor is whole.m.factor else f.mid * screened(f, whole)
        self.largest = max(self.largest, size)
        following = f.index + 1
        if following < len(self.scene.facts):
            share = self.scene.facts[following]
            if share.m.sentence == m.sentence and share.m.percent:
                self.shared += 1
                self.shares += share.mid
                if share.facet is Facet.LEVEL:
                    self.levels += 1
                    self.right += _is_share(share, f, whole)

    @property
    def outgrown(self) -> bool:
        """A part is larger than the whole."""
        return self.largest > self.listing.whole.hi

    def features(self, *, mended: bool = False) -> Features:
        """What speaks for the parts taken so far. ``mended``: but for one slip no part would be larger than the whole."""
        listing, run, n = self.listing, self.run, len(self.run)
        wording = listing.wording
        kind = kind_of(wording)
        few = str(n) if n < 4 else "4-6" if n < 7 else "many"
        end = ending(self.scene, run[-1])
        if listing.backwards:
            place = "begins listing" if n == len(self.parts) else "begins inside"
        else:
            place = f"ends {end.place}"
        units = units_among(listing.whole, self.kinds, all_counted=self.all_counted)
        numbered, separators, naming = self._numbered(), self._separators(), self._naming()
        told = [
            f"parts {few}, {kind}",
            place,
            f"{place}, {kind}",
            f"{separators}, {kind}",
            f"{separators}, {kind}, {self.tie}",
            units,
            f"items {numbered}, {kind}",
            f"{wording}: {place}, {numbered}",
            f"{wording}: {units}, {n if n < 4 else 'more'}",
            naming,
        ]
        if self.sentences > 1:
            told.append("parts one a sentence" if self.sentences == n else "parts over sentences")
        elif self.clauses not in (1, n):
            told.append("parts over clauses")
        told.append(f"left out {self._left_out()}")
        if not listing.backwards and self.final:
            told.append("last after and")
        told.append(self._shares())
        told += self._likeness(kind)
        if end.rest:
            told.append("last is rest")
        if self.outgrown and not mended:
            told += "part larger than whole", f"part larger than whole, {naming}"
        if self.unlike_forms:
            told.append("parts of unlike form")
        if self.bound:
            told.append("part bound")
        if self.other_facet:
            told.append("parts of other facet")
        if self.same_word or self.same_noun:
            told.append(f"parts named alike, {wording}")
        if self.unlike_depths:
            told.append("parts at several depths")
        if not listing.backwards and end.open_ended:
            told.append("list open ended")
        return tuple(told)

    def _likeness(self, kind: str) -> list[str]:
        """What the parts have in common with each other and with the whole."""
        n = len(self.run)
        if self.whole_nouns:
            counted = "all" if self.whole_nouns == n else "some"
        else:
            counted = "not" if self.named_behind == n else "untold"
        introduced = "all" if self.alike == n - 1 else "some" if self.alike else "not"
        strides = "uneven" if len(self.strides) != 1 else "one" if 1 in self.strides else "even"
        told = [
            f"counted as whole {counted}, {kind}",
            f"introduced alike {introduced}, {kind}",
            f"strides {strides}, {kind}",
            f"list {self._goes_on()}, {kind}",
        ]
        if self.levels > 1:
            right = "of whole" if self.right >= self.levels - 1 else "of some" if self.right else "of another"
            told.append(f"percentages {right}")
        return told

    def _goes_on(self) -> str:
        """Whether the figure behind the last part goes on as the parts did."""
        n = len(self.run)
        if n >= len(self.parts):
            return "at its end"
        last, following = self.run[-1], self.parts[n]
        between = gap(self.scene, last, following)
        steady = abs(following.index - last.index) in self.strides
        same = between.sign in self.signs
        return f"goes on {'alike' if same and steady else 'in sign' if same else 'in steps' if steady else 'otherwise'}"

    def _separators(self) -> str:
        """What stands between the parts."""
        kinds = self.signs - {"and"} if len(self.signs) > 1 else self.signs
        name = next(iter(kinds)) if len(kinds) == 1 else "mixed"
        return f"by {name}, {'short' if self.longest < 8 else 'middling' if self.longest < 16 else 'long'}"

    def _numbered(self) -> str:
        """Whether the items between the first and the last part have a number each, as far as commas tell items apart."""
        n = len(self.run)
        if self.listing.wording in ("items", "note"):
            return "each" if abs(self.run[-1].m.block - self.run[0].m.block) + 1 == n else "not each"
        return "each" if self.marks == n - 1 else "almost each" if self.marks == n else "not each"

    def _naming(self) -> str:
        """Where the parts have their names: before the number, behind it, or both."""
        before, behind = (
            "all" if named == len(self.run) else "some" if named else "not"
            for named in (self.named_before, self.named_behind)
        )
        return f"names {before} before, {behind} behind"

    def _left_out(self) -> str:
        """How many amounts between the first and the last part are none of the parts."""
        first, last = in_order(self.run[0], self.run[-1])
        inside = self.scene.amounts[last.index + 1] - self.scene.amounts[first.index]
        left = inside - self.amounts
        return "none" if not left else "one" if left == 1 else "some" if left < len(self.run) else "more"

    def _shares(self) -> str:
        """Whether the percentages that follow the parts make a hundred."""
        if self.shared < len(self.run):
            return f"shares {'of some' if self.shared else 'none'}"
        return f"shares {'full' if abs(self.shares - 100) < 1 else 'short' if self.shares < 100 else 'over'}"


def kind_of(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    return "unopened" if wording in ("none", "before", "over", "under") else "opened"


def _is_share(percent: Fact, part: Fact, whole: Fact) -> bool:
    """The percentage is that of the part in the whole, as far as it is printed."""
    if not whole.mid:
        return False
    share = 100 * part.mid * screened(part, whole) / whole.mid
    return abs(share - percent.mid) <= 0.6 * 10.0**-percent.m.figure.decimals


def units_of(whole: Fact, run: Sequence[Fact]) -> str:
    """How the units of a run go with the whole's."""
    return units_among(whole, {f.m.dimension for f in run}, all_counted=all(f.m.count for f in run if f.m.dimension))


def units_among(whole: Fact, kinds: AbstractSet[str], *, all_counted: bool) -> str:
    """How the dimensions of parts go with the whole's."""
    if kinds == {whole.m.dimension}:
        return "units same" if whole.m.dimension else "units none"
    if kinds == {""}:
        return "units of whole only"
    if kinds <= {whole.m.dimension, ""}:
        return "units some"
    if not whole.m.dimension:
        return "units of parts only" if len(kinds) == 1 else "units of parts unlike"
    if whole.m.count and all_counted:
        return "units counted otherwise" if len(kinds) == 1 else "units counted unlike"
    return "units unlike"


def in_order(a: Fact, b: Fact) -> tuple[Fact, Fact]:
    """Two figures in the order of the text."""
    return (a, b) if a.index < b.index else (b, a)
