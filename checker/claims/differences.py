"""Remainders and balances: what is left, the surplus, the net change, opening less out plus in.

A cue names the remainder (``còn lại``, ``xuất siêu``, ``lãi``); arithmetic finds what it remains of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from checker.claim import Kind, Operand, Strength
from checker.claims import remainders
from checker.claims.base import Scene, same_kind
from checker.claims.belief import Candidate, Weighed, weigh, weights, worth
from checker.claims.changes import near
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, exact, printed_sign, signed
from checker.ranges import significant
from checker.vocabulary import Wording

_NAME = 45
"""Characters before an amount in which it is named."""
_MOVES = 5
"""Figures before what there is now among which what there was stands."""


def recognise(scene: Scene) -> None:
    """Every remainder with its whole and what was taken away."""
    stated = {frozenset(o.figure for o in c.operands) for c in scene.claims}
    for rest in scene.facts:
        cue = remainders.cue_of(rest)
        if not cue and _closes(scene, rest):
            _balances(scene, rest)
        if not cue or rest.id in scene.taken:
            continue
        words = re.split(r"[;.]", rest.m.before)[-1]
        if _written_out(scene, rest) or (_TRADE.search(words) and _trade(scene, rest, words, stated)):
            continue
        if _BUDGET.search(words) and _left_of_budget(scene, rest, stated):
            continue
        found, weighed = _remainder(scene, rest, cue, stated)
        if weighed.best is None and not _balances(scene, rest):
            scene.doubt(rest.id, found, weighed)
    _shared_whole(scene)


def _closes(scene: Scene, rest: Fact) -> bool:
    """``Đầu năm có 345 đảng viên, kết nạp 15, chuyển đi 8; đến nay có 352 đảng viên``: what there is now, after what there was."""
    if rest.facet is not Facet.VALUE or rest.table or not rest.m.measure:
        return False
    if scene.times[rest.index].told != "now" and not _CLOSING.search(rest.m.before):
        return False
    before = [f for f in scene.back(rest, _MOVES) if f.m.sentence == rest.m.sentence and same_kind(f, rest)]
    return any(scene.times[f.index].told == "opening" for f in before)


def _remainder(scene: Scene, rest: Fact, cue: str, stated: set[frozenset[int]]) -> tuple[Sequence[Candidate], Weighed]:
    """Weigh the pairs that ``rest`` may be the difference of; one that is believed is claimed."""
    found = remainders.options(scene, rest, cue)
    found = [o for o in found if frozenset(x.figure for x in o.operands) not in stated]
    table = weights(remainders.FAMILY)
    none = worth(table, remainders.none_of_them(rest, cue))
    weighed = weigh(
        table, found, none, [near(scene, o) and scene.arithmetic.holds("change", o.operands) for o in found]
    )
    if weighed.best is not None:
        scene.claim(Kind.CHANGE, "change", found[weighed.best].operands, Strength.SILENT)
    return found, weighed


def _balances(scene: Scene, rest: Fact) -> bool:
    """Opening, what came and what went, over three or four figures before; whether they make it, or should."""
    if significant(rest.m.figure) < 2 or rest.facet is Facet.DELTA:
        return False
    before = [f for f in scene.back(rest, 14) if _amount(f) and same_kind(f, rest) and f.m.block >= rest.m.block - 1]
    values = [f for f in before if f.facet is not Facet.DELTA]
    if _balance(scene, rest, before[:5]) or _balance(scene, rest, values[:5]):
        return True
    return _suspected_balance(scene, rest)


def _written_out(scene: Scene, rest: Fact) -> bool:
    """``3.333 việc (7.902 - 4.569)``, ``7.902 - 4.569 = 3.333``: claimed as it stands."""
    for whole, part in ((rest.index + 1, rest.index + 2), (rest.index - 2, rest.index - 1)):
        if whole < 0 or part >= len(scene.facts):
            continue
        a, b = scene.facts[whole], scene.facts[part]
        minus = b.m.before.strip() in ("-", "–", "−") and a.m.measure and b.m.measure
        if minus and a.m.sentence == b.m.sentence == rest.m.sentence and _joined(rest, a):
            scene.claim(Kind.CHANGE, "change", _operands(a, b, rest))
            return True
    return False


def _joined(rest: Fact, a: Fact) -> bool:
    """The subtraction stands in the bracket after the rest, or an equals sign between them."""
    return a.m.before.strip() == "(" if a.index > rest.index else rest.m.before.strip() == "="


_TRADE = Wording(r"\b<trade_balance>\b")
_DEFICIT = Wording(r"\b<trade_deficit>\b")
_EXPORTS, _IMPORTS, _TOGETHER = Wording(r"<exports>"), Wording(r"<imports>"), Wording(r"<trade_together>")
_TRADE_WITHIN = 40
"""Figures before a surplus among which exports and imports are sought, be it some paragraphs earlier."""


def _trade(scene: Scene, rest: Fact, words: str, stated: set[frozenset[int]]) -> bool:
    """A surplus or deficit, as the ``words`` before it say, and the exports and imports told before: of one sentence first, then the nearest."""
    pairs = sorted(
        _traded(scene, rest), key=lambda p: (p[0].m.sentence != p[1].m.sentence, -min(p[0].index, p[1].index))
    )
    least = 2 if significant(rest.m.figure) < 2 else len(pairs)
    for a, b in pairs[:least]:
        whole, part = (a, b) if a.mid >= b.mid else (b, a)
        operands = _operands(whole, part, rest)
        if frozenset(o.figure for o in operands) not in stated and scene.arithmetic.holds("change", operands):
            scene.claim(Kind.CHANGE, "change", operands, Strength.SILENT)
            return True
    for a, b in pairs[:1]:
        if _OTHER_TIME.search(rest.m.before) is None and a.m.sentence == b.m.sentence and a.m.block >= rest.m.block - 1:
            # A slip may have made the larger one the smaller.
            whole, part = (b, a) if _DEFICIT.search(words) else (a, b)
            scene.suspect(rest.id, Kind.CHANGE, "change", _operands(whole, part, rest), 0.9)
    return False


_BUDGET, _INCOME, _SPENDING = (
    Wording(r"\b<budget_balance>\b"),
    Wording(r"\b<all_income>\b"),
    Wording(r"\b<all_spending>\b"),
)
_BUDGET_WITHIN = 60
"""Figures before what is left of a budget among which all that came in and went out are sought."""


def _left_of_budget(scene: Scene, rest: Fact, stated: set[frozenset[int]]) -> bool:
    """``Tổng thu … Tổng chi … Kết dư``: the nearest two before it, some paragraphs earlier; whether they make it."""
    before = [f for f in scene.back(rest, _BUDGET_WITHIN) if _amount(f) and same_kind(f, rest)]
    came = next((f for f in before if _INCOME.search(f.m.before[-_NAME:])), None)
    went = next((f for f in before if _SPENDING.search(f.m.before[-_NAME:])), None)
    if came is None or went is None or came.mid <= went.mid:
        return False
    operands = _operands(came, went, rest)
    if frozenset(o.figure for o in operands) in stated:
        return True
    if scene.arithmetic.holds("change", operands):
        scene.claim(Kind.CHANGE, "change", operands, Strength.SILENT)
        return True
    scene.suspect(rest.id, Kind.CHANGE, "change", operands, 0.9)
    return False


def _traded(scene: Scene, rest: Fact) -> Iterator[tuple[Fact, Fact]]:
    """Exports and imports before a surplus that stand near each other."""
    before = [f for f in scene.back(rest, _TRADE_WITHIN) if f.quantity and not f.table and _money_like(f, rest)]
    before = [f for f in before if scene.sections[f.m.block] == scene.sections[rest.m.block]]
    sold = [f for f in before if _EXPORTS.search(f.m.before) and not _IMPORTS.search(f.m.before)]
    bought = [f for f in before if _IMPORTS.search(f.m.before) and not _EXPORTS.search(f.m.before)]
    for a, b in product(sold, bought):
        if abs(a.index - b.index) <= 12:
            yield a, b


def _money_like(f: Fact, rest: Fact) -> bool:
    """Of the surplus's dimension, and not exports and imports in one."""
    return bool(f.m.dimension) and f.m.dimension == rest.m.dimension and not _TOGETHER.search(f.m.before)


