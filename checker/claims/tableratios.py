"""Columns of a table that are computed from two others, and columns of shares of one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Grid, Sheet
from checker.claims.operands import printed_sign
from checker.ranges import significant

_ROLES = {
    "share": (Kind.RATIO, "percent", "part", "whole"),
    "growth": (Kind.GROWTH, "percent", "current", "previous"),
    "average": (Kind.PRODUCT, "average", "whole", "count"),
    "change": (Kind.CHANGE, "change", "current", "previous"),
    "yield": (Kind.PRODUCT, "output", "area", "rate"),
    "growth-of-rise": (Kind.GROWTH_DELTA, "percent", "current", "change"),
}
"""What a column may be of two others, with the roles of all three; the first found in most lines is believed."""
_DIGITS = 5
"""Digits that the agreeing lines must have together."""
_SHARE_OF_LINES = 0.6
"""Share of the lines that must agree."""
_BASES = 3
"""First lines of a column that may be what a column of shares is of."""

Row = tuple[Fact, Fact, Fact]
"""A result and the two figures it comes from."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """A column as the result of two others, and the lines where it holds."""

    shape: str
    result: int
    first: int
    second: int
    lines: tuple[int, ...]


def claim_ratios(scene: Scene, sheet: Sheet, percent: set[int], derived: set[int]) -> None:
    """Claim the columns that two others give in most lines.

    ``percent``: figures that headings call percentages; no others come of them. What is computed is added to ``derived``.
    """
    grid = sheet.grid
    for result in range(len(grid[0])):
        if sum(row[result] is not None for row in grid) > 1:
            formulas = list(_formulas(scene, sheet, result, percent, derived))
            if formulas:
                _claim_formula(scene, grid, max(formulas, key=lambda x: len(x.lines)), derived)


def _formulas(scene: Scene, sheet: Sheet, result: int, percent: set[int], derived: set[int]) -> Iterator[_Formula]:
    """Every reading of a column that holds in two lines and more."""
    grid = sheet.grid
    # What is left of a total beside a part is a part as well; only a heading makes it a change.
    changes = sheet.columns[result].derived or not any(heading.words.strip() for heading in sheet.columns)
    amounts = [
        c for c in range(len(grid[0])) if not any(f and (f.id in percent or f.m.percent) for f in _column(grid, c))
    ]
    originals = [c for c in amounts if not any(f and f.id in derived for f in _column(grid, c))]
    for shape in _ROLES:
        sources = originals if shape in ("share", "growth", "average") else amounts
        for first in sources:
            for second in sources:
                if len({first, second, result}) < 3:
                    continue
                if shape in ("change", "yield") and (
                    result < max(first, second) or (shape == "change" and not changes)
                ):
                    continue
                if shape == "yield" and first > second:
                    continue
                lines = [i for i, row in enumerate(grid) if _fits(scene, shape, row[result], row[first], row[second])]
                if len(lines) > 1:
                    yield _Formula(shape, result, first, second, tuple(lines))


def _column(grid: Grid, column: int) -> Iterator[Fact | None]:
    return (row[column] for row in grid)


def _fits(scene: Scene, shape: str, z: Fact | None, x: Fact | None, y: Fact | None) -> bool:
    """Whether a line's figures agree: ``z`` is the result of ``x`` and ``y``."""
    if x is None or y is None or z is None or not y.m.figure.value:
        return False
    if significant(z.m.figure) < 2 and z.mid != 100:
        return False
    if (shape == "change" and not z.mid) or (y.hi <= 0 and shape != "growth-of-rise") or not _near(shape, z, x, y):
        return False
    return scene.arithmetic.holds(*_reading(shape, z, x, y)[1:])


def _claim_formula(scene: Scene, grid: Grid, formula: _Formula, derived: set[int]) -> None:
    """Claim a formula in every line, if enough of them agree."""
    full = [row for row in _rows(grid, formula.result, formula.first, formula.second) if row[2].m.figure.value]
    digits = sum(significant(f.m.figure) for i in formula.lines if (f := grid[i][formula.result]))
    agreeing = len(formula.lines)
    if digits < _DIGITS or agreeing < _SHARE_OF_LINES * len(full):
        return
    strength = Strength.ASSERTED if agreeing > 2 or len(full) == agreeing else Strength.ASKS
    fitting = [row for row in full if scene.arithmetic.holds(*_reading(formula.shape, *row)[1:])]
    exact = _counts(scene, formula.shape, fitting)
    for z, x, y in full:
        if formula.shape not in ("change", "yield"):
            derived.add(z.id)
        scene.claim(*_reading(formula.shape, z, x, y, exact=exact), strength)


