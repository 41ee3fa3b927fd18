"""How a part and a base of a percentage stand to one another, told in features."""

from __future__ import annotations

from checker.claims.base import Scene
from checker.claims.belief import Features
from checker.claims.facts import Facet, Fact
from checker.claims.pairs import AND_BASE, TOLD_APART


def between(scene: Scene, p: Fact, part: Fact, base: Fact, rank: int, partner: Fact | None) -> Features:
    """How part and base stand to one another."""
    told: list[str] = []
    if base is partner:
        told.append(f"pair over {p.base}".rstrip())
    elif base.index < p.index:
        told.append(f"pair base {min(rank, 4)} larger before")
        if abs(part.index - base.index) == 1 and part.m.sentence == base.m.sentence:
            told.append(f"pair adjacent{', at percentage' if p.index - max(part.index, base.index) == 1 else ''}")
        if partner is not None:
            told.append(f"pair leaves partner{' beside' if p.index - part.index == 2 else ''}")
        if base.index > part.index:
            told.append("pair base between")
        if base.facet is not Facet.VALUE and base.facet.value == p.base and part.index == base.index - 1:
            told.append("pair value then base asked")
        if base.facet is Facet.PLAN and base.m.over >= 0 and base.m.sentence == p.m.sentence:
            beside = abs(base.index - part.index) == 1 and p.index - max(base.index, part.index) == 1
            told.append(
                f"pair plan {'behind' if base.index > part.index else 'before'}{', both beside' if beside else ''}"
            )
    if part.m.dimension != base.m.dimension:
        told.append("pair of unlike units" if part.m.dimension and base.m.dimension else "pair with one unit")
    elif part.m.dimension:
        told.append("pair of one unit")
    if base is not partner and (smaller := _by_size(p, part, base)):
        told.append(smaller)
    now, then = scene.times[part.index], scene.times[base.index]
    if p.base != "prev" and (now.told or then.told):
        told.append(f"{TOLD_APART}{now.told or 'plainly'}{AND_BASE}{then.told or 'plainly'}")
    if p.base != "prev" and now.year and then.year and now.year != then.year:
        told.append("pair of two years")
    if scene.wholes.get(part.index) == base.index:
        told.append("pair of list")
    return tuple(told)


def _by_size(p: Fact, part: Fact, base: Fact) -> str:
    """What the sizes of the three figures say."""
    if base.mid < part.mid:
        return f"pair base smaller {p.base}".rstrip()
    return "pair above hundred" if p.mid > 101 and p.base in ("", "whole") else ""


def out_of_size(p: Fact, part: Fact, base: Fact) -> Features:
    """The same as far as percentage, part and base can't all be right: one slip makes the base smaller or the percentage larger."""
    told = _by_size(p, part, base) if (base.mid < part.mid) == (p.mid <= 100) else ""
    return (told,) if told else ()


def past_another(scene: Scene, p: Fact, part: Fact, base: Fact) -> bool:
    """``chè tập trung 2.130 ha (sản lượng 13.700 tấn, đạt 95,5%)``: the part stands outside the bracket, an amount in it."""
    last = scene.facts[p.index - 1]
    inside = p.m.depth > part.m.depth and last.m.bracket == p.m.bracket and last.quantity
    return inside and last is not part and last is not base and part.index < p.index


def of_another_year(scene: Scene, part: Fact, base: Fact) -> bool:
    """``Mục tiêu năm 2019 thu 1.550 tỷ đồng. Năm 2018 thu 1.266 tỷ đồng, bằng 87,68% dự toán``: the base is told of another year."""
    now, then = scene.times[part.index].year, scene.times[base.index].year
    return part.m.sentence != base.m.sentence and 0 < now != then > 0
