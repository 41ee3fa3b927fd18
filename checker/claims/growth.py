"""Growth percentages: by the change beside them, or by the value compared with; and multiples.

A growth percentage hangs on a current value; the change may stand before or after it. The value compared with is often not
printed, and then change and percentage still check one another through the current value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, quantity, same_kind
from checker.claims.compared import currents, paired, previous, values_before
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, size
from checker.claims.points import between_rates
from checker.ranges import significant
from checker.vocabulary import Wording, phrases

_NEAR = 2.6
"""Cost up to which wording alone may accuse."""
_REACH = {1: 5.0, 2: 9.0, 3: 14.0, 4: 20.0, 5: 24.0}
"""Cost up to which a match is believed, by significant digits."""
_TIMES_NEAR, _TIMES_REACH = 1.2, 9
"""The same of a multiple."""
_MOVES = Wording(r"<moves*>")
_RESTATED = Wording(r"[(=]|<restated*>")
_DOUBLED = Wording(r"\W*(?:<also> )?<rises_or_falls>\W*")


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a growth percentage may be computed from."""

    cost: float
    kind: Kind
    shape: str
    operands: tuple[Operand, ...]


def reach(f: Fact) -> float:
    """Cost up to which a match is believed."""
    return _REACH[min(5, max(1, significant(f.m.figure)))]


def growth(scene: Scene, p: Fact) -> None:
    """Claim what a growth percentage is computed from: the nearest that gives it, or the nearest by wording."""
    found = list(_by_change(scene, p))
    if _of_plan(scene, p):
        return
    found.extend(_by_values(scene, p))
    found.sort(key=lambda r: r.cost)
    if between_rates(scene, p):
        return
    limit = reach(p)
    for r in found:
        if r.cost <= limit and scene.arithmetic.holds(r.shape, r.operands):
            scene.explain(p, r.kind, r.shape, r.operands, Strength.ASSERTED if r.cost <= _NEAR else Strength.SILENT)
            return
    if not found or found[0].cost > _NEAR:
        return
    r = found[0]
    if r.kind is Kind.GROWTH and _as_level(scene, p, r.operands):
        return
    scene.explain(p, r.kind, r.shape, r.operands, Strength.ASSERTED)


def _by_change(scene: Scene, p: Fact) -> Iterator[_Relation]:
    """Through the change beside it and the value that changed."""
    for cost, delta in _deltas(scene, p):
        rises = (p.sign or delta.sign or 1) > 0
        for further, current in currents(scene, delta, p):
            if rises and delta.mid >= current.mid:
                continue
            per_unit = delta.factor / current.factor if delta.m.dimension == current.m.dimension else 1
            operands = (
                Operand("percent", p.id, size(p)),
                Operand("current", current.id),
                Operand("change", delta.id, size(delta) * per_unit),
            )
            yield _Relation(
                cost + further, Kind.GROWTH_DELTA, "growth-of-rise" if rises else "growth-of-fall", operands
            )


def _by_values(scene: Scene, p: Fact) -> Iterator[_Relation]:
    """Through the value it is about and the one compared with: last year's, or the plan."""
    shape, now, then = ("excess", "actual", "plan") if p.base == "plan" else ("growth", "current", "previous")
    for cost, current, before in _values(scene, p):
        operands = (
            Operand("percent", p.id, size(p) * (p.sign or 1)),
            Operand(now, current.id, converted(current, before)),
            Operand(then, before.id),
        )
        yield _Relation(cost, Kind.GROWTH, shape, operands)


def _values(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact, Fact]]:
    """Current and previous value of a growth percentage."""
    beside = paired(scene, p)
    if beside:
        yield 0.1, *beside
    compared = list(previous(scene, p))
    for rank, current in enumerate(values_before(scene, p)):
        cost = float(rank) * 1.2 + (1.0 if current.m.sentence != p.m.sentence else 0)
        for further, base in compared:
            if base is not current and same_kind(current, base) and base.m.figure.value:
                extra = 0.8 if current.m.dimension != base.m.dimension else 0.0
                if base.index < p.index and _of_another(scene, current, base, p):
                    extra += 3.0
                yield cost + further + extra, current, base


