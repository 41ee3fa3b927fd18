"""Products: so much for each of something, how many of it, and what that makes together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Doubt, Scene
from checker.claims.belief import Option, chances
from checker.claims.facts import Facet, Fact
from checker.claims.multiplied import multiplications, norm
from checker.claims.rates import Rate, rates
from checker.claims.suspects import chance
from checker.ranges import ranges, significant
from checker.repair import last_place, one_slip_explains, stated_operands
from checker.vocabulary import Wording, load, phrases

_NEAR = 3.0
"""Cost up to which wording alone may accuse."""
_REACH = {1: 5.0, 2: 8.0, 3: 12.0, 4: 14.0, 5: 14.0}
"""Cost up to which a match is believed, by significant digits."""
_SAME_WORDS = 5.0
"""What the same words after all three take off the cost: ``(tỉnh giao)``, ``(huyện giao)``."""
_DOUBTED = 0.1
"""Chance by wording and place from which figures that disagree are kept in doubt."""
_TELLING = 0.005
"""Chance of agreement up to which a slip leaves a trace: three digits and more."""
_STALE = 0.1
"""Share of an output up to which it is one of these fields all the same, if not by one slip."""
_CLAUSE = re.compile(r"[;.:(]|(?<!\d),(?!\d)")
_AVERAGED = Wording(r"((?:\w+ ){1,3}\w+) <averages>")
_TIMES = Wording(r"(?:\b<each*>(?: \w+){1,2}|[×x*])$")


@dataclass(frozen=True, slots=True)
class _Relation:
    """Figures that a rate may tie together."""

    cost: float
    rate: Rate
    count: Fact
    output: Fact
    shape: str
    operands: tuple[Operand, ...]

    @property
    def facts(self) -> tuple[Fact, Fact, Fact]:
        """All three."""
        return self.rate.fact, self.count, self.output


def recognise(scene: Scene) -> None:
    """Multiplications written out, then yields, norms and averages with the two figures they tie together."""
    written = set(multiplications(scene))
    found = [rate for rate in rates(scene) if rate.fact.index not in written]
    averages = frozenset(rate.fact.index for rate in found)
    for rate in found:
        _product(scene, rate, averages)


# ---- told by a rate ----------------------------------------------------------------------------------------------------


def _product(scene: Scene, rate: Rate, averages: frozenset[int]) -> None:
    """Claim the count and output of a rate: the best placed that agree; else those that wording and place tie to it.

    ``averages``: indices of all rates, which are neither.
    """
    candidates = (r for r in _candidates(scene, rate) if averages.isdisjoint((r.count.index, r.output.index)))
    found = sorted(candidates, key=lambda r: r.cost)
    if not found:
        return
    reach = _REACH[min(5, significant(rate.fact.m.figure))]
    if _tied(scene, found[0]):
        reach = min(reach, _NEAR)
    for r in found:
        if (r.cost <= reach or _named_alike(r)) and scene.arithmetic.holds(r.shape, r.operands):
            strength = Strength.ASSERTED if r.cost <= _NEAR else Strength.SILENT
            scene.claim(Kind.PRODUCT, r.shape, r.operands, strength)
            return
    for r in found:
        if (_named_alike(r) or _tied(scene, r)) and _nearly(scene, r):
            scene.claim(Kind.PRODUCT, r.shape, r.operands, Strength.LIKELY)
            return
    _accuse(scene, found)


def _accuse(scene: Scene, found: Sequence[_Relation]) -> None:
    """No figures agree with the rate: say so where it is plain which ones should, and one slip is why they don't."""
    best = next((r for r in found if _tied(scene, r)), found[0])
    rate = best.rate
    if rate.further or rate.fact.m.bound in ("under", "range"):
        return
    if rate.price or not _of_one_subject(best):
        _doubt(scene, found)
        return
    sown = best.shape == "yield" and best.cost <= _NEAR
    if sown and _off(best) < _STALE:
        scene.claim(Kind.PRODUCT, "yield", best.operands, Strength.LIKELY)
    elif _slipped(scene, best) and (
        sown or _tied(scene, best) or (_only(scene, best) and (rate.composed or best.shape == "product"))
    ):
        scene.claim(Kind.PRODUCT, best.shape, best.operands, Strength.LIKELY)
    else:
        _suspect(scene, found)
        _doubt(scene, found)


