"""Passages of the same lines again and again, one for each commune or month: a table written out, with lines as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Sheet
from checker.claims.headings import Heading
from checker.document import BlockKind
from checker.vocabulary import fold

_LONGEST = 40
"""Lines in a passage at most."""
_LEAST = 3
"""Passages from which they are a table."""
_KEY = 60
"""Letters up to which the words before a line's figures may name it."""


class _Line(NamedTuple):
    """A line of the text: what names it, and its figures."""

    key: str
    facts: list[Fact]


def records(scene: Scene) -> Iterator[Sheet]:
    """The tables that are written out in passages of the same lines."""
    lines = _lines(scene)
    following = _next_alike(lines)
    at = 0
    while at < len(lines):
        length = following[at] - at
        count = _passages(lines, at, length) if 1 < length <= _LONGEST else 0
        if count < _LEAST:
            at += 1
            continue
        passages = [lines[at + n * length : at + (n + 1) * length] for n in range(count)]
        sheet = _sheet(passages)
        if len(sheet.columns) > 1:
            yield sheet
        at += count * length


def _lines(scene: Scene) -> list[_Line]:
    """The document's lines, tables left out."""
    lines = []
    for i, block in enumerate(scene.document.blocks):
        if block.kind is not BlockKind.TABLE:
            facts = scene.of_block(i)
            end = min(block.end, facts[0].m.figure.start if facts else block.end, block.start + _KEY)
            words = fold(scene.document.text[block.start : end])
            # A line without a figure and a colon is the title of a passage; each has its own.
            named = facts or ":" in words
            lines.append(_Line(words.partition(":")[0].strip() if named else "", facts))
    return lines


def _next_alike(lines: Sequence[_Line]) -> list[int]:
    """For each line the next one of its name; itself where there is none."""
    seen: dict[str, int] = {}
    following = list(range(len(lines)))
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].facts and lines[i].key:
            following[i] = seen.get(lines[i].key, i)
        seen[lines[i].key] = i
    return following


def _passages(lines: Sequence[_Line], at: int, length: int) -> int:
    """How many passages of the same lines begin at a line; the last may lack its end."""
    keys = [line.key for line in lines[at : at + length]]
    count = 1
    while [line.key for line in lines[at + count * length : at + (count + 1) * length]] == keys:
        count += 1
    # The title of the next passage closes the last one; at the end of the list there is none.
    rest = [line.key for line in lines[at + count * length : at + (count + 1) * length - 1]]
    whole = len(rest) == length - 1 and rest == keys[:-1] and not keys[-1]
    return count + whole


def _sheet(passages: Sequence[Sequence[_Line]]) -> Sheet:
    """The figures of the passages, those of a line beside each other; a line with more or fewer than usual left empty."""
    grid: list[list[Fact | None]] = [[] for _ in passages]
    columns: list[Heading] = []
    for alike in _by_line(passages):
        usual = Counter(len(line.facts) for line in alike if line.facts).most_common(1)
        width = usual[0][0] if usual else 0
        for row, line in zip(grid, alike, strict=True):
            row.extend(line.facts if len(line.facts) == width else [None] * width)
        full = next((line.facts for line in alike if len(line.facts) == width), [])
        columns.extend(Heading(f.m.before) for f in full[:width])
    return Sheet(grid, (Heading(""),) * len(grid), tuple(columns))


def _by_line(passages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """The lines of one name, one of each passage; the last passage may end early."""
    for n in range(len(passages[0])):
        yield [passage[n] if n < len(passage) else _Line("", []) for passage in passages]
