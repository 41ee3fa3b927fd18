"""A PDF with a highlight on the figures of each finding, and what is wrong as a note on the first of them."""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from checker.document import PagePlace
from checker.errors import ReadError
from checker.figure import Figure
from checker.finding import Check
from checker.readers.refusals import DAMAGED
from checker.report import Report
from checker.writers.remarks import AUTHOR, in_note, remark

_MAIN = (255, 150, 130)
_OTHER = (255, 235, 120)
_OPACITY = 130
_TAIL = 4096
_IDENTIFIERS = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{1,64})>\s*\]")


def annotated(data: bytes, report: Report, checks: Sequence[Check], lang: str, *, suggest: bool) -> bytes:
    """The file with highlights and notes; a PDF has no changes to accept or reject."""
    del suggest
    import pypdfium2

    out = BytesIO()
    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            _annotate(pdf, report, checks, lang)
            pdf.save(out)
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError(report.document.path, DAMAGED.format(detail=str(error)[:100])) from None
    return _identified(out.getvalue(), data)


def _identified(copy: bytes, data: bytes) -> bytes:
    """The copy with an identifier made of its contents: PDFium makes a new one up each time."""
    found = _IDENTIFIERS.search(copy, max(0, len(copy) - _TAIL))
    if not found:
        return copy
    own = hashlib.sha256(copy[: found.start()]).hexdigest().upper().encode()
    kept = found[1] in data.upper()
    first = found[1] if kept else own[: len(found[1])]
    return (
        copy[: found.start(1)]
        + first
        + copy[found.end(1) : found.start(2)]
        + own[: len(found[2])]
        + copy[found.end(2) :]
    )


def _annotate(pdf: Any, report: Report, checks: Sequence[Check], lang: str) -> None:
    highlighted: set[int] = set()
    for check in checks:
        lines = remark(report, check, lang)
        first = report.figures[check.figures[0][0]]
        note = in_note(report.document, first.text, first.start, lang)
        said = "\n".join([note, *lines] if note else lines)
        _highlight(pdf, _boxes(report, first), _MAIN, AUTHOR.said(lang), said)
        highlighted.add(first.id)
    for check in checks:
        for number, _ in check.figures:
            if number not in highlighted:
                highlighted.add(number)
                _highlight(pdf, _boxes(report, report.figures[number]), _OTHER, AUTHOR.said(lang), "")


def _boxes(report: Report, figure: Figure) -> list[PagePlace]:
    """Where a figure is printed."""
    places = report.document.places_of(figure.start, figure.end)
    return [place.native for place in places if isinstance(place.native, PagePlace)]


def _highlight(pdf: Any, boxes: Sequence[PagePlace], colour: tuple[int, int, int], author: str, said: str) -> None:
    """Highlight boxes of one page as one remark."""
    from pypdfium2 import raw

    if not boxes:
        return
    page = pdf[boxes[0].page - 1]
    here = [box for box in boxes if box.page == boxes[0].page]
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    for box in here:
        corners = raw.FS_QUADPOINTSF(box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(corners))
    edges = raw.FS_RECTF(
        min(b.left for b in here), max(b.top for b in here), max(b.right for b in here), min(b.bottom for b in here)
    )
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(edges))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, _OPACITY)
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, value in ((b"T", author), (b"Contents", said)):
        if value:
            wide = (value + "\0").encode("utf-16-le")
            buffer = ctypes.create_string_buffer(wide, len(wide))
            raw.FPDFAnnot_SetStringValue(annotation, key, ctypes.cast(buffer, raw.FPDF_WIDESTRING))
    raw.FPDFPage_CloseAnnot(annotation)
    page.close()
