"""What a whole may be the sum of: runs of figures listed near it, each told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import comb

from checker.claim import ONE, Kind
from checker.claims.accusable import accusable, doubtful, tied
from checker.claims.base import Scene
from checker.claims.belief import SLIPPED, WRONG, Features, Option, score, weights
from checker.claims.closeness import of_sum
from checker.claims.cuts import cuts
from checker.claims.facts import Facet, Fact
from checker.claims.operands import added, screened, to_the_digit
from checker.claims.parts import told
from checker.claims.structure import MOST, Listing
from checker.claims.ties import Ties
from checker.claims.traces import digits, slip_luck
from checker.figure import Figure

FAMILY = "sum"
"""Name of these weights."""
_NEARLY_ALL = 0.85
"""Share of a whole from which a part may well take in others."""
_MOST_LEFT = 0.6
"""Share of a whole that a complete list reaches whatever was mistyped in it."""


@dataclass(eq=False)
class Run:
    """A candidate: these parts make the whole. One of very many, and so not frozen, which would take longer to make."""

    scene: Scene
    listing: Listing
    listed: tuple[Fact, ...]
    """The parts in the order of the list."""
    score: float
    features: tuple[Features, ...]
    holds: bool
    ways: int = 1
    """In how many ways its list was tried: figures left out inside it may add up by chance."""

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
        telling = (_tells(self.listing.wording) and not self._falls_short) or self._exceeds
        return WRONG - SLIPPED if telling and not self.whole.m.bound else 0.003

    @property
    def _falls_short(self) -> bool:
        """So much is left that the list is none of all: ``78.047 đảng viên (nữ 29.373, dự bị 4.650)``."""
        whole = self.whole
        return sum(f.hi * screened(f, whole) for f in self.listed) < _MOST_LEFT * whole.lo

    @property
    def _exceeds(self) -> bool:
        """Parts that are no more than some of all are more than all: ``trong đó`` 8, 33 and 88 of 111.

        Not if one of them is nearly all: most who are insured at all are insured twice.
        """
        whole = self.whole
        if self.listing.wording != "partial" or whole.facet is not Facet.VALUE:
            return False
        sizes = [f.lo * screened(f, whole) for f in self.listed]
        return sum(sizes) > whole.hi and max(sizes) < _NEARLY_ALL * whole.lo

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
                ways = 1 if run is kept else comb(len(kept), 3)
                for (n, holds), (features, weight) in zip(wanted, said, strict=True):
                    found.append(Run(scene, listing, tuple(run[:n]), base + weight, (about, features), holds, ways))
    return found


def sharing_none(found: Sequence[Run], taken: AbstractSet[int]) -> list[Run]:
    """The runs that none of these figures, by fact index, is a part of."""
    return [run for run in found if taken.isdisjoint(f.index for f in run.listed)] if taken else list(found)


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
    return Option(
        Kind.TOTAL,
        shape,
        operands,
        candidate.score,
        min(1.0, luck * candidate.ways),
        features,
        slips,
        unmended=candidate.unmended,
        accusable=accusable(candidate.scene, listing, ordered, features, slips),
        tied=tied(listing, ordered, features),
        closeness=closeness,
        doubtful=doubtful(listing, ordered),
    )


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
