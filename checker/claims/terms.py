"""Spans of years: two terms for one congress, and spans that end before they begin."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.figure import Figure
from checker.vocabulary import Wording, fold, load

_YEARS = re.compile(r"(\d{4})\D+(\d{4})")
_CUE = Wording(r"<span_of_years>\W*$")
_SESSION = Wording(r"(?P<session><session> (?:[ivx]+|\d{1,2}))\W*$")
_WHOSE = Wording(r"<whose_session>")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_TERM = 4
_WINDOW = 60
"""Spans before it that one is compared with."""
_NAMED = Wording(r"<bodies*>")
"""Bodies whose names are made of nothing but common words."""


class _Span(NamedTuple):
    figure: Figure
    start: int
    end: int
    words: tuple[str, ...]
    session: str
    """``khóa XIII``, after the body whose it is; '' where none is told."""
    owned: bool
    """The body is named."""


def recognise(scene: Scene) -> None:
    """Claim contradicting and reversed spans."""
    spans = [s for f in scene.reading.figures if f.why == "span of years" and (s := _span(scene, f))]
    for s in spans:
        if s.end < s.start:
            scene.claim(Kind.DATE, "period-reversed", (Operand("period", s.figure.id),), detail=s.figure.text)
    for i, second in enumerate(spans):
        for first in spans[max(0, i - _WINDOW) : i]:
            if body := _contradict(first, second):
                scene.claim(
                    Kind.TERM,
                    "term",
                    (Operand("second", second.figure.id), Operand("first", first.figure.id)),
                    Strength.ASSERTED,
                    body,
                )
                break


def _contradict(first: _Span, second: _Span) -> str:
    """What is given two spans; '' where nothing is."""
    if (first.start, first.end) == (second.start, second.end):
        return ""
    if first.session and first.session == second.session:
        # Without names it may be the council's and the party's, which begin a year apart.
        return first.session if first.owned or abs(first.start - second.start) >= _WHOLE_TERM else ""
    return _same_body(first.words, second.words) if first.start == second.start else ""


def _span(scene: Scene, figure: Figure) -> _Span | None:
    m = _YEARS.fullmatch(figure.text)
    before = fold(scene.document.text[max(0, figure.start - 110) : figure.start])
    cue = _CUE.search(before)
    if not m or not cue:
        return None
    sentence = re.split(r"[.;:]", before[: cue.start()])[-1]
    passage = sentence.rpartition("(")[2]
    session = _SESSION.search(sentence)
    whose = _WHOSE.pattern.findall(sentence)[-1:]
    return _Span(
        figure,
        int(m[1]),
        int(m[2]),
        tuple(_WORD.findall(passage))[-12:],
        " ".join((*whose, session["session"])) if session else "",
        bool(whose),
    )


def _same_body(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """The longest run of words that both have, if it names something of its own."""
    best: tuple[str, ...] = ()
    for i in range(len(a)):
        for j in range(len(b)):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n > len(best):
                best = a[i : i + n]
    body = " ".join(best)
    own = set(best) - load().lists["fillers.term"]
    return body if len(best) >= 4 and (own or _NAMED.search(body)) else ""
