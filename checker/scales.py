"""Units of other sizes: what a hurried drafter writes in the place of another, ``5,3 triệu đồng`` for ``5,3 tỷ đồng``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from checker.vocabulary import load

STEP = 1000
"""From one scale word to the next; who is a million times off has made no slip of the hand."""


class Rescaled(NamedTuple):
    """A unit of another size, and how many times the printed one it is."""

    unit: str
    times: Fraction


@cache
def neighbours(unit: str) -> tuple[Rescaled, ...]:
    """The units next in size to one with a scale word, as a figure names it: ``tỷ đồng`` and ``nghìn đồng`` for ``triệu đồng``."""
    names = load().scale_names
    own = max((scale for scale, name in names.items() if f"{unit} ".startswith(f"{name} ")), default=None)
    if own is None:
        return ()
    thing = unit.removeprefix(names[own])
    steps = (Fraction(STEP), Fraction(1, STEP))
    return tuple(Rescaled(f"{names[own * times]}{thing}", times) for times in steps if own * times in names)
