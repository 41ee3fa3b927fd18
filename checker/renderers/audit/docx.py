"""An audit as a formal report in the layout of Vietnamese administrative documents, ready to be edited and signed."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.history import Comparison
from checker.audit.record import Audit
from checker.audit.summary import Summary, summarise
from checker.renderers.audit import changes, plans, tables
from checker.renderers.audit.annexes import annexes, line_of
from checker.renderers.audit.grids import grid
from checker.renderers.audit.letter import body, closed, heading, opened, phrase
from checker.renderers.audit.paper import Paper, Run
from checker.renderers.audit.phrases import PHRASE
from checker.renderers.audit.stories import Story, stories
from checker.renderers.audit.values import day, percent, stamp, whole
from checker.renderers.audit.words import EXPLAIN, SAY

GRAVEST = 15
"""Contradictions told in the text; the annex has the others."""
ROWS = 40
"""Rows of a table within the text."""


def render(audit: Audit, earlier: Comparison | None, lang: str) -> bytes:
    """The whole document."""
    summary = summarise(audit)
    paper = Paper(SAY["title"].said(lang), lang, stamp(audit.provenance.made))
    opened(paper, summary, lang)
    body(paper, phrase("opening", lang, given=whole(len(summary.lines), lang)))
    numerals = iter(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"))
    _scope(paper, summary, numerals, lang)
    _totals(paper, summary, numerals, lang)
    _rankings(paper, summary, numerals, lang)
    _findings(paper, summary, numerals, lang)
    _section(paper, "plans-title", numerals, lang)
    body(paper, EXPLAIN["indicators"].said(lang) + " " + phrase("plans", lang))
    grid(paper, plans.indicators(summary, lang, ROWS), lang, PHRASE["book"])
    if earlier is not None:
        _section(paper, "against-title", numerals, lang)
        body(paper, changes.told(earlier, lang) + " " + EXPLAIN["changes"].said(lang))
        for number, table in enumerate((changes.changes, changes.repeated, changes.faults), 1):
            made = table(earlier, lang, ROWS)
            heading(paper, f"{number}. {made.title}", 2)
            grid(paper, made, lang, PHRASE["book"], size=11)
    _section(paper, "unread-title", numerals, lang)
    grid(paper, tables.unread(summary, lang), lang, PHRASE["book"])
    _proposals(paper, summary, numerals, lang)
    closed(paper, lang)
    annexes(paper, summary, lang, PHRASE["book"])
    return paper.file()


def _section(paper: Paper, name: str, numerals: Iterator[str], lang: str) -> None:
    heading(paper, f"{next(numerals)}. {phrase(name, lang)}")


def _scope(paper: Paper, summary: Summary, numerals: Iterator[str], lang: str) -> None:
    _section(paper, "scope-title", numerals, lang)
    first, last = summary.span
    span = phrase("span", lang, start=day(first, lang), end=day(last, lang)) if last else ""
    numbers = {
        "given": len(summary.lines),
        "bodies": summary.named,
        "reports": summary.total.reports,
        "unread": summary.total.unread,
    }
    body(paper, "1. " + phrase("scope", lang, span=span, **{k: whole(v, lang) for k, v in numbers.items()}))
    explained = {name: EXPLAIN[name].said(lang) for name in ("range", "severities")}
    body(paper, "2. " + phrase("method", lang, **explained))


def _totals(paper: Paper, summary: Summary, numerals: Iterator[str], lang: str) -> None:
    _section(paper, "totals-title", numerals, lang)
    counts = summary.total
    numbers = {
        name: getattr(counts, name)
        for name in ("figures", "compared", "checks", "errors", "warnings", "notes", "reports")
    }
    told = {name: whole(number, lang) for name, number in numbers.items()}
    coverage = percent(counts.coverage, lang)
    body(paper, phrase("totals", lang, **told, coverage=coverage, flawed=whole(summary.flawed, lang)))
    grid(paper, tables.totals(summary, lang), lang, PHRASE["book"], widths={0: 60, 1: 20})


def _rankings(paper: Paper, summary: Summary, numerals: Iterator[str], lang: str) -> None:
    _section(paper, "ranking-title", numerals, lang)
    body(paper, EXPLAIN["rank"].said(lang))
    made = (
        tables.bodies(summary, lang, ROWS),
        tables.rules(summary, lang),
        tables.sectors(summary, lang, ROWS),
        tables.periods(summary, lang),
    )
    for number, table in enumerate(made, 1):
        heading(paper, f"{number}. {table.title}", 2)
        grid(paper, table, lang, PHRASE["book"], size=11)


def _findings(paper: Paper, summary: Summary, numerals: Iterator[str], lang: str) -> None:
    _section(paper, "findings-title", numerals, lang)
    told = stories(summary, lang, GRAVEST)
    if not told:
        body(paper, SAY["no-findings"].said(lang))
        return
    body(paper, phrase("findings", lang, shown=whole(len(told), lang), all=whole(len(summary.findings), lang)))
    for story in told:
        body(paper, *_finding(story, lang))


def _finding(story: Story, lang: str) -> Iterator[Run]:
    where = {"body": story.body, "period": story.period, "path": story.path, "where": story.where}
    yield Run(f"{story.number}. ")
    yield Run(phrase("finding", lang, **where), bold=True)
    yield Run(story.message.rstrip(".") + ".")
    if story.quotation:
        yield Run(phrase("quoted", lang))
        yield from (Run(line_of(words), italic=True, bold=bool(role)) for words, role in story.quoted)
        yield Run("”" if story.quotation.endswith((".", "!", "?", ";")) else "”.")
    if story.equation:
        yield Run(phrase("computed", lang, equation=story.equation))


def _proposals(paper: Paper, summary: Summary, numerals: Iterator[str], lang: str) -> None:
    _section(paper, "proposal-title", numerals, lang)
    told = []
    flawed = sum(rank.counts.grave > 0 for rank in summary.bodies)
    if flawed:
        told.append(phrase("correct", lang, bodies=whole(flawed, lang)))
    if summary.total.unread:
        told.append(phrase("resend", lang, unread=whole(summary.total.unread, lang)))
    for number, words in enumerate((*told, phrase("other", lang)), 1):
        body(paper, f"{number}. {words}")
