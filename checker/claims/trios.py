"""How closely a rate, a count and an output belong together, as wording and place tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from checker.claim import EACH, Operand
from checker.claims.base import Scene
from checker.claims.belief import agreement
from checker.claims.facts import Fact
from checker.claims.rates import Rate
from checker.vocabulary import Wording, load, phrases

_CLAUSE = re.compile(r"[;.:(]|(?<!\d),(?!\d)")
_BESIDE = 5
"""Figures that stand side by side at most, with the three of a relation."""
_WITHIN = Wording(r"<within>")
_AVERAGED = Wording(r"(?!<for_each> )((?:\w+ ){1,3}\w+) <averages>")


@dataclass(frozen=True, slots=True)
class Relation:
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


def luck_of(operands: Iterable[Operand], by_figure: Mapping[int, Fact]) -> float:
    """Chance that unrelated figures agree so: no more telling than the roughest of them.

    Counts are exact, and so are norms of money, however round: ``500 nghìn đồng/người``.
    """
    facts = [(by_figure[o.figure], o.role in EACH) for o in operands]
    rough = [(f, each) for f, each in facts if not f.m.count or f.m.scale != 1]
    return max((agreement(f.m.figure, printed=each and _is_money(f)) for f, each in rough), default=1.0)


def _is_money(f: Fact) -> bool:
    return f.m.dimension.startswith("money")


def off(r: Relation) -> float:
    """By what share the output misses the product."""
    return abs(r.count.mid * r.rate.fact.mid / r.output.mid - 1) if r.output.mid else 1.0


def of_one_subject(r: Relation) -> bool:
    """An average that says of what it is must share words with its output: average income is no share of the turnover."""
    subject = _AVERAGED.match(_CLAUSE.split(r.rate.fact.m.before)[-1].strip())
    if r.shape != "average" or subject is None:
        return True
    said = f"{r.output.m.before} {r.output.m.noun}"
    return any(f"{a} {b}" in said for a, b in pairwise(subject[1].split()))


def called_alike(r: Relation) -> bool:
    """The same words follow all three: ``(tỉnh giao)``."""
    return len(r.count.m.after) > 1 and r.count.m.after == r.output.m.after == r.rate.fact.m.after


def named(f: Fact, thing: str) -> bool:
    """The figure counts things of this name: ``143 chùa``, ``217 tổ tiết kiệm``."""
    return f"{f.m.noun} ".startswith(f"{thing} ")


def only(scene: Scene, r: Relation) -> bool:
    """The clause holds no other figure that could stand in for one of the two beside the rate."""
    rate, beside = r.rate.fact, (r.count, r.output)
    if any(f.clause != rate.clause or f.m.depth != rate.m.depth for f in beside):
        return False
    clause = [f for f in (*scene.back(rate, 12), *scene.ahead(rate, 12)) if f.clause == rate.clause]
    rivals = [f for f in clause if f not in beside and any(f.m.dimension == b.m.dimension for b in beside)]
    return not rivals and max(f.index for f in beside) - min(f.index for f in beside) <= 3


def tied(scene: Scene, r: Relation) -> bool:
    """All three stand side by side, and units and names say what each is: ``86 tổ, 430 hộ (bình quân 5 hộ/tổ)``."""
    if not r.rate.thing or any(f.clause != r.rate.fact.clause for f in r.facts):
        return False
    if not (named(r.count, r.rate.thing) or r.count.m.dimension == r.rate.per) or not r.output.m.dimension:
        return False
    first, last = min(f.index for f in r.facts), max(f.index for f in r.facts)
    # "5.495 lượt hộ (nghèo 2.416, cận nghèo 1.875), doanh số 291.235 triệu đồng": what a bracket tells of one is passed over.
    own, outside = {f.m.bracket for f in r.facts}, min(f.m.depth for f in r.facts)
    between = [f for f in scene.facts[first : last + 1] if f.m.depth <= outside or f.m.bracket in own]
    near = len(between) <= _BESIDE
    of_kind = (r.count.m.dimension, r.output.m.dimension)
    return near and not any(f.quantity and f.m.dimension in of_kind for f in between if f not in r.facts)


def _alike(r: Relation) -> bool:
    """Rate and output are called by the same words: ``vốn đăng ký bình quân`` and ``số vốn đăng ký là``."""
    if not r.rate.thing or not (named(r.count, r.rate.thing) or r.count.m.dimension == r.rate.per):
        return False
    return bool(_words(r.rate.fact, r) & _words(r.output, r))


def named_alike(r: Relation) -> bool:
    """The same of a count and an output that one sentence tells together, be they far before the rate."""
    return r.rate.fact.m.sentence >= r.count.m.sentence == r.output.m.sentence and _alike(r)


def _words(f: Fact, r: Relation) -> set[str]:
    """The words around a figure, those left out that say nothing of what it measures."""
    said = {w for w in (*f.m.before.split()[-10:], *f.m.noun.split()) if w.isalpha()}
    units = {*r.rate.thing.split(), *r.output.m.figure.unit.split(), *r.count.m.figure.unit.split()}
    return said - units - load().lists["fillers.repeat"] - set(" ".join(phrases("averages")).split())


def upper_fits(scene: Scene, r: Relation) -> bool:
    """``gieo 33/31,5 ha, năng suất 30 tạ/ha, sản lượng 99 tấn``: of what was done, not of the plan under it."""
    if r.count.m.over >= 0:
        return False
    upper = scene.facts[r.count.index - 1]
    operands = [o._replace(figure=upper.id) if o.figure == r.count.id else o for o in r.operands]
    return scene.arithmetic.holds(r.shape, operands)


def of_a_kind(scene: Scene, r: Relation) -> bool:
    """``gieo 1.523 ha, được 8.498 tấn. Trong đó lúa 58,5 tạ/ha, 6.532 tấn; …``: the rate is that of one of several kinds."""
    behind = scene.facts[r.count.index + 1 : r.rate.fact.index + 1]
    kinds = list(dropwhile(lambda f: _WITHIN.search(f.m.before) is None, behind))
    return bool(kinds) and all(f.m.dimension != r.count.m.dimension for f in kinds)
