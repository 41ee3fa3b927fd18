"""What arithmetic and doubt ask of a relation that a growth percentage may stand in, besides how likely it is meant."""

from __future__ import annotations

from checker.claim import Operand
from checker.claims.base import Scene
from checker.claims.belief import Deferred, Option
from checker.claims.currents import kin
from checker.claims.facts import Facet, Fact

_SHARED = 2
"""Words that a change and a value in another sentence share at least, to accuse."""
_SIMPLE = (25.0, 50.0, 100.0, 200.0, 300.0)
"""Percentages that small numbers give by chance."""


def grown(scene: Scene, p: Fact, found: Deferred) -> Option:
    """The option of a relation that a growth percentage may stand in."""
    shape, operands = found.shape, found.operands
    return Option(
        found.kind,
        shape,
        operands,
        found.score,
        _luck(scene, p, operands),
        found.features,
        unmended=found.unmended,
        doubtful=_loose(scene, p, shape, operands),
        tied=_tied(scene, p, shape, operands),
        accusable=not _afar(scene, p, operands) and not _of_its_own(scene, p, operands) and not _all_gone(p),
        against=found.against,
    )


def _tied(scene: Scene, p: Fact, shape: str, operands: tuple[Operand, ...]) -> bool:
    """``336/300 triệu đồng, vượt 12% kế hoạch``: right behind actual and plan."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    paired = current.m.over > 0 and other.index == current.index + 1 and p.index == other.index + 1
    return shape == "excess" and paired and p.clause == current.clause and not p.m.bound


def _all_gone(p: Fact) -> bool:
    """``giảm 1 người (-100%)``: nothing is left, and what is nothing is seldom printed."""
    return p.sign < 0 and p.mid in (100, -100)


def _afar(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """The value that changed stands in another sentence and hardly shares a word with what is said of the change."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if operands[0].role == "points":
        return current.m.sentence != p.m.sentence or other.m.sentence != p.m.sentence
    return (
        current.m.sentence != p.m.sentence and len((kin(scene, other) | kin(scene, p)) & kin(scene, current)) < _SHARED
    )


def _of_its_own(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``… 6,4 tỷ USD, tăng 40,2% và … 3,5 tỷ USD, tăng 101,3%``: between the two values, or behind the change, stands another's."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if other.facet is Facet.DELTA:
        between = scene.facts[other.index + 1 : p.index]
        return other.clause != p.clause and any(f.facet is Facet.VALUE and f.quantity for f in between)
    told = any(f.m.percent for f in scene.facts[current.index + 1 : other.index])
    return other.facet is Facet.VALUE and not other.m.over and other.index < p.index and told


def _loose(scene: Scene, p: Fact, shape: str, operands: tuple[Operand, ...]) -> bool:
    """The current value stands in another paragraph, or nothing marks the other one as the value compared with."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if shape == "points":
        return True
    if shape == "growth" and other.facet is Facet.VALUE and not other.m.over and other.m.depth <= p.m.depth:
        return True
    return current.m.block != p.m.block


def _luck(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> float:
    """Chance that unrelated figures agree: how wide the ranges are, against the size of the percentage."""
    wide = (p.hi - p.lo) / max(abs(p.mid), 1e-9)
    if p.mid in _SIMPLE:
        wide = max(wide, 0.15)
    for o in operands[1:]:
        f = scene.by_figure[o.figure]
        wide += (f.hi - f.lo) / max(abs(f.mid), 1e-9) if o.role == "change" else 0.0
    return min(1.0, wide / 2)
