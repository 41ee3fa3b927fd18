"""One line a finding, in the form that editors and ``grep`` know: path, line, column, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import CheckerError
from checker.finding import Status
from checker.renderers import View
from checker.renderers.closing import closing
from checker.renderers.results import Result, acceptance, all_results
from checker.renderers.table import clean
from checker.renderers.words import SEVERITY, STATUS
from checker.report import Report


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:  # noqa: ARG001  # errors are told apart
    """The findings of all reports, and the closing line."""
    lines = [_line(r, view.language(r.report)) for r in all_results(reports, view)]
    if reports:
        lines += closing(reports, view.common_language(reports), unsure_shown=Status.UNSURE in view.show)
    return "".join(line + "\n" for line in lines)


def _line(result: Result, lang: str) -> str:
    kind = (SEVERITY[result.severity] if result.severity else STATUS[result.status]).said(lang)
    figures = result.report.figures
    repairs = " | ".join(f"{figures[r.figure].text} → {r.text}" for r in (result.check.repairs if result.check else ()))
    native = result.native(lang)
    said = f"{native}: {result.message}" if native else result.message
    words = f"{result.path}:{result.place.line}:{result.place.column}: {kind} {result.rule}: {said}"
    words += f" [{repairs}]" if repairs else ""
    words += f" ({acceptance(result.accepted, lang)})" if result.accepted else ""
    return clean(words)
