"""The workbook's long sheets: contradictions, achievement of plans, figures. Recomputed values are formulas over the cells."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.audit.indicators import Achieved
from checker.audit.record import Audit, FigureRecord
from checker.audit.sectors import sector_name
from checker.audit.summary import Finding, Summary
from checker.figure import Coverage, Role
from checker.finding import Status
from checker.renderers.audit.cells import Coloured, Column, Digits, Formula, Near, Value, precise
from checker.renderers.audit.formulas import Cells, recomputation
from checker.renderers.audit.layout import Layout
from checker.renderers.audit.plans import status
from checker.renderers.audit.sheets import Book, Table, letters
from checker.renderers.audit.stories import Story, stories
from checker.renderers.audit.values import body, clean, indicator, line, period, place, places_of, shown_places
from checker.renderers.audit.words import HEAD
from checker.renderers.words import COVERAGE, ROLE, why


def heads(lang: str, *columns: tuple[str, int] | tuple[str, int, bool]) -> list[Column]:
    """Columns with their heads from the catalogue, their widths, and whether text is folded in them."""
    return [Column(HEAD[name].said(lang), width, *fold) for name, width, *fold in columns]


FINDINGS = (
    *(("number", 6), ("severity", 10), ("body", 24), ("period", 20), ("report", 30), ("where", 12)),
    *(("message", 48, True), ("quotation", 60, True), ("rule", 30, True), ("printed", 12), ("unit", 12)),
    *(("stated-value", 14), ("low", 14), ("high", 14), ("equation", 28, True), ("recomputed", 14)),
    *(("recomputed-low", 14), ("recomputed-high", 14), ("difference", 14), ("gap", 14)),
    *(("parts", 60, True), ("repair", 36, True), ("sector", 24), ("fingerprint", 20)),
)
_AT = {str(name): letters(at) for at, (name, *_) in enumerate(FINDINGS)}


def findings_sheet(book: Book, summary: Summary, layout: Layout) -> None:
    """Every contradiction: what is printed, its range, what it recomputes to, and how far they lie apart."""
    table = Table(book, layout.sheet("findings"), heads(layout.lang, *FINDINGS), frozen=3)
    for finding, story in zip(summary.findings, stories(summary, layout.lang), strict=True):
        sheet = table.sheet()
        sheet.write(_finding(finding, story, layout, sheet.row + 1))
    table.finish()


def _finding(finding: Finding, story: Story, layout: Layout, row: int) -> list[Value]:
    check, lang, number = finding.check, layout.lang, finding.line.number
    cells = [
        Cells(*(layout.figure(number, part.figure, column) for column in ("value", "low", "high")))
        for part in check.parts
    ]
    first = finding.figures[0] if finding.figures else None
    values: dict[str, Value] = {
        **dict.fromkeys(_AT, ""),
        "number": story.number,
        "severity": Coloured(story.severity, story.level),
        "body": story.body,
        "period": story.period,
        "report": story.path,
        "where": story.where,
        "message": story.message,
        "quotation": story.quotation,
        "rule": story.rule_said,
        "equation": line(check.equation),
        "parts": "\n".join(f"{p.role}: {p.printed} = {p.range}; {p.where} {p.characters}" for p in story.parts),
        "repair": "\n".join(story.repairs),
        "sector": sector_name(finding.line.sector).said(lang),
        "fingerprint": story.fingerprint,
    }
    if first is not None:
        values |= {"printed": line(first.text), "unit": line(first.unit)}
        for (name, digits), cell in zip(_stated(first), cells[0], strict=True):
            values[name] = (
                Formula(cell, Fraction(digits), max(places_of(digits), shown_places(first)))
                if precise(digits)
                else Digits(digits)
            )
        values |= _recomputed(finding, cells, row)
    return list(values.values())


def _recomputed(finding: Finding, cells: list[Cells], row: int) -> dict[str, Value]:
    """What the first figure recomputes to, how far it is from that, and how far apart the ranges lie."""
    check, first = finding.check, finding.figures[0]
    places = shown_places(first) + 2
    computed = recomputation(finding, cells)
    terms = {
        "recomputed": (computed and computed.value, check.recomputed),
        "recomputed-low": (computed and computed.low, check.low),
        "recomputed-high": (computed and computed.high, check.high),
    }
    values: dict[str, Value] = {
        name: Formula(term.text, term.value, _places(term.value, places)) if term else Near(digits, places)
        for name, (term, digits) in terms.items()
    }
    numbers = {
        name: term.value if term else Fraction(digits) if digits else None for name, (term, digits) in terms.items()
    }
    stated = {name: Fraction(d) if precise(d) else None for name, d in _stated(first)}
    if (value := stated["stated-value"]) is not None and (recomputed := numbers["recomputed"]) is not None:
        formula = f"{_AT['stated-value']}{row}-{_AT['recomputed']}{row}"
        values["difference"] = Formula(formula, value - recomputed, _places(value - recomputed, places))
    low, high, least, most = stated["low"], stated["high"], numbers["recomputed-low"], numbers["recomputed-high"]
    if low is not None and high is not None and least is not None and most is not None:
        below, above = (
            f"{_AT[a]}{row}-{_AT[b]}{row}" for a, b in (("low", "recomputed-high"), ("recomputed-low", "high"))
        )
        gap = max(low - most, least - high)
        values["gap"] = Formula(f"MAX({below},{above})", gap, _places(gap, places))
    return values


def _stated(first: FigureRecord) -> tuple[tuple[str, str], ...]:
    return (("stated-value", first.value), ("low", first.low), ("high", first.high))


def _places(value: Fraction, places: int) -> int:
    return 0 if value.denominator == 1 else places


PLANS = (
    *(("number", 6), ("indicator", 36), ("unit", 14), ("body", 26), ("period", 22), ("from", 12), ("to", 12)),
    *(("report", 32), ("actual", 14), ("plan", 14), ("stated", 12), ("percent", 12), ("recomputed-low", 12)),
    *(("recomputed-high", 12), ("difference", 12), ("status", 14), ("since", 14)),
)
_PLAN = {str(name): letters(at) for at, (name, *_) in enumerate(PLANS)}


def plans_sheet(book: Book, summary: Summary, layout: Layout) -> None:
    """Every achievement, by indicator and body in the order of periods, so that each row follows on the period before."""
    table, number = Table(book, layout.sheet("achievement"), heads(layout.lang, *PLANS)), 0
    for one in summary.series:
        before: Before | None = None
        for point in one.points:
            sheet, number = table.sheet(), number + 1
            row = sheet.row + 1
            follows = before if before and before[1] == sheet.name else None
            sheet.write(_plan(number, point, follows, summary, layout, row))
            before = point, sheet.name, row
    table.finish()


Before = tuple[Achieved, str, int]
"""The period before: what was achieved in it, its sheet and its row."""


def _plan(
    number: int, point: Achieved, before: Before | None, summary: Summary, layout: Layout, row: int
) -> list[Value]:
    record, lang = point.record, layout.lang
    values: dict[str, Value] = {
        **dict.fromkeys(_PLAN, ""),
        "number": number,
        "indicator": indicator(record.indicator, lang),
        "unit": line(record.unit),
        "body": body(point.body, lang),
        "period": period(point.period, lang),
        "from": day_value(point.period.start),
        "to": day_value(point.period.end),
        "report": line(summary.lines[point.report].path),
        "actual": Digits(record.actual),
        "plan": Digits(record.plan),
        "stated": Digits(record.percent),
        "percent": Digits(record.recomputed),
        "recomputed-low": Near(record.low, 2),
        "recomputed-high": Near(record.high, 2),
        "status": Coloured(status(record.status, lang), "error" if record.status == Status.FAIL else ""),
    }
    percent = point.percent
    if percent is None or not computable(point):
        return list(values.values())
    cell = f"{_PLAN['percent']}{row}"
    values["percent"] = Formula(f"100*{_PLAN['actual']}{row}/{_PLAN['plan']}{row}", percent, 2)
    if precise(record.percent):
        values["difference"] = Formula(f"{_PLAN['stated']}{row}-{cell}", Fraction(record.percent) - percent, 2)
    if before and computable(before[0]) and before[0].percent is not None and before[0].period.end != point.period.end:
        values["since"] = Formula(f"{cell}-{_PLAN['percent']}{before[2]}", percent - before[0].percent, 2)
    return list(values.values())


def computable(point: Achieved) -> bool:
    """Whether a workbook can compute the percentage from the actual and the plan."""
    return precise(point.record.actual) and precise(point.record.plan) and bool(Fraction(point.record.plan))


FIGURES = (
    *(
        ("number", 8),
        ("report", 34),
        ("id", 6),
        ("printed", 14),
        ("value", 16),
        ("low", 16),
        ("high", 16),
        ("unit", 14),
    ),
    *(
        ("role", 14),
        ("label", 44),
        ("coverage-of", 14),
        ("why", 24),
        ("where", 14),
        ("line", 8),
        ("start", 10),
        ("end", 10),
    ),
)


def figures_sheets(book: Book, audit: Audit, layout: Layout) -> None:
    """Every figure of every report."""
    table = Table(book, layout.sheet("figures"), heads(layout.lang, *FIGURES))
    for at, report in enumerate(audit.reports):
        path = line(report.path)
        for figure in report.figures:
            table.sheet().write(
                [
                    at + 1,
                    path,
                    figure.id,
                    line(figure.text),
                    *(Digits(digits) for digits in (figure.value, figure.low, figure.high)),
                    line(figure.unit),
                    ROLE[Role(figure.role)].said(layout.lang),
                    clean(figure.label),
                    COVERAGE[Coverage(figure.coverage)].said(layout.lang),
                    line(why(figure.why, layout.lang)),
                    place(figure, layout.lang),
                    figure.line,
                    figure.start,
                    figure.end,
                ]
            )
    table.finish()


def day_value(iso: str) -> Value:
    """An ISO date as a workbook's date; what is none stays text."""
    try:
        return date.fromisoformat(iso) if iso else ""
    except ValueError:
        return line(iso)
