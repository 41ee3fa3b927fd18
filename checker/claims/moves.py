"""What a change may lie between: the value after it and the one before it, each told in features of place and wording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from checker.claim import Kind
from checker.claims import operands
from checker.claims.base import Scene, same_kind
from checker.claims.belief import Features, Option, against, score, weights
from checker.claims.closeness import of_difference
from checker.claims.currents import AGAINST, FROM, REACHED, alike, amount, currents, from_to, of_one_kind, of_year
from checker.claims.facts import Facet, Fact
from checker.claims.times import compared_year
from checker.vocabulary import Wording

FAMILY = "change"
"""Name of these weights."""
_CURRENTS, _PREVIOUS = 6, 8
_BEFORE = 60
"""Figures before a change among which it has its values."""
_OPPOSED = "pair against direction"
BY_SIZE = (_OPPOSED, "pair too small")
"""Features that one mistyped figure may bring."""
_EARLIER = Wording(r"<earlier>(?: (?:<earlier_tail>|~))*[\s(:]*$")
_FURTHER = Wording(r"<further>\W*$")
_SET_APART = Wording(r"\b<set_apart>(?: [^\W\d_]+){1,6}$")


@dataclass(eq=False)
class Move:
    """A candidate: ``change`` is how much ``current`` is more or less than ``previous``. As runs it is not frozen."""

    scene: Scene
    change: Fact
    current: Fact
    previous: Fact
    score: float
    """Sum of its features' weights."""
    features: tuple[Features, ...]
    against: float = 0.0
    """How much of the score the sizes of the figures cost."""
    unmended: float = 0.002
    """Share of such relations that are printed wrong in other ways than by one slip."""

    @cached_property
    def option(self) -> Option:
        """The relation; made when asked for, since most pairs are out of the question."""
        d, current, previous = self.change, self.current, self.previous
        relation = operands.change(d, current, previous)
        if _OPPOSED in self.features[-1] and not (self.possible and self.scene.arithmetic.holds("change", relation)):
            relation = operands.reversed_change(relation)
        agreement = of_difference(d, current, previous)
        return Option(
            Kind.CHANGE,
            "change",
            operands.to_the_digit(relation) if agreement.exact else relation,
            self.score,
            agreement.luck,
            self.features,
            unmended=self.unmended,
            doubtful=not marked(d, current, previous),
            accusable=not (
                d.m.bound == "range"
                or (
                    Facet.RATE in (current.facet, previous.facet)
                    and not marked(d, current, previous)
                    and not _between(self.scene, d, current, previous)
                )
                or _set_apart(d, current, previous)
                or _came_now(d, current, previous)
            ),
            against=self.against,
            closeness=agreement.closeness,
            slip_luck=agreement.slip_luck,
        )

    @property
    def possible(self) -> bool:
        """Whether the values may differ by so much at all; in floating point, wider than what is asked of the option then."""
        d, current, previous = self.change, self.current, self.previous
        if not d.m.factor is current.m.factor is previous.m.factor:
            return True
        loose = operands.looseness(current) + operands.looseness(previous)
        own = max(d.hi - d.lo, d.times * 10.0**-d.m.figure.decimals)
        slack = own + loose * max(abs(current.mid), abs(previous.mid))
        return abs(abs(d.mid) - abs(current.mid - previous.mid)) <= 3 * slack + 1e-6 * abs(d.mid)


def options(scene: Scene, d: Fact) -> list[Move]:
    """All pairs of values worth weighing for a change."""
    table = weights(FAMILY)
    found: list[Move] = []
    befores = [(f, told, score(table, told), _too_small(f, d)) for f, told in _previous(scene, d)]
    kinds = scene.kinds
    year = compared_year(scene.document, d, next(scene.ahead(d, 1), None))
    values = _alike_before(scene, d)
    for current, about in _currents(scene, d):
        if current.mid == d.mid:
            continue
        first, fitting = score(table, about), kinds.fitting(current, of_one_kind)
        small = _too_small(current, d)
        for previous, told, second, smaller in befores:
            if previous is current or kinds.of[previous.index] not in fitting or previous.mid == d.mid:
                continue
            between = _together(scene, d, current, previous, values)
            if small or smaller:
                between.append("pair too small")
            between.extend(of_year(scene, year, current, previous))
            total = first + second + score(table, between)
            sizes = against(table, [name for name in between if name in BY_SIZE])
            found.append(Move(scene, d, current, previous, total, (about, told, tuple(between)), sizes))
    return found


def marked(d: Fact, current: Fact, previous: Fact) -> bool:
    """The value compared with is marked as that, or stands under the current one, near the change."""
    if from_to(previous, current) and (d.index == current.index + 1 or previous.index == d.index + 1):
        return True
    near = current.m.block == previous.m.block == d.m.block
    # "rẻ hơn đầu năm 2.290 đồng (21.910 đồng)"
    alone = previous.index == d.index + 1 and previous.m.before.strip() == "(" and previous.m.after.startswith(")")
    if Facet.RATE in (current.facet, previous.facet):
        told = _EARLIER.search(previous.m.before) or AGAINST.search(previous.m.before)
        # "bình quân 8,7 tiêu chí, đến nay đã lên 12,11 tiêu chí/xã, tăng 3,41 tiêu chí"
        led = previous.index + 1 == current.index == d.index - 1 and REACHED.search(current.m.before) is not None
        return near and (told is not None or alone or led or previous.facet is Facet.PREV)
    known = previous.facet in (Facet.PREV, Facet.PLAN) or previous.m.over < 0
    return near and "/" not in d.m.figure.unit and (known or (alone and previous.m.dimension == d.m.dimension))


