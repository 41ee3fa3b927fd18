"""One quantity stated twice: in text and footnote, in a section and the summary, in a sentence and a table."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.contradictions import Contradictions
from checker.claims.facts import Facet, Fact
from checker.claims.identity import Identity
from checker.claims.likeness import same_amount
from checker.ranges import significant

_MOST = 3
"""Earlier statements that a figure is tied to at most: the first and the last ones."""
_BACK = 10
"""Earlier figures of the same value that are looked at."""
_FAR = 2000
"""Figures between two statements at most: as many as a long report has."""
_ENOUGH = 8
"""Points from which two figures are taken for one quantity."""
_AMOUNTS = (Facet.VALUE, Facet.PLAN, Facet.PREV)
_DIGITS = 3
"""Digits from which a figure may be another one rounded."""
_CLOSE = 1.002
"""How far apart figures of one quantity may be after rounding, for screening."""
_BOUNDED = 1.2
"""The same where one of them is ``hơn 1 tỷ``."""
_SCALED = 1_000_000
"""Units from which two digits tell enough to look: ``1,2 tỷ đồng``."""
_BESIDE = 8
"""Figures next in size that are compared."""


def recognise(scene: Scene) -> None:
    """Equal figures, and figures equal within rounding, that are the same quantity by all that is said of them."""
    identity = Identity(scene)
    groups: dict[str, list[Fact]] = defaultdict(list)
    for f in scene.facts:
        if f.m.figure.value is not None and f.m.bound != "range":
            groups[str(abs(f.m.figure.value).normalize())].append(f)
    for alike in groups.values():
        for i, second in enumerate(alike):
            near = [
                first
                for first in alike[max(0, i - _BACK) : i]
                if second.index - first.index <= _FAR
                if first.table or second.table or _on_one_scale(first, second)
                if identity.comparable(first, second) and identity.points(first, second) >= _ENOUGH
            ]
            for first in near[:1] + near[1:][1 - _MOST :]:
                _claim(scene, first, second)
    _rounded(scene, identity)
    _range_ends(scene, groups)
    Contradictions(scene, identity).recognise()


def _on_one_scale(first: Fact, second: Fact) -> bool:
    """Equal numbers say equal amounts; one of them may be printed without a unit, which the other lends it."""
    if first.m.factor == second.m.factor or same_amount(first, second):
        return True
    return any(not f.m.dimension and f.m.factor == 1 for f in (first, second))


def _claim(scene: Scene, first: Fact, second: Fact, factor: Fraction = Fraction(1)) -> None:
    if (first.m.figure.value or 0) * (second.m.figure.value or 0) < 0:
        factor = -factor
    operands = Operand("second", second.id, factor), Operand("first", first.id)
    scene.claim(Kind.REPEAT, "repeat", operands, Strength.SILENT)


def _rounded(scene: Scene, identity: Identity) -> None:
    """``2.106,261 tỷ đồng`` and ``2.106,3``; ``hơn 1 tỷ 127 triệu`` and ``1.127,1 triệu``."""
    by_kind: dict[str, list[tuple[float, Fact, Fraction]]] = defaultdict(list)
    for f in scene.facts:
        if f.m.figure.value is None or f.facet not in _AMOUNTS or f.m.bound == "range":
            continue
        telling = f.m.bound or significant(f.m.figure) >= _DIGITS or abs(f.m.factor) >= _SCALED
        if f.m.dimension and f.m.measure and telling:
            by_kind[f.m.dimension].append((f.mid, f, f.m.factor))
        if f.table or significant(f.m.figure) > _DIGITS:
            by_kind[""].append((abs(float(f.m.figure.value)), f, Fraction(1)))
    for kind, found in by_kind.items():
        found.sort(key=lambda x: (x[0], x[1].index))
        for i, (value, f, factor) in enumerate(found):
            for other, g, its in found[i + 1 : i + 1 + _BESIDE]:
                if other > value * _BOUNDED:
                    break
                close = other <= value * _CLOSE or bool(f.m.bound) != bool(g.m.bound)
                if close and (kind or f.table or g.table):
                    _offer(scene, identity, (f, factor), (g, its))


def _offer(scene: Scene, identity: Identity, one: tuple[Fact, Fraction], two: tuple[Fact, Fraction]) -> None:
    (first, x), (second, y) = sorted((one, two), key=lambda pair: pair[0].index)
    if first.m.figure.value == second.m.figure.value and x == y:
        return
    coarse = min(one[0], two[0], key=lambda f: significant(f.m.figure))
    if (
        second.index - first.index > _FAR
        or not identity.comparable(first, second)
        or first.m.sentence == second.m.sentence
    ):
        return
    operands = Operand("second", second.id, y / x), Operand("first", first.id)
    if not scene.arithmetic.holds("repeat", operands):
        return
    fine = first if coarse is second else second
    if identity.points(coarse, fine) >= _ENOUGH and identity.told_alike(first, second):
        _claim(scene, first, second, y / x)


def _range_ends(scene: Scene, groups: dict[str, list[Fact]]) -> None:
    """``với 465 - 469 triệu đồng mỗi đơn vị``: both ends stand by themselves elsewhere."""
    for f in scene.facts:
        figure = f.m.figure
        if f.m.bound != "range" or figure.low is None or figure.high is None or significant(figure) < _DIGITS:
            continue
        ends = [groups.get(str(end.normalize()), []) for end in (figure.low, figure.high)]
        alike = [[g for g in end if g.m.dimension == f.m.dimension != "" and g.m.factor == f.m.factor] for end in ends]
        if all(alike):
            for g in (*alike[0][:_MOST], *alike[1][:_MOST]):
                first, second = sorted((f, g), key=lambda x: x.index)
                _claim(scene, first, second)
