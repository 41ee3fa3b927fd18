"""What a check of a text came to, in printed numbers: as tests name figures."""

from __future__ import annotations

from checker import check_text
from checker.finding import Check, Severity, Status
from checker.report import Report


def checked(text: str, name: str = "report.md") -> Report:
    """Check a text with the built-in rules, as a user does."""
    return check_text(text, name)


def figures(report: Report, check: Check) -> list[str]:
    """A check's figures as printed, in the order of their roles."""
    return [report.figures[i].text for i, _ in check.figures]


def faults(report: Report) -> list[Check]:
    """Findings that are shown as wrong; notes on rounding aside."""
    return [c for c in report.findings if c.severity is not Severity.NOTE]


def said(report: Report, check: Check) -> str:
    """A check in a line, for messages of failing tests."""
    severity = f" {check.severity.value}" if check.severity else ""
    return f"{check.kind.value} {check.status.value}{severity} {figures(report, check)} {check.message.vi}".rstrip()


def lines(report: Report) -> str:
    """All checks of a report, a line each."""
    return "\n".join(said(report, c) for c in report.checks)


def passes(report: Report, *printed: str) -> bool:
    """Whether a check over exactly these figures passes, whatever the order."""
    return any(c.status is Status.PASS and sorted(figures(report, c)) == sorted(printed) for c in report.checks)


def repairs(report: Report, check: Check) -> list[tuple[str, str]]:
    """What a check offers: a figure as printed, and what to print instead."""
    return [(report.figures[r.figure].text, r.text) for r in check.repairs]
