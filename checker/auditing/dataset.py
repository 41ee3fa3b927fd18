"""A data set: the Parquet files of an audit in one folder, in parts of so many reports, and ``schema.json`` when all is there.

    audit.parquet/reports/part-00000.parquet    reports 0 to 99
    audit.parquet/figures/part-00000.parquet    their figures; so for each table
    audit.parquet/schema.json                   written last: version, rules, number of reports, meaning of every column

Whoever makes the parts, in whatever order, a part's bytes depend on its reports alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import overload

from checker.audit.record import Audit, Provenance, ReportRecord
from checker.auditing import parquet
from checker.auditing.places import PARTIAL, Place, place
from checker.auditing.tables import SCHEMA, TABLES
from checker.errors import ConfigError, ReadError
from checker.text import Text

PART = 100
"""Reports in a part."""
MARK = "schema.json"
_DRAFT = rf"(?:\.\w+{re.escape(PARTIAL)})?"
_OURS = re.compile(
    rf"(?:{'|'.join(table.name for table in TABLES)}|\.made)/\.?part-\d+(?:\.parquet)?{_DRAFT}|\.?{re.escape(MARK)}{_DRAFT}"
)


def part_name(table: str, number: int) -> str:
    """The file of one part of one table."""
    return f"{table}/part-{number:05}.parquet"


def _mark_name(number: int) -> str:
    """The file that says what a part was made from."""
    return f".made/part-{number:05}"


def write_part(
    target: Place,
    number: int,
    first: int,
    records: Sequence[ReportRecord],
    provenance: Provenance,
    mark: str = "",
) -> None:
    """Write part ``number``, which begins with report ``first``; then, if there is one, the mark of its origin."""
    if target.holds(_mark_name(number)):
        target.remove(_mark_name(number))
    for table, data in parquet.encoded(records, first, provenance).items():
        target.write(part_name(table, number), data)
    if mark:
        target.write(_mark_name(number), mark.encode())


def is_marked(target: Place, number: int, mark: str) -> bool:
    """Whether the part is there and made from what the mark says."""
    return target.read(_mark_name(number)) == mark.encode() and all(
        target.holds(part_name(table.name, number)) for table in TABLES
    )


def write(path: str, audit: Audit, *, force: bool = False) -> None:
    """Write an audit as a data set. Raises ConfigError where another one or other files stand in the way."""
    target = opened(path, force=force)
    total = len(audit.reports)
    records = iter(audit.reports)
    for number in range(parts_of(total)):
        held = [next(records) for _ in range(min(PART, total - number * PART))]
        write_part(target, number, number * PART, held, audit.provenance)
    finish(target, total, audit.provenance)


def parts_of(reports: int, size: int = PART) -> int:
    """How many parts so many reports make."""
    return -(-reports // size)


def refuse(path: str, *, force: bool) -> None:
    """Raises ConfigError for a folder with other files, or with a finished data set that may not be replaced."""
    names = place(path).names()
    foreign = [n for n in names if not _OURS.fullmatch(n)]
    if foreign:
        raise ConfigError(
            path,
            Text(
                f"thư mục có tệp khác ({foreign[0]}) nên không ghi vào; hãy chọn thư mục mới",
                f"the folder holds other files ({foreign[0]}) and is left alone; choose a new folder",
            ),
        )
    if MARK in names and not force:
        raise ConfigError(
            path,
            Text(
                "đã có bộ dữ liệu ở đây; thêm --force nếu muốn ghi đè, hoặc chọn tên khác",
                "there is a data set already; add --force to overwrite it, or choose another name",
            ),
        )


def opened(path: str, *, force: bool, keep_marks: bool = False) -> Place:
    """A folder to write a data set into: empty, or with an unfinished one, or with an old one that may be replaced.

    ``keep_marks``: parts that are marked may be left as they are.
    """
    parquet.demand()
    refuse(path, force=force)
    target = place(path)
    if not keep_marks:
        for name in target.names():
            if name.startswith(_mark_name(0).split("/")[0]):
                target.remove(name)
    # From here on an old one isn't whole, and whoever reads it is told so.
    if target.read(MARK) is not None:
        target.remove(MARK)
    return target


def finish(target: Place, reports: int, provenance: Provenance, size: int = PART, *, keep_marks: bool = False) -> None:
    """Remove what an earlier, larger data set has left, and say that all is there."""
    parts = range(parts_of(reports, size))
    wanted = {part_name(table.name, n) for table in TABLES for n in parts}
    wanted |= {_mark_name(n) for n in parts} if keep_marks else set()
    for name in target.names():
        if name not in wanted:
            target.remove(name)
    target.write(MARK, _mark(reports, size, provenance).encode())


def _mark(reports: int, size: int, provenance: Provenance) -> str:
    tables = {
        table.name: {
            "meaning": table.meaning._asdict(),
            "columns": {c.name: {"type": c.kind, **c.meaning._asdict()} for c in table.columns},
        }
        for table in TABLES
    }
    told = {
        "schema": SCHEMA,
        "reports": reports,
        "reports in a part": size,
        "provenance": parquet.provenance_value(provenance),
        "tables": tables,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read(path: str) -> Audit:
    """The audit that a data set holds; its records are read as they are asked for. Raises ReadError."""
    parquet.demand()
    source = place(path)
    data = source.read(MARK)
    if data is None:
        raise ReadError(
            path,
            Text(
                "không phải bộ dữ liệu kiểm tra đã ghi xong; hãy chỉ thư mục Parquet do lệnh checker audit ghi",
                "this is no finished audit; name a Parquet folder that checker audit has written",
            ),
        )
    try:
        told = json.loads(data)
        if told["schema"] != SCHEMA:
            raise ReadError(
                path,
                Text(
                    "bộ dữ liệu do phiên bản khác của chương trình ghi; hãy chạy lại checker audit cho kỳ đó",
                    "the data set was written by another version; run checker audit for that period again",
                ),
            )
        provenance = parquet.provenance_from(told["provenance"])
        total, size = int(told["reports"]), int(told["reports in a part"])
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, MARK) from error
    return Audit(provenance, PartedReports(path, source, total, size))


def _damaged(path: str, name: str) -> ReadError:
    return ReadError(
        path,
        Text(
            f"tệp {name} của bộ dữ liệu bị hỏng hoặc thiếu; hãy chạy lại checker audit cho kỳ đó",
            f"the data set's file {name} is damaged or missing; run checker audit for that period again",
        ),
    )


class PartedReports(Sequence[ReportRecord]):
    """The records of a data set, one part in memory at a time."""

    def __init__(self, path: str, source: Place, total: int, size: int) -> None:
        self._path = path
        self._source = source
        self._total = total
        self._size = size
        self._held: tuple[int, list[ReportRecord]] = (-1, [])

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[ReportRecord]:
        for number in range(parts_of(self._total, self._size)):
            yield from self._part(number)

    @overload
    def __getitem__(self, index: int) -> ReportRecord: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ReportRecord]: ...

    def __getitem__(self, index: int | slice) -> ReportRecord | Sequence[ReportRecord]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(self._total))]
        at = range(self._total)[index]
        return self._part(at // self._size)[at % self._size]

    def _part(self, number: int) -> list[ReportRecord]:
        if self._held[0] != number:
            files = {}
            for table in TABLES:
                name = part_name(table.name, number)
                data = self._source.read(name)
                if data is None:
                    raise _damaged(self._path, name)
                files[table.name] = data
            try:
                records = parquet.decoded(files)
            except ValueError as error:
                raise _damaged(self._path, part_name("reports", number)) from error
            if len(records) != min(self._size, self._total - number * self._size):
                raise _damaged(self._path, part_name("reports", number))
            self._held = (number, records)
        return self._held[1]
