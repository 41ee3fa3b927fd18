"""Reasons to leave a relation alone that fails: its figures hold in another way, or what holds rules it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.claim import Claim, Kind, Operand
from checker.claims.base import Scene
from checker.claims.belief import Option
from checker.claims.facts import Facet
from checker.claims.operands import adds_up, converted, exact
from checker.claims.otherbases import OtherBases
from checker.equation import Equation
from checker.figure import Role
from checker.ranges import significant

_DIGITS = 3
"""So many digits don't agree by chance."""
_BEFORE = 40
"""Figures before one among which that is sought which it belongs to."""
_BESIDE = 8
"""Figures on either side of a part among which others have their share."""
_MANY = 10
"""How many times as much as it is told that something would have grown, so that it is measured from nothing else."""
_TOGETHER = Equation("change = current + previous")
_GROWN = Equation("percent = 100 * part / whole - 100"), Equation("percent = 100 * whole / part - 100")
_OF_PREVIOUS = Equation("percent = 100 * change / current")
_OF_RISE = Equation("percent = 100 / (actual / plan - 1)")
_SHARE_OF_RISE = Equation("percent = 100 * current / change")


class Otherwise:
    """What the relations that hold say of those that fail."""

    def __init__(self, scene: Scene, believed: Sequence[Claim]) -> None:
        self.scene = scene
        self.bases = OtherBases(scene)
        self.ranges = scene.arithmetic.ranges
        self.figures = self.ranges.figures
        self._shares: dict[tuple[int, ...], set[int]] = defaultdict(set)
        """The percentages that hold of a part and a base."""
        self._changes: dict[frozenset[int], set[int]] = defaultdict(set)
        """The changes that hold between two values."""
        self._wholes: dict[frozenset[int], set[int]] = defaultdict(set)
        """The wholes of the parts that add up."""
        for claim in believed:
            if claim.kind is Kind.CHANGE and len(claim.operands) == 3:
                change, *values = (o.figure for o in claim.operands)
                self._changes[frozenset(values)].add(change)
            if claim.kind is Kind.TOTAL:
                whole, *parts = (o.figure for o in claim.operands)
                self._wholes[frozenset(parts)].add(whole)
            if (claim.kind is Kind.RATIO or claim.shape == "level") and len(claim.operands) == 3:
                percent, *pair = (o.figure for o in claim.operands)
                self._shares[tuple(pair)].add(percent)

    def settles(self, option: Option) -> bool:
        """Whether the figures of an option that fails are not to be accused."""
        operands = option.operands
        match option.kind:
            case Kind.RATIO:
                return self._of_another_base(option)
            case Kind.TOTAL if option.shape == "total":
                return (
                    self._of_another_whole(operands)
                    or self._balances(operands)
                    or self._without_one(operands)
                    or self._siblings(operands)
                    or self._of_partners(operands)
                )
            case Kind.CHANGE if option.shape == "change":
                return (
                    self._holds(_TOGETHER, _upright(operands))
                    or self._from_nearest(operands)
                    or self._of_another_change(operands)
                    or self._of_another_time(operands)
                )
            case Kind.CHANGE if option.shape == "points":
                return self._of_another_change(operands)
            case Kind.GROWTH:
                return self._grown_otherwise(option)
            case Kind.GROWTH_DELTA:
                share = option.shape == "growth-of-rise" and self._holds(_SHARE_OF_RISE, operands)
                return share or self._of_earlier(option.shape, operands) or self.bases.of_share(operands)
            case _:
                return False

    def _of_another_base(self, option: Option) -> bool:
        """A percentage of something else than the base that it fails of."""
        operands = option.operands
        if (
            self._has_another(operands)
            or self.bases.of_group(operands)
            or self.bases.all_of_others(option)
            or self.bases.of_two(operands)
            or self.bases.of_change(operands)
        ):
            return True
        if option.shape == "percent-of-plan":
            return self.bases.is_actual(operands)
        if option.shape != "share":
            return False
        return self.bases.of_unprinted(operands) or any(self._holds(grown, operands, 2) for grown in _GROWN)

    def _grown_otherwise(self, option: Option) -> bool:
        """A growth or level of other values than those that it fails of."""
        operands = option.operands
        match option.shape:
            case "level":
                return self._has_another(operands) or self.bases.has_its_own(operands)
            case "growth":
                return self._of_change_told(operands)
            case "excess":
                # "6.520 tỷ đồng, vượt 1,9% dự toán (120 tỷ đồng)": the amount that it is exceeded by.
                return self._holds(_OF_RISE, operands, 2)
            case _:
                return False

    def _has_another(self, operands: Sequence[Operand]) -> bool:
        """``1.555,9 ha (đạt 19% diện tích), cùng kỳ 2.629,0 ha, bằng 59,2%``: another percentage is that of the two values."""
        percent, *pair = (o.figure for o in operands)
        return bool(self._shares.get(tuple(pair), set()) - {percent})

    def _of_earlier(self, shape: str, operands: Sequence[Operand]) -> bool:
        """``So với năm trước, khi bắt 5.927 vụ, số vụ tăng 947, tức 16,0%``: the value is the one before the change."""
        if shape not in ("growth-of-rise", "growth-of-fall"):
            return False
        value, change = (self.scene.times[self.scene.by_figure[o.figure].index] for o in operands[1:])
        # "8 tháng năm 2024 là 280.417,2, như vậy năm nay tăng 118.225,1"
        earlier = value.before or (change.told == "now" != value.told)
        return earlier and self._holds(_OF_PREVIOUS, operands, 2)

    def _of_another_whole(self, operands: Sequence[Operand]) -> bool:
        """``86 vụ, giảm 14 vụ so với cùng kỳ: phá rừng 19, …``: the parts add up to 86, and so are no parts of the change.

        Nor are they of the 52 in ``giải quyết 32/52 vụ, trong đó …`` that add up to 32.
        """
        own, *parts = (o.figure for o in operands)
        whole = self.scene.by_figure[own]
        others = (self.scene.by_figure[other] for other in self._wholes.get(frozenset(parts), ()))
        return any(
            other.facet is not whole.facet or (whole.m.over < 0 and other.index == whole.index - 1) for other in others
        )

    def _balances(self, operands: Sequence[Operand]) -> bool:
        """``Đầu năm 41.207 hộ, lắp mới 2.386 hộ, cắt hủy 174 hộ, cuối năm 43.419 hộ``: one of the parts went off."""
        whole, *parts = operands
        # "giảm 4 em (chuyển đi 5, chuyển đến 2, bỏ học 1)": of what came and went even a small one tells.
        change = self.scene.by_figure[whole.figure].facet is Facet.DELTA
        if not change and significant(self.figures[whole.figure]) < _DIGITS:
            return False
        for n, part in enumerate(parts):
            turned = [*parts[:n], part._replace(factor=-part.factor), *parts[n + 1 :]]
            if adds_up((whole, *turned), self.figures):
                return True
        return False

    def _of_change_told(self, operands: Sequence[Operand]) -> bool:
        """``tăng 0,86% so với cùng kỳ (bằng 993,8 ha)``: the bracket tells the change itself, not the value before."""
        percent, _, change = (self.scene.by_figure[o.figure] for o in operands)
        told = change.facet is Facet.PREV or self.scene.times[change.index].told == "earlier"
        told = told and not self._absurd(operands)
        if told or change.m.depth <= percent.m.depth or significant(self.figures[percent.id]) < 2:
            return False
        shape = "growth-of-rise" if percent.sign >= 0 else "growth-of-fall"
        values = (f for f in self.scene.back(percent, _BESIDE) if f.m.dimension == change.m.dimension and f.quantity)
        return any(
            self.scene.arithmetic.holds(
                shape,
                (
                    Operand("percent", percent.id),
                    Operand("current", f.id),
                    Operand("change", change.id, converted(change, f)),
                ),
            )
            for f in values
        )

    def _absurd(self, operands: Sequence[Operand]) -> bool:
        """``5,9 triệu đơn vị, tăng 13,7% so với năm 2012 (706.000 đơn vị)``: from there it would have grown many times as much."""
        percent, current, previous = (self.scene.by_figure[o.figure] for o in operands)
        return current.mid > previous.mid * (1 + _MANY * percent.mid / 100)

    def _without_one(self, operands: Sequence[Operand]) -> bool:
        """``Tổng số 60, bổ túc 60; …: 8.680``: without one of the parts, which belongs to another, the rest add up."""
        whole, *parts = operands
        if len(parts) <= 2 or significant(self.figures[whole.figure]) < _DIGITS:
            return False
        rests = (parts[:n] + parts[n + 1 :] for n in range(len(parts)))
        return any(adds_up((whole, *rest), self.figures) for rest in rests)

    def _siblings(self, operands: Sequence[Operand]) -> bool:
        """``huy động 94,6 tỷ đồng; dành cho giao thông 47,2, trường học 21,6, …``: the supposed whole is one part more."""
        whole = self.scene.by_figure[operands[0].figure]
        together = sum(exact(self.scene.by_figure[o.figure]) for o in operands)
        before = (f for f in self.scene.back(whole, _BEFORE) if f.m.dimension == whole.m.dimension)
        return any(exact(f) == together and significant(f.m.figure) >= _DIGITS for f in before)

    def _of_partners(self, operands: Sequence[Operand]) -> bool:
        """``17 kiến nghị: Sở A trả lời 06/07, Sở B 05/05, nơi khác 03/05``: the figures under these add up."""
        whole, *parts = (self.scene.by_figure[o.figure] for o in operands)
        if not all(f.m.over for f in parts):
            return False
        partners = [self.scene.facts[f.index + f.m.over] for f in parts]
        return sum(map(exact, partners)) == exact(whole)

    def _from_nearest(self, operands: Sequence[Operand]) -> bool:
        """``công nhận thêm 6 xã, vượt 1 xã so với kế hoạch (5 xã)``: the change is that of the figure right before it."""
        change, _, previous = (self.scene.by_figure[o.figure] for o in operands)
        nearest = next(iter(self.scene.back(change, 1)), None)
        if nearest is None or nearest.m.sentence != change.m.sentence or nearest.m.dimension != previous.m.dimension:
            return False
        return abs(exact(nearest) - exact(previous)) == abs(exact(change))

    def _of_another_change(self, operands: Sequence[Operand]) -> bool:
        """``đạt 66,84 điểm, tăng 1,57 điểm so với 65,27, tăng 7 bậc``: the values have their change already.

        That may be told twice, and once wrongly; but not in another unit, and of rates not in one sentence.
        """
        change, *values = (o.figure for o in operands)
        told = [self.figures[n] for n in sorted(self._changes.get(frozenset(values), set()) - {change})]
        own = self.figures[change]
        if own.role in (Role.POINTS, Role.PERCENT):
            return any(other.sentence == own.sentence and other.decimals >= own.decimals for other in told)
        if told and all(self.figures[n].sentence != own.sentence for n in values):
            return True  # "bê tông hóa 46,8 km, vượt 1,8 km so với kế hoạch 45 km. Thủy lợi kiên cố thêm 12,3 km"
        return any(other.unit not in ("", own.unit) for other in told)

    def _of_another_time(self, operands: Sequence[Operand]) -> bool:
        """``Tháng 7 xuất khẩu 23,0, nhập khẩu 22,0. Tháng 6 trước đó xuất siêu 1,87``: only the change is told of earlier."""
        change, *values = (self.scene.times[self.scene.by_figure[o.figure].index].told for o in operands)
        return change == "earlier" and "earlier" not in values and "compared" not in values

    def _holds(self, equation: Equation, operands: Sequence[Operand], digits: int = _DIGITS) -> bool:
        """The figures agree in another equation, by more than chance."""
        first = self.figures[operands[0].figure]
        return significant(first) >= digits and equation.holds(self.ranges.of(operands))


def _upright(operands: Sequence[Operand]) -> tuple[Operand, ...]:
    """All figures as they are printed, no change downwards."""
    return tuple(o._replace(factor=abs(o.factor)) for o in operands)
