"""Reports are read into blocks that keep their places, and no digit is lost on the way."""

from __future__ import annotations

import hashlib
import io
import pickle
import zipfile
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker import readers
from checker.document import Block, BlockKind, Document
from checker.errors import CheckerError, ReadError
from checker.readers import find_reports, read, read_text

KINDS = {kind.value: kind for kind in BlockKind}
LONG = "Toàn huyện đã chăm sóc tốt đàn gia súc, gia cầm; tổng số vật nuôi hiện có ước chừng và"


def markdown(text: str) -> Document:
    return read_text(text, "a.md")


def plain(text: str) -> Document:
    return read_text(text, "a.txt")


def seen(document: Document) -> list[tuple[str, str, str]]:
    """Kind, lead and words of each block."""
    text = document.text
    return [(b.kind.value, text[b.lead : b.start], text[b.start : b.end]) for b in document.blocks]


def words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


# Leads ---------------------------------------------------------------------------------------------------------------

LED = [
    ("- Trồng 5 ha", "- "),
    ("* Trồng 5 ha", "* "),
    ("+ Trồng 5 ha", "+ "),
    ("• Trồng 5 ha", "• "),
    ("–  Trồng 5 ha", "–  "),
    ("o\tCông lập", "o\t"),
    ("-Ủy ban xã", "-"),
    ("+Ngô: 5 ha", "+"),
    ("\\* Chăn nuôi:", "\\* "),
    ("*Ghi chú: 5 ha", "*"),
    ("- 2014: khởi công", "- "),
    ("- 12/15 xã đạt", "- "),
    ("- 1.927 hộ", "- "),
    ("- 96.5% số hộ", "- "),
    ("- 28/6/1909: lập tỉnh", "- "),
    ("-\t6. Văn hóa", "-\t6. "),
    ("1. Kinh tế", "1. "),
    ("1.\tKinh tế", "1.\t"),
    ("12) Kinh tế", "12) "),
    ("(1) Kinh tế", "(1) "),
    ("1/ Kinh tế", "1/ "),
    ("1- Kinh tế", "1- "),
    ("7.Xã Bản Mới", "7."),
    ("1.1. Kinh tế", "1.1. "),
    ("1.1 Ước thu", "1.1 "),
    ("1.2.3. Kinh tế", "1.2.3. "),
    ("1. 43 trường", "1. "),
    ("a) Cấp tỉnh", "a) "),
    ("a. Cấp tỉnh", "a. "),
    ("đ) Bán lẻ", "đ) "),
    ("(b) Cấp tỉnh", "(b) "),
    ("I. Kinh tế", "I. "),
    ("II- KINH TẾ", "II- "),
    ("IV - KINH TẾ", "IV - "),
    ("A. KINH TẾ", "A. "),
    ("F2. KẾ HOẠCH", "F2. "),
    ("Điều 1. Phê duyệt", "Điều 1. "),
    (normalize("NFD", "Điều 1. Phê duyệt"), normalize("NFD", "Điều 1. ")),
    ("Biểu 3.1. Diện tích", "Biểu 3.1. "),
    ("Bảng 2: Diện tích", "Bảng 2: "),
    ("**1.** Tập trung", "**1.** "),
    ("**1. Dự án**", "**1. "),
    ("**- Thương mại:** tăng", "**- "),
    ("**\\* Trồng trọt:**", "**\\* "),
    ("- **Giáo dục:** 5 trường", "- "),
    ("5. Kinh tế", "5. "),
]

NOT_LED = [
    "2.146 người đã đến",
    "54 nhà văn hóa",
    "16 khu công nghiệp đang hoạt động",
    "2014: khởi tố 5 vụ",
    "27/3/1916: lập tỉnh",
    "3 Xã Bản Mới",
    "100% số hộ",
    "6 tháng đầu năm",
    "1. 473 doanh nghiệp",
    "1.2 Triệu đồng",
    "12,5 tỷ đồng",
    "1/3 số huyện",
    "-5,2",
    "-12% so với năm trước",
    "+2°C đến +8°C",
    "(03 tỉnh)",
    "(2023)",
    "*Ghi chú*: 5 ha",
    "**Ghi chú** 5 ha",
    "V/v phòng, chống lũ",
    "Đ/c Bí thư",
    "T.SỸ",
    "Chương trình 1719: vốn 5 tỷ",
    "Mục 2, 5, 8 có 88 ý kiến",
    "2021. Trong đó",
    "xã có 5 thôn",
]


