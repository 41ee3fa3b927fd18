"""Numbers of years beside their first and last year: ``44 năm (1975 - 2019)``, ``110 năm (28/6/1909 - 28/6/2019)``.

An anniversary is a difference; a plan or a term counts the years at both ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

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
_NEXT = Wording(r"\s*<years*>[\s,:(]*")
_NEXT_YEAR = Wording(r"\s*(?:,|<and>)\s*(?:<year*> )?")
_UP_TO = Wording(r"\s*(?:[-–]|<up_to*>)\s*(?:<year*> )?")
_OPENED = re.compile(r"\(\s*$")
_YEARS, _AGE = Wording(r"\s*<years*>(?!\S)"), Wording(r"<age*>$")


def recognise(scene: Scene) -> None:
    """Every number of years with a span, two dates or a row of years beside it in the same sentence."""
    spans: dict[int, list[Figure]] = defaultdict(list)
    for f in scene.reading.figures:
        if f.why in ("span of years", "date", "year"):
            spans[f.sentence].append(f)
    for fact in scene.facts:
        years = fact.m.figure
        if years.decimals or not (_YEARS.match(fact.m.noun) or _AGE.search(fact.m.before)):
            continue
        after = [s for s in spans[years.sentence] if 0 <= s.start - years.end <= _REACH]
        before = [s for s in spans[years.sentence] if s.end <= years.start]
        if after:
            _years(scene, fact, after)
        elif before and _OPENED.search(fact.m.before):
            _years_before(scene, fact, before[-2:])


def _years(scene: Scene, fact: Fact, spans: list[Figure]) -> None:
    text = scene.document.text
    years = fact.m.figure
    beside = text[years.end : spans[0].start]
    if (row := _row(text, spans)) and row == years.value and _NEXT.fullmatch(fold(beside)):
        _counted(scene, years, spans[:1], row, years.value)
        return
    found = _ends(text, spans)
    if found is None:
        return
    ends, figures = found
    length = ends[1] - ends[0]
    if length + 1 == years.value or (length > 0 and length != years.value and _PLAN.fullmatch(fold(beside))):
        _counted(scene, years, figures, length + 1, years.value)
        return
    adjacent = re.fullmatch(r"[^(\d]{0,70}\(", beside) is not None
    if length <= 0 or not (adjacent or length == years.value):
        return
    strength = Strength.ASSERTED if adjacent and abs(length - int(years.value or 0)) <= _FARTHEST else Strength.SILENT
    scene.claim(Kind.CHANGE, "years", _operands(years, figures), strength, detail=f"{ends[1]} − {ends[0]} = {length}")


def _years_before(scene: Scene, fact: Fact, spans: list[Figure]) -> None:
    """``giai đoạn 2021 - 2025 (5 năm)``; never accused."""
    found = _ends(scene.document.text, spans[-1:]) or _ends(scene.document.text, spans)
    if found is not None and found[0][1] - found[0][0] + 1 == fact.m.figure.value:
        _counted(scene, fact.m.figure, found[1], found[0][1] - found[0][0] + 1, fact.m.figure.value)


def _ends(text: str, spans: list[Figure]) -> tuple[tuple[int, int], list[Figure]] | None:
    """First and last year, and the figures that tell them."""
    if m := _SPAN.fullmatch(spans[0].text):
        return (int(m[1]), int(m[2])), spans[:1]
    if len(spans) > 1 and _UP_TO.fullmatch(fold(text[spans[0].end : spans[1].start])):
        return (int(spans[0].text[-4:]), int(spans[1].text[-4:])), spans[:2]
    return None


def _row(text: str, spans: list[Figure]) -> int:
    """``2019, 2020 và 2021``: how many years stand in a row, each the next."""
    n = 1
    for a, b in pairwise(spans):
        if a.why != "year" or b.why != "year" or not _NEXT_YEAR.fullmatch(fold(text[a.end : b.start])):
            break
        if int(b.text) != int(a.text) + 1:
            return 0
        n += 1
    return n if n > 1 else 0


def _counted(scene: Scene, years: Figure, figures: list[Figure], length: int, stated: Decimal | None) -> None:
    """Both ends counted: ``3 năm (2011-2013)``, ``kế hoạch 5 năm 2021 - 2025``."""
    strength = Strength.ASSERTED if abs(length - int(stated or 0)) <= _FARTHEST else Strength.SILENT
    scene.claim(Kind.COUNT, "years-counted", _operands(years, figures), strength, detail=str(length))


def _operands(years: Figure, figures: list[Figure]) -> tuple[Operand, ...]:
    return Operand("years", years.id), *(Operand(r, f.id) for r, f in zip(("start", "end"), figures, strict=False))
