"""Indicators over the reports of one body: amounts that fall within a year, bases and plans that other reports tell otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import pairwise

from checker.audit.history import Fault, Point, SeriesFault
from checker.audit.record import CheckRecord, FigureRecord, ReportRecord
from checker.text import Text
from checker.vocabulary import load, phrases_pattern

_NEW_YEAR = "-01-01"
_ROLES = {"current": ("current", "actual"), "previous": ("previous",), "plan": ("plan",)}

Name = tuple[str, str, str]
"""Body, indicator and unit."""


@dataclass(slots=True)
class Series:
    """What reports tell of indicators, while they are walked: current amounts, amounts of the year before, plans."""

    current: dict[Name, list[Point]] = field(default_factory=lambda: defaultdict(list))
    previous: dict[Name, list[Point]] = field(default_factory=lambda: defaultdict(list))
    plan: dict[Name, list[Point]] = field(default_factory=lambda: defaultdict(list))

    def take(self, record: ReportRecord, *, earlier: bool) -> None:
        """Take in what a report's checks say that its figures are."""
        if not (record.body and record.period_start and record.period_end):
            return
        told: dict[str, dict[Name, dict[str, Point]]] = {kind: defaultdict(dict) for kind in _ROLES}
        for check in record.checks:
            named = _named(record, check)
            if named is None:
                continue
            for kind, roles in _ROLES.items():
                for figure in _in_roles(record, check, roles):
                    if figure.unit == named.unit and figure.value:
                        name = (record.body, named.label, named.unit)
                        told[kind][name][figure.value] = _point(record, figure, earlier=earlier)
        for kind, series in (("current", self.current), ("previous", self.previous), ("plan", self.plan)):
            for name, by_value in told[kind].items():
                # An indicator that a report gives two values to (of the month and of the year, perhaps) tells nothing.
                if len(by_value) == 1:
                    series[name] += by_value.values()

    def faults(self) -> Iterator[SeriesFault]:
        """All contradictions, by body, indicator and fault."""
        for name in sorted(self.current.keys() | self.previous.keys() | self.plan.keys()):
            yield from self._base_differs(name)
            yield from self._falls(name)
            yield from self._plan_differs(name)

    def _falls(self, name: Name) -> Iterator[SeriesFault]:
        if not _accumulates(name[1]):
            return
        for points in _by_year(self.current.get(name, ())):
            since = [p for p in points if p.period_start.endswith(_NEW_YEAR)]
            for first, later in pairwise(since):
                if first.period_end < later.period_end and _below(later, first):
                    said = Text(
                        "lũy kế {then} là {was}, nhưng {now} chỉ có {is_}",
                        "{was} by {then}, but only {is_} by {now}",
                    )
                    yield _fault(name, Fault.FALLS, first, later, said)

    def _base_differs(self, name: Name) -> Iterator[SeriesFault]:
        for base in self.previous.get(name, ()):
            for then in self.current.get(name, ()):
                if _year_before(then, base) and (_below(base, then) or _below(then, base)):
                    said = Text(
                        "báo cáo {now} ghi cùng kỳ năm trước là {is_}, nhưng báo cáo {then} ghi {was}",
                        "the report of {now} gives {is_} for the same period of the year before, that of {then} gave {was}",
                    )
                    yield _fault(name, Fault.BASE_DIFFERS, then, base, said)

    def _plan_differs(self, name: Name) -> Iterator[SeriesFault]:
        for points in _by_year(self.plan.get(name, ())):
            for first, later in pairwise(points):
                if _below(first, later) or _below(later, first):
                    said = Text(
                        "kế hoạch năm trong báo cáo {then} là {was}, trong báo cáo {now} là {is_}",
                        "the year's plan is {was} in the report of {then}, {is_} in that of {now}",
                    )
                    yield _fault(name, Fault.PLAN_DIFFERS, first, later, said)


def _named(record: ReportRecord, check: CheckRecord) -> FigureRecord | None:
    """The figure that gives the indicator its name: the current or actual one."""
    found = _in_roles(record, check, _ROLES["current"])
    return found[0] if len(found) == 1 and found[0].label and found[0].role == "measure" else None


def _in_roles(record: ReportRecord, check: CheckRecord, roles: Sequence[str]) -> list[FigureRecord]:
    return [record.figures[part.figure] for part in check.parts if part.role in roles]


def _point(record: ReportRecord, figure: FigureRecord, *, earlier: bool) -> Point:
    return Point(
        path=record.path,
        period_text=record.period_text,
        period_start=record.period_start,
        period_end=record.period_end,
        figure=figure.id,
        text=figure.text,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        earlier=earlier,
    )


def _by_year(points: Sequence[Point]) -> list[list[Point]]:
    """The points of each year, in the order of their periods."""
    years: dict[str, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda p: (p.period_end, p.period_start, not p.earlier, p.path)):
        years[point.period_end[:4]].append(point)
    return [years[year] for year in sorted(years)]


def _below(one: Point, other: Point) -> bool:
    """Whether one is surely less than the other, whatever they were before rounding."""
    high, low = one.high or one.value, other.low or other.value
    # An open end ("trên 500") bounds nothing.
    return bool(one.high and other.low) and Fraction(high) < Fraction(low)


def _year_before(then: Point, base: Point) -> bool:
    """Whether ``then`` is of the same period a year before the report that names the base."""
    start, end = then.period_start, then.period_end
    same_days = start[4:] == base.period_start[4:] and end[4:] == base.period_end[4:]
    return (
        same_days and int(start[:4]) + 1 == int(base.period_start[:4]) and int(end[:4]) + 1 == int(base.period_end[:4])
    )


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load().lists
    return phrases_pattern(lists["series.accumulates"]), phrases_pattern(lists["series.stands"])


def _accumulates(indicator: str) -> bool:
    grows, stands = _words()
    return bool(grows.search(indicator)) and not stands.search(indicator)


def _fault(name: Name, fault: Fault, first: Point, later: Point, said: Text) -> SeriesFault:
    body, indicator, unit = name
    was, now = f"{first.text} {unit}".rstrip(), f"{later.text} {unit}".rstrip()
    message = said.format(then=first.period_text, was=was, now=later.period_text, is_=now)
    return SeriesFault(body, indicator, unit, fault, (first, later), message)
