"""Figures near a whole that may be its parts: behind it in its sentence and paragraph, before it, in its items and footnotes.

Nothing is decided here. A listing is a row of figures in order, with how it is tied to the whole; where it ends, and whether it
is meant at all, is weighed in ``sums``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.anew import anew
from checker.claims.base import Scene, comparable, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.items import headed_items, items
from checker.claims.kinds import May
from checker.claims.remainders import CHANGE, cue_of
from checker.claims.structure import MOST, Listing, Structure, labelled_as, list_wording
from checker.vocabulary import Wording

_WITHIN = 60
"""Figures behind a whole that are looked at."""
_COLUMN_WITHIN = 30
"""Figures of a whole's name or unit behind it that are looked at."""
_STARTS = 3
"""First parts tried."""
_PLUS = Wording(r"\b<plus>\W*$")
_OF = Wording(r"\s*<of*>(?!\S)")


_AMOUNTS = (Facet.VALUE, Facet.PREV, Facet.PLAN, Facet.DELTA)
"""A rise may be an amount among amounts: ``thêm 6 tỷ``."""


def listings(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Every listing that may hold the parts of a whole."""
    yield from behind(scene, structure, whole)
    yield from items(scene, structure, whole)
    yield from headed_items(scene, structure, whole)
    yield from notes(scene, structure, whole)
    if whole.facet in (Facet.PLAN, Facet.PREV) and whole.m.over >= 0:
        return
    yield from anew(scene, structure, whole)
    yield from _column(scene, structure, whole)
    yield from _shared(scene, whole)
    yield from _under(scene, whole)
    yield from _before(scene, structure, whole)


def part_of(f: Fact, whole: Fact) -> bool:
    """A figure that may be a part: an amount of the whole's kind, or a change where the whole is one."""
    if not f.single or (f.m.over < 0 and whole.m.over >= 0):
        return False
    if f.facet is Facet.DELTA and whole.facet is Facet.DELTA:
        return same_kind(f, whole)
    if f.facet not in _AMOUNTS or whole.facet not in _AMOUNTS or f.sign < 0:
        return False
    if whole.sign < 0 and f.facet is not Facet.VALUE:
        return False
    return comparable(f, whole)


# ---- behind the whole ---------------------------------------------------------------------------------------------------


def behind(scene: Scene, structure: Structure, whole: Fact, *, bracketed: bool = False) -> Iterator[Listing]:
    """Figures behind the whole in its paragraph, or in the next one: from the very first on, or from a later one.

    ``bracketed``: only those in brackets of its sentence.
    """
    seen: set[tuple[int, ...]] = set()
    for row, again in _all_rows(scene, structure, whole, bracketed=bracketed):
        begin = whole.index if row[0].m.block == whole.m.block else row[0].index - 1
        wordings: dict[int, str] = {}
        for parts in _candidates(whole, row):
            if len(parts) < 2 or (bracketed and parts[0].m.depth <= whole.m.depth):
                continue
            key = tuple([f.index for f in parts])
            if key in seen:
                continue
            seen.add(key)
            first = parts[0].index
            if first not in wordings:
                wordings[first] = _wording(scene, whole, scene.facts[begin + 1 : first + 1])
            closed = wordings[first].startswith("bracket")
            yield Listing(whole, parts, wordings[first], closed=closed, adding_up=again)


def _candidates(whole: Fact, row: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The lists that a row of figures may hold, from its first figures on: of the whole's unit first, then of any."""
    alike = [f for f in row if f.m.dimension == whole.m.dimension]
    values = [f for f in alike if f.facet in (Facet.VALUE, Facet.DELTA)]
    offered = 0
    for kept, starts in ((values, _STARTS), (alike, 2), (row, 2)):
        # One as long as the one before is the same.
        for n in range(min(starts, len(kept) - 1) if len(kept) > offered else 0):
            yield from _from(kept[n], whole, kept[n:])
        offered = len(kept)


def _all_rows(scene: Scene, structure: Structure, whole: Fact, *, bracketed: bool) -> Iterator[tuple[list[Fact], bool]]:
    """The rows behind a whole; then those with the parts of inner lists that may add up by chance."""
    for row in _rows(scene, structure, whole, bracketed=bracketed):
        yield row, False
    if any(structure.unsure(f) for f in scene.ahead(whole, _WITHIN)):
        for row in _rows(scene, structure, whole, bracketed=bracketed, sure=True):
            yield row, True


def _rows(
    scene: Scene, structure: Structure, whole: Fact, *, bracketed: bool, sure: bool = False
) -> Iterator[list[Fact]]:
    """The figures that may be parts: behind the whole to the end of its bracket or paragraph; and in the next paragraph.

    ``sure``: only what surely is an inner list is left out.
    """
    row: list[Fact] = []
    found: set[int] = set()
    home = whole.m.block
    alone = whole.m.depth > 0 and _alone(scene, whole)
    kinds, fitting = scene.kinds.of, scene.kinds.fitting(whole, part_of)
    for f in scene.ahead(whole, _WITHIN):
        if f.m.block != home:
            if len(row) > 1:
                yield list(row)
            if not (row and f.m.block == home + 1 and _is_rest(f)):
                row, found = [], set()
                if whole.m.depth or f.m.block > whole.m.block + 1 or not scene.in_one_text(f, whole):
                    return
            home = f.m.block
        if f.m.sentence == whole.m.sentence and f.m.depth < whole.m.depth and not alone:
            break
        if (alone or bracketed) and f.m.sentence != whole.m.sentence:
            break
        # A part of a part belongs to an inner list.
        inner = structure.child.get(f.index) in found and not (sure and structure.unsure(f))
        if kinds[f.index] in fitting and not inner and len(row) < MOST:
            found.add(f.index)
            row.append(f)
    if len(row) > 1:
        yield row


def _is_rest(f: Fact) -> bool:
    """``- Trong đó: … 98 vụ; … 61 vụ.`` goes on in the next paragraph: ``- Số còn lại … 111 vụ``."""
    return cue_of(f) not in ("", CHANGE)


def _alone(scene: Scene, whole: Fact) -> bool:
    """The only figure of its bracket: ``Phần còn lại (khoảng 1.518 ha) do doanh nghiệp đảm nhận: …``."""
    beside = scene.facts[max(0, whole.index - 1) : whole.index + 2]
    return all(f is whole or f.m.sentence != whole.m.sentence or f.m.bracket != whole.m.bracket for f in beside)


def _continued(f: Fact, whole: Fact) -> str:
    """The words before a figure, behind a full stop where another sentence has begun."""
    return " " + (f.m.before if f.m.sentence == whole.m.sentence or not f.m.before else ". " + f.m.before)


def _wording(scene: Scene, whole: Fact, following: Sequence[Fact]) -> str:
    """How the first part, the last of the figures ``following`` the whole, is tied to it."""
    first = following[-1]
    between = "".join([_continued(f, whole) for f in following])
    said = list_wording(between, scene.words)
    opened = first.m.depth > whole.m.depth and first.m.sentence == whole.m.sentence
    if said == "examples":
        return "bracket examples" if opened else "examples"
    if opened and "(" in between:
        if _OF.match(between.rpartition("(")[2]):
            return "bracket of"
        return f"bracket {said}".rstrip() if said else "bracket"
    if said:
        return said
    return "colon" if ":" in between else "none"


def _from(first: Fact, whole: Fact, row: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The row from its first part on: on its level, of its unit, under its name; in one bracket, or each in one of its own."""
    if first.m.depth > whole.m.depth:
        level = [f for f in row if f.m.bracket == first.m.bracket and f.m.sentence == first.m.sentence]
        yield level
        if len(level) == 1:
            apart = [f for f in row if f.m.depth == first.m.depth and f.m.sentence == first.m.sentence]
            if len({f.m.bracket for f in apart}) == len(apart):
                yield apart
    else:
        level = [f for f in row if f.m.depth <= first.m.depth]
        yield level
        yield labelled_as(first, [f for f in row if f.facet is first.facet])
    yield [f for f in level if f.m.dimension == first.m.dimension and f.facet is first.facet]
    yield labelled_as(first, level)


def _column(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Figures of the whole's own name or unit further on, one in each sentence or item: a column, were it a table."""
    alike = _in_column(scene, structure, whole, "noun", whole.noun if " " in whole.noun else "", _of_unit_column)
    if len(alike) > 1:
        yield Listing(whole, alike, "column by noun")
    named = _in_column(scene, structure, whole, "word", whole.word, _of_column)
    if len(named) > 1:
        yield Listing(whole, named, "column by word")
    of_unit = _in_column(scene, structure, whole, "unit", whole.m.figure.unit, _of_column)
    one_a_sentence = _firsts(of_unit, [f.m.sentence for f in of_unit], whole.m.sentence)
    one_a_block = _firsts(of_unit, [f.m.block for f in of_unit], whole.m.block)
    if len(one_a_sentence) > 1:
        yield Listing(whole, one_a_sentence, "column by sentence")
    if len(one_a_block) > 1 and one_a_block != one_a_sentence:
        yield Listing(whole, one_a_block, "column by block")


def _in_column(scene: Scene, structure: Structure, whole: Fact, by: str, name: str, may: May) -> list[Fact]:
    """Those of a name that are of the whole's kind and not yet parts of anything."""
    named = scene.named(by, name, whole, _COLUMN_WITHIN)
    if len(named) < 2:
        return []
    kinds, fitting, taken = scene.kinds.of, scene.kinds.fitting(whole, may), structure.child
    return [f for f in named if kinds[f.index] in fitting and f.index not in taken]


def _of_unit_column(f: Fact, whole: Fact) -> bool:
    """The same of the whole's dimension."""
    return f.m.dimension == whole.m.dimension and _of_column(f, whole)


def _of_column(f: Fact, whole: Fact) -> bool:
    """A figure that may be a part, of the whole's facet and place in pairs."""
    return f.facet is whole.facet and f.m.over == whole.m.over and part_of(f, whole)


def _firsts(facts: Sequence[Fact], passages: Sequence[int], own: int) -> list[Fact]:
    """The first figure of each passage but the whole's ``own``."""
    firsts: dict[int, Fact] = {}
    for passage, f in zip(passages, facts, strict=True):
        if passage != own:
            firsts.setdefault(passage, f)
    return list(firsts.values())


def _under(scene: Scene, whole: Fact) -> Iterator[Listing]:
    """``186 trường hợp, 284,5 triệu đồng, gồm … 131/196,5 triệu; … 37/55,5 triệu``: the second ones of pairs."""
    if whole.m.over:
        return
    row = [f for f in scene.behind(whole, _WITHIN) if f.m.over < 0 and _beneath(f, whole)]
    if len(row) > 1:
        yield Listing(whole, row, "under")


def _beneath(f: Fact, whole: Fact) -> bool:
    return f.facet is Facet.PLAN and whole.m.dimension != "" and f.m.dimension in ("", whole.m.dimension)


def _shared(scene: Scene, whole: Fact) -> Iterator[Listing]:
    """``59/63 địa phương đạt, còn 4 không đạt``: the first part stands over the whole."""
    if whole.m.over < 0 and whole.index:
        over = scene.facts[whole.index - 1]
        later = [
            f for f in scene.ahead(whole, 4) if f.m.sentence == whole.m.sentence and f.m.over >= 0 and part_of(f, over)
        ]
        if later:
            yield Listing(whole, [over, *later], "over, the rest" if cue_of(later[0]) not in ("", CHANGE) else "over")


# ---- before the whole ---------------------------------------------------------------------------------------------------


def _before(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Figures right before the whole, the nearest first: ``… Cộng 1.127,1 triệu đồng``."""
    if _PLUS.search(whole.m.before):
        return
    own, parents = whole.index, structure.child
    kinds, fitting = scene.kinds.of, scene.kinds.fitting(whole, _level_part)
    nearest = range(own - 1, max(scene.begins[own], own - MOST) - 1, -1)
    row = [scene.facts[i] for i in nearest if kinds[i] in fitting and parents.get(i, own) >= own]
    if len(row) < 2:
        return
    yield Listing(whole, row, "before", backwards=True)
    if len(row) > 2:
        yield Listing(whole, row[1:], "before", backwards=True)
    alike = [f for f in row if f.m.dimension == row[0].m.dimension]
    if len(alike) not in (len(row), 0, 1):
        yield Listing(whole, alike, "before", backwards=True)
    named = labelled_as(whole, row)
    if len(named) > 1 and len(named) != len(alike):
        yield Listing(whole, named, "before", backwards=True)


def _level_part(f: Fact, whole: Fact) -> bool:
    """A figure that may be a part, in no bracket that the whole doesn't stand in."""
    return f.m.depth <= whole.m.depth and part_of(f, whole)


# ---- footnotes ----------------------------------------------------------------------------------------------------------


def notes(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Footnotes whose marks stand in the whole's sentence."""
    for label in scene.note_labels(whole.m.block):
        facts = scene.note_facts(label)
        if whole.m.block in {f.m.block for f in facts[:1]} or not scene.marked(whole, label):
            continue
        parts = [f for f in facts if part_of(f, whole) and structure.free(f)]
        alike = [f for f in parts if f.m.dimension == whole.m.dimension]
        for kept in (alike, parts):
            if len(kept) > 1:
                yield Listing(whole, kept, "note")
