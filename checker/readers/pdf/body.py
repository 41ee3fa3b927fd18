"""Lines of all pages to paragraphs, tables and footnotes, joined over the ends of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.document import PagePlace
from checker.readers.assembly import Assembly, Piece, Table, header_rows
from checker.readers.pdf.furniture import Foot
from checker.readers.pdf.glyphs import Token, divides, is_hyphen, plain
from checker.readers.pdf.lines import Line
from checker.readers.pdf.paragraphs import Edges, Paragraph, first_word, paragraphs_of
from checker.readers.pdf.tables import Grid
from checker.readers.pdf.turn import Turn
from checker.readers.raised import Running

_LABEL = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?")
_STROKES = "/-–"
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d+")
_SAME_COLUMNS = 12.0
_BLANK = 0.2
"""Of a letter's height: words that far apart have a blank between them, whether it was drawn or not."""


class Body:
    """Takes pages in their order and writes them into an assembly."""

    def __init__(self, assembly: Assembly, turns: Mapping[int, Turn]) -> None:
        """``turns`` are those of pages that are turned, by their numbers."""
        self._assembly = assembly
        self._turns = turns
        self._items: list[Paragraph | Grid] = []
        self._notes: dict[tuple[int, str], list[Line]] = {}
        self._edges: dict[tuple[int, str], Edges] = {}
        self._labels: dict[tuple[int, str], str] = {}
        self._last_note: tuple[int, str] | None = None
        self._written: set[tuple[int, str]] = set()

    @property
    def in_note(self) -> bool:
        """Whether the last page taken in ends with a footnote."""
        return self._last_note is not None

    def page(self, foot: Foot, tables: Sequence[tuple[int, int, Grid]], edges: Edges) -> None:
        """Take in a page. ``tables`` are given by their lines in the body; ``edges`` are those of pages of its size."""
        lines = foot.body
        if self._last_note is not None:
            self._notes[self._last_note] += foot.rest
        else:
            lines = [*lines, *foot.rest]
        for label, noted in foot.notes:
            key = noted[0].page, label
            self._notes[key] = noted
            self._edges[key] = edges
            self._last_note = key
            taken = label in self._labels.values()
            self._labels[key] = f"{label}-{noted[0].page}" if taken else label
        if not foot.rest and not foot.notes:
            self._last_note = None
        at = 0
        for first, after, grid in tables:
            self._paragraphs(lines[at:first], edges, fresh=at == 0)
            self._grid(grid, fresh=at == 0 and first == 0)
            at = after
        self._paragraphs(lines[at:], edges, fresh=at == 0)

    def finish(self) -> None:
        """Write everything down, each footnote after the paragraph that refers to it."""
        for item in self._items:
            referred: list[tuple[int, str]] = []
            if isinstance(item, Grid):
                pages = zip(item.rows, item.pages, strict=True)
                rows = [[self._cell(cell, page, referred) for cell in row] for row, page in pages]
                self._assembly.table(Table(rows, header_rows(rows)))
            else:
                self._assembly.paragraph(self._words(item.lines, referred))
            for key in referred:
                self._note(key)
        for key in self._notes:
            self._note(key)

    def _note(self, key: tuple[int, str]) -> None:
        if key in self._written or key not in self._notes:
            return
        self._written.add(key)
        for number, paragraph in enumerate(paragraphs_of(self._notes[key], self._edges[key])):
            first = number == 0
            self._assembly.note(self._words(paragraph.lines, [], note=first), self._labels[key], first=first)

    # ---- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraphs(self, lines: Sequence[Line], edges: Edges, *, fresh: bool) -> None:
        """Add the paragraphs of lines; ``fresh``: a page begins with them, which may go on with the one before."""
        last = self._items[-1] if fresh and self._items else None
        self._items += paragraphs_of(lines, edges, last if isinstance(last, Paragraph) else None)

    def _words(self, lines: Sequence[Line], referred: list[tuple[int, str]], *, note: bool = False) -> list[Piece]:
        running = Running()
        for number, line in enumerate(lines):
            tokens = line.tokens
            fresh = number > 0 and not _joins(lines[number - 1].tokens[-1], tokens[0])
            divided = number + 1 < len(lines) and divides(tokens[-1].text, lines[number + 1].tokens[0].text)
            for index, token in enumerate(tokens):
                if note and number == 0 and index == 0:
                    continue
                text = token.text[:-1] if divided and index == len(tokens) - 1 else token.text
                if index:
                    apart = token.left - tokens[index - 1].right > _BLANK * (token.top - token.bottom)
                    fresh = (token.spaced or apart) and not running.is_blank
                self._put(running, token, plain(text), line, referred, spaced=fresh)
        running.end()
        return running.pieces

    def _put(
        self, running: Running, token: Token, text: str, line: Line, referred: list[tuple[int, str]], *, spaced: bool
    ) -> None:
        raised = line.is_raised(token)
        if not raised:
            # The blank goes with the word: half as many pieces to carry.
            running.put(Piece(f" {text}" if spaced else text, self._place(token, line.page)))
            return
        if spaced:
            running.put(Piece(" "))
        found = _LABEL.fullmatch(token.text)
        key = self._key(line.page, found[1]) if found else None
        if key is not None:
            running.mark(self._labels[key])
            referred.append(key)
        else:
            running.put(Piece(text, self._place(token, line.page)), raised=True)

    def _key(self, page: int, label: str) -> tuple[int, str] | None:
        """The footnote that a mark on a page refers to: on this page or, where there was no room, on a later one."""
        if (page, label) in self._notes:
            return page, label
        return next((key for key in self._notes if key[1] == label and key[0] > page), None)

    def _place(self, token: Token, page: int) -> PagePlace:
        """Where a token stands on its page."""
        turn = self._turns.get(page)
        if turn is not None:
            edges = turn.box(token.left, token.bottom, token.right, token.top)
            return PagePlace(page, *edges, token.confidence)
        left, right = round(token.left, 2), round(token.right, 2)
        return PagePlace(page, left, token.bottom, right, token.top, token.confidence)

    # ---- tables ------------------------------------------------------------------------------------------------------

    def _grid(self, grid: Grid, *, fresh: bool) -> None:
        """Add a table, or let the one before the page's end go on."""
        last = self._items[-1] if self._items else None
        if not fresh or not isinstance(last, Grid) or not _same_columns(last, grid):
            self._items.append(grid)
            return
        heads = 0
        while heads < min(len(grid.rows), len(last.rows)) and _said(grid.rows[heads]) == _said(last.rows[heads]):
            heads += 1
        rows = grid.rows[heads:]
        last.rows.extend(rows)
        last.pages.extend(grid.pages[len(grid.rows) - len(rows) :])

    def _cell(self, lines: list[list[Token]], page: int, referred: list[tuple[int, str]]) -> list[Piece]:
        running = Running()
        right = max((tokens[-1].right for tokens in lines), default=0.0)
        for number, tokens in enumerate(lines):
            if number:
                running.put(Piece(_between(lines[number - 1], tokens, right)))
            tallest = max(t.height for t in tokens)
            middle = max(tokens, key=lambda t: t.height).middle
            for index, token in enumerate(tokens):
                if index and (token.spaced or token.left - tokens[index - 1].right > _BLANK * tallest):
                    running.put(Piece(" "))
                raised = token.height < 0.82 * tallest and token.middle > middle
                found = _LABEL.fullmatch(token.text) if raised else None
                key = self._key(page, found[1]) if found else None
                if key is not None:
                    running.mark(self._labels[key])
                    referred.append(key)
                else:
                    running.put(Piece(plain(token.text), self._place(token, page)), raised=raised)
        running.end()
        return running.pieces


