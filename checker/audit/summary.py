"""An audit summed up: totals, rankings, the contradictions themselves, achievement of plans, and what couldn't be read.

``summarise`` walks the reports once, front to back, and keeps of each only what a summary tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.audit.counts import Adder, Counts, Rank, counts_by_rule, counts_of
from checker.audit.indicators import Achieved, Indicator, Period, Series, achieved, indicators_of, period_of, series_of
from checker.audit.record import Audit, CheckRecord, FigureRecord, Provenance, ReportRecord
from checker.figure import Role
from checker.finding import Severity, Status
from checker.text import Text
from checker.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Line:
    """One report in the summary."""

    number: int
    """Its place in the audit, from 0."""
    path: str
    sha256: str
    size: int
    """In bytes."""
    format: str
    error: Text | None
    """Why it couldn't be read; None if it could."""
    body: str
    sector: str
    period: Period
    lang: str
    counts: Counts
    rules: tuple[tuple[str, Counts], ...]
    """The rules that found something in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction with all that is needed to replay it by hand."""

    line: Line
    check: CheckRecord
    figures: tuple[FigureRecord, ...]
    """The figure of each of the check's parts; the first is the one that was recomputed."""
    mended: tuple[FigureRecord, ...]
    """The figure of each of the check's repairs."""

    @property
    def distance(self) -> Fraction:
        """Between what is stated and what it recomputes to; 0 where none is computed.

        As a share of the greater of them; of percentages their plain difference, for 0,1% is not far from 0,2%.
        """
        if not self.check.recomputed or not self.figures or not self.figures[0].value:
            return Fraction(0)
        stated, computed = Fraction(self.figures[0].value), Fraction(self.check.recomputed)
        if self.figures[0].role in {Role.PERCENT, Role.POINTS}:
            return abs(stated - computed) / 100
        most = max(abs(stated), abs(computed))
        return abs(stated - computed) / most if most else Fraction(0)


@dataclass(frozen=True, slots=True)
class Summary:
    """What an audit tells; everything in a fixed order."""

    provenance: Provenance
    total: Counts
    lines: tuple[Line, ...]
    """By path, with those that couldn't be read."""
    bodies: tuple[Rank, ...]
    rules: tuple[Rank, ...]
    sectors: tuple[Rank, ...]
    periods: tuple[tuple[Period, Counts], ...]
    """In the order of time."""
    findings: tuple[Finding, ...]
    """Gravest first: by severity, then by how far what is stated lies from what it recomputes to, then by path and place."""
    achieved: tuple[Achieved, ...]
    """By path and place."""
    series: tuple[Series, ...]
    indicators: tuple[Indicator, ...]

    @property
    def unread(self) -> tuple[Line, ...]:
        """The inputs that couldn't be read."""
        return tuple(line for line in self.lines if line.error is not None)

    @property
    def named(self) -> int:
        """How many bodies there are; reports that name none count for none."""
        return sum(bool(rank.name) for rank in self.bodies)

    @property
    def flawed(self) -> int:
        """How many reports have errors or warnings."""
        return sum(entry.counts.grave > 0 for entry in self.lines)

    @property
    def span(self) -> tuple[str, str]:
        """First and last day of all periods, ISO; empty where no report names one."""
        told = [line.period for line in self.lines if line.period.end]
        return (min(p.start for p in told), max(p.end for p in told)) if told else ("", "")

    def name(self, key: str, lang: str) -> str:
        """What readers call a rule or sector; the key itself where nobody said."""
        return called(self.provenance, key, lang)


def called(provenance: Provenance, key: str, lang: str) -> str:
    """What readers call a rule or sector of an audit; the key itself where nobody said."""
    words = next((text for name, text in provenance.names if name == key), None)
    return words.said(lang) if words else key


def summarise(audit: Audit) -> Summary:
    """The summary of an audit."""
    totals, bodies, rules, sectors = Adder(), Adder(), Adder(), Adder()
    periods: dict[tuple[str, str], list[Period]] = {}
    by_period = Adder()
    lines: list[Line] = []
    findings: list[Finding] = []
    achievements: list[Achieved] = []
    for number, report in enumerate(audit.reports):
        line = _line(number, report)
        lines.append(line)
        totals.add("", line.counts)
        if report.error is not None:
            continue
        bodies.add(report.body, line.counts)
        sectors.add(report.sector, line.counts)
        for rule, counts in counts_by_rule(report).items():
            rules.add(rule, counts)
        key = (line.period.end, line.period.start)
        periods.setdefault(key, []).append(line.period)
        by_period.add("/".join(key), line.counts)
        findings += [_finding(line, report, check) for check in report.checks if check.status == Status.FAIL]
        achievements += achieved(number, report)
    series = series_of(achievements)
    indicators = indicators_of(series)
    return Summary(
        provenance=audit.provenance,
        total=totals.sum(""),
        lines=tuple(lines),
        bodies=bodies.ranked(),
        rules=rules.ranked(),
        sectors=sectors.ranked(),
        periods=tuple((min(periods[key]), by_period.sum("/".join(key))) for key in sorted(periods)),
        findings=tuple(sorted(findings, key=_gravest_first)),
        achieved=tuple(achievements),
        series=_in_order(series, indicators),
        indicators=indicators,
    )


def _line(number: int, report: ReportRecord) -> Line:
    return Line(
        number=number,
        path=report.path,
        sha256=report.sha256,
        size=report.size,
        format=report.format,
        error=report.error,
        body=report.body,
        sector=report.sector,
        period=period_of(report),
        lang=report.lang,
        counts=counts_of(report),
        rules=tuple((rule, counts) for rule, counts in counts_by_rule(report).items() if counts.findings),
    )


def _finding(line: Line, report: ReportRecord, check: CheckRecord) -> Finding:
    return Finding(
        line=line,
        check=check,
        figures=tuple(report.figures[part.figure] for part in check.parts),
        mended=tuple(report.figures[repair.figure] for repair in check.repairs),
    )


def _gravest_first(finding: Finding) -> tuple[int, Fraction, int, int, int]:
    check = finding.check
    first = finding.figures[0].start if finding.figures else check.start
    return -Severity(check.severity).rank, -finding.distance, finding.line.number, first, check.id


def _in_order(series: tuple[Series, ...], indicators: tuple[Indicator, ...]) -> tuple[Series, ...]:
    """The series in the order of their indicators, so that what most bodies report comes first."""
    order = {(fold(one.name), one.unit): place for place, one in enumerate(indicators)}
    return tuple(sorted(series, key=lambda s: order.get((fold(s.indicator), s.unit), len(order))))