def _suspect(scene: Scene, found: Sequence[_Relation]) -> None:
    """The two likeliest that words tie together, no matter how few digits must agree."""
    rate = found[0].rate
    if not _slipped(scene, next((r for r in found if _tied(scene, r)), found[0])):
        return
    if rate.composed or rate.thing:
        for rank, r in enumerate(found[:2]):
            if (r.cost <= _NEAR / 2 or _called_alike(r)) if rate.composed else _named_alike(r):
                scene.suspect(rate.fact.id, Kind.PRODUCT, r.shape, r.operands, 0.9 if rate.composed else 0.97, rank + 1)


def _doubt(scene: Scene, found: Sequence[_Relation]) -> None:
    """Leave the likeliest by wording and place in doubt, as far as enough digits must agree for a slip to leave a trace."""
    # A price is often the mean of another time or place: what it misses by little is no slip.
    found = [r for r in found if not r.rate.price or _off(r) >= _STALE]
    meant = chances([_score(scene, r) for r in found], 0.0)
    options = [(_option(scene, r), chance, False) for r, chance in zip(found, meant, strict=True) if chance >= _DOUBTED]
    telling = tuple(o for o in options if o[0].luck <= _TELLING)
    if telling:
        scene.doubts.append(Doubt(found[0].rate.fact.id, telling, asserted=False))


def _score(scene: Scene, r: _Relation) -> float:
    """What wording and place say for three figures, against none of them: a logit."""
    tied = _tied(scene, r)
    speaks = 2.0 - 0.6 * r.cost + tied + _named_alike(r)
    return speaks - 1.5 * (not _of_one_subject(r)) - r.rate.price - (not tied and not r.rate.composed)


def _option(scene: Scene, r: _Relation) -> Option:
    """They agree no more tellingly than the roughest of them; counts are exact."""
    rough = [scene.arithmetic.figures[f.id] for f in r.facts if not f.m.count or f.m.scale != 1]
    return Option(Kind.PRODUCT, r.shape, r.operands, 0.0, max(map(chance, rough), default=1.0))


def _slipped(scene: Scene, r: _Relation) -> bool:
    """One typing slip in one of the figures is all that keeps them from agreeing."""
    equation = scene.arithmetic.equation(r.shape)
    reading = scene.reading
    stated = stated_operands(r.operands, reading.figures, reading.decimal)
    explanation = one_slip_explains(equation, stated) if equation else None
    return explanation is not None and explanation.slip.meant.value != 0


def _off(r: _Relation) -> float:
    """By what share the output misses the product."""
    return abs(r.count.mid * r.rate.fact.mid / r.output.mid - 1) if r.output.mid else 1.0


def _of_one_subject(r: _Relation) -> bool:
    """An average that says of what it is must share words with its output: average income is no share of the turnover."""
    subject = _AVERAGED.match(_CLAUSE.split(r.rate.fact.m.before)[-1].strip())
    if r.shape != "average" or subject is None:
        return True
    said = f"{r.output.m.before} {r.output.m.noun}"
    return any(f"{a} {b}" in said for a, b in pairwise(subject[1].split()))


def _nearly(scene: Scene, r: _Relation) -> bool:
    """The average is cut off instead of rounded."""
    equation = scene.arithmetic.equation(r.shape)
    if r.shape != "average" or equation is None or not r.rate.fact.m.figure.decimals:
        return False
    values = ranges(r.operands, scene.arithmetic.figures)
    return last_place(equation, values, r.rate.fact.m.figure.decimals, r.operands[0].factor)


def _candidates(scene: Scene, rate: Rate) -> Iterator[_Relation]:
    """Counts and outputs around a rate that may belong to it."""
    for c_cost, count in _around(scene, rate, _count_cost):
        for o_cost, output in _around(scene, rate, _output_cost):
            if output is count or not count.m.figure.value or not _apart(rate, count, output):
                continue
            cost = c_cost + o_cost + (0 if output.m.sentence == count.m.sentence else 1.5)
            if count.m.sentence != rate.fact.m.sentence or output.m.sentence != rate.fact.m.sentence:
                cost += _NEAR
            relation = _Relation(cost, rate, count, output, *_operands(rate, count, output))
            yield replace(relation, cost=cost - _SAME_WORDS) if _called_alike(relation) else relation


