"""A run of tokens, and what the vocabulary says of the words in it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile

from checker.figures.lexer import WORD, Token
from checker.figures.style import Style
from checker.vocabulary import Unit, Vocabulary

EXCLUDED, DAY, FIGURE = "~", "⟨date⟩", "#"
"""What stands among the words for a number: one that is no figure, a date, a figure."""

ONE = Fraction(1)
_LONGEST = 4
"""Words in the longest phrase of the vocabulary's lists."""


class Stretch:
    """A paragraph or a cell, cut into tokens."""

    def __init__(self, text: str, end: int, tokens: Sequence[Token], style: Style, words: Vocabulary) -> None:
        self.text = text
        """The document's."""
        self.end = end
        """Where the stretch ends in it."""
        self.tokens = tokens
        self.spoken = [token.word for token in tokens]
        """The tokens' folded forms."""
        self.style = style
        self.words = words
        self._units: dict[int, tuple[Unit | None, int]] = {}

    def word(self, at: int) -> str:
        """The token's folded form; '' past the end."""
        return self.spoken[at] if at < len(self.spoken) else ""

    def kind(self, at: int) -> int | None:
        """The token's kind; None past the end."""
        return self.tokens[at].kind if at < len(self.tokens) else None

    def after(self, at: int, position: int) -> int:
        """The first token from ``at`` on that begins at ``position`` or later."""
        while at < len(self.tokens) and self.tokens[at].start < position:
            at += 1
        return at

    def unit(self, at: int) -> tuple[Unit | None, int]:
        """The unit that the tokens from ``at`` name, and how many tokens that takes; the longest spelling wins."""
        found = self._units.get(at)
        if found is None:
            found = self._units[at] = self._unit(at)
        return found

    def _unit(self, at: int) -> tuple[Unit | None, int]:
        longest = self.words.unit_heads.get(self.word(at), 0)
        for n in range(min(longest, len(self.tokens) - at), 0, -1):
            unit = self.words.units.get(tuple(self.spoken[at : at + n]))
            if unit:
                longer = self.beginnings(at)[n:]
                return (
                    (None, 0) if longer and not self.words.lists["quantities.no_unit"].isdisjoint(longer) else (unit, n)
                )
        return None, 0

    def scale(self, at: int) -> tuple[Fraction, int]:
        """Scale words (``nghìn tỷ``) from ``at``: their product and how many there are."""
        scale, n = ONE, 0
        while (factor := self.words.scales.get(self.word(at + n))) is not None:
            scale, n = scale * factor, n + 1
        return scale, n

    def beginnings(self, at: int) -> list[str]:
        """The phrases of one to four tokens that begin at ``at``, the shortest first."""
        ahead = self.spoken[at : at + _LONGEST]
        return [" ".join(ahead[:n]) for n in range(1, len(ahead) + 1)]

    def nouns(self, at: int) -> list[str]:
        """The words that follow, up to four, before any mark or number: they say what is counted."""
        return [t.word for t in takewhile(lambda t: t.kind == WORD, self.tokens[at : at + 4])]


def endings(words: Sequence[str]) -> list[str]:
    """The phrases of one to four words that ``words`` end with."""
    tail = words[-_LONGEST:]
    return [" ".join(tail[n:]) for n in range(len(tail))]
