"""An audit as one page that asks for nothing from outside: charts, the contradictions, and tables to sort and filter.

Everything is there without the script, which only sorts, filters and walks by keys. What a page can't hold smoothly is left out
from the end of its table, and the page says so and where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from checker.audit.history import Comparison
from checker.audit.record import Audit
from checker.audit.summary import Summary, summarise
from checker.finding import Severity
from checker.renderers.audit import changes, plans, tables
from checker.renderers.audit.charts import Chart, charts, sparkline
from checker.renderers.audit.stories import Story, stories
from checker.renderers.audit.tables import Cell, Table
from checker.renderers.audit.values import clean, days, percent, whole
from checker.renderers.audit.words import CONTROL, EXPLAIN, HEAD, SAY, more
from checker.renderers.words import SEVERITY
from checker.text import Text

FINDINGS, REPORTS, INDICATORS, SERIES = 1_000, 5_000, 500, 1_000
"""How many of each a page holds."""
_FAR = Fraction(10**300)
"""Beyond this numbers are sorted as one."""
_HERE = Path(__file__).parent / "page"
_FAMILY = Path(__file__).parents[1] / "page"
_ELSEWHERE = Text(
    "bảng tính (.xlsx) hoặc bản .md của cùng lần rà soát", "the workbook (.xlsx) or the .md of the same audit"
)
_FILTERED = {"bodies": "body", "rules": "rule", "sectors": "sector", "periods": "period"}
"""Tables whose rows lead to their contradictions."""


def render(audit: Audit, earlier: Comparison | None, lang: str) -> bytes:
    """The whole page, as UTF-8."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    summary = summarise(audit)
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    told = stories(summary, lang, FINDINGS)
    page = environment.get_template(
        "audit.html.j2"
    ).render(
        lang=lang,
        version=clean(summary.provenance.version),
        say={key: text.said(lang) for key, text in (SAY | CONTROL).items()},
        head={key: text.said(lang) for key, text in HEAD.items()},
        explain={key: text.said(lang) for key, text in EXPLAIN.items()},
        style=Markup("\n".join((_asset(_FAMILY / "colours.css"), _asset(_HERE / "audit.css")))),  # noqa: S704  # our own
        script=Markup(_asset(_HERE / "audit.js")),  # noqa: S704  # our own
        span=days(*summary.span, lang) if summary.span[1] else "",
        tiles=_tiles(summary, lang),
        charts=[_chart(chart) for chart in charts(summary, lang)],
        stories=told,
        options=_options(told, lang),
        more=_more(len(summary.findings) - len(told), lang),
        listed={entry.number for entry in [e for e in summary.lines if e.error is None][:REPORTS]},
        sections=[_table(table, lang) for table in _sections(summary, lang)],
        plans=[_indicators(summary, lang), _table(plans.series(summary, lang, SERIES), lang)],
        against=_against(earlier, lang),
        reports=_table(tables.reports(summary, lang, REPORTS), lang),
        rest=[
            _table(table, lang)
            for table in (
                tables.unread(summary, lang),
                tables.inputs(summary, lang, REPORTS),
                tables.provenance(summary, lang),
            )
        ],
    )
    return (page + "\n").encode()


def _asset(file: Path) -> str:
    return file.read_text(encoding="utf-8").rstrip("\n")


def _sections(summary: Summary, lang: str) -> tuple[Table, ...]:
    return (
        tables.totals(summary, lang),
        tables.bodies(summary, lang, REPORTS),
        tables.rules(summary, lang),
        tables.sectors(summary, lang),
        tables.periods(summary, lang),
    )


