"""A number in digits, and the style in which it is printed. Pure text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

_FIRST_GROUPED = 4
"""Digits from which a number is split into thousands."""
_OTHER = {",": ".", ".": ","}
_MINUS = "-\u2212\u2013"
_BLANK = " \u00a0\u2009\u202f"
_NUMERAL = {
    mark: re.compile(
        rf"(?P<sign>[{_MINUS}+]?)(?P<whole>[0-9]{{1,3}}(?:(?P<group>[{_BLANK}{re.escape(other)}'])"
        rf"[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)?|[0-9]+)(?:{re.escape(mark)}(?P<places>[0-9]+))?"
    )
    for mark, other in _OTHER.items()
}


class Step(NamedTuple):
    """One of the larger parts of a number told in several: the ``12 tỷ`` of ``12 tỷ 500 triệu``."""

    times: int
    """How many of the last part's units one of its makes: 1000."""
    pad: int
    """Least number of its digits."""
    word: str
    """What follows its digits, blanks included."""


class Numeral(NamedTuple):
    """A number in digits and how it is printed. ``12.345,6`` is 123456 units of the first decimal place."""

    units: int
    """All digits, the sign left out."""
    decimals: int = 0
    negative: bool = False
    mark: str = ","
    """Decimal mark."""
    group: str = ""
    """Between thousands; empty for none."""
    pad: int = 0
    """Least number of digits before the mark: 2 for ``07``."""
    minus: str = "-"
    steps: tuple[Step, ...] = ()
    """Its larger parts, where it is told in several; then ``units`` count what the last of them counts."""
    tail: str = ""
    """The words behind the last part."""

    @classmethod
    def read(cls, text: str, mark: str = ",") -> Numeral | None:
        """The number printed as ``text`` in the style with this decimal mark; failing that, with the other mark.

        None for what is no single plain number (``12 tỷ 500 triệu``, ``ba``).
        """
        for style in (mark, _OTHER[mark]):
            if found := _NUMERAL[style].fullmatch(text):
                whole, places = found["whole"], found["places"] or ""
                group = found["group"] or ""
                digits = whole.replace(group, "") if group else whole
                # Below a thousand nothing shows whether the style groups. Most do, and then with the other mark.
                shown = group or (_OTHER[style] if len(digits) < _FIRST_GROUPED else "")
                pad = len(digits) if digits[0] == "0" and len(digits) > 1 else 0
                negative = found["sign"] not in {"", "+"}
                minus = found["sign"] if negative else "-"
                return cls(int(digits + places), len(places), negative, style, shown, pad, minus)
        return None

    @property
    def other_mark(self) -> str:
        """The mark that parts thousands where this style has any."""
        return _OTHER[self.mark]

    @property
    def signed(self) -> int:
        """All digits with the sign."""
        return -self.units if self.negative else self.units

    @property
    def value(self) -> Fraction:
        """As printed."""
        return Fraction(self.signed, 10**self.decimals)

    @property
    def parts(self) -> tuple[str, str]:
        """Digits before and after the mark."""
        digits = str(self.units).zfill(max(self.pad, 1) + self.decimals)
        cut = len(digits) - self.decimals
        return digits[:cut], digits[cut:]

    def times(self, factor: Fraction) -> Numeral:
        """So many times the number, by a power of ten, with no more decimals than it takes."""
        value = abs(self.value) * factor
        decimals = next(n for n in range(99) if (value * 10**n).denominator == 1)
        return self._replace(units=int(value * 10**decimals), decimals=decimals, pad=0)

    @property
    def members(self) -> tuple[tuple[Numeral, int], ...]:
        """Its parts, each a number by itself, and how many of the last part's units each counts."""
        plain = self._replace(negative=False, steps=(), tail="", decimals=0, pad=0)
        left = self.units
        found: list[tuple[Numeral, int]] = []
        for step in self.steps:
            count, left = divmod(left, step.times * 10**self.decimals)
            found.append((plain._replace(units=count, pad=step.pad), step.times))
        return (*found, (plain._replace(units=left, decimals=self.decimals, pad=self.pad), 1))

    @property
    def text(self) -> str:
        """As it would be printed."""
        if self.steps:
            *larger, (last, _) = self.members
            told = [
                member.text + step.word for (member, _), step in zip(larger, self.steps, strict=True) if member.units
            ]
            return f"{self.minus if self.negative else ''}{''.join(told)}{last.text}{self.tail}"
        whole, places = self.parts
        if self.group and len(whole) >= _FIRST_GROUPED:
            first = len(whole) % 3
            threes = [whole[i : i + 3] for i in range(first, len(whole), 3)]
            whole = self.group.join([whole[:first], *threes] if first else threes)
        sign = self.minus if self.negative else ""
        return f"{sign}{whole}{self.mark}{places}" if places else f"{sign}{whole}"
