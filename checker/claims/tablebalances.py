"""Columns of a table that carry a stock forward: what there was, what came and went, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Grid
from checker.ranges import significant

_MOVEMENTS = (2, 3)
"""Columns between the opening and the closing one."""
_SAMPLE = 8
"""Lines looked at first; two of them must agree."""
_DIGITS = 6
"""Digits of the closing figures that agree, taken together, from which it is no chance."""
_SURE = 3
"""How many lines agree for each that doesn't, from which that is wrong, be it by more than a slip."""
_SHARE_OF_LINES = 0.6
"""Share of the lines that must agree."""


def claim_balances(scene: Scene, grid: Grid, percent: set[int]) -> None:
    """Claim runs of columns whose last is the first with those between added or taken away, in most lines.

    ``percent``: figures that headings call percentages, which are no stocks.
    """
    width = len(grid[0])
    for count in _MOVEMENTS:
        for first in range(width - count - 1):
            lines = list(_full(grid, first, count + 2, percent))
            if len(lines) > 1:
                _claim_run(scene, lines)


def _full(grid: Grid, first: int, length: int, percent: set[int]) -> Iterator[list[Fact]]:
    """The run of columns in the lines where all of them hold an amount."""
    for row in grid:
        line = [f for f in row[first : first + length] if f is not None and f.m.measure and f.id not in percent]
        if len(line) == length:
            yield line


def _claim_run(scene: Scene, lines: Sequence[Sequence[Fact]]) -> None:
    """Claim the signs by which most lines agree."""
    sample = [
        ([f.mid for f in line], sum(f.hi - f.lo for f in line)) for line in lines[:: max(1, len(lines) // _SAMPLE)]
    ]
    for signs in product((1, -1), repeat=len(lines[0]) - 2):
        if set(signs) == {1}:
            continue
        if sum(_near(mids, width, signs) for mids, width in sample) < 2:
            continue
        fitting = [
            line
            for line in lines
            if any(f.mid for f in line) and scene.arithmetic.holds("balance", _operands(line, signs))
        ]
        digits = sum(significant(line[-1].m.figure) for line in fitting if all(f.mid for f in line))
        if len(fitting) > 1 and digits >= _DIGITS and len(fitting) >= _SHARE_OF_LINES * len(lines):
            sure = len(fitting) >= max(_SURE, _SURE * (len(lines) - len(fitting)))
            strength = Strength.LIKELY if sure else Strength.ASKS
            for line in lines:
                scene.claim(Kind.TOTAL, "balance", _operands(line, signs), strength, detail="parallel")
            return


def _operands(line: Sequence[Fact], signs: Sequence[int]) -> tuple[Operand, ...]:
    """The operands; whole numbers count as printed, or small ones would agree by chance."""
    opening, *movements, closing = line
    return (
        Operand("closing", closing.id, exact=not closing.m.figure.decimals),
        Operand("movement", opening.id, exact=not opening.m.figure.decimals),
        *(
            Operand("movement", f.id, Fraction(sign), exact=not f.m.figure.decimals)
            for f, sign in zip(movements, signs, strict=True)
        ),
    )


def _near(mids: Sequence[float], width: float, signs: Sequence[int]) -> bool:
    """Screening by the printed values before the exact question."""
    moved = mids[0] - mids[-1]
    for sign, mid in zip(signs, mids[1:-1], strict=True):
        moved += sign * mid
    return abs(moved) <= width
