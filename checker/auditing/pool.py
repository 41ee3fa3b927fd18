"""Auditing reports in processes of their own. Results come as they are ready; a worker that dies costs one report at most."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from checker.auditing.tasks import Done, Task, audited, lost
from checker.batch import WORTH_A_POOL, cores, size_of

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_AHEAD = 4
"""Reports that wait for each worker; more would only fill the memory."""


def run(tasks: Sequence[Task], processes: int | None = None) -> Iterator[Done]:
    """Audit all. ``processes`` None: as many as are worth it."""
    if processes is None and (len(tasks) < 2 or sum(size_of(task.job) for task in tasks) < WORTH_A_POOL):
        return map(audited, tasks)
    return _pooled(tasks, max(1, min(len(tasks), processes or cores())))


def _pooled(tasks: Sequence[Task], workers: int) -> Iterator[Done]:
    waiting = iter(tasks)
    while True:
        left = yield from _until_broken(waiting, workers)
        if not left:
            return
        # Some report has killed its worker, and the pool can't tell which: each of those in hand goes alone.
        yield from one_by_one(left)


def _until_broken(waiting: Iterator[Task], workers: int) -> Generator[Done, None, list[Task]]:
    """The results, until all are there or the pool breaks; returns the tasks that were lost with it."""
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures.process import BrokenProcessPool

    pool = _started(workers)
    running: dict[Future[Done], Task] = {}
    try:
        while True:
            for task in islice(waiting, workers * _AHEAD - len(running)):
                try:
                    running[pool.submit(audited, task)] = task
                except BrokenProcessPool:
                    return [*running.values(), task]
            if not running:
                return []
            lost = []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    lost.append(task)
            if lost:
                return [*lost, *running.values()]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def one_by_one(tasks: Sequence[Task]) -> Iterator[Done]:
    """Each task alone in its worker, so that it shows which one kills it; only that is lost."""
    from concurrent.futures.process import BrokenProcessPool

    pool: ProcessPoolExecutor | None = None
    try:
        for task in tasks:
            pool = pool or _started(1)
            try:
                yield pool.submit(audited, task).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = None
                yield lost(task)
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def _started(workers: int) -> ProcessPoolExecutor:
    """A pool of fresh processes: the same on every system, and nothing of ours is shared with them."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_watch_parent)


def _watch_parent() -> None:
    """In a worker: leave when the main process is gone, however it went, and let it alone answer to Ctrl-C."""
    import signal
    import threading
    from multiprocessing import connection, parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def leave() -> None:
            connection.wait([sentinel])
            os._exit(1)

        threading.Thread(target=leave, daemon=True).start()