def _called_alike(r: _Relation) -> bool:
    """The same words follow all three: ``(tỉnh giao)``."""
    return len(r.count.m.after) > 1 and r.count.m.after == r.output.m.after == r.rate.fact.m.after


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
    return f.quantity and not f.table and f.facet is not Facet.PREV


def _count_cost(rate: Rate, f: Fact) -> float | None:
    """What speaks against a figure as the number of what the rate is for each of; None where it can't be."""
    if rate.thing and _named(f, rate.thing):
        return 0.0
    if rate.per and f.m.dimension == rate.per:
        return 0.0
    if not rate.thing or not rate.per:
        return 0.0 if (f.m.count or not f.m.dimension) and not rate.composed else None
    # Customers are households, turns are persons: only if it fits so well that nothing else is meant.
    here = f.m.count and rate.composed and f.m.block == rate.fact.m.block
    return 1.5 if here and rate.per in load().groups else None


def _named(f: Fact, thing: str) -> bool:
    """The figure counts things of this name: ``143 chùa``, ``217 tổ tiết kiệm``."""
    return f"{f.m.noun} ".startswith(f"{thing} ")


def _output_cost(rate: Rate, f: Fact) -> float | None:
    """The same for what all of them make."""
    if rate.amount:
        here = f.m.count and rate.composed and f.m.block == rate.fact.m.block and rate.amount in load().groups
        return 0.0 if f.m.dimension == rate.amount else 1.5 if here else None
    return 0.0 if f.m.count or not f.m.dimension else None


# ---- how closely three figures belong together ---------------------------------------------------------------------------


def _only(scene: Scene, r: _Relation) -> bool:
    """The clause holds no other figure that could stand in for one of the two beside the rate."""
    rate, beside = r.rate.fact, (r.count, r.output)
    if any(f.clause != rate.clause or f.m.depth != rate.m.depth for f in beside):
        return False
    clause = [f for f in (*scene.back(rate, 12), *scene.ahead(rate, 12)) if f.clause == rate.clause]
    rivals = [f for f in clause if f not in beside and any(f.m.dimension == b.m.dimension for b in beside)]
    return not rivals and max(f.index for f in beside) - min(f.index for f in beside) <= 3


def _tied(scene: Scene, r: _Relation) -> bool:
    """All three stand side by side, and units and names say what each is: ``86 tổ, 430 hộ (bình quân 5 hộ/tổ)``."""
    if not r.rate.thing or any(f.clause != r.rate.fact.clause for f in r.facts):
        return False
    if not (_named(r.count, r.rate.thing) or r.count.m.dimension == r.rate.per) or not r.output.m.dimension:
        return False
    first, last = min(f.index for f in r.facts), max(f.index for f in r.facts)
    between = [f for f in scene.facts[first : last + 1] if f not in r.facts and f.quantity]
    return last - first <= 4 and not any(f.m.dimension in (r.count.m.dimension, r.output.m.dimension) for f in between)


def _alike(r: _Relation) -> bool:
    """Rate and output are called by the same words: ``vốn đăng ký bình quân`` and ``số vốn đăng ký là``."""
    if not r.rate.thing or not (_named(r.count, r.rate.thing) or r.count.m.dimension == r.rate.per):
        return False
    return bool(_words(r.rate.fact, r) & _words(r.output, r))


def _named_alike(r: _Relation) -> bool:
    """The same of a count and an output that one sentence tells together, be they far from the rate."""
    return r.count.m.sentence == r.output.m.sentence and _alike(r)


def _words(f: Fact, r: _Relation) -> set[str]:
    """The words around a figure, those left out that say nothing of what it measures."""
    said = {w for w in (*f.m.before.split()[-10:], *f.m.noun.split()) if w.isalpha()}
    units = {*r.rate.thing.split(), *r.output.m.figure.unit.split(), *r.count.m.figure.unit.split()}
    return said - units - load().lists["fillers.repeat"] - set(" ".join(phrases("averages")).split())


# ---- what is claimed -------------------------------------------------------------------------------------------------------


def _operands(told: Rate, count: Fact, output: Fact) -> tuple[str, tuple[Operand, ...]]:
    """In the output's unit: output = count × rate."""
    rate = told.fact
    scale = rate.factor * count.factor / told.each / output.factor
    if _TIMES.search(rate.m.before.strip()) and output.index > rate.index:
        return "product", norm(output, count, rate, scale)
    if "/" in rate.m.dimension and not rate.m.figure.unit.startswith(phrases("money_units")) and not count.m.count:
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
