"""Counts of listed things: ``10 xã, gồm: …`` names as many as it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.enumerations import Enumeration, before_clause, before_figures, enumerate_in, numbered, passage
from checker.claims.facts import Facet, Fact
from checker.claims.itemised import Apart, end_of
from checker.claims.names import names_after, names_before
from checker.document import Block, Cell
from checker.vocabulary import Wording, fold, phrases

_OPENS = Wording(
    r"(?P<colon>:)|(?P<bracket>\((?!\d+\)))|(?P<gathers>\b<consists*>(?: <having*>| <plural*> [\w-]+)?\b:?)|"
    r"(?P<mark>\b<is*>(?: <plural*> [\w-]+)?\b:?|<as_follows>:?)|(?P<later>\b<names_follow*>(?: <plural*>)?\b:?)|(?P<about>\b<about*>\b)|"
    r"(?P<place>\b<located>\b)"
)
"""What stands between a count and its list."""
_SENTENCE_ENDS = re.compile(r"[.;](?=\s|$)|\n")
_KIND_WORDS = re.compile(r"\s*(?:[^\W\d_]+ ){0,2}?(?=[\"“«*]|[^\W\d_])")
_ONE = Wording(r"(?: [^\W\d_]+){1,4} \(([^()\d]{2,60})\)|(?: [^\W\d_]+){1,4} <is> ([^()\d,;:.\n]{2,60})(?=[.;\n])")
_TOLD = Wording(r"\s*(?:<that*> <is*>|<consists*>|<names_follow*>)(?: <plural*>)?\s*:?\s*")
"""A sentence of its own tells the list: ``Đó là: …``."""
_AT_MOST = 100
_REACH, _REACH_OF_NAMES = 300, 160
"""Characters after the count within which its list begins; and within which a list that is to accuse does."""
_DIRECT = ("colon", "gathers", "mark")
"""Openings after which the list itself follows."""
_OF_THINGS = ("about", "place")
"""Openings of phrases that may belong to anything; only a list whose items begin alike follows them."""
_WITH_TITLES = ("persons",)
"""Kinds whose names may bring titles: ``02 đồng chí: An, Bí thư, Bình, Chủ tịch``."""
_MANY = 3
"""Figures in a bracket from which they are each of a thing, not details of one."""
_WORDS = 4
"""Words from a semicolon to the count of others."""
_OPENERS = 4
"""Beginnings of a list that are tried."""


_COUNTED = (Facet.VALUE, Facet.DELTA, Facet.PLAN, Facet.PREV)


class _Opener(NamedTuple):
    kind: str
    start: int
    """Where the opening word or mark begins."""
    end: int


def recognise(scene: Scene) -> None:
    """Every count with its list: after it, in the sentence before, as items, footnote or sections of the report."""
    apart = Apart(scene)
    for f in scene.facts:
        value = f.m.figure.value
        if f.facet is Facet.RATE and value in apart.above(f):
            _claim(scene, f, int(value), Strength.SILENT)  # "Trung bình 5 trạm" below a table of five
        if f.facet not in _COUNTED or f.m.over < 0 or f.m.figure.decimals or value is None or _uncountable(f):
            continue
        if not 1 <= value <= _AT_MOST or _ends_a_name(scene.document.text, f.m.figure.start):
            continue
        if value == 1:
            _one(scene, f)
        elif not (_listed_after(scene, f, int(value)) or _listed_elsewhere(scene, f, int(value), apart)):
            _accuse(scene, f, int(value))


def _uncountable(f: Fact) -> bool:
    unit = f.m.figure.unit
    return not f.m.measure or f.m.factor != 1 or unit in phrases("unlisted_units") or (unit != "" and not f.m.count)


def _ends_a_name(text: str, start: int) -> bool:
    """``xã Phù Mỹ 3 giáp với …``: the number ends a name. The capital that begins a sentence is none."""
    word = re.search(r"\w,? ([^\W\d_]+) $", text[max(0, start - 20) : start])
    return word is not None and word[1][0].isupper() and not word[1].isupper()


def _claim(scene: Scene, f: Fact, listed: int, strength: Strength) -> None:
    scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), strength, detail=str(listed))


# ---- a list in the running text ---------------------------------------------------------------------------------------


def _limit(scene: Scene, f: Fact) -> int:
    """Where the list must have ended: with the paragraph, or the table's cell."""
    block = scene.document.blocks[f.m.block]
    if not f.table:
        return block.end
    return next((c.end for row in _row_of(block, f) for c in row if c.start <= f.m.figure.start < c.end), block.end)