def _of_another(scene: Scene, current: Fact, base: Fact, p: Fact) -> bool:
    """The value compared with is another value's: not right after the current one, or with more between it and the growth."""
    if base.index < current.index:
        return True
    if base.m.depth > p.m.depth and scene.facts[base.index - 1].m.percent:
        return True
    between = (*scene.facts[current.index + 1 : base.index], *scene.facts[base.index + 1 : p.index])
    return any(f.facet is Facet.VALUE and quantity(f) for f in between)


def _deltas(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The change that a growth percentage belongs to: next to it, on either side."""
    if p.index:
        before = scene.facts[p.index - 1]
        if before.m.sentence == p.m.sentence and before.facet is Facet.DELTA:
            yield _own_words(before, p), before
    if p.index + 1 < len(scene.facts):
        after = scene.facts[p.index + 1]
        if after.m.sentence == p.m.sentence and after.clause == p.clause and after.m.measure:
            yield from _delta_after(after, p)


def _own_words(before: Fact, p: Fact) -> float:
    """The cost of the change before a percentage: none, unless the percentage has a rise or fall of its own."""
    said = p.m.before
    if not _MOVES.search(said) or _RESTATED.search(said):
        return 0.0
    return 0.4 if _DOUBLED.fullmatch(said) and before.sign == p.sign else 2.7


def _delta_after(after: Fact, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The figure after a percentage as its change: in a bracket, ``tương ứng``, or with the same direction."""
    said = after.m.before
    opened = after.m.depth > p.m.depth and said.strip(" ~").startswith("(")
    told = any(w in said for w in phrases("beside_change"))
    if after.facet is Facet.DELTA and (opened or told):
        yield 0.1, after
    elif opened and after.facet is Facet.VALUE and said.strip() == "(":
        yield 0.6, after
    elif after.facet is Facet.DELTA and after.sign == p.sign:
        yield 1.8, after


def _of_plan(scene: Scene, p: Fact) -> bool:
    """``giải ngân 2.106/5.583 tỷ, … tăng 1,7% (94,8 tỷ)``: the increase as a part of the plan, claimed if it is."""
    for _, delta in _deltas(scene, p):
        for plan in scene.back(p, 6):
            if plan.m.over < 0 and plan.m.sentence == p.m.sentence and same_kind(plan, delta) and plan.m.figure.value:
                factor = converted(delta, plan)
                operands = (Operand("percent", p.id), Operand("part", delta.id, factor), Operand("whole", plan.id))
                if scene.arithmetic.holds("share", operands):
                    scene.claim(Kind.RATIO, "share", operands, Strength.SILENT)
                    return True
    return False


def _as_level(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``tăng 450%`` where 450% is the level: named as that."""
    _, current, before = operands
    level = (
        Operand("percent", p.id, size(p)),
        Operand("current", current.figure, current.factor),
        Operand("previous", before.figure),
    )
    if p.base == "plan" or not scene.arithmetic.holds("level", level):
        return False
    scene.explain(p, Kind.GROWTH, "level-called-growth", level, Strength.ASSERTED)
    return True


def multiple(scene: Scene, t: Fact) -> None:
    """``gấp 2,4 lần CK (144 ca)``: claim the two values that a multiple is the quotient of."""
    found: list[tuple[float, tuple[Operand, ...]]] = []
    compared = list(previous(scene, t))
    for rank, current in enumerate(values_before(scene, t)):
        for cost, base in compared:
            if base is not current and same_kind(current, base) and base.m.figure.value:
                operands = (
                    Operand("times", t.id),
                    Operand("current", current.id, converted(current, base)),
                    Operand("previous", base.id),
                )
                found.append((cost + 1.2 * rank, operands))
    found.sort(key=lambda x: x[0])
    for cost, relation in found:
        if cost <= _TIMES_REACH and scene.arithmetic.holds("multiple", relation):
            strength = Strength.ASSERTED if cost <= _TIMES_NEAR else Strength.SILENT
            scene.claim(Kind.GROWTH, "multiple", relation, strength)
            return
    if found and found[0][0] <= _TIMES_NEAR and not t.sign:
        scene.claim(Kind.GROWTH, "multiple", found[0][1])
