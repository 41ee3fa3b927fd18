"""Numbers that are no figures by their form: dates, document numbers, telephones, clock times, scales, names with digits.

Each form is an expression over the raw text where a number begins; some ask for certain words before it, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from checker.figures import reasons
from checker.figures.reasons import Reason
from checker.figures.stretch import DAY
from checker.vocabulary import Wording, load


class Special(NamedTuple):
    """What stands from a number's first digit to ``end``, and why it is no figure."""

    end: int
    reason: Reason


class _Form(NamedTuple):
    """A form of special numbers."""

    pattern: re.Pattern[str]
    reason: Reason
    fits: Callable[[re.Match[str], list[str]], bool] | None = None
    """What must be true besides, given the match and the folded words before it, nearest last."""


_FULL_DATE = re.compile(r"(\d{1,2})\s?(?P<mark>[/.-])\s?(\d{1,2})\s?(?P=mark)\s?(\d{4})(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d|[.,]\d)")
_ALNUM = re.compile(r"\d+[A-Za-zĐđ]+\d*|\d+,\d+[A-Z]+")
_WRONG_MONTH = 19
_DASHES = ("-", "–", "—")
_FRACTION = Wording(r"\s*(?:[,(]\s*)?(?:\d[\d.,]*\s?%|<not_figures.fraction*>\b)")
_FRACTION_REVERSED = Wording(r"\s?(?:%|[a-zà-ỹđ]+/|<not_figures.fraction_reversed*>\b)")


def find(text: str, start: int, end: int, before: list[str]) -> Special | None:
    """What special thing begins at ``start``, if any. ``before``: the folded words before it, nearest last."""
    if not _ANY.match(text, start, end):
        return None
    for pattern, reason, fits in _FORMS:
        m = pattern.match(text, start, end)
        if m and (fits is None or fits(m, before)):
            return Special(m.end(), reason)
    return None


def day_of(text: str) -> tuple[int, int, int] | None:
    """Day, month and year of a printed full date, None if it is not one."""
    m = _FULL_DATE.match(text)
    return (int(m[1]), int(m[3]), int(m[4])) if m else None


def is_year(text: str, start: int, end: int) -> bool:
    """Four digits that can be a year."""
    return end - start == 4 and _YEAR.match(text, start) is not None


def glued(text: str, start: int, end: int) -> int | None:
    """End of a name that is digits and letters in one (``30a``, ``4C``), None otherwise."""
    m = _ALNUM.match(text, start, end)
    return m.end() if m else None


def _ranked(_: re.Match[str], before: list[str]) -> bool:
    return _said(before, "not_figures.rank", 1)


def _leads(_: re.Match[str], before: list[str]) -> bool:
    return not before


def _can_be_date(m: re.Match[str], _: list[str]) -> bool:
    """Also a wrong one (``31/13/2023``), for which there is a rule."""
    return int(m[1]) <= 39 and int(m[3]) <= 19


def _are_days(m: re.Match[str], _: list[str]) -> bool:
    return 1 <= int(m[3]) <= 12 and 1 <= int(m[1]) < int(m[2]) <= 31


def _is_telephone(m: re.Match[str], before: list[str]) -> bool:
    return m[0][0] == "0" or _said(before, "not_figures.telephone", 6)


def _is_month(m: re.Match[str], before: list[str]) -> bool:
    """Also a wrong one (``tháng 13/2023``), for which there is a rule."""
    if _said(before, "not_figures.month", 1):
        return int(m[1]) <= _WRONG_MONTH
    return 1 <= int(m[1]) <= 12 and not _is_fraction(m)


def _starts_no_quantity(m: re.Match[str], _: list[str]) -> bool:
    return not _is_fraction(m)


def _is_day(m: re.Match[str], before: list[str]) -> bool:
    if not (1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12):
        return False
    counted = _FRACTION_REVERSED.match(m.string, m.end()) is not None
    if _after_day(before) and not counted:
        return True
    if counted and int(m[1]) > int(m[3]) and _said(before, "wordings.until", 1):
        return True  # "đến 15/9 huyện có …": no fifteen of nine districts
    if (_said(before, "not_figures.day", 2) or DAY in before[-2:]) and not _is_fraction(m):
        return True
    return int(m[1]) > int(m[3]) and m[2] == "/" and not counted


def _is_dashed_day(m: re.Match[str], before: list[str]) -> bool:
    """``ngày 30-4``, ``từ 30-4 đến 03-5``: no range of amounts goes down, or begins with a zero."""
    day, month = int(m[1]), int(m[2])
    if not (1 <= day <= 31 and 1 <= month <= 12) or (day <= month and m[1][0] != "0") or _is_fraction(m):
        return False
    return _said(before, "not_figures.day", 2) or DAY in before[-3:]


def _after_day(before: list[str]) -> bool:
    """``ngày 01/5``, ``30/4 - 01/5``: whatever follows, ``đạt 92%`` too."""
    if not before:
        return False
    joined = before[-1] in _DASHES or _said(before, "wordings.up_to", 1) or _said(before, "wordings.and", 1)
    return _said(before, "wordings.day_of_month", 1) or (joined and before[-2:-1] == [DAY])


