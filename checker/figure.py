"""A printed figure: what it says, as a range, and where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Role(StrEnum):
    """What kind of number it is."""

    MEASURE = "measure"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    MULTIPLE = "multiple"
    """``gấp 1,5 lần``."""
    DATE = "date"
    PERIOD = "period"
    """A year, quarter, month or a span of years."""
    REFERENCE = "reference"
    """Number of a document, article, road, telephone, map scale …"""
    ORDINAL = "ordinal"
    """List and section numbers, ``lần thứ 16``, ``lớp 12``, footnote marks, stray page numbers."""


class Coverage(StrEnum):
    """What the checker could do with a figure."""

    VERIFIED = "verified"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed. ``text`` is ``Document.text[start:end]``; a compound (``12 tỷ 500 triệu``) is one figure."""

    id: int
    text: str
    start: int
    end: int
    role: Role
    value: Decimal | None = None
    """As printed, in ``unit`` (12,5 of ``12,5 tỷ đồng``)."""
    low: Decimal | None = None
    high: Decimal | None = None
    """Ends of what could have been printed so; None is unbounded (``trên 1,1 tỷ``)."""
    low_open: bool = False
    high_open: bool = False
    decimals: int = 0
    """Places after the decimal mark."""
    exact: bool = False
    """A count of things that can't be halved."""
    unit: str = ""
    """As the vocabulary names it: ``triệu đồng``, ``ha``, ``%``."""
    label: str = ""
    """What it measures, as far as the words before it tell."""
    block: int = 0
    """Index of its block."""
    sentence: int = 0
    """Number of its sentence in the document."""
    why: str = ""
    """Why it is excluded: date, document number, ordinal …; empty for a figure that takes part."""
