"""Relations that would hold if one figure had not been mistyped, and when to believe that they are meant.

A relation that fails says nothing by itself: most likely the figures don't belong together. But a typing slip leaves a trace:
one digit restores the relation. How telling that is depends on how many digits must agree, and on how firmly wording and place
tie the figures together; ``belief`` weighs the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.claim import ONE, Claim, Kind, Strength
from checker.claims.bars import SURE, bar, may_be_stated, unlikely
from checker.claims.base import Doubt, Scene, Suspect
from checker.claims.belief import BELIEVED, Option, Outcome, agreement, turned
from checker.claims.closeness import of_difference
from checker.claims.otherwise import Otherwise
from checker.claims.sums import lucks
from checker.claims.swaps import exchanged
from checker.equation import Equation
from checker.formula import Ranges
from checker.interval import Interval
from checker.numeral import Numeral
from checker.ranges import placed, significant
from checker.repair import last_place
from checker.scales import STEP
from checker.stated import entering, slips_into, stated_operands

_WRONG_BASE = {
    "growth-of-rise": Equation("percent = 100 * change / current"),
    "growth-of-fall": Equation("percent = 100 * change / current"),
    "growth": Equation("percent = 100 - 100 * previous / current"),
}
"""What growth computes to for one who divides by the new value instead of the old."""
_MISTAKEN = 0.02
"""Share of printed relations that are put wrong so."""
_TENFOLD = 100
"""How many times larger or smaller a slip of the digits makes a number, generously."""
_FAR, _ASTRAY = 3, 0.1
"""How many times a share must be too large or small to be of something else, and what is left then of its being put wrong."""
_TOLD = 0.8
"""Chance by wording and place from which a list is surely meant to add up."""
_ROUNDED = 0.02
"""Share of printed relations that miss by one unit of the last place."""


class Suspicions:
    """Weighs the doubts of one scene against its verified claims."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.figures = scene.reading.figures
        self.believed = [claim for claim in scene.claims if self._believes(claim)]
        self.explained = {c.operands[0].figure for c in self.believed if self._explains(c)}
        """Figures that are computed from others already, by more than chance."""
        self.verified = {o.figure for claim in scene.claims if self._holds(claim) for o in claim.operands}
        """Figures in relations that hold, be it by chance; what is printed twice is none."""
        self._binding: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.believed:
            for figure in dict.fromkeys(o.figure for o in claim.operands):
                self._binding[figure].append(claim)
        self._allowed: dict[int, list[Interval]] = {}
        self.otherwise = Otherwise(scene, self.believed)

    def _believes(self, claim: Claim) -> bool:
        """The relation holds, and by more than chance."""
        if not self._telling(claim) and claim.strength is not Strength.ASSERTED:
            return False
        return self._holds(claim)

    def _holds(self, claim: Claim) -> bool:
        equation = self.scene.arithmetic.equation(claim.shape)
        if equation is None or claim.shape == "repeat":
            return False
        return equation.holds(self.scene.arithmetic.ranges.of(claim.operands))

    def _telling(self, claim: Claim) -> bool:
        """The first figure has digits enough not to agree by chance."""
        return significant(self.figures[claim.operands[0].figure]) >= 3

    def _explains(self, claim: Claim) -> bool:
        """The relation, which holds, computes its first figure, and doesn't do so by chance."""
        return claim.kind is not Kind.REPEAT and self._telling(claim)

    def allowed(self, figure: int) -> list[Interval]:
        """Where a figure must lie for the relations believed of it; a slip that breaks one explains nothing."""
        if figure not in self._allowed:
            self._allowed[figure] = list(self._bounds(figure))
        return self._allowed[figure]

    def _bounds(self, figure: int) -> Iterator[Interval]:
        for claim in self._binding.get(figure, ()):
            equation = self.scene.arithmetic.equation(claim.shape)
            if equation is None:
                continue
            values = self.scene.arithmetic.ranges.of(claim.operands)
            for o, place in placed(claim.operands):
                if o.figure == figure:
                    needed = equation.solve((o.role, place), values)
                    yield needed if o.factor is ONE else needed.scaled(1 / o.factor)

    def settle(self) -> list[Claim]:
        """The relations to be claimed, at most one for each figure in doubt."""
        chosen: dict[int, Claim] = {}
        doubts = [left for d in self.scene.doubts if (left := self._unexplained(d)) is not None]
        doubts += [d for d in self._grouped(self.scene.suspects) if d.subject not in self.explained]
        for subject, swapped in exchanged(self.scene, sorted(doubts, key=lambda d: d.subject)):
            chosen.setdefault(subject, swapped)
        for doubt in doubts:
            claim = self._stated(doubt)
            if claim is not None:
                chosen.setdefault(doubt.subject, claim)
        for subject in (*self._scattered(chosen), *_told_twice(chosen)):
            chosen.pop(subject, None)
        return [chosen[k] for k in sorted(chosen)]

    def _scattered(self, chosen: Mapping[int, Claim]) -> list[int]:
        """``nông nghiệp 31.740 (39,9%), TTCN 19.285 (24,3%), …``: shares side by side, each put wrong of another base.

        What they are of is not printed, then; one base of several may be mistyped.
        """
        beside: dict[int, list[int]] = defaultdict(list)
        for subject, claim in chosen.items():
            if claim.shape == "share" and claim.strength is not Strength.SILENT:
                beside[self.figures[subject].sentence].append(subject)
        return [
            subject
            for subjects in beside.values()
            if len({chosen[subject].operands[2].figure for subject in subjects}) > 1
            for subject in subjects
        ]

    def _unexplained(self, doubt: Doubt) -> Doubt | None:
        """A doubt as far as its figure is not computed from others already: lists that are surely meant stay."""
        if doubt.again or doubt.subject not in self.explained:
            return doubt
        known = {o.figure for c in self._binding[doubt.subject] for o in c.operands[1:]}
        sure = tuple(
            (option, chance, holds)
            for option, chance, holds in doubt.options
            if option.kind is Kind.TOTAL and chance >= _TOLD and known.isdisjoint(o.figure for o in option.operands[1:])
        )
        return Doubt(doubt.subject, sure, again=True) if sure else None

    def _stated(self, doubt: Doubt) -> Claim | None:
        """The option to be believed in spite of failing, if any; or one that holds after all."""
        meant = [chance for _, chance, _ in doubt.options]
        tied = next((option for option, _, holds in doubt.options if option.tied and not holds), None)
        if tied is not None and tied.kind is Kind.TOTAL and self.otherwise.settles(tied):
            tied = None
        outcomes = self._outcomes(doubt, settled=tied is not None)
        if not outcomes:
            return None
        after = turned(meant, outcomes)
        best = max(range(len(after)), key=lambda n: after[n])
        option, _, holds = doubt.options[best]
        if not holds and option is not tied and self.otherwise.settles(option):
            return None
        if tied is not None and not (holds and after[best] >= BELIEVED):
            # A bracket may name some parts only; a percentage right behind its pair can't be of anything else.
            strength = Strength.LIKELY if tied.kind is Kind.TOTAL else Strength.ASSERTED
            return Claim(tied.kind, tied.shape, tied.operands, strength)
        if holds:
            if after[best] < BELIEVED:
                return None
        elif after[best] < bar(doubt, option, outcomes[best]) or unlikely(option, meant[best], after[best]):
            return None
        strength = Strength.SILENT if holds else Strength.LIKELY
        if not holds and doubt.asserted and not option.doubtful and after[best] >= SURE:
            strength = Strength.ASSERTED
        return Claim(option.kind, option.shape, option.operands, strength)

    def _outcomes(self, doubt: Doubt, *, settled: bool) -> list[Outcome]:
        """What arithmetic says of each option of a doubt; none where it is not ``settled`` that one is stated, and none can be.

        Slips are sought for what could be stated if one was found, and for all others only if one is.
        """
        hopes = [self._holding(option) if holds else self._hope(option) for option, _, holds in doubt.options]
        found: dict[int, Outcome] = {}
        rest = 1 - sum(chance for _, chance, _ in doubt.options)
        if not settled:
            for n, (option, chance, holds) in enumerate(doubt.options):
                if may_be_stated(doubt, n, chance * hopes[n].ratio, rest):
                    found[n] = hopes[n] if holds else self._outcome(option)
            if not any(may_be_stated(doubt, n, doubt.options[n][1] * told.ratio, rest) for n, told in found.items()):
                return []
        return [
            found[n] if n in found else hopes[n] if holds else self._outcome(option)
            for n, (option, _, holds) in enumerate(doubt.options)
        ]

    def _grouped(self, suspects: Sequence[Suspect]) -> Iterator[Doubt]:
        """Suspects by their subject; together no likelier meant than the likeliest of them."""
        groups: dict[int, list[Suspect]] = defaultdict(list)
        for suspect in suspects:
            groups[suspect.subject].append(suspect)
        for subject, alike in groups.items():
            several = list({_relation(s.claim): s for s in sorted(alike, key=lambda s: s.meant)}.values())
            share = max(s.meant for s in several) / sum(s.meant for s in several)
            yield Doubt(
                subject, tuple((self._option(s.claim), s.meant * share, False) for s in several), asserted=False
            )

    def _option(self, claim: Claim) -> Option:
        figures = [self.figures[o.figure] for o in claim.operands]
        if claim.kind is Kind.TOTAL:
            luck, slips = lucks(figures)
            return Option(claim.kind, claim.shape, claim.operands, 0.0, luck, (), slips)
        if claim.shape == "change":
            told = of_difference(*(self.scene.by_figure[o.figure] for o in claim.operands))
            return Option(claim.kind, claim.shape, claim.operands, 0.0, told.luck, (), told.slip_luck)
        return Option(claim.kind, claim.shape, claim.operands, 0.0, agreement(figures[0]))

    def _holding(self, option: Option) -> Outcome:
        """That an option holds; where it says nothing because a figure was mistyped, that one must not be right by others."""
        if option.twin is None or option.twin not in self.verified:
            return option.holding()
        return replace(option, twin=None).holding()

    def _hope(self, option: Option) -> Outcome:
        """The most that a trace could say for an option; looking for one is the dear part."""
        slipped = option.slipped(1)
        rounded = Outcome(_ROUNDED, min(0.7, (2 if option.shape in _WRONG_BASE else 3) * option.luck))
        return max(slipped, rounded, key=lambda outcome: outcome.ratio)

    def _outcome(self, option: Option) -> Outcome:
        """What arithmetic says of an option that fails."""
        equation = self.scene.arithmetic.equation(option.shape)
        if equation is None:
            return option.failing()
        values = self.scene.arithmetic.ranges.of(option.operands)
        target = self.figures[option.operands[0].figure]
        mistaken = _WRONG_BASE.get(option.shape)
        if mistaken is not None and (mistaken.holds(values) or last_place(mistaken, values, target.decimals)):
            return Outcome(_MISTAKEN, min(0.7, 2 * option.luck))
        if significant(target) > 2 and last_place(equation, values, target.decimals, option.operands[0].factor):
            return Outcome(_ROUNDED, min(0.7, 3 * option.luck))
        free = self._freed(option, equation)
        if option.slip_luck is not None:
            # Then it doesn't matter how many figures a slip may have hit: the first one tells.
            return option.slipped() if any(free) else option.failing()
        count = sum(free)
        if count:
            return option.slipped(count)
        return Outcome(option.unmended * _ASTRAY, 1.0) if _far_off(option, equation, values) else option.failing()

    def _freed(self, claim: Option, equation: Equation) -> Iterator[bool]:
        """Of each figure, whether one slip in it would mend the relation and break no other."""
        stated = stated_operands(claim.operands, self.figures, self.scene.reading.decimal)
        values = entering(stated)
        for (operand, place), one in zip(placed(claim.operands), stated, strict=True):
            needed = equation.solve((operand.role, place), values)
            numeral = one.numeral
            yield (
                numeral is not None
                and _possible(needed, values[operand.role][place], STEP if one.rescaled else _TENFOLD)
                and any(
                    self._agrees(operand.figure, one.interval + Interval.point(slip.meant.value - numeral.value))
                    for slip in slips_into(needed, one)
                    if not _coarser(slip.meant, numeral)
                )
            )

    def _agrees(self, figure: int, read: Interval) -> bool:
        """Whether a figure may be read so for all that is believed of it."""
        return all(read.meets(allowed) for allowed in self.allowed(figure))


