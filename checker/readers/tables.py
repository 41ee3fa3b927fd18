"""Pipe tables: which lines are one, and where their cells are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from checker.document import Cell
from checker.readers.lines import Line

_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"[\s|:\-]+")
_DASHES = re.compile(r":?-+:?")

Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table that begins at a line: its rows, how many of them are header, and the index of the line after it."""

    rows: tuple[Row, ...]
    header_rows: int
    after: int


def table_at(text: str, lines: list[Line], index: int, *, bare: bool) -> Table | None:
    """The pipe table whose first row is ``lines[index]``, or None.

    A table has a separator row; with ``bare``, rows between outer pipes are a table even without one.
    """
    line = lines[index]
    if text.find("|", line.first, line.last) < 0 or not _PIPE.search(text, line.first, line.last):
        return None
    under = lines[index + 1] if index + 1 < len(lines) else None
    if under is not None and _is_separator(text, under) and not _is_separator(text, line):
        rows, after = _rows(text, lines, index + 2)
        return Table((cells(text, line), *rows), 1, after)
    if bare and _is_separator(text, line):
        rows, after = _rows(text, lines, index + 1)
        return Table(rows, 0, after)
    if bare and _has_outer_pipes(text, line):
        rows, after = _rows(text, lines, index)
        return Table(rows, 0, after)
    return None


def cells(text: str, line: Line) -> Row:
    """The cells of a row, blanks and outer pipes left out."""
    bounds = [line.first - 1, *(m.start() for m in _PIPE.finditer(text, line.first, line.last)), line.last]
    found = [_cell(text, left + 1, right) for left, right in pairwise(bounds)]
    outer_left = text[line.first] == "|"
    outer_right = len(bounds) > 2 and bounds[-2] == line.last - 1 and len(found) > 1 + outer_left
    return tuple(found[outer_left : len(found) - outer_right])


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    bare = words.lstrip()
    if not bare:
        return Cell(start, start)
    first = end - len(bare)
    return Cell(first, first + len(bare.rstrip()))


def _rows(text: str, lines: list[Line], index: int) -> tuple[tuple[Row, ...], int]:
    """The rows from ``lines[index]`` on, to the first line without a pipe."""
    rows = []
    while index < len(lines):
        line = lines[index]
        if line.first == line.last or not _PIPE.search(text, line.first, line.last):
            break
        if not _is_separator(text, line, dashes=3):
            rows.append(cells(text, line))
        index += 1
    return tuple(rows), index


def _is_separator(text: str, line: Line, dashes: int = 1) -> bool:
    """Whether the line is ``|---|:--:|``, each cell with at least so many dashes (a lone ``-`` may be a value)."""
    if line.first == line.last or text[line.first] not in "|:-":
        return False
    if not _SEPARATOR.fullmatch(text, line.first, line.last) or text.find("|", line.first, line.last) < 0:
        return False
    words = [text[cell.start : cell.end] for cell in cells(text, line)]
    return all(_DASHES.fullmatch(word) and word.count("-") >= dashes for word in words)


def _has_outer_pipes(text: str, line: Line) -> bool:
    return text[line.first] == "|" and text[line.last - 1] == "|" and len(cells(text, line)) > 1
