"""Settings that do nothing, told on standard error: suppressions that suppress nothing or have expired, identities unchecked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from checker.commands.speech import interface_language
from checker.text import Text, day_said

if TYPE_CHECKING:
    from checker.batch import Outcome
    from checker.config import Config
    from checker.finding import Unmet
    from checker.plan import Plan
    from checker.suppress import Suppression


def idle_identities(outcomes: Sequence[Outcome], planned: Plan) -> list[str]:
    """What to say of the user's equations that were checked in no report: the labels that named nothing, and the nearest."""
    configs = {config.source: config for config in planned.configs if config.identities}
    return [words for config in configs.values() for words in _unchecked(config, outcomes, planned)]


def _unchecked(config: Config, outcomes: Sequence[Outcome], planned: Plan) -> Iterator[str]:
    from checker.report import Report

    governed = [o for o, g in zip(outcomes, planned.configs, strict=True) if g.source == config.source]
    reports = [o for o in governed if isinstance(o, Report)]
    for identity in config.identities:
        unmet = [(u, r.document.path) for r in reports for u in r.unmet if u.name == identity.name]
        if unmet and len(unmet) == len(reports):
            # Where most labels were found is where they were most likely meant.
            closest, path = min(unmet, key=lambda found: found[0].lacking)
            yield _unmet(config, closest, path)


def _unmet(config: Config, unmet: Unmet, path: str) -> str:
    return Text(
        f"{config.source}: [[identity]] {unmet.name} chưa kiểm tra được; trong {path}: {unmet.why.vi}",
        f"{config.source}: [[identity]] {unmet.name} could not be checked; in {path}: {unmet.why.en}",
    ).said(interface_language())


def idle_suppressions(
    outcomes: Sequence[Outcome], planned: Plan, paths: Sequence[str], today: date | None
) -> list[str]:
    """What to say of them. One that covers several files is judged only where a whole folder was checked."""
    whole = any(os.path.isdir(path) for path in paths)  # noqa: PTH112  # no error for a path that can't be one
    configs = {config.source: config for config in planned.configs if config.suppress}
    return [words for config in configs.values() for words in _idle(config, outcomes, planned, today, whole=whole)]


def _idle(
    config: Config, outcomes: Sequence[Outcome], planned: Plan, today: date | None, *, whole: bool
) -> Iterator[str]:
    for pattern, order in config.suppress:
        if today and order.until and order.until < today:
            yield _expired(config, order, order.until)
        elif (whole or (pattern and "*" not in pattern)) and _unused(config, order, outcomes, planned):
            yield _useless(config, order)


def _unused(config: Config, order: Suppression, outcomes: Sequence[Outcome], planned: Plan) -> bool:
    """Whether it was looked for and nowhere found: its files were read, and its rules ran there."""
    from checker.report import Report
    from checker.suppress import in_use

    seen = False
    for outcome, job, governing in zip(outcomes, planned.jobs, planned.configs, strict=True):
        if governing.source != config.source or order not in governing.suppressions(job.path):
            continue
        if not isinstance(outcome, Report) or not set(order.rules) <= set(job.rules) or in_use(outcome, order):
            return False
        seen = True
    return seen


def _expired(config: Config, order: Suppression, until: date) -> str:
    rules = ", ".join(order.rules)
    return Text(
        f"{config.source}: [[suppress]] {rules} đã hết hạn ngày {day_said(until, 'vi')}",
        f"{config.source}: [[suppress]] {rules} expired on {until.isoformat()}",
    ).said(interface_language())


def _useless(config: Config, order: Suppression) -> str:
    rules = ", ".join(order.rules)
    return Text(
        f"{config.source}: [[suppress]] {rules} không còn tác dụng; hãy xóa đi",
        f"{config.source}: [[suppress]] {rules} suppresses nothing; remove it",
    ).said(interface_language())
