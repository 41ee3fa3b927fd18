"""Reports made by hand, as the engine would make them; renderers can be tested without it."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from checker.claim import Kind
from checker.document import Block, BlockKind, Document
from checker.figure import Coverage, Figure, Role
from checker.finding import Acceptance, Check, Ground, Notice, Repair, Severity, Status
from checker.report import Period, Report
from checker.text import Text

TEXT = """# BÁO CÁO 9 tháng đầu năm 2023

**Trồng trọt:** tổng diện tích gieo trồng cây lương thực 8.882/8.938 ha đạt **98,4%** kế hoạch<sup>1</sup> (giảm 106 ha so với \
cùng kỳ); chăm sóc 300 m<sup>2</sup> vườn ươm.

Toàn huyện có 207 lượt người nước ngoài tạm trú, gồm: du lịch 42 lượt, làm việc 63 lượt, thăm thân 02 lượt. Đã cấp \
18.872/18.379 hồ sơ.
"""


def document(text: str = TEXT, *, path: str = "bao-cao.md") -> Document:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    )
    starts = (0, *(m.end() for m in re.finditer("\n", text)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(path, "markdown", digest, text, blocks, line_starts=starts)


def figure(doc: Document, number: int, printed: str, unit: str = "", role: Role = Role.MEASURE, **more) -> Figure:
    """The figure first printed so (alone, not within a longer number)."""
    found = re.search(rf"(?<![\d.,]){re.escape(printed)}(?![\d.,]*\d)", doc.text)
    assert found, printed
    value = Decimal(printed.replace(".", "").replace(",", "."))
    decimals = len(printed.partition(",")[2])
    half = Decimal(5).scaleb(-decimals - 1)
    return Figure(
        number,
        printed,
        found.start(),
        found.end(),
        role,
        value,
        value - half,
        value + half,
        decimals=decimals,
        unit=unit,
        **more,
    )


def report(path: str = "bao-cao.md", lang: str = "vi") -> Report:
    """One finding of every severity, one pass, one unsure."""
    doc = document(path=path)
    figures = (
        Figure(0, "9", 10, 11, Role.PERIOD, why="month"),
        figure(doc, 1, "8.882", "ha", label="tổng diện tích gieo trồng cây lương thực"),
        figure(doc, 2, "8.938", "ha"),
        figure(doc, 3, "98,4", "%", Role.PERCENT),
        figure(doc, 4, "106", "ha"),
        figure(doc, 5, "207", "lượt"),
        figure(doc, 6, "42", "lượt"),
        figure(doc, 7, "63", "lượt"),
        figure(doc, 8, "02", "lượt"),
        figure(doc, 9, "18.872", "hồ sơ"),
        figure(doc, 10, "18.379", "hồ sơ"),
    )
    excluded, verified = Coverage.EXCLUDED, Coverage.VERIFIED
    contradicted, unverified = Coverage.CONTRADICTED, Coverage.UNVERIFIED
    coverage = (excluded, verified, verified, contradicted, unverified, *[contradicted] * 6)
    why = ("month", "", "", "", "nothing to compare with", *[""] * 6)
    period = Period(date(2023, 1, 1), date(2023, 9, 30), "9 tháng đầu năm 2023")
    return Report(doc, lang, period, figures, checks(), coverage, why)


def checks() -> tuple[Check, ...]:
    return (
        Check(
            "percent-of-plan-mismatch",
            Kind.RATIO,
            Status.FAIL,
            Severity.ERROR,
            ((3, "percent"), (1, "actual"), (2, "plan")),
            Text("8.882 ha trên 8.938 ha là 99,4%, không phải 98,4%", "8.882 ha of 8.938 ha is 99,4%, not 98,4%"),
            Fraction(888200, 8938),
            Fraction(888150 * 10, 89385),
            Fraction(888250 * 10, 89375),
            (Repair(3, "99,4", Text("một chữ số sai", "one digit wrong")),),
        ),
        Check(
            "total-not-sum-of-parts",
            Kind.TOTAL,
            Status.FAIL,
            Severity.NOTE,
            ((5, "whole"), (6, "part"), (7, "part"), (8, "part")),
            Text("42 + 63 + 02 = 107 lượt, không phải 207 lượt", "42 + 63 + 02 = 107 lượt, not 207 lượt"),
            Fraction(107),
            Fraction(107),
            Fraction(107),
        ),
        Check(
            "part-exceeds-whole",
            Kind.BOUND,
            Status.FAIL,
            Severity.WARNING,
            ((9, "part"), (10, "whole")),
            Text("18.872 hồ sơ nhiều hơn 18.379 hồ sơ", "18.872 hồ sơ exceeds 18.379 hồ sơ"),
        ),
        Check(
            "repeated-figure-differs",
            Kind.REPEAT,
            Status.UNSURE,
            None,
            ((4, "first"), (1, "second")),
            Text("106 ha và 8.882 ha", "106 ha and 8.882 ha"),
        ),
        Check("change-mismatch", Kind.CHANGE, Status.PASS, None, ((4, "change"),), Text("khớp", "holds")),
    )


def accepted_report() -> Report:
    """One finding known from a baseline, one suppressed in the text, and a suppression of nothing."""
    made = report("huyện ủy/báo cáo 1.md")
    first, second, *others = made.checks
    known = replace(first, accepted=Acceptance(Ground.BASELINE))
    ignored = replace(second, accepted=Acceptance(Ground.TEXT, "số liệu của xã", date(2026, 12, 31)))
    notice = Notice("unused-suppression", Severity.NOTE, Text("không bỏ qua mục nào", "suppresses nothing"), 12, 20)
    return replace(made, checks=(known, ignored, *others), notices=(notice,))


def clean_report(path: str = "sach.md", lang: str = "vi") -> Report:
    doc = document("Trồng 8.882/8.938 ha, đạt 99,4% kế hoạch.\n", path=path)
    figures = (
        figure(doc, 0, "8.882", "ha"),
        figure(doc, 1, "8.938", "ha"),
        figure(doc, 2, "99,4", "%", Role.PERCENT),
    )
    check = Check(
        "percent-of-plan-mismatch",
        Kind.RATIO,
        Status.PASS,
        None,
        ((2, "percent"), (0, "actual"), (1, "plan")),
        Text("khớp", "holds"),
    )
    return Report(doc, lang, None, figures, (check,), (Coverage.VERIFIED,) * 3, ("",) * 3)


def empty_report(path: str = "trong.md", lang: str = "vi") -> Report:
    return Report(document("Không có số.\n", path=path), lang, None, (), (), (), ())
