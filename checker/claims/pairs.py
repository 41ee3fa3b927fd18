"""A percentage with the part and the base that it may be of, as a relation to be weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.belief import SLIPPED, WRONG, Features, Option
from checker.claims.facts import DURATIONS, Facet, Fact
from checker.claims.operands import rescaled
from checker.ranges import significant
from checker.vocabulary import Wording, load

WHOLE = Wording(r"\W*\b<whole*>")
BETWEEN_RATES = Wording(r"<rate_moves*>\W*(?:<rate_reads*>|:|\()?\W*$")
"""``từ 9% xuống còn``: a rate that moves, not a percentage of something."""
_SUBJECT = re.compile(r"[,:(]")
_OF_BEFORE = Wording(r"[^,;:()]*\b<before_that>\b")
"""``chiếm 6,3% tổng đàn trước dịch``: of what there was at another time."""
_BRACKET_OPENS = re.compile(r" ?(?:\w+ ){0,4}\( ?")
_OWN_BRACKET = 2
"""Figures from a part to a percentage in a bracket behind it, beyond which the bracket tells of something of its own."""
_ALIKE = 50
"""How many times larger than their difference two figures are that are much alike."""
USED_HERE = "base used in sentence"
"""Told of a pair whose base other percentages of its sentence are of; the number of these follows."""
NAMED = "base named after"
"""Told of a base that is called as the words after the percentage say."""
NAMED_IN_PART, NAMED_OTHERWISE = "base named in part", "base named otherwise"
"""Told of one that is called so with some of these words, or with none."""
TOLD_APART, AND_BASE = "part told ", ", base "
"""Told of a part and a base of which one or both are told of another time; which times stands behind each."""
_ALL = 100.0
_IN_TURN = Wording(r"\b<in_turn>\b")
_FROM, _UP_TO = Wording(r"(?<!\S)<from>\W*$"), Wording(r"^\W*<up_to>(?: \w+)?\W*$")
_OF_PLAN = Kind.RATIO, "percent-of-plan", "actual", "plan"
_OF_EARLIER = Kind.GROWTH, "level", "current", "previous"
_OF_WHOLE = Kind.RATIO, "share", "part", "whole"


@dataclass(eq=False)
class Pair:
    """A candidate: ``part`` is ``percent`` of ``base``. As runs it is not frozen."""

    percent: Fact
    part: Fact
    base: Fact
    score: float
    """Sum of its features' weights."""
    features: tuple[Features, ...]
    against: float = 0.0
    """What the sizes of its figures take off its score."""
    elsewhere: bool = False
    """The base is told with its own share, or a bracket names an amount of its own: of what is not printed, maybe."""
    unmended: float = WRONG - SLIPPED
    """Share of such relations that are printed wrong in other ways than by one slip."""

    @cached_property
    def option(self) -> Option:
        """The relation, of the kind and shape that the wording asks for; made when asked for, since most pairs are out of the question."""
        p, part, base = self.percent, self.part, self.base
        kind, shape, above, below = {"plan": _OF_PLAN, "prev": _OF_EARLIER}.get(self.asked, _OF_WHOLE)
        relation = Operand("percent", p.id), Operand(above, part.id, rescaled(part, base)), Operand(below, base.id)
        far = part.m.sentence != p.m.sentence or part.m.bound != "" or base.m.bound != ""
        far = far or part.m.dimension != base.m.dimension
        # "đàn trâu 21.480 con, đàn bò 34.116 con, đạt lần lượt 98,9% và 102,4% kế hoạch": each of its own.
        far = far or _IN_TURN.search(p.m.before) is not None
        # "2.130 ha (1.594 ha kinh doanh, sản lượng 13.700 tấn, đạt 95,5% kế hoạch)": of what its own bracket tells.
        far = far or (p.m.depth > part.m.depth and p.index - part.index > _OWN_BRACKET)
        return Option(
            kind,
            shape,
            relation,
            self.score,
            self._luck(),
            self.features,
            against=self.against,
            unmended=self.unmended,
            doubtful=far,
            tied=not far and self._tied(),
            accusable=not self._of_something_else(shape),
        )

    @property
    def asked(self) -> str:
        """What the percentage is of, by its words or the part of the base in its row: 'plan', 'prev' or 'whole'."""
        return self.percent.base or {Facet.PLAN: "plan", Facet.PREV: "prev"}.get(self.base.facet, "whole")

    def with_more(self, told: Features, weight: float) -> Pair:
        """The same with more features, of such a weight."""
        features = *self.features, told
        return Pair(
            self.percent,
            self.part,
            self.base,
            self.score + weight,
            features,
            self.against,
            self.elsewhere,
            self.unmended,
        )

    def _of_something_else(self, shape: str) -> bool:
        """Words or place say that the percentage may be of what is not printed."""
        p, base = self.percent, self.base
        return (
            # "443/448 (91,53% tổng số đại biểu)": of all, not of those present.
            (self.written and WHOLE.match(p.m.after) is not None)
            # "nhỉnh hơn 7,2% so với": more by so much.
            or (shape == "level" and p.m.bound == "over")
            or (self.asked == "whole" and base.facet is Facet.VALUE and _OF_BEFORE.match(p.m.after) is not None)
            # "9 nhóm tăng (cao nhất thuốc và dịch vụ y tế 1,82%)": the bracket tells of one of them.
            or (p.m.depth > self.part.m.depth and new_subject(p.m.before))
            # "31 mặt hàng trên 1 tỷ USD, chiếm 91,4%; 8 mặt hàng trên 5 tỷ USD": thresholds.
            or (self.part.m.bound == "over" and significant(self.part.m.figure) == 1)
            # "9/17 khoản thu đã đạt trên 70%": each of the nine.
            or (p.m.bound == "over" and self.written and self.part.m.count and 100 * self.part.mid < p.mid * base.mid)
            or ends_a_range(p)
            # "5 năm vừa qua bằng 66,4% của cả 10 năm": what happened in them is compared.
            or (base.m.dimension == self.part.m.dimension and base.m.dimension in DURATIONS)
            # "vượt 14 hộ so với chỉ tiêu (65 hộ), đạt 121,5%": of what exceeds it.
            or self.part.facet is Facet.DELTA
            or (self.elsewhere and not self._called())
            # "Đã thu 4.615,3, đạt 88,6% (…, 91,2% của 6.743,5)": what follows is the larger, and seldom the part.
            or (self.part.index > p.index > base.index and self.against > 0)
            or self._of_another_pair()
        )

    @property
    def written(self) -> bool:
        """Part and base are printed as ``A/B``."""
        return self.part.m.over > 0 and self.base.index == self.part.index + 1

    def _of_another_pair(self) -> bool:
        """``52/52 cơ quan kiện toàn; 28 doanh nghiệp tổ chức hội nghị, đạt 87,5%``: the base stands under another part.

        Or it is that part, but of other things: not in ``931.813/934.863 người đi bầu; phiếu hợp lệ 919.099, đạt 98,7%``.
        """
        base = self.base
        units = {self.part.m.figure.unit, base.m.figure.unit} - {""}
        return (
            (base.m.over < 0 or (base.m.over > 0 and len(units) > 1))
            and not self.written
            and base.clause != self.percent.clause
            and not self._called()
        )

    def _called(self) -> bool:
        """The base is called as the words after the percentage say, or others of its sentence are of it."""
        return any(told == NAMED or told.startswith(USED_HERE) for features in self.features for told in features)

    def _tied(self) -> bool:
        """``8.882/8.938 ha, đạt 99,4% kế hoạch``: the percentage right behind its pair, with nothing else that it could be of."""
        p, part = self.percent, self.part
        if self._in_own_bracket():
            return True
        paired = self.written and p.index == part.index + 2
        if (
            not paired
            or all_of_others(p, part, self.base)
            or p.clause != part.clause
            or p.m.bound
            or p.base not in ("", "plan")
        ):
            return False
        return not new_subject(p.m.before) and not BETWEEN_RATES.search(p.m.before) and not WHOLE.match(p.m.after)

    def _in_own_bracket(self) -> bool:
        """``4,6% (1.934/42.043)``: the pair stands alone in the bracket right behind the percentage."""
        p, part, base = self.percent, self.part, self.base
        if not (self.written and part.index == p.index + 1 and part.m.depth > p.m.depth) or p.m.bound:
            return False
        return _BRACKET_OPENS.fullmatch(part.m.before) is not None and base.m.after.startswith(")")

    def _luck(self) -> float:
        """Chance that unrelated figures agree: how wide the ranges of percentage and quotient are, against their size."""
        p, part, base, k = self.percent, self.part, self.base, self._scale()
        low, high = 100 * part.lo * k / max(base.hi, 1e-9), 100 * part.hi * k / max(base.lo, 1e-9)
        size = min(p.mid, (low + high) / 2)
        return min(1.0, (min(high - low, 2 * p.mid) + p.hi - p.lo) / max(size, 1e-9))

    def _scale(self) -> float:
        """What the part's base value is multiplied by to be compared with the base's; for screening."""
        part, base = self.part, self.base
        if part.m.factor is base.m.factor:
            return 1.0
        return float(rescaled(part, base)) * base.times / part.times

    def fits(self, scene: Scene) -> bool:
        """Whether the pair gives the printed percentage, within rounding."""
        p, part, base, k = self.percent, self.part, self.base, self._scale()
        low, high = part.lo * k, part.hi * k
        if base.hi <= 0 or 100 * high < p.lo * base.lo * 0.999999 or 100 * low > p.hi * base.hi * 1.000001:
            return False
        return scene.arithmetic.holds(self.option.shape, self.option.operands)

    @property
    def nearly(self) -> bool:
        """Part and base are so much alike that with their places exchanged they would give about the same."""
        part, base = self.part.mid * self._scale(), self.base.mid
        return abs(part - base) * _ALIKE <= max(part, base)

    @property
    def steps(self) -> tuple[int, int]:
        """Where part and base stand, in figures from the percentage."""
        return self.part.index - self.percent.index, self.base.index - self.percent.index


