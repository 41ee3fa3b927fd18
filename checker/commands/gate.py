"""What decides the exit code besides the findings: known ones, suppressions' end dates, and how much must be comparable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from checker.causes import cause
from checker.commands.output import tell
from checker.commands.speech import interface_language, said
from checker.errors import CheckerError, ConfigError
from checker.text import Text

if TYPE_CHECKING:
    from checker.baseline import Entry
    from checker.batch import Outcome
    from checker.plan import Plan
    from checker.report import Report

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the command line asks for."""

    baseline: str | None = None
    no_baseline: bool = False
    min_coverage: Decimal | None = None
    today: date | None = None


def gate_options(command: Command) -> Command:
    """``--baseline``, ``--no-baseline``, ``--min-coverage`` and ``--today``, handed on as one ``gate``."""

    @wraps(command)
    def gated(
        *args: object,
        baseline: str | None,
        no_baseline: bool,
        min_coverage: float | None,
        today: datetime | None,
        **kwargs: object,
    ) -> object:
        # A float's shortest digits are the ones that were typed.
        least = None if min_coverage is None else Decimal(repr(min_coverage)).normalize()
        day = today.date() if today else date.today()  # noqa: DTZ011  # the user's day
        gate = Gate(baseline=baseline, no_baseline=no_baseline, min_coverage=least, today=day)
        return command(*args, gate=gate, **kwargs)

    for option in (
        click.option(
            "--today",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar=said("NGÀY", "DATE"),
            help=said(
                "Ngày dùng để xét hạn của chỉ dẫn bỏ qua (mặc định: hôm nay).",
                "The day by which suppressions expire (default: today).",
            ),
        ),
        click.option(
            "--min-coverage",
            type=click.FloatRange(0, 100),
            metavar="%",
            help=said(
                "Mã kết thúc là 1 nếu tỷ lệ số liệu đối chiếu được thấp hơn mức này.",
                "Exit code 1 if less than this percentage of the figures could be compared.",
            ),
        ),
        click.option("--no-baseline", is_flag=True, help=said("Không dùng tệp ghi nhận.", "Use no baseline.")),
        click.option(
            "--baseline",
            type=click.Path(dir_okay=False),
            metavar=said("TỆP", "FILE"),
            help=said(
                "Tệp ghi nhận những chỗ đã biết (lệnh: checker baseline); chỉ tính những chỗ mới.",
                "A record of known findings (checker baseline); only new ones count.",
            ),
        ),
    ):
        option(gated)
    return gated  # type: ignore[return-value]  # the same command with other parameters


def mark_known(outcomes: Sequence[Outcome], planned: Plan, gate: Gate) -> list[Outcome]:
    """The outcomes with known findings marked; entries that hold no more are told on standard error."""
    from checker.report import Report

    by_record: dict[str, list[int]] = {}
    for number, outcome in enumerate(outcomes):
        record = _record(planned, number, gate)
        if record and isinstance(outcome, Report):
            by_record.setdefault(record, []).append(number)
    if not by_record:
        return list(outcomes)
    from checker.baseline import mark
    from checker.paths import is_there, relative

    marked = list(outcomes)
    for record, numbers in by_record.items():
        folder = Path(record).absolute().parent
        paths = {relative(planned.jobs[n].path, folder): n for n in numbers}
        reports = {path: r for path, n in paths.items() if isinstance(r := outcomes[n], Report)}
        known = read_record(record)
        gone = {e.path for e in known if e.path not in reports and not is_there(folder, e.path)}
        held = mark(reports, known, gone)
        for path, report in held.reports.items():
            marked[paths[path]] = report
        if held.stale:
            tell(_stale(record, held.stale))
    return marked


def _record(planned: Plan, number: int, gate: Gate) -> str:
    """The record that a report's findings are looked up in."""
    if gate.no_baseline:
        return ""
    config = planned.configs[number]
    return gate.baseline or (str(config.folder / config.baseline) if config.baseline else "")


def read_record(record: str) -> tuple[Entry, ...]:
    """The entries of a record. Raises ConfigError."""
    from checker.baseline import read

    try:
        return read(Path(record).read_text(encoding="utf-8"), record)
    except (OSError, UnicodeDecodeError) as error:
        why = cause(error)
        raise ConfigError(
            record,
            Text(
                f"không đọc được tệp ghi nhận ({why.vi}); hãy tạo bằng lệnh: checker baseline",
                f"the baseline can't be read ({why.en}); write one: checker baseline",
            ),
        ) from error


def _stale(record: str, stale: Sequence[Entry]) -> str:
    return Text(
        f"{record}: {len(stale)} mục đã ghi nhận nay không còn; xóa bằng lệnh: checker baseline --prune",
        f"{record}: {len(stale)} recorded findings are gone; remove them: checker baseline --prune",
    ).said(interface_language())


def uncovered(outcomes: Sequence[Outcome], planned: Plan, gate: Gate) -> list[str]:
    """For each report with too few comparable figures, what to say."""
    complaints = []
    for outcome, config in zip(outcomes, planned.configs, strict=True):
        least = gate.min_coverage if gate.min_coverage is not None else config.min_coverage
        if least is None or isinstance(outcome, CheckerError):
            continue
        compared, comparable = _coverage(outcome)
        if compared * 100 < least * comparable:
            complaints.append(_too_few(outcome, compared, comparable, least))
    return complaints


def _coverage(report: Report) -> tuple[int, int]:
    """How many figures were compared with others, of those that aren't dates, document numbers and the like."""
    from checker.figure import Coverage

    compared = sum(c in {Coverage.VERIFIED, Coverage.CONTRADICTED} for c in report.coverage)
    return compared, len(report.figures) - report.coverage.count(Coverage.EXCLUDED)


def _too_few(report: Report, compared: int, comparable: int, least: Decimal) -> str:
    path = report.document.path
    return Text(
        f"{path}: chỉ đối chiếu được {compared}/{comparable} số liệu, dưới mức {least:f}%",
        f"{path}: only {compared} of {comparable} figures could be compared, less than {least:f}%",
    ).said(interface_language())
