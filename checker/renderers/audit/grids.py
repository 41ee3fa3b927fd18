"""The tables of an audit on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.renderers.audit.paper import Paper, Paragraph, Run
from checker.renderers.audit.tables import Table
from checker.renderers.audit.values import whole
from checker.renderers.audit.words import SAY, more
from checker.text import Text

_INK = {"error": "9C1616", "warning": "7A4A00", "note": "17506B"}
_LONGEST, _WIDE, _READABLE = 24, 60, 14
"""Characters of a word that is not broken, of the widest column that is wished for, and of the narrowest that words are read in."""
_SMALLEST = 8.0
"""Points."""
_EM = 0.0185
"""Centimetres of a character for each point of its size: half an em, and a little for bold heads."""
_MARGIN = 0.3
"""Centimetres within a cell that hold no text."""


GAP = Paragraph(size=5, together=True)
"""Sets a table off from the text before it."""


def grid(
    paper: Paper, table: Table, lang: str, where: Text, *, size: float = 12, widths: Mapping[int, float] | None = None
) -> None:
    """A table with its head on every page; after it, how many rows it leaves out and where they are."""
    if not table.rows:
        paper.add(Paragraph((Run(SAY["nothing"].said(lang), italic=True),), "both", before=6, first=1))
        return
    size, columns = _widths(table, widths or {}, paper.width, size)
    heads = [(Paragraph((Run(head, bold=True, size=size),), "center"),) for head in table.heads]
    rows = [
        [
            (Paragraph((Run(cell.text, size=size, colour=_INK.get(cell.level, "")),), "right" if numeric else "left"),)
            for cell, numeric in zip(row, table.numeric, strict=True)
        ]
        for row in table.rows
    ]
    paper.add(GAP)
    paper.table(columns, [heads, *rows])
    if table.left_out:
        words = more(whole(table.left_out, lang), where, lang)
        paper.add(Paragraph((Run(words, italic=True, size=size),), "both", before=3))


def _widths(table: Table, fixed: Mapping[int, float], room: float, size: float) -> tuple[float, Sequence[float]]:
    """The size of the letters, smaller where words would have to be broken, and the columns' widths in centimetres.

    Each column is as wide as its longest word; what is left goes to those that hold most.
    """
    least, wished = _wanted(table, fixed, size)
    while sum(least) > room and size > _SMALLEST:
        size -= 0.5
        least, wished = _wanted(table, fixed, size)
    spare = max(room - sum(least), 0)
    wants = [max(w - n, 0) for n, w in zip(least, wished, strict=True)]
    share = spare / sum(wants) if sum(wants) else 0
    return size, [n + want * share for n, want in zip(least, wants, strict=True)]


def _wanted(table: Table, fixed: Mapping[int, float], size: float) -> tuple[list[float], list[float]]:
    """Centimetres that each column needs, and those it would like."""
    character = size * _EM
    least, wished = [], []
    for at, head in enumerate(table.heads):
        cells = [row[at].text for row in table.rows]
        word = max(len(word) for text in cells for word in (text.split() or ("",)))
        bold = max(len(word) for word in head.split()) + 1
        whole = max(map(len, cells))
        needed = whole if table.numeric[at] else max(word, min(whole, _READABLE))
        least.append(max(min(needed, _LONGEST), bold) * character + _MARGIN)
        wish = bold if table.numeric[at] else min(max(whole, len(head)), _WIDE)
        wished.append(fixed.get(at, wish) * character + _MARGIN)
    return least, wished
