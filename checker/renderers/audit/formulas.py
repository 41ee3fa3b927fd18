"""A rule's equation as a workbook's formulas over the cells that hold the printed figures and the ends of their ranges."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from checker.audit.summary import Finding
from checker.renderers.audit.cells import precise
from checker.renderers.audit.values import shown_places

_LONGEST = 8_000
"""Characters; Excel takes 8,192."""


class Cells(NamedTuple):
    """Where a figure's value and the ends of its range stand."""

    value: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula and what it comes to."""

    text: str
    value: Fraction


class _Unfit(Exception):  # noqa: N818  # no fault: the recorded value will do
    """The equation can't be written as a formula over these cells."""


class _Range(NamedTuple):
    """A piece of the equation from the values, and from the ends at which it is least and greatest."""

    value: Term
    low: Term | None
    high: Term | None


@dataclass(frozen=True, slots=True)
class Recomputation:
    """What the first figure recomputes to in its own unit, and the ends of the range; an end that can't be told is None."""

    value: Term
    low: Term | None
    high: Term | None


def recomputation(finding: Finding, cells: Sequence[Cells]) -> Recomputation | None:
    """The formulas for what the first figure of a finding recomputes to; ``cells`` are those of its figures.

    None where the rule is no equation, where a workbook can't hold one of the numbers, or where the formula doesn't come to
    what was recorded: then the recorded value is to be written.
    """
    check = finding.check
    if not check.formula or not check.recomputed or not all(precise(f.value) for f in finding.figures[1:]):
        return None
    operands: dict[str, list[_Range]] = {}
    for part, figure, cell in list(zip(check.parts, finding.figures, cells, strict=True))[1:]:
        value = Term(cell.value, Fraction(figure.value))
        low = Term(cell.low, Fraction(figure.low)) if precise(figure.low) else None
        high = Term(cell.high, Fraction(figure.high)) if precise(figure.high) else None
        factor = Fraction(part.factor)
        operands.setdefault(part.role, []).append(_scaled(_Range(value, low, high), factor))
    try:
        made = _walk(ast.parse(check.formula.partition("=")[2].strip(), mode="eval").body, operands)
        made = _scaled(made, 1 / Fraction(check.parts[0].factor))
    except (_Unfit, SyntaxError, ZeroDivisionError):
        return None
    # A record is rounded two places beyond the printed figure; the ends of its range outward.
    places = shown_places(finding.figures[0]) + 2
    if not _same(made.value, check.recomputed, places):
        return None
    # Where the checker took the figures as exact (a norm, people), the value itself is both ends.
    low, high = (
        next((term for term in (end, made.value) if term and recorded and _same(term, recorded, places)), None)
        for end, recorded in ((made.low, check.low), (made.high, check.high))
    )
    return Recomputation(made.value, low, high)


def _same(term: Term, recorded: str, places: int) -> bool:
    """Whether the record says the same to so many places, in a formula that Excel takes."""
    near = abs(term.value - Fraction(recorded)) < Fraction(1, 10**places)
    return near and len(term.text) <= _LONGEST


def _walk(node: ast.expr, operands: dict[str, list[_Range]]) -> _Range:
    match node:
        case ast.Constant(int() | float() as number):
            term = Term(str(number), Fraction(str(number)))
            return _Range(term, term, term)
        case ast.Name(name) if len(operands.get(name, ())) == 1:
            return operands[name][0]
        case ast.Call(ast.Name("sum"), [ast.Name(name)]) if operands.get(name):
            total, *others = operands[name]
            for other in others:
                total = _joined(ast.Add(), total, other)
            return total
        case ast.BinOp(left, sign, right):
            return _joined(sign, _walk(left, operands), _walk(right, operands))
        case _:
            raise _Unfit


def _joined(sign: ast.operator, left: _Range, right: _Range) -> _Range:
    """Both sides joined; ends are told for what a report's equations are made of: sums, and products of no negatives."""
    value = _apply(sign, left.value, right.value)
    match sign:
        case ast.Add():
            ends = (left.low, right.low), (left.high, right.high)
        case ast.Sub():
            ends = (left.low, right.high), (left.high, right.low)
        case ast.Mult():
            ends = (left.low, right.low), (left.high, right.high)
        case _:
            ends = (left.low, right.high), (left.high, right.low)
    if isinstance(sign, ast.Mult | ast.Div) and not all(r.low is not None and r.low.value >= 0 for r in (left, right)):
        return _Range(value, None, None)
    if isinstance(sign, ast.Div) and not (right.low is not None and right.low.value > 0):
        return _Range(value, None, None)
    low, high = (_apply(sign, a, b) if a is not None and b is not None else None for a, b in ends)
    return _Range(value, low, high)


def _apply(sign: ast.operator, left: Term, right: Term) -> Term:
    match sign:
        case ast.Add():
            return Term(f"{left.text}+{_inner(right.text)}", left.value + right.value)
        case ast.Sub():
            return Term(f"{left.text}-{_inner(right.text)}", left.value - right.value)
        case ast.Mult():
            return Term(f"{_inner(left.text)}*{_inner(right.text)}", left.value * right.value)
        case ast.Div():
            return Term(f"{_inner(left.text)}/{_divisor(right.text)}", left.value / right.value)
        case _:
            raise _Unfit


def _scaled(one: _Range, factor: Fraction) -> _Range:
    """Times a factor; a negative one turns the ends round."""
    if factor == 1:
        return one

    def times(term: Term | None) -> Term | None:
        return term and Term(f"({_constant(factor)})*{_inner(term.text)}", term.value * factor)

    value = Term(f"({_constant(factor)})*{_inner(one.value.text)}", one.value.value * factor)
    low, high = times(one.low), times(one.high)
    return _Range(value, low, high) if factor > 0 else _Range(value, high, low)


def _inner(text: str) -> str:
    """In parentheses if there is a sum in it. A sheet's name holds no sign of arithmetic: quotes fence it."""
    return f"({text})" if any(sign in _bare(text) for sign in "+-") else text


def _divisor(text: str) -> str:
    return f"({text})" if any(sign in _bare(text) for sign in "+-*/") else text


def _bare(text: str) -> str:
    """Without what stands in parentheses or quotes."""
    bare, depth, within = "", 0, False
    for char in text:
        within ^= char == "'"
        depth += (char == "(") - (char == ")")
        if not depth and not within and char != "'":
            bare += char
    return bare


def _constant(value: Fraction) -> str:
    return f"{value.numerator}" if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
