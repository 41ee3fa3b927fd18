"""What a document's sums teach: lists that add up under the same names elsewhere, and plans and changes beside the values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import printed_sign, size, total
from checker.claims.structure import Structure, Sum

_NAMES_WITHIN = 12
"""Figures after a whole among which its parts are looked for by name."""


class Learned:
    """Expects of one scene what its structure shows."""

    def __init__(self, scene: Scene, structure: Structure) -> None:
        self.scene = scene
        self.structure = structure

    def recognise(self) -> None:
        """Lists known by their names first, then the parallels of all that add up."""
        for names in self._patterns():
            self._expect(names)
        stated = {c.operands[0].figure for c in self.scene.claims if c.kind is Kind.TOTAL}
        for found in list(self.structure.found):
            for facet in (Facet.PLAN, Facet.DELTA):
                self._parallel(found, facet, stated)

    def _patterns(self) -> list[tuple[str, ...]]:
        """The names of whole and parts that have added up twice and more."""
        seen: dict[tuple[str, ...], int] = {}
        for found in self.structure.found:
            names = (_name(found.whole), *(_name(f) for f in found.parts))
            if all(names) and len(set(names)) == len(names):
                seen[names] = seen.get(names, 0) + 1
        return sorted(names for names, times in seen.items() if times > 1)

    def _expect(self, names: Sequence[str]) -> None:
        """What adds up under these names elsewhere in the document is expected to add up everywhere."""
        for whole in self.scene.facts:
            if _name(whole) == names[0] and whole.index not in self.structure.done and whole.facet is Facet.VALUE:
                parts = self._named(whole, names[1:])
                if parts and _alike(whole, parts):
                    self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, parts), 0.97)

    def _named(self, whole: Fact, names: Sequence[str]) -> list[Fact]:
        """The figures of these names after the whole, in this order; none unless all are there."""
        parts: list[Fact] = []
        for f in self.scene.ahead(whole, _NAMES_WITHIN):
            if len(parts) < len(names) and _name(f) == names[len(parts)] and same_kind(f, whole):
                parts.append(f)
        return parts if len(parts) == len(names) else []

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


def _name(f: Fact) -> str:
    """The words before a figure, and its unit: what it is called."""
    return f"{f.m.figure.label} {f.m.figure.unit}" if f.m.figure.label else ""


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
