"""What a remainder may remain of: the larger amount and what was taken from it, told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker.claim import Kind, Operand
from checker.claims.base import Scene, same_kind
from checker.claims.belief import Deferred, Features, Option, score, tells, weights
from checker.claims.closeness import of_difference
from checker.claims.currents import kin
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, printed_sign, signed, to_the_digit
from checker.vocabulary import Wording

FAMILY = "remainder"
"""Name of these weights."""
CHANGE = "change"
"""Stands for the cue of a change that has no other."""
_BEFORE, _AFTER, _WITHIN = 9, 2, 30
"""Amounts before and after a remainder that are looked at, and the figures among which they are sought."""
_CUE = Wording(r"\b<remainder>\b")
_BEHIND = Wording(r"(?: ?[^\W\d_]+){0,2}? ?\b(<remainder_behind>)")
"""``16 hộ còn lại``, ``5 xã chưa đạt``."""
_LEFT = Wording(r"<left_over>(?: \w+){0,3}\W*$")
_STILL = Wording(r"(?:^|[,;–-]|<then>) ?<still>\W*$")
"""``xong 81/101 vụ, còn 20 vụ``."""
_STILL_SO = Wording(r"(?:^|[,;–-]|<then>) ?<still>(?: \w+){1,3}\W*$")
"""``164/206 điểm đã thông, còn ách tắc 42 điểm``."""
_SHORT = Wording(r"(?:^|[,;–-]|<then>) ?<short_of>\W*$")
"""``được giao 286 người, hiện có mặt 251 người, thiếu 35 người``"""
_NET = Wording(r"<net>\W*$")
_DIFFERENCE = Wording(r"<apart_by>\W*$")
"""``giá khởi điểm 312,6 tỷ đồng, giá bán 378,9 tỷ đồng, chênh lệch 66,3 tỷ đồng``: in whichever order."""
_RIGHT_BEFORE = 3
"""Figures from a pair to what is left of it: ``xong 171/195 vụ, đạt 87,7%. Còn 24 vụ``."""
_AMOUNTS = (Facet.VALUE, Facet.PREV, Facet.PLAN, Facet.DELTA)


def cue_of(rest: Fact) -> str:
    """The word before a figure, or behind what it counts, by which it may be a remainder; '' where there is none."""
    if rest.table or not rest.m.measure or rest.facet not in (Facet.VALUE, Facet.DELTA) or rest.m.over < 0:
        return ""
    found = list(_CUE.pattern.finditer(rest.m.before[-60:]))
    if rest.facet is Facet.DELTA:
        return found[-1].group() if found else CHANGE
    if found:
        return found[-1].group()
    behind = _BEHIND.match(rest.m.after)
    return f"behind {behind[1]}" if behind else ""


def options(scene: Scene, rest: Fact, cue: str) -> list[Deferred]:
    """All pairs of amounts whose difference may be meant."""
    table = weights(FAMILY)
    near = list(_near(scene, rest))
    finish = partial(_option, scene, rest, near)
    found: list[Deferred] = []
    for n, (a, at) in enumerate(near):
        for b, beside in near[n + 1 :]:
            whole, part, first, second = (a, b, at, beside) if a.mid >= b.mid else (b, a, beside, at)
            if rest.mid >= whole.mid * 1.5 or rest.mid == whole.mid or not same_kind(whole, part):
                continue
            told = (f"whole {first}", f"part {second}", *_told(scene, rest, whole, part, cue))
            operands = (
                Operand("change", rest.id, signed(converted(rest, whole), printed_sign(rest))),
                Operand("current", whole.id),
                Operand("previous", part.id, converted(part, whole)),
            )
            found.append(Deferred(Kind.CHANGE, "change", operands, score(table, told), (told,), 0.002, finish))
    return found


def _option(scene: Scene, rest: Fact, near: Sequence[tuple[Fact, str]], found: Deferred) -> Option:
    whole, part = (scene.by_figure[o.figure] for o in found.operands[1:])
    agreement = of_difference(rest, whole, part)
    return Option(
        found.kind,
        found.shape,
        to_the_digit(found.operands) if agreement.exact else found.operands,
        found.score,
        agreement.luck,
        found.features,
        unmended=found.unmended,
        closeness=agreement.closeness,
        slip_luck=agreement.slip_luck,
        doubtful=True,
        accusable=_plain(rest, near, whole, part) or tells(agreement.slip_luck),
    )


def _plain(rest: Fact, near: Sequence[tuple[Fact, str]], whole: Fact, part: Fact) -> bool:
    """What is left of ``88/96``; or, by its word, of the only two amounts of its unit before it in the sentence."""
    if not same_kind(whole, part) or whole.m.sentence != rest.m.sentence:
        return False
    if whole.m.over < 0 and part.index == whole.index - 1:
        own = is_left(rest) or _STILL_SO.search(rest.m.before) is not None
        return own and (rest.m.dimension == whole.m.dimension or _LEFT.search(rest.m.before) is not None)
    before = [f for f, _ in near if f.index < rest.index and f.m.sentence == rest.m.sentence]
    alone = len(before) == 2 and whole.m.depth == part.m.depth == rest.m.depth and same_kind(rest, whole)
    if _DIFFERENCE.search(rest.m.before):
        return alone
    return alone and whole.index < part.index and (is_left(rest) or _NET.search(rest.m.before) is not None)


def is_left(rest: Fact) -> bool:
    """The words right before it say that it is what is left."""
    return any(wording.search(rest.m.before) for wording in (_LEFT, _STILL, _SHORT))


def none_of_them(rest: Fact, cue: str) -> Features:
    """What speaks for it that a figure is no difference of two others printed here."""
    told = [f"none {cue}"]
    if rest.m.bound:
        told.append("none bound")
    if rest.mid < 10:
        told.append("none small")
    if rest.m.over:
        told.append("none over")
    return tuple(told)


def _near(scene: Scene, rest: Fact) -> Iterator[tuple[Fact, str]]:
    """Amounts before and after the remainder, each with where it stands."""
    rank = 0
    for f in scene.back(rest, _WITHIN):
        if scene.sections[f.m.block] != scene.sections[rest.m.block]:
            break
        if _amount(f) and same_kind(f, rest):
            yield f, f"{rank} before"
            rank += 1
            if rank == _BEFORE:
                break
    rank = 0
    for f in scene.ahead(rest, 4):
        if f.m.sentence == rest.m.sentence and _amount(f) and same_kind(f, rest) and rank < _AFTER:
            yield f, f"{rank} after"
            rank += 1


def _amount(f: Fact) -> bool:
    return f.single and f.facet in _AMOUNTS


def _may_be_left(f: Fact, rest: Fact) -> bool:
    """An amount that may stand between whole and part, and be either."""
    return _amount(f) and f.m.over >= 0 and same_kind(f, rest)


def _told(scene: Scene, rest: Fact, whole: Fact, part: Fact, cue: str) -> Iterator[str]:
    yield f"cue {cue}"
    yield f"order {'whole part' if whole.index < part.index else 'part whole'}"
    if whole.m.over < 0 and part.index == whole.index - 1:
        yield "pair over"
    elif whole.m.over or part.m.over:
        yield "pair with half an over"
    if abs(whole.index - part.index) == 1:
        yield "pair adjacent"
    if frozenset((whole.index, part.index)) in scene.paired:
        near = rest.index - max(whole.index, part.index)
        yield f"pair of percentage{', right before' if 0 < near <= _RIGHT_BEFORE else ''}"
    yield from _apart("whole", rest, whole)
    yield from _apart("part", rest, part)
    if len({whole.m.dimension, part.m.dimension, rest.m.dimension}) == 1:
        yield "one unit" if rest.m.dimension else "no unit"
    elif whole.m.dimension == part.m.dimension:
        yield "rest of other unit"
    fitting = scene.kinds.fitting(rest, _may_be_left)
    between = scene.kinds.of[min(whole.index, part.index) + 1 : max(whole.index, part.index)]
    yield f"between {min(sum([kind in fitting for kind in between]), 2)}"
    if whole.facet is not part.facet:
        yield f"facets {whole.facet.value} {part.facet.value}"
    shared = len(kin(scene, rest) & (kin(scene, whole) | kin(scene, part)))
    yield f"shares {min(shared, 2)}"


def _apart(role: str, rest: Fact, f: Fact) -> Iterator[str]:
    if f.m.block != rest.m.block:
        yield f"{role} in other block"
    elif f.m.sentence != rest.m.sentence:
        yield f"{role} in other sentence"
    elif f.clause != rest.clause:
        yield f"{role} in other clause"
    if f.m.depth > rest.m.depth:
        yield f"{role} in bracket"
    elif f.m.depth < rest.m.depth:
        yield f"{role} outside bracket"
    if f.facet is Facet.DELTA:
        yield f"{role} is change"
