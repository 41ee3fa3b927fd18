"""Equations: honest reports never fail, reports beyond rounding always do, and solving is evaluation turned round."""

import pickle
from fractions import Fraction as F  # noqa: N817  # tables of cases read better
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import EQUATIONS, fewer, honest, positives, ranges

from checker.equation import Equation, EquationError
from checker.interval import EMPTY, WHOLE, Interval

every_equation = pytest.mark.parametrize("source", EQUATIONS)


def places(equation, report):
    """Every operand but the target, as ``solve`` names it."""
    return [(name, index) for name in equation.names[1:] for index in range(len(report[name]))]


def with_operand(values, name, index, interval):
    changed = {role: list(intervals) for role, intervals in values.items()}
    changed[name][index] = interval
    return changed


@every_equation
@given(data=st.data())
def test_an_honest_report_never_fails(source, data):
    equation = Equation(source)
    report = data.draw(honest(source))
    values = ranges(report)
    assert equation.holds(values)
    assert equation.solve(equation.target, values).contains(report[equation.target][0].truth)
    for name, index in places(equation, report):
        assert equation.solve((name, index), values).contains(report[name][index].truth)


def attainable(interval):
    """Ends and middle, each with whether it belongs to the range."""
    middle = (interval.low + interval.high) / 2
    return ((interval.low, not interval.low_open), (middle, True), (interval.high, not interval.high_open))


def corners(equation, values):
    """What the target comes to at ends and middles: each value with whether operands within their ranges reach it."""
    slots = [(name, interval) for name in equation.names[1:] for interval in values[name]]
    for picks in product(*(attainable(interval) for _, interval in slots)):
        points = {name: [] for name in equation.names}
        for (name, _), (point, _) in zip(slots, picks, strict=True):
            points[name].append(point)
        yield equation.value(points), all(reached for _, reached in picks)


def has_hole(computed):
    """A divisor's range reaches zero: no range is exact then."""
    return computed.low is None or computed.high is None


@every_equation
@fewer
@given(data=st.data())
def test_the_recomputed_range_is_exactly_what_corners_reach(source, data):
    equation = Equation(source)
    values = ranges(data.draw(honest(source)))
    computed = equation.solve(equation.target, values)
    assume(not has_hole(computed))
    reached = list(corners(equation, values))
    low, high = min(value for value, _ in reached), max(value for value, _ in reached)
    assert (computed.low, computed.high) == (low, high)
    assert computed.low_open == ((low, True) not in reached)
    assert computed.high_open == ((high, True) not in reached)


@every_equation
@fewer
@given(data=st.data(), decimals=st.integers(0, 4), units=st.integers(1, 10**6), above=st.booleans())
def test_a_target_beyond_what_corners_reach_always_fails(source, data, decimals, units, above):
    equation = Equation(source)
    values = ranges(data.draw(honest(source, positives)))
    assume(not has_hole(equation.solve(equation.target, values)))
    reached = [value for value, _ in corners(equation, values)]
    unit = F(1, 10**decimals)
    # The nearest print whose range lies beyond the farthest corner, or one further out.
    nearest = max(reached) // unit + 2 if above else min(reached) // unit - 1
    beyond = (nearest + units - 1 if above else nearest - units + 1) * unit
    assert not equation.holds({**values, equation.target: [Interval.printed(beyond, decimals)]})
    assert equation.holds({**values, equation.target: [Interval(min(reached), max(reached))]})


@every_equation
@fewer
@given(data=st.data(), nudge=st.sampled_from((F(0), F(1, 10**9), F(-1, 10**9), F(5), F(-5))))
def test_an_operand_fits_if_and_only_if_it_lies_where_solve_says(source, data, nudge):
    equation = Equation(source)
    report = data.draw(honest(source))
    values = ranges(report)
    assume(not any(interval.contains(0) for intervals in values.values() for interval in intervals))
    name, index = data.draw(st.sampled_from(places(equation, report)))
    needed = equation.solve((name, index), values)
    ends = [end for end in (needed.low, needed.high) if end is not None]
    assume(ends)
    tried = data.draw(st.sampled_from(ends)) + nudge
    changed = with_operand(values, name, index, Interval.point(tried))
    assume(tried and not has_hole(equation.solve(equation.target, changed)))
    assert equation.holds(changed) == needed.contains(tried)


