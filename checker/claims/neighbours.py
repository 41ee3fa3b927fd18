"""Runs of figures beside a whole, with nothing but arithmetic to tie them to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.claims.base import Scene, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing, Structure, same_label
from checker.ranges import significant

_SMALL_WITHIN = 14
"""Figures after a small number that are looked at."""


def neighbours(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """The figures after and before the whole that are of its dimension, then those of its very name."""
    if significant(whole.m.figure) < 3 and whole.mid < 100:
        yield from _of_small(scene, structure, whole)
        return
    for alike in (_same_dimension, same_label):
        yield from _beside(scene, structure, whole, alike)


def _beside(scene: Scene, structure: Structure, whole: Fact, alike: Callable[[Fact, Fact], bool]) -> Iterator[Listing]:
    after = [f for f in scene.ahead(whole, MOST) if _part_of(scene, structure, f, whole) and alike(f, whole)]
    yield Listing(whole, after, "none")
    if len(after) > 2:
        yield Listing(whole, after[1:], "none")
    if len(after) > 3:
        yield Listing(whole, after[2:], "none")
    before = [f for f in scene.back(whole, MOST) if _part_of(scene, structure, f, whole) and alike(f, whole)]
    yield Listing(whole, before, "none", backwards=True)
    if len(before) > 2:
        yield Listing(whole, before[1:], "none", backwards=True)
    for first, step in ((0, 2), (1, 2), (2, 3), (1, 3)):
        yield Listing(whole, after[first::step], "none")


def _of_small(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Small numbers agree by chance: only the very next ones count, in the same sentence and of the same kind."""
    after = [
        f
        for f in scene.ahead(whole, _SMALL_WITHIN)
        if f.m.sentence == whole.m.sentence and _same_dimension(f, whole) and _part_of(scene, structure, f, whole)
    ]
    if whole.mid >= 5 and len(after) > 1:
        yield Listing(whole, after, "none")


def _part_of(scene: Scene, structure: Structure, f: Fact, whole: Fact) -> bool:
    """Whether a fact may be a part at all."""
    return (
        f.facet is Facet.VALUE
        and quantity(f)
        and f.m.over >= 0
        and f.m.depth <= whole.m.depth
        and not f.table
        and same_kind(f, whole)
        and structure.free(f)
        and scene.sections[f.m.block] == scene.sections[whole.m.block]
    )


def _same_dimension(f: Fact, whole: Fact) -> bool:
    return f.m.dimension == whole.m.dimension
