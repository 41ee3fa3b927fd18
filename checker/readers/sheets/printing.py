"""Numbers of a workbook as they are printed: what counts is what a reader sees, not what is stored.

``0.97058823`` under the format ``0.0%`` is printed ``97,1%``. Marks are Vietnamese, as Excel prints them here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    49: "@",
}
"""Formats that workbooks name by number."""

_PRECISION = 15
"""Significant digits that Excel keeps."""
_SHOWN = 10
"""Significant digits that it shows without a format."""
_MOST_PLACES = 30
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|([0#?.,]+)|(E[+-]0+)|(%)|(@)|(General)|(.)', re.IGNORECASE
)
_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|(General)|([dmyhs])', re.IGNORECASE)
_DATE_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[[^\]]*\]|(yyyy|yy|y|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM)|(.)', re.IGNORECASE
)
_LARGEST_DATE = 2_958_465


class _Section(NamedTuple):
    """One way of printing a number."""

    before: str
    after: str
    decimals: int | None
    """None: as many as the number has."""
    grouped: bool = False
    percent: bool = False
    thousands: int = 0
    """How often it is divided by a thousand."""
    pad: int = 1
    optional: int = 0
    """Decimals that are left out where they are zero."""
    empty: bool = False
    """Nothing of the number is shown."""


def printed(stored: str, form: str, *, since_1904: bool = False) -> str:
    """A stored number under a format."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite():
        return stored
    sections = _split(form)
    if is_date(sections[0]):
        return _date(value, sections[0], since_1904=since_1904)
    value = _kept(value)
    negative = value < 0
    chosen = (
        sections[1]
        if negative and len(sections) > 1
        else sections[2]
        if not value and len(sections) > 2
        else sections[0]
    )
    shape = _section(chosen)
    if shape.empty:
        return shape.before
    digits = _digits(abs(value), shape)
    zero = not digits.strip("0,.")
    sign = "-" if negative and not zero and len(sections) == 1 else ""
    if negative and len(sections) > 1 and "(" in shape.before:
        # A negative number in brackets reads as one in the midst of text only with its sign.
        return f"-{shape.before.replace('(', '')}{digits}{shape.after.replace(')', '')}".strip()
    if negative and len(sections) > 1 and "-" not in shape.before and not zero:
        sign = "-"
    return f"{sign}{shape.before}{digits}{shape.after}".strip()


def is_date(form: str) -> bool:
    """Whether a format prints a date or time."""
    found = [m for m in _DATE.finditer(form) if m[1] or m[2]]
    return bool(found) and not any(m[1] for m in found)


def _kept(value: Decimal) -> Decimal:
    """The number to the digits that the program keeps: beyond them is noise of binary fractions."""
    if not value:
        return Decimal(0)
    return (
        value.quantize(Decimal(1).scaleb(value.adjusted() - _PRECISION + 1), ROUND_HALF_UP)
        if _is_long(value)
        else value
    )


def _is_long(value: Decimal) -> bool:
    return len(value.as_tuple().digits) > _PRECISION


def _digits(value: Decimal, shape: _Section) -> str:
    """The digits of a number that isn't negative."""
    value = value.scaleb((2 if shape.percent else 0) - 3 * shape.thousands)
    if shape.decimals is None:
        return _general(value)
    rounded = (
        value.quantize(Decimal(1).scaleb(-shape.decimals), ROUND_HALF_UP) if value.adjusted() < _MOST_PLACES else value
    )
    whole, _, part = f"{rounded:f}".partition(".")
    while shape.optional and part.endswith("0") and len(part) > shape.decimals - shape.optional:
        part = part[:-1]
    whole = whole.rjust(shape.pad, "0") if shape.pad else whole.lstrip("0")
    if shape.grouped and whole.isdigit():
        head = len(whole) % 3
        groups = [whole[:head]] if head else []
        whole = ".".join([*groups, *(whole[i : i + 3] for i in range(head, len(whole), 3))])
    return whole + ("," + part if part else "")


def _general(value: Decimal) -> str:
    """A number without a format, to the digits shown."""
    if not value:
        return "0"
    places = max(_SHOWN - 1 - max(value.adjusted(), 0), 0)
    if value.adjusted() < -_MOST_PLACES:
        return "0"
    text = (
        f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
        if value.adjusted() < _MOST_PLACES
        else f"{value:f}"
    )
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


@cache
def _split(form: str) -> tuple[str, ...]:
    """The sections of a format: for positive numbers, negative ones and zero."""
    sections, quoted, escaped = [""], False, False
    for char in form:
        if char == ";" and not quoted and not escaped:
            sections.append("")
            continue
        quoted ^= char == '"' and not escaped
        escaped = char == "\\" and not escaped
        sections[-1] += char
    return tuple(sections[:3])


@cache
def _section(form: str) -> _Section:
    before = after = ""
    digits = ""
    percent = general = False
    for quoted, escaped, bracket, blank, fill, number, _, sign, text, named, other in _TOKEN.findall(form):
        said = quoted or escaped or other or ("%" if sign else "") or _currency(bracket)
        percent = percent or bool(sign)
        general = general or bool(named or text)
        if number and not (number.strip(",.") == "" and (digits or not before)):
            digits += number
        elif blank or fill:
            continue
        elif digits or general:
            after += said
        else:
            before += said
    if general and not digits:
        return _Section(before, after, None)
    if not digits:
        return _Section(before + after, "", 0, percent=percent, empty=True)
    return _shape(digits, before, after, percent=percent)


def _shape(digits: str, before: str, after: str, *, percent: bool) -> _Section:
    whole, _, part = digits.partition(".")
    scaled = len(digits) - len(digits.rstrip(","))
    part = part.rstrip(",")
    core = whole.rstrip(",")
    return _Section(
        before,
        after,
        decimals=min(sum(c in "0#?" for c in part), _MOST_PLACES),
        grouped="," in core,
        percent=percent,
        thousands=scaled,
        pad=core.count("0"),
        optional=part.count("#"),
    )


def _currency(bracket: str) -> str:
    """``[$đ-42A]`` prints a currency; a colour or condition prints nothing."""
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""


def _date(value: Decimal, form: str, *, since_1904: bool) -> str:
    """A day counted from 1900 or 1904 under a format."""
    if not 0 <= value <= _LARGEST_DATE:
        return f"{value:f}"
    epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 -- a day in a cell is in no time zone
    try:
        when = epoch + timedelta(days=int(value), seconds=round(float(value % 1) * 86_400))
    except OverflowError:
        return f"{value:f}"
    said = []
    after_hour = False
    for quoted, escaped, token, other in _DATE_TOKEN.findall(form):
        name = token.lower()
        if name in ("m", "mm") and after_hour:
            name = "minute"
        after_hour = name in ("h", "hh") or (after_hour and not token)
        said.append(_part(when, name) if token else quoted or escaped or other)
    return "".join(said).strip()


def _part(when: datetime, name: str) -> str:
    parts = {
        "yyyy": str(when.year),
        "yy": f"{when.year % 100:02}",
        "y": f"{when.year % 100:02}",
        "m": str(when.month),
        "d": str(when.day),
        "dd": f"{when.day:02}",
        "h": str(when.hour),
        "hh": f"{when.hour:02}",
        "minute": f"{when.minute:02}",
        "s": str(when.second),
        "ss": f"{when.second:02}",
        "ddd": "",
        "dddd": "",
        "am/pm": "",
    }
    return parts.get(name, f"{when.month:02}")


def day(value: date) -> str:
    """A date as Vietnamese print it."""
    return f"{value.day:02}/{value.month:02}/{value.year}"
