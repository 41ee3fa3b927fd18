"""Figures that stand in the same place of parallel passages: items, clauses, sentences. Written out, that is a table's column.

Its sum may be printed before the passages (the total they are split from) or after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.operands import added, total_by_unit
from checker.claims.structure import Structure
from checker.document import BlockKind
from checker.ranges import significant

Key = tuple[str, ...]
"""What a column is known by: its facet, how it is named, and the name."""
_BEFORE, _AFTER = 30, 8
"""Figures before and after the passages among which a column's sum is sought."""

_TELLING = 3
"""Digits of a column's sum that tell of the columns beside it."""
_STEP = 3
"""Figures between two columns at most."""


class Columns:
    """Finds columns and their sums in one scene."""

    def __init__(self, scene: Scene, structure: Structure) -> None:
        self.scene = scene
        self.structure = structure
        self.seen: set[frozenset[int]] = set()

    def recognise(self) -> None:
        """Every column whose sum is printed nearby."""
        for passages in self._passages():
            if len(passages) > 1:
                self._read(passages)

    def _read(self, passages: Sequence[Sequence[Fact]]) -> None:
        """The columns of parallel passages: those with a sum first, then those that stand beside them without one."""
        left: list[tuple[Key, list[Fact]]] = []
        sums: list[tuple[Fact, list[Fact]]] = []
        summed: set[int] = set()
        for key, facts in _columns(passages).items():
            if len(facts) < max(2, len(passages) - 1):
                continue
            whole = self._sum(passages, facts)
            if whole is None:
                left.append((key, facts))
            else:
                sums.append((whole, facts))
                summed.update(f.index for f in facts)
        for key, facts in left:
            if sums and len(facts) == len(passages) and not summed & {f.index for f in facts}:
                self._beside(key, facts, [whole for whole, _ in sums])
                self._in_step(facts, sums)

    def _passages(self) -> Iterator[list[list[Fact]]]:
        """Runs of parallel passages: items of one list, clauses of a sentence, sentences of a block."""
        blocks = self.scene.document.blocks
        run: list[list[Fact]] = []
        level: tuple[int, str | None] | None = None
        for block, facts in self._by_block():
            here = blocks[block]
            if here.kind is BlockKind.ITEM and (level is None or level == (here.level, here.note)):
                level = here.level, here.note
                run.append(facts)
                continue
            yield run
            run, level = [], None
            if here.kind is BlockKind.ITEM:
                run, level = [facts], (here.level, here.note)
        yield run
        for _, facts in self._by_block():
            sentences = _split(facts, lambda f: f.m.sentence)
            yield sentences
            for sentence in sentences:
                yield _split(sentence, lambda f: f.clause)
                brackets = _split([f for f in sentence if f.m.depth == 1], lambda f: f.m.bracket)
                yield [inside for inside in brackets if any(f.quantity for f in inside)]
            for _, alike in groupby(_split(facts, lambda f: f.clause), _layout):
                yield list(alike)

    def _by_block(self) -> Iterator[tuple[int, list[Fact]]]:
        """The figures of each block, tables aside."""
        written = (f for f in self.scene.facts if not f.table)
        for block, facts in groupby(written, lambda f: f.m.block):
            yield block, list(facts)

    def _beside(self, key: Key, parts: Sequence[Fact], heads: Sequence[Fact]) -> None:
        """Where other columns of these passages have their totals, this one's is expected beside them, under its own name."""
        if key[1] == "rank":
            return
        inside = {f.index for f in parts}
        beside = [
            whole
            for head in heads
            for whole in (*self.scene.back(head, 4), *self.scene.ahead(head, 4))
            if whole.index not in inside and whole.m.block == head.m.block and _as_fine(whole, parts)
        ]
        for near in beside:
            shape, operands = _added(near, parts)
            alike = near.facet is parts[0].facet is Facet.VALUE and near.m.dimension == parts[0].m.dimension
            if alike and self.scene.arithmetic.holds(shape, operands):  # one that is split otherwise already, too
                self._claim(near, parts, shape, operands)
                return
        whole = next((f for f in beside if f.index not in self.structure.done and _called(f, key)), None)
        if whole is not None:
            self.scene.suspect(whole.id, Kind.TOTAL, *_added(whole, parts), 0.9)

    def _in_step(self, parts: Sequence[Fact], sums: Iterable[tuple[Fact, Sequence[Fact]]]) -> None:
        """A column whose figures all stand so far from those of one that adds up: its total stands so far from that one's."""
        for head, others in sums:
            steps = {f.index - other.index for f, other in zip(parts, others, strict=False)}
            step = steps.pop()
            if steps or len(others) != len(parts) or significant(head.m.figure) < _TELLING or abs(step) > _STEP:
                continue
            whole = self.scene.facts[head.index + step] if 0 <= head.index + step < len(self.scene.facts) else head
            alike = {(f.facet, f.m.dimension, f.m.over) for f in (whole, *parts)}
            open_ = whole.index not in self.structure.done and _as_fine(whole, parts)
            if whole.m.block == head.m.block and open_ and len(alike) == 1:
                self.scene.suspect(whole.id, Kind.TOTAL, *_added(whole, parts), 0.9)

    def _sum(self, passages: Sequence[Sequence[Fact]], parts: Sequence[Fact]) -> Fact | None:
        """The figure near the passages that the column adds up to, with or without its first line; it is claimed."""
        around = self._around(passages, parts)
        for skip in (0, 1):
            kept = parts[skip:]
            if len(kept) < 2:
                return None
            for whole in self._wholes(around, kept):
                shape, operands = _added(whole, kept)
                if self.scene.arithmetic.holds(shape, operands):
                    self._claim(whole, kept, shape, operands)
                    return whole
        return None

    def _around(self, passages: Sequence[Sequence[Fact]], parts: Sequence[Fact]) -> list[Fact]:
        """Figures before the passages, the nearest first, after them, and in them beside the column."""
        first, last = passages[0][0].index, passages[-1][-1].index
        inside = {f.index for f in parts}
        facts = self.scene.facts
        before = [facts[i] for i in range(first - 1, max(-1, first - _BEFORE), -1)]
        return [
            *before,
            *facts[last + 1 : last + _AFTER],
            *(f for f in facts[first : last + 1] if f.index not in inside),
        ]

    def _wholes(self, around: Iterable[Fact], parts: Sequence[Fact]) -> Iterator[Fact]:
        """The figures that a column may add up to: of its facet, kind and, by floating point, size."""
        facet, done = parts[0].facet, self.structure.done
        inside = {f.index for f in parts}
        kinds = {f.m.dimension for f in parts} - {""}
        lo, hi = sum(f.lo for f in parts), sum(f.hi for f in parts)
        digits = 2 if len(parts) > 2 else 3
        for f in around:
            if f.facet is not facet or not (facet is Facet.DELTA or (lo <= f.hi * 1.000001 and hi >= f.lo * 0.999999)):
                continue
            if f.m.over < 0 or f.table or f.index in done or f.index in inside:
                continue
            of_kind = not f.m.dimension or kinds <= {f.m.dimension}
            if of_kind and significant(f.m.figure) >= digits:
                yield f

    def _claim(self, whole: Fact, parts: Sequence[Fact], shape: str, operands: tuple[Operand, ...]) -> None:
        key = frozenset((whole.index, *(f.index for f in parts)))
        if key in self.seen:
            return
        self.seen.add(key)
        self.scene.claim(Kind.TOTAL, shape, operands, Strength.SILENT)
        if shape == "total":
            self.structure.add(whole, parts)


