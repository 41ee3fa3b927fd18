"""Relations that would hold if one figure had not been mistyped, and when to believe that they are meant.

A loosely worded relation that fails says nothing by itself: most likely the figures don't belong together. But a typing slip
leaves a trace: one digit restores the relation. How telling that is depends on how many digits must agree, on how many
relations were tried, and on how often the document prints what its figures refer to. Two relations that one and the same slip
restores are no chance at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from checker.claim import Claim, Kind, Strength
from checker.claims.base import Scene, Suspect
from checker.equation import Equation
from checker.figure import Figure
from checker.interval import Interval
from checker.ranges import placed, ranges, significant
from checker.repair import Stated, entering, last_place, slips_of, stated_operands

_ERROR_RATE = 0.03
"""Share of derived figures that are wrong in a draft; about what the labelled reports show."""
_CHANCE = {1: 0.2, 2: 0.03, 3: 0.004, 4: 0.0006}
"""Chance that two unrelated figures give a percentage of so many digits."""
_SLIPS = 25
"""How many times likelier a chance match becomes when one slip is allowed."""
_ODDS = 1.0
"""Odds from which a suspicion is stated."""


def chance(figure: Figure) -> float:
    """Chance of agreement with a figure of so many digits."""
    return _CHANCE.get(significant(figure), 0.0001)


def _digits(figure: Figure) -> str:
    return str(abs(figure.value or Decimal(0))).replace(".", "")


def _zeros(figure: Figure) -> int:
    """How many zeros a figure printed without decimals ends in."""
    digits = _digits(figure)
    return 0 if figure.decimals else len(digits) - len(digits.rstrip("0"))


class Suspicions:
    """Weighs the suspects of one scene against its verified claims."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.figures = scene.reading.figures
        self.allowed = self._allowed()

    def _allowed(self) -> dict[int, list[Interval]]:
        """Where figures must lie for the relations that hold by more than chance; a slip that breaks one explains nothing."""
        allowed: dict[int, list[Interval]] = defaultdict(list)
        for claim in self.scene.claims:
            equation = self.scene.arithmetic.equation(claim.shape)
            if equation is None or claim.shape == "repeat":
                continue
            values = ranges(claim.operands, self.figures)
            if not equation.holds(values):
                continue
            target = self.figures[claim.operands[0].figure]
            if significant(target) < 3 and claim.strength is not Strength.ASSERTED:
                continue
            for o, place in placed(claim.operands):
                allowed[o.figure].append(equation.solve((o.role, place), values).scaled(1 / o.factor))
        return allowed

    def settle(self, suspects: Sequence[Suspect]) -> list[Claim]:
        """The claims to be made of these suspects."""
        chosen: dict[int, Claim] = {}
        traces = [(s, list(self._traces(s))) for s in suspects if self._hopeful(s)]
        for suspect, found in traces:
            if suspect.subject in chosen:
                continue
            if (found and self._alone(suspect, found)) or self._plain(suspect):
                chosen[suspect.subject] = suspect.claim
        return [chosen[k] for k in sorted(chosen)]

    def _alone(self, suspect: Suspect, found: Sequence[tuple[int, str]]) -> bool:
        """Whether the trace outweighs the chance that the figures have nothing to do with one another."""
        small = any(abs(self.figures[o.figure].value or Decimal(0)) < 10 for o in suspect.claim.operands[1:])
        if small and suspect.claim.kind in (Kind.PRODUCT, Kind.CHANGE):
            return False
        free = {f for f, _ in found}
        width = len(free) / len(suspect.claim.operands)
        unrelated = (1 - suspect.meant) * min(0.7, self._luck(suspect) * suspect.rank * width)
        return suspect.meant * _ERROR_RATE >= _ODDS * unrelated

    def _hopeful(self, suspect: Suspect) -> bool:
        """Whether any trace could make it believed; looking for one is the dear part."""
        least = (1 - suspect.meant) * min(0.7, self._luck(suspect) * suspect.rank / len(suspect.claim.operands))
        alone = suspect.meant * _ERROR_RATE >= _ODDS * least
        return alone or (suspect.meant >= 0.3 and suspect.rank <= 4)

    def _plain(self, suspect: Suspect) -> bool:
        """Needs no slip to be believed: a list that is complete by its wording and near its total, or a last digit off."""
        claim = suspect.claim
        equation = self.scene.arithmetic.equation(claim.shape)
        if equation is None or suspect.meant < 0.97:
            return False
        values = ranges(claim.operands, self.figures)
        target = self.figures[claim.operands[0].figure]
        if claim.kind is Kind.TOTAL:
            needed, whole = equation.solve(equation.target, values), abs(target.value or Decimal(0))
            if needed.low is None or needed.high is None or suspect.meant < 0.99 or significant(target) < 3:
                return False
            return abs((needed.low + needed.high) / 2 - Fraction(whole)) < Fraction(whole) / 10
        return significant(target) > 2 and last_place(equation, values, target.decimals, claim.operands[0].factor)

    def _luck(self, suspect: Suspect) -> float:
        """Chance that some slip in unrelated figures makes the relation hold."""
        target = self.figures[suspect.subject]
        if suspect.claim.kind is not Kind.TOTAL:
            return chance(target) * _SLIPS
        figures = [self.figures[o.figure] for o in suspect.claim.operands]
        # Figures that are all round in hundreds agree a hundred times as easily.
        zeros = min(_zeros(f) for f in figures)
        steps = abs(target.value or Decimal(0)) * 10**target.decimals / 10**zeros
        digits = sum(max(1, len(_digits(f)) - zeros) for f in figures)
        return float(9 * digits / max(Decimal(1), steps))

    def _traces(self, suspect: Suspect) -> Iterator[tuple[int, str]]:
        """Figures and what they would read without the slip."""
        claim = suspect.claim
        equation = self.scene.arithmetic.equation(claim.shape)
        if equation is None:
            return
        stated = stated_operands(claim.operands, self.figures, self.scene.reading.decimal)
        for (operand, place), one in zip(placed(claim.operands), stated, strict=True):
            if not _possible(equation, operand.role, place, stated):
                continue
            for slip in slips_of(equation, stated, operand.role, place):
                around = (one.interval + Interval.point(-(one.numeral.value if one.numeral else 0))) + Interval.point(
                    slip.value
                )
                if all(around.meets(needed) for needed in self.allowed.get(operand.figure, ())):
                    yield operand.figure, slip.text


def _possible(equation: Equation, role: str, place: int, stated: Sequence[Stated]) -> bool:
    """No slip changes a number more than tenfold or so: spares the search."""
    values = entering(stated)
    needed = equation.solve((role, place), values)
    own = values[role][place]
    if needed.low is None or needed.high is None or own.low is None or own.high is None:
        return False
    top = max(abs(own.low), abs(own.high)) * 101 + 10
    return needed.high >= -top and needed.low <= top
