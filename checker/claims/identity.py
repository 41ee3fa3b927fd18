"""What a figure is about, and how much speaks for two figures being one quantity.

Evidence is counted in points, about a factor of two each: digits that agree, words in common, neighbours that agree as well; and
against it names, items and table lines that are not the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.document import Block, BlockKind
from checker.vocabulary import Wording, fold, load

_DIGITS = (0, 1, 3, 6, 9, 12)
"""Points for so many digits that agree, zeros at the end left out."""
_ROUND = 1
"""A number with zeros at its end says a little more than its other digits."""
_WORD, _COMMON_WORD, _SAME_UNIT, _SAME_HEAD, _SAME_NAME, _COMPANION = 2, 1, 1, 4, 3, 1
_NOTE, _PAIR, _SUMS, _NOUN, _ALL, _WHOLE = 3, 6, 5, 5, 4, 4
_OTHER_NAME, _OTHER_WORDS, _OTHER_TABLE, _OTHER_UNIT = -7, -3, -7, -3
_STRONG = 4
"""Points of a neighbour that outweigh a doubt about the figure's part."""
_MANY_WORDS = 4
"""Words in common that do so, too."""
_HEAD_WORDS, _NOUNS = 14, 6
_LABEL = 60
"""Characters of an item's label."""
_SENTENCE = 160
"""Characters before a figure in which a name is looked for."""
_LONG = 4
"""Digits from which figures of one sentence or of lists made alike agree by no chance."""
_SMALL = 100
"""Below it, round numbers agree by chance unless most words do."""
_LEAST = 2
"""The least number of things whose agreement says anything."""
_PAIR_REACH, _BARE_PAIR_REACH = 30, 12
"""Figures between an amount and a pair that takes it up, with its unit and without."""
_WITHIN = Wording(r"<within*>")
_OF_ALL = Wording(r"<in_all*>\W*$")
_RUN = re.compile(r"[^\W\d_]\w*(?:[-'’.]\w+)*")
_TOTAL = Wording(r"^\W*(?:<sum_said>)")
_STOPS = re.compile(r"[;.(]")
_AMOUNTS = (Facet.VALUE, Facet.PLAN, Facet.PREV)


@dataclass(frozen=True, slots=True)
class About:
    """The words around a figure that carry meaning."""

    head: frozenset[str]
    """Before it."""
    words: frozenset[str]
    """Before and after it."""
    total: bool = False
    """In a table's line of sums."""
    percent: bool = False


