"""Audits made of small texts of ours, as gathering makes them: written for this project, checked by the engine."""

import hashlib
import random
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from checker import check_text
from checker.audit.history import (
    Again,
    BodyChange,
    Comparison,
    Fault,
    Occurrence,
    Point,
    Repeated,
    SeriesFault,
    Tally,
    Trend,
)
from checker.audit.record import (
    AchievementRecord,
    Audit,
    CheckRecord,
    FigureRecord,
    PartRecord,
    Provenance,
    RepairRecord,
    ReportRecord,
)
from checker.packs import load_rules
from checker.text import Text

RULES = {rule.name: rule for rule in load_rules()}
PROVENANCE = Provenance(
    version="1.2.3",
    rules=tuple(sorted(RULES)),
    configuration=hashlib.sha256(b"settings").hexdigest(),
    made="2026-10-15",
    names=tuple((name, RULES[name].summary) for name in sorted(RULES)),
)
LOST = Text("không phải tệp .docx; hãy lưu lại bằng Word", "this is no .docx file; save it anew with Word")


def decimal(value, places=28):
    """An exact decimal as text, or one cut to many places."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    with localcontext() as context:
        context.prec = places
        return format(Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator), "f")


def figures_of(report):
    return tuple(
        FigureRecord(
            id=f.id,
            text=f.text,
            start=f.start,
            end=f.end,
            line=report.document.position(f.start)[0],
            place="",
            value=decimal(f.value),
            low=decimal(f.low),
            high=decimal(f.high),
            unit=f.unit,
            role=f.role.value,
            label=f.label,
            coverage=report.coverage[f.id].value,
            why=report.why[f.id],
        )
        for f in report.figures
    )


def equation_of(check, report):
    """The right side with the printed figures in it."""
    equation = RULES[check.rule].equation
    if equation is None:
        return ""
    right = equation.source.partition("=")[2].strip()
    for name in sorted(set(equation.names[1:]), key=len, reverse=True):
        printed = [report.figures[i].text for i, role in check.figures if role == name]
        right = right.replace(f"sum({name})", " + ".join(printed)).replace(name, printed[0] if printed else name)
    return right


def check_of(number, check, report):
    document = report.document
    shown = [report.figures[i] for i, _ in check.figures]
    start = max(document.text.rfind("\n", 0, min(f.start for f in shown)) + 1, 0) if shown else 0
    end = document.text.find("\n", max(f.end for f in shown)) if shown else 0
    failed = check.status == "fail"
    equation = RULES[check.rule].equation
    return CheckRecord(
        id=number,
        rule=check.rule,
        kind=check.kind.value,
        status=check.status.value,
        severity=check.severity.value if check.severity else "",
        parts=tuple(
            PartRecord(i, role, str(factor)) for (i, role), factor in zip(check.figures, check.factors, strict=True)
        ),
        equation=equation_of(check, report),
        recomputed=decimal(check.recomputed),
        low=decimal(check.low),
        high=decimal(check.high),
        message=check.message,
        quotation=document.text[start:end] if failed else "",
        start=start,
        end=end,
        repairs=tuple(RepairRecord(r.figure, r.text, r.because) for r in check.repairs),
        fingerprint=hashlib.sha256(f"{check.rule}{document.text[start:end]}".encode()).hexdigest()[:16],
        formula=equation.source if equation else "",
    )


def achievements_of(checks, figures):
    made = []
    for check in checks:
        if check.rule != "percent-of-plan-mismatch" or check.status == "unsure":
            continue
        of = {part.role: figures[part.figure] for part in check.parts}
        percent = 100 * Fraction(of["actual"].value) / Fraction(of["plan"].value)
        made.append(
            AchievementRecord(
                indicator=of["actual"].label,
                unit=of["actual"].unit or of["plan"].unit,
                actual=of["actual"].value,
                plan=of["plan"].value,
                percent=of["percent"].value,
                recomputed=format(
                    Decimal(percent.numerator * 10000 // percent.denominator).scaleb(-4).quantize(Decimal("0.01")), "f"
                ),
                low=check.low,
                high=check.high,
                status=check.status,
                check=check.id,
                figures=tuple(part.figure for part in check.parts),
            )
        )
    return tuple(made)


def record(text, path, body="", sector="", lang="vi"):
    """A report as gathering records it."""
    report = check_text(text, name=path)
    figures = figures_of(report)
    checks = tuple(check_of(number, check, report) for number, check in enumerate(report.checks))
    period = report.period
    return ReportRecord(
        path=path,
        sha256=report.document.sha256,
        size=len(text.encode()),
        format="markdown",
        error=None,
        body=body,
        sector=sector,
        period_start=period.start.isoformat() if period else "",
        period_end=period.end.isoformat() if period else "",
        period_text=period.text if period else "",
        lang=lang,
        figures=figures,
        checks=checks,
        achievements=achievements_of(checks, figures),
    )


def unread(path, error=LOST):
    digest = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()
    return ReportRecord(path, digest, 2048, "unknown", error, "", "", "", "", "", "vi", (), (), ())


COMMUNES = ("xã Hòa Sơn", "xã Bản Liền", "xã Tân Tiến", "xã Phú Thịnh", "xã Nậm Khe", "thị trấn Mường Lát")
QUARTERS = (("quý I năm 2026", 25), ("6 tháng đầu năm 2026", 52), ("9 tháng đầu năm 2026", 78))
SECTORS = ("agriculture", "budget", "new-rural")


def told(value, decimals=0):
    """In Vietnamese marks."""
    whole, _, part = f"{value:,.{decimals}f}".partition(".")
    return whole.replace(",", ".") + ("," + part if part else "")


def text_of(commune, quarter, done, chance):
    """A small report; about one in three has a slip or two."""
    plan, budget = chance.randint(400, 9000), chance.randint(2000, 90000) / 10
    area = plan * (done + chance.randint(-6, 9)) // 100
    income = round(budget * (done + chance.randint(-8, 30)) / 100, 1)
    shown = Decimal(area * 100) / plan
    percent = told(float(shown) + (4 if chance.random() < 0.25 else 0), 1)
    first, second, third = (chance.randint(120, 5000) for _ in range(3))
    total = first + second + third + (270 if chance.random() < 0.2 else 0)
    old = chance.randint(300, 900)
    new = old + chance.randint(-60, 90)
    change = abs(new - old) + (9 if chance.random() < 0.1 else 0)
    moved = "tăng" if new >= old else "giảm"
    return f"""# BÁO CÁO

