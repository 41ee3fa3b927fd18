"""How telling a slip is, in sums of small and of large numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest

from checker.claims.sums import lucks
from checker.claims.traces import slip_luck, slipped
from checker.figure import Figure, Role
from checker.slips import is_slip


def figure(text: str, *, exact: bool = True) -> Figure:
    """A figure printed so."""
    value = Decimal(text)
    return Figure(
        0, text, 0, len(text), Role.MEASURE, value, decimals=max(0, -int(value.as_tuple().exponent)), exact=exact
    )


def luck(*printed: str) -> float:
    """The chance of a trace, whole first."""
    figures = [figure(text) for text in printed]
    return slip_luck(figures, [Fraction(1)] * len(figures), 1.0, 0)


def test_a_slip_tells_more_in_large_numbers():
    assert luck("5867", "3120", "2737") < luck("587", "312", "265") / 5 < luck("59", "31", "18") / 20


def test_a_slip_that_any_of_the_figures_could_hold_tells_more_than_one_that_only_one_could():
    # 10 too much: in each of the figures one digit could be wrong. 37 off: only the 8 could have been 45.
    assert luck("68", "41", "17") < luck("90", "45", "8") / 2


@pytest.mark.parametrize(
    ("printed", "free"),
    [
        (("58", "41", "12"), [True, True, True]),
        (("321", "150", "117"), [False, False, True]),
        (("912", "303", "48"), [False, False, False]),
        (("1203", "700", "553"), [True, False, True]),
    ],
)
def test_the_figures_that_one_slip_accounts_for_are_found(printed, free):
    figures = [figure(text) for text in printed]
    assert slipped(figures, [Fraction(1)] * 3) == free
    off = int(printed[0]) - sum(map(int, printed[1:]))
    meant = [int(printed[0]) - off, *(int(text) + off for text in printed[1:])]
    assert [n >= 0 and is_slip(text, str(n)) is not None for text, n in zip(printed, meant, strict=True)] == free


def test_parts_of_fewer_decimals_agree_more_easily():
    fine, _ = lucks([figure(text, exact=False) for text in ("9.87", "6.41", "3.46")])
    coarse, _ = lucks([figure(text, exact=False) for text in ("9.87", "6.4", "3.5")])
    assert coarse > 5 * fine


def test_parts_in_another_unit_are_brought_to_that_of_the_whole():
    figures = [figure("12"), figure("7000"), figure("6000")]
    assert slipped(figures, [Fraction(1), Fraction(1, 1000), Fraction(1, 1000)]) == [True, True, True]
    assert slipped(figures, [Fraction(1)] * 3) == [False, False, False]