@pytest.mark.parametrize("form", [markdown, plain])
@pytest.mark.parametrize(("line", "lead"), LED)
def test_a_lead_is_kept_apart_from_the_words(form, line, lead):
    block = form("Đoạn đầu.\n\n" + line + "\n\nĐoạn cuối").blocks[1]
    assert form("Đoạn đầu.\n\n" + line).text[block.lead : block.start] == lead


@pytest.mark.parametrize("form", [markdown, plain])
@pytest.mark.parametrize("line", NOT_LED)
def test_a_figure_at_the_start_of_a_line_is_no_list_number(form, line):
    assert seen(form("Đoạn đầu.\n\n" + line + "\n\nĐoạn cuối"))[1] == ("paragraph", "", line)


def test_a_torn_figure_after_its_predecessor_is_a_list_number():
    assert [lead for _, lead, _ in seen(markdown("1. Năm nay\n\n2. 473 hộ"))] == ["1. ", "2. "]


def test_nesting_follows_indent_and_kind_of_lead():
    text = "1. A\n- B\n+ C\n+ D\n- E\n2. F\n  - G\n    - H\n  - I\n# J\n- K"
    levels = [b.level for b in markdown(text).blocks if b.kind is BlockKind.ITEM]
    assert levels == [0, 1, 2, 2, 1, 0, 1, 2, 1, 0]


# Markdown ------------------------------------------------------------------------------------------------------------

MARKDOWN = [
    ("Dòng một  \ndòng hai", [("paragraph", "", "Dòng một  \ndòng hai")]),
    ("Một\n\nHai\n \nBa", [("paragraph", "", "Một"), ("paragraph", "", "Hai"), ("paragraph", "", "Ba")]),
    ("Một\r\nhai\r\n\r\nba", [("paragraph", "", "Một\r\nhai"), ("paragraph", "", "ba")]),
    ("# Đầu\nThân", [("heading", "# ", "Đầu"), ("paragraph", "", "Thân")]),
    ("## II. Đầu ##", [("heading", "## II. ", "Đầu")]),
    ("### **3. Đầu**", [("heading", "### **3. ", "Đầu**")]),
    ("#1 không phải đầu đề", [("paragraph", "", "#1 không phải đầu đề")]),
    ("**Đậm cả dòng**", [("paragraph", "", "**Đậm cả dòng**")]),
    ("Một\n---\nHai\n____\n* * *\n===", [("paragraph", "", "Một"), ("paragraph", "", "Hai")]),
    ("- a\n- b\ntiếp b\n- c", [("item", "- ", "a"), ("item", "- ", "b\ntiếp b"), ("item", "- ", "c")]),
    ("Gồm:\n1. a\n2. b", [("paragraph", "", "Gồm:"), ("item", "1. ", "a"), ("item", "2. ", "b")]),
    ("Hết tháng\n12. Trong đó", [("paragraph", "", "Hết tháng\n12. Trong đó")]),
    ("Từ 15\n- 20 ha", [("paragraph", "", "Từ 15\n- 20 ha")]),
    ("```\n1. a\n\n# b 5\n```\nc", [("paragraph", "", "```\n1. a\n\n# b 5\n```"), ("paragraph", "", "c")]),
    ("```\na 1\n\nb", [("paragraph", "", "```\na 1"), ("paragraph", "", "b")]),
    ("<!-- trang 5 -->", [("paragraph", "<!-- trang 5 -->", "")]),
    ("> Trích lời", [("paragraph", "> ", "Trích lời")]),
    ("> 50 ha", [("paragraph", "", "> 50 ha")]),
    ("---\ntitle: Báo cáo 5\nparts:\n  - 1\n---\nThân", [("paragraph", "", "Thân")]),
    ("---\nKết quả: 5\n---\nThân", [("paragraph", "", "Kết quả: 5"), ("paragraph", "", "Thân")]),
    ("", []),
    ("\n \n\t", []),
]


@pytest.mark.parametrize(("text", "blocks"), MARKDOWN)
def test_markdown_blocks(text, blocks):
    assert seen(markdown(text)) == blocks


