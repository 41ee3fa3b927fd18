"""Proper names in a row, right after or right before a number: ``2 huyện Đăk Tô (15 ha) và Kon Rẫy``. Pure text."""

from __future__ import annotations

import re
from itertools import islice

from checker.vocabulary import Wording

_WORD = r"[^\W\d_][^\W_]*(?:[-'’.]+[^\W\d_]\w*)*"
_TOKEN = re.compile(rf"{_WORD}|\d+|[,;]|\([^()\n]{{0,80}}\)|\S")
_JOIN = Wording(r"<and>")
_IS = Wording(r"(?:\b<is*>(?: <plural*>)?|\(|,? <total_of*>)\s*$")
_IS_WITHIN = 80
"""Letters before a number in which they stand."""
_DASHES = ("-", "–", "—")
_KIND_WORDS = 6
"""Words of the kind of thing that may stand before the first name, or before each."""


def names_after(text: str, start: int, end: int) -> int:
    """How many names stand in a row after the kind of thing counted; 0 where none do."""
    tokens = (m.group() for m in _TOKEN.finditer(text, start, min(end, start + 600)))
    words = list(islice(tokens, _KIND_WORDS + 1))
    at = next((i for i, w in enumerate(words) if w[0].isupper() and not _acronym(w)), len(words))
    lead = words[: at - 1] if at > 1 and words[at - 1] in _DASHES else words[:at]
    if not 1 <= at <= _KIND_WORDS or not all(w[0].islower() or _acronym(w) for w in lead):
        return 0
    return _row([*words[at:], *tokens])


def _acronym(word: str) -> bool:
    """``TMĐT``: part of the kind of thing, not of a name."""
    return len(word) > 1 and word.isupper()


def names_before(text: str, start: int, end: int) -> int:
    """How many names stand before ``… là`` or a bracket and the count: ``Nà Sơn, Bản Lầu và Phú Mỹ là 3 xã``."""
    passage = text[max(start, end - 600) : end]
    told = _IS.search(passage, max(0, len(passage) - _IS_WITHIN))
    if told is None:
        return 0
    passage = re.split(r"[.;:]\s", passage[: told.start()])[-1]
    words = [m.group() for m in _TOKEN.finditer(passage)]
    if len(words) > 1 and words[1][0].islower():
        words[0] = words[0].lower()  # the capital that begins the sentence: "Các xã Nà Sơn …"
    at = next((i for i, w in enumerate(words) if w[0].isupper()), len(words))
    return _row(words[at:], whole=True) if at <= _KIND_WORDS else 0


def _row(words: list[str], *, whole: bool = False) -> int:
    """Names in a row, from the first word on. ``whole``: up to the last word, or it is no row."""
    n, at, named = 0, 0, False
    while at < len(words):
        word = words[at]
        if word[0].isupper():
            n += not named
            named = True
        elif word[0] == "(" or (word.isdigit() and named):
            pass
        elif word in (",", ";") or _JOIN.fullmatch(word):
            at = _past_kind(words, at)
            named = False
            if at >= len(words) or not words[at][0].isupper():
                return 0 if whole else n
            continue
        else:
            return 0 if whole else n
        at += 1
    return n


def _past_kind(words: list[str], at: int) -> int:
    """The next name after a comma or ``và``, past the words of its kind (``và xã Phú Mỹ``)."""
    at += 1
    for step in range(_KIND_WORDS):
        if at + step >= len(words) or not words[at + step][0].islower():
            return at + step
    return at
