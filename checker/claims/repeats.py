"""One quantity stated twice: in text and footnote, in a section and the summary."""

from __future__ import annotations

from collections import defaultdict

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene, same_kind
from checker.claims.facts import Facet, Fact
from checker.ranges import significant
from checker.slips import is_slip
from checker.vocabulary import load

_MOST = 3
"""Earlier statements that a figure is tied to at most."""


def recognise(scene: Scene) -> None:
    """Equal figures whose words agree; and long figures one slip apart whose words are the same."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for f in scene.facts:
        figure = f.m.figure
        if figure.value is None or f.m.bound == "range" or f.facet is Facet.RATE:
            continue
        groups[str(abs(figure.value).normalize())].append(f)
    for alike in groups.values():
        for i, second in enumerate(alike):
            near = [first for first in alike[max(0, i - 12) : i] if _same_thing(first, second)]
            for first in near[-_MOST:]:
                scene.claim(
                    Kind.REPEAT, "repeat", (Operand("second", second.id), Operand("first", first.id)), Strength.SILENT
                )
    _contradictions(scene)
    _restated_bases(scene)


def _words(f: Fact) -> frozenset[str]:
    """What the figure is about: the words around it that carry meaning."""
    return frozenset(f"{f.m.figure.label} {f.m.noun}".split()) - load().lists["fillers.repeat"]


def _same_thing(a: Fact, b: Fact) -> bool:
    """Long figures agree by no chance; short ones need words or a unit in common."""
    if a.m.percent != b.m.percent or a.m.factor != b.m.factor or not same_kind(a, b):
        return False
    shared = len(_words(a) & _words(b))
    digits = significant(a.m.figure)
    if a.m.sentence == b.m.sentence:
        return digits >= 3 and shared >= 2
    if digits >= 3:
        return digits >= 4 or shared >= 1 or a.m.dimension == b.m.dimension
    if a.m.block == b.m.block and a.m.dimension == b.m.dimension != "" and digits == 2:
        return True
    return shared >= {2: 2, 1: 3}.get(digits, 3)


def _contradictions(scene: Scene) -> None:
    """``tổng dư nợ 3.569.659`` here and ``tổng dư nợ 3.596.659`` there: the same digits, two of them swapped."""
    anagrams: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for f in scene.facts:
        digits = "".join(c for c in f.m.figure.text if c.isdigit())
        if f.facet is Facet.VALUE and not f.table and len(digits.strip("0")) >= 4 and f.m.figure.unit:
            anagrams["".join(sorted(digits)), f.m.figure.unit].append(f)
    settled = _settled(scene) if any(len(x) > 1 for x in anagrams.values()) else frozenset()
    for alike in anagrams.values():
        for i, second in enumerate(alike):
            for first in alike[:i]:
                if first.m.figure.value == second.m.figure.value or len(_words(first) & _words(second)) < 2:
                    continue
                if {first.id, second.id} <= settled:
                    continue
                if _exchanged(second.m.figure.text, first.m.figure.text):
                    scene.claim(
                        Kind.REPEAT,
                        "repeat",
                        (Operand("second", second.id), Operand("first", first.id)),
                        Strength.LIKELY,
                    )


def _exchanged(a: str, b: str) -> bool:
    """Two digits have changed places, and nothing else."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2


def _settled(scene: Scene) -> frozenset[int]:
    """Figures that other relations confirm."""
    return frozenset(
        o.figure
        for c in scene.claims
        if c.kind is not Kind.REPEAT and scene.arithmetic.holds(c.shape, c.operands)
        for o in c.operands
    )


def _restated_bases(scene: Scene) -> None:
    """``kiến nghị thu hồi 6.509 triệu đồng (đã thu 6.159/6.509 triệu đồng)``: the bracket repeats the amount it is about."""
    found: list[tuple[Fact, Fact]] = []
    for part in scene.facts:
        if part.m.over > 0 and part.m.depth and part.index and part.index + 1 < len(scene.facts):
            amount, base = scene.facts[part.index - 1], scene.facts[part.index + 1]
            opened = part.m.before.lstrip().startswith("(") and amount.m.sentence == part.m.sentence
            if opened and amount.facet is Facet.VALUE and amount.m.dimension == base.m.dimension:
                found.append((base, amount))
    same = sum(a.m.figure.value == b.m.figure.value for a, b in found)
    for base, amount in found:
        equal = base.m.figure.value == amount.m.figure.value
        slip = not equal and same and is_slip(base.m.figure.text, amount.m.figure.text)
        if equal or slip:
            operands = Operand("second", base.id), Operand("first", amount.id)
            scene.claim(Kind.REPEAT, "repeat", operands, Strength.SILENT if equal else Strength.LIKELY)
