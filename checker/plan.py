"""What a command is to do: the files meant, and for each the rules, the language and the fail level that hold there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.batch import Job
from checker.config import Config, config_for
from checker.errors import CheckerError, ConfigError
from checker.finding import Severity
from checker.packs import choose, load_rules
from checker.text import Text

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asks for; what it leaves open, each file's configuration settles."""

    lang: str | None = None
    fail_on: Severity | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    accept: bool = True
    """Tracked changes are read as if accepted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Jobs, the fail level of each, and what can't be done."""

    jobs: tuple[Job, ...]
    levels: tuple[Severity, ...]
    errors: tuple[CheckerError, ...]


def plan(files: Iterable[str], wishes: Wishes, standard_input: tuple[str, bytes] | None = None) -> Plan:
    """A job for each file. ``standard_input`` is the name and the contents of ``-``."""
    rules = load_rules()
    choose(rules, wishes.select, wishes.ignore)
    jobs: list[Job] = []
    levels: list[Severity] = []
    faults: dict[str, CheckerError] = {}
    for file in files:
        path, data = standard_input if standard_input and file == STANDARD_INPUT else (file, None)
        try:
            config = config_for(path)
            chosen = _names(config, wishes)
        except CheckerError as error:
            # One faulty configuration is one error, however many files it governs.
            faults[str(error)] = error
            continue
        jobs.append(Job(path, chosen, wishes.lang or config.lang, data, wishes.accept))
        levels.append(wishes.fail_on or config.fail_on)
    return Plan(tuple(jobs), tuple(levels), tuple(faults.values()))


def _names(config: Config, wishes: Wishes) -> tuple[str, ...]:
    rules = load_rules()
    configured = choose(rules, wishes.select or config.select, config.ignore, source=config.source)
    return tuple(rule.name for rule in configured if rule.name not in wishes.ignore)


def allow_output(output: str, inputs: Sequence[str], *, force: bool, option: str = "--output") -> None:
    """Refuse to write over a report, ever, and over another file unless told to."""
    target = Path(output)
    if not target.exists():
        return
    if any(Path(i).exists() and target.samefile(i) for i in inputs):
        raise ConfigError(
            output,
            Text(
                f"đây chính là báo cáo cần kiểm tra nên không được ghi đè; hãy chọn tên khác cho {option}",
                f"this is a report to check and will not be overwritten; choose another name for {option}",
            ),
        )
    if not force:
        raise ConfigError(
            output,
            Text(
                f"tệp đã có; thêm --force nếu muốn ghi đè, hoặc chọn tên khác cho {option}",
                f"the file exists; add --force to overwrite it, or choose another name for {option}",
            ),
        )
