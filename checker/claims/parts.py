"""What speaks for runs of listed figures as the parts of a whole: where they stand, what separates and what names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from checker.claims.base import Scene
from checker.claims.belief import Weights
from checker.claims.divisions import Tally
from checker.claims.endings import ending
from checker.claims.facts import Facet, Fact
from checker.claims.gaps import gap
from checker.claims.operands import TIMED, screened
from checker.claims.partwords import Said, kind_of, made_of, set_out
from checker.claims.structure import Listing
from checker.claims.ties import apart
from checker.claims.traces import explained


def told(
    scene: Scene,
    table: Weights,
    listing: Listing,
    parts: Sequence[Fact],
    run: Sequence[Fact],
    wanted: Iterable[tuple[int, bool]],
) -> Iterator[Said]:
    """What speaks for the first so many figures of a run, then for more of them, in one pass over it.

    ``parts``: all of the list, in its order. ``wanted``: how many each time, ever more, and whether they add up.
    """
    whole, first, wording, forwards = listing.whole, run[0], listing.wording, not listing.backwards
    own, amounts, known_kinds, shares = whole.m.factor, scene.amounts, scene.kinds.of, scene.shares
    counted_as, first_word, first_noun = whole.noun, first.word, first.noun
    where, lines, opened = apart(whole, first), wording in ("items", "note"), kind_of(wording) == "opened"
    signs: set[str] = set()
    strides: set[int] = set()
    kinds: set[int] = set()
    brackets: set[tuple[int, int]] = set()
    sentences = clauses = 1
    alike = whole_nouns = right = levels = shared = marks = longest = before = behind = counted = taken = 0
    largest = hundred = 0.0
    same_word, same_noun, final, restated = first_word != "", first_noun != "", False, False
    last = first
    tally = Tally(scene, whole)
    for n, holds in wanted:
        for f in run[taken:n]:
            if f is not first:
                between = gap(scene, last, f)
                signs.add(between.sign)
                strides.add(abs(f.index - last.index))
                marks += between.marks
                longest = max(longest, between.words)
                alike += between.alike
                final = between.final
                sentences += f.m.sentence != last.m.sentence
                clauses += f.clause != last.clause
            last, index, word, noun = f, f.index, f.word, f.noun
            kinds.add(known_kinds[index])
            if f.m.depth > whole.m.depth:
                brackets.add((f.m.sentence, f.m.bracket))
            tally.add(f)
            counted += amounts[index + 1] - amounts[index]
            before += word != ""
            behind += noun != ""
            whole_nouns += noun == counted_as != ""
            same_word, same_noun = same_word and word == first_word, same_noun and noun == first_noun
            largest = max(largest, f.mid if f.m.factor is own else f.mid * screened(f, whole))
            restated = restated or (f.mid == whole.mid and f.m.factor is own)
            share = shares.get(index)
            if share is not None:
                shared += 1
                hundred += share.mid
                if share.facet is Facet.LEVEL:
                    levels += 1
                    right += _is_share(share, f, whole)
        taken = n
        end = ending(scene, last)
        units, unlike = scene.kinds.among(whole, frozenset(kinds), _mixed)
        placed, weight = set_out(
            table,
            min(n, 7),
            wording,
            where,
            end.place if forwards else "listing" if n == len(parts) else "inside",
            forwards,
            next(iter(signs)) if len(signs) == 1 else _mixed_sign(signs),
            "short" if longest < 8 else "middling" if longest < 16 else "long",
            units,
            _numbered(n, abs(last.m.block - first.m.block) + 1, more=False)
            if lines
            else _numbered(n, marks + 1, more=True),
        )
        made, more = made_of(
            table,
            wording,
            _how_many(n, before),
            _how_many(n, behind),
            _passages(n, sentences, clauses),
            _left_out(n, _inside(amounts, first.index, last.index) - counted),
            final and forwards,
            _hundred(n, shared, hundred),
            _how_many(n, whole_nouns) if whole_nouns else "not" if behind == n else "untold",
            _how_many(n - 1, alike),
            "uneven" if len(strides) != 1 else "one" if 1 in strides else "even",
            _goes_on(scene, last, parts[n], signs, strides) if n < len(parts) else "at its end",
            "" if levels < 2 else "of whole" if right >= levels - 1 else "of some" if right else "of another",
            end.rest,
            end.others,
            *_too_large(whole, run[:n], largest, restated=restated, holds=holds, opened=opened),
            unlike,
            same_word or same_noun,
            end.open_ended and forwards,
            len(brackets) > 1,
            tally.told(n, parts[n] if n < len(parts) else None, rest=end.rest),
        )
        yield placed + made, weight + more


def _too_large(
    whole: Fact, run: Sequence[Fact], largest: float, *, restated: bool, holds: bool, opened: bool
) -> tuple[bool, bool]:
    """Whether a part is larger than the whole, and whether one is as large; neither where one slip may have made it so.

    Of a list that nothing opens (``9/9 nhà văn hóa …; còn 02 điểm``), a part as large as the whole speaks against it all the same.
    """
    larger = largest > whole.hi
    if not larger and not (restated and opened):
        return False, restated
    if holds:
        return larger, restated
    # Lists of amounts with a larger part come here only if one slip accounts for it.
    mistyped = (larger and whole.facet is not Facet.DELTA) or explained(whole, run)
    return larger and not mistyped, restated and not (mistyped and opened)


def _numbered(n: int, items: int, *, more: bool) -> str:
    """Whether so many parts have an item each; there may be one ``more``."""
    return "each" if items == n else "almost each" if more and items == n + 1 else "not each"


def _how_many(n: int, are: int) -> str:
    """How many of so many are so."""
    return "all" if are == n else "some" if are else "not"


def _mixed_sign(signs: AbstractSet[str]) -> str:
    """What stands between the parts, where not always the same does; *and* before the last doesn't count."""
    return next(iter(signs - {"and"})) if len(signs) == 2 and "and" in signs else "mixed"


