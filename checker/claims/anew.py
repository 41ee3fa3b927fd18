"""Further splits of a whole: passages behind it that divide it by something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from checker.claims.base import Scene, comparable
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing, Structure, list_wording
from checker.document import BlockKind
from checker.vocabulary import Wording

_WITHIN, _PASSAGES = 60, 10
"""Figures and passages behind a whole that are looked at."""
_LEAST = 100
"""Smaller wholes agree too easily with figures that nothing ties to them."""
_FAR = 3
"""Paragraphs behind a whole's own that are looked at."""
_DIVIDED = Wording(r"^\W*(?:\w+ )?<divided_by>")
_OPENED = Wording(r":[^;.]*$|^[^,;]*<part_follows>|(?<!\w)<part_follows>(?: \w+){0,4} ?$")


def anew(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """``46 nhiệm vụ, gồm …; theo lĩnh vực: nông nghiệp 19, …``: each passage that holds several parts may be such a list."""
    near = _last_near(scene, whole)
    own, parents = whole.index, structure.child
    kinds, fitting = scene.kinds.of, scene.kinds.fitting(whole, _part)
    offered = 0
    for passage in _passages(scene, whole, near):
        # A part of a part belongs to an inner list.
        parts = [f for f in passage if kinds[f.index] in fitting and parents.get(f.index, own) <= own]
        if len(parts) < 2 or parts[0].index > passage[1].index:
            continue
        level = [f for f in parts if f.m.depth == parts[0].m.depth][:MOST]
        if len(level) < 2:
            continue
        wording = _wording(scene, whole, passage[0], near)
        if wording.endswith("plain") and whole.mid < _LEAST:
            continue
        yield Listing(whole, level, wording)
        offered += 1
        if offered == _PASSAGES:
            return


def _passages(scene: Scene, whole: Fact, near: int) -> Iterator[Sequence[Fact]]:
    """What stands behind a whole from each sentence on to its end, and from each clause or list that is opened in one."""
    behind = scene.facts[whole.index + 1 : whole.index + 1 + _WITHIN]
    near_by = takewhile(lambda f: f.m.block <= near + _FAR and scene.in_one_text(f, whole), behind)
    for _, sentence in groupby(near_by, lambda f: f.m.sentence):
        yield from _of_sentence(scene, list(sentence), whole)


def _of_sentence(scene: Scene, sentence: Sequence[Fact], whole: Fact) -> Iterator[Sequence[Fact]]:
    """The passages that begin in a sentence: the first figure behind the whole begins none."""
    own = sentence[0].m.sentence == whole.m.sentence
    last = whole if own else None
    for n, f in enumerate(sentence):
        begins = last is None or (n and (f.clause != last.clause or _opens(scene, f)))
        if begins and f.m.depth <= whole.m.depth:
            yield sentence[n:]
        last = f


def _opens(scene: Scene, f: Fact) -> bool:
    """The words before a figure open a list."""
    known = scene.opened.get(f.index)
    if known is None:
        known = scene.opened[f.index] = _OPENED.search(f.m.before) is not None
    return known


def _wording(scene: Scene, whole: Fact, first: Fact, near: int) -> str:
    """How a passage is tied to the whole; opened in the whole's own sentence, it is like the list right behind it."""
    said = first.m.before
    opened = _opens(scene, first)
    if opened and first.m.sentence == whole.m.sentence:
        return list_wording(f" {said}", scene.words) or "colon"
    how = " divided" if _DIVIDED.match(said) else "" if opened else " plain"
    return f"anew{' far' if first.m.block > near else ''}{how}"


def _last_near(scene: Scene, whole: Fact) -> int:
    """The block of the whole, or the last of the items right under its paragraph."""
    blocks, last = scene.document.blocks, whole.m.block
    if blocks[last].kind is BlockKind.PARAGRAPH:
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.ITEM:
            last += 1
    return last


def _part(f: Fact, whole: Fact) -> bool:
    return f.single and f.facet is Facet.VALUE and f.m.over >= 0 and comparable(f, whole)
