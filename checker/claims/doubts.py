"""What is not settled of a figure: relations that fail, or that may be meant."""

from __future__ import annotations

from typing import NamedTuple

from checker.claim import Claim
from checker.claims.belief import Option


class Suspect(NamedTuple):
    """A relation that fails, and how likely it is that it was meant (before any slip is weighed)."""

    claim: Claim
    subject: int
    """The figure whose relation is sought: at most one of its suspects is true."""
    meant: float
    rank: int
    """How many relations of the subject were tried up to this one."""


class Doubt(NamedTuple):
    """A figure whose options are not settled: each with its chance of being meant, and whether it holds."""

    subject: int
    options: tuple[tuple[Option, float, bool], ...]
    asserted: bool = True
    """What is all but certain may be stated without reserve."""
    again: bool = False
    """The figure is computed from others already, but may be a second time: a whole split in two ways."""
