"""Plain text to blocks. Each line is a block of its own, unless the text was clearly wrapped at a fixed width."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.document import Block, BlockKind
from checker.readers.building import Builder
from checker.readers.endings import Ending, ending, first_sign
from checker.readers.leads import BULLETS, CAPTION
from checker.readers.lines import Line, is_rule
from checker.readers.stacked import stacked_at
from checker.readers.tables import table_at

NARROWEST, WIDEST = 50, 100
"""Widths, in characters, at which text is wrapped."""
LONGEST_TITLE = 100

_DATED = re.compile(
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:19|20)\d\d|(?:tháng|quý|năm|lần|kỳ)\s\d{1,2}\b|\d{1,2}\s(?:tháng|năm|quý)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MANY_SENTENCES = re.compile(r"(?<!TP)[.;!?]\s")


def blocks_of(text: str, lines: list[Line]) -> list[Block]:
    """The blocks of a plain text, in order."""
    return _Plain(text, lines).blocks()


class _Plain:
    """One pass over the lines."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._builder = Builder(text)
        self._has_pipes = "|" in text
        self._stanza_end = 0
        self._width = 0
        self._wrapped_to = 0
        self._single_to = 0

    def blocks(self) -> list[Block]:
        """The blocks, in order."""
        index = 0
        while index < len(self._lines):
            index = self._step(index)
        self._builder.close()
        return with_titles(self._text, self._builder.blocks, self._builder.families)

    def _step(self, index: int) -> int:
        """Take in the line at ``index``, or the whole table that begins there. The next line's index."""
        text, builder, line = self._text, self._builder, self._lines[index]
        if line.first == line.last:
            builder.close()
            return index + 1
        if is_rule(text, line):
            builder.rule()
            return index + 1
        table = stacked_at(text, self._lines, index)
        if table is None and builder.heading(line):
            return index + 1
        if table is None and self._has_pipes:
            table = table_at(text, self._lines, index, bare=False)
        if table:
            builder.table(line.first, self._lines[table.after - 1].last, table)
            return table.after
        if index < self._wrapped_to and not builder.starts(line):
            builder.extend(line.last)
            return index + 1
        builder.begin(line)
        if index >= self._wrapped_to:
            self._wrapped_to = self._wrapped(index)
        return index + 1

    def _wrapped(self, index: int) -> int:
        """The index after the lines that were wrapped from one with ``lines[index]``; ``index + 1`` if it stands alone."""
        if index >= self._stanza_end:
            self._measure(index)
        if index < self._single_to or not NARROWEST <= self._width <= WIDEST:
            return index + 1
        end = index + 1
        while end < self._stanza_end and self._is_full(end - 1) and self._builder.lead_at(self._lines[end]) is None:
            end += 1
        joins = end - index - 1
        cuts = sum(self._is_cut(i) for i in range(index, end - 1))
        alone = end == self._stanza_end and self._ends(index) is Ending.OPEN
        if 2 * cuts >= joins > 1 or (cuts == joins == 1 and alone):
            return end
        self._single_to = end
        return index + 1

    def _measure(self, index: int) -> None:
        """Find the lines up to the next blank one, and the width of the longest."""
        end = index
        width = 0
        while end < len(self._lines) and self._lines[end].first < self._lines[end].last:
            width = max(width, self._span(end))
            end += 1
        self._stanza_end, self._width = end, width

    def _span(self, index: int) -> int:
        line = self._lines[index]
        return line.last - line.start

    def _is_full(self, index: int) -> bool:
        """Whether the next line's first word had no room on this one, so that a wrapping program broke it here."""
        following = self._lines[index + 1]
        words = self._text[following.first : min(following.last, following.first + WIDEST)].split(maxsplit=1)
        return self._span(index) + 1 + len(words[0]) > self._width

    def _is_cut(self, index: int) -> bool:
        """Whether the line ends in mid-sentence and the next one begins so."""
        following = self._lines[index + 1]
        sign = first_sign(self._text, following.first, following.last)
        return sign.islower() and self._ends(index) is not Ending.CLOSED

    def _ends(self, index: int) -> Ending:
        line = self._lines[index]
        return ending(self._text, line.first, line.last)


def with_titles(text: str, blocks: list[Block], families: list[str]) -> list[Block]:
    """The blocks, short numbered lines and capitals that head a section made headings of unknown depth."""
    titled = []
    for index, block in enumerate(blocks):
        heads = _is_section(text, blocks, families, index) or _is_capitals(text, blocks, index)
        titled.append(replace(block, kind=BlockKind.HEADING, level=0) if heads else block)
    return titled


def _is_section(text: str, blocks: list[Block], families: list[str], index: int) -> bool:
    """Whether a numbered line heads what follows and is no item of a list."""
    family = families[index]
    if blocks[index].kind is not BlockKind.ITEM or family in BULLETS or family == CAPTION or index + 1 == len(blocks):
        return False
    words = text[blocks[index].start : blocks[index].end]
    if (
        not words
        or len(words) > LONGEST_TITLE
        or "\n" in words
        or words[-1] in ".;,!?"
        or _MANY_SENTENCES.search(words)
    ):
        return False
    if words.isupper():
        return True
    if _DIGIT.search(_DATED.sub("", words)) or (words[-1] == ":" and len(words) > LONGEST_TITLE // 2):
        return False
    before = families[index - 1] if index and blocks[index - 1].kind is BlockKind.ITEM else ""
    return family not in (before, families[index + 1])


def _is_capitals(text: str, blocks: list[Block], index: int) -> bool:
    """Whether a line of capitals stands alone after a blank line, as titles do."""
    block = blocks[index]
    if block.kind is not BlockKind.PARAGRAPH or not 4 <= block.end - block.start <= LONGEST_TITLE:
        return False
    words = text[block.start : block.end]
    if not words.isupper() or len(words.split()) < 2 or "\n" in words or words[-1] in ".;,!?":
        return False
    gap = text[blocks[index - 1].end if index else 0 : block.lead]
    return index == 0 or gap.count("\n") > 1 or gap.count("\r") > 1
