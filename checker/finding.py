"""What the rules say: checks, their severities and repairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from checker.claim import Kind
from checker.text import Text


class Status(StrEnum):
    """Outcome of one check."""

    PASS = "pass"
    FAIL = "fail"
    UNSURE = "unsure"


class Severity(StrEnum):
    """Weight of a fail."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 2 for an error."""
        return list(Severity).index(self)


class Ground(StrEnum):
    """What makes a finding known already."""

    TEXT = "text"
    """A comment in the report."""
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


class Acceptance(NamedTuple):
    """Why a finding is known and no longer counts. It is marked, never dropped."""

    ground: Ground
    reason: str = ""
    until: date | None = None


class Notice(NamedTuple):
    """Something to say about the checking itself, such as a suppression that suppresses nothing; ``text[start:end]``."""

    name: str
    severity: Severity
    message: Text
    start: int = 0
    end: int = 0


class Unmet(NamedTuple):
    """An equation of the user's own that could not be checked in a report."""

    name: str
    lacking: int
    """How many of its labels single out no figure there."""
    why: Text


class Repair(NamedTuple):
    """The smallest change of one figure that would make the relation hold."""

    figure: int
    text: str
    """What to print instead, in the report's own number style."""
    because: Text


@dataclass(frozen=True, slots=True)
class Check:
    """One claim, judged."""

    rule: str
    kind: Kind
    status: Status
    severity: Severity | None
    """None unless the status is fail."""
    figures: tuple[tuple[int, str], ...]
    """Figure id and role; the first is the one that the message is about."""
    message: Text
    recomputed: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    """What the first figure recomputes to, from the printed values and from their ranges, in its own unit."""
    repairs: tuple[Repair, ...] = ()
    accepted: Acceptance | None = None
    """None: the finding counts."""
    factors: tuple[Fraction, ...] = ()
    """What each figure counts times in the rule's equation: units converted, and the sign in a sum."""