class Identity:
    """Compares the figures of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.fillers = load().lists["fillers.repeat"]
        self.about = self._all()
        self.seen = Counter(word for about in self.about for word in about.words)
        self.common = max(4, len(scene.facts) // 12)
        self.values: dict[str, set[str]] = {}
        """First figures of the items of one label."""
        for n, block in enumerate(scene.document.blocks):
            if _item(block) and (inside := scene.of_block(n)):
                self.values.setdefault(self._item_label(block), set()).add(inside[0].m.figure.text)

    # ---- what a figure is about ----------------------------------------------------------------------------------------

    def _about(self, f: Fact, before: About | None, outer: About | None) -> About:
        """``before``: of the figure before it in the sentence; ``outer``: of the one before its bracket."""
        if f.table:
            return self._of_cell(f)
        clause = _STOPS.split(f.m.before)[-1]
        head = self._content(clause, _HEAD_WORDS)
        if f.m.over < 0 and before is not None:
            head = before.head
        elif not head and outer is not None:
            head = outer.words
        noun = self._content(f"{f.m.figure.unit} {f.m.noun}")
        after = self._content(_STOPS.split(re.split(r"[,:]", f.m.after, maxsplit=1)[0])[0], -_NOUNS)
        return About(head, head | noun | after, percent=f.m.percent)

    def _all(self) -> list[About]:
        found: list[About] = []
        last: Fact | None = None
        at_depth: dict[int, About] = {}
        for f in self.scene.facts:
            if last is None or last.m.sentence != f.m.sentence:
                at_depth, last = {}, None
            outer = next((at_depth[d] for d in range(f.m.depth - 1, -1, -1) if d in at_depth), None)
            about = self._about(f, found[-1] if last else None, outer)
            found.append(about)
            at_depth[f.m.depth] = about
            last = f
        return found

    def _content(self, text: str, last: int = 0) -> frozenset[str]:
        words = [w for w in text.split() if w[0].isalpha() and w not in self.fillers]
        if last > 0:
            words = words[-last:]
        elif last < 0:
            words = words[:-last]
        return frozenset(words)

    def _of_cell(self, f: Fact) -> About:
        """The label of the cell's line and the heading of its column."""
        block, text = self.scene.document.blocks[f.m.block], self.scene.document.text
        row = bisect_right([r[0].start if r else 0 for r in block.rows], f.m.figure.start) - 1
        cells = block.rows[row]
        column = bisect_right([c.start for c in cells], f.m.figure.start) - 1
        label = fold(next((text[c.start : c.end] for c in cells[:2] if any(x.isalpha() for x in text[c.start : c.end])), ""))
        heads = [r[column] for r in block.rows[: max(1, block.header_rows)] if column < len(r)] if row else []
        heading = fold(" ".join(text[c.start : c.end] for c in heads))
        head = self._content(" ".join(_RUN.findall(label)))
        words = head | self._content(" ".join(_RUN.findall(heading)))
        return About(head, words, total=_TOTAL.search(label) is not None, percent="%" in heading or f.m.percent)

    # ---- what may be one quantity at all -----------------------------------------------------------------------------------

    def comparable(self, a: Fact, b: Fact) -> bool:
        """Of one kind by unit and by the part that they play."""
        x, y = self.about[a.index], self.about[b.index]
        if a.m.over > 0 and b.index == a.index + 1:
            return False
        if a.table or b.table:
            return x.percent == y.percent and (x.percent or _same(a, b) or "" in (a.m.dimension, b.m.dimension))
        companion = self.companion(a, b)
        if not _same(a, b) and companion < _STRONG:
            if "" not in (a.m.dimension, b.m.dimension) or a.m.percent or b.m.percent:
                return False
            bare, other = (a, b) if not a.m.dimension else (b, a)
            paired = a.m.over or b.m.over
            if not paired and not set(other.m.figure.unit.split()) <= self.about[bare.index].words:
                return False
        elif not _same(a, b) and "" not in (a.m.dimension, b.m.dimension):
            return False
        if _same_part(a, b) or companion >= _STRONG:
            return True
        rises = a.sign > 0 or b.sign > 0
        return rises and a.m.measure and b.m.measure and len(x.words & y.words) >= _MANY_WORDS

    def points(self, a: Fact, b: Fact) -> int:
        """What speaks for ``b`` being ``a`` said again, less what speaks against it."""
        x, y = self.about[a.index], self.about[b.index]
        digits = _speaking(a)
        companion, pair = self.companion(a, b), self._pair(a, b)
        whole = self._of_all(b)
        if not pair and (self._listed_apart(a, b, digits) and not whole or self._says_little(a, b) and companion < _STRONG):
            return 0
        points = _DIGITS[min(digits, 5)] + companion
        points += _ROUND if _ends_round(a) else 0
        shared = x.words & y.words
        points += sum(_WORD if self.seen[w] <= self.common else _COMMON_WORD for w in shared)
        points += _SAME_UNIT if a.m.dimension == b.m.dimension != "" or not _same(a, b) else 0
        points += _SUMS if self._sums(x, y) else _SAME_HEAD if x.head and x.head == y.head else 0
        points += _OTHER_UNIT if _counts_others(a, b) else 0
        ties = (_PAIR if pair else 0) + (_NOTE if self._noted(a, b) else 0) + (_ALL if whole else 0)
        ties += _NOUN if self._same_noun(a, b) else _WHOLE if _whole_of_kind(a, b) else 0
        if digits == 1 and abs(a.m.figure.value or 0) < _SMALL and not ties and not companion and 2 * len(shared) < len(x.words | y.words):
            return 0
        if digits < 3 and not ties and not companion and not shared - set(a.m.figure.unit.split()):
            return 0
        points += ties
        if not shared and x.words and y.words and not companion and not pair:
            points += _OTHER_WORDS
        if a.table and b.table:
            points += _OTHER_TABLE
        return points + self._names_say(a, b)

    def shares(self, a: Fact, b: Fact) -> bool:
        """Some word, or the line of sums, says that both are of one thing."""
        x, y = self.about[a.index], self.about[b.index]
        return bool(x.words & y.words) or x.total or y.total

    def shared(self, a: Fact, b: Fact) -> frozenset[str]:
        """Words that both are told in."""
        return self.about[a.index].words & self.about[b.index].words

    def one_subject(self, a: Fact, b: Fact) -> bool:
        """No names, and no list, set them apart."""
        return self._names_say(a, b) >= 0 and not self._listed_apart(a, b, 1)

    def companion(self, a: Fact, b: Fact) -> int:
        """Points for a neighbour of ``a`` that stands in the same place beside ``b``, or with it in a table's line."""
        best = 0
        if a.m.sentence == b.m.sentence and not a.table:
            return best
        left, right = self._beside(a), self._beside(b)
        for step, x in left.items():
            mates = right.values() if a.table or b.table else [right[step]] if step in right else []
            for y in mates:
                if x is b or y is a or x.mid == a.mid or (x.m.figure.value or 0) in (0, 1) or not _agree(x, y):
                    continue
                best = max(best, _DIGITS[min(_speaking(x), _speaking(y), 5)] + _COMPANION)
        return best

    def _beside(self, f: Fact) -> dict[int, Fact]:
        """The figures next to it in its sentence or its table's line, by their distance."""
        facts, found = self.scene.facts, {}
        for step in (-1, 1, -2, 2, -3, 3) if f.table else (-1, 1, -2, 2):
            if 0 <= f.index + step < len(facts):
                g = facts[f.index + step]
                start, end = sorted((f.m.figure.start, g.m.figure.start))
                row = f.table and g.m.block == f.m.block and "\n" not in self.scene.document.text[start:end]
                if row or g.m.sentence == f.m.sentence:
                    found[step] = g
        return found

    def _sums(self, x: About, y: About) -> bool:
        """The line of sums, and a column whose heading the text names."""
        return (x.total or y.total) and bool(x.words & y.words)

    def _pair(self, a: Fact, b: Fact) -> bool:
        """``206 vụ … (206/113 vụ)``, ``96 đơn … xong 88/96``: a pair takes up the amount told before, in one paragraph."""
        if a.m.over:
            part = self.scene.facts[b.index - 1].m.before
            return a.m.over == b.m.over < 0 and a.m.sentence == b.m.sentence and _WITHIN.search(part) is not None
        if a.m.block != b.m.block or b.m.over == 0 or a.facet not in _AMOUNTS or abs(a.m.figure.value or 0) < _LEAST:
            return False
        reach = _PAIR_REACH if a.m.dimension == b.m.dimension != "" else _BARE_PAIR_REACH
        return b.index - a.index <= reach and (b.m.dimension in ("", a.m.dimension) or a.m.dimension == "")

    def _of_all(self, b: Fact) -> bool:
        """``trong tổng số 318 vụ``: of what has been told before."""
        return _OF_ALL.search(b.m.before) is not None

    def _says_little(self, a: Fact, b: Fact) -> bool:
        """Nothing at all, one thing, a short number twice in a sentence or without a unit: they agree by chance."""
        if abs(a.m.figure.value or 0) < _LEAST:
            return True
        if a.m.sentence == b.m.sentence and not a.table and _speaking(a) < (_LONG if a.m.percent else _LONG - 1):
            return True
        bare = not (a.m.dimension or b.m.dimension or a.m.over or b.m.over or a.table or b.table)
        return bare and _speaking(a) < 3 and not self._same_noun(a, b)

    def _same_noun(self, a: Fact, b: Fact) -> bool:
        """The wholes of two pairs, or numbers without a unit, count things of one name."""
        if a.m.dimension != b.m.dimension or (a.m.dimension and not (a.m.over < 0 and b.m.over < 0)):
            return False
        x, y = a.m.noun.split()[:2], b.m.noun.split()[:2]
        return len(x) == 2 and x == y and all(w[0].isalpha() for w in x) and not self.fillers.issuperset(x)

    def _noted(self, a: Fact, b: Fact) -> bool:
        """One stands in the footnote whose mark the other has."""
        blocks = self.scene.document.blocks
        note = blocks[b.m.block].note or blocks[a.m.block].note
        other = a if blocks[b.m.block].note else b
        return note is not None and blocks[other.m.block].note is None and note in self.scene.note_labels(other.m.block)

    def _listed_apart(self, a: Fact, b: Fact, digits: int) -> bool:
        """Small figures of two items of one list, or of lists made alike: they are of two things."""
        blocks = self.scene.document.blocks
        x, y = blocks[a.m.block], blocks[b.m.block]
        if digits > _LONG or a.m.block == b.m.block or not (_item(x) and _item(y)):
            return False
        if self.scene.sections[a.m.block] == self.scene.sections[b.m.block]:
            return digits < _LONG and x.level == y.level and all(_item(c) for c in blocks[a.m.block : b.m.block])
        label = self._item_label(x)
        return label == self._item_label(y) and len(self.values.get(label, ())) > 1

    def _item_label(self, item: Block) -> str:
        """What a list's item is about: its words before the colon or first figure."""
        return re.split(r"[:\d]", fold(self.scene.document.text[item.start : min(item.end, item.start + _LABEL)]))[0].strip()

    def _names_say(self, a: Fact, b: Fact) -> int:
        """Points for a name in common, or against two that have each its own."""
        x, y = self._names(a), self._names(b)
        if not x or not y:
            return 0
        return _SAME_NAME if x & y else _OTHER_NAME

    def _names(self, f: Fact) -> set[str]:
        """The proper names before the figure in its sentence."""
        if f.table:
            return set()
        block, text = self.scene.document.blocks[f.m.block], self.scene.document.text
        start = max(block.start, f.m.figure.start - _SENTENCE)
        return set(_capitals(re.split(r"[.;]\s|\n", text[start : f.m.figure.start])[-1]))


