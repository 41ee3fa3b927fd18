"""How a stretch of text ends and how the next begins: whether a sentence was cut in two."""

from __future__ import annotations

import re
from enum import Enum

_WINDOW = 60
_STOPS = frozenset(".,;:")
_TRAILING = re.compile(r"(?:<sup>[^<>]{1,12}</sup>|<br\s?/?>|\[\^[^\]\s]{1,20}\]|[\s*_\"'”’»])+$", re.IGNORECASE)
_LEADING = re.compile(r"[\s*_\"'“‘«(]*")


class Ending(Enum):
    """What the last sign of a stretch says."""

    CLOSED = "closed"
    """A full stop or the like: the sentence is over."""
    SOFT = "soft"
    """A comma, semicolon, colon or bracket: it may go on."""
    OPEN = "open"
    """A word or figure: it was cut, or it is a title."""


def ending(text: str, start: int, end: int) -> Ending:
    """How ``text[start:end]`` ends, seen through emphasis, quotation and footnote marks."""
    tail = bare_tail(text, start, end)
    if not tail or tail[-1] in ".!?…":
        return Ending.CLOSED
    return Ending.SOFT if tail[-1] in ";,:)]}|" else Ending.OPEN


def bare_tail(text: str, start: int, end: int) -> str:
    """The last few words of ``text[start:end]`` without the marks that trail them."""
    tail = text[max(start, end - _WINDOW) : end]
    if tail[-1:].isalnum() or tail[-1:] in _STOPS:
        return tail
    trailing = _TRAILING.search(tail)
    return tail[: trailing.start()] if trailing else tail


def first_sign(text: str, start: int, end: int) -> str:
    """The first letter, digit or sign of ``text[start:end]`` under emphasis, quotation and brackets; '' if none."""
    found = _LEADING.match(text, start, min(end, start + 12))
    return text[found.end() : found.end() + 1] if found and found.end() < end else ""
