"""Products: so much for each of something, how many of it, and what that makes together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.belief import Option, chances
from checker.claims.doubts import Doubt
from checker.claims.facts import Facet, Fact
from checker.claims.multiplied import multiplications, norm
from checker.claims.rates import Rate, rates
from checker.claims.trios import (
    Relation,
    called_alike,
    luck_of,
    named,
    named_alike,
    of_a_kind,
    of_one_subject,
    off,
    only,
    tied,
    upper_fits,
)
from checker.ranges import significant
from checker.repair import last_place
from checker.vocabulary import Wording, load, phrases

_NEAR = 3.0
"""Cost up to which wording alone may accuse."""
_REACH = {1: 5.0, 2: 8.0, 3: 12.0, 4: 14.0, 5: 14.0}
"""Cost up to which a match is believed, by significant digits."""
_PLANNED = (0.0, 1.6, 1.2)
"""What it costs that one figure or both are planned: averages are mostly told of what there is."""
_SAME_WORDS = 5.0
"""What the same words after all three take off the cost: ``(tỉnh giao)``, ``(huyện giao)``."""
_DOUBTED = 0.1
"""Chance by wording and place from which figures that disagree are kept in doubt."""
_TELLING = 0.005
"""Chance of agreement up to which a slip leaves a trace: three digits and more."""
_AFAR, _BEHIND = 60, 6
"""Figures before and behind a rate among which its count and output are sought by arithmetic alone."""
_TELLING_DIGITS = 3
"""Digits that a rate needs for that."""
_STALE = 0.1
"""Share of an output up to which it is one of these fields all the same, if not by one slip."""
_RESULTS = ("output", "whole", "product")
"""Roles of what all of them make."""
_SET_APART = Wording(r"\b<set_apart>\W*$")
_TIMES = Wording(r"(?:\b<each*>(?: \w+){1,2}|[×x*])$")


class _Known(NamedTuple):
    """What is known of figures before products are sought."""

    averages: frozenset[int]
    """Indices of all rates, which are neither count nor output."""
    plans: frozenset[int]
    """Figures of which others are percentages as of a plan."""


def recognise(scene: Scene) -> None:
    """Multiplications written out, then yields, norms and averages with the two figures they tie together."""
    written = set(multiplications(scene))
    found = [rate for rate in rates(scene) if rate.fact.index not in written]
    plans = (o.figure for c in scene.claims for o in c.operands if o.role == "plan")
    known = _Known(frozenset(rate.fact.index for rate in found), frozenset(plans))
    disputed = [rate for rate in found if not _product(scene, rate, known)]
    products = (c for c in scene.claims if c.kind is Kind.PRODUCT)
    explained = {o.figure for c in products for o in c.operands if o.role in _RESULTS}
    for rate in disputed:
        _accuse(scene, [r for r in _placed(scene, rate, known) if r.output.id not in explained])


# ---- told by a rate ----------------------------------------------------------------------------------------------------


def _placed(scene: Scene, rate: Rate, known: _Known) -> list[Relation]:
    """What a rate may tie together, the best placed first."""
    candidates = (
        r for r in _candidates(scene, rate, known) if known.averages.isdisjoint((r.count.index, r.output.index))
    )
    return sorted(candidates, key=lambda r: r.cost)


def _product(scene: Scene, rate: Rate, known: _Known) -> bool:
    """Claim the count and output of a rate: the best placed that agree; whether there are any."""
    found = _placed(scene, rate, known)
    if not found:
        _from_afar(scene, rate, known)
        return True
    reach = _REACH[min(5, significant(rate.fact.m.figure))]
    if tied(scene, found[0]):
        reach = min(reach, _NEAR)
    for r in found:
        if (r.cost <= reach or named_alike(r)) and scene.arithmetic.holds(r.shape, r.operands):
            strength = Strength.ASSERTED if r.cost <= _NEAR else Strength.SILENT
            scene.claim(Kind.PRODUCT, r.shape, r.operands, strength)
            return True
    if found[0].cost > _NEAR and not tied(scene, found[0]) and _from_afar(scene, rate, known):
        return True
    for r in found:
        if (named_alike(r) or tied(scene, r)) and _nearly(scene, r):
            scene.claim(Kind.PRODUCT, r.shape, r.operands, Strength.LIKELY)
            return True
    return False


def _from_afar(scene: Scene, rate: Rate, known: _Known) -> bool:
    """Claim the only count and output anywhere before a rate, or right behind it, that units or names fit and that agree with it.

    So many pairs are tried that rates of few digits would agree with one of them by chance.
    """
    if not (rate.thing or rate.per) or significant(rate.fact.m.figure) < _TELLING_DIGITS:
        return False
    around = [f for f in (*scene.back(rate.fact, _AFAR), *scene.ahead(rate.fact, _BEHIND)) if _possible(f)]
    around = [f for f in around if f.index not in known.averages and f.m.figure.value]
    counts = [f for f in around if (rate.thing and named(f, rate.thing)) or f.m.dimension == rate.per != ""]
    outputs = [f for f in around if f.m.dimension == rate.amount != ""]
    agreeing: dict[tuple[object, ...], Relation] = {}
    for count in counts:
        for output in outputs:
            if output is not count and _apart(rate, count, output):
                r = Relation(_AFAR, rate, count, output, *_operands(rate, count, output))
                if scene.arithmetic.holds(r.shape, r.operands):
                    agreeing.setdefault((count.m.figure.value, output.m.figure.value), r)
    if len(agreeing) == 1:
        (only_one,) = agreeing.values()
        scene.claim(Kind.PRODUCT, only_one.shape, only_one.operands, Strength.SILENT)
    return len(agreeing) == 1


def _accuse(scene: Scene, found: Sequence[Relation]) -> None:
    """No figures agree with the rate: say so where it is plain which ones should, and one slip is why they don't."""
    if not found:
        return
    best = next((r for r in found if tied(scene, r)), found[0])
    if upper_fits(scene, best) or of_a_kind(scene, best):
        return
    rate = best.rate
    if (rate.timed and not tied(scene, best)) or rate.compared or rate.fact.m.bound in ("under", "range"):
        return
    if rate.price or rate.further or not of_one_subject(best):
        _doubt(scene, found)
        return
    sown = best.shape == "yield" and best.cost <= _NEAR
    if sown and off(best) < _STALE:
        scene.claim(Kind.PRODUCT, "yield", best.operands, Strength.LIKELY)
    elif _slipped(scene, best) and (
        sown or tied(scene, best) or (only(scene, best) and (rate.composed or best.shape == "product"))
    ):
        scene.claim(Kind.PRODUCT, best.shape, best.operands, Strength.LIKELY)
    else:
        _suspect(scene, found)
        _doubt(scene, found)


