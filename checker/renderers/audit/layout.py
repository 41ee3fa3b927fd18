"""Where things stand in the workbook: names of sheets, and the cell of each figure, before any is written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from checker.audit.summary import Summary
from checker.renderers.audit.sheets import ROWS, reference
from checker.text import Text

SHEETS = {
    "summary": Text("Tóm tắt", "Summary"),
    "reports": Text("Báo cáo", "Reports"),
    "findings": Text("Mâu thuẫn", "Findings"),
    "achievement": Text("Thực hiện kế hoạch", "Achievement"),
    "figures": Text("Số liệu", "Figures"),
    "unread": Text("Không đọc được", "Unread"),
    "changes": Text("So với lần trước", "Against earlier"),
    "repeated": Text("Mâu thuẫn lặp lại", "Repeated"),
    "faults": Text("Chuỗi mâu thuẫn", "Series"),
}
ROOM = ROWS - 1
"""Rows below a head."""
FIGURE = {name: at for at, name in enumerate(("report", "path", "id", "printed", "value", "low", "high", "unit"))}
"""Columns of the sheet of figures that others refer to."""
REPORT = {
    name: at
    for at, name in enumerate(
        (
            *("number", "report", "body", "sector", "period", "from", "to", "figures"),
            *("verified", "contradicted", "unverified", "excluded", "coverage"),
            *("checks", "errors", "warnings", "notes", "unsure", "accepted", "rules", "format", "size", "sha256"),
        )
    )
}
"""Columns of the sheet of reports."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the figures of each report begin among all figures, from 0."""

    lang: str
    begins: tuple[int, ...]
    figures: int
    reports: int
    """Rows of the sheet of reports."""
    findings: int
    """Rows of the sheet of findings."""

    def sheet(self, name: str) -> str:
        """A sheet's name."""
        return SHEETS[name].said(self.lang)

    def figures_sheet(self, number: int) -> str:
        """The sheets that the figures go on to: ``Số liệu``, ``Số liệu 2`` …; from 0."""
        return self.sheet("figures") + (f" {number + 1}" if number else "")

    def figure(self, report: int, figure: int, column: str) -> str:
        """The cell of a figure, as other sheets refer to it."""
        sheet, row = divmod(self.begins[report] + figure, ROOM)
        return reference(self.figures_sheet(sheet), FIGURE[column], row + 2)


def layout_of(summary: Summary, lang: str) -> Layout:
    """The layout of an audit's workbook."""
    sizes = [entry.counts.figures for entry in summary.lines]
    *begins, total = accumulate(sizes, initial=0)
    read = sum(entry.error is None for entry in summary.lines)
    return Layout(lang, tuple(begins), total, min(read, ROOM), min(len(summary.findings), ROOM))
