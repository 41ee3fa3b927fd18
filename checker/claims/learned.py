"""What a document's sums teach: lists that add up under the same names elsewhere, and plans and changes beside the values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checker.claim import Kind, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.operands import added, total
from checker.claims.structure import Structure, Sum
from checker.ranges import significant
from checker.vocabulary import Wording, fold

_NAMES_WITHIN = 12
"""Figures after a whole among which its parts are looked for by name."""
_NAMED, _IN_FULL = 0.97, 0.99
"""Chance that figures are meant to add up that do so under the same names elsewhere; and where the other parts are denied."""
_LIKELY, _SURELY = 0.95, 0.99
"""Chance that plans or changes beside values that add up are meant to; and that the changes are, of several digits and alike."""
_DIGITS = 3
"""Digits of a whole that tell that it is one."""
_NONE = Wording(r"\s*:?\s*<none_there>\b")
"""``Ngô cả năm: Không có``."""
_ANY_NONE = Wording(r"<none_there>")


class Name(NamedTuple):
    """What a figure is called: the words before it, and its unit."""

    label: str
    unit: str


class _Near:
    """The figures behind a whole, up to the next one that is called as it is."""

    def __init__(self, learned: Learned, whole: Fact) -> None:
        named = learned.named
        self._scene, self._named, self.whole = learned.scene, named, whole
        own = named[whole.index]
        self.facts = list(takewhile(lambda f: named[f.index] != own, learned.scene.ahead(whole, _NAMES_WITHIN)))
        self.names = {named[f.index] for f in self.facts}
        self._last = self.facts[-1] if self.facts else whole
        self.may_deny = any(map(learned.denies, range(whole.m.block, self._last.m.block + 1)))
        """It may be said of something there that there is none of it."""

    def parts(self, names: Sequence[Name]) -> list[Fact]:
        """The figures of these names, in this order; none unless all are there, or said not to be."""
        parts: list[Fact] = []
        for name in names:
            after = parts[-1].index if parts else self.whole.index
            alike = (f for f in self.facts if f.index > after and self._named[f.index] == name)
            part = next((f for f in alike if same_kind(f, self.whole)), None)
            if part is not None:
                parts.append(part)
            elif not (self.may_deny and self._denied(name)):
                return []
        return parts

    def _denied(self, name: Name) -> bool:
        """It is said that there is nothing of this name."""
        words = fold(self._scene.document.text[self.whole.m.figure.end : self._last.m.figure.start])
        return any(_NONE.match(words, m.end()) for m in re.finditer(rf"\b{re.escape(name.label)}", words))


class _Patterns:
    """The names under which parts have added up to wholes of one name, by each part's."""

    def __init__(self) -> None:
        self._all: list[tuple[Name, ...]] = []
        self._by_part: dict[Name, list[tuple[Name, ...]]] = defaultdict(list)

    def add(self, names: tuple[Name, ...]) -> None:
        """One more; the whole's comes first."""
        self._all.append(names)
        self._by_part[names[1]].append(names)

    def that_may_stand(self, near: _Near) -> Iterable[tuple[Name, ...]]:
        """Those of which some part may be there: the first one, unless it may be said that there is none."""
        if near.may_deny:
            return self._all
        return (names for name in near.names & self._by_part.keys() for names in self._by_part[name])


