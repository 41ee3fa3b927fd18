"""What a growth percentage may be computed from: the change beside it and the value that changed, or two values.

The value compared with is often not printed; then change and percentage still check one another through the current value.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from checker.claim import ONE, Kind, Operand
from checker.claims.base import Scene, same_kind
from checker.claims.belief import SLIPPED, WRONG, Deferred, Features, Option, against, score, weights
from checker.claims.cues import EARLIER
from checker.claims.currents import (
    alike,
    currents,
    deltas,
    from_to,
    kin,
    namesakes,
    of_one_kind,
    of_year,
)
from checker.claims.facts import Facet, Fact
from checker.claims.growthties import accusable, loose, tied
from checker.claims.growthvalues import compared, values
from checker.claims.operands import converted, points, printed_sign, reversed_change, signed, size, sizes
from checker.claims.times import compared_year

_Told = tuple[Kind, str, tuple[Operand, ...], Features]
FAMILY = "growth"
"""Name of these weights."""
_SIMPLE = (25.0, 50.0, 100.0, 200.0, 300.0)
"""Percentages that small numbers give by chance."""
OUTGROWN = "rise as large as its value"
"""No such relation holds, and few are meant: nothing is learned of them."""
_MISTYPED = 3.0
"""What that takes off the score."""
BY_SIZE = ("values against direction", "rate above hundred")
"""Features that one mistyped figure may bring."""
_INCOMPARABLE = ["plan", "plan"], ["plan", "whole"], ["whole", "whole"]
"""``bằng 20,1% dự toán Trung ương, bằng 9% dự toán tỉnh, tăng 20,3%``: what two rates are told of that no change lies between."""
_NEAREST = {"value 0 before", "value 0 of the unit"}
"""Only these may be the value of a rise that is mistyped as larger."""


def options(scene: Scene, p: Fact) -> list[Deferred]:
    """All relations worth weighing for a growth percentage."""
    table = weights(FAMILY)
    finish = partial(_option, scene, p)
    return [
        Deferred(
            kind,
            shape,
            operands,
            score(table, told) - _outgrown(told),
            (told,),
            0.002 if kind is Kind.CHANGE else WRONG - SLIPPED,
            finish,
            against(table, [name for name in told if name in BY_SIZE]) + _outgrown(told),
        )
        for kind, shape, operands, told in _related(scene, p)
    ]


def _option(scene: Scene, p: Fact, found: Deferred) -> Option:
    shape, operands = found.shape, found.operands
    return Option(
        found.kind,
        shape,
        operands,
        found.score,
        _luck(scene, p, operands),
        found.features,
        unmended=found.unmended,
        doubtful=loose(scene, p, shape, operands),
        tied=tied(scene, p, shape, operands),
        accusable=accusable(scene, p, operands),
        against=found.against,
    )


def _outgrown(told: Features) -> float:
    """What a rise as large as its value takes off the score."""
    return _MISTYPED if OUTGROWN in told else 0.0


def _related(scene: Scene, p: Fact) -> Iterator[_Told]:
    yield from _by_change(scene, p)
    yield from _by_values(scene, p)
    yield from _of_previous(scene, p)
    yield from _between_rates(scene, p)


def none_of_them(scene: Scene, p: Fact) -> Features:
    """What speaks for it that what a percentage is computed from is not printed."""
    told = [f"none {p.base}"]
    if p.m.bound:
        told.append("none bound")
    before = scene.facts[p.index - 1] if p.index else None
    if before is None or before.m.sentence != p.m.sentence:
        told.append("none first")
    elif before.m.percent:
        told.append("none after percentage")
    elif before.facet is Facet.DELTA:
        told.append("none after change")
    if p.m.depth:
        told.append("none in bracket")
    return tuple(told)


def _luck(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> float:
    """Chance that unrelated figures agree: how wide the ranges are, against the size of the percentage."""
    wide = (p.hi - p.lo) / max(abs(p.mid), 1e-9)
    if p.mid in _SIMPLE:
        wide = max(wide, 0.15)
    for o in operands[1:]:
        f = scene.by_figure[o.figure]
        wide += (f.hi - f.lo) / max(abs(f.mid), 1e-9) if o.role == "change" else 0.0
    return min(1.0, wide / 2)


# ---- by the change beside it --------------------------------------------------------------------------------------------


def _by_change(scene: Scene, p: Fact) -> Iterator[_Told]:
    """Through the change beside it and the value that changed."""
    for delta, beside in deltas(scene, p):
        rises = (p.sign or delta.sign or 1) > 0
        for current, about in currents(scene, delta, p):
            moved, now = sizes(delta, current)
            grown = (OUTGROWN,) if rises and moved >= now else ()
            if grown and not _NEAREST & set(about):
                continue
            in_units = delta.m.dimension == current.m.dimension and delta.m.factor is not current.m.factor
            per_unit = delta.factor / current.factor if in_units else ONE
            if current.facet is Facet.RATE and delta.m.dimension:  # "7,9 triệu đồng/tháng, tăng 592 nghìn đồng"
                per_unit = delta.m.scale / current.m.scale
            operands = (
                Operand("percent", p.id, size(p)),
                Operand("current", current.id),
                Operand("change", delta.id, signed(per_unit, printed_sign(delta))),
            )
            shape = "growth-of-rise" if rises else "growth-of-fall"
            yield Kind.GROWTH_DELTA, shape, operands, ("by change", *beside, *about, *grown)


# ---- by two values ------------------------------------------------------------------------------------------------------


def _by_values(scene: Scene, p: Fact) -> Iterator[_Told]:
    """Through the value it is about and the one compared with: last year's, or the plan."""
    shape, now, then = ("excess", "actual", "plan") if p.base == "plan" else ("growth", "current", "previous")
    found = list(values(scene, p))
    year = compared_year(scene.document, p, next(scene.ahead(p, 1), None))
    named = namesakes(scene, kin(scene, p), [f for f, _ in found])
    for (current, place), naming in zip(found, named, strict=True):
        about = (*place, f"current {naming}")
        for before, how in compared(scene, p, current):
            if before is current or not of_one_kind(current, before) or not before.m.figure.value:
                continue
            told = [shape, *about, *how]
            if Facet.RATE in (current.facet, before.facet):
                told.append("values of rates" if current.facet is before.facet else "values of a rate and an amount")
            elif current.m.dimension != before.m.dimension:
                told.append("values with one unit")
            now_size, then_size = sizes(current, before)
            if p.sign and (now_size - then_size) * p.sign < 0:
                told.append("values against direction")
            if before.index == current.index + 1:
                told.append("values adjacent")
            elif from_to(before, current):
                told.append("values from to")
            if p.index and scene.facts[p.index - 1].facet is Facet.DELTA:
                told.append(f"values past change {shape}")
            told.extend(alike(scene, current, before))
            told.extend(of_year(scene, year, current, before))
            operands = (
                Operand("percent", p.id, signed(ONE, printed_sign(p) * (p.sign or 1))),
                Operand(now, current.id, converted(current, before)),
                Operand(then, before.id),
            )
            yield Kind.GROWTH, shape, operands, tuple(told)


