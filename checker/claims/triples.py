"""Three figures of many digits of which one is the sum of the others: no words are needed to see that they belong together.

``Dân số 1.284.617 người …``, a page on ``dân tộc Kinh 902.340 người``, then ``các dân tộc thiểu số 382.277 người``. Of the
numbers of so many digits unrelated figures around them make up one in some hundred; what adds up in two ways is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.claim import Kind, Strength
from checker.claims import operands
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.ranges import significant

_LEAST, _OF_PARTS = 4, 3
"""Significant digits that the whole must have, and one of the parts."""
_WITHIN, _NEAR = 40, 16
"""Figures around a whole among which its parts are sought; the second for one of the fewest digits."""
_APART = 24
"""Figures between the parts."""
_FACETS = (Facet.VALUE, Facet.PLAN, Facet.PREV, Facet.DELTA)


class Triple(NamedTuple):
    """A whole and its two parts, these in the order of the text."""

    whole: Fact
    first: Fact
    second: Fact

    @property
    def values(self) -> frozenset[Decimal]:
        """The two numbers that make the whole."""
        return frozenset((_value(self.first), _value(self.second)))

    @property
    def span(self) -> int:
        """Figures from the first to the last."""
        indices = [f.index for f in self]
        return max(indices) - min(indices)


def recognise(scene: Scene) -> None:
    """Claim every whole with its two parts that nothing else has claimed."""
    figures = scene.reading.figures
    known = {frozenset(abs(figures[o.figure].value or 0) for o in claim.operands) for claim in scene.claims}
    for alike in _alike(scene):
        found: dict[Decimal, list[Triple]] = defaultdict(list)
        for triple in _triples(alike):
            found[_value(triple.whole)].append(triple)
        for triples in found.values():
            if len({triple.values for triple in triples}) == 1:
                nearest = min(triples, key=lambda triple: (triple.span, triple.whole.index))
                if frozenset(map(_value, nearest)) not in known:
                    _claim(scene, nearest)


def _alike(scene: Scene) -> Iterator[list[Fact]]:
    """The amounts of one unit and so many decimals in each section, in their order."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for f in scene.facts:
        if f.m.measure and not f.table and f.m.dimension and f.facet in _FACETS and not f.m.bound and _value(f) > 0:
            groups[scene.sections[f.m.block], f.m.dimension, f.m.factor, f.m.figure.decimals].append(f)
    yield from groups.values()


def _triples(alike: Sequence[Fact]) -> Iterator[Triple]:
    """Every whole with two parts near it, each pair once."""
    for n, whole in enumerate(alike):
        digits = significant(whole.m.figure)
        if digits < _LEAST:
            continue
        within = _NEAR if digits == _LEAST else _WITHIN
        near = [
            f
            for f in alike[max(0, n - _WITHIN) : n + _WITHIN]
            if abs(f.index - whole.index) <= within and f is not whole
        ]
        by_value: dict[Decimal, list[Fact]] = defaultdict(list)
        for f in near:
            by_value[_value(f)].append(f)
        for first in near:
            for second in by_value.get(_value(whole) - _value(first), ()):
                if 0 < second.index - first.index <= _APART and _telling(first, second):
                    yield Triple(whole, first, second)


def _telling(first: Fact, second: Fact) -> bool:
    return max(significant(first.m.figure), significant(second.m.figure)) >= _OF_PARTS


def _claim(scene: Scene, triple: Triple) -> None:
    whole, *parts = triple
    changes = [f for f in parts if f.facet is Facet.DELTA]
    if whole.facet is Facet.DELTA and not changes:
        relation = operands.change(whole, *sorted(parts, key=_value, reverse=True))
    elif len(changes) == 1 and whole.facet is not Facet.DELTA:
        (other,) = (f for f in parts if f is not changes[0])
        relation = operands.change(changes[0], whole, other)
    else:
        scene.claim(Kind.TOTAL, "total", operands.total(whole, parts), Strength.SILENT)
        return
    if scene.arithmetic.holds("change", relation):
        scene.claim(Kind.CHANGE, "change", relation, Strength.SILENT)


def _value(f: Fact) -> Decimal:
    """The number printed; a change may carry its sign."""
    return abs(f.m.figure.value or Decimal(0))
