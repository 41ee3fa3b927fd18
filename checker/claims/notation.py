"""Numbers written wrongly: the other language's decimal mark, broken grouping, a fraction of something that can't be halved."""

from __future__ import annotations

import re

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.figure import Figure
from checker.figures.numerals import Fault
from checker.vocabulary import Wording

_BROKEN = re.compile(r"\d[.,]\s+\d")
"""``71, 4 tỷ đồng``: where no decimals are printed otherwise, the text was taken apart by a machine."""
_MONEY = Wording(r"^\W*<small_money>(?!\S)")
_GROUP, _THOUSAND = 3, 1000
"""Digits of a group, and the least number that has one."""
_BESIDE, _SIZE = 4, 10
"""Figures on either side that tell how thousands are written, and how many times larger or smaller they may be."""
_SEVERAL = 2
"""Figures in groups from which on they are how the document writes thousands."""


def recognise(scene: Scene) -> None:
    """Claim every fault of notation that the document itself shows to be one."""
    text = scene.document.text
    mark = scene.reading.decimal
    other = "." if mark == "," else ","
    shown = any(
        mark in f.text and f.id not in scene.reading.faults and f.decimals in (1, 2)
        for f in scene.reading.figures
        if f.value is not None
    )
    settled = shown or len({f.text for f in scene.reading.figures if _grouped(f, other)}) >= _SEVERAL
    grouped: dict[str, int] = {}
    for fact in scene.facts:
        if other in fact.m.figure.text and not fact.m.figure.decimals and fact.m.count:
            grouped[fact.m.dimension] = grouped.get(fact.m.dimension, 0) + 1
    for fact in scene.facts:
        figure = fact.m.figure
        fault = scene.reading.faults.get(figure.id)
        printed = text[figure.start : figure.end]
        if _in_a_name(figure, text):
            continue
        if fault is Fault.OTHER_MARK and settled:
            swapped = printed.translate(str.maketrans(",.", ".,"))
            scene.claim(Kind.NOTATION, "decimal-mark", (Operand("figure", figure.id),), detail=swapped)
        elif fault is Fault.MALFORMED and (shown or not _BROKEN.search(printed)):
            scene.claim(
                Kind.NOTATION, "malformed-number", (Operand("figure", figure.id),), detail=_meant(figure, mark, other)
            )
        elif (
            _mixed(fact, other)
            or (_halved(scene, fact) and grouped.get(fact.m.dimension, 0) >= _SEVERAL)
            or (_of_small_money(scene, fact) and settled)
            or _among_groups(scene, fact, other)
        ):
            swapped = printed.replace(mark, other)
            scene.claim(
                Kind.NOTATION, "malformed-number", (Operand("figure", figure.id),), Strength.LIKELY, detail=swapped
            )


def _in_a_name(figure: Figure, text: str) -> bool:
    """``dầu điêzen 0.05S``: a letter that is no unit stands right behind it."""
    return not figure.unit and text[figure.end : figure.end + 1].isalpha()


def _of_small_money(scene: Scene, fact: Fact) -> bool:
    """``xăng 15,586 đồng/lít``: đồng have no parts, so that three decimals are a group of thousands."""
    return _either_way(scene, fact) and not fact.m.figure.unit and _MONEY.match(fact.m.after) is not None


def _among_groups(scene: Scene, fact: Fact, other: str) -> bool:
    """``vật lý 470,867; hóa 459.310; sinh 283.033``: those beside it, of its unit and size, have the other mark for thousands."""
    figure = fact.m.figure
    if not _either_way(scene, fact) or not figure.value:
        return False
    beside = [
        f.m.figure
        for f in (*scene.back(fact, _BESIDE), *scene.ahead(fact, _BESIDE))
        if f.m.sentence == fact.m.sentence and f.m.figure.unit == figure.unit and f.m.factor == fact.m.factor
    ]
    meant = figure.value * _THOUSAND
    alike = [f for f in beside if _grouped(f, other) and f.value and meant / _SIZE <= f.value <= meant * _SIZE]
    return len(alike) >= _SEVERAL and all(_grouped(f, other) or f.id in scene.reading.ambiguous for f in beside)


def _grouped(figure: Figure, mark: str) -> bool:
    """A whole number whose thousands the other mark sets apart: so it is no decimal mark here."""
    return mark in figure.text and not figure.decimals and figure.value is not None and abs(figure.value) >= _THOUSAND


def _mixed(fact: Fact, other: str) -> bool:
    """``1.319,652 người``: things counted, the second mark before three more digits sets thousands apart as the first does."""
    figure = fact.m.figure
    return fact.m.count and other in figure.text and figure.decimals == _GROUP and fact.m.factor == 1


def _halved(scene: Scene, fact: Fact) -> bool:
    """Things counted, printed with three decimals that may as well be a group of thousands."""
    return fact.m.count and fact.m.factor == 1 and _either_way(scene, fact)


def _either_way(scene: Scene, fact: Fact) -> bool:
    """Three digits behind a mark that may be decimals or a group of thousands, and were read as decimals."""
    return fact.m.figure.id in scene.reading.ambiguous and fact.m.figure.decimals == _GROUP


def _meant(figure: Figure, mark: str, other: str) -> str:
    """The value that was read, written as it should be."""
    value = figure.value
    if value is None:
        return ""
    digits = f"{abs(value):,f}" if value == value.to_integral() else f"{abs(value):,}"
    return digits.translate(str.maketrans(",.", other + mark))
