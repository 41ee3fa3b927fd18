"""What speaks for a run of listed figures, in the words that weights are learned for."""

from __future__ import annotations

from functools import lru_cache

from checker.claims.belief import Features


@lru_cache(1024)
def set_out(n: int, wording: str, tie: str, place: str, separators: str, units: str, numbered: str) -> Features:
    """Features of how a list is set out; most lists of a report look alike."""
    kind = kind_of(wording)
    few = str(n) if n < 4 else "4-6" if n < 7 else "many"
    return (
        f"parts {few}, {kind}",
        place,
        f"{place}, {kind}",
        f"{separators}, {kind}",
        f"{separators}, {kind}, {tie}",
        units,
        f"items {numbered}, {kind}",
        f"{wording}: {place}, {numbered}",
        f"{wording}: {units}, {n if n < 4 else 'more'}",
    )


@lru_cache(1024)
def made_of(
    wording: str,
    naming: str,
    passages: str,
    left_out: str,
    final: bool,
    shares: str,
    likeness: tuple[str, ...],
    rest: bool,
    larger: bool,
    unlike: tuple[bool, ...],
    named_alike: bool,
    open_ended: bool,
) -> Features:
    """Features of what a list is made of."""
    kind = kind_of(wording)
    counted, introduced, strides, following, right = likeness
    forms, bound, facets, depths = unlike
    told = [naming]
    if passages:
        told.append(passages)
    told.append(f"left out {left_out}")
    if final:
        told.append("last after and")
    told += (
        shares,
        f"counted as whole {counted}, {kind}",
        f"introduced alike {introduced}, {kind}",
        f"strides {strides}, {kind}",
        f"list {following}, {kind}",
    )
    if right:
        told.append(f"percentages {right}")
    if rest:
        told.append("last is rest")
    if larger:
        told += "part larger than whole", f"part larger than whole, {naming}"
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
    return tuple(told)


def kind_of(wording: str) -> str:
    """Lists that wording or layout opens, columns, and runs that nothing opens."""
    if wording.startswith("column"):
        return "column"
    return "unopened" if wording in ("none", "before", "over", "under") else "opened"
