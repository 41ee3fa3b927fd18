"""A bar on standard error while many reports are checked; never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from checker.commands.speech import said

Item = TypeVar("Item")
MANY = 8
"""Reports from which a bar is worth its line."""


def shown(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items as they come."""
    if total < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(
        items, length=total, label=said("Đang kiểm tra", "Checking"), file=sys.stderr, show_pos=True
    ) as bar:
        yield from bar
