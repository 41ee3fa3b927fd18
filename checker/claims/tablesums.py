"""Columns of a table that add up. A structure that holds in columns with enough digits is expected of all columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.closeness import of_sum
from checker.claims.facts import Fact
from checker.claims.grids import Sheet
from checker.claims.headings import Heading
from checker.claims.operands import to_the_digit
from checker.claims.tablefaults import Column, added_up, as_fine, averaged, moved_columns, of_kind
from checker.ranges import significant
from checker.repair import last_place

_MOST = 60
"""Lines added at most."""
_BELIEVED = 4
"""Digits of a sum that are no chance; a second column, or marks and headings, count as some."""
_SURE = 6
"""The same from which a column that doesn't add up is wrong, be it by more than a slip."""
_MARKED = 2
"""Digits that marks and headings count as."""
_HELD = 3
"""How many columns add up for each that doesn't, where only they tell that it should."""


class LineSum(NamedTuple):
    """Line ``whole`` is the sum of the lines ``parts``."""

    whole: int
    parts: tuple[int, ...]


@dataclass(slots=True)
class _Evidence:
    """What speaks for a sum of lines."""

    columns: list[int] = field(default_factory=list)
    """Those in which it holds."""
    empty: set[int] = field(default_factory=set)
    """Lines between and after the parts that are empty or nothing in these: in another column they are parts too."""
    marked: bool = False
    """The marks and headings of the lines say so."""


_Found = dict[LineSum, _Evidence]
Claimed = tuple[tuple[Operand, ...], Strength]
"""Operands of a sum that fails, and how firmly to say so."""


def claim_sums(scene: Scene, sheet: Sheet, derived: set[int]) -> None:
    """Claim the sums down the columns. ``derived``: figures that are computed from others, which don't add up."""
    columns = [list(column) for column in zip(*sheet.grid, strict=True)]
    found: _Found = {}
    for c, column in enumerate(columns):
        for lines, empty in _sums_of(scene, column, derived):
            evidence = found.setdefault(lines, _Evidence())
            evidence.columns.append(c)
            evidence.empty |= empty
    filled = [any(f is not None for f in line) for line in sheet.grid]
    for told in _marked(sheet.rows, filled):
        same = [e for x, e in found.items() if x.whole == told.whole and {*told.parts} - e.empty == {*x.parts}]
        for evidence in same or [found.setdefault(told, _Evidence())]:
            evidence.marked = True
    _claim_lines(scene, sheet, columns, found, derived)


# ---- what marks and headings tell -----------------------------------------------------------------------------------------


def _marked(rows: Sequence[Heading], filled: Sequence[bool]) -> Iterator[LineSum]:
    """Rows and those that their marks put under them; a total at the bottom has all of the first level above it.

    ``filled``: which rows hold figures; the heads of columns don't.
    """
    for i, row in enumerate(rows):
        below = _under(rows, i)
        if len(below) > 1 and not any(rows[k].partial for k in below):
            yield LineSum(i, below)
        elif row.whole and not below:
            above = [k for k in range(i) if filled[k] and rows[k].words.strip()]
            least = min((rows[k].level for k in above), default=0)
            first = tuple(k for k in above if rows[k].level == least and not rows[k].whole)
            if len(first) > 1 and not any(rows[k].partial for k in first):
                yield LineSum(i, first)


def _under(rows: Sequence[Heading], at: int) -> tuple[int, ...]:
    """The rows one level below a row, up to the next of its own level."""
    below = []
    for k in range(at + 1, len(rows)):
        if rows[k].level <= rows[at].level:
            break
        if rows[k].level == rows[at].level + 1:
            below.append(k)
    return tuple(below)


# ---- what the figures tell ------------------------------------------------------------------------------------------------


