"""What ``checker audit`` does: find the reports, have them checked, write the outputs, say how it went."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.record import Audit
from checker.auditing import dataset
from checker.auditing.keys import provenance_of
from checker.auditing.local import LocalRun
from checker.auditing.store import Store
from checker.auditing.tasks import named, tasks_of
from checker.batch import size_of
from checker.commands import summaries
from checker.commands.options import STANDARD_INPUT
from checker.commands.output import FAILED, FOUND, OK, complain, tell
from checker.commands.progress import shown
from checker.commands.speech import interface_language, said
from checker.errors import CheckerError, ConfigError, ReadError
from checker.finding import Severity
from checker.plan import Plan, Wishes, plan
from checker.readers import find_reports
from checker.text import Text

if TYPE_CHECKING:
    from checker.audit.history import Comparison

CACHE = Path(".checker-cache") / "audit.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...]
    outputs: tuple[summaries.Output, ...]
    wishes: Wishes
    lang: str
    made: str
    against: str | None
    fail_on: Severity | None
    force: bool
    quiet: bool


def here(request: Request, processes: int | None, cache: Path | None) -> int:
    """Audit on this machine; ``cache`` None keeps nothing. The exit code comes back."""
    files, unfit = _found(request.paths)
    summaries.refuse(request.outputs, request.paths, files, force=request.force)
    earlier = dataset.read(request.against) if request.against else None
    planned = plan_of(files, request.wishes)
    with _opened(cache) as store:
        if store.set_aside is not None:
            tell(
                said("Tệp lưu tạm bị hỏng, đã để riêng:", "The cache was damaged and set aside:")
                + f" {store.set_aside}"
            )
        run = LocalRun(tasks_of(planned.jobs, named(request.paths, files), unfit), store)
        steps = run.steps(processes)
        for _ in steps if request.quiet else shown(steps, len(run.left), sum(map(size_of, planned.jobs))):
            pass
        audit = run.audit(provenance_of(planned.jobs, request.made))
        for output in request.outputs:
            if output.form == summaries.PARQUET:
                _write(output.path, audit, force=request.force)
        _render(request, audit, earlier)
        known = len(audit.reports) - len(run.left)
        return _closed(request, audit, run.errors, known)


def on_cluster(request: Request, address: str) -> int:
    """Audit on a Dask cluster, into the data set that is among the outputs. The exit code comes back."""
    from checker.auditing import cluster

    cluster.demand()
    folders = [output for output in request.outputs if output.form == summaries.PARQUET]
    if len(folders) != 1:
        raise ConfigError(
            None,
            Text(
                "với --cluster, cần đúng một -o là thư mục .parquet mà mọi máy đều ghi được (thư mục chung hoặc s3://…)",
                "with --cluster exactly one -o must be a .parquet folder that all machines can write to (shared, or s3://…)",
            ),
        )
    files, unfit = cluster.found(request.paths)
    summaries.refuse(request.outputs, request.paths, files, force=request.force)
    earlier = dataset.read(request.against) if request.against else None
    planned = plan_of(files, request.wishes)
    run = cluster.ClusterRun(
        tasks_of(planned.jobs, named(request.paths, files), unfit),
        provenance_of(planned.jobs, request.made),
        folders[0].path,
        force=request.force,
    )
    steps = run.steps(address)
    for _ in steps if request.quiet else shown(steps, run.parts):
        pass
    audit = dataset.read(folders[0].path)
    _render(request, audit, earlier)
    unread = [ReadError(record.path, record.error) for record in audit.reports if record.error is not None]
    return _closed(request, audit, unread, 0)


def _write(path: str, audit: Audit, *, force: bool) -> None:
    try:
        dataset.write(path, audit, force=force)
    except OSError as error:
        raise summaries.unwritable(path, error) from error


def _found(paths: Sequence[str]) -> tuple[list[str], list[CheckerError]]:
    if STANDARD_INPUT in paths:
        raise ConfigError(
            STANDARD_INPUT,
            Text(
                "bản tổng hợp lập từ tệp và thư mục, không từ đầu vào chuẩn; hãy chỉ tệp hoặc thư mục",
                "an audit is made of files and folders, not of standard input; name some",
            ),
        )
    files, unfit = find_reports(paths)
    return files, list(unfit)


def plan_of(files: Sequence[str], wishes: Wishes) -> Plan:
    """The jobs. An audit under settings that can't be meant is none: the first fault is raised."""
    planned = plan(files, wishes)
    if planned.errors:
        raise planned.errors[0]
    return planned


@contextmanager
def _opened(cache: Path | None) -> Iterator[Store]:
    """The cache; a passing one where none is wanted, or where the usual place can't be written to."""
    with tempfile.TemporaryDirectory() as folder, _store(cache, Path(folder) / CACHE.name) as store:
        yield store


def _store(cache: Path | None, passing: Path) -> Store:
    if cache is None:
        return Store(passing)
    try:
        if cache != CACHE:
            return Store(cache / CACHE.name if cache.is_dir() else cache)
        store = Store(CACHE)
    except ConfigError as error:
        if cache != CACHE:
            raise
        complain(error, interface_language())
        return Store(passing)
    with suppress(OSError):
        # Nobody wants it among the files that a project keeps.
        (CACHE.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    return store


def _render(request: Request, audit: Audit, earlier: Audit | None) -> None:
    """The pages and workbooks."""
    pages = [output for output in request.outputs if output.form != summaries.PARQUET]
    compared: Comparison | None = None
    if earlier is not None and pages:
        from checker.audit.compare import compare

        compared = compare(earlier, audit)
    for output in pages:
        from checker.renderers.audit import render

        summaries.put(output.path, render(audit, compared, output.form, request.lang))


def _closed(request: Request, audit: Audit, errors: Sequence[CheckerError], known: int) -> int:
    """Say how it went; the exit code."""
    for error in errors:
        complain(error, interface_language())
    if not request.quiet:
        tell(_account(len(audit.reports), known, len(errors), [output.path for output in request.outputs]))
    if errors:
        return FAILED
    return FOUND if request.fail_on is not None and _found_any(audit, request.fail_on) else OK


def _account(reports: int, known: int, unread: int, written: Sequence[str]) -> str:
    listed = ", ".join(written)
    return Text(
        f"{reports} báo cáo (lấy lại từ lần trước: {known}), không đọc được: {unread}; đã ghi {listed}",
        f"{reports} reports ({known} known from before), {unread} could not be read; written: {listed}",
    ).said(interface_language())


def _found_any(audit: Audit, level: Severity) -> bool:
    weights = {severity.value for severity in Severity if severity.rank >= level.rank}
    return any(check.severity in weights for record in audit.reports for check in record.checks)
