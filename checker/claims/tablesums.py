"""Columns of a table that add up. A structure that holds in columns with enough digits is expected of all columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Grid
from checker.claims.operands import total_by_unit
from checker.ranges import significant

Column = Sequence[Fact | None]

_MOST = 60
"""Lines added at most."""


@dataclass(frozen=True, slots=True)
class LineSum:
    """Line ``whole`` is the sum of the lines ``parts``."""

    whole: int
    parts: tuple[int, ...]


def claim_sums(scene: Scene, grid: Grid, derived: set[int]) -> None:
    """Claim the sums down the columns. ``derived``: figures that are percentages and averages, which don't add up."""
    columns = [list(column) for column in zip(*grid, strict=True)]
    votes: dict[LineSum, list[int]] = {}
    for c, column in enumerate(columns):
        for found in _sums_of(scene, column):
            votes.setdefault(found, []).append(c)
    for found, voters in votes.items():
        believed = _believed(found, [columns[c] for c in voters])
        for c, column in enumerate(columns):
            adds = not any(f is not None and (f.m.percent or f.id in derived) for f in column)
            _claim(scene, found, column, believed=adds and believed, told=c in voters)


def _sums_of(scene: Scene, column: Column) -> Iterator[LineSum]:
    """Lines that are the sum of the next ones (or, at the bottom, of those above), inner sums first."""
    child: set[int] = set()
    lines = [(i, f) for i, f in enumerate(column) if f is not None]
    for k in range(len(lines) - 1, -1, -1):
        at, whole = lines[k]
        run = _run(scene, whole, [(i, f) for i, f in lines[k + 1 :] if i not in child])
        if run:
            child.update(run)
            yield LineSum(at, run)
    for k in range(2, len(lines)):
        at, whole = lines[k]
        run = _run(scene, whole, lines[k - 1 :: -1], all_lines=k == len(lines) - 1)
        if run and (significant(whole.m.figure) >= 4 or len(run) == k):
            yield LineSum(at, tuple(reversed(run)))


def _run(scene: Scene, whole: Fact, lines: Sequence[tuple[int, Fact]], *, all_lines: bool = False) -> tuple[int, ...]:
    """The numbers of the first lines that make the whole; with ``all_lines`` only all of them may."""
    low = high = 0.0
    slack = 1e-9 * abs(whole.hi)
    for n, (_, f) in enumerate(lines[:_MOST]):
        low, high = low + f.lo, high + f.hi
        if all_lines and n < len(lines) - 1:
            continue
        if n and low - slack <= whole.hi and high + slack >= whole.lo and whole.hi > 0:
            parts = [f for _, f in lines[: n + 1]]
            if scene.arithmetic.holds("total", _total(whole, parts)):
                return tuple(i for i, _ in lines[: n + 1])
        if low > whole.hi:
            return ()
    return ()


def _believed(found: LineSum, columns: Sequence[Column]) -> bool:
    """Enough digits in enough columns that no chance made it."""
    digits = [significant(f.m.figure) for column in columns if (f := column[found.whole])]
    most = max(digits, default=0)
    return most >= 4 or (most >= 3 and len(digits) > 1) or (most >= 2 and sum(digits) >= 6)


def _claim(scene: Scene, found: LineSum, column: Column, *, believed: bool, told: bool) -> None:
    """Claim the sum of one column: verified where it holds, asked where it doesn't and other columns make it sure."""
    below = range(max(found.parts) + 1, found.whole)
    parts = [column[i] for i in (*found.parts, *(i for i in below if column[i] is not None))]
    whole, present = column[found.whole], [f for f in parts if f is not None]
    if whole is None or len(present) < 2 or not (told or believed):
        return
    operands = _total(whole, present)
    if scene.arithmetic.holds("total", operands):
        scene.claim(Kind.TOTAL, "total", operands, Strength.SILENT)
    elif believed and len(present) == len(parts):
        scene.claim(Kind.TOTAL, "total", operands, Strength.ASKS, detail="parallel")


def _total(whole: Fact, parts: Sequence[Fact]) -> tuple[Operand, ...]:
    """A whole and its parts; percentages and the like are added as printed."""
    if all(f.m.measure for f in (whole, *parts)):
        return total_by_unit(whole, parts)
    return (Operand("whole", whole.id), *(Operand("part", f.id, Fraction(1)) for f in parts))