def _far_off(option: Option, equation: Equation, values: Ranges) -> bool:
    """A share that no slip mends, several times too large or too small: the base is another one, not put wrong."""
    role = option.operands[0].role
    needed, own = equation.solve((role, 0), values), values[role][0]
    if (
        option.kind is not Kind.RATIO
        or needed.low is None
        or needed.high is None
        or own.low is None
        or own.high is None
    ):
        return False
    return needed.low > own.high * _FAR or needed.high * _FAR < own.low


def _told_twice(chosen: Mapping[int, Claim]) -> list[int]:
    """Wholes whose parts fail to add up, where what is left of them is accused already: ``87/112 đơn, còn 29 đơn``."""
    left = {frozenset(o.figure for o in claim.operands) for claim in chosen.values() if claim.kind is Kind.CHANGE}
    return [
        subject
        for subject, claim in chosen.items()
        if claim.kind is Kind.TOTAL and frozenset(o.figure for o in claim.operands) in left
    ]


def _coarser(meant: Numeral, printed: Numeral) -> bool:
    """The same without its last decimal, ``9,7`` for ``9,75``: it would agree with ten times as much."""
    return meant.decimals < printed.decimals and meant.units == printed.units // 10


def _relation(claim: Claim) -> tuple[str, tuple[int, ...]]:
    return claim.shape, tuple(o.figure for o in claim.operands)


def _possible(needed: Interval, own: Interval, most: int) -> bool:
    """No slip changes a number by more than so many times: spares the search."""
    if not (needed.is_bounded and own.is_bounded):
        return False
    low, high = needed.approximate
    top = max(map(abs, own.approximate)) * (most + 1) + 10
    return high >= -top and low <= top
