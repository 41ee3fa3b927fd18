"""An audit on any number of machines: batches of reports on a Dask cluster, each written as one part of the data set.

A part's bytes depend on its reports alone, so a batch may run twice (a machine was lost over it, or seemed to be) without
anything being lost or counted twice. A mark beside each part says what it was made from; a run that was broken off goes on
from there. The only importer of distributed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from itertools import islice
from typing import Any

from checker.audit.packing import unpack
from checker.audit.record import Provenance, ReportRecord
from checker.auditing import dataset, pool
from checker.auditing.keys import program_text, settings_of
from checker.auditing.places import Place, filesystem, is_remote, place
from checker.auditing.tasks import Done, Task, audited, failed, placed
from checker.errors import CheckerError, ConfigError, ReadError
from checker.readers import ENDINGS, bytes_of, find_reports
from checker.text import Text

_AHEAD = 2
"""Batches that wait for each thread of the cluster."""
_PATIENCE = 30
"""Seconds to wait for the cluster to answer."""
_ONE_AT_A_TIME = threading.Lock()
"""The vocabulary is one a process, so threads of one worker take turns. Workers with one thread each are best."""
_NO_DASK = Text(
    "cần thư viện distributed để dùng --cluster; hãy cài: pip install 'report-checker[cluster]'",
    "--cluster needs distributed; install it: pip install 'report-checker[cluster]'",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """The reports of one part."""

    number: int
    first: int
    tasks: tuple[Task, ...]
    target: str
    provenance: Provenance


def demand() -> None:
    """Raises ConfigError, with advice, where the library isn't installed."""
    try:
        _dask()
    except ImportError as error:
        raise ConfigError(None, _NO_DASK) from error


def found(paths: Sequence[str]) -> tuple[list[str], list[CheckerError]]:
    """The reports at paths and addresses, each once; and what could not be found."""
    files, unfit = find_reports([path for path in paths if not is_remote(path)])
    errors: list[CheckerError] = list(unfit)
    for address in filter(is_remote, paths):
        store, root = filesystem(address)
        names = [str(name) for name in sorted(store.find(root))]
        taken = [name for name in names if name.lower().endswith(ENDINGS) and "/." not in name.removeprefix(root)]
        files += [str(store.unstrip_protocol(name)) for name in taken]
        if not taken:
            errors.append(
                ReadError(
                    address,
                    Text("không có báo cáo nào ở địa chỉ này", "there are no reports at this address"),
                )
            )
    return list(dict.fromkeys(files)), errors


class ClusterRun:
    """One run over tasks that are numbered from 0 in their order; walk ``steps`` to its end, then read the data set."""

    def __init__(
        self, tasks: Sequence[Task], provenance: Provenance, target: str, *, force: bool, size: int = dataset.PART
    ) -> None:
        """Cut the tasks into batches of so many, each a part of the data set at ``target``."""
        self._provenance = provenance
        self._path = target
        self._force = force
        self._reports = len(tasks)
        self._size = size
        self._batches = [
            Batch(n, n * size, tuple(tasks[n * size : (n + 1) * size]), target, provenance)
            for n in range(dataset.parts_of(len(tasks), size))
        ]
        self.parts = len(self._batches)

    def steps(self, address: str) -> Iterator[int]:
        """Have all batches done; each number comes when its part is written for good."""
        target = dataset.opened(self._path, force=self._force, keep_marks=True)
        with _connected(address) as client:
            waiting = iter(self._batches)
            ahead = _AHEAD * max(1, sum(client.nthreads().values()))
            running = {_submitted(client, batch): batch for batch in islice(waiting, ahead)}
            while running:
                for future in _finished(client, address, list(running)):
                    batch = running.pop(future)
                    try:
                        future.result()
                    except _dask().KilledWorker:
                        _with_care(batch)
                    running |= {_submitted(client, following): following for following in islice(waiting, 1)}
                    yield batch.number
        dataset.finish(target, self._reports, self._provenance, self._size, keep_marks=True)


def _finished(client: Any, address: str, futures: list[Any]) -> list[Any]:
    """Those that are finished, once there are some. Raises ConfigError where no worker is left to finish any."""
    while True:
        try:
            done = _dask().wait(futures, timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
            return [future for future in futures if future in done]
        except TimeoutError:
            if not client.nthreads():
                raise ConfigError(
                    address,
                    Text(
                        "cụm máy không còn máy nào làm việc; hãy khởi động lại các máy rồi chạy lại lệnh này, phần đã xong được giữ",
                        "the cluster has no workers left; start some and run this again, what is done is kept",
                    ),
                ) from None


def _dask() -> Any:
    return import_module("distributed")


def _connected(address: str) -> Any:
    """A client of the cluster, which closes at the end of its ``with``."""
    try:
        return _dask().Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise ConfigError(
            address,
            Text(
                f"không kết nối được cụm máy ({error}); hãy kiểm tra địa chỉ, ví dụ tcp://may-chu:8786",
                f"the cluster doesn't answer ({error}); check the address, such as tcp://scheduler:8786",
            ),
        ) from error


def _submitted(client: Any, batch: Batch) -> Any:
    # Not pure: what a batch does is to write, and that must be done in this run whatever an earlier one has cached.
    return client.submit(written, batch, pure=False)


def written(batch: Batch) -> None:
    """On a worker: check a batch and write its part, unless the very same part is there already."""
    with _ONE_AT_A_TIME:
        target, tasks = place(batch.target), [_fetched(task) for task in batch.tasks]
        mark = _mark(batch, tasks)
        if not dataset.is_marked(target, batch.number, mark):
            _write(target, batch, mark, [audited(task) for task in tasks])


def _with_care(batch: Batch) -> None:
    """Some report of the batch kills every worker that takes it: here, in a process of its own, only that one is lost."""
    tasks = [_fetched(task) for task in batch.tasks]
    _write(place(batch.target), batch, _mark(batch, tasks), list(pool.one_by_one(tasks)))


def _write(target: Place, batch: Batch, mark: str, outcomes: Sequence[Done]) -> None:
    records = [_record(task, outcome) for task, outcome in zip(batch.tasks, outcomes, strict=True)]
    dataset.write_part(target, batch.number, batch.first, records, batch.provenance, mark)


def _record(task: Task, outcome: Done) -> ReportRecord:
    return failed(task, outcome) if outcome.error is not None else placed(unpack(outcome.packed), task.name)


def _mark(batch: Batch, tasks: Sequence[Task]) -> str:
    """A digest of all that a part is made from."""
    told = [program_text(), repr(batch.provenance)]
    for task in tasks:
        contents = sha256(task.job.data).hexdigest() if task.job.data is not None else ""
        told.append(f"{task.number} {task.name} {settings_of(task.job)} {contents}")
    return sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _fetched(task: Task) -> Task:
    """The task with the report's bytes; as it is where they can't be had, which its own error will say."""
    path = task.job.path
    try:
        if not is_remote(path):
            return replace(task, job=replace(task.job, data=bytes_of(path, path)))
        store, name = filesystem(path)
        return replace(task, job=replace(task.job, data=store.cat_file(name)))
    except (CheckerError, OSError):
        return task
