"""Text measured and folded in columns of a terminal: combining marks take none, wide characters two."""

from __future__ import annotations

import textwrap
import unicodedata


def columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(words: str) -> int:
    """How many columns a line takes."""
    return len(words) if words.isascii() else sum(map(columns, words))


def fold(words: str, room: int, *, first: str = "", other: str = "", break_long: bool = True) -> list[str]:
    """Lines of at most ``room`` columns, led by ``first`` and then ``other``; never cut at a hyphen."""
    if words.isascii() or all(columns(char) == 1 for char in words):
        return textwrap.wrap(
            words,
            room,
            initial_indent=first,
            subsequent_indent=other,
            break_long_words=break_long,
            break_on_hyphens=False,
        )
    import wcwidth

    return wcwidth.wrap(
        words,
        room,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=break_long,
        break_on_hyphens=False,
    )
