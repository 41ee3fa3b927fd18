"""What a whole may be the sum of: runs of figures listed near it, each told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from checker.claim import Kind, Operand
from checker.claims.base import Scene
from checker.claims.belief import SLIPPED, WRONG, Features, Option, score, weights
from checker.claims.endings import OPEN_ENDED
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import direction, printed_sign, rescaled, screened, total
from checker.claims.parts import Told, units_of
from checker.claims.partwords import kind_of
from checker.claims.structure import MOST, Listing
from checker.claims.ties import UNIT_CARRIED, Ties
from checker.claims.traces import digits, mended, slip_luck
from checker.figure import Figure

FAMILY = "sum"
"""Name of these weights."""
_TIED = {"list closed", "first behind 0, bracket", "items each, opened", "units same"}
"""What shows that wording alone puts the figures of a bracket under the whole before it: ``207 lượt (42 lượt, 63 lượt)``."""
_NATURAL_WITHIN = 24
"""Parts up to which a list's natural ends are looked for."""
_FARTHEST, _NEAREST = 10, 4
"""How many times larger than the whole parts may be, or smaller, to be taken for its parts with a slip in one figure: where wording
or layout opens the list, and where nothing does."""
_SKIPS_WITHIN = 12
"""Parts up to which a stretch inside the list may be left out."""


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
            for told, holds in _cut(scene, listing, kept, seen):
                if not about:
                    about = ties.about(listing, parts[0])
                    base = score(table, about)
                features = told.features(mended=told.outgrown and not holds and _mended(listing.whole, told.run))
                found.append(Run(listing, tuple(told.run), base + score(table, features), (about, features), holds))
    return found


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
    luck, slips = lucks(figures, scales, bound=whole.m.bound != "", holds=candidate.holds)
    loose = any(f.m.bound for f in (whole, *run)) or OPEN_ENDED.search(ordered[-1].m.after) is not None
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
        accusable="items of a later amount" not in features[0]
        and (UNIT_CARRIED in features[0] or not _foreign(whole, run)),
        tied=not loose and not counted and _is_tied(listing, run, {*features[0], *features[1]}),
        doubtful=loose
        or counted
        or _either(whole, run)
        or (listing.wording == "before" and units_of(whole, run) == "units some"),
    )


def _mended(whole: Fact, run: Sequence[Fact]) -> bool:
    """One slip in a figure accounts for all that the parts miss the whole by."""
    if whole.facet is Facet.DELTA:
        factors = [float(o.factor) for o in added(whole, run)[1]]
    else:
        own = whole.m.factor
        factors = [1.0, *[1.0 if f.m.factor is own else float(rescaled(f, whole)) for f in run]]
    return mended([whole.m.figure, *[f.m.figure for f in run]], factors)


def _is_tied(listing: Listing, run: Sequence[Fact], told: set[str]) -> bool:
    """All figures of a bracket right behind the whole, one for each item and in its unit."""
    one = len({f.m.bracket for f in run}) == 1 and all(f.facet is Facet.VALUE for f in run)
    return one and told >= _TIED and len(run) == len(listing.parts) and "shares short" not in told


def _either(whole: Fact, run: Sequence[Fact]) -> bool:
    """``17 kiến nghị: Sở A trả lời 06/07, Sở B 05/05``: the upper or the lower figures may be its parts."""
    return not whole.m.over and all(f.m.over > 0 for f in run)


def _foreign(whole: Fact, run: Sequence[Fact]) -> bool:
    """Parts measured in a unit that the whole doesn't have: ``286 (12 ngày)``."""
    return not whole.m.dimension and any(f.m.dimension and not f.m.count for f in run)


def _tells(wording: str) -> bool:
    """The wording says that the list is all there is."""
    return wording in ("complete", "colon", "bracket", "bracket complete")


def added(whole: Fact, run: Sequence[Fact]) -> tuple[str, tuple[Operand, ...]]:
    """The shape of a sum and its operands: changes keep their direction."""
    if whole.facet is not Facet.DELTA or any(f.facet is not Facet.DELTA for f in run):
        return "total", total(whole, run)
    way = direction(whole)
    return "sum-of-changes", (
        Operand("whole", whole.id, Fraction(printed_sign(whole))),
        *(Operand("part", f.id, direction(f) * way * printed_sign(whole) * f.factor / whole.factor) for f in run),
    )


def lucks(
    figures: Sequence[Figure], scales: Sequence[Fraction] = (), *, bound: bool = False, holds: bool = False
) -> tuple[float, float | None]:
    """Chance that unrelated figures add up, and that they do but for one slip: none is asked for of what holds.

    The whole comes first. ``scales`` bring the figures to its unit; none are needed where all are in it. Figures that are all
    round in hundreds agree a hundred times as easily, and so does a whole of ``hơn 500``: ``bound``.
    """
    target, *parts = figures
    scales = scales or [Fraction(1)] * len(figures)
    endings = [_zeros(f) for f in figures]
    zeros = endings[0] if bound else min(endings)
    steps = max(1.0, abs(float(target.value or 0)) * 10.0 ** (target.decimals - zeros))
    loose = (
        abs(float(scale)) * 10.0 ** (target.decimals - f.decimals)
        for f, scale in zip(parts, scales[1:], strict=True)
        if not f.exact
    )
    width = sum(loose) / 2 + 1
    return min(1.0, width / steps), None if holds else slip_luck(figures, scales, width, zeros)


