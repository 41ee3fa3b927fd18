"""Numbers of days beside their first and last day: ``4 ngày (31/8 - 3/9/2024)``, both counted. Never accused."""

from __future__ import annotations

import re
from datetime import date

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.vocabulary import Wording

_SPAN = Wording(
    r"\s*<day_of_month>\s*\(\s*(?:<from> )?(?:<day_of_month> )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\s*"
    r"(?:[-–]|<up_to*>)\s*(?:<day_of_month> )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\s*[),;]"
)
_REACH = 60
"""Characters within which the bracket with both days ends."""
_YEAR = 2023
"""Where no year is printed: one of 365 days."""


def recognise(scene: Scene) -> None:
    """Every number of days that its span confirms."""
    text = scene.document.text
    for f in scene.facts:
        if f.m.figure.decimals or f.m.figure.value is None or f.m.dimension != "time":
            continue
        span = _SPAN.pattern.match(text, f.m.figure.end, f.m.figure.end + _REACH)
        if span is not None and _days(span) == f.m.figure.value:
            scene.claim(
                Kind.COUNT, "list-count", (Operand("stated", f.id),), Strength.SILENT, detail=str(f.m.figure.value)
            )


def _days(span: re.Match[str]) -> int:
    """From the first day to the last, both counted; 0 if there is no such day."""
    last = int(span[6] or span[3] or _YEAR)
    first = int(span[3] or last)
    try:
        return (date(last, int(span[5]), int(span[4])) - date(first, int(span[2]), int(span[1]))).days + 1
    except ValueError:
        return 0
