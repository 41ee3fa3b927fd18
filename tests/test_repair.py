"""Repairs: each one offered makes the equation hold, and a slip that was made is found again."""

from dataclasses import replace
from fractions import Fraction as F  # noqa: N817  # tables of cases read better

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import EQUATIONS, fewer, half_up, numbers, shortened

from checker.equation import Equation
from checker.interval import Interval
from checker.numeral import Numeral
from checker.repair import RECOMPUTED, format_number, last_place, one_slip_explains, repairs
from checker.scales import neighbours
from checker.slips import SlipKind, meant
from checker.stated import Stated, entering


def stated(figure, role, text, *, exact=False, factor=1, mark=","):
    """A figure as the engine would state it; None of a text that is no numeral has the range 1 to 3."""
    numeral = Numeral.read(text, mark)
    if numeral is None:
        return Stated(figure, role, text, Interval(F(1), F(3)), F(factor), 0, mark)
    value, decimals = numeral.value, numeral.decimals
    interval = Interval.point(value) if exact else Interval.printed(value, decimals)
    return Stated(figure, role, text, interval, F(factor), decimals, mark, exact)


def read(source, *texts, exact=False, factors=None):
    """An equation and its figures in the order of its names; the last name takes what texts are left."""
    equation = Equation(source)
    roles = [*equation.names, *[equation.names[-1]] * (len(texts) - len(equation.names))]
    factors = factors or {}
    figures = [
        stated(i, role, text, exact=exact, factor=factors.get(role, 1))
        for i, (role, text) in enumerate(zip(roles, texts, strict=True))
    ]
    return equation, figures


@pytest.mark.parametrize(
    ("unit", "larger", "smaller"),
    (
        ("triệu đồng", "tỷ đồng", "nghìn đồng"),
        ("tỷ USD", "nghìn tỷ USD", "triệu USD"),
        ("nghìn tấn", "triệu tấn", None),
        ("tỷ", "nghìn tỷ", "triệu"),
        ("đồng", None, None),
        ("tấn", None, None),
        ("", None, None),
    ),
)
def test_units_of_other_sizes(unit, larger, smaller):
    assert {times: name for name, times in neighbours(unit)} == {
        times: name for name, times in ((larger, F(1000)), (smaller, F(1, 1000))) if name
    }


@given(st.integers(1, 10**6), st.integers(0, 4), st.booleans())
def test_a_number_in_another_unit_is_undone_exactly(units, decimals, larger):
    numeral = Numeral(units, decimals, group=".")
    times = F(1000) if larger else F(1, 1000)
    assert numeral.times(times).value == numeral.value * times
    assert Numeral.read(numeral.times(times).text) is not None


def test_a_repair_names_the_unit_that_was_meant():
    whole, part, other = (
        stated(i, role, text) for i, (role, text) in enumerate((("whole", "12,5"), ("part", "7,2"), ("part", "5,3")))
    )
    slipped = replace(other, factor=F(1, 1000), rescaled=neighbours("triệu đồng"))
    first, *_ = repairs(Equation(TOTAL), [whole, part, slipped])
    assert (first.figure, first.text, first.because.en) == (2, "5.300", "unit of another size: 5,3 tỷ đồng")


def offered(found):
    return [(repair.figure, repair.text, repair.because.en) for repair in found]


TOTAL, PLAN = "whole = sum(part)", "percent = 100 * actual / plan"
WRONG, SWAPPED, MARKS, FRESH = "one digit wrong", "two digits swapped", "point and comma confused", RECOMPUTED.en


