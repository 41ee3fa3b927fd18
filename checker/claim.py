"""What a report asserts: figures that stand in a relation.

Recognisers make claims, rules judge them. ``shape`` names the relation finely enough to pick the rule; ``kind`` is the
coarse name that the JSON contract fixes.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import NamedTuple

EACH = ("average", "norm", "rate")
"""Roles of how much there is of each, or for each."""
ONE = Fraction(1)
"""No conversion: one object for nearly all operands, so that they are known by it."""


class Kind(StrEnum):
    """The relation's kind, as in the JSON contract."""

    RATIO = "ratio"
    GROWTH = "growth"
    CHANGE = "change"
    GROWTH_DELTA = "growth-delta"
    TOTAL = "total"
    PRODUCT = "product"
    COUNT = "count"
    REPEAT = "repeat"
    DATE = "date"
    BOUND = "bound"
    NOTATION = "notation"
    TERM = "term"
    DERIVED = "derived"


class Strength(IntEnum):
    """How firmly the claim is known to be made, wording and arithmetic taken together."""

    SILENT = 0
    """Worth verifying; a mismatch says nothing."""
    ASKS = 1
    """A mismatch is unsure."""
    LIKELY = 2
    """A mismatch is a warning."""
    ASSERTED = 3
    """A mismatch is an error (or what the rule's severity says)."""


class Operand(NamedTuple):
    """A figure in its role. Its value enters the equation times ``factor`` (unit conversion, and the sign in a sum)."""

    role: str
    figure: int
    factor: Fraction = ONE
    exact: bool = False
    """A whole number that is known not to be rounded, unit or not: the others of its column show it."""


class Claim(NamedTuple):
    """Figures that the report says stand in one relation."""

    kind: Kind
    shape: str
    operands: tuple[Operand, ...]
    strength: Strength = Strength.ASSERTED
    detail: str = ""
    """What the rule's message needs besides figures: the number of items listed, the reporting period …"""

    def of(self, role: str) -> tuple[int, ...]:
        """Figures in a role, in order."""
        return tuple(o.figure for o in self.operands if o.role == role)
