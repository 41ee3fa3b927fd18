"""Records as bytes and back: canonical JSON, the same bytes for the same record, every field by its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from checker.audit.record import (
    AchievementRecord,
    CheckRecord,
    FigureRecord,
    PartRecord,
    RepairRecord,
    ReportRecord,
)
from checker.text import Text

LAYOUT = 1
"""Grows when the fields of a record change; what was packed before is then no longer read."""


def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives a record's values in the order of its fields; ``dataclasses.astuple`` would copy them one by one."""
    return attrgetter(*(each.name for each in fields(kind)))


_REPORT, _FIGURE, _CHECK = _values(ReportRecord), _values(FigureRecord), _values(CheckRecord)
_PART, _REPAIR, _ACHIEVEMENT = _values(PartRecord), _values(RepairRecord), _values(AchievementRecord)
_PARTS, _REPAIRS = (
    next(n for n, each in enumerate(fields(CheckRecord)) if each.name == name) for name in ("parts", "repairs")
)


def pack(record: ReportRecord) -> bytes:
    """The record as bytes."""
    *head, figures, checks, achievements = _REPORT(record)
    told = [*head, list(map(_FIGURE, figures)), list(map(_check_values, checks)), list(map(_ACHIEVEMENT, achievements))]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _check_values(check: CheckRecord) -> list[Any]:
    values = list(_CHECK(check))
    values[_PARTS], values[_REPAIRS] = list(map(_PART, check.parts)), list(map(_REPAIR, check.repairs))
    return values


def unpack(data: bytes) -> ReportRecord:
    """The record that was packed. Raises ValueError for what is none."""
    try:
        return _report(json.loads(data.decode("utf-8", "surrogatepass")))
    except (TypeError, UnicodeDecodeError) as fault:
        raise ValueError("no packed record") from fault


def _report(values: list[Any]) -> ReportRecord:
    path, sha256, size, form, error, *rest = values
    body, sector, start, end, period, lang, figures, checks, achievements = rest
    return ReportRecord(
        path,
        sha256,
        size,
        form,
        None if error is None else Text(*error),
        body,
        sector,
        start,
        end,
        period,
        lang,
        tuple(FigureRecord(*figure) for figure in figures),
        tuple(map(_check, checks)),
        tuple(AchievementRecord(*[*told, tuple(numbers)]) for *told, numbers in achievements),
    )


def _check(values: list[Any]) -> CheckRecord:
    number, rule, kind, status, severity, parts, equation, recomputed, low, high, message, *rest = values
    quotation, start, end, repairs, fingerprint, formula = rest
    return CheckRecord(
        number,
        rule,
        kind,
        status,
        severity,
        tuple(PartRecord(*part) for part in parts),
        equation,
        recomputed,
        low,
        high,
        Text(*message),
        quotation,
        start,
        end,
        tuple(RepairRecord(figure, text, Text(*because)) for figure, text, because in repairs),
        fingerprint,
        formula,
    )
