"""A bar on standard error while many or large reports are checked; never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from checker.commands.speech import said

Item = TypeVar("Item")
MANY = 8
"""Reports from which a bar is worth its line."""
LARGE = 1_000_000
"""Bytes of all reports from which it is."""


def shown(items: Iterable[Item], total: int, size: int = 0) -> Iterator[Item]:
    """The items as they come: ``total`` reports of together ``size`` bytes."""
    if (total < MANY and size < LARGE) or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(
        items, length=total, label=said("Đang kiểm tra", "Checking"), file=sys.stderr, show_pos=True
    ) as bar:
        yield from bar
