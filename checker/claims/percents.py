"""Percentages of something: of a plan, of a whole, of last year's value.

Each percentage has its options: pairs of figures around it, and that what it is of is not printed. All are weighed by place and
wording, then by arithmetic. What percentages near by turn out to be of is known from a first look and weighs in the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from checker.claim import Kind, Operand, Strength
from checker.claims.around import Around, reconsidered
from checker.claims.base import Scene
from checker.claims.belief import Weighed, weigh, weights, worth
from checker.claims.facts import Facet, Fact
from checker.claims.pairs import Pair
from checker.claims.quotients import FAMILY, introduced, none_of_them, of_bases, pairs
from checker.claims.shares import complete_shares
from checker.claims.swaps import Read, crossed
from checker.claims.twins import discounted

_COMMON = 2
"""Bases of several percentages near by that are tried however far they stand."""
_BASES_WITHIN = 40
"""Figures within which another percentage's base speaks for a pair."""
_READ_OTHERWISE = 0.02
"""Chance from which a pair that fails is tried in other readings."""
_LIKE_WITHIN = 14
"""Figures within which a like percentage's layout speaks for a pair's."""


def recognise(scene: Scene) -> None:
    """Claim every percentage of a plan, whole or earlier value."""
    percents = [p for p in scene.facts if p.facet is Facet.LEVEL and not p.table and p.m.percent]
    looked = Looked(scene, percents)
    for _, together in groupby(percents, lambda p: p.m.block):
        _settle(scene, looked, [Read(p, *looked.again(p)) for p in together])
    scene.paired.update(frozenset((pair.part.index, pair.base.index)) for pair in looked.settled.values())
    complete_shares(scene, percents, looked.settled)


def _settle(scene: Scene, looked: Looked, reads: Sequence[Read]) -> None:
    """Claim or doubt the percentages of one paragraph; those of a long document at once would fill the memory."""
    exchanged = crossed(scene, reads)
    for p, found, read in reads:
        if p.index in exchanged:
            failing = [n for n, holds in enumerate(read.holds) if not holds]
            scene.doubt(p.id, [found[n] for n in failing], read.only(failing))
            continue
        candidates, weighed = discounted(scene, weights(FAMILY), found, looked.none(p, looked.rate(p)), read)
        if weighed.best is not None:
            pair = found[weighed.best]
            looked.settled[p.index] = pair
            option = pair.option
            strength = Strength.ASSERTED if weighed.meant[weighed.best] >= 0.5 else Strength.SILENT
            scene.explain(p, option.kind, option.shape, option.operands, strength)
        elif found and not _otherwise(scene, p, found, weighed):
            scene.doubt(p.id, candidates, weighed)


def _otherwise(scene: Scene, p: Fact, found: Sequence[Pair], weighed: Weighed) -> bool:
    """A likely pair gives the percentage read otherwise: as growth (``nhích 3,8%``), or the other way round (``KH/TH``).

    ``vượt 17,4% dự toán Trung ương, 11,4% dự toán tỉnh``: the verb goes on. But ``bằng 29,9% so với cùng kỳ`` is no growth, and
    ``KH 1.250 đơn vị, thu 1.087 đơn vị, đạt 115,0% KH`` is not the other way round.
    """
    level = introduced(p).startswith("level")
    for pair, meant in zip(found, weighed.meant, strict=True):
        if meant < _READ_OTHERWISE or not pair.base.m.figure.value or not pair.part.m.figure.value:
            continue
        percent, part, base = pair.option.operands
        if pair.option.shape == "level" and not level:
            for sign in (1, -1):
                growth = percent._replace(factor=Fraction(sign)), part, base
                if scene.arithmetic.holds("growth", growth):
                    scene.explain(p, Kind.GROWTH, "growth", growth, Strength.SILENT)
                    return True
        if pair.option.shape == "percent-of-plan":
            excess = percent, part, base
            if _goes_on(scene, p) and scene.arithmetic.holds("excess", excess):
                scene.explain(p, Kind.GROWTH, "excess", excess, Strength.SILENT)
                return True
            swapped = percent, Operand("actual", base.figure, 1 / part.factor), Operand("plan", part.figure)
            if pair.written and not pair.nearly and scene.arithmetic.holds("percent-of-plan", swapped):
                scene.explain(p, Kind.RATIO, "percent-of-plan", swapped, Strength.SILENT)
                return True
    return False


