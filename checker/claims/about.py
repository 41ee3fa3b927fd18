"""What each figure is about: the words around it that carry meaning, the names before it, the figures beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.document import Block, BlockKind
from checker.vocabulary import Wording, fold, load

_HEAD_WORDS, _WORDS_AFTER = 14, 6
"""Words before a figure, and after what it counts, that are taken to be about it."""
_LABEL_CELLS = 3
"""Cells at a row's beginning among which its label is: after its number and its code (``1 | NNP | Đất nông nghiệp``)."""
_LABEL = 60
"""Characters of an item's label."""
_SENTENCE = 160
"""Characters before a figure in which a name is looked for."""
_BESIDE, _BESIDE_CELL = (-1, 1, -2, 2), (-1, 1, -2, 2, -3, 3)
_WORD = re.compile(r"[^\W\d_]\w*(?:[-'’.]\w+)*")
_TOTAL = Wording(r"^\W*(?:<sum_said>)")
_STOPS, _CLAUSE, _SENTENCE_ENDS = re.compile(r"[;.(]"), re.compile(r"[,:;.(]"), re.compile(r"[.;]\s|\n")
_LABEL_ENDS = re.compile(r"[:\d]")


class About(NamedTuple):
    """The words around a figure that carry meaning."""

    head: frozenset[str]
    """Before it."""
    words: frozenset[str]
    """Before and after it."""
    total: bool = False
    """In a table's line of sums."""
    percent: bool = False


class Surroundings:
    """What stands around the figures of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.fillers = load().lists["fillers.repeat"]
        self.about = self._all()
        self.values: dict[str, set[str]] = {}
        """The first figures of all items of one label."""
        self.lists: list[int] = []
        """A number for each list and each paragraph between lists, by block."""
        self._names: dict[int, frozenset[str]] = {}
        self._beside: dict[int, dict[int, Fact]] = {}
        after = None
        for n, block in enumerate(scene.document.blocks):
            self.lists.append(self.lists[-1] if after is not None and is_item(after) and is_item(block) else n)
            after = block
            if is_item(block) and (inside := scene.of_block(n)):
                self.values.setdefault(self.item_label(block), set()).add(inside[0].m.figure.text)

    # ---- words -------------------------------------------------------------------------------------------------------------

    def _all(self) -> list[About]:
        found: list[About] = []
        last: Fact | None = None
        at_depth: dict[int, About] = {}
        for f in self.scene.facts:
            if last is None or last.m.sentence != f.m.sentence:
                at_depth, last = {}, None
            outer = next((at_depth[d] for d in range(f.m.depth - 1, -1, -1) if d in at_depth), None)
            about = self._of_cell(f) if f.table else self._of(f, found[-1] if last else None, outer)
            found.append(about)
            at_depth[f.m.depth] = about
            last = f
        return found

    def _of(self, f: Fact, before: About | None, outer: About | None) -> About:
        """``before``: of the figure before it in the sentence; ``outer``: of the one before its bracket."""
        head = frozenset(self._content(_STOPS.split(f.m.before)[-1])[-_HEAD_WORDS:])
        if f.m.over < 0 and before is not None:
            head = before.head
        elif not head and outer is not None:
            head = outer.words
        noun = self._content(f"{f.m.figure.unit} {f.m.noun}")
        after = self._content(_CLAUSE.split(f.m.after, maxsplit=1)[0])[:_WORDS_AFTER]
        return About(head, head.union(noun, after), percent=f.m.percent)

    def _content(self, text: str) -> list[str]:
        return [w for w in text.split() if w[0].isalpha() and w not in self.fillers]

    def _of_cell(self, f: Fact) -> About:
        """The label of the cell's line and the heading of its column."""
        block, text, start = self.scene.document.blocks[f.m.block], self.scene.document.text, f.m.figure.start
        row = bisect_right(block.rows, start, key=lambda cells: cells[0].start if cells else 0) - 1
        cells = block.rows[row]
        column = bisect_right(cells, start, key=lambda cell: cell.start) - 1
        told = [s for c in cells[:_LABEL_CELLS] if _WORD.search(s := text[c.start : c.end])]
        label = fold(next((s for s in told if not s.isupper()), told[0] if told else ""))
        heads = [r[column] for r in block.rows[: max(1, block.header_rows)] if column < len(r)] if row else []
        heading = fold(" ".join(text[c.start : c.end] for c in heads))
        head = frozenset(self._content(" ".join(_WORD.findall(label))))
        words = head.union(self._content(" ".join(_WORD.findall(heading))))
        return About(head, words, total=_TOTAL.search(label) is not None, percent="%" in heading or f.m.percent)

    # ---- names and items ---------------------------------------------------------------------------------------------------

    def names(self, f: Fact) -> frozenset[str]:
        """The proper names before the figure in its sentence."""
        if f.index not in self._names:
            self._names[f.index] = frozenset() if f.table else self._find_names(f)
        return self._names[f.index]

    def _find_names(self, f: Fact) -> frozenset[str]:
        block, text = self.scene.document.blocks[f.m.block], self.scene.document.text
        start = max(block.start, f.m.figure.start - _SENTENCE)
        return frozenset(_capitals(_SENTENCE_ENDS.split(text[start : f.m.figure.start])[-1]))

    def item_label(self, item: Block) -> str:
        """What a list's item is about: its words before the colon or first figure."""
        text = self.scene.document.text[item.start : min(item.end, item.start + _LABEL)]
        return _LABEL_ENDS.split(fold(text), maxsplit=1)[0].strip()

    # ---- figures -----------------------------------------------------------------------------------------------------------

    def beside(self, f: Fact) -> dict[int, Fact]:
        """The figures next to it in its sentence or its table's line, by their distance."""
        if f.index not in self._beside:
            self._beside[f.index] = self._find_beside(f)
        return self._beside[f.index]

    def _find_beside(self, f: Fact) -> dict[int, Fact]:
        facts, found = self.scene.facts, {}
        for step in _BESIDE_CELL if f.table else _BESIDE:
            if 0 <= f.index + step < len(facts):
                g = facts[f.index + step]
                start, end = sorted((f.m.figure.start, g.m.figure.start))
                row = f.table and g.m.block == f.m.block and "\n" not in self.scene.document.text[start:end]
                if row or g.m.sentence == f.m.sentence:
                    found[step] = g
        return found


def is_item(block: Block) -> bool:
    """An item of a list."""
    return block.kind is BlockKind.ITEM


def _capitals(passage: str) -> Iterator[str]:
    """Runs of two capitalised words and more, folded."""
    run: list[str] = []
    end = 0
    for m in _WORD.finditer(passage):
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
