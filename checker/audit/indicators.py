"""Achievement of plans: each indicator at each body over the periods, and over all bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.audit.record import AchievementRecord, FigureRecord, ReportRecord
from checker.vocabulary import fold


@dataclass(frozen=True, slots=True)
class Achieved:
    """An indicator in one report. ``report`` counts the audit's reports from 0."""

    report: int
    body: str
    period: Period
    record: AchievementRecord
    figures: tuple[FigureRecord, ...]
    """Those of ``record.figures``."""

    @property
    def percent(self) -> Fraction | None:
        """Exactly 100 * actual / plan; as stated where one of them isn't printed; None where neither helps."""
        if self.record.actual and self.record.plan and Fraction(self.record.plan):
            return 100 * Fraction(self.record.actual) / Fraction(self.record.plan)
        told = self.record.recomputed or self.record.percent
        return Fraction(told) if told else None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period in the order of time: by its end, then its start; ISO dates, empty where a report names none."""

    end: str
    start: str
    text: str
    """As the report says it."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one body, in the order of its periods."""

    body: str
    indicator: str
    unit: str
    points: tuple[Achieved, ...]

    @property
    def trend(self) -> Fraction | None:
        """Percentage points between the first and the last period; None where there is one period only."""
        told = [(p.period.end, p.percent) for p in self.points if p.percent is not None]
        if len({end for end, _ in told}) < 2:
            return None
        return (told[-1][1] or Fraction(0)) - (told[0][1] or Fraction(0))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the bodies' percentages of plan lie in one period, or in the latest of each body."""

    period: Period
    bodies: int
    reached: int
    """How many have 100 percent or more."""
    lowest: Fraction
    median: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator over all bodies. Sums over bodies are not made: a province's report counts its communes already."""

    name: str
    unit: str
    reports: int
    latest: Spread
    """Each body's last period."""
    periods: tuple[Spread, ...]

    @property
    def trend(self) -> Fraction | None:
        """Percentage points by which the median moved from the first period to the last."""
        return self.periods[-1].median - self.periods[0].median if len(self.periods) > 1 else None


def achieved(number: int, report: ReportRecord) -> list[Achieved]:
    """The achievements of one report."""
    period = period_of(report)
    return [
        Achieved(number, report.body, period, record, tuple(report.figures[i] for i in record.figures))
        for record in report.achievements
    ]


def period_of(report: ReportRecord) -> Period:
    """The period that a report is about."""
    return Period(report.period_end, report.period_start, report.period_text)


def series_of(points: Iterable[Achieved]) -> tuple[Series, ...]:
    """Series by body, indicator and unit, in the order of these names. The same numbers told twice of a period stand once."""
    groups: dict[tuple[str, str, str], dict[tuple[str, ...], Achieved]] = {}
    for point in points:
        record = point.record
        told = (point.period.end, point.period.start, record.actual, record.plan, record.percent)
        groups.setdefault((point.body, *_key(record)), {}).setdefault(told, point)
    made = []
    for group in groups.values():
        ordered = sorted(group.values(), key=lambda p: (p.period.end, p.period.start, p.report, p.record.check))
        first = ordered[0]
        made.append(Series(first.body, first.record.indicator, first.record.unit, tuple(ordered)))
    return tuple(sorted(made, key=lambda s: (fold(s.indicator), s.unit, s.body)))


def indicators_of(series: Sequence[Series]) -> tuple[Indicator, ...]:
    """The indicators, those of most bodies first. One without any percentage is left out."""
    groups: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        groups.setdefault((fold(one.indicator), one.unit), []).append(one)
    made = []
    for group in groups.values():
        periods: dict[tuple[str, str], list[Achieved]] = {}
        for point in (p for s in group for p in s.points if p.percent is not None):
            periods.setdefault((point.period.end, point.period.start), []).append(point)
        last = [next((p for p in reversed(s.points) if p.percent is not None), None) for s in group]
        latest = [p for p in last if p is not None]
        if not latest:
            continue
        spreads = tuple(_spread(periods[key]) for key in sorted(periods))
        reports = len({p.report for s in group for p in s.points})
        made.append(Indicator(group[0].indicator, group[0].unit, reports, _spread(latest), spreads))
    return tuple(sorted(made, key=lambda i: (-i.latest.bodies, -i.reports, fold(i.name), i.unit)))


def _spread(points: Sequence[Achieved]) -> Spread:
    percents = sorted(p.percent for p in points if p.percent is not None)
    half = len(percents) // 2
    median = percents[half] if len(percents) % 2 else (percents[half - 1] + percents[half]) / 2
    return Spread(
        period=max(p.period for p in points),
        bodies=len({p.body for p in points}),
        reached=sum(p >= 100 for p in percents),
        lowest=percents[0],
        median=median,
        highest=percents[-1],
    )


def _key(record: AchievementRecord) -> tuple[str, str]:
    return fold(record.indicator), record.unit
