"""Rises that are falls, and falls that are rises: the sizes of changes agree with their values, the words for them don't.

Only where place or wording leaves no doubt which value is the earlier one, or that two changes are one.
"""

from __future__ import annotations

from itertools import pairwise

from checker.claim import Claim, Kind, Operand
from checker.claims.base import Scene, same_kind
from checker.claims.belief import mended
from checker.claims.currents import from_to
from checker.claims.doubts import Doubt
from checker.claims.facts import Facet, Fact
from checker.claims.moves import marked
from checker.claims.operands import change as change_between
from checker.claims.operands import converted, reversed_change, sizes
from checker.ranges import significant
from checker.vocabulary import Wording

TURNED = ("rise-is-a-fall", "fall-is-a-rise")
"""Shapes of changes whose word contradicts their values; where the change is printed, it comes first."""
_RISES = Wording(r"\b<grows>(?: [^\W\d_]+){0,3} <from>(?: [^\W\d_]+){0,2} ?$")
_FALLS = Wording(r"\b<shrinks>(?: [^\W\d_]+){0,3} <from>(?: [^\W\d_]+){0,2} ?$")
_RISES_FROM, _FALLS_FROM = Wording(r"\b<grows> <from>\W*$"), Wording(r"\b<shrinks> <from>\W*$")
_UP, _DOWN = Wording(r"<upwards>(?: [^\W\d_]+){0,2} ?$"), Wording(r"<downwards>(?: [^\W\d_]+){0,2} ?$")
_MOVES = Wording(r"\b(?:<grows>|<shrinks>)(?: [^\W\d_]+){0,2} ?$")
_SAME = Wording(r"\b(?:<corresponds>|<in_other_words>)\b")
_TELLING, _LIKELY = 2, 0.2
"""Digits of a percentage that don't agree by chance, and chance from which it is meant of two values."""
_EARLIER = ("compared", "earlier", "opening")
"""What is told of the time of a value that is compared with."""


def recognise(scene: Scene) -> None:
    """Claim the changes whose word contradicts their values."""
    for claim in list(scene.claims):
        if claim.shape in ("change", "points") and scene.arithmetic.holds(claim.shape, claim.operands):
            _told(scene, claim)
    for change in scene.facts:
        if change.facet is Facet.DELTA:
            _paired(scene, change)
    for doubt in scene.doubts:
        _grown(scene, doubt)
    for first, second in pairwise(scene.facts):
        if not first.table and first.m.sentence == second.m.sentence:
            _led(scene, first, second)
            _said_twice(scene, first, second)


def _told(scene: Scene, claim: Claim) -> None:
    """``12 vụ, tăng 3 vụ so với cùng kỳ (15 vụ)``."""
    change, a, b = (scene.by_figure[o.figure] for o in claim.operands)
    if change.table or not change.sign or change.facet not in (Facet.DELTA, Facet.POINTS):
        return
    ordered = _in_order(scene, change, a, b)
    if ordered is not None:
        _claim(scene, change.sign, *ordered, of=change)


def _in_order(scene: Scene, change: Fact, a: Fact, b: Fact) -> tuple[Fact, Fact] | None:
    """The value after a change and the one before it, where it is sure which is which."""
    if change.facet is Facet.DELTA and marked(change, a, b):
        return (a, b) if b.facet is not Facet.PLAN else None
    for now, then in ((a, b), (b, a)):
        if from_to(then, now) and (change.facet is Facet.POINTS or _MOVES.search(change.m.before)):
            return now, then
    if change.facet is Facet.POINTS:
        earlier = [f.facet is Facet.PREV or scene.times[f.index].told in _EARLIER for f in (a, b)]
    else:
        plain = (Facet.VALUE, Facet.RATE)
        earlier = [scene.times[f.index].told == "compared" and f.facet in plain for f in (a, b)]
        if not _in_one_sentence(scene, change, a, b):
            return None
        if change.base == "prev" and earlier == [False, False]:
            # "cao hơn cùng kỳ 213 ha (9 tháng đầu năm 2022 là 9.127 ha)": what the bracket right behind tells.
            earlier = [f.index == change.index + 1 and f.m.depth > change.m.depth for f in (a, b)]
    if earlier[0] == earlier[1]:
        return None
    return (b, a) if earlier[0] else (a, b)


