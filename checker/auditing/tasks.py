"""The reports of an audit: which there are, what they are called in it, and the checking of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath

from checker.audit.packing import pack
from checker.audit.record import ReportRecord
from checker.auditing.keys import result_key
from checker.auditing.origin import folder_body
from checker.auditing.places import is_remote
from checker.auditing.recording import failed_record, record_of
from checker.batch import Job, check_one, crashed, killed
from checker.errors import CheckerError
from checker.identities import Identity, rule_of
from checker.packs import load_rules
from checker.readers import bytes_of
from checker.rule import Rule


@dataclass(frozen=True, slots=True)
class Task:
    """One report to audit. ``name`` is its path in the audit; ``error`` says why there is nothing to check."""

    number: int
    name: str
    job: Job
    error: CheckerError | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: a packed record under its key, or an error."""

    number: int
    sha256: str
    size: int
    key: str
    packed: bytes
    error: CheckerError | None = None


def named(paths: Sequence[str], files: Iterable[str]) -> dict[str, str]:
    """What each file is called in the audit: its path below the folder that was given, else its name.

    Where that would call two files the same, the given folder's own name, and then the whole path, is put before it.
    """
    folders = [PurePath(path) for path in paths if is_remote(path) or Path(path).is_dir()]
    short, longer, whole = {}, {}, {}
    for file in files:
        path = PurePath(file)
        above = next((folder for folder in folders if folder in path.parents), path.parent)
        short[file] = path.relative_to(above).as_posix()
        longer[file] = (PurePath(above.name) / path.relative_to(above)).as_posix()
        whole[file] = path.as_posix()
    return _apart(short, _apart(longer, whole))


def _apart(names: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    often = Counter(names.values())
    return {file: name if often[name] == 1 else others[file] for file, name in names.items()}


def tasks_of(jobs: Sequence[Job], names: Mapping[str, str], unfit: Sequence[CheckerError] = ()) -> list[Task]:
    """The tasks in the order of the names; what couldn't even be found is one of them, and will be told so."""
    found = [Task(0, names[job.path], job) for job in jobs]
    found += [Task(0, PurePath(error.path or "").as_posix(), Job(error.path or "", ()), error) for error in unfit]
    ordered = sorted(found, key=lambda task: task.name)
    return [replace(task, number=number) for number, task in enumerate(ordered)]


def audited(task: Task) -> Done:
    """Check one report. Never raises: what goes wrong is the report's error."""
    job, digest, size = task.job, "", 0
    if task.error is not None:
        return Done(task.number, digest, size, "", b"", task.error)
    try:
        data = bytes_of(job.path, job.path) if job.data is None else job.data
        digest, size = sha256(data).hexdigest(), len(data)
        outcome = check_one(replace(job, data=data))
        if isinstance(outcome, CheckerError):
            return Done(task.number, digest, size, "", b"", outcome)
        own = job.settings.identities if job.settings else ()
        # Not the path: the same contents have the same record wherever they lie.
        packed = pack(record_of(outcome, "", size, _rules(own)))
        return Done(task.number, digest, size, result_key(job, digest), packed)
    except CheckerError as error:
        return Done(task.number, digest, size, "", b"", error)
    except Exception as fault:  # noqa: BLE001  # one report's crash must not cost the others their results
        return Done(task.number, digest, size, "", b"", crashed(job.path, fault))


def lost(task: Task) -> Done:
    """What became of a task whose worker was killed over it."""
    try:
        data = bytes_of(task.job.path, task.job.path) if task.job.data is None else task.job.data
        return Done(task.number, sha256(data).hexdigest(), len(data), "", b"", killed(task.job.path))
    except CheckerError as error:
        return Done(task.number, "", 0, "", b"", error)


@cache
def _rules(identities: tuple[Identity, ...]) -> dict[str, Rule]:
    return {rule.name: rule for rule in (*load_rules(), *map(rule_of, identities))}


def placed(record: ReportRecord, name: str) -> ReportRecord:
    """The record of a report that is called so in this audit."""
    return replace(record, path=name, body=record.body or folder_body(name))


def failed(task: Task, done: Done) -> ReportRecord:
    """The record of a task that came to nothing."""
    if done.error is None:
        raise TypeError(f"{task.name} did not fail")
    return failed_record(task.name, done.sha256, done.size, done.error)
