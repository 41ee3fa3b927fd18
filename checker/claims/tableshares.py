"""Columns of shares: each line of another column as a percentage of one of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.claim import Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Sheet
from checker.claims.tablelines import Screen, counted, holds, reading, screen
from checker.ranges import significant

_DIGITS = 5
"""Digits that the agreeing lines must have together."""
_SHARE_OF_LINES = 0.6
"""Share of the lines that must agree."""
_SAMPLE = 8
"""Lines looked at first; two of them must agree."""
_FIRST, _LAST = 3, 2
"""First and last lines of a column that may be what a column of shares is of."""
_WIDE, _APART = 12, 6
"""Columns from which a table is wide, and how far apart shares and what they are of may then be."""


class _Cell(NamedTuple):
    """A figure and its screen."""

    fact: Fact
    screen: Screen


Column = Sequence[_Cell | None]


def claim_shares(scene: Scene, sheet: Sheet) -> set[int]:
    """Claim the columns of shares; the ids of these percentages."""
    shares: set[int] = set()
    columns = [[_Cell(f, screen(f)) if f else None for f in column] for column in zip(*sheet.grid, strict=True)]
    wide = len(columns) > _WIDE
    for p, percents in enumerate(columns):
        if sum(f is not None for f in percents) < 3 or (wide and not sheet.columns[p].percent):
            continue
        for a, parts in enumerate(columns):
            if a != p and (not wide or abs(a - p) <= _APART):
                for base in _bases(parts):
                    if _claim_shares_of(scene, percents, parts, base):
                        shares.update(cell.fact.id for cell in percents if cell)
    return shares


def _bases(parts: Column) -> Sequence[int]:
    """The lines that a column of shares may be of: the first ones, and the last ones as far as none is larger."""
    lines = [i for i, cell in enumerate(parts) if cell is not None]
    largest = max((cell.fact.mid for cell in parts if cell is not None), default=0.0)
    last = lines[max(_FIRST, len(lines) - _LAST) :]
    return [*lines[:_FIRST], *(i for i in last if (cell := parts[i]) is not None and cell.fact.mid == largest)]


def _claim_shares_of(scene: Scene, percents: Column, parts: Column, base: int) -> bool:
    """Claim the lines of one column as shares of line ``base`` of another, if enough of them agree; whether they do."""
    whole = parts[base]
    if whole is None or whole.fact.hi <= 0 or whole.fact.m.percent:
        return False
    pairs = zip(percents, parts, strict=True)
    cells = [(z, x) for i, (z, x) in enumerate(pairs) if i != base and z is not None and x is not None]
    if sum(_near(z, x, whole) for z, x in cells[:: max(1, len(cells) // _SAMPLE)]) < 2:
        return False
    near = [(z.fact, x.fact, whole.fact) for z, x in cells if _near(z, x, whole)]
    if len(near) < 2 or len(near) < _SHARE_OF_LINES * len(cells):
        return False
    hits = [line for line in near if holds(scene, "share", line)]
    digits = sum(significant(z.m.figure) for z, _, _ in hits)
    if len(hits) < 2 or digits < _DIGITS or len(hits) < _SHARE_OF_LINES * len(cells):
        return False
    strength = Strength.ASSERTED if len(hits) > 2 else Strength.ASKS
    exact = counted(scene, "share", hits)
    for z, x in cells:
        scene.claim(*reading("share", (z.fact, x.fact, whole.fact), exact=exact), strength)
    return True


def _near(z: _Cell, x: _Cell, whole: _Cell) -> bool:
    """Screening by the printed values before the exact question."""
    share = 100 * x.screen.mid / whole.screen.mid if whole.screen.mid else 0.0
    return z.screen.mid != 0 and abs(share - z.screen.mid) <= 2 * z.screen.width + 1e-6
