"""OpenDocument spreadsheets (.ods): each sheet as text and tables. What a cell shows is stored with it; that is what counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Document
from checker.readers.assembly import Assembly
from checker.readers.odt import opened
from checker.readers.odt.names import office, style, table, text
from checker.readers.sheets.grid import Sheet, assemble
from checker.readers.sheets.printing import GENERAL, printed

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_REPEATS = 50
"""How often a filled cell or row is repeated; blank ones often fill the sheet."""
_MOST_BLANKS = 100
_GROUPS = frozenset(map(table, ("table-header-rows", "table-rows", "table-row-group")))


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of an OpenDocument spreadsheet's bytes."""
    del accept
    package, root = opened(data, path)
    book = root.find(f"{office('body')}/{office('spreadsheet')}")
    if book is None:
        raise package.damaged("no spreadsheet")
    hidden = {
        look.get(style("name"), "")
        for look in root.iterfind(f"{office('automatic-styles')}/{style('style')}")
        for properties in look.iterchildren(style("table-properties"))
        if properties.get(table("display")) == "false"
    }
    assembly = Assembly(path)
    assemble(
        assembly,
        (
            Sheet(sheet.get(table("name"), ""), _cells(sheet))
            for sheet in book.iterchildren(table("table"))
            if sheet.get(table("style-name")) not in hidden
        ),
    )
    return assembly.finish("ods", data)


def _cells(sheet: _Element) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    number = 0
    for row in _rows(sheet):
        said = _row(row)
        repeats = _whole(row.get(table("number-rows-repeated")), 1)
        for again in range(min(repeats, _MOST_REPEATS) if said else 0):
            rows[number + again] = said
        number += repeats
    return rows


def _rows(parent: _Element) -> Iterator[_Element]:
    for child in parent.iterchildren("*"):
        if child.tag == table("table-row"):
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _row(row: _Element) -> dict[int, str]:
    """What the cells of a row show, by column; nothing of cells that a merged one covers."""
    said: dict[int, str] = {}
    column = 0
    for cell in row.iterchildren(table("table-cell"), table("covered-table-cell")):
        repeats = _whole(cell.get(table("number-columns-repeated")), 1)
        shown = _shown(cell).strip() if cell.tag == table("table-cell") else ""
        for again in range(min(repeats, _MOST_REPEATS) if shown else 0):
            said[column + again] = shown
        column += repeats
    return said


def _shown(cell: _Element) -> str:
    """What a cell shows; where a program stored its number alone, that."""
    paragraphs = list(cell.iterchildren(text("p")))
    if paragraphs:
        return "\n".join(_words(paragraph) for paragraph in paragraphs)
    value = cell.get(office("value"))
    if value is not None:
        return printed(value, "0.##%" if cell.get(office("value-type")) == "percentage" else GENERAL)
    return cell.get(office("string-value")) or ""


def _words(element: _Element) -> str:
    """The words of a paragraph."""
    said = [element.text or ""]
    for child in element.iterchildren("*"):
        if child.tag == text("s"):
            said.append(" " * min(_whole(child.get(text("c")), 1), _MOST_BLANKS))
        elif child.tag in (text("tab"), text("line-break")):
            said.append(" ")
        elif child.tag != office("annotation"):
            said.append(_words(child))
        said.append(child.tail or "")
    return "".join(said)


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
