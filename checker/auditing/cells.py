"""What a figure's row and column say of it in a table: the row's name, the unit, whether the column holds plans."""

from __future__ import annotations

import re

from checker.audit.spelling import respelt
from checker.document import Block, BlockKind, Cell, Document
from checker.vocabulary import fold, load, words_of

_WORD = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"[*_`]+|<[^<>\n]{1,40}>")
_BRACKET = re.compile(r"\(([^()\d]{1,20})\)")


def row_name(document: Document, offset: int) -> str:
    """The first cell before the figure at an offset that holds words, in small letters; empty outside of tables."""
    row = _row(document, offset)
    return next((name for cell in row if cell.end <= offset and (name := _words(document, cell))), "")


def row_unit(document: Document, offset: int) -> str:
    """The unit that a cell of the row, else the heading of the column, tells; empty where neither does."""
    named = [_unit(_text(document, cell)) for cell in _row(document, offset)]
    headed = [_unit(m[1]) for head in _heads(document, offset) for m in _BRACKET.finditer(head)]
    return next((unit for unit in (*named, *headed) if unit), "")


def holds_plans(document: Document, offset: int) -> bool:
    """Whether the heading of the figure's column says that it holds plans."""
    return any(load().cues["plan"].search(head) for head in _heads(document, offset))


def _table(document: Document, offset: int) -> Block | None:
    block = document.block_at(offset)
    return block if block is not None and block.kind is BlockKind.TABLE else None


def _row(document: Document, offset: int) -> tuple[Cell, ...]:
    table = _table(document, offset)
    rows = table.rows if table else ()
    return next((row for row in rows if row and row[0].start <= offset <= row[-1].end), ())


def _heads(document: Document, offset: int) -> list[str]:
    """The headings of the figure's column."""
    table = _table(document, offset)
    place = next((n for n, cell in enumerate(_row(document, offset)) if cell.start <= offset <= cell.end), None)
    if table is None or place is None:
        return []
    rows = table.rows[: max(table.header_rows, 1)]
    return [_text(document, row[place]) for row in rows if place < len(row)]


def _unit(text: str) -> str:
    unit = load().units.get(words_of(text))
    return unit.name if unit is not None else ""


def _text(document: Document, cell: Cell) -> str:
    return fold(respelt(_MARKUP.sub("", document.text[cell.start : cell.end])))


def _words(document: Document, cell: Cell) -> str:
    words = _text(document, cell)
    return words.strip(" +-–.*") if _WORD.search(words) else ""
