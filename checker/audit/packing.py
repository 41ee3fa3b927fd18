"""Records as bytes and back: canonical JSON, the same bytes for the same record, every field by its place."""

from __future__ import annotations

import json
from dataclasses import astuple
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


def pack(record: ReportRecord) -> bytes:
    """The record as bytes."""
    return json.dumps(astuple(record), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> ReportRecord:
    """The record that was packed. Raises ValueError for what is none."""
    try:
        return _report(json.loads(data.decode("utf-8", "surrogatepass")))
    except (TypeError, UnicodeDecodeError) as fault:
        raise ValueError("no packed record") from fault


def _report(fields: list[Any]) -> ReportRecord:
    path, sha256, size, form, error, *rest = fields
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


def _check(fields: list[Any]) -> CheckRecord:
    number, rule, kind, status, severity, parts, equation, recomputed, low, high, message, *rest = fields
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
