"""A sentence as a row of a table written out: each figure with its part in the row.

``8.882/8.938 ha đạt 99,4% kế hoạch (giảm 106 ha so với cùng kỳ)`` is one row: a value, its plan, the percentage of the plan and
the change on last year. The words before a figure, and sometimes those after it, say which it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.claims.cues import Cues, Said, base_of, earlier, last_cue, planned, said_of
from checker.claims.facts import Facet, Fact
from checker.document import BlockKind, Document
from checker.figure import Role
from checker.figures.mention import Mention
from checker.ranges import last_unit
from checker.vocabulary import Vocabulary, Wording

Part = tuple[Facet, int, str]
"""Facet, sign and base of a figure."""

_BARE = Wording(r"^[\s,()–—/&~]*<and>?[\s,(]*[-+–]?\s*$")
"""Nothing but signs before the figure: it goes with the one before."""
_CARRY = Wording(r"^[\s,)]*(?:,? ?<and>|,)\s*$")
_CARRY_ON = Wording(r"^\s*(?:<and*>|,)")
_CARRY_PAST = Wording(r"^(?: ?[^\W\d_]+){1,4}(?: ?,)? ?(?:<and>|,) ?$")
_SUM_OF = Wording(r"^(?!.*(?:<so*>|<same_period*>)).*<summed>")
_TARGET_RATE = Wording(r"<target_rate>(?: [\w~]+){0,5} ?\( ?$")
_BY_TIME = Wording(r"/<time_units>$")
_BULK = ("mass", "volume")
_GRADE = Wording(r"(?:^\W*|\w+ )<grade>\W*$")
_EACH = Wording(r"<each>")
_OTHER_GRADE = Wording(r"<other_grades>\W*$")
_TIMES = re.compile(r"(?:^|\s)[×x*] ?$")
"""``1.650 ha × 1,2 triệu đồng``: so much for each."""
_MEAN_NUMBER = Wording(r"<population> <averages>")
"""``dân số trung bình``: how many there are, none for each of anything."""
_EQUALS = Wording(r"=|<corresponds>")
_MEASURED_FROM = Wording(r"<from>(?: [\w~]+){0,3}\W*$|<against*>(?: [\w~]+){0,3}\W*$")
_ONLY_CORRESPONDS = Wording(r"^(?: ?\w+){0,3} ?\)?[ ,–-]*(?:<corresponds>|<in_other_words>)(?: [^\W\d_]+)? ?$")
"""``, từ 22.827 vụ, tương ứng``"""
_CORRESPONDS = Wording(r"<corresponds>|<in_other_words>")
_AMOUNTS_TO_CHANGE = Wording(
    r"^(?: ?[\w~]+){0,6} ?(?:[,(–-] ?(?:<corresponds>|<in_other_words>)(?: [^\W\d_]+){0,2}|\( ?<amounts_to>) ?$"
)
"""``tăng 0,86% so với cùng kỳ (tức``"""
_OF_NOUN = Wording(r"^(?: ?[^\W\d_]+| ?~){0,8} ?\( ?[-+–]? ?$")
"""``giảm 8 người bị thương (``"""
_EQUAL_TO = Wording(r"^(?: ?[^\W\d_]+| ?~){0,8} ?\( ?<amounts_to>\W*$")
"""``tăng 248.235 tỷ đồng (bằng 18,5%) so với dự toán``"""
_CLOSED = Wording(r"^ ?\) ?(?:<reads> ?)?$")
_BRACKETED = Wording(r"^(?:.*[,;:)])? ?([^,;:()]+)\([^,;:()]*:? ?$")
_OF_WHOLE = ("plan", "whole")
_MUCH = 0.5
"""Share of a value below which an amount told behind its growth is the change."""
_QUANTITIES = (Facet.VALUE, Facet.PLAN, Facet.PREV)
_MAY_GROW = (Facet.VALUE, Facet.RATE)


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
        if before is not None and len(facts) > 1 and _goes_past(m, before, facts[-2]):
            before = facts[-2]
        said = said_of(m, document.text, words.cues)
        if before is not None and not said.sign and _amounts_to_change(m, before, facts):
            said = said._replace(sign=before.sign)
        facet, sign, base = _in_table(m) if table else _part(m, said, before, beside.get(m.depth), words.cues)
        times, value = float(m.factor), float(m.figure.value or 0)
        half = 0.0 if m.figure.exact else 0.5 * 10.0**-m.figure.decimals
        lo, hi = _screen(m, value, half, times)
        mid = value * times
        word, noun = m.figure.label.rpartition(" ")[2], " ".join(m.noun.split()[:2])
        quantity = facet in _QUANTITIES and m.bound != "range"
        single = not table and m.measure and m.bound != "range"
        last = Fact(
            m,
            facet,
            sign,
            base,
            clause,
            lo,
            hi,
            len(facts),
            table,
            times,
            value,
            half,
            mid,
            word,
            noun,
            quantity,
            single,
        )
        if m.measure:
            beside[m.depth] = last
        facts.append(last)
    return facts


def _goes_past(m: Mention, compared: Fact, change: Fact) -> bool:
    """``giảm 1.415 vụ, từ 22.827 vụ, tương ứng 6,2%``: a percentage of the change, told behind what that is measured from."""
    return (
        m.percent
        and change.facet is Facet.DELTA
        and change.m.sentence == m.sentence
        and compared.facet is not Facet.DELTA
        and _MEASURED_FROM.search(compared.m.before) is not None
        and _ONLY_CORRESPONDS.match(m.before) is not None
    )


def _in_table(m: Mention) -> Part:
    """In a table the columns tell; words do not."""
    return (Facet.VALUE, m.sign, "") if m.measure else (Facet.LEVEL, 0, "")


def _screen(m: Mention, value: float, half: float, factor: float) -> tuple[float, float]:
    """The printed range in base units, in floating point."""
    if m.bound in ("over", "under", "about"):
        step = float(last_unit(m.figure))
        if m.bound == "over":
            return value * factor, (value + step) * factor
        if m.bound == "under":
            return (value - step) * factor, value * factor
        return (value - step) * factor, (value + step) * factor
    return (value - half) * factor, (value + half) * factor


def _part(m: Mention, said: Said, last: Fact | None, beside: Fact | None, cues: Cues) -> Part:
    """A figure's part in its row. ``last``: the fact before it in the sentence; ``beside``: the last amount on its level."""
    if last is not None and not said.sign and (sign := _behind_compared(m, last, cues)):
        said = said._replace(sign=sign)
    if m.measure:
        return _amount(m, said, beside, cues)
    base = base_of(said, cues)
    if m.figure.role is Role.MULTIPLE:
        return Facet.TIMES, said.sign, "prev"
    if m.figure.role is Role.POINTS:
        return Facet.POINTS, said.sign, base
    if last is not None and last.m.depth > m.depth and beside is not None and _CORRESPONDS.search(said.near):
        last = beside  # "tăng 1.136 tỷ đồng so với cuối năm (50.138 tỷ), tương đương 2,27%"
    return _percent(m, said, base, last, cues)


def _behind_compared(m: Mention, last: Fact, cues: Cues) -> int:
    """``thấp hơn cùng kỳ (151,07 triệu m³) 22,74 triệu m³``: the direction told before the bracket right before it."""
    if last.m.depth != m.depth + 1 or last.facet not in _QUANTITIES or _CLOSED.match(m.before) is None:
        return 0
    opening = _BRACKETED.match(last.m.before)
    found = last_cue(opening[1], cues, ("rise", "fall", "level", "share")) if opening else None
    return {"rise": 1, "fall": -1}.get(found[0], 0) if found else 0


def _amount(m: Mention, said: Said, beside: Fact | None, cues: Cues) -> Part:
    """The part of an amount: a change, plan, earlier value, rate, or the value itself."""
    near, sign = said.near, said.sign
    if "/" in m.figure.unit and (sign or not _throughput(m)):
        return (Facet.DELTA, sign, "") if sign else (Facet.RATE, 0, "")
    if _TIMES.search(m.before):
        return Facet.RATE, 0, ""
    if sign and m.over >= 0 and not _SUM_OF.search(near):
        return Facet.DELTA, sign, base_of(said, cues)
    if m.over < 0:
        return Facet.PLAN, 0, ""
    if beside is not None and beside.facet is Facet.DELTA and _CARRY.match(m.before):
        return Facet.DELTA, beside.sign, beside.base
    averaged = cues["average"].search(near) and not _MEAN_NUMBER.search(near)
    if averaged and not cues["total"].search(near) and not _graded(m, said, beside):
        return Facet.RATE, 0, ""
    if planned(m, said, cues):
        return Facet.PLAN, 0, ""
    return (Facet.PREV if earlier(m) or _goes_on_earlier(m, beside) else Facet.VALUE), 0, ""


def _amounts_to_change(m: Mention, growth: Fact, facts: Sequence[Fact]) -> bool:
    """``đạt 115.920 ha, tăng 0,86% (tức 993,8 ha)``: an amount right behind a growth, much smaller than what has grown.

    Of a rate the bracket alone says so: ``51,5 tạ/ha, tăng 2,63% (1,32 tạ/ha)``.
    """
    if growth.facet is not Facet.GROWTH or not m.measure:
        return False
    told = _OF_NOUN if "/" in m.figure.unit and m.depth > growth.m.depth else _AMOUNTS_TO_CHANGE
    if not told.match(m.before):
        return False
    alike = (f for f in reversed(facts) if f.clause == growth.clause and f.m.dimension == m.dimension)
    grown = next(alike, None)
    amount = float(m.figure.value or 0) * float(m.factor)
    return grown is not None and grown.facet in _MAY_GROW and amount < grown.mid * _MUCH


def _goes_on_earlier(m: Mention, beside: Fact | None) -> bool:
    """``(cùng kỳ 09 vụ, 19 bị cáo)``: what the bracket begins with goes for the figure behind it as well."""
    if beside is None or not m.depth or beside.facet is not Facet.PREV or beside.m.bracket != m.bracket:
        return False
    return m.dimension != beside.m.dimension and _CARRY.match(m.before) is not None


def _throughput(m: Mention) -> bool:
    """``950 tấn/ngày`` adds up as tonnes do."""
    return m.dimension.partition("/")[0] in _BULK and _BY_TIME.search(m.figure.unit) is not None


def _graded(m: Mention, said: Said, beside: Fact | None) -> bool:
    """``giỏi 694, khá 1.735, trung bình 323``: a grade in a list, not an average."""
    if (
        not m.before.lstrip(" )").startswith((",", ";"))
        or _GRADE.search(said.near) is None
        or _EACH.search(said.heading)
    ):
        return False
    if (m.count or not m.dimension) and not m.figure.decimals:
        return True
    return beside is not None and beside.m.dimension == m.dimension and _OTHER_GRADE.search(beside.m.before) is not None


def _percent(m: Mention, said: Said, base: str, last: Fact | None, cues: Cues) -> Part:
    """The part of a percentage: a level, or the growth that goes with a change before it."""
    near, sign = said.near, said.sign
    if last is not None and not sign and last.facet is Facet.DELTA and _of_change(m, last, cues):
        return Facet.GROWTH, last.sign, base or last.base
    if _TARGET_RATE.search(m.before):
        return Facet.LEVEL, 0, "rate"
    if sign:
        return Facet.GROWTH, sign, base or "prev"
    cue = last_cue(near, cues, ("level", "share", "into"))
    if last is not None and cue is None and _carried(m, base, last):
        return Facet.GROWTH, last.sign, base or last.base
    if cue and cue[0] == "share":
        return Facet.LEVEL, 0, base if base == "plan" else "whole"
    if last is not None and last.facet is Facet.DELTA:
        equal = cue is not None and cue[0] == "level" and not base and _EQUALS.search(near)
        if equal or _CORRESPONDS.search(near):
            return Facet.GROWTH, last.sign, base or last.base
    return Facet.LEVEL, 0, base


def _carried(m: Mention, base: str, last: Fact) -> bool:
    """The direction told of the change or growth before it goes for a percentage without words of its own."""
    if _BARE.match(m.before):
        if last.facet is Facet.DELTA and (m.bracket != last.m.bracket or not m.bracket or base not in _OF_WHOLE):
            return True
        # "tăng tương ứng 9,9% và 4,4% so với cuối năm 2022"
        if last.facet is Facet.GROWTH and _CARRY_ON.match(m.before) and base in ("", "prev"):
            return True
    return not base and _parallel(m, last)


def _parallel(m: Mention, last: Fact) -> bool:
    """``giảm 10,3% số vụ và 30,5% số bị cáo``: the direction told of the first, be its ``%`` forgotten, goes for the second."""
    if last.facet is not Facet.GROWTH and (last.facet is not Facet.DELTA or last.m.dimension):
        return False
    noun, before = m.noun.split(), last.m.noun.split()
    alike = len(noun) > 1 and len(before) > 1 and noun[0] == before[0]
    return alike and m.depth == last.m.depth and _CARRY_PAST.match(m.before) is not None


def _of_change(m: Mention, change: Fact, cues: Cues) -> bool:
    """``giảm 8 người bị thương (24,2%)``: in a bracket of its own behind what has changed."""
    if m.bracket == change.m.bracket or not change.m.measure:
        return False
    if _EQUAL_TO.match(m.before) and m.after.startswith(")"):
        return True
    if not _OF_NOUN.match(m.before):
        return False
    return (
        change.base != "plan" and last_cue(m.before, cues, ("level", "share", "into", "rise", "fall", "plan")) is None
    )