def _row_of(block: Block, f: Fact) -> tuple[tuple[Cell, ...], ...]:
    """The table's line that the figure is in, as the only one."""
    at = bisect_right(block.rows, f.m.figure.start, key=lambda cells: cells[0].start if cells else 0)
    return block.rows[max(0, at - 1) : at]


def _openers(scene: Scene, f: Fact) -> Iterator[_Opener]:
    """Where the list may begin, up to the end of the sentence."""
    text, start = scene.document.text, end_of(scene, f)
    limit = min(_limit(scene, f), start + _REACH)
    stop = _SENTENCE_ENDS.search(text, start, limit)
    limit = stop.start() if stop else limit
    if stop and stop[0] == "." and (told := _TOLD.match(fold(text[stop.end() : stop.end() + 30]))):
        yield _Opener("mark", stop.end(), stop.end() + told.end())
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
    text, end = scene.document.text, end_of(scene, f)
    limit = _limit(scene, f)
    for n, opener in enumerate(_openers(scene, f)):
        if n == _OPENERS:
            break
        found, clean = passage(text, opener.end, limit, inside=opener.kind == "bracket")
        if not found.strip():
            continue
        between = _figures_between(scene, f, end, opener.start)
        found = _without_kind(_before_others(scene, f, found, opener.end))
        if any(
            _reads(scene, f, enumerate_in(way), stated, opener, between, clean=clean)
            for way in dict.fromkeys((before_figures(found), before_clause(found), found))
        ):
            _claim(scene, f, stated, Strength.SILENT)
            return True
    if names_after(text, end, limit) == stated:
        _claim(scene, f, stated, Strength.SILENT)
        return True
    return False


def _without_kind(found: str) -> str:
    """``các xã: Nà Sơn, …`` after ``gồm``."""
    lead = re.match(r"\s*(?:[^\W\d_]+ ){0,3}[^\W\d_]+\s?:", found)
    return found[lead.end() :] if lead and "," in found[lead.end() :] else found


def _figures_between(scene: Scene, f: Fact, start: int, end: int) -> bool:
    """Another figure than one that says which things are counted (``7 xã dưới 70%: …``); one thing makes no list."""
    between = [g for g in scene.ahead(f, 3) if start <= g.m.figure.start < end]
    return any(not _qualifies(g) and not (g.m.count and g.m.figure.value == 1) for g in between)


def _qualifies(g: Fact) -> bool:
    """``dưới 70%``, ``trên 10 tỷ USD``: a bound of a thing's own figure; no count that could have the list."""
    return g.m.percent or (g.m.bound != "" and not g.m.count)


def _reads(
    scene: Scene, f: Fact, found: Enumeration, stated: int, opener: _Opener, between: bool, *, clean: bool
) -> bool:
    """Whether the list may be read as so many things, given how it is opened."""
    if opener.kind in (*_DIRECT, "bracket") and not between and stated in found.named:
        return True
    if opener.kind in (*_DIRECT, "later") and f.m.count and stated in (*found.named, found.inner):
        return True
    unit = f.m.figure.unit
    if unit and stated > 1 and sum(beginning.startswith(unit) for beginning in found.beginnings) == stated:
        return True  # "2 luật và 3 nghị quyết: Luật …; Luật …; Nghị quyết …"
    if stated in found.figured and opener.kind not in _OF_THINGS:
        return not _adds_up(scene, f, opener, stated, inside=opener.kind == "bracket")
    if between or stated not in found.plain:
        return False
    if found.alike or (clean and opener.kind in _DIRECT):
        return True
    return (
        clean and opener.kind == "bracket" and (found.short or (found.wordy and (stated >= _MANY or found.semicolons)))
    )


def _adds_up(scene: Scene, f: Fact, opener: _Opener, stated: int, *, inside: bool) -> bool:
    """The figures of the list are parts of the count or, in a bracket, details of it: no list of things."""
    after = [g for g in scene.ahead(f, stated + 2) if g.m.figure.start > opener.start and g.m.sentence == f.m.sentence]
    if inside and stated < _MANY and any(g.m.depth > f.m.depth for g in after[:1]):
        return True
    if any(g.m.dimension == f.m.dimension != "" for g in after[:stated]):
        return True
    return sum(g.m.figure.value or 0 for g in after[:stated]) == stated


