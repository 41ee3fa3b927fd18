"""What makes a finding the same finding in tomorrow's draft: what it is about, not where it stands.

A fingerprint is made of the rule, the reporting period, and each figure's role, label, unit and value. Lines, pages, offsets and
the order of the text leave no trace in it, so it survives new page breaks, moved paragraphs and edits elsewhere. The half
without labels and period (``printed``) also survives a sentence or a title worded anew; the half without values (``relation``)
tells that the same relation has got other figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from checker.figure import Figure
from checker.finding import Check
from checker.report import Report
from checker.vocabulary import fold

VERSION = 1
"""Grows when the same finding would get another fingerprint."""
_EITHER = {"first": "either", "second": "either"}
"""Roles that only say which stands first: paragraphs that change places change these."""


class Fingerprint(NamedTuple):
    """The identity of one check. ``occurrence`` counts the checks of a report that are alike, from 1."""

    whole: str
    relation: str
    printed: str
    occurrence: int = 1

    @classmethod
    def of_words(cls, words: str) -> Fingerprint:
        """For what is told by its words alone."""
        digest = _digest([f"v{VERSION}", words])
        return cls(digest, digest, digest)

    def __str__(self) -> str:
        return self.whole if self.occurrence == 1 else f"{self.whole}:{self.occurrence}"


def fingerprints(report: Report) -> tuple[Fingerprint, ...]:
    """The fingerprint of each of the report's checks."""
    period = f"{report.period.start}/{report.period.end}" if report.period else ""
    seen: Counter[str] = Counter()
    made = []
    for check in report.checks:
        figures = [(_EITHER.get(role, role), report.figures[i]) for i, role in check.figures]
        own = [f"v{VERSION}", check.rule]
        head = [*own, period]
        # Sorted: the parts of a sum are the same sum in any order.
        labels = sorted(f"{role}|{_label(f)}|{fold(f.unit)}" for role, f in figures)
        values = sorted(f"{role}|{_value(f)}|{fold(f.unit)}" for role, f in figures)
        both = sorted(f"{role}|{_label(f)}|{_value(f)}|{fold(f.unit)}" for role, f in figures)
        whole = _digest([*head, *both, *_otherwise(check)])
        seen[whole] += 1
        made.append(
            Fingerprint(
                whole,
                _digest([*head, *labels, *_otherwise(check)]),
                _digest([*own, *values, *_otherwise(check)]),
                seen[whole],
            )
        )
    return tuple(made)


def _label(figure: Figure) -> str:
    return " ".join(fold(figure.label).split())


def _value(figure: Figure) -> str:
    """The value, so that ``02`` and ``2`` are one; as printed where there is none (dates, terms)."""
    if figure.value is None:
        return "".join(fold(figure.text).split())
    return format(figure.value, "f")


def _otherwise(check: Check) -> list[str]:
    """What tells checks apart that have no figures."""
    return [] if check.figures else [check.message.vi]


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
