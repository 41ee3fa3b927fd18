"""A document put together from what formats with a structure of their own give: paragraphs, tables and footnotes.

The text is a projection made for reading: a paragraph a line, blank lines between, tables with ``|`` between their cells,
footnote marks as ``<sup>3</sup>``. What the format says of itself (this is a heading, this is item two of a list) counts;
where it says nothing, the words tell, as they do in plain text: many a list in a Word file is typed by hand.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from checker.document import Block, BlockKind, Cell, Document, Native, NoteMark, Place, Remark
from checker.errors import ReadError
from checker.readers.building import Builder
from checker.readers.lines import Line, line_starts
from checker.readers.notes import marks_in
from checker.readers.pages import joined
from checker.readers.plain import with_titles
from checker.text import Text

LONGEST = 5_000_000
"""Characters; no report has as many, and checking takes a second for each million."""

TOO_LONG = Text(
    "tệp có quá nhiều chữ nên không được đọc. Hãy chia báo cáo thành nhiều tệp.",
    "the file holds too many words and was not read. Split the report into several files.",
)


class Piece(NamedTuple):
    """Words that stand together in the source."""

    text: str
    native: Native | None = None
    mark: str = ""
    """Of a footnote's mark: its label."""
    remark: str = ""
    """Of a piece without words: the remark that begins or ends here."""


Words = Sequence[Piece]


class Table(NamedTuple):
    """Rows of cells; a cell that a merged one covers is empty."""

    rows: Sequence[Sequence[Words]]
    header_rows: int


