"""Numbers of years beside their first and last year: ``44 năm (1975 - 2019)``, ``110 năm (28/6/1909 - 28/6/2019)``.

An anniversary is a difference; a plan or a term counts the years at both ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.dates import plausible
from checker.claims.facts import Fact
from checker.figure import Figure
from checker.figures.special import is_year
from checker.slips import alike
from checker.vocabulary import Wording, fold

_SPAN = re.compile(r"(\d{4})\D+?(\d{4})")
_LIKE_YEARS = re.compile(r"\d{4}(?:\s?[-–—]\s?\d{4})?")
"""What may be years but for a slip: ``(1975 - 2825)``."""
_REACH = 90
"""Characters within which the span follows."""
_FARTHEST = 10
"""Years by which a number may be off and still be meant."""
_PLAN = Wording(r"\s*<years*>\s*,?\s*")
"""``5 năm 2021 - 2025``: nothing stands between."""
_NEXT = Wording(r"\s*<years*>[\s,:(]*")
_NEXT_YEAR = Wording(r"\s*(?:,|<and>)\s*(?:<year*> )?")
_UP_TO = Wording(r"\s*(?:[-–]|<up_to*>)\s*(?:<year*> )?")
_OPENED, _CLOSED = re.compile(r"\(\s*$"), re.compile(r"\s*\)")
_BRACKET_FOLLOWS = re.compile(r"[^(\d]{0,70}\(")
_IN_BRACKET = re.compile(r"[^(),;.\d]{0,40},\s*")
"""``(24 năm sau, 2000 - 2024)``."""
_YEARS, _AGE = Wording(r"\s*<years*>(?!\S)"), Wording(r"<age*>$")


class Span(NamedTuple):
    """First and last year, and the figures that tell them."""

    first: int
    last: int
    figures: list[Figure]

    @property
    def length(self) -> int:
        """Years from the first to the last."""
        return self.last - self.first

    @property
    def plausible(self) -> bool:
        """Both are years that can be."""
        return plausible(self.first) and plausible(self.last)

    def mistyped(self, years: int) -> bool:
        """Whether one slip, in a year or in the number of years, accounts for all that they disagree in."""
        if not (is_year(str(self.first), 0, 4) or is_year(str(self.last), 0, 4)):
            return False
        return (
            alike(str(self.length), str(years))
            or alike(str(self.first), str(self.last - years))
            or alike(str(self.last), str(self.first + years))
        )


def recognise(scene: Scene) -> None:
    """Every number of years with a span, two dates or a row of years beside it in the same sentence."""
    spans: dict[int, list[Figure]] = defaultdict(list)
    for f in scene.reading.figures:
        if f.why in ("span of years", "date", "year") or _LIKE_YEARS.fullmatch(f.text):
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
    stated = int(years.value or 0)
    beside = text[years.end : spans[0].start]
    if (row := _row(text, spans)) and row == stated and _NEXT.fullmatch(fold(beside)):
        _counted(scene, years, spans[:1], row, years.value)
        return
    span = _span(text, spans)
    if span is None:
        return
    length = span.length
    named = all(f.why for f in span.figures)
    if named and (length + 1 == stated or (length > 0 and length != stated and _PLAN.fullmatch(fold(beside)))):
        _counted(scene, years, span.figures, length + 1, years.value)
        return
    adjacent = _BRACKET_FOLLOWS.fullmatch(beside) is not None or _within(text, fact, beside, span)
    near = named and length > 0 and (length == stated or adjacent)
    sure = adjacent and ((near and abs(length - stated) <= _FARTHEST) or span.mistyped(stated))
    impossible = named and not span.plausible  # which is told of the date itself
    if impossible or not (near or sure):
        return
    strength = Strength.ASSERTED if sure else Strength.SILENT
    detail = f"{span.last} − {span.first} = {length}".replace("-", "−")
    scene.claim(Kind.CHANGE, "years", _operands(years, span.figures), strength, detail=detail)


def _within(text: str, fact: Fact, beside: str, span: Span) -> bool:
    """Both stand in one bracket, by themselves: ``(24 năm sau, 2000 - 2024)``."""
    opened = _OPENED.search(fact.m.before) is not None and _IN_BRACKET.fullmatch(beside) is not None
    return opened and _CLOSED.match(text, span.figures[-1].end) is not None


def _years_before(scene: Scene, fact: Fact, spans: list[Figure]) -> None:
    """``giai đoạn 2021 - 2025 (5 năm)``; never accused."""
    span = _span(scene.document.text, spans[-1:]) or _span(scene.document.text, spans)
    if span is not None and span.length + 1 == fact.m.figure.value:
        _counted(scene, fact.m.figure, span.figures, span.length + 1, fact.m.figure.value)


def _span(text: str, spans: list[Figure]) -> Span | None:
    """The years that a figure or two tell."""
    if m := _SPAN.fullmatch(spans[0].text):
        return Span(int(m[1]), int(m[2]), spans[:1])
    if len(spans) > 1 and _UP_TO.fullmatch(fold(text[spans[0].end : spans[1].start])):
        return Span(int(spans[0].text[-4:]), int(spans[1].text[-4:]), spans[:2])
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
