"""The cases that started the project: the real figures, in sentences of ours, right and wrong; and the real report."""

import json
from pathlib import Path

import pytest
from found import checked, faults, figures, lines, passes, repairs, said

from checker import check
from checker.figure import Coverage
from checker.finding import Severity, Status

REAL = Path(__file__).parents[1] / "../shared/reports/tam-duong-9-thang-2023.md"

TITLE = "# BÁO CÁO\nkết quả thực hiện nhiệm vụ 9 tháng đầu năm 2023\n\n"

CROPS = (
    "Vụ này toàn huyện trồng 8.882/8.938 ha cây lương thực, đạt 99,4% kế hoạch<sup>1</sup> (giảm 106 ha so với cùng kỳ); "
    "sản lượng 41.275/41.550 tấn, đạt 99,3% kế hoạch (tăng 303 tấn so với cùng kỳ).\n\n"
    "<sup>1</sup> Cây lúa: trồng 4.622/4.678 ha, đạt 98,8% kế hoạch (giảm 86 ha so với cùng kỳ); sản lượng 24.272 tấn "
    "(giảm 631 tấn so với cùng kỳ). Cây ngô: trồng 4.260/4.260 ha, đạt 100% kế hoạch (giảm 20 ha so với cùng kỳ); "
    "sản lượng 17.003/16.875 tấn, đạt 100,8% kế hoạch (tăng 934 tấn so với cùng kỳ).\n"
)
SCHOOLS = (
    "Hệ thống trường lớp tiếp tục được đầu tư theo hướng chuẩn hóa<sup>11</sup>.\n\n"
    "<sup>11</sup> Cuối tháng 8 có 21/37 trường đạt chuẩn quốc gia, đạt 56,8%; chia ra: MN 08/13 trường, đạt 61,5%; "
    "TH 08/09 trường, đạt 88,9%; THCS 04/13 trường, đạt 30,8%; THPT 01/02 trường, đạt 50%.\n"
)
CAPITAL = (
    TITLE + "Tổng vốn đầu tư công năm 2023 là 179.677 triệu đồng, đã giải ngân đến 05/9/2023 là 113.700 triệu đồng, "
    "đạt 63% kế hoạch.\n\nSơ kết việc thực hiện Nghị định số 06/2002/NĐ-CP ngày 08/01/2002 của Chính phủ.\n"
)
GUESTS = "Trong kỳ có 107 lượt khách nước ngoài lưu trú (tham quan 42 lượt, làm việc 63 lượt, thăm thân 02 lượt)."
MARKS = "Thu ngân sách trên địa bàn 23.083 triệu đồng, đạt 73,2% dự toán; chi 309.560,7 triệu đồng, đạt 67,4% KH năm."
CONGRESS = (
    "Chỉ đạo tổ chức thành công Đại hội Công đoàn huyện nhiệm kỳ 2023 - 2028.\n\n"
    "Quý IV tập trung chuẩn bị Đại hội Công đoàn huyện nhiệm kỳ 2023-2028 và Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025.\n"
)


def only_fault(text):
    """The one fault of a text."""
    report = checked(text)
    found = faults(report)
    assert len(found) == 1, lines(report)
    return report, found[0]


def slipped(text, was, now):
    """The text with one figure, which stands there once, printed otherwise."""
    assert text.count(was) == 1
    return text.replace(was, now)


# ---- the sown area ---------------------------------------------------------------------------------------------------


def test_8882_of_8938_ha_is_99_4_percent():
    report = checked("Toàn huyện gieo trồng được 8.882/8.938 ha cây có hạt, đạt 99,4% kế hoạch năm.")
    assert passes(report, "99,4", "8.882", "8.938")
    assert report.findings == ()
    assert set(report.coverage) == {Coverage.VERIFIED}


def test_8882_of_8938_ha_is_not_94_9_percent():
    report, found = only_fault("Toàn huyện gieo trồng được 8.882/8.938 ha cây có hạt, đạt 94,9% kế hoạch năm.")
    assert found.rule == "percent-of-plan-mismatch"
    assert found.severity is Severity.ERROR
    assert figures(report, found) == ["94,9", "8.882", "8.938"]
    assert repairs(report, found)[0] == ("94,9", "99,4")


# ---- crops: the text against its footnote ------------------------------------------------------------------------------

CROP_SUMS = {
    "area-done": ("8.882", "4.622", "4.260"),
    "area-planned": ("8.938", "4.678", "4.260"),
    "output": ("41.275", "24.272", "17.003"),
    "change-of-area": ("106", "86", "20"),
    "change-of-output": ("303", "631", "934"),
}
CROP_PERCENTS = {
    "area": ("99,4", "8.882", "8.938"),
    "output": ("99,3", "41.275", "41.550"),
    "rice-area": ("98,8", "4.622", "4.678"),
    "maize-area": ("100", "4.260", "4.260"),
    "maize-output": ("100,8", "17.003", "16.875"),
}


