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

_NARROW = 6 + 8 + 12 + 4 * 2
_PLACE = 14
"""Columns for a place in the document's own terms."""


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:  # noqa: ARG001  # errors are told apart
    """A table for each file with something to show, and the closing line."""
    parts = []
    for report in reports:
        found = results(report, view)
        if found:
            parts.append(f"{clean(report.document.path)}\n\n{_table(found, view.language(report), view.width)}\n")
    if reports:
        said = closing(reports, view.common_language(reports), unsure_shown=Status.UNSURE in view.show)
        parts.append("\n".join(line for s in said for line in (fold(s, max(view.width, 40)) if view.folded else [s])))
    return "".join(part + "\n" for part in parts)


def _table(found: Sequence[Result], lang: str, width: int) -> str:
    heads = (
        ["Line", "Weight", "Figure", "What is wrong", "Possible repair"]
        if lang == "en"
        else ["Dòng", "Mức độ", "Số", "Nhận xét", "Có thể sửa"]
    )
    rows = [_row(r, lang) for r in found]
    # What line, weight, figure and the gaps leave.
    room = max(width - _NARROW, 26)
    widths = {2: 12, 3: room - max(room // 3, 12), 4: max(room // 3, 12)}
    if any(natives := [r.native(lang) for r in found]):
        # A paragraph, page or cell says more than a line of the text made from the file.
        heads[0] = "Where" if lang == "en" else "Vị trí"
        rows = [[native or row[0], *row[1:]] for native, row in zip(natives, rows, strict=True)]
        widths = widths | {0: _PLACE, 3: max(widths[3] - _PLACE + 6, 14)}
    return table(heads, rows, right=(0,) if not any(natives) else (), widths=widths)


def _row(result: Result, lang: str) -> list[str]:
    kind = (SEVERITY[result.severity] if result.severity else STATUS[result.status]).said(lang)
    figures = result.report.figures
    repairs = "; ".join(f"{figures[r.figure].text} → {r.text}" for r in (result.check.repairs if result.check else ()))
    words = f"{result.message} ({result.rule})"
    if result.accepted:
        words += f" – {acceptance(result.accepted, lang)}"
    return [str(result.place.line), kind, result.place.printed if result.check else "", words, repairs]
