"""``176 đơn trên 221 đơn``: of so many, not more than so many."""

from __future__ import annotations

from checker.figures.lexer import NUMBER, WORD
from checker.figures.stretch import Stretch

_ENDS = (",", ";", ")", ".", "")
"""What follows a number whose noun is not told again."""
_LEAST = 2
"""Tokens that stand before such a number at least: another one, and the word."""
_NOUN, _BRACKET = 3, 30
"""Words of what is counted, and tokens of a bracket behind it, at most."""


def out_of(stretch: Stretch, at: int) -> bool:
    """Whether the word before the number at token ``at`` ties it to a number of the same things before it."""
    if at < _LEAST or stretch.word(at - 1) not in stretch.words.lists["quantities.out_of"]:
        return False
    end = _before_bracket(stretch, at - 2)
    noun: list[str] = []
    while len(noun) <= _NOUN and end >= 0 and stretch.kind(end) == WORD:
        noun.insert(0, stretch.word(end))
        end -= 1
    if end < 0 or stretch.kind(end) != NUMBER:
        return False
    return stretch.word(at + 1) in _ENDS or noun == [stretch.word(at + 1 + n) for n in range(len(noun))]


def _before_bracket(stretch: Stretch, at: int) -> int:
    """The token before the bracket that closes at ``at``; ``at`` itself where none does."""
    if stretch.word(at) != ")":
        return at
    for back in range(at, max(-1, at - _BRACKET), -1):
        if stretch.word(back) == "(":
            return back - 1
    return -1