def _zeros(figure: Figure) -> int:
    """How many zeros a figure ends in, where it has no decimals."""
    printed = digits(figure)
    return 0 if figure.decimals else len(printed) - len(printed.rstrip("0"))


# ---- cuts ---------------------------------------------------------------------------------------------------------------


def _cut(
    scene: Scene, listing: Listing, parts: Sequence[Fact], seen: set[tuple[int, ...]]
) -> Iterator[tuple[Told, bool]]:
    """Runs of two and more from the first part on, and whether each adds up; none twice."""
    whole = listing.whole
    opened = kind_of(listing.wording) == "opened"
    told: Told | None = None
    hit = False
    again = _restating(whole, parts)
    for n, fits, near in _screened(whole, parts, _FARTHEST if opened else _NEAREST):
        run = parts[:n]
        holds = fits and scene.arithmetic.holds(*added(whole, run))
        hit |= holds
        worth = holds or (near and n < again and n <= _NATURAL_WITHIN and _natural(scene, parts, n))
        if worth and _new(run, seen):
            told = told or Told(scene, listing, parts)
            told.take(run)
            yield told, holds
    if opened and not hit and 3 < len(parts) <= _SKIPS_WITHIN:
        for run in _with_gap(whole, parts):
            if scene.arithmetic.holds(*added(whole, run)) and _new(run, seen):
                told = Told(scene, listing, parts)
                told.take(run)
                yield told, True


def _screened(whole: Fact, parts: Sequence[Fact], farthest: float) -> Iterator[tuple[int, bool, bool]]:
    """How many parts from the first on may make the whole, or come near it (at most so many times off); by floating point."""
    least, most = whole.lo, whole.hi
    slack = 1e-9 * max(1.0, abs(most))
    plain, factor = whole.facet is not Facet.DELTA, whole.m.factor
    low = high = 0.0
    for n, f in enumerate(parts, 1):
        if plain and f.m.factor is factor:
            low += f.lo
            high += f.hi
        else:
            scale = _scale(f, whole)
            low += min(f.lo * scale, f.hi * scale)
            high += max(f.lo * scale, f.hi * scale)
        if n == 1:
            continue
        fits = low - slack <= most and high + slack >= least
        near = low <= most * farthest and high * farthest >= least
        if fits or near:
            yield n, fits, near
        if low > most * farthest and n > 3:
            return


def _scale(f: Fact, whole: Fact) -> float:
    """What a part is multiplied by to be added to the whole's others; changes against its direction are negative."""
    against = whole.facet is Facet.DELTA and f.facet is Facet.DELTA and (f.sign or 1) != (whole.sign or 1)
    return -screened(f, whole) if against else screened(f, whole)


def _new(run: Sequence[Fact], seen: set[tuple[int, ...]]) -> bool:
    """Whether a run was not there before; now it was."""
    key = tuple([f.index for f in run])
    if key in seen:
        return False
    seen.add(key)
    return True


def _with_gap(whole: Fact, parts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """The list without one stretch inside it, which is a list of its own (``trong đó …``)."""
    sums = list(accumulate((f.mid * _scale(f, whole) for f in parts), initial=0.0))
    slack = max(whole.hi - whole.lo, 1e-9 * abs(whole.hi))
    for end in range(len(parts), 2, -1):
        for i in range(1, end - 1):
            wanted = sums[end] + sums[i] - whole.mid
            for j in range(i + 1, end):
                if abs(sums[j] - wanted) <= slack:
                    yield (*parts[:i], *parts[j:end])


def _restating(whole: Fact, parts: Sequence[Fact]) -> int:
    """From how many parts on one is the whole itself, told again: ``48.612 lượt (năm 2022: 44.190 lượt, năm nay 48.612 lượt)``."""
    value, factor = whole.m.figure.value, whole.factor
    for n, f in enumerate(parts, 1):
        if f.mid == whole.mid and f.m.figure.value == value and f.factor == factor:
            return n
    return len(parts) + 1


def _natural(scene: Scene, parts: Sequence[Fact], n: int) -> bool:
    """A list may end behind its n-th part: nothing of it follows, or a new sentence, clause or bracket begins."""
    if n >= len(parts):
        return True
    last, following = parts[n - 1], parts[n]
    return (
        last.m.sentence != following.m.sentence
        or last.clause != following.clause
        or last.m.bracket != following.m.bracket
        or gap(scene, parts[n - 2], last).final
    )
