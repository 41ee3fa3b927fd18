"""Dates that can't be, or can't be meant in a report on this period."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.figure import Figure
from checker.figures.special import day_of
from checker.report import Period
from checker.vocabulary import Wording, fold

_AS_OF = Wording(r"<until*>(?: <close_of>)?(?: <calendar>)?\W*$")
_TO_DATE = Wording(r"<cumulative*>[^.;,]{0,25}\d{1,2} <first_months>\W*$")
_LAW = Wording(r"<papers*>\b")
_COMPARED = Wording(r"<compared_date*>|<so*> ")
_STATES = Wording(r"\W*(?:<figure_follows*>|,)")
"""After the date comes what was so by then."""
_AIMS = Wording(r"<aims*>")
_AIM = Wording(r"<aims_ahead> (?:<until*>)(?: <close_of>)?\W*$")
"""By the date something is yet to be reached."""
_NAMED_PERIOD = Wording(r"(?:\b\d{1,2} <month*>(?: <beginning*>)?|<quarter*> \w+|<month*> \d{1,2})(?: <year*>)?\W*$")
_SAME_PERIOD_OF = Wording(r"<against> <same_period>(?: <year*>)?\W*$")
_DAY = Wording(r"<day_of_month>\W*$")
_UP_TO = Wording(r"\s*(?:[-–]|<up_to*>)\s*(?:<close_of> )?")
_DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[/.-]\s?(20\d\d)")
_LONG_YEAR = re.compile(r"(?:19|20)\d{3}")
"""A year with a digit too many."""
_LONG_SPAN = re.compile(r"1[0-8]\d\d ?[-–] ?20\d\d")
"""A span of several centuries."""
_YEAR, _SPAN = Wording(r"\b<year*>\W*$"), Wording(r"\b<span_of_years>\W*$")
_POSSIBLE_YEARS = range(900, 2200)
"""Years that a report may name, of history and of plans."""
_NEARLY_A_YEAR = 360
_CLOSING_MONTHS = 3
"""Months of a year in which the accounts of the year before are closed."""
_LONG_BEFORE = timedelta(days=60)
_AFTERWARDS = timedelta(days=100)
"""How long after its period a report may still be written."""


def recognise(scene: Scene, period: Period | None) -> None:
    """Claim impossible dates, spans of days that run backwards, and dates outside the report's period."""
    last: Figure | None = None
    told = 0
    """The year of the period that the text named last."""
    for figure in scene.reading.figures:
        if figure.why == "date":
            _day(scene, figure, last, period)
        elif figure.why == "month" and (m := _MONTH_YEAR.fullmatch(figure.text)):
            _month(scene, figure, int(m[1]), int(m[2]), period)
        elif figure.why == "year" and period is not None and _future(scene, figure, period):
            scene.claim(Kind.DATE, "date-outside-period", (Operand("date", figure.id),), detail=period.text)
        elif figure.why == "year" and period is not None and _compared_with_itself(scene, figure, period, told):
            scene.claim(Kind.DATE, "compared-with-itself", (Operand("year", figure.id),), detail=period.text)
        elif not figure.unit and _no_year(scene, figure):
            scene.claim(Kind.DATE, "impossible-date", (Operand("date", figure.id),), detail=figure.text)
        if figure.why == "year" and _NAMED_PERIOD.search(_before(scene, figure, 30)):
            told = int(figure.text)
        last = figure


def _day(scene: Scene, figure: Figure, last: Figure | None, period: Period | None) -> None:
    parsed = day_of(figure.text)
    if parsed is None:
        if _no_day(scene, figure, last):
            scene.claim(Kind.DATE, "impossible-date", (Operand("date", figure.id),), detail=figure.text)
    elif not (_exists(*parsed) and plausible(parsed[2])):
        scene.claim(Kind.DATE, "impossible-date", (Operand("date", figure.id),), detail=figure.text)
    elif last is not None and _ends_span(scene, figure, last):
        _backwards(scene, figure, parsed, last)
    elif period is not None:
        _as_of(scene, figure, parsed, period)


def _no_year(scene: Scene, figure: Figure) -> bool:
    """``so với năm 20018``, ``giai đoạn 1010 - 2015``: a digit too many, or a wrong one."""
    if _LONG_YEAR.fullmatch(figure.text):
        return _YEAR.search(_before(scene, figure, 12)) is not None
    return _LONG_SPAN.fullmatch(figure.text) is not None and _SPAN.search(_before(scene, figure, 20)) is not None


def _month(scene: Scene, figure: Figure, month: int, year: int, period: Period | None) -> None:
    if not 1 <= month <= 12:
        scene.claim(Kind.DATE, "impossible-date", (Operand("date", figure.id),), detail=figure.text)
    elif period is not None:
        _as_of(scene, figure, (monthrange(year, month)[1], month, year), period)


