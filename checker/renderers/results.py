"""What the machine formats have in common: each thing to report, flat, with its place, its words and its fingerprint."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from checker.document import Document
from checker.finding import Acceptance, Check, Ground, Severity, Status
from checker.fingerprint import Fingerprint, fingerprints
from checker.renderers import View
from checker.renderers.remedies import remedies
from checker.renderers.words import place as place_said
from checker.report import Report
from checker.suppress import EXPIRED, FAULTY, UNUSED
from checker.text import Text, day_said

ACCEPTED = {
    Ground.TEXT: Text("được bỏ qua trong báo cáo", "suppressed in the report"),
    Ground.CONFIGURATION: Text("được bỏ qua trong thiết lập", "suppressed in the settings"),
    Ground.BASELINE: Text("đã biết từ trước", "known before"),
}


NOTICES = {
    UNUSED: Text("Chỉ dẫn bỏ qua không còn tác dụng", "A suppression that suppresses nothing"),
    EXPIRED: Text("Chỉ dẫn bỏ qua đã hết hạn", "A suppression that has expired"),
    FAULTY: Text("Chỉ dẫn bỏ qua không dùng được", "A suppression that can't be followed"),
}
"""What notices are about; they have no rule that would say it."""


class Place(NamedTuple):
    """``text[start:end]`` of a document, in lines and columns (from 1, in code points; the end column is exclusive)."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    printed: str


class Result(NamedTuple):
    """One finding, doubt or notice."""

    report: Report
    rule: str
    status: Status
    severity: Severity | None
    message: str
    place: Place
    fingerprint: Fingerprint
    check: Check | None = None
    """None for a notice."""

    @property
    def path(self) -> str:
        """The report's path, as it was given."""
        return self.report.document.path

    @property
    def accepted(self) -> Acceptance | None:
        """Why it doesn't count, if it doesn't."""
        return self.check.accepted if self.check else None

    def related(self) -> list[tuple[str, Place]]:
        """The figures it is about, with their roles, the blamed one first."""
        named = [(role, self.report.figures[i]) for i, role in (self.check.figures if self.check else ())]
        return [(role, place(self.report.document, f.start, f.end)) for role, f in named]

    def native(self, lang: str) -> str:
        """Where it stands in the document's own terms (paragraph, page, cell); empty where that is the line."""
        document, start = self.report.document, self.place.start
        said = place_said(document, start, lang)
        return "" if said in {f"dòng {self.place.line}", f"line {self.place.line}"} else said

    def mending(self, lang: str) -> list[str]:
        """What it recomputes to and what would repair it, a sentence each."""
        return remedies(self.report, self.check, lang) if self.check else []


def web_path(path: str) -> str:
    """A path as GitHub and GitLab know it: with ``/``, without ``./`` and detours."""
    return posixpath.normpath(path.replace("\\", "/")) if path else ""


def place(document: Document, start: int, end: int) -> Place:
    """Where ``text[start:end]`` stands."""
    return Place(start, end, *document.position(start), *document.position(end), document.text[start:end])


def results(report: Report, view: View) -> list[Result]:
    """Everything of a report that the view shows, in the order of the text."""
    lang = view.language(report)
    document = report.document
    found = []
    for check, fingerprint in zip(report.checks, fingerprints(report), strict=True):
        if check.status in view.show:
            figure = report.figures[check.figures[0][0]] if check.figures else None
            spot = place(document, figure.start, figure.end) if figure else place(document, 0, 0)
            said = check.message.said(lang)
            found.append(Result(report, check.rule, check.status, check.severity, said, spot, fingerprint, check))
    for notice in report.notices:
        spot = place(document, notice.start, notice.end)
        mark = f"{notice.name}|{spot.printed}|{notice.message.vi}"
        known = Fingerprint.of_words(mark)
        said = notice.message.said(lang)
        found.append(Result(report, notice.name, Status.FAIL, notice.severity, said, spot, known))
    return sorted(found, key=lambda r: r.place.start)


def all_results(reports: Sequence[Report], view: View) -> list[Result]:
    """The results of all reports, report by report."""
    return [result for report in reports for result in results(report, view)]


def acceptance(accepted: Acceptance, lang: str) -> str:
    """``được bỏ qua trong báo cáo đến 2026-12-31: số liệu của xã``."""
    said = ACCEPTED[accepted.ground].said(lang)
    if accepted.until:
        said += f" {'until' if lang == 'en' else 'đến'} {day_said(accepted.until, lang)}"
    return said + (f": {accepted.reason}" if accepted.reason else "")
