"""Equations between roles, as rules write them: ``percent = 100 * actual / plan``. The string is what runs.

Grammar: ``name = expression`` with ``+ - * /``, parentheses, decimal numbers, names, and ``sum(name)`` over every operand
of one role. Interval arithmetic forgets that two mentions of a name are the same number: its ranges then come out too wide
and true slips pass in silence. So each name may occur only once, and an equation that breaks this is refused.

With each name once, every operation meets independent operands, and as it is continuous and monotone in either of them,
its extremes lie at their ends: the range of the expression is exact, open and closed ends included, unless a divisor's
range reaches across zero (then it is the smallest range over a set with a hole, never too narrow). For the same reason an
equation can be undone step by step, for any one operand.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.formula import EquationError, Points, Ranges, compiled, single
from checker.interval import Interval

__all__ = ["Equation", "EquationError", "Points", "Ranges", "Unknown"]
Unknown = str | tuple[str, int]
"""The operand to solve for: a role, or the role and which of its several operands."""


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation; ``Equation(text)`` refuses a text that can't be judged. Equal texts are equal equations."""

    source: str

    def __post_init__(self) -> None:
        compiled(self.source)

    def __str__(self) -> str:
        return self.source

    @property
    def target(self) -> str:
        """The role on the left."""
        return compiled(self.source).target

    @property
    def names(self) -> tuple[str, ...]:
        """All roles, in the order written; the target first."""
        return compiled(self.source).names

    @property
    def summed(self) -> frozenset[str]:
        """Roles that take several operands."""
        return compiled(self.source).summed

    def solve(self, unknown: Unknown, values: Ranges) -> Interval:
        """The range in which this operand must lie, given the ranges of all others; its own is not looked at.

        One part of ``sum(part)`` is ``("part", index)``; the index may be left out where there is one part only.
        """
        name, index = (unknown, None) if isinstance(unknown, str) else unknown
        equation = compiled(self.source)
        if name == equation.target:
            return equation.over(values)
        return equation.tree.undo(single(values, equation.target), name, index, values)

    def holds(self, values: Ranges) -> bool:
        """Whether some unrounded values fit."""
        equation = compiled(self.source)
        return single(values, equation.target).meets(equation.over(values))

    def value(self, values: Points) -> Fraction | None:
        """What the target computes to, exactly; None when that divides by zero."""
        try:
            return compiled(self.source).at(values)
        except ZeroDivisionError:
            return None
