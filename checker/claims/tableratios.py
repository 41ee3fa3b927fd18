"""Columns of a table that are computed from two others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.claim import Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.grids import Sheet
from checker.claims.tablelines import SHAPES, Line, Screen, counted, holds, possible, reached, reading, screen
from checker.ranges import significant

_DIGITS, _NAMED_DIGITS = 5, 4
"""Digits that the agreeing lines must have together; fewer where headings say what the column is."""
_SURE_DIGITS = 6
"""Digits from which two lines that agree say of a third that it is wrong, if one slip explains that."""
_FAILING = 4
"""Lines that fail of which two may have exchanged their results."""
_PERCENTAGES, _TELLING = ("share", "growth", "growth-of-rise"), 3
"""Shapes of which lines may be so, and the digits of their results."""
_YIELD_DIGITS = 3
"""Digits that area, yield and output have at least where no heading names a yield."""
_SHARE_OF_LINES = 0.6
"""Share of the lines that must agree."""
_SAMPLE = 8
"""Lines looked at first; two of them must agree."""
_WIDE, _APART = 12, 6
"""Columns from which a table is wide, and how far apart a result and what it comes of may then be."""


class _Formula(NamedTuple):
    """A column as the result of two others, and the lines where it holds."""

    shape: str
    result: int
    lines: tuple[Line, ...]
    """All that have the three figures."""
    holding: tuple[Line, ...]
    exchanged: tuple[Line, ...] = ()
    """Those of which each holds with another's result."""
    idle: tuple[Line, ...] = ()
    """Those where nothing changed, by no percent."""
    beside: bool = False
    """One of only two lines agrees, but the column is called a share and stands right after what it is a share of."""
    named: bool = False
    """Headings call the result a percentage, and of growth what it comes of a change."""


def claim_ratios(scene: Scene, sheet: Sheet, percent: set[int], derived: set[int]) -> None:
    """Claim the columns that two others give in most lines.

    ``percent``: figures that headings call percentages; no others come of them. What is computed is added to ``derived``.
    """
    search = _Search(scene, sheet, percent, derived)
    for result in search.results():
        formulas = list(search.formulas(result))
        if formulas:
            _claim(scene, max(formulas, key=lambda x: len(x.holding)), derived)


def _claim(scene: Scene, formula: _Formula, derived: set[int]) -> None:
    """Claim a formula in every line, if enough of them agree."""
    agreeing = len(formula.holding) + len(formula.exchanged)
    digits = sum(significant(line[0].m.figure) for line in formula.holding)
    least = _NAMED_DIGITS if formula.named else _DIGITS
    if digits < least or (agreeing < _SHARE_OF_LINES * len(formula.lines) and not formula.beside):
        return
    sure = agreeing > 2 or len(formula.lines) == agreeing
    detail = "parallel" if formula.named else ""
    exact = counted(scene, formula.shape, formula.holding)
    for line in formula.lines:
        if formula.shape not in ("change", "yield"):
            derived.add(line[0].id)
        kind, shape, operands = reading(formula.shape, line, exact=exact)
        agreed = sure or (
            digits >= _SURE_DIGITS and line not in formula.holding and scene.slip_in(shape, operands) is not None
        )
        scene.claim(kind, shape, operands, Strength.ASSERTED if agreed else Strength.ASKS, detail)
    for line in formula.idle:
        scene.claim(*reading(formula.shape, line), Strength.SILENT)


