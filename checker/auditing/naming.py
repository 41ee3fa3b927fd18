"""What a figure is called in an audit: its label without the words that say nothing of it; in a table, its row's name."""

from __future__ import annotations

import re

from checker.audit.spelling import respelt
from checker.document import Block, BlockKind, Cell, Document
from checker.figure import Figure
from checker.vocabulary import Wording, fold

_BEFORE = Wording(r"^(?:[^\w(]+|<series.before>(?!\w))")
_AFTER = Wording(r"(?:[^\w)]+|(?<!\w)<series.after>)$")
_WORD = re.compile(r"[^\W\d_]{2}")
_MARKUP = re.compile(r"[*_`]+|<[^<>\n]{1,40}>")


def indicator_of(document: Document, figure: Figure) -> str:
    """The name in one spelling and small letters; empty where neither the words before the figure nor its table tell."""
    named = _core(figure.label)
    if named:
        return named
    block = document.block_at(figure.start)
    if block is not None and block.kind is BlockKind.TABLE:
        return _row_name(document, block, figure.start)
    return ""


def _core(label: str) -> str:
    words = fold(respelt(label))
    while (left := _BEFORE.search(words)) and left.end() < len(words):
        words = words[left.end() :]
    while (right := _AFTER.search(words)) and right.start() > 0:
        words = words[: right.start()]
    said = words.strip()
    return "" if _BEFORE.pattern.fullmatch(said) or _AFTER.pattern.fullmatch(said) else said


def _row_name(document: Document, table: Block, offset: int) -> str:
    """The first cell of the figure's row that holds words."""
    for row in table.rows:
        if row and row[0].start <= offset <= row[-1].end:
            return next((name for cell in row if cell.end <= offset and (name := _words(document, cell))), "")
    return ""


def _words(document: Document, cell: Cell) -> str:
    words = _MARKUP.sub("", document.text[cell.start : cell.end])
    return fold(respelt(words)).strip(" +-–.*") if _WORD.search(words) else ""