@pytest.mark.parametrize(
    ("source", "texts", "options", "expected"),
    (
        (TOTAL, ("41.257", "24.272", "17.003"), {}, [(0, "41.275", SWAPPED)]),
        (TOTAL, ("41.275", "24.722", "17.003"), {}, [(0, "41.725", SWAPPED), (1, "24.272", SWAPPED)]),
        (
            TOTAL,
            ("107", "42", "63", "03"),
            {"exact": True},
            [
                (0, "108", WRONG),
                (1, "41", WRONG),
                (2, "62", WRONG),
            ],
        ),
        (TOTAL, ("1 107", "1 042", "63", "07"), {"exact": True}, [(3, "02", WRONG), (0, "1 112", FRESH)]),
        (
            TOTAL,
            ("1.321", "1.300", "12"),
            {"exact": True},
            [(1, "1.309", WRONG), (0, "1.312", SWAPPED), (2, "21", SWAPPED)],
        ),
        (PLAN, ("97,4", "8.882", "8.939"), {}, [(0, "99,4", WRONG)]),
        (PLAN, ("99,4", "8.828", "8.939"), {}, [(1, "8.888", WRONG), (1, "8.882", SWAPPED), (0, "98,8", FRESH)]),
        ("output = area * rate", ("1.234,5", "245,3", "57,2"), {"factors": {"output": 10}}, [(0, "1.403,1", FRESH)]),
        ("second = first", ("1.234", "1,234"), {}, [(0, "1,234", MARKS), (1, "1.234", MARKS), (0, "1", FRESH)]),
        ("second = first", ("47", "ba"), {}, [(0, "2", FRESH)]),
    ),
)
def test_repairs(source, texts, options, expected):
    equation, figures = read(source, *texts, **options)
    assert not equation.holds(entering(figures))
    assert offered(repairs(equation, figures)) == expected


def test_a_percentage_is_recomputed_before_its_base_is_doubted():
    equation, figures = read(PLAN, "99,4", "8.828", "8.939")
    assert offered(repairs(equation, figures, recomputed_first=True))[0] == (0, "98,8", FRESH)
    equation, figures = read(PLAN, "97,4", "8.882", "8.939")
    assert offered(repairs(equation, figures, recomputed_first=True))[0] == (0, "99,4", WRONG)


def test_a_fall_recomputes_to_a_fall():
    equation, figures = read(
        "percent = 100 * current / previous - 100", "15,2", "800", "1.000", factors={"percent": -1}
    )
    assert (0, "20,0", FRESH) in offered(repairs(equation, figures))


def test_a_minus_sign_turns_the_rounding_round():
    figures = [stated(0, "second", "5"), stated(1, "first", "-4,5", exact=True)]
    assert (0, "-5", "minus sign lost or added") in offered(repairs(Equation("second = first"), figures))


def test_where_the_target_cannot_be_computed_slips_are_left():
    equation, figures = read("times = current / previous", "3", "12", "0", exact=True)
    assert equation.holds(entering(figures))
    assert all(repair.because != RECOMPUTED for repair in repairs(equation, figures))


def test_a_bound_is_not_repaired_to_what_it_says_already():
    more_than = Stated(0, "second", "1.700", Interval(F(1700), F(1800)))
    equation, figures = Equation("second = first"), [more_than, stated(1, "first", "1.699", exact=True)]
    assert not equation.holds(entering(figures))
    assert offered(repairs(equation, figures))[-1] == (0, "1.699", FRESH)
    same = [more_than, stated(1, "first", "1.700")]
    assert all(repair.text != "1.700" or repair.figure for repair in repairs(equation, same))


@st.composite
def slipped(draw):
    """Figures that fit exactly as printed, but for one slip in one of them; and which."""
    equation = Equation(draw(st.sampled_from(EQUATIONS)))
    size = st.integers(1, 10**6)
    texts = {name: [] for name in equation.names}
    points = {name: [] for name in equation.names}
    for name in equation.names[1:]:
        for _ in range(draw(st.integers(2, 4)) if name in equation.summed else 1):
            decimals = draw(st.integers(0, 2))
            points[name].append(F(draw(size), 10**decimals))
            texts[name].append(format_number(points[name][-1], decimals))
    target = equation.value(points)
    assume(target is not None and target != 0)
    texts[equation.target].append(format_number(target, draw(st.integers(0, 2))))
    right = [text for name in equation.names for text in texts[name]]
    victim = draw(st.integers(0, len(right) - 1))
    slips = [slip for slip in meant(Numeral.read(right[victim])) if slip.kind.rank <= SlipKind.EXTRA_DIGIT.rank]
    wrong = [*right[:victim], draw(st.sampled_from(slips)).text, *right[victim + 1 :]]
    _, figures = read(equation.source, *wrong)
    # "0,0%" may stand for no change at all, from which nothing else can be solved.
    assume(any(char in "123456789" for char in texts[equation.target][0]))
    assume(not equation.holds(entering(figures)))
    return equation, figures, victim, right[victim]


