"""What is known of a figure as a part of its row: ``rows`` tells how it is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checker.figures.mention import Mention


class Facet(StrEnum):
    """A figure's part in its row."""

    VALUE = "value"
    PLAN = "plan"
    PREV = "prev"
    """The value of the period compared with."""
    DELTA = "delta"
    """A change, with a sign."""
    LEVEL = "level"
    """A percentage that says how large: of a plan, of last year, of a whole."""
    GROWTH = "growth"
    """A percentage that says how much more or less."""
    POINTS = "points"
    TIMES = "times"
    RATE = "rate"
    """So much per something: ``51,8 tạ/ha``, ``bình quân 7,5 tỷ đồng``."""


DURATIONS = ("time", "time-months")
"""Dimensions of ages and terms."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention with its part in the row."""

    m: Mention
    facet: Facet
    sign: int
    """Of a change or growth: +1 up, -1 down, 0 untold."""
    base: str
    """What a percentage is of, or a change against: 'plan', 'prev', 'whole' or ''."""
    clause: int
    """Number of its clause (between semicolons and full stops) in the document."""
    lo: float
    hi: float
    """Printed range in base units. For screening only: what is said is decided exactly."""
    index: int
    table: bool = False
    times: float = 1.0
    """What brings a printed number to base units; this and what follows is for screening, too."""
    value: float = 0.0
    """Printed value."""
    half: float = 0.0
    """Half a unit of its last place, by which it may have been rounded; nothing for a count."""
    mid: float = 0.0
    """Printed value in base units."""
    word: str = ""
    """The word right before the number."""
    noun: str = ""
    """The first two words for what is counted."""
    quantity: bool = False
    """A measured or counted amount: not a change, rate, range or percentage."""
    single: bool = False
    """An amount or change in running text that is one number, no range."""

    @property
    def id(self) -> int:
        """Its figure's id."""
        return self.m.figure.id

    @property
    def factor(self) -> Fraction:
        """From the printed unit to the base unit."""
        return self.m.factor