def _counts(scene: Scene, shape: str, rows: Sequence[Row]) -> bool:
    """Whether the lines agree as they would if nothing but the result were rounded: all but one, and three at least.

    Only lines with numbers so small that rounding them would show can tell. The one that does not agree may be the one with
    a slip, hidden by what rounding would allow.
    """
    telling = [(z, x, y) for z, x, y in rows if 0.5 * abs(z.mid) > (z.hi - z.lo) * min(abs(x.mid), abs(y.mid))]
    holding = sum(scene.arithmetic.holds(*_reading(shape, *row, exact=True)[1:]) for row in telling)
    return holding > 2 and holding >= len(telling) - 1


def _rows(grid: Grid, *columns: int) -> Iterator[Row]:
    """The lines that have all three figures."""
    for row in grid:
        z, x, y = (row[c] for c in columns)
        if z is not None and x is not None and y is not None:
            yield z, x, y


def claim_shares(scene: Scene, grid: Grid) -> set[int]:
    """Claim columns that give each line of another as a percentage of one of its lines; the ids of these percentages."""
    shares: set[int] = set()
    columns = [list(column) for column in zip(*grid, strict=True)]
    for p, percents in enumerate(columns):
        if sum(f is not None for f in percents) < 3:
            continue
        for a, parts in enumerate(columns):
            if a != p:
                for base in [i for i, f in enumerate(parts) if f is not None][:_BASES]:
                    if _claim_shares_of(scene, percents, parts, base):
                        shares.update(f.id for f in percents if f is not None)
    return shares


def _claim_shares_of(scene: Scene, percents: Sequence[Fact | None], parts: Sequence[Fact | None], base: int) -> bool:
    """Claim the lines of one column as shares of line ``base`` of another, if enough of them agree; whether they do."""
    whole = parts[base]
    if whole is None or whole.hi <= 0 or whole.m.percent:
        return False
    pairs = zip(percents, parts, strict=True)
    rows = [(z, x, whole) for i, (z, x) in enumerate(pairs) if i != base and z is not None and x is not None]
    hits = [row for row in rows if _near("share", *row) and scene.arithmetic.holds(*_reading("share", *row)[1:])]
    digits = sum(significant(z.m.figure) for z, _, _ in hits)
    if len(hits) < 2 or digits < _DIGITS or len(hits) < _SHARE_OF_LINES * len(rows):
        return False
    strength = Strength.ASSERTED if len(hits) > 2 else Strength.ASKS
    exact = _counts(scene, "share", hits)
    for row in rows:
        scene.claim(*_reading("share", *row, exact=exact), strength)
    return True


def _near(shape: str, z: Fact, x: Fact, y: Fact) -> bool:
    """Screening by the printed values before the exact question: whole numbers in tables are seldom rounded."""
    if shape == "change":
        return abs(abs(x.mid - y.mid) - abs(z.mid)) <= (x.hi - x.lo) + (y.hi - y.lo) + (z.hi - z.lo) + 1e-9
    if shape == "yield":
        return z.mid > 0 and abs(x.mid * y.mid / 10 / z.mid - 1) < 0.02
    if not y.mid:
        return False
    if shape == "growth-of-rise":
        if x.mid <= abs(y.mid) or (z.mid > 0) < (y.mid > 0):
            return False
        return abs(100 * y.mid / (x.mid - y.mid) - (z.mid if y.mid > 0 else -abs(z.mid))) <= 2 * (z.hi - z.lo)
    value = x.mid / y.mid
    if shape == "share":
        value *= 100
    elif shape == "growth":
        value = 100 * value - 100
    return z.mid != 0 and abs(value - z.mid) <= 2 * (z.hi - z.lo) + 1e-6 * abs(z.mid)


def _reading(shape: str, z: Fact, x: Fact, y: Fact, *, exact: bool = False) -> tuple[Kind, str, tuple[Operand, ...]]:
    """The claim of a shape: a change counts by its size, a yield in tạ gives tấn, and a negative rise is a fall.

    ``exact``: the whole numbers that it comes of are not rounded.
    """
    kind, result, first, second = _ROLES[shape]
    z_factor = y_factor = Fraction(1)
    if shape == "change":
        z_factor = Fraction((1 if x.mid >= y.mid else -1) * printed_sign(z))
    elif shape == "yield":
        y_factor = Fraction(1, 10)
    elif shape == "growth-of-rise" and y.mid < 0:
        shape, z_factor, y_factor = "growth-of-fall", Fraction(printed_sign(z)), Fraction(-1)
    return (
        kind,
        shape,
        (
            Operand(result, z.id, z_factor),
            Operand(first, x.id, exact=exact and not x.m.figure.decimals),
            Operand(second, y.id, y_factor, exact=exact and not y.m.figure.decimals),
        ),
    )
