"""Percentages that fail of one base, but are of another: of several figures together, of what others of the list are of, of all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, takewhile

from checker.claim import Operand
from checker.claims.base import Scene, same_kind
from checker.claims.belief import Option
from checker.claims.closeness import by_last_place
from checker.claims.facts import Facet, Fact
from checker.claims.operands import converted, exact
from checker.claims.pairs import all_of_others
from checker.equation import Equation
from checker.interval import Interval
from checker.ranges import significant
from checker.stated import slips_into, stated_operands

_DIGITS = 3
"""So many digits don't agree by chance."""
_BEFORE = 40
"""Figures before a percentage among which a group is sought that it is of."""
_BESIDE = 8
"""Figures on either side of a part among which others have their share."""
_SHARE = Equation("percent = 100 * part / whole")


class OtherBases:
    """What one scene tells of the bases of its percentages."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.ranges = scene.arithmetic.ranges
        self.figures = self.ranges.figures

    def of_group(self, operands: Sequence[Operand]) -> bool:
        """``612 ca, 478 ca, 391 ca, ba địa phương này chiếm 69%``: the share is that of several figures before it together."""
        percent, part = (self.scene.by_figure[o.figure] for o in operands[:2])
        read = self._read(operands)
        before = [f for f in self.scene.back(percent, _BEFORE) if f.m.dimension == part.m.dimension and f.quantity]
        group = list(takewhile(lambda f: f.m.sentence == percent.m.sentence, before))
        for n, together in enumerate(accumulate(map(exact, group)), 1):
            bases = (base for f in before[n:] if (base := exact(f)) > together)
            if n > 1 and any(read.meets(Interval.point(100 * together / base)) for base in bases):
                return True
        return False

    def all_of_others(self, option: Option) -> bool:
        """A hundred per cent of something else, unless one slip is why it isn't of these."""
        figures = (self.scene.by_figure[o.figure] for o in option.operands)
        return all_of_others(*figures) and self.scene.slip_in(option.shape, option.operands) is None

    def of_two(self, operands: Sequence[Operand]) -> bool:
        """``thụ lý mới 624 vụ, tháng trước chuyển sang 89 vụ; giải quyết 260 vụ, đạt 36,5%``: of the base and the amount beside it."""
        base = self.scene.by_figure[operands[2].figure]
        read = self._read(operands)
        part = exact(self.scene.by_figure[operands[1].figure])
        beside = (*self.scene.back(base, 1), *self.scene.ahead(base, 1))
        return significant(self.figures[operands[0].figure]) >= _DIGITS and any(
            f.id != operands[1].figure
            and f.m.sentence == base.m.sentence
            and f.m.dimension == base.m.dimension
            and f.facet is base.facet
            and read.meets(Interval.point(100 * part / (exact(base) + exact(f))))
            for f in beside
        )

    def of_change(self, operands: Sequence[Operand]) -> bool:
        """``nợ xấu tăng 428 tỷ đồng, chủ yếu ở y tế với 118,7 tỷ đồng, chiếm 27,7%``: the share is that of the rise before it."""
        percent, part = (self.scene.by_figure[o.figure] for o in operands[:2])
        read = self._read(operands)
        changes = (
            f for f in self.scene.back(part, _BESIDE) if f.facet is Facet.DELTA and f.m.sentence == part.m.sentence
        )
        return significant(percent.m.figure) >= _DIGITS and any(
            f.m.dimension == part.m.dimension
            and exact(f)
            and read.meets(Interval.point(abs(100 * exact(part) / exact(f))))
            for f in changes
        )

    def of_share(self, operands: Sequence[Operand]) -> bool:
        """``còn 10.689 hộ nghèo, chiếm 3,20%, tăng 137 hộ, tương ứng 0,04%``: the change told in points of what the value is a share of."""
        percent, value = (self.scene.by_figure[o.figure] for o in operands[:2])
        share = self.scene.shares.get(value.index)
        if share is None or share is percent or share.facet is not Facet.LEVEL:
            return False
        read = self._read(operands)
        whole = self._whole(share, value)
        moved = _SHARE.solve(("percent", 0), {"part": self.ranges.of(operands)["change"], "whole": [whole]})
        return whole.is_bounded and read.meets(moved)

    def has_its_own(self, operands: Sequence[Operand]) -> bool:
        """``6.755,4 nghìn ha, bằng 99,3% cùng kỳ (Đông Xuân 3.007,1 nghìn ha, bằng 99,4%)``: what has its level itself is no base."""
        level, _, base = (self.scene.by_figure[o.figure] for o in operands)
        own = self.scene.shares.get(base.index)
        return own is not None and own is not level and own.facet is Facet.LEVEL and base.m.depth > level.m.depth

    def is_actual(self, operands: Sequence[Operand]) -> bool:
        """``đạt 114.397 tấn, bằng 44,1% kế hoạch; công ty mẹ 29.352 tấn (43,1% kế hoạch)``: what has its own share of a plan is none."""
        percent, _, base = (self.scene.by_figure[o.figure] for o in operands)
        own = self.scene.shares.get(base.index)
        if own is None or own is percent or base.facet is not Facet.VALUE:
            return False
        if by_last_place(self.scene.arithmetic, "percent-of-plan", operands):
            return False
        return own.facet is Facet.LEVEL and own.base == "plan"

    def of_unprinted(self, operands: Sequence[Operand]) -> bool:
        """``nông nghiệp 31.740 (39,9%), dịch vụ 22.064 (27,8%)``: another share beside it gives the same whole, which is another one.

        So percentage and part are right, and no slip in the base makes it that whole. Shares cut off, not rounded, all give one
        that is a little larger.
        """
        if by_last_place(self.scene.arithmetic, "share", operands):
            return False
        percent, part = (self.scene.by_figure[o.figure] for o in operands[:2])
        shares = self.scene.shares
        if shares.get(part.index) is not percent:
            return False
        whole = self._whole(percent, part)
        printed = self.ranges.of(operands)["whole"][0]
        base = self.scene.by_figure[operands[2].figure]
        if self._beside_part(base, part) and self._whole(shares[base.index], base).scaled(converted(base, part)).meets(
            whole
        ):
            return True  # a part itself, and of the same whole
        for f in (*self.scene.back(part, _BESIDE), *self.scene.ahead(part, _BESIDE)):
            if not self._beside_part(f, part) or converted(f, part) != 1 or not same_kind(f, part):
                continue
            its = self._whole(shares[f.index], f)
            if its.meets(whole) and not its.meets(printed):
                if self._printed_elsewhere(operands, (whole, its)):
                    return True
                stated = stated_operands(operands, self.figures, self.scene.reading.decimal)[-1]
                meant = min(whole, its, key=_width)
                return next(slips_into(meant, stated), None) is None
        return False

    def _read(self, operands: Sequence[Operand]) -> Interval:
        """The range of the percentage as printed."""
        (read,) = self.ranges.of(operands[:1])[operands[0].role]
        return read

    def _beside_part(self, f: Fact, part: Fact) -> bool:
        """A figure in the part's sentence that has its own share right behind it."""
        own = self.scene.shares.get(f.index)
        return own is not None and own.facet is Facet.LEVEL and f.m.sentence == part.m.sentence

    def _printed_elsewhere(self, operands: Sequence[Operand], wholes: Sequence[Interval]) -> bool:
        """The whole that two shares give is printed, too, and the supposed one stands in another paragraph: it is not meant."""
        percent, part, base = (self.scene.by_figure[o.figure] for o in operands)
        if base.m.block == percent.m.block:
            return False
        return any(
            f.quantity
            and same_kind(f, part)
            and all(
                whole.meets(Interval.point(Fraction(f.m.figure.value or 0) * converted(f, part))) for whole in wholes
            )
            for f in self.scene.facts[: part.index]
        )

    def _whole(self, percent: Fact, part: Fact) -> Interval:
        """The whole that a part is so many per cent of, in the part's unit."""
        return _SHARE.solve(("whole", 0), self.ranges.of((Operand("percent", percent.id), Operand("part", part.id))))


def _width(read: Interval) -> Fraction:
    """How far the ends of a range are apart; of an open one, farther than of any other."""
    low, high = read.low, read.high
    return high - low if low is not None and high is not None else Fraction(10**30)
