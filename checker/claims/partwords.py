"""What speaks for a run of listed figures, in the words that weights are learned for."""

from __future__ import annotations

from functools import lru_cache

from checker.claims.belief import Features, Weights, score
from checker.claims.divisions import Divided

Said = tuple[Features, float]
"""Features, and the sum of their weights."""


@lru_cache(1024)
def set_out(
    table: Weights,
    n: int,
    wording: str,
    where: str,
    end: str,
    forwards: bool,
    sign: str,
    distance: str,
    units: str,
    numbered: str,
) -> Said:
    """Features of how a list of ``n`` parts (7 for all above) is set out; most lists of a report look alike.

    ``where`` it stands apart from its whole, at what ``end`` it ends or, told backwards, begins; the ``sign`` between its parts and
    their ``distance``; how its ``units`` go with the whole's, and whether its items are ``numbered``.
    """
    kind = kind_of(wording)
    few = str(n) if n < 4 else "4-6" if n < 7 else "many"
    place = f"{'ends' if forwards else 'begins'} {end}"
    separators = f"by {sign}, {distance}"
    told = (
        f"parts {few}, {kind}",
        place,
        f"{place}, {kind}",
        f"{separators}, {kind}",
        f"{separators}, {kind}, {f'apart in {where}, {wording}' if where else 'together'}",
        units,
        f"items {numbered}, {kind}",
        f"{wording}: {place}, {numbered}",
        f"{wording}: {units}, {n if n < 4 else 'more'}",
    )
    return told, score(table, told)


@lru_cache(1024)
def made_of(
    table: Weights,
    wording: str,
    before: str,
    behind: str,
    passages: str,
    left_out: str,
    final: bool,
    shares: str,
    counted: str,
    introduced: str,
    strides: str,
    following: str,
    right: str,
    rest: bool,
    others: bool,
    larger: bool,
    restated: bool,
    unlike: tuple[bool, ...],
    named_alike: bool,
    open_ended: bool,
    scattered: bool,
    divided: Divided,
) -> Said:
    """Features of what a list is made of: how many of its parts are named ``before`` and ``behind``, and the like.

    ``restated``: one is the whole's own number; ``scattered``: they stand in several brackets; ``divided``: how they divide the whole by their names.
    """
    kind = kind_of(wording)
    forms, bound, facets, depths = unlike
    naming = f"names {before} before, {behind} behind"
    told = [naming]
    if passages:
        told.append(passages)
    told.append(f"left out {left_out}")
    if final:
        told.append("last after and")
    told += (
        f"shares {shares}",
        f"counted as whole {counted}, {kind}",
        f"introduced alike {introduced}, {kind}",
        f"strides {strides}, {kind}",
        f"list {following}, {kind}",
    )
    if right:
        told.append(f"percentages {right}")
    if rest:
        told += "last is rest", f"last is rest, {wording}"
    if others:
        told += "last is others", f"last is others, {kind}"
    if larger:
        told += "part larger than whole", f"part larger than whole, {naming}"
    if restated:
        told += "part as large as whole", f"part as large as whole, {naming}"
    if forms:
        told.append("parts of unlike form")
    if bound:
        told.append("part bound")
    if facets:
        told.append("parts of other facet")
    if named_alike:
        told.append(f"parts named alike, {wording}")
    if depths:
        told.append("parts at several depths")
    if open_ended:
        told.append("list open ended")
    if scattered:
        told.append(f"parts in several brackets, {wording}")
    if divided.how:
        told += f"division {divided.how}", f"division {divided.how}, {kind}"
    if divided.then:
        told.append(f"division goes {divided.then}")
    if divided.has_whole:
        told.append("division has whole")
    return tuple(told), score(table, told)


def kind_of(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    plain = wording.startswith(("none", "before", "over", "under")) or wording.endswith("plain")
    return "unopened" if plain else "opened"
