"""The words around some figures, cut to a line's width, with the figures underlined.

The text is a report's own: markup is dropped, control characters (which a terminal might obey) are shown as blanks, and
columns are counted as a terminal counts them. Every shown character keeps its offset, so an underline can't slip.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.document import Block, BlockKind, Document
from checker.renderers.measure import columns, width

MAIN, OTHER = "^", "~"
_MARKUP = re.compile(
    r"<sup>\s*([\d,\s]{1,8})</sup>|<!--.{0,999}?-->|</?[a-zA-Z][^<>\n]{0,40}>"
    r"|\*{2,3}|__|(?<!\w)\*(?=[^\W_])|(?<=[\w.,;:)%])\*(?!\w)|\\(?=[!-/:-@\[-`{-~])"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STOP = re.compile(r"[.!?;]\s+(?=\S)")
_NEAR = 2000
"""Code points looked at on either side: enough for any width, little for a text in one line."""


class Mark(NamedTuple):
    """A figure to underline: ``text[start:end]``."""

    start: int
    end: int
    main: bool
    label: str = ""
    """What it is, said beneath it."""


class Excerpt(NamedTuple):
    """One line of the report and the lines beneath it."""

    line: int
    words: str
    underline: str
    labels: tuple[str, ...] = ()
    """Lines beneath the underline, each label under its figure."""


def excerpts(document: Document, marks: Sequence[Mark], most: int) -> Iterator[Excerpt]:
    """Lines that show all the marks, in the order of the text; marks that stand close share a line."""
    room = max(most, 28)
    group: list[Mark] = []
    bounds = (0, 0)
    after = 0
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if group and mark.end <= bounds[1] and _fits(document.text, group[0].start, mark.end, room - 16):
            group.append(mark)
            continue
        if group:
            yield _excerpt(document, bounds, group, room, after)
            after = min(max(m.end for m in group), mark.start)
        group, bounds = [mark], _stretch(document, mark.start)
    if group:
        yield _excerpt(document, bounds, group, room, after)


def _fits(text: str, start: int, end: int, room: int) -> bool:
    """Whether a stretch takes no more than so many columns; a letter takes up to four code points."""
    return end - start <= room * 4 and width(text[start:end]) <= room


def _stretch(document: Document, offset: int) -> tuple[int, int]:
    """The block, or in a table the row, that holds an offset."""
    at = bisect_left(document.blocks, offset + 1, key=lambda b: b.lead) - 1
    if at < 0:
        return 0, len(document.text)
    block = document.blocks[at]
    if block.kind is BlockKind.TABLE:
        return _row(block, offset)
    return (block.start if offset >= block.start else block.lead), block.end


def _row(table: Block, offset: int) -> tuple[int, int]:
    for row in table.rows:
        if row and row[0].start <= offset <= row[-1].end:
            return row[0].start, row[-1].end
    return table.start, table.end


def _excerpt(document: Document, bounds: tuple[int, int], group: Sequence[Mark], room: int, after: int) -> Excerpt:
    """What stands before ``after`` has been shown already."""
    first, last = group[0].start, max(m.end for m in group)
    low, high = max(bounds[0], after, first - _NEAR), min(bounds[1], last + _NEAR)
    shown = list(_shown(document.text, low, high, group if document.format != "text" else None))
    offsets = [at for at, _ in shown]
    begin, end = bisect_left(offsets, first), bisect_left(offsets, last)
    left, right = _window([char for _, char in shown], begin, end, room)
    while shown[left][1].isspace() and left < begin:
        left += 1
    window = shown[left:right]
    lead = "… " if left > 0 or low > bounds[0] else ""
    tail = " …" if right < len(shown) or high < bounds[1] else ""
    if left > 0 and _ends_sentence(shown, left):
        lead = ""
    if right < len(shown) and _ends_sentence(shown, right):
        tail = ""
    words = unicodedata.normalize("NFC", lead + "".join(char for _, char in window) + tail)
    underline = " " * len(lead) + _underline(window, group)
    labels = _labels([(len(lead) + _column(window, m.start), m.label) for m in group if m.label], room)
    return Excerpt(document.position(first)[0], words, underline, labels)


def _shown(text: str, low: int, high: int, marks: Sequence[Mark] | None) -> Iterator[tuple[int, str]]:
    """Characters to show, each with the offset it stands for. ``marks`` None: the text holds no markup."""
    at = low
    for found in _MARKUP.finditer(text, low, high) if marks is not None else ():
        if _holds_figure(found, marks or ()):
            continue
        yield from _cleaned(text, at, found.start())
        if found[1]:
            yield from ((found.start(1), c) for c in found[1].strip().translate(_RAISED))
        at = found.end()
    yield from _cleaned(text, at, high)


def _holds_figure(markup: re.Match[str], marks: Sequence[Mark]) -> bool:
    """``<a 45 >`` is no markup after all."""
    if markup[1]:
        return False
    return any(m.start < markup.end() and markup.start() < m.end and re.search(r"\d", markup[0]) for m in marks)


def _cleaned(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for at in range(start, end):
        char = text[at]
        if char.isprintable() or char == "\u00a0":
            yield at, char
        elif unicodedata.category(char) != "Cf":
            yield at, " "


def _window(chars: Sequence[str], begin: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of characters to show around ``[begin, end)``: of its sentence what there is room for."""
    spare = max(room - 4 - sum(map(columns, chars[begin:end])), 0)
    sentence = _sentence(chars, begin, end)
    left = _reach(chars, begin, sentence[0], spare * 2 // 3)
    spare -= sum(map(columns, chars[left:begin]))
    right = _reach(chars, end, sentence[1], spare)
    spare -= sum(map(columns, chars[end:right]))
    return _reach(chars, left, sentence[0], spare) if spare > 0 else left, right


def _sentence(chars: Sequence[str], begin: int, end: int) -> tuple[int, int]:
    joined = "".join(c[0] for c in chars)
    before = [m.end() for m in _STOP.finditer(joined, 0, begin)]
    after = _STOP.search(joined, end)
    return (before[-1] if before else 0), (after.start() + 1 if after else len(chars))


def _reach(chars: Sequence[str], start: int, limit: int, room: int) -> int:
    """How far from ``start`` towards ``limit`` whole words fit into so many columns."""
    step = 1 if limit >= start else -1
    at, best, used = start, start, 0
    while at != limit:
        used += columns(chars[at if step > 0 else at - 1])
        if used > room:
            return best
        at += step
        if at == limit or chars[at if step > 0 else at - 1].isspace():
            best = at
    return best


def _ends_sentence(shown: Sequence[tuple[int, str]], at: int) -> bool:
    return "".join(c for _, c in shown[max(at - 3, 0) : at]).rstrip()[-1:] in {".", "!", "?", ";"}


def _underline(window: Sequence[tuple[int, str]], group: Sequence[Mark]) -> str:
    signs = []
    for at, char in window:
        sign = " "
        for mark in group:
            if mark.start <= at < mark.end:
                sign = MAIN if mark.main else OTHER if sign == " " else sign
        signs.append(sign * columns(char))
    return "".join(signs).rstrip()


def _column(window: Sequence[tuple[int, str]], offset: int) -> int:
    """Where the figure at an offset begins in the line."""
    return sum(columns(char) for at, char in window if at < offset)


def _labels(labels: Sequence[tuple[int, str]], room: int) -> tuple[str, ...]:
    """Lines that hold the labels at their columns; one that would run into another goes to the next line."""
    lines: list[str] = []
    for column, label in labels:
        start = max(min(column, room - width(label)), 0)
        free = next((n for n, line in enumerate(lines) if width(line) < start), len(lines))
        if free == len(lines):
            lines.append("")
        lines[free] += " " * (start - width(lines[free])) + label
    return tuple(lines)