def test_heading_depth_is_counted():
    assert [b.level for b in markdown("# a\n### b\n###### c").blocks] == [1, 3, 6]


TABLES = [
    ("| a | b |\n|---|--:|\n| 1 | 2 |", [["a", "b"], ["1", "2"]], 1),
    ("a | b\n--|--\n1 | 2\n", [["a", "b"], ["1", "2"]], 1),
    ("| a\\|b | c |\n|:-:|---|\n| 1 |  |", [["a\\|b", "c"], ["1", ""]], 1),
    ("| | b |\n|---|---|\n| - | - |", [["", "b"], ["-", "-"]], 1),
    ("|---|---|\n| 1 | 2 |", [["1", "2"]], 0),
    ("| 1 | 2 |\n| 3 | 4 |", [["1", "2"], ["3", "4"]], 0),
]


@pytest.mark.parametrize(("text", "rows", "header_rows"), TABLES)
def test_pipe_tables(text, rows, header_rows):
    document = markdown("Trước\n" + text + "\n\nSau")
    before, table, after = document.blocks
    assert table.kind is BlockKind.TABLE
    assert [[document.text[c.start : c.end] for c in row] for row in table.rows] == rows
    assert table.header_rows == header_rows
    assert (words(document, before), words(document, after)) == ("Trước", "Sau")


def test_a_pipe_in_running_text_makes_no_table():
    assert [b.kind for b in markdown("Tăng 5% | giảm 3%\n\nhết").blocks] == [BlockKind.PARAGRAPH] * 2


# Footnotes -----------------------------------------------------------------------------------------------------------

MARKS = [
    ("đạt kế hoạch<sup>1</sup>, tăng", ["1"]),
    ("đạt kế hoạch<sup>(2)</sup>; năm 2022<sup>3</sup>", ["2", "3"]),
    ("đạt kế hoạch[^4].", ["4"]),
    ("5 m<sup>2</sup>, 20.000m<sup>3</sup>, người/km<sup>2</sup>, cm<sup>2</sup>", []),
    ("xã Nậm<sup>2</sup>, " + normalize("NFD", "Nậm") + "<sup>3</sup>", ["2", "3"]),
    ("5 m<sup>4</sup>", ["4"]),
    ("30<sup>0</sup>C và 30<sup>o</sup>C", []),
    ("2,5 x 10<sup>6</sup>", []),
]


@pytest.mark.parametrize(("text", "labels"), MARKS)
def test_marks_are_told_from_powers(text, labels):
    document = markdown(text)
    assert [m.label for m in document.marks] == labels
    assert all(m.label in document.text[m.start : m.end] for m in document.marks)


NOTES = [
    ("Thân<sup>1</sup>.\n\n<sup>1</sup> Chú", ["1"], "<sup>1</sup> "),
    ("Thân[^1].\n\n[^1]: Chú", ["1"], "[^1]: "),
    ("Thân <sup>(1)</sup>.\n\n---\n(1) Chú", ["1"], "(1) "),
]


@pytest.mark.parametrize(("text", "labels", "lead"), NOTES)
def test_footnotes_carry_their_label(text, labels, lead):
    document = markdown(text)
    notes = [b for b in document.blocks if b.kind is BlockKind.NOTE]
    assert [b.note for b in notes] == labels
    assert document.text[notes[0].lead : notes[0].start] == lead
    assert words(document, notes[0]) == "Chú"
    assert [m.label for m in document.marks] == labels


def test_footnotes_need_no_blank_line_between_them():
    text = "Thân<sup>1</sup><sup>2</sup>\n\n---\n<sup>1</sup> Một. <br>\n<sup>2</sup> Hai"
    assert [b.note for b in markdown(text).blocks] == [None, "1", "2"]


def test_a_bracketed_number_is_a_footnote_only_after_a_rule_and_with_its_mark():
    assert [b.note for b in markdown("Thân<sup>(1)</sup>\n\n(1) Mục").blocks] == [None, None]
    assert [b.note for b in markdown("Thân\n\n---\n(1) Mục").blocks] == [None, None]


def test_an_indented_paragraph_belongs_to_its_footnote():
    notes = [b.note for b in markdown("Thân[^a]\n\n[^a]: Một\n\n    Hai 5 ha\n\nBa").blocks]
    assert notes == [None, "a", "a", None]


