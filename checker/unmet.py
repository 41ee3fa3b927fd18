"""Why an equation of the user's own makes no claim about a report, in words that help to mend its labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.claims.facts import Fact
from checker.compound import unit_behind
from checker.document import Document
from checker.finding import Unmet
from checker.text import Text
from checker.vocabulary import fold, load

_NEAREST = 3
"""Labels named as the ones that may have been meant."""
_SHOWN = 3
"""Figures named of those that a label fits equally well."""


def unnamed(
    name: str, lacking: Iterable[tuple[str, Sequence[Fact]]], facts: Sequence[Fact], document: Document
) -> Unmet:
    """For labels that single out no figure: each with the figures that it fits equally well, none or several."""
    said = [
        _several(label, fitting, document) if fitting else _none(label, facts, document) for label, fitting in lacking
    ]
    return Unmet(name, len(said), Text("; ".join(t.vi for t in said), "; ".join(t.en for t in said)))


def unlike(name: str, chosen: Iterable[tuple[str, Fact]]) -> Unmet:
    """For figures that can't stand in one sum."""
    said = ", ".join(f"“{label}” {_printed(fact)}" for label, fact in chosen)
    return Unmet(
        name, 0, Text(f"các số có đơn vị khác loại: {said}", f"the figures' units are of different kinds: {said}")
    )


def one_figure(name: str, labels: Iterable[Sequence[str]]) -> Unmet:
    """For labels that all name the same figure: it can't be compared with itself."""
    said = "; ".join(", ".join(f"“{label}”" for label in alike) for alike in labels)
    return Unmet(name, 0, Text(f"các tên chỉ cùng một số: {said}", f"these labels name one figure: {said}"))


def _several(label: str, fitting: Sequence[Fact], document: Document) -> Text:
    shown = [(_printed(f), document.position(f.m.figure.start)[0]) for f in fitting[:_SHOWN]]
    more = " …" if len(fitting) > _SHOWN else ""
    vi = ", ".join(f"{printed} (dòng {line})" for printed, line in shown) + more
    en = ", ".join(f"{printed} (line {line})" for printed, line in shown) + more
    return Text(f"“{label}” chỉ nhiều số khác nhau: {vi}", f"“{label}” names figures that differ: {en}")


def _none(label: str, facts: Sequence[Fact], document: Document) -> Text:
    near = [(_label(f), document.position(f.m.figure.start)[0]) for f in _nearest(label, facts)]
    vi = ", ".join(f"“{words}” (dòng {line})" for words, line in near)
    en = ", ".join(f"“{words}” (line {line})" for words, line in near)
    return Text(
        f"không có số liệu nào mang tên “{label}”" + (f"; gần nhất: {vi}" if near else ""),
        f"no figure is named “{label}”" + (f"; nearest: {en}" if near else ""),
    )


def _nearest(label: str, facts: Sequence[Fact]) -> list[Fact]:
    """The figures whose labels share the most with it, each label once: words first, then letters."""
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fold(_label(fact)), fact)
    wanted = fold(label)
    ranked = sorted(first, key=lambda words: -_shared(wanted.split(), words.split()))
    close = [words for words in ranked[: _NEAREST * 2] if _shared(wanted.split(), words.split()) > 0]
    close.sort(key=lambda words: -_shared(wanted.split(), words.split()) - _shared(wanted, words))
    return [first[words] for words in close[:_NEAREST]]


def _label(fact: Fact) -> str:
    """What the figure measures, without the verb that leads to the number."""
    words = fact.m.figure.label.split()
    idle = load().lists["fillers.repeat"]
    while words and fold(words[-1]) in idle:
        words.pop()
    return " ".join(words)


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """0 to 1: the part of both that they have in common, whatever the order."""
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / max(len(one) + len(other), 1)


def _printed(fact: Fact) -> str:
    figure = fact.m.figure
    return f"{figure.text} {unit_behind(figure.text, figure.unit)}".strip()
