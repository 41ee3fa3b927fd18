"""Figures by what they are called: found without walking through all that stand between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from checker.claims.facts import Fact


class Names:
    """The figures of a document by their names, and its amounts by each word of theirs."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._alike: dict[tuple[str, str], tuple[list[int], list[Fact]]] = {}
        """The facts of each name, and their indices."""
        self._called: dict[str, tuple[list[int], list[Fact]]] = {}
        """The same of the amounts that are called by a word."""
        for fact in facts:
            for name in (("noun", fact.noun), ("word", fact.word), ("unit", fact.m.figure.unit)):
                indices, alike = self._alike.setdefault(name, ([], []))
                indices.append(fact.index)
                alike.append(fact)
            for word in _words(fact) if fact.quantity else ():
                indices, called = self._called.setdefault(word, ([], []))
                indices.append(fact.index)
                called.append(fact)

    def behind(self, by: str, name: str, after: int, before: int, limit: int) -> list[Fact]:
        """The first figures of a name by ``noun``, ``word`` or ``unit`` between two fact indices."""
        indices, alike = self._alike.get((by, name), ([], []))
        first = bisect_right(indices, after)
        return alike[first : bisect_left(indices, before, first, min(first + limit, len(indices)))]

    def called(self, words: AbstractSet[str], before: int, limit: int) -> Iterator[Fact]:
        """The last amounts before a fact index that are called by all of these words; so many of them are looked at."""
        found = min(
            (self._called.get(word, ([], [])) for word in words), key=lambda each: len(each[0]), default=([], [])
        )
        end = bisect_left(found[0], before)
        for fact in reversed(found[1][max(0, end - limit) : end]):
            if words <= _words(fact):
                yield fact


def _words(fact: Fact) -> set[str]:
    return {*fact.m.figure.label.split(), *fact.noun.split()}
