"""Web pages (.html): the article with its tables and footnotes; navigation, scripts and forms are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.document import Document, ParagraphPlace
from checker.errors import ReadError
from checker.readers.assembly import Assembly, Piece, Table, header_rows
from checker.readers.counting import counted
from checker.readers.decode import decode
from checker.readers.html.notes import Notes, notes_of
from checker.readers.oldfonts import is_old, read_old
from checker.readers.package import parsed_page
from checker.readers.raised import Running
from checker.readers.refusals import DAMAGED

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"';,]+)", re.IGNORECASE)

_SKIPPED = frozenset(
    "script style noscript template head nav aside form button select textarea iframe svg canvas object audio video dialog menu".split()  # noqa: SIM905 -- a list of quoted words would be three times as long
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"))
_OUTER = frozenset(("header", "footer"))
_BLOCKS = frozenset(
    "p div section article main header footer ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre address figure figcaption "  # noqa: SIM905
    "hr center body html fieldset details summary caption aside".split()
)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_COLUMNS = 200
_LARGEST_NUMBER = 9


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of a web page's bytes."""
    del accept
    root = parsed_page(_text(data, path), path)
    if root is None:
        raise ReadError(path, DAMAGED.format(detail="HTML"))
    assembly = Assembly(path)
    _Page(assembly, notes_of(root)).read(_article(root))
    return assembly.finish("html", data)


def _text(data: bytes, path: str) -> str:
    """The page's characters, by its byte-order mark, else by what it says of itself, else as UTF-8."""
    said = _CHARSET.search(data[:_HEAD])
    if said and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii", "replace").lower()
        if name not in ("utf-8", "utf8", "unicode"):
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data, path)


def _article(root: _Element) -> _Element:
    """The part of the page that is its contents: the only article or main part, else all of it."""
    for name in ("main", "article"):
        found = [e for e in root.iter(name) if "".join(e.itertext()).strip()]
        if len(found) == 1:
            return found[0]
    body = root.find(".//body")
    return root if body is None else body


