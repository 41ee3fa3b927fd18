"""What a whole may be the sum of: runs of figures listed near it, each told in features of place and wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from checker.claim import Kind, Operand
from checker.claims.base import Scene, quantity
from checker.claims.belief import SLIPPED, WRONG, Features, Option, score, weights
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import direction, printed_sign, screened, total
from checker.claims.structure import MOST, Listing, words_between
from checker.figure import Figure
from checker.vocabulary import Wording

FAMILY = "sum"
"""Name of these weights."""
_TIED = {"list closed", "first behind 0, bracket", "items each, opened", "units same"}
"""What shows that wording alone puts the figures of a bracket under the whole before it: ``207 lượt (42 lượt, 63 lượt)``."""
_NATURAL_WITHIN = 24
"""Parts up to which a list's natural ends are looked for."""
_FARTHEST = 10
"""How many times larger than the whole parts may be, or smaller, to be taken for its parts with a slip in one figure."""
_SKIPS_WITHIN = 12
"""Parts up to which a stretch inside the list may be left out."""
_LAST = Wording(r"(?:^|[,;)] ?)<and>|^ ?<and>|<and> \w+(?: \w+){0,3} *$")
"""``và`` brings the last part: after a comma, or right before its name."""
_OPEN_ENDED = Wording(r"<open_ended>|\.\.\.|…")
_TOTAL = Wording(r"\b<whole*>|<sums>")


@dataclass(frozen=True, slots=True)
class Run:
    """A candidate: these parts, in the order of the text, make the whole."""

    whole: Fact
    parts: tuple[Fact, ...]
    listing: Listing
    option: Option
    holds: bool


def runs(scene: Scene, listings: Sequence[Listing]) -> list[Run]:
    """The runs worth weighing: those that add up, and those that end where the list does."""
    table = weights(FAMILY)
    found: list[Run] = []
    seen: set[tuple[int, ...]] = set()
    for listing in listings:
        parts = [f for f in listing.parts if f is not listing.whole][:MOST]
        if len(parts) < 2:
            continue
        whole = listing.whole
        about = _about(scene, listing, parts)
        base = score(table, about)
        alike = [f for f in parts if f.m.dimension == whole.m.dimension]
        several = listing.wording in ("items", "note") and len(alike) not in (len(parts), 0, 1)
        for kept in (alike, parts) if several else (parts,):
            for run, holds in _cut(scene, listing, kept):
                key = tuple(f.index for f in run)
                if key in seen:
                    continue
                seen.add(key)
                told = _told(scene, listing, run, kept)
                made = _option(listing, run, base + score(table, told), (about, told))
                ordered = tuple(reversed(run)) if listing.backwards else tuple(run)
                found.append(Run(whole, ordered, listing, made, holds))
    return found


def _option(listing: Listing, run: Sequence[Fact], weight: float, features: tuple[Features, ...]) -> Option:
    whole = listing.whole
    ordered = sorted(run, key=lambda f: f.index)
    luck, slips = lucks([whole.m.figure, *(f.m.figure for f in run)])
    loose = any(f.m.bound for f in (whole, *run)) or _OPEN_ENDED.search(ordered[-1].m.after) is not None
    counted = bool(whole.m.figure.decimals) and not any(f.m.figure.decimals or f.m.dimension for f in run)
    return Option(
        Kind.TOTAL,
        *added(whole, ordered),
        weight,
        luck,
        features,
        slips,
        unmended=WRONG - SLIPPED if _tells(listing.wording) else 0.003,
        accusable=not whole.m.bound and "items of a later amount" not in features[0] and not _foreign(whole, run),
        tied=not loose and not counted and _is_tied(listing, run, {*features[0], *features[1]}),
        doubtful=loose or counted or (listing.wording == "before" and _units(whole, run) == "units some"),
    )


def _is_tied(listing: Listing, run: Sequence[Fact], told: set[str]) -> bool:
    """All figures of a bracket right behind the whole, one for each item and in its unit."""
    one = len({f.m.bracket for f in run}) == 1 and all(f.facet is Facet.VALUE for f in run)
    return one and told >= _TIED and len(run) == len(listing.parts) and "shares short" not in told


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