# Page breaks: (paragraphs, what each resumes, the footnote each belongs to) ----------------------------------------------

NOTE_1, NOTE_2, NOTE_3 = (f"<sup>{n}</sup> Chú thích đã trọn câu." for n in (1, 2, 3))
BODY = "Trong năm, xã đã làm xong ba tuyến đường liên thôn và hai cây cầu dân sinh."
PAGES = {
    "cut": ([LONG, "đã đạt kế hoạch."], {1: 0}, {}),
    "cut, with a page number": ([LONG, "- 2 -", "đã đạt kế hoạch."], {2: 0}, {}),
    "cut around footnotes": ([LONG + "<sup>1</sup>", NOTE_1, "đã đạt kế hoạch."], {2: 0}, {1: "1"}),
    "cut around footnotes after a semicolon": ([LONG + "<sup>1</sup>;", NOTE_1, "tái đàn lợn."], {2: 0}, {1: "1"}),
    "cut before a figure": ([LONG + " đạt<sup>1</sup>", NOTE_1, "1.250 con."], {2: 0}, {1: "1"}),
    "cut before a name": ([LONG + " của<sup>1</sup> các xã", NOTE_1, "Bản Mới đạt."], {2: 0}, {1: "1"}),
    "footnote of two paragraphs": (
        [LONG + "<sup>1</sup>", NOTE_1, BODY, "đã đạt kế hoạch."],
        {3: 0},
        {1: "1", 2: "1"},
    ),
    "footnote from the page before": (
        [BODY + "<sup>1</sup>", NOTE_1, LONG + "<sup>2</sup> và", BODY, NOTE_2, "đã đạt kế hoạch."],
        {5: 2},
        {1: "1", 3: "1", 4: "2"},
    ),
    "paragraphs between footnotes of one page": (
        [BODY + "<sup>1</sup> Xong<sup>2</sup>.", NOTE_1, BODY, BODY, NOTE_2, BODY],
        {},
        {1: "1", 2: "1", 3: "1", 4: "2"},
    ),
    "body between footnotes of two pages": (
        [BODY + "<sup>1</sup>", NOTE_1, BODY + "<sup>2</sup>", NOTE_2],
        {},
        {1: "1", 3: "2"},
    ),
    "cut three times": (
        [LONG + "<sup>1</sup>", NOTE_1, "đã và đang " + LONG + "<sup>2</sup>", NOTE_2, "đã đạt kế hoạch."],
        {2: 0, 4: 2},
        {1: "1", 3: "2"},
    ),
    "no full stop, but the next page begins anew": (
        [LONG + "<sup>1</sup> đã xong", NOTE_1, BODY, LONG, "đã đạt kế hoạch."],
        {4: 3},
        {1: "1"},
    ),
    "body that refers to a footnote is none": (
        [LONG + "<sup>1</sup> đã xong", NOTE_1, BODY + "<sup>2</sup>", NOTE_2, "đã đạt."],
        {},
        {1: "1", 3: "2"},
    ),
    "whole sentences": ([BODY, "tiếp theo là một đoạn viết thường."], {}, {}),
    "a title without a stop": (["Kết quả sáu tháng", "đã đạt kế hoạch."], {}, {}),
    "a heading ends the page": ([LONG, "# Đầu", "đã đạt kế hoạch."], {}, {}),
    "a list ends the page": ([LONG, "- mục", "đã đạt kế hoạch."], {}, {}),
}


@pytest.mark.parametrize(("paragraphs", "resumes", "notes"), PAGES.values(), ids=PAGES)
def test_page_breaks(paragraphs, resumes, notes):
    blocks = markdown("\n\n".join(paragraphs)).blocks
    assert {i: b.resumes for i, b in enumerate(blocks) if b.resumes is not None} == resumes
    assert {i: b.note for i, b in enumerate(blocks) if b.note is not None} == notes
    assert all((b.kind is BlockKind.NOTE) == (b.note is not None) for b in blocks)


def test_decomposed_text_resumes_as_composed_text_does():
    for paragraphs, resumes, _ in PAGES.values():
        blocks = markdown(normalize("NFD", "\n\n".join(paragraphs))).blocks
        assert {i: b.resumes for i, b in enumerate(blocks) if b.resumes is not None} == resumes


