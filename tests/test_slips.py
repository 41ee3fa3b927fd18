"""Typing slips: one touch of the hand away, in the printed style, and the way back is a slip too."""

import pytest
from hypothesis import given
from strategies import fewer, numerals

from checker.numeral import Numeral
from checker.slips import SlipKind, is_slip, meant, slips

DIGITS = {
    SlipKind.WRONG_DIGIT,
    SlipKind.SWAPPED_DIGITS,
    SlipKind.MISSING_DIGIT,
    SlipKind.DOUBLED_DIGIT,
    SlipKind.EXTRA_DIGIT,
}
ADDED = {SlipKind.DOUBLED_DIGIT, SlipKind.EXTRA_DIGIT}


@pytest.mark.parametrize(
    ("printed", "intended", "kind"),
    (
        ("8.882", "8.892", SlipKind.WRONG_DIGIT),
        ("8.882", "8.828", SlipKind.SWAPPED_DIGITS),
        ("1.345", "12.345", SlipKind.MISSING_DIGIT),
        ("345", "1.345", SlipKind.MISSING_DIGIT),
        ("1.345", "345", SlipKind.EXTRA_DIGIT),
        ("12.334", "1.234", SlipKind.DOUBLED_DIGIT),
        ("7,9", "79,9", SlipKind.MISSING_DIGIT),
        ("79,92", "7,992", SlipKind.MARK_MOVED),
        ("7992", "79,92", SlipKind.MARK_MOVED),
        ("1.234", "1,234", SlipKind.MARK_CHANGED),
        ("1,234", "1.234", SlipKind.MARK_CHANGED),
        ("5,3", "-5,3", SlipKind.SIGN),
        ("\u22125,3", "5,3", SlipKind.SIGN),
        ("07", "02", SlipKind.WRONG_DIGIT),
        ("07", "17", SlipKind.WRONG_DIGIT),
        ("273 343", "273 433", SlipKind.SWAPPED_DIGITS),
        ("27 343", "273 343", SlipKind.MISSING_DIGIT),
        ("8.882", "8.993", None),
        ("8.882", "8.882", None),
        ("8,50", "8,5", None),
        ("12 tỷ 500 triệu", "12,5", None),
        ("12", "ba", None),
    ),
)
def test_kinds(printed, intended, kind):
    assert is_slip(printed, intended) is kind
    if kind:
        assert (intended, kind) in list(slips(printed))


@pytest.mark.parametrize(
    ("text", "mark", "digits", "decimals"),
    (
        ("8.882", ",", 8882, 0),
        ("8.882", ".", 8882, 3),
        ("1,234.5", ".", 12345, 1),
        ("1.234.567,8", ",", 12345678, 1),
        ("273 343", ",", 273343, 0),
        ("12.34", ",", 1234, 2),
        ("-07", ",", -7, 0),
        ("+5,3", ",", 53, 1),
    ),
)
def test_reading(text, mark, digits, decimals):
    numeral = Numeral.read(text, mark)
    assert numeral is not None
    assert (numeral.signed, numeral.decimals) == (digits, decimals)
    assert numeral.text == text.removeprefix("+")


@pytest.mark.parametrize("text", ("", "12 tỷ", "1.2.3", "1,2,3", "12.34.567", "1.234 567", "½", "٣", "5,", ",5"))
def test_no_numeral(text):
    assert Numeral.read(text) is None
    assert list(slips(text)) == []


@given(numerals())
def test_a_numeral_reads_back_as_printed(numeral):
    back = Numeral.read(numeral.text, numeral.mark)
    assert back is not None
    assert (back.text, back.value, back.decimals) == (numeral.text, numeral.value, numeral.decimals)


def touches(a, b):
    """Optimal string alignment distance: digits put in, left out, replaced, or swapped with a neighbour."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and (x, a[i - 2]) == (b[j - 2], y):
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


@fewer
@given(numerals())
def test_a_slip_is_one_touch_to_another_number_in_the_same_style(numeral):
    seen = set()
    for slip in meant(numeral):
        whole, places = slip.meant.parts
        assert slip.meant.value != numeral.value
        assert slip.meant.mark == numeral.mark
        assert len(whole) == 1 or whole[0] != "0"
        if slip.kind in DIGITS:
            assert touches("".join(numeral.parts), whole + places) == 1
        elif slip.kind is SlipKind.SIGN:
            assert slip.meant.value == -numeral.value
        else:
            assert slip.meant.signed == numeral.signed
            assert 1 <= abs(slip.meant.decimals - numeral.decimals) <= 3
        seen.add(slip.text)
    assert len(seen) == len(list(meant(numeral)))


@fewer
@given(numerals())
def test_the_way_back_is_a_slip_too(numeral):
    for slip in meant(numeral):
        if slip.kind in DIGITS | {SlipKind.SIGN}:
            back = is_slip(slip.text, numeral.text, numeral.mark)
            if slip.kind is SlipKind.MISSING_DIGIT:
                assert back in ADDED
            else:
                assert back is (SlipKind.MISSING_DIGIT if slip.kind in ADDED else slip.kind)


@fewer
@given(numerals())
def test_asking_for_some_slips_gives_those_of_all(numeral):
    def is_even(signed, decimals):
        return (signed + decimals) % 2 == 0

    wanted = [slip for slip in meant(numeral) if is_even(slip.meant.signed, slip.meant.decimals)]
    assert list(meant(numeral, is_even)) == wanted


def test_every_kind_has_its_words_and_its_place():
    ranks = [kind.rank for kind in SlipKind]
    assert ranks == sorted(ranks)
    assert all(kind.value.vi and kind.value.en for kind in SlipKind)
    kinds = [kind.rank for _, kind in slips("24.272,5")]
    assert kinds == sorted(kinds)
