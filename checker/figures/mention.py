"""A figure where it stands: the words around it, and how it hangs together with its neighbours.

Recognisers read reports through mentions: each holds its figure and the words since the mention before, so that a sentence is
a row of figures with the words between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.figure import Figure, Role


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure that takes part in relations, with its surroundings."""

    figure: Figure
    dimension: str
    """``area``, ``money-vnd``, ``cases`` …; empty where the text names no unit we know; ``%`` for percentages."""
    scale: Fraction
    """The scale words behind the number: a million for ``triệu``, ``triệu đồng`` and ``triệu kWh``."""
    factor: Fraction
    """From the printed unit to the dimension's base unit."""
    count: bool
    before: str
    """Folded words and signs since the mention before, or since the sentence began; excluded numbers stand as ``~``."""
    after: str
    """The same from here to the next mention or the sentence's end."""
    depth: int
    """Brackets open around it."""
    bracket: int
    """Which bracket: a number unique in the block, 0 outside."""
    over: int
    """In ``A/B``: +1 for A, whose B is the next mention; -1 for B."""
    noun: str
    """The words that say what is counted: the unit and up to three words after it."""
    sign: int
    """Printed sign: -1, +1, or 0 for none."""
    bound: str
    """'over', 'under', 'about' or ''."""
    sentence: int
    block: int
    """Index of the block, for figures that belong together over sentences."""
    index: int
    """Position in the document's list of mentions."""

    @property
    def measure(self) -> bool:
        """A quantity: neither a percentage nor a multiple."""
        return self.figure.role is Role.MEASURE

    @property
    def percent(self) -> bool:
        """A percentage."""
        return self.figure.role is Role.PERCENT
