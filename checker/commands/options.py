"""Options and arguments that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from checker.commands.completion import rule_names
from checker.commands.speech import said

Command = TypeVar("Command", bound=Callable[..., object])
STANDARD_INPUT = "-"
ACCEPTED = "accepted"


def lang_option(command: Command) -> Command:
    """``--lang``."""
    words = said(
        "Ngôn ngữ kết quả (mặc định: theo từng báo cáo).", "Language of the output (default: each report's own)."
    )
    return click.option("--lang", type=click.Choice(["vi", "en"]), help=words)(command)


def changes_option(command: Command) -> Command:
    """``--changes``."""
    words = said(
        "Đọc các thay đổi được theo dõi (Track Changes) như đã chấp nhận hay đã từ chối (mặc định: accepted).",
        "Read tracked changes as if accepted or as if rejected (default: accepted).",
    )
    return click.option("--changes", type=click.Choice([ACCEPTED, "rejected"]), default=ACCEPTED, help=words)(command)


def rules_options(command: Command) -> Command:
    """``--select`` and ``--ignore``."""
    only = said("Chỉ dùng các luật này (a,b,c).", "Only these rules (a,b,c).")
    but = said("Bỏ qua các luật này.", "Not these rules.")
    rules = said("LUẬT", "RULES")
    ignore = click.option("--ignore", multiple=True, metavar=rules, shell_complete=rule_names, help=but)
    return click.option("--select", multiple=True, metavar=rules, shell_complete=rule_names, help=only)(ignore(command))


def names(options: Iterable[str]) -> tuple[str, ...]:
    """Names from options that may be given often, or once with commas."""
    return tuple(name.strip() for option in options for name in option.split(",") if name.strip())


def contents(paths: Iterable[str], name: str = "stdin.md") -> tuple[str, bytes] | None:
    """Name and contents of standard input, if it is among the paths."""
    return (name, sys.stdin.buffer.read()) if STANDARD_INPUT in paths else None
