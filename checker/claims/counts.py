"""Counts of listed things: ``10 xã, gồm: …`` names as many as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.enumerations import Enumeration, enumerate_in, passage
from checker.claims.facts import Facet, Fact
from checker.claims.names import names_after, names_before
from checker.document import BlockKind
from checker.vocabulary import Wording, phrases

_OPENS = Wording(
    r"(?P<colon>:)|(?P<bracket>\((?!\d+\)))|(?P<mark>\b<consists*>(?: <having*>| <plural*> [\w-]+)?\b:?|"
    r"\b<is*>(?: <plural*> [\w-]+)?\b:?|<as_follows>:?)|(?P<later>\b<names_follow*>(?: <plural*>)?\b:?)|(?P<about>\b<about*>\b)"
)
"""What stands between a count and its list."""
_SENTENCE_ENDS = re.compile(r"[.;](?=\s|$)|\n")
_KIND_WORDS = re.compile(r"\s*(?:[^\W\d_]+ ){0,2}?(?=[\"“«*]|[^\W\d_])")
_SECTIONS_IN = Wording(r"\(\s*$")
_AT_MOST = 40
_REACH, _REACH_OF_NAMES = 220, 160
"""Characters after the count within which its list begins; and within which a list that is to accuse does."""
_OPENERS = 4
"""Beginnings of a list that are tried."""


class _Opener(NamedTuple):
    kind: str
    start: int
    """Where the opening word or mark begins."""
    end: int


def recognise(scene: Scene) -> None:
    """Every count with its list: after it, in the sentence before, as items, footnote or sections of the report."""
    for f in scene.facts:
        value = f.m.figure.value
        if f.table or f.facet not in (Facet.VALUE, Facet.DELTA) or f.m.over < 0 or f.m.figure.decimals:
            continue
        if value is None or not 2 <= value <= _AT_MOST or f.m.bound or _uncountable(f):
            continue
        if _ends_a_name(scene.document.text, f.m.figure.start):
            continue
        if not (_listed_after(scene, f, int(value)) or _listed_elsewhere(scene, f, int(value))):
            _accuse(scene, f, int(value))


def _uncountable(f: Fact) -> bool:
    return f.m.figure.unit.startswith(("%", *phrases("unlisted_units")))


def _ends_a_name(text: str, start: int) -> bool:
    """``xã Phù Mỹ 3 giáp với …``: the number ends a name. The capital that begins a sentence is none."""
    word = re.search(r"\w,? ([^\W\d_]+) $", text[max(0, start - 20) : start])
    return word is not None and word[1][0].isupper() and not word[1].isupper()


def _claim(scene: Scene, f: Fact, listed: int, strength: Strength) -> None:
    scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), strength, detail=str(listed))


# ---- a list in the running text ---------------------------------------------------------------------------------------


def _end(scene: Scene, f: Fact) -> int:
    """Where the count ends: after the whole of ``4/63 địa phương``."""
    return scene.facts[f.index + 1].m.figure.end if f.m.over > 0 else f.m.figure.end


def _openers(scene: Scene, f: Fact) -> Iterator[_Opener]:
    """Where the list may begin, up to the end of the sentence."""
    text, start = scene.document.text, _end(scene, f)
    limit = min(scene.document.blocks[f.m.block].end, start + _REACH)
    stop = _SENTENCE_ENDS.search(text, start, limit)
    limit = stop.start() if stop else limit
    depth, at = 0, start
    for m in _OPENS.pattern.finditer(text, start, limit):
        between = text[at : m.start()]
        depth, at = depth + between.count("(") - between.count(")"), m.start()
        if depth < 0:
            return
        if depth == 0:
            yield _Opener(m.lastgroup or "", m.start(), m.end())


def _listed_after(scene: Scene, f: Fact, stated: int) -> bool:
    """As many as stated can be read from a list after the count."""
    text, end = scene.document.text, _end(scene, f)
    block = scene.document.blocks[f.m.block]
    for n, opener in enumerate(_openers(scene, f)):
        if n == _OPENERS:
            break
        found, clean = passage(text, opener.end, block.end, inside=opener.kind == "bracket")
        if not found.strip():
            continue
        between = _figures_between(scene, f, end, opener.start)
        if _reads(scene, f, enumerate_in(_without_kind(found)), stated, opener, between, clean=clean):
            _claim(scene, f, stated, Strength.SILENT)
            return True
    if names_after(text, end, block.end) == stated:
        _claim(scene, f, stated, Strength.SILENT)
        return True
    return False


def _without_kind(found: str) -> str:
    """``các xã: Nà Sơn, …`` after ``gồm``."""
    lead = re.match(r"\s*(?:[^\W\d_]+ ){0,3}[^\W\d_]+\s?:", found)
    return found[lead.end() :] if lead and "," in found[lead.end() :] else found


def _figures_between(scene: Scene, f: Fact, start: int, end: int) -> bool:
    return any(start <= g.m.figure.start < end for g in scene.ahead(f, 3))


def _reads(
    scene: Scene, f: Fact, found: Enumeration, stated: int, opener: _Opener, between: bool, *, clean: bool
) -> bool:
    """Whether the list may be read as so many things, given how it is opened."""
    if opener.kind in ("colon", "bracket", "mark") and not between and stated in found.named:
        return True
    if opener.kind in ("later", "colon") and f.m.count and stated in found.named:
        return True
    if stated in found.figured and opener.kind in ("colon", "later", "mark"):
        return not _adds_up(scene, f, opener, stated)
    if between or stated not in found.plain:
        return False
    return found.alike or (clean and opener.kind in ("colon", "mark"))


def _adds_up(scene: Scene, f: Fact, opener: _Opener, stated: int) -> bool:
    """The figures of the list are parts of the count: a sum, not a list of things."""
    after = [g for g in scene.ahead(f, stated + 2) if g.m.figure.start > opener.start and g.m.sentence == f.m.sentence]
    if any(g.m.dimension == f.m.dimension != "" for g in after[:stated]):
        return True
    return sum(g.m.figure.value or 0 for g in after[:stated]) == stated


def _accuse(scene: Scene, f: Fact, stated: int) -> None:
    """A list of names right after the count that can be counted in one way only, and is not as long as stated."""
    text, end = scene.document.text, _end(scene, f)
    block = scene.document.blocks[f.m.block]
    opener = next((o for o in _openers(scene, f) if o.kind in ("colon", "bracket", "mark")), None)
    if opener is None or opener.start - end > _REACH_OF_NAMES or f.m.over > 0:
        return
    words = text[end : opener.start]
    if re.search(r"[:()\d]", words) or not (words.strip() or opener.kind == "colon" or f.m.noun):
        return
    found, clean = passage(text, opener.end, block.end, inside=opener.kind == "bracket")
    names = _KIND_WORDS.sub("", found, count=1) if not found.lstrip()[:1].isupper() else found
    figures = any(0 <= g.m.figure.start - opener.end < len(found) for g in scene.ahead(f, 3))
    listed = enumerate_in(names).sure
    if clean and not figures and not re.search(r"\d{2,}", found) and listed >= 2 and abs(listed - stated) <= 2:
        _claim(scene, f, listed, Strength.ASSERTED)


# ---- lists elsewhere -----------------------------------------------------------------------------------------------------


def _listed_elsewhere(scene: Scene, f: Fact, stated: int) -> bool:
    """As many names before the count, items below it, names in its footnote, or sections of the report."""
    text = scene.document.text
    block = scene.document.blocks[f.m.block]
    for listed in (
        names_before(text, block.start, f.m.figure.start),
        _items_below(scene, f),
        _sections(scene, f),
    ):
        if listed == stated:
            _claim(scene, f, stated, Strength.SILENT)
            return True
    if any(stated in found.named for found in _in_note(scene, f)):
        _claim(scene, f, stated, Strength.SILENT)
        return True
    return False


def _items_below(scene: Scene, f: Fact) -> int:
    """The count stands before a list of items, one for each."""
    blocks = scene.document.blocks
    home = blocks[f.m.block]
    if not scene.document.text[home.start : home.end].rstrip().endswith(":"):
        return 0
    if f.m.block not in scene.reading.tails or any(g.m.block == f.m.block for g in scene.ahead(f, 1)):
        return 0
    n, level = 0, None
    for block in blocks[f.m.block + 1 :]:
        if block.kind is not BlockKind.ITEM or (level is not None and block.level < level):
            break
        level = block.level if level is None else level
        n += block.level == level
    return n


def _sections(scene: Scene, f: Fact) -> int:
    """``(03 địa phương)`` in the title: a section for each."""
    blocks = scene.document.blocks
    headings = [b for b in blocks[f.m.block + 1 :] if b.kind is BlockKind.HEADING]
    opened = f.m.depth and _SECTIONS_IN.search(f.m.before)
    if f.m.block > 1 or not opened or not headings:
        return 0
    return sum(b.level == headings[0].level for b in headings)


def _in_note(scene: Scene, f: Fact) -> Iterator[Enumeration]:
    """The list in the footnote whose mark stands right after the count's words."""
    end = _end(scene, f)
    following = next((g.m.figure.start for g in scene.ahead(f, 2) if g.m.figure.start > end), end + _REACH)
    text = scene.document.text
    for label in scene.note_labels(f.m.block):
        mark = next(m for m in scene.document.marks if m.label == label)
        if not 0 <= mark.start - end <= min(60, following - end) or re.search(r"[.;,]\s", text[end : mark.start]):
            continue
        for block in scene.document.blocks:
            if block.note == label:
                note = text[block.start : block.end]
                opener = _OPENS.search(note)
                found, clean = passage(note, opener.end() if opener else 0, len(note), inside=False)
                if clean:
                    yield enumerate_in(_without_kind(found))
