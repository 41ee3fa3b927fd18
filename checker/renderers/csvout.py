"""A table for spreadsheets: UTF-8 with the mark by which Excel knows it, CRLF, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from checker.errors import CheckerError
from checker.renderers import View
from checker.renderers.jsonout import check_value, figure_value
from checker.renderers.results import Result, acceptance, all_results
from checker.report import Report

FINDINGS = (
    "path",
    "line",
    "column",
    "place",
    "severity",
    "status",
    "rule",
    "figure",
    "figures",
    "message",
    "recomputed",
    "low",
    "high",
    "repair",
    "accepted",
    "fingerprint",
)
FIGURES = (
    "path",
    "id",
    "line",
    "column",
    "text",
    "value",
    "low",
    "high",
    "unit",
    "role",
    "label",
    "coverage",
    "why",
    "start",
    "end",
)
_MARK = "\ufeff"
_RUN = re.compile(r"[=@\t\r\n]|[+-](?![\d.,]+$)")


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """A row for each finding, then a row for each file that couldn't be checked."""
    rows = [_row(r, view.language(r.report)) for r in all_results(reports, view)]
    for error in errors:
        row = dict.fromkeys(FINDINGS, "")
        rows.append(
            row | {"path": error.path or "", "status": "unread", "message": error.message.said(view.lang or "vi")}
        )
    return _table(FINDINGS, rows)


def render_figures(report: Report, view: View) -> str:  # noqa: ARG001  # figures have no words of ours
    """A row for each figure."""
    rows = []
    for figure in report.figures:
        value = {k: "" if v is None else str(v) for k, v in figure_value(report, figure).items()}
        rows.append({"path": report.document.path} | {k: value[k] for k in FIGURES if k != "path"})
    return _table(FIGURES, rows)


def _row(result: Result, lang: str) -> dict[str, str]:
    value = check_value(result.report, result.check, lang) if result.check else {}
    figures = result.report.figures
    repairs = [f"{figures[r.figure].text} → {r.text}" for r in (result.check.repairs if result.check else ())]
    return {
        "path": result.path,
        "line": str(result.place.line),
        "column": str(result.place.column),
        "place": result.native(lang),
        "severity": result.severity.value if result.severity else "",
        "status": result.status.value,
        "rule": result.rule,
        "figure": result.place.printed if result.check else "",
        "figures": "; ".join(f"{role}: {place.printed}" for role, place in result.related()),
        "message": result.message,
        "recomputed": str(value.get("recomputed") or ""),
        "low": str(value.get("low") or ""),
        "high": str(value.get("high") or ""),
        "repair": "; ".join(repairs),
        "accepted": acceptance(result.accepted, lang) if result.accepted else "",
        "fingerprint": str(result.fingerprint),
    }


def _table(heads: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    out = io.StringIO(_MARK)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_harmless(row[head]) for head in heads] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula; numbers stay as they are."""
    return "'" + cell if _RUN.match(cell) else cell
