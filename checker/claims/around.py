"""What is known of like percentages around one, and what it says of its pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker.claims.belief import score, weights
from checker.claims.facts import Fact
from checker.claims.pairs import Pair
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
    known = ((pair, (*_used(pair.base, around), *_placed(pair, around))) for pair in found)
    return [
        replace(pair, score=pair.score + score(table, told), features=(*pair.features, told)) if told else pair
        for pair, told in known
    ]


def _used(f: Fact, around: Around) -> Iterator[str]:
    if around.uses[f.index]:
        yield f"base used {min(3, around.uses[f.index])}"
    if around.here[f.index]:
        yield f"base used in sentence {min(2, around.here[f.index])}"


def _placed(pair: Pair, around: Around) -> Iterator[str]:
    """Whether like percentages near by have their pairs in the same places."""
    if around.steps:
        alike = around.steps[pair.steps]
        if alike:
            yield f"pair placed alike {min(2, alike)}"
        elif not around.uses[pair.base.index]:
            yield "pair placed otherwise"
