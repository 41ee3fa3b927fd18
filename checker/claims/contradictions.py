"""One quantity given two values: digits exchanged or mistyped, a base restated wrongly, two growths of one amount."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.identity import Identity, takes_up
from checker.claims.indicators import by_indicator
from checker.claims.likeness import speaking
from checker.figure import Figure, Role
from checker.slips import is_slip
from checker.vocabulary import Wording

_LONG = 4
"""Digits from which two figures that differ in one place, told in the same words, were meant to be one."""
_WORDS, _MANY_WORDS = 2, 3
"""Words in common that it takes if digits changed places (of more than four digits one), and if one is wrong."""
_RIGHT_AFTER = 30
"""Characters after a figure within which a year in brackets is its own."""
_NEXT = 9
"""Figures after an amount within which its growth stands."""
_TOLD_WITHIN = 60
"""Figures before a sentence among which the amount that it takes up stands."""
_ONE_KIND = 2
"""Dimensions of two figures that may be one, no dimension counted."""
_SAME_PERIOD = Wording(r"<same_period>")
_ANOTHER = Wording(r"<another_period>")


class Contradictions:
    """Looks through one document, once all other claims are made."""

    def __init__(self, scene: Scene, identity: Identity) -> None:
        self.scene = scene
        self.identity = identity
        self._binding: dict[int, list[Claim]] | None = None
        """The claims of each figure, repeats aside."""
        self._settled: dict[int, bool] = {}
        self._claimed: set[tuple[int, int]] = set()
        self._times: dict[int, list[Figure]] = defaultdict(list)
        for figure in scene.reading.figures:
            if figure.role in (Role.PERIOD, Role.DATE):
                self._times[figure.sentence].append(figure)

    def recognise(self) -> None:
        """Claim what contradicts."""
        self._mistyped()
        self._restated_bases()
        self._growths()
        self._beside_repeats()
        self._indicators()
        self._taken_up()
        self._pairs()

    def _claim(self, first: Fact, second: Fact) -> None:
        if (first.id, second.id) not in self._claimed:
            self._claimed.add((first.id, second.id))
            operands = Operand("second", second.id), Operand("first", first.id)
            self.scene.claim(Kind.REPEAT, "repeat", operands, Strength.LIKELY)

    def _is_settled(self, f: Fact) -> bool:
        """Another relation confirms the figure."""
        if self._binding is None:
            self._binding = defaultdict(list)
            for c in self.scene.claims:
                if c.kind is not Kind.REPEAT:
                    for o in c.operands:
                        self._binding[o.figure].append(c)
        if f.id not in self._settled:
            claims = self._binding.get(f.id, ())
            self._settled[f.id] = any(self.scene.arithmetic.holds(c.shape, c.operands) for c in claims)
        return self._settled[f.id]

    # ---- digits ------------------------------------------------------------------------------------------------------------

    def _mistyped(self) -> None:
        """``tổng dư nợ 3.569.659`` here and ``tổng dư nợ 3.596.659`` there: two digits swapped, or one of them wrong."""
        alike: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for f in self.scene.facts:
            digits = "".join(c for c in f.m.figure.text if c.isdigit())
            if f.table or not f.m.figure.unit:
                continue
            if f.m.percent and f.facet is Facet.LEVEL and len(digits) >= _LONG - 1:
                alike["".join(sorted(digits)), "%"].append(f)
            short = len(digits.strip("0")) < _LONG
            if f.facet is not Facet.VALUE or (short and not (f.m.count and len(digits) == _LONG - 1)):
                continue
            one_wrong = [] if short else [f"{digits[:i]}*{digits[i + 1 :]}" for i in range(len(digits))]
            for key in ("".join(sorted(digits)), *one_wrong):
                alike[key, f.m.figure.unit].append(f)
        for group in alike.values():
            for first, second in pairwise(group):
                if self._is_mistyped(first, second):
                    self._claim(first, second)

    def _is_mistyped(self, first: Fact, second: Fact) -> bool:
        a, b = first.m.figure.text, second.m.figure.text
        if first.m.figure.value == second.m.figure.value or len(a) != len(b) or first.m.sentence == second.m.sentence:
            return False
        differ = sum(x != y for x, y in zip(a, b, strict=True))
        if differ > 2:
            return False
        units = first.m.figure.unit.lower().split()
        shared = len({word.lower() for word in self.identity.shared(first, second)}.difference(units))
        if shared < _WORDS - (speaking(first) > _LONG) or (self._is_settled(first) and self._is_settled(second)):
            return False
        one = self._is_settled(first) != self._is_settled(second)
        if differ == 2 and not first.m.percent:
            return sorted(a) == sorted(b) and (speaking(first) >= _LONG or one)
        if shared < _WORDS:
            return False
        enough = _WORDS if first.m.percent else _MANY_WORDS
        return one and shared >= enough and self._at_one_time(first, second)

    def _at_one_time(self, first: Fact, second: Fact) -> bool:
        """Nothing says that they are of two periods, places or lists."""
        if first.m.sentence == second.m.sentence or self._times_of(first) != self._times_of(second):
            return False
        said = any(_ANOTHER.search(f.m.before) for f in (first, second))
        return self.identity.one_subject(first, second) and not said

    def _times_of(self, f: Fact) -> set[str]:
        """The years told before the figure in its sentence, or right after it; months and days where no year is."""
        told = (t.text for t in self._times[f.m.sentence] if t.start <= f.m.figure.end + _RIGHT_AFTER)
        return {y[0] if (y := re.search(r"(?:19|20)\d\d(?!\d)", text)) else text for text in told}

    # ---- bases -------------------------------------------------------------------------------------------------------------

    def _restated_bases(self) -> None:
        """``kiến nghị thu hồi 6.509 triệu đồng (đã thu 6.159/6.509 triệu đồng)``: the bracket repeats the amount it is about."""
        found = list(self._bases())
        if not any(a.m.figure.value == b.m.figure.value for a, b in found):
            return
        for base, amount in found:
            if base.m.figure.value != amount.m.figure.value and is_slip(base.m.figure.text, amount.m.figure.text):
                self._claim(amount, base)

    def _bases(self) -> Iterator[tuple[Fact, Fact]]:
        facts = self.scene.facts
        for part in facts:
            if part.m.over > 0 and part.m.depth and part.index and part.index + 1 < len(facts):
                amount, base = facts[part.index - 1], facts[part.index + 1]
                opened = part.m.before.lstrip().startswith("(") and amount.m.sentence == part.m.sentence
                if opened and amount.facet is Facet.VALUE and amount.m.dimension == base.m.dimension:
                    yield base, amount

    # ---- growth ------------------------------------------------------------------------------------------------------------

    def _growths(self) -> None:
        """One amount, told twice, has grown by 111,7% here and by 107,9% there against the same period."""
        for first, second in self._repeats():
            x, y = self._growth(first), self._growth(second)
            if x and y and x.sign == y.sign and x.m.figure.value != y.m.figure.value:
                self._claim(x, y)

    def _growth(self, amount: Fact) -> Fact | None:
        """How much the amount has grown on the same period, by what its sentence says next of it."""
        for f in self.scene.ahead(amount, _NEXT):
            if f.m.sentence != amount.m.sentence:
                return None
            if f.facet is Facet.GROWTH and f.m.percent and f.m.depth == amount.m.depth:
                said = _SAME_PERIOD.search(f.m.before) or _SAME_PERIOD.search(f.m.after)
                return f if said else None
            if f.m.measure and f.m.depth <= amount.m.depth:
                return None
        return None

    def _beside_repeats(self) -> None:
        """``2.822 vụ, làm chết 1.356 người`` and ``2.822 vụ, làm chết 1.365 người``: one statement told twice, one figure off."""
        for first, second in self._repeats():
            left, right = self.identity.around.beside(first), self.identity.around.beside(second)
            for step in (-1, 1):
                a, b = left.get(step), right.get(step)
                if a and b and a is not second and self._is_off(a, b):
                    self._claim(a, b)

    def _is_off(self, a: Fact, b: Fact) -> bool:
        """Amounts of one unit in the same words, one typing slip apart."""
        x, y = self.identity.about[a.index], self.identity.about[b.index]
        if (
            not (a.facet is b.facet is Facet.VALUE)
            or a.table
            or b.table
            or a.m.bound
            or b.m.bound
            or a.m.over
            or b.m.over
        ):
            return False
        alike = x.head and x.head == y.head and a.m.figure.unit == b.m.figure.unit != ""
        if not alike or a.m.figure.value == b.m.figure.value or not self._at_one_time(a, b):
            return False
        settled = self._is_settled(a) and self._is_settled(b)
        return not settled and is_slip(b.m.figure.text, a.m.figure.text) is not None

    def _repeats(self) -> Iterator[tuple[Fact, Fact]]:
        """Long amounts that are told twice."""
        for claim in list(self.scene.claims):
            if claim.kind is Kind.REPEAT:
                second, first = (self.scene.by_figure[o.figure] for o in claim.operands)
                long_amount = first.facet is Facet.VALUE and speaking(first) >= _LONG
                if long_amount and self.scene.arithmetic.holds(claim.shape, claim.operands):
                    yield first, second

    # ---- what is taken up ---------------------------------------------------------------------------------------------------

    def _taken_up(self) -> None:
        """``Trong 943 đoàn viên ưu tú …``: no such number before, but a confirmed one in the same words with its digits."""
        facts = self.scene.facts
        for b in facts:
            opens = b.index and facts[b.index - 1].m.sentence != b.m.sentence and not b.table and b.facet is Facet.VALUE
            if not opens or speaking(b) < _LONG - 1 or not takes_up(b):
                continue
            before = facts[max(0, b.index - _TOLD_WITHIN) : b.index]
            if self._is_settled(b) or any(a.m.figure.value == b.m.figure.value for a in before):
                continue
            meant = [a for a in before if self._exchanged(a, b)]
            if len({a.m.figure.value for a in meant}) == 1:
                self._claim(meant[-1], b)

    def _exchanged(self, a: Fact, b: Fact) -> bool:
        """A confirmed amount with the digits of another in another order, told in most of its words."""
        if a.facet is not Facet.VALUE or a.m.dimension not in ("", b.m.dimension):
            return False
        exchanged = sorted(a.m.figure.text) == sorted(b.m.figure.text)
        return exchanged and len(self.identity.shared(a, b)) > _MANY_WORDS and self._is_settled(a)

    def _pairs(self) -> None:
        """``40 dự thảo, tăng 12 so với quý I năm trước (41/29)``: the pair makes the change, so its amount is right."""
        for now, then in pairwise(self.scene.facts):
            told = self._told_before(now) if now.m.over > 0 and now.m.depth else None
            if told is None or len({told.m.dimension, now.m.dimension, ""}) > _ONE_KIND:
                continue
            changes = [f for f in self.scene.facts[told.index + 1 : now.index] if f.facet is Facet.DELTA]
            moved = abs((now.m.figure.value or 0) - (then.m.figure.value or 0))
            slip = is_slip(told.m.figure.text, now.m.figure.text) is not None
            if (
                slip
                and moved
                and [f.m.figure.value for f in changes] == [moved]
                and not self._confirmed(told, changes[0])
            ):
                self._claim(told, now)

    def _confirmed(self, told: Fact, change: Fact) -> bool:
        """Another relation than its change's says that the amount is right."""
        for claim in self.scene.claims:
            figures = {o.figure for o in claim.operands}
            if (
                told.id in figures
                and change.id not in figures
                and self.scene.arithmetic.holds(claim.shape, claim.operands)
            ):
                return True
        return False

    def _told_before(self, now: Fact) -> Fact | None:
        """The amount of the sentence that a pair in brackets tells again: nothing but its change between, and brackets."""
        for f in self.scene.back(now, _NEXT):
            if f.m.sentence != now.m.sentence:
                return None
            if f.m.depth >= now.m.depth or f.facet in (Facet.DELTA, Facet.GROWTH):
                continue
            return f if f.facet is Facet.VALUE and not f.m.over and not f.m.bound else None
        return None

    # ---- indicators of fixed names -----------------------------------------------------------------------------------------

    def _indicators(self) -> None:
        """``kết nạp 60 đảng viên`` and ``phát triển đảng (66 đồng chí)``: names of one indicator, one of them confirmed."""
        for group in by_indicator(self.scene.facts):
            for i, second in enumerate(group):
                for first in group[max(0, i - _NEXT) : i]:
                    one = self._is_settled(first) != self._is_settled(second)
                    if one and self._contradicts(first, second):
                        self._claim(first, second)

    def _contradicts(self, first: Fact, second: Fact) -> bool:
        if first.m.block == second.m.block or first.m.figure.value == second.m.figure.value:
            return False
        slip = is_slip(second.m.figure.text, first.m.figure.text)
        return slip is not None and first.m.dimension == second.m.dimension and self._at_one_time(first, second)