def _between(scene: Scene, d: Fact, current: Fact, previous: Fact) -> bool:
    """``năng suất 66,0 tạ/ha, cao hơn đối chứng 7,5 tạ (đối chứng 58,5 tạ/ha)``: the change stands between two rates of a kind.

    What is behind it in ``tăng 1,2 tạ/ha, cao hơn bình quân chung (57,9 tạ/ha)`` is compared with otherwise.
    """
    beside = current.index + 1 == d.index == previous.index - 1
    again = any(scene.words.cues[way].search(previous.m.before) for way in ("rise", "fall"))
    alike = current.m.dimension == previous.m.dimension and current.m.sentence == previous.m.sentence
    return beside and alike and not again


def _came_now(d: Fact, current: Fact, previous: Fact) -> bool:
    """``phát hiện thêm 153 ca, đưa tổng số lên 437 ca; cùng kỳ 310 ca``: what came since the last report is none since last year."""
    behind = current.index > d.index and REACHED.search(current.m.before) is not None
    return behind and previous.facet is Facet.PREV and _FURTHER.search(d.m.before) is not None


def _set_apart(d: Fact, current: Fact, previous: Fact) -> bool:
    """``từ 1,9 lượt lên 2,1 lượt, riêng nội trú tăng 0,01 lượt``: the change is that of something set apart from what came before."""
    return max(current.index, previous.index) < d.index and _SET_APART.search(d.m.before) is not None


def none_of_them(scene: Scene, d: Fact) -> Features:
    """What speaks for it that the values a change lies between are not both printed."""
    told = [f"none {d.base}"]
    after = next(iter(scene.ahead(d, 1)), None)
    if after is not None and after.m.sentence == d.m.sentence and after.m.percent and after.facet is Facet.GROWTH:
        told.append("none before growth")
    if d.m.bound:
        told.append("none bound")
    if d.mid < 10:
        told.append("none small")
    return tuple(told)


def _currents(scene: Scene, d: Fact) -> Iterator[tuple[Fact, Features]]:
    for n, (f, told) in enumerate(currents(scene, d, d)):
        if n == _CURRENTS:
            break
        yield f, told
    # "giảm 14 hộ, đưa số hộ nghèo từ 52 hộ xuống còn 38 hộ"
    for before, f in pairwise(scene.ahead(d, 4)):
        if f.m.sentence == d.m.sentence and amount(f) and same_kind(f, d) and from_to(before, f):
            yield f, ("current from to after",)
    for f in scene.ahead(d, 3):
        if f.m.sentence == d.m.sentence and f.m.over > 0 and f.m.depth > d.m.depth and f.quantity and same_kind(f, d):
            yield f, ("current over in bracket after",)


def _previous(scene: Scene, d: Fact) -> Iterator[tuple[Fact, Features]]:
    """Values that a change may be measured from, after it or before."""
    for steps, f in enumerate(scene.ahead(d, 4)):
        if f.m.sentence != d.m.sentence:
            break
        if not amount(f) or not of_one_kind(f, d) or f.m.over > 0:
            continue
        opened = "opened" if f.m.depth > d.m.depth else "plain"
        linked = " linked" if AGAINST.search(f.m.before) else " from" if FROM.search(f.m.before) else ""
        told = [f"previous {steps} after {opened}{linked}", f"previous is {f.facet.value} after"]
        if f.m.over < 0:
            told.append("previous under after")
        yield f, tuple(told)
    rank = 0
    for f in scene.back(d, 30):
        if not amount(f) or not of_one_kind(f, d):
            continue
        told = [f"previous {min(rank, 5)} before", f"previous is {f.facet.value} before, {d.base}"]
        if f.m.block != d.m.block:
            told.append("previous in other block")
        elif f.m.sentence != d.m.sentence:
            told.append("previous in other sentence")
        elif f.clause != d.clause:
            told.append("previous in other clause")
        if f.m.over < 0:
            told.append(f"previous under {d.base}")
        if f.m.dimension != d.m.dimension:
            told.append("previous of other unit")
        yield f, tuple(told)
        rank += 1
        if rank == _PREVIOUS:
            return


def _too_small(f: Fact, d: Fact) -> bool:
    """A value that is small beside the change."""
    value, moved = operands.sizes(f, d)
    return value < moved / 20


def _alike_before(scene: Scene, d: Fact) -> list[int]:
    """The values of a change's dimension before it, as far as they are looked at; by fact index."""
    before = scene.facts[max(0, d.index - _BEFORE) : d.index]
    return [f.index for f in before if f.facet is Facet.VALUE and f.quantity and f.m.dimension == d.m.dimension]


def _together(scene: Scene, d: Fact, current: Fact, previous: Fact, values: Sequence[int]) -> list[str]:
    """What speaks for two values together; ``values``: those of the change's dimension before it."""
    told: list[str] = []
    now, then = operands.sizes(current, previous)
    if (d.sign > 0 and now < then) or (d.sign < 0 and now > then):
        told.append(_OPPOSED)
    if previous.index == current.index + 1 and current.m.over > 0 and previous.m.over < 0:
        told.append(f"pair over {d.base}" if current.index < d.index else "pair over after")
    elif from_to(previous, current):
        told.append("pair from to")
    elif abs(previous.index - current.index) == 1:
        told.append("pair adjacent")
    if previous.index > current.index and current.index < d.index:
        following = bisect_right(values, current.index)
        if following < len(values) and values[following] < min(previous.index, d.index):
            told.append("pair past another value")
    told.extend(alike(scene, current, previous))
    if Facet.RATE in (current.facet, previous.facet):
        told.append("pair of rates" if current.facet is previous.facet else "pair of a rate and an amount")
    if current.m.dimension == previous.m.dimension == d.m.dimension:
        told.append("pair of one unit")
    return told