Kết quả phát triển kinh tế - xã hội {quarter} của {commune}

## I. Sản xuất nông nghiệp

Diện tích gieo trồng cây lương thực {told(area)}/{told(plan)} ha, đạt {percent}% kế hoạch. Tổng đàn gia súc có \
{told(total)} con, gồm: trâu {told(first)} con, bò {told(second)} con, lợn {told(third)} con.

## II. Tài chính và xã hội

Thu ngân sách trên địa bàn {told(income, 1)}/{told(budget, 1)} triệu đồng, đạt \
{told(float(Decimal(str(income)) * 100 / Decimal(str(budget))), 1)}% dự toán. Số hộ nghèo còn {new} hộ, {moved} {change} hộ \
so với cùng kỳ năm trước ({old} hộ).
"""


def province(communes=6, seed=7, *, broken=True):
    """Reports of several communes over three quarters, and two files that can't be read."""
    chance = random.Random(seed)  # noqa: S311  # a test's
    reports = []
    for number in range(communes):
        commune = COMMUNES[number] if number < len(COMMUNES) else f"xã Thử {number + 1}"
        for at, (quarter, done) in enumerate(QUARTERS, 1):
            text = text_of(commune, quarter, done, chance)
            path = f"{number + 1:03} {commune}/2026-q{at}.md"
            reports.append(record(text, path, f"UBND {commune}", SECTORS[number % 3]))
    if broken:
        reports += [unread("hỏng/bao-cao-1.docx"), unread("hỏng/trống.pdf", Text("tệp rỗng", "the file is empty"))]
    return Audit(PROVENANCE, tuple(sorted(reports, key=lambda r: r.path)))


def comparison(audit):
    """A comparison as an audit against an earlier one gives it, of every kind an entry or two."""
    nothing = Tally(0, 0, 0, 0, 0, 0)
    before, now = Tally(3, 40, 36, 4, 1, 0), Tally(3, 44, 43, 2, 0, 1)
    occurrences = tuple(
        Occurrence(
            path=f"001 xã Hòa Sơn/2026-q{quarter}.md",
            period_text=QUARTERS[quarter - 1][0],
            period_end=f"2026-{3 * quarter:02}-30",
            check=0,
            severity="error",
            message=Text("1.768 ha trên 5.705 ha là 31,0%", "1.768 ha of 5.705 ha is 31,0%"),
            quotation="",
            earlier=quarter == 1,
        )
        for quarter in (1, 2)
    )
    points = tuple(
        Point(f"q{n}.md", f"quý {n}", "2026-01-01", f"2026-0{3 * n}-30", 0, text, text.replace(".", ""), "", "", n == 1)
        for n, text in ((1, "1.200"), (2, "1.150"))
    )
    return Comparison(
        before=replace(audit.provenance, made="2026-07-15"),
        now=audit.provenance,
        bodies=(
            BodyChange("UBND xã Hòa Sơn", before, now, Trend.BETTER),
            BodyChange("UBND xã Bản Liền", now, before, Trend.WORSE),
            BodyChange("UBND xã Mới", nothing, now, Trend.NEW),
            BodyChange("UBND xã Cũ", before, nothing, Trend.GONE),
        ),
        repeated=(
            Repeated(
                "UBND xã Hòa Sơn", "percent-of-plan-mismatch", Again.RELATION, "diện tích gieo trồng", occurrences
            ),
        ),
        series=(
            SeriesFault(
                "UBND xã Hòa Sơn",
                "thu ngân sách",
                "triệu đồng",
                Fault.FALLS,
                points,
                Text("lũy kế giảm từ 1.200 xuống 1.150", "the cumulative figure falls from 1.200 to 1.150"),
            ),
        ),
    )
