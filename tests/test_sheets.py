"""Workbooks and separated tables: what is printed in the cells, and where they stand."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import TYPES, package

from checker import check
from checker.document import BlockKind, CellPlace
from checker.engine import check_document
from checker.errors import ReadError
from checker.packs import load_rules
from checker.readers import read
from checker.readers.separated import separator_of
from checker.readers.sheets.grid import cell_name, column_of
from checker.readers.sheets.printing import printed
from checker.writers import writer

DOCUMENTS = Path(__file__).parent / "documents"
TEXT = """Chăn nuôi

BIỂU TỔNG HỢP CHĂN NUÔI 9 THÁNG ĐẦU NĂM 2023

(Kèm theo báo cáo của huyện)

| Vật nuôi | Kế hoạch (con) | Thực hiện (con) | Tỷ lệ (%) |
| Trâu | 6.200 | 6.138 | 99,0% |
| Bò | 8.450 | 8.512 | 100,7% |
| Lợn | 31.500 | 29.870 | 94,8% |
| Tổng số | 46.150 | 44.250 | 95,9% |

Ghi chú: số liệu ước tính đến ngày 15/9/2023.

Diện tích

| Cây trồng | Kế hoạch (ha) | Thực hiện (ha) | Tỷ lệ |
| Lúa | 3.400,4 ha | 3.420 | 98,6% |
| Ngô | 1.900,0 ha | 1.860 | 97,9% |

