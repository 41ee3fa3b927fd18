"""Judge one claim by its rule: evaluate the equation over ranges, weigh the wording, word the message, find the repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from checker.claim import EACH, ONE, Claim, Kind, Operand, Strength
from checker.compound import unit_behind
from checker.equation import Equation
from checker.figure import Figure, Role
from checker.figures.build import Reading
from checker.finding import Check, Repair, Severity, Status
from checker.interval import Interval
from checker.ranges import PrintedRanges, counted, last_unit, placed, significant
from checker.repair import last_place, one_slip_explains, printed_as, repairs
from checker.rule import Rule
from checker.stated import Stated, sign_apart, stated_operands
from checker.text import Text
from checker.vocabulary import phrases

_TELLING = 3
"""Digits of a whole from which one typing slip that explains a whole gap is no chance."""
_ROUND = 4
"""Significant digits up to which a number that ends in zeros may have been rounded; not: ``11.785.250.000 đồng``."""


class Judge:
    """Judges the claims of one document."""

    def __init__(self, reading: Reading, rules: Mapping[str, Rule]) -> None:
        self.figures = reading.figures
        self.ranges = PrintedRanges(self.figures)
        self.mark = reading.decimal
        self.rules = rules

    def check(self, claim: Claim) -> Check | None:
        """The claim's check; None when its rule is switched off or its mismatch says nothing."""
        rule = self.rules.get(claim.shape)
        if rule is None:
            return None
        if rule.equation is not None:
            return self._computed(claim, rule, rule.equation)
        if rule.judge is None:
            raise TypeError(f"{rule.name} has neither an equation nor a judge")
        return self._judged(claim, rule, rule.judge(claim, self.figures))

    # ---- rules that are no equations -----------------------------------------------------------------------------------

    def _judged(self, claim: Claim, rule: Rule, status: Status) -> Check | None:
        severity = None
        if status is Status.FAIL:
            if claim.strength is Strength.SILENT:
                return None
            severity = Severity.WARNING if claim.strength is Strength.LIKELY else rule.severity
        offered: tuple[Repair, ...] = ()
        if status is Status.FAIL and claim.kind is Kind.NOTATION and claim.detail:
            offered = (Repair(claim.operands[0].figure, claim.detail, Text("viết đúng dấu", "the right marks")),)
        return self._made(claim, rule, status, severity, "", None, offered)

    # ---- equations -------------------------------------------------------------------------------------------------------

    def _computed(self, claim: Claim, rule: Rule, equation: Equation) -> Check | None:
        values = self.ranges.of(claim.operands)
        target = next(o for o in claim.operands if o.role == equation.target)
        figure = self.figures[target.figure]
        needed = equation.solve(equation.target, values)
        own = needed if target.factor is ONE else needed.scaled(1 / target.factor)
        computed = self._value(claim, equation, target)
        if values[equation.target][0].meets(needed):
            return self._made(claim, rule, Status.PASS, None, "", (computed, own), ())
        said = self._said(computed, figure)
        if claim.strength is Strength.SILENT:
            return None
        stated = stated_operands(claim.operands, self.figures, self.mark)
        status, severity = self._weighed(claim, rule, equation, values, stated, figure, target)
        offered: tuple[Repair, ...] = ()
        if status is Status.FAIL:
            offered = repairs(equation, stated, recomputed_first=figure.role is not Role.MEASURE)
        return self._made(claim, rule, status, severity, said, (computed, own), offered)

    def _weighed(
        self,
        claim: Claim,
        rule: Rule,
        equation: Equation,
        values: Mapping[str, Sequence[Interval]],
        stated: Sequence[Stated],
        figure: Figure,
        target: Operand,
    ) -> tuple[Status, Severity | None]:
        """What a mismatch amounts to: error, warning, note, or a doubt."""
        if last_place(equation, values, figure.decimals, target.factor):
            if claim.kind is not Kind.TOTAL:
                return Status.FAIL, Severity.NOTE
            if not counted(claim.operands, self.figures):
                return (Status.FAIL, Severity.NOTE) if claim.strength >= Strength.LIKELY else (Status.UNSURE, None)
        if equation.holds(self._loosened(claim)):
            return Status.UNSURE, None
        if claim.strength is Strength.ASSERTED:
            return Status.FAIL, rule.severity
        if claim.strength is Strength.LIKELY:
            return Status.FAIL, Severity.WARNING
        telling = claim.detail in ("bracket", "parallel") or _digits(figure) >= _TELLING
        if telling and one_slip_explains(equation, stated):
            return Status.FAIL, Severity.WARNING
        return Status.UNSURE, None

    def _loosened(self, claim: Claim) -> dict[str, list[Interval]]:
        """The ranges if round numbers of four digits and more were rounded to where their zeros begin; norms of money aren't."""
        values = self.ranges.of(claim.operands)
        for o, place in placed(claim.operands):
            figure = self.figures[o.figure]
            value, unit = Fraction(figure.value or 0), last_unit(figure)
            free = o.role not in ("plan", "whole") and not (o.role == "part" and claim.kind is Kind.TOTAL)
            free = free and not (o.role in EACH and figure.unit.startswith(phrases("money_units")))
            if free and unit >= 100 and abs(value) >= 1000 and significant(figure) <= _ROUND:
                values[o.role][place] = Interval(value - unit / 2, value + unit / 2).scaled(o.factor)
        return values

    def _value(self, claim: Claim, equation: Equation, target: Operand) -> Fraction | None:
        """What the target recomputes to from the printed values, in its own unit."""
        points: dict[str, list[Fraction]] = {}
        for o in claim.operands:
            value = Fraction(self.figures[o.figure].value or 0)
            points.setdefault(o.role, []).append(value if o.factor is ONE else value * o.factor)
        computed = equation.value(points)
        return computed if computed is None or target.factor is ONE else computed / target.factor

    # ---- words -----------------------------------------------------------------------------------------------------------

    def _said(self, computed: Fraction | None, figure: Figure) -> str:
        if computed is None:
            return "?"
        text = printed_as(-computed if sign_apart(figure) else computed, figure, self.mark)
        return _with_unit(text, figure)

    def _made(
        self,
        claim: Claim,
        rule: Rule,
        status: Status,
        severity: Severity | None,
        computed: str,
        results: tuple[Fraction | None, Interval] | None,
        offered: tuple[Repair, ...],
    ) -> Check:
        value, own = results or (None, None)
        return Check(
            rule=rule.name,
            kind=rule.kind,
            status=status,
            severity=severity,
            figures=tuple((o.figure, o.role) for o in claim.operands),
            message=rule.message.format(**self._words(claim), computed=computed, detail=claim.detail)
            if status is not Status.PASS
            else Text("", ""),
            recomputed=value,
            low=own.low if own else None,
            high=own.high if own else None,
            repairs=offered,
            factors=tuple(o.factor for o in claim.operands),
        )

    def _words(self, claim: Claim) -> dict[str, str]:
        """Every role as printed, with its unit; several of one role joined by their signs."""
        words: dict[str, str] = {}
        for o in claim.operands:
            figure = self.figures[o.figure]
            if o.role in words:
                words[o.role] += (" − " if o.factor < 0 else " + ") + figure.text
            elif claim.kind is Kind.TOTAL and o.role in ("part", "movement"):
                words[o.role] = ("−" if o.factor < 0 else "") + figure.text
            else:
                words[o.role] = _with_unit(figure.text, figure)
        return words


def _digits(figure: Figure) -> int:
    return len(str(abs(figure.value or 0)).replace(".", "").strip("0"))


def _with_unit(text: str, figure: Figure) -> str:
    """The number with its unit as it is written in Vietnamese: no blank before a percent sign."""
    if figure.role is Role.PERCENT:
        return text + "%"
    if figure.role is Role.POINTS:
        return text + " điểm %"
    if figure.role is Role.MULTIPLE:
        return text + " lần"
    return f"{text} {unit_behind(text, figure.unit)}".rstrip()
