"""What a reader makes: the text of a report, its blocks, and where everything stands.

Every offset in the program counts Unicode code points in ``Document.text``. The reader alone knows how they lead back to
the source (line and column here; paragraph and run, page and box in formats to come); nobody searches for a position later.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: ``text[start:end]``, blanks trimmed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteMark:
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

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of a code point."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