def lucks(figures: Sequence[Figure]) -> tuple[float, float]:
    """Chance that unrelated figures add up, and that they do but for one slip. The whole comes first.

    Figures that are all round in hundreds agree a hundred times as easily.
    """
    target, *parts = figures
    shapes = [_shape(f) for f in figures]
    zeros = min(ending for _, ending in shapes)
    steps = abs(float(target.value or 0)) * 10.0 ** (target.decimals - zeros)
    width = sum(not f.exact for f in parts) / 2 + 1
    digits = sum(max(1, length - zeros) for length, _ in shapes)
    size = max(1.0, steps)
    return min(1.0, width / size), min(0.7, 9 * digits * width / size)


def _shape(figure: Figure) -> tuple[int, int]:
    """How many digits a figure has, and how many zeros it ends in where it has no decimals."""
    digits = str(abs(figure.value or Decimal(0))).replace(".", "")
    return len(digits), 0 if figure.decimals else len(digits) - len(digits.rstrip("0"))


# ---- cuts ---------------------------------------------------------------------------------------------------------------


def _cut(scene: Scene, listing: Listing, parts: Sequence[Fact]) -> Iterator[tuple[Sequence[Fact], bool]]:
    """Runs of two and more from the first part on, and whether each adds up; screened by floating point."""
    whole = listing.whole
    low = high = 0.0
    slack = 1e-9 * max(1.0, abs(whole.hi))
    scale = [_way(f, whole) * screened(f, whole) for f in parts]
    hit = False
    for n, f in enumerate(parts):
        ends = f.lo * scale[n], f.hi * scale[n]
        low += min(ends)
        high += max(ends)
        if not n:
            continue
        run = parts[: n + 1]
        holds = low - slack <= whole.hi and high + slack >= whole.lo
        holds = holds and scene.arithmetic.holds(*added(whole, run))
        hit |= holds
        near = low <= whole.hi * _FARTHEST and high * _FARTHEST >= whole.lo
        if holds or (near and n < _NATURAL_WITHIN and _natural(scene, parts, n)):
            yield run, holds
        if low > whole.hi * _FARTHEST and n > 2:
            break
    if not hit and _kind(listing.wording) == "opened" and 3 < len(parts) <= _SKIPS_WITHIN:
        for run in _with_gap(whole, parts, scale):
            if scene.arithmetic.holds(*added(whole, run)):
                yield run, True


def _way(f: Fact, whole: Fact) -> int:
    """-1 for a change against the direction of the whole's."""
    return -1 if whole.facet is f.facet is Facet.DELTA and (f.sign or 1) != (whole.sign or 1) else 1


def _with_gap(whole: Fact, parts: Sequence[Fact], scale: Sequence[float]) -> Iterator[Sequence[Fact]]:
    """The list without one stretch inside it, which is a list of its own (``trong đó …``)."""
    sums = list(accumulate((f.mid * k for f, k in zip(parts, scale, strict=True)), initial=0.0))
    slack = max(whole.hi - whole.lo, 1e-9 * abs(whole.hi))
    for end in range(len(parts), 2, -1):
        for i in range(1, end - 1):
            wanted = sums[end] + sums[i] - whole.mid
            for j in range(i + 1, end):
                if abs(sums[j] - wanted) <= slack:
                    yield (*parts[:i], *parts[j:end])


def _natural(scene: Scene, parts: Sequence[Fact], n: int) -> bool:
    """A list may end behind its n-th part: nothing of it follows, or a new sentence, clause or bracket begins."""
    if n + 1 >= len(parts):
        return True
    last, following = parts[n], parts[n + 1]
    if (
        last.m.sentence != following.m.sentence
        or last.clause != following.clause
        or last.m.bracket != following.m.bracket
    ):
        return True
    return _LAST.search(words_between(scene, *_in_order(parts[n - 1], last))) is not None


def _in_order(a: Fact, b: Fact) -> tuple[Fact, Fact]:
    return (a, b) if a.index < b.index else (b, a)


# ---- what is told -------------------------------------------------------------------------------------------------------


