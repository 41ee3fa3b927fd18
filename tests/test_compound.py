"""Amounts in several parts, ``12 tỷ 500 triệu``: read, printed again, and mended where one part was mistyped."""

from fractions import Fraction as F  # noqa: N817  # tables of cases read better

import pytest
from found import checked
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.compound import read, unit_behind
from checker.equation import Equation
from checker.interval import Interval
from checker.repair import repairs
from checker.stated import Stated, entering, slips_into

TOTAL = Equation("whole = sum(part)")


@pytest.mark.parametrize(
    ("text", "value"),
    (
        ("12 tỷ 500 triệu", 12_500),
        ("1.045 tỷ 046 triệu 300 nghìn", 1_045_046_300),
        ("12 tỉ 500,5 triệu", F("12500.5")),
        ("3 nghìn tỷ 250 tỷ", 3_250),
    ),
)
def test_parts_are_added_up_in_the_last_ones_scale(text, value):
    assert read(text).value == value


@pytest.mark.parametrize("text", ("12 tỷ", "hai", "75-80", "3 năm 6 tháng", "500 triệu 12 tỷ", "1,5 tỷ 200 triệu", ""))
def test_what_is_no_number_in_parts(text):
    assert read(text) is None


@given(st.integers(1, 9_999), st.integers(0, 999), st.integers(0, 999), st.booleans())
def test_a_number_in_parts_is_printed_as_it_was_read(billions, millions, thousands, padded):
    pad = "03" if padded else ""
    first = f"{billions:,}".replace(",", ".")
    text = f"{first} tỷ {millions or 1:{pad}} triệu {thousands:{pad}} nghìn"
    assert read(text).text == text


def test_its_unit_does_not_say_the_scale_again():
    assert unit_behind("331 tỷ 273 triệu", "triệu đồng") == "đồng"
    assert unit_behind("331.273", "triệu đồng") == "triệu đồng"


def stated(figure, role, text):
    numeral = read(text)
    return Stated(figure, role, text, Interval.printed(numeral.value, numeral.decimals), decimals=numeral.decimals)


def printed(value):
    return f"{value // 1000} tỷ {value % 1000} triệu"


@given(
    st.lists(st.integers(1_001, 999_999).filter(lambda n: n % 1000 > 99), min_size=2, max_size=4),
    st.data(),
)
def test_a_digit_changed_in_one_part_is_found_again(parts, data):
    """Of an honest total one digit is changed: the number that was meant is among the slips."""
    values = [sum(parts), *parts]
    which = data.draw(st.integers(0, len(parts)))
    text = printed(values[which])
    place = data.draw(st.sampled_from([i for i, c in enumerate(text) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[place]]))
    texts = [printed(value) for value in values]
    texts[which] = text[:place] + digit + text[place + 1 :]
    figures = [stated(n, "part" if n else "whole", t) for n, t in enumerate(texts)]
    values = entering(figures)
    assume(not TOTAL.holds(values))  # a last digit may be rounding
    needed = TOTAL.solve(("part", which - 1) if which else ("whole", 0), values)
    assert text in {slip.text for slip in slips_into(needed, figures[which])}
    for repair in repairs(TOTAL, figures):
        mended = [repair.text if one.figure == repair.figure else one.text for one in figures]
        if all(map(read, mended)):  # "0 tỷ 800 triệu" is told as "800 triệu"
            assert TOTAL.holds(
                entering([stated(one.figure, one.role, t) for one, t in zip(figures, mended, strict=True)])
            )


def test_messages_and_repairs_are_in_parts_too():
    report = checked(
        "Tổng vốn tăng 331 tỷ 273 triệu đồng, gồm: Trung ương 244 tỷ 898 triệu đồng; địa phương 56 tỷ 680 triệu đồng; "
        "huy động 29 tỷ 755 triệu đồng."
    )
    (check,) = (c for c in report.checks if c.status.value == "fail")
    assert "= 331 tỷ 333 triệu đồng, không phải 331 tỷ 273 triệu đồng" in check.message.vi
    assert "56 tỷ 620 triệu" in {repair.text for repair in check.repairs}
