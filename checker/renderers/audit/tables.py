"""The tables of an audit, whatever document they go into: heads, cells, and how many rows were left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from checker.audit.counts import Counts, Rank
from checker.audit.sectors import sector_name
from checker.audit.summary import Summary
from checker.figure import Coverage
from checker.renderers.audit.values import body, clean, day, days, line, percent, period, rounded, size, whole
from checker.renderers.audit.words import HEAD, MADE, SAY, TOTAL


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; ``value`` is what it is sorted by where its text won't do."""

    text: str
    value: Fraction | str | None = None
    level: str = ""
    """A severity, to colour it by."""
    key: str = ""
    """By what a page filters the contradictions to those of this row."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title. ``left_out`` rows don't stand in it."""

    key: str
    title: str
    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: int = 0
    nothing: str = ""
    """What to say where there are no rows."""
    ids: tuple[str, ...] = field(default=())
    """A name for each row, by which others lead to it."""


TEXT, NUMBER = False, True


def made(
    key: str, lang: str, heads: Sequence[tuple[str, bool]], rows: Iterable[Sequence[Cell]], **more: object
) -> Table:
    """A table; heads by their names in the catalogue, with whether they hold numbers."""
    return Table(
        key=key,
        title=SAY[key].said(lang),
        heads=tuple(HEAD[name].said(lang) for name, _ in heads),
        numeric=tuple(number for _, number in heads),
        rows=tuple(tuple(row) for row in rows),
        nothing=SAY["nothing"].said(lang),
        **more,  # type: ignore[arg-type]  # the table's own fields
    )


def counted(value: int, lang: str, level: str = "") -> Cell:
    """A count of things; coloured only where there are any."""
    return Cell(whole(value, lang), Fraction(value), level if value else "")


def share(value: Fraction | None, lang: str) -> Cell:
    """A percentage."""
    return Cell(percent(value, lang), Fraction(-1) if value is None else value)


def shortened(rows: Sequence[object], most: int | None) -> int:
    """How many rows are left out of a table of ``most`` rows."""
    return max(len(rows) - most, 0) if most is not None else 0


def totals(summary: Summary, lang: str) -> Table:
    """The numbers over all reports."""
    counts = summary.total
    numbers = {
        "given": len(summary.lines),
        "reports": counts.reports,
        "unread": counts.unread,
        "flawed": summary.flawed,
        "bodies": summary.named,
        "figures": counts.figures,
        **{c.value: getattr(counts, c.value) for c in Coverage},
        "coverage": None,
        **{name: getattr(counts, name) for name in ("checks", "errors", "warnings", "notes", "unsure", "accepted")},
    }
    rows = [
        (
            Cell(TOTAL[name].said(lang)),
            share(counts.coverage, lang) if number is None else counted(number, lang, _LEVELS.get(name, "")),
        )
        for name, number in numbers.items()
    ]
    return made("totals", lang, (("what", TEXT), ("value", NUMBER)), rows)


_LEVELS = {"errors": "error", "warnings": "warning", "notes": "note"}


def _numbers(counts: Counts, lang: str) -> tuple[Cell, ...]:
    return (
        counted(counts.checks, lang),
        counted(counts.errors, lang, "error"),
        counted(counts.warnings, lang, "warning"),
        counted(counts.notes, lang, "note"),
    )


_NUMBERS = (("checks", NUMBER), ("errors", NUMBER), ("warnings", NUMBER), ("notes", NUMBER))


def bodies(summary: Summary, lang: str, most: int | None = None) -> Table:
    """The ranking by body."""
    return _ranking(summary.bodies, "bodies", "body", lang, lambda name: body(name, lang), most)


def sectors(summary: Summary, lang: str, most: int | None = None) -> Table:
    """The ranking by sector."""
    return _ranking(summary.sectors, "sectors", "sector", lang, lambda name: sector_name(name).said(lang), most)


def _ranking(
    ranks: Sequence[Rank], key: str, head: str, lang: str, said: Callable[[str], str], most: int | None
) -> Table:
    heads = (
        *(("place", NUMBER), (head, TEXT), ("reports", NUMBER), ("figures", NUMBER), ("coverage", NUMBER)),
        *(*_NUMBERS, ("rate", NUMBER)),
    )
    rows = [
        (
            counted(rank.place, lang),
            Cell(said(rank.name), key=said(rank.name)),
            counted(rank.counts.reports, lang),
            counted(rank.counts.figures, lang),
            share(rank.counts.coverage, lang),
            *_numbers(rank.counts, lang),
            Cell(rounded(rank.counts.rate, lang), rank.counts.rate or Fraction(0)),
        )
        for rank in ranks[:most]
    ]
    return made(key, lang, heads, rows, left_out=shortened(ranks, most))


def rules(summary: Summary, lang: str) -> Table:
    """The ranking by rule."""
    heads = (("place", NUMBER), ("rule", TEXT), ("reports", NUMBER), *_NUMBERS, ("rate", NUMBER))
    rows = [
        (
            counted(rank.place, lang),
            Cell(rule(summary, rank.name, lang), key=line(rank.name)),
            counted(rank.counts.reports, lang),
            *_numbers(rank.counts, lang),
            Cell(rounded(rank.counts.rate, lang), rank.counts.rate or Fraction(0)),
        )
        for rank in summary.rules
    ]
    return made("rules", lang, heads, rows)


