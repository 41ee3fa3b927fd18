"""Amounts of indicators that have fixed names, however they are called: ``kết nạp 60 đảng viên``, ``phát triển đảng (66 đồng chí)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording, load


def by_indicator(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The amounts of each indicator that has fixed names."""
    counted = [f for f in facts if f.facet is Facet.VALUE and not f.table and not f.m.bound and f.m.count]
    told = [(f, f"{f.m.before} # {f.m.noun}") for f in counted]
    for pattern in _patterns():
        yield [f for f, words in told if pattern.search(words)]


@cache
def _patterns() -> tuple[Wording, ...]:
    """A pattern for each indicator; ``#`` stands for the figure."""
    names = sorted(name for name in load().lists if name.startswith("indicators."))
    return tuple(Wording(rf"<{name}>") for name in names)
