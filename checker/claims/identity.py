"""How much speaks for two figures being one quantity.

Evidence is counted in points, about a factor of two each: digits that agree, words in common, neighbours that agree as well; and
against it names, items and table lines that are not the same.
"""

from __future__ import annotations

from collections import Counter

from checker.claims.about import Surroundings, is_item
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.likeness import (
    AMOUNTS,
    agree,
    count_others,
    ends_round,
    longer_name,
    one_bare,
    same_amount,
    same_part,
    same_unit,
    size,
    speaking,
    trivial,
    whole_of_kind,
)
from checker.vocabulary import Wording

_DIGITS = (0, 1, 3, 6, 9, 12)
"""Points for so many digits that agree, zeros at the end left out …"""
_ROUND = 1
"""… which say a little, too."""
_WORD, _COMMON_WORD, _SAME_HEAD, _SAME_NAME = 2, 1, 4, 3
_SAME_UNIT, _COMPANION = 1, 1
_PAIR, _SUMS, _NOUN, _ALL, _WHOLE, _NOTE, _UP = 6, 5, 5, 4, 4, 3, 4
_OTHER_NAME, _OTHER_TABLE, _OTHER_WORDS, _OTHER_UNIT = -7, -7, -3, -3
_STRONG = 4
"""Points of a neighbour that outweigh a doubt about the figure's part."""
_MANY_WORDS = 4
"""Words in common that do so, too."""
_TOLD_OF_EACH = (*AMOUNTS, Facet.RATE)
_LONG = 4
"""Digits from which figures of one sentence or of lists made alike agree by no chance."""
_SHORT = 2
"""Digits up to which more than the unit must be common."""
_SMALL = 100
"""Below it, round numbers agree by chance unless most words do."""
_PAIR_REACH, _BARE_PAIR_REACH = 30, 12
"""Figures between an amount and a pair that takes it up, with its unit and without."""
_WITHIN = Wording(r"<within*>")
_OF_ALL = Wording(r"<in_all*>\W*$")
_TAKEN_UP = Wording(r"^\W*(?:<taken_up>|<in_all>)\W*$")
_TAKEN_UP_OF = Wording(r"^\W*(?:\w+ ){1,4}<of*>\W*$")
"""``Kết quả rèn luyện của 3.968 em: …``"""
_MOVED_TO = Wording(r"^\W*<up_or_down>\W*$")
_MOVED_STEPS = 3
"""Figures from an amount, by its change and what it was, to where that led."""
_TAKEN_UP_WITHIN = 12
"""Figures between an amount and the sentence that begins with it."""
_EVERY_ONE = 100


def takes_up(b: Fact) -> bool:
    """Nothing stands before it but words that take up an amount told before."""
    return _TAKEN_UP.search(b.m.before) is not None