def _in_one_sentence(scene: Scene, change: Fact, a: Fact, b: Fact) -> bool:
    """``tăng 48 ha so với vụ trước (4.318 ha)``: with the values, of which the one before it is in no bracket of its own."""
    first = min(a, b, key=lambda f: f.index)
    plain = first.index > change.index or (first.m.depth <= change.m.depth and not scene.times[first.index].told)
    return plain and a.m.sentence == b.m.sentence == change.m.sentence


def _paired(scene: Scene, change: Fact) -> None:
    """``tăng 03 vụ (11/14)``: now and then, in a bracket of their own right behind the change."""
    now, then = (*scene.ahead(change, 2), None, None)[:2]
    if now is None or then is None or change.table or not change.sign:
        return
    inside = now.m.depth > change.m.depth and now.m.before.endswith("(") and now.m.sentence == change.m.sentence
    alone = inside and now.m.over > 0 > then.m.over and then.m.after.startswith(")") and change.base != "plan"
    if alone and scene.arithmetic.holds("change", change_between(change, now, then)):
        _claim(scene, change.sign, now, then, of=change)


def _grown(scene: Scene, doubt: Doubt) -> None:
    """``1.165 con (CK 1.204 con, tăng 3,2%)``: the percentage is right, were it a fall."""
    percent = scene.by_figure[doubt.subject]
    if percent.facet is not Facet.GROWTH or not percent.sign or significant(percent.m.figure) < _TELLING:
        return
    for option, chance, holds in doubt.options:
        if option.shape != "growth" or mended(chance, option.against) < _LIKELY or holds:
            continue
        current, previous = (scene.by_figure[o.figure] for o in option.operands[1:])
        if previous.facet is Facet.PREV and scene.arithmetic.holds("growth", reversed_change(option.operands)):
            _claim(scene, percent.sign, current, previous, of=percent)
            return


def _led(scene: Scene, previous: Fact, current: Fact) -> None:
    """``tăng từ 1.250 em lên 1.120 em``: both words say one direction, the values the other; or the verb right before alone does."""
    if not same_kind(previous, current):
        return
    up, down = _UP.search(current.m.before) is not None, _DOWN.search(current.m.before) is not None
    if not up and not down:
        return
    said = previous.m.before
    if (up and _RISES.search(said)) or _RISES_FROM.search(said):
        _claim(scene, 1, current, previous)
    elif (down and _FALLS.search(said)) or _FALLS_FROM.search(said):
        _claim(scene, -1, current, previous)


def _said_twice(scene: Scene, first: Fact, second: Fact) -> None:
    """``giảm 32 vụ (tăng 12,5%)``, ``tăng 12,5%, tương ứng giảm 32 vụ``: an amount and a percentage of one change."""
    if {first.facet, second.facet} != {Facet.DELTA, Facet.GROWTH} or first.sign * second.sign >= 0:
        return
    inside = second.m.depth > first.m.depth and second.m.before.startswith("(")
    if inside or _SAME.search(second.m.before):
        told = sorted((first, second), key=lambda f: f.facet is Facet.GROWTH)
        operands = (Operand(role, f.id) for role, f in zip(("change", "percent"), told, strict=True))
        scene.claim(Kind.GROWTH_DELTA, "directions-differ", operands)


def _claim(scene: Scene, sign: int, current: Fact, previous: Fact, *, of: Fact | None = None) -> None:
    """Claim the values if they go the other way. ``of``: the change or percentage that says how they go."""
    now, then = sizes(current, previous)
    if (now - then) * sign < 0:
        shape = TURNED[0] if sign > 0 else TURNED[1]
        told = () if of is None else (Operand("percent" if of.m.percent else "change", of.id),)
        scene.claim(
            Kind.CHANGE,
            shape,
            (*told, Operand("current", current.id, converted(current, previous)), Operand("previous", previous.id)),
        )