# Plain text ----------------------------------------------------------------------------------------------------------

WRAPPED = (
    "Sáu tháng đầu năm, toàn huyện đã gieo trồng được 1.250 ha lúa, bằng 98%\n"
    "kế hoạch và tăng 3% so với cùng kỳ. Năng suất bình quân ước đạt 52 tạ/ha,\n"
    "cao hơn năm trước 1,5 tạ. Sản lượng cả vụ vì thế cũng tăng thêm hơn 1.000\n"
    "tấn."
)
PLAIN = [
    ("Câu một.\nCâu hai.", [("paragraph", "", "Câu một."), ("paragraph", "", "Câu hai.")]),
    ("- a\n- b\n+ c", [("item", "- ", "a"), ("item", "- ", "b"), ("item", "+ ", "c")]),
    ("Tổng\n4736,0\n113,5", [("paragraph", "", "Tổng"), ("paragraph", "", "4736,0"), ("paragraph", "", "113,5")]),
    ("1. Dư nợ\nTổng dư nợ 5 tỷ.", [("heading", "1. ", "Dư nợ"), ("paragraph", "", "Tổng dư nợ 5 tỷ.")]),
    ("1. Lúa\n2. Ngô\nHết.", [("item", "1. ", "Lúa"), ("item", "2. ", "Ngô"), ("paragraph", "", "Hết.")]),
    ("1. Thu 5 tỷ\nHết.", [("item", "1. ", "Thu 5 tỷ"), ("paragraph", "", "Hết.")]),
    ("BÁO CÁO NHANH\n\nHết.", [("heading", "", "BÁO CÁO NHANH"), ("paragraph", "", "Hết.")]),
    ("Một\nTT\nKH", [("paragraph", "", "Một"), ("paragraph", "", "TT"), ("paragraph", "", "KH")]),
    (WRAPPED, [("paragraph", "", WRAPPED)]),
    ("- " + WRAPPED + "\n- Hết", [("item", "- ", WRAPPED), ("item", "- ", "Hết")]),
    ("Một\n----\nHai", [("paragraph", "", "Một"), ("paragraph", "", "Hai")]),
]


@pytest.mark.parametrize(("text", "blocks"), PLAIN)
def test_plain_blocks(text, blocks):
    assert seen(plain(text)) == blocks


def test_lines_that_are_not_of_one_width_stay_apart():
    lines = [
        "đàn trâu của toàn huyện có 25.109 con, giảm hơn hai phần trăm so với cùng kỳ",
        "đàn bò có 14.294 con, giảm bốn phần trăm so với năm trước",
        "đàn lợn có 97.412 con, tăng một phần trăm",
    ]
    assert [w for _, _, w in seen(plain("\n".join(lines)))] == lines


# Files ---------------------------------------------------------------------------------------------------------------


def zipped(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "x")
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
FOREIGN = [
    (zipped("ppt/presentation.xml"), ".pptx"),
    (OLE + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
    (zipped("a.txt"), "ZIP"),
    (OLE, "Office"),
    (zipped("mimetype"), "ZIP"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b'<?xml version="1.0"?>', "XML"),
    (b"", "no words"),
    (b" \r\n\t", "no words"),
    (b"\0" * 99, "binary"),
]


@pytest.mark.parametrize(("data", "name"), FOREIGN, ids=[name for _, name in FOREIGN])
def test_what_is_no_text_is_named(data, name):
    with pytest.raises(ReadError) as caught:
        read("bc.md", data)
    assert name in caught.value.message.en
    assert str(caught.value).startswith("bc.md: ")
    assert caught.value.message.vi != caught.value.message.en


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("-", "markdown"), ("a.txt", "text"), ("a.log", "text")],
)
def test_the_ending_decides_the_format(name, form):
    assert read_text("5 ha", name).format == form
    assert read("-", b"5 ha", name).format == form


def test_a_file_is_read_with_its_hash_and_name(tmp_path):
    path = tmp_path / "Báo cáo.txt"
    data = "\ufeffTổng 5 ha\r\n".encode()
    path.write_bytes(data)
    document = read(path)
    assert (document.path, document.text) == (str(path), "Tổng 5 ha\r\n")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_a_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("12345 ha")
    monkeypatch.setattr(readers, "LARGEST", 5)
    with pytest.raises(ReadError, match="larger than"):
        read(path)
    with pytest.raises(ReadError, match="larger than"):
        read("-", b"12345 ha")


