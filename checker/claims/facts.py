"""A sentence as a row of a table written out: each figure with its part in the row.

``8.882/8.938 ha đạt 99,4% kế hoạch (giảm 106 ha so với cùng kỳ)`` is one row: a value, its plan, the percentage of the plan and
the change on last year. The words before a figure, and sometimes those after it, say which it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checker.document import BlockKind, Document
from checker.figure import Role
from checker.figures.mention import Mention
from checker.vocabulary import Vocabulary


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

    @property
    def id(self) -> int:
        """Its figure's id."""
        return self.m.figure.id

    @property
    def mid(self) -> float:
        """Printed value in base units, for screening."""
        return float(self.m.figure.value or 0) * float(self.m.factor)

    @property
    def factor(self) -> Fraction:
        """From the printed unit to the base unit."""
        return self.m.factor


_SPLIT = re.compile(r"[;.:(]|(?<!\d),(?!\d)")


def facts_of(document: Document, mentions: Sequence[Mention], words: Vocabulary) -> list[Fact]:
    """Every mention with its part in the row, in order."""
    facts: list[Fact] = []
    clause = 0
    last: Fact | None = None
    change: dict[int, Fact] = {}
    for m in mentions:
        if last is None or m.sentence != last.m.sentence or ";" in m.before:
            clause += 1
        if last is None or m.sentence != last.m.sentence:
            change = {}
        table = document.blocks[m.block].kind is BlockKind.TABLE
        before = last if last and last.m.sentence == m.sentence else None
        facet, sign, base = _part(m, before, change.get(m.depth), words, table)
        lo, hi = _screen(m)
        last = Fact(m, facet, sign, base, clause, lo, hi, len(facts), table)
        if m.measure:
            change[m.depth] = last
        facts.append(last)
    return facts


def _screen(m: Mention) -> tuple[float, float]:
    f = m.figure
    half = 0.0 if f.exact else 0.5 * 10.0 ** -f.decimals
    value, factor = float(f.value or 0), float(m.factor)
    if m.bound in ("over", "under", "about"):
        step = last_digit(f)
        if m.bound == "over":
            return value * factor, (value + step) * factor
        if m.bound == "under":
            return (value - step) * factor, value * factor
        return (value - step) * factor, (value + step) * factor
    return (value - half) * factor, (value + half) * factor


def last_digit(figure: object) -> float:
    """One unit of the last digit that is not a trailing zero: 100 for 1.700, 0,1 for 1,1."""
    text = getattr(figure, "value", None)
    if not text:
        return 1.0
    decimals = getattr(figure, "decimals", 0)
    if decimals:
        return float(10.0**-decimals)
    digits = str(abs(int(text)))
    return float(10.0 ** (len(digits) - len(digits.rstrip("0"))))


def _clip(before: str) -> str:
    """The words since the last comma or colon: what is said of this figure alone."""
    parts = _SPLIT.split(before)
    return parts[-1]


_BARE = re.compile(r"^[\s,()–—/&~]*(?:và)?[\s,(]*[-+–]?\s*$")
_AFTER_STOP = re.compile(r"[,;:()]")


def _part(m: Mention, last: Fact | None, beside: Fact | None, words: Vocabulary, table: bool) -> tuple[Facet, int, str]:
    cues = words.cues
    near = _clip(m.before)
    role = m.figure.role
    if table:
        if role is Role.MEASURE:
            return Facet.VALUE, m.sign, ""
        return Facet.LEVEL, 0, ""
    heading = _AFTER_STOP.split(m.after, maxsplit=1)[0]
    base = _base(near, heading, cues) if role is not Role.MEASURE else ""
    direction = _direction(near, m, cues)
    if role is Role.MULTIPLE:
        return Facet.TIMES, direction, "prev"
    if role is Role.POINTS:
        return Facet.POINTS, direction, base
    if role is Role.PERCENT:
        return _percent(m, near, direction, base, last, cues)
    if "/" in m.figure.unit:
        return (Facet.DELTA, direction, "") if direction else (Facet.RATE, 0, "")
    if direction and m.over >= 0 and not _SUM_OF.search(near):
        return Facet.DELTA, direction, _base(near, heading, cues)
    if m.over < 0:
        return Facet.PLAN, 0, ""
    if beside is not None and beside.facet is Facet.DELTA and _CARRY.match(m.before):
        return Facet.DELTA, beside.sign, beside.base
    if cues["average"].search(near) and not cues["total"].search(near):
        return Facet.RATE, 0, ""
    if _planned(m, near, heading, last, cues):
        return Facet.PLAN, 0, ""
    if _earlier(m, near, last, cues):
        return Facet.PREV, 0, ""
    return Facet.VALUE, 0, ""


