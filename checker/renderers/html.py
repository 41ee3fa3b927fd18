"""A page to read: the report as it is written, its figures shaded by what became of them, the findings beside it.

One file that asks for nothing from outside. Every figure that is contradicted links to its finding, and every finding to its
figures, so that the page works without its script, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from checker import __version__
from checker.errors import CheckerError
from checker.figure import Coverage, Figure
from checker.finding import Severity, Status
from checker.renderers import View
from checker.renderers.closing import closing, worst
from checker.renderers.results import NOTICES, Result, acceptance, all_results, results
from checker.renderers.roles import role_name
from checker.renderers.words import COVERAGE, SEVERITY, STATUS, count, place, why
from checker.report import Report
from checker.rule import Rule
from checker.text import Text

_HERE = Path(__file__).parent / "page"
_GROUP = 8_000
"""Characters that the browser lays out at once; what is out of sight waits."""
_SAY = {
    "title": Text("Rà soát số liệu báo cáo", "Figures in the reports"),
    "skip": Text("Đến danh sách nhận xét", "To the findings"),
    "filters": Text("Lọc", "Filter"),
    "rule": Text("Luật", "Rule"),
    "all": Text("tất cả", "all"),
    "findings": Text("Nhận xét", "Findings"),
    "shown": Text("Đang hiện {} nhận xét", "{} findings shown"),
    "nothing": Text("Không có nhận xét nào.", "No findings."),
    "hints": Text(
        "Phím: J, K – nhận xét sau, trước; Enter – đến số liệu; Esc – trở lại nhận xét.",
        "Keys: J, K – next, previous finding; Enter – to its figure; Esc – back to the finding.",
    ),
}


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """The whole page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    lang = view.common_language(reports)
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
    found = all_results(reports, view)
    weights = Counter(_filter(r) for r in found)
    coverage = Counter(c for r in reports for c in r.coverage)
    return (
        environment.get_template("page.html.j2").render(
            lang=lang,
            version=__version__,
            say={key: text.said(lang) for key, text in _SAY.items()},
            style=Markup(_asset("colours.css") + "\n" + _asset("page.css")),  # noqa: S704  # our own
            script=Markup(_asset("page.js")),  # noqa: S704  # our own
            closing=closing(reports, lang, unsure_shown=Status.UNSURE in view.show) if reports else [],
            worst=_class(worst(reports)),
            errors=[error.said(view.lang or lang) for error in errors],
            severities=[
                (name, label.said(lang), count(weights[name], lang)) for name, label in _NAMES.items() if weights[name]
            ],
            coverage=[(c.value, COVERAGE[c].said(lang), count(coverage[c], lang)) for c in Coverage],
            rules=_rules(found, view.rules, lang),
            many=len(reports) > 1,
            reports=[_report(number, report, view) for number, report in enumerate(reports)],
        )
        + "\n"
    )


_NAMES = {s.value: SEVERITY[s] for s in reversed(Severity)} | {
    Status.UNSURE.value: STATUS[Status.UNSURE],
    Status.PASS.value: STATUS[Status.PASS],
}


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").rstrip("\n")


def _class(severity: Severity | None) -> str:
    return severity.value if severity else "clean"


def _filter(result: Result) -> str:
    return result.severity.value if result.severity else result.status.value


def _rules(found: Sequence[Result], rules: Sequence[Rule], lang: str) -> list[tuple[str, str]]:
    """The rules to filter by: each name, and what it says of a report, by which they are sorted."""
    summaries = {name: text.said(lang) for name, text in NOTICES.items()}
    summaries |= {rule.name: rule.summary.said(lang) for rule in rules}
    names = {r.rule for r in found}
    return sorted(((name, summaries.get(name, name)) for name in names), key=lambda rule: (rule[1], rule[0]))


