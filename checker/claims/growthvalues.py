"""The value that a growth percentage is about and the one it is measured from, each told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.base import Scene
from checker.claims.belief import Features
from checker.claims.currents import AGAINST, FROM, REACHED, amount, from_to
from checker.claims.facts import Facet, Fact
from checker.claims.pairs import new_subject

_VALUES = 6
"""Values outside closed brackets that may have grown, and half of those that are tried in all."""
_PREVIOUS = 10
"""Values tried as the one compared with, at most."""
_LED_BEHIND = "values led from one to the other behind"


def values(scene: Scene, p: Fact) -> Iterator[tuple[Fact, Features]]:
    """Values before a growth percentage, the nearest first; the first of two in a bracket behind it, and the one it leads to."""
    rank = outside = 0
    for f in scene.back(p, 24):
        planned = f.facet is Facet.PLAN and p.base == "prev" and not f.m.over
        if f.m.block != p.m.block or f.m.over < 0 or not amount(f):
            continue
        if f.facet not in (Facet.VALUE, Facet.RATE) and not planned:
            continue
        told = [f"current {min(rank, 4)} before"]
        if planned:
            told.append("current is plan")
        if f.m.sentence != p.m.sentence:
            told.append("current in other sentence")
        elif f.clause != p.clause:
            told.append("current in other clause")
        closed = f.m.bracket not in (0, p.m.bracket) and f.m.depth >= p.m.depth
        if closed:
            told.append("current in closed bracket")
        if any(g.m.percent for g in scene.facts[f.index + 1 : p.index]):
            told.append("current past percentage")
        yield f, tuple(told)
        rank += 1
        outside += not closed
        if outside == _VALUES or rank == 2 * _VALUES:
            break
    if behind := _led_behind(scene, p):
        yield behind[1], (_LED_BEHIND,)
    for steps, f in enumerate(scene.ahead(p, 2)):
        if f.m.sentence == p.m.sentence and f.m.depth > p.m.depth and f.m.over > 0 and f.quantity:
            yield f, ("current over in bracket after",)
        elif not steps and f.m.sentence == p.m.sentence and amount(f) and REACHED.search(f.m.before):
            yield f, ("current reached",)


def compared(scene: Scene, p: Fact, current: Fact) -> Iterator[tuple[Fact, Features]]:
    """The value that a growth percentage is measured from, after it or before."""
    if current.m.over > 0 and current.index > p.index:
        yield scene.facts[current.index + 1], ("previous under",)
        return
    behind = _led_behind(scene, p)
    if behind and current is behind[1]:
        yield behind[0], (_LED_BEHIND,)
        return
    for steps, f in enumerate(scene.ahead(p, 3)):
        if f.m.sentence != p.m.sentence or f.clause != p.clause or not amount(f):
            break
        if f.m.over > 0:
            continue  # "tăng 56,6% (166/106 doanh nghiệp)": the value itself, once more
        yield f, (f"previous {steps} after {_linked(f, p)}", f"previous is {f.facet.value} after")
    rank = 0
    for f in scene.back(p, 40):
        if f is current or not amount(f) or (f.m.over < 0 and p.base != "plan"):
            continue
        told = [f"previous {min(rank, 5)} before", f"previous is {f.facet.value} before, {p.base}"]
        if FROM.search(f.m.before):
            told.append("previous told from")
        if f.m.block != p.m.block:
            told.append("previous in other block")
        elif f.m.sentence != p.m.sentence:
            told.append("previous in other sentence")
        if f.index < current.index:
            told.append("previous before current")
            if scene.facts[f.index + 1].facet in (Facet.GROWTH, Facet.DELTA):
                told.append("previous has moved itself")
        if f.m.depth > p.m.depth and scene.facts[f.index - 1].m.percent:
            told.append("previous of a percentage")
        if f.m.over and scene.facts[f.index + f.m.over].index == current.index:
            told.append("previous over")
        between = (*scene.facts[current.index + 1 : f.index], *scene.facts[max(f.index, current.index) + 1 : p.index])
        if any(g.facet is Facet.VALUE and g.quantity for g in between):
            told.append("previous of another")
        yield f, tuple(told)
        rank += 1
        if rank == _PREVIOUS:
            return


def _led_behind(scene: Scene, p: Fact) -> tuple[Fact, Fact] | None:
    """``tăng 9,1% (từ 110 vụ lên 120 vụ)``: the values before and after, right behind the percentage."""
    following = scene.facts[p.index + 1 : p.index + 3]
    if len(following) < 2 or not from_to(*following) or not all(amount(f) and f.m.over == 0 for f in following):
        return None
    then, now = following
    # "tăng 8,0%, do điều chỉnh lương cơ sở từ 1,8 lên 2,34 triệu đồng": what moved there is something else.
    together = then.m.sentence == p.m.sentence and then.clause == p.clause and not new_subject(then.m.before)
    return (then, now) if together else None


def _linked(f: Fact, p: Fact) -> str:
    """How a value behind a percentage is tied to it."""
    if AGAINST.search(f.m.before):
        return "linked"
    if FROM.search(f.m.before):
        return "from"
    return "opened" if f.m.depth > p.m.depth else "plain"
