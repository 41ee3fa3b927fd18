"""Changes: rises and falls, their percentages, and the values before and after.

A change hangs on a current value; it may stand before or after it, and its percentage before or after it. The value compared
with is often not printed, and then change and percentage still check one another through the current value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.base import Scene, Suspect, quantity, same_kind
from checker.claims.facts import Facet, Fact
from checker.ranges import significant

_NEAR = 2.6
_REACH = {1: 5.0, 2: 9.0, 3: 14.0, 4: 20.0, 5: 24.0}


def recognise(scene: Scene) -> None:
    """Claim growth percentages, changes and multiples."""
    for f in scene.facts:
        if f.table:
            continue
        if f.facet is Facet.LEVEL and f.m.percent and f.id not in scene.taken:
            _between_rates(scene, f)
        if f.facet is Facet.GROWTH and f.m.percent:
            _growth(scene, f)
        elif f.facet is Facet.DELTA:
            _change(scene, f)
        elif f.facet is Facet.TIMES:
            _times(scene, f)
        elif f.facet is Facet.POINTS:
            _points(scene, f)


def _reach(f: Fact) -> float:
    return _REACH[min(5, max(1, significant(f.m.figure)))]


# ---- growth ----------------------------------------------------------------------------------------------------------


def _growth(scene: Scene, p: Fact) -> None:
    """A growth percentage: by the change beside it, or by the value compared with."""
    found: list[tuple[float, str, tuple[Operand, ...], bool]] = []
    for cost, delta in _deltas(scene, p):
        sign = p.sign or delta.sign or 1
        for c_cost, current in _currents(scene, delta, p):
            if sign > 0 and delta.mid >= current.mid:
                continue
            shape = "growth-of-rise" if sign > 0 else "growth-of-fall"
            operands = (
                Operand("percent", p.id, _positive(p)),
                Operand("current", current.id),
                Operand("change", delta.id, _positive(delta) * _conversion(delta, current)),
            )
            found.append((cost + c_cost, shape, operands, True))
    if _of_plan(scene, p):
        return
    for cost, current, previous in _values(scene, p):
        shape = "excess" if p.base == "plan" else "growth"
        names = ("actual", "plan") if p.base == "plan" else ("current", "previous")
        operands = (
            Operand("percent", p.id, _positive(p) * (p.sign or 1)),
            Operand(names[0], current.id, current.factor / previous.factor if _dimmed(current, previous) else Fraction(1)),
            Operand(names[1], previous.id),
        )
        found.append((cost, shape, operands, False))
    found.sort(key=lambda x: x[0])
    limit = _reach(p)
    if _between_rates(scene, p):
        return
    for cost, shape, operands, with_delta in found:
        if cost <= limit and scene.arithmetic.holds(shape, operands):
            scene.taken[p.id] = len(scene.claims)
            kind = Kind.GROWTH_DELTA if with_delta else Kind.GROWTH
            scene.claim(kind, shape, operands, Strength.ASSERTED if cost <= _NEAR else Strength.SILENT)
            return
    if not found or found[0][0] > _NEAR:
        return
    cost, shape, operands, with_delta = found[0]
    if not with_delta and _as_level(scene, p, operands):
        return
    scene.taken[p.id] = len(scene.claims)
    scene.claim(Kind.GROWTH_DELTA if with_delta else Kind.GROWTH, shape, operands)


def _of_plan(scene: Scene, p: Fact) -> bool:
    """``giải ngân 2.106/5.583 tỷ, … tăng 1,7% (94,8 tỷ)``: the increase as a part of the plan."""
    for _, delta in _deltas(scene, p):
        for base in scene.back(p, 6):
            if base.m.over < 0 and base.m.sentence == p.m.sentence and same_kind(base, delta) and base.m.figure.value:
                factor = delta.factor / base.factor if _dimmed(delta, base) else Fraction(1)
                operands = (Operand("percent", p.id), Operand("part", delta.id, factor), Operand("whole", base.id))
                if scene.arithmetic.holds("share", operands):
                    scene.claim(Kind.RATIO, "share", operands, Strength.SILENT)
                    return True
    return False


def _as_level(scene: Scene, p: Fact, operands: tuple[Operand, ...]) -> bool:
    """``tăng 450%`` where 450% is the level: named as that."""
    level = (
        Operand("percent", p.id, _positive(p)),
        Operand("current", operands[1].figure, operands[1].factor),
        Operand("previous", operands[2].figure),
    )
    if p.base == "plan" or not scene.arithmetic.holds("level", level):
        return False
    scene.taken[p.id] = len(scene.claims)
    scene.claim(Kind.GROWTH, "level-called-growth", level)
    return True


def _positive(f: Fact) -> Fraction:
    """-1 for a figure printed with a minus: its size is what counts."""
    return Fraction(-1) if (f.m.figure.value or 0) < 0 else Fraction(1)


def _conversion(delta: Fact, current: Fact) -> Fraction:
    """From the change's unit to the value's; a price per kilogram changes by đồng."""
    if delta.m.dimension == current.m.dimension:
        return delta.factor / current.factor
    return Fraction(1)


def _dimmed(a: Fact, b: Fact) -> bool:
    return bool(a.m.dimension and b.m.dimension)


def _deltas(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The change that a growth percentage belongs to: next to it, on either side."""
    if p.index:
        before = scene.facts[p.index - 1]
        if before.m.sentence == p.m.sentence and before.facet is Facet.DELTA:
            own = re.search(r"tăng|giảm|hơn", p.m.before) and not re.search(r"[(=]|tỷ lệ|tỉ lệ|tương|tức", p.m.before)
            doubled = own and re.fullmatch(r"\W*(?:và |hay |cũng )?(?:tăng|giảm)\W*", p.m.before) and before.sign == p.sign
            yield (0.4 if doubled else 2.7 if own else 0.0), before
    if p.index + 1 < len(scene.facts):
        after = scene.facts[p.index + 1]
        if after.m.sentence == p.m.sentence and after.clause == p.clause and after.m.measure:
            opened = after.m.depth > p.m.depth and after.m.before.strip(" ~").startswith(("(", "( ~"))
            told = any(w in after.m.before for w in ("tương ứng", "tương đương", "tức"))
            if after.facet is Facet.DELTA and (opened or told):
                yield 0.1, after
            elif opened and after.facet is Facet.VALUE and after.m.before.strip() == "(":
                yield 0.6, after
            elif after.facet is Facet.DELTA and after.sign == p.sign:
                yield 1.8, after


