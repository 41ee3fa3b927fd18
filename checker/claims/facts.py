"""A sentence as a row of a table written out: each figure with its part in the row.

``8.882/8.938 ha đạt 99,4% kế hoạch (giảm 106 ha so với cùng kỳ)`` is one row: a value, its plan, the percentage of the plan and
the change on last year. The words before a figure, and sometimes those after it, say which it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checker.document import BlockKind, Document
from checker.figure import Role
from checker.figures.mention import Mention
from checker.ranges import last_unit
from checker.vocabulary import Vocabulary, Wording

Cues = Mapping[str, re.Pattern[str]]
Part = tuple["Facet", int, str]
"""Facet, sign and base of a figure."""

_CLAUSE = re.compile(r"[;.:(]|(?<!\d),(?!\d)")
_AFTER_STOP = re.compile(r"[,;:()]")
_BARE = Wording(r"^[\s,()–—/&~]*<and>?[\s,(]*[-+–]?\s*$")
"""Nothing but signs before the figure: it goes with the one before."""
_CARRY = Wording(r"^[\s,)]*(?:,? ?<and>|,)\s*$")
_CARRY_ON = Wording(r"^\s*(?:<and*>|,)")
_LESS, _MORE = Wording(r"<less> $"), Wording(r"<more*>")
"""``thấp hơn``: no rise."""
_SUM_OF = Wording(r"<summed>(?!.*(?:<so*>|<same_period*>))")
_COMPARED = Wording(r"<compared>")
_TARGET_RATE = Wording(r"<target_rate>(?: [\w~]+){0,5} ?\( ?$")
_UNMOVED = Wording(r"<unmoved>")
"""``giảm nghèo 62,9 tỷ``: no fall."""
_GRADE = Wording(r"(?:^|\w+ )<grade>\W*$")
_EQUALS = Wording(r"=|<corresponds>")
_CORRESPONDS = Wording(r"<corresponds>|<that_is>")
_PLAN_AFTER = Wording(r"\s*<plan_after>")
_EARLIER = Wording(r"<earlier>(?: (?:<earlier_tail>|~))*\W*$")
"""``so với cùng kỳ năm trước là …``"""
_YEAR = Wording(r"(?:^|\()\W*(?:<calendar> )?~(?: <periods.months>)? *~? *(?:<reads>|:)?\W*$")
"""``(năm 2019: …``"""


class Facet(StrEnum):
    """A figure's part in its row."""

    VALUE = "value"
    PLAN = "plan"
    PREV = "prev"
    """The value of the period compared with."""
    DELTA = "delta"
    """A change, with a sign."""
    LEVEL = "level"
    """A percentage that says how large: of a plan, of last year, of a whole."""
    GROWTH = "growth"
    """A percentage that says how much more or less."""
    POINTS = "points"
    TIMES = "times"
    RATE = "rate"
    """So much per something: ``51,8 tạ/ha``, ``bình quân 7,5 tỷ đồng``."""


_QUANTITIES = (Facet.VALUE, Facet.PLAN, Facet.PREV)


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention with its part in the row."""

    m: Mention
    facet: Facet
    sign: int
    """Of a change or growth: +1 up, -1 down, 0 untold."""
    base: str
    """What a percentage is of, or a change against: 'plan', 'prev', 'whole' or ''."""
    clause: int
    """Number of its clause (between semicolons and full stops) in the document."""
    lo: float
    hi: float
    """Printed range in base units. For screening only: what is said is decided exactly."""
    index: int
    table: bool = False
    mid: float = 0.0
    """Printed value in base units, for screening."""
    word: str = ""
    """The word right before the number."""
    noun: str = ""
    """The first two words for what is counted."""
    quantity: bool = False
    """A measured or counted amount: not a change, rate, range or percentage."""

    @property
    def id(self) -> int:
        """Its figure's id."""
        return self.m.figure.id

    @property
    def factor(self) -> Fraction:
        """From the printed unit to the base unit."""
        return self.m.factor


def facts_of(document: Document, mentions: Sequence[Mention], words: Vocabulary) -> list[Fact]:
    """Every mention with its part in the row, in order."""
    facts: list[Fact] = []
    clause = 0
    last: Fact | None = None
    beside: dict[int, Fact] = {}
    for m in mentions:
        if last is None or m.sentence != last.m.sentence or ";" in m.before:
            clause += 1
        if last is None or m.sentence != last.m.sentence:
            beside = {}
        table = document.blocks[m.block].kind is BlockKind.TABLE
        before = last if last and last.m.sentence == m.sentence else None
        facet, sign, base = _in_table(m) if table else _part(m, before, beside.get(m.depth), words.cues)
        lo, hi = _screen(m)
        mid = float(m.figure.value or 0) * float(m.factor)
        word, noun = m.figure.label.rpartition(" ")[2], " ".join(m.noun.split()[:2])
        quantity = facet in _QUANTITIES and m.bound != "range"
        last = Fact(m, facet, sign, base, clause, lo, hi, len(facts), table, mid, word, noun, quantity)
        if m.measure:
            beside[m.depth] = last
        facts.append(last)
    return facts


def _in_table(m: Mention) -> Part:
    """In a table the columns tell; words do not."""
    return (Facet.VALUE, m.sign, "") if m.measure else (Facet.LEVEL, 0, "")


def _screen(m: Mention) -> tuple[float, float]:
    """The printed range in base units, in floating point."""
    f = m.figure
    half = 0.0 if f.exact else 0.5 * 10.0**-f.decimals
    value, factor = float(f.value or 0), float(m.factor)
    if m.bound in ("over", "under", "about"):
        step = float(last_unit(f))
        if m.bound == "over":
            return value * factor, (value + step) * factor
        if m.bound == "under":
            return (value - step) * factor, value * factor
        return (value - step) * factor, (value + step) * factor
    return (value - half) * factor, (value + half) * factor


def _clip(before: str) -> str:
    """The words since the last comma or colon: what is said of this figure alone."""
    return _CLAUSE.split(before)[-1]


def _part(m: Mention, last: Fact | None, beside: Fact | None, cues: Cues) -> Part:
    """A figure's part in its row. ``last``: the fact before it in the sentence; ``beside``: the last amount on its level."""
    near = _UNMOVED.pattern.sub(" ", _clip(m.before))
    heading = _AFTER_STOP.split(m.after, maxsplit=1)[0]
    direction = _direction(near, m, cues)
    if m.measure:
        return _amount(m, near, heading, direction, beside, cues)
    base = _base(near, heading, cues)
    if m.figure.role is Role.MULTIPLE:
        return Facet.TIMES, direction, "prev"
    if m.figure.role is Role.POINTS:
        return Facet.POINTS, direction, base
    return _percent(m, near, direction, base, last, cues)


def _amount(m: Mention, near: str, heading: str, direction: int, beside: Fact | None, cues: Cues) -> Part:
    """The part of an amount: a change, plan, earlier value, rate, or the value itself."""
    if "/" in m.figure.unit:
        return (Facet.DELTA, direction, "") if direction else (Facet.RATE, 0, "")
    if direction and m.over >= 0 and not _SUM_OF.search(near):
        return Facet.DELTA, direction, _base(near, heading, cues)
    if m.over < 0:
        return Facet.PLAN, 0, ""
    if beside is not None and beside.facet is Facet.DELTA and _CARRY.match(m.before):
        return Facet.DELTA, beside.sign, beside.base
    if cues["average"].search(near) and not cues["total"].search(near) and not _graded(m, near):
        return Facet.RATE, 0, ""
    if _planned(m, near, heading, cues):
        return Facet.PLAN, 0, ""
    return (Facet.PREV if _earlier(m) else Facet.VALUE), 0, ""


def _graded(m: Mention, near: str) -> bool:
    """``giỏi 694, khá 1.735, trung bình 323``: a grade in a list, not an average."""
    listed = m.before.lstrip(" )").startswith((",", ";")) and _GRADE.search(near) is not None
    return listed and (m.count or not m.dimension) and not m.figure.decimals


def _percent(m: Mention, near: str, direction: int, base: str, last: Fact | None, cues: Cues) -> Part:
    """The part of a percentage: a level, or the growth that goes with a change before it."""
    if _TARGET_RATE.search(m.before):
        return Facet.LEVEL, 0, "rate"
    if direction:
        return Facet.GROWTH, direction, base or "prev"
    cue = _last(near, cues, ("level", "share", "into"))
    if last is not None and cue is None and _BARE.match(m.before):
        if last.facet is Facet.DELTA and (not m.bracket or m.bracket != last.m.bracket):
            return Facet.GROWTH, last.sign, base or last.base
        if last.facet is Facet.GROWTH and _CARRY_ON.match(m.before) and not base:
            return Facet.GROWTH, last.sign, last.base
    if cue and cue[0] == "share":
        return Facet.LEVEL, 0, base if base == "plan" else "whole"
    if last is not None and last.facet is Facet.DELTA:
        equal = cue is not None and cue[0] == "level" and not base and _EQUALS.search(near)
        if equal or _CORRESPONDS.search(near):
            return Facet.GROWTH, last.sign, base or last.base
    return Facet.LEVEL, 0, base


def _direction(near: str, m: Mention, cues: Cues) -> int:
    """+1 or -1 when the last cue before the figure is a rise or a fall that is still open, 0 otherwise."""
    found = _last(near, cues, ("rise", "fall", "level", "share", "into"))
    if found is None:
        return m.sign
    return {"rise": 1, "fall": -1}.get(found[0], 0)


def _last(near: str, cues: Cues, names: tuple[str, ...]) -> tuple[str, int, int] | None:
    """The last cue of the named lists in ``near``: its list, start and end."""
    best: tuple[str, int, int] | None = None
    for name in names:
        for found in cues[name].finditer(near):
            if name == "rise" and _MORE.match(found.group()) and _LESS.search(near[: found.start()]):
                continue
            if best is None or (found.end(), -found.start()) > (best[2], -best[1]):
                best = name, found.start(), found.end()
    return best


def _base(near: str, heading: str, cues: Cues) -> str:
    """What a percentage is of or a change against, by the words after it, then by those before."""
    if cues["plan"].search(heading):
        return "plan"
    if cues["prev"].search(heading):
        return "prev"
    if cues["base"].search(heading):
        return "whole"
    if cues["plan"].search(near):
        return "plan"
    return "prev" if _COMPARED.search(near) else ""


def _planned(m: Mention, near: str, heading: str, cues: Cues) -> bool:
    """A plan by the word right after the figure, or by the last cue before it."""
    if _PLAN_AFTER.match(heading) and not m.over:
        return True
    found = _last(near, cues, ("plan", "level", "rise", "fall"))
    return bool(found and found[0] == "plan" and len(near[found[2] :].split()) <= 6)


def _earlier(m: Mention) -> bool:
    """The value compared with: ``(cùng kỳ: 166)``, ``so với 303.985 tấn``, ``(năm 2019: 47.535 hộ)``."""
    return _EARLIER.search(m.before) is not None or (bool(m.depth) and _YEAR.search(m.before) is not None)
