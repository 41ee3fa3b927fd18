"""What was found, counted: over one report, a body, a sector, a rule or all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from checker.audit.record import ReportRecord
from checker.figure import Coverage
from checker.finding import Severity, Status


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of things. Of a rule, figures are not counted, and ``reports`` are those in which it found something."""

    reports: int = 0
    """Read and checked."""
    unread: int = 0
    verified: int = 0
    contradicted: int = 0
    unverified: int = 0
    excluded: int = 0
    checks: int = 0
    unsure: int = 0
    accepted: int = 0
    """Contradictions that a suppression with a reason lets stand; they don't count as findings."""
    errors: int = 0
    warnings: int = 0
    notes: int = 0

    @property
    def figures(self) -> int:
        """All printed figures."""
        return self.verified + self.contradicted + self.unverified + self.excluded

    @property
    def compared(self) -> int:
        """Figures that stood in some relation that could be recomputed."""
        return self.verified + self.contradicted

    @property
    def comparable(self) -> int:
        """Figures that are no dates, document numbers and the like."""
        return self.compared + self.unverified

    @property
    def findings(self) -> int:
        """Contradictions of all severities."""
        return self.errors + self.warnings + self.notes

    @property
    def grave(self) -> int:
        """Errors and warnings."""
        return self.errors + self.warnings

    @property
    def coverage(self) -> Fraction | None:
        """Percent of the comparable figures that were compared; None where there are none."""
        return Fraction(100 * self.compared, self.comparable) if self.comparable else None

    @property
    def rate(self) -> Fraction | None:
        """Errors and warnings per hundred comparisons; None where nothing could be compared."""
        return Fraction(100 * self.grave, self.checks) if self.checks else None


ACCEPTED = "accepted"
"""The status of a check that a suppression lets stand."""
FIELDS = tuple(Counts.__slots__)
"""The counted things by name."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One of several in their order: those with the same numbers of errors and warnings share a place."""

    place: int
    name: str
    """Of a body, the key of a sector, or the name of a rule; empty for what names none."""
    counts: Counts


class Adder:
    """Counts added up under names."""

    def __init__(self) -> None:
        self._sums: dict[str, Counter[str]] = {}

    def add(self, name: str, counts: Counts) -> None:
        """One more report, or one more rule's findings in a report."""
        total = self._sums.setdefault(name, Counter())
        for field in FIELDS:
            total[field] += getattr(counts, field)

    def sum(self, name: str) -> Counts:
        """What has come together under a name."""
        return Counts(**self._sums.get(name, Counter()))

    def ranked(self) -> tuple[Rank, ...]:
        """Most errors first, then most warnings, then most notes; by name where these are alike."""
        everything = [(name, self.sum(name)) for name in self._sums]
        everything.sort(key=lambda e: (-e[1].errors, -e[1].warnings, -e[1].notes, e[0]))
        ranks: list[Rank] = []
        for number, (name, counts) in enumerate(everything, 1):
            last = ranks[-1] if ranks else None
            alike = last and (last.counts.errors, last.counts.warnings) == (counts.errors, counts.warnings)
            ranks.append(Rank(last.place if last and alike else number, name, counts))
        return tuple(ranks)


def counts_of(report: ReportRecord) -> Counts:
    """The counts of one report."""
    if report.error is not None:
        return Counts(unread=1)
    coverage = Counter(f.coverage for f in report.figures)
    severities = Counter(c.severity for c in report.checks if c.status == Status.FAIL)
    return Counts(
        reports=1,
        verified=coverage[Coverage.VERIFIED],
        contradicted=coverage[Coverage.CONTRADICTED],
        unverified=coverage[Coverage.UNVERIFIED],
        excluded=coverage[Coverage.EXCLUDED],
        checks=len(report.checks),
        unsure=sum(c.status == Status.UNSURE for c in report.checks),
        accepted=sum(c.status == ACCEPTED for c in report.checks),
        **_by_severity(severities),
    )


def counts_by_rule(report: ReportRecord) -> dict[str, Counts]:
    """What each rule judged and found in one report, by its name."""
    checks, unsure = Counter(c.rule for c in report.checks), Counter[str]()
    found: dict[str, Counter[str]] = {}
    for check in report.checks:
        if check.status == Status.FAIL:
            found.setdefault(check.rule, Counter())[check.severity] += 1
        unsure[check.rule] += check.status == Status.UNSURE
    return {
        rule: Counts(
            reports=int(rule in found),
            checks=number,
            unsure=unsure[rule],
            **_by_severity(found.get(rule, Counter())),
        )
        for rule, number in sorted(checks.items())
    }


def _by_severity(numbers: Counter[str]) -> dict[str, int]:
    fields = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}
    return {field: numbers[severity.value] for severity, field in fields.items()}


def total(counts: Iterable[Counts]) -> Counts:
    """All added up."""
    adder = Adder()
    for one in counts:
        adder.add("", one)
    return adder.sum("")
