"""A Word document in the layout of Vietnamese administrative documents: A4, Times New Roman, page numbers at the top.

Margins, sizes and the places of motto, number, title and signature follow the annex of Decree 30/2020/NĐ-CP.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any, Literal

from checker.renderers.audit.values import clean

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONT = "Times New Roman"
_CM = 567
"""Twentieths of a point in a centimetre."""
_EMU = 360_000
"""Word's smallest measure, in a centimetre."""
_TOP, _LEFT, _RIGHT = 2.0, 3.0, 2.0
"""Margins in centimetres."""
Side = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; ``size`` in points, None as the paragraph's."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``rule``: instead of text a line, that many centimetres long, in a space of so many."""

    runs: tuple[Run, ...] = ()
    side: Side = "left"
    before: float = 0
    first: float = 0
    """Indent of the first line in centimetres."""
    style: str = ""
    rule: tuple[float, float] | None = None
    together: bool = False
    """Stays on the page of the next one."""
    size: float | None = None
    """Height of an empty paragraph in points."""
    fresh: bool = False
    """Begins a new page."""


def said(text: str, side: Side = "left", **looks: Any) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, **looks),), side)


Cell = Sequence[Paragraph]


class Paper:
    """The document as it grows."""

    def __init__(self, title: str, lang: str, made: date) -> None:
        import docx

        self._document = docx.Document()
        self._body = self._document.element.body
        self._page(self._document.sections[0])
        self._styles(lang)
        told = self._document.core_properties
        told.author, told.title, told.comments, told.revision = "", title, "", 1
        told.created = told.modified = datetime(made.year, made.month, made.day)  # noqa: DTZ001
        self._number(self._document.sections[0])

    @property
    def width(self) -> float:
        """Centimetres between the margins."""
        section: Any = self._document.sections[-1]
        return float((section.page_width - section.left_margin - section.right_margin) / _EMU)

    def add(self, paragraph: Paragraph) -> None:
        """A paragraph."""
        self._append(_paragraph(paragraph))

    def table(
        self, widths: Sequence[float], rows: Iterable[Sequence[Cell]], *, head: int = 1, lines: bool = True
    ) -> None:
        """A table over the width of the page: relative widths of columns, ``head`` rows that come again on each page."""
        total = sum(widths)
        columns = [round(width / total * self.width * _CM) for width in widths]
        borders = "".join(
            f'<w:{side} w:val="{"single" if lines else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        start = (
            f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
            '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        )
        pieces = [
            start,
            *(f'<w:gridCol w:w="{width}"/>' for width in columns),
            "</w:tblGrid>",
        ]
        for number, row in enumerate(rows):
            pieces.append("<w:tr><w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if number < head else "") + "</w:trPr>")
            for width, cell in zip(columns, row, strict=True):
                middle = '<w:vAlign w:val="center"/>' if number < head else ""
                pieces.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>')
                pieces.extend(_inside(paragraph) for paragraph in cell or (Paragraph(),))
                pieces.append("</w:tc>")
            pieces.append("</w:tr>")
        self._append("".join([*pieces, "</w:tbl>"]))

    def sideways(self) -> None:
        """From here on pages lie on their side."""
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Cm

        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin, section.right_margin = Cm(_LEFT - 1), Cm(_RIGHT - 0.5)
        section.bottom_margin = Cm(_TOP - 0.5)
        # The annexes go on with numbers on every page.
        section.different_first_page_header_footer = False

    def file(self) -> bytes:
        """The document's bytes, the same whenever they are made."""
        whole, out = io.BytesIO(), io.BytesIO()
        self._document.save(whole)
        with zipfile.ZipFile(whole) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
            for name in read.namelist():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                written.writestr(entry, read.read(name))
        return out.getvalue()

    def _append(self, xml: str) -> None:
        from docx.oxml import parse_xml

        self._body.insert(len(self._body) - 1, parse_xml(xml))

    def _page(self, section: Any) -> None:
        from docx.shared import Cm

        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin = section.bottom_margin = Cm(_TOP)
        section.left_margin, section.right_margin = Cm(_LEFT), Cm(_RIGHT)
        section.header_distance = section.footer_distance = Cm(1)

    def _number(self, section: Any) -> None:
        """The page number in the middle of the top, on all pages but the first."""
        from docx.oxml import parse_xml

        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = 1
        field = (
            f'<w:fldSimple {_W} w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
        )
        paragraph._p.append(parse_xml(field))  # noqa: SLF001  # python-docx has no fields

    def _styles(self, lang: str) -> None:
        from docx.oxml import parse_xml
        from docx.shared import Pt, RGBColor

        language = "en-US" if lang == "en" else "vi-VN"
        for name, size in (("Normal", 14), ("Heading 1", 14), ("Heading 2", 14)):
            style = self._document.styles[name]
            properties = style.element.get_or_add_rPr()
            for tag in ("w:rFonts", "w:lang"):
                for old in properties.findall(f".//{{*}}{tag.removeprefix('w:')}"):
                    properties.remove(old)
            fonts = f'w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"'
            properties.insert(0, parse_xml(f"<w:rFonts {_W} {fonts}/>"))
            style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
            properties.append(parse_xml(f'<w:lang {_W} w:val="{language}"/>'))
            style.paragraph_format.space_after = Pt(0)
            style.paragraph_format.space_before = Pt(0 if name == "Normal" else 8)
            style.font.bold = name != "Normal"


def _paragraph(paragraph: Paragraph) -> str:
    return _inside(paragraph).replace("<w:p>", f"<w:p {_W}>", 1)


def _inside(paragraph: Paragraph) -> str:
    """A paragraph within something that has named the namespace."""
    style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
    keep = "<w:keepNext/>" * paragraph.together + "<w:pageBreakBefore/>" * paragraph.fresh
    if paragraph.rule:
        long, room = paragraph.rule
        margin = round((room - long) / 2 * _CM)
        return (
            '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
            f'<w:spacing w:before="20" w:line="120" w:lineRule="exact"/><w:ind w:left="{margin}" w:right="{margin}"/>'
            '<w:rPr><w:sz w:val="8"/></w:rPr></w:pPr></w:p>'
        )
    spacing = f'<w:spacing w:before="{round(paragraph.before * 20)}"/>' if paragraph.before else ""
    indent = f'<w:ind w:firstLine="{round(paragraph.first * _CM)}"/>' if paragraph.first else ""
    runs = "".join(_run(run) for run in paragraph.runs)
    mark = f'<w:rPr><w:sz w:val="{round(paragraph.size * 2)}"/></w:rPr>' if paragraph.size else ""
    return f'<w:p><w:pPr>{style}{keep}{spacing}{indent}<w:jc w:val="{paragraph.side}"/>{mark}</w:pPr>{runs}</w:p>'


def _run(run: Run) -> str:
    looks = "".join(
        (
            "<w:b/>" if run.bold else "",
            "<w:i/>" if run.italic else "",
            f'<w:color w:val="{run.colour}"/>' if run.colour else "",
            f'<w:sz w:val="{round(run.size * 2)}"/>' if run.size else "",
        )
    )
    lines = clean(run.text).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{looks}</w:rPr>{text}</w:r>"
