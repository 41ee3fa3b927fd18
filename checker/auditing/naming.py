"""What a figure is called in an audit: its label without the words that say nothing of it; in a table, its row's name."""

from __future__ import annotations

import re

from checker.audit.spelling import respelt
from checker.auditing.cells import row_name
from checker.document import Document
from checker.figure import Figure
from checker.vocabulary import Wording, fold

_TIME = Wording(r"\d*\s*<series.time>(?:\s+(?:[ivx]+|\d+))?|\d+")
_CLAUSE = re.compile(r"[.;:,()|\n]|\s[-–+]\s")
_BEFORE = Wording(r"^(?:[^\w(]+|<series.before>(?!\w))")
_AFTER = Wording(r"(?:[^\w)]+|(?<!\w)<series.after>)$")

_REACH = 240
"""Characters before a figure in which its name stands."""
_CUT_OFF = 6
"""Words from which a label may be only the end of a longer name."""
_LONGEST = 16
"""Words of a name at most."""


def indicator_of(document: Document, figure: Figure) -> str:
    """The name in one spelling and small letters; empty where neither the words before the figure nor its table tell."""
    label = fold(respelt(figure.label))
    named = _core(label)
    if _TIME.search(label) or len(label.split()) >= _CUT_OFF:
        # "Thu ngân sách 9 tháng đầu năm đạt …": a time stands within the name.
        named = _core(_TIME.pattern.sub(" ", _clause(document, figure, label))) or named
    return named or row_name(document, figure.start)


def _clause(document: Document, figure: Figure, label: str) -> str:
    """The words of the clause that a label is of, up to its end."""
    block = document.block_at(figure.start)
    start = max(block.start if block else 0, figure.start - _REACH)
    before = fold(respelt(document.text[start : figure.start]))
    # A date may stand in the label's midst: what comes before it is enough to find the place.
    while label and label not in before:
        label = label.rpartition(" ")[0]
    at = before.rfind(label)
    ends = [m.end() for m in _CLAUSE.finditer(before, 0, at)]
    return " ".join(before[ends[-1] if ends else 0 : at + len(label)].split()[-_LONGEST:])


def _core(words: str) -> str:
    words = " ".join(words.split())
    while (left := _BEFORE.search(words)) and left.end() < len(words):
        words = words[left.end() :]
    while (right := _AFTER.search(words)) and right.start() > 0:
        words = words[: right.start()]
    said = words.strip()
    return "" if _BEFORE.pattern.fullmatch(said) or _AFTER.pattern.fullmatch(said) else said
