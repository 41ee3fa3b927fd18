"""All findings in one table, file by file."""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import CheckerError
from checker.finding import Status
from checker.renderers import View
from checker.renderers.closing import closing
from checker.renderers.measure import fold
from checker.renderers.results import Result, acceptance, results
from checker.renderers.table import clean, table
from checker.renderers.words import SEVERITY, STATUS
from checker.report import Report

_PLACE = 14
"""Columns for where a figure stands in a Word file, PDF or workbook."""


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:  # noqa: ARG001  # errors are told apart
    """A table for each file with something to show, and the closing line."""
    parts = []
    for report in reports:
        found = results(report, view)
        if found:
            # Line, weight, figure and the gaps leave this much of what is kept for them.
            room = view.width + 14
            parts.append(f"{clean(report.document.path)}\n\n{_table(found, view.language(report), room)}\n")
    if reports:
        said = closing(reports, view.common_language(reports), unsure_shown=Status.UNSURE in view.show)
        parts.append("\n".join(line for s in said for line in (fold(s, max(view.width, 40)) if view.folded else [s])))
    return "".join(part + "\n" for part in parts)


def _table(found: Sequence[Result], lang: str, width: int) -> str:
    is_native = any(r.native(lang) for r in found)
    if lang == "en":
        heads = ["Place" if is_native else "Line", "Weight", "Figure", "What is wrong", "Possible repair"]
    else:
        heads = ["Vị trí" if is_native else "Dòng", "Mức độ", "Số", "Nhận xét", "Có thể sửa"]
    rows = [_row(r, lang) for r in found]
    room = max(width - 48 - is_native * _PLACE, 30)
    widths = {0: _PLACE, 2: 12, 3: room * 2 // 3, 4: max(room // 3, 16)}
    return table(heads, rows, right=() if is_native else (0,), widths=widths)


def _row(result: Result, lang: str) -> list[str]:
    kind = (SEVERITY[result.severity] if result.severity else STATUS[result.status]).said(lang)
    figures = result.report.figures
    repairs = "; ".join(f"{figures[r.figure].text} → {r.text}" for r in (result.check.repairs if result.check else ()))
    words = f"{result.message} ({result.rule})"
    if result.accepted:
        words += f" – {acceptance(result.accepted, lang)}"
    return [
        result.native(lang) or str(result.place.line),
        kind,
        result.place.printed if result.check else "",
        words,
        repairs,
    ]
