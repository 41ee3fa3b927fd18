"""PDF files: reading order, tables, footnotes, what is no text; and copies with highlights."""

import ctypes
import time
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from packages import pdf, shown
from pypdfium2 import raw

from checker import check
from checker.cli import main
from checker.document import PagePlace
from checker.engine import check_document
from checker.errors import ReadError
from checker.finding import Status
from checker.packs import load_rules
from checker.readers import read
from checker.readers.assembly import Assembly, Piece
from checker.readers.pdf import MOST_PAGES, scan, woven
from checker.readers.pdf.glyphs import Box
from checker.readers.pdf.rules import Rule
from checker.readers.pdf.tables import joined
from checker.writers import writer

DOCUMENTS = Path(__file__).parent / "documents"
FAULTY = DOCUMENTS / "bao-cao-co-loi.pdf"


def lines(*texts, top=700, left=72, size=12):
    return [(left, top - 14 * i, size, text) for i, text in enumerate(texts)]


def text_of(*pages):
    return read("x.pdf", pdf(*pages)).text.rstrip("\n")


FULL = "Trong thang qua, cac xa da thuc hien tot nhiem vu duoc giao theo ke"


def test_a_table_over_two_pages_is_one():
    both = [check(DOCUMENTS / f"bang-hai-trang.{form}") for form in ("pdf", "docx")]
    assert [f.text for f in both[0].figures] == [f.text for f in both[1].figures]
    tables = [b for b in both[0].document.blocks if b.kind.value == "table"]
    assert len(tables) == 1
    assert len(tables[0].rows) == 72


def test_a_footnote_mark_does_not_grow_into_the_figure():
    page = [*lines("Trong nam trong duoc 1.234"), (217, 705, 7, "15"), *lines("ha lua", left=229)]
    assert text_of(page).startswith("Trong nam trong duoc 1.234<sup>15</sup> ha lua")


@pytest.mark.parametrize("stop", [".", ",", ").", ";"])
def test_nor_does_one_before_a_stop(stop):
    page = [(72, 700, 12, "Trong nam 2023"), (157, 705, 7, "30"), (165, 700, 12, stop), (180, 700, 12, "Nam sau")]
    assert text_of(page) == f"Trong nam 2023<sup>30</sup>{stop} Nam sau"


def test_square_metres():
    assert text_of([*lines("San nha 120 m"), (153, 705, 7, "2")]) == "San nha 120 m²"


def test_a_footnote_at_the_foot_is_tied_to_its_mark():
    body = [*lines(FULL, "hoach nam; dat 1.234"), (187, 691, 7, "1"), *lines("tan.", left=194, top=686)]
    rule = "72 120 140 0.5 re f"
    notes = [
        (72, 105, 6, "1"),
        (78, 100, 10, "Lua 5 ha; ngo 6 ha, con lai la cay an qua cac loai khac trong huyen, nhu"),
        (72, 88, 10, "cam."),
    ]
    document = read("x.pdf", pdf([*body, rule, *notes]))
    assert [m.label for m in document.marks] == ["1"]
    assert [(b.kind.value, b.note) for b in document.blocks] == [("paragraph", None), ("note", "1")]
    assert "khac trong huyen, nhu cam." in document.text


def test_a_paragraph_goes_on_over_the_page_and_numbers_of_pages_are_no_text():
    pages = [[(290, 800, 10, str(n)), *lines(FULL, FULL)] for n in (1, 2, 3)]
    pages[2].append((72, 672, 12, "hoach."))
    assert text_of(*pages) == " ".join([FULL] * 6) + " hoach."


def test_running_heads_are_no_text():
    pages = [
        [(72, 800, 9, "UBND huyen"), *lines(f"Trang nay co {n}0 ha."), (72, 40, 9, f"Trang {n}/4")]
        for n in (1, 2, 3, 4)
    ]
    text = text_of(*pages)
    assert "UBND" not in text
    assert "Trang nay co 40 ha." in text
    assert "/4" not in text


def test_two_columns_are_read_one_after_the_other():
    left = [f"cot trai dong thu {n} dai nhu cac dong" for n in range(8)]
    right = [f"cot phai dong thu {n} dai nhu cac dong" for n in range(8)]
    text = text_of([*lines(*left), *lines(*right, left=320)])
    assert text.index("cot trai dong thu 7") < text.index("cot phai dong thu 0")


