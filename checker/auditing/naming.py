"""What a figure is called in an audit: its label without the words that say nothing of it; in a table, its row's name."""

from __future__ import annotations

from checker.audit.spelling import respelt
from checker.auditing.cells import row_name
from checker.document import Document
from checker.figure import Figure
from checker.vocabulary import Wording, fold

_BEFORE = Wording(r"^(?:[^\w(]+|<series.before>(?!\w))")
_AFTER = Wording(r"(?:[^\w)]+|(?<!\w)<series.after>)$")


def indicator_of(document: Document, figure: Figure) -> str:
    """The name in one spelling and small letters; empty where neither the words before the figure nor its table tell."""
    named = _core(figure.label)
    if named:
        return named
    return row_name(document, figure.start)


def _core(label: str) -> str:
    words = fold(respelt(label))
    while (left := _BEFORE.search(words)) and left.end() < len(words):
        words = words[left.end() :]
    while (right := _AFTER.search(words)) and right.start() > 0:
        words = words[: right.start()]
    said = words.strip()
    return "" if _BEFORE.pattern.fullmatch(said) or _AFTER.pattern.fullmatch(said) else said
