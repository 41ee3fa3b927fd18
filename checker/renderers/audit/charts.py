"""Charts as inline SVG: bars with their names above them, so that they are read on a phone, too. Each is told in words as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from checker.audit.indicators import Indicator
from checker.audit.summary import Summary
from checker.figure import Coverage
from checker.finding import Severity
from checker.renderers.audit.values import indicator, line, percent, period, whole
from checker.renderers.words import COVERAGE, SEVERITY
from checker.text import Text

WIDTH, MARGIN = 320, 2
_ROW, _BAR, _TEXT = 40, 14, 15
"""Heights: of a row, of its bar, and of the text above it."""
_NAME = 38
"""Characters of a name; the whole of it is in the table beside the chart."""
SHOWN = 12
"""Rows of a chart at most."""
_MOST = 200
"""Percent of plan at which a chart ends; what goes beyond is drawn up to there and told in figures."""

_SAY = {
    "achievement": Text("Thực hiện so với kế hoạch", "Achievement against plan"),
    "achievement-told": Text(
        "Mỗi thanh đi từ cơ quan thấp nhất đến cao nhất ở kỳ gần nhất, chấm là trung vị, vạch đứng là 100% kế hoạch.",
        "Each bar goes from the lowest to the highest body in its last period; the dot is the median, the upright line 100% of "
        "the plan.",
    ),
    "cut": Text(
        "Thanh vượt {most}% kế hoạch bị cắt ở đó; số đầy đủ ở bảng bên dưới.",
        "A bar beyond {most}% of the plan is cut there; the table below has its number.",
    ),
    "rules": Text("Mâu thuẫn theo quy tắc", "Findings by rule"),
    "rules-told": Text("Số lỗi, cảnh báo và ghi chú của từng quy tắc.", "Errors, warnings and notes of each rule."),
    "coverage": Text("Số liệu đối chiếu được", "Coverage"),
    "coverage-told": Text(
        "Kết quả của tất cả số liệu, và số báo cáo theo tỷ lệ số liệu đối chiếu được.",
        "What became of all figures, and how many reports have which share of figures compared.",
    ),
    "all": Text("Tất cả số liệu", "All figures"),
    "periods": Text("Tỷ lệ lỗi theo kỳ", "Error rate by period"),
    "periods-told": Text("Lỗi và cảnh báo trên 100 phép đối chiếu.", "Errors and warnings in a hundred comparisons."),
    "bodies": Text("{} cơ quan", "{} bodies"),
    "of": Text("{shown} trong {all} mục; đủ ở bảng bên dưới.", "{shown} of {all}; the table below has all."),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the words around it."""

    key: str
    title: str
    told: str
    svg: str
    legend: tuple[tuple[str, str], ...] = ()
    """Class and name of each colour."""


def charts(summary: Summary, lang: str) -> list[Chart]:
    """Those there is something to draw for."""
    made = (_achievement(summary, lang), _rules(summary, lang), _coverage(summary, lang), _periods(summary, lang))
    return [chart for chart in made if chart is not None]


def _achievement(summary: Summary, lang: str) -> Chart | None:
    shown = summary.indicators[:SHOWN]
    if not shown:
        return None
    top = min(max([Fraction(120), *(one.latest.highest for one in shown)]), Fraction(_MOST))
    full = _x(Fraction(100), top)
    pieces = [f'<line class="plan" x1="{full}" x2="{full}" y1="0" y2="{len(shown) * _ROW}"/>']
    for at, one in enumerate(shown):
        spread, y = one.latest, at * _ROW + _TEXT + 4
        low, middle, high = (
            _x(min(max(v, Fraction(0)), top), top) for v in (spread.lowest, spread.median, spread.highest)
        )
        name = f"{indicator(one.name, lang)} ({line(one.unit)})" if one.unit else indicator(one.name, lang)
        bodies = _SAY["bodies"].said(lang).format(whole(spread.bodies, lang))
        told = f"{percent(spread.lowest, lang)} – {percent(spread.median, lang)} – {percent(spread.highest, lang)}; {bodies}"
        pieces += [
            _labelled(at, name, percent(spread.median, lang)),
            f'<rect class="track" x="{MARGIN}" y="{y}" width="{WIDTH - 2 * MARGIN}" height="{_BAR}"/>',
            _bar("range", low, y, max(high - low, 3), f"{name}: {told}"),
            f'<circle class="median" cx="{middle}" cy="{y + _BAR / 2}" r="5"/>',
        ]
    cut = any(one.latest.highest > top for one in shown)
    notes = [_SAY["cut"].said(lang).format(most=_MOST)] if cut else []
    notes += _rest(len(shown), len(summary.indicators), lang)
    return _chart("achievement", pieces, len(shown) * _ROW, lang, notes)


