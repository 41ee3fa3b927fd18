"""Tables of an audit against an earlier one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from checker.audit.history import BodyChange, Comparison, Tally, Trend
from checker.audit.summary import called
from checker.renderers.audit.tables import NUMBER, TEXT, Cell, Table, counted, made, shortened
from checker.renderers.audit.values import body, line, rounded
from checker.renderers.audit.words import AGAIN, FAULT, HEAD, TREND
from checker.renderers.words import of
from checker.text import Text

_SIGN = {Trend.BETTER: "", Trend.WORSE: "error"}


def changes(comparison: Comparison, lang: str, most: int | None = None) -> Table:
    """How each body did before and now."""
    before, now = HEAD["before"].said(lang), HEAD["now"].said(lang)
    heads = (
        *(("body", TEXT), ("reports", NUMBER), ("errors", NUMBER), ("warnings", NUMBER), ("coverage", NUMBER)),
        *(("reports", NUMBER), ("errors", NUMBER), ("warnings", NUMBER), ("coverage", NUMBER), ("status", TEXT)),
    )
    rows = [_change(one, lang) for one in comparison.bodies[:most]]
    table = made("changes", lang, heads, rows, left_out=shortened(comparison.bodies, most))
    named = [*table.heads]
    for at in range(1, 9):
        named[at] = f"{named[at]} ({(before if at < 5 else now).lower()})"
    return replace(table, heads=tuple(named))


def _change(one: BodyChange, lang: str) -> tuple[Cell, ...]:
    return (
        Cell(body(one.body, lang)),
        *_tally(one.before, lang),
        *_tally(one.now, lang),
        Cell(TREND[one.trend].said(lang), None, _SIGN.get(one.trend, "")),
    )


def _tally(tally: Tally, lang: str) -> tuple[Cell, ...]:
    covered = Fraction(100 * tally.compared, tally.figures) if tally.figures else None
    return (
        counted(tally.reports, lang),
        counted(tally.errors, lang, "error"),
        counted(tally.warnings, lang, "warning"),
        Cell(rounded(covered, lang) + ("%" if covered is not None else ""), covered or Fraction(0)),
    )


def repeated(comparison: Comparison, lang: str, most: int | None = None) -> Table:
    """Contradictions that a body shows again and again."""
    heads = (
        *(("body", TEXT), ("rule", TEXT), ("indicator", TEXT), ("again", TEXT), ("times", NUMBER)),
        *(("period", TEXT), ("message", TEXT)),
    )
    rows = [
        (
            Cell(body(one.body, lang)),
            Cell(line(called(comparison.now, one.rule, lang))),
            Cell(line(one.indicator)),
            Cell(AGAIN[one.again].said(lang)),
            counted(len(one.occurrences), lang),
            Cell("; ".join(line(o.period_text) or line(o.path) for o in one.occurrences)),
            Cell(line(one.occurrences[-1].message.said(lang))),
        )
        for one in comparison.repeated[:most]
    ]
    return made("repeated", lang, heads, rows, left_out=shortened(comparison.repeated, most))


def faults(comparison: Comparison, lang: str, most: int | None = None) -> Table:
    """Series whose figures can't all be true."""
    heads = (("body", TEXT), ("indicator", TEXT), ("unit", TEXT), ("fault", TEXT), ("printed", TEXT), ("message", TEXT))
    rows = [
        (
            Cell(body(one.body, lang)),
            Cell(line(one.indicator)),
            Cell(line(one.unit)),
            Cell(FAULT[one.fault].said(lang)),
            Cell("; ".join(f"{line(p.period_text) or line(p.path)}: {line(p.text)}" for p in one.points)),
            Cell(line(one.message.said(lang))),
        )
        for one in comparison.series[:most]
    ]
    return made("faults", lang, heads, rows, left_out=shortened(comparison.series, most))


def told(comparison: Comparison, lang: str) -> str:
    """The comparison in a sentence."""
    numbers = Counter(one.trend for one in comparison.bodies)
    parts = [
        of(numbers[trend], words.vi, words.en, lang, many=words.en) for trend, words in _TOLD.items() if numbers[trend]
    ]
    again, series = len(comparison.repeated), len(comparison.series)
    parts += [
        of(again, "mâu thuẫn lặp lại", "contradiction that came again", lang, many="contradictions that came again"),
        of(
            series,
            "chuỗi số liệu mâu thuẫn trong năm",
            "series that contradicts itself",
            lang,
            many="series that contradict themselves",
        ),
    ]
    return "; ".join(parts) + "."


_TOLD = {
    Trend.BETTER: Text("cơ quan tiến bộ", "better"),
    Trend.SAME: Text("cơ quan không đổi", "the same"),
    Trend.WORSE: Text("cơ quan kém hơn", "worse"),
    Trend.NEW: Text("cơ quan mới có báo cáo", "new"),
    Trend.GONE: Text("cơ quan không còn báo cáo", "without a report now"),
}
