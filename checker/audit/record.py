"""What an audit keeps of each report: plain values that go into a row, a cache and a page alike.

Every number is its exact decimal as text (``"8881.5"``), empty where there is none; dates are ISO. A record holds all that is
needed to replay a finding by hand: the spans, the printed literals, their ranges and the equation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.text import Text


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure as printed, and what the checker made of it; ``text`` stands at ``[start:end]`` of the report's text."""

    id: int
    text: str
    start: int
    end: int
    line: int
    place: str
    """Where a reader finds it in the file itself, in words: page, paragraph, sheet and cell; empty in plain text."""
    value: str
    low: str
    high: str
    unit: str
    role: str
    label: str
    coverage: str
    why: str


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One figure's part in a check; the figure is ``figures[figure]`` of the same report."""

    figure: int
    role: str
    factor: str = "1"
    """What the figure counts times in the formula (units, and the sign in a sum), exact: ``0.1`` or ``1/360``."""


@dataclass(frozen=True, slots=True)
class RepairRecord:
    """The smallest change of one figure that would make the relation hold."""

    figure: int
    text: str
    because: Text


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A relation that was checked. ``severity`` is empty unless ``status`` is fail."""

    id: int
    rule: str
    kind: str
    status: str
    severity: str
    parts: tuple[PartRecord, ...]
    equation: str
    """What was recomputed, with the printed figures: ``100 * 8.882 / 8.938``; empty where a rule is no equation."""
    recomputed: str
    low: str
    high: str
    message: Text
    quotation: str
    """The words around the figures, as they stand; empty unless ``status`` is fail."""
    start: int
    end: int
    """The quotation is ``[start:end]`` of the report's text."""
    repairs: tuple[RepairRecord, ...]
    fingerprint: str
    """The same for the same contradiction in a re-paginated or edited draft."""
    formula: str = ""
    """The rule's equation over the parts' roles, each value times its factor; divided by the target's own factor it gives
    ``recomputed``. Empty where a rule is no equation."""


@dataclass(frozen=True, slots=True)
class AchievementRecord:
    """An indicator against its plan, from a relation with an actual, a plan and a percentage, whichever of them are printed."""

    indicator: str
    unit: str
    actual: str
    plan: str
    percent: str
    """As stated; empty where the report leaves it to the reader."""
    recomputed: str
    """100 * actual / plan, rounded to two decimals."""
    low: str
    high: str
    status: str
    check: int
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One input of an audit. Where it couldn't be read, ``error`` says why and the rest is empty."""

    path: str
    """Below the folder that was given, with ``/``; of a file that was given by itself, its name."""
    sha256: str
    size: int
    format: str
    error: Text | None
    body: str
    """The body that issued the report, as its letterhead or title names it; else the folder's name; else empty."""
    sector: str
    """Key of a sector in the vocabulary, such as ``agriculture``; empty where the words don't tell."""
    period_start: str
    period_end: str
    period_text: str
    lang: str
    figures: tuple[FigureRecord, ...]
    checks: tuple[CheckRecord, ...]
    achievements: tuple[AchievementRecord, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an audit was made with; the same values and the same inputs give the same bytes."""

    version: str
    rules: tuple[str, ...]
    configuration: str
    """SHA-256 over the settings in force and the rules' texts."""
    made: str
    """ISO date of the audit, as the option says; empty where no date was given."""
    names: tuple[tuple[str, Text], ...] = ()
    """What readers call the rules and sectors: a rule's name or a sector's key, and its words."""


@dataclass(frozen=True, slots=True)
class Audit:
    """One run over many reports, in the order of their paths."""

    provenance: Provenance
    reports: Sequence[ReportRecord]
    """May be read back from disk while it is walked, so that thousands of reports need not stand in memory at once."""
