"""Two audits side by side: bodies that improve or don't, findings that come again, series that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.audit.record import Provenance
from checker.text import Text


class Trend(StrEnum):
    """How a body did against the earlier audit, by its errors and warnings a report."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"
    """Only in this audit."""
    GONE = "gone"
    """Only in the earlier audit."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What an audit found at one body. ``compared`` of the ``figures`` that can be compared at all were."""

    reports: int
    figures: int
    compared: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class BodyChange:
    """One body before and now; a tally of zeros where it had no report."""

    body: str
    before: Tally
    now: Tally
    trend: Trend


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A finding in one report: the check ``check`` of the report at ``path``. ``earlier``: it stands in the earlier audit."""

    path: str
    period_text: str
    period_end: str
    check: int
    severity: str
    message: Text
    quotation: str
    earlier: bool


class Again(StrEnum):
    """In what a finding is the same as before."""

    FIGURES = "figures"
    """The very same figures: what was found was not mended."""
    RELATION = "relation"
    """The same relation between figures of the same names, with other figures in another period."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A contradiction that one body's reports show again and again, in the order of their periods; two at least."""

    body: str
    rule: str
    again: Again
    indicator: str
    """What the figures measure, as the report calls it; may be empty."""
    occurrences: tuple[Occurrence, ...]


class Fault(StrEnum):
    """How a series contradicts itself."""

    FALLS = "falls"
    """An amount accumulated since the year's beginning is smaller in a later report of the year."""
    BASE_DIFFERS = "base-differs"
    """What a report gives for the same period of the year before isn't what was reported then."""
    PLAN_DIFFERS = "plan-differs"
    """The plan of one year is told otherwise in another report of the year."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series: ``figures[figure]`` of the report at ``path``; numbers are exact decimals as text."""

    path: str
    period_text: str
    period_start: str
    period_end: str
    figure: int
    text: str
    """As printed."""
    value: str
    low: str
    high: str
    earlier: bool


@dataclass(frozen=True, slots=True)
class SeriesFault:
    """Figures of several reports of one body that can't all be true, in the order of their periods."""

    body: str
    indicator: str
    unit: str
    fault: Fault
    points: tuple[Point, ...]
    message: Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """An audit against an earlier one; everything in a fixed order."""

    before: Provenance
    now: Provenance
    bodies: tuple[BodyChange, ...]
    """By name."""
    repeated: tuple[Repeated, ...]
    """Those of most occurrences first, then by body and rule."""
    series: tuple[SeriesFault, ...]
    """By body, indicator and fault."""
