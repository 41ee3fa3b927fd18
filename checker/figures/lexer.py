"""Cut text into words, numbers and signs: one pass of one compiled expression. Knows nothing of what they mean."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from checker.vocabulary import fold

WORD, NUMBER, SIGN = 0, 1, 2

_POWERS = frozenset(("m", "km", "dm", "cm", "mm"))
"""Units that are raised to a power: ``m<sup>3</sup>``. After any other word a raised number is a footnote mark."""
_RAISED = {"²": "2", "³": "3"}


class Token(NamedTuple):
    """``text[start:end]``; ``word`` is its folded form (lower case, composed)."""

    kind: int
    start: int
    end: int
    word: str


_NUMBER = r"\d+(?:[.,]\d+)*"
_SIGN = r"<[^<>\n]{1,60}>|\.\.\.+|[^\w\s*`\\]"
_COMPOSED = re.compile(rf"([^\W\d_]+\d*)|({_NUMBER})|({_SIGN})")
_DECOMPOSED = re.compile(rf"((?:[^\W\d_][\u0300-\u036f]*)+\d*)|({_NUMBER})|({_SIGN})")

_ROUND = {"[": "(", "]": ")"}
"""Square brackets hold what round ones do: ``96 đảng viên [khối nông thôn 58 (nữ 21), …]``."""
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


def pattern_for(text: str) -> re.Pattern[str]:
    """The expression that cuts ``text``: decomposed Unicode has its accents as signs of their own."""
    return _COMPOSED if unicodedata.is_normalized("NFC", text) else _DECOMPOSED


def plain_words(text: str, pattern: re.Pattern[str]) -> list[str] | None:
    """The words of a text that has no digit, in lower case; None for one that has, and for decomposed Unicode."""
    if pattern is not _COMPOSED or _DIGIT.search(text):
        return None
    return _LETTERS.findall(text.lower())


def tokens(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Token]:
    """The tokens of ``text[start:end]``. Emphasis marks and markup tags vanish; ``m<sup>2</sup>`` gives one word ``m2``."""
    folded = str.lower if pattern is _COMPOSED else fold
    # Made as plain tuples are: nearly all of a text's tokens are words, and a call less for each tells.
    made = tuple.__new__
    found: list[Token] = []
    raised = False
    for match in pattern.finditer(text, start, end):
        kind = (match.lastindex or 1) - 1  # each kind is a group of its own
        begin, close = match.span()
        word = text[begin:close]
        if kind == WORD:
            word = folded(word)
            if word[-1] in _RAISED:
                word = word[:-1] + _RAISED[word[-1]]
        elif kind == SIGN and word[0] == "<" and len(word) > 1:
            raised = word.lower() == "<sup>" and _ends_in_unit(found, begin)
            continue
        elif kind == SIGN:
            word = _ROUND.get(word, word)
        elif raised and kind == NUMBER:
            unit = found.pop()
            found.append(Token(WORD, unit.start, close, unit.word + word))
            raised = False
            continue
        raised = False
        found.append(made(Token, (kind, begin, close, word)))
    return found


def _ends_in_unit(found: list[Token], position: int) -> bool:
    """Whether a unit that can be raised to a power stands right before."""
    return bool(found) and found[-1].word in _POWERS and found[-1].end == position
