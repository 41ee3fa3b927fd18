"""Things listed apart from the sentence that counts them: items, numbered paragraphs, table rows, sections, a footnote's names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.claims.base import Scene
from checker.claims.enumerations import enumerate_in, passage
from checker.claims.facts import Fact
from checker.document import Block, BlockKind
from checker.figures.numerals import WORDS
from checker.vocabulary import Wording, fold

_FOLLOW = Wording(r"(?::|<following>\W*)\s*$")
_OPENED = re.compile(r"\(\s*$")
_LIST_OPENS = Wording(r"^\s*(?:<consists*>|<names_follow*>)?(?: <plural*>(?: [^\W\d_]+){0,2})?\s*:?")
_NUMBER = re.compile(r"(\d{1,2})[.)]?\W*$")
_SUM = Wording(r"^\W*(?:<sum_said>)")
_BLOCKS = 60
"""Blocks below that are looked through."""
_TAIL = 20
"""Last characters of a paragraph, which say that a list follows."""
_COUNTS_LATE = 3
"""Figures of the paragraph, from its end, among which the count is."""
_MARK_NEAR = 60
"""Characters between a count and the mark of the footnote that lists what is counted."""
_ORDINALS_WITHIN = 400
"""Characters within which ``một là`` follows."""
_ORDINAL = Wording(
    rf"(?:[.;:,]\s+|\n\W*)(?:(?P<number>{'|'.join(WORDS)}) <is>|<ordinal_word> (?P<rank>{'|'.join(WORDS)}))(?!\w)"
)


def end_of(scene: Scene, f: Fact) -> int:
    """Where the count ends: after the whole of ``4/63 địa phương``."""
    return scene.facts[f.index + 1].m.figure.end if f.m.over > 0 else f.m.figure.end


def listed_apart(scene: Scene, f: Fact, spelled: Sequence[tuple[int, int]]) -> set[int]:
    """How many things are listed, for every list that may be the one counted. ``spelled``: the document's ordinals."""
    found = {_sections(scene, f), _in_order(end_of(scene, f), spelled)}
    for names in _in_note(scene, f):
        found |= names
    if _announces(scene, f):
        below = scene.document.blocks[f.m.block + 1 : f.m.block + 1 + _BLOCKS]
        found |= {_items(below), _numbered(scene, below), _rows(scene, below)}
    return found


def _announces(scene: Scene, f: Fact) -> bool:
    """The count is among the last figures of a paragraph that says that a list follows, or of a heading."""
    home = scene.document.blocks[f.m.block]
    if home.kind is BlockKind.TABLE or f.m.block not in scene.reading.tails:
        return False
    if sum(g.m.block == f.m.block for g in scene.ahead(f, _COUNTS_LATE)) == _COUNTS_LATE:
        return False
    tail = fold(scene.document.text[max(home.start, home.end - _TAIL) : home.end])
    return home.kind is BlockKind.HEADING or _FOLLOW.search(tail) is not None


def _items(below: Sequence[Block]) -> int:
    """Items right below, on the level of the first."""
    n, level = 0, None
    for block in below:
        if block.kind is not BlockKind.ITEM or (level is not None and block.level < level):
            break
        level = block.level if level is None else level
        n += block.level == level
    return n


def _numbered(scene: Scene, below: Sequence[Block]) -> int:
    """Blocks numbered from one on, whatever stands between them."""
    n = 0
    for block in below:
        m = _NUMBER.search(scene.document.text[block.lead : block.start])
        if m is None:
            continue
        if int(m[1]) != n + 1:
            break
        n += 1
    return n


def _rows(scene: Scene, below: Sequence[Block]) -> int:
    """Lines of the table right below, its head and its sums left out."""
    if not below or below[0].kind is not BlockKind.TABLE:
        return 0
    text = scene.document.text
    rows = below[0].rows[below[0].header_rows :]
    labels = [fold(" ".join(text[c.start : c.end] for c in row[:2])) for row in rows]
    return sum(_SUM.search(label) is None for label in labels)


def _sections(scene: Scene, f: Fact) -> int:
    """``(03 địa phương)`` in the title: a section for each."""
    blocks = scene.document.blocks
    if f.m.block > 1 or not f.m.depth or not _OPENED.search(f.m.before):
        return 0
    headings = [b for b in blocks[f.m.block + 1 :] if b.kind is BlockKind.HEADING]
    return sum(b.level == headings[0].level for b in headings) if headings else 0


def ordinals(scene: Scene) -> list[tuple[int, int]]:
    """Where ``một là``, ``hai là``, ``thứ ba`` … begin a clause, and which they are."""
    found = _ORDINAL.pattern.finditer(fold(scene.document.text))
    return [(m.start(), WORDS[m["number"] or m["rank"]]) for m in found]


def _in_order(start: int, spelled: Sequence[tuple[int, int]]) -> int:
    """``3 đột phá: một là …; hai là …; ba là …``, in the paragraph or those below it."""
    at = bisect_left(spelled, (start, 0))
    if at == len(spelled) or spelled[at][0] - start > _ORDINALS_WITHIN:
        return 0
    n = 0
    while at + n < len(spelled) and spelled[at + n][1] == n + 1:
        n += 1
    return n


def _in_note(scene: Scene, f: Fact) -> Iterator[frozenset[int]]:
    """The names in the footnote whose mark stands right after the count's words."""
    end, text = end_of(scene, f), scene.document.text
    following = next((g.m.figure.start for g in scene.ahead(f, 2) if g.m.figure.start > end), end + _MARK_NEAR)
    for label in scene.note_labels(f.m.block):
        mark = next(m for m in scene.document.marks if m.label == label)
        if not 0 <= mark.start - end <= min(_MARK_NEAR, following - end) or re.search(r"[.;,]\s", text[end : mark.start]):
            continue
        for block in scene.document.blocks:
            if block.note == label:
                opened = _LIST_OPENS.match(fold(text[block.start : block.end]))
                found, clean = passage(text, block.start + (opened.end() if opened else 0), block.end, inside=False)
                if clean:
                    yield enumerate_in(found).named