@pytest.mark.parametrize("sums", CROP_SUMS.values(), ids=CROP_SUMS)
def test_the_footnote_s_crops_make_the_text_s_total(sums):
    report = checked(CROPS)
    assert passes(report, *sums), lines(report)
    assert report.findings == ()


@pytest.mark.parametrize("percent", CROP_PERCENTS.values(), ids=CROP_PERCENTS)
def test_percentages_of_the_crops_hold(percent):
    assert passes(checked(CROPS), *percent)


def test_changes_are_added_up_with_their_signs():
    """−86 − 20 = −106 and −631 + 934 = +303: 934 − 631 and not 934 + 631."""
    report = checked(CROPS)
    sums = {figures(report, c)[0]: c for c in report.checks if c.rule == "sum-of-changes-mismatch"}
    assert abs(sums["106"].recomputed) == 106
    assert abs(sums["303"].recomputed) == 303


CROP_SLIPS = {
    "area-of-rice": ("trồng 4.622/", "trồng 4.662/", "8.882", "4.662", "4.260"),
    "output-of-rice": ("sản lượng 24.272 tấn", "sản lượng 24.722 tấn", "41.275", "24.722", "17.003"),
    "fall-of-area": ("giảm 86 ha", "giảm 68 ha", "106", "68", "20"),
    "rise-of-output": ("tăng 303 tấn", "tăng 330 tấn", "330", "631", "934"),
}


@pytest.mark.parametrize("slip", CROP_SLIPS.values(), ids=CROP_SLIPS)
def test_a_slip_in_the_crops_is_seen_against_the_other_place(slip):
    was, now, *printed = slip
    report = checked(slipped(CROPS, was, now))
    found = [c for c in faults(report) if sorted(figures(report, c)) == sorted(printed)]
    assert found, lines(report)
    assert all(c.repairs for c in found)


# ---- schools: percentages and columns of a footnote ------------------------------------------------------------------

SCHOOL_PERCENTS = (
    ("56,8", "21", "37"),
    ("61,5", "08", "13"),
    ("88,9", "08", "09"),
    ("30,8", "04", "13"),
    ("50", "01", "02"),
)
COLUMNS = (("21", "08", "08", "04", "01"), ("37", "13", "09", "13", "02"))


@pytest.mark.parametrize("percent", SCHOOL_PERCENTS, ids=lambda p: p[0])
def test_percentages_of_the_schools_hold(percent):
    report = checked(SCHOOLS)
    assert passes(report, *percent)
    assert report.findings == ()


@pytest.mark.parametrize("column", COLUMNS, ids=("up-to-standard", "all"))
def test_columns_of_pairs_add_up(column):
    """8 + 8 + 4 + 1 = 21 of 13 + 9 + 13 + 2 = 37."""
    assert passes(checked(SCHOOLS), *column)


@pytest.mark.parametrize(
    ("was", "now", "blamed", "right"),
    [
        ("61,5%", "65,1%", "65,1", "61,5"),
        ("88,9%", "98,9%", "98,9", "88,9"),
        ("30,8%", "38,0%", "38,0", "30,8"),
        ("56,8%", "58,6%", "58,6", "56,8"),
    ],
    ids=("kindergartens", "primary", "secondary", "all"),
)
def test_a_slip_in_a_percentage_of_schools_is_an_error(was, now, blamed, right):
    report, found = only_fault(slipped(SCHOOLS, was, now))
    assert found.severity is Severity.ERROR
    assert figures(report, found)[0] == blamed
    assert repairs(report, found)[0] == (blamed, right)


def test_a_slip_in_a_school_count_breaks_its_percentage_and_its_column():
    report = checked(slipped(SCHOOLS, "21/37 trường đạt chuẩn quốc gia, đạt 56,8%", "21/38 trường đạt chuẩn quốc gia"))
    found = {tuple(figures(report, c)): c for c in faults(report)}
    assert list(found) == [("38", "13", "09", "13", "02")]
    (column,) = found.values()
    assert repairs(report, column)[0] == ("38", "37")


# ---- the date of disbursement ------------------------------------------------------------------------------------------


def test_disbursed_up_to_a_day_of_the_period_is_right():
    report = checked(CAPITAL)
    assert passes(report, "63", "113.700", "179.677")
    assert report.findings == ()


def test_disbursed_up_to_05_9_2022_in_a_report_on_2023_is_an_error():
    report, found = only_fault(slipped(CAPITAL, "05/9/2023", "05/9/2022"))
    assert found.rule == "date-outside-period"
    assert found.severity is Severity.ERROR
    assert figures(report, found) == ["05/9/2022"]
    assert "9 tháng đầu năm 2023" in found.message.vi


