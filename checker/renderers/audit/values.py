"""How an audit's values are said: numbers, ranges, periods, places, and what a figure is in a relation."""

from __future__ import annotations

import math
import re
from datetime import date
from fractions import Fraction

from checker.audit.indicators import Period
from checker.audit.record import FigureRecord
from checker.figure import Role
from checker.renderers.decimals import ceiling, floor, nearest, spoken
from checker.renderers.words import count
from checker.text import Text, day_said

NONE = "–"
"""Where there is nothing to say."""
_UNDATED = date(2000, 1, 1)
_NEAR = 6
"""Decimal places of what no finite decimal says."""
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")


def clean(words: str) -> str:
    """Without characters that neither XML nor UTF-8 can hold; each leaves a sign of itself."""
    return _ILLEGAL.sub("\ufffd", words)


def line(words: str) -> str:
    """As ``clean``, in one line."""
    return _SPACES.sub(" ", clean(words)).strip()


def number(digits: str, lang: str) -> str:
    """An exact decimal as text in the language's marks; empty stays empty, and a fraction (``1/3``) comes near."""
    if "/" in digits:
        return "≈ " + spoken(nearest(Fraction(digits), _NEAR), lang)
    return spoken(digits, lang) if digits else ""


def rounded(value: Fraction | None, lang: str, places: int = 1) -> str:
    """To exactly so many decimal places, ties away from zero."""
    if value is None:
        return NONE
    whole, _, part = nearest(value, places).partition(".")
    return spoken(whole + ("." + part.ljust(places, "0") if places else ""), lang)


def percent(value: Fraction | None, lang: str, places: int = 1) -> str:
    """``97,1%``."""
    return NONE if value is None else rounded(value, lang, places) + "%"


def points(value: Fraction | None, lang: str) -> str:
    """A difference of percentages with its sign: ``+3,2``."""
    if value is None:
        return NONE
    said = rounded(value, lang)
    return said if said.startswith("-") else "+" + said


def whole(value: int, lang: str) -> str:
    """A count of things."""
    return count(value, lang)


def span(low: str, high: str, lang: str) -> str:
    """What a printed figure may stand for: ``8.881,5 … 8.882,5``; a single value where the ends are alike."""
    if low and high:
        return number(low, lang) if low == high else f"{number(low, lang)} … {number(high, lang)}"
    if low:
        return f"≥ {number(low, lang)}"
    return f"≤ {number(high, lang)}" if high else NONE


def places_of(digits: str) -> int:
    """Decimal places of an exact decimal."""
    return len(digits.partition(".")[2])


def shown_places(figure: FigureRecord) -> int:
    """Decimal places with which a figure is printed: half of its last place is where its range ends."""
    return max(places_of(figure.value), places_of(figure.low) - 1, places_of(figure.high) - 1, 0)


def near(value: Fraction, places: int, lang: str) -> str:
    """To so many decimal places at most."""
    return spoken(nearest(value, places), lang)


def spread(low: str, high: str, places: int, lang: str) -> str:
    """A recomputed range, rounded outward to so many places."""
    least = floor(Fraction(low), places) if low else ""
    most = ceiling(Fraction(high), places) if high else ""
    return span(least, most, lang)


def printed(figure: FigureRecord) -> str:
    """A figure as it stands in the report, with its unit."""
    ends = {Role.PERCENT: "%", Role.POINTS: " điểm %", Role.MULTIPLE: " lần"}
    end = next((e for role, e in ends.items() if figure.role == role.value), f" {figure.unit}" if figure.unit else "")
    return line(figure.text if end and figure.text.endswith(end.strip()) else figure.text + end)


def place(figure: FigureRecord, lang: str) -> str:
    """Where a reader finds a figure."""
    return line(figure.place) or (f"line {figure.line}" if lang == "en" else f"dòng {figure.line}")


def period(told: Period, lang: str) -> str:
    """The period as the report says it, else its days, else that none is named."""
    if told.text:
        return line(told.text)
    if told.end:
        return days(told.start, told.end, lang)
    return Text("Không nêu kỳ", "No period named").said(lang)


def days(start: str, end: str, lang: str) -> str:
    """``01/01/2026 – 30/09/2026``."""
    return f"{day(start, lang)} – {day(end, lang)}"


def day(iso: str, lang: str) -> str:
    """An ISO date as the language writes it; empty stays empty."""
    try:
        return day_said(date.fromisoformat(iso), lang) if iso else ""
    except ValueError:
        return line(iso)


def stamp(iso: str) -> date:
    """The date that a file bears; a fixed one where the audit has none, so that the same audit gives the same bytes."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return _UNDATED


def body(name: str, lang: str) -> str:
    """A body's name; of a report that names none, that."""
    return line(name) or Text("Không rõ cơ quan", "Body not named").said(lang)


def indicator(name: str, lang: str) -> str:
    """An indicator's name; of one that the report gives no name to, that."""
    return line(name) or Text("Không rõ chỉ tiêu", "Indicator not named").said(lang)


def size(value: int, lang: str) -> str:
    """Bytes as kilobytes, rounded up."""
    return f"{whole(math.ceil(value / 1000), lang)} kB"
