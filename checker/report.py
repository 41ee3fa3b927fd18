"""A checked report: the document, its figures, the checks made on them, and how much of it was covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.document import Document
from checker.figure import Coverage, Figure
from checker.finding import Check, Notice, Severity, Status, Unmet

if TYPE_CHECKING:
    import pandas as pd


class Period(NamedTuple):
    """The time a report is about; ``text`` is how it says so."""

    start: date
    end: date
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found out about one document. ``coverage[i]`` and ``why[i]`` belong to ``figures[i]``."""

    document: Document
    lang: str
    """Language of the report itself: 'vi' or 'en'."""
    period: Period | None
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    coverage: tuple[Coverage, ...]
    why: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    """The user's own equations that nothing here could be held against."""

    @property
    def findings(self) -> tuple[Check, ...]:
        """The checks that failed, in the order of the text."""
        return tuple(c for c in self.checks if c.status is Status.FAIL)

    def worst(self) -> Severity | None:
        """The gravest severity of what counts: findings that nobody has accepted, and notices."""
        counted = [c.severity for c in self.findings if c.severity and c.accepted is None]
        return max([*counted, *(n.severity for n in self.notices)], key=lambda s: s.rank, default=None)

    def figures_frame(self) -> pd.DataFrame:
        """The figures, one a row; values as exact decimals, as printed and in their dimension's base unit (kg, m2, đồng …)."""
        import pandas as pd

        from checker.units import in_base

        bases = [in_base(f.value, f.unit) for f in self.figures]
        rows = [
            {
                "id": f.id,
                "text": f.text,
                "start": f.start,
                "end": f.end,
                "line": self.document.position(f.start)[0],
                "role": f.role.value,
                "value": f.value,
                "low": f.low,
                "high": f.high,
                "unit": f.unit,
                "base_value": bases[f.id][0],
                "base_unit": bases[f.id][1],
                "label": f.label,
                "coverage": self.coverage[f.id].value,
                "why": self.why[f.id],
            }
            for f in self.figures
        ]
        return pd.DataFrame(rows)

    def checks_frame(self) -> pd.DataFrame:
        """The checks, one a row; figures as tuples of ids."""
        import pandas as pd

        rows = [
            {
                "rule": c.rule,
                "kind": c.kind.value,
                "status": c.status.value,
                "severity": c.severity.value if c.severity else None,
                "figures": tuple(i for i, _ in c.figures),
                "message": c.message.said(self.lang),
            }
            for c in self.checks
        ]
        return pd.DataFrame(rows)