def test_cells_drawn_side_by_side_make_whole_rules():
    sides = [Rule(72 + 50 * c, 700 - 20 * r, 122 + 50 * c, 700 - 20 * r) for r in range(40) for c in range(6)]
    sides += [Rule(72 + 50 * c, 680 - 20 * r, 72 + 50 * c, 700 - 20 * r) for r in range(39) for c in range(7)]
    whole = joined(sides)
    assert len(whole) == 47
    assert {(r.left, r.right) for r in whole if r.is_horizontal} == {(72, 372)}


def test_a_page_full_of_rules_takes_no_time():
    page = [f"{x % 590} {x // 590} 1 900 re f" for x in range(0, 590 * 400, 37)]
    begun = time.process_time()
    assert text_of([*lines("5 ha"), *page]) == "5 ha"
    assert time.process_time() - begun < 5


def test_words_in_columns_are_a_table():
    rows = [("Chi tieu", "Ke hoach", "Thuc hien"), ("Lua", "1.234,5", "1.100"), ("Ngo", "900", "850")]
    page = [
        (x, 700 - 16 * i, 12, word) for i, row in enumerate(rows) for x, word in zip((72, 220, 340), row, strict=True)
    ]
    assert text_of(page) == "| Chi tieu | Ke hoach | Thuc hien |\n| Lua | 1.234,5 | 1.100 |\n| Ngo | 900 | 850 |"


def test_the_rest_of_a_cell_is_no_row():
    rows = [
        ("Chi tieu", "Ghi chu", "Ke hoach"),
        ("Lua", "ca hai vu trong", "900"),
        (None, "nam", None),
        ("Ngo", "mot vu", "850"),
    ]
    page = [
        (x, 700 - 14 * i, 12, w) for i, row in enumerate(rows) for x, w in zip((72, 180, 340), row, strict=True) if w
    ]
    assert text_of(page).endswith("| Lua | ca hai vu trong nam | 900 |\n| Ngo | mot vu | 850 |")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("12.345.6", "78"), "12.345.678"),
        (("1.234.", "567,5"), "1.234.567,5"),
        (("99,", "4%"), "99,4%"),
        (("100", "200"), "100 200"),
        (("1.234", "567"), "1.234 567"),
        (("nam 2023.", "125 ho"), "nam 2023. 125 ho"),
        (("8.8", "82"), "8.8 82"),
    ],
)
def test_a_figure_that_a_narrow_cell_cuts(cell, said):
    words = [(75, 700, 12, "Xa"), (145, 700, 12, "So ho"), (75, 680, 12, "A"), (75, 640, 12, "B"), (145, 640, 12, "5")]
    words += [(145, 680 - 14 * n, 12, line) for n, line in enumerate(cell)]
    rules = [f"70 {y} 140 0.5 re f" for y in (715, 695, 655, 630)] + [f"{x} 630 0.5 85 re f" for x in (70, 140, 210)]
    assert f"| A | {said} |" in text_of([*words, *rules])


BROKEN = {
    "a hyphen between figures": (["giai doan 2013-", "2022 va cac nam sau"], "2013-2022 va"),
    "a stroke between figures": (["gieo trong 8.882/", "8.938 ha lua"], "8.882/8.938 ha"),
    "a stroke that stands alone": (["gieo trong 8.882 ha /", "8.938 ha lua"], "ha / 8.938 ha"),
    "a sign before its figure": (["giam 112 vu (-", "15,98%) so voi"], "(-15,98%)"),
    "a figure and its unit": (["du toan giao la 12", "trieu dong, dat"], "12 trieu dong"),
    "a span at its dash": (["trong nhiem ky 2020", "- 2025. Trong do"], "2020 - 2025. Trong"),
    "a pair of words at its dash": (["phat trien kinh te", "- xa hoi cua xa"], "kinh te - xa hoi"),
}


@pytest.mark.parametrize(("broken", "whole"), BROKEN.values(), ids=BROKEN)
def test_what_the_end_of_a_line_breaks_is_whole(broken, whole):
    assert whole in text_of(lines(*broken))


def test_short_lines_are_paragraphs_and_bullets_no_column():
    page = [*lines(FULL + "."), *lines("Lua mua 1.390 ha", "Ngo ca nam 100 ha", "San 1.865 ha", top=680)]
    page += [(72, 640 - 14 * n, 12, "-") for n in range(4)]
    page += [(100, 640 - 14 * n, 12, f"Xa thu {n}: 5{n} ha") for n in range(4)]
    assert text_of(page).split("\n\n")[1:] == [
        "Lua mua 1.390 ha",
        "Ngo ca nam 100 ha",
        "San 1.865 ha",
        *(f"- Xa thu {n}: 5{n} ha" for n in range(4)),
    ]


