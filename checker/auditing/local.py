"""An audit on this machine: what the cache holds is taken from it, the rest is checked and put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import overload

from checker.audit.record import Audit, Provenance, ReportRecord
from checker.auditing import pool
from checker.auditing.keys import result_key
from checker.auditing.store import Store
from checker.auditing.tasks import Task, audited, failed, placed
from checker.errors import CheckerError
from checker.readers import bytes_of


class LocalRun:
    """One run over tasks that are numbered from 0 in their order; walk ``steps`` to its end, then ask for the audit."""

    def __init__(self, tasks: Sequence[Task], store: Store) -> None:
        """Look up what is in the store already."""
        self._tasks = tasks
        self._store = store
        self._kept: dict[int, str] = {}
        self._failed: dict[int, ReportRecord] = {}
        self.errors: list[CheckerError] = []
        """Of the reports that couldn't be read or checked."""
        if not store.is_empty():
            for task in tasks:
                key = _key(task)
                if key and store.holds(key):
                    self._kept[task.number] = key
        self.left = [task for task in tasks if task.number not in self._kept]
        """What is to be checked."""

    def steps(self, processes: int | None = None) -> Iterator[Task]:
        """Check what is left; each task comes when its result is kept for good."""
        for done in pool.run(self.left, processes):
            task = self._tasks[done.number]
            if done.error is not None:
                self._failed[task.number] = failed(task, done)
                self.errors.append(done.error)
            else:
                self._store.put(done.key, done.packed)
                self._kept[task.number] = done.key
            yield task

    def audit(self, provenance: Provenance) -> Audit:
        """The audit; its records are read from the store as they are asked for, so the store must stay open."""
        self.errors.sort(key=lambda error: (error.path or "", error.message))
        return Audit(provenance, KeptReports(self._tasks, self._store, self._kept, self._failed))


def _key(task: Task) -> str:
    """The key of the task's results; empty where its file can't be read."""
    if task.error is not None:
        return ""
    try:
        data = bytes_of(task.job.path, task.job.path)
    except CheckerError:
        return ""
    return result_key(task.job, sha256(data).hexdigest())


class KeptReports(Sequence[ReportRecord]):
    """The records of a run, read from the store one by one. One that has been damaged since is made anew."""

    def __init__(
        self, tasks: Sequence[Task], store: Store, kept: dict[int, str], failures: dict[int, ReportRecord]
    ) -> None:
        self._tasks = tasks
        self._store = store
        self._kept = kept
        self._failed = failures

    def __len__(self) -> int:
        return len(self._tasks)

    def __iter__(self) -> Iterator[ReportRecord]:
        return map(self._record, self._tasks)

    @overload
    def __getitem__(self, index: int) -> ReportRecord: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ReportRecord]: ...

    def __getitem__(self, index: int | slice) -> ReportRecord | Sequence[ReportRecord]:
        if isinstance(index, slice):
            return [self._record(task) for task in self._tasks[index]]
        return self._record(self._tasks[index])

    def _record(self, task: Task) -> ReportRecord:
        if task.number in self._failed:
            return self._failed[task.number]
        record = self._store.get(self._kept[task.number])
        if record is None:
            done = audited(task)
            if done.error is not None:
                self._failed[task.number] = failed(task, done)
                return self._failed[task.number]
            self._store.put(done.key, done.packed)
            self._kept[task.number] = done.key
            record = self._store.get(done.key)
        if record is None:
            raise RuntimeError(f"{self._store.path} does not keep what is put into it")
        return placed(record, task.name)