def _joins(last: Token, first: Token) -> bool:
    """Whether a line goes on without a blank: after a hyphen, or after a stroke between figures."""
    if len(last.text) == 1 and last.spaced:
        return False
    return is_hyphen(last.text[-1]) or (last.text[-1] in _STROKES and first.text[:1].isdigit())


def _between(above: Sequence[Token], below: Sequence[Token], right: float) -> str:
    """What parts two lines of a cell whose longest line ends at ``right``: a blank, where the cell was too narrow for one."""
    if _joins(above[-1], below[0]) or _cut_number(above, below):
        return ""
    last = above[-1]
    return "\n" if right - last.right > first_word(below, last.height) else " "


def _cut_number(above: Sequence[Token], below: Sequence[Token]) -> bool:
    """Whether two lines of a cell that hold nothing else are one figure: the first is none by itself, both together are."""
    if len(above) > 1 or len(below) > 2 or (len(below) == 2 and below[1].text != "%"):
        return False
    first, both = above[0].text, above[0].text + below[0].text
    return _FIGURE.fullmatch(both) is not None and not (_FIGURE.fullmatch(first) or _PLAIN.fullmatch(first))


def _same_columns(a: Grid, b: Grid) -> bool:
    return len(a.edges) == len(b.edges) and all(
        abs(x - y) < _SAME_COLUMNS for x, y in zip(a.edges, b.edges, strict=True)
    )


def _said(row: Iterable[list[list[Token]]]) -> list[str]:
    return ["".join(t.text for tokens in cell for t in tokens) for cell in row]
