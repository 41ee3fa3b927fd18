"""Dates that can't be, or can't be meant in a report on this period."""

from __future__ import annotations

import re
from datetime import date

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.figure import Figure
from checker.figures.special import day_of
from checker.report import Period
from checker.vocabulary import Wording, fold

_AS_OF = Wording(r"<until*>(?: <close_of>)?\W*$")
_TO_DATE = Wording(r"<cumulative*>[^.;,]{0,25}\d{1,2} <first_months>\W*$")
_LAW = Wording(r"<papers*>\b")
_COMPARED = Wording(r"<compared_date*>|<so*> ")
_STATES = Wording(r"\W*(?:<figure_follows*>|,)")
"""After the date comes what was so by then."""


def recognise(scene: Scene, period: Period | None) -> None:
    """Claim impossible dates, and as-of dates outside the report's period."""
    for figure in scene.reading.figures:
        if figure.why == "date":
            parsed = day_of(figure.text)
            if parsed is None:
                continue
            if not _exists(*parsed):
                scene.claim(Kind.DATE, "impossible-date", (Operand("date", figure.id),), detail=figure.text)
            elif period is not None and _outside(scene, figure, parsed, period):
                scene.claim(Kind.DATE, "date-outside-period", (Operand("date", figure.id),), detail=period.text)
        elif figure.why == "year" and period is not None and _future(scene, figure, period):
            scene.claim(Kind.DATE, "date-outside-period", (Operand("date", figure.id),), detail=period.text)


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _before(scene: Scene, figure: Figure, reach: int) -> str:
    block = scene.document.blocks[figure.block]
    return fold(scene.document.text[max(block.start, figure.start - reach) : figure.start])


def _outside(scene: Scene, figure: Figure, parsed: tuple[int, int, int], period: Period) -> bool:
    """An as-of date of a figure, in an earlier year, that in the period's own year would lie within the period."""
    day, month, year = parsed
    if year == period.end.year or abs(year - period.end.year) > 1 or period.start.year != period.end.year:
        return False
    before = _before(scene, figure, 160)
    sentence = re.split(r"[.;]\s", before)[-1]
    if not _AS_OF.search(before) or _COMPARED.search(sentence) or _LAW.search(sentence[-60:]):
        return False
    if year < period.end.year:
        if str(year) in sentence or not _exists(day, month, period.end.year):
            return False
        after = fold(scene.document.text[figure.end : figure.end + 40])
        return date(period.end.year, month, day) <= period.end and _STATES.match(after) is not None
    return False


def _future(scene: Scene, figure: Figure, period: Period) -> bool:
    """``lũy kế 8 tháng đầu năm 2019`` in a report on August 2018."""
    year = int(figure.text)
    if year <= period.end.year or year > period.end.year + 1:
        return False
    before = _before(scene, figure, 60)
    return _TO_DATE.search(before) is not None
