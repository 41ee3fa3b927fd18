"""A rule's equation as a workbook's formula over the cells that hold the printed figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from checker.audit.summary import Finding
from checker.equation import Equation, EquationError
from checker.renderers.audit.sheets import precise
from checker.renderers.audit.values import places_of

_NAME = re.compile(r"sum\(\s*([^\W\d]\w*)\s*\)|[^\W\d]\w*")
_LONGEST = 8_000
"""Characters; Excel takes 8,192."""


def recomputation(finding: Finding, cells: Sequence[str]) -> tuple[str, Fraction] | None:
    """The formula for what the first figure recomputes to, in its own unit, and its exact value.

    ``cells`` are those of the finding's figures. None where the rule is no equation, where a workbook can't hold one of the
    numbers, or where the formula doesn't come to what was recorded: then the recorded value is written instead.
    """
    check = finding.check
    if not check.formula or not check.recomputed or not all(precise(f.value) for f in finding.figures[1:]):
        return None
    terms: dict[str, list[str]] = {}
    points: dict[str, list[Fraction]] = {}
    for part, figure, cell in zip(check.parts, finding.figures, cells, strict=True):
        factor = Fraction(part.factor)
        terms.setdefault(part.role, []).append(_times(cell, factor))
        points.setdefault(part.role, []).append(Fraction(figure.value or 0) * factor)
    try:
        value = Equation(check.formula).value(points)
        right = _NAME.sub(lambda name: _term(name, terms), check.formula.partition("=")[2].strip())
    except (EquationError, KeyError, ValueError):
        return None
    own = Fraction(check.parts[0].factor)
    if value is None or not own or not _same(value / own, check.recomputed):
        return None
    formula = right if own == 1 else f"({right})/{_constant(own)}"
    return (formula, value / own) if len(formula) <= _LONGEST else None


def _same(value: Fraction, recorded: str) -> bool:
    """Whether the record says the same, as far as its places go."""
    return abs(value - Fraction(recorded)) <= Fraction(1, 10 ** places_of(recorded))


def _term(name: re.Match[str], terms: dict[str, list[str]]) -> str:
    if name[1]:
        return "(" + "+".join(terms[name[1]]) + ")"
    (only,) = terms[name[0]]
    return only


def _times(cell: str, factor: Fraction) -> str:
    return cell if factor == 1 else f"({_constant(factor)}*{cell})"


def _constant(value: Fraction) -> str:
    return f"{value.numerator}" if value.denominator == 1 else f"({value.numerator}/{value.denominator})"
