"""Annotated copies of Word files: comments at the figures concerned, and nothing else changed."""

import re
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import W, cell, docx, package, para, part, run, table

from checker.cli import main
from checker.engine import check_document
from checker.errors import ReadError
from checker.finding import Status
from checker.packs import load_rules
from checker.readers import converted, read
from checker.writers import writer

SENTENCE = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."
TOTAL = "Đàn lợn 21.460 con, trong đó lợn nái 4.215 con; bán 5 & 6 <con>."
PROPERTIES = ("", "<w:b/>", '<w:vertAlign w:val="subscript"/>', '<w:rStyle w:val="A"/><w:lang w:val="vi-VN"/>')


def annotated(data, *, suggest=False, lang="vi", accept=True):
    report = check_document(read("x.docx", data, accept=accept), load_rules())
    checks = [c for c in report.checks if c.status is Status.FAIL]
    return writer("docx").annotated(data, report, checks, lang, suggest=suggest)


def parts_of(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_of(data):
    return parts_of(data)["word/document.xml"].decode()


def anchored(document, prefix="w:"):
    """The words between the marks of each comment."""
    found = {}
    for number in re.findall(rf'<{prefix}commentReference {prefix}id="(\d+)"', document):
        start = document.index(f'<{prefix}commentRangeStart {prefix}id="{number}"/>')
        end = document.index(f'<{prefix}commentRangeEnd {prefix}id="{number}"/>')
        found[number] = "".join(re.findall(rf"<{prefix}t(?: [^>]*)?>([^<]*)</{prefix}t>", document[start:end]))
    return list(found.values())


def split(text, cuts, looks):
    ends = [0, *sorted({c for c in cuts if c < len(text)}), len(text)]
    escaped = [text[a:b].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for a, b in pairwise(ends)]
    return para(*(run(words, looks[i % len(looks)]) for i, words in enumerate(escaped)))


@settings(max_examples=200)
@given(
    st.lists(st.integers(1, 80), max_size=12),
    st.lists(st.sampled_from(PROPERTIES), min_size=1, max_size=4),
    st.booleans(),
)
def test_annotating_never_changes_the_text(cuts, looks, suggest):
    body = (
        split(SENTENCE, cuts, looks) + split(TOTAL, cuts, looks) + table(cell("a") + cell(split(SENTENCE, cuts, looks)))
    )
    data = docx(body)
    copy = annotated(data, suggest=suggest)
    assert read("x.docx", copy, accept=not suggest).text == read("x.docx", data).text
    assert anchored(document_of(copy)) == ["99,4" if suggest else "98,4"]


def test_only_the_parts_concerned_change():
    data = docx(para(SENTENCE), styles="<w:style/>", settings="<w:zoom/>")
    before, after = parts_of(data), parts_of(annotated(data))
    assert {n for n in after if before.get(n) != after[n]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }
    assert list(after)[: len(before)] == list(before)


def test_the_comment_says_what_is_wrong_and_what_would_mend_it():
    comments = parts_of(annotated(docx(para(SENTENCE))))["word/comments.xml"].decode()
    words = re.findall(r"<w:t[^>]*>([^<]*)<", comments)
    assert words[0] == "Lỗi: 8.882 ha trên 8.938 ha là 99,4%, không phải 98,4%"
    assert "Có thể sửa: 98,4 → 99,4: một chữ số sai" in words
    assert words[-1] == "(percent-of-plan-mismatch)"
    english = parts_of(annotated(docx(para(SENTENCE)), lang="en"))["word/comments.xml"].decode()
    assert "Error: 8.882 ha of 8.938 ha is 99,4%, not 98,4%" in english


def test_a_run_that_is_the_figure_is_not_split():
    body = para("Gieo trồng 8.882/8.938 ha, đạt ", run("98,4", "<w:b/>"), "% kế hoạch.")
    document = document_of(annotated(docx(body)))
    assert (
        '<w:commentRangeStart w:id="1"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">98,4</w:t></w:r>'
        in document
    )
    assert document.count("<w:r>") == body.count("<w:r>") + 1


def test_the_words_beside_a_split_keep_their_blanks_and_their_look():
    body = f"<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{SENTENCE}</w:t></w:r></w:p>"
    document = document_of(annotated(docx(body)))
    assert document.count("<w:rPr><w:i/></w:rPr>") == 3
    assert document.count('<w:t xml:space="preserve">') == 3


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:ins w:id="7" w:author="A">{run(SENTENCE)}</w:ins>',
        f"<w:sdt><w:sdtContent>{run(SENTENCE)}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="a">{run(SENTENCE)}</w:hyperlink>',
        f"<w:r><w:tab/><w:t>{SENTENCE}</w:t><w:br/></w:r>",
    ],
    ids=["insertion", "control", "link", "run with more than text"],
)
def test_figures_within_other_things_are_anchored_exactly(wrapped):
    data = docx(para(wrapped))
    copy = annotated(data)
    assert anchored(document_of(copy)) == ["98,4"]
    assert read("x.docx", copy).text == read("x.docx", data).text


