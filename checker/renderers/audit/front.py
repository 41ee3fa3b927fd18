"""The workbook's first sheets: the summary, whose totals are formulas over the sheets behind it, and the list of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.audit.counts import Counts, Rank
from checker.audit.sectors import sector_name
from checker.audit.summary import Line, Summary
from checker.finding import Severity
from checker.renderers.audit import sheets, tables
from checker.renderers.audit.cells import Bold, Coloured, Column, Formula, Near, Share, Value
from checker.renderers.audit.entries import FINDINGS, day_value, heads
from checker.renderers.audit.layout import REPORT, Layout
from checker.renderers.audit.sheets import Book, Sheet, block, letters
from checker.renderers.audit.tables import Cell, Table
from checker.renderers.audit.values import NONE, body, clean, line, period
from checker.renderers.audit.words import EXPLAIN, HEAD, SAY, TOTAL
from checker.renderers.decimals import nearest
from checker.renderers.words import SEVERITY

_PAIRS = 4_000_000
"""Cells that the formulas of a ranking may compare before opening the workbook would take too long."""
_FAR = 10**15
"""From here on a workbook's numbers aren't exact; the text is."""
_SHORT = 90
"""Characters that stand beside their name; what is longer goes over the whole width."""
_FIGURES = ("verified", "contradicted", "unverified", "excluded")
_COUNTED = ("checks", "errors", "warnings", "notes")


def front_sheet(book: Book, summary: Summary, layout: Layout) -> None:
    """Totals, rankings and provenance, one under another."""
    lang = layout.lang
    widths = (52, 14, 14, 14, 16, 14, 14, 14, 14, 14)
    sheet = book.sheet(
        layout.sheet("summary"), [Column("", width, at == 0) for at, width in enumerate(widths)], table=False
    )
    sheet.write([Bold(SAY["title"].said(lang), size=16)])
    sheet.write([])
    _totals(sheet, summary, layout)
    for name in ("severities", "range"):
        sheet.spread(EXPLAIN[name].said(lang))
    _ranking(sheet, "bodies", "body", summary.bodies, layout, lambda name: body(name, lang))
    sheet.spread(EXPLAIN["rank"].said(lang))
    _rules(sheet, summary, layout)
    _ranking(sheet, "sectors", "sector", summary.sectors, layout, lambda name: sector_name(name).said(lang))
    _table(sheet, tables.periods(summary, lang))
    _plain(sheet, tables.provenance(summary, lang))


def _title(sheet: Sheet, key: str, columns: Sequence[str], lang: str) -> None:
    sheet.write([])
    sheet.write([Bold(SAY[key].said(lang), size=13)])
    sheet.write([Bold(HEAD[name].said(lang), head=True) for name in columns])


def _totals(sheet: Sheet, summary: Summary, layout: Layout) -> None:
    """Sums over the sheet of reports."""
    counts, lang = summary.total, layout.lang
    begin = sheet.row
    _title(sheet, "totals", ("what", "value"), lang)
    rows = {name: begin + 4 + at for at, name in enumerate(TOTAL)}

    def summed(*names: str) -> str:
        return "+".join(f"SUM({_column(name, layout)})" for name in names)

    flawed = f"SUMPRODUCT(--(({_column('errors', layout)}+{_column('warnings', layout)})>0))"
    known = tables.totals(summary, lang)
    values = {name: int(cells[1].value or 0) for name, cells in zip(TOTAL, known.rows, strict=True)}
    formulas = {
        "given": f"B{rows['reports']}+B{rows['unread']}",
        "reports": f"COUNT({_column('number', layout)})",
        "flawed": flawed,
        "figures": "+".join(f"B{rows[name]}" for name in _FIGURES),
        **{name: summed(name) for name in (*_FIGURES, "checks", "errors", "warnings", "notes", "unsure", "accepted")},
    }
    for name, words in TOTAL.items():
        value: Value = values[name]
        if name == "coverage":
            compared = f"B{rows['verified']}+B{rows['contradicted']}"
            value = _share(f"({compared})", f"({compared}+B{rows['unverified']})", counts)
        elif name in formulas and layout.reports:
            value = Formula(formulas[name], Fraction(values[name]))
        sheet.write([words.said(lang), value])


def _ranking(
    sheet: Sheet, key: str, head: str, ranks: Sequence[Rank], layout: Layout, said: Callable[[str], str]
) -> None:
    """Bodies or sectors, added up from the sheet of reports."""
    _title(sheet, key, (head, "place", "reports", "figures", "coverage", *_COUNTED, "rate"), layout.lang)
    names = Counter(said(rank.name) for rank in ranks)
    computed = 0 < len(ranks) * layout.reports <= _PAIRS
    for rank in ranks:
        name = said(rank.name)
        # Two that are shown alike can't be told apart by a formula.
        own = _Own(layout, head, sheet.row + 1) if computed and names[name] == 1 else None
        rate = _rate(rank.counts, "F", "G", "H", sheet.row + 1)
        sheet.write([name, rank.place, *_counts(rank.counts, own), rate])


@dataclass(frozen=True, slots=True)
class _Own:
    """The reports of the body or sector named in a row of the summary."""

    layout: Layout
    head: str
    row: int

    def sum(self, *names: str) -> str:
        """The formula that adds up columns of theirs; without any, counts them."""
        same = f"--EXACT({_column(self.head, self.layout)},$A{self.row})"
        columns = "+".join(_column(name, self.layout) for name in names)
        return f"SUMPRODUCT({same},{columns})" if names else f"SUMPRODUCT({same})"


def _counts(counts: Counts, own: _Own | None) -> list[Value]:
    """Reports, figures, coverage, comparisons and findings, as formulas where their reports can be told."""
    numbers = [counts.reports, counts.figures, *(getattr(counts, name) for name in _COUNTED)]
    if own is None:
        return [*numbers[:2], _share(str(counts.compared), str(counts.comparable), counts), *numbers[2:]]
    columns = [(), _FIGURES, *((name,) for name in _COUNTED)]
    sums = [Formula(own.sum(*names), Fraction(number)) for names, number in zip(columns, numbers, strict=True)]
    coverage = _share(own.sum(*_FIGURES[:2]), f"({own.sum(*_FIGURES[:3])})", counts)
    return [*sums[:2], coverage, *sums[2:]]


def _rules(sheet: Sheet, summary: Summary, layout: Layout) -> None:
    """Rules, counted on the sheet of findings."""
    _title(sheet, "rules", ("rule", "place", "reports", *_COUNTED, "rate"), layout.lang)
    named = [name for name, *_ in FINDINGS]
    cells = {
        name: block(layout.sheet("findings"), named.index(name), 2, layout.findings + 1)
        for name in ("rule", "severity")
    }
    severities = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}
    for rank in summary.rules:
        row, counts = sheet.row + 1, rank.counts
        found: list[Value] = []
        for name, severity in severities.items():
            word, value = SEVERITY[severity].said(layout.lang), getattr(counts, name)
            formula = f'SUMPRODUCT(--EXACT({cells["rule"]},$A{row}),--EXACT({cells["severity"]},"{word}"))'
            found.append(Formula(formula, Fraction(value)) if layout.findings else value)
        name, rate = tables.rule(summary, rank.name, layout.lang), _rate(counts, "D", "E", "F", row)
        sheet.write([name, rank.place, counts.reports, counts.checks, *found, rate])


def _rate(counts: Counts, checks: str, errors: str, warnings: str, row: int) -> Value:
    """Errors and warnings in a hundred comparisons, from these columns of the row."""
    if counts.rate is None:
        return ""
    return Formula(f"100*({errors}{row}+{warnings}{row})/{checks}{row}", counts.rate, 1)


def _table(sheet: Sheet, table: Table) -> None:
    sheet.write([])
    sheet.write([Bold(table.title, size=13)])
    sheet.write([Bold(head, head=True) for head in table.heads])
    for row in table.rows:
        sheet.write(_typed(row, table))


def _plain(sheet: Sheet, table: Table) -> None:
    sheet.write([])
    sheet.write([Bold(table.title, size=13)])
    for row in table.rows:
        name, value = (cell.text for cell in row)
        if len(value) > _SHORT:
            sheet.spread(f"{name}: {value}")
        else:
            sheet.write([name, value])


def reports_sheet(book: Book, summary: Summary, layout: Layout) -> None:
    """Every report that was read."""
    lang = layout.lang
    columns = [
        *heads(
            lang, ("number", 6), ("report", 36), ("body", 26), ("sector", 26), ("period", 22), ("from", 12), ("to", 12)
        ),
        *heads(lang, ("figures", 10)),
        *(Column(TOTAL[name].said(lang).removeprefix("– "), 14) for name in _FIGURES),
        *heads(
            lang,
            ("coverage", 12),
            ("checks", 12),
            ("errors", 8),
            ("warnings", 10),
            ("notes", 9),
            ("unsure", 9),
            ("accepted", 12),
        ),
        *heads(lang, ("by-rule", 40, True), ("format", 12), ("bytes", 12), ("sha256", 66)),
    ]
    table = sheets.Table(book, layout.sheet("reports"), columns)
    for entry in (entry for entry in summary.lines if entry.error is None):
        sheet = table.sheet()
        sheet.write(_report(entry, lang, sheet.row + 1))
    table.finish()


def _report(entry: Line, lang: str, row: int) -> list[Value]:
    counts, at = entry.counts, {name: f"{letters(column)}{row}" for name, column in REPORT.items()}
    compared = f"({at['verified']}+{at['contradicted']})"
    return [
        entry.number + 1,
        line(entry.path),
        body(entry.body, lang),
        sector_name(entry.sector).said(lang),
        period(entry.period, lang),
        day_value(entry.period.start),
        day_value(entry.period.end),
        Formula(f"SUM({at['verified']}:{at['excluded']})", Fraction(counts.figures)),
        counts.verified,
        counts.contradicted,
        counts.unverified,
        counts.excluded,
        _share(compared, f"({compared}+{at['unverified']})", counts),
        counts.checks,
        counts.errors,
        counts.warnings,
        counts.notes,
        counts.unsure,
        counts.accepted,
        "\n".join(f"{line(name)}: {found.findings}" for name, found in entry.rules),
        entry.format,
        entry.size,
        entry.sha256,
    ]


def table_sheet(book: Book, name: str, table: Table) -> None:
    """A table as it stands in the other documents, with its numbers as numbers."""
    widths = [
        min(max([len(head), *(len(row[at].text) for row in table.rows), 8]), 60) + 2
        for at, head in enumerate(table.heads)
    ]
    columns = [Column(head, width, width > 50) for head, width in zip(table.heads, widths, strict=True)]
    written = sheets.Table(book, name, columns, frozen=1)
    for row in table.rows:
        written.sheet().write(_typed(row, table))
    written.finish()


def _typed(row: Sequence[Cell], table: Table) -> list[Value]:
    """A row of a table with its numbers as numbers."""
    values: list[Value] = []
    for cell, numeric in zip(row, table.numeric, strict=True):
        number = cell.value if numeric and isinstance(cell.value, Fraction) and cell.text != NONE else None
        if number is None or abs(number) >= _FAR:
            values.append(Coloured(clean(cell.text), cell.level))
        elif cell.text.endswith("%"):
            values.append(Share(number))
        else:
            values.append(int(number) if number.denominator == 1 else Near(nearest(number, 1), 1))
    return values


def _column(name: str, layout: Layout) -> str:
    return block(layout.sheet("reports"), REPORT[name], 2, layout.reports + 1)


def _share(compared: str, comparable: str, counts: Counts) -> Value:
    """Compared of comparable; nothing where nothing is comparable."""
    if counts.coverage is None:
        return ""
    return Formula(f"{compared}/{comparable}", counts.coverage / 100, 1, percent=True)
