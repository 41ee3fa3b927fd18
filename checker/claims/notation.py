"""Numbers written wrongly: the other language's decimal mark, broken grouping, a fraction of something that can't be halved."""

from __future__ import annotations

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.figure import Figure
from checker.figures.numerals import Fault


def recognise(scene: Scene) -> None:
    """Claim every fault of notation that the document itself shows to be one."""
    text = scene.document.text
    mark = scene.reading.decimal
    other = "." if mark == "," else ","
    settled = any(
        mark in f.text and f.id not in scene.reading.faults and f.decimals in (1, 2)
        for f in scene.reading.figures
        if f.value is not None
    )
    grouped: dict[str, int] = {}
    for fact in scene.facts:
        if other in fact.m.figure.text and not fact.m.figure.decimals and fact.m.count:
            grouped[fact.m.dimension] = grouped.get(fact.m.dimension, 0) + 1
    for fact in scene.facts:
        figure = fact.m.figure
        fault = scene.reading.faults.get(figure.id)
        printed = text[figure.start : figure.end]
        if fault is Fault.OTHER_MARK and settled:
            swapped = printed.translate(str.maketrans(",.", ".,"))
            scene.claim(Kind.NOTATION, "decimal-mark", (Operand("figure", figure.id),), detail=swapped)
        elif fault is Fault.MALFORMED:
            scene.claim(
                Kind.NOTATION, "malformed-number", (Operand("figure", figure.id),), detail=_meant(figure, mark, other)
            )
        elif _halved(scene, fact) and grouped.get(fact.m.dimension, 0) >= 2:
            swapped = printed.replace(mark, other)
            scene.claim(
                Kind.NOTATION, "malformed-number", (Operand("figure", figure.id),), Strength.LIKELY, detail=swapped
            )


def _halved(scene: Scene, fact: Fact) -> bool:
    """Things counted, printed with three decimals that may as well be a group of thousands."""
    figure = fact.m.figure
    return fact.m.count and figure.id in scene.reading.ambiguous and figure.decimals == 3 and fact.m.factor == 1


def _meant(figure: Figure, mark: str, other: str) -> str:
    """The value that was read, written as it should be."""
    value = figure.value
    if value is None:
        return ""
    digits = f"{abs(value):,f}" if value == value.to_integral() else f"{abs(value):,}"
    return digits.translate(str.maketrans(",.", other + mark))
