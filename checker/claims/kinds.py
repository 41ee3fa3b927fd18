"""Figures by kind: what two of them are to each other by themselves is asked once for each two kinds, not for each two figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.claims.facts import Fact

_Key = tuple[object, ...]
May = Callable[[Fact, Fact], bool]
"""Whether the first figure may stand beside the second; it must ask for nothing that kinds leave open."""

Mixture = tuple[str, tuple[bool, bool, bool, bool]]
"""What is told of parts by their kinds."""


class Kinds:
    """The kinds of a document's figures: unit, part in the row, sign and brackets, but neither value nor words."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        numbers: dict[_Key, int] = {}
        self.of: list[int] = []
        """The kind of each figure, by its index."""
        self._first: list[Fact] = []
        """A figure of each kind."""
        self._fitting: dict[tuple[May, int], frozenset[int]] = {}
        self._among: dict[tuple[int, frozenset[int]], Mixture] = {}
        for f in facts:
            m = f.m
            key = (f.facet, m.dimension, m.over, m.depth, f.sign < 0, m.count, f.quantity, f.single, m.bound)
            kind = numbers.setdefault(key, len(numbers))
            if kind == len(self._first):
                self._first.append(f)
            self.of.append(kind)

    def fitting(self, whole: Fact, may: May) -> frozenset[int]:
        """The kinds of those figures that may stand beside one."""
        key = may, self.of[whole.index]
        known = self._fitting.get(key)
        if known is None:
            known = frozenset(kind for kind, f in enumerate(self._first) if may(f, whole))
            self._fitting[key] = known
        return known

    def among(self, whole: Fact, kinds: frozenset[int], tell: Callable[[Fact, Sequence[Fact]], Mixture]) -> Mixture:
        """What figures of some kinds are to a whole."""
        key = self.of[whole.index], kinds
        known = self._among.get(key)
        if known is None:
            known = self._among[key] = tell(whole, [self._first[kind] for kind in sorted(kinds)])
        return known
