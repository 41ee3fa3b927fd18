"""Judge one claim by its rule: evaluate the equation over ranges, weigh the wording, word the message."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.claim import Claim, Operand, Strength
from checker.figure import Figure, Role
from checker.figures.build import Reading
from checker.finding import Check, Severity, Status
from checker.ranges import ranges
from checker.rule import Rule
from checker.text import Text


class Judge:
    """Judges the claims of one document."""

    def __init__(self, reading: Reading, rules: Mapping[str, Rule]) -> None:
        self.figures = reading.figures
        self.decimal = reading.decimal
        self.rules = rules

    def check(self, claim: Claim) -> Check | None:
        """The claim's check; None when its rule is switched off or its mismatch says nothing."""
        rule = self.rules.get(claim.shape)
        if rule is None:
            return None
        if rule.equation is not None:
            values = ranges(claim.operands, self.figures)
            status = Status.PASS if rule.equation.holds(values) else Status.FAIL
        else:
            assert rule.judge is not None
            status = rule.judge(claim, self.figures)
        severity = rule.severity if status is Status.FAIL else None
        if status is Status.FAIL:
            if claim.strength is Strength.SILENT:
                return None
            if claim.strength is Strength.ASKS:
                status, severity = Status.UNSURE, None
            elif claim.strength is Strength.LIKELY:
                severity = Severity.WARNING
        return Check(
            rule.name,
            rule.kind,
            status,
            severity,
            tuple((o.figure, o.role) for o in claim.operands),
            Text(rule.name, rule.name),
        )
