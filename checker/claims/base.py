"""What all recognisers share: the facts in their order, looked at from one of them, and the claims made so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.belief import BELIEVED, Candidate, Weighed, mended
from checker.claims.closeness import by_last_place
from checker.claims.doubts import Doubt, Suspect
from checker.claims.facts import Facet, Fact
from checker.claims.kinds import Kinds
from checker.claims.lookup import Names
from checker.claims.operands import goes_on
from checker.claims.steps import Step, steps
from checker.claims.times import Time, times
from checker.document import BlockKind, Document, NoteMark
from checker.figures.build import Reading
from checker.ranges import Arithmetic
from checker.repair import one_slip_explains
from checker.slips import Slip
from checker.stated import stated_operands
from checker.vocabulary import Vocabulary


class Gap(NamedTuple):
    """What stands between two figures."""

    sign: str
    """'stop', 'semicolon', 'comma', 'and' or 'words'."""
    words: int
    """How many."""
    marks: int
    """Commas, semicolons and words like *and*: at least one."""
    final: bool
    """``và`` brings the last part of a list."""
    alike: bool
    """Both are introduced with a word in common: ``cấp huyện 32``, ``cấp xã 128``."""


class Named(NamedTuple):
    """The parts of common divisions that a figure may be named by: division and part, by number."""

    before: tuple[tuple[int, int], ...]
    behind: tuple[tuple[int, int], ...]


class Ending(NamedTuple):
    """What it looks like if a list ends with a figure."""

    place: str
    """What ends there: 'block', 'sentence', 'bracket', 'clause', 'figures', 'unit', or 'inside' for nothing."""
    rest: bool
    """It is said to be the rest."""
    others: bool
    """It is of all others: ``8 vụ khác``."""
    open_ended: bool
    """The list goes on unsaid: ``v.v.``"""


DOUBTED = 0.015
"""Chance from which an option is worth a second thought."""


@dataclass(slots=True)
class Scene:
    """One document under recognition. Recognisers read the facts and add claims."""

    document: Document
    reading: Reading
    facts: list[Fact]
    words: Vocabulary
    arithmetic: Arithmetic
    claims: list[Claim] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    """Percentages already explained, by figure id: index of the claim."""
    wholes: dict[int, int] = field(default_factory=dict)
    """The whole of each part of a list, by fact index."""
    paired: set[frozenset[int]] = field(default_factory=set)
    """Parts and bases that give a percentage, by fact index."""
    sections: list[int] = field(default_factory=list)
    """Section number of each block; a heading begins a new one."""
    gaps: dict[tuple[int, int], Gap] = field(default_factory=dict)
    """What stands between figures, by fact indices, as far as it was asked for."""
    endings: dict[int, Ending] = field(default_factory=dict)
    """What it looks like if a list ends with a figure, by fact index, as far as it was asked for."""
    totals: dict[int, bool] = field(default_factory=dict)
    """Whether a figure is called a total, by fact index, as far as it was asked for."""
    opened: dict[int, bool] = field(default_factory=dict)
    """Whether the words before a figure open a list, by fact index, as far as it was asked for."""
    introduced: dict[int, frozenset[str]] = field(default_factory=dict)
    """The words that introduce a figure alone, by fact index, as far as they were asked for."""
    named_parts: dict[int, Named] = field(default_factory=dict)
    """The parts of common divisions that figures are named by, by fact index, as far as they were asked for."""
    kin: dict[int, frozenset[str]] = field(default_factory=dict)
    """The words that say what a figure counts, by fact index, as far as they were asked for."""
    times: list[Time] = field(default_factory=list)
    """Which time each fact is told of."""
    steps: list[Step] = field(default_factory=list)
    """The run of like figures that each fact stands in."""
    amounts: list[int] = field(default_factory=list)
    """How many of the facts before each are amounts that stand under no other."""
    compared: list[int] = field(default_factory=list)
    """How many of the facts before each are changes or percentages."""
    begins: list[int] = field(default_factory=list)
    """Of each fact, the first of those right before it that stand in its section and text, by fact index."""
    _ends: dict[int, int] = field(default_factory=dict)
    """Fact index behind the last fact of each section."""
    _texts: list[str | None] = field(default_factory=list)
    """Label of the footnote that each fact stands in; None for the running text."""
    opening: list[bool] = field(default_factory=list)
    """Whether each block ends with a colon."""
    _first_marks: dict[str, NoteMark] = field(default_factory=dict)
    """The first reference to each footnote."""
    _marks: dict[int, list[str]] = field(default_factory=dict)
    _notes: dict[str, list[Fact]] = field(default_factory=dict)
    _by_block: dict[int, list[Fact]] = field(default_factory=dict)
    by_figure: dict[int, Fact] = field(default_factory=dict)
    kinds: Kinds = field(init=False)
    shares: dict[int, Fact] = field(default_factory=dict)
    """The percentage right behind a figure in its sentence, by the figure's index."""
    names: Names = field(init=False)
    """What figures are called by, tables aside."""

    def __post_init__(self) -> None:
        self.kinds = Kinds(self.facts)
        self.names = Names(f for f in self.facts if not f.table)
        for f, behind in pairwise(self.facts):
            if behind.m.percent and behind.m.sentence == f.m.sentence:
                self.shares[f.index] = behind
        section = 0
        for block in self.document.blocks:
            section += block.kind is BlockKind.HEADING
            self.sections.append(section)
            self.opening.append(self.document.text[block.start : block.end].rstrip(" *_").endswith(":"))
        for mark in self.document.marks:
            self._first_marks.setdefault(mark.label, mark)
            self._marks.setdefault(self._block_of(mark), []).append(mark.label)
        self.times = list(times(self.document, self.facts))
        self.steps = steps(self.facts)
        self.compared = list(accumulate((f.facet is Facet.DELTA or f.m.percent for f in self.facts), initial=0))
        self.amounts = list(accumulate((f.quantity and f.m.over >= 0 for f in self.facts), initial=0))
        for fact in self.facts:
            self._by_block.setdefault(fact.m.block, []).append(fact)
            self.by_figure[fact.id] = fact
            label, section = self.document.blocks[fact.m.block].note, self.sections[fact.m.block]
            if label is not None:
                self._notes.setdefault(label, []).append(fact)
            goes_on = section in self._ends and self._texts[-1] == label
            self.begins.append(self.begins[-1] if goes_on else fact.index)
            self._texts.append(label)
            self._ends[section] = fact.index + 1

    def _block_of(self, mark: NoteMark) -> int:
        """Index of the block that a footnote's mark stands in."""
        return bisect_right(self.document.blocks, mark.start, key=lambda block: block.lead) - 1

    def marked(self, fact: Fact, label: str) -> bool:
        """Whether the footnote's mark stands in the fact's sentence or right after it."""
        mark = self._first_marks.get(label)
        if mark is None:
            return False
        following = next((f for f in self.ahead(fact, 40) if f.m.figure.start > mark.start), None)
        near = mark.start - fact.m.figure.end
        return -400 <= near <= 400 and (following is None or following.m.block == fact.m.block or near >= 0)

    def at_mark(self, fact: Fact) -> list[Fact]:
        """For a figure in a footnote: up to five amounts before its mark in the running text, the nearest first."""
        mark = self._first_marks.get(self.document.blocks[fact.m.block].note or "")
        if mark is None:
            return []
        before = [f for f in self.of_block(self._block_of(mark)) if f.m.figure.end <= mark.start and f.quantity]
        return before[:-6:-1]

    def in_one_text(self, a: Fact, b: Fact) -> bool:
        """Both stand in the running text, or in the same footnote."""
        return self._texts[a.index] == self._texts[b.index]

    def of_block(self, block: int) -> list[Fact]:
        """The facts of a block."""
        return self._by_block.get(block, [])

    def place(self, fact: Fact) -> int:
        """How many amounts stand before a fact in its block."""
        return self.amounts[fact.index] - self.amounts[self._by_block[fact.m.block][0].index]

    def behind(self, fact: Fact, limit: int) -> list[Fact]:
        """Facts after this one in its block, as far as they are near."""
        block = self.of_block(fact.m.block)
        first = fact.index - block[0].index + 1
        return block[first : first + limit]

    def note_labels(self, block: int) -> list[str]:
        """Footnotes referred to in a block, in order."""
        return self._marks.get(block, [])

    def note_facts(self, label: str) -> list[Fact]:
        """The facts of a footnote."""
        return self._notes.get(label, [])

    def named(self, by: str, name: str, fact: Fact, limit: int) -> list[Fact]:
        """Facts behind this one in its section and text with a name by ``noun``, ``word`` or ``unit``; none for an empty name."""
        if not name:
            return []
        alike = self.names.behind(by, name, fact.index, self._ends[self.sections[fact.m.block]], limit)
        if not self._notes:
            return alike
        text = self._texts[fact.index]
        return [f for f in alike if self._texts[f.index] == text]

    def back(self, fact: Fact, limit: int = 40) -> Iterator[Fact]:
        """Facts before this one, nearest first."""
        for i in range(fact.index - 1, max(-1, fact.index - 1 - limit), -1):
            yield self.facts[i]

    def ahead(self, fact: Fact, limit: int = 12) -> Iterator[Fact]:
        """Facts after this one, nearest first."""
        yield from self.facts[fact.index + 1 : fact.index + 1 + limit]

    def claim(
        self,
        kind: Kind,
        shape: str,
        operands: Iterable[Operand],
        strength: Strength = Strength.ASSERTED,
        detail: str = "",
    ) -> Claim:
        """Add a claim."""
        made = Claim(kind, shape, tuple(operands), strength, detail)
        self.claims.append(made)
        return made

    def explain(self, figure: Fact, kind: Kind, shape: str, operands: Iterable[Operand], strength: Strength) -> None:
        """Add the claim that a percentage or change is to be understood by; no other is sought for it."""
        self.taken[figure.id] = len(self.claims)
        self.claim(kind, shape, operands, strength)

    def slip_in(self, shape: str, operands: Sequence[Operand]) -> Slip | None:
        """The likeliest single typing slip that keeps figures from standing in a relation; None when there is none."""
        equation = self.arithmetic.equation(shape)
        stated = stated_operands(operands, self.reading.figures, self.reading.decimal)
        explanation = one_slip_explains(equation, stated) if equation else None
        return explanation.slip if explanation else None

    def suspect(
        self, subject: int, kind: Kind, shape: str, operands: Iterable[Operand], meant: float, rank: int = 1
    ) -> None:
        """Add a relation that fails, but would be claimed if a slip explained it."""
        made = Claim(kind, shape, tuple(operands), Strength.LIKELY)
        self.suspects.append(Suspect(made, subject, meant, rank))

    def _may_be_doubted(self, candidate: Candidate, chance: float) -> bool:
        """Wording or place may say that it is not to be accused; but not if it misses by its last place only."""
        if mended(chance, candidate.against) < DOUBTED:
            return False
        option = candidate.option
        return option.accusable or (
            chance >= BELIEVED and by_last_place(self.arithmetic, option.shape, option.operands)
        )

    def doubt(self, subject: int, candidates: Sequence[Candidate], weighed: Weighed, *, again: bool = False) -> None:
        """Keep the likely options of a figure; a slip may explain one that fails."""
        likely = [
            (candidate.option, chance, holds)
            for candidate, chance, holds in zip(candidates, weighed.meant, weighed.holds, strict=True)
            if holds or self._may_be_doubted(candidate, chance)
        ]
        if likely:
            self.doubts.append(Doubt(subject, tuple(likely), again=again))


def comparable(a: Fact, b: Fact) -> bool:
    """The same, and things counted under two names: ``38 đơn vị, gồm 36 xã và 02 phường``."""
    return same_kind(a, b) or (a.m.count and b.m.count)


def same_kind(a: Fact, b: Fact) -> bool:
    """Quantities that may be compared: of one dimension, or one of them printed without a unit, or without all of it."""
    x, y = a.m.dimension, b.m.dimension
    return x == y or not x or not y or goes_on(a, b)
