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
        *head, figures, checks, achievements = json.loads(data.decode("utf-8", "surrogatepass"))
        path, sha256, size, form, error, *rest = head
        return ReportRecord(
            path,
            sha256,
            size,
            form,
            None if error is None else Text(*error),
            *rest,
            figures=tuple(FigureRecord(*figure) for figure in figures),
            checks=tuple(map(_check, checks)),
            achievements=tuple(AchievementRecord(*entry[:-1], figures=tuple(entry[-1])) for entry in achievements),
        )
    except (TypeError, UnicodeDecodeError) as fault:
        raise ValueError("no packed record") from fault


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
