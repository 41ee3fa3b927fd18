"""Cells of a sheet to paragraphs and tables: a sheet holds titles, tables and remarks, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.document import CellPlace
from checker.readers.assembly import Assembly, Piece, Table, header_rows

_LETTERS = 26


class Sheet(NamedTuple):
    """A sheet: its name, and what is printed in its cells by row and column, both from 0."""

    name: str
    cells: Mapping[int, Mapping[int, str]]


def assemble(assembly: Assembly, sheets: Iterable[Sheet]) -> None:
    """Write down the sheets, each under its name if there are several."""
    filled = [sheet for sheet in sheets if any(sheet.cells.values())]
    for sheet in filled:
        if len(filled) > 1:
            assembly.heading([Piece(sheet.name, CellPlace(sheet.name, "A1"))], 1)
        for rows in _stretches(sheet):
            _stretch(assembly, sheet, rows)


def _stretches(sheet: Sheet) -> Iterator[list[int]]:
    """Rows that follow each other without a blank one between them."""
    run: list[int] = []
    for row in sorted(r for r, cells in sheet.cells.items() if cells):
        if run and row > run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _stretch(assembly: Assembly, sheet: Sheet, rows: list[int]) -> None:
    """Lines of one cell above and below the table are its title and remarks."""
    wide = [number for number, row in enumerate(rows) if len(sheet.cells[row]) > 1]
    first, last = (wide[0], wide[-1] + 1) if len(wide) > 1 else (len(rows), len(rows))
    for row in rows[:first]:
        _line(assembly, sheet, row)
    if first < last:
        columns = sorted({column for row in rows[first:last] for column in sheet.cells[row]})
        table = [[_cell(sheet, row, column) for column in columns] for row in rows[first:last]]
        assembly.table(Table(table, header_rows(table)))
    for row in rows[last:]:
        _line(assembly, sheet, row)


def _line(assembly: Assembly, sheet: Sheet, row: int) -> None:
    words: list[Piece] = []
    for column in sorted(sheet.cells[row]):
        words.extend((Piece("  "), *_cell(sheet, row, column)) if words else _cell(sheet, row, column))
    assembly.paragraph(words)


def _cell(sheet: Sheet, row: int, column: int) -> list[Piece]:
    text = sheet.cells[row].get(column, "")
    return [Piece(text, CellPlace(sheet.name, cell_name(row, column)))] if text else []


def cell_name(row: int, column: int) -> str:
    """``C7`` of row 6 and column 2."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def column_of(name: str) -> int | None:
    """Column, from 0, of a cell's name; None where it is none."""
    letters = name.rstrip("0123456789")
    if not letters or not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1
