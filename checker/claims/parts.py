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
from checker.claims.partwords import made_of, set_out
from checker.claims.structure import Listing
from checker.claims.ties import apart


class Told:
    """What speaks for a run of a list, for ever longer runs: its parts are taken one by one, in the order of the list."""

    __slots__ = (
        "alike",
        "amounts",
        "clauses",
        "final",
        "first",
        "kinds",
        "largest",
        "levels",
        "listing",
        "longest",
        "marks",
        "named_before",
        "named_behind",
        "parts",
        "right",
        "run",
        "same_noun",
        "same_word",
        "scene",
        "sentences",
        "shared",
        "shares",
        "signs",
        "strides",
        "tie",
        "whole_nouns",
    )

    def __init__(self, scene: Scene, listing: Listing, parts: Sequence[Fact]) -> None:
        self.scene, self.listing, self.parts = scene, listing, parts
        self.run: list[Fact] = []
        self.first = parts[0]
        where = apart(listing.whole, parts[0])
        self.tie = f"apart in {where}, {listing.wording}" if where else "together"
        self.signs: set[str] = set()
        self.strides: set[int] = set()
        self.kinds: set[int] = set()
        self.sentences = self.clauses = 1
        self.alike = self.whole_nouns = self.right = self.levels = self.shared = 0
        self.marks = self.longest = self.named_before = self.named_behind = self.amounts = 0
        self.largest = self.shares = 0.0
        self.same_word = self.first.word != ""
        self.same_noun = self.first.noun != ""
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
        sign, words, marks, final, alike = gap(self.scene, last, f)
        self.signs.add(sign)
        self.strides.add(abs(f.index - last.index))
        self.marks += marks
        self.longest = max(self.longest, words)
        self.final = final
        self.alike += alike
        self.sentences += f.m.sentence != last.m.sentence
        self.clauses += f.clause != last.clause

    def _take(self, f: Fact) -> None:
        """One part more."""
        scene, whole, first, index = self.scene, self.listing.whole, self.first, f.index
        self.run.append(f)
        self.kinds.add(scene.kinds.of[index])
        self.amounts += scene.amounts[index + 1] - scene.amounts[index]
        if f.word != first.word:
            self.same_word = False
        self.named_before += f.word != ""
        noun = f.noun
        if noun != first.noun:
            self.same_noun = False
        if noun:
            self.named_behind += 1
            self.whole_nouns += noun == whole.noun
        size = f.mid if f.m.factor is whole.m.factor else f.mid * screened(f, whole)
        self.largest = max(self.largest, size)
        share = scene.shares.get(index)
        if share is not None:
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
        wording, forwards = listing.wording, not listing.backwards
        end = ending(self.scene, run[-1])
        at_end = "begins listing" if n == len(self.parts) else "begins inside"
        place = f"ends {end.place}" if forwards else at_end
        units, unlike = self.scene.kinds.among(listing.whole, frozenset(self.kinds), _mixed)
        return set_out(n, wording, self.tie, place, self._separators(), units, self._numbered()) + made_of(
            wording,
            self._naming(),
            self._passages(),
            self._left_out(),
            self.final and forwards,
            self._shares(),
            self._likeness(),
            end.rest,
            self.outgrown and not mended,
            unlike,
            self.same_word or self.same_noun,
            end.open_ended and forwards,
        )

    def _passages(self) -> str:
        """Over which passages the parts are spread."""
        if self.sentences > 1:
            return "parts one a sentence" if self.sentences == len(self.run) else "parts over sentences"
        return "" if self.clauses in (1, len(self.run)) else "parts over clauses"

    def _likeness(self) -> tuple[str, ...]:
        """What the parts have in common with each other and with the whole."""
        n = len(self.run)
        if self.whole_nouns:
            counted = "all" if self.whole_nouns == n else "some"
        else:
            counted = "not" if self.named_behind == n else "untold"
        introduced = "all" if self.alike == n - 1 else "some" if self.alike else "not"
        strides = "uneven" if len(self.strides) != 1 else "one" if 1 in self.strides else "even"
        right = ""
        if self.levels > 1:
            right = "of whole" if self.right >= self.levels - 1 else "of some" if self.right else "of another"
        return counted, introduced, strides, self._goes_on(), right

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


def _mixed(whole: Fact, parts: Sequence[Fact]) -> tuple[str, tuple[bool, bool, bool, bool]]:
    """How the units of parts go with the whole's; and whether they differ in form, are bound, of other facets, and in depth."""
    counted = all(f.m.count or not f.m.dimension for f in parts)
    units = units_among(whole, {f.m.dimension for f in parts}, all_counted=counted)
    forms, depths = {f.m.over for f in parts}, {f.m.depth for f in parts}
    bound, facets = any(f.m.bound for f in parts), any(f.facet is not whole.facet for f in parts)
    return units, (len(forms) > 1, bound, facets, len(depths) > 1)


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