def _sums_of(scene: Scene, column: Column, derived: set[int]) -> Iterator[tuple[LineSum, set[int]]]:
    """Lines that are the sum of the next ones (or, at the bottom, of those above), inner sums first.

    With each the empty lines among its parts and right after them.
    """
    child: set[int] = set()
    lines = [(i, f) for i, f in enumerate(column) if f is not None and _adds(f, derived)]
    for k in range(len(lines) - 1, -1, -1):
        at, whole = lines[k]
        below = (x for x in islice(lines, k + 1, None) if x[0] not in child and of_kind(x[1], whole))
        run = _run(scene, whole, list(islice(below, _MOST)))
        if run:
            child.update(run)
            after = next((i for i, _ in lines if i > run[-1]), len(column))
            yield LineSum(at, run), _empty(column, derived, run, range(at + 1, after))
    for k in range(2, len(lines)):
        at, whole = lines[k]
        last = k == len(lines) - 1
        above = (x for x in map(lines.__getitem__, range(k - 1, -1, -1)) if x[0] not in child and of_kind(x[1], whole))
        run = _run(scene, whole, list(islice(above, None if last else _MOST)), all_lines=last)
        if run and (significant(whole.m.figure) >= 4 or len(run) == k):
            yield LineSum(at, run[::-1]), _empty(column, derived, run, range(run[-1], at))


def _empty(column: Column, derived: set[int], run: Sequence[int], lines: range) -> set[int]:
    """The empty ones of the lines, unless parts of parts stand among them, which they may belong to."""
    full = [i for i in lines if _adds(column[i], derived)]
    return set() if len(full) > len(run) else set(lines) - set(full)


def _adds(f: Fact | None, derived: set[int]) -> bool:
    """A figure that may be part of a sum; nothing adds nothing."""
    return f is not None and f.mid != 0 and f.id not in derived


def _run(scene: Scene, whole: Fact, lines: Sequence[tuple[int, Fact]], *, all_lines: bool = False) -> tuple[int, ...]:
    """The numbers of the first lines that make the whole; with ``all_lines`` only all of them may."""
    low = high = 0.0
    slack = 1e-9 * abs(whole.hi)
    parts: list[Fact] = []
    for n, (_, f) in enumerate(lines):
        parts.append(f)
        low, high = low + f.lo, high + f.hi
        if all_lines and n < len(lines) - 1:
            continue
        near = n and low - slack <= whole.hi and high + slack >= whole.lo and whole.hi > 0
        if near and scene.arithmetic.holds("total", added_up(whole, parts)):
            return tuple(i for i, _ in lines[: n + 1])
        if low > whole.hi:
            return ()
    return ()


# ---- what is claimed -------------------------------------------------------------------------------------------------------


def _claim_lines(scene: Scene, sheet: Sheet, columns: Sequence[Column], found: _Found, derived: set[int]) -> None:
    """Claim the sums of all columns: those that hold; else the one best known, for a line that has none."""
    settled: set[tuple[int, int]] = set()
    failing: dict[tuple[int, int], list[tuple[int, Claimed]]] = {}
    for lines, evidence in found.items():
        weight = _weight(lines, evidence, columns)
        sums = [_column_sum(scene, column, lines, evidence, derived) for column in columns]
        kept = {c: (whole, parts) for c, (whole, parts) in enumerate(sums) if whole is not None and len(parts) > 1}
        holding = {c for c, (whole, parts) in kept.items() if scene.arithmetic.holds("total", added_up(whole, parts))}
        for c in (c for c in range(len(columns)) if c not in kept and weight >= _BELIEVED and evidence.columns):
            if claimed := _computed(scene, columns[c], lines):
                kept[c] = claimed
                holding.add(c)
        for c in sorted(holding):
            if (c, lines.whole) not in settled:
                scene.claim(Kind.TOTAL, "total", added_up(*kept[c]), Strength.SILENT)
            settled.add((c, lines.whole))
        wrong = {c: kept[c] for c in kept if c not in holding and _complete(columns[c], lines, kept[c], derived)}
        moved = moved_columns(scene, columns, lines.parts, wrong) if holding else set()
        rates = {c for c, claimed in wrong.items() if c not in moved and averaged(*claimed)}
        left = len(wrong) - len(rates)
        told = _told(sheet, lines, evidence, weight) and (not evidence.columns or len(holding) >= left)
        sure = weight >= _SURE and len(holding) >= (left if evidence.marked else _HELD * max(1, left))
        for c, (whole, parts) in wrong.items():
            if c in moved or (
                told and c not in rates and (evidence.columns or significant(whole.m.figure) >= _BELIEVED)
            ):
                own = sure and len(parts) == len(lines.parts) and as_fine(kept, holding, c)
                strength = Strength.LIKELY if c in moved or own else Strength.ASKS
                failing.setdefault((c, lines.whole), []).append((weight, (_failing(scene, whole, parts), strength)))
    for place, claims in failing.items():
        if place not in settled:
            _, (operands, strength) = max(claims, key=lambda x: x[0])
            scene.claim(Kind.TOTAL, "total", operands, strength, detail="parallel")


