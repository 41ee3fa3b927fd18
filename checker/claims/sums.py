"""What a whole may be the sum of: runs of figures listed near it, each told in features of place and wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from checker.claim import ONE, Kind
from checker.claims.base import Scene
from checker.claims.belief import SLIPPED, WRONG, Features, Option, score, tells, weights
from checker.claims.closeness import of_sum
from checker.claims.cuts import cuts
from checker.claims.endings import open_ended
from checker.claims.facts import Facet, Fact
from checker.claims.operands import added, to_the_digit
from checker.claims.parts import told, units_of
from checker.claims.structure import MOST, Listing
from checker.claims.ties import UNIT_CARRIED, Ties
from checker.claims.traces import digits, explained, slip_luck
from checker.figure import Figure
from checker.vocabulary import Wording

FAMILY = "sum"
"""Name of these weights."""
_TIED = {"list closed", "first behind 0, bracket", "items each, opened", "units same"}
"""What shows that wording alone puts the figures of a bracket under the whole before it: ``207 lượt (42 lượt, 63 lượt)``."""
_UNTIED = {"shares short", "bracket behind plan", "bracket behind prev"}
"""What shows that the bracket is none of its parts: ``29 tổ, đạt 116% chỉ tiêu (10 hợp tác xã, 25 tổ)``."""
_UNREAD = re.compile(r"\( ?(?:[^\W\d_]+ )+~ ?,")
"""``14 chi bộ (thôn 9, trường 3, …)``: the first part was taken for the number of a name."""
_BROKEN_OFF = re.compile(r"[\s;,]*(?:\.\.\.|…)")
"""``thuế 11.240 triệu đồng; lệ phí 2.318 triệu đồng;… Một số khoản đạt thấp: …``: not all that there is."""
_INNER = Wording(r"\b<inner>\b")
"""``truy tố 88 vụ; xét xử 79 vụ, trong đó xử lưu động 6 vụ``: a part of the part before it."""
_OVER = 1.5
"""How many times larger than the whole its parts may be by more than a slip."""


@dataclass(eq=False)
class Run:
    """A candidate: these parts make the whole. One of very many, and so not frozen, which would take longer to make."""

    listing: Listing
    listed: tuple[Fact, ...]
    """The parts in the order of the list."""
    score: float
    features: tuple[Features, ...]
    holds: bool

    @property
    def whole(self) -> Fact:
        """The whole of the list."""
        return self.listing.whole

    @property
    def parts(self) -> tuple[Fact, ...]:
        """The parts in the order of the text."""
        return tuple(reversed(self.listed)) if self.listing.backwards else self.listed

    @property
    def unmended(self) -> float:
        """Share of such relations that are printed wrong in other ways than by one slip: few, where nothing says that it is all."""
        return WRONG - SLIPPED if _tells(self.listing.wording) and not self.whole.m.bound else 0.003

    @property
    def against(self) -> float:
        """What the sizes of its figures take off its score."""
        return 0.0

    @cached_property
    def option(self) -> Option:
        """The run as an option to weigh; made when asked for, since most runs are out of the question."""
        return _option(self)


def runs(scene: Scene, whole: Fact, listings: Iterable[Listing]) -> list[Run]:
    """The runs of a whole's listings that are worth weighing: those that add up, and those that end where the list does."""
    table = weights(FAMILY)
    ties = Ties(scene, whole)
    found: list[Run] = []
    seen: set[tuple[int, ...]] = set()
    for listing in listings:
        parts = [f for f in listing.parts if f is not whole][:MOST]
        if len(parts) < 2:
            continue
        about: Features = ()
        base = 0.0
        for kept in _kept(listing, parts):
            for run, wanted in cuts(scene, listing, kept, seen):
                if not about:
                    about = ties.about(listing, parts[0])
                    base = score(table, about)
                said = told(scene, table, listing, kept, run, wanted)
                for (n, holds), (features, weight) in zip(wanted, said, strict=True):
                    found.append(Run(listing, tuple(run[:n]), base + weight, (about, features), holds))
    return found


def sharing_none(found: Sequence[Run], taken: AbstractSet[int]) -> list[Run]:
    """The runs that none of these figures, by fact index, is a part of."""
    return [run for run in found if taken.isdisjoint(f.index for f in run.listed)]


