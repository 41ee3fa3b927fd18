"""What features tell one by one and in pairs."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claim import Kind
from checker.claims.belief import AND, TOGETHER, Option, Weights, combined, tables, weigh, worth

NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def family(pairs: dict[tuple[str, str], int]) -> Weights:
    """A family whose features weigh one each, and pairs so many hundredths."""
    made = Weights(dict.fromkeys("abcdefgh", 1.0))
    made.together = {one: {b: w for (a, b), w in pairs.items() if a == one} for one, _ in pairs}
    return made


def option(*features: str) -> Option:
    """An option that nothing but its features tells of."""
    return Option(Kind.RATIO, "share", (), float(len(features)), 0.001, (features,))


@given(NAMES, st.randoms())
def test_pairs_count_in_any_order_and_grouping(names, random):
    told = family({("a", "b"): 50, ("b", "c"): -30, ("g", "h"): 7})
    mixed = random.sample(names, len(names))
    cut = random.randint(0, len(mixed))
    wanted = sum(w for (a, b), w in ((("a", "b"), 50), (("b", "c"), -30), (("g", "h"), 7)) if {a, b} <= set(names))
    assert combined(told, (tuple(mixed[:cut]), tuple(mixed[cut:]))) == wanted / 100


def test_worth_is_of_features_and_pairs():
    assert worth(family({("a", "b"): 50}), ("a",), ("b", "x")) == pytest.approx(2.5)


def test_pairs_turn_the_chances():
    told = family({("a", "b"): 100})
    plain = weigh(family({}), [option("a", "b"), option("a", "c")], 0.0, [False, False]).meant
    turned = weigh(told, [option("a", "b"), option("a", "c")], 0.0, [False, False]).meant
    assert plain[0] == plain[1]
    assert turned[0] / turned[1] == pytest.approx(exp(1))


def test_an_option_far_behind_is_not_looked_at_in_pairs():
    told = family({("a", "b"): 2000})
    far = weigh(told, [option("a", "b")], 20.0, [False]).meant
    near = weigh(told, [option("a", "b")], 5.0, [False]).meant
    assert far[0] < 0.001 < near[0]


def test_the_weights_that_are_kept_name_known_features():
    known = tables()
    assert all(not name.endswith(TOGETHER) for name in known)
    quotients = known["quotient"]
    pairs = [(one, other) for one, others in quotients.together.items() for other in others]
    assert pairs
    assert all(one < other and AND not in one + other for one, other in pairs)
