"""Numbers of years beside their first and last year: ``44 năm (1975 - 2019)``, ``110 năm (28/6/1909 - 28/6/2019)``.

An anniversary is a difference; a plan or a term counts the years at both ends.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.figure import Figure
from checker.vocabulary import Wording, fold

_SPAN = re.compile(r"(\d{4})\D+?(\d{4})")
_REACH = 90
"""Characters within which the span follows."""
_FARTHEST = 10
"""Years by which a number may be off and still be meant."""
_PLAN = Wording(r"\s*<years*>\s*,?\s*")
"""``5 năm 2021 - 2025``: nothing stands between."""
_YEARS, _AGE = Wording(r"\s*<years*>(?!\S)"), Wording(r"<age*>$")


def recognise(scene: Scene) -> None:
    """Every number of years with a span or two dates after it in the same sentence."""
    spans = [f for f in scene.reading.figures if f.why in ("span of years", "date", "year")]
    for fact in scene.facts:
        years = fact.m.figure
        if _YEARS.match(fact.m.noun) or _AGE.search(fact.m.before):
            _years(
                scene, fact, [s for s in spans if 0 <= s.start - years.end <= _REACH and s.sentence == years.sentence]
            )


def _years(scene: Scene, fact: Fact, spans: list[Figure]) -> None:
    text = scene.document.text
    years = fact.m.figure
    if not spans or years.decimals:
        return
    first = spans[0]
    if m := _SPAN.fullmatch(first.text):
        ends, figures = (int(m[1]), int(m[2])), [first]
    elif len(spans) > 1 and re.fullmatch(r"\s*[-–]\s*", text[first.end : spans[1].start]):
        ends, figures = (int(first.text[-4:]), int(spans[1].text[-4:])), spans[:2]
    else:
        return
    length = ends[1] - ends[0]
    beside = text[years.end : first.start]
    if length + 1 == years.value or (length > 0 and length != years.value and _PLAN.fullmatch(fold(beside))):
        _counted(scene, years, figures, length + 1, years.value)
        return
    adjacent = re.fullmatch(r"[^(\d]{0,70}\(", beside) is not None
    if length <= 0 or not (adjacent or length == years.value):
        return
    strength = Strength.ASSERTED if adjacent and abs(length - int(years.value or 0)) <= _FARTHEST else Strength.SILENT
    scene.claim(Kind.CHANGE, "years", _operands(years, figures), strength, detail=f"{ends[1]} − {ends[0]} = {length}")


def _counted(scene: Scene, years: Figure, figures: list[Figure], length: int, stated: Decimal | None) -> None:
    """Both ends counted: ``3 năm (2011-2013)``, ``kế hoạch 5 năm 2021 - 2025``."""
    strength = Strength.ASSERTED if abs(length - int(stated or 0)) <= _FARTHEST else Strength.SILENT
    scene.claim(Kind.COUNT, "years-counted", _operands(years, figures), strength, detail=str(length))


def _operands(years: Figure, figures: list[Figure]) -> tuple[Operand, ...]:
    return Operand("years", years.id), *(Operand(r, f.id) for r, f in zip(("start", "end"), figures, strict=False))