def rule(summary: Summary, name: str, lang: str) -> str:
    """A rule as readers know it, and by its name."""
    words, key = line(summary.name(name, lang)), line(name)
    return words if words == key else f"{words} ({key})"


def periods(summary: Summary, lang: str) -> Table:
    """The numbers by period, in the order of time."""
    numbers = (("reports", NUMBER), ("figures", NUMBER), ("coverage", NUMBER), *_NUMBERS, ("rate", NUMBER))
    heads = (("period", TEXT), *numbers)
    rows = [
        (
            Cell(period(told, lang), f"{told.end}/{told.start}", key=period(told, lang)),
            counted(counts.reports, lang),
            counted(counts.figures, lang),
            share(counts.coverage, lang),
            *_numbers(counts, lang),
            Cell(rounded(counts.rate, lang), counts.rate or Fraction(0)),
        )
        for told, counts in summary.periods
    ]
    return made("periods", lang, heads, rows)


def reports(summary: Summary, lang: str, most: int | None = None) -> Table:
    """Every report that was read: period, body, figures, coverage, findings by severity and rule."""
    read = [entry for entry in summary.lines if entry.error is None]
    heads = (
        *(("number", NUMBER), ("report", TEXT), ("body", TEXT), ("sector", TEXT), ("period", TEXT)),
        *(("figures", NUMBER), ("coverage", NUMBER), *_NUMBERS, ("by-rule", TEXT)),
    )
    rows = [
        (
            counted(entry.number + 1, lang),
            Cell(line(entry.path)),
            Cell(body(entry.body, lang)),
            Cell(sector_name(entry.sector).said(lang)),
            Cell(period(entry.period, lang), f"{entry.period.end}/{entry.period.start}"),
            counted(entry.counts.figures, lang),
            share(entry.counts.coverage, lang),
            *_numbers(entry.counts, lang),
            Cell("; ".join(f"{line(name)}: {whole(counts.findings, lang)}" for name, counts in entry.rules)),
        )
        for entry in read[:most]
    ]
    ids = tuple(f"r{entry.number}" for entry in read[:most])
    return made("reports", lang, heads, rows, left_out=shortened(read, most), ids=ids)


def unread(summary: Summary, lang: str) -> Table:
    """What couldn't be read, and why."""
    rows = [
        (
            counted(entry.number + 1, lang),
            Cell(line(entry.path)),
            Cell(line(entry.error.said(lang)) if entry.error else ""),
            Cell(entry.sha256),
        )
        for entry in summary.unread
    ]
    return made("unread", lang, (("number", NUMBER), ("report", TEXT), ("why", TEXT), ("sha256", TEXT)), rows)


def inputs(summary: Summary, lang: str, most: int | None = None) -> Table:
    """Every input with what tells it from any other."""
    rows = [
        (
            counted(entry.number + 1, lang),
            Cell(line(entry.path)),
            Cell(entry.format),
            Cell(size(entry.size, lang), Fraction(entry.size)),
            Cell(entry.sha256),
        )
        for entry in summary.lines[:most]
    ]
    heads = (("number", NUMBER), ("report", TEXT), ("format", TEXT), ("size", NUMBER), ("sha256", TEXT))
    return made("inputs", lang, heads, rows, left_out=shortened(summary.lines, most))


def register(summary: Summary, lang: str, most: int | None = None) -> Table:
    """Every input on paper: what it is, what was found, and what tells it from any other."""
    heads = (
        *(("number", NUMBER), ("report", TEXT), ("body", TEXT), ("period", TEXT), ("figures", NUMBER)),
        *(("coverage", NUMBER), ("errors", NUMBER), ("warnings", NUMBER), ("notes", NUMBER), ("sha256", TEXT)),
    )
    rows = [
        (
            counted(entry.number + 1, lang),
            Cell(line(entry.path)),
            Cell(body(entry.body, lang) if entry.error is None else SAY["unread"].said(lang)),
            Cell(period(entry.period, lang) if entry.error is None else ""),
            counted(entry.counts.figures, lang),
            share(entry.counts.coverage, lang),
            counted(entry.counts.errors, lang, "error"),
            counted(entry.counts.warnings, lang, "warning"),
            counted(entry.counts.notes, lang, "note"),
            Cell(entry.sha256),
        )
        for entry in summary.lines[:most]
    ]
    return made("register", lang, heads, rows, left_out=shortened(summary.lines, most))


def provenance(summary: Summary, lang: str) -> Table:
    """Version, configuration, rules, dates."""
    told = summary.provenance
    first, last = summary.span
    values = {
        "version": told.version,
        "configuration": told.configuration,
        "made": day(told.made, lang),
        "span": days(first, last, lang) if last else "",
        "rules": ", ".join(told.rules),
    }
    rows = [(Cell(MADE[name].said(lang)), Cell(clean(value))) for name, value in values.items() if value]
    return made("provenance", lang, (("what", TEXT), ("value", TEXT)), rows)