def test_a_decree_s_day_is_a_date_and_nothing_else():
    report = checked(CAPITAL)
    excluded = {f.text: report.why[f.id] for f in report.figures if report.coverage[f.id] is Coverage.EXCLUDED}
    assert excluded["08/01/2002"] == "date"
    assert excluded["06/2002/NĐ-CP"] == "document number"


# ---- files of identity ---------------------------------------------------------------------------------------------------


def test_more_files_than_there_are_is_a_question():
    report, found = only_fault("Công an huyện đã thu nhận 18.872/18.379 hồ sơ định danh điện tử.")
    assert found.rule == "part-exceeds-whole"
    assert found.severity is Severity.WARNING
    assert figures(report, found) == ["18.872", "18.379"]


@pytest.mark.parametrize(
    "text",
    [
        "Công an huyện đã thu nhận 18.379/18.872 hồ sơ định danh điện tử.",
        "Công an huyện đã thu nhận 18.872/18.379 hồ sơ định danh điện tử, đạt 102,7% kế hoạch.",
        "Thực hiện kế hoạch giao 18.872/18.379 hồ sơ định danh điện tử.",
        "Trồng mới cây phân tán 79,92/75 ha theo kế hoạch.",
    ],
    ids=("fewer", "percent-of-plan", "plan", "area"),
)
def test_a_plan_may_be_exceeded(text):
    report = checked(text)
    assert faults(report) == [], lines(report)


# ---- foreign guests ------------------------------------------------------------------------------------------------------


def test_42_63_02_is_107():
    report = checked(GUESTS)
    assert passes(report, "107", "42", "63", "02")
    assert report.findings == ()


def test_42_63_02_is_not_207():
    report, found = only_fault(slipped(GUESTS, "107", "207"))
    assert found.rule == "total-not-sum-of-parts"
    assert found.severity is Severity.WARNING
    assert figures(report, found) == ["207", "42", "63", "02"]
    assert repairs(report, found)[0] == ("207", "107")


# ---- decimal marks -------------------------------------------------------------------------------------------------------


def test_commas_are_the_decimal_mark():
    assert checked(MARKS).findings == ()


def test_points_among_commas_are_the_wrong_decimal_mark():
    report = checked(slipped(slipped(MARKS, "73,2", "73.2"), "67,4", "67.4"))
    found = faults(report)
    assert [(c.rule, *figures(report, c)) for c in found] == [("decimal-mark", "73.2"), ("decimal-mark", "67.4")]
    assert [repairs(report, c) for c in found] == [[("73.2", "73,2")], [("67.4", "67,4")]]
    assert {c.severity for c in found} == {Severity.ERROR}


# ---- terms ---------------------------------------------------------------------------------------------------------------


def test_one_congress_has_one_term():
    assert checked(CONGRESS).findings == ()


def test_one_congress_with_two_terms_is_an_error():
    report, found = only_fault(slipped(CONGRESS, "2023-2028", "2023-2027"))
    assert found.rule == "term-differs"
    assert found.severity is Severity.ERROR
    assert figures(report, found) == ["2023-2027", "2023 - 2028"]


# ---- the real report -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not REAL.exists(), reason="the real report is not beside the repository")
def test_the_real_report_s_findings_are_the_labelled_ones():
    """Six fails by their positions; an error or warning on anything else would accuse a right figure."""
    report = check(REAL)
    labels = json.loads(REAL.with_suffix(".labels.json").read_text(encoding="utf-8"))
    wrong = {}
    for relation in labels["relations"]:
        if relation["verdict"] == "fail":
            wrong[relation["id"]] = {place(report.document.text, marked) for marked in relation["figures"]}
    assert len(wrong) == 6
    found = {}
    for check_ in faults(report):
        spans = {(report.figures[i].start, report.figures[i].end) for i, _ in check_.figures}
        touched = [
            name for name, spots in wrong.items() if sum(overlaps(s, spots) for s in spans) >= min(2, len(spots))
        ]
        assert touched, said(report, check_)
        found.update(dict.fromkeys(touched, check_.status))
    assert found == dict.fromkeys(wrong, Status.FAIL)


def place(text, marked):
    """Where the figure stands that a label marks with ⟦ ⟧ in a passage of the text."""
    head, _, rest = marked.partition("⟦")
    figure, _, tail = rest.partition("⟧")
    assert text.count(head + figure + tail) == 1
    start = text.index(head + figure + tail) + len(head)
    return start, start + len(figure)


def overlaps(span, spots):
    return any(span[0] < end and start < span[1] for start, end in spots)
