"""Lines to paragraphs: which line goes on with the one above it, over the ends of columns and pages too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.readers.leads import lead_of
from checker.readers.pdf.glyphs import Token
from checker.readers.pdf.lines import Line

_ENDS = ".!?…:;"
_REST_OF_SPAN = re.compile(r"[-–]\s?\d")
_REST_OF_PAIR = re.compile(r"[-–]\s[^\W\d_]")
"""``- 2025`` at the start of a line, after ``2020`` at the end of one; ``- xã hội`` after ``kinh tế``."""
_BLANK = 0.25
_SPARE = 0.3
_MUCH = 4.5
"""All three of a letter's height: a blank, what a justified line may lack, and the room of a long word."""
_INDENT = 0.8
_NEAR = 2.0
_OFTEN, _OFTEN_ON_PAGE = 0.3, 0.5
"""Of the lines of a document or page: how many end where a margin is."""
_FEWEST = 4
_NARROWEST = 0.9
"""Of the place where lines of the document end: where a page's own margin may be."""

Edges = Mapping[int, float]
"""For each column: where its full lines end."""


@dataclass(slots=True)
class Paragraph:
    """Lines that make a paragraph, in their order."""

    lines: list[Line]


def edges_of(lines: Sequence[Line]) -> dict[int, float]:
    """Where the full lines of a document end, for each column.

    In text that isn't justified that is where the longest one ends: never beyond the margin, which is what counts.
    """
    edges = {}
    for column, own in _by_column(lines):
        alone = [line.right for line in own if len(line.spans) == 1] or [line.right for line in own]
        edges[column] = _margin(alone, _OFTEN) or max(alone)
    return edges


def paragraphs_of(lines: Sequence[Line], edges: Edges, last: Paragraph | None = None) -> list[Paragraph]:
    """The paragraphs that lines make, but for those with which ``last`` goes on."""
    if not lines:
        return []
    margins = {column: _margins(own, edges[column]) for column, own in _by_column(lines)}
    pitch = _pitch(lines)
    made: list[Paragraph] = []
    above: Line | None = None
    for line in lines:
        if above is not None and (line.column, line.page) != (above.column, above.page):
            above = None
        if last is not None and _goes_on(last, line, above, margins[line.column], pitch):
            last.lines.append(line)
        else:
            last = Paragraph([line])
            made.append(last)
        above = line
    return made


def _by_column(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    for column in {line.column for line in lines}:
        yield column, [line for line in lines if line.column == column]


def _goes_on(paragraph: Paragraph, line: Line, above: Line | None, margins: tuple[float, float], pitch: float) -> bool:
    """Whether a line goes on with a paragraph; ``above`` is None on a new page or in a new column."""
    last, (left, right) = paragraph.lines[-1], margins
    tail = last.text.rstrip(" \"'”’)")
    head = line.text.lstrip(" \"'“‘(")
    ended = tail[-1:] in _ENDS or not tail
    if abs(line.size - last.size) > 0.12 * last.size:
        return False
    if above is not None and (above.top - line.top > 1.35 * pitch * line.size or line.top > above.top):
        return False
    lead = lead_of(line.text, 0, len(line.text))
    edge = right if above is not None else max(right, last.right)
    is_short = _is_short(last, line, edge, sure=ended or lead is not None)
    if not is_short and _is_rest(tail, head):
        return True
    indented = line.left > left + _INDENT * line.size
    if above is None:
        if is_short or lead:
            return False
        return not ended or (_is_indented(paragraph) and not indented)
    if lead and (ended or is_short or lead.is_bullet):
        return False
    if is_short and (ended or not head[:1].islower()):
        return False
    return not (ended and indented and last.left < line.left - _INDENT * line.size)


def _is_rest(tail: str, head: str) -> bool:
    """Whether what looks like an item is the other half of something with a dash in the midst."""
    last = tail[-1:]
    if last.isdigit():
        return _REST_OF_SPAN.match(head) is not None
    return last.isalpha() and _REST_OF_PAIR.match(head) is not None and head.lstrip("-– ")[0].islower()


def _is_indented(paragraph: Paragraph) -> bool:
    """Whether the first line of a paragraph begins further in than the second."""
    first, second = paragraph.lines[0], paragraph.lines[min(1, len(paragraph.lines) - 1)]
    return first.left > second.left + _INDENT * second.size


def _is_short(line: Line, following: Line, right: float, *, sure: bool) -> bool:
    """Whether the first word of the following line would have had room in this one, and much of it if nothing else tells."""
    room = right - line.right
    return room > first_word(following.spans[0].tokens, line.size) and (sure or room > _MUCH * line.size)


def first_word(tokens: Sequence[Token], size: float) -> float:
    """The room that the first word of a line wants at the end of another, in letters of that size."""
    after = next((index for index, token in enumerate(tokens) if index and token.spaced), len(tokens))
    return tokens[after - 1].right - tokens[0].left + (_BLANK + _SPARE) * size


def _margins(lines: Sequence[Line], edge: float) -> tuple[float, float]:
    """Where most lines begin, and where full ones end: in the whole document at ``edge``, on this page perhaps before."""
    lefts = sorted(round(line.left) for line in lines)
    own = _margin([line.right for line in lines], _OFTEN_ON_PAGE)
    return lefts[len(lefts) // 4], edge if own is None or own < _NARROWEST * edge else own


def _margin(rights: Sequence[float], share: float) -> float | None:
    """The rightmost edge at which so many lines end."""
    counts = Counter(round(right / _NEAR) for right in rights)
    enough = max(_FEWEST, share * len(rights))
    return max((place * _NEAR for place in counts if counts[place - 1] + counts[place] >= enough), default=None)


def _pitch(lines: Sequence[Line]) -> float:
    """From one line to the next within paragraphs, in heights of a letter."""
    steps = [(a.top - b.top) / b.size for a, b in pairwise(lines) if 0 < a.top - b.top < 3 * a.size]
    if not steps:
        return 1.5
    return min(median(steps), sorted(steps)[len(steps) // 3] * 1.2)
