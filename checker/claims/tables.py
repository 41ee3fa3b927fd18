"""Tables: columns that add up, and columns that are a percentage of others, learned from the rows themselves.

What a column means is not asked here. A structure is believed when it holds in most rows with enough digits to be no chance; then
the rows where it doesn't hold are claimed too. Every table is read twice, by columns and by rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.document import BlockKind
from checker.figure import Role
from checker.ranges import significant
from checker.vocabulary import fold

Grid = list[list[Fact | None]]
_DERIVED = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|bình quân|năng suất|\bso\b|tăng|giảm|đơn giá|mật độ")


@dataclass(frozen=True, slots=True)
class Sum:
    """Line ``whole`` is the sum of the lines ``parts``."""

    whole: int
    parts: tuple[int, ...]


def recognise(scene: Scene) -> None:
    """All tables of the document."""
    derived: set[int] = set()
    for grid in (*_tables(scene, derived), *_flattened(scene)):
        if len(grid) > 1:
            numbering = {c for c in range(len(grid[0])) if _numbers_lines([row[c] for row in grid])}
            grid = [[None if c in numbering else f for c, f in enumerate(row)] for row in grid]
            _Table(scene, grid, derived).recognise()
            _Table(scene, [list(column) for column in zip(*grid, strict=True)], derived).recognise()


def _tables(scene: Scene, derived: set[int]) -> Iterator[Grid]:
    """The figures of each table, one per cell; None where a cell holds none or several.

    ``derived`` gathers those in columns whose heading speaks of percentages, rates or changes: they don't add up.
    """
    at = 0
    facts = [f for f in scene.facts if f.table]
    for block in scene.document.blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        width = max((len(row) for row in block.rows), default=0)
        grid: Grid = []
        for row in block.rows:
            line: list[Fact | None] = []
            for cell in row:
                inside = []
                while at < len(facts) and facts[at].m.figure.start < cell.end:
                    if facts[at].m.figure.start >= cell.start:
                        inside.append(facts[at])
                    at += 1
                line.append(inside[0] if len(inside) == 1 and _fills(scene, inside[0], cell.start, cell.end) else None)
            grid.append(line + [None] * (width - len(line)))
        head = block.rows[0] if block.rows else ()
        for c, cell in enumerate(head):
            if _DERIVED.search(fold(scene.document.text[cell.start : cell.end])):
                derived.update(row[c].id for row in grid if c < len(row) and row[c] is not None)  # type: ignore[union-attr]
        yield grid


def _fills(scene: Scene, fact: Fact, start: int, end: int) -> bool:
    """The cell holds the figure and little else."""
    rest = end - start - (fact.m.figure.end - fact.m.figure.start)
    return rest <= 12


def _flattened(scene: Scene) -> Iterator[Grid]:
    """Tables whose cells have become lines of their own: a label, then its numbers, again and again."""
    by_block: dict[int, list[Fact]] = {}
    for f in scene.facts:
        if not f.table:
            by_block.setdefault(f.m.block, []).append(f)
    rows: Grid = []
    line: list[Fact | None] = []
    for i, block in enumerate(scene.document.blocks):
        facts = by_block.get(i, [])
        length = block.end - block.start
        alone = len(facts) == 1 and _fills(scene, facts[0], block.start, block.end) and length <= 16
        if alone and block.kind is not BlockKind.TABLE:
            line.append(facts[0])
            continue
        if line:
            rows.append(line)
            line = []
        if length > 60 or block.kind in (BlockKind.TABLE, BlockKind.HEADING):
            yield from _regular(rows)
            rows = []
    if line:
        rows.append(line)
    yield from _regular(rows)


def _regular(rows: Grid) -> Iterator[Grid]:
    """Lines of one length; a running number at the end of a line belongs to the next label."""
    if len(rows) < 3:
        return
    lengths = [len(r) for r in rows]
    width = min(lengths[-1], max(set(lengths), key=lengths.count))
    kept = [r[:width] for r in rows if width <= len(r) <= width + 1]
    if width >= 2 and len(kept) >= 3:
        yield kept


class _Table:
    """One grid, read by its columns."""

    def __init__(self, scene: Scene, grid: Grid, derived: set[int]) -> None:
        self.scene = scene
        self.grid = grid
        self.derived = derived
        """Percentages and averages: they don't add up."""
        self.columns = [[row[c] for row in grid] for c in range(len(grid[0]))]

    def recognise(self) -> None:
        """Sums down the columns, percentages across them."""
        self._ratios()
        self._shares()
        self._sums()

    # ---- sums --------------------------------------------------------------------------------------------------------

    def _sums(self) -> None:
        votes: dict[Sum, list[int]] = {}
        for c, column in enumerate(self.columns):
            for found in self._sums_of(column):
                votes.setdefault(found, []).append(c)
        for found, columns in votes.items():
            for c, column in enumerate(self.columns):
                derived = any(f is not None and (f.m.percent or f.id in self.derived) for f in column)
                self._claim_sum(found, column, believed=not derived and self._believed(found, columns), told=c in columns)

    def _sums_of(self, column: Sequence[Fact | None]) -> Iterator[Sum]:
        """Lines that are the sum of the next ones (or, at the bottom, of those above), inner sums first."""
        child: set[int] = set()
        lines = [(i, f) for i, f in enumerate(column) if f is not None]
        for k in range(len(lines) - 1, -1, -1):
            whole = lines[k][1]
            run = self._run(whole, [(i, f) for i, f in lines[k + 1 :] if i not in child])
            if run:
                child.update(run)
                yield Sum(lines[k][0], run)
        for k in range(2, len(lines)):
            at, whole = lines[k]
            run = self._run(whole, lines[k - 1 :: -1], whole_run=k == len(lines) - 1)
            if run and (significant(whole.m.figure) >= 4 or len(run) == k):
                yield Sum(at, tuple(reversed(run)))

    def _run(self, whole: Fact, lines: Sequence[tuple[int, Fact]], *, whole_run: bool = False) -> tuple[int, ...]:
        lo = hi = 0.0
        for n, (_, f) in enumerate(lines[:60]):
            lo, hi = lo + f.lo, hi + f.hi
            if whole_run and n < len(lines) - 1:
                continue
            if n and lo - 1e-9 * abs(whole.hi) <= whole.hi and hi + 1e-9 * abs(whole.hi) >= whole.lo and whole.hi > 0:
                parts = [f for _, f in lines[: n + 1]]
                if self.scene.arithmetic.holds("total", _total(whole, parts)):
                    return tuple(i for i, _ in lines[: n + 1])
            if lo > whole.hi:
                return ()
        return ()

    def _believed(self, found: Sum, columns: Sequence[int]) -> bool:
        """Enough digits in enough columns that no chance made it."""
        digits = [significant(f.m.figure) for c in columns if (f := self.columns[c][found.whole])]
        most = max(digits, default=0)
        return most >= 4 or most >= 3 and len(digits) > 1 or most >= 2 and sum(digits) >= 6

    def _claim_sum(self, found: Sum, column: Sequence[Fact | None], *, believed: bool, told: bool) -> None:
        below = range(max(found.parts) + 1, found.whole)
        whole, parts = column[found.whole], [column[i] for i in (*found.parts, *below) if i in found.parts or column[i] is not None]
        present = [f for f in parts if f is not None]
        if whole is None or len(present) < 2 or not (told or believed):
            return
        operands = _total(whole, present)
        if self.scene.arithmetic.holds("total", operands):
            self.scene.claim(Kind.TOTAL, "total", operands, Strength.SILENT)
        elif believed and len(present) == len(parts):
            self.scene.claim(Kind.TOTAL, "total", operands, Strength.ASKS, detail="parallel")

    # ---- percentages -------------------------------------------------------------------------------------------------

    def _ratios(self) -> None:
        """A column that is a percentage of two others in most lines."""
        for p, column in enumerate(self.columns):
            if sum(f is not None for f in column) < 2:
                continue
            best: tuple[int, str, int, int, list[int]] | None = None
            for shape in ("share", "growth", "average", "change", "yield"):
                for a in range(len(self.columns)):
                    for b in range(len(self.columns)):
                        if len({a, b, p}) < 3:
                            continue
                        if shape in ("change", "yield") and (p < max(a, b) or shape == "yield" and a > b):
                            continue
                        lines = [i for i in range(len(self.grid)) if self._fits(shape, p, a, b, i)]
                        if len(lines) >= 2 and (best is None or len(lines) > best[0]):
                            best = len(lines), shape, a, b, lines
            if best:
                self._claim_ratio(p, *best[1:])

    def _fits(self, shape: str, p: int, a: int, b: int, line: int) -> bool:
        row = self.grid[line]
        x, y, z = row[a], row[b], row[p]
        if x is None or y is None or z is None or not y.m.figure.value or significant(z.m.figure) < 2 and z.mid != 100:
            return False
        if shape == "change" and (x.mid < y.mid and z.mid > 0 and p < max(a, b) or not z.mid):
            return False
        if x.m.percent or y.m.percent:
            return False
        if y.hi <= 0 or not _near(shape, x, y, z):
            return False
        return self.scene.arithmetic.holds(shape, _ratio(shape, x, y, z))

    def _claim_ratio(self, p: int, shape: str, a: int, b: int, lines: Sequence[int]) -> None:
        full = [i for i, row in enumerate(self.grid) if row[p] and row[a] and row[b] and row[b].m.figure.value]  # type: ignore[union-attr]
        digits = sum(significant(f.m.figure) for i in lines if (f := self.grid[i][p]))
        if digits < 5 or len(lines) < 0.6 * len(full):
            return
        kind = {
            "share": Kind.RATIO,
            "growth": Kind.GROWTH,
            "average": Kind.PRODUCT,
            "change": Kind.CHANGE,
            "yield": Kind.PRODUCT,
        }[shape]
        for i in full:
            row = self.grid[i]
            x, y, z = row[a], row[b], row[p]
            assert x and y and z
            if shape not in ("change", "yield"):
                self.derived.add(z.id)
            strength = Strength.ASSERTED if len(lines) > 2 or len(full) == len(lines) else Strength.ASKS
            self.scene.claim(kind, shape, _ratio(shape, x, y, z), strength)

    def _shares(self) -> None:
        """A column that gives each line of another as a percentage of one of its lines."""
        for p, column in enumerate(self.columns):
            if sum(f is not None for f in column) < 3:
                continue
            for a, values in enumerate(self.columns):
                if a == p:
                    continue
                for base in [i for i, f in enumerate(values) if f is not None][:3]:
                    self._share_column(p, a, base)

    def _share_column(self, p: int, a: int, base: int) -> None:
        whole = self.columns[a][base]
        assert whole is not None
        if whole.hi <= 0 or whole.m.percent:
            return
        lines = [i for i in range(len(self.grid)) if i != base and self.grid[i][p] and self.grid[i][a]]
        hits = []
        for i in lines:
            x, z = self.grid[i][a], self.grid[i][p]
            assert x and z
            if _near("share", x, whole, z) and self.scene.arithmetic.holds("share", _ratio("share", x, whole, z)):
                hits.append(i)
        digits = sum(significant(f.m.figure) for i in hits if (f := self.grid[i][p]))
        if len(hits) < 2 or digits < 5 or len(hits) < 0.6 * len(lines):
            return
        for i in lines:
            x, z = self.grid[i][a], self.grid[i][p]
            assert x and z
            strength = Strength.ASSERTED if len(hits) > 2 else Strength.ASKS
            self.scene.claim(Kind.RATIO, "share", _ratio("share", x, whole, z), strength)


