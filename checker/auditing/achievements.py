"""Indicators against their plans, from the relations that a report itself states."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker.audit.record import AchievementRecord
from checker.auditing.cells import holds_plans, row_unit
from checker.auditing.equations import exact_number
from checker.auditing.naming import indicator_of
from checker.finding import Check
from checker.renderers.decimals import ceiling, floor, nearest, plain
from checker.report import Report

_PLACES = 2
_WHOLE = Decimal(100)


def achievements_of(report: Report) -> tuple[AchievementRecord, ...]:
    """One for each pair of an actual and a plan that a check holds together, in the order of the text."""
    found: dict[tuple[int, int], AchievementRecord] = {}
    for number, check in enumerate(report.checks):
        places = _places(report, check)
        if places is not None and (made := _achievement(report, number, check, *places)):
            found.setdefault((check.figures[places[0]][0], check.figures[places[1]][0]), made)
    return tuple(found.values())


def _places(report: Report, check: Check) -> tuple[int, int, int | None] | None:
    """Where among the check's figures the actual, the plan and the percentage stand; None where it holds none."""
    places = {role: place for place, (_, role) in enumerate(check.figures)}
    if {"actual", "plan"} <= places.keys():
        return places["actual"], places["plan"], places.get("percent")
    if {"part", "whole", "percent"} == places.keys():
        # In a table only the headings tell a plan from another whole.
        whole = report.figures[check.figures[places["whole"]][0]]
        if holds_plans(report.document, whole.start):
            return places["part"], places["whole"], places["percent"]
    return None


def _achievement(
    report: Report, number: int, check: Check, first: int, second: int, third: int | None
) -> AchievementRecord | None:
    actual, plan = (report.figures[check.figures[place][0]] for place in (first, second))
    stated = None if third is None else report.figures[check.figures[third][0]].value
    # Both in the unit of the actual: a plan in billions may stand beside an actual in millions.
    factors = check.factors or (Fraction(1),) * len(check.figures)
    planned = Fraction(plan.value or 0) * factors[second] / factors[first]
    if actual.value is None or planned == 0:
        return None
    reached = 100 * Fraction(actual.value) / planned
    # What is stated may be how much over the plan it is, not how much of the plan: "vượt 10%".
    over = check.recomputed is not None and check.recomputed == reached - 100
    low, high = (end if end is None or not over else end + 100 for end in (check.low, check.high))
    return AchievementRecord(
        indicator=indicator_of(report.document, actual) or indicator_of(report.document, plan),
        unit=actual.unit or plan.unit or row_unit(report.document, actual.start),
        actual=plain(actual.value),
        plan=exact_number(planned),
        percent="" if stated is None else plain(stated + _WHOLE if over else stated),
        recomputed=nearest(reached, _PLACES),
        low="" if low is None else floor(low, _PLACES),
        high="" if high is None else ceiling(high, _PLACES),
        status="accepted" if check.accepted else check.status.value,
        check=number,
        figures=tuple(figure for figure, _ in check.figures),
    )
