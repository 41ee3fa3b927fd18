"""Where things stand in the workbook: names of sheets, and the cell of each figure, before any is written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from checker.audit.summary import Summary
from checker.renderers.audit.sheets import ROWS, continued, reference
from checker.text import Text

SHEETS = {
    "summary": Text("Tóm tắt", "Summary"),
    "reports": Text("Báo cáo", "Reports"),
    "findings": Text("Mâu thuẫn", "Findings"),
    "achievement": Text("Thực hiện kế hoạch", "Achievement"),
    "indicators": Text("Chỉ tiêu", "Indicators"),
    "figures": Text("Số liệu", "Figures"),
    "unread": Text("Không đọc được", "Unread"),
    "changes": Text("So với lần trước", "Against earlier"),
    "repeated": Text("Mâu thuẫn lặp lại", "Repeated"),
    "faults": Text("Chuỗi mâu thuẫn", "Series"),
}
ROOM = ROWS - 1
"""Rows below a head."""
FIGURE = {name: at for at, name in enumerate(("number", "report", "id", "printed", "value", "low", "high", "unit"))}
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
    """Rows of the sheet of reports; 0 where they go on to another: then no formula adds them up."""
    findings: int
    """Rows of the sheet of findings, in the same way."""

    def sheet(self, name: str) -> str:
        """A sheet's name."""
        return SHEETS[name].said(self.lang)

    def figure(self, report: int, figure: int, column: str) -> str:
        """The cell of a figure, as other sheets refer to it."""
        sheet, row = divmod(self.begins[report] + figure, ROOM)
        return reference(continued(self.sheet("figures"), sheet), FIGURE[column], row + 2)


def layout_of(summary: Summary, lang: str) -> Layout:
    """The layout of an audit's workbook."""
    sizes = [entry.counts.figures for entry in summary.lines]
    *begins, total = accumulate(sizes, initial=0)
    read = sum(entry.error is None for entry in summary.lines)
    found = len(summary.findings)
    return Layout(lang, tuple(begins), total, read if read <= ROOM else 0, found if found <= ROOM else 0)
