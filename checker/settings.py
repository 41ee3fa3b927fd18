"""What the user's settings say about checking one report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.finding import Severity
from checker.identities import Identity
from checker.interval import Rounding
from checker.report import Period
from checker.suppress import Suppression
from checker.vocabulary import NO_ADDITIONS, Additions


@dataclass(frozen=True, slots=True)
class Settings:
    """Nothing set: everything as the program has it."""

    period: Period | None = None
    """The reporting period; None: as the report says."""
    severity: tuple[tuple[str, Severity], ...] = ()
    """Rules with a severity of the user's own."""
    identities: tuple[Identity, ...] = ()
    rounding: Rounding = Rounding.HALF_UP
    words: Additions = NO_ADDITIONS
    suppress: tuple[Suppression, ...] = ()
    rule_names: tuple[str, ...] = ()
    """All rules there are, also those that don't run; none named: the ones that run."""
    today: date | None = None
    """The day by which suppressions expire; None: they don't."""
