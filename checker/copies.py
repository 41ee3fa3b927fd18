"""Annotated copies of checked reports: what they are called, and when they may be written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.causes import cause
from checker.errors import CheckerError, ConfigError, ReadError
from checker.finding import Check, Status
from checker.plan import STANDARD_INPUT, allow_output
from checker.readers import COPY
from checker.report import Report
from checker.text import Text
from checker.writers import FORMATS, writer

_ONE = Text(
    "chỉ ghi được một bản có nhận xét vào tệp này; hãy bỏ tên tệp sau --annotate để mỗi báo cáo có một bản riêng",
    "only one annotated copy fits into this file; leave out the name after --annotate to get a copy of each report",
)
_NO_FILE = Text(
    "báo cáo đọc từ đầu vào chuẩn không có tệp để ghi bản sao; hãy chỉ rõ tên tệp báo cáo",
    "a report from standard input has no file to copy; name the report's file",
)
_NO_WRITER = Text(
    "chưa ghi nhận xét được vào tệp loại này ({form}); chỉ ghi được vào tệp {known}",
    "remarks can't be put into a file of this kind ({form}); they can into {known}",
)
_CHANGED = Text(
    "tệp đã thay đổi trong lúc kiểm tra nên chưa ghi nhận xét; hãy chạy lại",
    "the file changed while it was being checked, so no remarks were put into it; run again",
)
_REFUSED = Text(
    "không ghi được bản có nhận xét ({reason}); hãy chọn nơi khác",
    "the annotated copy can't be written ({reason}); choose another place",
)


class Wanted(NamedTuple):
    """What copies are wanted."""

    name: str
    """Of the copy; '' to call each after its report."""
    suggest: bool
    force: bool
    show: frozenset[Status]
    lang: str | None


def target(path: str, wanted: Wanted) -> str:
    """The copy's name."""
    if wanted.name:
        return wanted.name
    file = Path(path)
    return str(file.with_name(f"{file.stem}{COPY}{file.suffix}"))


def refuse_unless_writable(files: Sequence[str], wanted: Wanted) -> None:
    """Raise ConfigError where a copy would be written over a report or, untold, over another file."""
    if STANDARD_INPUT in files:
        raise ConfigError(None, _NO_FILE)
    if wanted.name and len(files) > 1:
        raise ConfigError(wanted.name, _ONE)
    for file in files:
        allow_output(target(file, wanted), files, force=wanted.force, option="--annotate")


def write(reports: Sequence[Report], wanted: Wanted) -> tuple[list[str], list[CheckerError]]:
    """Write a copy of each report. The names of those written, and what went wrong with others."""
    written: list[str] = []
    errors: list[CheckerError] = []
    for report in reports:
        try:
            written.append(_write(report, wanted))
        except CheckerError as error:
            errors.append(error)
    return written, errors


def _write(report: Report, wanted: Wanted) -> str:
    document = report.document
    if document.format not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS if name.isalpha())
        raise ConfigError(document.path, _NO_WRITER.format(form=document.format, known=known))
    name = target(document.path, wanted)
    try:
        data = Path(document.path).read_bytes()
        if hashlib.sha256(data).hexdigest() != document.sha256:
            raise ReadError(document.path, _CHANGED)
        copy = writer(document.format).annotated(
            data, report, _shown(report, wanted), wanted.lang or report.lang, suggest=wanted.suggest
        )
        Path(name).write_bytes(copy)
    except OSError as error:
        raise ConfigError(name, _REFUSED.format(reason=cause(error))) from error
    return name


def _shown(report: Report, wanted: Wanted) -> list[Check]:
    """The checks to remark on: of those shown the ones that ask something of the author."""
    return [c for c in report.checks if c.status in wanted.show and c.status is not Status.PASS]