def _report(number: int, report: Report, view: View) -> dict[str, object]:
    from markupsafe import Markup

    lang = view.language(report)
    manuals = {rule.name: rule for rule in view.rules}
    found = results(report, view)
    of_figure: dict[int, list[str]] = {}
    for at, result in enumerate(found):
        for i, _ in result.check.figures if result.check else ():
            of_figure.setdefault(i, []).append(f"r{number}c{at}")
    return {
        "id": f"r{number}",
        "path": _visible(report.document.path),
        "lang": report.lang,
        "period": report.period.text if report.period else "",
        "findings": [_finding(number, at, r, manuals.get(r.rule), lang) for at, r in enumerate(found)],
        "text": Markup("".join(_text(number, report, of_figure, lang))),  # noqa: S704  # escaped piece by piece
    }


def _finding(number: int, at: int, result: Result, manual: Rule | None, lang: str) -> dict[str, object]:
    check = result.check
    name = SEVERITY[result.severity] if result.severity else STATUS[result.status]
    figures = [
        {"id": f"r{number}f{i}", "text": result.report.figures[i].text, "role": role_name(role, lang)}
        for i, role in (check.figures if check else ())
    ]
    return {
        "id": f"r{number}c{at}",
        "level": _filter(result),
        "filter": _filter(result),
        "name": name.said(lang),
        "where": place(result.report.document, result.place.start, lang),
        "target": figures[0]["id"] if figures else f"r{number}l{result.place.line}",
        "message": _visible(result.message or result.rule),
        "known": _visible(acceptance(result.accepted, lang)) if result.accepted else "",
        "figures": figures,
        "mending": [_visible(line) for line in result.mending(lang)],
        "rule": result.rule,
        "summary": manual.summary.said(lang) if manual else "",
        "manual": [manual.explain.checks.said(lang), manual.explain.allows.said(lang)] if manual else [],
    }


def _text(number: int, report: Report, of_figure: dict[int, list[str]], lang: str) -> Iterator[str]:
    """The report's lines in groups, every figure marked."""
    document = report.document
    figures = sorted(report.figures, key=lambda f: f.start)
    ends = (*document.line_starts[1:], len(document.text))
    at, size = 0, 0
    yield '<div class="g">'
    for line, (start, end) in enumerate(zip(document.line_starts, ends, strict=True), 1):
        if size > _GROUP:
            yield '</div><div class="g">'
            size = 0
        size += end - start
        mine = []
        while at < len(figures) and figures[at].start < end:
            mine.append(figures[at])
            at += 1
        yield f'<div class="l" id="r{number}l{line}" data-n="{line}">'
        yield from _line(number, report, (start, end), mine, of_figure, lang)
        yield "</div>"
    yield "</div>"


def _line(
    number: int,
    report: Report,
    bounds: tuple[int, int],
    figures: Sequence[Figure],
    of_figure: dict[int, list[str]],
    lang: str,
) -> Iterator[str]:
    text, (at, end) = report.document.text, bounds
    for figure in figures:
        # One that runs on into the next line ends here; the browser can't nest it.
        last = min(figure.end, end)
        if figure.start < at:
            yield f'<span id="r{number}f{figure.id}"></span>'
            continue
        yield escape(_visible(text[at : figure.start]))
        yield _figure(number, report, figure, text[figure.start : last], of_figure.get(figure.id, []), lang)
        at = last
    yield escape(_visible(text[at:end].rstrip("\r\n")))


def _figure(number: int, report: Report, figure: Figure, printed: str, findings: Sequence[str], lang: str) -> str:
    coverage = report.coverage[figure.id]
    told = [figure.label, COVERAGE[coverage].said(lang), why(report.why[figure.id], lang)]
    title = escape(_visible(" · ".join(t for t in told if t)))
    words = escape(_visible(printed))
    common = f'id="r{number}f{figure.id}" class="f {coverage.value}" title="{title}"'
    if findings:
        return f'<a {common} href="#{findings[0]}" data-all="{" ".join(findings)}">{words}</a>'
    return f"<span {common}>{words}</span>"


def _visible(words: str) -> str:
    """Without characters that HTML doesn't allow."""
    return "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in words) if not words.isprintable() else words
