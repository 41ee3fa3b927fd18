"""What a document's sums teach: lists that add up under the same names elsewhere, and plans and changes beside the values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import printed_sign, size, total
from checker.claims.structure import Structure, Sum
from checker.vocabulary import Wording, fold

_NAMES_WITHIN = 12
"""Figures after a whole among which its parts are looked for by name."""
_NAMED, _IN_FULL = 0.97, 0.99
"""Chance that figures are meant to add up that do so under the same names elsewhere; and where the other parts are denied."""
_NONE = Wording(r"\s*:?\s*<none_there>\b")
"""``Ngô cả năm: Không có``."""


class Name(NamedTuple):
    """What a figure is called: the words before it, and its unit."""

    label: str
    unit: str


class Learned:
    """Expects of one scene what its structure shows."""

    def __init__(self, scene: Scene, structure: Structure) -> None:
        self.scene = scene
        self.structure = structure

    def recognise(self) -> None:
        """Lists known by their names first, then the parallels of all that add up."""
        called: dict[Name, list[Fact]] = defaultdict(list)
        for f in self.scene.facts:
            called[_name(f)].append(f)
        for names, times in self._patterns():
            self._expect(names, times, called[names[0]])
        stated = {c.operands[0].figure for c in self.scene.claims if c.kind is Kind.TOTAL}
        for found in list(self.structure.found):
            for facet in (Facet.PLAN, Facet.DELTA):
                self._parallel(found, facet, stated)

    def _patterns(self) -> list[tuple[tuple[Name, ...], int]]:
        """The names of whole and parts that have added up, and how often."""
        seen: dict[tuple[Name, ...], int] = {}
        for found in self.structure.found:
            names = tuple(_name(f) for f in (found.whole, *found.parts))
            if all(name.label for name in names) and len(set(names)) == len(names):
                seen[names] = seen.get(names, 0) + 1
        return sorted(seen.items())

    def _expect(self, names: Sequence[Name], times: int, wholes: Iterable[Fact]) -> None:
        """What adds up under these names elsewhere in the document is expected to add up everywhere.

        Once is enough where it is said of the other parts that there is nothing: then the list is told in full.
        """
        for whole in wholes:
            if whole.index not in self.structure.done and whole.facet is Facet.VALUE:
                parts = self._named(whole, names[1:])
                in_full = 0 < len(parts) < len(names) - 1
                if parts and (in_full or times > 1) and _alike(whole, parts):
                    chance = _IN_FULL if in_full else _NAMED
                    self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, parts), chance)

    def _named(self, whole: Fact, names: Sequence[Name]) -> list[Fact]:
        """The figures of these names after the whole, in this order; none unless all are there, or said not to be."""
        ahead = self.scene.ahead(whole, _NAMES_WITHIN)
        near = list(takewhile(lambda f: _name(f) != _name(whole), ahead))
        parts: list[Fact] = []
        for name in names:
            after = parts[-1].index if parts else whole.index
            part = next((f for f in near if f.index > after and _name(f) == name and same_kind(f, whole)), None)
            if part is not None:
                parts.append(part)
            elif not (near and self._denied(name, whole, near[-1])):
                return []
        return parts

    def _denied(self, name: Name, first: Fact, last: Fact) -> bool:
        """Between two figures it is said that there is nothing of this name."""
        words = fold(self.scene.document.text[first.m.figure.end : last.m.figure.start])
        return any(_NONE.match(words, m.end()) for m in re.finditer(rf"\b{re.escape(name.label)}", words))

    def _parallel(self, found: Sum, facet: Facet, stated: set[int]) -> None:
        """Where the values add up, so should the plans, or the changes, beside them."""
        head = self._beside(found.whole, facet)
        parts = [f for part in found.parts if (f := self._beside(part, facet))]
        if head is None or len(parts) < 2:
            return
        if facet is Facet.DELTA:
            shape, operands = "sum-of-changes", _changes(head, parts)
        else:
            shape, operands = "total", total(head, parts)
        if self.scene.arithmetic.holds(shape, operands):
            self.scene.claim(Kind.TOTAL, shape, operands, Strength.SILENT)
        elif len(parts) == len(found.parts) and head.id not in stated:
            self.scene.suspect(head.id, Kind.TOTAL, shape, operands, 0.95)

    def _beside(self, value: Fact, facet: Facet) -> Fact | None:
        """The plan or the change that stands with a value."""
        for f in self.scene.ahead(value, 6):
            if f.m.block != value.m.block or (f.facet is Facet.VALUE and f.m.over >= 0):
                return None
            if f.facet is facet and same_kind(f, value):
                return f
        return None


def _name(f: Fact) -> Name:
    return Name(f.m.figure.label, f.m.figure.unit)


def _alike(whole: Fact, parts: Sequence[Fact]) -> bool:
    """All of one dimension, or things counted."""
    counted = all(f.m.count or not f.m.dimension for f in (whole, *parts))
    return counted or {f.m.dimension for f in parts} == {whole.m.dimension}


def _changes(head: Fact, parts: Sequence[Fact]) -> tuple[Operand, ...]:
    """A whole's change and its parts', each part counted against the direction of the whole's."""
    way = head.sign or 1
    return (
        Operand("whole", head.id, size(head)),
        *(
            Operand("part", f.id, Fraction((f.sign or 1) * way * printed_sign(f)) * f.factor / head.factor)
            for f in parts
        ),
    )
