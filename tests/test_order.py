"""Inequalities: honest rounding never breaks one, and what breaks one beyond rounding is always told."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claim import Claim, Kind, Operand
from checker.figures.build import read_figures
from checker.finding import Status
from checker.order import never_above
from checker.readers import read_text

NUMBERS = st.decimals(min_value=1, max_value=10**7, places=4, allow_nan=False, allow_infinity=False)
PLACES = st.integers(min_value=0, max_value=3)
NEAREST = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def judged(part: str, whole: str) -> Status:
    """How the two are judged, as printed."""
    reading = read_figures(read_text(f"Gieo {part} ha; cả huyện {whole} ha.", "x.txt"))
    claim = Claim(Kind.BOUND, "part-exceeds-whole", (Operand("part", 0), Operand("whole", 1)))
    return never_above("part", "whole")(claim, reading.figures)


def printed(value: Decimal, places: int, rounding: str) -> str:
    """In Vietnamese style, ungrouped, rounded so."""
    return str(value.quantize(Decimal(1).scaleb(-places), rounding=rounding)).replace(".", ",")


@given(NUMBERS, NUMBERS, PLACES, PLACES, st.sampled_from(NEAREST), st.sampled_from(NEAREST))
def test_an_honestly_rounded_part_never_exceeds_its_whole(a, b, p, q, one, other):
    part, whole = sorted((a, b))
    assert judged(printed(part, p, one), printed(whole, q, other)) is Status.PASS


@given(NUMBERS, PLACES, PLACES, st.decimals(min_value="1.01", max_value=1000, places=2))
def test_what_exceeds_it_beyond_rounding_always_does(whole, p, q, excess):
    units = Decimal(1).scaleb(-p) + Decimal(1).scaleb(-q)
    part = whole + excess * units
    assert judged(printed(part, p, ROUND_CEILING), printed(whole, q, ROUND_FLOOR)) is Status.FAIL


@pytest.mark.parametrize(
    ("part", "whole", "status"), [("12", "12", "pass"), ("12,4", "12", "pass"), ("12,6", "12", "fail")]
)
def test_a_part_may_be_the_whole_within_rounding(part, whole, status):
    assert judged(part, whole) == status
