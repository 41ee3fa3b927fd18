"""Sums of which one figure stands in a unit of another size: ``280,5 tỷ đồng (môi trường 186,5 triệu đồng, đất đai 94 triệu đồng)``.

Such a figure is a thousand times off, so that no list is thought of; but in the next unit all add up to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.claim import Kind, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.listings import listings
from checker.claims.operands import exact, total
from checker.claims.partwords import kind_of
from checker.claims.structure import Structure
from checker.ranges import significant
from checker.scales import neighbours

_DIGITS = 3
"""Digits of a whole that don't agree by chance."""


def recognise(scene: Scene, structure: Structure) -> None:
    """Claim the lists that only a unit of another size keeps from adding up."""
    for whole in scene.facts:
        if whole.table or whole.facet is not Facet.VALUE or whole.index in structure.done or not _mixed(scene, whole):
            continue
        for listing in listings(scene, structure, whole):
            parts = listing.parts
            opened = kind_of(listing.wording) == "opened" or listing.wording == "before"
            if opened and _one_misfits(whole, parts):
                in_order = tuple(reversed(parts)) if listing.backwards else parts
                scene.claim(Kind.TOTAL, "total", total(whole, in_order), Strength.LIKELY)
                break


def _mixed(scene: Scene, whole: Fact) -> bool:
    """Amounts of its kind in its paragraph are told in units of other sizes."""
    if significant(whole.m.figure) < _DIGITS or not whole.m.figure.unit or not neighbours(whole.m.figure.unit):
        return False
    return any(f.m.dimension == whole.m.dimension and f.m.scale != whole.m.scale for f in scene.of_block(whole.m.block))


def _one_misfits(whole: Fact, parts: Sequence[Fact]) -> bool:
    """All add up to the last digit once the unit of one is exchanged for the next larger or smaller one."""
    if len(parts) < 2 or any(f.m.dimension != whole.m.dimension or f.m.bound for f in (whole, *parts)):
        return False
    size, sizes = exact(whole), [exact(f) for f in parts]
    missing = size - sum(sizes, Fraction(0))
    if missing == 0:
        return False
    return any(size * other.times - size == -missing for other in neighbours(whole.m.figure.unit)) or any(
        own * other.times - own == missing
        for own, f in zip(sizes, parts, strict=True)
        for other in neighbours(f.m.figure.unit)
    )
