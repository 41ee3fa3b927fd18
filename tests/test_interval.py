"""Ranges: the arithmetic agrees with what sampled points do, at open, closed and unbounded ends."""

import operator
from fractions import Fraction as F  # noqa: N817  # tables of cases read better
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import WAYS, numbers, shortened

from checker.interval import EMPTY, WHOLE, ZERO, Interval, Rounding

EPSILON, FAR = F(1, 1000), F(1000)
ENDS = (None, F(-2), F(0), F(1))
INTERVALS = [
    interval
    for low, high, low_open, high_open in product(ENDS, ENDS, (False, True), (False, True))
    if not (interval := Interval(low, high, low_open, high_open)).is_empty
    and not (low is None and low_open)
    and not (high is None and high_open)
]


def inside(interval):
    """Points that stand for a range: its ends or points very near, far points where it is unbounded, zero, and the middle."""
    low = -FAR if interval.low is None else interval.low
    high = FAR if interval.high is None else interval.high
    points = (low, low + EPSILON, high, high - EPSILON, (low + high) / 2, F(0), EPSILON, -EPSILON)
    return [x for x in points if interval.contains(x)]


def is_exact(result, points):
    """Closed ends are reached by some point, open ones approached, unbounded ones run away to."""
    near = F(1, 50)
    low, high = min(points), max(points)
    low_fits = low <= -FAR / 3 if result.low is None else (low <= result.low + near)
    high_fits = high >= FAR / 3 if result.high is None else (high >= result.high - near)
    low_closed = result.low is None or result.low_open == (result.low not in points)
    high_closed = result.high is None or result.high_open == (result.high not in points)
    return low_fits and high_fits and low_closed and high_closed


@pytest.mark.parametrize("name", ("add", "sub", "mul"))
def test_operations_give_exactly_the_results_of_points(name):
    operation = getattr(operator, name)
    for a, b in product(INTERVALS, repeat=2):
        results = {operation(x, y) for x in inside(a) for y in inside(b)}
        result = operation(a, b)
        assert all(map(result.contains, results)), (a, b, result)
        assert is_exact(result, results), (a, b, result)


def test_division_gives_exactly_the_quotients_unless_the_divisor_reaches_across_zero():
    for a, b in product(INTERVALS, repeat=2):
        results = {x / y for x in inside(a) for y in inside(b) if y}
        result = a / b
        assert all(map(result.contains, results)), (a, b, result)
        # 0 / 0 is anything; and the quotients by a range across zero leave a hole that a range can't show.
        if b.contains(0) and a.contains(0):
            assert result == WHOLE
        elif results and not (b.contains(-EPSILON) and b.contains(EPSILON)):
            assert is_exact(result, results), (a, b, result)


def test_ratio_undoes_multiplication():
    for a, b in product(INTERVALS, repeat=2):
        factor = a.ratio(b)
        for x in (*inside(WHOLE), F(3), F(-7, 2)):
            # x fits if x times something in b is in a.
            fits = (Interval.point(x) * b).meets(a)
            assert factor.contains(x) or not fits, (a, b, x)
            # Beyond the hole that a divisor across zero leaves, nothing else fits.
            assert fits or not factor.contains(x) or b.contains(0) or factor == WHOLE, (a, b, x)


def test_ranges_meet_where_they_have_a_point_in_common():
    for a, b in product(INTERVALS, repeat=2):
        points = {*inside(a), *inside(b), F(-3), F(3)}
        assert a.meets(b) == b.meets(a) == any(a.contains(x) and b.contains(x) for x in points)


def test_equal_ranges_are_equal_however_they_came_about():
    third = Interval(F(1, 3), F(2, 3), True)
    assert third.scaled(3).scaled(F(1, 3)) == third
    assert hash(third.scaled(3).scaled(F(1, 3))) == hash(third)
    assert third != Interval(F(1, 3), F(2, 3))
    assert third != "1/3"


@pytest.mark.parametrize("other", (ZERO, WHOLE, EMPTY, Interval(F(1), F(2))))
def test_nothing_comes_of_the_empty_range(other):
    results = (EMPTY + other, other - EMPTY, EMPTY * other, EMPTY / other, other / EMPTY, EMPTY.ratio(other), -EMPTY)
    assert all(result.is_empty for result in results)
    assert not EMPTY.meets(other)


@pytest.mark.parametrize(
    ("value", "decimals", "mode", "expected"),
    (
        ("4.6", 1, Rounding.HALF_UP, Interval(F("4.55"), F("4.65"), False, True)),
        ("-4.6", 1, Rounding.HALF_UP, Interval(F("-4.65"), F("-4.55"), True, False)),
        ("0", 0, Rounding.HALF_UP, Interval(F("-0.5"), F("0.5"), True, True)),
        ("79.92", 2, Rounding.HALF_EVEN, Interval(F("79.915"), F("79.925"))),
        ("79.93", 2, Rounding.HALF_EVEN, Interval(F("79.925"), F("79.935"), True, True)),
        ("0", 0, Rounding.HALF_EVEN, Interval(F("-0.5"), F("0.5"))),
        ("4.6", 1, Rounding.TRUNCATED, Interval(F("4.6"), F("4.7"), False, True)),
        ("-4.6", 1, Rounding.TRUNCATED, Interval(F("-4.7"), F("-4.6"), True, False)),
        ("0", 0, Rounding.TRUNCATED, Interval(F(-1), F(1), True, True)),
        ("4.6", 1, Rounding.UNKNOWN, Interval(F("4.55"), F("4.65"))),
    ),
)
def test_printed(value, decimals, mode, expected):
    assert Interval.printed(F(value), decimals, mode) == expected


@given(numbers, st.integers(0, 4), st.sampled_from(WAYS[:3]))
def test_printed_holds_just_the_numbers_that_print_so(truth, decimals, way):
    up, mode = way
    value = shortened(truth, decimals, up)
    interval = Interval.printed(value, decimals, mode)
    assert interval.contains(truth)
    unit = F(1, 10**decimals)
    for other in (*(value + unit * step / 4 for step in range(-6, 7)), interval.low, interval.high):
        assert interval.contains(other) == (shortened(other, decimals, up) == value)


@given(numbers, numbers, st.booleans(), st.booleans())
def test_integers(a, b, low_open, high_open):
    low, high = sorted((a % 50, b % 50))
    interval = Interval(low, high, low_open, high_open)
    least, greatest = interval.integers()
    assert list(range(least, greatest + 1)) == [n for n in range(51) if interval.contains(n)]


def test_unbounded_ends():
    assert WHOLE.integers() == (None, None)
    assert WHOLE.contains(F(10**9))
    assert not WHOLE.is_empty
    assert Interval.point(3).is_point
    assert not Interval(F(3), F(3), True).is_point
    assert Interval(F(1), None).scaled(-2) == Interval(None, F(-2))
    assert Interval(F(1), None).scaled(0) == ZERO