def _rules(summary: Summary, lang: str) -> Chart | None:
    found = [rank for rank in summary.rules if rank.counts.findings]
    if not found:
        return None
    shown = found[:SHOWN]
    most = max(rank.counts.findings for rank in shown)
    pieces = []
    for at, rank in enumerate(shown):
        counts = rank.counts
        parts = [(Severity.ERROR, counts.errors), (Severity.WARNING, counts.warnings), (Severity.NOTE, counts.notes)]
        told = [(severity.value, SEVERITY[severity].said(lang), number) for severity, number in parts]
        pieces += [
            _labelled(at, line(summary.name(rank.name, lang)), whole(counts.findings, lang)),
            *_stacked(at, told, most, lang),
        ]
    legend = tuple((severity.value, SEVERITY[severity].said(lang)) for severity in reversed(Severity))
    return _chart("rules", pieces, len(shown) * _ROW, lang, _rest(len(shown), len(found), lang), legend)


def _coverage(summary: Summary, lang: str) -> Chart | None:
    counts = summary.total
    if not counts.figures:
        return None
    told = [(c.value, COVERAGE[c].said(lang), int(getattr(counts, c.value))) for c in Coverage]
    pieces = [
        _labelled(0, _SAY["all"].said(lang), whole(counts.figures, lang)),
        *_stacked(0, told, counts.figures, lang),
    ]
    tens = [0] * 10
    for entry in summary.lines:
        if entry.counts.coverage is not None:
            tens[min(int(entry.counts.coverage / 10), 9)] += 1
    height, base, most = 90, _ROW + 110, max([1, *tens])
    step = (WIDTH - 2 * MARGIN) / 10
    for at, number in enumerate(tens):
        tall = round(number * height / most, 1)
        x = round(MARGIN + at * step, 1)
        name = f"{at * 10}–{at * 10 + 10}%"
        pieces.append(
            f'<rect class="range" x="{x + 2}" y="{round(base - tall, 1)}" width="{round(step - 4, 1)}" height="{tall}">'
            f"<title>{name}: {whole(number, lang)}</title></rect>"
        )
        if number:
            middle = round(x + step / 2, 1)
            pieces.append(
                f'<text class="small" text-anchor="middle" x="{middle}" y="{round(base - tall - 3, 1)}">{whole(number, lang)}</text>'
            )
    pieces.append(f'<line class="axis" x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{base}" y2="{base}"/>')
    for mark in range(0, 101, 20):
        anchor = {0: "start", 100: "end"}.get(mark, "middle")
        x = round(MARGIN + (WIDTH - 2 * MARGIN) * mark / 100, 1)
        pieces.append(f'<text class="small" text-anchor="{anchor}" x="{x}" y="{base + 14}">{mark}%</text>')
    legend = tuple((c.value, COVERAGE[c].said(lang)) for c in Coverage)
    return _chart("coverage", pieces, base + 20, lang, (), legend)


