"""A generated report as a Word file (with real footnotes) or as Markdown; the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WRITTEN = datetime(2024, 1, 1)  # noqa: DTZ001  # any fixed time

Block = tuple[str, Any]
"""heading, paragraph, note (words, footnote) or table (caption, heads, rows)."""


def markdown(letterhead: Sequence[str], title: str, subtitle: str, blocks: Sequence[Block]) -> bytes:
    """The report as Markdown."""
    lines = [*letterhead, "", f"# {title}", "", f"**{subtitle}**", ""]
    notes: list[str] = []
    for kind, content in blocks:
        if kind == "heading":
            lines += [*_numbered(notes), f"## {content}", ""]
            notes = []
        elif kind == "paragraph":
            lines += [content, ""]
        elif kind == "note":
            words, note = content
            _LAST[0] += 1
            lines += [f"{words}<sup>{_LAST[0]}</sup>", ""]
            notes.append(f"<sup>{_LAST[0]}</sup> {note}")
        else:
            caption, heads, rows = content
            lines += [f"*{caption}*", "", _row(heads), _row(["---"] * len(heads)), *map(_row, rows), ""]
    _LAST[0] = 0
    return "\n".join([*lines, *_numbered(notes)]).rstrip().encode() + b"\n"


_LAST = [0]


def _numbered(notes: Sequence[str]) -> list[str]:
    return [line for note in notes for line in (note, "")]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def word(letterhead: Sequence[str], title: str, subtitle: str, blocks: Sequence[Block]) -> bytes:
    """The report as a Word file: letterhead in a table, centred title, footnotes in their own part."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    _letterhead(document, letterhead)
    for words, bold in ((title, True), (subtitle, True)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = bold
    notes: list[str] = []
    for kind, content in blocks:
        if kind == "heading":
            document.add_paragraph().add_run(content).bold = True
        elif kind == "table":
            _table(document, *content)
        else:
            words, note = content if kind == "note" else (content, "")
            paragraph = document.add_paragraph(words)
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
            if note:
                notes.append(note)
                _refer(paragraph, len(notes))
    if notes:
        _footnotes(document, notes)
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", WRITTEN, WRITTEN
    data = BytesIO()
    document.save(data)
    return _timeless(data.getvalue())


def _letterhead(document: Any, lines: Sequence[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    party = any("ĐẢNG" in line for line in lines)
    motto = (
        ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    )
    for cell, words in ((left, lines), (right, motto)):
        for number, line in enumerate(words):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line).bold = True


def _table(document: Any, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    document.add_paragraph(caption)
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _refer(paragraph: Any, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{W}" w:id="{number}"/>'))


def _footnotes(document: Any, notes: Sequence[str]) -> None:
    told = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {note.replace("&", "&amp;").replace("<", "&lt;")}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{W}">{separators}{told}</w:footnotes>'
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _timeless(data: bytes) -> bytes:
    """The same archive without the time it was written."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return made.getvalue()