def _as_of(scene: Scene, figure: Figure, parsed: tuple[int, int, int], period: Period) -> None:
    """Claim a date outside the period if what is said of it belongs to the period, and an aim that lies before its end."""
    if _outside(scene, figure, parsed, period):
        scene.claim(Kind.DATE, "date-outside-period", (Operand("date", figure.id),), detail=period.text)
    elif _past_aim(scene, figure, parsed, period):
        scene.claim(Kind.DATE, "aim-in-the-past", (Operand("date", figure.id),), detail=period.text)


def plausible(year: int) -> bool:
    """A year that something of today's may have happened in, or be planned for; ``19/4/9175`` is none."""
    return year in _POSSIBLE_YEARS


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _no_day(scene: Scene, figure: Figure, last: Figure | None) -> bool:
    """``ngày 31/9``, ``từ ngày 25/9 đến 31/9``: no year has it, and the words say that a day is meant."""
    m = _DAY_MONTH.fullmatch(figure.text)
    if m is None or _exists(int(m[1]), int(m[2]), 2024):
        return False
    return _DAY.search(_before(scene, figure, 20)) is not None or _ends_span(scene, figure, last)


def _ends_span(scene: Scene, figure: Figure, last: Figure | None) -> bool:
    """The figure before is a date, and nothing but ``đến`` stands between."""
    if last is None or last.why != "date" or last.sentence != figure.sentence:
        return False
    return _UP_TO.fullmatch(fold(scene.document.text[last.end : figure.start])) is not None


def _backwards(scene: Scene, figure: Figure, parsed: tuple[int, int, int], last: Figure) -> None:
    """``từ 16/12/2022 đến 15/6/2022``, ``từ 10/5 đến 05/5/2024``."""
    first = day_of(last.text)
    if first is None and (m := _DAY_MONTH.fullmatch(last.text)) and int(m[2]) == parsed[1]:
        first = int(m[1]), parsed[1], parsed[2]  # of another month it may be the year before
    if first is None or not _exists(*first) or not plausible(first[2]):
        return
    if date(*parsed[::-1]) < date(*first[::-1]):
        span = scene.document.text[last.start : figure.end]
        operands = (Operand("period", last.id), Operand("period", figure.id))
        scene.claim(Kind.DATE, "period-reversed", operands, detail=span)


def _before(scene: Scene, figure: Figure, reach: int) -> str:
    block = scene.document.blocks[figure.block]
    return fold(scene.document.text[max(block.start, figure.start - reach) : figure.start])


def _outside(scene: Scene, figure: Figure, parsed: tuple[int, int, int], period: Period) -> bool:
    """An as-of date of a figure, a year off, that in the period's own year would lie within the period."""
    day, month, year = parsed
    if abs(year - period.end.year) != 1 or period.start.year != period.end.year:
        return False
    if year < period.end.year and (period.end - period.start).days > _NEARLY_A_YEAR:
        return False  # a plan's or a year's report starts from where the year before ended
    before = _before(scene, figure, 160)
    sentence = re.split(r"[.;]\s", before)[-1]
    if not _AS_OF.search(before) or _COMPARED.search(sentence) or _LAW.search(sentence[-60:]):
        return False
    if not _exists(day, month, period.end.year) or date(period.end.year, month, day) > period.end:
        return False
    if year < period.end.year:
        if str(year) in sentence:
            return False
    elif _AIMS.search(sentence) or date(year, month, day) <= period.end + _AFTERWARDS:
        return False
    after = fold(scene.document.text[figure.end : figure.end + 40])
    return _STATES.match(after) is not None


def _past_aim(scene: Scene, figure: Figure, parsed: tuple[int, int, int], period: Period) -> bool:
    """``để đến 31/01/2024 đạt 95%`` in a report on nine months of 2024: the aim lies before it, and in 2025 would not."""
    day, month, year = parsed
    if year != period.end.year or month > _CLOSING_MONTHS or date(year, month, day) > period.end - _LONG_BEFORE:
        return False
    return _AIM.search(_before(scene, figure, 40)) is not None


def _compared_with_itself(scene: Scene, figure: Figure, period: Period, told: int) -> bool:
    """``9 tháng đầu năm 2023 … tăng 5% so với cùng kỳ năm 2023``: a period is compared with an earlier one."""
    year = int(figure.text)
    if not told == year == period.end.year or period.start.year != year:
        return False
    return _SAME_PERIOD_OF.search(_before(scene, figure, 40)) is not None


def _future(scene: Scene, figure: Figure, period: Period) -> bool:
    """``lũy kế 8 tháng đầu năm 2019`` in a report on August 2018."""
    year = int(figure.text)
    if year <= period.end.year or year > period.end.year + 1:
        return False
    before = _before(scene, figure, 60)
    return _TO_DATE.search(before) is not None
