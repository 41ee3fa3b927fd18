"""Honest reports, made from unrounded numbers; and a rounding that shares no code with the checker's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import assume, settings
from hypothesis import strategies as st

from checker.equation import Equation
from checker.interval import Interval, Rounding
from checker.numeral import Numeral

# For facts that matter less than honesty.
fewer = settings(max_examples=settings.default.max_examples // 5)

EQUATIONS = (
    "percent = 100 * actual / plan",
    "percent = 100 * current / previous - 100",
    "percent = 100 / (current / change - 1)",
    "percent = 100 / (current / change + 1)",
    "change = current - previous",
    "whole = sum(part)",
    "output = area * rate",
    "times = current / previous",
    "percent = 100 * times - 100",
    "second = first",
)


def shortened(value: Fraction, decimals: int, up: Callable[[int, int, int], bool]) -> Fraction:
    """``value`` with so many decimals; ``up`` decides from whole units, remainder and divisor of the absolute value."""
    units, rest = divmod(abs(value.numerator) * 10**decimals, value.denominator)
    units += up(units, rest, value.denominator)
    return Fraction(units if value >= 0 else -units, 10**decimals)


def half_up(_units: int, rest: int, divisor: int) -> bool:
    return 2 * rest >= divisor


def half_down(_units: int, rest: int, divisor: int) -> bool:
    return 2 * rest > divisor


def half_even(units: int, rest: int, divisor: int) -> bool:
    return 2 * rest > divisor or (2 * rest == divisor and units % 2 == 1)


def cut_off(_units: int, _rest: int, _divisor: int) -> bool:
    return False


# How an office rounds, and what a reader knows of it.
WAYS = (
    (half_up, Rounding.HALF_UP),
    (half_even, Rounding.HALF_EVEN),
    (cut_off, Rounding.TRUNCATED),
    (half_up, Rounding.UNKNOWN),
    (half_down, Rounding.UNKNOWN),
    (half_even, Rounding.UNKNOWN),
)


@dataclass(frozen=True)
class Printed:
    """A number and what a reader makes of its print."""

    truth: Fraction
    decimals: int | None  # None is printed in full
    way: int = 0

    @property
    def value(self) -> Fraction:
        return self.truth if self.decimals is None else shortened(self.truth, self.decimals, WAYS[self.way][0])

    @property
    def interval(self) -> Interval:
        if self.decimals is None:
            return Interval.point(self.truth)
        return Interval.printed(self.value, self.decimals, WAYS[self.way][1])


# Denominators of 2 and 20 … put many numbers on a tie at 0 to 4 decimals; thirds and sevenths never end.
DIVISORS = (1, 2, 20, 200, 2_000, 20_000, 3, 7, 997)
magnitudes = st.one_of(st.integers(0, 30), st.integers(1, 10_000_000))
positives = st.builds(Fraction, magnitudes, st.sampled_from(DIVISORS))
numbers = st.builds(lambda sign, number: sign * number, st.sampled_from((1, 1, 1, -1)), positives)
decimals = st.sampled_from((0, 1, 2, 3, 4, None))
ways = st.integers(0, len(WAYS) - 1)


@st.composite
def honest(draw: st.DrawFn, source: str, truths: st.SearchStrategy[Fraction] = numbers) -> dict[str, list[Printed]]:
    """Operands of an equation that holds for the unrounded numbers, each printed in some way."""
    equation = Equation(source)
    points: dict[str, list[Fraction]] = {}
    for name in equation.names[1:]:
        count = draw(st.integers(1, 4)) if name in equation.summed else 1
        points[name] = [draw(truths) for _ in range(count)]
    target = equation.value(points)
    assume(target is not None)
    assert target is not None
    points[equation.target] = [target]
    way = draw(ways)
    return {name: [Printed(truth, draw(decimals), way) for truth in truths] for name, truths in points.items()}


def ranges(report: dict[str, list[Printed]]) -> dict[str, list[Interval]]:
    return {name: [one.interval for one in printed] for name, printed in report.items()}


@st.composite
def numerals(draw: st.DrawFn) -> Numeral:
    """Numbers as reports print them, in one of the styles."""
    mark = draw(st.sampled_from((",", ".")))
    group = draw(st.sampled_from(("." if mark == "," else ",", " ", "\u00a0", "")))
    units = draw(st.one_of(st.integers(0, 99), st.integers(0, 10_000_000)))
    return Numeral(units, draw(st.integers(0, 4)), draw(st.booleans()), mark, group)