class _Page:
    """Reads a page into an assembly."""

    def __init__(self, assembly: Assembly, notes: Notes) -> None:
        self._assembly = assembly
        self._notes = notes
        self._bodies = frozenset(notes.bodies.values())
        self._written: set[str] = set()
        self._running = Running()
        self._referred: list[str] = []
        self._number = 1
        self._kind: tuple[str, int] = ("p", 0)
        """What the open block is: ``p``, ``li`` or ``h`` with its depth."""
        self._lead = ""
        self._counts: dict[_Element, int] = {}
        """How far the items of each list are counted."""
        self._note: tuple[str, bool] | None = None
        """The footnote that is being read, and whether it begins."""

    def read(self, root: _Element) -> None:
        """All of an element."""
        self._inside(root, raised=False, font=None, kept=False)
        self._close()

    # ---- blocks ------------------------------------------------------------------------------------------------------

    def _inside(self, parent: _Element, *, raised: bool, font: str | None, kept: bool) -> None:
        self._words(parent.text, raised=raised, font=font, kept=kept)
        for child in parent.iterchildren():
            if isinstance(child.tag, str) and child not in self._bodies:
                self._element(child, raised=raised, font=font, kept=kept)
            self._words(child.tail, raised=raised, font=font, kept=kept)

    def _element(self, child: _Element, *, raised: bool, font: str | None, kept: bool) -> None:
        tag = child.tag
        look = child.get("style", "")
        if self._is_left_out(child, look):
            return
        if tag == "br":
            self._running.put(Piece("\n"))
        elif child in self._notes.labels:
            self._refer(self._notes.labels[child])
        elif tag == "table":
            self._close()
            self._table(child)
        elif tag in _BLOCKS:
            self._block(child, font, kept)
        else:
            above = raised or tag == "sup" or _RAISED.search(look) is not None
            named = _FONT.search(look)
            face = named[1].strip() if named else child.get("face") if tag == "font" else None
            self._inside(child, raised=above, font=face or font, kept=kept or tag == "pre")

    def _is_left_out(self, element: _Element, look: str) -> bool:
        if element.tag in _SKIPPED or element.get("role") in _ROLES or element in self._notes.back:
            return True
        if element.get("hidden") is not None or element.get("aria-hidden") == "true" or _HIDDEN.search(look):
            return True
        parent = element.getparent()
        return element.tag in _OUTER and parent is not None and parent.tag in ("body", "html")

    def _block(self, element: _Element, font: str | None, kept: bool) -> None:
        tag = element.tag
        if not (tag == "p" and self._running.is_blank and self._lead):
            # A paragraph that begins a list item is the item.
            self._close()
        before = self._kind
        if tag[0] == "h" and tag[1:] in "123456" and len(tag) == 2:
            self._kind = ("h", int(tag[1]))
        elif tag == "li":
            self._kind = ("li", sum(1 for a in element.iterancestors("ul", "ol")) - 1)
            self._lead = self._item_lead(element)
        self._inside(element, raised=False, font=font, kept=kept or tag == "pre")
        self._close()
        self._kind = before

    def _item_lead(self, item: _Element) -> str:
        """The bullet or number of a list item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "• "
        following = self._counts.get(parent, _whole(parent.get("start"), 1) - 1) + 1
        number = self._counts[parent] = _whole(item.get("value"), following)
        return f"{counted(number, _FORMS.get(parent.get('type', '1'), 'decimal'))}. "

    def _close(self) -> None:
        """End the open block."""
        running, self._running = self._running, Running()
        running.end()
        referred, self._referred = self._referred, []
        if not running.is_blank:
            lead, self._lead = self._lead, ""
            words = _trimmed(running.pieces)
            kind, depth = self._kind
            if self._note is not None:
                label, first = self._note
                self._assembly.note(words, label, first=first)
                self._note = label, False
            elif kind == "h":
                self._assembly.heading(words, depth)
            elif lead:
                self._assembly.paragraph(words, lead, max(depth, 0))
            else:
                self._assembly.paragraph(words)
            self._number += 1
        self._after(referred)

    def _after(self, referred: Iterable[str]) -> None:
        """Footnotes follow the block that refers to them."""
        for label in referred:
            if label in self._written or self._note is not None:
                continue
            self._written.add(label)
            kind, self._kind = self._kind, ("p", 0)
            self._note = label, True
            self._inside(self._notes.bodies[label], raised=False, font=None, kept=False)
            self._close()
            self._note, self._kind = None, kind

    # ---- words -------------------------------------------------------------------------------------------------------

    def _words(self, text: str | None, *, raised: bool, font: str | None, kept: bool) -> None:
        if not text:
            return
        words = text if kept else _BLANKS.sub(" ", text)
        if words == " " and self._running.is_blank:
            return
        if font is not None and is_old(font):
            words = "".join(stretch.text for stretch in read_old(words, font))
        self._running.put(Piece(words, ParagraphPlace(self._number)), raised=raised)

    def _refer(self, label: str) -> None:
        self._running.mark(label)
        self._referred.append(label)

    # ---- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: _Element) -> None:
        lines = [row for row in element.iter("tr") if _table_of(row) is element]
        cells = [list(row.iterchildren("td", "th")) for row in lines]
        if sum(map(len, cells)) == 1 or any(_holds_table(c) for row in cells for c in row):
            # A frame around paragraphs or other tables, not a table.
            for row in cells:
                for cell in row:
                    self._inside(cell, raised=False, font=None, kept=False)
                    self._close()
            return
        for caption in element.iterchildren("caption"):
            self._block(caption, None, kept=False)
        heads = 0
        rows: list[list[list[Piece]]] = []
        below: dict[int, int] = {}
        referred: list[str] = []
        for row, own in zip(lines, cells, strict=True):
            is_head = all(c.tag == "th" for c in own) or any(
                a.tag == "thead" for a in row.iterancestors("thead", "table")
            )
            heads += bool(own) and is_head and heads == len(rows)
            rows.append(self._row(own, below, referred))
        self._assembly.table(Table(rows, heads or header_rows(rows)))
        self._number += 1
        self._after(referred)

    def _row(self, own: list[_Element], below: dict[int, int], referred: list[str]) -> list[list[Piece]]:
        """A row with a cell for each column; ``below`` says how many more rows each column is covered from above."""
        line: list[list[Piece]] = []
        cells = iter(own)
        while True:
            column = len(line)
            if below.get(column, 0) > 0:
                below[column] -= 1
                line.append([])
                continue
            cell = next(cells, None)
            if cell is None or column >= _MOST_COLUMNS:
                return line
            width = min(_whole(cell.get("colspan"), 1), _MOST_COLUMNS)
            for covered in range(column, column + width):
                below[covered] = _whole(cell.get("rowspan"), 1) - 1
            line.append(self._cell(cell, referred))
            line.extend([] for _ in range(width - 1))

    def _cell(self, cell: _Element, referred: list[str]) -> list[Piece]:
        outer, self._running = self._running, Running()
        marks, self._referred = self._referred, []
        self._flat(cell, raised=cell.tag == "sup")
        self._running.end()
        words = _trimmed(self._running.pieces)
        referred += self._referred
        self._running, self._referred = outer, marks
        return words

    def _flat(self, parent: _Element, *, raised: bool) -> None:
        """The words of a cell, its blocks as lines."""
        self._words(parent.text, raised=raised, font=None, kept=False)
        for child in parent.iterchildren():
            if isinstance(child.tag, str) and not self._is_left_out(child, child.get("style", "")):
                if child in self._notes.labels:
                    self._refer(self._notes.labels[child])
                elif child.tag == "br" or (child.tag in _BLOCKS and not self._running.is_blank):
                    self._running.put(Piece("\n"))
                if child not in self._notes.labels:
                    self._flat(child, raised=raised or child.tag == "sup")
            self._words(child.tail, raised=raised, font=None, kept=False)


def _table_of(row: _Element) -> _Element | None:
    return next(row.iterancestors("table"), None)


def _holds_table(cell: _Element) -> bool:
    return next(cell.iter("table"), None) is not None


def _trimmed(words: list[Piece]) -> list[Piece]:
    """The words without blanks at their ends and around their line breaks."""
    while words and not words[0].text.strip():
        words = words[1:]
    while words and not words[-1].text.strip():
        words = words[:-1]
    return [words[0]._replace(text=words[0].text.lstrip()), *words[1:]] if words else words


def _whole(value: str | None, default: int) -> int:
    value = (value or "").strip()
    return max(int(value), 0) if value.isascii() and value.isdigit() and len(value) < _LARGEST_NUMBER else default
