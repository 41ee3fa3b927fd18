"""Cut text into words, numbers and signs: one pass of one compiled expression. Knows nothing of what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

WORD, NUMBER, SIGN = 0, 1, 2

_POWERS = frozenset(("m", "km", "dm", "cm", "mm"))
"""Units that are raised to a power: ``m<sup>3</sup>``. After any other word a raised number is a footnote mark."""


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


def pattern_for(text: str) -> re.Pattern[str]:
    """The expression that cuts ``text``: decomposed Unicode has its accents as signs of their own."""
    return _COMPOSED if unicodedata.is_normalized("NFC", text) else _DECOMPOSED


def tokens(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Token]:
    """The tokens of ``text[start:end]``. Emphasis marks and markup tags vanish; ``m<sup>2</sup>`` gives one word ``m2``."""
    composed = pattern is _COMPOSED
    held: Token | None = None
    raised = False
    for match in pattern.finditer(text, start, end):
        kind = match.lastindex - 1 if match.lastindex else SIGN
        found = match.group()
        if kind == SIGN and len(found) > 1 and found[0] == "<":
            raised = found.lower() == "<sup>" and held is not None and held.word in _POWERS and held.end == match.start()
            continue
        if raised and kind == NUMBER and held is not None:
            held = Token(WORD, held.start, match.end(), held.word + found)
            raised = False
            continue
        raised = False
        if held is not None:
            yield held
        word = found if kind != WORD else found.lower() if composed else unicodedata.normalize("NFC", found).lower()
        if kind == WORD and word[-1] in "²³":
            word = word[:-1] + ("2" if word[-1] == "²" else "3")
        held = Token(kind, match.start(), match.end(), word)
    if held is not None:
        yield held
