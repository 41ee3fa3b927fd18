"""Workbooks (.xlsx): each sheet as text and tables, cells as they are printed; formulas by the results stored with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Document
from checker.readers.assembly import Assembly
from checker.readers.package import Package, parsed
from checker.readers.sheets.grid import Sheet, assemble, column_of
from checker.readers.sheets.printing import BUILT_IN, GENERAL, printed

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
)
WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"


def s(name: str) -> str:
    """A name of the main namespace, as the parser gives it."""
    return f"{{{MAIN}}}{name}"


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of a workbook's bytes."""
    del accept
    assembly = Assembly(path)
    assemble(assembly, _Workbook(Package(data, path), path).sheets())
    return assembly.finish("xlsx", data)


def sheet_parts(package: Package, path: str) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet that isn't hidden."""
    book = _root(package, WORKBOOK, path)
    if book is None:
        raise package.damaged(f"no {WORKBOOK}")
    links = package.optional_tree(_LINKS)
    targets = {} if links is None else {link.get("Id"): link.get("Target", "") for link in links.iterchildren("*")}
    for sheet in book.iterfind(f"{s('sheets')}/{s('sheet')}"):
        target = targets.get(sheet.get(f"{{{RELATIONS}}}id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), part


class _Workbook:
    """Reads the sheets of one package."""

    def __init__(self, package: Package, path: str) -> None:
        self._package = package
        self._path = path
        book = _root(package, WORKBOOK, path)
        properties = None if book is None else book.find(s("workbookPr"))
        self._since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        self._strings = self._shared()
        self._formats = self._styles()

    def sheets(self) -> Iterator[Sheet]:
        """The sheets in their order."""
        for name, part in sheet_parts(self._package, self._path):
            root = _root(self._package, part, self._path)
            if root is not None:
                yield Sheet(name, self._cells(root))

    def _cells(self, root: _Element) -> dict[int, dict[int, str]]:
        rows: dict[int, dict[int, str]] = {}
        number = -1
        for row in root.iterfind(f"{s('sheetData')}/{s('row')}"):
            number = _whole(row.get("r"), number + 2) - 1
            cells = rows.setdefault(number, {})
            column = -1
            for cell in row.iterchildren(s("c")):
                named = column_of(cell.get("r", ""))
                column = column + 1 if named is None else named
                said = self._printed(cell).strip()
                if said:
                    cells[column] = said
        return rows

    def _printed(self, cell: _Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(s("is"))
            return "" if inline is None else _words(inline)
        value = cell.find(s("v"))
        said = "" if value is None else value.text or ""
        if kind == "s":
            index = _whole(said, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "n" and said:
            style = _whole(cell.get("s"), 0)
            form = self._formats[style] if style < len(self._formats) else GENERAL
            return printed(said, form, since_1904=self._since_1904)
        return said

    def _shared(self) -> list[str]:
        """The strings that cells share."""
        root = _root(self._package, "xl/sharedStrings.xml", self._path)
        return [] if root is None else [_words(item) for item in root.iterchildren(s("si"))]

    def _styles(self) -> list[str]:
        """The number format of each cell style."""
        root = _root(self._package, "xl/styles.xml", self._path)
        if root is None:
            return []
        own = {
            _whole(form.get("numFmtId"), -1): form.get("formatCode", GENERAL)
            for form in root.iterfind(f"{s('numFmts')}/{s('numFmt')}")
        }
        known = {**BUILT_IN, **own}
        return [known.get(_whole(x.get("numFmtId"), 0), GENERAL) for x in root.iterfind(f"{s('cellXfs')}/{s('xf')}")]


def _words(item: _Element) -> str:
    """The text of a string, its runs joined; how to pronounce it is left out."""
    return "".join(text.text or "" for text in item.iter(s("t")) if not any(True for _ in text.iterancestors(s("rPh"))))


def _root(package: Package, name: str, path: str) -> _Element | None:
    if name not in package:
        return None
    data = package.read(name)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parsed(data, path)


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
