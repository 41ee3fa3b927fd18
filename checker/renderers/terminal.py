"""The view of a person at a terminal: each finding with the words of the report, what is wrong, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.errors import CheckerError
from checker.figure import Coverage
from checker.finding import Check, Notice, Severity, Status
from checker.renderers import View
from checker.renderers.closing import denominator, known, unsure, verdict, worst
from checker.renderers.excerpt import Excerpt, Mark, excerpts
from checker.renderers.measure import fold, width
from checker.renderers.remedies import remedies
from checker.renderers.results import acceptance
from checker.renderers.roles import role_name
from checker.renderers.table import clean, table
from checker.renderers.words import COVERAGE, ROLE, SEVERITY, STATUS, count, of, place, why
from checker.report import Report
from checker.text import Text

_BOLD, _DIM = "1", "2"
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_INDENT = "  "
_LABEL, _LEAST = 4, 24
"""The column of what a figure measures, which takes what the others leave, and what it needs beside all of them."""


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """What was found, file by file, and what it was found among."""
    if len(reports) == 1:
        return _lines(_one(reports[0], view))
    return _lines(_many(reports, errors, view)) if reports else ""


def render_figures(report: Report, view: View) -> str:
    """A table of all figures. In a narrow window the reason stands for the state that it explains."""
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
    most = {1: 24, 2: 14, 6: 24}
    room = _left(heads, rows, most, view.width)
    if room < _LEAST:
        heads, rows = heads[:-1], [[*r[:-2], r[-1] or r[-2]] for r in rows]
        most = {1: 14, 2: 12, 5: 16}
        room = max(_left(heads, rows, most, view.width), 16)
    listing = table(heads, rows, right=(0, 1), widths=most | {_LABEL: room})
    return "".join(f"{line}\n" for line in (listing, "", *_closed(denominator([report], lang), view)))


def _left(heads: Sequence[str], rows: Sequence[Sequence[str]], most: Mapping[int, int], room: int) -> int:
    """How many columns the others leave to what a figure measures. A head takes two more than its letters."""
    for i, head in enumerate(heads):
        if i != _LABEL:
            room -= max(width(head) + 2, *(min(width(clean(row[i])), most.get(i, 99)) for row in rows)) if rows else 0
    return room - 2 * (len(heads) - 1)


def _one(report: Report, view: View) -> Iterator[str]:
    lang = view.language(report)
    yield from _head(report, view)
    yield from _section(report, view)
    yield from _closing([report], view, lang)


def _many(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> Iterator[str]:
    """Only files with something to show get a section; the closing table has them all."""
    for report in reports:
        section = list(_section(report, view))
        if section:
            yield from _head(report, view)
            yield from section
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
    yield from _closing(reports, view, lang)


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


def _section(report: Report, view: View) -> Iterator[str]:
    """What counts with all its evidence, then notices, then a line for each finding that is known already."""
    checks = _shown(report, view)
    for check in checks:
        if check.accepted is None:
            yield from _finding(report, check, view)
    for notice in report.notices:
        yield from _notice(report, notice, view)
    brief = [c for c in checks if c.accepted]
    for check in brief:
        yield from _known(report, check, view)
    if brief:
        yield ""


def _notice(report: Report, notice: Notice, view: View) -> Iterator[str]:
    lang = view.language(report)
    tag = _paint(SEVERITY[notice.severity].said(lang), _COLOURS[notice.severity], view)
    yield f"{tag} · {_where(report, notice.start, lang)} · " + _paint(notice.name, _DIM, view)
    yield from _paragraph(notice.message.said(lang), view)
    yield ""


def _known(report: Report, check: Check, view: View) -> Iterator[str]:
    lang = view.language(report)
    why = acceptance(check.accepted, lang) if check.accepted else ""
    told = f"{why} · {_where(report, _place(report, check), lang)} · {check.rule}"
    yield from (_paint(line, _DIM, view) for line in fold(clean(told), max(view.width, 40)))
    yield from _paragraph(check.message.said(lang), view)


def _where(report: Report, offset: int, lang: str) -> str:
    return clean(place(report.document, offset, lang, column=True))


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
    mending = remedies(report, check, lang)
    if mending:
        yield ""
    for remedy in mending:
        yield from _paragraph(remedy, view, hanging=_INDENT)
    yield ""


def _title(report: Report, check: Check, view: View, lang: str) -> str:
    name = SEVERITY[check.severity] if check.severity else STATUS[check.status]
    tag = _paint(name.said(lang), _colour(check), view)
    where = _where(report, _place(report, check), lang)
    apart = "\n" + _INDENT if width(f"{name.said(lang)} · {where} · {check.rule}") > view.width else " · "
    return f"{tag} · {where}{apart}" + _paint(check.rule, _DIM, view)


def _evidence(report: Report, check: Check, view: View) -> Iterator[str]:
    """The report's own words, each line under its number."""
    marks = _marks(report, check, view.language(report))
    gutter = len(str(max((report.document.position(m.start)[0] for m in marks), default=1)))
    room = view.width - len(_INDENT) * 2 - gutter - 3
    for excerpt in excerpts(report.document, marks, room):
        yield from _excerpt(excerpt, gutter, _colour(check), view)