def _about(scene: Scene, listing: Listing, parts: Sequence[Fact]) -> Features:
    """What speaks for the list, wherever it ends."""
    whole, first = listing.whole, parts[0]
    told = [f"list {listing.wording}{' back' if listing.backwards else ''}"]
    if listing.wording == "items":
        earlier = any(
            quantity(f) and f.m.dimension == whole.m.dimension
            for f in scene.of_block(whole.m.block)
            if f.index < whole.index
        )
        told.append(f"items of {'a later amount' if earlier else 'the first amount'}")
    if listing.closed:
        told.append("list closed")
    if _TOTAL.search(whole.m.before[-40:]):
        told.append(f"whole named total, {listing.wording}")
    if whole.facet is not Facet.VALUE:
        told.append(f"whole is {whole.facet.value}")
    if whole.m.over:
        told.append("whole over" if whole.m.over > 0 else "whole under")
    if whole.m.depth:
        told.append("whole in bracket")
    if whole.m.bound:
        told.append("whole bound")
    told.append(f"whole of {_size(whole)}")
    if first.m.block != whole.m.block:
        told.append(f"first in other block, {listing.wording}")
    elif first.m.sentence != whole.m.sentence:
        told.append(f"first in other sentence, {listing.wording}")
    elif first.clause != whole.clause:
        told.append(f"first in other clause, {listing.wording}")
    between = scene.facts[min(whole.index, first.index) + 1 : max(whole.index, first.index)]
    passed = sum(quantity(f) and f.m.over >= 0 for f in between)
    told.append(f"first behind {min(2, passed)}, {listing.wording}")
    if any(f.m.percent or f.facet is Facet.DELTA for f in between):
        told.append(f"first behind percentage, {listing.wording}")
    return tuple(told)


def _size(whole: Fact) -> str:
    return "one digit" if whole.mid < 10 else "two digits" if whole.mid < 100 else "more"


def _told(scene: Scene, listing: Listing, run: Sequence[Fact], parts: Sequence[Fact]) -> Features:
    """What speaks for this run of the list."""
    whole, last = listing.whole, run[-1]
    ordered = sorted(run, key=lambda f: f.index)
    wording = listing.wording
    n = len(run)
    told = [
        f"parts {n if n < 4 else '4-6' if n < 7 else 'many'}, {_kind(wording)}",
        _ending(scene, listing, run, parts),
    ]
    told.append(f"{told[-1]}, {_kind(wording)}")
    told.append(f"{_separators(scene, ordered)}, {_kind(wording)}")
    units = _units(whole, run)
    told.append(units)
    whole_list = _numbered(scene, listing, ordered)
    told.append(f"items {whole_list}, {_kind(wording)}")
    told.append(f"{wording}: {told[1]}, {whole_list}")
    told.append(f"{wording}: {units}, {n if n < 4 else 'more'}")
    told.append(_naming(run))
    sentences = len({f.m.sentence for f in run})
    if sentences > 1:
        told.append("parts one a sentence" if sentences == n else "parts over sentences")
    elif len({f.clause for f in run}) not in (1, n):
        told.append("parts over clauses")
    inside = scene.facts[ordered[0].index + 1 : ordered[-1].index]
    chosen = {f.index for f in run}
    left = sum(quantity(f) and f.m.over >= 0 and f.index not in chosen for f in inside)
    told.append(f"left out {'none' if not left else 'one' if left == 1 else 'some' if left < n else 'more'}")
    if not listing.backwards and _LAST.search(words_between(scene, *_in_order(run[-2], last))):
        told.append("last after and")
    told.append(_shares(scene, ordered))
    if scene.words.cues["rest"].search(last.m.before):
        told.append("last is rest")
    if max(f.mid * screened(f, whole) for f in run) > whole.hi:
        told.append("part larger than whole")
    if len({f.m.over for f in run}) > 1:
        told.append("parts of unlike form")
    if any(f.m.bound for f in run):
        told.append("part bound")
    if any(f.facet is not whole.facet for f in run):
        told.append("parts of other facet")
    if _labelled_alike(run):
        told.append(f"parts named alike, {wording}")
    if len({f.m.depth for f in run}) > 1:
        told.append("parts at several depths")
    if not listing.backwards and _OPEN_ENDED.search(last.m.after):
        told.append("list open ended")
    return tuple(told)


