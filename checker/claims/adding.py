"""Which figures of a list make its whole, and where a list ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import screened, total
from checker.claims.structure import MOST, Listing, Structure, words_between
from checker.vocabulary import Wording

_LAST = Wording(r"(?:^|[,;)] ?)<and>|^ ?<and>|<and> \w+(?: \w+){0,3} *$")
"""``và`` brings the last part: after a comma, or right before its name."""
_SKIPS_WITHIN = 14
"""Parts up to which a stretch inside the list may be left out."""
_WORDED = ("complete", "partial", "colon")


def adding_up(scene: Scene, structure: Structure, listing: Listing) -> tuple[Fact, ...] | None:
    """The parts of the listing that give the whole: its first ones, or all but nested ones. None where none do."""
    whole = listing.whole
    parts = [f for f in listing.parts if f is not whole][:MOST]
    alike = [f for f in parts if f.m.dimension == whole.m.dimension]
    longest = MOST
    if whole.mid < 100 and listing.wording in _WORDED:
        longest = max(2, len(ended(scene, structure, listing)))
    for kept in (alike, parts) if len(alike) != len(parts) else (parts,):
        for run in _runs(whole, kept, listing.wording):
            if len(run) <= longest and scene.arithmetic.holds("total", total(whole, run)):
                return run
    return None


def _runs(whole: Fact, parts: Sequence[Fact], wording: str) -> Iterator[tuple[Fact, ...]]:
    """Runs of two and more from the first part on whose printed ranges reach the whole; screened by floating point.

    Those that give the printed value come first, the longest before the others.
    """
    low = high = 0.0
    slack = 1e-9 * max(1.0, abs(whole.hi))
    scale = [screened(f, whole) for f in parts]
    hits: list[tuple[Fact, ...]] = []
    for n, f in enumerate(parts):
        low += f.lo * scale[n]
        high += f.hi * scale[n]
        if n and low - slack <= whole.hi and high + slack >= whole.lo:
            hits.append(tuple(parts[: n + 1]))
        if low > whole.hi * 1.5 + 10 and n > 1:
            break
    hits.sort(
        key=lambda run: (abs(sum(f.mid * k for f, k in zip(run, scale, strict=False)) - whole.mid) > slack, -len(run))
    )
    yield from hits
    if not hits and wording not in ("sum", "none") and len(parts) <= _SKIPS_WITHIN:
        yield from _with_gap(whole, parts, scale)


def _with_gap(whole: Fact, parts: Sequence[Fact], scale: Sequence[float]) -> Iterator[tuple[Fact, ...]]:
    """The list without one stretch inside it, which is a list of its own (``trong đó …``)."""
    mids = [f.mid * k for f, k in zip(parts, scale, strict=True)]
    slack = max(whole.hi - whole.lo, 1e-9 * abs(whole.hi))
    for end in range(len(parts), 1, -1):
        for i in range(1, end):
            for j in range(i + 1, end + 1):
                run = (*parts[:i], *parts[j:end])
                if len(run) > 1 and abs(sum(mids[:i]) + sum(mids[j:end]) - whole.mid) <= slack:
                    yield run


def ended(scene: Scene, structure: Structure, listing: Listing) -> list[Fact]:
    """The parts up to the list's end: its bracket or sentence closes, the separator changes, or ``và`` brings the last."""
    parts: list[Fact] = []
    for f in filter(structure.free, listing.parts):
        if listing.wording == "items":
            parts.append(f)
        elif listing.wording == "note":
            if parts and f.m.sentence != parts[-1].m.sentence:
                break
            parts.append(f)
        else:
            between = words_between(scene, parts[-1], f) if parts else ""
            if parts and _breaks_off(scene, listing.whole, parts, f, between):
                break
            parts.append(f)
            if len(parts) > 1 and ";" not in between and _LAST.search(between):
                break
    return parts


def _breaks_off(scene: Scene, whole: Fact, parts: Sequence[Fact], f: Fact, between: str) -> bool:
    """A figure no longer belongs to a list: it stands in a later sentence, or behind the list's first semicolon."""
    if f.m.sentence not in (whole.m.sentence, parts[-1].m.sentence):
        return True
    return len(parts) > 1 and ";" in between and ";" not in words_between(scene, parts[0], parts[1])
