"""Lines of a text and what can be seen of a line alone: blank, rule, fence, heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"\S")
_RULE = re.compile(r"[-_*=\s]{3,}")
_HEADING = re.compile(r"#{1,6}(?=\s|$)\s*")
_CLOSING_HASHES = re.compile(r"\s#+$")
_COMMENT = re.compile(r"<!--[^>]*-->")
_KEY = re.compile(r"[A-Za-z_][\w.-]*:(?:\s|$)")

FRONT_MATTER_LINES = 200
"""Front matter longer than this is taken for text between two rules."""


class Line(NamedTuple):
    """A line: where it begins, and its first and last word characters (``first == last``: it is blank)."""

    start: int
    first: int
    last: int


def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line begins. Lines end with LF, CRLF or CR, as editors count them."""
    return (0, *(m.end() for m in _BREAK.finditer(text)))


def lines_of(text: str, starts: tuple[int, ...]) -> Iterator[Line]:
    """The lines that begin at ``starts``, blanks trimmed."""
    ends = (*starts[1:], len(text))
    for start, end in zip(starts, ends, strict=True):
        words = text[start:end]
        bare = words.lstrip()
        first = end - len(bare)
        yield Line(start, first, first + len(bare.rstrip()))


def is_rule(text: str, line: Line) -> bool:
    """Whether the line is a horizontal rule: nothing but three or more of ``-``, ``_``, ``*`` or ``=``."""
    if text[line.first] not in "-_*=":
        return False
    if not _RULE.fullmatch(text, line.first, line.last):
        return False
    marks = "".join(text[line.first : line.last].split())
    return len(marks) >= 3 and marks == marks[0] * len(marks)


def heading(text: str, line: Line) -> tuple[int, int, int] | None:
    """Of an ATX heading its depth, where its words begin and where they end; None for another line."""
    if text[line.first] != "#":
        return None
    found = _HEADING.match(text, line.first, line.last)
    if not found:
        return None
    closing = _CLOSING_HASHES.search(text, max(found.end() - 1, line.last - 8), line.last)
    end = max(closing.start(), found.end()) if closing else line.last
    depth = len(found.group().rstrip())
    return depth, found.end(), found.end() + len(text[found.end() : end].rstrip())


def fence(text: str, line: Line) -> str:
    """The sign that the line fences code with, or nothing."""
    for sign in ("```", "~~~"):
        if text.startswith(sign, line.first, line.last):
            return sign[0]
    return ""


def is_bare_fence(text: str, line: Line, sign: str) -> bool:
    """Whether the line is a fence of ``sign`` and nothing else, so that it can close a code block."""
    words = text[line.first : line.last]
    return len(words) >= 3 and words == sign * len(words)


def is_comment(text: str, first: int, last: int) -> bool:
    """Whether ``text[first:last]`` is an HTML comment and nothing else."""
    return text.startswith("<!--", first, last) and _COMMENT.fullmatch(text, first, last) is not None


def after_front_matter(text: str, lines: list[Line]) -> int:
    """Index of the first line after YAML front matter; 0 where the text has none.

    Every line between the two ``---`` must look like YAML: a report may begin with a rule and use another one later.
    """
    if not lines or text[lines[0].start : lines[0].last] != "---":
        return 0
    if len(lines) < 2 or not _KEY.match(text, lines[1].start, lines[1].last):
        return 0
    for index, line in enumerate(lines[1:FRONT_MATTER_LINES], 1):
        words = text[line.start : line.last]
        if words in ("---", "..."):
            return index + 1
        if words.strip() and words[0] not in " \t-#" and not _KEY.match(words):
            return 0
    return 0
