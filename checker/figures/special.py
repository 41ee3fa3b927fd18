"""Numbers that are no figures of a relation: dates, document numbers, telephones, clock times, scales, names with digits.

Each recogniser looks at the raw text where a number begins and at the folded words before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.figure import Role


class Special(NamedTuple):
    """What stands in ``text[start:end]`` and why it is no figure."""

    end: int
    role: Role
    why: str


_DATE = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_MONTH = re.compile(r"(\d{1,2})\s?/\s?((?:1[89]|20)\d\d)(?![\d/]|[.,]\d)")
_DAY = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?![\d/%]|[.,]\d)")
_DAYS = re.compile(r"(\d{1,2})\s?[-–]\s?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?!\d)")
_PAPER = re.compile(
    r"\d+[a-z]?(?:\s?/\s?\d{4})?\s?[-–/]\s?(?!(?:KH|TH|CK|DT|HTX)\b(?!-))[A-ZĐÐ][A-ZĐÐa-z]*[A-ZĐÐ]\d*"
    r"(?:\s?[-–/&]\s?[A-ZĐÐ][\w]*)*"
)
_CLOCK = re.compile(
    r"\d{1,2}\s?(?:h\d{0,2}|giờ(?:\s\d{1,2}(?: phút)?)?|:\d{2}(?!\d))(?![\w%])|24/24\s?(?:h|giờ)(?!\w)|24/7(?!\d|[,.]\d)"
)
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2})+\.)\s+[A-ZÀ-ỸĐ]")
_NESTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}\.?(?![\d,%])")
_RANK = re.compile(r"\d{1,3}/\d{1,4}(?![\d,.])")
_VERSION = re.compile(r"\d\.0(?![\d,%]|\s?%|\.\d)")
_PHONE = re.compile(r"(?:0\d{2,3}|1[89]00)[ .]\d{3,4}(?:[ .-]\d{2,4})*(?!\d)|0\d{9}(?!\d)")
_SCALE = re.compile(r"1/\d{1,3}(?:\.\d{3})+(?![\d,])|1/[25]?[05]00(?!\d)")
_YEARS = re.compile(r"((?:1[89]|20)\d\d)\s?[-–—]\s?((?:1[89]|20)\d\d)(?!\d|[.,/]\d)")
_CHAIN = re.compile(r"[\d.,]+\s?(?:m\s?)?[x×]\s?\d[\d.,]*(?:\s?m?\s?[x×]\s?\d[\d.,]*)*\s?(?:m|cm|mm)(?!\w)")
_KM = re.compile(r"\d+\s?\d*\s?\+\s?\d+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d|[.,]\d)")
_ALNUM = re.compile(r"\d+[A-Za-zĐđ]+\d*|\d+,\d+[A-Z]+")


def day_of(text: str) -> tuple[int, int, int] | None:
    """Day, month and year of a printed full date, None if it is not one."""
    m = _DATE.match(text)
    return (int(m[1]), int(m[3]), int(m[4])) if m else None


def find(text: str, start: int, end: int, before: list[str], lists: Mapping[str, frozenset[str]]) -> Special | None:
    """What special thing begins at ``start``, if any. ``before``: the folded words before it, nearest last."""
    if (m := _RANK.match(text, start, end)) and before[-1:] and before[-1] in ("hạng", "thứ"):
        return Special(m.end(), Role.ORDINAL, "ordinal")
    if not before and (m := _SECTION.match(text, start, end)):
        return Special(m.end(1), Role.ORDINAL, "list number")
    if m := _NESTED.match(text, start, end):
        return Special(m.end(), Role.ORDINAL, "list number")
    if m := _VERSION.match(text, start, end):
        return Special(m.end(), Role.REFERENCE, "part of a name")
    if m := _CLOCK.match(text, start, end):
        return Special(m.end(), Role.REFERENCE, "clock time")
    if (m := _DATE.match(text, start, end)) and int(m[1]) <= 39 and int(m[3]) <= 19:
        return Special(m.end(), Role.DATE, "date")
    if m := _YEARS.match(text, start, end):
        return Special(m.end(), Role.PERIOD, "span of years")
    if m := _PAPER.match(text, start, end):
        return Special(m.end(), Role.REFERENCE, "document number")
    if (m := _DAYS.match(text, start, end)) and 1 <= int(m[3]) <= 12 and 1 <= int(m[1]) < int(m[2]) <= 31:
        return Special(m.end(), Role.DATE, "date")
    if m := _SCALE.match(text, start, end):
        return Special(m.end(), Role.REFERENCE, "scale")
    if (m := _PHONE.match(text, start, end)) and (text[start] == "0" or _said(before, lists["not_figures.telephone"], 6)):
        return Special(m.end(), Role.REFERENCE, "telephone number")
    if m := _MONTH.match(text, start, end):
        if 1 <= int(m[1]) <= 12 and not _is_pair(text, m.end()):
            return Special(m.end(), Role.PERIOD, "month")
        return None
    if (m := _DAY.match(text, start, end)) and 1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12:
        told = _said(before, lists["not_figures.day"], 2) or "⟨date⟩" in before[-2:]
        backwards = int(m[1]) > int(m[3]) and m[2] == "/" and not _COUNTED.match(text, m.end())
        if told and not _is_pair(text, m.end()) or backwards:
            return Special(m.end(), Role.DATE, "date")
    if m := _CHAIN.match(text, start, end):
        return Special(m.end(), Role.REFERENCE, "dimensions")
    if (m := _KM.match(text, start, end)) and before[-1:] == ["km"]:
        return Special(m.end(), Role.REFERENCE, "place on a road")
    return None


_PAIR_AFTER = re.compile(r"\s*(?:[,(]\s*)?(?:\d[\d.,]*\s?%|ha\b|tấn\b|vụ\b|trường\b|xã\b|hộ\b|đạt\b|người\b|ý kiến\b|thôn\b|cơ quan\b|huyện\b|tiêu chí\b)")


_COUNTED = re.compile(r"\s?(?:%|[a-zà-ỹđ]+/|ha\b|tấn\b|vụ\b|trường\b|xã\b|hộ\b|người\b|ý kiến\b|thôn\b|cơ quan\b|huyện\b|tiêu chí\b|cuộc\b|đơn\b|hồ sơ\b|đồng chí\b|đảng viên\b|tổ chức\b|dự án\b|công trình\b|lớp\b|em\b|trẻ\b|bản\b|km\b|tỷ\b|triệu\b|con\b|chỉ tiêu\b|kiến nghị\b|sản phẩm\b|cơ sở\b|đơn vị\b)")


def _is_pair(text: str, end: int) -> bool:
    """A unit or a percentage follows: it is a fraction after all, not a day."""
    return _PAIR_AFTER.match(text, end) is not None


def _said(before: list[str], words: frozenset[str], reach: int) -> bool:
    """One of the phrases ends within the last ``reach`` words."""
    tail = before[-reach:]
    return any(" ".join(tail[i:j]) in words for i in range(len(tail)) for j in range(i + 1, min(i + 4, len(tail)) + 1))


def preceded(before: list[str], words: frozenset[str]) -> bool:
    """The words just before end with one of the phrases (up to four words long)."""
    return any(" ".join(before[-n:]) in words for n in range(1, min(4, len(before)) + 1))


def is_year(text: str, start: int, end: int) -> bool:
    """Four digits that can be a year."""
    return end - start == 4 and _YEAR.match(text, start) is not None


def glued(text: str, start: int, end: int) -> int | None:
    """End of a name that is digits and letters in one (``30a``, ``4C``), None otherwise."""
    m = _ALNUM.match(text, start, end)
    return m.end() if m else None