@pytest.mark.parametrize(
    "words",
    [f"<w:t><![CDATA[{SENTENCE}]]></w:t>", f"<w:t>{SENTENCE.replace(' ', chr(13) + chr(10))}</w:t>"],
    ids=["CDATA", "CRLF"],
)
def test_unusual_text_is_anchored_as_a_whole(words):
    data = docx(f"<w:p><w:r>{words}</w:r></w:p>")
    copy = annotated(data)
    assert document_of(copy).count("<w:commentReference") == 1
    assert read("x.docx", copy).text == read("x.docx", data).text


def test_a_text_box_is_anchored_where_it_hangs():
    box = f"<w:r><w:drawing><w:txbxContent>{para(SENTENCE)}</w:txbxContent></w:drawing></w:r>"
    document = document_of(annotated(docx(para("trước", box))))
    inside = document[document.index("<w:txbxContent>") : document.index("</w:txbxContent>")]
    assert "comment" not in inside
    assert document.index("commentRangeStart") < document.index("<w:drawing>") < document.index("commentRangeEnd")


NOTE = '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'


def test_a_finding_in_a_footnote_is_anchored_at_its_mark():
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    look = '<w:sz w:val="20"/><w:vertAlign w:val="subscript"/>'
    data = docx(para("Trồng trọt", mark, "."), footnotes=NOTE.format(run(SENTENCE, look)))
    copy = annotated(data)
    document, footnotes = document_of(copy), parts_of(copy)["word/footnotes.xml"].decode()
    assert f'<w:commentRangeStart w:id="5"/>{mark}<w:commentRangeEnd w:id="5"/>' in document
    assert "comment" not in footnotes
    # The schema wants the highlight between size and position.
    highlighted = '<w:sz w:val="20"/><w:highlight w:val="yellow"/><w:vertAlign w:val="subscript"/></w:rPr><w:t xml:space="preserve">98,4<'
    assert highlighted in footnotes
    assert "Trong chú thích 1: “98,4”" in parts_of(copy)["word/comments.xml"].decode()
    assert read("x.docx", copy).text == read("x.docx", data).text


def test_a_comment_never_has_the_number_of_a_footnote():
    """LibreOffice 7.4 loses the words of footnotes where it has."""
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    data = docx(para(SENTENCE, mark), footnotes=NOTE.format(run("Ghi chú.")))
    assert re.findall(r'commentReference w:id="(\d+)"', document_of(annotated(data))) == ["5"]


def test_comments_that_are_there_survive():
    once = annotated(docx(para(SENTENCE)))
    before = read("x.docx", once)
    twice = annotated(once)
    comments = parts_of(twice)["word/comments.xml"].decode()
    assert re.findall(r'<w:comment w:id="(\d+)"', comments) == ["1", "2"]
    assert parts_of(twice)["word/_rels/document.xml.rels"] == parts_of(once)["word/_rels/document.xml.rels"]
    assert read("x.docx", twice).text == before.text


def test_another_prefix_is_used_as_it_is():
    body = part("document", f"<w:body>{para(SENTENCE)}</w:body>")
    changed = re.sub(r"(</?| )w:", r"\1q:", body).replace("xmlns:w", "xmlns:q")
    copy = annotated(package({**parts_of(docx("")), "word/document.xml": changed}))
    assert anchored(document_of(copy), "q:") == ["98,4"]
    assert "<q:comment " in parts_of(copy)["word/comments.xml"].decode()


def test_what_can_not_be_spliced_is_refused():
    body = part("document", f"<w:body>{para(SENTENCE)}</w:body>")
    unprefixed = re.sub(r"(</?)w:", r"\1", body).replace("<document ", f'<document xmlns="{W}" ')
    other = body.replace("UTF-8", "UTF-16").encode("utf-16")
    for changed in (unprefixed, other):
        with pytest.raises(ReadError, match="written in an unusual way"):
            annotated(package({**parts_of(docx("")), "word/document.xml": changed}))


def test_safe_repairs_become_changes_to_accept_or_reject():
    data = docx(para("Gieo trồng 8.882/8.938 ha, đạt 9", run("8", "<w:b/>"), ",4% kế hoạch; đạt 73.2% và 12,5%."))
    copy = annotated(data, suggest=True)
    assert read("x.docx", copy, accept=False).text == read("x.docx", data).text
    accepted = read("x.docx", copy).text
    assert "đạt 73,2% và 12,5%" in accepted
    document = document_of(copy)
    assert document.count("<w:del ") >= 1
    ids = re.findall(r'<w:(?:ins|del|commentReference) w:id="(\d+)"', document)
    assert len(ids) == len(set(ids))


def test_a_change_is_never_put_into_another():
    wrapped = f'<w:ins w:id="7" w:author="A">{run("đạt 73.2% và 12,5% kế hoạch.")}</w:ins>'
    document = document_of(annotated(docx(para(wrapped)), suggest=True))
    assert document.count("<w:ins ") == 1
    assert "<w:del " not in document


