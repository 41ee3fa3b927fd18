"""What the heads of a table's lines say of the figures in them: shares or amounts, whole or part, and how deep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.vocabulary import Wording, fold

_PERCENT = Wording(r"%|<proportion>")
_DERIVED = Wording(r"%|<derived*>|<so>")
_COMPUTED = Wording(r"%|<proportion>|<averages>|<yields>")
_YIELDS = Wording(r"<yields>|\w/\w")
_WHOLE = Wording(r"^\W*(?:[ivx]+\W+)?<column_total>")
_SOME = Wording(r"<within>|<apart>")
_EMPHASIS = re.compile(r"^\W*?(\*\*|__)")
_MARKS = re.compile(
    r"[\s*_]*(?:(?P<roman>[IVX]{1,5})(?:[.)]|\s)|(?P<number>\d{1,3}(?:\.\d{1,2})*)[.)]?\s|(?P<letter>[A-ZĐ])[.)]\s?"
    r"|(?P<small>[a-zđ])[.)]\s?|(?P<bullet>[-–+•]))"
)


class Heading(NamedTuple):
    """The head of a column, or the label of a row."""

    words: str
    """Folded."""
    level: int = 0
    """Of a row: how deep its mark puts it."""

    @property
    def percent(self) -> bool:
        """Percentages stand under it."""
        return _PERCENT.search(self.words) is not None

    @property
    def derived(self) -> bool:
        """Of a column: what stands under it is computed from other figures and doesn't add up."""
        return _DERIVED.search(self.words) is not None

    @property
    def computed(self) -> bool:
        """The same of a row, whose name may hold such words by chance: ``Giảm nghèo``."""
        return _COMPUTED.search(self.words) is not None

    @property
    def yields(self) -> bool:
        """So much for each of something stands under it."""
        return _YIELDS.search(self.words) is not None

    @property
    def whole(self) -> bool:
        """It names a total."""
        return _WHOLE.search(self.words) is not None

    @property
    def partial(self) -> bool:
        """It names one part among others that are not listed."""
        return _SOME.search(self.words) is not None


def headings(labels: Sequence[str]) -> tuple[Heading, ...]:
    """The labels of rows, each with its depth: a kind of mark seen first under another one divides it."""
    found = []
    marks: list[str] = []
    for label in labels:
        words = fold(label)
        mark = "whole" if _WHOLE.search(words) else _mark(label)
        if mark in marks:
            del marks[marks.index(mark) :]
        elif mark == "whole":
            marks = []
        marks.append(mark)
        found.append(Heading(words, len(marks) - 1))
    return tuple(found)


def _mark(label: str) -> str:
    """The kind of mark that leads a label: ``I``, ``1``, ``1.1``, ``-``; bold and plain labels without one.

    Words in capitals are as good as bold, but not one alone: ``THCS``.
    """
    found = _MARKS.match(label)
    if found is None:
        return "bold" if _EMPHASIS.match(label) or (label.isupper() and " " in label.strip()) else "plain"
    if found["number"]:
        return "1" + ".1" * found["number"].count(".")
    return found["bullet"] or found.lastgroup or ""
