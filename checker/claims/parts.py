"""What speaks for a run of listed figures as the parts of a whole: where they stand, what separates and what names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from checker.claims.base import Scene
from checker.claims.belief import Features
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import screened
from checker.claims.structure import Listing
from checker.vocabulary import Wording

OPEN_ENDED = Wording(r"<open_ended>|\.\.\.|…")


class Told:
    """What speaks for a run of a list, for ever longer runs: its parts are taken one by one, in the order of the list."""

    def __init__(self, scene: Scene, listing: Listing, parts: Sequence[Fact]) -> None:
        self.scene, self.listing, self.parts = scene, listing, parts
        self.run: list[Fact] = []
        self.signs: set[str] = set()
        self.strides: set[int] = set()
        self.alike = self.nouns = self.whole_nouns = self.right = self.levels = 0
        self.marks = self.longest = self.named_before = self.named_behind = self.amounts = 0
        self.largest = self.shares = 0.0
        self.shared = 0
        self.sentences: set[int] = set()
        self.clauses: set[int] = set()
        self.depths: set[int] = set()
        self.forms: set[int] = set()
        self.kinds: set[str] = set()
        self.bound = self.other_facet = False
        self.same_word, self.same_noun = parts[0].word, parts[0].noun
        self.all_counted = True
        self.final = False
        """``và`` stands before the last part taken."""

    def take(self, f: Fact) -> None:
        """One part more."""
        if self.run:
            between = gap(self.scene, *in_order(self.run[-1], f))
            self.signs.add(between.sign)
            self.marks += between.marks
            self.longest = max(self.longest, between.words)
            self.final = between.final
            self.alike += between.alike
            self.strides.add(abs(f.index - self.run[-1].index))
        self.run.append(f)
        whole = self.listing.whole
        self.named_before += f.m.figure.label.strip() != ""
        self.named_behind += f.m.noun.strip() != ""
        self.amounts += f.quantity and f.m.over >= 0
        self.largest = max(self.largest, f.mid * screened(f, whole))
        self.sentences.add(f.m.sentence)
        self.clauses.add(f.clause)
        self.depths.add(f.m.depth)
        self.forms.add(f.m.over)
        self.kinds.add(f.m.dimension)
        self.all_counted &= f.m.count or not f.m.dimension
        self.bound |= f.m.bound != ""
        self.other_facet |= f.facet is not whole.facet
        self.same_word = f.word if f.word == self.same_word else ""
        self.same_noun = f.noun if f.noun == self.same_noun else ""
        self.nouns += f.noun != ""
        self.whole_nouns += f.noun != "" and f.noun == whole.noun
        following = f.index + 1
        if following < len(self.scene.facts):
            share = self.scene.facts[following]
            if share.m.percent and share.m.sentence == f.m.sentence:
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
        ending = _ending(self.scene, listing, run, self.parts)
        units = units_among(listing.whole, self.kinds, all_counted=self.all_counted)
        numbered = self._numbered()
        told = [
            f"parts {few}, {kind}",
            ending,
            f"{ending}, {kind}",
            f"{self._separators()}, {kind}",
            units,
            f"items {numbered}, {kind}",
            f"{wording}: {ending}, {numbered}",
            f"{wording}: {units}, {n if n < 4 else 'more'}",
            _naming(n, self.named_before, self.named_behind),
        ]
        if len(self.sentences) > 1:
            told.append("parts one a sentence" if len(self.sentences) == n else "parts over sentences")
        elif len(self.clauses) not in (1, n):
            told.append("parts over clauses")
        told.append(f"left out {self._left_out()}")
        if not listing.backwards and self.final:
            told.append("last after and")
        told.append(self._shares())
        told.extend(self._likeness(kind))
        if self.scene.words.cues["rest"].search(run[-1].m.before):
            told.append("last is rest")
        if self.outgrown and not mended:
            told.append("part larger than whole")
        if len(self.forms) > 1:
            told.append("parts of unlike form")
        if self.bound:
            told.append("part bound")
        if self.other_facet:
            told.append("parts of other facet")
        if self.same_word or self.same_noun:
            told.append(f"parts named alike, {wording}")
        if len(self.depths) > 1:
            told.append("parts at several depths")
        if not listing.backwards and OPEN_ENDED.search(run[-1].m.after):
            told.append("list open ended")
        return tuple(told)

    def _likeness(self, kind: str) -> Iterator[str]:
        """What the parts have in common with each other and with the whole."""
        n = len(self.run)
        counted = (
            "all" if self.whole_nouns == n else "some" if self.whole_nouns else "not" if self.nouns == n else "untold"
        )
        yield f"counted as whole {counted}, {kind}"
        yield f"introduced alike {'all' if self.alike == n - 1 else 'some' if self.alike else 'not'}, {kind}"
        stride = next(iter(self.strides)) if len(self.strides) == 1 else 0
        yield f"strides {'uneven' if not stride else 'one' if stride == 1 else 'even'}, {kind}"
        yield f"list {self._goes_on()}, {kind}"
        if self.levels > 1:
            yield f"percentages {'of whole' if self.right >= self.levels - 1 else 'of another' if not self.right else 'of some'}"

    def _goes_on(self) -> str:
        """Whether the figure behind the last part goes on as the parts did."""
        n = len(self.run)
        if n >= len(self.parts):
            return "at its end"
        last, following = self.run[-1], self.parts[n]
        between = gap(self.scene, *in_order(last, following))
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


def told_of(scene: Scene, listing: Listing, run: Sequence[Fact], parts: Sequence[Fact]) -> Told:
    """What speaks for a run that leaves some of the list's figures out."""
    told = Told(scene, listing, parts)
    for f in run:
        told.take(f)
    return told


def kind_of(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    return "unopened" if wording in ("none", "before", "over", "under") else "opened"


def _naming(n: int, before: int, behind: int) -> str:
    """Where the parts have their names: before the number, behind it, or both."""
    return f"names {'all' if before == n else 'some' if before else 'not'} before, {'all' if behind == n else 'some' if behind else 'not'} behind"


def _is_share(percent: Fact, part: Fact, whole: Fact) -> bool:
    """The percentage is that of the part in the whole, as far as it is printed."""
    if not whole.mid:
        return False
    share = 100 * part.mid * screened(part, whole) / whole.mid
    return abs(share - percent.mid) <= 0.6 * 10.0**-percent.m.figure.decimals


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
    after = next((f for f in scene.ahead(last, 4) if f.quantity and f.m.over >= 0), None)
    if after is None or after.m.sentence != last.m.sentence:
        return "ends figures"
    if after.m.dimension != last.m.dimension:
        return "ends unit"
    return "ends inside"


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
