"""Changes: rises and falls against both values, growth percentages, multiples and points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan

from checker.claim import ONE, Kind, Operand, Strength
from checker.claims import growths, moves, points
from checker.claims.base import Scene
from checker.claims.belief import Candidate, Deferred, Features, Option, Weights, weigh, weights, worth
from checker.claims.facts import Facet, Fact
from checker.claims.multiples import multiple
from checker.claims.operands import looseness
from checker.claims.twins import discounted

_MEANT = 0.3
"""Chance from which a growth percentage that is the level is named as that."""


def recognise(scene: Scene) -> None:
    """Claim growth percentages, changes, multiples and percentage points."""
    for f in scene.facts:
        if f.table:
            continue
        if f.facet is Facet.LEVEL and f.m.percent and f.id not in scene.taken:
            points.between_rates(scene, f)
        elif f.facet is Facet.GROWTH and f.m.percent:
            _growth(scene, f)
        elif f.facet is Facet.DELTA:
            found = moves.options(scene, f)
            fitting = [move.possible and _fits(scene, move.option) for move in found]
            _weighed(scene, weights(moves.FAMILY), f, found, fitting, moves.none_of_them(scene, f))
        elif f.facet is Facet.TIMES:
            multiple(scene, f)
        elif f.facet is Facet.POINTS:
            rates = points.options(scene, f)
            fitting = [_fits(scene, option) for option in rates]
            _weighed(scene, weights(points.FAMILY), f, rates, fitting, points.none_of_them(scene, f))


def _growth(scene: Scene, p: Fact) -> None:
    found = growths.options(scene, p)
    fitting = [_fits(scene, option) for option in found]
    _weighed(scene, weights(growths.FAMILY), p, found, fitting, growths.none_of_them(scene, p))


def _weighed(
    scene: Scene, family: Weights, f: Fact, found: Sequence[Candidate], fitting: Sequence[bool], told: Features
) -> None:
    """Claim the option that holds and is believed; doubt the others. ``told``: what speaks for none of them."""
    none = worth(family, told)
    weighed = weigh(family, found, none, fitting)
    options, weighed = discounted(scene, family, found, none, weighed)
    if weighed.best is not None:
        option = found[weighed.best].option
        strength = Strength.ASSERTED if weighed.meant[weighed.best] >= _MEANT else Strength.SILENT
        scene.explain(f, option.kind, option.shape, option.operands, strength)
        return
    for candidate, meant in zip(found, weighed.meant, strict=True):
        if meant >= _MEANT and candidate.option.shape == "growth" and _as_level(scene, f, candidate.option.operands):
            return
    scene.doubt(f.id, options, weighed)


def _fits(scene: Scene, option: Option | Deferred) -> bool:
    """Whether the option gives what is printed, within rounding."""
    return near(scene, option) and scene.arithmetic.holds(option.shape, option.operands)


_COMPUTED: dict[str, Callable[[float, float], float]] = {
    "growth": lambda now, then: 100 * now / then - 100,
    "excess": lambda now, then: 100 * now / then - 100,
    "growth-of-rise": lambda now, change: 100 / (now / change - 1) if now > change else nan,
    "growth-of-fall": lambda now, change: 100 / (now / change + 1),
    "growth-of-previous": lambda change, then: 100 * change / then,
    "points": lambda now, then: now - then,
    "change": lambda now, then: now - then,
}
"""Shapes in floating point, for screening only."""


def near(scene: Scene, option: Option | Deferred) -> bool:
    """Whether an option may hold at all; most don't by far, and exact arithmetic is dear."""
    target, first, second = [scene.by_figure[o.figure] for o in option.operands]
    way, one, other = [1.0 if o.factor is ONE else float(o.factor) for o in option.operands]
    a, b, c = target.value * way, first.value * one, second.value * other
    try:
        computed = _COMPUTED[option.shape](b, c)
    except ZeroDivisionError:
        return True
    loose = looseness(first) + looseness(second)
    own = 10.0**-target.m.figure.decimals * abs(way)
    scale = max(abs(b), abs(c)) if option.shape in ("change", "points") else abs(computed) + 100
    return abs(a - computed) <= 2 * (own + loose * scale) + 1e-9


def _as_level(scene: Scene, p: Fact, operands: Sequence[Operand]) -> bool:
    """``tăng 450%`` where 450% is the level: named as that."""
    if p.sign < 0:
        return False  # "7 khoản thấp hơn 70%": a threshold; small levels agree with counts by chance
    percent, current, before = operands
    positive = Operand(percent.role, percent.figure, abs(percent.factor))
    level = (positive, current, before)
    if not scene.arithmetic.holds("level", level):
        return False
    scene.explain(p, Kind.GROWTH, "level-called-growth", level, Strength.ASSERTED)
    return True
