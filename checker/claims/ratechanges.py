"""Changes of a rate: ``58,4 tạ/ha, tăng 1,2 tạ/ha so với cùng kỳ (57,2 tạ/ha)``."""

from __future__ import annotations

from itertools import combinations

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.operands import size
from checker.ranges import significant
from checker.vocabulary import Wording

_PREVIOUS = Wording(r"<earlier>(?: (?:<earlier_tail>|~))*[\s(:]*$")
_FACETS = (Facet.RATE, Facet.VALUE, Facet.PREV, Facet.PLAN)
_BEFORE, _AFTER = 4, 2
"""Figures before and after a change among which the rates are sought."""
_TOLD, _MEANT = 0.97, 0.8
"""How surely two rates are meant that stand alone beside a change, where words say that one is earlier, and elsewhere."""


def recognise(scene: Scene) -> None:
    """Every change of an amount for each of something that stands between two of its kind."""
    for change in scene.facts:
        if change.facet is Facet.DELTA and change.m.measure and not change.table and change.m.figure.unit:
            _change(scene, change)


def _change(scene: Scene, change: Fact) -> None:
    """Claim two rates that the change lies between; suspect them where they are the only ones."""
    around = (*scene.back(change, _BEFORE), *scene.ahead(change, _AFTER))
    rates = [f for f in around if f.m.sentence == change.m.sentence and _of_kind(f, change)]
    if not any(f.facet is Facet.RATE for f in rates):
        return
    for a, b in combinations(rates, 2):
        if Facet.RATE in (a.facet, b.facet) and scene.arithmetic.holds("change", _operands(change, a, b)):
            scene.claim(Kind.CHANGE, "change", _operands(change, a, b), Strength.SILENT)
            return
    if len(rates) == 2 and significant(change.m.figure) > 1 and min(f.index for f in rates) < change.index:
        told = any(_PREVIOUS.search(f.m.before) for f in rates)
        scene.suspect(change.id, Kind.CHANGE, "change", _operands(change, *rates), _TOLD if told else _MEANT)


def _of_kind(f: Fact, change: Fact) -> bool:
    """A rate of the change's unit; what it is for each of may be left to the words of the others."""
    amount, _, per = f.m.figure.unit.partition("/")
    other, _, each = change.m.figure.unit.partition("/")
    return f.facet in _FACETS and f.single and amount == other and (per == each or not per or not each)


def _operands(change: Fact, a: Fact, b: Fact) -> tuple[Operand, ...]:
    high, low = (a, b) if (a.m.figure.value or 0) >= (b.m.figure.value or 0) else (b, a)
    return Operand("change", change.id, size(change)), Operand("current", high.id), Operand("previous", low.id)