def with_text(figures, figure, text):
    return [stated(one.figure, one.role, text if one.figure == figure else one.text) for one in figures]


@fewer
@given(slipped())
def test_every_repair_makes_the_equation_hold(case):
    equation, figures, _, _ = case
    found = repairs(equation, figures)
    assert found == repairs(equation, list(figures))
    assert 1 <= len(found) <= 3
    assert len({(repair.figure, repair.text) for repair in found}) == len(found)
    for repair in found:
        assert equation.holds(entering(with_text(figures, repair.figure, repair.text)))


@fewer
@given(slipped())
def test_the_slip_that_was_made_is_among_those_that_explain(case):
    equation, figures, victim, right = case
    explained = one_slip_explains(equation, figures)
    assert explained is not None
    role = figures[victim].role
    index = [one.figure for one in figures if one.role == role].index(victim)
    needed = equation.solve((role, index), entering(figures))
    assert needed.meets(stated(victim, role, right).interval)
    changed = with_text(figures, explained.stated.figure, explained.slip.text)
    assert equation.holds(entering(changed))


@pytest.mark.parametrize(
    ("source", "texts", "options", "expected"),
    (
        (PLAN, ("67,1", "51", "76"), {}, True),
        (PLAN, ("66,6", "2", "3"), {"exact": True}, True),
        (PLAN, ("66,8", "2", "3"), {"exact": True}, True),
        (PLAN, ("66,9", "2", "3"), {"exact": True}, False),
        (PLAN, ("66", "2.000", "3.000"), {}, True),
        (TOTAL, ("107", "42", "63", "03"), {"exact": True}, False),
        ("output = area * rate", ("1.402", "245,3", "57,2"), {"factors": {"output": 10}}, True),
        ("output = area * rate", ("1.398", "245,3", "57,2"), {"factors": {"output": 10}}, False),
    ),
)
def test_last_place(source, texts, options, expected):
    equation, figures = read(source, *texts, **options)
    if options.get("exact") and source == PLAN:
        figures = [stated(0, "percent", texts[0]), *figures[1:]]
    target = figures[0]
    assert last_place(equation, entering(figures), target.decimals, target.factor) is expected


@pytest.mark.parametrize(
    ("value", "decimals", "options", "text"),
    (
        ("1234.5", 1, {}, "1.234,5"),
        ("1234.5", 1, {"mark": "."}, "1,234.5"),
        ("1234.5", 1, {"grouped": False}, "1234,5"),
        ("1234567", 0, {}, "1.234.567"),
        ("7", 0, {"pad": 2}, "07"),
        ("0.5", 0, {}, "1"),
        ("-0.5", 0, {}, "-1"),
        ("-0.04", 1, {}, "0,0"),
        ("2.675", 2, {}, "2,68"),
        ("999.95", 1, {}, "1.000,0"),
        ("0.05", 2, {}, "0,05"),
    ),
)
def test_format_number(value, decimals, options, text):
    assert format_number(F(value), decimals, **options) == text


@given(numbers, st.integers(0, 4), st.sampled_from((",", ".")), st.booleans())
def test_a_formatted_number_reads_back_rounded(value, decimals, mark, grouped):
    numeral = Numeral.read(format_number(value, decimals, mark, grouped=grouped), mark)
    assert numeral is not None
    assert numeral.decimals == decimals
    assert numeral.value == shortened(value, decimals, half_up)
