"""Lists by layout: the items or short lines under a paragraph, one part from each."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene, comparable
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing, Structure, item
from checker.document import Block, BlockKind
from checker.vocabulary import Wording

_WHOLE = Wording(r"<whole*>")
_FACTS = 200
"""Figures looked at under one whole."""
_HEAD_WITHIN = 6
"""Blocks below the whole in which the line that heads the items may stand."""
_ITEMS = 30


def items(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """The items under the whole's paragraph, where it ends with a colon or names a total last."""
    home = scene.document.blocks[whole.m.block]
    last = _last_of_block(scene, whole)
    if not scene.opening[whole.m.block] and not (last is whole and _WHOLE.search(whole.m.before)):
        return
    first: dict[int, Fact] = {}
    alike: dict[int, Fact] = {}
    every: list[Fact] = []
    for block, f in _below(scene, home, last):
        if item(f, whole) and structure.free(f):
            first.setdefault(block, f)
            if f.m.dimension == whole.m.dimension:
                alike.setdefault(block, f)
                if f.facet is whole.facet and f.m.depth <= whole.m.depth:
                    every.append(f)
    for heads in (alike, first):
        if len(heads) > 1:
            yield Listing(whole, list(heads.values()), "items")
    if len(alike) > 1 and len(alike) < len(every) <= MOST:
        yield Listing(whole, every, "items, several in one")


def _below(scene: Scene, home: Block, last: Fact) -> Iterator[tuple[int, Fact]]:
    """The figures of the items (or lines) below a block, deeper items left out, with their block's number."""
    blocks = scene.document.blocks
    level: int | None = None
    for f in scene.facts[last.index + 1 : last.index + _FACTS]:
        block = blocks[f.m.block]
        is_item = block.kind is BlockKind.ITEM
        if not is_item and (block.kind is not BlockKind.PARAGRAPH or home.kind is BlockKind.ITEM):
            return
        if level is None:
            level = block.level if is_item else -1
            if home.kind is BlockKind.ITEM and level < home.level:
                return
        if is_item and block.level < level:
            return
        if not is_item or level < 0 or block.level <= level:
            yield f.m.block, f


def headed_items(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Items under a line of their own that ends with a colon (``Chia theo cấp học:``) a little below the whole."""
    blocks = scene.document.blocks
    for at in range(whole.m.block + 1, min(whole.m.block + _HEAD_WITHIN, len(blocks) - 1)):
        if blocks[at].kind is BlockKind.HEADING or scene.sections[at] != scene.sections[whole.m.block]:
            return
        if scene.opening[at]:
            heads = (_first_value(scene, below) for below in _items_of(scene, at))
            parts = [f for f in heads if f is not None and comparable(f, whole) and structure.free(f)]
            if len(parts) > 1:
                yield Listing(whole, parts, "items", closed=True)
            return


def _items_of(scene: Scene, head: int) -> Iterator[int]:
    """The numbers of the item blocks right under a line."""
    blocks = scene.document.blocks
    for below in range(head + 1, min(head + _ITEMS, len(blocks))):
        deeper = blocks[head].kind is not BlockKind.ITEM or blocks[below].level > blocks[head].level
        if blocks[below].kind is not BlockKind.ITEM or not deeper:
            return
        yield below


def _first_value(scene: Scene, block: int) -> Fact | None:
    return next((f for f in scene.of_block(block) if f.facet is Facet.VALUE and f.quantity), None)


def _last_of_block(scene: Scene, whole: Fact) -> Fact:
    """The last figure of the whole's block, as far as it is near."""
    behind = scene.behind(whole, 30)
    return behind[-1] if behind else whole
