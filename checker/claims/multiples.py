"""Multiples: ``gấp 2,4 lần`` is the quotient of two values."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.currents import AGAINST
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, sizes

_TIMES_NEAR, _TIMES_REACH = 1.2, 9
"""Costs up to which wording alone may accuse, and up to which a match is believed."""
_ASTRAY = 4
"""Times that a multiple is off when it is of other values."""
_MEANT = 0.85
"""How surely two values of the same things are meant."""
_SPREAD = 4.0
"""The range, in natural logarithms, over which the quotients of unrelated amounts of a kind are spread."""


def multiple(scene: Scene, t: Fact) -> None:
    """``gấp 2,4 lần CK (144 ca)``: claim the two values that a multiple is the quotient of."""
    found: list[tuple[float, tuple[Operand, ...]]] = []
    compared = list(previous(scene, t))
    for rank, current in enumerate(values_before(scene, t)):
        for cost, base in compared:
            if base is not current and same_kind(current, base) and base.m.figure.value:
                found.append((cost + 1.2 * rank, _operands(t, current, base)))
    found.sort(key=lambda x: x[0])
    for cost, relation in found:
        if cost <= _TIMES_REACH and scene.arithmetic.holds("multiple", relation):
            strength = Strength.ASSERTED if cost <= _TIMES_NEAR else Strength.SILENT
            scene.claim(Kind.GROWTH, "multiple", relation, strength)
            return
    if found and found[0][0] <= _TIMES_NEAR and not t.sign and not _far_off(scene, t, found[0][1]):
        scene.claim(Kind.GROWTH, "multiple", found[0][1])
        return
    for current in list(values_before(scene, t))[:1]:
        named = [f for _, f in compared if f is not current and _alike(f, current, t)]
        # What is several times as much can't be less.
        for base in (f for f in named if len(named) == 1 and max(sizes(current, f)) == sizes(current, f)[0]):
            scene.suspect(t.id, Kind.GROWTH, "multiple", _operands(t, current, base), _MEANT)


def _far_off(scene: Scene, t: Fact, operands: tuple[Operand, ...]) -> bool:
    """The quotient is several times larger or smaller: of other values."""
    current, base = (scene.by_figure[o.figure] for o in operands[1:])
    now, then = sizes(current, base)
    return not 1 / _ASTRAY < now / max(then * t.mid, 1e-9) < _ASTRAY


def _operands(t: Fact, current: Fact, base: Fact) -> tuple[Operand, ...]:
    return (
        Operand("times", t.id),
        Operand("current", current.id, converted(current, base)),
        Operand("previous", base.id),
    )


def _alike(f: Fact, current: Fact, t: Fact) -> bool:
    """``năm 1975 có 12.629 con bò, …; năm 2008 có 212.000 con bò (gấp 16,8 lần)``: of the same things in one sentence."""
    same = f.noun == current.noun != "" and f.m.dimension == current.m.dimension
    return same and f.m.sentence == current.m.sentence == t.m.sentence and f.clause != current.clause


def values_before(scene: Scene, p: Fact) -> Iterator[Fact]:
    """Up to five values before a percentage or multiple in its block, the nearest first; parts of lists only in its clause."""
    n = 0
    for f in scene.back(p, 20):
        if (f.m.depth > p.m.depth and f.m.bracket != p.m.bracket) or (f.index in scene.wholes and f.clause != p.clause):
            continue
        if f.facet is Facet.VALUE and f.quantity and f.m.over >= 0 and f.m.block == p.m.block:
            yield f
            n += 1
            if n == 5:
                return


def previous(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The value that a growth percentage or multiple is measured from, after it or before."""
    for steps, f in enumerate(scene.ahead(p, 2)):
        if f.m.sentence != p.m.sentence or f.clause != p.clause or not f.quantity:
            break
        marked = f.facet in (Facet.PREV, Facet.PLAN)
        linked = AGAINST.search(f.m.before) is not None
        opened = f.m.depth > p.m.depth and (f.m.before.rstrip().endswith("(") or marked)
        if opened or linked:
            yield (0.5 if marked or linked else 1.5) + steps, f
        elif marked:
            yield 3.0 + steps, f
    rank = 0.0
    sought = Facet.PLAN if p.base == "plan" else Facet.PREV
    for f in scene.back(p, 40):
        if not f.quantity or (f.m.over < 0 and p.base != "plan"):
            continue
        rank += 1
        start = 0.4 if f.facet is sought and f.m.sentence == p.m.sentence else 2.7
        yield start + 0.5 * rank + (1.0 if f.m.block != p.m.block else 0), f
        if rank > 16:
            return


def luck_of_multiple(t: Fact) -> float:
    """Chance that two unrelated amounts have a multiple as their quotient: how wide it is as printed, of all that they may have."""
    return (t.hi - t.lo) / abs(t.mid) / _SPREAD if t.mid else 1.0
