"""How firmly a growth percentage is tied to what it may be computed from: whether a relation that fails may be accused."""

from __future__ import annotations

from checker.claim import Operand
from checker.claims.base import Scene
from checker.claims.currents import from_to, kin
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Wording

_SHARED = 1
"""Words that a change and a value in another sentence share at least, to accuse."""
_NEEDED = Wording(r"<needed>(?: \w+){0,2} <further>\W*$")
_WITHOUT_PRICES = Wording(r"<without_prices>")
_A_YEAR, _AVERAGE = Wording(r"^\W*(?:/|<each>) ?<time_units>"), Wording(r"<averages>[^,;(]*$")


def accusable(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """Whether the relation may be accused at all when it fails."""
    return not (
        _afar(scene, p, operands)
        or _of_its_own(scene, p, operands)
        or _all_gone(p)
        or yearly(p)
        or _of_volume(p)
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


def _of_some(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``9/35 cục thu vượt 85% dự toán``: so many of them are above a threshold, none of which is printed."""
    current, other = (scene.by_figure[o.figure] for o in operands[1:])
    return p.sign > 0 and current.m.over > 0 and other.index == current.index + 1 and current.mid < other.mid


def _all_gone(p: Fact) -> bool:
    """``giảm 1 người (-100%)``: nothing is left, and what is nothing is seldom printed."""
    return p.sign < 0 and p.mid in (100, -100)


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