def test_rejected_changes_are_anchored_too():
    gone = f'<w:del w:id="7" w:author="A"><w:r><w:delText>{SENTENCE}</w:delText></w:r></w:del>'
    data = docx(para(gone, "khác"))
    copy = annotated(data, accept=False)
    assert read("x.docx", copy, accept=False).text == read("x.docx", data, accept=False).text
    assert '<w:delText xml:space="preserve">98,4</w:delText>' in document_of(copy)


# The command.


@pytest.fixture
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("bc.docx").write_bytes(docx(para(SENTENCE)))


@pytest.mark.usefixtures("_here")
def test_the_copy_stands_beside_the_report(capfdbinary):
    original = Path("bc.docx").read_bytes()
    assert main(["check", "bc.docx", "--annotate"]) == 1
    assert capfdbinary.readouterr().err.decode() == "Annotated copy: bc.checked.docx\n"
    assert Path("bc.docx").read_bytes() == original
    first = Path("bc.checked.docx").read_bytes()
    assert main(["check", "bc.docx", "--annotate"]) == 2
    assert "add --force" in capfdbinary.readouterr().err.decode()
    assert main(["check", "bc.docx", "--annotate", "--force"]) == 1
    assert Path("bc.checked.docx").read_bytes() == first


@pytest.mark.usefixtures("_here")
def test_the_option_may_stand_before_the_report():
    assert main(["check", "--annotate", "bc.docx"]) == 1
    assert Path("bc.checked.docx").exists()


@pytest.mark.usefixtures("_here")
def test_the_report_itself_is_never_overwritten(capfdbinary):
    original = Path("bc.docx").read_bytes()
    assert main(["check", "bc.docx", "--annotate", "bc.docx", "--force"]) == 2
    assert "will not be overwritten" in capfdbinary.readouterr().err.decode()
    assert Path("bc.docx").read_bytes() == original


def test_what_is_merely_recomputed_is_not_suggested():
    """The total can be computed from the parts, but one of the parts may be wrong."""
    data = docx(para("Tổng sản lượng 25.640 tấn, gồm: lúa 17.921 tấn, ngô 7.917 tấn."))
    document = document_of(annotated(data, suggest=True))
    assert "<w:ins " not in document
    assert anchored(document) == ["25.640"]


@pytest.mark.usefixtures("_here")
def test_standard_input_has_no_copy(capfdbinary):
    assert main(["check", "-", "--annotate"]) == 2
    assert "standard input has no file to copy" in capfdbinary.readouterr().err.decode()


@pytest.mark.usefixtures("_here")
def test_one_name_does_not_do_for_two(capfdbinary):
    Path("b.docx").write_bytes(docx(para(SENTENCE)))
    assert main(["check", "bc.docx", "b.docx", "--annotate", "c.docx"]) == 2
    assert "leave out the name" in capfdbinary.readouterr().err.decode()


@pytest.mark.usefixtures("_here")
def test_a_kind_of_file_that_takes_no_remarks(capfdbinary):
    Path("bc.md").write_text(SENTENCE, encoding="utf-8")
    assert main(["check", "bc.md", "bc.docx", "--annotate"]) == 2
    out, err = (s.decode() for s in capfdbinary.readouterr())
    assert "bc.md: remarks can't be put into a file of this kind" in err
    assert "Annotated copy: bc.checked.docx" in err
    assert "98,4" in out


@pytest.mark.usefixtures("_here")
def test_suggesting_alone_makes_a_copy(capfdbinary):
    assert main(["check", "bc.docx", "--suggest"]) == 1
    assert "bc.checked.docx" in capfdbinary.readouterr().err.decode()


def opened_by_libreoffice(data, folder):
    """The content of the text as LibreOffice has it after opening a Word file."""
    program = converted._program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "x.docx").write_bytes(data)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "odt"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "x.docx")], capture_output=True, check=True, timeout=120
    )
    with ZipFile(folder / "x.odt") as archive:
        return archive.read("content.xml").decode()


def test_libreoffice_shows_the_comments_where_they_belong_and_loses_nothing(tmp_path):
    original = (Path(__file__).parent / "documents" / "bao-cao-co-loi.docx").read_bytes()
    content = opened_by_libreoffice(annotated(original), tmp_path)
    shown = []
    for name in re.findall(r'<office:annotation [^>]*office:name="([^"]+)"', content):
        start = re.search(
            rf'<office:annotation [^>]*office:name="{re.escape(name)}".*?</office:annotation>', content, re.DOTALL
        )
        end = content.index(f'<office:annotation-end office:name="{name}"')
        between = re.sub(r"<office:annotation .*?</office:annotation>", "", content[start.end() : end], flags=re.DOTALL)
        between = re.sub(r"<text:note .*?</text:note>", "note", between, flags=re.DOTALL)
        shown.append(re.sub(r"<[^>]+>", "", between))
    assert shown == [
        "94,8",
        "528",
        "note",
        "21.460",
        "73.2",
        "05/9/2022",
        "350",
        "283",
        "20",
        "218",
        "15.236",
        "2023-2027",
    ]
    assert read("x.odt", (tmp_path / "x.odt").read_bytes()).text == read("x.docx", original).text
