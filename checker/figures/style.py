"""How a document writes its numbers: which decimal mark, and whether blanks set thousands apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.figures.numerals import BLANKS, decimal_mark
from checker.vocabulary import Wording

BLANK_GROUPED = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d|\.\d)")
"""``12 905``, its decimals left out."""

_MARKED = re.compile(r"\d+(?:[.,]\d+)+")
_DOT_GROUPED = re.compile(r"\d\.\d{3}(?!\d)")
# Both forms begin with a digit, and the pattern with it: so it is tried at digits only.
_COUNTED = Wording(rf"\d(?:(?<![\d.,]\d)\d{{0,2}}[{BLANKS}]\d{{3}} ?(?:<numbers.after_blanks*>|/\d)| \d{{3}} \d{{3}})")
"""``12 905 trẻ``, ``12 905/13 004``, ``1 250 000``."""
_BOXED = re.compile(rf"(?:^|[|/(]\s?)\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?=\s?(?:[|/)]|$))", re.MULTILINE)


class Style(NamedTuple):
    """A document's way with numbers."""

    decimal: str
    """Its decimal mark."""
    blanks: bool
    """Thousands are set apart by blanks."""


def style_of(text: str) -> Style:
    """The style that most of the text's numbers follow."""
    return Style(decimal_mark(m.group() for m in _MARKED.finditer(text)), _groups_by_blanks(text))


def _groups_by_blanks(text: str) -> bool:
    """Two numbers in cells or brackets of their own settle it; before words it takes more of them than of ``12.905``."""
    if len(_BOXED.findall(text)) >= 2:
        return True
    counted = len(_COUNTED.pattern.findall(text))
    return counted >= 3 and counted > len(_DOT_GROUPED.findall(text))
