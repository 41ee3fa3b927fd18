"""The time a report is about, from its title or its first words about time."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from checker.document import BlockKind, Document
from checker.figures.numerals import WORDS
from checker.report import Period
from checker.vocabulary import Wording, fold

_MONTH = r"(\d{1,2}|<month_numbers*>)"
_OF_YEAR = r"\s?[/.-]?\s?(?:<year*> )?(20\d\d)(?!\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FORMS = (
    (Wording(rf"\b{_MONTH} <month*>(?: <beginning*>)?(?: <year*>)? ?,? ?(20\d\d)(?!\d)"), "months"),
    (Wording(rf"\b<from> <month*> 0?1 \w+ <month*> {_MONTH}{_OF_YEAR}"), "months"),
    (Wording(rf"\b<quarter*> (iv|iii|ii|i|[1-4]){_OF_YEAR}"), "quarter"),
    (Wording(rf"\b<month*> {_MONTH}{_OF_YEAR}"), "month"),
)
_YEARS = ((Wording(r"\b<whole_year*> (20\d\d)(?!\d)"), "year"),)
_OPEN = Wording(rf"\b{_MONTH} <month*> <beginning_of_year*>")
_ON = r"(?:[^.;,(]|(?<=\d)[.,](?=\d))*$"
_COMPARED = Wording(rf"<compared>{_ON}")
_ASIDE = Wording(rf"(?:<compared>|<year_aside>){_ON}")
"""The words before a year that is not the report's: ``so với năm 2022``, ``đến cuối năm 2030``."""
_LONG_FORMS = tuple(form for form in _FORMS if form[1] != "month")
_FIRST = 4
"""Paragraphs in which a single month may be the period."""
_TITLE_LINE = 160
"""Characters from which a line is none of the title's."""
_COMPARED_WITHIN = 40
"""Characters before a period in which the words stand that make it one compared with."""
_UP_TO_DAY = Wording(r"\b<up_to*>(?: [^\W\d]+){0,2} \d{1,2}[/.-]\d{1,2}[/.-](20\d\d)(?!\d)")
"""``tính đến ngày 20/10/2023``: what is told of earlier years is compared with."""
_SO_FAR = Wording(r"<so_far>(?: [^\W\d]+){0,2} (?:\d{1,2}[/.-])?\d{1,2}[/.-](20\d\d)(?!\d)")
"""``lũy kế đến hết tháng 9/2024``: no report speaks of what is to come so."""
_YEAR = Wording(r"\b<year*> (20\d\d)(?!\d)")
_PLAIN_YEAR = re.compile(r"(?<![\d/.,])20\d\d(?![\d,]|\.\d)")


def find_period(document: Document) -> Period | None:
    """The reporting period; None where the text doesn't tell."""
    title, *paragraphs = _passages(document)
    if found := _told(title, _FORMS) or _told(title, _YEARS):
        return found
    latest = _spoken_of(paragraphs)
    for n, passage in enumerate(paragraphs):
        if found := _told(passage, _FORMS if n < _FIRST else _LONG_FORMS, latest):
            return found
    found = _commonest(paragraphs)
    return found if found is not None and found.end.year >= latest else None


def _told(passage: str, forms: Sequence[tuple[Wording, str]], least: int = 0) -> Period | None:
    """The period that a passage tells, of the year ``least`` or later."""
    folded = fold(passage)
    printed = passage if len(passage) == len(folded) else folded
    spread = _spread(folded, printed) if forms is not _YEARS else None
    return _stated(folded, printed, forms, least) or spread


def _spoken_of(paragraphs: Sequence[str]) -> int:
    """The year of the day that the first paragraphs go up to, or the one they speak of far more than of any other; 0 for none.

    Earlier ones are compared with.
    """
    if so_far := _SO_FAR.pattern.findall(fold(" ".join(paragraphs))):
        return int(max(so_far))
    first = " ".join(paragraphs[:_FIRST])
    if told := _UP_TO_DAY.search(fold(first)):
        return int(told[1])
    years = Counter(_PLAIN_YEAR.findall(first))
    most = years.most_common(2)
    if not most:
        return 0
    second = most[1][1] if len(most) > 1 else 0
    return int(most[0][0]) if most[0][1] > second + 1 else 0


def _commonest(paragraphs: Sequence[str]) -> Period | None:
    """The year that the first paragraphs speak of most, where one says ``năm 2023`` of it."""
    text = " ".join(paragraphs)
    years = Counter(_PLAIN_YEAR.findall(text))
    folded = fold(text)
    commonest = max(years, key=lambda year: (years[year], year), default=None)
    for m in _YEARS[0][0].pattern.finditer(folded):
        if m[1] == commonest and not _ASIDE.search(folded[max(0, m.start() - _COMPARED_WITHIN) : m.start()]):
            return _period("year", m, text[m.start() : m.end()] if len(text) == len(folded) else m.group())
    return None


def _passages(document: Document) -> Iterator[str]:
    """The title's lines together, then the first paragraphs."""
    head = []
    for block in document.blocks[:12]:
        text = document.text[block.start : block.end]
        if block.kind is not BlockKind.HEADING and len(text) >= _TITLE_LINE:
            break
        head.append(text)
    yield " ".join(" ".join(head).split()).replace("*", "")
    for block in document.blocks[:30]:
        yield " ".join(document.text[block.start : min(block.end, block.start + 600)].split())


def _stated(folded: str, passage: str, forms: Sequence[tuple[Wording, str]], least: int) -> Period | None:
    for pattern, form in forms:
        for m in pattern.pattern.finditer(folded):
            aside = _ASIDE if form == "year" else _COMPARED
            if aside.search(folded[max(0, m.start() - _COMPARED_WITHIN) : m.start()]):
                continue
            found = _period(form, m, passage[m.start() : m.end()])
            if found is None or found.end.year >= least:
                return found
    return None


def _spread(folded: str, passage: str) -> Period | None:
    """``9 tháng đầu năm, nhiệm vụ, giải pháp 3 tháng cuối năm 2023``."""
    m, year = _OPEN.search(folded), _YEAR.search(folded)
    if not m or not year:
        return None
    n = _number(m[1])
    y = int(year[1])
    return Period(date(y, 1, 1), _end(y, n), f"{passage[m.start() : m.end()]} {y}") if n else None


def _period(form: str, m: re.Match[str], text: str) -> Period | None:
    if form == "year":
        y = int(m[1])
        return Period(date(y, 1, 1), date(y, 12, 31), text)
    y = int(m[2])
    n = _ROMAN.get(m[1], 0) if form == "quarter" else _number(m[1])
    if not 1 <= n <= 12:
        return None
    if form == "months":
        return Period(date(y, 1, 1), _end(y, n), text)
    if form == "quarter":
        return Period(date(y, 3 * n - 2, 1), _end(y, 3 * n), text)
    return Period(date(y, n, 1), _end(y, n), text)


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    first, _, rest = word.partition(" ")
    return WORDS.get(first, 0) + (WORDS.get(rest, 0) if rest else 0)


def _end(year: int, month: int) -> date:
    month = min(max(month, 1), 12)
    return date(year, month, calendar.monthrange(year, month)[1])