def _of_previous(scene: Scene, p: Fact) -> Iterator[_Told]:
    """``So với 1.250 hộ đầu năm, … giảm 260 hộ (20,8%)``: only the value before is printed; or a part of the plan."""
    for delta, beside in deltas(scene, p):
        rank = 0
        for f in scene.back(scene.facts[min(delta.index, p.index)], 8):
            compared = f.facet in (Facet.PREV, Facet.PLAN) or f.m.over < 0 or scene.times[f.index].before
            if not compared or not f.quantity or not same_kind(f, delta):
                continue
            if f.m.sentence != p.m.sentence or not f.m.figure.value:
                break
            told = (
                "of previous",
                *(f"{x}, of previous" for x in beside),
                f"base is {f.facet.value}, told {scene.times[f.index].told or 'plainly'}",
                f"base {min(rank, 3)}",
            )
            operands = (
                Operand("percent", p.id, size(p)),
                Operand("change", delta.id, signed(converted(delta, f), printed_sign(delta))),
                Operand("previous", f.id),
            )
            yield Kind.GROWTH_DELTA, "growth-of-previous", operands, told + (("base under",) if f.m.over < 0 else ())
            rank += 1


# ---- points of a rate written as a percentage ---------------------------------------------------------------------------


def _between_rates(scene: Scene, p: Fact) -> Iterator[_Told]:
    """``đạt 72,2% KH (CK đạt 74,0%, giảm 1,8%)``: the change lies between two rates."""
    near = [(f, f"{n} before") for n, f in enumerate(scene.back(p, 7))]
    near += [(f, f"{n} after") for n, f in enumerate(scene.ahead(p, 2)) if f.m.sentence == p.m.sentence]
    rates = [(f, at) for f, at in near if f.m.percent and f.facet is Facet.LEVEL and f.m.block == p.m.block]
    for (a, at), (b, beside) in combinations(rates[:4], 2):
        of = sorted(_of_what(f) for f in (a, b))
        if of in _INCOMPARABLE and a.m.depth == b.m.depth:
            continue
        told = ["points", f"rate {at}", f"other rate {beside}", f"points in {p.base}"]
        if b.m.sentence != p.m.sentence or a.m.sentence != p.m.sentence:
            told.append("rate in other sentence")
        if p.index and scene.facts[p.index - 1].facet is Facet.DELTA:
            told.append("points past change")
        if a.m.depth != b.m.depth:
            told.append("rates at two depths")
        if abs(a.index - b.index) == 1:
            told.append("rates adjacent")
        if max(a.mid, b.mid) > 100:
            told.append("rate above hundred")
        told.append(f"rates of {' and '.join(of)}")
        apart = sum(f.m.sentence == p.m.sentence and f.clause != p.clause for f in (a, b))
        if apart:
            told.append(f"rates {apart} in other clause")
        yield Kind.CHANGE, "points", _points(scene, p, a, b), tuple(told)


def _of_what(rate: Fact) -> str:
    """What a rate is told of, or that it is one of earlier."""
    return "earlier" if EARLIER.search(rate.m.before) else rate.base or "nothing"


def _points(scene: Scene, p: Fact, a: Fact, b: Fact) -> tuple[Operand, ...]:
    """The points between two rates: ``từ 48,1% xuống còn 30,7%`` tells which is the later."""
    relation = points(p, a, b)
    then, now = (a, b) if a.index < b.index else (b, a)
    opposed = from_to(then, now) and p.sign * (now.mid - then.mid) < 0
    return reversed_change(relation) if opposed and not scene.arithmetic.holds("points", relation) else relation