def _accuse(scene: Scene, f: Fact, stated: int) -> None:
    """A list of names right after the count that can be counted in one way only, and is not as long as stated."""
    text, end = scene.document.text, end_of(scene, f)
    block = scene.document.blocks[f.m.block]
    opener = next((o for o in _openers(scene, f) if o.kind in (*_DIRECT, "bracket") or _colon_after(text, o)), None)
    if opener is None or opener.start - end > _REACH_OF_NAMES or f.m.over > 0 or f.table:
        return
    if f.m.bound or f.facet not in (Facet.VALUE, Facet.DELTA) or f.m.dimension in _WITH_TITLES:
        return
    words = text[end : opener.start]
    if (
        re.search(r"[:()]", words)
        or _uncertain_digits(scene, f, end, opener.start)
        or not (words.strip() or opener.kind == "colon" or f.m.noun)
    ):
        return
    found, clean = passage(text, opener.end, block.end, inside=opener.kind == "bracket")
    found = _before_others(scene, f, before_figures(found), opener.end)
    names = _KIND_WORDS.sub("", found, count=1) if not found.lstrip()[:1].isupper() else found
    one_by_one = numbered(found) if opener.kind == "colon" else 0
    figures = any(0 <= g.m.figure.start - opener.end < len(found) for g in scene.ahead(f, 3))
    plain = one_by_one > 0 or not (figures or re.search(r"\d{2,}", names))
    listed = one_by_one or _counted_for_sure(enumerate_in(names), f.m.noun or fold(words))
    if clean and plain and listed >= 2 and abs(listed - stated) <= 2:
        _claim(scene, f, listed, Strength.ASSERTED)


def _counted_for_sure(found: Enumeration, told: str) -> int:
    """How many names a list has, or things that all begin with the word ``told`` for them; 0 where it is not sure."""
    of_that_kind = found.of_kind > 0 and found.beginnings[0].split()[:1] == told.split()[:1]
    return found.sure or (found.of_kind if of_that_kind else 0)


def _before_others(scene: Scene, f: Fact, found: str, start: int) -> str:
    """``04 huyện, gồm: Yên Lập, Tam Sơn và Hạ Lang; 02 huyện đang …``: up to where others of the same are counted."""
    for g in scene.ahead(f, 3):
        at = g.m.figure.start - start
        if 0 <= at < len(found):
            cut = found.rfind(";", 0, at)
            others = g.m.count and g.m.dimension == f.m.dimension and cut > 0 and len(found[cut:at].split()) <= _WORDS
            return found[:cut] if others else found
    return found


def _uncertain_digits(scene: Scene, f: Fact, start: int, end: int) -> bool:
    """Digits between the count and its list that aren't those of a bound on the things counted."""
    bounds = [g.m.figure for g in scene.ahead(f, 3) if start <= g.m.figure.start < end and _qualifies(g)]
    within = sum(sum(c.isdigit() for c in figure.text) for figure in bounds)
    return within != sum(c.isdigit() for c in scene.document.text[start:end])


def _colon_after(text: str, opener: _Opener) -> bool:
    """``cụ thể: …`` is as plain as ``gồm: …``; without the colon more may stand before the list."""
    return opener.kind == "later" and text[opener.end - 1] == ":"


def _one(scene: Scene, f: Fact) -> None:
    """``01 xã (Nà Sơn)``: the one thing is named in the bracket right after it."""
    text, end = scene.document.text, end_of(scene, f)
    named = _ONE.pattern.match(text, end, end + _REACH_OF_NAMES)
    if f.m.count and named and _names_one(named):
        _claim(scene, f, 1, Strength.SILENT)


def _names_one(named: re.Match[str]) -> bool:
    """One proper name in the bracket; or after ``là`` a thing with one (``còn 01 cơ sở là bãi rác Gò Thị``)."""
    if named[1]:
        return named[1][:1].isupper() and enumerate_in(named[1]).sure == 1
    return any(word[0].isupper() for word in named[2].split()) and len(enumerate_in(named[2]).named) == 1


def _listed_elsewhere(scene: Scene, f: Fact, stated: int, apart: Apart) -> bool:
    """As many names before the count, or items, rows, sections or names of a footnote apart from its sentence."""
    before = names_before(scene.document.text, scene.document.blocks[f.m.block].start, f.m.figure.start)
    if before == stated or stated in apart.sizes(f):
        _claim(scene, f, stated, Strength.SILENT)
        return True
    return False
