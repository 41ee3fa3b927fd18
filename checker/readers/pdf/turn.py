"""Pages whose words run up or down, as those of wide tables do: they are read as if they lay the right way."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any, NamedTuple

from checker.readers.pdf.glyphs import Box, Letters
from checker.readers.pdf.rules import Rule

_SAMPLE = 24
_MOST = 0.6
"""Of the letters asked: how many must run the same way."""


class Turn(NamedTuple):
    """By how many quarters, against the clock, the words of a page are turned; and the page's size as it is drawn."""

    quarters: int
    width: float
    height: float

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies once the words lie the right way."""
        if self.quarters == 1:
            return y, self.width - x
        return (self.width - x, self.height - y) if self.quarters == 2 else (self.height - y, x)

    def drawn(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies on the page."""
        if self.quarters == 1:
            return self.width - y, x
        return (self.width - x, self.height - y) if self.quarters == 2 else (y, self.height - x)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of upright words as it lies on the page, by the same four edges."""
        (a, b), (c, d) = self.drawn(left, bottom), self.drawn(right, top)
        return round(min(a, c), 2), round(min(b, d), 2), round(max(a, c), 2), round(max(b, d), 2)

    def rule(self, rule: Rule) -> Rule:
        """A ruling line once the words lie the right way."""
        (a, b), (c, d) = self.upright(rule.left, rule.bottom), self.upright(rule.right, rule.top)
        return Rule(min(a, c), min(b, d), max(a, c), max(b, d))


def turn_of(page: Any, text: Any, count: int) -> Turn | None:
    """The turn of a page's words; None where they lie the right way. A scanned page is turned as it is shown."""
    from pypdfium2 import raw

    shown = raw.FPDFPage_GetRotation(page)
    width, height = page.get_size() if shown % 2 == 0 else reversed(page.get_size())
    if not count:
        return Turn(shown, width, height) if shown else None
    asked = range(0, count, max(count // _SAMPLE, 1))
    # PDFium gives angles with the clock.
    ways = Counter(-round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4 for index in asked)
    way, often = ways.most_common(1)[0]
    return Turn(way, width, height) if way and often >= _MOST * len(asked) else None


class TurnedLetters(Letters):
    """Where the letters of a page stand once they lie the right way."""

    def __init__(self, textpage: Any, turn: Turn) -> None:
        super().__init__(textpage)
        self._turn = turn

    def whole(self, index: int, length: int) -> Box | None:
        """The box of a word that begins at ``index``; None where its letters don't stand on one line in one size."""
        first = self._letter(index)
        last = self._letter(index + length - 1) if length > 1 else first
        if first is None or last is None:
            return None
        (left, _, line), (_, right, last_line) = first, last
        return self.box(index, length, left, right, line) if line == last_line else None

    def _letter(self, index: int) -> tuple[float, float, float] | None:
        """Where a letter begins and ends, and the line that it stands on."""
        if not self._loose(self._textpage, index, self._at):
            return None
        if not self._origin(self._textpage, index, self._across, self._up):
            return None
        box = self._box
        one, _ = self._turn.upright(box.left, box.bottom)
        other, _ = self._turn.upright(box.right, box.top)
        _, line = self._turn.upright(self._x.value, self._y.value)
        return min(one, other), max(one, other), line
