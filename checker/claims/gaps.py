"""What stands between two parts of a list: told once for each pair of figures, since many runs share their parts."""

from __future__ import annotations

import re

from checker.claims.base import Gap, Scene
from checker.claims.facts import Fact
from checker.claims.structure import words_between
from checker.vocabulary import Wording, phrases

_LAST = Wording(r"(?:^|[,;)] ?)<and>|^ ?<and>|<and> \w+(?: \w+){0,3} *$")
"""``và`` brings the last part: after a comma, or right before its name."""
_AND = Wording(r"<and>")
_APART = re.compile(r"[,;:.()]")
_INTRODUCING = 5
"""Words before a figure that may say what it is."""


def gap(scene: Scene, a: Fact, b: Fact) -> Gap:
    """What stands between two figures."""
    key = (a.index, b.index) if a.index < b.index else (b.index, a.index)
    known = scene.gaps.get(key)
    if known is None:
        known = scene.gaps[key] = _told(scene, scene.facts[key[0]], scene.facts[key[1]])
    return known


def _told(scene: Scene, a: Fact, b: Fact) -> Gap:
    words = b.m.before if b.index == a.index + 1 else words_between(scene, a, b)
    joined = _joins(words)
    commas, semicolons = words.count(","), words.count(";")
    if a.m.sentence != b.m.sentence:
        sign = "stop"
    else:
        sign = "semicolon" if semicolons else "comma" if commas else "and" if joined else "words"
    final = bool(joined) and _LAST.search(words) is not None
    alike = not _introduced(scene, a).isdisjoint(_introduced(scene, b))
    return Gap(sign, len(words.split()), commas + semicolons + joined or 1, final, alike)


def _joins(words: str) -> int:
    """How often words like *and* stand there."""
    for word in phrases("and"):
        if word in words:
            return len(_AND.findall(words))
    return 0


def _introduced(scene: Scene, f: Fact) -> frozenset[str]:
    """The words right before a figure that are said of it alone."""
    known = scene.introduced.get(f.index)
    if known is None:
        said = _APART.split(f.m.before)[-1]
        words = frozenset([word for word in said.split()[-_INTRODUCING:] if word.isalpha()])
        known = scene.introduced[f.index] = words
    return known
