"""The body of a Word file in reading order: paragraphs, tables, what text boxes hold, and each footnote after its paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from checker.readers.assembly import Assembly, Piece, Table, header_rows, stripped
from checker.readers.counting import readable
from checker.readers.word.names import VALUE, w
from checker.readers.word.numbering import Numbering
from checker.readers.word.runs import Found, Labels, Runs, chosen, contents_of
from checker.readers.word.styles import Styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

Notes = Mapping[tuple[str, str], tuple[str, "_Element"]]
"""By kind and id: the part and the element of each footnote and endnote."""
_MOST_COLUMNS = 200


class Story:
    """Reads the body into an assembly."""

    def __init__(
        self,
        assembly: Assembly,
        styles: Styles,
        numbering: Numbering,
        labels: Labels,
        notes: Notes,
        part: str,
        *,
        accept: bool,
    ) -> None:
        self._assembly = assembly
        self._styles = styles
        self._numbering = numbering
        self._labels = labels
        self._notes = notes
        self._accept = accept
        self._runs = Runs(part, styles, labels, accept=accept)
        self._gone = w("del") if accept else w("ins")
        """What a paragraph mark is if it isn't there: the paragraph goes on in the next."""
        self._gone_cell = w("cellDel") if accept else w("cellIns")
        self._held: Found | None = None
        self._written: set[tuple[str, str]] = set()

    def read(self, container: _Element) -> None:
        """All paragraphs and tables of a body or text box."""
        for block in _blocks(container, self._runs.left_out):
            if block.tag == w("tbl"):
                self._table(block)
            else:
                self._paragraph(block)
        if self._held is not None:
            held, self._held = self._held, None
            self._assembly.paragraph(held.pieces)
            self._after(held)

    def _paragraph(self, element: _Element) -> None:
        properties = element.find(w("pPr"))
        look = self._styles.paragraph(properties)
        found = self._runs.read(element, look)
        if self._held is not None:
            found = _joined(self._held, found)
            self._held = None
        if self._mark_is_gone(properties):
            self._held = found
            return
        words = found.pieces
        if look.contents:
            return
        if "".join(piece.text for piece in words).strip():
            list_id, level = look.numbering
            lead = self._numbering.next(list_id, level or 0) if list_id is not None else ""
            lead = f"{readable(lead.strip())} " if lead.strip() else ""
            if look.heading:
                self._assembly.heading(words, look.heading, lead)
            else:
                self._assembly.paragraph(words, lead, level)
        self._after(found)

    def _mark_is_gone(self, properties: _Element | None) -> bool:
        mark = None if properties is None else properties.find(w("rPr"))
        return mark is not None and mark.find(self._gone) is not None

    def _after(self, *found: Found) -> None:
        """What is anchored in paragraphs: the footnotes they refer to, and text boxes."""
        for one in found:
            for key in one.notes:
                self._note(*key)
        for one in found:
            for box in one.boxes:
                self.read(box)

    def _note(self, kind: str, note: str) -> None:
        """A footnote, the first time that it is referred to."""
        key = kind, note
        if key not in self._notes or key in self._written:
            return
        self._written.add(key)
        part, element = self._notes[key]
        runs = Runs(part, self._styles, self._labels, accept=self._accept)
        first = True
        for block in _blocks(element, runs.left_out):
            paragraphs = [block] if block.tag == w("p") else list(block.iter(w("p")))
            for paragraph in paragraphs:
                look = self._styles.paragraph(paragraph.find(w("pPr")))
                found = runs.read(paragraph, look)
                if "".join(piece.text for piece in found.pieces).strip():
                    self._assembly.note(stripped(found.pieces), self._labels.of(kind, note), first=first)
                    first = False

    # ---- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: _Element) -> None:
        rows: list[list[list[Piece]]] = []
        found: list[Found] = []
        nested: list[_Element] = []
        heads = 0
        cells = [row for row in _inside(element, w("tr"), self._runs.left_out) if not self._row_is_gone(row)]
        alone = len(cells) == 1 and sum(1 for _ in _inside(cells[0], w("tc"), self._runs.left_out)) == 1
        if alone:
            # A frame around paragraphs, not a table.
            for cell in _inside(cells[0], w("tc"), self._runs.left_out):
                self.read(cell)
            return
        for row in cells:
            properties = row.find(w("trPr"))
            header = None if properties is None else properties.find(w("tblHeader"))
            if header is not None and is_on(header.get(VALUE, "1")) and heads == len(rows):
                heads += 1
            before = _whole(None if properties is None else properties.find(w("gridBefore")), 0)
            line: list[list[Piece]] = [[] for _ in range(before)]
            for cell in _inside(row, w("tc"), self._runs.left_out):
                if cell.find(f"{w('tcPr')}/{self._gone_cell}") is not None:
                    continue
                line.append(self._cell(cell, found, nested))
                line.extend([] for _ in range(_span(cell) - 1))
            rows.append(line)
        self._assembly.table(Table(rows, heads or header_rows(rows)))
        self._after(*found)
        for table in nested:
            self._table(table)

    def _row_is_gone(self, row: _Element) -> bool:
        properties = row.find(w("trPr"))
        return properties is not None and properties.find(self._gone) is not None

    def _cell(self, cell: _Element, found: list[Found], nested: list[_Element]) -> list[Piece]:
        """The words of a cell, a line for each of its paragraphs; nothing for one that a merged cell covers."""
        merged = (cell.find(f"{w('tcPr')}/{w(way)}") for way in ("vMerge", "hMerge"))
        if any(way is not None and way.get(VALUE, "continue") == "continue" for way in merged):
            return []
        words: list[Piece] = []
        for block in _blocks(cell, self._runs.left_out):
            if block.tag == w("tbl"):
                nested.append(block)
                continue
            look = self._styles.paragraph(block.find(w("pPr")))
            if look.numbering[0] is not None:
                # The number counts on, but stays out of the cell, where it would pass for a figure.
                self._numbering.next(look.numbering[0], look.numbering[1] or 0)
            one = self._runs.read(block, look)
            if "".join(piece.text for piece in one.pieces).strip():
                words.extend((Piece("\n"), *one.pieces) if words else one.pieces)
            found.append(one)
        return words


