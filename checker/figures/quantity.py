"""A number that counts or measures something: what it is with its unit, sign, bound and range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from checker.figure import Role
from checker.figures import special
from checker.figures.amount import Amount, read_amount
from checker.figures.lexer import NUMBER, WORD
from checker.figures.numerals import Numeral, read, spelled
from checker.figures.outof import out_of
from checker.figures.parted import parted
from checker.figures.stretch import ONE, Stretch, endings
from checker.figures.style import BLANK_GROUPED
from checker.vocabulary import Unit

_DASHES = frozenset("-–—−÷")
_PLUS_MINUS = {"+": 1, "-": -1, "−": -1, "–": -1}
_DECIMALS = re.compile(r",\d+")
_BRACKETED = ("(+", "(-", "(−", "(–")
"""A sign that opens a bracket is one though a blank follows: ``(- 0,3 nghìn ha)``."""
_YEAR = "năm"
_ROUND = (100, 1000, 10_000, 100_000, 1_000_000)
_MASS, _AREA = "mass", "area"


class Rate(NamedTuple):
    """Per what: ``/ha``, ``/100.000 dân``."""

    name: str
    unit: Unit | None
    many: int = 0
    """The token of the round number of which so many are, 0 where it is per one."""


class Quantity(NamedTuple):
    """What stands in ``text[start:end]``."""

    start: int
    end: int
    at: int
    """The first token after the number, its unit and all."""
    numeral: Numeral
    scale: Fraction
    unit: Unit | None
    role: Role
    noun: Sequence[str]
    """The words that say what is counted."""
    upper: Numeral | None = None
    """The larger end of ``75-80``."""
    rate: Rate | None = None
    bound: str = ""
    """'over', 'under', 'about' or ''."""
    sign: int = 0
    """Printed sign: -1, +1, or 0 for none."""
    assumed: bool = False
    """The unit is not printed: money of which country the text before tells."""


class Range(NamedTuple):
    """Ends of what could have been printed so; None is unbounded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


def read_quantity(stretch: Stretch, at: int, gap: Sequence[str]) -> Quantity:
    """The number at token ``at`` with all that belongs to it; ``gap`` are the words before it."""
    number = at
    start = stretch.tokens[at].start
    end, numeral = parted(stretch, at) or _numeral(stretch, start, stretch.tokens[at].end)
    at = stretch.after(at, end)
    upper = _upper(stretch, at, numeral)
    if upper:
        at += 2
        end = stretch.tokens[at - 1].end
    amount = read_amount(stretch, at, numeral, gap)
    at = _qualified(stretch, amount)
    if not upper and amount.role is Role.PERCENT and (upper := _upper_percent(stretch, at, numeral)):
        at += 3
        end = stretch.tokens[at - 1].end
    rate, at = (many, at) if (many := _per_many(stretch, at, amount)) else _rate(stretch, at)
    return Quantity(
        start=start,
        end=amount.end or end,
        at=at,
        numeral=amount.numeral,
        scale=amount.scale,
        unit=amount.unit,
        role=amount.role,
        noun=stretch.nouns(amount.nouns),
        upper=upper,
        rate=rate,
        bound="" if out_of(stretch, number) else _bound(stretch, at, gap),
        sign=_sign(stretch.text, start),
        assumed=amount.assumed,
    )


def spelled_quantity(stretch: Stretch, at: int, history: Sequence[str]) -> Quantity | None:
    """A number word that carries a figure: directly before something counted (``bốn nhóm``, ``hai đợt``)."""
    lists = stretch.words.lists
    found = spelled(stretch.spoken[at : at + 3])
    if not found or found[0] < 2 or stretch.word(at) in lists["numbers.word_for_else"]:
        return None
    if history and history[-1] in lists["numbers.no_word_after"]:
        return None
    value, length = found
    unit, used = stretch.unit(at + length)
    if unit is None or not unit.count or unit.name in lists["numbers.no_word_before"]:
        return None
    return Quantity(
        start=stretch.tokens[at].start,
        end=stretch.tokens[at + length - 1].end,
        at=at + length + used,
        numeral=Numeral(Decimal(value), 0),
        scale=ONE,
        unit=unit,
        role=Role.MEASURE,
        noun=stretch.nouns(at + length),
    )


def unit_name(stretch: Stretch, quantity: Quantity) -> str:
    """The unit as printed, with scale and rate: ``nghìn tấn``, ``tạ/ha``, ``%``."""
    name = quantity.unit.name if quantity.unit else ""
    if quantity.role is Role.PERCENT:
        name = "%"
    elif quantity.scale is not ONE:
        name = f"{stretch.words.scale_names.get(quantity.scale, '')} {name}".strip()
    return f"{name}/{quantity.rate.name}" if quantity.rate else name


def whole_unit(quantity: Quantity, name: str) -> Unit | None:
    """The unit, composed where it is a rate's; ``name`` is what ``unit_name`` tells."""
    if quantity.rate is None:
        return quantity.unit
    above, below = quantity.unit, quantity.rate.unit
    dimension = f"{above.dimension if above else ''}/{below.dimension if below else quantity.rate.name}"
    return Unit(name, dimension, (above.factor if above else Fraction(1)) / (below.factor if below else 1))


def is_exact(unit: Unit | None, scale: Fraction, decimals: int, bound: str) -> bool:
    """A whole number of things that can't be halved."""
    return unit is not None and unit.count and decimals == 0 and not bound and (scale is ONE or scale == 1)


_PAIR = 24
"""Characters before a dash in which the second number of a pair stands."""
_ABOUT = Decimal("0.05")
"""Share of a number by which ``khoảng`` loosens it at most: nobody calls 14 about 9."""


