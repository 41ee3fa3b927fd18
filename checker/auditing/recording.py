"""What an audit keeps of a checked report: a Report in, a ReportRecord out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from checker.audit.record import CheckRecord, FigureRecord, PartRecord, RepairRecord, ReportRecord
from checker.auditing.achievements import achievements_of
from checker.auditing.equations import exact_number, printed_equation
from checker.auditing.naming import indicator_of
from checker.auditing.origin import body_of, sector_of
from checker.document import Block, BlockKind
from checker.errors import CheckerError
from checker.figure import Figure
from checker.finding import Check, Status
from checker.fingerprint import fingerprints
from checker.renderers.decimals import ceiling, floor, nearest, plain
from checker.renderers.words import place
from checker.report import Report
from checker.rule import Rule
from checker.text import Text

ACCEPTED = "accepted"
"""The status of a contradiction that a suppression lets stand: known, and no finding."""
_AROUND = 160
"""Code points that a quotation goes beyond its figures at most, on either side."""
_SPREAD = 600
"""Code points between figures from which only the words around the blamed one are quoted."""
_ROWS = 3
"""Rows of a table that are quoted at most; of figures further apart only the blamed one's."""
_NOTE_MARK = re.compile(r"<sup>[^<>]{0,9}</sup>\s*$|\[\^[^\]]{1,9}\]\s*$")
_STOP = re.compile(r"[.!?;]\s+(?=\S)|\n")


def record_of(report: Report, path: str, size: int, rules: Mapping[str, Rule]) -> ReportRecord:
    """The record of a report that lies at ``path`` below the folder given, of so many bytes, checked by ``rules``."""
    document, period = report.document, report.period
    figures = tuple(_figure(report, figure) for figure in report.figures)
    marks = fingerprints(report)
    checks = tuple(
        _check(report, number, check, str(marks[number]), rules.get(check.rule))
        for number, check in enumerate(report.checks)
    )
    return ReportRecord(
        path=path,
        sha256=document.sha256,
        size=size,
        format=document.format,
        error=None,
        body=body_of(document),
        sector=sector_of(document),
        period_start=period.start.isoformat() if period else "",
        period_end=period.end.isoformat() if period else "",
        period_text=" ".join(period.text.split()) if period else "",
        lang=report.lang,
        figures=figures,
        checks=checks,
        achievements=achievements_of(report),
    )


def failed_record(path: str, sha256: str, size: int, error: CheckerError) -> ReportRecord:
    """The record of a report that couldn't be read or checked."""
    return ReportRecord(path, sha256, size, "", error.message, "", "", "", "", "", "", (), (), ())


def _figure(report: Report, figure: Figure) -> FigureRecord:
    document = report.document
    line, _ = document.position(figure.start)
    return FigureRecord(
        id=figure.id,
        text=figure.text,
        start=figure.start,
        end=figure.end,
        line=line,
        place=place(document, figure.start, report.lang) if document.places else "",
        value=_decimal(figure.value),
        low=_decimal(figure.low),
        high=_decimal(figure.high),
        unit=figure.unit,
        role=figure.role.value,
        label=indicator_of(document, figure),
        coverage=report.coverage[figure.id].value,
        why=report.why[figure.id],
    )


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _check(report: Report, number: int, check: Check, fingerprint: str, rule: Rule | None) -> CheckRecord:
    named = [report.figures[i] for i, _ in check.figures]
    places = named[0].decimals if named else 0
    factors = check.factors or (Fraction(1),) * len(named)
    failed = check.status is Status.FAIL
    counts = failed and check.accepted is None
    start, end = _quoted(report, named) if failed and named else (0, 0)
    equation = rule.equation if rule else None
    mark = "." if report.lang == "en" else ","
    return CheckRecord(
        id=number,
        rule=check.rule,
        kind=check.kind.value,
        status=ACCEPTED if failed and not counts else check.status.value,
        severity=check.severity.value if counts and check.severity else "",
        parts=tuple(
            PartRecord(figure, role, exact_number(factor))
            for (figure, role), factor in zip(check.figures, factors, strict=True)
        ),
        equation=""
        if equation is None
        else printed_equation(
            equation,
            [(role, report.figures[i].text, factor) for (i, role), factor in zip(check.figures, factors, strict=True)],
            mark,
        ),
        recomputed="" if check.recomputed is None else nearest(check.recomputed, places + 2),
        low="" if check.low is None else floor(check.low, places + 2),
        high="" if check.high is None else ceiling(check.high, places + 2),
        message=Text(*check.message),
        quotation=report.document.text[start:end],
        start=start,
        end=end,
        repairs=tuple(RepairRecord(r.figure, r.text, Text(*r.because)) for r in check.repairs),
        fingerprint=fingerprint,
        formula="" if equation is None else str(equation),
    )


def _quoted(report: Report, named: list[Figure]) -> tuple[int, int]:
    """The sentences (in a table, the rows) that hold the figures; around the blamed one alone where that were too much."""
    start, end = min(f.start for f in named), max(f.end for f in named)
    if end - start > _SPREAD:
        start, end = named[0].start, named[0].end
    text = report.document.text
    block = report.document.block_at(start)
    low, high = (block.start, max(block.end, end)) if block and block.start <= start else (0, len(text))
    if block is not None and block.kind is BlockKind.TABLE:
        held = _rows(block, start, end)
        if len(held) > _ROWS:
            start, end = named[0].start, named[0].end
            held = _rows(block, start, end)
        return (held[0][0], max(held[-1][1], end)) if held else (start, end)
    left = [m.end() for m in _STOP.finditer(text, max(low, start - _AROUND), start)]
    right = _STOP.search(text, end, min(high, end + _AROUND))
    begin = left[-1] if left else _word_start(text, max(low, start - _AROUND), low)
    finish = right.start() + 1 if right else _word_end(text, min(high, end + _AROUND), high)
    if mark := _NOTE_MARK.search(text, end, finish):
        finish = mark.start()
    while begin < start and text[begin].isspace():
        begin += 1
    while finish > end and text[finish - 1].isspace():
        finish -= 1
    return begin, finish


def _rows(table: Block, start: int, end: int) -> list[tuple[int, int]]:
    """The rows that a stretch of text touches."""
    rows = [(row[0].start, row[-1].end) for row in table.rows if row]
    return [row for row in rows if row[0] < end and start < row[1]]


def _word_start(text: str, at: int, low: int) -> int:
    """The first word's beginning from there on."""
    if at <= low:
        return low
    while not text[at - 1].isspace() and not text[at].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, high: int) -> int:
    if at >= high:
        return high
    while not text[at - 1].isspace() and not text[at].isspace():
        at -= 1
    return at
