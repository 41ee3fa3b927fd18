"""Figures told in step: ``2.518 vụ, 1.471 người chết, lần lượt giảm 126 vụ, 119 người, tương ứng 4,77%, 7,48%``.

Runs of values, changes and percentages that stand one behind the other and are equally long go together, the first with the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.claims.facts import Facet, Fact


class Step(NamedTuple):
    """Where a figure stands among those of its sort."""

    begin: int
    """Fact index of the first of its run."""
    length: int


def steps(facts: Sequence[Fact]) -> list[Step]:
    """The run of each fact."""
    found: list[Step] = []
    begin = 0
    for n, f in enumerate(facts):
        following = facts[n + 1] if n + 1 < len(facts) else None
        if following is None or following.m.sentence != f.m.sentence or _sort(following) != _sort(f):
            found += [Step(begin, n + 1 - begin)] * (n + 1 - begin)
            begin = n + 1
    return found


def _sort(f: Fact) -> str:
    """Percentages, changes and values are told apart."""
    if f.m.percent:
        return "percent"
    return f.facet.value if f.facet in (Facet.DELTA, Facet.VALUE, Facet.PREV) else "other"


def in_step(found: Sequence[Step], index: int) -> int | None:
    """The fact of the run before that goes with this one; None where the runs differ in length or are single figures."""
    own = found[index]
    if own.length < 2 or not own.begin:
        return None
    before = found[own.begin - 1]
    return before.begin + index - own.begin if before.length == own.length else None