def _operands(whole: Fact, part: Fact, rest: Fact) -> tuple[Operand, ...]:
    return (
        Operand("change", rest.id, signed(converted(rest, whole), printed_sign(rest))),
        Operand("current", whole.id),
        Operand("previous", part.id, converted(part, whole)),
    )


def _amount(f: Fact) -> bool:
    return (
        not f.table
        and f.m.measure
        and f.facet in (Facet.VALUE, Facet.PREV, Facet.PLAN, Facet.DELTA)
        and f.m.bound != "range"
    )


def _balance(scene: Scene, closing: Fact, movements: list[Fact]) -> bool:
    """Opening − out + in = closing, over three figures before."""
    for several in (movements[:3], movements[:4]):
        if len(several) < 3:
            return False
        opening = several[-1]
        for signs in product((1, -1), repeat=len(several) - 1):
            if set(signs) == {1}:
                continue
            operands = (
                Operand("closing", closing.id),
                Operand("movement", opening.id, converted(opening, closing)),
                *(
                    Operand("movement", f.id, signed(converted(f, closing), s))
                    for f, s in zip(several[:-1], signs, strict=True)
                ),
            )
            if scene.arithmetic.holds("balance", operands):
                scene.claim(Kind.TOTAL, "balance", operands, Strength.SILENT)
                return True
    return False


