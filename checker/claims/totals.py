"""Totals: a whole and the parts listed under it.

Where a list stands (after ``gồm``, in a bracket, in items or a footnote) is told by wording and layout; which of its figures are
the parts is settled by arithmetic. Inner lists are read first, so that what is already a part of a part is not counted twice.
A list that doesn't add up is claimed with the strength of its wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.columns import Columns
from checker.claims.base import Scene, Suspect, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.document import BlockKind
from checker.ranges import significant

_MOST = 40
"""Parts tried at most."""


_OWN_SUBJECT = re.compile(
    r"\W*(?!trong đó|gồm|bao gồm|cụ thể|chia ra|trong số|chi tiết|như sau)\w+(?: \w+){0,6} (?:chia ra|gồm|bao gồm|chia theo|phân theo)\b"
)


@dataclass(slots=True)
class Listing:
    """Candidate parts of a whole, in order, and how they are tied to it."""

    whole: Fact
    parts: list[Fact]
    wording: str
    """'complete' (gồm), 'partial' (trong đó), 'bracket', 'items', 'note', 'sum' (cộng) or 'none'."""
    closed: bool = False
    """The parts are all there are: the bracket or list ends with the last of them."""
    backwards: bool = False


@dataclass(slots=True)
class _Found:
    whole: Fact
    parts: tuple[Fact, ...]


class Totals:
    """Reads one scene. ``found`` holds the structures that add up, for others to lean on."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.child: dict[int, int] = {}
        """Fact index of a part → fact index of its whole."""
        self.done: set[int] = set()
        self.found: list[_Found] = []
        self.failed: list[Listing] = []
        self.single: list[Listing] = []
        self.stated: set[int] = set()

    def recognise(self) -> None:
        """All totals of the text; tables are read elsewhere."""
        heads = [f for f in self.scene.facts if f.facet in (Facet.VALUE, Facet.DELTA) and f.m.bound != "range" and not f.table]
        for whole in reversed(heads):
            if whole.m.over >= 0:
                self._split_in_brackets(whole)
        self._restated()
        for whole in reversed(heads):
            if whole.m.over >= 0 and whole.index not in self.done:
                self._under(whole, told_only=True)
        for whole in heads:
            if whole.index not in self.done and whole.facet is Facet.VALUE:
                self._under(whole, told_only=False)
        Columns(self).recognise()
        for listing in self.failed:
            if listing.whole.index not in self.done or listing.wording in ("bracket", "complete"):
                self._accuse(listing)
        for whole in heads:
            if whole.index not in self.done and whole.facet is Facet.VALUE:
                self._summed_before(whole)
        self._learned()
        self.stated = {c.operands[0].figure for c in self.scene.claims if c.kind is Kind.TOTAL}
        self._parallels()

    # ---- one whole ---------------------------------------------------------------------------------------------------

    def _under(self, whole: Fact, *, told_only: bool) -> None:
        listings = list(self._told(whole)) if told_only else list(self._untold(whole))
        for listing in listings:
            parts = self._adding_up(listing)
            if parts:
                self._state(listing, parts, Strength.ASSERTED if listing.wording != "none" else Strength.SILENT)
                return
        if told_only:
            self.failed.extend(x for x in listings if x.wording != "sum")

    def _split_in_brackets(self, whole: Fact) -> None:
        """The bracket right after the whole: read before all other lists, since it can't belong to another figure."""
        inside = self._bracketed(whole)
        if inside is None:
            return
        if len(inside.parts) == 1:
            self.single.append(inside)
            return
        parts = self._adding_up(inside)
        if parts:
            self._state(inside, parts, Strength.ASSERTED)
            return
        for earlier in self.scene.back(whole, 2):
            other = Listing(earlier, inside.parts, inside.wording, closed=True)
            same = earlier.m.sentence == whole.m.sentence and earlier.facet is Facet.VALUE and quantity(earlier)
            if same and (parts := self._adding_up(other)):
                self._state(other, parts, Strength.ASSERTED)
                return
        self.failed.append(inside)

    def _restated(self) -> None:
        """``Công an huyện: 40 triệu đồng (hỗ trợ … là 40 triệu đồng)``: a list of one part."""
        same = [x for x in self.single if _equal(x.whole, x.parts[0])]
        for listing in same:
            if listing.parts[0].m.before.split()[-1:] == ["là"]:
                self._state(listing, tuple(listing.parts), Strength.ASSERTED)
        said = sum(x.parts[0].m.before.split()[-1:] == ["là"] for x in same)
        for listing in self.single:
            if listing not in same and said >= 3 and listing.parts[0].m.before.split()[-1:] == ["là"]:
                if listing.whole.m.dimension == listing.parts[0].m.dimension:
                    self._suspect(_operands(listing.whole, listing.parts), listing.parts, 0.99)

    def _told(self, whole: Fact) -> Iterator[Listing]:
        """Lists that wording or layout puts under the whole."""
        following = self._following(whole)
        if following:
            yield following
        yield from self._items(whole)
        yield from self._headed_items(whole)
        yield from self._notes(whole)
        yield from self._sum_before(whole)

    def _addend(self, f: Fact, whole: Fact) -> bool:
        """What may be added up to a total that comes after: amounts, and increases that are amounts themselves."""
        amount = f.facet is Facet.VALUE and quantity(f) or f.facet is Facet.DELTA and f.sign >= 0
        level = f.m.depth <= whole.m.depth and f.m.over >= 0
        return amount and level and f.m.measure and same_kind(f, whole) and f.index not in self.child

    def _summed_before(self, whole: Fact) -> None:
        """``…, cộng 17,5 triệu``: the last two, three or four of its kind in the sentence, were it not for a slip."""
        said = " ".join(f.m.before for f in (*self.scene.back(whole, 1), whole) if f.m.sentence == whole.m.sentence)
        if not re.search(r"\b(?:cộng|tổng|gộp|thành)\b", said[-50:]) or significant(whole.m.figure) < 2:
            return
        near = [f for f in self.scene.back(whole, 16) if self._addend(f, whole) and f.m.block == whole.m.block]
        for n in (2, 3, 4):
            if len(near) >= n and len({f.m.dimension for f in near[:n]}) == 1:
                parts = near[:n][::-1]
                if parts[0].m.dimension == whole.m.dimension or parts[0].m.sentence == whole.m.sentence and not whole.m.dimension:
                    claim = Claim(Kind.TOTAL, "total", _operands(whole, parts), Strength.LIKELY)
                    self.scene.suspects.append(Suspect(claim, whole.id, 0.5, n - 1))

    def _untold(self, whole: Fact) -> Iterator[Listing]:
        """Runs of figures beside the whole, with nothing but arithmetic to tie them to it."""
        if significant(whole.m.figure) < 3 and whole.mid < 100:
            yield from self._small(whole)
            return
        for same in (_same, _same_label):
            after = [f for f in self.scene.ahead(whole, _MOST) if self._part_of(f, whole) and same(f, whole)]
            yield Listing(whole, after, "none")
            if len(after) > 2:
                yield Listing(whole, after[1:], "none")
            if len(after) > 3:
                yield Listing(whole, after[2:], "none")
            before = [f for f in self.scene.back(whole, _MOST) if self._part_of(f, whole) and same(f, whole)]
            yield Listing(whole, before, "none", backwards=True)
            if len(before) > 2:
                yield Listing(whole, before[1:], "none", backwards=True)
            yield Listing(whole, after[::2], "none")
            yield Listing(whole, after[1::2], "none")
            yield Listing(whole, after[2::3], "none")
            yield Listing(whole, after[1::3], "none")

    def _small(self, whole: Fact) -> Iterator[Listing]:
        """Small numbers agree by chance: only the very next ones count, in the same sentence and of the same kind."""
        after = [
            f
            for f in self.scene.ahead(whole, 14)
            if f.m.sentence == whole.m.sentence and self._part_of(f, whole) and f.m.dimension == whole.m.dimension
        ]
        if whole.mid >= 5 and len(after) > 1:
            yield Listing(whole, after, "none")

    def _part_of(self, f: Fact, whole: Fact) -> bool:
        """Whether a fact may be a part at all."""
        return (
            quantity(f)
            and f.facet is Facet.VALUE
            and f.m.over >= 0
            and f.m.depth <= whole.m.depth
            and not f.table
            and same_kind(f, whole)
            and f.index not in self.child
            and self.scene.sections[f.m.block] == self.scene.sections[whole.m.block]
        )

    # ---- where lists stand ---------------------------------------------------------------------------------------------

    def _bracketed(self, whole: Fact) -> Listing | None:
        """``207 lượt (tham quan 42 lượt, làm việc 63 lượt, thăm thân 02 lượt)``."""
        scene = self.scene
        bracket = 0
        parts: list[Fact] = []
        between = ""
        for f in scene.ahead(whole, _MOST):
            if f.m.sentence != whole.m.sentence:
                break
            if not bracket:
                between += " " + f.m.before
                if f.m.depth > whole.m.depth and "(" in f.m.before:
                    if f.m.before.rpartition("(")[2].split()[:1] == ["của"]:
                        return None
                    bracket = f.m.bracket
                elif f.m.depth == whole.m.depth and f.m.over >= 0 and quantity(f):
                    return None
                else:
                    continue
            if f.m.depth <= whole.m.depth:
                break
            if f.m.bracket == bracket and quantity(f) and f.facet is Facet.VALUE and f.m.over >= 0 and _listed(f, whole):
                parts.append(f)
        if not parts:
            return None
        wording = self._wording(between) or "bracket"
        return Listing(whole, [f for f in parts if f.index not in self.child], wording, closed=True)

    def _wording(self, between: str) -> str:
        cues = self.scene.words.cues
        if cues["examples"].search(between):
            return ""
        if cues["whole_list"].search(between):
            return "complete"
        if cues["some_list"].search(between):
            return "partial"
        return ""

    def _following(self, whole: Fact) -> Listing | None:
        """``gồm``, ``trong đó``, ``chia ra`` or a colon after the whole, then the parts."""
        scene = self.scene
        between, parts, wording = "", [], ""
        for f in scene.ahead(whole, _MOST):
            if f.m.block != whole.m.block and (parts or f.m.block != whole.m.block + 1 or not self._wording(f.m.before)):
                break
            outside = f.m.depth <= whole.m.depth
            if not parts:
                between += " " + (f.m.before if f.m.sentence == whole.m.sentence or not f.m.before else ". " + f.m.before)
                if outside and f.m.sentence != whole.m.sentence and _OWN_SUBJECT.match(f.m.before):
                    return None
                if outside and f.facet is whole.facet and f.m.over >= 0 and f.m.bound != "range":
                    wording = self._wording(between) or ("colon" if ":" in between else "")
                    if not wording and f.m.dimension != whole.m.dimension:
                        continue
                    if not wording:
                        return None
            if not outside or f.m.over < 0 or f.m.percent or f.facet not in (Facet.VALUE, Facet.DELTA):
                continue
            if f.facet is whole.facet and _listed(f, whole) and f.index not in self.child:
                parts.append(f)
        if not parts:
            return None
        if wording in ("complete", "partial", "colon"):
            return Listing(whole, parts, wording)
        return None

    def _items(self, whole: Fact) -> Iterator[Listing]:
        """The list items or short lines under the whole's paragraph: one part from each."""
        scene = self.scene
        blocks = scene.document.blocks
        last = self._last_of_block(whole)
        if last is None:
            return
        home = blocks[whole.m.block]
        closing = scene.document.text[home.start : home.end].rstrip(" *_")
        if not closing.endswith(":") and not (last is whole and "tổng" in whole.m.before):
            return
        parts: list[Fact] = []
        level: int | None = None
        seen = -1
        for f in scene.facts[last.index + 1 : last.index + 200]:
            block = blocks[f.m.block]
            if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH) or block.kind is BlockKind.PARAGRAPH and home.kind is BlockKind.ITEM:
                break
            if level is None:
                level = block.level if block.kind is BlockKind.ITEM else -1
                if home.kind is BlockKind.ITEM and level <= home.level and home.level >= 0 and level < home.level:
                    break
            if block.kind is BlockKind.ITEM and block.level < level:
                break
            if f.m.block == seen or block.kind is BlockKind.ITEM and block.level > level >= 0:
                continue
            if quantity(f) and f.facet is Facet.VALUE and f.m.over >= 0 and _listed(f, whole) and f.index not in self.child:
                parts.append(f)
                seen = f.m.block
        if len(parts) > 1 or parts and home.kind is not BlockKind.ITEM:
            yield Listing(whole, parts, "items")

    def _headed_items(self, whole: Fact) -> Iterator[Listing]:
        """Items under a line of their own that ends with a colon (``Chia theo cấp học:``) a little below the whole."""
        blocks = self.scene.document.blocks
        text = self.scene.document.text
        for at in range(whole.m.block + 1, min(whole.m.block + 6, len(blocks) - 1)):
            block = blocks[at]
            if block.kind is BlockKind.HEADING or self.scene.sections[at] != self.scene.sections[whole.m.block]:
                return
            if not text[block.start : block.end].rstrip(" *_").endswith(":"):
                continue
            parts: list[Fact] = []
            for below in range(at + 1, min(at + 30, len(blocks))):
                deeper = blocks[below].level > block.level or block.kind is not BlockKind.ITEM
                if blocks[below].kind is not BlockKind.ITEM or not deeper:
                    break
                head = next((f for f in self.scene.of_block(below) if f.facet is Facet.VALUE and quantity(f)), None)
                if head is not None and _listed(head, whole) and head.index not in self.child:
                    parts.append(head)
            if len(parts) > 1:
                yield Listing(whole, parts, "items", closed=True)
            return

    def _last_of_block(self, whole: Fact) -> Fact | None:
        last = whole
        for f in self.scene.ahead(whole, 30):
            if f.m.block != whole.m.block:
                return last
            last = f
        return last

    def _notes(self, whole: Fact) -> Iterator[Listing]:
        """Footnotes whose marks stand in the whole's sentence."""
        scene = self.scene
        for label in scene.note_labels(whole.m.block):
            facts = scene.note_facts(label)
            if whole.m.block in {f.m.block for f in facts[:1]} or not scene.marked(whole, label):
                continue
            parts = [
                f
                for f in facts
                if quantity(f) and f.facet is Facet.VALUE and f.m.over >= 0 and _listed(f, whole) and f.index not in self.child
            ]
            parts = [f for f in parts if f.m.dimension == whole.m.dimension] if any(
                f.m.dimension == whole.m.dimension for f in parts
            ) else parts
            if len(parts) > 1 and (significant(whole.m.figure) > 2 or whole.mid > 20):
                yield Listing(whole, parts, "note")

    def _sum_before(self, whole: Fact) -> Iterator[Listing]:
        """``… Cộng 1.127,1 triệu đồng``: the parts stand before."""
        near = " ".join(f.m.before for f in (*self.scene.back(whole, 1), whole) if f.m.sentence == whole.m.sentence)[-60:]
        if not any(w in near for w in ("cộng", "tổng", "gộp", "thành", "nâng")):
            return
        before = [f for f in self.scene.back(whole, _MOST) if self._addend(f, whole)]
        if len(before) > 1:
            yield Listing(whole, before, "sum", backwards=True)
            yield Listing(whole, [f for f in before if _same_label(f, whole) or f.m.depth], "sum", backwards=True)

    # ---- arithmetic ------------------------------------------------------------------------------------------------------

    def _adding_up(self, listing: Listing) -> tuple[Fact, ...] | None:
        """The parts of the listing that give the whole: its first ones, or all but nested ones."""
        whole = listing.whole
        parts = [f for f in listing.parts if f is not whole][:_MOST]
        alike = [f for f in parts if f.m.dimension == whole.m.dimension]
        for kept in (alike, parts) if len(alike) != len(parts) else (parts,):
            if len(kept) < 2:
                continue
            longest = len(self._ended(listing)) if whole.mid < 100 and listing.wording in ("complete", "partial", "colon") else _MOST
            for run in self._runs(whole, kept, listing):
                if len(run) > max(2, longest):
                    continue
                if self.scene.arithmetic.holds("total", _operands(whole, run)):
                    return run
        return None

    def _runs(self, whole: Fact, parts: Sequence[Fact], listing: Listing) -> Iterator[tuple[Fact, ...]]:
        """Runs from the first part on whose printed ranges reach the whole; screened by floating point."""
        lo = hi = 0.0
        slack = 1e-9 * max(1.0, abs(whole.hi))
        scale = [_screen_factor(f, whole) for f in parts]
        hits: list[tuple[Fact, ...]] = []
        for n, f in enumerate(parts):
            lo += f.lo * scale[n]
            hi += f.hi * scale[n]
            if n and lo - slack <= whole.hi and hi + slack >= whole.lo:
                hits.append(tuple(parts[: n + 1]))
            if lo > whole.hi * 1.5 + 10 and n > 1:
                break
        hits.sort(key=lambda run: (abs(sum(f.mid * _screen_factor(f, whole) for f in run) - whole.mid) > slack, -len(run)))
        yield from hits
        if not hits and listing.wording in ("complete", "partial", "bracket", "colon", "note", "items") and len(parts) <= 14:
            yield from self._with_gap(whole, parts)

    def _with_gap(self, whole: Fact, parts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
        """The list without one stretch inside it, which is a list of its own (``trong đó …``)."""
        n = len(parts)
        mids = [f.mid * _screen_factor(f, whole) for f in parts]
        slack = max(whole.hi - whole.lo, 1e-9 * abs(whole.hi))
        for end in range(n, 1, -1):
            for i in range(1, end):
                for j in range(i + 1, end + 1):
                    run = (*parts[:i], *parts[j:end])
                    if len(run) > 1 and abs(sum(mids[:i]) + sum(mids[j:end]) - whole.mid) <= slack:
                        yield run

    # ---- what is said ----------------------------------------------------------------------------------------------------

    def _state(self, listing: Listing, parts: tuple[Fact, ...], strength: Strength) -> None:
        whole = listing.whole
        run = tuple(reversed(parts)) if listing.backwards else parts
        self.scene.claim(Kind.TOTAL, "total", _operands(whole, run), strength)
        self.done.add(whole.index)
        self.found.append(_Found(whole, run))
        for f in run:
            self.child.setdefault(f.index, whole.index)

    def wholes(self) -> dict[int, int]:
        """The whole of each part, by fact index; of lists that don't add up as well."""
        told = {f.index: x.whole.index for x in self.failed if x.whole.index not in self.done for f in x.parts[:_MOST]}
        return told | self.child

    def note(self, whole: Fact, parts: Sequence[Fact]) -> None:
        """Remember a structure that another reader found."""
        self.done.add(whole.index)
        self.found.append(_Found(whole, tuple(parts)))

    def _accuse(self, listing: Listing) -> None:
        """A list that doesn't add up: claimed where its wording leaves no doubt, suspected elsewhere."""
        whole = listing.whole
        parts = self._ended(listing)
        if len(parts) < 2 or self._open_ended(parts[-1]):
            return
        if len(parts) > 2 and re.search(r"\bvà\b", _between(self.scene, parts[-2], parts[-1])) and listing.wording == "colon":
            self._suspect(_operands(whole, parts[:-1]), parts[:-1], 0.5)
        operands = _operands(whole, parts)
        if whole.mid < 10 and listing.wording not in ("bracket", "complete"):
            return
        if listing.wording == "bracket" and not (self._all_numbered(parts) and _fitting(whole, parts)):
            return
        if listing.wording == "bracket" and _listlike(parts):
            self._suspect(operands, parts, 0.99)
        elif any(f.m.dimension and f.m.dimension != whole.m.dimension and not (f.m.count and whole.m.count) for f in parts):
            return
        elif listing.wording == "complete":
            self._suspect(operands, parts, 0.99)
        elif any(f.m.dimension != parts[0].m.dimension for f in parts) or parts[0].m.dimension not in (whole.m.dimension, ""):
            return
        elif listing.wording in ("partial", "colon", "note", "items"):
            self._suspect(operands, parts, self._tidiness(listing, parts))

    def _all_numbered(self, parts: Sequence[Fact]) -> bool:
        """Every item of the bracket has its number: ``06 xã (Mỹ An 1, Mỹ An 3, Hòa Hiệp …)`` only names them."""
        text = self.scene.document.text
        start = text.rfind("(", 0, parts[0].m.figure.start) + 1
        inside = text[start : parts[-1].m.figure.end] + text[parts[-1].m.figure.end :].partition(")")[0]
        return len(re.findall(r"[,;](?!\d)", inside)) <= len(parts)

    def _tidiness(self, listing: Listing, parts: Sequence[Fact]) -> float:
        """How sure it is that a list is complete: nothing but its parts stands between its beginning and the sentence's end."""
        if listing.wording not in ("partial", "colon"):
            return 0.93 if listing.closed else 0.75 if listing.wording == "note" else 0.6
        last = self.scene.facts[parts[-1].index + 1 : parts[-1].index + 3]
        ends = all(f.m.sentence != parts[-1].m.sentence or not quantity(f) for f in last)
        alone = sum(quantity(f) and f.m.over >= 0 for f in self.scene.facts[parts[0].index : parts[-1].index + 1])
        if not ends or alone != len(parts):
            return 0.75
        return 0.97 if listing.wording == "colon" else 0.92 if len(parts) > 2 else 0.85

    def _open_ended(self, last: Fact) -> bool:
        return "..." in last.m.after or "…" in last.m.after

    def _learned(self) -> None:
        """What adds up under the same names elsewhere in the document is expected to add up here too."""
        seen: dict[tuple[str, ...], int] = {}
        for found in self.found:
            names = (_name(found.whole), *(_name(f) for f in found.parts))
            if all(names) and len(set(names)) == len(names):
                seen[names] = seen.get(names, 0) + 1
        for names, times in sorted(seen.items()):
            if times < 2:
                continue
            for whole in self.scene.facts:
                if _name(whole) == names[0] and whole.index not in self.done and whole.facet is Facet.VALUE:
                    parts = self._named(whole, names[1:])
                    if parts:
                        self._suspect(_operands(whole, parts), parts, 0.97)

    def _named(self, whole: Fact, names: Sequence[str]) -> list[Fact]:
        parts: list[Fact] = []
        for f in self.scene.ahead(whole, 12):
            if len(parts) < len(names) and _name(f) == names[len(parts)] and same_kind(f, whole):
                parts.append(f)
        return parts if len(parts) == len(names) else []

    def _suspect(self, operands: tuple[Operand, ...], parts: Sequence[Fact], meant: float) -> None:
        whole = self.scene.by_figure[operands[0].figure]
        kinds = {f.m.dimension for f in parts}
        alike = kinds == {whole.m.dimension}
        here = all(f.m.sentence == whole.m.sentence for f in parts)
        counted = all(f.m.count or not f.m.dimension for f in parts) and (whole.m.count or not whole.m.dimension)
        if not (alike or counted and here or counted and len(kinds) == 1 and kinds != {""} and not whole.m.dimension or meant >= 0.9 and counted):
            return
        claim = Claim(Kind.TOTAL, "total", operands, Strength.LIKELY)
        self.scene.suspects.append(Suspect(claim, operands[0].figure, meant, 1))

    def _ended(self, listing: Listing) -> list[Fact]:
        """The parts up to the list's end: its bracket or sentence closes, the separator changes, or ``và`` brings the last."""
        parts: list[Fact] = []
        whole = listing.whole
        for f in listing.parts:
            if f.index in self.child:
                continue
            if listing.wording == "note" and parts and f.m.sentence != parts[-1].m.sentence:
                break
            if listing.wording in ("note", "items"):
                parts.append(f)
                continue
            if f.m.sentence != whole.m.sentence and (not parts or f.m.sentence != parts[-1].m.sentence):
                if parts:
                    break
            between = _between(self.scene, parts[-1], f) if parts else ""
            if len(parts) > 1 and ";" in between and ";" not in _between(self.scene, parts[0], parts[1]):
                break
            parts.append(f)
            if len(parts) > 1 and re.search(r"(?:^|[,;)] ?)và\b|^ ?và\b|\bvà \w+(?: \w+){0,3} *$", between) and ";" not in between:
                break
        return parts

    def _parallels(self) -> None:
        """Where the values add up, so should the plans and the changes beside them."""
        for found in list(self.found):
            whole_row, rows = self._row(found.whole), [self._row(f) for f in found.parts]
            for facet in (Facet.PLAN, Facet.DELTA):
                head = whole_row.get(facet)
                parts = [row.get(facet) for row in rows]
                if head is None or len(parts) < 2:
                    continue
                present = [f for f in parts if f is not None]
                if len(present) < 2:
                    continue
                if facet is Facet.DELTA:
                    shape, operands = "sum-of-changes", _signed(head, present)
                else:
                    shape, operands = "total", _operands(head, present)
                complete = len(present) == len(parts)
                if self.scene.arithmetic.holds(shape, operands):
                    self.scene.claim(Kind.TOTAL, shape, operands, Strength.SILENT)
                elif complete and head.id not in self.stated:
                    self._suspect_shape(shape, operands)

    def _suspect_shape(self, shape: str, operands: tuple[Operand, ...]) -> None:
        claim = Claim(Kind.TOTAL, shape, operands, Strength.LIKELY)
        self.scene.suspects.append(Suspect(claim, operands[0].figure, 0.95, 1))

    def _row(self, head: Fact) -> dict[Facet, Fact]:
        """The plan and the change that stand with a value."""
        row: dict[Facet, Fact] = {}
        for f in self.scene.ahead(head, 6):
            if f.m.block != head.m.block or (f.facet is Facet.VALUE and f.m.over >= 0):
                break
            if f.facet in (Facet.PLAN, Facet.DELTA) and f.facet not in row and same_kind(f, head):
                row[f.facet] = f
        return row


def _name(f: Fact) -> str:
    """The words before a figure, and its unit: what it is called."""
    return f"{f.m.figure.label} {f.m.figure.unit}" if f.m.figure.label else ""


def _equal(a: Fact, b: Fact) -> bool:
    return a.m.figure.value == b.m.figure.value and a.factor == b.factor and a.m.dimension == b.m.dimension


def _fitting(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Parts named by one kind of their own belong to a whole that is no such kind: ``16 lớp/518 học viên (… 7 lớp, … 5 lớp)``."""
    kinds = {f.m.dimension for f in parts}
    return kinds <= {whole.m.dimension, ""} or len(kinds) > 1 or not whole.m.dimension or whole.m.dimension not in ("persons", "households")


def _listlike(parts: Sequence[Fact]) -> bool:
    """Figures that name what they count, not a bare enumeration (``3 tiêu chí (12; 16; 18)``)."""
    return all(f.m.noun.strip() or f.m.figure.label.strip() for f in parts)


def _between(scene: Scene, a: Fact, b: Fact) -> str:
    """The words between two figures, those of satellites included."""
    return " ".join(f.m.before for f in scene.facts[a.index + 1 : b.index + 1])


def _listed(f: Fact, whole: Fact) -> bool:
    """In a list, things counted may be named by their own kind: ``38 đơn vị, gồm 36 xã và 02 phường``."""
    return same_kind(f, whole) or f.m.count and whole.m.count


def _same(f: Fact, whole: Fact) -> bool:
    return f.m.dimension == whole.m.dimension


def _same_label(f: Fact, whole: Fact) -> bool:
    """The word right before or after the number is the same: ``làm chết 622``, ``làm chết 4``."""
    a, b = f.m.figure.label.split()[-1:], whole.m.figure.label.split()[-1:]
    x, y = f.m.noun.split()[:2], whole.m.noun.split()[:2]
    return f.m.dimension == whole.m.dimension and (bool(a) and a == b or len(x) > 1 and x == y)


def _screen_factor(f: Fact, whole: Fact) -> float:
    """A figure without a unit counts in the whole's unit."""
    if f.m.dimension and whole.m.dimension or f.m.count:
        return 1.0
    return float(whole.factor / f.factor) if 1 in (whole.factor, f.factor) else 1.0


def _factor(f: Fact, whole: Fact) -> Fraction:
    if (f.m.dimension and whole.m.dimension) or 1 not in (whole.factor, f.factor):
        return f.factor / whole.factor
    return Fraction(1)


def _operands(whole: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    return (Operand("whole", whole.id), *(Operand("part", f.id, _factor(f, whole)) for f in parts))


def _signed(head: Fact, parts: Iterable[Fact]) -> tuple[Operand, ...]:
    sign = head.sign or 1
    size = -1 if (head.m.figure.value or 0) < 0 else 1
    return (
        Operand("whole", head.id, Fraction(size)),
        *(
            Operand("part", f.id, Fraction((f.sign or 1) * sign * (-1 if (f.m.figure.value or 0) < 0 else 1)) * f.factor / head.factor)
            for f in parts
        ),
    )