class Identity:
    """Compares the figures of one document; of two, ``a`` is the earlier."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.around = Surroundings(scene)
        self.about = self.around.about
        self.seen = Counter(word for about in self.about for word in about.words)
        self.common = max(4, len(scene.facts) // 12)

    def comparable(self, a: Fact, b: Fact) -> bool:
        """Of one kind by unit and by the part that they play."""
        x, y = self.about[a.index], self.about[b.index]
        if trivial(a) or (a.m.over > 0 and b.index == a.index + 1):
            return False  # nothing, one thing, or "193/193 xã"
        if a.table or b.table:
            return x.percent == y.percent and (x.percent or same_unit(a, b) or one_bare(a, b))
        if (same_unit(a, b) or one_bare(a, b)) and self._taken_up(a, b):
            return True
        if same_amount(a, b) or (longer_name(a, b) and speaking(a) >= _LONG):
            return a.facet in _TOLD_OF_EACH and b.facet in _TOLD_OF_EACH
        if one_bare(a, b) and speaking(a) > _LONG and a.m.measure and b.m.measure and same_part(a, b):
            return True
        if same_unit(a, b) and same_part(a, b):
            return True
        companion = self.companion(a, b)
        if not same_unit(a, b) and (not one_bare(a, b) or (companion < _STRONG and not self._lends_unit(a, b))):
            return False
        if same_part(a, b) or companion >= _STRONG:
            return True
        rises = a.sign > 0 or b.sign > 0
        return rises and a.m.measure and b.m.measure and len(x.words & y.words) >= _MANY_WORDS

    def _lends_unit(self, a: Fact, b: Fact) -> bool:
        """The number without a unit belongs to a pair, or the other's unit is among its words."""
        if a.m.percent or b.m.percent:
            return False
        bare, other = (a, b) if not a.m.dimension else (b, a)
        named = set(other.m.figure.unit.split()) <= self.about[bare.index].words
        return named or bool(a.m.over or b.m.over)

    def points(self, a: Fact, b: Fact) -> int:
        """What speaks for ``b`` being ``a`` said again, less what speaks against it."""
        pair = self._pair(a, b) or self._taken_up(a, b)
        whole = _OF_ALL.search(b.m.before) is not None
        if not pair and not whole and self._listed_apart(a, b, speaking(a)):
            return 0
        companion = self.companion(a, b)
        if not pair and companion < _STRONG and self._says_little(a, b):
            return 0
        ties = (_PAIR if pair else 0) + (_NOTE if self._noted(a, b) else 0) + (_ALL if whole else 0)
        ties += _NOUN if self._same_noun(a, b) else _WHOLE if whole_of_kind(a, b) else 0
        if not ties and not companion and self._words_differ(a, b):
            return 0
        points = _DIGITS[min(speaking(a), len(_DIGITS) - 1)] + companion + ties + self._words_say(a, b)
        points += _ROUND if ends_round(a) else 0
        points += _SAME_UNIT if a.m.dimension == b.m.dimension != "" or not same_unit(a, b) else 0
        points += _OTHER_UNIT if count_others(a, b) else 0
        points += _OTHER_TABLE if a.table and b.table else 0
        if not companion and not pair and not self.shared(a, b):
            points += _OTHER_WORDS if self.about[a.index].words and self.about[b.index].words else 0
        return points + self._names_say(a, b)

    def shared(self, a: Fact, b: Fact) -> frozenset[str]:
        """Words that both are told in."""
        return self.about[a.index].words & self.about[b.index].words

    def told_alike(self, a: Fact, b: Fact) -> bool:
        """Some word, or the line of sums, says that both are of one thing."""
        return bool(self.shared(a, b)) or self.about[a.index].total or self.about[b.index].total

    def one_subject(self, a: Fact, b: Fact) -> bool:
        """No names, and no list, set them apart."""
        return self._names_say(a, b) >= 0 and not self._listed_apart(a, b, 1)

    def companion(self, a: Fact, b: Fact) -> int:
        """Points for a neighbour of ``a`` that stands in the same place beside ``b``, or with it in a table's line."""
        best = 0
        if a.m.sentence == b.m.sentence and not a.table:
            return best
        left, right = self.around.beside(a), self.around.beside(b)
        for step, x in left.items():
            mates = right.values() if a.table or b.table else [right[step]] if step in right else []
            for y in mates:
                if x is b or y is a or x.mid == a.mid or trivial(x) or not agree(x, y):
                    continue
                best = max(best, _DIGITS[min(speaking(x), speaking(y), len(_DIGITS) - 1)] + _COMPANION)
        return best

    # ---- for ---------------------------------------------------------------------------------------------------------------

    def _words_say(self, a: Fact, b: Fact) -> int:
        """Points for words in common, more if they are all, and for a table's line of sums."""
        x, y, shared = self.about[a.index], self.about[b.index], self.shared(a, b)
        points = sum(_WORD if self.seen[w] <= self.common else _COMMON_WORD for w in shared)
        if (x.total or y.total) and shared:
            return points + _SUMS
        return points + (_SAME_HEAD if x.head and x.head == y.head else 0)

    def _pair(self, a: Fact, b: Fact) -> bool:
        """``206 vụ … (206/113 vụ)``, ``96 đơn … xong 88/96``: a pair takes up the amount told before, in one paragraph."""
        if a.m.over:
            part = self.scene.facts[b.index - 1].m.before
            return a.m.over == b.m.over < 0 and a.m.sentence == b.m.sentence and _WITHIN.search(part) is not None
        if a.m.block != b.m.block or b.m.over == 0 or a.facet not in AMOUNTS or trivial(a):
            return False
        reach = _PAIR_REACH if a.m.dimension == b.m.dimension != "" else _BARE_PAIR_REACH
        return b.index - a.index <= reach and (b.m.dimension in ("", a.m.dimension) or a.m.dimension == "")

    def _taken_up(self, a: Fact, b: Fact) -> bool:
        """``Trong 92 vụ khiếu nại …`` after ``92 khiếu nại``; ``đã gửi 97 trường hợp (100%)`` after ``97 trường hợp``."""
        if self._worked_out(a, b) or self._moved_to(a, b):
            return True
        if a.m.percent or b.m.percent or a.table or b.table or a.facet not in AMOUNTS or b.facet not in AMOUNTS:
            return False
        if b.index - a.index > _TAKEN_UP_WITHIN or trivial(a) or b.m.over or a.m.factor != b.m.factor:
            return False
        if self.scene.sections[a.m.block] != self.scene.sections[b.m.block]:
            return False
        if a.clause != b.clause:
            before = self.scene.facts[b.index - 1]
            begins = before.m.sentence != b.m.sentence or before.clause != b.clause
            listed = speaking(a) >= _LONG - 1 and b.m.after.lstrip().startswith(":")
            return begins and (takes_up(b) or (listed and _TAKEN_UP_OF.search(b.m.before) is not None))
        return self._every_one(a, b)

    def _worked_out(self, a: Fact, b: Fact) -> bool:
        """``160 tỷ đồng, bằng 62% vốn (160/258 tỷ)``: the pair behind a percentage tells its amount again."""
        if (
            b.m.over <= 0
            or b.index - a.index != 2
            or a.m.sentence != b.m.sentence
            or a.m.over
            or a.facet not in AMOUNTS
        ):
            return False
        return self.scene.facts[a.index + 1].m.percent and a.m.depth < b.m.depth

    def _moved_to(self, a: Fact, b: Fact) -> bool:
        """``đạt 84,83%, tăng 3,46 điểm % (từ 81,37% lên 84,83%)``: where the change led is the amount before."""
        if a.m.sentence != b.m.sentence or a.m.depth >= b.m.depth or not _MOVED_TO.search(b.m.before):
            return False
        return b.index - a.index == _MOVED_STEPS and self.scene.facts[b.index - 1].m.bracket == b.m.bracket

    def _every_one(self, a: Fact, b: Fact) -> bool:
        """The amount right before it, and 100% in brackets behind."""
        after = next(self.scene.ahead(b, 1), None)
        if after is None or not after.m.percent or after.m.figure.value != _EVERY_ONE or after.m.depth <= b.m.depth:
            return False
        return b.index == a.index + 1 and a.m.dimension == b.m.dimension != ""

    def _same_noun(self, a: Fact, b: Fact) -> bool:
        """The wholes of two pairs, or numbers without a unit, count things of one name."""
        if a.m.dimension != b.m.dimension or (a.m.dimension and not (a.m.over < 0 and b.m.over < 0)):
            return False
        x, y = a.m.noun.split()[:2], b.m.noun.split()[:2]
        return len(x) == 2 and x == y and all(w[0].isalpha() for w in x) and not self.around.fillers.issuperset(x)

    def _noted(self, a: Fact, b: Fact) -> bool:
        """One stands in the footnote whose mark the other has."""
        blocks = self.scene.document.blocks
        note = blocks[b.m.block].note or blocks[a.m.block].note
        other = a if blocks[b.m.block].note else b
        return note is not None and blocks[other.m.block].note is None and note in self.scene.note_labels(other.m.block)

    # ---- against -----------------------------------------------------------------------------------------------------------

    def _says_little(self, a: Fact, b: Fact) -> bool:
        """A short number twice in a sentence or without a unit: they agree by chance."""
        if a.m.sentence == b.m.sentence and not a.table and speaking(a) < (_LONG if a.m.percent else _LONG - 1):
            return True
        bare = not (a.m.dimension or b.m.dimension or a.m.over or b.m.over or a.table or b.table)
        return bare and speaking(a) <= _SHORT and not self._same_noun(a, b)

    def _words_differ(self, a: Fact, b: Fact) -> bool:
        """A short number, and no word beyond the unit in common, or of a very short one not most of the words."""
        shared = self.shared(a, b)
        if speaking(a) <= _SHORT and not shared - set(a.m.figure.unit.split()):
            return True
        every = self.about[a.index].words | self.about[b.index].words
        return speaking(a) == 1 and size(a) < _SMALL and 2 * len(shared) < len(every)

    def _listed_apart(self, a: Fact, b: Fact, digits: int) -> bool:
        """Small figures of two items of one list, or of lists made alike: they are of two things."""
        blocks = self.scene.document.blocks
        x, y = blocks[a.m.block], blocks[b.m.block]
        if digits > _LONG or a.m.block == b.m.block or not (is_item(x) and is_item(y)):
            return False
        if self.scene.sections[a.m.block] == self.scene.sections[b.m.block]:
            return (
                digits < _LONG and x.level == y.level and self.around.lists[a.m.block] == self.around.lists[b.m.block]
            )
        label = self.around.item_label(x)
        return label == self.around.item_label(y) and len(self.around.values.get(label, ())) > 1

    def _names_say(self, a: Fact, b: Fact) -> int:
        """Points for a name in common, or against two that have each its own."""
        x, y = self.around.names(a), self.around.names(b)
        if not x or not y:
            return 0
        return _SAME_NAME if x & y else _OTHER_NAME
