"""Ranges of exact rationals: what a printed number may have been before it was rounded.

Pure arithmetic; knows nothing of reports. Every operation gives the exact set of results, open and closed ends included,
or where that set has a hole (division by a range around zero) the smallest range over it. So a figure at the very edge of
its rounding is never accused, and one beyond the edge always is.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor, inf, lcm


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


Number = Fraction | Decimal | int
"""What an end may be given as; it is kept exactly."""


class Interval:
    """All rationals between two ends. An end of None is unbounded, and its open flag means nothing.

    ``low`` above ``high``, or equal with an open end, is the empty range. Division never raises. A value, never changed.

    Both ends are kept as whole numbers over one denominator, which need not be in lowest terms: every operation is then a
    few products of whole numbers, where a Fraction would look for a common divisor each time.
    """

    __slots__ = ("_denominator", "_high", "_low", "high_open", "low_open")

    def __init__(
        self, low: Number | None, high: Number | None, low_open: bool = False, high_open: bool = False
    ) -> None:
        below, below_unit = (None, 1) if low is None else low.as_integer_ratio()
        above, above_unit = (None, 1) if high is None else high.as_integer_ratio()
        unit = below_unit
        if above_unit != unit:
            unit = lcm(below_unit, above_unit)
            below = None if below is None else below * (unit // below_unit)
            above = None if above is None else above * (unit // above_unit)
        self._low: int | None = below
        self._high: int | None = above
        self._denominator: int = unit
        self.low_open = low_open
        self.high_open = high_open

    @classmethod
    def _over(cls, denominator: int, low: int | None, high: int | None, low_open: bool, high_open: bool) -> Interval:
        """A range by its ends in parts of the denominator, which is above zero."""
        made = cls.__new__(cls)
        made._low, made._high, made._denominator = low, high, denominator  # noqa: SLF001  # its own
        made.low_open, made.high_open = low_open, high_open
        return made

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The range that holds one value only."""
        exact, denominator = value.as_integer_ratio()
        return cls._over(denominator, exact, exact, False, False)

    @classmethod
    def decimal(cls, units: int, decimals: int) -> Interval:
        """The range that holds so many units of a decimal place only."""
        return cls._over(10**decimals, units, units, False, False)

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
    def low(self) -> Fraction | None:
        """The lower end; None when unbounded."""
        return None if self._low is None else Fraction(self._low, self._denominator)

    @property
    def high(self) -> Fraction | None:
        """The upper end; None when unbounded."""
        return None if self._high is None else Fraction(self._high, self._denominator)

    @property
    def is_empty(self) -> bool:
        """Holds no value at all."""
        low, high = self._low, self._high
        if low is None or high is None:
            return False
        return low > high or (low == high and (self.low_open or self.high_open))

    @property
    def is_point(self) -> bool:
        """Holds one value only."""
        return self._low is not None and self._low == self._high and not (self.low_open or self.high_open)

    @property
    def is_whole(self) -> bool:
        """Unbounded at both ends: holds every value."""
        return self._low is None and self._high is None

    @property
    def is_bounded(self) -> bool:
        """Has both ends."""
        return self._low is not None and self._high is not None

    @property
    def approximate(self) -> tuple[float, float]:
        """The floating-point numbers nearest to the ends, infinite where unbounded; for screening only."""
        low = -inf if self._low is None else self._low / self._denominator
        return low, inf if self._high is None else self._high / self._denominator

    def contains(self, value: Number) -> bool:
        """Whether ``value`` lies inside."""
        return self.meets(Interval.point(value))

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self.is_empty or other.is_empty or self._precedes(other) or other._precedes(self))

    def integers(self) -> tuple[int | None, int | None]:
        """The least and the greatest whole number inside; crossed over when there is none, None when unbounded."""
        least = greatest = None
        if self._low is not None:
            least = self._low // self._denominator + 1 if self.low_open else -(-self._low // self._denominator)
        if self._high is not None:
            greatest = -(-self._high // self._denominator) - 1 if self.high_open else self._high // self._denominator
        return least, greatest

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every value times ``factor``."""
        if self.is_empty or factor == 0:
            return EMPTY if self.is_empty else ZERO
        times, parts = factor.as_integer_ratio()
        low = None if self._low is None else self._low * times
        high = None if self._high is None else self._high * times
        if times < 0:
            return Interval._over(self._denominator * parts, high, low, self.high_open, self.low_open)
        return Interval._over(self._denominator * parts, low, high, self.low_open, self.high_open)

    @property
    def _told(self) -> tuple[Fraction | None, Fraction | None, bool, bool]:
        return self.low, self.high, self.low_open, self.high_open

    def __eq__(self, other: object) -> bool:
        return self._told == other._told if isinstance(other, Interval) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._told)

    def __repr__(self) -> str:
        return f"Interval({self.low!r}, {self.high!r}, low_open={self.low_open}, high_open={self.high_open})"

    def __neg__(self) -> Interval:
        low = None if self._high is None else -self._high
        high = None if self._low is None else -self._low
        return Interval._over(self._denominator, low, high, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        unit, own, others = _common(self._denominator, other._denominator)
        low = high = None
        low_open = high_open = False
        if self._low is not None and other._low is not None:
            low, low_open = self._low * own + other._low * others, self.low_open or other.low_open
        if self._high is not None and other._high is not None:
            high, high_open = self._high * own + other._high * others, self.high_open or other.high_open
        return Interval._over(unit, low, high, low_open, high_open)

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
        low, low_open = _least(self._low_by_high(other), other._low_by_high(self))
        high, high_open = _greatest(self._low_by_low(other), self._high_by_high(other))
        return Interval._over(self._denominator * other._denominator, low, high, low_open, high_open)

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
        if other._low == 0 and not other.low_open:
            if self.contains(0):
                return WHOLE
            if other._is_zero:
                return EMPTY
        return self * other._inverted()

    def _inverted(self) -> Interval:
        """One over every value of this range, which reaches above zero and not below."""
        unit, low, high = self._denominator, self._low, self._high
        if high is None:
            return Interval._over(low or 1, 0, unit if low else None, True, self.low_open)
        return Interval._over(
            high * (low or 1), unit * (low or 1), unit * high if low else None, self.high_open, self.low_open
        )

    @property
    def _is_zero(self) -> bool:
        return self._low == 0 == self._high

    @property
    def _is_at_least_zero(self) -> bool:
        return self._low is not None and self._low >= 0

    @property
    def _is_at_most_zero(self) -> bool:
        return self._high is not None and self._high <= 0

    def _precedes(self, other: Interval) -> bool:
        high, low = self._high, other._low
        if high is None or low is None:
            return False
        gap = low * self._denominator - high * other._denominator
        return gap > 0 or (gap == 0 and (self.high_open or other.low_open))

    def _spread(self, other: Interval) -> Interval:
        """Product of this range, at or above zero, with one that reaches above zero."""
        unit = self._denominator * other._denominator
        high, high_open = self._high_by_high(other)
        if not other._is_at_least_zero:
            low, low_open = other._low_by_high(self)
            return Interval._over(unit, low, high, low_open, high_open)
        low, low_open = self._low_by_low(other)
        # Zero times anything is zero: one closed end at zero is reached whatever the other end is.
        if low_open and (self._starts_with_zero or other._starts_with_zero):
            low_open = False
        return Interval._over(unit, low, high, low_open, high_open)

    def _low_by_low(self, other: Interval) -> _End:
        return _by(self._low, other._low, is_open=self.low_open or other.low_open)

    def _low_by_high(self, other: Interval) -> _End:
        return _by(self._low, other._high, is_open=self.low_open or other.high_open)

    def _high_by_high(self, other: Interval) -> _End:
        return _by(self._high, other._high, is_open=self.high_open or other.high_open)

    @property
    def _starts_with_zero(self) -> bool:
        return self._low == 0 and not self.low_open


def _common(a: int, b: int) -> tuple[int, int, int]:
    """A common denominator, and what numbers over each of the two are to be multiplied by."""
    if a == b:
        return a, 1, 1
    unit = lcm(a, b)
    return unit, unit // a, unit // b


_End = tuple[int | None, bool]
"""An end, in parts of a denominator known where it is used, and whether it is open."""


def _by(x: int | None, y: int | None, *, is_open: bool) -> _End:
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