def _blocks(container: _Element, left_out: frozenset[str]) -> Iterator[_Element]:
    """The paragraphs and tables of a container, seen through content controls and the like."""
    for child in container.iterchildren("*"):
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in left_out:
            continue
        elif child.tag == w("sdt"):
            if not _is_contents(child):
                for content in contents_of(child):
                    yield from _blocks(content, left_out)
        elif child.tag.endswith("}AlternateContent"):
            for choice in chosen(child):
                yield from _blocks(choice, left_out)
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child, left_out)


_TRANSPARENT = frozenset(map(w, ("customXml", "ins", "del", "moveTo", "moveFrom", "smartTag")))


def _is_contents(control: _Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VALUE, "").lower() == "table of contents"


def _inside(parent: _Element, tag: str, left_out: frozenset[str]) -> Iterator[_Element]:
    """Rows of a table or cells of a row, seen through content controls."""
    for child in parent.iterchildren("*"):
        if child.tag == tag:
            yield child
        elif child.tag == w("sdt"):
            for content in contents_of(child):
                yield from _inside(content, tag, left_out)
        elif child.tag in _TRANSPARENT and child.tag not in left_out:
            yield from _inside(child, tag, left_out)


def _span(cell: _Element) -> int:
    return max(_whole(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), 1), 1)


def _whole(element: _Element | None, default: int) -> int:
    value = None if element is None else element.get(VALUE)
    return (
        min(int(value), _MOST_COLUMNS) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
    )


def _joined(first: Found, second: Found) -> Found:
    """The first with the second at its end."""
    first.pieces += second.pieces
    first.notes += second.notes
    first.boxes += second.boxes
    return first
