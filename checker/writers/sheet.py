"""A workbook with a comment on the cell of each finding. All other parts stay what they were."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.parsers import expat

from checker.document import CellPlace
from checker.finding import Check
from checker.readers.package import Package
from checker.readers.sheets import sheet_parts
from checker.readers.sheets.grid import column_of
from checker.report import Report
from checker.writers.parts import HEAD, USUAL, Parts, appended, closing_prefix, refuse_unless_utf8
from checker.writers.remarks import AUTHOR, remark
from checker.writers.repack import repacked
from checker.writers.splice import escaped

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS, _DRAWING = b"comments", b"vmlDrawing"
_COMMENTS_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = b"application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
"""What the schema wants after the reference to the comments' drawing."""
_AUTHORS_END = re.compile(rb"</([\w.-]+:)?authors\s*>")
_NO_AUTHORS = re.compile(rb"<([\w.-]+:)?authors\s*/>")
_LIST_END = re.compile(rb"</([\w.-]+:)?commentList\s*>")
_EMPTY_LIST = re.compile(rb"<([\w.-]+:)?commentList\s*/>")
_AUTHOR = re.compile(rb"<(?:[\w.-]+:)?author[\s>/]")
_SHAPE = re.compile(rb"_x0000_s(\d{1,9})")
_FIRST_SHAPE = 1025
_WIDTH, _HEIGHT = 4, 8
"""Of a comment, in cells."""


def annotated(data: bytes, report: Report, checks: Sequence[Check], lang: str, *, suggest: bool) -> bytes:
    """The file with a comment for each check; a workbook has no changes to accept or reject."""
    del suggest
    package = Package(data, report.document.path)
    parts = Parts(package)
    names = dict(sheet_parts(package, report.document.path))
    for sheet, cells in _remarks(report, checks, lang).items():
        if sheet in names:
            refuse_unless_utf8(parts.read(names[sheet]), report.document.path)
            _annotate(parts, names[sheet], cells, escaped(AUTHOR.said(lang)))
    return repacked(data, parts.changed)


def _remarks(report: Report, checks: Sequence[Check], lang: str) -> dict[str, dict[str, str]]:
    """What is to be said, by sheet and cell."""
    said: dict[str, dict[str, str]] = {}
    for check in checks:
        figure = report.figures[check.figures[0][0]]
        places = report.document.places_of(figure.start, figure.end)
        native = places[0].native if places else None
        if isinstance(native, CellPlace):
            words = "\n".join(remark(report, check, lang))
            cells = said.setdefault(native.sheet, {})
            cells[native.cell] = f"{cells[native.cell]}\n\n{words}" if native.cell in cells else words
    return said


def _annotate(parts: Parts, sheet: str, cells: Mapping[str, str], author: bytes) -> None:
    """Put comments on cells of a sheet."""
    comments = parts.related(sheet, _COMMENTS)
    if not comments:
        comments = parts.fresh("xl/comments{}.xml")
        empty = b'%s<comments xmlns="%s"><authors></authors><commentList></commentList></comments>' % (HEAD, _MAIN)
        parts.add(comments, empty, _COMMENTS_TYPE)
        parts.relate(sheet, _COMMENTS, comments)
    content, fresh = _commented(parts.read(comments), cells, author)
    parts.changed[comments] = content
    drawing = parts.related(sheet, _DRAWING)
    if not drawing:
        drawing = parts.fresh("xl/drawings/vmlDrawingChecker{}.vml")
        parts.add(drawing, _NO_SHAPES, _DRAWING_TYPE)
        key = parts.relate(sheet, _DRAWING, drawing)
        parts.changed[sheet] = _referring(parts.read(sheet), key)
    shapes = parts.read(drawing)
    number = max([int(found) for found in _SHAPE.findall(shapes)], default=_FIRST_SHAPE - 1)
    for cell in fresh:
        number += 1
        shapes = appended(shapes, _shape(number, cell))
    parts.changed[drawing] = shapes


def _commented(content: bytes, cells: Mapping[str, str], author: bytes) -> tuple[bytes, list[str]]:
    """The comments part with more comments, and the cells that had none; where one had, words are added to it."""
    content = _EMPTY_LIST.sub(
        rb"<\1commentList></\1commentList>", _NO_AUTHORS.sub(rb"<\1authors></\1authors>", content)
    )
    x = closing_prefix(content)
    number = len(_AUTHOR.findall(content))
    end = _AUTHORS_END.search(content)
    if end:
        content = content[: end.start()] + b"<%sauthor>%s</%sauthor>" % (x, author, x) + content[end.start() :]
    fresh = []
    for cell, said in sorted(cells.items(), key=lambda item: (_row(item[0]), column_of(item[0]) or 0)):
        text = escaped(said)
        known = re.search(rb"""<(?:[\w.-]+:)?comment\b[^>]*\bref=["']%s["'][^>]*>""" % cell.encode(), content)
        closing = b"</%stext>" % x
        at = content.find(closing, known.end()) if known else -1
        if at >= 0:
            added = b'<%sr><%st xml:space="preserve">\n%s</%st></%sr>' % (x, x, text, x, x)
            content = content[:at] + added + content[at:]
            continue
        fresh.append(cell)
        run = b'<%stext><%sr><%st xml:space="preserve">%s</%st></%sr></%stext>' % (x, x, x, text, x, x, x)
        one = b'<%scomment ref="%s" authorId="%d">%s</%scomment>' % (x, cell.encode(), number, run, x)
        found = _LIST_END.search(content)
        at = found.start() if found else len(content)
        content = content[:at] + one + content[at:]
    return content, fresh


def _referring(sheet: bytes, key: bytes) -> bytes:
    """The sheet with a reference to the drawing of its comments, where the schema wants it."""
    x = closing_prefix(sheet)
    reference = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (x, USUAL.rstrip(b"/"), key)
    at = _first_after(sheet)
    return appended(sheet, reference) if at is None else sheet[:at] + reference + sheet[at:]


def _first_after(sheet: bytes) -> int | None:
    """Where the first element begins that must come after the reference; None if there is none."""
    parser: Any = expat.ParserCreate(namespace_separator=" ")
    depth = 0
    found: list[int] = []

    def start(name: str, _: object) -> None:
        nonlocal depth
        if depth == 1 and name.rpartition(" ")[2] in _AFTER:
            found.append(parser.CurrentByteIndex)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(sheet, True)
    return min(found, default=None)


_NO_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


def _shape(number: int, cell: str) -> bytes:
    """The box in which a spreadsheet program shows a comment."""
    row, column = _row(cell), column_of(cell) or 0
    anchor = b"%d, 15, %d, 2, %d, 15, %d, 4" % (
        column + 1,
        max(row - 1, 0),
        column + 1 + _WIDTH,
        max(row - 1, 0) + _HEIGHT,
    )
    return (
        b'<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" '
        b'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        b'<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>'
        b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>" % (number, anchor, row, column)
    )


def _row(cell: str) -> int:
    return int(re.sub(r"\D", "", cell) or 1) - 1
