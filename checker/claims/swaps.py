"""Two percentages that have changed places: each fails where it stands, and each fits where the other one does.

``7.902 trong 11.647 việc, bằng 56,49%`` and ``837 trong 1.480 tỷ đồng, chiếm 67,85%``: no slip of a digit explains either, but
that both fit exchanged is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claim import Claim, Strength
from checker.claims.base import Doubt, Scene
from checker.claims.belief import Option
from checker.figure import Figure, Role
from checker.ranges import significant

_WITHIN = 12
"""Percentages in doubt behind one with which it may have been exchanged."""
_DIGITS = 5
"""Digits that both together must have."""
_MEANT = 0.1
"""Chance by wording and place that a relation must have at least."""


def exchanged(scene: Scene, doubts: Sequence[Doubt]) -> Iterator[tuple[int, Claim]]:
    """The relations of percentages that were exchanged, by the figure in doubt."""
    figures = scene.reading.figures
    open_ones = [(d, failing) for d in doubts if (failing := _failing(d, figures))]
    for n, (one, options) in enumerate(open_ones):
        for other, others in open_ones[n + 1 : n + 1 + _WITHIN]:
            a, b = figures[one.subject], figures[other.subject]
            if a.value == b.value or significant(a) + significant(b) < _DIGITS:
                continue
            mine = next((o for o in options if _fits(scene, o, other.subject)), None)
            its = next((o for o in others if _fits(scene, o, one.subject)), None)
            if mine is not None and its is not None:
                yield one.subject, _claimed(mine)
                yield other.subject, _claimed(its)


def _failing(doubt: Doubt, figures: Sequence[Figure]) -> list[Option]:
    """The likely relations of a percentage that none explains."""
    if figures[doubt.subject].role is not Role.PERCENT or any(holds for _, _, holds in doubt.options):
        return []
    return [option for option, chance, _ in doubt.options if chance >= _MEANT and option.operands[0].role == "percent"]


def _fits(scene: Scene, option: Option, percent: int) -> bool:
    """Whether the relation holds with another percentage in its place."""
    target, *rest = option.operands
    return scene.arithmetic.holds(option.shape, (target._replace(figure=percent), *rest))


def _claimed(option: Option) -> Claim:
    return Claim(option.kind, option.shape, option.operands, Strength.LIKELY)
