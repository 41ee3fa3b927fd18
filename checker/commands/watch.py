"""``--watch``: check again whenever a report, a folder's contents or the settings change."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

from checker.commands.options import STANDARD_INPUT
from checker.commands.output import complain, tell
from checker.commands.speech import interface_language, said
from checker.errors import CheckerError, ConfigError
from checker.text import Text

Command = TypeVar("Command", bound=Callable[..., object])
PAUSE = 0.3
"""Seconds between two looks."""
_SETTINGS = ("checker.toml", "pyproject.toml")


def watchable(command: Command) -> Command:
    """``--watch`` for a command that takes ``paths``."""

    @wraps(command)
    def watched(*, watch: bool, paths: tuple[str, ...], **kwargs: object) -> object:
        if not watch:
            return command(paths=paths, **kwargs)
        if STANDARD_INPUT in paths:
            raise ConfigError(None, Text("--watch không dùng được với “-”", "--watch can't be used with “-”"))
        return _watch(lambda again: command(paths=paths, **_again(kwargs, again=again)), paths)

    option = click.option(
        "--watch",
        is_flag=True,
        help=said("Kiểm tra lại mỗi khi tệp thay đổi.", "Check again whenever a file changes."),
    )
    option(watched)
    return watched  # type: ignore[return-value]  # the same command with one more parameter


def _again(kwargs: dict[str, object], *, again: bool) -> dict[str, object]:
    """From the second time on the output file is our own."""
    return {**kwargs, "force": True} if again and "force" in kwargs else kwargs


def _watch(check: Callable[[bool], object], paths: Iterable[str]) -> object:
    """Check until the user interrupts; nothing that goes wrong with a file ends the watch."""
    from checker.config import forget

    seen, again = None, False
    while True:
        now = snapshot(paths)
        if now != seen:
            seen = now
            forget()
            try:
                check(again)
            except CheckerError as error:
                complain(error, interface_language())
            again = True
            tell(said("… đang chờ thay đổi; Ctrl-C để dừng", "… waiting for changes; Ctrl-C ends"))
        time.sleep(PAUSE)


def snapshot(paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Time and size of everything that a check of these paths depends on."""
    from checker.readers import find_reports

    files, _ = find_reports(paths)
    folders = {folder for file in files for folder in Path(file).absolute().parents}
    settings = [str(folder / name) for folder in sorted(folders) for name in _SETTINGS]
    states: dict[str, tuple[int, int]] = {}
    for file in (*files, *settings):
        try:
            state = os.stat(file)  # noqa: PTH116  # one call a file, often
        except OSError:
            continue
        states[file] = (state.st_mtime_ns, state.st_size)
    return states
