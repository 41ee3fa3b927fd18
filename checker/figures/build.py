"""From a document's text to its figures: each block read, list numbers and cells where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from checker.document import Block, BlockKind, Document
from checker.figure import Figure
from checker.figures import lexer, reasons
from checker.figures.ledger import Ledger
from checker.figures.mention import Mention
from checker.figures.numerals import SPELLED, Fault
from checker.figures.run import Run
from checker.figures.stretch import Stretch
from checker.figures.style import style_of
from checker.vocabulary import load

_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?=\s+[^\W\d_])")
"""``1.1 SXN``: a line's number before its code or name."""
_LINE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?")
_ITEM_NUMBER = re.compile(r"[\s*_]*(\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?=[*_]*[^\W\d_])")
_LEAD_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the figures stage found: every number, and those that take part in relations with their surroundings."""

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    faults: Mapping[int, Fault]
    """Figures written wrongly, by id."""
    decimal: str
    """The document's decimal mark."""
    tails: Mapping[int, str]
    """Words after the last mention of each block."""
    ambiguous: frozenset[int] = frozenset()
    """Figures with one mark and three digits (``33,293``), which only the document's style settles."""


def read_figures(document: Document) -> Reading:
    """Find every number of the document and say what it is."""
    builder = _Builder(document)
    for index, block in enumerate(document.blocks):
        builder.block(index, block)
    return builder.finish()


class _Builder:
    """Walks the blocks. One document, used once."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.style = style_of(self.text)
        self.pattern = lexer.pattern_for(self.text)
        self.marks = {m.start: m.end for m in document.marks}
        self.words = load()
        self.ledger = Ledger(self.text)

    def block(self, index: int, block: Block) -> None:
        """Read one block: its lead holds list numbers, its body sentences or table cells."""
        for m in _LEAD_NUMBER.finditer(self.text[block.lead : block.start]):
            self.ledger.exclude(index, block.lead + m.start(), block.lead + m.end(), reasons.LIST_NUMBER)
        if block.kind is BlockKind.TABLE:
            self._table(index, block)
        else:
            self._stretch(index, block.start, block.end)

    def _table(self, index: int, block: Block) -> None:
        numbered = self._numbers_rows(block)
        for row in block.rows:
            for n, cell in enumerate(row):
                start = cell.start
                if n == 0 and (_LINE_NUMBER if not numbered else _ROW_NUMBER).fullmatch(self.text, start, cell.end):
                    self.ledger.exclude(index, start, cell.end, reasons.LIST_NUMBER)
                    continue
                if n == 0 and (code := _CODE.match(self.text, start, cell.end)):
                    self.ledger.exclude(index, start, code.end(), reasons.LIST_NUMBER)
                    start = code.end()
                elif n < 2 and (lead := _ITEM_NUMBER.match(self.text, start, cell.end)):
                    self.ledger.exclude(index, lead.start(1), lead.end(1), reasons.LIST_NUMBER)
                    start = lead.end()
                self._stretch(index, start, cell.end)

    def _numbers_rows(self, block: Block) -> bool:
        """Whether the first column numbers the rows: 1, 2, 3 with or without a stop, each one more than the last or 1 again."""
        cells = [self.text[row[0].start : row[0].end].rstrip(".") for row in block.rows if row]
        numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 4]
        runs = sum(b in (a + 1, 1) for a, b in pairwise(numbers))
        return len(numbers) > 1 and numbers[0] < 2 and runs == len(numbers) - 1

    def _stretch(self, block: int, start: int, end: int) -> None:
        """Read ``text[start:end]``, sentence by sentence. Where no number stands, in digits or in words, nothing is to be found."""
        plain = lexer.plain_words(self.text[start:end], self.pattern)
        if plain is not None and SPELLED.isdisjoint(plain):
            return
        tokens = list(lexer.tokens(self.text, start, end, self.pattern))
        run = Run(self.ledger, Stretch(self.text, end, tokens, self.style, self.words), block, self.marks)
        self.ledger.open()
        run.read()
        self.ledger.close(block, run.gap)

    def finish(self) -> Reading:
        """Everything found."""
        found = self.ledger
        return Reading(
            figures=tuple(found.figures),
            mentions=tuple(found.mentions),
            faults=found.faults,
            decimal=self.style.decimal,
            tails=found.tails,
            ambiguous=frozenset(found.ambiguous),
        )
