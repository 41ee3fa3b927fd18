"""Wholes and parts: a list that may add up, and what is known to add up so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.claims.base import Scene, comparable
from checker.claims.facts import Facet, Fact
from checker.vocabulary import Vocabulary

MOST = 40
"""Parts tried at most."""
_UNSURE = 0.5
"""Chance by wording and place below which parts that add up may do so by chance."""


@dataclass(slots=True)
class Listing:
    """Candidate parts of a whole, in order, and how they are tied to it."""

    whole: Fact
    parts: list[Fact]
    wording: str
    """'complete' (gồm), 'partial' (trong đó), 'colon', 'bracket', 'items', 'note', 'sum' (cộng) or 'none'."""
    closed: bool = False
    """The parts are all there are: the bracket or list ends with the last of them."""
    backwards: bool = False
    adding_up: bool = False
    """Worth a thought only as far as it adds up."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole with the parts that make it."""

    whole: Fact
    parts: tuple[Fact, ...]


@dataclass(slots=True)
class Structure:
    """What adds up, as far as it is known; inner lists come first, so that a part of a part is not counted twice."""

    child: dict[int, int] = field(default_factory=dict)
    """Fact index of a part → fact index of its whole."""
    chance: dict[int, float] = field(default_factory=dict)
    """How likely each part was meant to be its whole's, by wording and place."""
    done: set[int] = field(default_factory=set)
    """Fact indices of wholes that have their parts."""
    found: list[Sum] = field(default_factory=list)
    _parts: dict[int, set[int]] = field(default_factory=dict)
    _sums: set[tuple[int, ...]] = field(default_factory=set)
    """Fact indices of each whole and of its parts in the order of the text."""

    def add(self, whole: Fact, parts: Sequence[Fact]) -> None:
        """A whole that has its parts; they may be parts of other wholes too."""
        self.done.add(whole.index)
        self.found.append(Sum(whole, tuple(parts)))
        self._sums.add((whole.index, *sorted(f.index for f in parts)))
        self._parts.setdefault(whole.index, set()).update(f.index for f in parts)

    def claim_parts(self, whole: Fact, parts: Sequence[Fact], chance: float = 1.0) -> None:
        """The parts belong to this whole alone; ``chance``: how likely that was before they added up."""
        for f in parts:
            if f.index not in self.child:
                self.child[f.index] = whole.index
                self.chance[f.index] = chance

    def parts_of(self, whole: Fact) -> set[int]:
        """Fact indices of all parts that a whole has so far."""
        return self._parts.get(whole.index, set())

    def beside(self, whole: Fact, parts: Sequence[Fact]) -> bool:
        """The figures right before these, or right behind them, are a whole and its parts: ``86 vụ/135 bị can, gồm 69 vụ/102 bị can …``."""
        places = whole.index, *sorted(f.index for f in parts)
        return any(tuple([place + step for place in places]) in self._sums for step in (-1, 1))

    def unsure(self, f: Fact) -> bool:
        """A part of what most likely adds up by chance."""
        return self.chance.get(f.index, 1.0) < _UNSURE

    def free(self, f: Fact) -> bool:
        """Not a part of anything yet."""
        return f.index not in self.child


def item(f: Fact, whole: Fact) -> bool:
    """A value that may stand in a list under the whole; not the B of an ``A/B``."""
    return f.facet is Facet.VALUE and f.quantity and f.m.over >= 0 and comparable(f, whole)


def labelled_as(whole: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Those with the same word right before or after the number: ``làm chết 622``, ``làm chết 4``."""
    word, noun, dimension = whole.word or None, whole.noun or None, whole.m.dimension
    return [f for f in facts if (f.word == word or f.noun == noun) and f.m.dimension == dimension]


def words_between(scene: Scene, a: Fact, b: Fact) -> str:
    """The words between two figures, those of satellites included."""
    return " ".join(f.m.before for f in scene.facts[a.index + 1 : b.index + 1])


def list_wording(between: str, words: Vocabulary) -> str:
    """What the words before a list say of it: 'examples', 'complete', 'partial', or '' for plain text."""
    if words.cues["examples"].search(between):
        return "examples"
    if words.cues["whole_list"].search(between):
        return "complete"
    if words.cues["some_list"].search(between):
        return "partial"
    return ""
