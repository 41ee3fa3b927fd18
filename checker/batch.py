"""Checking many files, over all cores where that pays. Results come in the order of the files, whoever was quickest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckerError, ReadError
from checker.report import Report
from checker.settings import Settings
from checker.text import Text

if TYPE_CHECKING:
    from concurrent.futures import Future

WORTH_A_POOL = 1_500_000
"""Bytes from which the time to start worker processes is won back."""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to check."""

    path: str
    rules: tuple[str, ...]
    """Names of the rules that apply."""
    lang: str | None = None
    data: bytes | None = None
    """Its contents, if it doesn't stand in a file."""
    settings: Settings | None = None
    accept: bool = True
    """Tracked changes are read as if accepted, else as if rejected."""


Outcome = Report | CheckerError


def run(jobs: Sequence[Job], processes: int | None = None) -> Iterator[Outcome]:
    """Check all; a report that can't be checked gives its error and holds nobody up. ``processes`` None: as needed."""
    workers = min(len(jobs), _fitting(jobs) if processes is None else processes)
    if workers < 2:
        return map(check_one, jobs)
    return _pooled(jobs, workers)


def check_one(job: Job) -> Outcome:
    """Check one report. Never raises: a fault of ours while checking is that report's error."""
    from checker.engine import check_document
    from checker.identities import rule_of
    from checker.packs import load_rules
    from checker.readers import read

    try:
        document = read(job.path, data=job.data, accept=job.accept)
        wanted = set(job.rules)
        own = job.settings.identities if job.settings else ()
        rules = tuple(r for r in (*load_rules(), *map(rule_of, own)) if r.name in wanted)
        return check_document(document, rules, job.lang, job.settings)
    except CheckerError as error:
        return error
    except Exception as fault:  # noqa: BLE001  # one report's crash must not cost the others their results
        return crashed(job.path, fault)


def crashed(path: str, fault: Exception) -> ReadError:
    """The error of a report over which the program itself failed."""
    cause = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    return ReadError(
        path,
        Text(
            vi=f"chương trình gặp sự cố khi kiểm tra tệp này ({cause}); hãy gửi tệp cho người phụ trách chương trình",
            en=f"the program failed on this file ({cause}); please send the file to its maintainers",
        ),
    )


def _fitting(jobs: Sequence[Job]) -> int:
    """How many processes are worth starting."""
    return cores() if len(jobs) > 1 and sum(map(size_of, jobs)) >= WORTH_A_POOL else 1


def cores() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def size_of(job: Job) -> int:
    """Bytes of a report; 0 where they can't be told."""
    if job.data is not None:
        return len(job.data)
    try:
        return Path(job.path).stat().st_size
    except OSError:
        return 0


def _pooled(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(check_one, job) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            yield _outcome(job, future)


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        return _alone(job)


def _alone(job: Job) -> Outcome:
    """Check a report in a process of its own: some report has killed its worker, and the pool can't tell which."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(check_one, job).result()
        except BrokenProcessPool:
            return killed(job.path)


def killed(path: str) -> ReadError:
    """The error of a report whose worker was killed over it."""
    return ReadError(
        path,
        Text(
            vi="chương trình bị dừng giữa chừng khi kiểm tra tệp này, có thể do thiếu bộ nhớ",
            en="the program was stopped while checking this file, perhaps for want of memory",
        ),
    )
