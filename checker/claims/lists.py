"""Lists that wording puts under a whole: in a bracket, after ``gồm`` or a colon, in a footnote, before a sum."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.claims.structure import MOST, Listing, Structure, item, listed, same_label
from checker.ranges import significant
from checker.vocabulary import Vocabulary, Wording

_OF = Wording(r"\s*<of*>(?!\S)")
_OWN_SUBJECT = Wording(r"\W*(?!<list_follows*>)\w+(?: \w+){0,6} <divides>")
"""``. Ngành nông nghiệp có 7 đơn vị gồm …``: the next sentence speaks of a whole of its own."""
_SUM = Wording(r"<sums*>|<raises*>")


def list_wording(between: str, words: Vocabulary) -> str:
    """What the words before a list say of it: 'complete', 'partial', or '' for examples and plain text."""
    if words.cues["examples"].search(between):
        return ""
    if words.cues["whole_list"].search(between):
        return "complete"
    if words.cues["some_list"].search(between):
        return "partial"
    return ""


def bracketed(scene: Scene, structure: Structure, whole: Fact) -> Listing | None:
    """``207 lượt (tham quan 42 lượt, làm việc 63 lượt, thăm thân 02 lượt)``: the bracket right after the whole."""
    opening = _opening(scene, whole)
    if opening is None:
        return None
    first, between = opening
    parts: list[Fact] = []
    for f in scene.facts[first.index : whole.index + 1 + MOST]:
        if f.m.sentence != whole.m.sentence or f.m.depth <= whole.m.depth:
            break
        if f.m.bracket == first.m.bracket and item(f, whole):
            parts.append(f)
    if not parts:
        return None
    wording = list_wording(between, scene.words) or "bracket"
    return Listing(whole, [f for f in parts if structure.free(f)], wording, closed=True)


def _opening(scene: Scene, whole: Fact) -> tuple[Fact, str] | None:
    """The first figure in the whole's bracket, and the words up to it; None where another quantity comes before."""
    between = ""
    for f in scene.ahead(whole, MOST):
        if f.m.sentence != whole.m.sentence:
            return None
        between += " " + f.m.before
        if f.m.depth > whole.m.depth and "(" in f.m.before:
            return None if _OF.match(f.m.before.rpartition("(")[2]) else (f, between)
        if f.m.depth == whole.m.depth and f.m.over >= 0 and quantity(f):
            return None
    return None


def following(scene: Scene, structure: Structure, whole: Fact) -> Listing | None:
    """``gồm``, ``trong đó``, ``chia ra`` or a colon after the whole, then the parts."""
    between, wording = "", ""
    parts: list[Fact] = []
    for f in scene.ahead(whole, MOST):
        outside = f.m.depth <= whole.m.depth and f.m.over >= 0
        if f.m.block != whole.m.block and (parts or not _next_block(scene, f, whole)):
            break
        if not parts:
            between += _continued(f, whole)
            if _another_subject(f, whole):
                return None
            if outside and f.facet is whole.facet and f.m.bound != "range":
                wording = list_wording(between, scene.words) or ("colon" if ":" in between else "")
                if not wording and f.m.dimension == whole.m.dimension:
                    return None
                if not wording:
                    continue
        if outside and f.facet is whole.facet and listed(f, whole) and structure.free(f):
            parts.append(f)
    return Listing(whole, parts, wording) if parts and wording else None


def _next_block(scene: Scene, f: Fact, whole: Fact) -> bool:
    """The list may begin in the next block, if its first words say that it is one."""
    return f.m.block == whole.m.block + 1 and list_wording(f.m.before, scene.words) != ""


def _continued(f: Fact, whole: Fact) -> str:
    """The words before a figure, behind a full stop where another sentence has begun."""
    return " " + (f.m.before if f.m.sentence == whole.m.sentence or not f.m.before else ". " + f.m.before)


def _another_subject(f: Fact, whole: Fact) -> bool:
    outside = f.m.depth <= whole.m.depth
    return outside and f.m.sentence != whole.m.sentence and _OWN_SUBJECT.match(f.m.before) is not None


def notes(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """Footnotes whose marks stand in the whole's sentence."""
    for label in scene.note_labels(whole.m.block):
        facts = scene.note_facts(label)
        if whole.m.block in {f.m.block for f in facts[:1]} or not scene.marked(whole, label):
            continue
        parts = [f for f in facts if item(f, whole) and structure.free(f)]
        alike = [f for f in parts if f.m.dimension == whole.m.dimension]
        parts = alike or parts
        if len(parts) > 1 and (significant(whole.m.figure) > 2 or whole.mid > 20):
            yield Listing(whole, parts, "note")


def sum_before(scene: Scene, structure: Structure, whole: Fact) -> Iterator[Listing]:
    """``… Cộng 1.127,1 triệu đồng``: the parts stand before."""
    if not _SUM.search(words_before(scene, whole)[-60:]):
        return
    before = [f for f in scene.back(whole, MOST) if addend(f, whole, structure)]
    if len(before) > 1:
        yield Listing(whole, before, "sum", backwards=True)
        yield Listing(whole, [f for f in before if same_label(f, whole) or f.m.depth], "sum", backwards=True)


def words_before(scene: Scene, whole: Fact) -> str:
    """The words of the sentence before a figure, and before the figure that precedes it."""
    return " ".join(f.m.before for f in (*scene.back(whole, 1), whole) if f.m.sentence == whole.m.sentence)


def addend(f: Fact, whole: Fact, structure: Structure) -> bool:
    """What may be added up to a total that comes after: amounts, and increases that are amounts themselves."""
    amount = (f.facet is Facet.VALUE and quantity(f)) or (f.facet is Facet.DELTA and f.sign >= 0)
    level = f.m.depth <= whole.m.depth and f.m.over >= 0
    return amount and level and f.m.measure and same_kind(f, whole) and structure.free(f)
