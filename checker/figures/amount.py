"""A number with what directly follows it: scale words and unit, a second part (``12 tỷ 500 triệu``), or a percent sign."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from checker.figure import Role
from checker.figures import special
from checker.figures.lexer import NUMBER
from checker.figures.numerals import Numeral, read
from checker.figures.stretch import ONE, Stretch
from checker.vocabulary import Unit

_ROLES = {"roles.percent": Role.PERCENT, "roles.points": Role.POINTS, "roles.multiple": Role.MULTIPLE}
_MONEY = "đồng"
_LEAST_MONEY = 100
"""``14 đồng`` are medals; nobody reports fourteen đồng."""
_LARGE = 1000


class Amount(NamedTuple):
    """A number, its scale and its unit."""

    numeral: Numeral
    scale: Fraction
    unit: Unit | None
    at: int
    """The token after all that."""
    nouns: int
    """The token where the words begin that say what is counted."""
    role: Role = Role.MEASURE
    end: int | None = None
    """Where a second or third part ends in the text."""
    next: int = 0
    """The token after that part's scale words."""
    assumed: bool = False
    """The unit is not printed: ``12 tỷ`` is money, but of which country the text before it says."""


def read_amount(stretch: Stretch, at: int, numeral: Numeral, gap: Sequence[str]) -> Amount:
    """What the tokens from ``at`` on make of a number; ``gap`` are the words before it."""
    unit, used = stretch.unit(at)
    scale, scaled = ONE, 0
    assumed = False
    if unit is None:
        scale, scaled = stretch.scale(at)
        unit, used = stretch.unit(at + scaled)
        if _is_money(stretch, at, scaled, unit) or (unit is None and _is_large_sum(stretch, at, scaled, numeral)):
            unit, used, assumed = stretch.words.unit_names[_MONEY], 0, True
    elif unit.name == _MONEY and numeral.value < _LEAST_MONEY:
        unit, used = None, 0
    first = Amount(numeral, scale, unit, at + scaled + used, at + scaled, assumed=assumed)
    whole = first
    while (
        whole.scale is not ONE
        and whole.scale > 1
        and not numeral.decimals
        and (longer := _with_next_part(stretch, whole))
    ):
        whole = longer
    if whole is not first:
        return whole
    role, length = _role(stretch, at + scaled, gap)
    if role is not Role.MEASURE:
        return Amount(numeral, ONE, None, at + scaled + length, at + scaled, role)
    if first.unit is None and not scaled and _without_sign(stretch, at, numeral, gap):
        return Amount(numeral, ONE, None, at, at, Role.PERCENT)
    return first


def _without_sign(stretch: Stretch, at: int, numeral: Numeral, gap: Sequence[str]) -> bool:
    """``giảm 43,8 số vụ``: what can't be halved moves by no fraction; the percent sign was forgotten."""
    lists = stretch.words.lists
    if not numeral.decimals or not gap or gap[-1] not in lists["roles.moved"]:
        return False
    unit, _ = stretch.unit(at + 1)
    return stretch.word(at) in lists["roles.number_of"] and unit is not None and unit.count


def _is_money(stretch: Stretch, at: int, scaled: int, unit: Unit | None) -> bool:
    """``12 tỷ``; and what isn't counted in billions is whose money it is: ``612 tỷ doanh nghiệp``."""
    lists = stretch.words.lists
    if not scaled or stretch.word(at + scaled - 1) not in lists["quantities.money_scale"]:
        return False
    return unit is None or (unit.count and unit.name not in lists["quantities.billions"])


def _is_large_sum(stretch: Stretch, at: int, scaled: int, numeral: Numeral) -> bool:
    """``12.905 triệu``: what is counted would be told in billions."""
    return scaled == 1 and stretch.word(at) in stretch.words.lists["quantities.large_sum"] and numeral.value >= _LARGE


def _with_next_part(stretch: Stretch, first: Amount) -> Amount | None:
    """``12 tỷ 500 triệu đồng``: a smaller scaled number right after the first one's scale words; and a third in its turn.

    ``5 nghìn 972 tỷ đồng`` is so many billions: 5.972.
    """
    at = first.next or first.nouns
    if stretch.kind(at) != NUMBER:
        return None
    scale, scaled = stretch.scale(at + 1)
    token = stretch.tokens[at]
    thousands = first.scale == _LARGE < scale
    if (
        not scaled
        or (scale >= first.scale and not thousands)
        or special.find(stretch.text, token.start, stretch.end, [])
    ):
        return None
    second = read(token.word, stretch.style.decimal)
    if second.value * (1 if thousands else int(scale)) >= int(first.scale):
        return None
    value = first.numeral.value * (_LARGE if thousands else (first.scale / scale).numerator) + second.value
    unit, used = stretch.unit(at + 1 + scaled)
    after = at + 1 + scaled + used
    unit = unit or first.unit or stretch.words.unit_names[_MONEY]
    end = stretch.tokens[at + scaled].end
    return Amount(Numeral(value, second.decimals), scale, unit, after, after, end=end, next=at + 1 + scaled)


def _role(stretch: Stretch, at: int, gap: Sequence[str]) -> tuple[Role, int]:
    """The role told by the tokens from ``at`` on, and how many tell it."""
    beginnings = stretch.beginnings(at)
    for name, role in _ROLES.items():
        phrases = stretch.words.lists[name]
        if not phrases.isdisjoint(beginnings) and (role is not Role.MULTIPLE or _multiplies(stretch, gap)):
            return role, max(n for n, phrase in enumerate(beginnings, 1) if phrase in phrases)
    return Role.MEASURE, 0


def _multiplies(stretch: Stretch, gap: Sequence[str]) -> bool:
    """``gấp 5 lần``: not every time something happens is a multiple. Cues may be glued to what follows (``gấp1,``)."""
    tail = " ".join(gap[-4:])
    return any(cue in tail for cue in stretch.words.lists["roles.multiple_cue"])