def _marks(report: Report, check: Check, lang: str) -> list[Mark]:
    """The figures; each role is named once, where there is more than one figure."""
    marks, named = [], set()
    for number, (i, role) in enumerate(check.figures):
        figure = report.figures[i]
        label = role_name(role, lang) if role not in named and len(check.figures) > 1 else ""
        named.add(role)
        marks.append(Mark(figure.start, figure.end, main=number == 0, label=label))
    return marks


def _excerpt(excerpt: Excerpt, gutter: int, colour: str, view: View) -> Iterator[str]:
    yield _INDENT * 2 + _paint(f"{excerpt.line:>{gutter}} │ ", _DIM, view) + excerpt.words
    yield _INDENT * 2 + _paint(f"{'':{gutter}} │ ", _DIM, view) + _paint(excerpt.underline, colour, view)
    for labels in excerpt.labels:
        yield _INDENT * 2 + _paint(f"{'':{gutter}} │ {labels}", _DIM, view)


def _closing(reports: Sequence[Report], view: View, lang: str) -> Iterator[str]:
    found = worst(reports)
    said, colour = verdict(reports, lang), _COLOURS[found] if found else "1;32"
    if not any(r.checks for r in reports):
        colour = ""
    hidden = unsure(reports, lang) if Status.UNSURE not in view.show else ""
    beside = hidden and not (view.folded and width(f"{said} {hidden}") > view.width)
    if beside:
        yield f"{_paint(said, colour, view)} {hidden}"
    else:
        yield from (_paint(line, colour, view) for line in _closed(said, view))
    for line in ("" if beside else hidden, *known(reports, lang), denominator(reports, lang)):
        yield from _closed(line, view)


def _closed(line: str, view: View) -> list[str]:
    return fold(line, max(view.width, 40)) if view.folded else [line] if line else []


def _overview(reports: Sequence[Report], lang: str, room: int) -> str:
    """A table of all files. What is known already has a column of its own, where there is any."""
    heads = (
        ["File", "Figures", "Verified", "Errors", "Warnings", "Notes", "Known"]
        if lang == "en"
        else ["Tệp", "Số liệu", "Khớp", "Lỗi", "Cảnh báo", "Ghi chú", "Đã biết"]
    )
    known = any(c.accepted for r in reports for c in r.findings)
    rows = []
    for report in reports:
        severity = Counter(c.severity for c in report.findings if c.accepted is None)
        numbers = [len(report.figures), report.coverage.count(Coverage.VERIFIED)]
        numbers += [severity[s] for s in reversed(Severity)]
        numbers += [sum(c.accepted is not None for c in report.findings)] if known else []
        rows.append([clean(report.document.path), *(count(n, lang) for n in numbers)])
    heads = heads if known else heads[:-1]
    # A head takes two columns more than its letters, a gap two.
    room -= sum(width(head) + 4 for head in heads[1:])
    return table(heads, rows, right=range(1, len(heads)), widths={0: max(room, 16)})


def _paragraph(words: str, view: View, hanging: str = "") -> list[str]:
    """Words folded to the width, indented under their finding."""
    return fold(clean(words), max(view.width, 40), first=_INDENT, other=_INDENT + hanging, break_long=False)


def _colour(check: Check) -> str:
    return _COLOURS[check.severity] if check.severity else _BOLD


def _paint(words: str, code: str, view: View) -> str:
    return f"\033[{code}m{words}\033[0m" if view.colour and words and code else words


def _lines(lines: Sequence[str] | Iterator[str]) -> str:
    return "".join(line.rstrip() + "\n" for line in lines)