def _column_sum(
    scene: Scene, column: Column, lines: LineSum, evidence: _Evidence, derived: set[int]
) -> tuple[Fact | None, Sequence[Fact]]:
    """The whole and the parts that a column has in these lines; no whole where they can't be one.

    Lines that are empty elsewhere are parts too, unless the others make the whole: ``-`` may stand for what is not told.
    """
    whole = column[lines.whole]
    if whole is None or (evidence.marked and whole.id in derived):
        return None, ()
    own, more = (
        [f for i in places if i != lines.whole and (f := column[i]) is not None and _adds(f, derived)]
        for places in (sorted(lines.parts), sorted({*lines.parts, *evidence.empty}))
    )
    if not all(of_kind(f, whole) for f in more):
        return None, ()
    return whole, own if len(own) > 1 and scene.arithmetic.holds("total", added_up(whole, own)) else more


def _computed(scene: Scene, column: Column, lines: LineSum) -> tuple[Fact, Sequence[Fact]] | None:
    """The whole and parts of computed figures that add up all the same, as the points do that each part contributes."""
    whole = column[lines.whole]
    parts = [f for i in lines.parts if (f := column[i]) is not None]
    if whole is None or len(parts) < len(lines.parts) or not all(of_kind(f, whole) for f in parts):
        return None
    return (whole, parts) if scene.arithmetic.holds("total", added_up(whole, parts)) else None


def _complete(column: Column, lines: LineSum, claimed: tuple[Fact, Sequence[Fact]], derived: set[int]) -> bool:
    """Whether no part is missing, and nothing among them is computed."""
    whole, parts = claimed
    return all(column[i] is not None for i in lines.parts) and derived.isdisjoint(f.id for f in (whole, *parts))


def _told(sheet: Sheet, lines: LineSum, evidence: _Evidence, weight: int) -> bool:
    """The sum is sure from other columns, or a heading calls the line a total."""
    if evidence.columns:
        return weight >= _BELIEVED
    return evidence.marked and sheet.rows[lines.whole].whole


def _weight(lines: LineSum, evidence: _Evidence, columns: Sequence[Column]) -> int:
    """How many digits speak for a sum."""
    digits = [significant(f.m.figure) for c in evidence.columns if (f := columns[c][lines.whole])]
    return max(digits, default=0) + max(0, len(digits) - 1) + _MARKED * evidence.marked


def _failing(scene: Scene, whole: Fact, parts: Sequence[Fact]) -> tuple[Operand, ...]:
    """The same of what doesn't add up: whole numbers that miss by little would, to the last digit."""
    operands = added_up(whole, parts)
    exactly, _ = of_sum((whole, *parts), operands, holds=False)
    equation = scene.arithmetic.equation("total")
    near = equation is not None and last_place(equation, scene.arithmetic.ranges.of(operands), whole.m.figure.decimals)
    return to_the_digit(operands) if exactly and near else operands
