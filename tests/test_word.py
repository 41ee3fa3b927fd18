"""Word files: what is read of them, and what is not."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import RELATIONS, TYPES, W, cell, docx, package, para, part, run, table

from checker import check_text
from checker.cli import main
from checker.document import BlockKind, RunPlace
from checker.engine import check_document
from checker.packs import load_rules
from checker.readers import read

SENTENCE = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."
RAISED = '<w:vertAlign w:val="superscript"/>'


def text_of(body, accept=True, **parts):
    return read("x.docx", docx(body, **parts), accept=accept).text.rstrip("\n")


def findings(data):
    return [c.message.vi for c in check_document(read("x.docx", data), load_rules()).findings]


def test_a_word_file_is_told_by_its_content():
    document = read("report.md", docx(para(SENTENCE)))
    assert document.format == "docx"
    assert document.text == SENTENCE + "\n"


def test_what_is_found_is_what_is_found_in_the_text():
    assert findings(docx(para(SENTENCE))) == [c.message.vi for c in check_text(SENTENCE).findings] != []


@given(st.lists(st.integers(1, len(SENTENCE) - 1), max_size=12), st.booleans())
def test_a_number_split_over_runs_is_read_the_same(cuts, bold):
    ends = [0, *sorted(set(cuts)), len(SENTENCE)]
    look = ["<w:b/>" if bold and i % 2 else "" for i in range(len(ends))]
    runs = [run(SENTENCE[a:b], look[i]) for i, (a, b) in enumerate(itertools.pairwise(ends))]
    document = read("x.docx", docx(para(*runs)))
    assert document.text == SENTENCE + "\n"
    at = SENTENCE.index("98,4")
    pieces = document.places_of(at, at + 4)
    assert "".join(SENTENCE[max(p.start, at) : min(p.end, at + 4)] for p in pieces) == "98,4"
    for place in pieces:
        assert isinstance(place.native, RunPlace)
        assert place.native.last - place.native.first == place.end - place.start


INSERTED = f'<w:ins w:id="1" w:author="A">{run("15,7%")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="A"><w:r><w:delText>14,7%</w:delText></w:r></w:del>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("888") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CASES = {
    "an insertion counts": (para("đạt ", INSERTED), "đạt 15,7%"),
    "a deletion does not": (para("đạt ", DELETED, INSERTED), "đạt 15,7%"),
    "text moved away does not": (para("a", f"<w:moveFrom>{run('5')}</w:moveFrom>"), "a"),
    "text moved here does": (para("a", f"<w:moveTo>{run('5')}</w:moveTo>"), "a5"),
    "a content control": (para(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('777')}</w:sdtContent></w:sdt>"), "777"),
    "what a control asks for": (
        para("a", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('7')}</w:sdtContent></w:sdt>"),
        "a",
    ),
    "a control with a date in it": (
        para(
            "ngày ",
            "<w:sdt><w:sdtPr><w:date w:fullDate='2023-09-15T00:00:00Z'><w:dateFormat w:val='dd/MM/yyyy'/></w:date></w:sdtPr>"
            f"<w:sdtContent>{run('15/9/2023')}</w:sdtContent><w:sdtEndPr/></w:sdt>",
        ),
        "ngày 15/9/2023",
    ),
    "what a control around paragraphs asks for": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('Bấm vào đây 5')}</w:sdtContent></w:sdt>"
        + para("6"),
        "6",
    ),
    "controls around rows and cells": (
        table(cell("a") + f"<w:sdt><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>").replace(
            "</w:tbl>", f"<w:sdt><w:sdtContent><w:tr>{cell('b') + cell('2')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        "| a | 1 |\n| b | 2 |",
    ),
    "a control in a cell": (
        table(cell("a") + cell(f"<w:sdt><w:sdtContent>{para('1')}</w:sdtContent></w:sdt>"), cell("b") + cell("2")),
        "| a | 1 |\n| b | 2 |",
    ),
    "smart tags": (
        para(
            "<w:smartTag w:element='date'><w:smartTagPr><w:attr w:name='d' w:val='9'/></w:smartTagPr>"
            + run("15/9")
            + "</w:smartTag>"
        ),
        "15/9",
    ),
    "custom XML around anything": (
        f"<w:customXml w:element='a'><w:customXmlPr/>{para('<w:customXml>' + run('5') + '</w:customXml>')}</w:customXml>",
        "5",
    ),
    "words cut by revisions": (
        para('<w:r w:rsidR="00A1"><w:t>8.8</w:t></w:r><w:proofErr w:type="spellStart"/>', run("82")),
        "8.882",
    ),
    "text from right to left": (
        para(f'<w:dir w:val="ltr">{run("5")}</w:dir><w:bdo w:val="rtl">{run("6")}</w:bdo>'),
        "56",
    ),
    "ruby": (para(f"<w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('5')}</w:rubyBase></w:ruby></w:r>"), "5"),
    "alternatives around a paragraph": (
        f"<mc:AlternateContent><mc:Choice Requires='x'>{para('1')}</mc:Choice><mc:Fallback>{para('2')}</mc:Fallback></mc:AlternateContent>",
        "1",
    ),
    "another document within": (para("5") + '<w:altChunk r:id="rId9"/>', "5"),
    "cells merged from side to side": (
        table(
            cell("a", properties='<w:hMerge w:val="restart"/>') + cell("9", properties="<w:hMerge/>") + cell("c"),
            cell("1") + cell("2") + cell("3"),
        ),
        "| a |  | c |\n| 1 | 2 | 3 |",
    ),
    "a deleted cell": (
        table(cell("a") + cell("9", properties='<w:cellDel w:id="1"/>') + cell("b"), cell("1") + cell("2")),
        "| a | b |\n| 1 | 2 |",
    ),
    "a hyperlink": (para(f'<w:hyperlink r:id="r1">{run("950 con")}</w:hyperlink>'), "950 con"),
    "a field's result": (para("có ", FIELD.format(code="DOCPROPERTY 5"), " lượt"), "có 888 lượt"),
    "a simple field": (para(f'<w:fldSimple w:instr="NUMPAGES 3">{run("12")}</w:fldSimple>'), "12"),
    "a field in a field's code": (
        para(
            FIELD.format(code="IF ").replace(
                "</w:instrText></w:r>", f"</w:instrText></w:r>{FIELD.format(code='DATE')}", 1
            )
        ),
        "888",
    ),
    "a field in a field's result": (
        para("a ", FIELD.format(code="REF x").replace(run("888"), run("7 ") + FIELD.format(code="PAGE"))),
        "a 7 888",
    ),
    "a field that never ends": (
        para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "5 ha") + para("6 ha"),
        "5 ha\n\n6 ha",
    ),
    "an index entry": (para("lúa", FIELD.format(code='XE "lúa 5"').replace(run("888"), "")), "lúa"),
    "a table of contents": (para("Mục lục ", FIELD.format(code='TOC \\o "1-3"')), "Mục lục "),
    "a hyphen that doesn't break": (para("<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>15</w:t></w:r>"), "10-15"),
    "a soft hyphen": (para("<w:r><w:t>phát</w:t><w:softHyphen/><w:t>triển</w:t></w:r>"), "pháttriển"),
    "a blank that doesn't break": (para("5\u00a0ha"), "5\u00a0ha"),
    "a tab and a line break": (para("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), "a\tb\nc"),
    "a tab to a place on the page": (para("<w:r><w:t>5</w:t><w:ptab/><w:t>12</w:t></w:r>"), "5\t12"),
    "a page break in a sentence": (
        para("năm", '<w:r><w:br w:type="page"/></w:r>', "2023 có 5 ha"),
        "năm\n2023 có 5 ha",
    ),
    "where a page was broken": (para("<w:r><w:t>12</w:t><w:lastRenderedPageBreak/><w:t>34</w:t></w:r>"), "1234"),
    "hidden text": (para("a", run("9", "<w:vanish/>")), "a"),
    "hidden text that is shown": (para("a", run("9", '<w:vanish w:val="0"/>')), "a9"),
    "square metres": (para("20.000 m", run("2", RAISED)), "20.000 m²"),
    "cubic metres over runs": (para("5", " k", "m", run("3", RAISED), " nước"), "5 km³ nước"),
    "a typed footnote mark": (para("528 tấn", run("1", RAISED), "."), "528 tấn<sup>1</sup>."),
    "a typed mark in two runs": (para("528 tấn", run("1", RAISED), run("2", RAISED)), "528 tấn<sup>12</sup>"),
    "a symbol": (para('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 5"), "≥ 5"),
    "a broken symbol": (para('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', "5"), "5"),
    "a comment's mark": (para("5", '<w:r><w:commentReference w:id="0"/></w:r>'), "5"),
    "a formula": (
        para(
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>5</m:t></m:r></m:oMath>'
        ),
        "5",
    ),
    "of two ways to say it the first": (
        para(
            "<w:r><mc:AlternateContent><mc:Choice><w:t>1</w:t></mc:Choice><mc:Fallback><w:t>2</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "1",
    ),
    "a text box, once": (
        para(
            "trước",
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            + para("40 ha")
            + "</w:txbxContent></w:drawing>"
            "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
            + para("40 ha")
            + "</w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        ),
        "trước\n\n40 ha",
    ),
    "a control around paragraphs": (f"<w:sdt><w:sdtContent>{para('a')}{para('b')}</w:sdtContent></w:sdt>", "a\n\nb"),
    "a paragraph whose end was deleted": (
        para("12", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + para("34"),
        "1234",
    ),
    "the last one's end deleted": (para("12", properties="<w:rPr><w:del w:id='1'/></w:rPr>"), "12"),
    "a table of pictures": (table(cell("") + cell(""), cell("") + cell("")) + para("5"), "5"),
    "a frame around paragraphs": (table(cell("a", "b")), "a\n\nb"),
    "TCVN3 by its font": (para(run("t\u00fb \u00ae\u00e5ng", '<w:rFonts w:ascii=".VnTime"/>')), "tỷ đồng"),
    "TCVN3 capitals": (para(run("B\u00b8o c\u00b8o 5", '<w:rFonts w:ascii=".VnTimeH"/>')), "BÁO CÁO 5"),
    "VNI by its font": (para(run("tyû ñoàng", '<w:rFonts w:ascii="VNI-Times"/>')), "tỷ đồng"),
    "VNI capitals": (para(run("BAÙO CAÙO", '<w:rFonts w:ascii="VNI-Times"/>')), "BÁO CÁO"),
    "an old font for other letters": (
        para(run("t\u00fb", '<w:rFonts w:ascii="Arial" w:hAnsi=".VnTime"/>')),
        "tỷ",
    ),
    "an old font for other scripts": (para(run("a\u00fb", '<w:rFonts w:cs=".VnTime"/>')), "aû"),
    "Unicode in an old font": (para(run("tỷ đồng", '<w:rFonts w:ascii=".VnTime"/>')), "tỷ đồng"),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_what_stands_in_a_paragraph(body, text):
    assert text_of(body) == text.rstrip("\n")


def test_changes_can_be_read_as_if_rejected():
    body = para("đạt ", DELETED, INSERTED) + para("5", properties="<w:rPr><w:ins w:id='1'/></w:rPr>") + para("6")
    assert text_of(body) == "đạt 15,7%\n\n5\n\n6"
    assert text_of(body, accept=False) == "đạt 14,7%\n\n56"


def test_a_deleted_row_is_no_row():
    gone = "<w:trPr><w:del w:id='1'/></w:trPr>"
    body = table(cell("a") + cell("b"), gone + cell("1") + cell("2"), cell("3") + cell("4"))
    assert text_of(body) == "| a | b |\n| 3 | 4 |"
    assert text_of(body, accept=False) == "| a | b |\n| 1 | 2 |\n| 3 | 4 |"


def test_footnotes_follow_their_paragraph_and_are_tied_to_their_mark():
    reference = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    note = '<w:{0} w:id="{1}"><w:p><w:r><w:{0}Ref/></w:r>' + run(" {2}") + "</w:p></w:{0}>"
    line = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    body = para("hai ", reference.format("footnote", 7), " một ", reference.format("endnote", 2)) + para("sau")
    document = read(
        "x.docx",
        docx(
            body,
            footnotes=line + note.format("footnote", 7, "Lúa 5 ha."),
            endnotes=note.format("endnote", 2, "Ngô 6 ha."),
        ),
    )
    assert document.text == (
        "hai <sup>1</sup> một <sup>e1</sup>\n\n<sup>1</sup> Lúa 5 ha.\n\n<sup>e1</sup> Ngô 6 ha.\n\nsau\n"
    )
    assert [(m.label, document.text[m.start : m.end]) for m in document.marks] == [
        ("1", "<sup>1</sup>"),
        ("e1", "<sup>e1</sup>"),
    ]
    kinds = [(b.kind, b.note, document.text[b.start : b.end]) for b in document.blocks]
    assert kinds[1:3] == [(BlockKind.NOTE, "1", "Lúa 5 ha."), (BlockKind.NOTE, "e1", "Ngô 6 ha.")]
    place = document.places_of(document.text.index("5 ha"), document.text.index("5 ha") + 1)[0].native
    assert isinstance(place, RunPlace)
    assert place.part == "word/footnotes.xml"


LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="{1}"/><w:numFmt w:val="{2}"/><w:lvlText w:val="{3}"/></w:lvl>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(0, 1, "upperRoman", "%1.")
    + LEVEL.format(1, 1, "decimal", "%1.%2.")
    + LEVEL.format(2, 1, "lowerLetter", "%3)")
    + LEVEL.format(3, 1, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
)


def item(text, depth, number=5):
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_leads_and_no_figures():
    body = item("một", 0) + item("hai", 1) + item("ba", 1) + item("bốn;", 2) + item("năm", 3) + item("sáu", 0)
    body += item("5 ha", 1) + item("bảy", 0, 6)
    document = read("x.docx", docx(body, numbering=NUMBERING))
    leads = [document.text[b.lead : b.start].strip() for b in document.blocks]
    assert leads == ["I.", "I.1.", "I.2.", "a)", "•", "II.", "II.1.", "IX."]
    assert [b.level for b in document.blocks] == [0, 1, 1, 2, 3, 0, 1, 0]
    figures = check_document(document, load_rules()).figures
    assert [f.text for f in figures if not f.why] == ["5"]


def test_a_list_without_numbers_is_none():
    assert text_of(item("một", 0, 0)) == "một"


def style(name, title, content="", base=""):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>{based}{content}</w:style>'


def test_headings_by_style_and_by_outline():
    styles = style("H2", "heading 2") + style("Muc", "Mục", base="H2") + style("TOC1", "toc 1")
    body = (
        para("a", properties='<w:pStyle w:val="Muc"/>')
        + para("b", properties='<w:outlineLvl w:val="0"/>')
        + para("c", properties='<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
        + para("d 7", properties='<w:pStyle w:val="TOC1"/>')
    )
    document = read("x.docx", docx(body, styles=styles))
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_styles_that_go_in_circles_end():
    styles = style("A", "a", base="B") + style("B", "b", '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>', base="A")
    assert text_of(para(run("t\u00fb"), properties='<w:pStyle w:val="A"/>'), styles=styles) == "tỷ"


def test_lists_and_headings_that_were_typed():
    body = para("I. KINH TẾ") + para("Đàn vật nuôi, gồm:") + para("- trâu 5 con;") + para("+ bò 6 con;")
    blocks = read("x.docx", docx(body)).blocks
    assert [b.kind.value for b in blocks] == ["heading", "paragraph", "item", "item"]
    assert blocks[2].level < blocks[3].level


def test_merged_cells_keep_their_columns():
    merged, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Chỉ tiêu", properties=merged) + cell("Năm 2023", properties='<w:gridSpan w:val="2"/>') + cell("Đạt"),
        cell("", properties=below) + cell("Kế hoạch") + cell("Ước") + cell("%"),
        cell("Lúa") + cell("8.938") + cell("8.882") + cell(para("99,"), para("4")),
    )
    document = read("x.docx", docx(body))
    (block,) = document.blocks
    assert [[document.text[c.start : c.end] for c in row] for row in block.rows] == [
        ["Chỉ tiêu", "Năm 2023", "", "Đạt"],
        ["", "Kế hoạch", "Ước", "%"],
        ["Lúa", "8.938", "8.882", "99,\n4"],
    ]


def test_header_rows_and_nested_tables():
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    inner = table(cell("x") + cell("1"), cell("y") + cell("2"))
    body = table(head + cell("A") + cell("B"), head + cell("1") + cell("2"), cell("lúa") + cell("5", inner))
    document = read("x.docx", docx(body))
    assert [(b.kind.value, b.header_rows) for b in document.blocks] == [("table", 2), ("table", 0)]
    assert document.text == "| A | B |\n| 1 | 2 |\n| lúa | 5 |\n\n| x | 1 |\n| y | 2 |\n"


def test_the_strict_variant_is_read():
    body = part("document", f"<w:body>{para(SENTENCE)}</w:body>")
    strict = body.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != body
    assert read("x.docx", package({"word/document.xml": strict})).text == SENTENCE + "\n"


def test_the_command_reads_changes_either_way(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(docx(para("Gieo 8.882/8.938 ha, đạt ", DELETED, INSERTED, " kế hoạch.")))
    assert main(["text", "a.docx"]) == 0
    assert main(["text", "--changes", "rejected", "a.docx"]) == 0
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        "Gieo 8.882/8.938 ha, đạt 15,7% kế hoạch.",
        "Gieo 8.882/8.938 ha, đạt 14,7% kế hoạch.",
    ]
    assert main(["check", "--changes", "rejected", "--lang", "en", "a.docx"]) == 1
    out = capfdbinary.readouterr().out.decode()
    assert "8.882 ha of 8.938 ha is 99,4%, not 14,7%" in out
    assert "paragraph 1" in out


def test_json_says_where_a_figure_stands(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(docx(para("x") + para("Gieo ", run("8.882"), " ha.")))
    assert main(["figures", "--format", "json", "a.docx"]) == 0
    (figure,) = json.loads(capfdbinary.readouterr().out.decode())["documents"][0]["figures"]
    assert figure["native"] == {
        "part": "word/document.xml",
        "paragraph": 2,
        "run": 2,
        "element": 2,
        "first": 0,
        "last": 5,
    }
    assert figure["page"] is None


TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read(kind):
    parts = {"[Content_Types].xml": TYPES.replace(TYPE, kind), "_rels/.rels": RELATIONS}
    parts["word/glossary/document.xml"] = part("glossaryDocument", para("Mẫu 99"))
    assert read(
        "x.docm", package({**parts, "word/document.xml": part("document", f"<w:body>{para(SENTENCE)}</w:body>")})
    ).text == (SENTENCE + "\n")


def test_parts_are_found_by_what_refers_to_them():
    """Word in the browser calls them otherwise."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = (("styles", "styles2.xml"), ("footnotes", "/word/notes/f.xml"), ("numbering", "../num.xml"))
    relations = "".join(f'<Relationship Id="r{k}" Type="{kind}{k}" Target="{t}"/>' for k, t in links)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = para("Mục", properties='<w:pStyle w:val="H2"/>') + item("một", 0) + para("hai", mark)
    note = f'<w:footnote w:id="7">{para("Lúa 5 ha.")}</w:footnote>'
    document = read(
        "x.docx",
        package(
            {
                "_rels/.rels": RELATIONS.replace("word/document.xml", "word/document2.xml"),
                "word/document2.xml": part("document", f"<w:body>{body}</w:body>"),
                "word/_rels/document2.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>',
                "word/styles2.xml": part("styles", style("H2", "heading 2")),
                "word/notes/f.xml": part("footnotes", note),
                "num.xml": part("numbering", NUMBERING),
            }
        ),
    )
    assert document.text == "Mục\n\nI. một\n\nhai<sup>1</sup>\n\n<sup>1</sup> Lúa 5 ha.\n"
    assert document.blocks[0].kind is BlockKind.HEADING
    native = document.places_of(document.text.index("5 ha"), document.text.index("5 ha") + 1)[0].native
    assert isinstance(native, RunPlace)
    assert native.part == "word/notes/f.xml"
