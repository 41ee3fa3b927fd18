"""The time a report is about, from its title or its first words about time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker.document import BlockKind, Document
from checker.figures.numerals import WORDS
from checker.report import Period
from checker.vocabulary import Wording, fold

_MONTH = r"(\d{1,2}|<month_numbers*>)"
_OF_YEAR = r"\s?[/-]?\s?(?:<year*> )?(20\d\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FORMS = (
    (Wording(rf"\b{_MONTH} <month*>(?: <beginning*>)?(?: <year*>)? ?,? ?(20\d\d)"), "months"),
    (Wording(rf"\b<quarter*> (iv|iii|ii|i|[1-4]){_OF_YEAR}"), "quarter"),
    (Wording(rf"\b<month*> {_MONTH}{_OF_YEAR}"), "month"),
)
_YEARS = ((Wording(r"\b<whole_year*> (20\d\d)"), "year"),)
_OPEN = Wording(rf"\b{_MONTH} <month*> <beginning_of_year*>")
_YEAR = Wording(r"\b<year*> (20\d\d)")


def find_period(document: Document) -> Period | None:
    """The reporting period; None where the text doesn't tell."""
    for passage in _passages(document):
        folded = fold(passage)
        printed = passage if len(passage) == len(folded) else folded
        found = _stated(folded, printed, _FORMS) or _spread(folded, printed) or _stated(folded, printed, _YEARS)
        if found:
            return found
    return None


def _passages(document: Document) -> Iterator[str]:
    """The title's lines together, then the first paragraphs."""
    head = []
    for block in document.blocks[:12]:
        text = document.text[block.start : block.end]
        if block.kind is BlockKind.HEADING or len(text) < 160:
            head.append(text)
    yield " ".join(" ".join(head).split()).replace("*", "")
    for block in document.blocks[:30]:
        yield " ".join(document.text[block.start : min(block.end, block.start + 600)].split())


def _stated(folded: str, passage: str, forms: Sequence[tuple[Wording, str]]) -> Period | None:
    for pattern, form in forms:
        m = pattern.search(folded)
        if m:
            return _period(form, m, passage[m.start() : m.end()])
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
    if word.isdigit():
        return int(word)
    first, _, rest = word.partition(" ")
    return WORDS.get(first, 0) + (WORDS.get(rest, 0) if rest else 0)


def _end(year: int, month: int) -> date:
    month = min(max(month, 1), 12)
    return date(year, month, calendar.monthrange(year, month)[1])