@pytest.mark.parametrize(("name", "said"), [("none.md", "no such file"), (".", "folder"), ("a\0b", "can't be opened")])
def test_a_path_that_is_no_file_is_an_error(tmp_path, name, said):
    with pytest.raises(ReadError, match=said):
        read(str(tmp_path) + "/" + name)


def test_reports_are_found_in_order_and_once(tmp_path):
    for name in ("b/z.md", "b/a.TXT", "b/c/d.md", "b/.git/x.md", "b/x.log", "b/~$y.docx", "b/x.checked.docx", "a.log"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("5")
    (tmp_path / "empty").mkdir()
    given_paths = [tmp_path / "a.log", tmp_path / "b", tmp_path / "b" / "z.md", tmp_path / "empty", tmp_path / "none"]
    files, errors = find_reports([*given_paths, "-"])
    assert files == [str(tmp_path / n) for n in ("a.log", "b/a.TXT", "b/z.md", "b/c/d.md")] + ["-"]
    assert [e.path for e in errors] == [str(tmp_path / "empty"), str(tmp_path / "none")]
    assert ".md, .txt" in errors[0].said("vi")


def test_an_error_survives_the_way_between_processes():
    with pytest.raises(ReadError) as caught:
        read("none.md")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 -- our own
    assert isinstance(again, CheckerError)
    assert again.said("vi") == caught.value.said("vi")


# Laws ----------------------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\r\n", "\r", " ", "\t", "    ", "|", "|---|---|\n", "---", "***", "#", "## ", "- ", "-", "+ ", "* ", "**",
        "1. ", "2. ", "1.1 ", "a) ", "I. ", "(1) ", "Điều 1. ", "<sup>1</sup>", "<sup>(1)</sup>", "<sup>2</sup> ", "[^1]", "[^1]: ",
        "```", "~~~", "> ", "<!-- 5 -->", "12,5 tỷ", "2.146", "các", "đã đạt ", "Tổng ", ". ", ";", ":", "\\|", "\x0c", "\u2028",
        LONG, BODY, WRAPPED, "²", "٣",
    ]
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join))
names = st.sampled_from(["a.md", "a.txt"])


def dropped(text: str) -> bool:
    """Whether front matter, the one thing with digits that is left out, may be in the text."""
    return text.startswith("---")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, names)
@example("1\n|\n|---|\n", "a.md")
def test_reading_is_total_orderly_and_loses_no_digit(text, name):
    document = read_text(text, name)
    assert document.text == text
    reached = 0
    for index, block in enumerate(document.blocks):
        assert reached <= block.lead <= block.start <= block.end <= len(text)
        reached = block.end
        assert block.resumes is None or 0 <= block.resumes < index
        assert (block.kind is BlockKind.NOTE) == (block.note is not None)
        assert (block.kind is BlockKind.TABLE) or not block.rows
        cells = [cell for row in block.rows for cell in row]
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in cells)
        assert cells == sorted(cells, key=lambda cell: cell.start)
    kept = {i for block in document.blocks for i in range(block.lead, block.end)}
    if not dropped(text):
        assert not [i for i, sign in enumerate(text) if sign.isdigit() and i not in kept]
    for mark in document.marks:
        assert any(block.start <= mark.start < mark.end <= block.end for block in document.blocks)


@given(texts)
def test_positions_count_lines_as_editors_do(text):
    document = markdown(text)
    lines = io.StringIO(text, newline="").readlines() or [""]
    offset = 0
    for number, line in enumerate(lines, 1):
        assert document.position(offset) == (number, 1)
        offset += len(line)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(data):
    try:
        assert read("a.md", data).blocks
    except ReadError as error:
        said = error.said("vi")
    else:
        said = "a.md: "
    assert said.startswith("a.md: ")


@pytest.mark.parametrize("form", [markdown, plain])
@pytest.mark.parametrize(
    "text", ["|" * 50_000, "*" * 50_000, "```x\n" * 20_000, "<sup>" * 20_000, "5 ha\n" * 20_000, "chữ 5 " * 50_000]
)
def test_odd_texts_take_no_odd_time(form, text):
    form(text)
