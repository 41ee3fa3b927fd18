"""PDF files with a text layer, through PDFium: reading order, columns, tables, footnotes, what goes on over the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.document import Document
from checker.errors import ReadError
from checker.readers.assembly import LONGEST, TOO_LONG, Assembly
from checker.readers.pdf import scan
from checker.readers.pdf.body import Body
from checker.readers.pdf.furniture import feet, marks_of, without_furniture
from checker.readers.pdf.lines import Line, lines_of
from checker.readers.pdf.paragraphs import Edges, edges_of
from checker.readers.pdf.rules import Rule
from checker.readers.pdf.supervised import RefusedError, sheets_of
from checker.readers.pdf.tables import aligned, ruled
from checker.readers.pdf.turn import Turn
from checker.readers.refusals import DAMAGED, LOCKED
from checker.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 1500
MOST_SCANNED = 100
"""Pages; recognising one takes some seconds."""
_Page = tuple[list[Line], list[Rule], float, Turn | None]
"""Its lines, its rules, its height, and how its words are turned."""

_TOO_MANY = Text(
    "tệp PDF có {pages} trang, nhiều hơn {most} trang nên không được đọc. Hãy chia thành nhiều tệp.",
    "the PDF has {pages} pages, more than {most}, and was not read. Split it into several files.",
)
_TOO_MUCH = Text(
    "không đọc được tệp PDF này: nó bị hỏng hoặc tốn quá nhiều thời gian hay bộ nhớ. Hãy in hoặc xuất lại thành PDF từ chương "
    "trình soạn thảo rồi kiểm tra tệp mới.",
    "this PDF can't be read: it is damaged, or takes far too much time or memory. Print or export it anew from its own "
    "program, and check the new file.",
)
_SCANNED = Text(
    "tệp PDF này là bản quét (ảnh chụp) hoặc có trang như vậy, không có chữ để đọc. Hãy dùng tệp Word gốc, hoặc cài Tesseract "
    "cùng dữ liệu tiếng Việt (vie) để công cụ nhận dạng chữ.",
    "this PDF is a scan or has scanned pages, which are pictures and hold no text. Use the Word file it was made from, or "
    "install Tesseract with Vietnamese (vie), which recognises the words.",
)
_TOO_MANY_SCANNED = Text(
    "tệp PDF có hơn {most} trang quét nên không được đọc. Hãy chia thành nhiều tệp.",
    "the PDF has more than {most} scanned pages and was not read. Split it into several files.",
).format(most=MOST_SCANNED)


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of a PDF file's bytes."""
    del accept
    try:
        pages = list(_pages(data, path))
    except RefusedError as error:
        raise ReadError(path, _refusal(str(error))) from None
    assembly = Assembly(path)
    _assemble(assembly, pages)
    recognised = any(t.confidence is not None for page in pages for line in page[0] for t in line.tokens)
    return assembly.finish("pdf-ocr" if recognised else "pdf", data)


def _refusal(said: str) -> Text:
    """What to say of a file that PDFium didn't read."""
    if not said:
        return _TOO_MUCH
    locked = "password" in said.lower() or "security" in said.lower()
    return LOCKED if locked else DAMAGED.format(detail=said[:100])


def _pages(data: bytes, path: str) -> Iterator[_Page]:
    """What is on each page."""
    length = scanned = 0
    for number, sheet in enumerate(sheets_of(data), 1):
        if sheet.pages > MOST_PAGES:
            raise ReadError(path, _TOO_MANY.format(pages=sheet.pages, most=MOST_PAGES))
        length += sheet.letters
        if length > LONGEST:
            raise ReadError(path, TOO_LONG)
        spans = sheet.spans
        if sheet.picture:
            scanned += 1
            tesseract = scan.program() if scanned <= MOST_SCANNED else None
            if tesseract is None:
                raise ReadError(path, _SCANNED if scanned <= MOST_SCANNED else _TOO_MANY_SCANNED)
            spans = scan.recognised(sheet.picture, sheet.height, tesseract)
        yield lines_of(spans, number, sheet.width), sheet.rules, sheet.height, sheet.turn


def _assemble(assembly: Assembly, pages: list[_Page]) -> None:
    body = Body(assembly, {number: page[3] for number, page in enumerate(pages, 1) if page[3]})
    cleaned = without_furniture([page[0] for page in pages], [page[2] for page in pages])
    size = _body_size(cleaned)
    edges = _edges(cleaned, [page[2] for page in pages])
    missing: set[str] = set()
    for lines, (_, rules, height, _) in zip(cleaned, pages, strict=True):
        # A footnote for which there was no room stands on the next page.
        marks = {label for line in lines for label in marks_of(line)} | missing
        foot = feet(lines, rules, marks, size, goes_on=body.in_note)
        missing = marks - {label for label, _ in foot.notes}
        drawn = ruled(foot.body, rules)
        free = _outside(foot.body, drawn)
        body.page(foot, sorted([*drawn, *free], key=lambda t: t[0]), edges[round(height)])
    body.finish()


def _edges(pages: list[list[Line]], heights: list[float]) -> dict[int, Edges]:
    """Where full lines end on the pages of each height."""
    lines: dict[int, list[Line]] = {}
    for page, height in zip(pages, heights, strict=True):
        lines.setdefault(round(height), []).extend(page)
    return {height: edges_of(own) for height, own in lines.items()}


def _outside(lines: list[Line], drawn: list[Any]) -> list[Any]:
    """Tables without rules among the lines that no ruled table holds."""
    found = []
    at = 0
    for first, after in [*((f, a) for f, a, _ in drawn), (len(lines), len(lines))]:
        found += [(at + f, at + a, grid) for f, a, grid in aligned(lines[at:first])]
        at = after
    return found


def _body_size(pages: list[list[Line]]) -> float:
    """The height of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], s), default=0.0)
