"""Footnotes in the text: the marks that refer to them and the blocks that begin with one."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from checker.document import Block, NoteMark

_LABEL = r"\s{0,2}[(\[]?(?P<label>[1-9]\d{0,2}[a-zđ]?|\*{1,3})[)\]]?\s{0,2}"
_MARK = re.compile(rf"<sup>{_LABEL}</sup>|\[\^(?P<name>[^\]\s\[]{{1,30}})\]", re.IGNORECASE)
_DEFINITION = re.compile(
    rf"(?:\*{{1,3}}|_{{1,3}})?(?:<sup>{_LABEL}</sup>(?![\s]*[.,;:)])|\[\^(?P<name>[^\]\s\[]{{1,30}})\]:)\s*",
    re.IGNORECASE,
)
_ENDNOTE = re.compile(r"\((?P<label>[1-9]\d{0,2})\)\s+")
_IN_BRACKETS = re.compile(r"<sup>\s{0,2}\((?P<label>[1-9]\d{0,2})\)\s{0,2}</sup>", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[^\w\u0300-\u036f]|\d)(?:[cdkmh]|dam)?m$")
_TIMES_TEN = re.compile(r"[x×*·.]\s?10$")
_WINDOW = 6


class Definition(NamedTuple):
    """The start of a footnote: its label and where its words begin."""

    label: str
    start: int
    indented: bool
    """Written ``[^1]:``, so that indented paragraphs after it belong to it."""


def definition_at(text: str, first: int, last: int) -> Definition | None:
    """The footnote that the block at ``first`` defines, or None."""
    if text[first] not in "<[*_":
        return None
    found = _DEFINITION.match(text, first, last)
    if not found:
        return None
    return Definition(found["label"] or found["name"], found.end(), indented=found["name"] is not None)


def endnote_at(text: str, first: int, last: int, labels: frozenset[str]) -> Definition | None:
    """The footnote written ``(1) …`` at ``first``, where the text refers to one of that label."""
    found = _ENDNOTE.match(text, first, last) if text[first] == "(" else None
    if not found or found["label"] not in labels:
        return None
    return Definition(found["label"], found.end(), indented=False)


def bracketed_labels(text: str) -> frozenset[str]:
    """The labels that the text refers to as ``<sup>(1)</sup>``."""
    return frozenset(m["label"] for m in _IN_BRACKETS.finditer(text))


def marks_in(text: str, blocks: list[Block]) -> tuple[NoteMark, ...]:
    """The references to footnotes in the words of the blocks, in order; unit powers (``m<sup>2</sup>``) are none."""
    found = [m for m in _MARK.finditer(text) if not _is_power(text, m)]
    starts = [block.start for block in blocks] if found else []
    marks = []
    for m in found:
        index = bisect_right(starts, m.start()) - 1
        if index >= 0 and m.end() <= blocks[index].end:
            marks.append(NoteMark(m["label"] or m["name"], m.start(), m.end()))
    return tuple(marks)


def _is_power(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark raises what is before it: ``20.000 m<sup>3</sup>``, ``2,5 x 10<sup>6</sup>``."""
    before = text[max(0, mark.start() - _WINDOW) : mark.start()]
    if mark["label"] in ("2", "3") and _UNIT.search(before):
        return True
    return mark["label"] is not None and _TIMES_TEN.search(before) is not None
