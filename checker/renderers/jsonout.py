"""The machine's view, schema 1: every key always present, null where there is nothing, exact numbers as strings.

One figure or check a line, so that two outputs can be compared line by line. Values beyond what a finite decimal can hold
are cut outward (a low end down, a high end up), with two places more than the printed figure has.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker import __version__
from checker.errors import CheckerError
from checker.figure import Coverage, Figure
from checker.finding import Check, Severity, Status
from checker.renderers import View
from checker.renderers.decimals import ceiling, floor, nearest, plain
from checker.report import Period, Report

SCHEMA = 1


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """One object for everything."""
    documents = [_document(r, view.language(r)) for r in reports]
    return _whole(documents, errors, view)


def render_figures(report: Report, view: View) -> str:
    """The same object with the figures alone."""
    return _whole([_opened(report) + ",\n" + _figures(report) + "}"], (), view)


def _whole(documents: Sequence[str], errors: Sequence[CheckerError], view: View) -> str:
    head = f'{{"schema": {SCHEMA}, "checker": {_line({"version": __version__})},\n'
    # Words about errors must not depend on the machine's language either.
    failures = [_line({"path": e.path, "message": e.message.said(view.lang or "vi")}) for e in errors]
    return f'{head}"documents": {_array(documents)},\n"errors": {_array(failures)}}}\n'


def _document(report: Report, lang: str) -> str:
    checks = _array(_line(_check(report, c, lang)) for c in report.checks)
    return f'{_opened(report)},\n{_figures(report)},\n"checks": {checks},\n"summary": {_line(_summary(report))}}}'


def _opened(report: Report) -> str:
    document = report.document
    head = {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "period": _period(report.period),
    }
    return _line(head)[:-1]


def _figures(report: Report) -> str:
    return '"figures": ' + _array(_line(_figure(report, f)) for f in report.figures)


def _period(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "text": period.text}


def _figure(report: Report, figure: Figure) -> dict[str, object]:
    line, column = report.document.position(figure.start)
    return {
        "id": figure.id,
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        "page": None,
        "value": _decimal(figure.value),
        "low": _decimal(figure.low),
        "high": _decimal(figure.high),
        "unit": figure.unit or None,
        "role": figure.role.value,
        "label": figure.label or None,
        "coverage": report.coverage[figure.id].value,
        "why": report.why[figure.id] or None,
    }


def _check(report: Report, check: Check, lang: str) -> dict[str, object]:
    places = report.figures[check.figures[0][0]].decimals if check.figures else 0
    return {
        "rule": check.rule,
        "kind": check.kind.value,
        "status": check.status.value,
        "severity": check.severity.value if check.severity else None,
        "figures": [{"figure": figure, "role": role} for figure, role in check.figures],
        "recomputed": None if check.recomputed is None else nearest(check.recomputed, places + 1),
        "low": None if check.low is None else floor(check.low, places + 2),
        "high": None if check.high is None else ceiling(check.high, places + 2),
        "message": check.message.said(lang),
        "repairs": [{"figure": r.figure, "with": r.text, "because": r.because.said(lang)} for r in check.repairs],
    }


def _summary(report: Report) -> dict[str, dict[str, int]]:
    coverage, status = Counter(report.coverage), Counter(c.status for c in report.checks)
    severity = Counter(c.severity for c in report.findings)
    return {
        "figures": {"total": len(report.figures)} | {c.value: coverage[c] for c in Coverage},
        "checks": {"total": len(report.checks)} | {s.value: status[s] for s in Status},
        "findings": {s.value: severity[s] for s in reversed(Severity)},
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _array(items: Iterable[str]) -> str:
    inside = ",\n".join(items)
    return f"[\n{inside}\n]" if inside else "[]"
