"""What a reader makes: the text of a report, its blocks, and where everything stands.

Every offset in the program counts Unicode code points in ``Document.text``. The reader alone knows how they lead back to
the source (line and column; paragraph and run, page and box, sheet and cell); nobody searches for a position later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a stretch of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    TABLE = "table"


class Cell(NamedTuple):
    """One cell of a table: ``text[start:end]``, blanks trimmed."""

    start: int
    end: int


class NoteMark(NamedTuple):
    """The reference to a footnote in the running text, ``<sup>3</sup>`` or ``[^3]``: ``text[start:end]`` is all of it."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, footnote paragraph or table.

    ``text[lead:start]`` is what precedes the words: bullet, list or section number, ``##``, a footnote's own mark.
    Inline markup inside stays as it is.
    """

    kind: BlockKind
    lead: int
    start: int
    end: int
    level: int = 0
    """Heading: depth from 1 (0: unknown). Item: depth of nesting from 0."""
    note: str | None = None
    """Label of the footnote this block belongs to (all its paragraphs carry it)."""
    resumes: int | None = None
    """Index of the earlier block that this one continues after a page break or footnotes in between."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table: its rows; a Markdown separator row is left out."""
    header_rows: int = 0


class RunPlace(NamedTuple):
    """In a Word file: characters of one text element."""

    part: str
    """``word/document.xml`` or ``word/footnotes.xml``."""
    paragraph: int
    run: int
    """Both counted from 1, paragraphs in the part and runs in their paragraph."""
    element: int
    """Number of the text element in its part, from 0."""
    first: int
    last: int
    """``[first:last]`` of the element's characters."""


class ParagraphPlace(NamedTuple):
    """In an OpenDocument text or a web page: a paragraph, counted from 1."""

    paragraph: int


class PagePlace(NamedTuple):
    """In a PDF: a page, counted from 1, and a box on it in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    confidence: int | None = None
    """Of a scanned page: how sure the recognition is of the words, in per cent."""


class CellPlace(NamedTuple):
    """In a workbook: a sheet by its name and a cell, ``C7``."""

    sheet: str
    cell: str


Native = RunPlace | ParagraphPlace | PagePlace | CellPlace


class Place(NamedTuple):
    """Where ``text[start:end]`` stands in the source."""

    start: int
    end: int
    native: Native


class Remark(NamedTuple):
    """What someone noted beside ``text[start:end]``: a comment of a Word file. Empty where it is tied to a place alone."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. Holds no handle to its file."""

    path: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[NoteMark, ...] = ()
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)
    places: tuple[Place, ...] = field(default=(), repr=False)
    """Of a format with positions of its own: where its words stand there, in order. Empty for plain text."""
    remarks: tuple[Remark, ...] = field(default=(), repr=False)
    """Of a format that has them: the comments, which are no text, in order."""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of a code point."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that ``text[start:end]`` comes from, in order."""
        first = bisect_right(self.places, start, key=lambda p: p.end)
        last = bisect_left(self.places, end, key=lambda p: p.start)
        return self.places[first:last]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset."""
        at = bisect_right(self.blocks, offset, key=lambda b: b.lead) - 1
        return self.blocks[at] if at >= 0 else None
