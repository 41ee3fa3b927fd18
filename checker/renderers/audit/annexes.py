"""The annexes of the formal report: every contradiction, the plans of every body, every input, and what it was made with."""

from __future__ import annotations

from checker.audit.summary import Summary
from checker.renderers.audit import plans, tables
from checker.renderers.audit.grids import GAP, grid
from checker.renderers.audit.letter import phrase
from checker.renderers.audit.paper import Cell, Paper, Paragraph, Run
from checker.renderers.audit.phrases import PHRASE
from checker.renderers.audit.stories import Story, stories
from checker.renderers.audit.values import line, whole
from checker.renderers.audit.words import EXPLAIN, HEAD, SAY, more
from checker.text import Text

FINDINGS, ROWS, INPUTS = 300, 300, 5_000
"""How many contradictions, rows of plans, and inputs a document to be read still holds."""
_SIZE = 10.0
_SMALL = 8.5


def annexes(paper: Paper, summary: Summary, lang: str, where: Text) -> None:
    """All four, on pages that lie on their side."""
    paper.sideways()
    _title(paper, 1, lang, fresh=False)
    _note(paper, f"{EXPLAIN['order'].said(lang)} {EXPLAIN['range'].said(lang)}")
    _findings(paper, summary, lang, where)
    _title(paper, 2, lang)
    grid(paper, plans.series(summary, lang, ROWS), lang, where, size=_SIZE)
    _note(paper, EXPLAIN["trend"].said(lang))
    _title(paper, 3, lang)
    grid(paper, tables.register(summary, lang, INPUTS), lang, where, size=_SMALL, widths={9: 34})
    _title(paper, 4, lang)
    grid(paper, tables.provenance(summary, lang), lang, where, size=_SIZE, widths={0: 30, 1: 90})
    # Word wants a paragraph after the last table.
    paper.add(Paragraph(size=2))


def _title(paper: Paper, number: int, lang: str, *, fresh: bool = True) -> None:
    roman = ("I", "II", "III", "IV")[number - 1]
    above = phrase("annex", lang, number=roman)
    paper.add(Paragraph((Run(above, bold=True),), "center", style="Heading1", together=True, fresh=fresh))
    paper.add(Paragraph((Run(PHRASE[f"annex-{number}"].said(lang), bold=True),), "center", together=True))
    paper.add(Paragraph((Run(phrase("attached", lang), italic=True),), "center"))
    paper.add(Paragraph(rule=(5, paper.width)))


def _note(paper: Paper, words: str) -> None:
    paper.add(Paragraph((Run(words, italic=True, size=_SIZE),), "both", before=6))


def _findings(paper: Paper, summary: Summary, lang: str, where: Text) -> None:
    told = stories(summary, lang, FINDINGS)
    if not told:
        _note(paper, SAY["no-findings"].said(lang))
        return
    names = ("number", "report", "message", "parts", "equation")
    heads = [(Paragraph((Run(HEAD[name].said(lang), bold=True, size=_SIZE),), "center"),) for name in names]
    paper.add(GAP)
    paper.table((4, 19, 34, 28, 27), [heads, *([*_row(story, lang)] for story in told)])
    rest = len(summary.findings) - len(told)
    if rest:
        _note(paper, more(whole(rest, lang), where, lang))


def _row(story: Story, lang: str) -> tuple[Cell, ...]:
    def small(words: str, *, bold: bool = False) -> Paragraph:
        return Paragraph((Run(words, bold=bold, size=_SIZE),), "left")

    quoted = tuple(Run(line_of(words), italic=True, bold=bool(role), size=_SIZE) for words, role in story.quoted)
    parts = tuple(
        small(f"– {part.role}: {part.printed}; {part.range}; {part.where}, {part.characters}") for part in story.parts
    )
    computed = [small(story.equation)] if story.equation else []
    if story.range:
        computed.append(small(f"{HEAD['recomputed-range'].said(lang)}: {story.range}"))
    computed += [small(f"{HEAD['repair'].said(lang)}: {repair}") for repair in story.repairs]
    return (
        (Paragraph((Run(str(story.number), size=_SIZE),), "center"),),
        (small(story.body, bold=True), small(story.period), small(f"{story.path}, {story.where}")),
        (
            Paragraph(
                (Run(f"{story.severity.capitalize()}. ", bold=True, size=_SIZE), Run(story.message, size=_SIZE)), "left"
            ),
            *([Paragraph((Run("“", size=_SIZE), *quoted, Run("”", size=_SIZE)), "left")] if story.quotation else []),
            Paragraph((Run(f"{story.rule} · {story.fingerprint}", size=_SMALL),), "left"),
        ),
        parts,
        tuple(computed),
    )


def line_of(words: str) -> str:
    """A piece of a quotation without its line breaks; blanks at its ends stay."""
    lead, tail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return lead + line(words) + tail if words.strip() else " " * bool(words)
