"""A part greater than its whole: a question to the author."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import takewhile

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.document import BlockKind
from checker.vocabulary import Wording, fold

_BALANCE = Wording(r"<may_be_negative>(?: [^\W\d_]+){0,3} ?$")
_PLANNED = Wording(r"<measured_against>")
_PLAN = Wording(r"<plan_words>")
_WITHIN = Wording(r"<within>[^;.]*$")
_WITHIN_FIRST = Wording(r"^\W*<within>")
_WITHIN_LAST = Wording(r"<within>\W*$")
_AMONG = Wording(r"<among>$|^<among_first>$")
_WITHIN_BEHIND = Wording(r"^(?:\w+ ){0,3}<within>")
"""``315 hội viên, 471 chị trong số đó``."""
_LISTED = Wording(r", ?(?:[^\W\d_]+ ?){1,5}")
"""Before one more of a list."""
_SET_APART = Wording(r"^, <set_apart> (?:[^\W\d_]+ ?){1,6}$")
_INSPECTS = Wording(r"<inspects>(?: [^\W\d_]+){0,4} ?$")
_FINDS = Wording(r"^, (?:[^\W\d_]+ ){0,3}<finds>(?: [^\W\d_]+){0,2} ?$")
_BARE_WITHIN = Wording(r"<within>(?: [^\W\d_]+){1,4} ?$")
"""``trong đó nữ 45``: so many of them."""
_OF_ALL = Wording(r"\W*(?:<of*> )?<in_all>|\W*<of*>(?!\S)")
"""Behind a percentage: of all that there is, or of something named."""
_TAIL = 24
"""Last characters of a paragraph, which say that parts follow below."""
_BACK = 5
"""Figures before a part among which its whole is."""
_PASSED = 1
"""Amounts of other things that may stand between a part and its whole: ``22 lớp cho 748 học viên, trong đó 24 lớp …``."""
_SERIES = 6
"""Figures on either side of a pair among which another one may show what pairs mean here."""
_PLACES = ("communes", "villages", "districts", "provinces", "schools")
"""Kinds of things of which there are only so many."""
_AT_MOST = ("", "under")
"""Bounds of a whole that no part exceeds: itself, and *gần*."""
_OF_ANYTHING = ("turns",)
"""Units of whatever the words behind them name."""
_NEVER_WHOLE = ("events", "documents")
"""Kinds of things of which more may be done than were planned."""


def recognise(scene: Scene) -> None:
    """Claim ``A/B`` with A above B where no plan is meant, and ``trong đó`` parts above their whole."""
    stated = {o.figure for c in scene.claims if c.kind not in (Kind.COUNT, Kind.REPEAT) for o in c.operands}
    parts = {o.figure for c in scene.claims if c.kind is Kind.TOTAL for o in c.operands[1:]}
    for f in scene.facts:
        if f.m.over > 0 and not f.table and f.index + 1 < len(scene.facts):
            if not _compares(scene, f) and not _in_a_series(scene, f):
                _pair(scene, f, scene.facts[f.index + 1], stated)
        elif f.facet is Facet.VALUE and not f.table:
            _within(scene, f, parts)
            _within_sentence(scene, f, parts)
            _below(scene, f)


def _compares(scene: Scene, part: Fact) -> bool:
    """``tăng 93 vụ (206/113 vụ)``: the values after and before a change, not a part and its whole."""
    before = scene.facts[part.index - 1] if part.index else None
    inside = before is not None and before.m.sentence == part.m.sentence and part.m.depth > before.m.depth
    return inside and before is not None and before.facet in (Facet.DELTA, Facet.GROWTH)


def _in_a_series(scene: Scene, part: Fact) -> bool:
    """``58/47 vụ; cứu được 39/31 người``: the same thing now and a year ago, not parts and their wholes."""
    near = (*scene.back(part, _SERIES), *(scene.ahead(part, _SERIES)))
    firsts = (f for f in near if f.m.over > 0 and not f.table and f.index + 1 < len(scene.facts))
    return any(f.mid > scene.facts[f.index + 1].mid for f in firsts)


def _of_larger(scene: Scene, part: Fact) -> bool:
    """``165.320 trường hợp, bằng 21,4% tổng số``: the percentage behind it is of something larger, here or elsewhere."""
    share = scene.shares.get(part.index)
    if share is None or share.facet is not Facet.LEVEL or share.mid >= 100:
        return False
    known = scene.taken.get(share.id)
    if known is not None and part.id in (o.figure for o in scene.claims[known].operands):
        return True
    return _OF_ALL.match(share.m.after) is not None


def _claim(scene: Scene, part: Fact, whole: Fact) -> None:
    if _BALANCE.search(part.m.before) or _BALANCE.search(whole.m.before):
        return  # "xuất siêu 2,8 tỷ USD, trong đó … nhập siêu 16,7": one is taken off the other
    if whole.m.count and whole.m.figure.decimals and whole.m.factor == 1:
        return  # "mỗi đơn vị có 4,5 người. Trong đó doanh nghiệp 27,2 người": on average
    factors = (whole.factor, part.factor) if whole.m.dimension == part.m.dimension else (1, 1)
    operands = Operand("part", part.id, Fraction(factors[1])), Operand("whole", whole.id, Fraction(factors[0]))
    scene.claim(Kind.BOUND, "part-exceeds-whole", operands)


def _pair(scene: Scene, part: Fact, whole: Fact, stated: set[int]) -> None:
    if part.mid <= whole.mid or not whole.m.count or part.id in stated or whole.m.dimension in _NEVER_WHOLE:
        return
    words = (whole.m.before, part.m.before[-50:], whole.m.after[:40])
    if whole.m.dimension in _PLACES:
        # More communes than there are can't have reached anything.
        if not any(_PLAN.search(w) for w in words):
            _claim(scene, part, whole)
    elif not any(_PLANNED.search(w) for w in words):
        _claim(scene, part, whole)


def _within(scene: Scene, part: Fact, parts: AbstractSet[int]) -> None:
    """``2.046 lao động, …; trong đó xuất khẩu lao động 2.187 người``; ``trong số 1.284 vụ, đình chỉ 1.297 vụ``.

    Of ``33 đơn, gồm 29 khiếu nại, 4 tố cáo; trong đó 10 đơn …`` it is of them all; ``parts``: figures that make such a whole.
    """
    if part.m.bound == "range" or part.m.over > 0 or _of_larger(scene, part):
        return
    behind = _WITHIN_BEHIND.match(part.m.after) is not None
    first = _opener(scene, part)
    within = behind or first is not None
    passed = 0
    for whole in scene.back(first or part, _BACK):
        if whole.m.sentence != part.m.sentence:
            return
        if not whole.quantity or whole.facet is not Facet.VALUE or whole.m.over < 0 or whole.m.depth > part.m.depth:
            continue
        if whole.id in parts and ";" in (first or part).m.before:
            continue
        if part.lo > whole.hi and _another_named(scene, part, whole):
            return
        one_unit = whole.m.dimension == part.m.dimension != ""
        alike = one_unit and whole.m.bound in _AT_MOST and not _of_others(part, whole)
        alone = _bare(part, whole, behind=behind) or _named_alike(part, whole)
        if (alike or alone) and (within or _tied(part, whole)) and part.lo > whole.hi:
            _claim(scene, part, whole)
        passed += whole.m.measure
        if alike or (whole.m.measure and (passed > _PASSED or whole.m.dimension == part.m.dimension)):
            return


def _tied(part: Fact, whole: Fact) -> bool:
    """``Trong số 1.284 vụ, đình chỉ 1.297 vụ``; or right behind the whole what was found of it, or is set apart.

    ``Kiểm tra 96 cơ sở, phát hiện 103 cơ sở còn tồn tại``; ``đạt 1.342 tấn, riêng cá lồng 3.850 tấn``.
    """
    if _AMONG.search(whole.m.before.strip()):
        return True
    if whole.index + 1 != part.index or whole.m.depth != part.m.depth:
        return False
    found = _INSPECTS.search(whole.m.before) is not None and _FINDS.search(part.m.before) is not None
    return found or _SET_APART.match(part.m.before) is not None


def _opener(scene: Scene, part: Fact) -> Fact | None:
    """The first of the list that ``trong đó`` opens and the part stands in: ``trong đó cấp tỉnh 05 hộ, cấp huyện 43 hộ``."""
    first = part
    for before in scene.back(part, _BACK):
        if _WITHIN.search(first.m.before):
            return first
        alike = before.m.dimension == first.m.dimension != "" and before.m.depth == first.m.depth
        if not alike or before.facet is not Facet.VALUE or not _LISTED.fullmatch(first.m.before):
            return None
        first = before
    return None


def _another_named(scene: Scene, part: Fact, whole: Fact) -> bool:
    """``2.097 phòng học và 994 phòng công vụ, trong đó 1.730 phòng học``: the one before is called as the part is."""
    before = next(iter(scene.back(whole, 1)), None)
    if before is None or part.noun == whole.noun:
        return False
    beside = before.m.sentence == whole.m.sentence and before.facet is Facet.VALUE
    named = before.noun == part.noun != "" and before.m.dimension == whole.m.dimension
    return beside and named and part.lo <= before.hi


def _of_others(part: Fact, whole: Fact) -> bool:
    """``214 lượt tổ chức, trong đó … 1.019 lượt chi bộ``: the words behind the unit tell what it is that was counted."""
    if part.m.dimension not in _OF_ANYTHING:
        return False
    behind = [frozenset(f.m.noun.split()[len(f.m.figure.unit.split()) :]) for f in (part, whole)]
    return all(behind) and behind[0].isdisjoint(behind[1])


def _bare(part: Fact, whole: Fact, *, behind: bool) -> bool:
    """``1.286 đảng viên, trong đó nữ 1.386``: the number right after counts the same things without naming them.

    ``behind``: behind it they are named as those before, whatever it counts (``315 hội viên, 471 chị trong số đó``).
    """
    counts = whole.m.count and not whole.m.bound and whole.index + 1 == part.index
    if behind:
        return counts and not part.m.dimension and not part.m.figure.decimals and part.m.measure
    plain = (
        not part.m.figure.unit and not part.m.figure.decimals and part.m.measure and not re.match(r"\w", part.m.after)
    )
    return counts and plain and _BARE_WITHIN.search(part.m.before) is not None


def _named_alike(part: Fact, whole: Fact) -> bool:
    """``3.204 địa bàn được chia, trong đó 4.526 địa bàn …``: things whose name is no unit known."""
    if whole.index + 1 != part.index or whole.m.bound:
        return False
    if not whole.m.figure.unit and not whole.noun:
        # "giới thiệu đoàn viên ưu tú 842, trong đó kết nạp 876 đồng chí"
        return part.m.count and not whole.m.figure.decimals
    if whole.m.count and not part.m.dimension:
        # "cấp 256 giấy chứng nhận, trong đó cấp lần đầu 278 giấy"
        return part.noun != "" and part.noun.split()[:1] == whole.noun.split()[:1]
    return whole.m.dimension == part.m.dimension == "" and whole.noun == part.noun != ""


def _below(scene: Scene, part: Fact) -> None:
    """``Có 45 hộ thoát nghèo, trong đó:`` and ``- Xã Nà Sơn: 54 hộ.`` in an item below."""
    blocks, text = scene.document.blocks, scene.document.text
    first = scene.of_block(part.m.block)[0]
    if part is not first or part.m.bound or part.m.over or blocks[part.m.block].kind is not BlockKind.ITEM:
        return
    whole = next(scene.back(part, 1), None)
    home = part.m.block - 1
    if whole is None or whole.m.block != home:
        return
    announced = _WITHIN_LAST.search(fold(text[max(blocks[home].start, blocks[home].end - _TAIL) : blocks[home].end]))
    same = whole.m.dimension == part.m.dimension != "" and not whole.m.bound and not whole.m.over
    if announced and same and whole.facet is Facet.VALUE and part.lo > whole.hi:
        _claim(scene, part, whole)


def _within_sentence(scene: Scene, part: Fact, parts: AbstractSet[int]) -> None:
    """``Vốn tăng thêm 6.356 tỷ đồng. Trong đó cấp mới 24 dự án, vốn 6.616 tỷ đồng``: the first amount of its kind.

    Behind ``Lập biên bản 45 vụ. Phá rừng 18 vụ, khai thác 27 vụ`` it is of the whole that those make; ``parts``: their figures.
    """
    home = [part, *takewhile(lambda f: f.m.sentence == part.m.sentence, scene.back(part, _BACK))][::-1]
    if (
        part.m.bound
        or part.m.over
        or _of_larger(scene, part)
        or not home[0].index
        or not _WITHIN_FIRST.search(home[0].m.before)
        or any(";" in f.m.before or "." in f.m.before for f in home)
    ):
        return
    if not part.m.dimension or any(f.m.dimension == part.m.dimension for f in home[:-1]):
        return
    last = scene.facts[home[0].index - 1].m.sentence
    earlier = takewhile(lambda f: f.m.sentence == last, scene.back(home[0]))
    alike = [
        f for f in earlier if f.m.dimension in (part.m.dimension, "") and f.m.measure and f.m.block == part.m.block
    ]
    if not alike:
        return
    # "đạt 538.214, tăng 41.367. Trong đó …": of the level, where both stand in one sentence.
    # "gồm cá 555,7, tôm 135,8. Trong đó …": of all of them.
    whole = max((f for f in alike if f.facet is Facet.VALUE), key=lambda f: f.hi, default=alike[0])
    if (
        whole.m.bound
        or whole.m.dimension != part.m.dimension
        or (part.m.count and part.m.figure.unit != whole.m.figure.unit)
    ):
        return
    level = whole.facet is Facet.VALUE or (whole.facet is Facet.DELTA and whole.sign > 0)
    if level and whole.m.over >= 0 and not whole.m.depth and whole.id not in parts and part.lo > whole.hi:
        _claim(scene, part, whole)
