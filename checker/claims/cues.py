"""What the words around a figure say of it: a rise or fall, what it is measured against, a plan, an earlier value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.figures.mention import Mention
from checker.vocabulary import Wording

Cues = Mapping[str, re.Pattern[str]]

_WITHIN = 60
"""Letters before a figure among which its cue is sought in the text."""
_READS = Wording(r"\b<reads>\W*$")
_NEAR_WORDS, _CLAUSE_WORDS = 6, 20
"""Words between a plan's name and its figure at most; where the name heads the clause and the figure is what it reads, more."""
_CLAUSE = re.compile(r"[;.:(]|(?<!\d),(?!\d)")
_AFTER_STOP = re.compile(r"[,;:()]")
_LESS, _MORE = Wording(r"<less> $"), Wording(r"<more*>")
"""``thấp hơn``: no rise."""
_COMPARED = Wording(r"<compared>")
_UNMOVED = Wording(r"<unmoved>")
"""``giảm nghèo 62,9 tỷ``: no fall."""
_PLAN_AFTER = Wording(r"\s*<plan_after>")
_AS_PLANNED, _UNPLANNED = Wording(r"<as_planned>\W*$"), Wording(r"^\W*<unplanned>")
"""``kiểm tra theo kế hoạch 21 cuộc, đột xuất 7 cuộc``: two kinds of checks."""
EARLIER = Wording(r"<earlier>(?: (?:<earlier_tail>|~))*[^\w)]*$")
"""``so với cùng kỳ năm trước là …``"""
_OF_EARLIER = Wording(r"^\W*<of_earlier>")
"""``341.600 lượt của kỳ nghỉ năm 2023``"""
_YEAR = Wording(r"(?:^|\()\W*(?:<calendar> )?~(?: <periods.months>)? *~? *(?:<reads>|:)?[^\w,;]*$")
"""``(năm 2019: …``"""
_NEXT_YEAR = Wording(r"^[\s)]*[,;]\W*(?:<calendar> )?~(?: <periods.months>)? *~? *(?:<reads>|:)?\W*$")
"""``; 2020: …``: the next of a series of years."""


class Said(NamedTuple):
    """What the words around a figure say of it alone."""

    near: str
    """The words before it since the last comma or colon, without those that tell of no movement."""
    heading: str
    """The words after it up to the next sign."""
    sign: int
    """+1 or -1 for a rise or fall, or as printed; 0 for none."""


def said_of(m: Mention, text: str, cues: Cues) -> Said:
    """What is said of a figure of ``text``."""
    near = _UNMOVED.pattern.sub(" ", _CLAUSE.split(m.before)[-1])
    return Said(near, _AFTER_STOP.split(m.after, maxsplit=1)[0], _direction(near, m, text, cues))


def _direction(near: str, m: Mention, text: str, cues: Cues) -> int:
    """The sign of the last cue before the figure, where it is a rise or a fall that is still open: not ``giảm từ 46``."""
    ends = ("from",) if m.bound != "over" else ()  # but "giảm từ 4% trở lên"
    found = last_cue(near, cues, ("rise", "fall", "level", "share", "into", *ends))
    if found is None or _in_a_name(text[max(0, m.figure.start - _WITHIN) : m.figure.start], near[found[1] : found[2]]):
        return m.sign
    return {"rise": 1, "fall": -1}.get(found[0], 0)


def _in_a_name(before: str, cue: str) -> bool:
    """``xã Bắc Hạ 15``: the cue is the end of a name."""
    head, found, _ = before.rpartition(cue.capitalize())
    words = head.split()
    if not found or not words or not head[-1].isspace():
        return False
    last = words[-1].lstrip("(*")
    return last[:1].isupper() and not last.isupper() and last.isalpha()


def last_cue(near: str, cues: Cues, names: tuple[str, ...]) -> tuple[str, int, int] | None:
    """The last cue of the named lists in ``near``: its list, start and end."""
    best: tuple[str, int, int] | None = None
    for name in names:
        for found in cues[name].finditer(near):
            if name == "rise" and _MORE.match(found.group()) and _LESS.search(near[: found.start()]):
                continue
            if best is None or (found.end(), -found.start()) > (best[2], -best[1]):
                best = name, found.start(), found.end()
    return best


def base_of(said: Said, cues: Cues) -> str:
    """What a percentage is of or a change against, by the words after it, then by those before."""
    near, heading = said.near, said.heading
    if cues["plan"].search(heading):
        return "plan"
    if cues["prev"].search(heading):
        return "prev"
    if cues["base"].search(heading):
        return "whole"
    if cues["plan"].search(near):
        return "plan"
    return "prev" if _COMPARED.search(near) else ""


def planned(m: Mention, said: Said, cues: Cues) -> bool:
    """A plan by the word right after the figure, or by the last cue before it."""
    near = said.near
    if _PLAN_AFTER.match(said.heading) and not m.over:
        return True
    if _AS_PLANNED.search(near) and _UNPLANNED.search(m.after):
        return False
    found = last_cue(near, cues, ("plan", "level", "rise", "fall"))
    if not found or found[0] != "plan":
        return False
    # "Dự toán thu Quốc hội và Chính phủ giao cho ngành hải quan năm nay là 270.000 tỷ đồng": the subject of all the words between.
    heads = not near[: found[1]].strip() and _READS.search(near) is not None
    return len(near[found[2] :].split()) <= (_CLAUSE_WORDS if heads else _NEAR_WORDS)


def earlier(m: Mention) -> bool:
    """The value compared with: ``(cùng kỳ: 166)``, ``so với 303.985 tấn``, ``(năm 2019: 47.535 hộ)``, but no series of years."""
    if EARLIER.search(m.before) is not None or _OF_EARLIER.match(m.after):
        return True
    if not m.depth or _YEAR.search(m.before) is None:
        return False
    return not _NEXT_YEAR.search(m.after) and not _NEXT_YEAR.search(m.before)
