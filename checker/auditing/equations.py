"""A rule's equation with the printed figures in it, as a controller would key it in: ``100 * 8.882 / 8.938``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from checker.equation import Equation
from checker.renderers.decimals import nearest

_NAME = re.compile(r"(?P<sum>sum\(\s*(?P<summed>[^\W\d]\w*)\s*\))|(?P<name>[^\W\d]\w*)")

Printed = tuple[str, str, Fraction]
"""An operand: its role, its figure as printed, and what it counts times."""


def printed_equation(equation: Equation, operands: Sequence[Printed], mark: str) -> str:
    """What the target recomputes to, in the figures as printed and with ``mark`` for the decimals of other numbers."""
    source = str(equation)
    right = source.split("=", 1)[1].strip()
    own = next((factor for role, _, factor in operands if role == equation.target), Fraction(1))

    def figures(found: re.Match[str]) -> str:
        role = found["summed"] or found["name"]
        terms = [(text, factor) for named, text, factor in operands if named == role]
        if len(terms) == 1 and not found["sum"]:
            text, factor = terms[0]
            return text if factor == 1 else f"({_term(text, abs(factor), mark, sign='-' if factor < 0 else '')})"
        joined = ""
        for text, factor in terms:
            sign = (" - " if factor < 0 else " + ") if joined else "-" if factor < 0 else ""
            joined += _term(text, abs(factor), mark, sign=sign)
        return joined if found[0] == right and own == 1 else f"({joined})"

    said = _NAME.sub(figures, right)
    if own == 1:
        return said
    whole = said if _NAME.fullmatch(right) else f"({said})"
    return f"-{whole}" if own == -1 else f"{whole} / {_number(own, mark)}"


def _term(text: str, factor: Fraction, mark: str, *, sign: str) -> str:
    return f"{sign}{text}" if factor == 1 else f"{sign}{text} * {_number(factor, mark)}"


def _number(value: Fraction, mark: str) -> str:
    """``0,1``, or ``(1/360)`` where no finite decimal says it."""
    exact = exact_number(value)
    return f"({exact})" if "/" in exact else exact.replace(".", mark)


def exact_number(value: Fraction) -> str:
    """``0.1`` where a finite decimal says it, else ``1/360``."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return nearest(value, places) if rest == 1 else str(value)
