"""Typing slips: which numbers the typist may have meant by a printed one.

Pure text. A slip is judged from what was printed: ``MISSING_DIGIT`` says that the printed number lacks a digit of the one
meant. Numbers come out in the printed style, and regrouped where the length changed: ``12.345`` for ``1.345``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from itertools import chain, pairwise
from math import ceil, floor
from typing import NamedTuple

from checker.numeral import Numeral
from checker.text import Text


class SlipKind(Enum):
    """What went wrong in typing, the likeliest first."""

    WRONG_DIGIT = Text("một chữ số sai", "one digit wrong")
    SWAPPED_DIGITS = Text("hai chữ số đổi chỗ", "two digits swapped")
    MISSING_DIGIT = Text("thiếu một chữ số", "a digit missing")
    DOUBLED_DIGIT = Text("một chữ số bị gõ hai lần", "a digit typed twice")
    EXTRA_DIGIT = Text("thừa một chữ số", "a digit too many")
    MARK_CHANGED = Text("nhầm dấu chấm với dấu phẩy", "point and comma confused")
    UNIT = Text("nhầm đơn vị", "unit of another size")
    """``5,3 triệu`` for ``5,3 tỷ``: told where the unit is known, not of digits alone; likelier than a mark three places off."""
    MARK_MOVED = Text("sai vị trí dấu phẩy", "decimal mark misplaced")
    SIGN = Text("sai dấu âm", "minus sign lost or added")

    @property
    def rank(self) -> int:
        """0 for the likeliest."""
        return list(SlipKind).index(self)


class Slip(NamedTuple):
    """A number that may have been meant, and the slip that would have turned it into the printed one."""

    meant: Numeral
    kind: SlipKind
    unit: str = ""
    """The unit that was meant, where it is the slip; ``meant`` is the number in the printed one."""

    @property
    def text(self) -> str:
        """The number meant, in the printed style."""
        return self.meant.text


def slips(printed: str, mark: str = ",") -> Iterator[tuple[str, SlipKind]]:
    """Texts that may have been meant by ``printed``, each with its slip; the likeliest kinds first, in a fixed order."""
    numeral = Numeral.read(printed, mark)
    return iter(()) if numeral is None else ((slip.text, slip.kind) for slip in meant(numeral))


def is_slip(printed: str, intended: str, mark: str = ",") -> SlipKind | None:
    """The one slip by which ``intended`` got printed as ``printed``; None when one slip does not explain it."""
    wanted = Numeral.read(intended, mark)
    numeral = Numeral.read(printed, mark)
    if wanted is None or numeral is None:
        return None
    key = _number(wanted)
    return next((slip.kind for slip in meant(numeral, lambda *number: number == key)), None)


Fits = Callable[[int, int], bool]
"""Whether a number is of interest, by its digits with the sign and its number of decimals."""
_HUGE = 1e40
ANYWHERE = (-_HUGE, _HUGE)


def meant(
    printed: Numeral,
    fits: Fits = lambda _signed, _decimals: True,
    near: tuple[float, float] = ANYWHERE,
    far: tuple[float, float] = ANYWHERE,
) -> Iterator[Slip]:
    """Numbers that one slip turns into the printed one: another value each, none twice, the likeliest kinds first.

    ``fits`` asks for some only, ``near`` says between which values these lie where a digit is wrong, ``far`` where the mark
    is: few of a hundred do, and the rest need never be spelled.
    """
    seen = {_number(printed)}
    low, high = (-near[1], -near[0]) if printed.negative else near
    whole, places = printed.parts
    possible = places or printed.pad or _may_be_meant(whole, low, high)
    ways = (_replaced, _swapped, _inserted, _dropped) if possible else ()
    spelled = chain.from_iterable(way(printed, whole, places, low, high) for way in ways)
    digits = (
        (kind, _spelled(printed, whole, places))
        for kind, whole, places in spelled
        if _is_written(printed, whole)
        and fits(-int(whole + places) if printed.negative else int(whole + places), len(places))
    )
    others = chain(_mark_changed(printed, far), _mark_moved(printed, far), _sign(printed, far))
    for kind, numeral in chain(digits, others):
        key = _number(numeral)
        if key in seen or not fits(*key) or _same(numeral, printed):
            continue
        seen.add(key)
        yield Slip(numeral, kind)


def alike(a: str, b: str) -> bool:
    """One digit replaced, missing or too many, or two neighbours swapped."""
    if len(a) < len(b):
        a, b = b, a
    if len(a) > len(b) + 1 or (a[0] != b[0] and a[-1] != b[-1] and len(a) > 2):
        return False
    at = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        at += 1
    if len(a) > len(b):
        return a[at + 1 :] == b[at:]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])


_FEW = 12
"""Numbers that are sooner compared with the printed one than found by trying its slips."""
FARTHEST_MARK = 3
"""Places by which a mark gets misplaced; more is no slip of the hand."""

_Spelling = tuple[SlipKind, str, str]
"""Digits before and after the mark."""


def _may_be_meant(whole: str, low: float, high: float) -> bool:
    """Whether a slip of digits in a whole number may lead between two values."""
    low, high = _scaled(low, high, 0)
    if high - low > _FEW:
        return True
    return any(alike(whole, str(n)) for n in range(max(0, ceil(low)), floor(high) + 1))


def _number(numeral: Numeral) -> tuple[int, int]:
    """What tells two numerals of one style apart."""
    return numeral.signed, numeral.decimals


def _same(one: Numeral, other: Numeral) -> bool:
    """Both are of one value."""
    return bool(one.signed * 10**other.decimals == other.signed * 10**one.decimals)


def _lies(signed: int, decimals: int, far: tuple[float, float]) -> bool:
    """Whether a number lies between two values."""
    return far[0] <= signed / 10.0**decimals <= far[1]


def _is_written(printed: Numeral, whole: str) -> bool:
    """Nobody writes a leading zero, unless the printed one has it too."""
    return whole[0] != "0" or len(whole) <= max(printed.pad, 1)


def _spelled(printed: Numeral, whole: str, places: str) -> Numeral:
    return printed._replace(units=int(whole + places), decimals=len(places), pad=min(printed.pad, len(whole)))


def _scaled(low: float, high: float, decimals: int) -> tuple[float, float]:
    """The least and the greatest number of units of a decimal place between two values, with one to spare."""
    unit = 10.0**decimals
    return max(low, -_HUGE) * unit - 1, min(high, _HUGE) * unit + 1


def _digits(least: float, greatest: float, place: int) -> str:
    """The digits that, at a power of ten, lie between two numbers."""
    weight = 10.0**place
    if greatest < 0 or least > 9 * weight:
        return ""
    return "0123456789"[max(0, ceil(least / weight)) : floor(min(greatest / weight, 9)) + 1]


def _replaced(printed: Numeral, whole: str, places: str, low: float, high: float) -> Iterator[_Spelling]:
    digits = whole + places
    low, high = _scaled(low, high, printed.decimals)
    for i, old in enumerate(digits):
        place = len(digits) - i - 1
        rest = printed.units - int(old) * 10**place
        for new in _digits(low - rest, high - rest, place):
            if new != old:
                yield SlipKind.WRONG_DIGIT, *_cut(digits[:i] + new + digits[i + 1 :], len(whole))


def _swapped(printed: Numeral, whole: str, places: str, low: float, high: float) -> Iterator[_Spelling]:
    digits = whole + places
    low, high = _scaled(low, high, printed.decimals)
    for i, (first, second) in enumerate(pairwise(digits)):
        # Swapping moves the first digit one place down and the second one up.
        moved = 9 * (int(second) - int(first)) * 10 ** (len(digits) - i - 2)
        if moved and low <= printed.units + moved <= high:
            swapped = digits[:i] + second + first + digits[i + 2 :]
            yield SlipKind.SWAPPED_DIGITS, *_cut(swapped, len(whole))


def _inserted(printed: Numeral, whole: str, places: str, low: float, high: float) -> Iterator[_Spelling]:
    length = len(whole) + len(places)
    gaps = [(True, i, length - i) for i in range(len(whole) + 1)]
    gaps += [(False, i, len(places) - i) for i in range(len(places) + 1 if places else 0)]
    bounds = {before: _scaled(low, high, printed.decimals + (not before)) for before in (True, False)}
    fitting = []
    for before, i, place in gaps:
        least, greatest = bounds[before]
        head, tail = divmod(printed.units, 10**place)
        rest = head * 10 ** (place + 1) + tail
        if possible := _digits(least - rest, greatest - rest, place):
            fitting.append((before, i, possible))
    for new in "0123456789" if fitting else "":
        for before, i, possible in fitting:
            if new not in possible:
                continue
            if before:
                yield SlipKind.MISSING_DIGIT, whole[:i] + new + whole[i:], places
            else:
                yield SlipKind.MISSING_DIGIT, whole, places[:i] + new + places[i:]


def _dropped(printed: Numeral, whole: str, places: str, low: float, high: float) -> Iterator[_Spelling]:
    digits = whole + places
    bounds = {before: _scaled(low, high, printed.decimals - (not before)) for before in (True, False)}
    extra: list[_Spelling] = []
    for i, digit in enumerate(digits):
        head, tail = divmod(printed.units, 10 ** (len(digits) - i - 1))
        least, greatest = bounds[i < len(whole)]
        if not least <= head // 10 * 10 ** (len(digits) - i - 1) + tail <= greatest:
            continue
        before = len(whole) - (i < len(whole))
        shorter = digits[:i] + digits[i + 1 :]
        if before == 0 or (places and before == len(shorter)):
            continue  # the last digit on its side of the mark: no one types a mark too many along with it
        if digit in digits[i + 1 : i + 2]:
            yield SlipKind.DOUBLED_DIGIT, *_cut(shorter, before)
        else:
            extra.append((SlipKind.EXTRA_DIGIT, *_cut(shorter, before)))
    yield from extra


def _cut(digits: str, before: int) -> tuple[str, str]:
    return digits[:before], digits[before:]


def _mark_changed(printed: Numeral, far: tuple[float, float]) -> Iterator[tuple[SlipKind, Numeral]]:
    """``1.234`` for ``1,234`` and back: one mark, three digits behind it."""
    if not 10**3 <= printed.units < 10**6:
        return
    if printed.decimals == 0 and printed.group == printed.other_mark and _lies(printed.signed, 3, far):
        yield SlipKind.MARK_CHANGED, printed._replace(decimals=3)
    if printed.decimals == FARTHEST_MARK and _lies(printed.signed, 0, far):
        yield SlipKind.MARK_CHANGED, printed._replace(decimals=0, group=printed.other_mark)


def _mark_moved(printed: Numeral, far: tuple[float, float]) -> Iterator[tuple[SlipKind, Numeral]]:
    signed = printed.signed
    for step in range(1, FARTHEST_MARK + 1):
        for decimals in (printed.decimals - step, printed.decimals + step):
            # A mark before the first digit or behind a last zero is not one that got misplaced.
            written = 0 <= decimals <= len(str(printed.units)) and (decimals == 0 or printed.units % 10)
            if written and _lies(signed, decimals, far):
                yield SlipKind.MARK_MOVED, printed._replace(decimals=decimals, pad=0)


def _sign(printed: Numeral, far: tuple[float, float]) -> Iterator[tuple[SlipKind, Numeral]]:
    if _lies(-printed.signed, printed.decimals, far):
        yield SlipKind.SIGN, printed._replace(negative=not printed.negative)
