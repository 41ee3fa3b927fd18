"""How closely figures agree: to the last digit, as those of one unit mostly do, or only within rounding; and how telling that is.

Measured on labelled reports: of sums and differences that hold, one in a hundred of whole numbers holds within rounding only, and
one in ten of decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from checker.claim import Operand
from checker.claims.facts import Fact
from checker.claims.operands import adds_up, printed_alike
from checker.ranges import Arithmetic, significant
from checker.repair import last_place

_ROUNDED, _ROUNDED_WHOLE = 0.1, 0.01
"""Share of sums and differences that are right within rounding only, of decimals and of whole numbers."""
_DIGITS = 3
"""So many digits don't nearly agree by chance."""
_MENDABLE, _TRIES = 0.45, 22
"""Of unrelated figures the share that one slip would make agree: where they agree most easily, and how fast it grows with luck."""


def of_sum(facts: Sequence[Fact], operands: Sequence[Operand], *, holds: bool) -> tuple[bool | None, float]:
    """Whether a sum counts as right only to the last digit or only within rounding (None: either), and the share that is so close.

    ``facts``: the whole and its parts. Whole numbers that don't add up would, to the last digit, without a slip.
    """
    if not printed_alike(facts):
        return None, 1.0
    whole_numbers = not facts[0].m.figure.decimals
    if not holds:
        return (True, 1.0) if whole_numbers else (None, 1.0)
    exactly = adds_up(operands, {f.id: f.m.figure for f in facts})
    rounded = _ROUNDED_WHOLE if whole_numbers else _ROUNDED
    return exactly, 1 - rounded if exactly else rounded


class Agreement(NamedTuple):
    """How telling it is that figures agree as they do, or would but for a slip."""

    luck: float
    """Chance that unrelated figures do."""
    closeness: float = 1.0
    """Share of the relations that hold which are printed so close."""
    exact: bool = False
    """Without a slip it would be right to the last digit."""

    @property
    def slip_luck(self) -> float:
        """Chance that unrelated figures that don't agree would but for one slip: measured on labelled reports."""
        return _MENDABLE * (1 - exp(-_TRIES * self.luck))


def of_difference(d: Fact, a: Fact, b: Fact) -> Agreement:
    """How telling a difference is: the width of what passes as the same, against its size."""
    unit = d.times / 10.0**d.m.figure.decimals
    around = ((a.hi - a.lo) + (b.hi - b.lo)) / 2
    size = 2 * max(abs(d.mid), 1e-9)
    if not printed_alike((d, a, b)):
        return Agreement(min(1.0, (max(d.hi - d.lo, unit) + around) / size))
    whole = not d.m.figure.decimals
    rounded = _ROUNDED_WHOLE if whole else _ROUNDED
    missed = abs(abs(d.value) - abs(a.value - b.value)) * d.times / unit
    if missed < 0.5:  # floats of numbers that are whole, in units of the last place
        return Agreement(min(1.0, unit / size), 1 - rounded)
    if missed * unit <= (d.hi - d.lo) / 2 + around + 1e-6 * unit:
        return Agreement(min(1.0, max(around, unit / 2) / size), rounded)
    return Agreement(min(1.0, (unit if whole else max(d.hi - d.lo, unit) + around) / size), exact=whole)


def by_last_place(arithmetic: Arithmetic, shape: str, operands: Sequence[Operand]) -> bool:
    """Whether a result misses what it recomputes to by one unit of its last place, and has digits enough for that to tell.

    So does one that was cut off, ``15/36 = 41,6%``, or rounded twice.
    """
    equation = arithmetic.equation(shape)
    result = arithmetic.figures[operands[0].figure]
    if equation is None or significant(result) < _DIGITS:
        return False
    return last_place(equation, arithmetic.ranges.of(operands), result.decimals, operands[0].factor)