def _kind(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    return "unopened" if wording in ("none", "before", "over", "under") else "opened"


def _shares(scene: Scene, ordered: Sequence[Fact]) -> str:
    """Whether the percentages that follow the parts make a hundred."""
    behind = [scene.facts[f.index + 1] for f in ordered if f.index + 1 < len(scene.facts)]
    percents = [p for f, p in zip(ordered, behind, strict=False) if p.m.percent and p.m.sentence == f.m.sentence]
    if len(percents) < len(ordered):
        return f"shares {'of some' if percents else 'none'}"
    total = sum(p.mid for p in percents)
    return f"shares {'full' if abs(total - 100) < 1 else 'short' if total < 100 else 'over'}"


def _numbered(scene: Scene, listing: Listing, ordered: Sequence[Fact]) -> str:
    """Whether the items between the first and the last part have a number each, as far as commas tell items apart."""
    if listing.wording in ("items", "note"):
        blocks = ordered[-1].m.block - ordered[0].m.block + 1
        return "each" if blocks == len(ordered) else "not each"
    marks = sum(gap(scene, a, b).marks for a, b in pairwise(ordered))
    n = len(ordered) - 1
    return "each" if marks == n else "almost each" if marks == n + 1 else "not each"


def _naming(run: Sequence[Fact]) -> str:
    """Where the parts have their names: before the number, behind it, or both."""
    before = sum(bool(f.m.figure.label.strip()) for f in run)
    behind = sum(bool(f.m.noun.strip()) for f in run)
    n = len(run)
    return f"names {'all' if before == n else 'some' if before else 'not'} before, {'all' if behind == n else 'some' if behind else 'not'} behind"


def _separators(scene: Scene, ordered: Sequence[Fact]) -> str:
    """What stands between the parts."""
    gaps = [gap(scene, a, b) for a, b in pairwise(ordered)]
    kinds = {g.sign for g in gaps}
    longest = max(g.words for g in gaps)
    kinds -= {"and"} if len(kinds) > 1 else set()
    name = kinds.pop() if len(kinds) == 1 else "mixed"
    return f"by {name}, {'short' if longest < 8 else 'middling' if longest < 16 else 'long'}"


def _ending(scene: Scene, listing: Listing, run: Sequence[Fact], parts: Sequence[Fact]) -> str:
    """What stands where the run ends."""
    last = run[-1]
    if listing.backwards:
        return "begins listing" if len(run) == len(parts) else "begins inside"
    following = next(iter(scene.ahead(last, 1)), None)
    if following is None or following.m.block != last.m.block:
        return "ends block"
    if following.m.sentence != last.m.sentence:
        return "ends sentence"
    if following.m.depth < last.m.depth:
        return "ends bracket"
    if following.clause != last.clause:
        return "ends clause"
    after = next((f for f in scene.ahead(last, 4) if quantity(f) and f.m.over >= 0), None)
    if after is None or after.m.sentence != last.m.sentence:
        return "ends figures"
    if after.m.dimension != last.m.dimension:
        return "ends unit"
    return "ends inside"


def _units(whole: Fact, run: Sequence[Fact]) -> str:
    kinds = {f.m.dimension for f in run}
    if kinds == {whole.m.dimension}:
        return "units same" if whole.m.dimension else "units none"
    if kinds == {""}:
        return "units of whole only"
    if kinds <= {whole.m.dimension, ""}:
        return "units some"
    if not whole.m.dimension:
        return "units of parts only" if len(kinds) == 1 else "units of parts unlike"
    if whole.m.count and all(f.m.count for f in run if f.m.dimension):
        return "units counted otherwise" if len(kinds) == 1 else "units counted unlike"
    return "units unlike"


def _labelled_alike(run: Sequence[Fact]) -> bool:
    """The word right before or the words after every number are the same."""
    first = run[0]
    return (first.word != "" and all(f.word == first.word for f in run)) or (
        first.noun != "" and all(f.noun == first.noun for f in run)
    )


def none_of_them(whole: Fact) -> Features:
    """What speaks for it that a figure is no sum of others printed here."""
    told = [f"none of {_size(whole)}"]
    if whole.m.bound:
        told.append("none bound")
    if whole.facet is not Facet.VALUE:
        told.append("none of other facet")
    if _TOTAL.search(whole.m.before[-40:]):
        told.append("none named total")
    return tuple(told)
