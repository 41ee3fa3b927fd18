"""Tables of what was planned and achieved: by indicator, and at each body over its periods."""

from __future__ import annotations

from fractions import Fraction

from checker.audit.counts import ACCEPTED
from checker.audit.indicators import Achieved, Series
from checker.audit.summary import Summary
from checker.finding import Status
from checker.renderers.audit.tables import NUMBER, TEXT, Cell, Table, counted, made, shortened
from checker.renderers.audit.values import body, indicator, line, number, percent, period, points, rounded
from checker.renderers.words import STATUS
from checker.text import Text

_ACCEPTED = Text("được bỏ qua", "suppressed")


def indicators(summary: Summary, lang: str, most: int | None = None) -> Table:
    """Each indicator over all bodies."""
    heads = (
        *(("indicator", TEXT), ("unit", TEXT), ("reports", NUMBER), ("bodies", NUMBER), ("reached", NUMBER)),
        *(("lowest", NUMBER), ("median", NUMBER), ("highest", NUMBER), ("trend", NUMBER)),
    )
    rows = [
        (
            Cell(indicator(one.name, lang)),
            Cell(line(one.unit)),
            counted(one.reports, lang),
            counted(one.latest.bodies, lang),
            counted(one.latest.reached, lang),
            *(Cell(percent(p, lang), p) for p in (one.latest.lowest, one.latest.median, one.latest.highest)),
            Cell(points(one.trend, lang), one.trend if one.trend is not None else Fraction(0)),
        )
        for one in summary.indicators[:most]
    ]
    return made("indicators", lang, heads, rows, left_out=shortened(summary.indicators, most))


def series(summary: Summary, lang: str, most: int | None = None) -> Table:
    """Each indicator at each body, a row for each period; the trend stands in the last one."""
    heads = (
        *(("indicator", TEXT), ("body", TEXT), ("period", TEXT), ("unit", TEXT), ("actual", NUMBER)),
        *(("plan", NUMBER), ("stated", NUMBER), ("percent", NUMBER), ("status", TEXT), ("trend", NUMBER)),
    )
    points_of = [(one, point) for one in summary.series for point in one.points]
    rows = [_row(one, point, lang) for one, point in points_of[:most]]
    return made("series", lang, heads, rows, left_out=shortened(points_of, most))


def _row(one: Series, point: Achieved, lang: str) -> tuple[Cell, ...]:
    record = point.record
    moved = one.trend if point is one.points[-1] else None
    return (
        Cell(indicator(one.indicator, lang)),
        Cell(body(one.body, lang)),
        Cell(period(point.period, lang), f"{point.period.end}/{point.period.start}"),
        Cell(line(record.unit)),
        *(
            Cell(number(digits, lang), Fraction(digits) if digits else Fraction(-1))
            for digits in (record.actual, record.plan, record.percent)
        ),
        Cell(rounded(point.percent, lang, 2), Fraction(-1) if point.percent is None else point.percent),
        Cell(status(record.status, lang), record.status, "error" if record.status == Status.FAIL else ""),
        Cell(points(moved, lang), Fraction(0) if moved is None else moved),
    )


def status(name: str, lang: str) -> str:
    """The outcome of a check; empty where none was made."""
    if name == ACCEPTED:
        return _ACCEPTED.said(lang)
    return STATUS[Status(name)].said(lang) if name else ""
