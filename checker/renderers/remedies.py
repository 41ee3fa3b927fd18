"""What a finding recomputes to and what would mend it, in words."""

from __future__ import annotations

from fractions import Fraction

from checker.finding import Check, Repair
from checker.renderers.decimals import ceiling, floor, nearest, spoken
from checker.renderers.words import place
from checker.report import Report


def remedies(report: Report, check: Check, lang: str, *, places: bool = True) -> list[str]:
    """A line for what the figure recomputes to, if that is known, and one for each repair, with its place."""
    recomputed = _recomputed(report, check, lang)
    return [*([recomputed] if recomputed else []), *(_repair(report, repair, lang, places) for repair in check.repairs)]


def _recomputed(report: Report, check: Check, lang: str) -> str:
    """``Tính lại được 99,37 %, trong khoảng từ 99,36 đến 99,39 % do làm tròn``."""
    if check.recomputed is None or not check.figures:
        return ""
    figure = report.figures[check.figures[0][0]]
    unit = f" {figure.unit}" if figure.unit and figure.unit != "%" else figure.unit
    value = spoken(nearest(check.recomputed, figure.decimals + 1), lang) + unit
    spread = _spread(check.low, check.high, figure.decimals + 1, lang)
    if spread and unit:
        spread += unit
    if lang == "en":
        return f"Recomputed: {value}" + (f" (with rounding, {spread})" if spread else "")
    return f"Tính lại: {value}" + (f" (kể cả làm tròn: {spread})" if spread else "")


def _spread(low: Fraction | None, high: Fraction | None, places: int, lang: str) -> str:
    """The range in words; empty if it is a single value or unbounded both ways."""
    if low == high:
        return ""
    least = "" if low is None else spoken(floor(low, places), lang)
    most = "" if high is None else spoken(ceiling(high, places), lang)
    if least and most:
        return f"{least} to {most}" if lang == "en" else f"từ {least} đến {most}"
    if least:
        return f"at least {least}" if lang == "en" else f"ít nhất {least}"
    return f"at most {most}" if lang == "en" else f"nhiều nhất {most}"


def _repair(report: Report, repair: Repair, lang: str, places: bool) -> str:
    figure = report.figures[repair.figure]
    where = f" ({place(report.document, figure.start, lang)})" if places else ""
    because = repair.because.said(lang)
    said = "Possible repair" if lang == "en" else "Có thể sửa"
    return f"{said}: {figure.text} → {repair.text}{where}" + (f": {because}" if because else "")