def _suspect(scene: Scene, found: Sequence[Relation]) -> None:
    """The two likeliest that words tie together, no matter how few digits must agree."""
    rate = found[0].rate
    if not _slipped(scene, next((r for r in found if tied(scene, r)), found[0])):
        return
    if rate.composed or rate.thing:
        for rank, r in enumerate(found[:2]):
            if (r.cost <= _NEAR / 2 or called_alike(r)) if rate.composed else named_alike(r):
                scene.suspect(rate.fact.id, Kind.PRODUCT, r.shape, r.operands, 0.9 if rate.composed else 0.97, rank + 1)


def _doubt(scene: Scene, found: Sequence[Relation]) -> None:
    """Leave the likeliest by wording and place in doubt, as far as enough digits must agree for a slip to leave a trace."""
    # A price is often the mean of another time or place: what it misses by little is no slip.
    found = [r for r in found if not r.rate.price or off(r) >= _STALE]
    meant = chances([_score(scene, r) for r in found], 0.0)
    options = [(_option(scene, r), chance, False) for r, chance in zip(found, meant, strict=True) if chance >= _DOUBTED]
    telling = tuple(o for o in options if o[0].luck <= _TELLING)
    if telling:
        scene.doubts.append(Doubt(found[0].rate.fact.id, telling, asserted=False))


def _score(scene: Scene, r: Relation) -> float:
    """What wording and place say for three figures, against none of them: a logit."""
    beside = tied(scene, r)
    # Hardly anything but a crop is told in tonnes a hectare: its area and output may stand farther off.
    near = 3.0 - 0.4 * r.cost if r.shape == "yield" and not r.rate.price else 2.0 - 0.6 * r.cost
    speaks = near + beside + named_alike(r)
    return speaks - 1.5 * (not of_one_subject(r)) - r.rate.price - (not beside and not r.rate.composed)


def _option(scene: Scene, r: Relation) -> Option:
    return Option(Kind.PRODUCT, r.shape, r.operands, 0.0, luck_of(r.operands, scene.by_figure))


def _slipped(scene: Scene, r: Relation) -> bool:
    """One typing slip in one of the figures is all that keeps them from agreeing."""
    slip = scene.slip_in(r.shape, r.operands)
    return slip is not None and slip.meant.value != 0


def _nearly(scene: Scene, r: Relation) -> bool:
    """The average is cut off instead of rounded."""
    equation = scene.arithmetic.equation(r.shape)
    if r.shape != "average" or equation is None or not r.rate.fact.m.figure.decimals:
        return False
    values = scene.arithmetic.ranges.of(r.operands)
    return last_place(equation, values, r.rate.fact.m.figure.decimals, r.operands[0].factor)


