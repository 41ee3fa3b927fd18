"""Amounts that a sentence takes up in so many words, with another value: ``44 sản phẩm OCOP … Trong 46 sản phẩm nêu trên …``."""

from __future__ import annotations

import re

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.identity import takes_up
from checker.claims.likeness import agree, same_unit
from checker.vocabulary import Wording, fold

_ABOVE = Wording(r"^(?:[^\W\d_]+ ){0,6}<told_above>|^(?:[^\W\d_]+ ){0,2}<told_just_now>(?!\S)")
_AS_ABOVE = Wording(r"(?:<told_above> ?\(|<the_number>|(?:^|[,;] )<all_of_them>) ?$")
"""``46 sản phẩm nêu trên``; ``diện tích nêu trên (1.226,2 ha)``, ``con số 16.730 lao động``, ``; cả 7 đợt đều …``."""
_ENDS = Wording(r"^(?:.*? )??(?=<tells>(?!\S))")
"""The words behind it up to where something is told of it."""
_WITHIN, _NEAR = 60, 14
"""Figures before it among which none may be the same, and among which the amount stands that it takes up."""
_BLOCKS = 2
"""Paragraphs between the two."""
_AMONG_THEM = Wording(r"^\W*<within>")
"""``68 thôn trong số đó``: some of them."""
_TAIL = 4
"""Words behind it that must all be told of the other, too."""
_AROUND = 80
"""Characters before and behind the other among which they are."""
_WORD = re.compile(r"[^\W_]+")
_FARTHEST = 1.2
"""How many times larger or smaller the other may be."""


def recognise(scene: Scene) -> None:
    """Claim what is taken up with another value."""
    for b in scene.facts:
        if b.table or not b.quantity or b.m.bound or not b.index or not _may_take_up(b):
            continue
        above = _ABOVE.match(b.m.after) is not None or _AS_ABOVE.search(b.m.before) is not None
        opens = takes_up(b) and scene.facts[b.index - 1].m.sentence != b.m.sentence
        if above or opens:
            a = _told(scene, b, said=not above)
            if a is not None:
                operands = Operand("second", b.id), Operand("first", a.id)
                scene.claim(Kind.REPEAT, "repeat", operands, Strength.LIKELY)


def _may_take_up(b: Fact) -> bool:
    """An amount; or the whole of ``126 trong số 175 sản phẩm đó``."""
    if _AMONG_THEM.match(b.m.after):
        return False
    return b.m.before.strip() != "/" if b.m.over < 0 else b.facet is Facet.VALUE and not b.m.over


def _told(scene: Scene, b: Fact, *, said: bool) -> Fact | None:
    """The nearest amount of the same things before it, if none is the same. ``said``: in the words that follow it."""
    if any(same_unit(a, b) and agree(a, b) for a in scene.back(b, _WITHIN)):
        return None
    for a in scene.back(b, _NEAR):
        if b.m.block - a.m.block > _BLOCKS or a.m.sentence == b.m.sentence:
            continue
        if a.facet is not Facet.VALUE or not a.quantity or a.m.bound or not _of_one_noun(a, b):
            continue
        near = max(a.mid, b.mid) <= _FARTHEST * min(a.mid, b.mid)
        return a if near and (not said or _in_its_words(scene, a, b)) else None
    return None


def _of_one_noun(a: Fact, b: Fact) -> bool:
    """Of one unit, and named alike behind it as far as both are."""
    x, y = sorted((a.m.figure.unit, b.m.figure.unit), key=len)
    return same_unit(a, b) and y.startswith(x) and a.noun.split()[:1] == b.noun.split()[:1]


def _in_its_words(scene: Scene, a: Fact, b: Fact) -> bool:
    """The words behind it all stand around the other."""
    start, end_of_a = max(0, a.m.figure.start - _AROUND), a.m.figure.end + _AROUND
    around = set(_WORD.findall(fold(scene.document.text[start:end_of_a])))
    end = _ENDS.match(b.m.after)
    tail = (end.group() if end else b.m.after).split()[:_TAIL]
    return len(tail) > 1 and around.issuperset(tail)
