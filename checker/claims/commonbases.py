"""A base of several percentages that one slip put wrong: each of them alone says little, all of them together leave no doubt.

``15 (20,3%), 14 (18,9%), 12 (16,2%) … (tổng số 84 đảng viên)``: with 74 they all hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import comb, prod
from typing import NamedTuple

from checker.claim import Claim, Kind, Strength
from checker.claims.belief import BELIEVED, SLIPPED, Option
from checker.claims.doubts import Doubt
from checker.claims.outcomes import Outcomes
from checker.stated import stated_operands

_SEVERAL = 2
"""Percentages of one base from which they are looked at together."""
_TRIED = 30
"""Numbers that one slip may have made of another, about."""
_BASE = 2
"""Place of the base among the operands: percentage, part, base."""


class _Share(NamedTuple):
    """A percentage that fails, as one of this base."""

    subject: int
    option: Option
    meant: float


def mistyped_bases(doubts: Sequence[Doubt], outcomes: Outcomes) -> Iterator[tuple[int, Claim]]:
    """The percentages in doubt that one slip in their common base would mend, each with what is claimed of it."""
    for base, shares in sorted(_by_base(doubts).items()):
        if len({share.subject for share in shares}) >= _SEVERAL:
            for share in _mended(base, shares, outcomes):
                option = share.option
                yield share.subject, Claim(option.kind, option.shape, option.operands, Strength.LIKELY)


def _by_base(doubts: Sequence[Doubt]) -> Mapping[int, Sequence[_Share]]:
    """The failing shares of all percentages, by the figure that is their base."""
    found: dict[int, list[_Share]] = defaultdict(list)
    for doubt in doubts:
        for option, meant, holds in doubt.options:
            if option.kind is Kind.RATIO and option.accusable and not holds and len(option.operands) > _BASE:
                found[option.operands[_BASE].figure].append(_Share(doubt.subject, option, meant))
    return found


def _mended(base: int, shares: Sequence[_Share], outcomes: Outcomes) -> Sequence[_Share]:
    """The shares that the best slip of a base would mend; none where that may be chance."""
    mended: dict[object, dict[int, _Share]] = defaultdict(dict)
    for share in sorted(shares, key=lambda share: share.meant):
        for slip in _slips(base, share.option, outcomes):
            mended[slip][share.subject] = share
    tried = len({share.subject for share in shares})
    best = max(mended.values(), key=lambda found: -_luck(found, tried), default={})
    if len(best) < _SEVERAL:
        return ()
    meant = max(share.meant for share in best.values()) * SLIPPED
    unlike = (1 - max(share.meant for share in best.values())) * _luck(best, tried)
    return tuple(best.values()) if meant >= BELIEVED * (meant + unlike) else ()


def _luck(found: Mapping[int, _Share], tried: int) -> float:
    """Chance that one of the numbers that a slip makes of an unrelated one fits so many of those tried."""
    return min(1.0, _TRIED * comb(tried, len(found)) * prod(share.option.luck for share in found.values()))


def _slips(base: int, option: Option, outcomes: Outcomes) -> Iterator[object]:
    """The numbers that may have been meant by the base, as far as this percentage and all that is believed of the base allow."""
    equation = outcomes.scene.arithmetic.equation(option.shape)
    if equation is None:
        return
    needed = equation.solve((option.operands[_BASE].role, 0), outcomes.scene.arithmetic.ranges.of(option.operands))
    one = stated_operands(option.operands, outcomes.figures, outcomes.scene.reading.decimal)[_BASE]
    yield from (meant.value for meant in outcomes.meant(base, needed, one))