def _tiles(summary: Summary, lang: str) -> list[tuple[str, str, str]]:
    """The numbers at the top: level, number, what it is."""
    counts = summary.total
    tiles = [
        ("", whole(counts.reports, lang), CONTROL["tile-reports"]),
        ("error" if counts.errors else "clean", whole(counts.errors, lang), CONTROL["tile-errors"]),
        ("warning" if counts.warnings else "clean", whole(counts.warnings, lang), CONTROL["tile-warnings"]),
        ("", whole(summary.flawed, lang), CONTROL["tile-flawed"]),
        ("", percent(counts.coverage, lang), CONTROL["tile-coverage"]),
    ]
    if counts.unread:
        tiles.append(("warning", whole(counts.unread, lang), CONTROL["tile-unread"]))
    return [(level, number, words.said(lang)) for level, number, words in tiles]


def _chart(chart: Chart) -> dict[str, object]:
    from markupsafe import Markup

    return {
        "key": chart.key,
        "title": chart.title,
        "told": chart.told,
        "svg": Markup(chart.svg),  # noqa: S704  # escaped piece by piece
        "legend": chart.legend,
    }


def _options(told: Sequence[Story], lang: str) -> dict[str, list[tuple[str, str]]]:
    """What the contradictions can be filtered by: value and what is shown of it."""
    return {
        "severity": [(s.value, SEVERITY[s].said(lang)) for s in reversed(Severity)],
        "body": [(name, name) for name in sorted({story.body for story in told})],
        "rule": sorted({(story.rule, story.rule_said) for story in told}, key=lambda pair: pair[1]),
        "sector": [(name, name) for name in sorted({story.sector for story in told})],
        "period": [(name, name) for _, name in sorted({(story.period_order, story.period) for story in told})],
    }


def _more(number: int, lang: str) -> str:
    return more(whole(number, lang), _ELSEWHERE, lang) if number > 0 else ""


def _table(table: Table, lang: str) -> dict[str, object]:
    rows = [[_cell(cell, numeric) for cell, numeric in zip(row, table.numeric, strict=True)] for row in table.rows]
    return {
        "key": table.key,
        "title": table.title,
        "heads": list(zip(table.heads, table.numeric, strict=True)),
        "rows": list(zip(rows, table.ids or [""] * len(rows), strict=True)),
        "more": _more(table.left_out, lang),
        "nothing": table.nothing,
        "folded": CONTROL["rows"].said(lang).format(whole(len(table.rows), lang)) if table.key == "inputs" else "",
        "filtered": _FILTERED.get(table.key, ""),
        "named": next((at for at, numeric in enumerate(table.numeric) if not numeric), 0),
    }


def _cell(cell: Cell, numeric: bool) -> dict[str, object]:
    value = "" if cell.value is None else _order(cell.value)
    return {"text": cell.text, "level": cell.level, "numeric": numeric, "value": value, "filter": cell.key, "svg": ""}


def _order(value: Fraction | str) -> str:
    """What the script sorts by."""
    return value if isinstance(value, str) else f"{float(max(min(value, _FAR), -_FAR)):.10g}"


def _indicators(summary: Summary, lang: str) -> dict[str, object]:
    """The table of indicators, with how each moved as a line."""
    from markupsafe import Markup

    table = plans.indicators(summary, lang, INDICATORS)
    made = _table(table, lang)
    made["heads"] = [*zip(table.heads, table.numeric, strict=True), (CONTROL["course"].said(lang), False)]
    rows = []
    for row, one in zip(table.rows, summary.indicators, strict=False):
        cells = [_cell(cell, numeric) for cell, numeric in zip(row, table.numeric, strict=True)]
        line = Markup(sparkline(one, lang))  # noqa: S704  # escaped piece by piece
        cells.append(
            {"text": "", "level": "", "numeric": False, "value": cells[-1]["value"], "filter": "", "svg": line}
        )
        rows.append((cells, ""))
    made["rows"] = rows
    return made


def _against(earlier: Comparison | None, lang: str) -> dict[str, object] | None:
    if earlier is None:
        return None
    made = (
        changes.changes(earlier, lang),
        changes.repeated(earlier, lang, SERIES),
        changes.faults(earlier, lang, SERIES),
    )
    return {"told": changes.told(earlier, lang), "tables": [_table(table, lang) for table in made]}