def _currents(scene: Scene, delta: Fact, p: Fact) -> Iterator[tuple[float, Fact]]:
    """The value that changed, for a change: a value before it that counts the same things."""
    rank = 0.0
    first = min(delta.index, p.index)
    words = _kin(delta)
    for f in scene.back(scene.facts[first], 45):
        if f.facet is Facet.RATE and f.m.dimension.partition("/")[0] == delta.m.dimension.partition("/")[0] != "":
            yield 0.3 * rank, f
            if f.m.sentence == delta.m.sentence:
                rank += 1.0
        if f.m.over < 0 and f.m.dimension == delta.m.dimension and f.m.sentence == delta.m.sentence:
            yield rank + 0.5, f
        if f.facet is not Facet.VALUE or not quantity(f) or f.m.over < 0 or not same_kind(f, delta):
            continue
        kin = len(words & _kin(f))
        cost = rank - min(2, kin) * 0.8 + (0.8 if f.m.sentence != p.m.sentence else 0)
        if f.m.dimension != delta.m.dimension:
            cost += 0.8
        if f.m.block != p.m.block:
            cost += 2.0
        if f.m.sentence != p.m.sentence and not kin:
            cost += 2.0
        if f.m.bracket and f.m.bracket != p.m.bracket and f.m.depth >= p.m.depth:
            cost += 1.5
        yield max(cost, 0.2 * rank), f
        rank += 1.0
        if rank > 14:
            return


