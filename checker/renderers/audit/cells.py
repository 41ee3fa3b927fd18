"""What stands in a workbook's cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

PRECISE = 15
"""Digits that a workbook keeps; a longer number would be another number, so it is written as text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and whether long text is folded in it."""

    head: str
    width: int
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Digits:
    """An exact decimal as text, shown with its own places and the reader's marks; empty for none."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """What was recomputed, of more digits than a workbook keeps; shown with so many places. Empty for none."""

    text: str
    places: int


@dataclass(frozen=True, slots=True)
class Share:
    """A number of percent."""

    percent: Fraction


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and what it comes to, so that a viewer that doesn't compute shows it, too."""

    text: str
    value: Fraction
    places: int = 0
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Coloured:
    """A word in the colour of a severity."""

    text: str
    level: str


@dataclass(frozen=True, slots=True)
class Bold:
    """A title or a head within a sheet."""

    text: str
    size: int = 11
    head: bool = False


Value = str | int | Digits | Near | Share | Formula | Coloured | Bold | date | None


def precise(digits: str) -> bool:
    """Whether a workbook keeps this number as it is."""
    return (
        bool(digits)
        and "/" not in digits
        and len(digits.lstrip("-").replace(".", "").strip("0")) <= PRECISE
        and len(digits) < 2 * PRECISE
    )
