"""The ruling lines of a page, as PDFium tells them."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

_MOST_OBJECTS = 20_000
"""Of a page; maps and drawings have more, tables don't."""
_THIN = 2.5
_SHORTEST_RULE = 8.0


class Rule(NamedTuple):
    """A ruling line, horizontal or vertical."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.top - self.bottom


def rules_of(page: Any) -> list[Rule]:
    """The ruling lines of a page; a thin box is one, the frame of a box is four."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    for number in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(thing, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        wide, high = right - left, top - bottom
        if high <= _THIN < _SHORTEST_RULE <= wide or wide <= _THIN < _SHORTEST_RULE <= high:
            rules.append(Rule(left, bottom, right, top))
        elif wide > _SHORTEST_RULE and high > _SHORTEST_RULE and raw.FPDFPath_CountSegments(thing) <= 6:
            rules += [
                Rule(left, top, right, top),
                Rule(left, bottom, right, bottom),
                Rule(left, bottom, left, top),
                Rule(right, bottom, right, top),
            ]
    return rules