_FILLER = frozenset(("so", "với", "cùng", "kỳ", "giảm", "tăng", "năm", "trước", "ước", "đạt", "là", "số", "và", "có", "làm"))


def _kin(f: Fact) -> frozenset[str]:
    """The words that say what is counted."""
    unit = () if f.m.count else f.m.figure.unit.split()
    return frozenset(f"{f.m.noun} {f.m.figure.label}".split()) - _FILLER - frozenset(unit)


def _values(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact, Fact]]:
    """Current and previous value of a growth percentage."""
    beside = _paired(scene, p)
    if beside:
        yield 0.1, *beside
    previous = list(_previous(scene, p))
    for rank, current in enumerate(_before(scene, p)):
        cost = float(rank) * 1.2 + (1.0 if current.m.sentence != p.m.sentence else 0)
        for p_cost, base in previous:
            if base is not current and same_kind(current, base) and base.m.figure.value:
                extra = 0.8 if current.m.dimension != base.m.dimension else 0.0
                if base.index < p.index and _between_heads(scene, current, base, p):
                    extra += 3.0
                yield cost + p_cost + extra, current, base


def _between_heads(scene: Scene, current: Fact, base: Fact, p: Fact) -> bool:
    """The value compared with stands with another value: not right after the current one, or with more between it and the growth."""
    if base.index < current.index:
        return True
    owner = scene.facts[base.index - 1]
    if base.m.depth > p.m.depth and owner.m.percent:
        return True
    between = (*scene.facts[current.index + 1 : base.index], *scene.facts[base.index + 1 : p.index])
    return any(f.facet is Facet.VALUE and quantity(f) for f in between)


def _before(scene: Scene, p: Fact) -> Iterator[Fact]:
    n = 0
    for f in scene.back(p, 20):
        if f.m.depth > p.m.depth and f.m.bracket != p.m.bracket or f.index in scene.wholes and f.clause != p.clause:
            continue
        if f.facet is Facet.VALUE and quantity(f) and f.m.over >= 0 and (f.m.block == p.m.block):
            yield f
            n += 1
            if n == 5:
                return


def _previous(scene: Scene, p: Fact) -> Iterator[tuple[float, Fact]]:
    for steps, f in enumerate(scene.ahead(p, 2)):
        if f.m.sentence != p.m.sentence or f.clause != p.clause or not quantity(f):
            break
        opened = f.m.depth > p.m.depth and (
            f.m.before.strip() == "(" or f.facet in (Facet.PREV, Facet.PLAN)
        )
        linked = re.search(r"so(?: với)?(?: \w+){0,3}[ :]*$", f.m.before) is not None
        if opened or linked:
            yield (0.5 if f.facet in (Facet.PREV, Facet.PLAN) or linked else 1.5) + steps, f
        elif f.facet in (Facet.PREV, Facet.PLAN):
            yield 3.0 + steps, f
    rank = 0.0
    for f in scene.back(p, 40):
        if not quantity(f) or f.m.over < 0 and p.base != "plan":
            continue
        rank += 1
        marked = f.facet is (Facet.PLAN if p.base == "plan" else Facet.PREV)
        yield (0.4 if marked and f.m.sentence == p.m.sentence else 2.7) + 0.5 * rank + (
            1.0 if f.m.block != p.m.block else 0
        ), f
        if rank > 16:
            return


# ---- changes ---------------------------------------------------------------------------------------------------------


