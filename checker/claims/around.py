"""What is known of like percentages around one, and what it says of its pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from checker.claims.belief import Features, score, weights
from checker.claims.pairs import USED_HERE, Pair
from checker.claims.quotients import FAMILY


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a percentage from others near by."""

    uses: Counter[int]
    """How often figures are what other percentages near by are of, by fact index."""
    here: Counter[int]
    """The same of percentages in the same sentence."""
    steps: Counter[tuple[int, int]]
    """Where the parts and bases of like percentages near by stand: figures from the percentage."""


def reconsidered(found: Iterable[Pair], around: Around) -> list[Pair]:
    """The same pairs with what is known around the percentage."""
    table = weights(FAMILY)
    known = ((pair, _told(pair, around)) for pair in found)
    return [pair.with_more(told, score(table, told)) if told else pair for pair, told in known]


def _told(pair: Pair, around: Around) -> Features:
    """How often other percentages use its base, and whether those like this one have their pairs in the same places."""
    told: list[str] = []
    base = pair.base.index
    used, here = around.uses.get(base, 0), around.here.get(base, 0)
    if used:
        told.append(f"base used {min(3, used)}")
        if pair.asked == "plan":
            told.append("plan used by another")
    if here:
        told.append(f"{USED_HERE} {min(2, here)}")
    if around.steps:
        alike = around.steps.get(pair.steps, 0)
        if alike:
            told.append(f"pair placed alike {min(2, alike)}")
        elif not used:
            told.append("pair placed otherwise")
    return tuple(told)
