"""Relations that hold with another mention of a number, where the mention that belongs to them is mistyped.

``38 vụ, …, làm rõ 34/36 (89,5%)``: 34 of 38 is 89,5%, but the percentage speaks of its pair; 38 was meant in both places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.base import Scene
from checker.claims.belief import Candidate, Option, Weighed, Weights, weigh
from checker.slips import is_slip

_RIVAL = 0.5
"""Chance by wording and place from which a relation that fails may be the one meant."""


def discounted(
    scene: Scene, family: Weights, candidates: Sequence[Candidate], none: float, weighed: Weighed
) -> tuple[Sequence[Candidate], Weighed]:
    """Weigh options anew where one holds that would hold as well if a likelier one was meant: that says nothing for it.

    ``none``: the score of none of them. Gives the options with how they are weighed.
    """
    if weighed.best is None or weighed.meant[weighed.best] >= _RIVAL:
        return candidates, weighed
    rivals = [
        candidate.option
        for candidate, chance, holds in zip(candidates, weighed.meant, weighed.holds, strict=True)
        if chance >= _RIVAL and not holds
    ]
    if not rivals:
        return candidates, weighed
    told = [
        replace(candidate.option, twin=_mistyped(scene, candidate.option, rivals)) if holds else candidate
        for candidate, holds in zip(candidates, weighed.holds, strict=True)
    ]
    return told, weigh(family, told, none, weighed.holds)


def _mistyped(scene: Scene, holding: Option, rivals: Sequence[Option]) -> int | None:
    """The figure that one slip would make another, so that a rival held instead; None where there is none."""
    return next((figure for rival in rivals if (figure := _twin(scene, holding, rival)) is not None), None)


def _twin(scene: Scene, holding: Option, failing: Option) -> int | None:
    """The same of one rival: both are of the same figures but for one."""
    differing = [(a, b) for a, b in zip(holding.operands, failing.operands, strict=True) if a.figure != b.figure]
    if len(differing) != 1:
        return None
    right, wrong = (scene.by_figure[o.figure] for o in differing[0])
    if right.m.over and scene.facts[right.index + right.m.over] is wrong:
        return None  # "53/58 đại biểu": not the same number told twice
    if right.m.dimension and wrong.m.dimension and right.factor != wrong.factor:
        return None
    return wrong.id if is_slip(wrong.m.figure.text, right.m.figure.text, scene.reading.decimal) else None
