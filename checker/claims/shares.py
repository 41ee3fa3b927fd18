"""Shares of one whole that make 100% between them: then their parts make the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.claim import Kind, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import total
from checker.claims.pairs import Pair

Member = tuple[Fact, Fact]
"""A percentage and the part that it is of the whole."""


def complete_shares(scene: Scene, percents: Iterable[Fact], settled: Mapping[int, Pair]) -> None:
    """Claim the total of every group of shares that leaves nothing out. ``settled``: the pair of a percentage, by its index."""
    stated = {frozenset(o.figure for o in c.operands) for c in scene.claims if c.kind is Kind.TOTAL}
    for (base, _), members in _groups(percents, settled).items():
        if not _complete(members):
            continue
        operands = total(scene.facts[base], [part for _, part in members])
        if frozenset(o.figure for o in operands) not in stated:
            holds = scene.arithmetic.holds("total", operands)
            scene.claim(Kind.TOTAL, "total", operands, Strength.SILENT if holds else Strength.LIKELY)


def _groups(percents: Iterable[Fact], settled: Mapping[int, Pair]) -> dict[tuple[int, int], list[Member]]:
    """The shares by the index of their whole and the sentence they stand in."""
    groups: dict[tuple[int, int], list[Member]] = {}
    for p in percents:
        pair = settled.get(p.index)
        if pair is not None and pair.part.m.over == 0 and pair.base.m.block == p.m.block:
            groups.setdefault((pair.base.index, p.m.sentence), []).append((p, pair.part))
    return groups


def _complete(members: list[Member]) -> bool:
    """Two and more different parts whose percentages make 100, within rounding."""
    off = abs(sum(p.mid for p, _ in members) - 100)
    slack = sum((p.hi - p.lo) / 2 for p, _ in members) + 1e-9
    return len(members) > 1 and len({part.index for _, part in members}) == len(members) and off <= slack