def of_another(features: Sequence[Features]) -> bool:
    """Whether a percentage may be of another base: it calls it otherwise, or its part is told of another time."""
    return any(told in (NAMED_IN_PART, NAMED_OTHERWISE) or _apart(told) for group in features for told in group)


def _apart(told: str) -> bool:
    """``đầu năm có 18.046 hộ nghèo (tỷ lệ 9,75%)``: of the households there were then."""
    part, _, base = told.removeprefix(TOLD_APART).partition(AND_BASE)
    return told.startswith(TOLD_APART) and part != base


def all_of_others(percent: Fact, part: Fact, base: Fact) -> bool:
    """``có 14/21 trung tâm đỗ 100%``: of so many all passed; the hundred is no share of theirs."""
    return percent.mid == _ALL and part.mid < base.mid


def ends_a_range(p: Fact) -> bool:
    """``17 đơn vị từ 40% đến 70%``, ``3/14 chỉ tiêu ở mức 70% đến dưới 100%``, ``đạt từ 100%``: one end of a range."""
    if _FROM.search(p.m.before):
        return True
    return _UP_TO.match(p.m.after) is not None or _UP_TO.match(p.m.before) is not None


def new_subject(before: str) -> bool:
    """After a comma or in a bracket the words speak of something else: ``…, gói thầu số 3 mới đạt 38%``."""
    if not _SUBJECT.search(before):
        return False
    words = [w for w in _SUBJECT.split(before)[-1].split() if w.isalpha()]
    return len([w for w in words if w not in load().lists["fillers.same_subject"]]) > 1


# ---- bases --------------------------------------------------------------------------------------------------------------
