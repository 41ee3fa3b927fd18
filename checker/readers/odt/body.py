"""The body of an OpenDocument text in reading order, each footnote after its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document import ParagraphPlace
from checker.readers.assembly import Assembly, Piece, Table, header_rows, stripped
from checker.readers.odt.names import drawing, office, table, text
from checker.readers.odt.styles import Counter, Look, Styles, printed
from checker.readers.oldfonts import is_old, read_old
from checker.readers.raised import Running

if TYPE_CHECKING:
    from lxml.etree import _Element

NUMBER = "n"
"""The attribute in which paragraphs are given their numbers before the body is read."""
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1000
_MOST_REPEATS = 200
_INDEXES = frozenset(
    text(name)
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"),
        *("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "bibliography"),
    )
)
"""Blocks that hold no text of the report's own."""
_SILENT = frozenset((text("placeholder"), text("hidden-text"), text("ruby-text")))


@dataclass(slots=True)
class _Found:
    """What a paragraph holds."""

    running: Running
    place: ParagraphPlace
    notes: list[tuple[str, _Element]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


class Story:
    """Reads the body into an assembly."""

    def __init__(self, assembly: Assembly, styles: Styles, body: _Element, *, accept: bool) -> None:
        self._assembly = assembly
        self._styles = styles
        self._body = body
        self._accept = accept
        self._counter = Counter(styles)
        self._counts = {"footnote": 0, "endnote": 0}
        self._insertions: set[str] = set()
        """Insertions that reading is in, where they are not to count."""
        self._changes = {
            region.get(text("id"), ""): region for region in body.iter(text("changed-region")) if not accept
        }
        self._outline: list[int] = []
        self.remarks: dict[str, str] = {}
        """The words of each comment read so far, by its name."""

    def read(self) -> None:
        """The whole body."""
        self._blocks(self._body)

    def _blocks(self, container: _Element) -> None:
        for child in container.iterchildren("*"):
            if child.tag in (text("p"), text("h")):
                self._paragraph(child)
            elif child.tag == text("list"):
                self._list(child, child.get(text("style-name"), ""), 0)
            elif child.tag == table("table"):
                self._table(child)
            elif child.tag in (text("change-start"), text("change-end")):
                self._inserted(child)
            elif child.tag in _INDEXES or child.get(text("display")) == "none":
                continue
            elif child.tag == drawing("frame"):
                self._box(child)
            elif child.tag in (text("section"), text("numbered-paragraph")):
                self._blocks(child)

    def _paragraph(self, element: _Element, lead: str = "", level: int | None = None) -> None:
        found = self._words(element)
        words = found.running.pieces
        if not found.running.is_blank:
            lead = f"{lead.strip()} " if lead.strip() else ""
            if element.tag == text("h"):
                depth = _whole(element.get(text("outline-level")), 1)
                self._assembly.heading(words, depth, lead or self._outlined(depth - 1))
            else:
                self._assembly.paragraph(words, lead, level)
        self._after(found)

    def _outlined(self, depth: int) -> str:
        """The number of a heading, where the outline has numbers."""
        level = self._styles.outline.get(depth)
        self._outline = [*self._outline[: depth + 1], *([0] * (depth + 1 - len(self._outline)))]
        self._outline[depth] += 1
        if level is None or not level.form:
            return ""
        return f"{printed(self._styles.outline, self._outline, depth)} "

    def _after(self, *found: _Found) -> None:
        """What is anchored in paragraphs: footnotes and frames."""
        for one in found:
            for label, note in one.notes:
                first = True
                for paragraph in note.iter(text("p"), text("h")):
                    words = self._words(paragraph).running
                    if not words.is_blank:
                        self._assembly.note(stripped(words.pieces), label, first=first)
                        first = False
        for one in found:
            for box in one.boxes:
                self._box(box)

    def _box(self, frame: _Element) -> None:
        for box in frame.iterchildren(drawing("text-box")):
            self._blocks(box)

    def _list(self, element: _Element, list_style: str, depth: int) -> None:
        goes_on = element.get(text("continue-numbering")) == "true" or element.get(text("continue-list")) is not None
        if not goes_on:
            self._counter.restart(list_style, depth)
        for item in element.iterchildren(text("list-item"), text("list-header")):
            lead = ""
            if item.tag == text("list-item"):
                lead = self._counter.next(list_style, depth, item.get(text("start-value")))
            for child in item.iterchildren("*"):
                if child.tag in (text("p"), text("h")):
                    self._paragraph(child, lead, depth)
                    lead = ""
                elif child.tag == text("list"):
                    self._list(child, child.get(text("style-name"), list_style), depth + 1)

    # ---- words -------------------------------------------------------------------------------------------------------

    def _words(self, element: _Element) -> _Found:
        found = _Found(Running(), ParagraphPlace(_whole(element.get(NUMBER), 0)))
        look = self._styles.of("paragraph", element.get(text("style-name")), Look())
        self._inline(element, look, found)
        found.running.end()
        return found

    def _inline(self, parent: _Element, look: Look, found: _Found) -> None:
        self._put(parent.text, look, found)
        for child in parent.iterchildren():
            if isinstance(child.tag, str):
                self._element(child, look, found)
            self._put(child.tail, look, found)

    def _element(self, child: _Element, look: Look, found: _Found) -> None:
        tag = child.tag
        if tag == text("span"):
            self._inline(child, self._styles.of("text", child.get(text("style-name")), look), found)
        elif tag == text("s"):
            count = min(_whole(child.get(text("c")), 1), _MOST_BLANKS)
            self._sign(" " * count, look, found)
        elif tag == text("tab"):
            self._sign("\t", look, found)
        elif tag == text("line-break"):
            self._sign("\n", look, found)
        elif tag == text("note"):
            self._note(child, found)
        elif tag == drawing("frame"):
            found.boxes.append(child)
        elif tag in (text("change-start"), text("change-end"), text("change")):
            self._inserted(child)
            self._deleted(child, look, found)
        elif tag in (office("annotation"), office("annotation-end")):
            self._remark(child, found)
        elif tag not in _SILENT:
            self._inline(child, look, found)

    def _put(self, words: str | None, look: Look, found: _Found) -> None:
        """Words of the text; blanks in a row are one, and breaks in the file are blanks."""
        if not words or look.hidden or self._insertions:
            return
        words = _BLANKS.sub(" ", words)
        if look.font is not None and is_old(look.font):
            words = "".join(stretch.text for stretch in read_old(words, look.font))
        found.running.put(Piece(words, found.place), raised=bool(look.raised))

    def _sign(self, sign: str, look: Look, found: _Found) -> None:
        if not look.hidden and not self._insertions:
            found.running.put(Piece(sign), raised=bool(look.raised))

    def _note(self, element: _Element, found: _Found) -> None:
        kind = "endnote" if element.get(text("note-class")) == "endnote" else "footnote"
        body = element.find(text("note-body"))
        if body is None or self._insertions:
            return
        self._counts[kind] += 1
        label = f"{'e' if kind == 'endnote' else ''}{self._counts[kind]}"
        found.running.mark(label)
        found.notes.append((label, body))

    def _remark(self, element: _Element, found: _Found) -> None:
        """A comment, or the end of what it is anchored on."""
        key = element.get(office("name"), "") or f"#{len(self.remarks)}"
        found.running.remark(key)
        if element.tag == office("annotation"):
            paragraphs = element.iter(text("p"))
            self.remarks[key] = "\n".join("".join(map(str, paragraph.itertext())) for paragraph in paragraphs)

    def _inserted(self, mark: _Element) -> None:
        """The start or end of an insertion, which is passed over if changes are read as if rejected."""
        region = self._changes.get(mark.get(text("change-id"), ""))
        if region is None or region.find(text("insertion")) is None:
            return
        if mark.tag == text("change-start"):
            self._insertions.add(region.get(text("id"), ""))
        else:
            self._insertions.discard(region.get(text("id"), ""))

    def _deleted(self, mark: _Element, look: Look, found: _Found) -> None:
        """What was deleted here, if changes are read as if rejected."""
        region = self._changes.get(mark.get(text("change-id"), ""))
        deletion = None if region is None or mark.tag != text("change") else region.find(text("deletion"))
        if deletion is not None:
            for number, paragraph in enumerate(deletion.iterchildren(text("p"), text("h"))):
                if number:
                    self._sign("\n", look, found)
                self._inline(paragraph, look, found)

    # ---- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: _Element) -> None:
        rows: list[list[list[Piece]]] = []
        found: list[_Found] = []
        nested: list[_Element] = []
        heads = 0
        lines = list(_rows(element, head=False))
        if len(lines) == 1 and len(cells := list(lines[0][0].iterchildren(table("table-cell")))) == 1:
            # A frame around paragraphs, not a table.
            self._blocks(cells[0])
            return
        for row, is_head in lines:
            heads += is_head
            line: list[list[Piece]] = []
            for cell in row.iterchildren(table("table-cell"), table("covered-table-cell")):
                words = self._cell(cell, found, nested) if cell.tag == table("table-cell") else []
                repeats = min(_whole(cell.get(table("number-columns-repeated")), 1), _MOST_REPEATS)
                line.extend([words, *([] for _ in range(repeats - 1))])
            rows.append(line)
        self._assembly.table(Table(rows, heads or header_rows(rows)))
        self._after(*found)
        for inner in nested:
            self._table(inner)

    def _cell(self, cell: _Element, found: list[_Found], nested: list[_Element]) -> list[Piece]:
        """The words of a cell, a line for each of its paragraphs."""
        words: list[Piece] = []
        stack = list(cell.iterchildren("*", reversed=True))
        while stack:
            child = stack.pop()
            if child.tag == table("table"):
                nested.append(child)
            elif child.tag in (text("p"), text("h")):
                one = self._words(child)
                if not one.running.is_blank:
                    words.extend((Piece("\n"), *one.running.pieces) if words else one.running.pieces)
                found.append(one)
            elif child.tag in (text("list"), text("list-item"), text("list-header"), text("section")):
                stack.extend(child.iterchildren("*", reversed=True))
        return words


def _rows(element: _Element, *, head: bool) -> list[tuple[_Element, bool]]:
    """The rows of a table, and whether each is a header."""
    found: list[tuple[_Element, bool]] = []
    for child in element.iterchildren("*"):
        if child.tag == table("table-row"):
            found.append((child, head))
        elif child.tag == table("table-header-rows"):
            found.extend(_rows(child, head=True))
        elif child.tag in (table("table-rows"), table("table-row-group")):
            found.extend(_rows(child, head=head))
    return found


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
