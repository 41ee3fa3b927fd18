"""Markdown to blocks. A paragraph goes on over its lines; bullets, numbers, headings, tables and blank lines end it."""

from __future__ import annotations

from checker.document import Block
from checker.readers.building import Builder
from checker.readers.lines import Line, after_front_matter, fence, is_bare_fence, is_rule
from checker.readers.stacked import stacked_at
from checker.readers.tables import table_at


def blocks_of(text: str, lines: list[Line]) -> list[Block]:
    """The blocks of a Markdown text, in order."""
    return _Markdown(text, lines).blocks()


class _Markdown:
    """One pass over the lines."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._builder = Builder(text)
        self._has_pipes = "|" in text
        self._never_closed: set[str] = set()

    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        index = after_front_matter(self._text, self._lines)
        while index < len(self._lines):
            index = self._step(index)
        self._builder.close()
        return self._builder.blocks

    def _step(self, index: int) -> int:
        """Take in the line at ``index``, or all of the fenced code or table that begins there. The next line's index."""
        text, builder, line = self._text, self._builder, self._lines[index]
        if line.first == line.last:
            builder.close()
            return index + 1
        if is_rule(text, line):
            builder.rule()
            return index + 1
        if builder.heading(line):
            return index + 1
        after = self._fenced(index) or self._table(index)
        if after:
            return after
        if builder.is_open and not builder.starts(line):
            builder.extend(line.last)
        else:
            builder.begin(line)
        return index + 1

    def _fenced(self, index: int) -> int:
        """Take in the fenced code that begins at ``index``; the index after it, 0 where there is none."""
        line = self._lines[index]
        sign = fence(self._text, line)
        if not sign or sign in self._never_closed:
            return 0
        for end in range(index + 1, len(self._lines)):
            if is_bare_fence(self._text, self._lines[end], sign):
                self._builder.plain(line.first, self._lines[end].last)
                self._builder.close()
                return end + 1
        self._never_closed.add(sign)
        return 0

    def _table(self, index: int) -> int:
        """Take in the table that begins at ``index``; the index after it, 0 where there is none."""
        table = stacked_at(self._text, self._lines, index)
        if table is None and self._has_pipes:
            table = table_at(self._text, self._lines, index, bare=True)
        if table is None:
            return 0
        self._builder.table(self._lines[index].first, self._lines[table.after - 1].last, table)
        return table.after
