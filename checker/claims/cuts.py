"""Where a list of parts may end: behind figures that add up to the whole, and wherever wording or layout ends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import added, adds_up, screened
from checker.claims.partwords import kind_of
from checker.claims.structure import Listing
from checker.claims.ties import named_total
from checker.claims.traces import explained
from checker.vocabulary import Wording

_NATURAL_WITHIN, _PLAIN_WITHIN = 24, 6
"""Parts up to which a list's natural ends are looked for: opened by wording or layout, and by nothing."""
_REMOTE = "anew far plain"
"""What is never meant unless it adds up."""
_FARTHEST, _NEAREST, _ANEW = 10, 4, 1.5
"""How many times larger than the whole parts may be, or smaller, to be taken for its parts with a slip in one figure: where wording
or layout opens the list, where nothing does, and where the list begins anew, behind others."""
_TELLING = 100
"""Wholes that hardly agree by chance with what is left when a stretch of the list is left out."""
_WITHIN = Wording(r"\b<within>\b")
_SKIPS_WITHIN = 12
"""Parts up to which a stretch inside the list may be left out."""

Cut = tuple[int, bool]
"""How many figures from the first on, and whether they add up."""


def cuts(
    scene: Scene, listing: Listing, parts: Sequence[Fact], seen: set[tuple[int, ...]]
) -> Iterator[tuple[Sequence[Fact], Sequence[Cut]]]:
    """Runs of two and more from the first part on, none twice: a row of figures, and how many of them each time."""
    whole = listing.whole
    kind = kind_of(listing.wording)
    opened = kind == "opened"
    late = listing.closed and scene.amounts[parts[0].index] > scene.amounts[whole.index + 1]
    strict = late or listing.adding_up
    told = kind != "unopened" or (listing.backwards and named_total(scene, whole))
    within = 0 if listing.adding_up or listing.wording == _REMOTE else _NATURAL_WITHIN if told else _PLAIN_WITHIN
    found: list[Cut] = []
    hit = False
    farthest = _ANEW if listing.wording.startswith("anew") else _FARTHEST if opened else _NEAREST
    for n, fits, near in _screened(whole, parts, farthest, within):
        holds = fits and (
            _exactly(scene, whole, parts[:n]) if strict else scene.arithmetic.holds(*added(whole, parts[:n]))
        )
        hit |= holds
        worth = holds or (near and _natural(scene, parts, n))
        if worth and _new(parts[:n], seen) and (holds or _may_be_mistyped(whole, parts[:n])):
            found.append((n, holds))
    if found:
        yield parts, found
    if opened and not hit and 3 < len(parts) <= _SKIPS_WITHIN:
        for run in _with_gap(whole, parts):
            if _exactly(scene, whole, run) and _new(run, seen):
                yield run, ((len(run), True),)


def _screened(whole: Fact, parts: Sequence[Fact], farthest: float, within: int) -> Iterator[tuple[int, bool, bool]]:
    """How many parts from the first on may make the whole, or come near it; by floating point.

    Near is at most so many times off, up to so many parts.
    """
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
            low += (f.lo if scale > 0 else f.hi) * scale
            high += (f.hi if scale > 0 else f.lo) * scale
        if n == 1:
            continue
        fits = low - slack <= most and high + slack >= least
        near = n <= within and low <= most * farthest and high * farthest >= least
        if fits or near:
            yield n, fits, near
        if low > most * farthest and n > 3:
            return
        if plain and n >= within and low - slack > most:
            return


def _may_be_mistyped(whole: Fact, run: Sequence[Fact]) -> bool:
    """What doesn't add up may be meant all the same: no part is larger than the whole, or one slip accounts for it."""
    if _strewn(run):
        return False
    if whole.facet is Facet.DELTA or max([f.mid * screened(f, whole) for f in run]) <= whole.hi:
        return True
    return explained(whole, run)


def _strewn(run: Sequence[Fact]) -> bool:
    """Over several sentences and not one in each: a list of parts stands together."""
    if run[0].m.sentence == run[-1].m.sentence:
        return False
    return len({f.m.sentence for f in run}) < len(run)


def _exactly(scene: Scene, whole: Fact, run: Sequence[Fact]) -> bool:
    """They add up to the last digit: where a figure is left out, a slip could hide within rounding behind one as large."""
    return adds_up(added(whole, run)[1], scene.reading.figures)


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
    slack = 1e-9 * abs(whole.hi)
    for end in range(len(parts), 2, -1):
        for i in range(1, end - 1):
            wanted = sums[end] + sums[i] - whole.mid
            for j in range(i + 1, end):
                if abs(sums[j] - wanted) <= slack and (whole.mid >= _TELLING or _set_apart(whole, parts[i], parts[0])):
                    yield (*parts[:i], *parts[j:end])


def _set_apart(whole: Fact, first: Fact, part: Fact) -> bool:
    """A figure in a bracket of its own, or behind ``trong đó``, begins a list of its own; one that is too large, or counts else, is no part."""
    no_part = first.mid > whole.mid or first.m.dimension != part.m.dimension
    return no_part or first.m.depth > part.m.depth or _WITHIN.search(first.m.before) is not None


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
