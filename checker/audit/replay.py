"""A finding replayed: what its equation comes to, exactly, from the printed values."""

from __future__ import annotations

from fractions import Fraction

from checker.audit.record import CheckRecord, FigureRecord
from checker.equation import Equation, EquationError


def replayed(check: CheckRecord, figures: tuple[FigureRecord, ...]) -> Fraction | None:
    """What the first figure recomputes to in its own unit; ``figures`` are those of the check's parts.

    None where the rule is no equation, where a value is missing, or where it divides by zero.
    """
    if not check.formula or not all(figure.value for figure in figures[1:]):
        return None
    points: dict[str, list[Fraction]] = {}
    for part, figure in zip(check.parts, figures, strict=True):
        points.setdefault(part.role, []).append(Fraction(figure.value or 0) * Fraction(part.factor))
    try:
        value = Equation(check.formula).value(points)
    except (EquationError, KeyError, ValueError):
        return None
    own = Fraction(check.parts[0].factor)
    return value / own if value is not None and own else None