def range_of(value: Decimal, quantity: Quantity, *, exact: bool) -> Range:
    """The range of what could have been printed so, rounded half up: [v - h, v + h)."""
    if quantity.upper:
        return Range(value, quantity.upper.value)
    if quantity.bound == "over":
        return Range(value, None)
    if quantity.bound == "under":
        return Range(None, value)
    if exact:
        return Range(value, value)
    half = _half(quantity.numeral.decimals)
    if quantity.bound == "about":
        half = max(half, min(half * 10, abs(value) * _ABOUT))
    return Range(value - half, value + half, low_open=value < 0, high_open=value >= 0)


@cache
def _half(decimals: int) -> Decimal:
    """Half a unit of the last of so many decimal places."""
    return Decimal(5).scaleb(-decimals - 1)


def _numeral(stretch: Stretch, start: int, end: int) -> tuple[int, Numeral]:
    """The number that begins at ``start``, and where it ends: with blanks between groups later than its token."""
    if stretch.style.blanks and (m := BLANK_GROUPED.match(stretch.text, start, stretch.end)):
        decimals = _DECIMALS.match(stretch.text, m.end(), stretch.end)
        end = decimals.end() if decimals else m.end()
    return end, read(stretch.text[start:end], stretch.style.decimal)


def _sign(text: str, start: int) -> int:
    """A sign before the number that is no dash between two things."""
    if start > 2 and text[start - 3 : start - 1] in _BRACKETED and text[start - 1] == " ":
        return _PLUS_MINUS[text[start - 2]]
    if start == 0 or text[start - 1] not in _PLUS_MINUS:
        return 0
    earlier = text[start - 2] if start > 1 else " "
    return 0 if earlier.isalnum() or earlier in ")%.," else _PLUS_MINUS[text[start - 1]]


def _upper(stretch: Stretch, at: int, lower: Numeral) -> Numeral | None:
    """``75-80``: a dash and a number directly after; ``7.902 - 4.569``, with blanks and falling, is a difference."""
    if stretch.word(at) not in _DASHES or stretch.kind(at + 1) != NUMBER:
        return None
    dash, number = stretch.tokens[at : at + 2]
    spaced = stretch.text[dash.start - 1].isspace()
    if spaced != stretch.text[dash.end].isspace():
        return None
    # "CTMTQG: 37,905/55,184 - 68,7%": what follows a pair is its percentage.
    before = stretch.text[max(0, dash.start - _PAIR) : dash.start].rstrip().rstrip("0123456789.,").rstrip()
    if spaced and before.endswith("/"):
        return None
    if special.find(stretch.text, number.start, stretch.end, []):
        return None
    upper = read(number.word, stretch.style.decimal)
    return upper if upper.value > lower.value or dash.end == number.start else None


def _upper_percent(stretch: Stretch, at: int, lower: Numeral) -> Numeral | None:
    """``50% - 70%``: the sign is printed twice."""
    upper = _upper(stretch, at, lower)
    return upper if upper and stretch.word(at + 2) == "%" and upper.value > lower.value else None


def _qualified(stretch: Stretch, amount: Amount) -> int:
    """The token after a mass and what it is of, where that is of an area: ``26 tạ nhân/ha``, ``8 tấn búp tươi/ha``."""
    if amount.unit is not None and amount.unit.dimension == _MASS:
        for words in (1, 2):
            at = amount.at + words
            if all(stretch.kind(n) == WORD for n in range(amount.at, at)) and stretch.word(at) == "/":
                per, _ = stretch.unit(at + 1)
                return at if per is not None and per.dimension == _AREA else amount.at
    return amount.at


def _rate(stretch: Stretch, at: int) -> tuple[Rate | None, int]:
    """``/ha`` directly after a unit makes a rate; and the token after it."""
    if stretch.word(at) != "/" or stretch.kind(at + 1) != WORD:
        return None, at
    per, used = stretch.unit(at + 1)
    if per is None:
        word = stretch.word(at + 1)
        if word in stretch.words.lists["quantities.no_rate"]:
            return None, at
        if stretch.kind(at + 2) == WORD and stretch.kind(at + 3) == NUMBER:  # "86,4 tỷ/hạn mức 410 tỷ"
            return None, at
        return Rate(word, stretch.words.unit_names.get(word)), at + 2
    if stretch.kind(at + 1 + used) == NUMBER and per.name != _YEAR:
        return None, at
    return Rate(per.name, per), at + 1 + used


def _per_many(stretch: Stretch, at: int, amount: Amount) -> Rate | None:
    """``12,5 ca/100.000 dân``: of a round number of others, or a part of one that can't be halved, it is no plan."""
    if stretch.word(at) != "/" or stretch.kind(at + 1) != NUMBER:
        return None
    many = read(stretch.word(at + 1), stretch.style.decimal).value
    per, _ = stretch.unit(at + 2)
    if many not in _ROUND or per is None or not per.count:
        return None
    if amount.unit is None:
        fits = amount.numeral.decimals > 0 and many > _ROUND[0]
    else:
        fits = amount.unit.dimension != per.dimension or amount.unit.name != per.name
    return Rate(f"{stretch.word(at + 1)} {per.name}", None, at + 1) if fits else None


def _bound(stretch: Stretch, at: int, gap: Sequence[str]) -> str:
    """Which bound the words before the number or those from ``at`` on make of it."""
    lists = stretch.words.lists
    if not lists["bounds.none"].isdisjoint(endings(gap[-2:])):
        return ""
    before = endings([w for w in gap[-3:] if w not in ("+", "-")])
    for bound in ("over", "under", "about"):
        if not lists[f"bounds.{bound}"].isdisjoint(before):
            return bound
    after = stretch.beginnings(at)
    for bound in ("over", "under"):
        if not lists[f"bounds.{bound}_after"].isdisjoint(after):
            return bound
    return ""