def _candidates(scene: Scene, rate: Rate, known: _Known) -> Iterator[Relation]:
    """Counts and outputs around a rate that may belong to it."""
    for c_cost, count in _around(scene, rate, _count_cost):
        for o_cost, output in _around(scene, rate, _output_cost):
            if output is count or not count.m.figure.value or not _apart(rate, count, output):
                continue
            cost = c_cost + o_cost + (0 if output.m.sentence == count.m.sentence else 1.5)
            cost += _PLANNED[sum(f.facet is Facet.PLAN or f.id in known.plans for f in (count, output))]
            if count.m.sentence != rate.fact.m.sentence or output.m.sentence != rate.fact.m.sentence:
                cost += _NEAR
            relation = Relation(cost, rate, count, output, *_operands(rate, count, output))
            yield replace(relation, cost=cost - _SAME_WORDS) if called_alike(relation) else relation


def _apart(rate: Rate, count: Fact, output: Fact) -> bool:
    """The output is no number of the same things as the count, unless the average is one of them too."""
    return rate.composed or count.m.dimension != output.m.dimension or rate.fact.m.count


def _around(scene: Scene, rate: Rate, cost_of: Callable[[Rate, Fact], float | None]) -> Iterator[tuple[float, Fact]]:
    """Quantities around the rate, the nearest first on either side, each with its cost in this part."""
    at = rate.fact.m
    rank = 0.0
    for f in scene.back(rate.fact, 30):
        own = cost_of(rate, f) if _possible(f) else None
        if own is not None:
            apart = 0.5 * (f.clause != rate.fact.clause) + 0.5 * (f.m.sentence != at.sentence)
            yield rank + own + apart + 2.0 * (f.m.block != at.block), f
            rank += own == 0
            if rank > 8:
                break
    rank = 0.0
    for f in scene.ahead(rate.fact, 12):
        own = cost_of(rate, f) if _possible(f) else None
        if own is not None:
            yield rank + own + 2.0 * (f.m.sentence != at.sentence), f
            rank += own == 0
            if rank > 4:
                return


def _possible(f: Fact) -> bool:
    # "mỗi huyện 2 hộ, riêng 2 huyện 3 hộ": an exception is told of some.
    return f.quantity and not f.table and f.facet is not Facet.PREV and not _SET_APART.search(f.m.before)


def _count_cost(rate: Rate, f: Fact) -> float | None:
    """What speaks against a figure as the number of what the rate is for each of; None where it can't be."""
    if rate.thing and named(f, rate.thing):
        return 0.0
    if rate.per and f.m.dimension == rate.per:
        return 0.0
    if not rate.thing or not rate.per:
        return 0.0 if (f.m.count or not f.m.dimension) and not rate.composed else None
    # Customers are households, turns are persons: only if it fits so well that nothing else is meant.
    # "lập biên bản 14 trường hợp, phạt 09 với 13,5 triệu đồng, bình quân 1,5 triệu đồng/trường hợp": some of them.
    counts = f.m.count or (not f.m.dimension and not f.m.figure.decimals)
    # "bình quân 15,6 tiêu chí/xã, không còn xã dưới 13 tiêu chí": a threshold counts nothing.
    here = counts and rate.composed and f.m.block == rate.fact.m.block and not f.m.bound
    return 1.5 if here and rate.per in load().groups else None


def _called(f: Fact) -> bool:
    """Words right behind the number say what it counts."""
    return f.m.noun != "" and not f.m.figure.decimals


def _output_cost(rate: Rate, f: Fact) -> float | None:
    """The same for what all of them make."""
    if rate.amount:
        if f.m.dimension == rate.amount:
            return 0.0
        things = rate.composed and f.m.block == rate.fact.m.block and rate.amount in load().groups
        # "1.946 TNV, 29 người/đội": of a name we don't know; but what the rate is for each of is no output.
        here = not named(f, rate.thing) if f.m.count else not f.m.dimension and _called(f)
        return 1.5 if things and here else None
    return 0.0 if f.m.count or not f.m.dimension else None


# ---- what is claimed -------------------------------------------------------------------------------------------------------


def _operands(told: Rate, count: Fact, output: Fact) -> tuple[str, tuple[Operand, ...]]:
    """In the output's unit: output = count × rate."""
    rate = told.fact
    scale = rate.factor * count.factor / told.each / output.factor
    if _TIMES.search(rate.m.before.strip()) and output.index > rate.index:
        return "product", norm(output, count, rate, scale)
    if (
        not told.timed
        and "/" in rate.m.dimension
        and not rate.m.figure.unit.startswith(phrases("money_units"))
        and not count.m.count
    ):
        return "yield", (
            Operand("output", output.id),
            Operand("area", count.id),
            Operand("rate", rate.id, scale),
        )
    return "average", (
        Operand("average", rate.id),
        Operand("whole", output.id, 1 / scale),
        Operand("count", count.id),
    )
