"""A record of today's findings, so that a team can start with drafts that have some and fail only on new ones.

An entry knows a finding by its fingerprint; where the sentence was worded anew, by its figures alone. Each entry stands for one
finding, so a second copy of the same mistake is new. A finding whose figures have changed is new, too: nobody has looked at it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.errors import ConfigError
from checker.finding import Acceptance, Check, Ground, Status
from checker.fingerprint import Fingerprint, fingerprints
from checker.report import Report
from checker.text import Text

SCHEMA = 1


_NO_RECORD = Text(
    "không phải tệp ghi nhận của chương trình ({cause}); hãy chọn tệp khác hoặc tạo tệp mới bằng lệnh: checker baseline",
    "no baseline of this program ({cause}); choose another file or write a new one: checker baseline",
)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding. ``path`` is relative to the record's folder, with ``/``."""

    path: str
    rule: str
    fingerprint: str
    printed: str
    says: str
    """The finding's words, for people who review the record."""


def entries(report: Report, path: str) -> list[Entry]:
    """What a record of the report holds: every finding that nobody has suppressed."""
    return [
        Entry(path, check.rule, mark.whole, mark.printed, check.message.said(report.lang))
        for check, mark in _findings(report)
        if check.accepted is None or check.accepted.ground is Ground.BASELINE
    ]


def written(known: Iterable[Entry]) -> str:
    """The record as text: an entry a line, sorted, so that two versions can be compared."""
    rows = [json.dumps(_row(entry), ensure_ascii=False) for entry in sorted(known)]
    listed = "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"
    return f'{{"schema": {SCHEMA}, "findings": {listed}}}\n'


def read(text: str, source: str) -> tuple[Entry, ...]:
    """The entries of a record. Raises ConfigError."""
    try:
        whole = json.loads(text)
        if whole["schema"] == SCHEMA:
            return tuple(Entry(**{key: str(row[key]) for key in Entry.__slots__}) for row in whole["findings"])
        cause = Text(
            f"viết theo mẫu {whole['schema']}, chương trình này đọc mẫu {SCHEMA}",
            f"its schema is {whole['schema']}, this program reads {SCHEMA}",
        )
    except json.JSONDecodeError as fault:
        cause = Text(
            f"JSON hỏng ở dòng {fault.lineno}, cột {fault.colno}",
            f"broken JSON at line {fault.lineno}, column {fault.colno}",
        )
    except (KeyError, TypeError):
        cause = Text("thiếu mục cần có", "it lacks what every baseline has")
    raise ConfigError(source, _NO_RECORD.format(cause=cause))


@dataclass(frozen=True, slots=True)
class Marked:
    """What a record says about some reports."""

    reports: dict[str, Report]
    """By path, with known findings marked."""
    stale: tuple[Entry, ...]
    """Entries that no longer hold."""
    held: tuple[Entry, ...]
    """All others, those of renamed files under their new names."""


def mark(reports: Mapping[str, Report], known: Sequence[Entry], gone: Iterable[str] = ()) -> Marked:
    """Hold reports, by path, against the entries of a record.

    ``gone`` are recorded files that no longer exist: a finding of a renamed file may claim their entries.
    """
    lost = set(gone)
    left = dict(enumerate(known))
    held = list(known)
    taken: dict[str, set[int]] = {path: set() for path in reports}
    for anew in (False, True):
        for renamed in (False, True):
            for number, path in _claim(reports, left, taken, lost, anew=anew, renamed=renamed):
                held[number] = replace(held[number], path=path)
    stale = {n: e for n, e in left.items() if e.path in reports or e.path in lost}
    return Marked(
        {path: _marked(report, taken[path]) for path, report in reports.items()},
        tuple(stale.values()),
        tuple(e for n, e in enumerate(held) if n not in stale),
    )


def _claim(
    reports: Mapping[str, Report],
    left: dict[int, Entry],
    taken: Mapping[str, set[int]],
    lost: Collection[str],
    *,
    anew: bool,
    renamed: bool,
) -> Iterator[tuple[int, str]]:
    """Give each finding that has none yet an entry that fits it: worded the same or ``anew``, in its file or a lost one.

    Gives the numbers of the entries claimed, with the paths of the reports that claimed them.
    """
    index: dict[tuple[str, str, str], list[int]] = {}
    for number, entry in reversed(left.items()):
        if not renamed or entry.path in lost:
            key = ("" if renamed else entry.path, entry.rule, entry.printed if anew else entry.fingerprint)
            index.setdefault(key, []).append(number)
    for path, report in reports.items():
        for number, (check, mark) in enumerate(_findings(report)):
            fitting = index.get(("" if renamed else path, check.rule, mark.printed if anew else mark.whole))
            if fitting and number not in taken[path] and check.accepted is None:
                entry_number = fitting.pop()
                del left[entry_number]
                taken[path].add(number)
                yield entry_number, path


def _findings(report: Report) -> list[tuple[Check, Fingerprint]]:
    pairs = zip(report.checks, fingerprints(report), strict=True)
    return [(c, f) for c, f in pairs if c.status is Status.FAIL]


def _marked(report: Report, numbers: set[int]) -> Report:
    checks, number = [], 0
    for check in report.checks:
        if check.status is Status.FAIL:
            checks.append(replace(check, accepted=Acceptance(Ground.BASELINE)) if number in numbers else check)
            number += 1
        else:
            checks.append(check)
    return replace(report, checks=tuple(checks)) if numbers else report


def _row(entry: Entry) -> dict[str, str]:
    return {key: getattr(entry, key) for key in Entry.__slots__}
