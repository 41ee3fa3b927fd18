"""From which chance on a relation that fails is stated, and below which nothing is accused."""

from __future__ import annotations

from checker.claim import Kind
from checker.claims.base import Doubt
from checker.claims.belief import BELIEVED, Option, Outcome, mended

_ACCUSED = 0.25
"""Chance from which a relation that fails is stated."""
_LEAST = 0.1
"""Chance by wording and place below which nothing is accused."""
_RESERVED, _RESERVED_CHANGE = 0.57, 0.5
"""Chance from which one is that is loosely tied, or whose figures agree easily; the second of changes."""
_EASY = 0.08
"""Chance of agreement from which figures agree easily."""
_LIKELY = 0.6
"""Chance from which it is stated however little wording and place speak for it."""
SURE = 0.9
"""Chance from which it is stated without reserve."""


def bar(doubt: Doubt, option: Option, outcome: Outcome) -> float:
    """The chance from which an option that fails is stated."""
    if not doubt.asserted:
        return BELIEVED
    # Of a list, or of a change with both its values, several figures may be out of date; a share then has another base.
    untraced = outcome.chance == 1 and option.kind is Kind.RATIO
    return _RESERVED if untraced else _needed(option)


def may_be_stated(doubt: Doubt, n: int, most: float, rest: float) -> bool:
    """Whether the n-th option could be stated if it weighed as much as this, and no other anything: spares the search for slips."""
    option, meant, holds = doubt.options[n]
    after = (most / (most + rest) if most + rest > 0 else 1.0) + 1e-9
    if holds or not doubt.asserted:
        return after >= BELIEVED
    return after >= _needed(option) and not unlikely(option, meant, after)


def _needed(option: Option) -> float:
    """The chance from which a relation that fails is stated."""
    # The figures of a percentage may agree easily; those of a total always do, and its wording tells more.
    if option.doubtful or (option.kind is not Kind.TOTAL and option.luck > _EASY):
        return _RESERVED_CHANGE if option.kind is Kind.CHANGE else _RESERVED
    return _ACCUSED


def unlikely(option: Option, meant: float, after: float) -> bool:
    """Wording and place speak so little for it that arithmetic must not accuse it; of many digits that agree it may."""
    if after >= (SURE if option.doubtful else _LIKELY) and not option.against:
        return False
    return mended(meant, option.against) < _LEAST