def _direction(near: str, m: Mention, cues: dict | object) -> int:
    """+1 or -1 when the last cue before the figure is a rise or a fall that is still open, 0 otherwise."""
    found = _last(near, cues, ("rise", "fall", "level", "share", "into"))
    if found and found[0] in ("rise", "fall"):
        return 1 if found[0] == "rise" else -1
    if m.sign and not found:
        return m.sign
    return 0


def _last(near: str, cues: object, names: tuple[str, ...]) -> tuple[str, int, int] | None:
    """The last cue of the named lists in ``near``: its list, start and end."""
    best: tuple[str, int, int] | None = None
    for name in names:
        for found in cues[name].finditer(near):  # type: ignore[index]
            if name == "rise" and found.group().startswith("hơn") and _LESS.search(near[: found.start()]):
                continue
            if best is None or (found.end(), -found.start()) > (best[2], -best[1]):
                best = name, found.start(), found.end()
    return best


def _base(near: str, heading: str, cues: object) -> str:
    for text in (heading, near):
        if cues["plan"].search(text):  # type: ignore[index]
            return "plan"
        if text is heading and cues["prev"].search(text):  # type: ignore[index]
            return "prev"
        if text is heading and cues["base"].search(text):  # type: ignore[index]
            return "whole"
    if re.search(r"so với|cùng kỳ|năm trước|tháng trước|so cùng|\bck\b", near):
        return "prev"
    return ""


_TARGET_RATE = re.compile(
    r"(?:chỉ tiêu|mục tiêu|tiến độ|kế hoạch|\bkh|\bck|cùng kỳ|so với|so)(?: [\w~]+){0,5} ?\( ?$"
)


def _percent(
    m: Mention, near: str, direction: int, base: str, last: Fact | None, cues: object
) -> tuple[Facet, int, str]:
    if _TARGET_RATE.search(m.before):
        return Facet.LEVEL, 0, "rate"
    if direction:
        return Facet.GROWTH, direction, base or "prev"
    found = _last(near, cues, ("level", "share", "into"))
    if found is None and last is not None and _BARE.match(m.before):
        if last.facet is Facet.DELTA and m.bracket and m.bracket != last.m.bracket:
            return Facet.GROWTH, last.sign, base or last.base
        if last.facet is Facet.DELTA and not m.bracket:
            return Facet.GROWTH, last.sign, base or last.base
        if last.facet is Facet.GROWTH and re.match(r"^\s*(và|,)", m.before) and not base:
            return Facet.GROWTH, last.sign, last.base
    if found and found[0] == "share":
        return Facet.LEVEL, 0, base if base == "plan" else "whole"
    if found and found[0] == "level" and last is not None and last.facet is Facet.DELTA and not base:
        if re.search(r"=|tương đương|tương ứng", near):
            return Facet.GROWTH, last.sign, last.base
    if re.search(r"tương ứng|tương đương|tức", near) and last is not None and last.facet is Facet.DELTA:
        return Facet.GROWTH, last.sign, base or last.base
    return Facet.LEVEL, 0, base


_SUM_OF = re.compile(r"\b(?:tổng|cộng|tổng cộng)\b(?!.*(?:so|cùng kỳ))")
_LESS = re.compile(r"(?:thấp|ít|kém|nhỏ|chưa) $")
_CARRY = re.compile(r"^[\s,)]*(?:và|,|, và)\s*$")


def _planned(m: Mention, near: str, heading: str, last: Fact | None, cues: object) -> bool:
    if re.match(r"\s*(kh|kế hoạch|dự toán|chỉ tiêu)\b", heading) and not m.over:
        return True
    found = _last(near, cues, ("plan", "level", "rise", "fall"))
    return bool(found and found[0] == "plan" and len(near[found[2] :].split()) <= 6)


_PREV_END = re.compile(
    r"(?:\bck\b|cùng kỳ|cùng kì|năm trước|năm ngoái|trước đó|tháng trước|so với|so|khi đó)"
    r"(?: (?:năm|tháng|quý|vụ|trước|đầu|cuối|cùng|kỳ|~|ngày|số|mức|là|có|đạt|của))*\W*$"
)
_YEAR_END = re.compile(r"(?:^|\()\W*(?:năm |tháng |quý )?~(?: tháng)? *~? *(?:là|có|:)?\W*$")


def _earlier(m: Mention, near: str, last: Fact | None, cues: object) -> bool:
    """The value compared with: ``(cùng kỳ: 166)``, ``so với 303.985 tấn``, ``(năm 2019: 47.535 hộ)``."""
    if _PREV_END.search(m.before):
        return True
    return bool(m.depth) and _YEAR_END.search(m.before) is not None
