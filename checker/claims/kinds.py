"""Figures by kind: what two of them are to each other by themselves is asked once for each two kinds, not for each two figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.claims.facts import Fact

_Key = tuple[object, ...]
May = Callable[[Fact, Fact], bool]
"""Whether the first figure may stand beside the second; it must ask for nothing that kinds leave open."""


class Kinds:
    """The kinds of a document's figures: unit, part in the row, sign and brackets, but neither value nor words."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        numbers: dict[_Key, int] = {}
        self.of: list[int] = []
        """The kind of each figure, by its index."""
        self._first: list[Fact] = []
        """A figure of each kind."""
        self._fitting: dict[tuple[May, int], frozenset[int]] = {}
        for f in facts:
            m = f.m
            key = (f.facet, m.dimension, m.over, m.depth, f.sign < 0, m.count, f.quantity, f.single)
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
