"""Exact numbers as digits. No float ever, and no exponent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def plain(value: Decimal) -> str:
    """All the digits, as they were printed."""
    return format(value, "f")


def nearest(value: Fraction, places: int) -> str:
    """The value to so many decimal places at most, ties away from zero."""
    size, unit = abs(value.numerator), value.denominator
    units = (2 * size * 10**places + unit) // (2 * unit)
    return _placed(-units if value.numerator < 0 else units, places)


def floor(value: Fraction, places: int) -> str:
    """The greatest number with so many places that isn't above the value."""
    return _placed(value.numerator * 10**places // value.denominator, places)


def ceiling(value: Fraction, places: int) -> str:
    """The least number with so many places that isn't below the value."""
    return _placed(-(-value.numerator * 10**places // value.denominator), places)


def spoken(digits: str, lang: str) -> str:
    """Digits in a language's own marks: 1234.5 is ``1.234,5`` in Vietnamese and ``1,234.5`` in English."""
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    whole, _, part = digits.partition(".")
    grouped = f"{int(whole):,}"
    if lang == "en":
        return sign + grouped + ("." + part if part else "")
    return sign + grouped.replace(",", ".") + ("," + part if part else "")


def _placed(units: int, places: int) -> str:
    sign, digits = ("-" if units < 0 else ""), str(abs(units)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:].rstrip("0")) if places > 0 else (digits, "")
    return sign + whole + ("." + part if part else "")
