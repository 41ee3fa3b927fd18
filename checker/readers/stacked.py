"""Tables whose cells stand one to a line, as they come when a web page's table is pasted into plain text.

A row is a line of words with so many lines of a lone number each; several such rows on end are a table.
"""

from __future__ import annotations

import re

from checker.document import Cell
from checker.readers.lines import Line
from checker.readers.tables import Row, Table

_NUMBER = re.compile(r"[(\-+–]{0,2}\d[\d.,]*(?: ?\d{3})* ?[%‰]?\)?|[-–—…x]|\.{2,}")
_COLUMNS = 2
_ROWS = 3
"""So many numbers to a row, and so many rows, are no chance."""
_LONGEST_NAME = 80


def stacked_at(text: str, lines: list[Line], index: int) -> Table | None:
    """The table whose first row's name is ``lines[index]``, or None."""
    rows: list[Row] = []
    after = index
    while (row := _row(text, lines, after)) is not None and (not rows or len(row[0]) == len(rows[0])):
        rows.append(row[0])
        after = row[1]
    return Table(tuple(rows), 0, after) if len(rows) >= _ROWS else None


def _row(text: str, lines: list[Line], index: int) -> tuple[Row, int] | None:
    """A name with the numbers below it, and the index of the line after them; blank lines between don't count."""
    at = _next(lines, index)
    if at == len(lines) or not _is_name(text, lines[at]):
        return None
    cells = [Cell(lines[at].first, lines[at].last)]
    after = at + 1
    at = _next(lines, after)
    while at < len(lines) and _NUMBER.fullmatch(text, lines[at].first, lines[at].last):
        cells.append(Cell(lines[at].first, lines[at].last))
        after = at + 1
        at = _next(lines, after)
    return (tuple(cells), after) if len(cells) > _COLUMNS else None


def _next(lines: list[Line], index: int) -> int:
    """The index of the next line with something on it."""
    while index < len(lines) and lines[index].first == lines[index].last:
        index += 1
    return index


def _is_name(text: str, line: Line) -> bool:
    words = text[line.first : line.last]
    return len(words) <= _LONGEST_NAME and words[0].isalnum() and not _NUMBER.fullmatch(words)
