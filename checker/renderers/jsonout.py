"""The machine's view, schema 1: every key always present, null where there is nothing, exact numbers as strings.

One figure or check a line, so that two outputs can be compared line by line. Values beyond what a finite decimal can hold
are cut outward (a low end down, a high end up), with two places more than the printed figure has.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checker import __version__
from checker.document import PagePlace
from checker.errors import CheckerError
from checker.figure import Coverage, Figure
from checker.finding import Acceptance, Check, Notice, Severity, Status
from checker.renderers import View
from checker.renderers.decimals import ceiling, floor, nearest, plain
from checker.report import Period, Report

SCHEMA = 1


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """One object for everything."""
    return "".join(_whole((_document(r, view.language(r)) for r in reports), errors, view))


def render_figures(report: Report, view: View) -> str:
    """The same object with the figures alone."""
    return "".join(_whole([_bare(report)], (), view))


# Pieces are joined once, at the end: the output for a large report is many times its size.
Pieces = Iterator[str]


def _whole(documents: Iterable[Pieces], errors: Sequence[CheckerError], view: View) -> Pieces:
    yield f'{{"schema": {SCHEMA}, "checker": {_line({"version": __version__})},\n"documents": '
    yield from _array(documents)
    yield ',\n"errors": '
    # Words about errors must not depend on the machine's language either.
    yield from _array([_line({"path": e.path, "message": e.message.said(view.lang or "vi")})] for e in errors)
    yield "}\n"


def _document(report: Report, lang: str) -> Pieces:
    yield from _opened(report)
    yield ',\n"checks": '
    yield from _array([_line(check_value(report, check, lang))] for check in report.checks)
    if report.notices:
        # Only a report that speaks to the checker has this key.
        yield f',\n"notices": {_line([_notice(report, notice, lang) for notice in report.notices])}'
    yield f',\n"summary": {_line(_summary(report))}}}'


def _bare(report: Report) -> Pieces:
    yield from _opened(report)
    yield "}"


def _opened(report: Report) -> Pieces:
    document = report.document
    head = {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "period": _period(report.period),
    }
    yield f'{_line(head)[:-1]},\n"figures": '
    yield from _array([_line(figure_value(report, figure))] for figure in report.figures)


def _array(items: Iterable[Iterable[str]]) -> Pieces:
    empty = True
    for item in items:
        yield "[\n" if empty else ",\n"
        yield from item
        empty = False
    yield "[]" if empty else "\n]"


def _period(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "text": period.text}


def figure_value(report: Report, figure: Figure) -> dict[str, object]:
    """One figure as an object."""
    line, column = report.document.position(figure.start)
    places = report.document.places_of(figure.start, figure.end)
    native = places[0].native if places else None
    found: dict[str, object] = {
        "id": figure.id,
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        "page": native.page if isinstance(native, PagePlace) else None,
        "value": _decimal(figure.value),
        "low": _decimal(figure.low),
        "high": _decimal(figure.high),
        "unit": figure.unit or None,
        "role": figure.role.value,
        "label": figure.label or None,
        "coverage": report.coverage[figure.id].value,
        "why": report.why[figure.id] or None,
    }
    if report.document.places:
        # Only formats with positions of their own have this key.
        found["native"] = None if native is None else native._asdict()
    return found


def check_value(report: Report, check: Check, lang: str) -> dict[str, object]:
    """One check as an object; ``accepted`` is there only where a baseline or a suppression knows the finding."""
    places = report.figures[check.figures[0][0]].decimals if check.figures else 0
    known = {} if check.accepted is None else {"accepted": accepted_value(check.accepted)}
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
        **known,
    }


def accepted_value(accepted: Acceptance) -> dict[str, str | None]:
    """Why a finding doesn't count."""
    return {
        "by": accepted.ground.value,
        "reason": accepted.reason or None,
        "until": accepted.until.isoformat() if accepted.until else None,
    }


def _notice(report: Report, notice: Notice, lang: str) -> dict[str, object]:
    line, column = report.document.position(notice.start)
    return {
        "name": notice.name,
        "severity": notice.severity.value,
        "start": notice.start,
        "end": notice.end,
        "line": line,
        "column": column,
        "message": notice.message.said(lang),
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


_line = json.JSONEncoder(ensure_ascii=False).encode
