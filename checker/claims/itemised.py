"""Things listed apart from the sentence that counts them: items, numbered paragraphs, table rows, sections, a footnote's names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.claims.base import Scene
from checker.claims.enumerations import enumerate_in, passage
from checker.claims.facts import Facet, Fact
from checker.document import Block, BlockKind
from checker.figures.numerals import WORDS
from checker.vocabulary import Wording, fold

_FOLLOW = Wording(r"(?::|<following>\W*)\s*$")
_OPENED = re.compile(r"\(\s*$")
_LIST_OPENS = Wording(r"^\s*(?:<consists*>|<names_follow*>)?(?: <plural*>(?: [^\W\d_]+){0,2})?\s*:?")
_NUMBER = re.compile(r"(\d{1,2}|(?<!\w)[a-zđA-ZĐ](?=[.)]))[.)]?\W*$")
_ALPHABETS = ("abcdefghijklm", "abcdđeghiklmn")
_SUM = Wording(r"^\W*(?:<sum_said>)")
_BLOCKS = 60
"""Blocks below that are looked through."""
_NUMBERED = re.compile(r"\b([^\W\d_]+) (\d{1,2})(?![\d.,]*\d|/)")
_ONE_BY_ONE = 1500
"""Characters within which numbered things of one kind are told."""
_TAIL = 20
"""Last characters of a paragraph, which say that a list follows."""
_COUNTS_LATE = 3
"""Figures of the paragraph, from its end, among which the count is."""
_ALL_OF = Wording(r"^\W*(?:<all_of>|<averages>)\W*$")
_JUST_TOLD = Wording(r"(?: [^\W\d_]+){1,4} <just_told*>(?!\w)")
_TOLD_WITHIN = 40
_PAUSE_OF_SENTENCE = re.compile(r"\.\s")
_NAMED_WITHIN = 400
"""Characters before a count in which the things just named stand."""
_NAME_WITHIN = 3
_NAMED_BEFORE = 2
"""Sentences: that of the names, and the count's."""
_ALL_COUNTED = Wording(r"<all_of>(?: \w+)?\W*$")
_MOVES = Wording(r"<moves>")
_FEWEST, _MOST_CHANGES = 2, 4
_CHANGES_NEAR = 16
"""Figures around ``giảm cả 3 tiêu chí`` among which the changes are."""
_KIND_AFTER = 12
"""Characters after a unit that tell ``người chết`` from ``người bị thương``."""
_PAUSE = re.compile(r"[.;,]\s")
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


