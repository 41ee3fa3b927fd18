"""When a column of a table that doesn't add up should: what others beside it tell, and what put it wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from checker.claim import Operand
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import total_by_unit
from checker.claims.traces import slipped
from checker.ranges import significant

Column = Sequence[Fact | None]
Kept = Mapping[int, tuple[Fact, Sequence[Fact]]]
"""The whole and the parts of columns, by their numbers."""

_NEIGHBOUR, _SUM = 3, 4
"""Digits of a figure that stands one column too far, and of the sum that it restores."""
_LONG = 3
"""Digits of a sum that may be told wrong without a slip."""


def of_kind(f: Fact, whole: Fact) -> bool:
    """Of one dimension; in most tables the headings name the units."""
    return f.m.dimension == whole.m.dimension or not f.m.dimension or not whole.m.dimension


def added_up(whole: Fact, parts: Sequence[Fact]) -> tuple[Operand, ...]:
    """A whole and its parts; percentages and the like are added as printed."""
    if all(f.m.measure for f in (whole, *parts)):
        return total_by_unit(whole, parts)
    return (Operand("whole", whole.id), *(Operand("part", f.id, Fraction(1)) for f in parts))


def averaged(whole: Fact, parts: Sequence[Fact]) -> bool:
    """The whole lies among the parts, and no slip put it there: growth rates and the like, which don't add up."""
    if not min(f.mid for f in parts) < whole.mid < max(f.mid for f in parts):
        return False
    factors = [o.factor for o in added_up(whole, parts)]
    return not any(slipped([whole.m.figure, *(f.m.figure for f in parts)], factors))


def as_fine(kept: Kept, holding: Iterable[int], c: int) -> bool:
    """Column ``c`` has a sum long enough, and figures as fine as one of those that add up (``holding``)."""
    whole, parts = kept[c]
    if significant(whole.m.figure) < _LONG or any(f.m.figure.decimals > whole.m.figure.decimals for f in parts):
        return False
    return any(
        kept[other][0].m.figure.decimals == whole.m.figure.decimals and of_kind(kept[other][0], whole)
        for other in holding
    )


def moved_columns(scene: Scene, columns: Sequence[Column], lines: Iterable[int], wrong: Kept) -> set[int]:
    """The columns that one of these lines shows one place too far: with the figure next to its own most would add up."""
    for part in lines:
        for step in (-1, 1):
            restored = [c for c, claimed in wrong.items() if _restored(scene, columns, (c, part), step, claimed)]
            if len(restored) > 1 and 2 * len(restored) >= len(wrong):
                return {c for c in wrong if min(restored) - 1 <= c <= max(restored) + 1}
    return set()


def _restored(
    scene: Scene, columns: Sequence[Column], place: tuple[int, int], step: int, claimed: tuple[Fact, Sequence[Fact]]
) -> bool:
    """Whether a column adds up with the neighbour's figure in one line; ``place``: both."""
    c, part = place
    whole, parts = claimed
    own = columns[c][part]
    other = columns[c + step][part] if 0 <= c + step < len(columns) else None
    if own is None or other is None or significant(other.m.figure) < _NEIGHBOUR or significant(whole.m.figure) < _SUM:
        return False
    return scene.arithmetic.holds("total", added_up(whole, [other if f is own else f for f in parts]))
