"""Annotated copies against the schemas of Word and Excel: nothing is wrong with them that wasn't before."""

from collections import Counter
from pathlib import Path

import pytest
from packages import TYPES, cell, docx, package, para, run, table
from test_annotate import NOTE, SENTENCE, annotated, document_of, parts_of

from checker import check
from checker.writers import writer

audit = pytest.importorskip("openxml_audit")
DOCUMENTS = Path(__file__).parent / "documents"


def faults(data, folder, name="x.docx"):
    """What the validator complains of, each as often as it does."""
    file = folder / name
    file.write_bytes(data)
    return Counter((error.part_uri, error.description) for error in audit.OpenXmlValidator().validate(file).errors)


def copied(name, *, suggest=False):
    original = (DOCUMENTS / name).read_bytes()
    report = check(DOCUMENTS / name)
    return original, writer(name.rpartition(".")[2]).annotated(original, report, report.findings, "vi", suggest=suggest)


@pytest.mark.parametrize(
    ("name", "suggest"), [("bao-cao-co-loi.docx", False), ("bao-cao-co-loi.docx", True), ("chan-nuoi.xlsx", False)]
)
def test_a_copy_of_a_real_file_is_as_valid_as_the_file(name, suggest, tmp_path):
    original, copy = copied(name, suggest=suggest)
    assert copy != original
    assert faults(copy, tmp_path, name) == faults(original, tmp_path, name)


LOOKS = {
    "plain": "",
    "before and after a highlight": '<w:rFonts w:ascii="Arial"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="20"/><w:u w:val="single"/>',
    "after it alone": '<w:vertAlign w:val="subscript"/><w:lang w:val="vi-VN"/>',
    "every kind": '<w:rStyle w:val="A"/><w:i/><w:strike/><w:spacing w:val="5"/><w:kern w:val="2"/><w:position w:val="2"/>'
    '<w:szCs w:val="20"/><w:effect w:val="none"/><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/><w:em w:val="none"/>',
}
STYLES = '<w:style w:type="character" w:styleId="A"><w:name w:val="A"/></w:style>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"


def whole(body, **parts):
    """A package that says what its parts are."""
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPE.format(n)}"/>' for n in parts)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(f'<Relationship Id="r{n}" Type="{kind}{n}" Target="{n}.xml"/>' for n in parts)
    made = parts_of(docx(body + "<w:sectPr/>", **parts))
    made["[Content_Types].xml"] = TYPES.replace("</Types>", f"{types}</Types>")
    made["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    return package(made)


@pytest.mark.parametrize("suggest", [False, True])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_split_and_highlighted_runs_are_in_order(look, suggest, tmp_path):
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    wrapped = f'<w:hyperlink w:anchor="a">{run(SENTENCE, look)}</w:hyperlink>'
    inserted = f'<w:ins w:id="70" w:author="A">{run(SENTENCE, look)}</w:ins>'
    control = f"<w:sdt><w:sdtContent>{run(SENTENCE, look)}</w:sdtContent></w:sdt>"
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    body = para(run(SENTENCE, look), mark) + para(wrapped) + para(inserted) + para(control)
    body += table(cell(para(run(SENTENCE, look)))).replace("<w:tbl>", f"<w:tbl>{grid}") + para("đạt 73.2% và 12,5%")
    data = whole(body, styles=STYLES, footnotes=NOTE.format(run(SENTENCE, look)))
    copy = annotated(data, suggest=suggest)
    assert document_of(copy).count("commentReference") >= 5
    assert faults(copy, tmp_path) == faults(data, tmp_path)


def test_the_validator_sees_what_is_out_of_place(tmp_path):
    data = whole(para(SENTENCE), styles=STYLES)
    parts = parts_of(annotated(data))
    moved = parts["word/document.xml"].replace(b"<w:t ", b'<w:commentRangeStart w:id="9"/><w:t ', 1)
    found = faults(package({**parts, "word/document.xml": moved}), tmp_path) - faults(data, tmp_path)
    assert found


NAMED = (
    STYLES + '<w:style w:type="paragraph" w:styleId="Vnbn"><w:name w:val="annotation text"/></w:style>'
    '<w:style w:type="character" w:styleId="Thamchiu"><w:name w:val="annotation reference"/></w:style>'
)


def test_comments_have_the_styles_that_the_file_has_for_them():
    parts = parts_of(annotated(whole(para(SENTENCE), styles=NAMED)))
    assert b'<w:pStyle w:val="Vnbn"/>' in parts["word/comments.xml"]
    assert b'<w:rStyle w:val="Thamchiu"/></w:rPr><w:commentReference' in parts["word/document.xml"]
    bare = parts_of(annotated(whole(para(SENTENCE), styles=STYLES)))
    assert b"Style w:val" not in bare["word/comments.xml"]