def test_a_bullet_before_a_number_is_no_column_either():
    page = [*lines(FULL + "."), *((72, 640 - 14 * n, 12, "-") for n in range(4))]
    said = ["6. Van hoa", "Du lich: 20 ha", "Xa moi: 51 ha", "Xa cu: 52 ha"]
    page += [(100, 640 - 14 * n, 12, text) for n, text in enumerate(said)]
    assert "|" not in text_of(page)


WIDTHS = {"T": 611, "V": 667, " ": 278, ".": 278, ",": 278, "r": 333, "c": 500, "t": 278, "i": 222, "m": 833}
"""Of letters in Helvetica, in thousandths of the size; 556 for those that are none of these."""


def drawn_late(text, late, left=72, top=700, size=12):
    """A line as programs draw it whose font lacks some letters: all others first, then these, each into its gap."""
    pieces, missing, said, begun, at = [], [], "", left, float(left)
    for sign in text:
        width = WIDTHS.get(sign, 556) * size / 1000
        if sign in late:
            if said.strip():
                pieces.append((round(begun, 3), top, size, said))
            missing.append((round(at, 3), top, size, sign))
            said, begun = "", at + width
        else:
            said += sign
        at += width
    return [*pieces, *([(round(begun, 3), top, size, said)] if said.strip() else []), *missing]


@pytest.mark.parametrize("late", ["o", "oa", "u1", "ngh", "T.d"])
def test_letters_of_another_font_are_put_back_into_their_words(late):
    said = "Trong nam trong duoc 1.234 ha rung, dat 99,5 % nhu nhiem vu giao."
    assert text_of(drawn_late(said, late)) == said


class Drawn:
    """Letters as PDFium places them: the left and right edge of each."""

    def __init__(self, *edges):
        self.edges = edges

    def whole(self, index, length):
        assert length == 1
        return Box(*self.edges[index], 0.0, 10.0)


def test_an_accent_is_read_with_its_letter_and_a_blank_where_it_takes_room():
    signs = "t cao \u01b0\u0323"
    places = Drawn((0, 3), (15, 15), (15, 20), (22, 27), (27, 32), (35, 35), (3, 9), (9, 15))
    (span,) = woven._joined(woven._seen(range(8), signs, places), woven._mostly)
    assert [(t.text, t.spaced) for t in span.tokens] == [("tực", False), ("ao", True)]
    wide = Drawn((0, 9), (20, 20), (23.3, 32), (9, 22.5))
    (span,) = woven._joined(woven._seen(range(4), "T TƯ", wide), woven._mostly)
    assert [(t.text, t.spaced) for t in span.tokens] == [("TƯ", False), ("T", True)]


def test_a_figure_among_them_has_a_box_of_its_own():
    document = read("x.pdf", pdf(drawn_late("Trong nam (tang 16,8%); nay", "on")))
    at = document.text.index("16,8")
    (place,) = {p.native for p in document.places_of(at, at + 4)}
    assert place.right - place.left == pytest.approx(4 * 12 * 0.556 - 12 * 0.278, abs=0.2)


def test_what_is_drawn_over_the_same_again_is_left_alone():
    twice = [*lines("Trong duoc 1.234 ha"), (72.2, 700, 12, "Trong duoc 1.234 ha")]
    assert "1.234 ha" in text_of(twice)


def test_a_long_word_that_found_no_room_begins_no_paragraph():
    page = lines(FULL + " hoach", "nam nay, xem tai dia chi", "HTTPS-" + "abcdefghij" * 5 + " va bao cao.")
    assert "\n" not in text_of(page)


def test_small_letters_at_the_foot_are_text():
    page = [*lines(FULL, FULL, "hoach nam."), (72, 60, 8, "Ghi chu: so lieu 5 ha la uoc tinh.")]
    assert text_of(page).endswith("Ghi chu: so lieu 5 ha la uoc tinh.")


