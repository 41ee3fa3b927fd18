"""A number where it stands in its sentence: the words before it and the one after, as the vocabulary's lists know them."""

from __future__ import annotations

from checker.figures.stretch import Stretch, endings


class Place:
    """A number among the words of its sentence."""

    def __init__(self, stretch: Stretch, at: int, history: list[str], *, enumerating: bool) -> None:
        self.stretch = stretch
        self.at = at
        self.history = history
        """The sentence's words before it."""
        self.enumerating = enumerating
        """The number excluded last was an ordinal."""
        self.token = stretch.tokens[at]
        self.word = self.token.word
        self.following = stretch.word(at + 1)
        unit, scaled = stretch.unit(at + 1)[0], stretch.scale(at + 1)[1]
        self.bare = unit is None and not scaled
        """Neither a unit nor a scale word follows: ``dân số 625 nghìn người``."""
        self.measured = scaled > 0 or (unit is not None and not unit.count)
        """A scale word follows, or a unit of what is measured, not counted: ``điều 476 ha``."""
        self.digits = len(self.word) if self.word.isdigit() else 0
        """How many, for a number without marks; 0 for ``1.234``."""
        self.endings = endings(history)
        """Phrases that end right before it."""

    def after(self, name: str) -> bool:
        """Whether a phrase of the vocabulary's list ends right before."""
        return not self.stretch.words.lists[name].isdisjoint(self.endings)

    def before(self, name: str) -> bool:
        """Whether the next word is in the vocabulary's list."""
        return self.following in self.stretch.words.lists[name]