def _periods(summary: Summary, lang: str) -> Chart | None:
    told = [(name, counts.rate) for name, counts in summary.periods if counts.rate is not None]
    if len(told) < 2:
        return None
    shown = told[-SHOWN:]
    most = max([Fraction(1), *(rate for _, rate in shown)])
    pieces = []
    for at, (name, rate) in enumerate(shown):
        wide = round(float(rate / most) * (WIDTH - 2 * MARGIN), 1)
        y = at * _ROW + _TEXT + 4
        pieces += [
            _labelled(at, period(name, lang), percent(rate, lang)),
            f'<rect class="track" x="{MARGIN}" y="{y}" width="{WIDTH - 2 * MARGIN}" height="{_BAR}"/>',
            f'<rect class="range" x="{MARGIN}" y="{y}" width="{wide}" height="{_BAR}"/>',
        ]
    return _chart("periods", pieces, len(shown) * _ROW, lang, _rest(len(shown), len(told), lang))


def sparkline(indicator: Indicator, lang: str) -> str:
    """How an indicator's median moved over its periods; empty where there is one period only."""
    if len(indicator.periods) < 2:
        return ""
    medians = [spread.median for spread in indicator.periods]
    low, high = min(medians), max(medians)
    across = [round(3 + 84 * at / (len(medians) - 1), 1) for at in range(len(medians))]
    up = [round(21 - 18 * float((m - low) / (high - low)), 1) if high > low else 12 for m in medians]
    told = "; ".join(f"{period(s.period, lang)}: {percent(s.median, lang)}" for s in indicator.periods)
    spots = " ".join(f"{x},{y}" for x, y in zip(across, up, strict=True))
    return (
        f'<svg class="spark" viewBox="0 0 90 24" role="img" aria-label="{escape(told)}"><title>{escape(told)}</title>'
        f'<polyline points="{spots}"/><circle cx="{across[-1]}" cy="{up[-1]}" r="2.5"/></svg>'
    )


def _x(value: Fraction, top: Fraction) -> float:
    return round(MARGIN + float(value / top) * (WIDTH - 2 * MARGIN), 1)


def _labelled(at: int, name: str, value: str) -> str:
    short = name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"
    y = at * _ROW + _TEXT - 2
    return (
        f'<text x="{MARGIN}" y="{y}">{escape(short)}</text>'
        f'<text class="value" text-anchor="end" x="{WIDTH - MARGIN}" y="{y}">{escape(value)}</text>'
    )


def _stacked(at: int, parts: Sequence[tuple[str, str, int]], most: int, lang: str) -> Iterable[str]:
    """A bar of several parts: class, name and number of each."""
    x, y = float(MARGIN), at * _ROW + _TEXT + 4
    yield f'<rect class="track" x="{MARGIN}" y="{y}" width="{WIDTH - 2 * MARGIN}" height="{_BAR}"/>'
    for look, name, number in parts:
        if number:
            wide = round(number * (WIDTH - 2 * MARGIN) / most, 1)
            yield _bar(look, x, y, wide, f"{name}: {whole(number, lang)}")
            x += wide


def _bar(look: str, x: float, y: float, wide: float, told: str) -> str:
    """A bar that says what it is where it is pointed at."""
    place = f'x="{round(x, 1)}" y="{y}" width="{round(wide, 1)}" height="{_BAR}"'
    return f'<rect class="{look}" {place}><title>{escape(told)}</title></rect>'


def _svg(key: str, pieces: Iterable[str], height: int, lang: str) -> str:
    title, told = _SAY[key].said(lang), _SAY[f"{key}-told"].said(lang)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="c-{key}-t c-{key}-d">'
        f'<title id="c-{key}-t">{escape(title)}</title><desc id="c-{key}-d">{escape(told)}</desc>{"".join(pieces)}</svg>'
    )


def _rest(shown: int, of: int, lang: str) -> list[str]:
    """That a chart shows some only."""
    return [_SAY["of"].said(lang).format(shown=whole(shown, lang), all=whole(of, lang))] if shown < of else []


def _chart(
    key: str,
    pieces: Iterable[str],
    height: int,
    lang: str,
    notes: Iterable[str],
    legend: tuple[tuple[str, str], ...] = (),
) -> Chart:
    told = " ".join((_SAY[f"{key}-told"].said(lang), *notes))
    return Chart(key, _SAY[key].said(lang), told, _svg(key, pieces, height, lang), legend)
