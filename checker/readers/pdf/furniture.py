"""What a page has besides its text: running heads and feet, page numbers; and the footnotes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.readers.pdf.lines import Line
from checker.readers.pdf.rules import Rule

_MARGIN = 0.1
"""Of a page's height."""
_EDGE = 3
"""Lines at the top and bottom of a page that may be repeated on others."""
_NUMBER = re.compile(r"[-–—\s]*(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?")
_FEWEST_PAGES = 3
_SHORT, _LONG = 0.1, 0.55
"""Of a column's width: how long the line above footnotes is."""
_BEGIN = 0.1
"""Of a column's width: how far from its edge that line may begin."""
_NEAR = 2.0
_NOTE_SIZE = 0.97
"""Of the body's size: what a footnote's letters are at most where no mark says that it is one."""


class Foot(NamedTuple):
    """A page's lines: its body and its footnotes."""

    body: list[Line]
    rest: list[Line]
    """What goes on with the last footnote of the page before."""
    notes: list[tuple[str, list[Line]]]
    """Labels and lines of the footnotes that begin on it."""


def without_furniture(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages, given with their heights, without what is repeated on them, and without their numbers."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({_key(line) for line in _edge(lines, height)})
    often = max(_FEWEST_PAGES, len(pages) // 3)
    repeated = {key for key, number in counts.items() if number >= often and len(pages) >= _FEWEST_PAGES}
    return [
        _cleaned(lines, {id(line) for line in _edge(lines, height)}, repeated, number)
        for number, (lines, height) in enumerate(zip(pages, heights, strict=True), 1)
    ]


def _edge(lines: list[Line], height: float) -> list[Line]:
    """The lines of a page that stand where running heads and feet do."""
    low, high = _MARGIN * height, (1 - _MARGIN) * height
    return [line for line in (*lines[:_EDGE], *lines[-_EDGE:]) if not low < line.main.middle < high]


def _cleaned(lines: list[Line], edge: set[int], repeated: set[tuple[str, int]], number: int) -> list[Line]:
    ends = [id(line) for line in (*lines[:1], *lines[-1:])]
    kept = []
    for line in lines:
        if id(line) in edge and _key(line) in repeated:
            continue
        found = _NUMBER.fullmatch(line.text) if id(line) in ends else None
        if found and (id(line) in edge or int(found[1]) == number) and not _is_raised_only(line):
            continue
        kept.append(line)
    return kept


def _key(line: Line) -> tuple[str, int]:
    """A line by its words, numbers aside, and its place."""
    return _DIGITS.sub("0", line.text), round(line.main.middle / 6)


def _is_raised_only(line: Line) -> bool:
    return len(line.spans) == 1 and all(line.is_raised(t) for t in line.tokens)


def feet(lines: list[Line], rules: Sequence[Rule], marks: set[str], body_size: float, *, goes_on: bool) -> Foot:
    """The page's lines told apart, each column for itself.

    ``marks`` are the labels of footnotes that are referred to and may stand here, ``body_size`` is that of the body's letters;
    ``goes_on``: the page before ends with a footnote.
    """
    rest: list[Line] = []
    notes: list[tuple[str, list[Line]]] = []
    for column in sorted({line.column for line in lines}):
        own = [line for line in lines if line.column == column]
        foot = _footed(own, marks, body_size, _separator(own, rules), goes_on=goes_on)
        rest += foot.rest
        notes += foot.notes
    foot_lines = {id(line) for line in (*rest, *(line for _, noted in notes for line in noted))}
    return Foot([line for line in lines if id(line) not in foot_lines], rest, notes)


def _separator(lines: Sequence[Line], rules: Sequence[Rule]) -> float | None:
    """The height of the short line that parts body and footnotes; None where there is none."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    across = [r for r in rules if r.is_horizontal and _SHORT * width < r.right - r.left < _LONG * width]
    begin = [r for r in across if abs(r.left - left) < _BEGIN * width]
    alone = [r for r in begin if not any(_meets(r, other) for other in rules if other is not r)]
    return min((r.bottom for r in alone), default=None)


def _meets(rule: Rule, other: Rule) -> bool:
    """Whether two rules belong to one drawing."""
    return (
        rule.left <= other.right + _NEAR
        and other.left <= rule.right + _NEAR
        and rule.bottom <= other.top + _NEAR
        and other.bottom <= rule.top + _NEAR
    )


def _footed(lines: list[Line], marks: set[str], body_size: float, separator: float | None, *, goes_on: bool) -> Foot:
    """A column's lines told apart; ``separator`` is the height of the line above the footnotes."""
    below = (
        len(lines)
        if separator is None
        else next((i for i, x in enumerate(lines) if x.main.middle < separator), len(lines))
    )
    if below < len(lines):
        for label_at in (label_of, _plain_label_of):
            first = next((i for i in range(below, len(lines)) if label_at(lines[i]) in marks), None)
            if first is not None:
                return Foot(lines[:below], lines[below:first], _noted(lines[first:], marks, label_at))
        if goes_on:
            return Foot(lines[:below], lines[below:], [])
    return _by_size(lines, marks, body_size)


def _by_size(lines: list[Line], marks: set[str], body_size: float) -> Foot:
    """The page's lines told apart without a line between body and footnotes."""
    first = None
    for index in range(len(lines) - 1, -1, -1):
        label = label_of(lines[index])
        if label is not None and label in marks and _refers_above(lines, index, label):
            first = index
    if first is None:
        small = _small_tail(lines, body_size)
        first = next((i for i in range(small, len(lines)) if _plain_label_of(lines[i]) in marks), len(lines))
        if first == len(lines) and small <= len(lines) // 3:
            return Foot(lines, [], [])
        return Foot(lines[:small], lines[small:first], _noted(lines[first:], marks, _plain_label_of))
    start = first
    size = lines[first].size
    while (
        start > 0
        and _is_small(lines[start - 1], size, body_size)
        and lines[start - 1].top - lines[start].top < 2.2 * size
    ):
        start -= 1
    return Foot(lines[:start], lines[start:first], _noted(lines[first:], marks, label_of))


def _noted(lines: list[Line], marks: set[str], label_at: Callable[[Line], str | None]) -> list[tuple[str, list[Line]]]:
    """The footnotes that lines hold, the first of which begins one; ``label_at`` tells the label that a line begins with."""
    notes: list[tuple[str, list[Line]]] = []
    for line in lines:
        label = label_at(line)
        if label is not None and label in marks and label not in {known for known, _ in notes}:
            notes.append((label, [line]))
        else:
            notes[-1][1].append(line)
    return notes


def _refers_above(lines: list[Line], index: int, label: str) -> bool:
    """Whether a mark of the label stands in a line above."""
    return any(label in marks_of(line) for line in lines[:index])


def _small_tail(lines: list[Line], body_size: float) -> int:
    """Where small letters at the foot begin: notes, or what goes on with one of the page before."""
    start = len(lines)
    while start > 0 and lines[start - 1].size < 0.92 * body_size:
        start -= 1
    return start


def _is_small(line: Line, size: float, body_size: float) -> bool:
    return line.size <= size * 1.03 and line.size < _NOTE_SIZE * body_size


def label_of(line: Line) -> str | None:
    """The label of a footnote that begins with this line: a raised number."""
    first = line.tokens[0]
    found = _LABEL.fullmatch(first.text)
    return found[1] if found and line.is_raised(first) and len(line.tokens) > 1 else None


def _plain_label_of(line: Line) -> str | None:
    """The same where the number isn't raised: some programs write it so, as do printed web pages at their end."""
    first, *rest = line.tokens
    is_label = first.text.isdigit() and rest and (rest[0].spaced or rest[0].text[:1].isupper())
    return first.text if is_label else None


def marks_of(line: Line) -> list[str]:
    """The labels of raised numbers in a line, but for the first token."""
    return [found[1] for t in line.tokens[1:] if line.is_raised(t) and (found := _LABEL.fullmatch(t.text))]