@pytest.mark.parametrize(
    ("source", "points", "expected"),
    (
        ("percent = 100 * actual / plan", {"actual": 3, "plan": 4}, F(75)),
        ("percent = 100 * actual / plan", {"actual": 3, "plan": 0}, None),
        ("percent = 100 * current / previous - 100", {"current": 9, "previous": 8}, F("12.5")),
        ("percent = 100 / (current / change - 1)", {"current": 9, "change": 1}, F("12.5")),
        ("percent = 100 / (current / change + 1)", {"current": 9, "change": 1}, F(10)),
        ("x = a - b - c", {"a": 9, "b": 3, "c": 2}, F(4)),
        ("x = a / b / c", {"a": 12, "b": 3, "c": 2}, F(2)),
        ("x = a - b * c", {"a": 9, "b": 3, "c": 2}, F(3)),
        ("x = (a - b) * c", {"a": 9, "b": 3, "c": 2}, F(12)),
        ("x = -a + 0.5", {"a": 2}, F("-1.5")),
        ("x = 2 * -(a + 1)", {"a": 2}, F(-6)),
        ("diện_tích = dài * rộng", {"dài": 2, "rộng": 3}, F(6)),
    ),
)
def test_value(source, points, expected):
    assert Equation(source).value({name: [F(point)] for name, point in points.items()}) == expected


def test_a_sum_is_over_all_operands_of_its_role():
    equation = Equation("whole = sum(part) - rest")
    values = {
        "whole": [Interval.point(90)],
        "part": [Interval.point(n) for n in (42, 63, 2)],
        "rest": [Interval.point(17)],
    }
    assert equation.summed == {"part"}
    assert equation.holds(values)
    assert equation.solve(("part", 1), values) == Interval.point(63)
    assert equation.solve("rest", values) == Interval.point(17)
    assert equation.value({"part": [F(42), F(63)], "rest": [F(5)]}) == 100
    with pytest.raises(ValueError, match="takes one operand, 3 given"):
        equation.solve("part", values)


@pytest.mark.parametrize(
    ("source", "complaint"),
    (
        ("growth = (new - old) / old", "'old' occurs 2 times .*Write each name once"),
        ("x = x + y", "'x' occurs 2 times"),
        ("x = sum(part) / part", "'part' occurs 2 times"),
        ("x = ", "expected a number, a name or '\\(', found the end"),
        ("x", "expected '=', found the end"),
        ("x == y", "found '='"),
        ("x = y z", "expected an operator or the end, found 'z'"),
        ("x = (y", "expected '\\)', found the end"),
        ("x = y ** 2", "found '\\*'"),
        ("x = 0,5 * y", "found ','"),
        ("x = sum(y + z)", "expected '\\)', found '\\+'"),
        ("x = max(y, z)", "found '\\('"),
        ("x = __import__('os')", "found '\\('"),
        ("2 = x", "expected a name, found '2'"),
        ("x = 2 * 3", "names nothing"),
        ("", "expected a name, found the end"),
    ),
)
def test_what_cannot_be_judged_soundly_is_refused(source, complaint):
    with pytest.raises(EquationError, match=complaint):
        Equation(source)


def test_a_division_by_zero_accuses_nobody():
    equation = Equation("percent = 100 * actual / plan")
    values = {"percent": [Interval.point(5)], "actual": [Interval.point(3)], "plan": [Interval.point(0)]}
    assert equation.solve("percent", values) == WHOLE
    assert equation.holds(values)


def test_an_operand_times_zero_cannot_be_repaired():
    values = {"output": [Interval.point(5)], "area": [Interval.point(1)], "rate": [Interval.point(0)]}
    assert equation_of_product.solve("area", values) == EMPTY
    assert not equation_of_product.holds(values)


equation_of_product = Equation("output = area * rate")


def test_wrong_operands_are_named():
    equation = Equation("second = first")
    two = [Interval.point(1), Interval.point(2)]
    with pytest.raises(ValueError, match="'first' takes one operand, 2 given"):
        equation.holds({"first": two, "second": two[:1]})
    with pytest.raises(KeyError, match="third"):
        Equation("x = first + 1").solve("third", {"x": two[:1], "first": two[:1]})
    with pytest.raises(IndexError):
        equation.solve(("first", 1), {"first": two[:1], "second": two[:1]})


@every_equation
def test_an_equation_is_its_text(source):
    equation = Equation(source)
    assert str(equation) == source
    assert equation == Equation(source) == pickle.loads(pickle.dumps(equation))  # noqa: S301  # our own bytes
    assert equation.names[0] == equation.target == source.split(" = ")[0]