Ngày lập  15/09/2023
"""


@pytest.mark.parametrize("name", ["chan-nuoi.xlsx", "chan-nuoi.xls", "chan-nuoi.ods"])
def test_a_workbook_reads_as_it_is_printed(name):
    report = check(DOCUMENTS / name)
    assert report.document.text == TEXT
    (finding,) = report.findings
    assert finding.message.vi == "6.138 + 8.512 + 29.870 = 44.520, không phải 44.250"
    figure = report.figures[finding.figures[0][0]]
    places = report.document.places_of(figure.start, figure.end)
    assert [p.native for p in places] == [CellPlace("Chăn nuôi", "C8")]


FORMATS = [
    ("8882", "General", "8882"),
    ("0.1", "General", "0,1"),
    ("97.058823529411768", "General", "97,05882353"),
    ("0.30000000000000004", "General", "0,3"),
    ("1E-40", "General", "0"),
    ("1.5E+3", "General", "1500"),
    ("8882", "#,##0", "8.882"),
    ("1234567.891", "#,##0.00", "1.234.567,89"),
    ("0.97058823", "0.0%", "97,1%"),
    ("0.005", "0%", "1%"),
    ("2.675", "0.00", "2,68"),
    ("1.0049999999999999", "0.00", "1,01"),
    ("-5.5", "0.0", "-5,5"),
    ("-0.01", "0.0", "0,0"),
    ("-1234", "#,##0;(#,##0)", "-1.234"),
    ("-1234", "#,##0;[Red]-#,##0", "-1.234"),
    ("-1234", "#,##0;[Red]#,##0", "-1.234"),
    ("0", '#,##0;-#,##0;"-"', "-"),
    ("5.5", "0.##", "5,5"),
    ("12500000", '#,##0.0,," triệu"', "12,5 triệu"),
    ("3400.4", '#,##0.0" ha"', "3.400,4 ha"),
    ("7", "00", "07"),
    ("1500", "[$đ-42A] #,##0", "đ 1.500"),
    ("1500", '#,##0\\ "đồng"', "1.500 đồng"),
    ("12", "_(* #,##0_)", "12"),
    ("45184", "dd/mm/yyyy", "15/09/2023"),
    ("45184", "m/d/yy", "9/15/23"),
    ("45184.75", "dd/mm/yyyy hh:mm", "15/09/2023 18:00"),
    ("43722", "dd/mm/yyyy", "14/09/2019"),
    ("text", "0", "text"),
    ("1E+400", "0", "1" + "0" * 400),
    ("-1", "dd/mm/yyyy", "-1"),
]


@pytest.mark.parametrize(("stored", "form", "shown"), FORMATS)
def test_numbers_are_printed_under_their_format(stored, form, shown):
    assert printed(stored, form) == shown


def test_days_since_1904():
    assert printed("0", "dd/mm/yyyy", since_1904=True) == "01/01/1904"


@given(st.text(max_size=30), st.text(alphabet='0#?.,;%@"\\[]_*E+-dmyhs GeneralRđ', max_size=20))
def test_printing_is_total(stored, form):
    assert isinstance(printed(stored, form), str)
    assert isinstance(printed("1234.5", form), str)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_names_of_cells_lead_back(row, column):
    assert column_of(cell_name(row, column)) == column
    assert cell_name(row, column).endswith(str(row + 1))


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def workbook(rows, **parts):
    return package(
        {
            "xl/workbook.xml": f'<workbook {MAIN} {LINK}><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
            **{f"xl/{name}.xml": f"<{root} {MAIN}>{content}</{root}>" for name, (root, content) in parts.items()},
        }
    )


SAID = '<row r="5"><c r="B5" t="str"><v>Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.</v></c></row>'


def annotated(data):
    document = read("x.xlsx", data)
    report = check_document(document, load_rules())
    assert len(report.findings) == 1
    return writer("xlsx").annotated(data, report, report.findings, "vi", suggest=False)


def parts_of(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_copy_has_a_comment_on_the_cell():
    tail = '<tableParts count="0"/>'
    parts = {**parts_of(workbook(SAID)), "[Content_Types].xml": TYPES}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</worksheet>", f"{tail}</worksheet>")
    copy = parts_of(annotated(package(parts)))
    assert {n for n in copy if copy[n] != parts.get(n)} == {
        "[Content_Types].xml",
        "xl/comments.xml",
        "xl/drawings/vmlDrawingChecker.vml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert '<comment ref="B5" authorId="0">' in copy["xl/comments.xml"]
    assert "Lỗi: 8.882 ha trên 8.938 ha là 99,4%" in copy["xl/comments.xml"]
    assert "<x:Row>4</x:Row><x:Column>1</x:Column>" in copy["xl/drawings/vmlDrawingChecker.vml"]
    sheet = copy["xl/worksheets/sheet1.xml"]
    assert sheet.index("</sheetData>") < sheet.index("<legacyDrawing") < sheet.index(tail)
    assert 'Target="../comments.xml"' in copy["xl/worksheets/_rels/sheet1.xml.rels"]


def test_comments_on_cells_that_are_there_survive():
    once = annotated(package({**parts_of(workbook(SAID)), "[Content_Types].xml": TYPES}))
    twice = parts_of(annotated(once))
    assert twice["xl/comments.xml"].count("<comment ") == 1
    assert twice["xl/comments.xml"].count("Lỗi: ") == 2
    assert twice["xl/drawings/vmlDrawingChecker.vml"].count("<v:shape ") == 1
    assert twice["xl/worksheets/sheet1.xml"].count("<legacyDrawing") == 1


def test_kinds_of_cells():
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><t>x</t></is></c></row>'
        '<row><c t="str"><f>A1</f><v>y</v></c><c t="e"><v>#DIV/0!</v></c><c><f>1+1</f></c><c t="s"><v>99</v></c><c><v>5</v></c></row>'
    )
    shared = "<si><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></si>"
    document = read("x.xlsx", workbook(rows, sharedStrings=("sst", shared)))
    # Columns that are empty all the way down are left out.
    assert document.text == "|  | ab | x |  |\n| y | #DIV/0! |  | 5 |\n"


def test_cells_far_apart_cost_nothing():
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="XFD{r}"><v>2</v></c></row>' for r in range(1, 500))
    assert read("x.xlsx", workbook(rows)).text.startswith("| 1 | 2 |\n")


def test_a_workbook_without_its_parts():
    with pytest.raises(ReadError, match="damaged"):
        read("x.xlsx", package({"xl/styles.xml": "<a/>"}))


def test_a_damaged_old_workbook_is_given_up(monkeypatch):
    """On this one the library never comes back."""
    monkeypatch.setattr("checker.readers.sheets.xls._SECONDS", 1)
    data = (DOCUMENTS / "chan-nuoi.xls").read_bytes()
    with pytest.raises(ReadError, match="damaged"):
        read("x.xls", data[:600] + bytes(2000) + data[2600:])


CSV = 'Chỉ tiêu;Kế hoạch;Thực hiện;Tỷ lệ (%)\r\n"Lúa; ngô";8.938;"8.882";98,4\r\n\r\nGhi chú "a"\r\n'


def test_a_separated_table_keeps_its_text_and_its_cells():
    document = read("x.csv", CSV.encode())
    assert document.text == CSV
    table, note = document.blocks
    assert [[CSV[c.start : c.end] for c in row] for row in table.rows] == [
        ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
        ["Lúa; ngô", "8.938", "8.882", "98,4"],
    ]
    assert table.header_rows == 1
    assert note.kind is BlockKind.PARAGRAPH
    at = CSV.index("8.882")
    assert document.places_of(at, at + 5)[0].native == CellPlace("", "C2")


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a,b\n1,2\n", ","), ("a;b\n1,5;2,5\n", ";"), ("a\tb\n1,5\t2\n", "\t"), ("a|b\n1|2\n", "|"), ("a\nb\n", ";")],
)
def test_what_separates_the_cells(text, sign):
    assert separator_of(text) == sign


@given(st.text(alphabet='ab5";,\t\n\r| ', min_size=1))
def test_any_text_is_a_table(text):
    if text.strip():
        document = read("x.csv", text.encode())
        assert document.text == text
        cells = [c for b in document.blocks for row in b.rows for c in row]
        assert all(c.start <= c.end for c in cells)
        assert [c.start for c in cells] == sorted(c.start for c in cells)


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles>'
    '<style:style style:name="gone"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def open_sheet(content, **more):
    return package(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS.format(content), **more}
    )


def open_cell(words="", **attributes):
    said = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in attributes.items())
    shown = f"<text:p>{words}</text:p>" if words else ""
    return f"<table:table-cell{said}>{shown}</table:table-cell>"


def test_cells_of_an_opendocument_spreadsheet():
    rows = [
        open_cell("Xã") + open_cell("Số<text:s text:c='2'/>hộ") + open_cell("Tỷ lệ"),
        open_cell("A")
        + open_cell("1.250", office_value="1250.4")
        + open_cell(office_value_type="percentage", office_value="0.125"),
        open_cell("B")
        + open_cell(office_value_type="float", office_value="12.5")
        + open_cell("7%<office:annotation><text:p>99</text:p></office:annotation>"),
        open_cell("C", table_number_columns_repeated="2")
        + "<table:covered-table-cell><text:p>8</text:p></table:covered-table-cell>",
    ]
    head = f"<table:table-header-rows><table:table-row>{rows[0]}</table:table-row></table:table-header-rows>"
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows[1:])
    content = f'<table:table table:name="S">{blank}{head}{body}{blank}</table:table>'
    content += (
        '<table:table table:name="T" table:style-name="gone"><table:table-row>'
        + open_cell("5")
        + "</table:table-row></table:table>"
    )
    document = read("x.ods", open_sheet(content))
    assert document.text == "| Xã | Số  hộ | Tỷ lệ |\n| A | 1.250 | 12,5% |\n| B | 12,5 | 7% |\n| C | C |  |\n"
    at = document.text.index("1.250")
    assert document.places_of(at, at + 5)[0].native == CellPlace("S", "B1048002")


def test_an_opendocument_spreadsheet_that_can_not_be_read():
    with pytest.raises(ReadError, match="password"):
        read("x.ods", open_sheet("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}))
    with pytest.raises(ReadError, match="damaged"):
        read("x.ods", package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}))
    with pytest.raises(ReadError, match="no words"):
        read("x.ods", open_sheet(""))
