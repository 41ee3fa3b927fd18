"""From which chance on a relation that fails is stated, and below which nothing is accused."""

from __future__ import annotations

from checker.claim import Kind
from checker.claims.belief import BELIEVED, SLIPPED, WRONG, Option, Outcome, mended
from checker.claims.doubts import Doubt
from checker.claims.pairs import of_another

_ACCUSED = 0.25
"""Chance from which a relation that fails is stated."""
_UNTRACED = 0.15
"""Chance from which a complete list is that no slip explains: hardly any such was not meant."""
_LEAST, _LEAST_SHARE = 0.1, 0.15
"""Chance by wording and place below which nothing is accused; the second of percentages, which may be of much."""
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
    if outcome.chance < 1:
        return _needed(option)
    # No slip explains it. A share may have another base.
    if option.kind is Kind.RATIO and of_another(option.features):
        return SURE
    return _untraced(option)


def may_be_stated(doubt: Doubt, n: int, most: float, rest: float) -> bool:
    """Whether the n-th option could be stated if it weighed as much as this, and no other anything: spares the search for slips."""
    option, meant, holds = doubt.options[n]
    after = (most / (most + rest) if most + rest > 0 else 1.0) + 1e-9
    if holds or not doubt.asserted:
        return after >= BELIEVED
    return after >= _untraced(option) and not unlikely(option, meant, after)


def _untraced(option: Option) -> float:
    """The chance from which a relation is stated that no slip explains: what ``trong đó`` names need not add up."""
    complete = option.kind is Kind.TOTAL and not option.doubtful and option.unmended >= WRONG - SLIPPED
    return _UNTRACED if complete else _needed(option)


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
    return mended(meant, option.against) < (_LEAST_SHARE if option.kind is Kind.RATIO else _LEAST)