class Apart:
    """The lists of one document that stand apart from the sentences that count them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.document.text
        self.marks = {mark.label: mark for mark in reversed(scene.document.marks)}
        self.notes: dict[str, list[Block]] = defaultdict(list)
        for block in scene.document.blocks:
            if block.note is not None:
                self.notes[block.note].append(block)
        found = _ORDINAL.pattern.finditer(fold(self.text))
        self.ordinals = [(m.start(), WORDS[m["number"] or m["rank"]]) for m in found]
        """Where ``một là``, ``hai là``, ``thứ ba`` … begin a clause, and which they are."""

    def sizes(self, f: Fact) -> set[int]:
        """How many things are listed, for every list that may be the one counted."""
        found = {self._sections(f), self._in_order(end_of(self.scene, f)), self._one_by_one(f)}
        for names in self._in_note(f):
            found |= names
        found |= self.above(f) | {self._just_named(f), self._changes(f, int(f.m.figure.value or 0))}
        below = self.scene.document.blocks[f.m.block + 1 : f.m.block + 1 + _BLOCKS]
        if self._announces(f) or self._named_below(f, below):
            found |= {_items(below), self._numbered(below), self._rows(below)}
        return found

    def above(self, f: Fact) -> set[int]:
        """``Cả 6 mặt hàng nói trên``, ``Trung bình 5 trạm``: the items or rows right above the paragraph it begins."""
        blocks = self.scene.document.blocks
        if not f.m.block or f.m.depth or any(g.m.block == f.m.block for g in self.scene.back(f, 1)):
            return set()
        above = blocks[max(0, f.m.block - _BLOCKS) : f.m.block]
        after = fold(self.text[f.m.figure.end : f.m.figure.end + _TOLD_WITHIN])
        if not (_ALL_OF.search(f.m.before) or _JUST_TOLD.match(after)):
            return set()
        if above[-1].kind is BlockKind.TABLE:
            return {self._rows(above[-1:])}
        items = list(takewhile(lambda block: block.kind is BlockKind.ITEM, reversed(above)))
        return {sum(block.level == items[-1].level for block in items)} if items else set()

    def _just_named(self, f: Fact) -> int:
        """``Nà Sơn 84 vụ, Bản Lầu 61 vụ, các xã khác 53 vụ. 02 xã trên …``: names with figures in the sentence before."""
        start = self.scene.document.blocks[f.m.block].start
        after = fold(self.text[f.m.figure.end : f.m.figure.end + _TOLD_WITHIN])
        if f.m.depth or not _JUST_TOLD.match(after):
            return 0
        sentences = _PAUSE_OF_SENTENCE.split(self.text[max(start, f.m.figure.start - _NAMED_WITHIN) : f.m.figure.start])
        if len(sentences) < _NAMED_BEFORE:
            return 0
        pieces = re.split(r"[,;](?!\d)\s*", sentences[-2].rpartition(":")[2])
        return sum(_is_named(piece) for piece in pieces)

    def _changes(self, f: Fact, stated: int) -> int:
        """``giảm cả 3 tiêu chí``: so many amounts that moved one way, each of its kind, one after the other nearby."""
        said = _ALL_COUNTED.search(f.m.before) is not None and _MOVES.search(f"{f.m.before} {f.m.after}") is not None
        if not said or not _FEWEST <= stated <= _MOST_CHANGES:
            return 0
        near = [*reversed(list(self.scene.back(f, _CHANGES_NEAR))), *self.scene.ahead(f, _CHANGES_NEAR)]
        for facet in (Facet.DELTA, Facet.GROWTH):
            moves = [g for g in near if g.facet is facet and g.m.figure.unit]
            for i in range(len(moves) - stated + 1):
                run = moves[i : i + stated]
                alike = len({(g.m.sentence, g.sign) for g in run}) == 1
                if alike and (facet is Facet.GROWTH or len({_kind(g) for g in run}) == stated):
                    return stated
        return 0

    def _announces(self, f: Fact) -> bool:
        """The count is among the last figures of a paragraph that says that a list follows, or of a heading."""
        home = self.scene.document.blocks[f.m.block]
        if home.kind is BlockKind.TABLE or f.m.block not in self.scene.reading.tails:
            return False
        if sum(g.m.block == f.m.block for g in self.scene.ahead(f, _COUNTS_LATE)) == _COUNTS_LATE:
            return False
        tail = fold(self.text[max(home.start, home.end - _TAIL) : home.end])
        return home.kind is BlockKind.HEADING or _FOLLOW.search(tail) is not None

    def _named_below(self, f: Fact, below: Sequence[Block]) -> bool:
        """The paragraph's last figure counts what the item right below it begins with: ``Có 3 dự án.``, ``- Dự án …``."""
        if any(g.m.block == f.m.block for g in self.scene.ahead(f, 1)) or not f.m.count or not below:
            return False
        head = fold(self.text[below[0].start : below[0].start + _TAIL])
        return below[0].kind is BlockKind.ITEM and head.startswith(f.m.figure.unit)

    def _one_by_one(self, f: Fact) -> int:
        """``3 đợt: đợt 1 …; đợt 2 …; đợt 3 …``: each has its number after the word that was counted."""
        word = (f.m.figure.unit or f.m.noun).partition(" ")[0]
        if not word.isalpha():
            return 0
        end = end_of(self.scene, f)
        rest = fold(self.text[end : min(self.scene.document.blocks[f.m.block].end, end + _ONE_BY_ONE)])
        n = 0
        for m in _NUMBERED.finditer(rest):
            if m[1] == word and int(m[2]) == n + 1:
                n += 1
        return n if n > 1 else 0

    def _numbered(self, below: Sequence[Block]) -> int:
        """Blocks numbered or lettered from the first on, whatever stands between them."""
        n = 0
        for block in below:
            m = _NUMBER.search(self.text[block.lead : block.start])
            if m is None:
                continue
            if not _is_next(m[1].lower(), n):
                break
            n += 1
        return n

    def _rows(self, below: Sequence[Block]) -> int:
        """Lines of the table right below, its head and its sums left out."""
        if not below or below[0].kind is not BlockKind.TABLE:
            return 0
        rows = below[0].rows[below[0].header_rows :]
        labels = [fold(" ".join(self.text[c.start : c.end] for c in row[:2])) for row in rows]
        return sum(_SUM.search(label) is None for label in labels)

    def _sections(self, f: Fact) -> int:
        """``(03 địa phương)`` in the title: a section for each."""
        if f.m.block > 1 or not f.m.depth or not _OPENED.search(f.m.before):
            return 0
        below = self.scene.document.blocks[f.m.block + 1 :]
        headings = [b for b in below if b.kind is BlockKind.HEADING]
        return sum(b.level == headings[0].level for b in headings) if headings else self._numbered(below)

    def _in_order(self, start: int) -> int:
        """``3 đột phá: một là …; hai là …; ba là …``, in the paragraph or those below it."""
        at = bisect_left(self.ordinals, (start, 0))
        if at == len(self.ordinals) or self.ordinals[at][0] - start > _ORDINALS_WITHIN:
            return 0
        n = 0
        while at + n < len(self.ordinals) and self.ordinals[at + n][1] == n + 1:
            n += 1
        return n

    def _in_note(self, f: Fact) -> Iterator[frozenset[int]]:
        """The names in the footnote whose mark stands right after the count's words."""
        end = end_of(self.scene, f)
        following = next((g.m.figure.start for g in self.scene.ahead(f, 2) if g.m.figure.start > end), end + _MARK_NEAR)
        for label in self.scene.note_labels(f.m.block):
            gap = self.marks[label].start - end
            if 0 <= gap <= min(_MARK_NEAR, following - end) and not _PAUSE.search(self.text[end : end + gap]):
                for block in self.notes[label]:
                    opened = _LIST_OPENS.match(fold(self.text[block.start : block.end]))
                    start = block.start + (opened.end() if opened else 0)
                    found, clean = passage(self.text, start, block.end, inside=False)
                    if clean:
                        yield enumerate_in(found).named


def _items(below: Sequence[Block]) -> int:
    """Items right below, on the level of the first."""
    n, level = 0, None
    for block in below:
        if block.kind is not BlockKind.ITEM or (level is not None and block.level < level):
            break
        level = block.level if level is None else level
        n += block.level == level
    return n


def _is_next(mark: str, after: int) -> bool:
    """Whether a number or letter follows so many before it."""
    if mark.isdecimal():
        return int(mark) == after + 1
    return any(alphabet[after : after + 1] == mark for alphabet in _ALPHABETS)


def _kind(f: Fact) -> str:
    """What a change is of: ``người chết``, ``người bị thương``."""
    return f.m.figure.unit + f.m.after[:_KIND_AFTER]


def _is_named(piece: str) -> bool:
    """A name and a figure: ``huyện Nà Sơn 84 vụ``; but not ``các huyện khác 53 vụ``."""
    words = piece.split()[:_NAME_WITHIN]
    return any(word[0].isupper() for word in words) and any(c.isdigit() for c in piece)
