"""One change said twice, in other terms: an index and its change, a multiple and its increase, a change and its share of before.

Also shares that are said to make a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.operands import size
from checker.ranges import significant
from checker.vocabulary import Wording

_SAME = Wording(r"\b(?:<corresponds*>|<in_other_words*>)\b")
_OTHER_BASE = Wording(r"\b<another_base*>\b")
_SUM = Wording(r"\b<sum_said*>\b")


def recognise(scene: Scene) -> None:
    """Claim what neighbouring figures say of one another."""
    for first, second in zip(scene.facts, scene.facts[1:], strict=False):
        if not first.table and first.m.sentence == second.m.sentence:
            _neighbours(scene, first, second)
    for f in scene.facts:
        if f.table:
            continue
        if f.facet is Facet.TIMES:
            _points_compared(scene, f)
        elif f.m.percent and f.facet is Facet.GROWTH and f.id not in scene.taken:
            _of_previous(scene, f)
    for whole in scene.facts:
        if whole.m.percent and whole.m.figure.value == 100 and _SUM.search(whole.m.before):
            _hundred(scene, whole)


def _neighbours(scene: Scene, first: Fact, second: Fact) -> None:
    """Two figures side by side, of which the second may say the first again."""
    if first.m.percent and first.facet is Facet.LEVEL and second.m.percent and second.facet is Facet.GROWTH:
        _index(scene, first, second)
    elif first.facet is Facet.TIMES and second.m.percent and _SAME.search(second.m.before):
        _multiple(scene, first, second)


def _index(scene: Scene, index: Fact, growth: Fact) -> None:
    """``bằng 102,00% so với cùng kỳ, tăng 2,00%``; with a base of its own the growth speaks of something else."""
    if index.base != "prev" or _OTHER_BASE.search(growth.m.after) or not 40 <= index.mid <= 250:
        return
    operands = Operand("growth", growth.id, Fraction(_signed(growth))), Operand("index", index.id)
    _offer(scene, Kind.GROWTH, "index-growth", operands, 0.9)


def _multiple(scene: Scene, times: Fact, growth: Fact) -> None:
    """``gấp 3,8 lần, tương đương tăng 278%``."""
    if growth.facet is Facet.GROWTH and growth.sign > 0:
        operands = Operand("percent", growth.id), Operand("times", times.id)
        _offer(scene, Kind.GROWTH, "multiple-growth", operands, 0.99)


def _points_compared(scene: Scene, times: Fact) -> None:
    """``giảm 2,5 điểm %, riêng … giảm 3,5 điểm %, nhanh gấp 1,4 lần mức chung``: the two changes nearest before."""
    before = [f for f in scene.back(times, 6) if f.m.sentence == times.m.sentence and f.facet is Facet.POINTS][:2]
    if len(before) == 2 and significant(times.m.figure) > 1:
        high, low = sorted(before, key=lambda f: -abs(f.mid))
        operands = (
            Operand("times", times.id),
            Operand("current", high.id, size(high)),
            Operand("previous", low.id, size(low)),
        )
        if low.m.figure.value and scene.arithmetic.holds("multiple", operands):
            scene.claim(Kind.GROWTH, "multiple", operands, Strength.SILENT)


def _of_previous(scene: Scene, growth: Fact) -> None:
    """``So với 1.250 hộ đầu năm, … giảm 260 hộ (20,8%)``: only the value before is printed."""
    change = scene.facts[growth.index - 1] if growth.index else None
    if change is None or change.facet is not Facet.DELTA or change.m.sentence != growth.m.sentence:
        return
    for previous in scene.back(change, 6):
        if previous.m.sentence != change.m.sentence:
            return
        if previous.facet is Facet.PREV and previous.m.dimension == change.m.dimension and previous.m.figure.value:
            operands = (
                Operand("percent", growth.id),
                Operand("change", change.id, change.factor / previous.factor),
                Operand("previous", previous.id),
            )
            _offer(scene, Kind.GROWTH_DELTA, "growth-of-previous", operands, 0.95)
            return


def _hundred(scene: Scene, whole: Fact) -> None:
    """``32,4%, 28,5%, 39,1%; tổng cộng 100%``."""
    parts = list(_shares_before(scene, whole))[::-1]
    if len(parts) > 1:
        operands = Operand("whole", whole.id, exact=True), *(Operand("part", f.id) for f in parts)
        _offer(scene, Kind.TOTAL, "shares", operands, 0.99)


def _shares_before(scene: Scene, whole: Fact) -> Iterator[Fact]:
    for f in scene.back(whole, 12):
        if f.m.sentence != whole.m.sentence or not f.m.percent:
            return
        yield f


def _offer(scene: Scene, kind: Kind, shape: str, operands: tuple[Operand, ...], meant: float) -> None:
    """Claim what holds; suspect what doesn't."""
    if scene.arithmetic.holds(shape, operands):
        scene.taken[operands[0].figure] = len(scene.claims)
        scene.claim(kind, shape, operands, Strength.SILENT)
    elif kind is Kind.TOTAL or significant(scene.reading.figures[operands[0].figure]) > 1:
        scene.suspect(operands[0].figure, kind, shape, operands, meant, 1)


def _signed(growth: Fact) -> int:
    """-1 for a fall printed as a positive number."""
    return -1 if growth.sign < 0 and (growth.m.figure.value or 0) > 0 else 1