def test_a_footnote_has_its_paragraphs():
    body = [*lines(FULL, "hoach nam; dat 1.234"), (187, 691, 7, "1"), *lines("tan.", left=194, top=686)]
    notes = [
        (72, 125, 6, "1"),
        *lines("Lua 5 ha, ngo 6 ha va cac cay khac trong huyen la 7 ha.", top=120, left=78, size=9),
    ]
    notes += lines("San 8 ha.", "Khoai 9 ha.", top=108, left=78, size=9)
    document = read("x.pdf", pdf([*body, "72 140 140 0.5 re f", *notes]))
    assert [document.text[b.start : b.end] for b in document.blocks if b.note == "1"][1:] == [
        "San 8 ha.",
        "Khoai 9 ha.",
    ]


def test_notes_at_the_end_are_tied_to_their_marks():
    """As a web page prints them: their numbers aren't raised."""
    first = [*lines(FULL, "hoach nam; dat 1.234"), (187, 691, 7, "1"), *lines("tan.", left=194, top=686)]
    last = [*lines(FULL, FULL, "hoach."), *lines("1 Lua 5 ha; ngo 6 ha.", top=200, size=9)]
    document = read("x.pdf", pdf(first, last))
    (note,) = [b for b in document.blocks if b.note]
    assert document.text[note.start : note.end].startswith("Lua 5 ha; ngo 6 ha.")
    assert [m.label for m in document.marks] == ["1"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["ban ve so QH-", "11."], "QH-11."),
        (["report on infor-", "mation"], "information"),
        (["vung Tay-", "Bac"], "Tay-Bac"),
    ],
)
def test_a_hyphen_that_only_divides_is_left_out(broken, whole):
    assert text_of(lines(*broken)).endswith(whole)


def test_a_line_after_a_hyphen_stands_on_its_own_height():
    page = lines(FULL + " ban ve QH-", "11. Het.")
    document = read("x.pdf", pdf(page))
    assert document.text.endswith("ban ve QH-11. Het.\n")
    heights = {p.native.bottom for p in document.places}
    assert len(heights) == 2


LYING = {
    90: ("0 1 -1 0", lambda x, y: (595 - y, x)),
    180: ("-1 0 0 -1", lambda x, y: (595 - x, 842 - y)),
    270: ("0 -1 1 0", lambda x, y: (y, 842 - x)),
}


@pytest.mark.parametrize("angle", LYING)
def test_words_that_run_up_or_down_are_read(angle):
    matrix, turned = LYING[angle]
    rows = [("Chi tieu", "Ke hoach", "Thuc hien"), ("Lua", "1.234,5", "1.100"), ("Ngo", "900", "850")]
    at = [(x, 500 - 16 * i, w) for i, row in enumerate(rows) for x, w in zip((72, 200, 300), row, strict=True)]
    at += [(72, 300, "Gieo 8.882/8.938 ha, dat 98,4% ke"), (72, 286, "hoach.")]
    page = [f"BT /F 12 Tf {matrix} {turned(x, y)[0]} {turned(x, y)[1]} Tm {shown(words)} ET" for x, y, words in at]
    data = pdf(page).replace(b"/MediaBox", b"/Rotate %d/MediaBox" % angle)
    document = read("x.pdf", data)
    table, sentence = document.text.rstrip().split("\n\n")
    assert table == "| Chi tieu | Ke hoach | Thuc hien |\n| Lua | 1.234,5 | 1.100 |\n| Ngo | 900 | 850 |"
    assert sentence == "Gieo 8.882/8.938 ha, dat 98,4% ke hoach."
    place = document.places_of(document.text.index("1.234,5"), document.text.index("1.234,5") + 7)[0].native
    words = (
        pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded(place.left, place.bottom, place.right, place.top)
    )
    assert words.strip() == "1.234,5"


def test_positions_are_boxes_on_pages():
    report = check(FAULTY)
    figure = next(f for f in report.figures if f.text == "94,8")
    (place,) = {p.native for p in report.document.places_of(figure.start, figure.end)}
    assert isinstance(place, PagePlace)
    page = pypdfium2.PdfDocument(FAULTY)[place.page - 1]
    words = page.get_textpage().get_text_bounded(place.left, place.bottom, place.right, place.top)
    assert "94,8" in words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "no words"),
        (pdf(*[[] for _ in range(MOST_PAGES + 1)]), "more than 1500"),
        (b"%PDF-1.7\n" + bytes(200), "damaged"),
        (FAULTY.read_bytes()[:20_000], None),
    ],
    ids=["empty pages", "too many pages", "damaged", "cut off"],
)
def test_what_can_not_be_read(data, said):
    if said is None:
        # PDFium may mend it.
        try:
            read("x.pdf", data)
        except ReadError as error:
            said = str(error)
            assert said.startswith("x.pdf: ")
        return
    with pytest.raises(ReadError, match=said):
        read("x.pdf", data)


