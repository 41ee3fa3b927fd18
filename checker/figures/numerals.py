"""Numbers as printed, read exactly. Pure: text in, value out; knows no units and no documents.

Two styles are in use: Vietnamese (``1.234,5``) and English (``1,234.5``). A document is in one of them; a number in the other
is read as what its writer meant and reported as a slip of notation. Thousands may also be set apart by blanks (``12 905``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

BLANKS = " \u00a0\u202f\u2009"
_BLANK_GROUPS = re.compile(rf"\d{{1,3}}(?:[{BLANKS}]\d{{3}})+")


class Fault(StrEnum):
    """What is wrong with the way a number is written."""

    NONE = ""
    OTHER_MARK = "other-mark"
    """The other style's decimal mark: ``73.2`` among ``309.560,7``."""
    MALFORMED = "malformed"
    """No reading is well formed: ``1,173,5``, ``1042.800``, ``1.6430``."""


class Numeral(NamedTuple):
    """A printed number: its value, the places after its decimal mark, and what is wrong with its notation."""

    value: Decimal
    decimals: int
    fault: Fault = Fault.NONE
    ambiguous: bool = False
    """A mark and three digits (``108,987``): the document's style settled it."""


def read(text: str, decimal: str = ",") -> Numeral:
    """Read a number printed as ``text`` (digits, ``.``, ``,`` and blanks between groups) in the style of ``decimal``."""
    if text.isdecimal():
        return Numeral(Decimal(text), 0)
    if _BLANK_GROUPS.match(text):
        text = "".join(c for c in text if c not in BLANKS)
    return _read(text, decimal)


def _read(text: str, decimal: str) -> Numeral:
    thousands = "." if decimal == "," else ","
    head, mark, tail = text.partition(decimal)
    if decimal in tail:
        return _several_marks(text, decimal, thousands)
    if thousands in tail:
        return _swapped_styles(text, decimal, thousands)
    groups = head.split(thousands)
    if len(groups) == 1:
        return Numeral(Decimal(head + "." + tail) if mark else Decimal(head), len(tail), ambiguous=len(tail) == 3)
    whole = "".join(groups)
    if 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]):
        ambiguous = not mark and len(groups) == 2
        return Numeral(Decimal(whole + ("." + tail if mark else "")), len(tail), ambiguous=ambiguous)
    if mark:
        return Numeral(Decimal(whole + "." + tail), len(tail), Fault.MALFORMED)
    if len(groups) == 2 and len(groups[1]) != 3:
        return _lone_mark(groups[0], groups[1])
    if len(groups[-1]) != 3 and all(len(g) == 3 for g in groups[1:-1]):
        return Numeral(Decimal("".join(groups[:-1]) + "." + groups[-1]), len(groups[-1]), Fault.MALFORMED)
    return Numeral(Decimal(whole), 0, Fault.MALFORMED)


def _lone_mark(head: str, tail: str) -> Numeral:
    """``73.2`` in a comma text is a decimal with the other mark; ``1.6430`` is no number at all."""
    value = Decimal(f"{head}.{tail}")
    if len(tail) > 3 and head != "0":
        return Numeral(Decimal(head + tail), 0, Fault.MALFORMED)
    return Numeral(value, len(tail), Fault.OTHER_MARK)


def _several_marks(text: str, decimal: str, thousands: str) -> Numeral:
    """More than one decimal mark: the other style's groups (``1,234,567``), or a slip (``1,173,5``)."""
    groups = text.split(decimal)
    if thousands in text:
        return _swapped_styles(text, decimal, thousands)
    if all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3:
        return Numeral(Decimal("".join(groups)), 0, Fault.OTHER_MARK)
    return Numeral(Decimal("".join(groups[:-1]) + "." + groups[-1]), len(groups[-1]), Fault.MALFORMED)


def _swapped_styles(text: str, decimal: str, thousands: str) -> Numeral:
    """``1,234.5`` in a comma text: well formed in the other style, or not at all."""
    other = _read(text, thousands) if text.count(thousands) == 1 else None
    if other and other.fault is Fault.NONE:
        return Numeral(other.value, other.decimals, Fault.OTHER_MARK)
    digits = text.replace(decimal, "").replace(thousands, "")
    return Numeral(Decimal(digits), 0, Fault.MALFORMED)


# Only Vietnamese, only English, and what is more likely to be Vietnamese.
_VI = re.compile(r"\d\.\d{3},\d|\d,\d{1,2}(?![\d.,]*\d)|\.\d{3}\.\d{3}(?!\d)")
_EN = re.compile(r"\d,\d{3}\.\d|\d\.\d{1,2}(?![\d.,]*\d)|,\d{3},\d{3}(?!\d)")
_LEANS_VI = re.compile(r"\d{1,3}\.\d{3}")


def decimal_mark(numbers: Iterable[str]) -> str:
    """The decimal mark of a text, by the vote of its numbers.

    The texts are Vietnamese: a point wins only where it is the rule, not a frequent slip.
    """
    vietnamese = english = 0
    for number in numbers:
        if _VI.search(number):
            vietnamese += 1
        elif _EN.search(number):
            english += 1
        elif _LEANS_VI.fullmatch(number):
            vietnamese += 1
    return "." if english > 3 * vietnamese else ","


_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
WORDS = {w: i for i, w in enumerate(_UNITS)} | {"bẩy": 7, "tư": 4, "nhất": 1}
"""Vietnamese number words from 0 to 10."""

SPELLED = frozenset((*_UNITS[2:], "mươi"))
"""Words of which one stands in every number of two and more that is told in words."""


def spelled(words: list[str]) -> tuple[int, int] | None:
    """Value and number of words of a number word at the head of ``words`` (``mười hai`` → 12, 2), None if there is none."""
    if not words or words[0] not in _UNITS:
        return None
    if words[0] == "mười" and len(words) > 1 and words[1] in _UNITS[1:10]:
        return 10 + _UNITS.index(words[1]), 2
    if len(words) > 1 and words[1] == "mươi":
        tens = 10 * _UNITS.index(words[0])
        if len(words) > 2 and words[2] in _UNITS[1:10]:
            return tens + _UNITS.index(words[2]), 3
        return tens, 2
    return _UNITS.index(words[0]), 1
