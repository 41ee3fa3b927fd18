"""Tables as text (.csv, .tsv): the text stays the file's own, each cell where it stands in it."""

from __future__ import annotations

import hashlib
import re

from checker.document import Block, BlockKind, Cell, CellPlace, Document, Place
from checker.errors import ReadError
from checker.readers.assembly import LONGEST, TOO_LONG, header_cells
from checker.readers.lines import line_starts
from checker.readers.sheets.grid import cell_name

_SEPARATORS = ";\t,|"
_SAMPLE = 20
_QUOTE = '"'

Row = tuple[Cell, ...]


def document(text: str, name: str, data: bytes) -> Document:
    """The document of a table's text."""
    if len(text) > LONGEST:
        raise ReadError(name, TOO_LONG)
    rows = rows_of(text, separator_of(text))
    blocks: list[Block] = []
    run: list[Row] = []
    for row in (*rows, ()):
        if any(cell.start < cell.end for cell in row):
            run.append(row)
        elif run:
            blocks.append(_block(text, run))
            run = []
    places = [
        Place(cell.start, cell.end, CellPlace("", cell_name(r, c)))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell.start < cell.end
    ]
    return Document(
        path=name,
        format="csv",
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        line_starts=line_starts(text),
        places=tuple(places),
    )


def separator_of(text: str) -> str:
    """What separates the cells: the sign that cuts most lines into the same number of them, at least two."""

    def evenness(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in rows_of(text, sign, _SAMPLE) if row]
        most = max(set(widths), key=lambda w: (w > 1, widths.count(w), w), default=1)
        return (widths.count(most) if most > 1 else 0), most

    return max(_SEPARATORS, key=evenness)


def rows_of(text: str, separator: str, limit: int | None = None) -> list[Row]:
    """The rows of a table, a cell's quotation marks left out."""
    rows: list[Row] = []
    row: list[Cell] = []
    ends = re.compile(rf"[{re.escape(separator)}\r\n]")
    at = 0
    while at < len(text) and (limit is None or len(rows) < limit):
        cell, at = _cell(text, at, separator, ends)
        row.append(cell)
        if at < len(text) and text[at] == separator:
            at += 1
            if at < len(text):
                continue
            row.append(Cell(at, at))
        at += 2 if text.startswith("\r\n", at) else 1
        rows.append(tuple(row))
        row = []
    return rows


def _cell(text: str, at: int, separator: str, ends: re.Pattern[str]) -> tuple[Cell, int]:
    """The cell that begins at an offset, and where it ends with its quotation marks."""
    if text.startswith(_QUOTE, at):
        end = at + 1
        while (end := text.find(_QUOTE, end)) >= 0 and text.startswith(_QUOTE, end + 1):
            end += 2
        if end >= 0 and (end + 1 == len(text) or text[end + 1] in (separator, "\n", "\r")):
            return _trimmed(text, at + 1, end), end + 1
    found = ends.search(text, at)
    end = found.start() if found else len(text)
    return _trimmed(text, at, end), end


def _trimmed(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return Cell(start, start)
    first = start + len(words) - len(words.lstrip())
    return Cell(first, first + len(bare))


def _block(text: str, rows: list[Row]) -> Block:
    filled = [cell for row in rows for cell in row if cell.start < cell.end]
    if len(filled) == 1:
        return Block(BlockKind.PARAGRAPH, filled[0].start, filled[0].start, filled[0].end)
    start, end = rows[0][0].start, filled[-1].end
    heads = header_cells([[text[c.start : c.end] for c in row] for row in rows])
    return Block(BlockKind.TABLE, start, start, end, rows=tuple(rows), header_rows=heads)
