"""Numbers with a blank that doesn't belong there, between the decimal mark and the decimals: ``sản lượng 167, 2 tấn``."""

from __future__ import annotations

from decimal import Decimal

from checker.figures.lexer import NUMBER, WORD
from checker.figures.numerals import Fault, Numeral, read
from checker.figures.stretch import Stretch

_PARTED = 2
"""Decimals that a blank may have parted from their number, at most."""
_MEASURED = ("mass", "area", "length", "volume", "money-vnd")
"""Dimensions of what has decimals; but ``30 năm 186, 40 năm 143``: spans of time head what is counted."""
_JOINS = frozenset(",;-–")
"""Between numbers of a list, which are none together; so is *và*."""


def parted(stretch: Stretch, at: int) -> tuple[int, Numeral] | None:
    """``sản lượng 167, 2 tấn``: a blank has come between the mark and the decimals of something measured."""
    if stretch.style.decimal != "," or stretch.word(at + 1) != "," or stretch.kind(at + 2) != NUMBER:
        return None
    whole, mark, decimals = stretch.tokens[at : at + 3]
    glued = mark.start == whole.end and decimals.start == mark.end + 1
    unit, _ = stretch.unit(at + 3)
    measured = stretch.scale(at + 3)[1] > 0 or (unit is not None and unit.dimension in _MEASURED) or _alone(stretch, at)
    listed = at > 0 and stretch.word(at - 1) in _JOINS | stretch.words.lists["wordings.and"]
    if not glued or not measured or listed or not decimals.word.isdecimal() or len(decimals.word) > _PARTED:
        return None
    head = read(whole.word, ",")
    if head.decimals or head.fault is not Fault.NONE:
        return None
    value = Decimal(f"{head.value}.{decimals.word}")
    return decimals.end, Numeral(value, len(decimals.word), fault=Fault.MALFORMED)


def _alone(stretch: Stretch, at: int) -> bool:
    """``bằng 74, 19% kế hoạch``: one percentage, not the last two of several."""
    if stretch.word(at + 3) != "%" or stretch.word(at - 1) not in stretch.words.lists["quantities.before_one"]:
        return False
    return stretch.kind(at + 4) == WORD and stretch.word(at + 4) not in stretch.words.lists["wordings.and"]
