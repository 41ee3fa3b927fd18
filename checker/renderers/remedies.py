"""What a finding recomputes to and what would mend it, in words: the same in every format."""

from __future__ import annotations

from fractions import Fraction

from checker.finding import Check, Repair
from checker.renderers.decimals import ceiling, floor, nearest, spoken
from checker.report import Report


def recomputed(report: Report, check: Check, lang: str) -> str:
    """``Tính lại: 99,37% (kể cả làm tròn: từ 99,36 đến 99,39%)``; empty where nothing was computed."""
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


def repair(report: Report, offered: Repair, lang: str) -> str:
    """``Có thể sửa: 98,4 → 99,4 (dòng 3): một chữ số sai``."""
    figure = report.figures[offered.figure]
    line = report.document.position(figure.start)[0]
    because = offered.because.said(lang)
    change = (
        f"Possible repair: {figure.text} → {offered.text} (line {line})"
        if lang == "en"
        else f"Có thể sửa: {figure.text} → {offered.text} (dòng {line})"
    )
    return change + (f": {because}" if because else "")


def remedies(report: Report, check: Check, lang: str) -> list[str]:
    """All of it, a sentence each."""
    computed = recomputed(report, check, lang)
    return [*([computed] if computed else []), *(repair(report, r, lang) for r in check.repairs)]


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
