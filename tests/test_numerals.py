"""Numbers as printed: both styles read exactly, faults told, the document's style found by vote."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.figures.numerals import BLANKS, WORDS, Fault, Numeral, decimal_mark, read, spelled
from checker.repair import format_number

OTHER = {",": ".", ".": ","}
marks = st.sampled_from((",", "."))
places = st.integers(0, 6)


@st.composite
def numbers(draw, low=0, high=10**13):
    """A number without a sign and how many decimals it is printed with."""
    decimals = draw(places)
    return Fraction(draw(st.one_of(st.integers(low, 99_999), st.integers(low, high))), 10**decimals), decimals


def decimal(value, decimals):
    """The same number, exactly."""
    return Decimal(value.numerator * 10**decimals // value.denominator).scaleb(-decimals)


# ---- what is printed is read ---------------------------------------------------------------------------------------------


@given(numbers(), marks)
def test_grouped_numbers_round_trip(number, mark):
    value, decimals = number
    found = read(format_number(value, decimals, mark), mark)
    assert (found.value, found.decimals, found.fault) == (decimal(value, decimals), decimals, Fault.NONE)


@given(numbers(), marks)
def test_ungrouped_numbers_round_trip(number, mark):
    value, decimals = number
    found = read(format_number(value, decimals, mark, grouped=False), mark)
    assert (found.value, found.decimals, found.fault) == (decimal(value, decimals), decimals, Fault.NONE)


@given(numbers(), marks, st.sampled_from(BLANKS))
def test_blanks_may_set_thousands_apart(number, mark, blank):
    value, decimals = number
    printed = format_number(value, decimals, mark).replace(OTHER[mark], blank)
    found = read(printed, mark)
    assert (found.value, found.decimals, found.fault) == (decimal(value, decimals), decimals, Fault.NONE)


@given(st.integers(0, 999), st.integers(1, 5), marks)
def test_zeros_in_front_change_nothing(value, width, mark):
    assert read(str(value).zfill(width), mark) == Numeral(Decimal(value), 0)


@given(numbers(), marks)
def test_zeros_at_the_end_are_decimals(number, mark):
    """1,50 says more than 1,5: it was rounded to hundredths."""
    value, decimals = number
    found = read(format_number(value, decimals + 1, mark), mark)
    assert (found.value, found.decimals) == (decimal(value, decimals), decimals + 1)


@given(
    st.text(st.sampled_from("0123456789.,"), min_size=1, max_size=14).filter(
        lambda t: t[0].isdigit() and t[-1].isdigit()
    ),
    marks,
)
def test_whatever_the_lexer_hands_over_is_read(text, mark):
    """Digits with single marks between them never raise, and give a finite number that is not negative."""
    if ".." in text or ",," in text or ".," in text or ",." in text:
        return
    found = read(text, mark)
    assert found.value.is_finite()
    assert found.value >= 0
    assert found.decimals >= 0


# ---- what is printed wrongly ---------------------------------------------------------------------------------------------


@given(numbers(), marks)
def test_the_other_style_is_read_as_meant_or_told_ambiguous(number, mark):
    """A number of one style in a text of the other: read as its writer meant, unless three digits leave it open."""
    value, decimals = number
    printed = format_number(value, decimals, OTHER[mark])
    found = read(printed, mark)
    if found.ambiguous:
        assert printed.count(",") + printed.count(".") == 1
    elif "." in printed or "," in printed:
        meant = decimals <= 3 or value >= 1000
        assert found.fault is not Fault.NONE
        assert found.value == decimal(value, decimals) or not meant
    else:
        assert found.fault is Fault.NONE


FAULTS = [
    ("73.2", ",", "73.2", 1, Fault.OTHER_MARK),
    ("67,4", ".", "67.4", 1, Fault.OTHER_MARK),
    ("1,234.5", ",", "1234.5", 1, Fault.OTHER_MARK),
    ("1.234,5", ".", "1234.5", 1, Fault.OTHER_MARK),
    ("1,234,567", ",", "1234567", 0, Fault.OTHER_MARK),
    ("0.1643", ",", "0.1643", 4, Fault.OTHER_MARK),
    ("1,173,5", ",", "1173.5", 1, Fault.MALFORMED),
    ("1.173.5", ",", "1173.5", 1, Fault.MALFORMED),
    ("1042.800", ",", "1042800", 0, Fault.MALFORMED),
    ("1.6430", ",", "16430", 0, Fault.MALFORMED),
    ("1.23,5", ",", "123.5", 1, Fault.MALFORMED),
]


@pytest.mark.parametrize(
    ("text", "mark", "value", "decimals", "fault"), FAULTS, ids=[f"{t}-in-{m}" for t, m, *_ in FAULTS]
)
def test_a_fault_of_notation_is_told(text, mark, value, decimals, fault):
    found = read(text, mark)
    assert (found.value, found.decimals, found.fault) == (Decimal(value), decimals, fault)


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [("108,987", ",", "108.987"), ("108,987", ".", "108987"), ("108.987", ",", "108987"), ("108.987", ".", "108.987")],
)
def test_a_mark_and_three_digits_are_settled_by_the_style(text, mark, value):
    found = read(text, mark)
    assert found.value == Decimal(value)
    assert found.ambiguous
    assert found.fault is Fault.NONE


@pytest.mark.parametrize("text", ["8.882", "1.234.567", "12 905", "309.560,7", "79,92", "07", "0", "0,5"])
def test_plain_vietnamese_numbers_have_no_fault(text):
    assert read(text).fault is Fault.NONE


# ---- the style of a document ---------------------------------------------------------------------------------------------

telling = st.one_of(
    st.builds(lambda n, d: (Fraction(n, 10**d), d), st.integers(1, 10**7), st.sampled_from((1, 2))),
    st.builds(lambda n: (Fraction(n), 0), st.integers(10**6, 10**9)),
    st.builds(lambda n: (Fraction(n, 10), 1), st.integers(10_000, 10**8)),
)


@given(st.lists(telling, min_size=1, max_size=12), marks)
def test_a_text_in_one_style_votes_for_it(values, mark):
    assert decimal_mark(format_number(v, d, mark) for v, d in values) == mark


@given(st.lists(telling, min_size=1, max_size=12), st.data())
def test_the_order_of_numbers_does_not_matter(values, data):
    printed = [format_number(v, d, data.draw(marks)) for v, d in values]
    shuffled = data.draw(st.permutations(printed))
    assert decimal_mark(printed) == decimal_mark(shuffled)


@given(st.lists(telling, min_size=3, max_size=12))
def test_some_points_among_commas_are_slips(values):
    """A third of a Vietnamese text's numbers in the other style do not turn its style."""
    third = len(values) // 3
    printed = [format_number(v, d, "." if i < third else ",") for i, (v, d) in enumerate(values)]
    assert decimal_mark(printed) == ","


def test_without_numbers_a_text_is_vietnamese():
    assert decimal_mark([]) == ","
    assert decimal_mark(["12", "45", "108,987"]) == ","


# ---- number words --------------------------------------------------------------------------------------------------------

TENS = ("", "mười", "hai mươi", "ba mươi", "bốn mươi", "năm mươi", "sáu mươi", "bảy mươi", "tám mươi", "chín mươi")
UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@pytest.mark.parametrize("number", range(1, 100))
def test_number_words_are_read(number):
    words = f"{TENS[number // 10]} {UNITS[number % 10]}".split()
    assert spelled([*words, "xã"]) == (number, len(words))


@pytest.mark.parametrize("words", [[], ["xã"], ["trăm"], ["mươi"]], ids=str)
def test_other_words_are_no_numbers(words):
    assert spelled(words) is None


def test_number_words_from_zero_to_ten_are_known():
    assert set(WORDS.values()) == set(range(11))
