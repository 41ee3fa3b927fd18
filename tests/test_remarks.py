"""Comments of Word files and OpenDocument texts: no text, but some speak to the checker."""

from datetime import date

import pytest
from packages import cell, docx, package, para, run, table

from checker.engine import check_document
from checker.packs import load_rules
from checker.readers import read
from checker.settings import Settings
from checker.suppress import EXPIRED, FAULTY, UNUSED

RULE = "percent-of-plan-mismatch"
SENTENCE = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."
ORDER = f"Checker: bỏ qua {RULE} lý do số của phụ lục 2"
START, END = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
MARK = '<w:r><w:commentReference w:id="3"/></w:r>'


def comment(*paragraphs, number=3):
    return f'<w:comment w:id="{number}" w:author="A">{"".join(map(para, paragraphs))}</w:comment>'


def checked(body, order=ORDER, **parts):
    document = read("x.docx", docx(body, comments=comment(order), **parts))
    return check_document(document, load_rules(), settings=Settings(today=date(2026, 11, 25)))


def open_rules(report):
    return [c.rule for c in report.findings if c.accepted is None]


FIGURE = para("Gieo trồng 8.882/8.938 ha, đạt ", START, run("98,4"), END, MARK, "% kế hoạch.")
NOTE = '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
COVERED = {
    "on the figure": (FIGURE, {}),
    "on the figure in a cut run": (FIGURE.replace("98,4", "98").replace(END, run(",4") + END), {}),
    "on the sentence": (para(START, SENTENCE, END, MARK), {}),
    "on a word": (para(START, "Toàn huyện ", END, MARK, SENTENCE), {}),
    "at the end": (para(SENTENCE, MARK), {}),
    "over two paragraphs": (para(START, "Năm 2023:") + para(SENTENCE, END, MARK), {}),
    "in a frame": (table(cell(para(MARK, SENTENCE))), {}),
    "on a footnote's mark": (
        para("Lúa", START, '<w:r><w:footnoteReference w:id="7"/></w:r>', END, MARK, "."),
        {"footnotes": NOTE.format(run(SENTENCE))},
    ),
    "within a footnote": (
        para("Lúa", '<w:r><w:footnoteReference w:id="7"/></w:r>', "."),
        {"footnotes": NOTE.format(START + run(SENTENCE) + END + MARK)},
    ),
}


@pytest.mark.parametrize(("body", "parts"), COVERED.values(), ids=COVERED)
def test_a_comment_lets_a_finding_stand(body, parts):
    report = checked(body, **parts)
    assert [(c.rule, c.accepted.reason) for c in report.findings] == [(RULE, "số của phụ lục 2")]
    assert report.notices == ()
    assert "phụ lục" not in report.document.text


ROWS = [
    ("Xã", "Diện tích (ha)", "Sản lượng (tấn)"),
    ("Hòa Sơn", "1.210", "410"),
    ("Bản Liền", "1.340", "505"),
    ("Tân Tiến", "1.150", "390"),
    ("Tổng cộng", "3.800", "1.305"),
]


@pytest.mark.parametrize(("row", "column", "covered"), [(1, 0, True), (4, 1, True), (4, 2, False)])
def test_in_a_table_it_covers_the_figure_or_all(row, column, covered):
    cells = [[cell(words) for words in words_of_row] for words_of_row in ROWS]
    cells[row][column] = cell(para(START, ROWS[row][column], END, MARK))
    report = checked(table(*map("".join, cells)), ORDER.replace(RULE, "total-not-sum-of-parts"))
    assert [c.accepted is not None for c in report.findings] == [covered]


OTHER = {
    "another figure": para("Tỷ lệ ", START, "12", END, MARK, " xã. Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."),
    "another paragraph": para("Toàn huyện", MARK) + para(SENTENCE),
    "in what was deleted": para(SENTENCE, f'<w:del w:id="9" w:author="A">{START}{run("98,4")}{END}{MARK}</w:del>'),
}


@pytest.mark.parametrize("body", OTHER.values(), ids=OTHER)
def test_it_covers_nothing_else(body):
    assert open_rules(checked(body)) == [RULE]


@pytest.mark.parametrize(
    ("order", "notice"),
    [
        (f"checker: ignore {RULE} reason a until 2026-01-01", EXPIRED),
        (f"checker: ignore {RULE}", FAULTY),
        ("checker: ignore term-differs reason a", UNUSED),
        ("Đề nghị kiểm tra lại.", None),
    ],
)
def test_one_that_does_nothing_says_so(order, notice):
    report = checked(FIGURE, order)
    assert open_rules(report) == [RULE]
    assert [n.name for n in report.notices] == ([notice] if notice else [])
    assert all(report.document.text[n.start : n.end] == "98,4" for n in report.notices)


def test_a_comment_may_have_paragraphs_and_stand_beside_others():
    body = FIGURE.replace(MARK, f'{MARK}<w:r><w:commentReference w:id="4"/></w:r>')
    comments = comment("Lỗi: 8.882 ha trên 8.938 ha là 99,4%") + comment(
        "checker: ignore", f"{RULE} reason annex 2", number=4
    )
    report = check_document(read("x.docx", docx(body, comments=comments)), load_rules())
    assert [c.accepted.reason for c in report.findings] == ["annex 2"]


def test_marks_of_comments_change_no_text():
    plain = para("20.000 m", run("2", '<w:vertAlign w:val="superscript"/>'), " và 528 tấn")
    marked = plain.replace("<w:r>", f"{START}<w:r>", 1).replace("</w:p>", f"{END}{MARK}</w:p>")
    assert read("x.docx", docx(marked, comments=comment("x"))).text == read("x.docx", docx(plain)).text


CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:body><office:text><text:p>{}</text:p></office:text></office:body></office:document-content>"
)
ANNOTATION = "<office:annotation{}><dc:creator>A</dc:creator><text:p>{}</text:p></office:annotation>"


@pytest.mark.parametrize(
    "words",
    [
        "Gieo trồng 8.882/8.938 ha, đạt "
        + ANNOTATION.format(' office:name="n"', ORDER)
        + '98,4<office:annotation-end office:name="n"/>% kế hoạch.',
        SENTENCE + ANNOTATION.format("", ORDER),
    ],
    ids=["on the figure", "at the end"],
)
def test_so_does_one_of_an_opendocument_text(words):
    data = package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": CONTENT.format(words)})
    report = check_document(read("x.odt", data), load_rules())
    assert report.document.text == SENTENCE + "\n"
    assert [c.accepted.reason for c in report.findings] == ["số của phụ lục 2"]
