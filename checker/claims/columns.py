"""Figures that stand in the same place of parallel passages: items, clauses, sentences. Written out, that is a table's column.

Its sum may be printed before the passages (the total they are split from) or after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.base import Suspect, same_kind
from checker.claims.facts import Facet, Fact
from checker.document import BlockKind
from checker.ranges import significant

if TYPE_CHECKING:
    from checker.claims.totals import Totals

Key = tuple[str, ...]
_WINDOW = 30


class Columns:
    """Finds columns and their sums in one scene."""

    def __init__(self, totals: Totals) -> None:
        self.totals = totals
        self.scene = totals.scene
        self.seen: set[frozenset[int]] = set()

    def recognise(self) -> None:
        """Every column whose sum is printed nearby."""
        for passages in self._passages():
            if len(passages) < 2:
                continue
            columns: dict[Key, list[Fact]] = {}
            for passage in passages:
                for key, fact in _keyed(passage).items():
                    columns.setdefault(key, []).append(fact)
            open_: list[tuple[Key, list[Fact]]] = []
            heads: list[Fact] = []
            summed: set[int] = set()
            for key, facts in columns.items():
                if 2 <= len(facts) and len(facts) >= len(passages) - 1:
                    whole = self._sum(passages, facts)
                    if whole is not None:
                        heads.append(whole)
                        summed.update(f.index for f in facts)
                    else:
                        open_.append((key, facts))
            for key, facts in open_:
                if heads and len(facts) == len(passages) and not summed & {f.index for f in facts}:
                    self._beside(key, facts, heads)

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
            yield _split(facts, lambda f: f.m.sentence)
            for sentence in _split(facts, lambda f: f.m.sentence):
                yield _split(sentence, lambda f: f.clause)

    def _by_block(self) -> Iterator[tuple[int, list[Fact]]]:
        run: list[Fact] = []
        for f in self.scene.facts:
            if f.table:
                continue
            if run and f.m.block != run[0].m.block:
                yield run[0].m.block, run
                run = []
            run.append(f)
        if run:
            yield run[0].m.block, run

    def _beside(self, key: Key, parts: Sequence[Fact], heads: Sequence[Fact]) -> None:
        """Where other columns of these passages have their totals, this one's is expected beside them, under its own name."""
        if key[1] == "rank":
            return
        inside = {f.index for f in parts}
        for head in heads:
            for whole in (*self.scene.back(head, 4), *self.scene.ahead(head, 4)):
                named = any(k == key for k, f in _keyed([whole]).items())
                if whole.index in inside or whole.m.block != head.m.block or not named or whole.index in self.totals.done:
                    continue
                sign = whole.facet is Facet.DELTA
                operands = _signed(whole, parts) if sign else _plain(whole, parts)
                claim = Claim(Kind.TOTAL, "sum-of-changes" if sign else "total", operands, Strength.LIKELY)
                self.scene.suspects.append(Suspect(claim, whole.id, 0.9, 1))
                return

    def _sum(self, passages: Sequence[Sequence[Fact]], parts: Sequence[Fact]) -> Fact | None:
        first, last = passages[0][0].index, passages[-1][-1].index
        inside = {f.index for f in parts}
        around = [*range(first - 1, max(-1, first - _WINDOW), -1), *range(last + 1, min(last + 8, len(self.scene.facts)))]
        around += [i for i in range(first, last + 1) if i not in inside]
        sign = parts[0].facet is Facet.DELTA
        for skip in (0, 1):
            kept = parts[skip:]
            if len(kept) < 2:
                return None
            for i in around:
                whole = self.scene.facts[i]
                if i in {f.index for f in kept} or not self._may_be(whole, kept):
                    continue
                operands = _signed(whole, kept) if sign else _plain(whole, kept)
                if self.scene.arithmetic.holds("sum-of-changes" if sign else "total", operands):
                    self._claim(whole, kept, operands, sign)
                    return whole
        return None

    def _may_be(self, whole: Fact, parts: Sequence[Fact]) -> bool:
        if whole.facet is not parts[0].facet or whole.m.over < 0 or whole.table or whole.index in self.totals.done:
            return False
        if not all(same_kind(whole, f) for f in parts) or significant(whole.m.figure) < 2:
            return False
        if significant(whole.m.figure) < 3 and len(parts) < 3:
            return False
        if whole.facet is Facet.DELTA:
            return True
        lo, hi = sum(f.lo for f in parts), sum(f.hi for f in parts)
        return lo <= whole.hi * 1.000001 and hi >= whole.lo * 0.999999

    def _claim(self, whole: Fact, parts: Sequence[Fact], operands: tuple[Operand, ...], sign: bool) -> None:
        key = frozenset((whole.index, *(f.index for f in parts)))
        if key in self.seen:
            return
        self.seen.add(key)
        self.scene.claim(Kind.TOTAL, "sum-of-changes" if sign else "total", operands, Strength.SILENT)
        if not sign:
            self.totals.note(whole, parts)


def _split(facts: Iterable[Fact], key: object) -> list[list[Fact]]:
    out: list[list[Fact]] = []
    last: object = None
    for f in facts:
        here = key(f)  # type: ignore[operator]
        if not out or here != last:
            out.append([])
        out[-1].append(f)
        last = here
    return out


def _keyed(passage: Sequence[Fact]) -> dict[Key, Fact]:
    """The figures of a passage under the names they could have as columns: by the word before, by what is counted, by rank."""
    named: dict[Key, Fact] = {}
    ranks: dict[str, int] = {}
    for f in passage:
        if f.facet not in (Facet.VALUE, Facet.DELTA) or f.m.over < 0 or f.m.percent:
            continue
        word = f.m.figure.label.split()[-1:]
        kind = f.facet.value
        if word:
            named.setdefault((kind, "word", f.m.dimension, word[0]), f)
        noun = f.m.noun.split()[:3]
        if noun:
            named.setdefault((kind, "noun", *noun[:2]), f)
        rank = ranks[kind + f.m.dimension] = ranks.get(kind + f.m.dimension, -1) + 1
        named.setdefault((kind, "rank", f.m.dimension, str(rank)), f)
    return named


def _plain(whole: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    return (
        Operand("whole", whole.id),
        *(Operand("part", f.id, f.factor / whole.factor if f.m.dimension and whole.m.dimension else Fraction(1)) for f in parts),
    )


def _signed(whole: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    return (
        Operand("whole", whole.id, Fraction(_sign(whole))),
        *(Operand("part", f.id, _sign(f) * f.factor / whole.factor) for f in parts),
    )


def _sign(f: Fact) -> int:
    """The change's direction, whatever sign is printed."""
    return (f.sign or 1) * (-1 if (f.m.figure.value or 0) < 0 else 1)