def _goes_on(scene: Scene, p: Fact) -> bool:
    """The percentage before it in its sentence tells by how much a plan is exceeded."""
    last = next(iter(scene.back(p, 1)), None)
    exceeds = last is not None and last.facet is Facet.GROWTH and last.base == "plan"
    return exceeds and last is not None and last.m.sentence == p.m.sentence


class Looked:
    """A document's percentages after a first look: what each seems to be of, and how often that is printed."""

    def __init__(self, scene: Scene, percents: Sequence[Fact]) -> None:
        self.scene = scene
        self.percents = percents
        self.settled: dict[int, Pair] = {}
        """The pair of each percentage, by its index: of the first look, then of the second."""
        self._found: dict[int, tuple[list[Pair], list[bool]]] = {}
        """The pairs of each percentage, and which of them give it."""
        for p in percents:
            found = pairs(scene, p)
            fitting = [pair.fits(scene) for pair in found]
            self._found[p.index] = found, fitting
            weighed = self._weighed(p, found, fitting, 0.5)
            if weighed.best is not None:
                self.settled[p.index] = found[weighed.best]
        self._ways = {p.index: introduced(p) for p in percents}
        self._seen = Counter(self._ways.values())
        self._fitted = Counter(way for index, way in self._ways.items() if index in self.settled)
        self._first = dict(self.settled)

    def again(self, p: Fact) -> tuple[list[Pair], Weighed]:
        """A percentage's pairs, weighed with what is known around it."""
        found, fitting = self._found[p.index]
        around = self.around(p)
        common = [self.scene.facts[base] for base, times in around.uses.most_common(_COMMON) if times > 1]
        further = of_bases(self.scene, p, found, (base for base in common if base.index < p.index))
        fitting = [*fitting, *(pair.fits(self.scene) for pair in further)]
        found = reconsidered([*found, *further], around)
        return found, self._weighed(p, found, fitting, self.rate(p))

    def rate(self, p: Fact) -> float:
        """How often the other percentages introduced as this one is have their pair printed here."""
        way = self._ways[p.index]
        return (self._fitted[way] - (p.index in self._first) + 1) / (self._seen[way] + 1)

    def around(self, p: Fact) -> Around:
        """What like percentages near by seem to be of, and where that stands."""
        uses: Counter[int] = Counter()
        here: Counter[int] = Counter()
        steps: Counter[tuple[int, int]] = Counter()
        section = self.scene.sections[p.m.block]
        for index in range(p.index - _BASES_WITHIN, p.index + _BASES_WITHIN + 1):
            pair = self._first.get(index)
            if pair is None or index == p.index:
                continue
            uses[pair.base.index] += 1
            q = self.scene.facts[index]
            here[pair.base.index] += q.m.sentence == p.m.sentence
            alike = self._ways[index] == self._ways[p.index] and self.scene.sections[q.m.block] == section
            if alike and abs(index - p.index) <= _LIKE_WITHIN:
                steps[pair.steps] += 1
        return Around(uses, here, steps)

    def _weighed(self, p: Fact, found: Sequence[Pair], fitting: Sequence[bool], rate: float) -> Weighed:
        return weigh(weights(FAMILY), found, self.none(p, rate), fitting)

    def none(self, p: Fact, rate: float) -> float:
        """The score of that what a percentage is of is not printed."""
        return worth(weights(FAMILY), none_of_them(self.scene, p, rate))