def _numbers_lines(column: Sequence[Fact | None]) -> bool:
    """The column only counts the lines: 1, 2, 3 …"""
    values = [int(f.m.figure.value or 0) for f in column if f is not None and not f.m.figure.decimals]
    steps = [b - a for a, b in zip(values, values[1:], strict=False)]
    return len(values) > 2 and all(v < 1000 for v in values) and sum(s == 1 for s in steps) >= 0.6 * len(steps)


def _near(shape: str, x: Fact, y: Fact, z: Fact) -> bool:
    """Screening by the printed values before the exact question: whole numbers in tables are seldom rounded."""
    if shape == "change":
        return abs(abs(x.mid - y.mid) - abs(z.mid)) <= (x.hi - x.lo) + (y.hi - y.lo) + (z.hi - z.lo) + 1e-9
    if shape == "yield":
        return z.mid > 0 and abs(x.mid * y.mid / 10 / z.mid - 1) < 0.02
    if not y.mid:
        return False
    value = x.mid / y.mid
    if shape == "share":
        value *= 100
    elif shape == "growth":
        value = 100 * value - 100
    return z.mid != 0 and abs(value - z.mid) <= 2 * (z.hi - z.lo) + 1e-6 * abs(z.mid)


def _ratio(shape: str, x: Fact, y: Fact, z: Fact) -> tuple[Operand, ...]:
    names = {
        "share": ("percent", "part", "whole"),
        "growth": ("percent", "current", "previous"),
        "average": ("average", "whole", "count"),
        "change": ("change", "current", "previous"),
        "yield": ("output", "area", "rate"),
    }[shape]
    if shape == "change":
        size = (1 if x.mid >= y.mid else -1) * (-1 if z.mid < 0 else 1)
        return Operand(names[0], z.id, Fraction(size)), Operand(names[1], x.id), Operand(names[2], y.id)
    if shape == "yield":
        return Operand(names[0], z.id), Operand(names[1], x.id), Operand(names[2], y.id, Fraction(1, 10))
    return Operand(names[0], z.id), Operand(names[1], x.id), Operand(names[2], y.id)


def _total(whole: Fact, parts: Sequence[Fact]) -> tuple[Operand, ...]:
    same = whole.m.figure.role is Role.MEASURE and all(f.m.figure.role is Role.MEASURE for f in parts)
    return (
        Operand("whole", whole.id),
        *(Operand("part", f.id, f.factor / whole.factor if same and whole.m.dimension and f.m.dimension else Fraction(1)) for f in parts),
    )
