"""Relations that would hold if one figure had not been mistyped, and when to believe that they are meant.

A relation that fails says nothing by itself: most likely the figures don't belong together. But a typing slip leaves a trace:
one digit restores the relation. How telling that is depends on how many digits must agree, and on how firmly wording and place
tie the figures together; ``belief`` weighs the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.claim import Claim, Kind, Strength
from checker.claims.bars import SURE, bar, may_be_stated, unlikely
from checker.claims.base import Scene
from checker.claims.belief import BELIEVED, Option, Outcome, agreement, turned
from checker.claims.bothways import left_over
from checker.claims.closeness import of_difference
from checker.claims.commonbases import mistyped_bases
from checker.claims.directions import TURNED
from checker.claims.doubts import Doubt, Suspect
from checker.claims.multiples import luck_of_multiple
from checker.claims.otherwise import Otherwise
from checker.claims.outcomes import WRONG_BASE, Outcomes
from checker.claims.sums import lucks
from checker.claims.swaps import exchanged
from checker.claims.trios import luck_of
from checker.ranges import significant

_TOLD = 0.8
"""Chance by wording and place from which a list is surely meant to add up."""
_AS_LEFT = 0.5
"""How much likelier a list must be meant to add up than one of its figures to be what is left of it, to be told instead."""
_HARDLY_TOLD = 0.2
"""The same where hardly any unrelated figures would add up but for a slip."""


class Suspicions:
    """Weighs the doubts of one scene against its verified claims."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.figures = scene.reading.figures
        holding = [claim for claim in scene.claims if self._holds(claim)]
        self.believed = [c for c in holding if c.strength is Strength.ASSERTED or self._telling(c)]
        """The relations that hold, and by more than chance."""
        self.explained = {c.operands[0].figure for c in self.believed if self._explains(c)}
        """Figures that are computed from others already, by more than chance."""
        self.verified = {o.figure for claim in holding for o in claim.operands}
        """Figures in relations that hold, be it by chance."""
        self.turned = {c.operands[0].figure for c in scene.claims if c.shape in TURNED and len(c.operands) > 2}
        """Changes whose word is wrong: with the other one they would hold."""
        self.outcomes = Outcomes(scene, self.believed, self.verified)
        self.otherwise = Otherwise(scene, self.believed)

    def _holds(self, claim: Claim) -> bool:
        """The relation holds; what is printed twice is none."""
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

    def settle(self) -> list[Claim]:
        """The relations to be claimed, at most one for each figure in doubt."""
        chosen: dict[int, Claim] = {}
        doubts = [left for d in self.scene.doubts if (left := self._unexplained(d)) is not None]
        doubts += [d for d in self._grouped(self.scene.suspects) if d.subject not in self.explained]
        doubts = [d for d in doubts if d.subject not in self.turned]
        for subject, swapped in exchanged(self.scene, sorted(doubts, key=lambda d: d.subject)):
            chosen.setdefault(subject, swapped)
        for subject, shared in mistyped_bases(doubts, self.outcomes):
            chosen.setdefault(subject, shared)
        for doubt in doubts:
            claim = self._stated(doubt)
            if claim is not None:
                chosen.setdefault(doubt.subject, claim)
        for subject, rest in left_over(self.scene, doubts, self.otherwise):
            chosen.setdefault(subject, rest)
        chosen |= self._habitual(doubts, chosen)
        for subject in list(_told_twice(chosen, doubts)):
            chosen.pop(subject, None)
        return [chosen[k] for k in sorted(chosen)]

    def _habitual(self, doubts: Sequence[Doubt], chosen: Mapping[int, Claim]) -> dict[int, Claim]:
        """``giảm 87% … và 30,5%``: who divides by the new value once does so again in the same paragraph."""
        facts = self.scene.by_figure
        blocks = {
            facts[subject].m.block
            for subject, claim in chosen.items()
            if self.outcomes.on_wrong_base(claim.shape, claim.operands)
        }
        again = [d for d in doubts if d.subject not in chosen and facts[d.subject].m.block in blocks]
        self.outcomes.habitual.update(d.subject for d in again)
        return {d.subject: claim for d in again if (claim := self._stated(d)) is not None and claim.shape in WRONG_BASE}

    def _unexplained(self, doubt: Doubt) -> Doubt | None:
        """A doubt as far as its figure is not computed from others already: lists that are surely meant stay."""
        if doubt.again or doubt.subject not in self.explained:
            return doubt
        known = {o.figure for c in self.outcomes.binding[doubt.subject] for o in c.operands[1:]}
        sure = tuple(
            (option, chance, holds)
            for option, chance, holds in doubt.options
            if option.kind is Kind.TOTAL
            and (chance >= _TOLD or (chance >= _HARDLY_TOLD and option.telling))
            and known.isdisjoint(o.figure for o in option.operands[1:])
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
        after = _alike(doubt, turned(meant, outcomes))
        likely = [n for n, (o, chance, holds) in enumerate(doubt.options) if holds or not unlikely(o, chance, after[n])]
        if not likely and tied is None:
            return None
        best = max(likely or range(len(after)), key=lambda n: (after[n], meant[n] * outcomes[n].ratio))
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
        hopes = [
            self.outcomes.holding(option) if holds else self.outcomes.hope(option) for option, _, holds in doubt.options
        ]
        found: dict[int, Outcome] = {}
        chances = [chance for _, chance, _ in doubt.options]
        rest = 1 - sum(chances)
        if not settled:
            most = _alike(doubt, [chance * hope.ratio for chance, hope in zip(chances, hopes, strict=True)])
            for n, (option, _, holds) in enumerate(doubt.options):
                if may_be_stated(doubt, n, most[n], rest):
                    found[n] = hopes[n] if holds else self.outcomes.of(option)
            most = _alike(doubt, [chance * found[n].ratio if n in found else 0.0 for n, chance in enumerate(chances)])
            if not any(may_be_stated(doubt, n, most[n], rest) for n in found):
                return []
        return [
            found[n] if n in found else hopes[n] if holds else self.outcomes.of(option)
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
        if claim.kind is Kind.PRODUCT:
            return Option(claim.kind, claim.shape, claim.operands, 0.0, luck_of(claim.operands, self.scene.by_figure))
        if claim.shape == "multiple":
            luck = luck_of_multiple(self.scene.by_figure[claim.operands[0].figure])
            return Option(claim.kind, claim.shape, claim.operands, 0.0, luck)
        return Option(claim.kind, claim.shape, claim.operands, 0.0, agreement(figures[0]))


def _alike(doubt: Doubt, weights: Sequence[float]) -> list[float]:
    """What options weigh together with those of the same figures that fail as well: read either way, the same figures are wrong."""
    groups: dict[frozenset[int], float] = defaultdict(float)
    figures = [frozenset(o.figure for o in option.operands) for option, _, _ in doubt.options]
    for same, weight, (_, _, holds) in zip(figures, weights, doubt.options, strict=True):
        groups[same] += 0.0 if holds else weight
    return [
        weight if holds else groups[same]
        for same, weight, (_, _, holds) in zip(figures, weights, doubt.options, strict=True)
    ]


def _told_twice(chosen: Mapping[int, Claim], doubts: Sequence[Doubt]) -> Iterator[int]:
    """Of wholes whose parts fail to add up, and what is left of them, ``87/112 đơn, còn 29 đơn``, those less likely meant."""
    meant = {
        (doubt.subject, option.operands): chance
        for doubt in doubts
        if doubt.subject in chosen
        for option, chance, _ in doubt.options
    }
    likeliest: dict[frozenset[int], tuple[float, int]] = {}
    for subject, claim in chosen.items():
        if claim.kind in (Kind.TOTAL, Kind.CHANGE):
            figures = frozenset(o.figure for o in claim.operands)
            # What is left tells more plainly what is wrong.
            own = meant.get((subject, claim.operands), 0.0) + (_AS_LEFT if claim.kind is Kind.CHANGE else 0.0), subject
            if figures in likeliest:
                yield min(likeliest[figures], own)[1]
            likeliest[figures] = max(likeliest.get(figures, own), own)


def _relation(claim: Claim) -> tuple[str, tuple[int, ...]]:
    return claim.shape, tuple(o.figure for o in claim.operands)
