"""Sheets of a workbook, written row by row: a head that stays, filters, number formats, and no cell that text could run in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from checker.renderers.audit.cells import Bold, Coloured, Column, Digits, Formula, Near, Share, Value, precise
from checker.renderers.audit.values import clean, places_of

ROWS = 1_048_576
"""What a sheet holds; Excel's limit."""
LONGEST = 32_767
"""Characters of a cell; Excel's limit."""
_PAPER = 190
"""Characters that are still read well across a page."""
_LINE = 15
"""Points."""
_LINES = 12
"""Lines that a row shows at most."""
_FLOAT = 300
"""Characters of a number that is surely within a workbook's range."""
_HEAD = {
    "bold": True,
    "text_wrap": True,
    "bg_color": "#E7ECF2",
    "border": 1,
    "border_color": "#B8C2CC",
    "valign": "vcenter",
    "align": "center",
}
_COLOURS = {"error": ("#9C1616", "#FDE4E1"), "warning": ("#7A4A00", "#FFF0D1"), "note": ("#17506B", "#E2F1F8")}


class Book:
    """A workbook with a fixed date of making, so that the same audit gives the same bytes."""

    def __init__(self, out: Any, title: str, made: date) -> None:
        import xlsxwriter

        self._book = xlsxwriter.Workbook(
            out,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        from datetime import datetime

        self._book.set_properties({"title": title, "created": datetime(made.year, made.month, made.day)})  # noqa: DTZ001
        self._book.set_calc_mode("auto")

    def format(self, **looks: Any) -> Any:
        """The format of these looks; made once."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", "font_size": 11, **looks})
        return self._formats[key]

    def sheet(self, name: str, columns: Sequence[Column], *, table: bool = True, frozen: int = 2) -> Sheet:
        """A sheet; ``table``: with a head that stays in sight, and filters."""
        return Sheet(self, self._book.add_worksheet(name), name, columns, table=table, frozen=frozen)

    def close(self) -> None:
        """Write everything."""
        self._book.close()


class Sheet:
    """One sheet. Rows are written front to back and never looked at again."""

    def __init__(
        self, book: Book, sheet: Any, name: str, columns: Sequence[Column], *, table: bool, frozen: int
    ) -> None:
        self.name = name
        self.row = 0
        """The next row, from 0."""
        self._book, self._sheet, self._columns, self._table = book, sheet, columns, table
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(max(round(sum(column.width for column in columns) / _PAPER), 1), 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        sheet.hide_gridlines(2 if not table else 1)
        if table:
            sheet.freeze_panes(1, frozen)
            sheet.repeat_rows(0)
            self.write([Bold(column.head, head=True) for column in columns])

    def write(self, values: Iterable[Value]) -> int:
        """A row; its number, from 1 as Excel counts, comes back."""
        cells = list(values)
        lines = max([1, *(self._lines(at, value) for at, value in enumerate(cells))])
        if lines > 1:
            self._sheet.set_row(self.row, _LINE * min(lines, _LINES))
        for at, value in enumerate(cells):
            self._cell(at, value)
        self.row += 1
        return self.row

    def spread(self, words: str) -> int:
        """Words over the whole width of the sheet, folded."""
        width = sum(column.width for column in self._columns)
        self._sheet.set_row(self.row, _LINE * (len(words) // width + 1))
        looks = self._book.format(text_wrap=True)
        self._sheet.merge_range(self.row, 0, self.row, len(self._columns) - 1, "", looks)
        self._sheet.write_string(self.row, 0, _fitting(words), looks)
        self.row += 1
        return self.row

    def _lines(self, at: int, value: Value) -> int:
        """Lines that a cell is folded into."""
        width = self._columns[at].width
        match value:
            case Bold(text, _, True):
                return -(-len(text) // max(width - 2, 1))
            case str() if self._columns[at].fold:
                return sum(len(line) // width + 1 for line in value.split("\n"))
            case Bold(_, size):
                return 1 + (size > 14)
            case _:
                return 1

    def finish(self) -> None:
        """Filters over all rows written."""
        if self._table:
            self._sheet.autofilter(0, 0, max(self.row - 1, 0), len(self._columns) - 1)

    @property
    def full(self) -> bool:
        """Whether no more rows go in."""
        return self.row >= ROWS

    def _cell(self, at: int, value: Value) -> None:
        fold = {"text_wrap": True} if self._columns[at].fold else {}
        match value:
            case None | "" | Digits("") | Near(""):
                return
            case Formula(text, result, places, percent):
                looks = self._book.format(num_format=_places(places) + ("%" if percent else ""))
                self._sheet.write_formula(self.row, at, "=" + text, looks, float(result))
            case Share(told):
                self._sheet.write_number(self.row, at, float(told / 100), self._book.format(num_format="0.0%"))
            case date():
                # As the reader's own machine writes dates.
                self._sheet.write_datetime(self.row, at, value, self._book.format(num_format=14, align="left"))
            case int() | Digits() | Near():
                self._number(at, value)
            case str():
                self._words(at, value, align="left", indent=1, **fold)
            case Coloured(text, level):
                ink, ground = _COLOURS.get(level, ("", ""))
                colours = {"font_color": ink, "bg_color": ground} if ink else fold
                self._words(at, text, align="left", indent=1, **colours)
            case Bold(text, size, head):
                self._words(at, text, **(_HEAD if head else {"bold": True, "font_size": size}))

    def _number(self, at: int, value: int | Digits | Near) -> None:
        """A number; one that a workbook would falsify stands as text."""
        match value:
            case Digits(text):
                number, places, kept = text, places_of(text), precise(text)
            case Near(text, shown):
                number, places, kept = text, shown, len(text) < _FLOAT
            case whole:
                number, places, kept = str(whole), 0, True
        if kept:
            self._sheet.write_number(self.row, at, float(number), self._book.format(num_format=_places(places)))
        else:
            self._words(at, number, align="right")

    def _words(self, at: int, words: str, **looks: Any) -> None:
        self._sheet.write_string(self.row, at, _fitting(words), self._book.format(**looks))


class Table:
    """A table that goes on over as many sheets as it needs."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], *, frozen: int = 2) -> None:
        self._book, self._name, self._columns, self._frozen = book, name, columns, frozen
        self._number, self._sheet = 0, book.sheet(name, columns, frozen=frozen)

    def sheet(self) -> Sheet:
        """The sheet that takes the next row."""
        if self._sheet.full:
            self._sheet.finish()
            self._number += 1
            self._sheet = self._book.sheet(continued(self._name, self._number), self._columns, frozen=self._frozen)
        return self._sheet

    def finish(self) -> None:
        """Filters over all rows of the last sheet."""
        self._sheet.finish()


def continued(name: str, number: int) -> str:
    """The sheets of one table: the name for 0, ``name 2`` for 1."""
    return f"{name} {number + 1}" if number else name


def reference(sheet: str, column: int, row: int) -> str:
    """A cell of another sheet; rows from 1 as Excel counts, columns from 0."""
    return f"{quoted(sheet)}!{letters(column)}{row}"


def block(sheet: str, column: int, first: int, last: int) -> str:
    """The cells of a column of another sheet, held fast."""
    return f"{quoted(sheet)}!${letters(column)}${first}:${letters(column)}${max(last, first)}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _places(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


def _fitting(words: str) -> str:
    words = clean(words)
    return words if len(words) <= LONGEST else words[: LONGEST - 2] + " …"