class Assembly:
    """Takes what a format holds, in reading order, and makes a document of it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._marks: list[NoteMark] = []
        self._remarks: dict[str, list[int]] = {}
        self._lines: list[_Written] = []

    def paragraph(self, words: Words, lead: str = "", level: int | None = None) -> None:
        """Add a paragraph. ``lead`` is its automatic number or bullet, ``level`` then how deep it is nested, from 0."""
        self._write("paragraph", words, lead, level or 0)

    def heading(self, words: Words, depth: int, lead: str = "") -> None:
        """Add a heading."""
        self._write("heading", words, lead, depth)

    def note(self, words: Words, label: str, *, first: bool) -> None:
        """Add a paragraph of a footnote; the first one is led by the footnote's mark."""
        blank = "" if words and words[0].text[:1].isspace() else " "
        self._write("note", words, f"<sup>{label}</sup>{blank}" if first else "", 0, label)

    def table(self, table: Table) -> None:
        """Add a table, unless there are no words in it."""
        if not any(piece.text.strip() for row in table.rows for words in row for piece in words):
            return
        rows = []
        first = self._length
        for row in table.rows:
            self._put("| ")
            cells = []
            for number, words in enumerate(row):
                if number:
                    self._put(" | ")
                cells.append(self._cell(words))
            self._put(" |\n")
            rows.append(tuple(cells))
        end = self._length - 1
        self._lines.append(_Written("table", first, first, end, rows=tuple(rows), depth=table.header_rows))
        self._put("\n")

    def finish(self, form: str, data: bytes, remarks: Mapping[str, str] = MappingProxyType({})) -> Document:
        """The document of everything added; ``data`` are the bytes it was read from, ``remarks`` the words of each remark."""
        text = "".join(self._parts).rstrip("\n") + "\n"
        builder = Builder(text)
        for line in self._lines:
            _build(builder, text, line)
        builder.close()
        blocks = with_titles(text, builder.blocks, builder.families)
        marks = self._all_marks(text, blocks)
        return Document(
            path=self._path,
            format=form,
            sha256=hashlib.sha256(data).hexdigest(),
            text=text,
            blocks=joined(text, blocks, marks),
            marks=marks,
            line_starts=line_starts(text),
            places=tuple(self._places),
            remarks=tuple(
                sorted(Remark(min(at), max(at), remarks[key]) for key, at in self._remarks.items() if key in remarks)
            ),
        )

    def _all_marks(self, text: str, blocks: list[Block]) -> tuple[NoteMark, ...]:
        """The marks that the format knows, and those that were only typed in raised figures."""
        starts = [mark.start for mark in self._marks]
        typed = []
        for mark in marks_in(text, blocks):
            at = bisect_left(starts, mark.start)
            if at == len(starts) or starts[at] != mark.start:
                typed.append(mark)
        return tuple(sorted([*self._marks, *typed], key=lambda m: m.start))

    def _write(self, kind: str, words: Words, lead: str, depth: int, label: str = "") -> None:
        if not "".join(piece.text for piece in words).strip():
            for piece in words:
                self._note_remark(piece)
            return
        first = self._length
        self._put(lead)
        start = self._length
        self._put_words(words)
        self._lines.append(_Written(kind, first, start, self._length, depth=depth, label=label))
        self._put("\n\n")

    def _cell(self, words: Words) -> Cell:
        start = self._length
        self._put_words(words)
        whole = "".join(piece.text for piece in words)
        bare = whole.strip()
        if not bare:
            return Cell(start, start)
        first = start + len(whole) - len(whole.lstrip())
        return Cell(first, first + len(bare))

    def _put_words(self, words: Words) -> None:
        for piece in words:
            start = self._length
            self._put(piece.text)
            if piece.native is not None and piece.text:
                self._places.append(Place(start, self._length, piece.native))
            if piece.mark:
                self._marks.append(NoteMark(piece.mark, start, self._length))
            elif piece.remark:
                self._note_remark(piece)

    def _note_remark(self, piece: Piece) -> None:
        if piece.remark:
            self._remarks.setdefault(piece.remark, []).append(self._length)

    def _put(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST:
            raise ReadError(self._path, TOO_LONG)
        self._parts.append(text)


class _Written(NamedTuple):
    """What was written down, to be made a block once the text is whole."""

    kind: str
    first: int
    start: int
    """After the automatic lead."""
    end: int
    depth: int = 0
    label: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()


def _build(builder: Builder, text: str, written: _Written) -> None:
    """Make the block, or for a paragraph with line breaks the blocks, of what was written down."""
    lines = list(_lines(text, written.first, written.end))
    first, start, end = (
        lines[0].first if lines else written.first,
        written.start,
        lines[-1].last if lines else written.end,
    )
    start = max(first, start + len(text[start:end]) - len(text[start:end].lstrip()))
    if written.kind == "table":
        block = Block(
            BlockKind.TABLE, written.first, written.first, written.end, rows=written.rows, header_rows=written.depth
        )
        builder.add(block)
    elif written.kind == "note":
        builder.add(Block(BlockKind.NOTE, first, start, end, note=written.label))
    elif written.kind == "heading":
        _heading(builder, Line(first, first, end), start, written.depth)
    elif start > first:
        lead = builder.lead_at(lines[0])
        builder.add(Block(BlockKind.ITEM, first, start, end, written.depth), lead.family if lead else "-")
    else:
        for line in lines:
            if builder.is_open and not builder.starts(line):
                builder.extend(line.last)
            else:
                builder.begin(line)
    builder.close()


def _heading(builder: Builder, line: Line, start: int, depth: int) -> None:
    lead = builder.lead_at(line)
    builder.reset()
    words = max(start, lead.start) if lead else start
    builder.add(
        Block(BlockKind.HEADING, line.first, min(words, line.last), line.last, depth), lead.family if lead else ""
    )


def _lines(text: str, start: int, end: int) -> Iterable[Line]:
    """The lines of ``text[start:end]`` that hold words."""
    at = start
    for words in text[start:end].split("\n"):
        bare = words.strip()
        if bare:
            first = at + len(words) - len(words.lstrip())
            yield Line(at, first, first + len(bare))
        at += len(words) + 1


def header_rows(rows: Sequence[Sequence[Words]]) -> int:
    """How many rows head a table that doesn't say it: one, if it holds words and what follows holds figures."""
    return header_cells(["".join(p.text for p in words) for words in row] for row in rows[:2])


def header_cells(rows: Iterable[Sequence[str]]) -> int:
    """The same for rows of text."""
    kept = list(islice(rows, 2))
    if len(kept) < 2:
        return 0
    first = [words.strip() for words in kept[0]]
    return 0 if any(_is_figure(words) for words in first[1:]) or not any(first) else 1


def _is_figure(words: str) -> bool:
    return bool(words) and words[0].isdigit() and not any(c.isalpha() for c in words)


def stripped(words: Words) -> list[Piece]:
    """The words of a footnote without what is only blank before them, which followed its own mark."""
    start = next((number for number, piece in enumerate(words) if piece.text.strip()), len(words))
    return [*(piece for piece in words[:start] if piece.remark), *words[start:]]
