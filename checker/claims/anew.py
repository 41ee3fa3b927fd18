"""Further splits of a whole: sentences and items behind it that divide it by something else."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing, listed
from checker.document import BlockKind
from checker.vocabulary import Wording

_WITHIN, _PASSAGES = 60, 6
"""Figures and passages behind a whole that are looked at."""
_DIVIDED = Wording(r"^\W*(?:\w+ )?<divided_by>")
_OPENED = Wording(r":[^;.]*$|^[^,;]*<part_follows>")


def anew(scene: Scene, whole: Fact) -> Iterator[Listing]:
    """``46 nhiệm vụ, gồm …. Theo lĩnh vực: nông nghiệp 19, …``: each passage that begins like a list is one."""
    passages: dict[tuple[int, int], list[Fact]] = {}
    for f in scene.ahead(whole, _WITHIN):
        if not _near(scene, f, whole):
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


def _near(scene: Scene, f: Fact, whole: Fact) -> bool:
    """In the whole's paragraph, or in the items right under it."""
    blocks = scene.document.blocks
    home = blocks[whole.m.block]
    if f.m.block == whole.m.block:
        return True
    below = blocks[whole.m.block + 1 : f.m.block + 1]
    return home.kind is BlockKind.PARAGRAPH and all(b.kind is BlockKind.ITEM for b in below)


def _part(f: Fact, whole: Fact) -> bool:
    return f.single and f.facet is Facet.VALUE and f.m.over >= 0 and listed(f, whole)
