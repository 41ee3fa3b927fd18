"""Ranges of exact rationals: what a printed number may have been before it was rounded.

Pure arithmetic; knows nothing of reports. Every operation gives the exact set of results, open and closed ends included,
or where that set has a hole (division by a range around zero) the smallest range over it. So a figure at the very edge of
its rounding is never accused, and one beyond the edge always is.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Rounding(StrEnum):
    """How a number was shortened before it was printed."""

    HALF_UP = "half-up"
    """A tie goes away from zero: the rule of Vietnamese law."""
    HALF_EVEN = "half-even"
    """A tie goes to the even last digit."""
    TRUNCATED = "truncated"
    """Further digits are cut off."""
    UNKNOWN = "unknown"
    """To the nearest, ties either way."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All rationals between two ends. An end of None is unbounded, and its open flag means nothing.

    ``low`` above ``high``, or equal with an open end, is the empty range. Division never raises.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Fraction | Decimal | int) -> Interval:
        """The range that holds one value only."""
        exact = Fraction(value)
        return cls(exact, exact)

    @classmethod
    def printed(cls, value: Fraction | Decimal | int, decimals: int, mode: Rounding = Rounding.HALF_UP) -> Interval:
        """What prints as ``value`` with so many decimals: ``4,6`` is [4.55, 4.65) when ties round up.

        A negative number mirrors the positive one. Zero, reached from both sides, is open at both ends, since a tie
        would have left it; only half-even keeps its ties.
        """
        exact, unit = Fraction(value), Fraction(10) ** -decimals
        if mode is Rounding.TRUNCATED:
            inner, outer = Fraction(0), unit
        else:
            inner = outer = unit / 2
        if exact == 0:
            inner = outer
        if mode in {Rounding.HALF_UP, Rounding.TRUNCATED}:
            inner_open, outer_open = exact == 0, True
        else:
            inner_open = outer_open = mode is Rounding.HALF_EVEN and floor(exact / unit) % 2 == 1
        if exact < 0:
            return cls(exact - outer, exact + inner, outer_open, inner_open)
        return cls(exact - inner, exact + outer, inner_open, outer_open)

    @property
    def is_empty(self) -> bool:
        """Holds no value at all."""
        low, high = self.low, self.high
        if low is None or high is None:
            return False
        # Written out: comparing Fractions with < costs four times as much, and every operation asks.
        gap = high.numerator * low.denominator - low.numerator * high.denominator
        return gap < 0 or (gap == 0 and (self.low_open or self.high_open))

    @property
    def is_point(self) -> bool:
        """Holds one value only."""
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    def contains(self, value: Fraction | int) -> bool:
        """Whether ``value`` lies inside."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self.is_empty or other.is_empty or self._precedes(other) or other._precedes(self))

    def intersection(self, other: Interval) -> Interval:
        """What lies in both; maybe empty."""
        low, low_open = self.low, self.low_open
        if low is None or (other.low is not None and (other.low, other.low_open) > (low, low_open)):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if high is None or (other.high is not None and (-other.high, other.high_open) > (-high, high_open)):
            high, high_open = other.high, other.high_open
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest range over both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        low, low_open = _least((self.low, self.low_open), (other.low, other.low_open))
        high, high_open = _greatest((self.high, self.high_open), (other.high, other.high_open))
        return Interval(low, high, low_open, high_open)

    def integers(self) -> tuple[int | None, int | None]:
        """The least and the greatest whole number inside; crossed over when there is none, None when unbounded."""
        least = greatest = None
        if self.low is not None:
            least = floor(self.low) + 1 if self.low_open else ceil(self.low)
        if self.high is not None:
            greatest = ceil(self.high) - 1 if self.high_open else floor(self.high)
        return least, greatest

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every value times ``factor``."""
        if factor == 1:
            return self
        return self * Interval.point(factor)

    def __neg__(self) -> Interval:
        low, high = self.low, self.high
        return Interval(None if high is None else -high, None if low is None else -low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        low = high = None
        low_open = high_open = False
        if self.low is not None and other.low is not None:
            low, low_open = self.low + other.low, self.low_open or other.low_open
        if self.high is not None and other.high is not None:
            high, high_open = self.high + other.high, self.high_open or other.high_open
        return Interval(low, high, low_open, high_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        if self._is_zero or other._is_zero:
            return ZERO
        if self._is_at_most_zero:
            return -(-self * other)
        if other._is_at_most_zero:
            return -(self * -other)
        if self._is_at_least_zero or other._is_at_least_zero:
            return self._spread(other) if self._is_at_least_zero else other._spread(self)
        low, low_open = _least(_low_by_high(self, other), _low_by_high(other, self))
        high, high_open = _greatest(_low_by_low(self, other), _high_by_high(self, other))
        return Interval(low, high, low_open, high_open)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotients. By zero itself: the whole line, since a division that has no result says nothing."""
        return WHOLE if other._is_zero and not (self.is_empty or other.is_empty) else self.ratio(other)

    def ratio(self, other: Interval) -> Interval:
        """Every x for which some y of ``other`` makes ``x * y`` a value of this range: multiplication undone.

        Differs from division only at zero: 0 * x = 5 has no solution, 0 * x = 0 has all.
        """
        if self.is_empty or other.is_empty:
            return EMPTY
        if other._is_at_most_zero and not other._is_zero:
            return (-self).ratio(-other)
        if not other._is_at_least_zero:
            return WHOLE
        low, high = other.low, other.high
        if low is not None and low.numerator == 0 and not other.low_open:
            if self.contains(0):
                return WHOLE
            if other._is_zero:
                return EMPTY
        return self * Interval(
            Fraction(0) if high is None else 1 / high,
            None if low is None or low.numerator == 0 else 1 / low,
            other.high_open or high is None,
            other.low_open,
        )

    @property
    def _is_zero(self) -> bool:
        low, high = self.low, self.high
        return low is not None and high is not None and low.numerator == 0 == high.numerator

    @property
    def _is_at_least_zero(self) -> bool:
        return self.low is not None and self.low.numerator >= 0

    @property
    def _is_at_most_zero(self) -> bool:
        return self.high is not None and self.high.numerator <= 0

    def _precedes(self, other: Interval) -> bool:
        high, low = self.high, other.low
        if high is None or low is None:
            return False
        gap = low.numerator * high.denominator - high.numerator * low.denominator
        return gap > 0 or (gap == 0 and (self.high_open or other.low_open))

    def _spread(self, other: Interval) -> Interval:
        """Product of this range, at or above zero, with one that reaches above zero."""
        high, high_open = _high_by_high(self, other)
        if not other._is_at_least_zero:
            low, low_open = _low_by_high(other, self)
            return Interval(low, high, low_open, high_open)
        low, low_open = _low_by_low(self, other)
        # Zero times anything is zero: one closed end at zero is reached whatever the other end is.
        if low_open and (self._starts_with_zero or other._starts_with_zero):
            low_open = False
        return Interval(low, high, low_open, high_open)

    @property
    def _starts_with_zero(self) -> bool:
        return self.low is not None and self.low.numerator == 0 and not self.low_open


_End = tuple[Fraction | None, bool]
"""An end and whether it is open."""


def _low_by_low(a: Interval, b: Interval) -> _End:
    return _by(a.low, b.low, is_open=a.low_open or b.low_open)


def _low_by_high(a: Interval, b: Interval) -> _End:
    return _by(a.low, b.high, is_open=a.low_open or b.high_open)


def _high_by_high(a: Interval, b: Interval) -> _End:
    return _by(a.high, b.high, is_open=a.high_open or b.high_open)


def _by(x: Fraction | None, y: Fraction | None, *, is_open: bool) -> _End:
    """Product of two ends, neither of them zero unless both are bounded."""
    return (None, False) if x is None or y is None else (x * y, is_open)


def _least(a: _End, b: _End) -> _End:
    """The lower of two low ends; of equal ones the closed."""
    if a[0] is None or b[0] is None:
        return (None, False)
    return min((a[0], a[1]), (b[0], b[1]))


def _greatest(a: _End, b: _End) -> _End:
    """The higher of two high ends; of equal ones the closed."""
    if a[0] is None or b[0] is None:
        return (None, False)
    value, closed = max((a[0], not a[1]), (b[0], not b[1]))
    return value, not closed


WHOLE = Interval(None, None)
ZERO = Interval.point(0)
EMPTY = Interval(Fraction(0), Fraction(0), low_open=True, high_open=True)