def annotations(data):
    """Page and words of each remark."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_HIGHLIGHT:
                continue
            length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAnnot_GetStringValue(
                annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
            )
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
            words = page.get_textpage().get_text_bounded(box.left, box.bottom, box.right, box.top)
            found.append((number + 1, words.strip(), buffer.raw.decode("utf-16-le").rstrip("\0")))
    return found


def test_a_copy_has_highlights_and_notes():
    report = check(FAULTY)
    data = FAULTY.read_bytes()
    checks = [c for c in report.checks if c.status is Status.FAIL]
    copy = writer("pdf").annotated(data, report, checks, "vi", suggest=False)
    assert copy == writer("pdf").annotated(data, report, checks, "vi", suggest=False)
    found = annotations(copy)
    said = [(words, text.splitlines()[0]) for _, words, text in found if text]
    assert len(said) == len(checks)
    assert ("94,8", "Lỗi: 4.125 ha trên 4.250 ha là 97,1%, không phải 94,8%") in said
    assert len(found) > len(said)
    assert read("x.pdf", copy).text == read("x.pdf", data).text


def test_the_command_writes_it(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    Path("bc.pdf").write_bytes(FAULTY.read_bytes())
    assert main(["check", "bc.pdf", "--annotate"]) == 1
    capfdbinary.readouterr()
    assert Path("bc.checked.pdf").exists()
    assert Path("bc.pdf").read_bytes() == FAULTY.read_bytes()


# Scanned pages.

TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
4\t1\t1\t1\t1\t0\t300\t300\t1200\t50\t-1\t
5\t1\t1\t1\t1\t1\t300\t310\t100\t40\t96.5\tđạt
5\t1\t1\t1\t1\t2\t420\t300\t90\t50\t41.2\t98,4%
5\t1\t1\t1\t1\t3\t1200\t300\t90\t50\t90\txa
broken line
"""


def test_what_tesseract_tells_becomes_words_with_boxes():
    spans = scan._spans(scan._boxes(TABLE), 300 / 72, 842.0)
    assert [[t.text for t in s.tokens] for s in spans] == [["đạt", "98,4%"], ["xa"]]
    token = spans[0].tokens[1]
    assert (token.left, token.confidence, token.spaced) == (pytest.approx(100.8), 41, True)
    assert token.top - token.bottom == pytest.approx(12)


def scanned(source):
    """A PDF of pictures of another's pages."""
    made, given = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(source)
    for page in given:
        picture = pypdfium2.PdfImage.new(made)
        picture.set_bitmap(page.render(scale=2, grayscale=True))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        sheet = made.new_page(*page.get_size())
        sheet.insert_obj(picture)
        sheet.gen_content()
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_scan_is_refused_where_nothing_can_recognise_it(monkeypatch):
    monkeypatch.setattr(scan, "program", lambda: None)
    with pytest.raises(ReadError, match="install Tesseract"):
        read("x.pdf", scanned(FAULTY))


def test_a_scan_is_recognised_and_says_so(monkeypatch, tmp_path, capfdbinary):
    if scan.program() is None:
        pytest.skip("Tesseract with Vietnamese is not installed")
    monkeypatch.chdir(tmp_path)
    Path("scan.pdf").write_bytes(scanned(FAULTY))
    assert main(["check", "--lang", "en", "scan.pdf"]) == 1
    out = capfdbinary.readouterr().out.decode()
    assert "the words were recognised and may be wrong" in out
    assert "4.125 ha of 4.250 ha is 97,1%, not 94,8%" in out


@pytest.mark.parametrize(("confidence", "status"), [(None, Status.FAIL), (95, Status.FAIL), (60, Status.UNSURE)])
def test_nobody_is_accused_on_a_figure_that_was_badly_recognised(confidence, status):
    assembly = Assembly("x.pdf")
    pieces = [
        Piece("Gieo trồng 8.882/8.938 ha, đạt "),
        Piece("98,4", PagePlace(1, 0, 0, 9, 9, confidence)),
        Piece("% kế hoạch."),
    ]
    assembly.paragraph(pieces)
    (checked,) = check_document(assembly.finish("pdf-ocr", b""), load_rules()).checks
    assert checked.status is status
    assert (checked.severity is None) == (status is Status.UNSURE)