_OTHER_TIME = Wording(r"<other_time*>")
_OPENING = Wording(r"\b<opening*>\b")
_CLOSING = Wording(r"<closing>\W*(?:<still>\W*)?$")
_LEAVES = Wording(r"\b<leaves*>\b")
_COMES = Wording(r"\b<comes*>\b")


def _suspected_balance(scene: Scene, closing: Fact) -> bool:
    """``Đầu kỳ 186 hộ, thoát 48 hộ, phát sinh 07 hộ, cuối kỳ còn 154 hộ``: the words tell which way each moves."""
    row = [f for f in scene.back(closing, 4) if _amount(f) and f.m.sentence == closing.m.sentence]
    row = [f for f in row if same_kind(f, closing)][::-1]
    if len(row) < 3:
        return False
    signs = [1, *(-1 if _LEAVES.search(f.m.before) else 1 if _COMES.search(f.m.before) else 0 for f in row[1:])]
    opened = _OPENING.search(f"{row[0].m.before} {row[0].m.after}") is not None
    level = closing.facet is not Facet.DELTA and len({f.m.depth for f in (closing, *row)}) == 1
    # "tổng tiền 43,4 tỷ đồng; thu hồi 9,8 tỷ, giảm trừ 33,6 tỷ; đã thu 4,8 tỷ": nothing is left of the first to be told.
    used_up = exact(row[0]) == sum(map(exact, row[1:]))
    suspected = 0 not in signs and (opened or (level and set(signs[1:]) == {-1} and not used_up))
    if suspected:
        moved = zip(row, signs, strict=True)
        operands = (
            Operand("closing", closing.id),
            *(Operand("movement", f.id, signed(converted(f, closing), s)) for f, s in moved),
        )
        scene.suspect(closing.id, Kind.TOTAL, "balance", operands, 0.97, 1)
    return suspected


def _shared_whole(scene: Scene) -> None:
    """``59/63 địa phương đạt, còn 4/63 không đạt``: the numerators make the common denominator."""
    for a, b in zip(scene.facts, scene.facts[2:], strict=False):
        if a.m.over > 0 and b.m.over > 0 and a.m.sentence == b.m.sentence and not a.table and a.quantity:
            w1, w2 = scene.facts[a.index + 1], scene.facts[b.index + 1]
            if w1.mid == w2.mid and w1.mid == a.mid + b.mid:
                operands = Operand("whole", w1.id), Operand("part", a.id), Operand("part", b.id)
                scene.claim(Kind.TOTAL, "total", operands, Strength.SILENT)
