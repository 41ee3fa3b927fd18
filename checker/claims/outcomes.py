"""What arithmetic says of a relation that may be meant: it holds, one slip would mend it, it is wrong in a known way, or it fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction

from checker.claim import ONE, Claim, Kind, Operand
from checker.claims.base import Scene
from checker.claims.belief import SLIPPED, WRONG, Option, Outcome
from checker.claims.closeness import by_last_place
from checker.equation import Equation
from checker.formula import Ranges
from checker.interval import Interval
from checker.numeral import Numeral
from checker.ranges import placed
from checker.repair import last_place
from checker.scales import STEP
from checker.slips import SlipKind
from checker.stated import Stated, entering, slips_into, stated_operands

WRONG_BASE = {
    "growth-of-rise": Equation("percent = 100 * change / current"),
    "growth-of-fall": Equation("percent = 100 * change / current"),
    "growth": Equation("percent = 100 - 100 * previous / current"),
}
"""What growth computes to for one who divides by the new value instead of the old."""
_MISTAKEN, _AGAIN = 0.02, 0.3
"""Share of printed relations that are put wrong so, and of those that stand beside one that is."""
_MISPLACED = 0.1
"""Share of these whose decimal mark is misplaced, too: ``giảm 0,61`` for 6,1."""
_TENFOLD = 100
"""How many times larger or smaller a slip of the digits makes a number, generously."""
_FAR, _ASTRAY = 3, 0.1
"""How many times a share must be too large or small to be of something else, and what is left then of its being put wrong."""
_ABOVE = Fraction(1, 100)
"""Share of a whole by which its parts exceed it narrowly."""
_NARROWLY, _NARROWLY_BY_CHANCE = 0.45, 0.025
"""Of the complete lists that no slip explains, the share whose parts do so; and of figures that are none."""
_ROUNDED = 0.02
"""Share of printed relations that miss by one unit of the last place."""


class Outcomes:
    """Looks at the options of one scene; a slip that breaks what is believed explains nothing."""

    def __init__(self, scene: Scene, believed: Sequence[Claim], verified: AbstractSet[int]) -> None:
        """``verified``: figures in relations that hold, be it by chance."""
        self.scene = scene
        self.figures = scene.reading.figures
        self.verified = verified
        self.binding: dict[int, list[Claim]] = defaultdict(list)
        """The relations believed of each figure."""
        for claim in believed:
            for figure in dict.fromkeys(o.figure for o in claim.operands):
                self.binding[figure].append(claim)
        self._allowed: dict[int, list[Interval]] = {}
        self.habitual: set[int] = set()
        """Figures beside growth that is told of the new value instead of the old: likely of it, too."""

    def holding(self, option: Option) -> Outcome:
        """That an option holds; where it says nothing because a figure was mistyped, that one must not be right by others."""
        if option.twin is None or option.twin not in self.verified:
            return option.holding()
        return replace(option, twin=None).holding()

    def hope(self, option: Option) -> Outcome:
        """The most that a trace could say for an option; looking for one is the dear part."""
        slipped = option.slipped(1)
        rounded = Outcome(_ROUNDED, min(0.7, 3 * option.luck))
        others = [self._mistaken(option)] if option.shape in WRONG_BASE else []
        if self._narrowly_above(option):
            others.append(_narrowly(option))
        return max(slipped, rounded, *others, key=lambda outcome: outcome.ratio)

    def of(self, option: Option) -> Outcome:
        """What arithmetic says of an option that fails."""
        equation = self.scene.arithmetic.equation(option.shape)
        if equation is None:
            return option.failing()
        values = self.scene.arithmetic.ranges.of(option.operands)
        target = self.figures[option.operands[0].figure]
        if self.on_wrong_base(option.shape, option.operands):
            return self._mistaken(option)
        if target.id in self.habitual and self._misplaced(option):
            return Outcome(_AGAIN * _MISPLACED, min(0.7, 4 * option.luck))
        if by_last_place(self.scene.arithmetic, option.shape, option.operands):
            return Outcome(_ROUNDED, min(0.7, 3 * option.luck))
        free = self._freed(option, equation)
        if option.slip_luck is not None:
            # Then it doesn't matter how many figures a slip may have hit: the first one tells.
            if any(free):
                return option.slipped()
            return _narrowly(option) if self._narrowly_above(option) else option.failing()
        count = sum(free)
        if count:
            return option.slipped(count)
        return Outcome(option.unmended * _ASTRAY, 1.0) if _far_off(option, equation, values) else option.failing()

    def _narrowly_above(self, option: Option) -> bool:
        """The parts of a complete list are a little more than its whole: no part is left out, then."""
        if option.shape != "total" or option.doubtful or option.unmended < WRONG - SLIPPED:
            return False
        (whole,), parts = (self.scene.arithmetic.ranges.of(option.operands)[role] for role in ("whole", "part"))
        if whole.high is None or any(part.low is None for part in parts):
            return False
        least = sum(part.low or 0 for part in parts)
        return whole.high < least <= whole.high * (1 + _ABOVE)

    def _mistaken(self, option: Option) -> Outcome:
        """That a growth is told of the new value instead of the old."""
        habitual = option.operands[0].figure in self.habitual
        return Outcome(_AGAIN if habitual else _MISTAKEN, min(0.7, 2 * option.luck))

    def _misplaced(self, option: Option) -> bool:
        """The growth fits the new value as its base, but for its decimal mark."""
        mistaken = WRONG_BASE.get(option.shape)
        if mistaken is None:
            return False
        values = self.scene.arithmetic.ranges.of(option.operands)
        stated = stated_operands(option.operands, self.figures, self.scene.reading.decimal)
        needed = mistaken.solve((option.operands[0].role, 0), values)
        return any(slip.kind is SlipKind.MARK_MOVED for slip in slips_into(needed, stated[0]))

    def _freed(self, claim: Option, equation: Equation) -> Iterator[bool]:
        """Of each figure, whether one slip in it would mend the relation and break no other."""
        stated = stated_operands(claim.operands, self.figures, self.scene.reading.decimal)
        values = entering(stated)
        for (operand, place), one in zip(placed(claim.operands), stated, strict=True):
            needed = equation.solve((operand.role, place), values)
            numeral = one.numeral
            yield (
                numeral is not None
                and _possible(needed, values[operand.role][place], STEP if one.rescaled else _TENFOLD)
                and any(not _coarser(meant, numeral) for meant in self.meant(operand.figure, needed, one))
            )

    def meant(self, figure: int, needed: Interval, one: Stated) -> Iterator[Numeral]:
        """What a figure may have been meant to read, if one slip put it outside ``needed``, by all that is believed of it."""
        if one.numeral is not None:
            for slip in slips_into(needed, one):
                if self._agrees(figure, one.interval + Interval.point(slip.meant.value - one.numeral.value)):
                    yield slip.meant

    def _agrees(self, figure: int, read: Interval) -> bool:
        """Whether a figure may be read so for all that is believed of it."""
        return all(read.meets(allowed) for allowed in self._allows(figure))

    def on_wrong_base(self, shape: str, operands: Sequence[Operand]) -> bool:
        """A growth fits that is told of the new value instead of the old."""
        mistaken = WRONG_BASE.get(shape)
        if mistaken is None:
            return False
        values = self.scene.arithmetic.ranges.of(operands)
        return mistaken.holds(values) or last_place(mistaken, values, self.figures[operands[0].figure].decimals)

    def _allows(self, figure: int) -> list[Interval]:
        """Where a figure must lie for the relations believed of it; a slip that breaks one explains nothing."""
        if figure not in self._allowed:
            self._allowed[figure] = list(self._bounds(figure))
        return self._allowed[figure]

    def _bounds(self, figure: int) -> Iterator[Interval]:
        for claim in self.binding.get(figure, ()):
            equation = self.scene.arithmetic.equation(claim.shape)
            if equation is None:
                continue
            values = self.scene.arithmetic.ranges.of(claim.operands)
            for o, place in placed(claim.operands):
                if o.figure == figure:
                    needed = equation.solve((o.role, place), values)
                    yield needed if o.factor is ONE else needed.scaled(1 / o.factor)


def _narrowly(option: Option) -> Outcome:
    """That the parts exceed their whole by a little, and no slip mends it."""
    return Outcome(option.unmended * _NARROWLY, _NARROWLY_BY_CHANCE)


def _far_off(option: Option, equation: Equation, values: Ranges) -> bool:
    """A share that no slip mends, several times too large or too small: the base is another one, not put wrong."""
    role = option.operands[0].role
    needed, own = equation.solve((role, 0), values), values[role][0]
    if (
        option.kind is not Kind.RATIO
        or needed.low is None
        or needed.high is None
        or own.low is None
        or own.high is None
    ):
        return False
    return needed.low > own.high * _FAR or needed.high * _FAR < own.low


def _coarser(meant: Numeral, printed: Numeral) -> bool:
    """The same without its last decimal, ``9,7`` for ``9,75``: it would agree with ten times as much."""
    return meant.decimals < printed.decimals and meant.units == printed.units // 10


def _possible(needed: Interval, own: Interval, most: int) -> bool:
    """No slip changes a number by more than so many times: spares the search."""
    if not (needed.is_bounded and own.is_bounded):
        return False
    low, high = needed.approximate
    top = max(map(abs, own.approximate)) * (most + 1) + 10
    return high >= -top and low <= top
