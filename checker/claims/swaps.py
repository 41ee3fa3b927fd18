"""Two percentages that have changed places: each fails where it stands, and each fits where the other one does.

``7.902 trong 11.647 việc, bằng 56,49%`` and ``837 trong 1.480 tỷ đồng, chiếm 67,85%``: no slip of a digit explains either, but
that both fit exchanged is no chance. Where they stand close together, ``chăn nuôi 3.208 tỷ (0,9%), lâm nghiệp 194 tỷ (14,7%)``,
each may seem to be of the other's amount, and hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.claim import Claim, Strength
from checker.claims.base import Scene
from checker.claims.belief import Option, Weighed
from checker.claims.doubts import Doubt
from checker.claims.facts import Fact
from checker.claims.pairs import Pair
from checker.figure import Figure, Role

_WITHIN = 12
"""Percentages in doubt behind one with which it may have been exchanged."""
_MEANT = 0.1
"""Chance by wording and place that a relation must have at least."""
_CROSSED_WITHIN = 5
"""Percentages behind one that may each seem to be of the other's amount."""
_EXCHANGED = 0.003
"""Share of the percentages that stand side by side which are exchanged."""


class Read(NamedTuple):
    """A percentage with the pairs that it may be of, weighed."""

    percent: Fact
    pairs: Sequence[Pair]
    weighed: Weighed

    @property
    def likely(self) -> list[tuple[Pair, float]]:
        """The pairs that it may be of by wording and place, but that don't give it, with their chances."""
        weighed = zip(self.pairs, self.weighed.meant, self.weighed.holds, strict=True)
        return [(pair, chance) for pair, chance, holds in weighed if chance >= _MEANT and not holds]

    def otherwise(self, luck: float) -> float:
        """How likely it would be what it seems to be: of the pair that is believed; or of none, which agrees so easily."""
        best = self.weighed.best
        return (1 - sum(self.weighed.meant)) * luck if best is None else self.weighed.meant[best]


def crossed(scene: Scene, reads: Sequence[Read]) -> set[int]:
    """The percentages of one paragraph, by fact index, that hold of each other's amounts, but were exchanged more likely."""
    failing = [(read, likely) for read in reads if (likely := read.likely)]
    found: set[int] = set()
    for n, (one, ones) in enumerate(failing):
        for other, others in failing[n + 1 : n + 1 + _CROSSED_WITHIN]:
            mine, its = _best(scene, ones, other.percent), _best(scene, others, one.percent)
            if mine is None or its is None:
                continue
            (a, meant), (b, as_meant) = mine, its
            luck = one.otherwise(b.option.luck) * other.otherwise(a.option.luck)
            if meant * as_meant * _EXCHANGED > luck:
                found |= {one.percent.index, other.percent.index}
    return found


def _best(scene: Scene, likely: Sequence[tuple[Pair, float]], percent: Fact) -> tuple[Pair, float] | None:
    """The likeliest of these pairs that another percentage fits."""
    fitting = ((pair, chance) for pair, chance in likely if Pair(percent, pair.part, pair.base, 0.0, ()).fits(scene))
    return max(fitting, key=lambda told: told[1], default=None)


def exchanged(scene: Scene, doubts: Sequence[Doubt]) -> Iterator[tuple[int, Claim]]:
    """The relations of percentages that were exchanged, by the figure in doubt."""
    figures = scene.reading.figures
    open_ones = [(d, failing) for d in doubts if (failing := _failing(d, figures))]
    for n, (one, options) in enumerate(open_ones):
        for steps, (other, others) in enumerate(open_ones[n + 1 : n + 1 + _WITHIN], 1):
            if figures[one.subject].value == figures[other.subject].value:
                continue
            mine = next((o for o in options if _fits(scene, o[0], other.subject)), None)
            its = next((o for o in others if _fits(scene, o[0], one.subject)), None)
            if mine is None or its is None:
                continue
            meant, luck = mine[1] * its[1], mine[0].luck * its[0].luck * steps
            if meant * _EXCHANGED > _of_none(one) * _of_none(other) * luck:
                yield one.subject, _claimed(mine[0])
                yield other.subject, _claimed(its[0])


def _failing(doubt: Doubt, figures: Sequence[Figure]) -> list[tuple[Option, float]]:
    """The likely relations of a percentage that none explains."""
    if figures[doubt.subject].role is not Role.PERCENT or any(holds for _, _, holds in doubt.options):
        return []
    likely = [(option, chance) for option, chance, _ in doubt.options if chance >= _MEANT]
    return [(option, chance) for option, chance in likely if option.operands[0].role == "percent"]


def _of_none(doubt: Doubt) -> float:
    """Chance by wording and place that what the figure is of is not printed."""
    return 1 - sum(chance for _, chance, _ in doubt.options)


def _fits(scene: Scene, option: Option, percent: int) -> bool:
    """Whether the relation holds with another percentage in its place."""
    target, *rest = option.operands
    return scene.arithmetic.holds(option.shape, (target._replace(figure=percent), *rest))


def _claimed(option: Option) -> Claim:
    return Claim(option.kind, option.shape, option.operands, Strength.LIKELY)
