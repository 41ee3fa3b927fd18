"""What an audit keeps of a report: equations, quotations, achievements, names of bodies and indicators, packed and unpacked."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check_text
from checker.audit.packing import pack, unpack
from checker.audit.sectors import NAMES
from checker.audit.spelling import respelt
from checker.auditing.equations import exact_number, printed_equation
from checker.auditing.origin import body_of, folder_body, sector_of
from checker.auditing.recording import failed_record, record_of
from checker.equation import Equation
from checker.errors import ReadError
from checker.packs import load_rules
from checker.readers import read_text
from checker.text import Text
from checker.vocabulary import load

TEXT = """UBND HUYỆN TAM SƠN
UBND XÃ HÒA LẬP
Số: 12/BC-UBND

# BÁO CÁO

**Tình hình kinh tế - xã hội 9 tháng đầu năm 2023**

Trồng trọt: gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch. Lúa 120 ha, năng suất 48,5 tạ/ha, sản lượng 582 tấn.

Giải quyết việc làm cho 1.045 lao động, vượt 10% kế hoạch (950 lao động).

Đã tiếp 18 lượt công dân. <!-- checker: ignore total-not-sum-of-parts reason số liệu theo phụ lục -->
Tổng đàn gia súc 21.460 con, gồm: trâu 4.215 con, bò 6.870 con, lợn 10.735 con.
"""
RULES = {rule.name: rule for rule in load_rules()}


def recorded(text=TEXT):
    return record_of(check_text(text, "x.md"), "a/x.md", len(text.encode()), RULES)


def test_a_record_says_where_a_report_comes_from():
    record = recorded()
    assert (record.body, record.sector) == ("UBND xã Hòa Lập, huyện Tam Sơn", "socio-economic")
    assert (record.period_start, record.period_end, record.period_text) == (
        "2023-01-01",
        "2023-09-30",
        "9 tháng đầu năm 2023",
    )
    assert (record.path, record.lang, record.format, record.size) == ("a/x.md", "vi", "markdown", len(TEXT.encode()))


def test_a_finding_can_be_replayed_by_hand():
    record = recorded()
    [finding] = [c for c in record.checks if c.severity]
    assert finding.equation == "100 * 8.882 / 8.938"
    assert finding.formula == "percent = 100 * actual / plan"
    assert (finding.recomputed, finding.low, finding.high) == ("99.373", "99.362", "99.385")
    assert finding.quotation == "Trồng trọt: gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."
    assert TEXT[finding.start : finding.end] == finding.quotation
    printed = {part.role: record.figures[part.figure] for part in finding.parts}
    assert {role: (f.text, f.value, f.low, f.high) for role, f in printed.items()} == {
        "percent": ("98,4", "98.4", "98.35", "98.45"),
        "actual": ("8.882", "8882", "8881.5", "8882.5"),
        "plan": ("8.938", "8938", "8937.5", "8938.5"),
    }
    assert all(TEXT[f.start : f.end] == f.text for f in record.figures)


def test_conversions_of_units_are_part_of_the_equation():
    [product] = [c for c in recorded().checks if c.kind == "product"]
    assert product.equation == "120 * (48,5 * 0,1)"
    assert [part.factor for part in product.parts] == ["1", "1", "0.1"]
    assert product.status == "pass"
    assert product.quotation == ""


def test_what_is_suppressed_is_kept_but_is_no_finding():
    [total] = [c for c in recorded().checks if c.rule == "total-not-sum-of-parts"]
    assert (total.status, total.severity) == ("accepted", "")


def test_achievements_are_told_with_what_they_recompute_to():
    crops, jobs = recorded().achievements
    assert (crops.indicator, crops.unit, crops.actual, crops.plan) == ("gieo trồng", "ha", "8882", "8938")
    assert (crops.percent, crops.recomputed, crops.low, crops.high, crops.status) == (
        "98.4",
        "99.37",
        "99.36",
        "99.39",
        "fail",
    )
    assert (jobs.indicator, jobs.actual, jobs.plan, jobs.percent, jobs.recomputed) == (
        *("giải quyết việc làm", "1045", "950", "110", "110"),
    )


def test_a_plan_in_another_unit_is_told_in_the_actuals():
    [achieved] = recorded("Giải ngân 142.350 triệu đồng/198,6 tỷ đồng, đạt 71,7% kế hoạch.").achievements
    assert (achieved.unit, achieved.actual, achieved.plan, achieved.recomputed) == (
        "triệu đồng",
        "142350",
        "198600",
        "71.68",
    )


def test_in_a_table_the_row_names_the_indicator():
    rows = ("| Ngô | ha | 607 | 423 | 69,7 |", "| Lạc | ha | 178 | 129 | 72,5 |", "| Cá | tấn | 667 | 435 | 65,2 |", "")
    heads = "| Chỉ tiêu | ĐVT | {} | Thực hiện | Đạt (%) |\n|---|---|---|---|---|\n"
    found = recorded(heads.format("Kế hoạch") + "\n".join(rows)).achievements
    assert [(a.indicator, a.unit, a.actual, a.plan, a.percent) for a in found] == [
        ("ngô", "ha", "423", "607", "69.7"),
        ("lạc", "ha", "129", "178", "72.5"),
        ("cá", "tấn", "435", "667", "65.2"),
    ]
    assert not recorded(heads.format("Tổng số") + "\n".join(rows)).achievements


def test_records_survive_packing():
    record = recorded()
    assert unpack(pack(record)) == record
    failed = failed_record("x.docx", "ab", 3, ReadError("x.docx", Text("hỏng", "broken")))
    assert unpack(pack(failed)) == failed
    with pytest.raises(ValueError, match="values to unpack"):
        unpack(b"[1, 2]")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("UBND HUYỆN BẮC SƠN\nUBND XÃ HÒA SƠN\nSố: 1/BC-UBND", "UBND xã Hòa Sơn, huyện Bắc Sơn"),
        ("ỦY BAN NHÂN DÂN\nXÃ HOÀ SƠN\nSố: 1/BC-UBND", "UBND xã Hòa Sơn"),
        ("# UBND XÃ NÀ SANG", "UBND xã Nà Sang"),
        ("ĐẢNG BỘ HUYỆN TAM SƠN\nĐẢNG ỦY XÃ MINH TÂN\n*\nSố 12-BC/ĐU", "Đảng ủy xã Minh Tân, huyện Tam Sơn"),
        ("HUYỆN ỦY ĐÔNG LÂM\nSố 458-BC/HU", "Huyện ủy Đông Lâm"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH ĐẮK LA", "Sở Nông nghiệp và Môi trường tỉnh Đắk La"),
        ("Sở Y tế tỉnh Đắk La", "Sở Y tế tỉnh Đắk La"),
        ("UBND HUYỆN TAM SƠN\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 4/BC-PGD", "Phòng Giáo dục và Đào tạo huyện Tam Sơn"),
        ("HĐND PHƯỜNG TRẦN PHÚ", "HĐND phường Trần Phú"),
        ("BÁO CÁO\nTình hình kinh tế - xã hội của UBND xã Hòa Sơn năm 2023", "UBND xã Hòa Sơn"),
        ("BÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2023 trên địa bàn phường Trần Phú", "phường Trần Phú"),
        ("BÁO CÁO\nTình hình kinh tế - xã hội 9 tháng", ""),
    ],
)
def test_the_body_is_told_by_letterhead_or_title(head, body):
    lines = "\n\n".join(head.split("\n"))
    assert body_of(read_text(f"{lines}\n\nGieo trồng 12 ha lúa tại các thôn.\n", "x.md")) == body


def test_else_the_folder_tells_the_body_unless_it_is_a_time():
    assert folder_body("Xã Hòa Sơn/2023/quy-1/bao-cao.md") == "Xã Hòa Sơn"
    assert folder_body("2023/Q3/bao-cao.md") == ""
    assert folder_body("bao-cao.md") == ""


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội 9 tháng", "socio-economic"),
        ("Tình hình sản xuất nông nghiệp tháng 8", "agriculture"),
        ("Công tác xây dựng Đảng quý III", "party"),
        ("Kết quả giải ngân vốn đầu tư công", "investment"),
        ("Tình hình chung", ""),
    ],
)
def test_the_sector_is_told_by_the_title(title, sector):
    assert sector_of(read_text(f"# BÁO CÁO\n\n{title}\n", "x.md")) == sector


def test_every_sector_has_words_and_a_name():
    assert {name for name in load().lists if name.startswith("sectors.")} == {f"sectors.{key}" for key in NAMES}


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("uỷ ban", "ủy ban"),
        ("thuý", "thúy"),
        ("quý III", "quý III"),
        ("hoàng, toàn", "hoàng, toàn"),
    ],
)
def test_tone_marks_have_one_place(written, spelt):
    assert respelt(written) == spelt


def test_an_equation_is_said_in_printed_figures():
    total = Equation("closing = sum(movement)")
    parts = [("closing", "12", Fraction(1)), ("movement", "15", Fraction(1)), ("movement", "3", Fraction(-1))]
    assert printed_equation(total, parts, ",") == "15 - 3"
    change = [("change", "5", Fraction(-1)), ("current", "10", Fraction(1)), ("previous", "15", Fraction(1))]
    assert printed_equation(Equation("change = current - previous"), change, ",") == "-(10 - 15)"


@given(st.fractions(max_denominator=10**6))
def test_exact_numbers_are_exact(value):
    assert Fraction(exact_number(value)) == value