def _as_fine(whole: Fact, parts: Iterable[Fact]) -> bool:
    """The whole has as many decimals as any part: ``Phụ nữ 96,5; Nông dân 94`` are marks side by side."""
    return all(f.m.figure.decimals <= whole.m.figure.decimals for f in parts)


def _split(facts: Iterable[Fact], key: Callable[[Fact], int]) -> list[list[Fact]]:
    """The facts cut where the key changes."""
    return [list(run) for _, run in groupby(facts, key)]


def _layout(passage: Iterable[Fact]) -> tuple[tuple[Facet, str], ...]:
    """What the amounts of a passage are, in order: passages of one layout are parallel wherever the sentences end."""
    return tuple((f.facet, f.m.dimension) for f in passage if f.quantity and f.m.over >= 0)


def _columns(passages: Iterable[Sequence[Fact]]) -> dict[Key, list[Fact]]:
    """The figures of the passages by the names of their columns."""
    columns: dict[Key, list[Fact]] = {}
    for passage in passages:
        for key, fact in _keyed(passage).items():
            columns.setdefault(key, []).append(fact)
    return columns


def _keyed(passage: Sequence[Fact]) -> dict[Key, Fact]:
    """The figures of a passage under the names they could have as columns: by the word before, by what is counted, by rank."""
    named: dict[Key, Fact] = {}
    ranks: dict[str, int] = {}
    for f in passage:
        if f.facet not in (Facet.VALUE, Facet.DELTA) or f.m.over < 0 or f.m.percent:
            continue
        kind, dimension = f.facet.value, f.m.dimension
        if f.word:
            named.setdefault((kind, "word", dimension, f.word), f)
        if f.noun:
            named.setdefault((kind, "noun", f.noun), f)
        rank = ranks[kind + dimension] = ranks.get(kind + dimension, -1) + 1
        named.setdefault((kind, "rank", dimension, str(rank)), f)
    return named


def _called(f: Fact, key: Key) -> bool:
    """A figure has the name of a column; its unit may be printed on it alone: ``thụ lý 659.245 vụ``, ``thụ lý 54.575``."""
    kind, way, *told = key
    return any(
        (kind, way, told[-1]) == (own[0], own[1], own[-1]) and (len(own) == 3 or "" in (own[2], told[0]) or own == key)
        for own in _keyed([f])
    )


def _added(whole: Fact, parts: Sequence[Fact]) -> tuple[str, tuple[Operand, ...]]:
    """The shape of a column's sum, and its operands: changes keep their direction."""
    return added(whole, parts) if parts[0].facet is Facet.DELTA else ("total", total_by_unit(whole, parts))
