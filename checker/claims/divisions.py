"""Wholes that are commonly divided so: *nam* and *nữ*, the levels of the state, a year's crops (``divisions.txt``).

Figures whose names are parts of one division are most likely parts of one whole, and the list is hardly at its end while the next
figure is named by yet another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.claims.base import Named, Scene
from checker.claims.facts import Fact
from checker.vocabulary import Wording, fold, folder

_WORDS = 8
"""Words before a figure, and behind it, that may hold its name."""
_APART = re.compile(r"[,;:.()~/]")
_LOOSE = " :(=–—-"
"""Signs between a name and its figure."""
_AND = Wording(r"<and>")
Part = tuple[int, int]
"""A division and a part of it, by number; the number of one whose parts overlap is negative."""
_Names = Mapping[str, tuple[tuple[tuple[str, ...], tuple[Part, ...]], ...]]
"""By its first word, each spelling with the parts that it may name."""
_NOT_NAMED = Named((), ())


@cache
def _names() -> _Names:
    """Spellings of all parts by their first word, the longest first."""
    parts: dict[tuple[str, ...], list[Part]] = {}
    lines = (folder() / "vocabulary" / "divisions.txt").read_text(encoding="utf-8").splitlines()
    told = [fold(line) for line in lines if line.strip() and not line.startswith("#")]
    for number, line in enumerate(told, 1):
        for part, spellings in enumerate(line.removeprefix("~").split("|")):
            for spelling in spellings.split(","):
                parts.setdefault(tuple(spelling.split()), []).append(
                    (-number if line.startswith("~") else number, part)
                )
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Part, ...]]]] = {}
    for words, meant in sorted(parts.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(words[0], []).append((words, tuple(meant)))
    return {first: tuple(found) for first, found in by_first.items()}


def named(scene: Scene, f: Fact) -> Named:
    """The parts of divisions that a figure is named by."""
    known = scene.named_parts.get(f.index)
    if known is None:
        before = tuple(_found(_last(f.m.before.rstrip(_LOOSE)).split()[-_WORDS:]))
        behind = tuple(_found(_first(f.m.after).split()[:_WORDS]))
        known = scene.named_parts[f.index] = Named(before, behind) if before or behind else _NOT_NAMED
    return known


def _last(words: str) -> str:
    said = _APART.split(words)[-1]
    return _AND.split(said)[-1]


def _first(words: str) -> str:
    said = _APART.split(words, maxsplit=1)[0]
    return _AND.split(said)[0]


def _found(words: list[str]) -> Iterator[Part]:
    """The parts named in a row of words; a word that belongs to a longer name counts for that only."""
    names = _names()
    at = 0
    while at < len(words):
        for spelling, meant in names.get(words[at], ()):
            if tuple(words[at : at + len(spelling)]) == spelling:
                yield from meant
                at += len(spelling)
                break
        else:
            at += 1


class Divided(NamedTuple):
    """How the parts of a list divide their whole, as far as their names tell."""

    how: str = ""
    """'all' of them are parts of one division, 'all but rest' or 'but one', 'some', some 'twice', or 'overlapping'; '' for none."""
    then: str = ""
    """The figure behind the list is one part more ('on'), one of them again ('anew'), or neither ('')."""
    has_whole: bool = False
    """The whole is named as a part of the same division."""


_UNDIVIDED = Divided()


class Tally:
    """How many parts of a list are named as parts of one division, while the list is read."""

    def __init__(self, scene: Scene, whole: Fact) -> None:
        self.scene, self.whole = scene, whole
        self._sides: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        """Of each division the parts met so far: by names before the figures, and by those behind."""

    def add(self, f: Fact) -> None:
        """One more part of the list."""
        names = named(self.scene, f)
        if names is _NOT_NAMED:
            return
        for met, parts in zip(self._sides, names, strict=True):
            for division, part in parts:
                met.setdefault(division, []).append(part)

    def told(self, n: int, following: Fact | None, *, rest: bool) -> Divided:
        """How the ``n`` parts so far divide the whole. ``following``: the figure behind them; ``rest``: the last is said to be the rest."""
        side, division, parts = self._best()
        if not parts:
            return _UNDIVIDED
        if division < 0:
            return Divided("overlapping")
        further = [] if following is None else named(self.scene, following)[side]
        others = [part for of, part in further if of == division]
        then = "" if not others else "anew" if others[0] in parts else "on"
        has_whole = any(of == division for names in named(self.scene, self.whole) for of, _ in names)
        return Divided(_how(n, parts, rest=rest), then, has_whole)

    def _best(self) -> tuple[int, int, Sequence[int]]:
        """The side and division with the most parts, and these; none with fewer than two."""
        best: tuple[int, int, Sequence[int]] = (0, 0, ())
        most = (1, 0, True)
        for side, met in enumerate(self._sides):
            for division, parts in met.items():
                if len(parts) > 1 and (size := (len(set(parts)), -len(parts), division > 0)) > most:
                    best, most = (side, division, parts), size
        return best


def _how(n: int, parts: Sequence[int], *, rest: bool) -> str:
    """How many of ``n`` figures the named ones are."""
    left = n - len(parts)
    if len(set(parts)) < len(parts):
        return "twice"
    if left == 1:
        return "all but rest" if rest else "but one"
    return "some" if left else "all"
