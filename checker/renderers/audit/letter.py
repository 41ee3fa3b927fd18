"""What frames a formal report: motto and body, number and date, title; recipients and signature."""

from __future__ import annotations

from datetime import date

from checker.audit.summary import Summary
from checker.renderers.audit.paper import Paper, Paragraph, Run, said
from checker.renderers.audit.phrases import PHRASE
from checker.renderers.audit.values import day


def phrase(name: str, lang: str, **values: object) -> str:
    """A sentence of the report with its places filled in."""
    return PHRASE[name].said(lang).format(**values)


def opened(paper: Paper, summary: Summary, lang: str) -> None:
    """All above the first section."""
    room = paper.width
    left, right = room * 0.40, room * 0.60
    body = (
        said(phrase("superior", lang), "center", size=12),
        said(phrase("office", lang), "center", size=12, bold=True),
        Paragraph(rule=(2.2, left)),
    )
    nation = (
        said(phrase("nation", lang), "center", size=12, bold=True),
        said(phrase("motto", lang), "center", size=13, bold=True),
        Paragraph(rule=(5.6, right)),
    )
    number = (said(phrase("number", lang), "center", size=13),)
    dated = (said(_date(summary, lang), "center", size=13, italic=True),)
    paper.table((left, right), [(body, nation), (number, dated)], head=0, lines=False)
    first, last = summary.span
    subject = phrase("subject", lang)
    if last:
        subject += phrase("between", lang, start=day(first, lang), end=day(last, lang))
    paper.add(Paragraph((Run(phrase("report", lang), bold=True),), "center", before=18))
    paper.add(Paragraph((Run(subject, bold=True),), "center"))
    paper.add(Paragraph(rule=(5, room)))


def _date(summary: Summary, lang: str) -> str:
    try:
        made = date.fromisoformat(summary.provenance.made)
    except ValueError:
        return phrase("undated", lang)
    # The decree wants a leading nought for days, and for January and February.
    month = f"{made.month:02}" if made.month < 3 or lang == "en" else str(made.month)
    return phrase("dated", lang, day=f"{made.day:02}", month=month, year=made.year)


def closed(paper: Paper, lang: str) -> None:
    """The closing sentence, to whom it goes, and who signs."""
    body(paper, phrase("closing", lang))
    paper.add(Paragraph())
    left = (
        said(phrase("to", lang), size=12, bold=True, italic=True),
        *(said(words, size=11) for words in phrase("to-list", lang).split("\n")),
    )
    right = (
        said(phrase("signer", lang), "center", bold=True),
        *[Paragraph()] * 4,
        said(phrase("signed", lang), "center", bold=True),
    )
    paper.table((0.45, 0.55), [(left, right)], head=0, lines=False)


def heading(paper: Paper, words: str, level: int = 1) -> None:
    """The title of a section."""
    paper.add(
        Paragraph(
            (Run(words, bold=True),),
            "both",
            before=10 if level == 1 else 6,
            first=1,
            style=f"Heading{level}",
            together=True,
        )
    )


def body(paper: Paper, *runs: str | Run) -> None:
    """A paragraph of the text."""
    told = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    paper.add(Paragraph(told, "both", before=6, first=1))
