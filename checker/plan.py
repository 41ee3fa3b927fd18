"""What a command is to do: the files meant, and for each the rules, the language and the fail level that hold there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker import vocabulary
from checker.batch import Job
from checker.config import Config, config_for
from checker.errors import CheckerError, ConfigError
from checker.finding import Severity
from checker.identities import rule_of
from checker.keys import nearest
from checker.packs import choose, load_rules
from checker.rule import Rule
from checker.settings import Settings
from checker.text import Text
from checker.vocabulary import NO_ADDITIONS

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asks for; what it leaves open, each file's configuration settles."""

    lang: str | None = None
    fail_on: Severity | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    named: tuple[str, ...] | None = None
    """Files that the user names one by one: no setting excludes them. None: all."""
    today: date | None = None
    accept: bool = True
    """Tracked changes are read as if accepted."""


class Plan(NamedTuple):
    """Jobs, the fail level and the settings of each, and what can't be done."""

    jobs: tuple[Job, ...]
    levels: tuple[Severity, ...]
    errors: tuple[CheckerError, ...]
    configs: tuple[Config, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that a result may name: those of the packs, and all identities."""
        own = {identity.name: rule_of(identity) for config in self.configs for identity in config.identities}
        return (*load_rules(), *own.values())


def plan(files: Iterable[str], wishes: Wishes, standard_input: tuple[str, bytes] | None = None) -> Plan:
    """A job for each file. ``standard_input`` is the name and the contents of ``-``."""
    jobs: list[Job] = []
    levels: list[Severity] = []
    configs: list[Config] = []
    faults: dict[str, CheckerError] = {}
    for file in files:
        path, data = standard_input if standard_input and file == STANDARD_INPUT else (file, None)
        try:
            config = config_for(path)
            choose(_rules(config), wishes.select, wishes.ignore)
            chosen = _names(config, wishes)
            settings = _settings(config, path, wishes)
        except CheckerError as error:
            # One faulty configuration is one error, however many files it governs.
            faults[str(error)] = error
            continue
        if wishes.named is not None and file not in wishes.named and config.excludes(path):
            continue
        jobs.append(Job(path, chosen, wishes.lang or config.lang, data, settings, wishes.accept))
        levels.append(wishes.fail_on or config.fail_on)
        configs.append(config)
    return Plan(tuple(jobs), tuple(levels), tuple(faults.values()), tuple(configs))


def _rules(config: Config) -> tuple[Rule, ...]:
    """All rules that the configuration knows: those of the packs, and its own identities."""
    packed = load_rules()
    own = tuple(map(rule_of, config.identities))
    for rule in own:
        if rule.name in {r.name for r in packed}:
            raise ConfigError(
                config.source,
                Text(
                    f"đẳng thức “{rule.name}” trùng tên với một luật; hãy đặt tên khác",
                    f"the identity “{rule.name}” has the name of a rule; give it another",
                ),
            )
    return (*packed, *own)


def _settings(config: Config, path: str, wishes: Wishes) -> Settings:
    """What the configuration says about checking this file; every rule and list of words it names must exist."""
    rules = _rules(config)
    choose(rules, [name for name, _ in config.severity], (), source=config.source)
    choose(rules, [name for _, s in config.suppress for name in s.rules], (), source=config.source)
    if config.words != NO_ADDITIONS:
        _demand_lists(config)
    return Settings(
        period=config.period,
        severity=config.severity,
        identities=config.identities,
        rounding=config.rounding,
        words=config.words,
        suppress=config.suppressions(path),
        rule_names=tuple(rule.name for rule in rules),
        today=wishes.today,
    )


def _demand_lists(config: Config) -> None:
    known = vocabulary.load()
    dimensions = {unit.dimension for unit in known.units.values()}
    for name, _, unit in config.words.units:
        near = nearest(unit.dimension, dimensions, least=0.75)
        if unit.dimension not in dimensions and near:
            # A new dimension is welcome; one that is nearly a known one would never convert.
            raise ConfigError(
                config.source,
                Text(
                    f"“{name}” thuộc loại đại lượng “{unit.dimension}”; có phải ý bạn là “{near}”?",
                    f"“{name}” is given the dimension “{unit.dimension}”; did you mean “{near}”?",
                ),
            )
    named = [(n, known.cues) for n, _ in config.words.cues] + [(n, known.lists) for n, _ in config.words.lists]
    for name, lists in named:
        if name not in lists:
            near = nearest(name, lists)
            listed = f"“{near}”" if near else ", ".join(sorted(known.cues))
            raise ConfigError(
                config.source,
                Text(
                    f"từ vựng không có danh sách “{name}”; có phải ý bạn là {listed}?",
                    f"the vocabulary has no list “{name}”; did you mean {listed}?",
                ),
            )


def _names(config: Config, wishes: Wishes) -> tuple[str, ...]:
    rules = _rules(config)
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
