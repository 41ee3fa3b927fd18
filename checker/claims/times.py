"""Which time a figure is told of: the year that stands before it, and whether its sentence speaks of now or of earlier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.claims.facts import Fact
from checker.document import Document
from checker.vocabulary import Wording, fold

_MARKS = Wording(
    r"(?P<open>\()|(?P<close>\))|(?P<stop>[.;!?](?=\s|$))"
    r"|(?<![\d/.,])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d|/\w)"
    r"|(?P<compared><against>(?: [\w]+){0,3}?(?: <earlier_times>| <opening>)?)"
    r"|(?P<part>\b<part_follows>\b)"
    r"|(?P<now><now_times>)"
    r"|(?P<earlier><earlier_times>)"
    r"|(?<!tháng )(?P<opening><opening>)"
)

_AGAINST_YEAR = Wording(r"[^.;,()]*?<against>[^.;,()]*?(?<![\d/.,])(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d|/\w)")
_WITHIN = 120
"""Characters behind a change in which what it is told against is looked for."""


class Time(NamedTuple):
    """What is told of a figure's time."""

    year: int
    """The last year told before it in its block, on its level of brackets; 0 for none."""
    told: str
    """What its sentence said last of time: 'earlier' (``Cùng kỳ năm trước …``), 'opening' (``Đầu năm …``), 'compared' (``So với …``), 'now', or ''."""

    @property
    def before(self) -> bool:
        """Told of an earlier time, or compared with it."""
        return self.told in ("earlier", "compared")


UNTOLD = Time(0, "")


def times(document: Document, facts: list[Fact]) -> Iterator[Time]:
    """The time of each fact, in their order."""
    block = -1
    at = 0
    levels = [UNTOLD]
    for f in facts:
        if f.m.block != block:
            block, at, levels = f.m.block, document.blocks[f.m.block].start, [UNTOLD]
        figure = f.m.figure
        if figure.start > at:
            levels = _passed(fold(document.text[at : figure.start]), levels)
        at = max(at, figure.end)
        yield levels[-1]


def _passed(text: str, levels: list[Time]) -> list[Time]:
    """The time on each level of brackets after some more text."""
    levels = list(levels)
    for mark in _MARKS.pattern.finditer(text):
        kind = mark.lastgroup
        if kind == "open":
            levels.append(levels[-1])
        elif kind == "close":
            if len(levels) > 1:
                levels.pop()
        elif kind == "stop":
            levels[-1] = levels[-1]._replace(told="")
        elif kind == "year":
            levels[-1] = levels[-1]._replace(year=int(mark["year"]))
        elif kind == "part":
            # "so với kế hoạch năm 2022, trong đó gỗ 1,15 tỷ": a part is told of the time of the whole.
            levels[-1] = UNTOLD if levels[-1].told == "compared" else levels[-1]
        elif kind is not None:
            levels[-1] = levels[-1]._replace(told=kind)
    return levels


def compared_year(document: Document, f: Fact, following: Fact | None) -> int:
    """The year that a change is told against right behind it, ``tăng 7,9% so với thực hiện năm 2013``; 0 where none is."""
    end = (
        document.blocks[f.m.block].end
        if following is None or following.m.block != f.m.block
        else following.m.figure.start
    )
    told = _AGAINST_YEAR.match(fold(document.text[f.m.figure.end : min(end, f.m.figure.end + _WITHIN)]))
    return int(told["year"]) if told else 0


def order(current: Time, previous: Time) -> str:
    """How the years of two values stand to one another."""
    if not (current.year and previous.year):
        return "one year told" if current.year or previous.year else "no year told"
    if current.year == previous.year:
        return "of one year"
    return "in order of years" if current.year > previous.year else "against order of years"
