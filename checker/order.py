"""Rules that are inequalities: of two figures one is never the greater."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

from checker.claim import Claim
from checker.figure import Figure
from checker.finding import Status


def never_above(lesser: str, greater: str) -> Callable[[Claim, Sequence[Figure]], Status]:
    """A judge that fails a claim if even the least that the figure of one role can be is more than the most that the other's can."""

    def judge(claim: Claim, figures: Sequence[Figure]) -> Status:
        lows = [(figures[o.figure].low, o.factor) for o in claim.operands if o.role == lesser]
        highs = [(figures[o.figure].high, o.factor) for o in claim.operands if o.role == greater]
        for (low, mine), (high, its) in product(lows, highs):
            if low is not None and high is not None and Fraction(low) * mine > Fraction(high) * its:
                return Status.FAIL
        return Status.PASS

    return judge
