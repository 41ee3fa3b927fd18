"""Records as Parquet and back: the tables of some reports, each as the bytes of one file. The only importer of pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from checker.audit.record import (
    AchievementRecord,
    CheckRecord,
    FigureRecord,
    PartRecord,
    Provenance,
    RepairRecord,
    ReportRecord,
)
from checker.auditing.tables import SCHEMA, TABLES, Column, Table, Value
from checker.errors import ConfigError
from checker.text import Text

MISSING = Text(
    "thiếu thư viện pyarrow để ghi và đọc Parquet; hãy cài: pip install 'report-checker[audit]'",
    "writing and reading Parquet needs pyarrow; install it: pip install 'report-checker[audit]'",
)
_KEY = b"checker.audit"


def demand() -> None:
    """Raises ConfigError, with advice, where the library isn't installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ConfigError(None, MISSING) from error


def encoded(records: Iterable[ReportRecord], first: int, provenance: Provenance) -> dict[str, bytes]:
    """The tables of these reports, which are numbered from ``first``; the same bytes for the same records."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows: dict[str, list[tuple[Value, ...]]] = {table.name: [] for table in TABLES}
    for number, record in enumerate(records, first):
        for table in TABLES:
            rows[table.name] += table.rows(number, record)
    made = {}
    for table in TABLES:
        schema = _schema(table, _told(provenance))
        columns = list(zip(*rows[table.name], strict=True)) or [()] * len(table.columns)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
        made[table.name] = sink.getvalue().to_pybytes()
    return made


def _told(provenance: Provenance) -> bytes:
    """What the metadata of every file says of where it comes from."""
    told = {"schema": SCHEMA, **provenance_value(provenance)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def provenance_value(provenance: Provenance) -> dict[str, object]:
    """The provenance as an object for JSON."""
    return {
        "version": provenance.version,
        "rules": list(provenance.rules),
        "configuration": provenance.configuration,
        "made": provenance.made,
        "names": {key: words._asdict() for key, words in provenance.names},
    }


def provenance_from(told: Mapping[str, Any]) -> Provenance:
    """The provenance that such an object tells. Raises KeyError or TypeError for what is none."""
    names = tuple((key, Text(**words)) for key, words in told["names"].items())
    return Provenance(told["version"], tuple(told["rules"]), told["configuration"], told["made"], names)


def _schema(table: Table, told: bytes) -> Any:
    import pyarrow as pa

    fields = [pa.field(c.name, _types()[c.kind], metadata={"description": _meaning(c)}) for c in table.columns]
    return pa.schema(fields, metadata={_KEY: told, b"description": table.meaning.en.encode()})


def _meaning(column: Column) -> str:
    return f"{column.meaning.en} / {column.meaning.vi}"


@cache
def _types() -> Mapping[str, Any]:
    import pyarrow as pa

    return {
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "date": pa.date32(),
        "text": pa.string(),
        "list": pa.list_(pa.int32()),
    }


def decoded(files: Mapping[str, bytes]) -> list[ReportRecord]:
    """The records that the tables hold, in order. Raises ValueError for what are no such tables."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows = {table.name: pq.read_table(pa.BufferReader(files[table.name])).to_pylist() for table in TABLES}
    except (pa.ArrowException, KeyError, OSError) as error:
        raise ValueError(str(error)) from error
    by_report = {
        name: {number: list(held) for number, held in groupby(found, key=lambda row: row["report"])}
        for name, found in rows.items()
    }
    return [
        _record(head, {name: found.get(head["report"], []) for name, found in by_report.items()})
        for head in rows["reports"]
    ]


Found = Mapping[str, Any]


def _text(value: str | None) -> str:
    return value or ""


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _record(head: Found, rows: Mapping[str, Sequence[Found]]) -> ReportRecord:
    parts, repairs = _by_check(rows["parts"]), _by_check(rows["repairs"])
    return ReportRecord(
        path=head["path"],
        sha256=_text(head["sha256"]),
        size=head["size"],
        format=_text(head["format"]),
        error=None if head["error_vi"] is None else Text(head["error_vi"], _text(head["error_en"])),
        body=_text(head["body"]),
        sector=_text(head["sector"]),
        period_start=_day(head["period_start"]),
        period_end=_day(head["period_end"]),
        period_text=_text(head["period_text"]),
        lang=_text(head["lang"]),
        figures=tuple(map(_figure, rows["figures"])),
        checks=tuple(_check(row, parts.get(row["id"], []), repairs.get(row["id"], [])) for row in rows["checks"]),
        achievements=tuple(map(_achievement, rows["achievements"])),
    )


def _by_check(rows: Sequence[Found]) -> dict[int, list[Found]]:
    return {number: list(held) for number, held in groupby(rows, key=lambda row: row["check"])}


def _figure(row: Found) -> FigureRecord:
    return FigureRecord(
        id=row["id"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        line=row["line"],
        place=_text(row["place"]),
        value=_text(row["value_exact"]),
        low=_text(row["low_exact"]),
        high=_text(row["high_exact"]),
        unit=_text(row["unit"]),
        role=row["role"],
        label=_text(row["label"]),
        coverage=row["coverage"],
        why=_text(row["why"]),
    )


def _check(row: Found, parts: Sequence[Found], repairs: Sequence[Found]) -> CheckRecord:
    return CheckRecord(
        id=row["id"],
        rule=row["rule"],
        kind=row["kind"],
        status=row["status"],
        severity=_text(row["severity"]),
        parts=tuple(PartRecord(p["figure"], p["role"], p["factor_exact"]) for p in parts),
        equation=_text(row["equation"]),
        recomputed=_text(row["recomputed_exact"]),
        low=_text(row["low_exact"]),
        high=_text(row["high_exact"]),
        message=Text(_text(row["message_vi"]), _text(row["message_en"])),
        quotation=_text(row["quotation"]),
        start=row["start"],
        end=row["end"],
        repairs=tuple(RepairRecord(r["figure"], r["text"], Text(r["because_vi"], r["because_en"])) for r in repairs),
        fingerprint=row["fingerprint"],
        formula=_text(row["formula"]),
    )


def _achievement(row: Found) -> AchievementRecord:
    return AchievementRecord(
        indicator=_text(row["indicator"]),
        unit=_text(row["unit"]),
        actual=_text(row["actual_exact"]),
        plan=_text(row["plan_exact"]),
        percent=_text(row["percent_exact"]),
        recomputed=_text(row["recomputed_exact"]),
        low=_text(row["low_exact"]),
        high=_text(row["high_exact"]),
        status=row["status"],
        check=row["check"],
        figures=tuple(row["figures"]),
    )
