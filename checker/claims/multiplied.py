"""Multiplications written out: ``140 hộ × 1 triệu = 140 triệu đồng``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import rescaled
from checker.vocabulary import Wording

_MULTIPLIED = Wording(r"(?:^|\s)[×x*]$")
_ADDED = re.compile(r"[+–−-]\s*$")
"""``119 nhà × 60 triệu + 27 nhà × 30 triệu = 7.950 triệu``: not the second product alone."""
_GIVES = Wording(r"^\W*(?:=|<gives>)\W*$")


def multiplications(scene: Scene) -> Iterator[int]:
    """Claim each as it stands; the indices of the second factors."""
    for count, (each, result) in zip(scene.facts, pairwise(scene.facts[1:]), strict=False):
        if count.m.sentence != result.m.sentence or not all(f.m.measure for f in (count, each, result)):
            continue
        if _ADDED.search(count.m.before):
            continue
        if _MULTIPLIED.search(each.m.before.strip()) and _GIVES.match(result.m.before):
            scene.claim(Kind.PRODUCT, "product", _operands(scene, count, each, result))
            yield each.index


def _operands(scene: Scene, count: Fact, each: Fact, result: Fact) -> tuple[Operand, ...]:
    """Converted by their units; where that fails and a factor has none, in the result's own."""
    rated = "/" in each.m.figure.unit or "/" in count.m.figure.unit
    if not rated and (each.m.dimension == result.m.dimension or not result.m.dimension):
        # So much for each one, whatever it is counted in: "1.650 ha × 1,2 triệu đồng".
        scale = rescaled(each, result) * count.m.scale
    else:
        scale = each.factor * count.factor / result.factor
    converted = norm(result, count, each, scale)
    if not each.m.dimension and not scene.arithmetic.holds("product", converted):
        as_printed = norm(result, count, each, Fraction(1))
        return as_printed if scene.arithmetic.holds("product", as_printed) else converted
    return converted


def norm(result: Fact, count: Fact, each: Fact, scale: Fraction) -> tuple[Operand, ...]:
    """The operands of ``product = count * norm``; ``scale`` brings the amount for each into the result's unit."""
    return Operand("product", result.id), Operand("count", count.id), Operand("norm", each.id, scale)
