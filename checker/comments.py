"""HTML comments in a Markdown report: they aren't printed, so no figure in them counts; some speak to the checker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.document import Document

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_VISIBLE = re.compile(r"\S")


def comments_in(document: Document) -> Iterator[re.Match[str]]:
    """Each comment; its words are group 1."""
    if document.format == "markdown" and "<!--" in document.text:
        yield from COMMENT.finditer(document.text)


def printed(document: Document) -> Document:
    """The document with its comments blanked out, everything else in its place."""
    found = list(comments_in(document))
    if not found:
        return document
    pieces, at = [], 0
    for comment in found:
        pieces += [document.text[at : comment.start()], _VISIBLE.sub(" ", comment[0])]
        at = comment.end()
    return replace(document, text="".join([*pieces, document.text[at:]]))