def _passages(n: int, sentences: int, clauses: int) -> str:
    """Over which passages so many parts are spread."""
    if sentences > 1:
        return "parts one a sentence" if sentences == n else "parts over sentences"
    return "" if clauses in (1, n) else "parts over clauses"


def _inside(amounts: Sequence[int], one: int, other: int) -> int:
    """How many amounts there are between two figures, these included."""
    return amounts[max(one, other) + 1] - amounts[min(one, other)]


def _left_out(n: int, left: int) -> str:
    """How many amounts between the first and the last part are none of the parts."""
    return "none" if not left else "one" if left == 1 else "some" if left < n else "more"


def _hundred(n: int, shared: int, hundred: float) -> str:
    """Whether the percentages that follow the parts make a hundred."""
    if shared < n:
        return "of some" if shared else "none"
    return "full" if abs(hundred - 100) < 1 else "short" if hundred < 100 else "over"


def _goes_on(scene: Scene, last: Fact, following: Fact, signs: AbstractSet[str], strides: AbstractSet[int]) -> str:
    """Whether the figure behind the last part goes on as the parts did."""
    steady = abs(following.index - last.index) in strides
    if gap(scene, last, following).sign in signs:
        return "goes on alike" if steady else "goes on in sign"
    return "goes on in steps" if steady else "goes on otherwise"


def _mixed(whole: Fact, parts: Sequence[Fact]) -> tuple[str, tuple[bool, bool, bool, bool]]:
    """How the units of parts go with the whole's; and whether they differ in form, are bound, of other facets, and in depth."""
    counted = all(f.m.count or not f.m.dimension for f in parts)
    units = units_among(whole, {f.m.dimension for f in parts}, all_counted=counted)
    forms, depths = {f.m.over for f in parts}, {f.m.depth for f in parts}
    bound, facet = any(f.m.bound for f in parts), Facet.VALUE if whole.m.over < 0 else whole.facet
    facets = any(f.facet is not facet for f in parts)
    return units, (len(forms) > 1, bound, facets, len(depths) > 1)


def _is_share(percent: Fact, part: Fact, whole: Fact) -> bool:
    """The percentage is that of the part in the whole, as far as it is printed."""
    if not whole.mid:
        return False
    share = 100 * part.mid * screened(part, whole) / whole.mid
    return abs(share - percent.mid) <= 0.6 * 10.0**-percent.m.figure.decimals


def units_of(whole: Fact, run: Sequence[Fact]) -> str:
    """How the units of a run go with the whole's."""
    return units_among(whole, {f.m.dimension for f in run}, all_counted=all(f.m.count for f in run if f.m.dimension))


def units_among(whole: Fact, kinds: AbstractSet[str], *, all_counted: bool) -> str:
    """How the dimensions of parts go with the whole's."""
    if kinds == {whole.m.dimension} or (
        whole.facet is not Facet.RATE and kinds == {whole.m.dimension.removesuffix(TIMED)}
    ):
        return "units same" if whole.m.dimension else "units none"
    if kinds == {""}:
        return "units of whole only"
    if kinds <= {whole.m.dimension, ""}:
        return "units some"
    if not whole.m.dimension:
        return "units of parts only" if len(kinds) == 1 else "units of parts unlike"
    if whole.m.count and all_counted:
        return "units counted otherwise" if len(kinds) == 1 else "units counted unlike"
    return "units unlike"
