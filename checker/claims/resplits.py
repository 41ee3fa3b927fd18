"""A whole whose parts are known may be split once more, by something else: ``46 nhiệm vụ, gồm …; theo lĩnh vực: …``.

What speaks for a further split is weighed apart from what speaks for the first: that its parts follow those of the other is all
right here, and nothing is left for the whole to be the sum of none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.claims.base import Scene
from checker.claims.belief import Features, score, weights, worth
from checker.claims.facts import Fact
from checker.claims.structure import words_between
from checker.claims.sums import FAMILY as FIRST
from checker.claims.sums import Run, sharing_none
from checker.claims.ties import apart, none_of_them
from checker.vocabulary import Wording

FAMILY = "resplit"
"""Name of these weights."""
_MOST = 7
"""Odds from which a first split is as good as sure."""
_DIVIDED = Wording(r"(?:^|[,;:.(])\W*(?:\w+ )?<divided_by>")


class Known(NamedTuple):
    """Parts of a whole that are known."""

    parts: Sequence[Fact]
    """In the order of the text."""
    wording: str
    """How their list is tied to the whole."""


def resplits(scene: Scene, found: Sequence[Run], known: Known) -> list[Run]:
    """Of the runs of a whole those that share no part with the known ones, each with what speaks for it beside them."""
    table = weights(FAMILY)
    first = weights(FIRST)
    none = worth(first, none_of_them(scene, found[0].whole)) if found else 0.0
    left: list[Run] = []
    for run in sharing_none(found, {f.index for f in known.parts}):
        odds = max(-_MOST, min(_MOST, round(worth(first, *run.features[:2]) - none)))
        features = (*run.features[:2], (f"resplit, first {odds}", *_beside(scene, run, known)))
        weight = sum([score(table, told) for told in features])
        left.append(Run(run.scene, run.listing, run.listed, weight, features, run.holds))
    return left


def none_further(scene: Scene, whole: Fact, known: Known) -> Features:
    """What speaks for it that a whole is split only once."""
    return "none further", f"none behind {known.wording}", *none_of_them(scene, whole)


def _beside(scene: Scene, run: Run, known: Known) -> Iterator[str]:
    """How a run stands to the parts that are known."""
    first, last = run.parts[0], known.parts[-1]
    if first.index > last.index:
        side = "behind"
    elif run.parts[-1].index < known.parts[0].index:
        side = "before"
    else:
        side = "among"
    yield f"resplit {side}"
    near, far = (last, first) if side == "behind" else (run.parts[-1], known.parts[0])
    passed = scene.amounts[max(far.index, near.index + 1)] - scene.amounts[near.index + 1]
    where = apart(near, far) or "nothing"
    yield f"resplit {side}, apart in {where}"
    yield f"resplit {side}, past {max(0, min(passed, 3))}"
    if side == "behind":
        yield f"resplit {'divided' if _DIVIDED.search(words_between(scene, last, first)) else 'plain'}, apart in {where}"
    more = len(run.parts) - len(known.parts)
    yield f"resplit of {'more' if more > 0 else 'fewer' if more else 'as many'}"
    alike = {f.m.dimension for f in run.parts} == {f.m.dimension for f in known.parts}
    yield f"resplit in {'the same units' if alike else 'other units'}"
    yield f"resplit {run.listing.wording} beside {known.wording}"
    if first.m.depth != known.parts[0].m.depth:
        yield "resplit on another level"
