"""Further splits of a whole: sentences and items behind it that divide it by something else."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene, comparable
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing
from checker.document import BlockKind
from checker.vocabulary import Wording

_WITHIN, _PASSAGES = 60, 6
"""Figures and passages behind a whole that are looked at."""
_DIVIDED = Wording(r"^\W*(?:\w+ )?<divided_by>")
_OPENED = Wording(r":[^;.]*$|^[^,;]*<part_follows>")


def anew(scene: Scene, whole: Fact) -> Iterator[Listing]:
    """``46 nhiệm vụ, gồm …. Theo lĩnh vực: nông nghiệp 19, …``: each passage that begins like a list is one."""
    passages: dict[tuple[int, int], list[Fact]] = {}
    behind = scene.facts[whole.index + 1 : whole.index + 1 + _WITHIN]
    last = _last_near(scene, whole, behind[-1].m.block if behind else 0)
    for f in behind:
        if f.m.block > last:
            break
        if f.m.sentence != whole.m.sentence:
            passages.setdefault((f.m.block, f.m.sentence), []).append(f)
    for passage in list(passages.values())[:_PASSAGES]:
        said = passage[0].m.before
        divided = _DIVIDED.match(said) is not None
        if not divided and _OPENED.search(said) is None:
            continue
        parts = [f for f in passage if _part(f, whole)]
        level = [f for f in parts if f.m.depth == parts[0].m.depth][:MOST]
        if len(level) > 1 and level[0] in passage[:2]:
            yield Listing(whole, level, "anew divided" if divided else "anew")


def _last_near(scene: Scene, whole: Fact, farthest: int) -> int:
    """The block of the whole, or the last of the items right under its paragraph, as far as the farthest block."""
    blocks, last = scene.document.blocks, whole.m.block
    if blocks[last].kind is BlockKind.PARAGRAPH:
        while last < farthest and blocks[last + 1].kind is BlockKind.ITEM:
            last += 1
    return last


def _part(f: Fact, whole: Fact) -> bool:
    return f.single and f.facet is Facet.VALUE and f.m.over >= 0 and comparable(f, whole)
