"""Tables as sheets of figures: those drawn as tables, and those whose cells have become lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.headings import Heading, headings
from checker.document import Block, BlockKind
from checker.vocabulary import fold

Line = list[Fact | None]
Grid = list[Line]

_BESIDE_FIGURE = 12
"""Characters that may stand in a cell beside its figure."""
_CELL, _LABEL = 16, 60
"""Lengths up to which a line may be a flattened table's cell, and its row's label."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: one figure per cell at most, None where there is none or several, and what the lines are called."""

    grid: Grid
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]

    def turned(self) -> Sheet:
        """The same with its columns as rows."""
        return Sheet([list(column) for column in zip(*self.grid, strict=True)], self.columns, self.rows)

    def percentages(self) -> set[int]:
        """The figures that headings call percentages."""
        return self._beside([row.percent for row in self.rows], [column.percent for column in self.columns])

    def derived(self) -> set[int]:
        """The figures that headings call computed from others."""
        return self._beside([row.computed for row in self.rows], [column.derived for column in self.columns])

    def _beside(self, rows: Sequence[bool], columns: Sequence[bool]) -> set[int]:
        return {
            f.id
            for row, marked in zip(self.grid, rows, strict=True)
            for f, named in zip(row, columns, strict=True)
            if f is not None and (marked or named)
        }


def sheets(scene: Scene) -> Iterator[Sheet]:
    """All tables of the document, those of one line and columns that only number the lines left out."""
    for sheet in (*_tables(scene), *_flattened(scene)):
        grid = sheet.grid
        if len(grid) > 1 and grid[0]:
            numbering = {c for c, column in enumerate(zip(*grid, strict=True)) if _numbers_lines(column)}
            kept = [[None if c in numbering else f for c, f in enumerate(row)] for row in grid]
            yield Sheet(kept, sheet.rows, sheet.columns)


# ---- drawn tables ------------------------------------------------------------------------------------------------------


def _tables(scene: Scene) -> Iterator[Sheet]:
    """The tables that are drawn."""
    facts = [f for f in scene.facts if f.table]
    at = 0
    for block in scene.document.blocks:
        if block.kind is BlockKind.TABLE:
            last = at
            while last < len(facts) and facts[last].m.figure.start < block.end:
                last += 1
            grid = _grid(block, facts[at:last])
            at = last
            yield Sheet(grid, headings(_labels(scene, block, grid)), _heads(scene, block, grid))


def _labels(scene: Scene, block: Block, grid: Grid) -> list[str]:
    """The words of each row up to its first figure; the numbers of the lines are part of them."""
    labels = []
    for cells, line in zip(block.rows, grid, strict=True):
        words = [scene.document.text[cell.start : cell.end] for cell in cells]
        figures = [c for c, f in enumerate(line) if f is not None and any(w.strip() for w in words[:c])]
        labels.append(" ".join(words[: figures[0] if figures else len(words)]))
    return labels


def _heads(scene: Scene, block: Block, grid: Grid) -> tuple[Heading, ...]:
    """The words at the head of each column, in the rows before the first with a figure."""
    width = len(grid[0]) if grid else 0
    heads = [""] * width
    for n, (cells, line) in enumerate(zip(block.rows, grid, strict=True)):
        if n and any(line):
            break
        for c, cell in enumerate(cells):
            heads[c] += " " + fold(scene.document.text[cell.start : cell.end])
    return tuple(Heading(words) for words in heads)


def _grid(block: Block, facts: Sequence[Fact]) -> Grid:
    """The lines of a table, all of one length. ``facts``: its figures in order."""
    width = max((len(row) for row in block.rows), default=0)
    grid: Grid = []
    at = 0
    for row in block.rows:
        line: Line = []
        for cell in row:
            inside = []
            while at < len(facts) and facts[at].m.figure.start < cell.end:
                if facts[at].m.figure.start >= cell.start:
                    inside.append(facts[at])
                at += 1
            line.append(inside[0] if len(inside) == 1 and _fills(inside[0], cell.end - cell.start) else None)
        grid.append(line + [None] * (width - len(line)))
    return grid


def _fills(fact: Fact, length: int) -> bool:
    """A cell of this length holds the figure and little else."""
    return length - (fact.m.figure.end - fact.m.figure.start) <= _BESIDE_FIGURE


def _numbers_lines(column: Sequence[Fact | None]) -> bool:
    """The column only counts the lines: 1, 2, 3 and so on."""
    values = [int(f.m.figure.value or 0) for f in column if f is not None and not f.m.figure.decimals]
    steps = [b - a for a, b in pairwise(values)]
    return len(values) > 2 and all(v < 1000 for v in values) and sum(s == 1 for s in steps) >= 0.6 * len(steps)


# ---- tables written out line by line -----------------------------------------------------------------------------------


def _flattened(scene: Scene) -> Iterator[Sheet]:
    """Tables whose cells have become lines of their own: a label, then its numbers, again and again."""
    rows: Grid = []
    line: Line = []
    for i, block in enumerate(scene.document.blocks):
        cell = _cell(scene, i, block)
        if cell is not None:
            line.append(cell)
            continue
        if line:
            rows.append(line)
            line = []
        if block.end - block.start > _LABEL or block.kind in (BlockKind.TABLE, BlockKind.HEADING):
            yield from _regular(rows)
            rows = []
    if line:
        rows.append(line)
    yield from _regular(rows)


def _cell(scene: Scene, index: int, block: Block) -> Fact | None:
    """The figure of a block that holds nothing else; None of any other block."""
    facts, length = scene.of_block(index), block.end - block.start
    alone = len(facts) == 1 and block.kind is not BlockKind.TABLE and length <= _CELL
    return facts[0] if alone and _fills(facts[0], length) else None


def _regular(rows: Grid) -> Iterator[Sheet]:
    """Lines of one length; a running number at the end of a line belongs to the next label."""
    if len(rows) < 3:
        return
    lengths = [len(r) for r in rows]
    width = min(lengths[-1], max(set(lengths), key=lengths.count))
    kept = [r[:width] for r in rows if width <= len(r) <= width + 1]
    if width >= 2 and len(kept) >= 3:
        yield Sheet(kept, (Heading(""),) * len(kept), (Heading(""),) * width)