def _is_fraction(m: re.Match[str]) -> bool:
    """A unit or a percentage follows: it is a fraction after all, not a day."""
    return _FRACTION.match(m.string, m.end()) is not None


def _on_a_road(_: re.Match[str], before: list[str]) -> bool:
    return _said(before, "not_figures.road", 1)


def _said(before: list[str], name: str, reach: int) -> bool:
    """A phrase of the vocabulary's list stands within the last ``reach`` words."""
    phrases, tail = load().lists[name], before[-reach:]
    return any(
        " ".join(tail[i:j]) in phrases for i in range(len(tail)) for j in range(i + 1, min(i + 4, len(tail)) + 1)
    )


_FORMS = (
    _Form(re.compile(r"\d{1,3}/\d{1,4}(?![\d,.])"), reasons.ORDINAL, _ranked),
    _Form(re.compile(r"\d{1,2}(?:\.\d{1,2})+\.(?=\s+[A-ZÀ-ỸĐ])"), reasons.LIST_NUMBER, _leads),
    # "1.2.3", and enumerations without blanks: "mũi 1,2,3".
    _Form(re.compile(r"\d{1,2}(?:[.,]\d{1,2}){2,}\.?(?![\d%]|[.,]\d)"), reasons.LIST_NUMBER),
    # A version: "doanh nghiệp 4.0".
    _Form(re.compile(r"\d\.0(?![\d,%]|\s?%|\.\d)"), reasons.NAME),
    _Form(
        re.compile(
            r"\d{1,2}\s?(?:h\d{0,2}|giờ(?:\s\d{1,2}(?: phút)?)?|:\d{2}(?!\d))(?![\w%])"
            r"|24/24\s?(?:h|giờ)(?!\w)|24/7(?!\d|[,.]\d)"
        ),
        reasons.CLOCK,
    ),
    _Form(_FULL_DATE, reasons.DATE, _can_be_date),
    _Form(re.compile(r"(?:1[89]|20)\d\d\s?[-–—]\s?(?:1[89]|20)\d\d(?!\d|[.,/]\d)"), reasons.YEARS),
    # "30/2020/NĐ-CP"; but "8.882/KH 8.938" is a figure and its plan.
    _Form(
        re.compile(
            r"\d+[a-z]?(?:\s?/\s?\d{4})?\s?[-–/]\s?(?!(?:KH|TH|CK|DT|HTX)\b(?!-))[A-ZĐÐ][A-ZĐÐa-z]*[A-ZĐÐ]\d*"
            r"(?:\s?[-–/&]\s?[A-ZĐÐ][\w]*)*"
        ),
        reasons.PAPER,
    ),
    # "từ 5-8/9".
    _Form(re.compile(r"(\d{1,2})\s?[-–]\s?(\d{1,2})/(\d{1,2})(?:/\d{4})?(?!\d)"), reasons.DATE, _are_days),
    _Form(re.compile(r"1/\d{1,3}(?:\.\d{3})+(?![\d,])|1/[25]?[05]00(?!\d)"), reasons.SCALE),
    _Form(
        re.compile(r"(?:0\d{2,4}|1[89]00)[ .](?:\d[ .])?\d{3,4}(?:[ .-]\d{2,4})*(?![\d,])|0\d{9,10}(?!\d)"),
        reasons.TELEPHONE,
        _is_telephone,
    ),
    # "0263.3xxx.138"
    _Form(re.compile(r"0\d{1,4}[ .]\d*x{2,}[\dx]*(?:[ .]\d+)*"), reasons.TELEPHONE),
    _Form(re.compile(r"(\d{1,2})\s?/\s?(?:1[89]|20)\d\d(?![\d/]|[.,]\d)"), reasons.MONTH, _is_month),
    # "tháng 7.2017".
    _Form(
        re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19[5-9]|20[0-3])\d(?![\d/%]|[.,]\d)"), reasons.MONTH, _starts_no_quantity
    ),
    _Form(re.compile(r"(\d{1,2})([/.])(\d{1,2})(?![\d/%]|[.,]\d)"), reasons.DATE, _is_day),
    # "(17.10 - 18.11.2021)": the second day has the year of both.
    _Form(
        re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?=\s?[-–]\s?\d{1,2}\2\d{1,2}\2(?:20)?\d\d(?!\d))"),
        reasons.DATE,
        _can_be_date,
    ),
    _Form(re.compile(r"(\d{1,2})-(\d{1,2})(?![\d/%-]|[.,]\d)"), reasons.DATE, _is_dashed_day),
    _Form(
        re.compile(r"[\d.,]+\s?(?:m\s?)?[x×]\s?\d[\d.,]*(?:\s?m?\s?[x×]\s?\d[\d.,]*)*\s?(?:m|cm|mm)(?!\w)"),
        reasons.DIMENSIONS,
    ),
    # "km 12 + 500".
    _Form(re.compile(r"\d+\s?\d*\s?\+\s?\d+"), reasons.ROAD, _on_a_road),
)
"""Tried in this order; the first that fits decides."""
_ANY = re.compile("|".join(f"(?:{form.pattern.pattern})" for form in _FORMS))
"""All forms in one: most numbers have none."""
