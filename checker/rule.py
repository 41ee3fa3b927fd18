"""What a rule is. A rule file under ``rules/`` holds one value of this type, ``RULE``, and nothing that runs at import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.claim import Claim, Kind
from checker.equation import Equation
from checker.figure import Figure
from checker.finding import Severity, Status
from checker.text import Text

Judge = Callable[[Claim, Sequence[Figure]], Status]
"""For a rule that is no equation: the claim and all figures (indexed by id) in, the status out."""


class Example(NamedTuple):
    """A sentence of ours that the rule passes (``says`` empty) or faults with exactly these words, at this figure."""

    why: str
    text: str
    says: str = ""
    at: str = ""

    @classmethod
    def holds(cls, why: str, text: str) -> Example:
        """The rule makes a check here, and it passes."""
        return cls(why, text)

    @classmethod
    def fails(cls, why: str, text: str, *, at: str, says: str) -> Example:
        """The rule faults the figure printed ``at`` and says so in the sentence's language."""
        return cls(why, text, says, at)


class Explanation(NamedTuple):
    """The manual of a rule, under fixed headings."""

    checks: Text
    matters: Text
    allows: Text
    blind: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One fault the checker knows.

    ``equation``'s left side names the role that is recomputed and blamed. In ``message`` every role stands for the printed
    figure with its unit (several parts: ``42 + 63 + 02``), ``{computed}`` for what the blamed figure recomputes to and
    ``{detail}`` for the claim's detail.
    """

    name: str
    shape: str
    kind: Kind
    summary: Text
    message: Text
    explain: Explanation
    examples: tuple[Example, ...]
    severity: Severity = Severity.ERROR
    equation: Equation | None = None
    judge: Judge | None = None