def _change(scene: Scene, d: Fact) -> None:
    """A change against both values, where both are printed."""
    found: list[tuple[float, tuple[Operand, ...]]] = []
    currents = [(c, f) for c, f in _currents(scene, d, d)][:8]
    for p_cost, previous in _compared(scene, d):
        for c_cost, current in currents:
            if current is previous or not same_kind(current, previous):
                continue
            if d.sign > 0 and current.mid < previous.mid or d.sign < 0 and current.mid > previous.mid:
                c_cost += 1.5
            found.append((p_cost + c_cost, _change_operands(d, current, previous)))
    pair = _paired(scene, d)
    if pair:
        found.append((0.0, _change_operands(d, *pair)))
    if d.m.figure.role.value == "measure" and d.base == "plan":
        for c, f in currents:
            if f.m.over > 0:
                found.append((c + 0.3, _change_operands(d, f, scene.facts[f.index + 1])))
    found.sort(key=lambda x: x[0])
    limit = _reach(d) * 0.8
    for cost, operands in found:
        if cost <= limit and scene.arithmetic.holds("change", operands):
            scene.taken[d.id] = len(scene.claims)
            scene.claim(Kind.CHANGE, "change", operands, Strength.ASSERTED if cost <= 1.5 else Strength.SILENT)
            return
    if found and found[0][0] <= 1.0:
        scene.claim(Kind.CHANGE, "change", found[0][1])
        return
    for rank, (cost, operands) in enumerate(found[:3]):
        if cost <= 4:
            meant = 0.85 if cost <= 1.6 else 0.5
            scene.suspects.append(Suspect(Claim(Kind.CHANGE, "change", operands, Strength.LIKELY), d.id, meant, rank + 1))


def _change_operands(d: Fact, current: Fact, previous: Fact) -> tuple[Operand, ...]:
    size = _positive(d) * (1 if current.mid >= previous.mid else -1)
    return (
        Operand("change", d.id, size * (d.factor / previous.factor if _dimmed(d, previous) else 1)),
        Operand("current", current.id, current.factor / previous.factor if _dimmed(current, previous) else Fraction(1)),
        Operand("previous", previous.id),
    )


def _compared(scene: Scene, d: Fact) -> Iterator[tuple[float, Fact]]:
    """Values that a change may be measured from: marked as last year's, before or after the change."""
    for steps, f in enumerate(scene.ahead(d, 4)):
        if f.m.sentence != d.m.sentence:
            break
        if quantity(f) and same_kind(f, d):
            if f.m.over:
                continue
            opened = "(" in f.m.before and f.m.depth > d.m.depth
            if f.facet is Facet.PREV or opened:
                yield (0.2 if f.facet is Facet.PREV else 1.9) + 0.6 * steps, f
            elif f.m.sentence == d.m.sentence:
                yield 2.5 + steps, f
    rank = 0.0
    for f in scene.back(d, 30):
        if not quantity(f) or not same_kind(f, d):
            continue
        rank += 1
        near = f.m.sentence == d.m.sentence
        yield (0.8 if f.facet is Facet.PREV and near else 2.2 if near else 3.2) + 0.6 * rank, f
        if rank > 9:
            return


def _paired(scene: Scene, d: Fact) -> tuple[Fact, Fact] | None:
    """``tăng 93 vụ (206/113 vụ)``."""
    i = d.index + 1
    if i + 1 < len(scene.facts):
        a, b = scene.facts[i], scene.facts[i + 1]
        if a.m.over > 0 and a.m.depth > d.m.depth and a.m.sentence == d.m.sentence and a.m.before.strip() == "(":
            alike = a.m.dimension == d.m.dimension or d.m.percent
            return (a, b) if alike and a.mid != b.mid else None
        if a.m.percent and i + 2 < len(scene.facts):
            b, c = scene.facts[i + 1], scene.facts[i + 2]
            if b.m.over > 0 and b.m.sentence == d.m.sentence and b.m.depth > d.m.depth and b.m.dimension == d.m.dimension and b.mid != c.mid:
                return b, c
    return None


# ---- multiples and points --------------------------------------------------------------------------------------------