class Learned:
    """Expects of one scene what its structure shows."""

    def __init__(self, scene: Scene, structure: Structure) -> None:
        self.scene = scene
        self.structure = structure
        self.named = [Name(f.m.figure.label, f.m.figure.unit) for f in scene.facts]
        """What each figure is called."""
        self._denying: dict[int, bool] = {}

    def denies(self, block: int) -> bool:
        """Whether a block says of anything that there is none of it."""
        known = self._denying.get(block)
        if known is None:
            passage = self.scene.document.blocks[block]
            said = fold(self.scene.document.text[passage.start : passage.end])
            known = self._denying[block] = _ANY_NONE.search(said) is not None
        return known

    def recognise(self) -> None:
        """Lists known by their names first, then the parallels of all that add up."""
        for whole, parts, chance in self._expected():
            self.scene.suspect(whole.id, Kind.TOTAL, "total", total(whole, parts), chance)
        stated = {c.operands[0].figure for c in self.scene.claims if c.kind is Kind.TOTAL}
        for found in list(self.structure.found):
            for facet in (Facet.PLAN, Facet.DELTA):
                self._parallel(found, facet, stated)

    def _expected(self) -> Iterator[tuple[Fact, list[Fact], float]]:
        """Wholes that don't have their parts yet, with the figures of the names that add up elsewhere, and the chance that they should.

        Once is enough where it is said of the other parts that there is nothing: then the list is told in full. Names under which
        fewer lists add up than don't have added up by chance.
        """
        patterns = self._patterns()
        by_head: dict[Name, _Patterns] = defaultdict(_Patterns)
        for names in patterns:
            by_head[names[0]].add(names)
        wanting: dict[tuple[Name, ...], list[tuple[Fact, list[Fact], float]]] = defaultdict(list)
        for whole, name in zip(self.scene.facts, self.named, strict=True):
            if whole.facet is not Facet.VALUE or whole.index in self.structure.done or name not in by_head:
                continue
            near = _Near(self, whole)
            for names in by_head[name].that_may_stand(near):
                parts = near.parts(names[1:])
                in_full = 0 < len(parts) < len(names) - 1
                if parts and (in_full or patterns[names] > 1) and _alike(whole, parts):
                    wanting[names].append((whole, parts, _IN_FULL if in_full else _NAMED))
        for names, times in sorted(patterns.items()):
            if len(wanting[names]) <= times:
                yield from wanting[names]

    def _patterns(self) -> dict[tuple[Name, ...], int]:
        """The names of whole and parts that have added up, and how often."""
        seen: dict[tuple[Name, ...], int] = {}
        for found in self.structure.found:
            names = tuple(self.named[f.index] for f in (found.whole, *found.parts))
            if all(name.label for name in names) and len(set(names)) == len(names):
                seen[names] = seen.get(names, 0) + 1
        return seen

    def _parallel(self, found: Sum, facet: Facet, stated: set[int]) -> None:
        """Where the values add up, so should the plans, or the changes, beside them."""
        head = self._beside(found.whole, facet)
        parts = [f for part in found.parts if (f := self._beside(part, facet))]
        if head is None or len(parts) < 2:
            return
        shape, operands = added(head, parts)
        if self.scene.arithmetic.holds(shape, operands):
            self.scene.claim(Kind.TOTAL, shape, operands, Strength.SILENT)
        elif len(parts) == len(found.parts) and head.id not in stated:
            sure = facet is Facet.DELTA and _in_step(found, head, parts)
            self.scene.suspect(head.id, Kind.TOTAL, shape, operands, _SURELY if sure else _LIKELY)

    def _beside(self, value: Fact, facet: Facet) -> Fact | None:
        """The plan or the change that stands with a value."""
        for f in self.scene.ahead(value, 6):
            if f.m.block != value.m.block or (f.facet is Facet.VALUE and f.m.over >= 0):
                return None
            if f.facet is facet and same_kind(f, value):
                return f
        return None


def _in_step(found: Sum, head: Fact, changes: Sequence[Fact]) -> bool:
    """Values of several digits that add up surely do, and so do their changes if all are of the same things."""
    values = (found.whole, *found.parts)
    plain = not any(f.m.bound for f in (*values, head, *changes))
    return (
        plain
        and significant(found.whole.m.figure) >= _DIGITS
        and len({(f.m.figure.unit, f.noun) for f in (head, *changes)}) == 1
    )


def _alike(whole: Fact, parts: Sequence[Fact]) -> bool:
    """All of one dimension, or things counted."""
    counted = all(f.m.count or not f.m.dimension for f in (whole, *parts))
    return counted or {f.m.dimension for f in parts} == {whole.m.dimension}
