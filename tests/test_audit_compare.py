"""Two audits side by side."""

import pytest

from checker import check_text
from checker.audit.compare import compare
from checker.audit.history import Again, Fault, Tally, Trend
from checker.audit.record import Audit, Provenance
from checker.auditing.recording import record_of
from checker.packs import load_rules

RULES = {rule.name: rule for rule in load_rules()}
BEFORE, NOW = Provenance("1", (), "a", "2024-07-01"), Provenance("1", (), "a", "2024-10-01")


def report(path, period, *sentences, body="XÃ HÒA SƠN"):
    text = f"UBND {body}\n\nSố: 1/BC-UBND\n\n# BÁO CÁO {period}\n\n" + "\n\n".join(sentences) + "\n"
    return record_of(check_text(text, "x.md"), path, len(text), RULES)


def compared(before, now):
    return compare(Audit(BEFORE, tuple(before)), Audit(NOW, tuple(now)))


WRONG, RIGHT = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.", "Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch."


def test_bodies_are_better_worse_new_or_gone():
    first = [report("a.md", "quý I năm 2024", WRONG), report("b.md", "quý I năm 2024", RIGHT, body="XÃ TÂN LẬP")]
    first.append(report("c.md", "quý I năm 2024", RIGHT, body="XÃ CŨ LÂM"))
    later = [report("d.md", "quý II năm 2024", RIGHT), report("e.md", "quý II năm 2024", WRONG, body="XÃ TÂN LẬP")]
    later.append(report("f.md", "quý II năm 2024", RIGHT, body="XÃ MỚI HÀ"))
    bodies = compared(first, later).bodies
    assert [(b.body, b.trend) for b in bodies] == [
        ("UBND xã Cũ Lâm", Trend.GONE),
        ("UBND xã Hòa Sơn", Trend.BETTER),
        ("UBND xã Mới Hà", Trend.NEW),
        ("UBND xã Tân Lập", Trend.WORSE),
    ]
    assert bodies[1].before == Tally(reports=1, figures=3, compared=3, errors=1, warnings=0, notes=0)
    assert bodies[1].now.errors == 0


def test_what_was_found_and_not_mended_comes_again():
    draft = report("a.md", "quý I năm 2024", WRONG)
    second = report("a.md", "quý I năm 2024", "Tình hình ổn định.", WRONG)
    [again] = compared([draft], [second]).repeated
    assert (again.body, again.rule, again.again) == ("UBND xã Hòa Sơn", "percent-of-plan-mismatch", Again.FIGURES)
    assert [(o.path, o.earlier) for o in again.occurrences] == [("a.md", True), ("a.md", False)]


def test_the_same_slip_quarter_after_quarter_is_told_once():
    quarters = [
        report(
            f"{n}.md",
            f"{period} năm 2024",
            f"Thu ngân sách đạt {actual} triệu đồng, bằng {percent}% dự toán (9.000 triệu đồng).",
        )
        for n, period, actual, percent in (
            (1, "3 tháng đầu", "2.250", 35),
            (2, "6 tháng đầu", "4.500", 60),
            (3, "9 tháng đầu", "6.750", 85),
        )
    ]
    [again] = compared(quarters[:2], quarters[2:]).repeated
    assert again.again is Again.RELATION
    assert again.indicator == "thu ngân sách"
    assert [(o.path, o.earlier) for o in again.occurrences] == [("1.md", True), ("2.md", True), ("3.md", False)]


def test_a_report_that_stands_in_both_audits_is_one_report():
    same = report("a.md", "quý I năm 2024", WRONG)
    result = compared([same], [same])
    assert result.repeated == ()
    assert [(b.trend, b.before.reports, b.now.reports) for b in result.bodies] == [(Trend.SAME, 1, 1)]


BUDGET = "Thu ngân sách đạt {} triệu đồng, bằng {}% dự toán ({} triệu đồng)."


def faults(*reports):
    return [(f.fault, f.indicator, f.message.vi) for f in compared(reports[:1], reports[1:]).series]


def test_an_accumulated_amount_that_falls_within_the_year():
    first = report("a.md", "6 tháng đầu năm 2024", BUDGET.format("4.500", 50, "9.000"))
    later = report("b.md", "9 tháng đầu năm 2024", BUDGET.format("4.050", 45, "9.000"))
    told = "lũy kế 6 tháng đầu năm 2024 là 4.500 triệu đồng, nhưng 9 tháng đầu năm 2024 chỉ có 4.050 triệu đồng"
    assert faults(first, later) == [(Fault.FALLS, "thu ngân sách", told)]
    rising = report("b.md", "9 tháng đầu năm 2024", BUDGET.format("6.750", 75, "9.000"))
    assert faults(first, rising) == []


def test_what_stands_and_falls_is_no_contradiction():
    herd = "Đàn lợn đạt {} con, bằng {}% kế hoạch (9.000 con)."
    first = report("a.md", "6 tháng đầu năm 2024", herd.format("4.500", 50))
    assert faults(first, report("b.md", "9 tháng đầu năm 2024", herd.format("4.050", 45))) == []


def test_the_plan_of_a_year_told_otherwise():
    first = report("a.md", "6 tháng đầu năm 2024", BUDGET.format("4.500", 50, "9.000"))
    later = report("b.md", "9 tháng đầu năm 2024", BUDGET.format("6.750", 90, "7.500"))
    assert [fault for fault, _, _ in faults(first, later)] == [Fault.PLAN_DIFFERS]


def test_a_base_that_isnt_what_was_reported_then():
    sentence = "Sản lượng lương thực đạt {} tấn, tăng {}% so với cùng kỳ năm trước ({} tấn)."
    first = report("a.md", "9 tháng đầu năm 2023", sentence.format("5.000", 25, "4.000"))
    later = report("b.md", "9 tháng đầu năm 2024", sentence.format("6.000", 50, "4.000"))
    assert [fault for fault, _, _ in faults(first, later)] == [Fault.BASE_DIFFERS]
    true = report("b.md", "9 tháng đầu năm 2024", sentence.format("6.000", 20, "5.000"))
    assert faults(first, true) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_comparison_doesnt_depend_on_the_reports_order(order):
    reports = [report("a.md", "quý I năm 2024", WRONG), report("b.md", "quý I năm 2024", WRONG, body="XÃ TÂN LẬP")]
    later = [report("c.md", "quý II năm 2024", WRONG), report("d.md", "quý II năm 2024", WRONG, body="XÃ TÂN LẬP")]
    usual = compared(reports, later)
    other = compared([reports[n] for n in order], [later[n] for n in order])
    assert (other.bodies, other.repeated, other.series) == (usual.bodies, usual.repeated, usual.series)
