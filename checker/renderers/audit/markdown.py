"""An audit to read as plain text and to compare line by line with another; nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.history import Comparison
from checker.audit.record import Audit
from checker.audit.summary import Summary, summarise
from checker.renderers.audit import changes, plans, tables
from checker.renderers.audit.stories import Story, stories
from checker.renderers.audit.tables import Table
from checker.renderers.audit.words import EXPLAIN, HEAD, SAY
from checker.renderers.markdown import safe


def render(audit: Audit, earlier: Comparison | None, lang: str) -> bytes:
    """The whole text, as UTF-8."""
    return ("\n".join(_lines(summarise(audit), earlier, lang)).rstrip("\n") + "\n").encode()


def _lines(summary: Summary, earlier: Comparison | None, lang: str) -> Iterator[str]:
    yield f"# {SAY['title'].said(lang)}"
    yield ""
    yield from _table(tables.totals(summary, lang))
    yield from _note("severities", lang)
    yield from _note("range", lang)
    yield from _table(tables.provenance(summary, lang))
    yield from _table(tables.bodies(summary, lang))
    yield from _note("rank", lang)
    yield from _table(tables.rules(summary, lang))
    yield from _table(tables.sectors(summary, lang))
    yield from _table(tables.periods(summary, lang))
    if earlier is not None:
        yield from _comparison(earlier, lang)
    yield from _table(plans.indicators(summary, lang))
    yield from _note("indicators", lang)
    yield from _table(plans.series(summary, lang))
    yield from _note("trend", lang)
    yield from (f"## {SAY['findings'].said(lang)}", "")
    told = stories(summary, lang)
    yield from _note("order", lang)
    if not told:
        yield from (SAY["no-findings"].said(lang), "")
    for story in told:
        yield from _story(story, lang)
    yield from _table(tables.unread(summary, lang))
    yield from _table(tables.reports(summary, lang))
    yield from _table(tables.inputs(summary, lang))


def _comparison(earlier: Comparison, lang: str) -> Iterator[str]:
    yield from (f"## {SAY['against'].said(lang)}", "", changes.told(earlier, lang), "")
    yield from _note("changes", lang)
    for table in (changes.changes, changes.repeated, changes.faults):
        yield from _table(table(earlier, lang), "###")


def _note(name: str, lang: str) -> Iterator[str]:
    yield from (EXPLAIN[name].said(lang), "")


def _table(table: Table, mark: str = "##") -> Iterator[str]:
    yield from (f"{mark} {table.title}", "")
    if not table.rows:
        yield from (table.nothing, "")
        return
    yield "| " + " | ".join(table.heads) + " |"
    yield "|" + "|".join("---:" if numeric else "---" for numeric in table.numeric) + "|"
    for row in table.rows:
        yield "| " + " | ".join(safe(cell.text) for cell in row) + " |"
    yield ""


def _story(story: Story, lang: str) -> Iterator[str]:
    def told(head: str, words: str) -> str:
        return f"- {HEAD[head].said(lang)}: {words}"

    yield f"### {story.number}. {safe(story.message)}"
    yield ""
    yield told("severity", story.severity)
    yield told("rule", safe(story.rule_said))
    yield told("body", safe(story.body))
    yield told("period", safe(story.period))
    yield told("report", f"{safe(story.path)}, {safe(story.where)}")
    if story.equation:
        yield told("equation", safe(story.equation))
    if story.range:
        yield told("recomputed-range", safe(story.range))
    for repair in story.repairs:
        yield told("repair", safe(repair))
    yield told("fingerprint", safe(story.fingerprint))
    yield ""
    if story.quotation:
        yield f"> {safe(story.quotation)}"
        yield ""
    heads = [HEAD[name].said(lang) for name in ("role", "printed", "range", "where", "characters")]
    yield "| " + " | ".join(heads) + " |"
    yield "|---|---:|---:|---|---|"
    for part in story.parts:
        cells = (part.role, part.printed, part.range, part.where, part.characters)
        yield "| " + " | ".join(map(safe, cells)) + " |"
    yield ""
