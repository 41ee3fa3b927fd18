"""The view of a person at a terminal: each finding with the words of the report, what is wrong, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from checker.errors import CheckerError
from checker.figure import Coverage
from checker.finding import Check, Severity, Status
from checker.renderers import View
from checker.renderers.excerpt import Excerpt, Mark, excerpts
from checker.renderers.remedies import remedies
from checker.renderers.table import clean, table
from checker.renderers.words import COVERAGE, ROLE, SEVERITY, STATUS, count, listed, of, place, why
from checker.report import Report
from checker.text import Text

_BOLD, _DIM = "1", "2"
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_INDENT = "  "


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """What was found, file by file, and what it was found among."""
    if len(reports) == 1:
        return _lines(_one(reports[0], view))
    return _lines(_many(reports, errors, view)) if reports else ""


def render_figures(report: Report, view: View) -> str:
    """A table of all figures."""
    lang = view.language(report)
    heads = (
        ["Line", "Figure", "Unit", "Kind", "What it measures", "State", "Why"]
        if lang == "en"
        else ["Dòng", "Số", "Đơn vị", "Loại", "Nội dung", "Tình trạng", "Lý do"]
    )
    rows = [
        [
            str(report.document.position(f.start)[0]),
            f.text,
            f.unit,
            ROLE[f.role].said(lang),
            f.label,
            COVERAGE[report.coverage[f.id]].said(lang),
            why(report.why[f.id], lang),
        ]
        for f in report.figures
    ]
    widest = max(view.width - 62, 20)
    widths = {1: 24, 2: 14, 4: widest, 6: 24}
    return f"{table(heads, rows, right=(0, 1), widths=widths)}\n\n{_denominator([report], lang)}\n"


def _one(report: Report, view: View) -> Iterator[str]:
    lang = view.language(report)
    yield from _head(report, view)
    for check in _shown(report, view):
        yield from _finding(report, check, view)
    yield _verdict([report], view, lang)
    yield _denominator([report], lang)


def _many(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> Iterator[str]:
    """Only files with something to show get a section; the closing table has them all."""
    for report in reports:
        checks = _shown(report, view)
        if checks:
            yield from _head(report, view)
            for check in checks:
                yield from _finding(report, check, view)
    lang = view.common_language(reports)
    yield _overview(reports, lang, view.width)
    yield ""
    if errors:
        yield of(
            len(errors),
            "tệp không kiểm tra được.",
            "file could not be checked.",
            lang,
            many="files could not be checked.",
        )
    yield _verdict(reports, view, lang)
    yield _denominator(reports, lang)


def _head(report: Report, view: View) -> Iterator[str]:
    period = f" · {clean(report.period.text)}" if report.period else ""
    yield _paint(clean(report.document.path), _BOLD, view) + period
    if report.document.format == "pdf-ocr":
        scanned = Text(
            "Bản quét: chữ do máy nhận dạng, có thể sai; hãy so với bản gốc.",
            "Scanned pages: the words were recognised and may be wrong; compare with the original.",
        )
        yield scanned.said(view.language(report))
    yield ""


def _shown(report: Report, view: View) -> list[Check]:
    checks = [c for c in report.checks if c.status in view.show]
    return sorted(checks, key=lambda c: _place(report, c))


def _place(report: Report, check: Check) -> int:
    return report.figures[check.figures[0][0]].start if check.figures else 0


def _finding(report: Report, check: Check, view: View) -> Iterator[str]:
    lang = view.language(report)
    yield _title(report, check, view, lang)
    yield from _paragraph(check.message.said(lang), view)
    yield ""
    yield from _evidence(report, check, view)
    found = remedies(report, check, lang)
    if found:
        yield ""
    for remedy in found:
        yield from _paragraph(remedy, view, hanging=_INDENT)
    yield ""


def _title(report: Report, check: Check, view: View, lang: str) -> str:
    name = SEVERITY[check.severity] if check.severity else STATUS[check.status]
    tag = _paint(name.said(lang), _colour(check), view)
    where = clean(place(report.document, _place(report, check), lang, column=True))
    return f"{tag} · {where} · " + _paint(check.rule, _DIM, view)


def _evidence(report: Report, check: Check, view: View) -> Iterator[str]:
    """The report's own words, each line under its number."""
    figures = [report.figures[i] for i, _ in check.figures]
    marks = [Mark(f.start, f.end, main=n == 0) for n, f in enumerate(figures)]
    gutter = len(str(max((report.document.position(m.start)[0] for m in marks), default=1)))
    room = view.width - len(_INDENT) * 2 - gutter - 3
    for excerpt in excerpts(report.document, marks, room):
        yield from _excerpt(excerpt, gutter, _colour(check), view)


