"""HTML comments in a Markdown report: they aren't printed, so no figure in them counts; some speak to the checker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.document import Document

_OPEN, _CLOSE = "<!--", "-->"
_VISIBLE = re.compile(r"\S")


class Comment(NamedTuple):
    """``text[start:end]`` of a document, and the words between its signs."""

    start: int
    end: int
    words: str


def comments_in(document: Document) -> Iterator[Comment]:
    """Each comment that is closed. Once through the text, whatever it holds."""
    text = document.text
    start = text.find(_OPEN) if document.format == "markdown" else -1
    while start >= 0:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end < 0:
            return
        yield Comment(start, end + len(_CLOSE), text[start + len(_OPEN) : end])
        start = text.find(_OPEN, end)


def printed(document: Document) -> Document:
    """The document with its comments blanked out, everything else in its place."""
    found = list(comments_in(document))
    if not found:
        return document
    pieces, at = [], 0
    for comment in found:
        pieces += [document.text[at : comment.start], _VISIBLE.sub(" ", document.text[comment.start : comment.end])]
        at = comment.end
    return replace(document, text="".join([*pieces, document.text[at:]]))