def _times(scene: Scene, t: Fact) -> None:
    """``gấp 2,4 lần CK (144 ca)``."""
    found: list[tuple[float, tuple[Operand, ...]]] = []
    previous = list(_previous(scene, t))
    for rank, current in enumerate(_before(scene, t)):
        for cost, base in previous:
            if base is not current and same_kind(current, base) and base.m.figure.value:
                operands = (
                    Operand("times", t.id),
                    Operand("current", current.id, current.factor / base.factor if _dimmed(current, base) else Fraction(1)),
                    Operand("previous", base.id),
                )
                found.append((cost + 1.2 * rank, operands))
    found.sort(key=lambda x: x[0])
    for cost, operands in found:
        if cost <= 9 and scene.arithmetic.holds("multiple", operands):
            scene.claim(Kind.GROWTH, "multiple", operands, Strength.ASSERTED if cost <= 1.2 else Strength.SILENT)
            return
    if found and found[0][0] <= 1.2 and not t.sign:
        scene.claim(Kind.GROWTH, "multiple", found[0][1])


def _points(scene: Scene, d: Fact) -> None:
    """A change in percentage points between two printed rates."""
    rates = [f for f in (*scene.back(d, 10), *scene.ahead(d, 3)) if _rate_beside(f, d)]
    for i, a in enumerate(rates):
        for b in rates[i + 1 :]:
            if a.m.block != d.m.block or b.m.block != d.m.block:
                continue
            high, low = (a, b) if a.mid >= b.mid else (b, a)
            operands = (Operand("points", d.id, _positive(d)), Operand("current", high.id), Operand("previous", low.id))
            if scene.arithmetic.holds("points", operands):
                scene.taken[d.id] = len(scene.claims)
                scene.claim(Kind.CHANGE, "points", operands, Strength.SILENT)
                return
    pair = _from_to(scene, d)
    if pair:
        scene.claim(
            Kind.CHANGE, "points", (Operand("points", d.id), Operand("current", pair[0].id), Operand("previous", pair[1].id))
        )


def _between_rates(scene: Scene, p: Fact) -> bool:
    """``đạt 72,2% KH (CK đạt 74,0%, giảm 1,8%)``: points, written as a percentage."""
    rates = [f for f in (*scene.back(p, 4), *scene.ahead(p, 2)) if f.m.percent and f.m.sentence == p.m.sentence and f.facet is Facet.LEVEL]
    for i, a in enumerate(rates):
        for b in rates[i + 1 :]:
            high, low = (a, b) if a.mid >= b.mid else (b, a)
            if high.m.figure.value - low.m.figure.value == abs(p.m.figure.value or 0):  # type: ignore[operator]
                operands = (Operand("points", p.id, _positive(p)), Operand("current", high.id), Operand("previous", low.id))
                scene.taken[p.id] = len(scene.claims)
                scene.claim(Kind.CHANGE, "points", operands, Strength.SILENT)
                return True
    return False


def _rate_beside(f: Fact, d: Fact) -> bool:
    return f is not d and f.m.block == d.m.block and (f.m.percent or (not f.m.dimension and f.m.figure.decimals > 0))


def _from_to(scene: Scene, d: Fact) -> tuple[Fact, Fact] | None:
    """``từ 9,55% xuống 7,55%`` in the same sentence."""
    beside = [f for f in (*scene.back(d, 3), *scene.ahead(d, 3)) if f.m.sentence == d.m.sentence and f.m.percent]
    beside.sort(key=lambda f: f.index)
    for a, b in zip(beside, beside[1:], strict=False):
        near = b.index == d.index - 1 or (a.index == d.index + 1 and a.m.depth > d.m.depth)
        if near and b.index == a.index + 1 and a.m.before.split()[-1:] == ["từ"] and any(w in b.m.before for w in ("xuống", "lên")):
            return (a, b) if a.mid > b.mid else (b, a)
    return None