def _kept(listing: Listing, parts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """The figures of a list; where they are a thing each, also those in the whole's unit alone."""
    if listing.wording in ("items", "note"):
        alike = [f for f in parts if f.m.dimension == listing.whole.m.dimension]
        if len(alike) not in (len(parts), 0, 1):
            yield alike
    yield parts


def _option(candidate: Run) -> Option:
    listing, run, features = candidate.listing, candidate.listed, candidate.features
    whole = listing.whole
    ordered = sorted(run, key=lambda f: f.index)
    shape, operands = added(whole, ordered)
    scales = [o.factor for o in operands]
    figures = [whole.m.figure, *(f.m.figure for f in ordered)]
    exactly, closeness = of_sum([whole, *run], operands, holds=candidate.holds)
    if exactly and not candidate.holds:
        operands = to_the_digit(operands)
    luck, slips = lucks(figures, scales, bound=whole.m.bound != "", holds=candidate.holds, exactly=exactly)
    loose = any(f.m.bound for f in (whole, *run)) or open_ended(ordered[-1])
    counted = bool(whole.m.figure.decimals) and not any(f.m.figure.decimals or f.m.dimension for f in run)
    return Option(
        Kind.TOTAL,
        shape,
        operands,
        candidate.score,
        luck,
        features,
        slips,
        unmended=candidate.unmended,
        accusable=("items of a later amount" not in features[0] or tells(slips))
        and "division overlapping" not in features[1]
        and not listing.wording.startswith("anew far")
        and not any(_BROKEN_OFF.match(f.m.after) for f in ordered[:-1])
        and not any(_INNER.search(f.m.before) for f in ordered[1:])
        and not (listing.wording == "before" and any(f.mid > whole.mid for f in run))
        and _UNREAD.search(ordered[0].m.before) is None
        and not _numbered(ordered)
        and (UNIT_CARRIED in features[0] or not _foreign(whole, run)),
        tied=not loose and not counted and _is_tied(listing, run, {*features[0], *features[1]}),
        closeness=closeness,
        doubtful=loose
        or counted
        or _either(whole, run)
        or (listing.wording == "before" and units_of(whole, run) == "units some"),
    )


def _is_tied(listing: Listing, run: Sequence[Fact], said: set[str]) -> bool:
    """All figures of a bracket right behind the whole, one for each item and in its unit."""
    one = len({f.m.bracket for f in run}) == 1 and all(f.facet is Facet.VALUE for f in run)
    if not one or not said >= _TIED or said & _UNTIED or len(run) != len(listing.parts):
        return False
    # "13.864 ha (chỉ tiêu 13.750 ha, sau điều chỉnh 13.700 ha)": what it is compared with.
    return sum(f.mid for f in run) <= _OVER * listing.whole.mid or explained(listing.whole, run)


def _either(whole: Fact, run: Sequence[Fact]) -> bool:
    """``17 kiến nghị: Sở A trả lời 06/07, Sở B 05/05``: the upper or the lower figures may be its parts."""
    return not whole.m.over and all(f.m.over > 0 for f in run)


def _numbered(run: Sequence[Fact]) -> bool:
    """``4 bản (Lao Xả 1, Lao Xả 2, Phình Hồ, Sủng Ma)``: two of one name, numbered."""
    return any(
        a.m.figure.label != "" and a.m.figure.label == b.m.figure.label and not a.m.dimension and a.mid + 1 == b.mid
        for a, b in pairwise(run)
    )


def _foreign(whole: Fact, run: Sequence[Fact]) -> bool:
    """Parts measured in a unit that the whole doesn't have: ``286 (12 ngày)``."""
    return not whole.m.dimension and any(f.m.dimension and not f.m.count for f in run)


def _tells(wording: str) -> bool:
    """The wording says that the list is all there is."""
    return wording in ("complete", "colon", "bracket", "bracket complete")


def lucks(
    figures: Sequence[Figure],
    scales: Sequence[Fraction] = (),
    *,
    bound: bool = False,
    holds: bool = False,
    exactly: bool | None = None,
) -> tuple[float, float | None]:
    """Chance that unrelated figures add up, and that they do but for one slip: none is asked for of what holds.

    The whole comes first. ``scales`` bring the figures to its unit; none are needed where all are in it. Figures that are all
    round in hundreds agree a hundred times as easily, and so does a whole of ``hơn 500``: ``bound``. Where ``exactly`` is told, only
    sums that are right to the last digit count, or only those that aren't.
    """
    target, *parts = figures
    factors = [1.0 if scale is ONE else float(scale) for scale in scales] or [1.0] * len(figures)
    endings = [_zeros(f) for f in figures]
    zeros = endings[0] if bound else min(endings)
    steps = max(1.0, abs(float(target.value or 0)) * 10.0 ** (target.decimals - zeros))
    loose = [
        abs(factor) * 10.0 ** (target.decimals - f.decimals)
        for f, factor in zip(parts, factors[1:], strict=True)
        if not f.exact
    ]
    width = 1.0 if exactly else sum(loose) / 2 + (exactly is None)
    return min(1.0, width / steps), None if holds else slip_luck(figures, factors, width, zeros, exactly=bool(exactly))


def _zeros(figure: Figure) -> int:
    """How many zeros a figure ends in, where it has no decimals."""
    printed = digits(figure)
    return 0 if figure.decimals else len(printed) - len(printed.rstrip("0"))
