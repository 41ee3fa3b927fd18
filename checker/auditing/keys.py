"""What decides a report's results besides its contents, as digests: settings, rules' texts, the program's own text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from checker import __version__
from checker.audit.packing import LAYOUT
from checker.audit.record import Provenance
from checker.audit.sectors import NAMES as SECTORS
from checker.batch import Job
from checker.identities import rule_of
from checker.packs import folders, load_rules


def result_key(job: Job, contents: str) -> str:
    """The key of the results for these contents (their SHA-256), checked as the job says, by this very program."""
    ending = PurePosixPath(job.path.replace("\\", "/")).suffix.lower()
    return _digest([f"layout {LAYOUT}", program_text(), rules_text(), settings_of(job), ending, contents])


def settings_of(job: Job) -> str:
    """A digest of what the job says about checking, but for the file it is about."""
    return _digest([repr(job.rules), repr(job.lang), repr(job.settings), repr(job.accept)])


def provenance_of(jobs: Sequence[Job], made: str) -> Provenance:
    """What an audit of these jobs is made with."""
    used = {name for job in jobs for name in job.rules}
    own = {i: None for job in jobs for i in (job.settings.identities if job.settings else ())}
    summaries = {rule.name: rule.summary for rule in (*load_rules(), *map(rule_of, own)) if rule.name in used}
    names = (*sorted(summaries.items()), *SECTORS.items())
    settings = sorted({settings_of(job) for job in jobs})
    configuration = _digest([rules_text(), *settings])
    return Provenance(__version__, tuple(sorted(used)), configuration, made, names)


@cache
def rules_text() -> str:
    """A digest of the texts of all rules and vocabularies that are installed."""
    return _texts(folders())


@cache
def program_text() -> str:
    """A digest of the program's own text and version: a program that was mended finds other things."""
    return _digest([__version__, _texts([Path(__file__).parent.parent])])


def _texts(roots: Iterable[Path]) -> str:
    parts = []
    for root in roots:
        for file in sorted(root.rglob("*")):
            if file.suffix in {".py", ".toml"}:
                # Line ends differ between systems and mean nothing.
                text = file.read_bytes().replace(b"\r\n", b"\n")
                parts.append(f"{file.relative_to(root).as_posix()} {sha256(text).hexdigest()}")
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