def _excerpt(excerpt: Excerpt, gutter: int, colour: str, view: View) -> Iterator[str]:
    yield _INDENT * 2 + _paint(f"{excerpt.line:>{gutter}} │ ", _DIM, view) + excerpt.words
    yield _INDENT * 2 + _paint(f"{'':{gutter}} │ ", _DIM, view) + _paint(excerpt.underline, colour, view)


def _verdict(reports: Sequence[Report], view: View, lang: str) -> str:
    """What was found, and among how many comparisons."""
    status = Counter(c.status for r in reports for c in r.checks)
    severity = Counter(c.severity for r in reports for c in r.findings)
    checks = status.total()
    if not checks:
        return (
            "No two figures here can be compared." if lang == "en" else "Không có số liệu nào đối chiếu được với nhau."
        )
    among = (
        f"in {of(checks, '', 'comparison', lang)}" if lang == "en" else f"trong {count(checks, lang)} phép đối chiếu"
    )
    kinds = [of(severity[s], SEVERITY[s].vi, SEVERITY[s].en, lang) for s in reversed(Severity) if severity[s]]
    if kinds:
        said = f"Found {listed(kinds, lang)} {among}." if lang == "en" else f"Tìm thấy {listed(kinds, lang)} {among}."
    else:
        said = f"No contradiction found {among}." if lang == "en" else f"Không thấy mâu thuẫn nào {among}."
    worst = next((s for s in reversed(Severity) if severity[s]), None)
    said = _paint(said, _COLOURS[worst] if worst else "1;32", view)
    unsure = status[Status.UNSURE] if Status.UNSURE not in view.show else 0
    return said + (f" {_hidden(unsure, lang)}" if unsure else "")


def _hidden(unsure: int, lang: str) -> str:
    if lang == "en":
        return f"{of(unsure, '', 'more', lang, many='more')} can be read either way: --show-unsure lists them."
    return f"Còn {count(unsure, lang)} chỗ chưa rõ: thêm --show-unsure để xem."


def _denominator(reports: Sequence[Report], lang: str) -> str:
    coverage = Counter(c for r in reports for c in r.coverage)
    number = {c: count(coverage[c], lang) for c in Coverage}
    total = count(coverage.total(), lang)
    if lang == "en":
        return (
            f"{total} figures: {number[Coverage.VERIFIED]} verified, {number[Coverage.CONTRADICTED]} contradicted, "
            f"{number[Coverage.UNVERIFIED]} with nothing to compare them with, "
            f"{number[Coverage.EXCLUDED]} dates, document numbers and the like."
        )
    return (
        f"{total} số liệu: {number[Coverage.VERIFIED]} đã đối chiếu và khớp, "
        f"{number[Coverage.CONTRADICTED]} mâu thuẫn, {number[Coverage.UNVERIFIED]} không có gì để đối chiếu, "
        f"{number[Coverage.EXCLUDED]} là ngày tháng, số hiệu văn bản, số thứ tự."
    )


def _overview(reports: Sequence[Report], lang: str, width: int) -> str:
    """A table of all files."""
    heads = (
        ["File", "Figures", "Verified", "Errors", "Warnings", "Notes"]
        if lang == "en"
        else ["Tệp", "Số liệu", "Khớp", "Lỗi", "Cảnh báo", "Ghi chú"]
    )
    rows = []
    for report in reports:
        severity = Counter(c.severity for c in report.findings)
        numbers = [len(report.figures), report.coverage.count(Coverage.VERIFIED)]
        numbers += [severity[s] for s in reversed(Severity)]
        rows.append([clean(report.document.path), *(count(n, lang) for n in numbers)])
    return table(heads, rows, right=range(1, 6), widths={0: max(width - 50, 30)})


def _paragraph(words: str, view: View, hanging: str = "") -> list[str]:
    """Words folded to the width, indented under their finding."""
    return wrap(
        clean(words),
        max(view.width, 40),
        initial_indent=_INDENT,
        subsequent_indent=_INDENT + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _colour(check: Check) -> str:
    return _COLOURS[check.severity] if check.severity else _BOLD


def _paint(words: str, code: str, view: View) -> str:
    return f"\033[{code}m{words}\033[0m" if view.colour and words else words


def _lines(lines: Sequence[str] | Iterator[str]) -> str:
    return "".join(line.rstrip() + "\n" for line in lines)