def _item(block: Block) -> bool:
    return block.kind is BlockKind.ITEM


def _same(a: Fact, b: Fact) -> bool:
    """Of one dimension; without any, of one unit."""
    return a.m.dimension == b.m.dimension and (a.m.dimension != "" or a.m.figure.unit == b.m.figure.unit)


def _whole_of_kind(a: Fact, b: Fact) -> bool:
    """``54 trường`` and ``41/54 trường``."""
    return a.m.figure.unit == b.m.figure.unit != "" and a.m.count and {a.m.over, b.m.over} == {0, -1}


def _counts_others(a: Fact, b: Fact) -> bool:
    """``10 hội nghị`` and ``10 cuộc họp``; but ``27 vụ tai nạn`` and ``27 vụ``."""
    x, y = sorted((a.m.figure.unit, b.m.figure.unit), key=len)
    return a.m.count and b.m.count and not y.startswith(x)


def _speaking(f: Fact) -> int:
    """How many digits speak, zeros at the end left out after the mark, too."""
    return len(str(abs(f.m.figure.value or 0)).replace(".", "").strip("0")) or 1


def _ends_round(f: Fact) -> bool:
    return str(abs(f.m.figure.value or 0)).endswith("0") and abs(f.m.figure.value or 0) >= 10


def _agree(x: Fact, y: Fact) -> bool:
    """Equal as printed, or within the ranges of ``hơn 1.800`` and ``1.802``."""
    if x.m.figure.value is None or y.m.figure.value is None:
        return False
    if abs(x.m.figure.value) == abs(y.m.figure.value):
        alike = x.m.dimension == y.m.dimension or "" in (x.m.dimension, y.m.dimension)
        return alike or x.table or y.table
    close = x.m.dimension == y.m.dimension != "" and x.lo <= y.hi and y.lo <= x.hi
    return close and min(_speaking(x), _speaking(y)) > 1 and abs(x.mid - y.mid) <= abs(x.mid) / 100


def _same_part(a: Fact, b: Fact) -> bool:
    """Both are amounts, or both changes or growth of one direction, or both shares."""
    if a.table or b.table:
        return True
    if a.facet in _AMOUNTS and b.facet in _AMOUNTS:
        return True
    return a.facet is b.facet and (a.sign == b.sign or not a.sign or not b.sign)


def _capitals(passage: str) -> Iterator[str]:
    """Runs of two capitalised words and more, folded."""
    run: list[str] = []
    end = 0
    for m in _RUN.finditer(passage):
        word = m.group()
        capital = word[0].isupper() and not (word.isupper() and len(word) > 1)
        if run and (not capital or passage[end : m.start()].strip()):
            if len(run) > 1:
                yield fold(" ".join(run))
            run = []
        if capital:
            run.append(word)
        end = m.end()
    if len(run) > 1:
        yield fold(" ".join(run))
