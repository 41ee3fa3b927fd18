"""Changes: rises and falls against both values, growth percentages, multiples and points."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claim import Kind, Operand, Strength
from checker.claims import growths, moves
from checker.claims.base import Scene
from checker.claims.belief import Option, score, weigh, weights
from checker.claims.facts import Facet, Fact
from checker.claims.multiples import multiple
from checker.claims.points import between_rates, points

_MEANT = 0.3
"""Chance from which a growth percentage that is the level is named as that."""


def recognise(scene: Scene) -> None:
    """Claim growth percentages, changes, multiples and percentage points."""
    for f in scene.facts:
        if f.table:
            continue
        if f.facet is Facet.LEVEL and f.m.percent and f.id not in scene.taken:
            between_rates(scene, f)
        elif f.facet is Facet.GROWTH and f.m.percent:
            _growth(scene, f)
        elif f.facet is Facet.DELTA:
            _weighed(scene, f, moves.options(scene, f), score(weights(moves.FAMILY), moves.none_of_them(scene, f)))
        elif f.facet is Facet.TIMES:
            multiple(scene, f)
        elif f.facet is Facet.POINTS:
            points(scene, f)


def _growth(scene: Scene, p: Fact) -> None:
    found = growths.options(scene, p)
    _weighed(scene, p, found, score(weights(growths.FAMILY), growths.none_of_them(scene, p)))


def _weighed(scene: Scene, f: Fact, found: Sequence[Option], none: float) -> None:
    """Claim the option that holds and is believed; doubt the others."""
    weighed = weigh(found, none, lambda n: scene.arithmetic.holds(found[n].shape, found[n].operands))
    if weighed.best is not None:
        option = found[weighed.best]
        strength = Strength.ASSERTED if weighed.meant[weighed.best] >= _MEANT else Strength.SILENT
        scene.explain(f, option.kind, option.shape, option.operands, strength)
        return
    for option, meant in zip(found, weighed.meant, strict=True):
        if meant >= _MEANT and option.shape == "growth" and _as_level(scene, f, option.operands):
            return
    scene.doubt(f.id, found, weighed)


def _as_level(scene: Scene, p: Fact, operands: Sequence[Operand]) -> bool:
    """``tăng 450%`` where 450% is the level: named as that."""
    percent, current, before = operands
    positive = Operand(percent.role, percent.figure, abs(percent.factor))
    level = (positive, current, before)
    if not scene.arithmetic.holds("level", level):
        return False
    scene.explain(p, Kind.GROWTH, "level-called-growth", level, Strength.ASSERTED)
    return True