class _Search:
    """Looks for formulas in one sheet; a few lines tell which columns to ask about."""

    def __init__(self, scene: Scene, sheet: Sheet, percent: set[int], derived: set[int]) -> None:
        self.scene = scene
        self.sheet = sheet
        self.columns: list[list[Fact | None]] = [list(column) for column in zip(*sheet.grid, strict=True)]
        lines = [row for row in sheet.grid if sum(f is not None for f in row) > 2]
        step = max(1, len(lines) // _SAMPLE)
        self.sample: list[list[Screen | None]] = [[screen(f) if f else None for f in row] for row in lines[::step]]
        self.percent = percent
        self.amounts = [c for c, column in enumerate(self.columns) if not _mostly(column, percent, percents=True)]
        self.originals = {c for c in self.amounts if not _mostly(self.columns[c], derived)}
        self.titled = any(heading.words.strip() for heading in sheet.columns)

    def results(self) -> Iterator[int]:
        """The columns that may be computed; in a wide table those that a heading calls so, or the next."""
        named = [heading.derived for heading in self.sheet.columns]
        for c, column in enumerate(self.columns):
            wide = len(self.columns) > _WIDE and self.titled
            if sum(f is not None for f in column) > 1 and (not wide or any(named[max(0, c - 1) : c + 1])):
                yield c

    def formulas(self, result: int) -> Iterator[_Formula]:
        """Every reading of a column that holds in two lines and more."""
        apart = _APART if len(self.columns) > _WIDE else _WIDE
        near = slice(bisect_left(self.amounts, result - apart), bisect_right(self.amounts, result + apart))
        sources = [c for c in self.amounts[near] if c != result]
        # What is left of a total beside a part is a part as well; only a heading makes it a change.
        changes = self.sheet.columns[result].derived or not self.titled
        for (first, second), seen in sorted(self._seen(result, sources).items()):
            for shape in SHAPES:
                if seen.count(shape) > (len(self.sample) > 2) and self._may_be(
                    shape, result, first, second, changes=changes
                ):
                    formula = self._formula(shape, result, first, second)
                    if len(formula.holding) > 1 or formula.beside:
                        yield formula

    def _seen(self, result: int, sources: Sequence[int]) -> dict[tuple[int, int], list[str]]:
        """The shapes by which a column fits with others in the sample, each as often as it does."""
        seen: dict[tuple[int, int], list[str]] = defaultdict(list)
        for row in self.sample:
            z = row[result]
            if z is None or not z.telling:
                continue
            # In order of size: for every second figure few first ones come into question.
            ordered = sorted((x.mid, c) for c in sources if (x := row[c]) is not None)
            mids = [mid for mid, _ in ordered]
            widest = max((x.width for c in sources if (x := row[c]) is not None), default=0.0)
            for _, second in ordered:
                y = row[second]
                if y is None:
                    continue
                near = {ordered[at][1] for at in reached(z, y, widest, mids)}
                for first in near - {second}:
                    x = row[first]
                    if x is not None:
                        seen[first, second] += possible(z, x, y)
        return seen

    def _may_be(self, shape: str, result: int, first: int, second: int, *, changes: bool) -> bool:
        """Whether the order of the columns and what they are called allow a shape."""
        if shape in ("share", "growth", "average"):
            return first in self.originals and second in self.originals
        if shape == "change":
            return changes and result > max(first, second)
        return shape != "yield" or first < second < result

    def _formula(self, shape: str, result: int, first: int, second: int) -> _Formula:
        full = [
            (z, x, y)
            for z, x, y in zip(self.columns[result], self.columns[first], self.columns[second], strict=True)
            if z is not None and x is not None and y is not None and self.percent.isdisjoint((x.id, y.id))
        ]
        lines = tuple(line for line in full if line[2].m.figure.value)
        if shape == "yield" and not self.sheet.columns[second].yields:
            # Two digits agree so easily that any counts would.
            full = [line for line in full if min(significant(f.m.figure) for f in line) >= _YIELD_DIGITS]
            lines = tuple(full)
        fitting = [_fits(self.scene, shape, line) for line in lines]
        holding = tuple(line for line, fits in zip(lines, fitting, strict=True) if fits)
        idle = [line for line in full if shape == "growth-of-rise" and not line[0].mid and not line[2].mid]
        heads = self.sheet.columns
        named = heads[result].percent and (shape == "share" or (shape == "growth-of-rise" and heads[second].derived))
        beside = named and shape == "share" and result == first + 1 and len(lines) == 2 and len(holding) == 1
        wrong = [line for line, fits in zip(lines, fitting, strict=True) if not fits]
        failing = [line for line in wrong[:_FAILING] if significant(line[0].m.figure) >= _TELLING]
        exchanged = tuple(_exchanged(self.scene, shape, failing)) if shape in _PERCENTAGES else ()
        return _Formula(shape, result, lines, holding, exchanged, tuple(idle), beside, named)


def _exchanged(scene: Scene, shape: str, failing: Sequence[Line]) -> Iterator[Line]:
    """The lines of which two have exchanged their results; sought only among few that fail."""
    for one in failing:
        for other in failing:
            if one[0].mid != other[0].mid and all(
                _fits(scene, shape, (result[0], *line[1:])) for line, result in ((one, other), (other, one))
            ):
                yield one
                break


def _fits(scene: Scene, shape: str, line: Line) -> bool:
    z, x, y = line
    return shape in possible(screen(z), screen(x), screen(y)) and holds(scene, shape, line)


def _mostly(column: list[Fact | None], marked: set[int], *, percents: bool = False) -> bool:
    """Whether more than half of a column's figures are marked, by the headings or as percentages by their own sign."""
    facts = [f for f in column if f is not None]
    return 2 * sum(f.id in marked or (percents and f.m.percent) for f in facts) > len(facts)
