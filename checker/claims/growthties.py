"""How firmly a growth percentage is tied to what it may be computed from: whether a relation that fails may be accused."""

from __future__ import annotations

from checker.claim import Operand
from checker.claims.base import Scene
from checker.claims.currents import FROM, from_to, kin
from checker.claims.facts import Facet, Fact
from checker.claims.pairs import ends_a_range, new_subject
from checker.vocabulary import Wording

_SHARED = 1
"""Words that a change and a value in another sentence share at least, to accuse."""
_NEEDED = Wording(r"<needed>(?: \w+){0,2} <further>\W*$")
_WITHOUT_PRICES = Wording(r"<without_prices>")
_LIST = Wording(r"<list_follows*>")
_AGAINST = Wording(r"\W*<against*>")
_A_YEAR, _AVERAGE = Wording(r"^\W*(?:/|<each>) ?<time_units>"), Wording(r"<averages>[^,;(]*$")


def accusable(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """Whether the relation may be accused at all when it fails."""
    return not (
        _afar(scene, p, operands)
        or _of_its_own(scene, p, operands)
        or ends_a_range(p)
        or _of_another_time(p, scene.by_figure[operands[2].figure])
        or _rate_and_amount(scene, operands)
        or _from_what_moved(scene, p, operands)
        or yearly(p)
        or _of_volume(p)
        or _beneath(scene, operands)
        or _of_a_part(scene, p, operands)
        or _of_another(scene, p, operands)
        or _of_some(scene, p, operands)
    )


def tied(scene: Scene, p: Fact, shape: str, operands: tuple[Operand, ...]) -> bool:
    """``336/300 triệu đồng, vượt 12% kế hoạch``: right behind actual and plan."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    paired = current.m.over > 0 and other.index == current.index + 1 and p.index == other.index + 1
    return (
        shape == "excess"
        and paired
        and not _of_some(scene, p, operands)
        and p.clause == current.clause
        and not p.m.bound
    )


def _of_volume(p: Fact) -> bool:
    """``nếu loại trừ yếu tố giá thì tăng 5,8%``: what is printed is at current prices."""
    return _WITHOUT_PRICES.search(p.m.before) is not None or _WITHOUT_PRICES.search(p.m.after) is not None


def _beneath(scene: Scene, operands: tuple[Operand, ...]) -> bool:
    """``còn 16.003/80.276 hộ, giảm 1.432 hộ (1,95%)``: what the upper figure is a part of has not changed by so much."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    return current.m.over < 0 and other.facet is Facet.DELTA


def _of_another_time(p: Fact, other: Fact) -> bool:
    """``vượt 1,9% kế hoạch, tăng 1,4 tạ/ha so cùng kỳ``: the one is told against a plan, the other against a year before."""
    return other.facet is Facet.DELTA and p.base == "plan" and _AGAINST.match(other.m.after) is not None


def _rate_and_amount(scene: Scene, operands: tuple[Operand, ...]) -> bool:
    """``năng suất 5,25 tấn/ha, …, giảm 8,22% so cùng kỳ (40.477 tấn)``: no amount has become a rate."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    of_values = other.facet is not Facet.DELTA and operands[0].role != "points"
    return of_values and Facet.RATE in (current.facet, other.facet) and current.facet is not other.facet


def _of_a_part(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``đạt 31,6 tỷ USD, trong đó thực hiện 4,9 tỷ USD, tăng 37,6%``: the one value is a part of the other, of the same time.

    So it is behind a colon that follows the percentage: ``6.708 nghìn lượt, tăng 27,6%: hàng không 5.383 nghìn lượt, …``.
    """
    first, second = sorted((scene.by_figure[o.figure] for o in operands[1:]), key=lambda f: f.index)
    if {first.facet, second.facet} != {Facet.VALUE} or first.m.sentence != second.m.sentence or first.m.over:
        return False
    between = scene.facts[first.index + 1 : second.index + 1]
    if any(FROM.search(f.m.before) for f in between) or scene.times[second.index].before:
        return False
    behind = between[p.index - first.index :] if first.index < p.index < second.index else ()
    return any(_LIST.search(f.m.before) for f in between) or any(
        ":" in f.m.before and f.m.depth == first.m.depth for f in behind
    )


def _from_what_moved(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``349.000 lượt, tăng 11% (quốc tế 210.000 lượt, tăng 7%; …)``: what is told to have changed itself is none compared with."""
    previous = scene.by_figure[operands[2].figure]
    if previous.facet is Facet.DELTA or operands[0].role == "points":
        return False
    own = next(scene.ahead(previous, 1), None)
    return own is not None and own is not p and own.facet is Facet.GROWTH and own.clause == previous.clause


def _of_another(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``đạt 8,59 tỷ USD, giảm 16,7%, vì điện thoại giảm 26% (giảm 616 triệu USD)``: the value has its change, this is another's."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    first = min(p, other, key=lambda f: f.index)
    if other.facet is not Facet.DELTA or current.index + 1 >= first.index or not new_subject(first.m.before):
        return False
    own = scene.facts[current.index + 1]
    return own.facet is Facet.GROWTH and own.clause == current.clause and not new_subject(own.m.before)


def _of_some(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``9/35 cục thu vượt 85% dự toán``: so many of them are above a threshold, none of which is printed."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    return p.sign > 0 and current.m.over > 0 and other.index == current.index + 1 and current.mid < other.mid


def yearly(p: Fact) -> bool:
    """``tốc độ tăng bình quân 11,0%/năm``: no two values give it but those of neighbouring years."""
    told = p.m.figure.unit.startswith("/") or _A_YEAR.match(p.m.after) is not None
    return told or _AVERAGE.search(p.m.before) is not None


def _afar(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """The value that changed stands in another sentence and hardly shares a word with what is said of the change."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if operands[0].role == "points":
        return current.m.sentence != p.m.sentence or other.m.sentence != p.m.sentence
    return (
        current.m.sentence != p.m.sentence and len((kin(scene, other) | kin(scene, p)) & kin(scene, current)) < _SHARED
    )


def _of_its_own(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``… 6,4 tỷ USD, tăng 40,2% và … 3,5 tỷ USD, tăng 101,3%``: between the two values, or behind the change, stands another's."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if other.facet is Facet.DELTA and p.sign * other.sign < 0:
        return True  # "giảm 63.600 tỷ đồng so với dự toán, tăng 1,2% so với năm trước"
    if other.facet is Facet.DELTA and _NEEDED.search(other.m.before):
        return True  # "vượt 1,7% kế hoạch, như vậy còn phải thu thêm 458 triệu đồng"
    if other.facet is Facet.DELTA:
        between = scene.facts[other.index + 1 : p.index]
        return other.clause != p.clause and any(f.facet is Facet.VALUE and f.quantity for f in between)
    told = any(f.m.percent for f in scene.facts[current.index + 1 : other.index])
    return other.facet is Facet.VALUE and not other.m.over and other.index < p.index and told


def loose(scene: Scene, p: Fact, shape: str, operands: tuple[Operand, ...]) -> bool:
    """The current value stands in another paragraph, or nothing marks the other one as the value compared with."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    if shape == "points":
        return True
    if shape == "growth" and from_to(other, current):
        return False
    if shape == "growth" and other.facet is Facet.VALUE and not other.m.over and other.m.depth <= p.m.depth:
        return True
    return current.m.block != p.m.block
