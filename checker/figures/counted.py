"""Whether a number counts things although a word that could number it stands before: ``quân đội 640``, ``mỗi lớp 45``.

The word may be the end of a longer one, a verb, or asked for as a whole; or its neighbours in a list are counts and so it is.
"""

from __future__ import annotations

from checker.figures import special
from checker.figures.lexer import NUMBER, WORD
from checker.figures.place import Place
from checker.figures.stretch import Stretch

_SEPARATORS = frozenset(",;")
_ENDS_ITEM = frozenset((",", ";", ".", ")", ""))
_LONGEST_LABEL = 6
"""Words in the longest item of a list: ``chưa có cơ sở kết luận 6``."""
_KINDS = (
    "not_figures.ordinal",
    "not_figures.reference",
    "not_figures.month",
    "not_figures.month_day",
    "not_figures.names",
)


def counted(place: Place) -> bool:
    """Whether the words before the number, or the list that it stands in, show that it counts something."""
    if place.after("not_figures.counted"):
        return True
    return _whole_kind(place) or _done(place) or _among_counts(place)


def ranked_share(place: Place) -> bool:
    """``các cấp 264 (19,3%)``: two digits and a percentage in brackets. ``loại 2 (19,3%)`` may be a grade with its share."""
    if place.digits < 2 or place.following != "(":
        return False
    return place.stretch.kind(place.at + 2) == NUMBER and place.stretch.word(place.at + 3) == "%"


def _kind(place: Place) -> int:
    """How many words name the kind right before the number; 0 where none does."""
    kinds = [place.stretch.words.lists[name] for name in _KINDS]
    found = (len(ending.split()) for ending in place.endings if any(ending in kind for kind in kinds))
    return max(found, default=0)


def _whole_kind(place: Place) -> bool:
    """``mỗi lớp 45``, ``tổng số thôn 12``: each of a kind, or how many there are of it."""
    words = _kind(place)
    return words > 0 and _ends_with(place.history[:-words], place.stretch.words.lists["not_figures.asks_number"])


def _done(place: Place) -> bool:
    """``đã kết luận 86``: what is done is no name of a paper."""
    words = _kind(place)
    if not words or " ".join(place.history[-words:]) not in place.stretch.words.lists["not_figures.deeds"]:
        return False
    return _ends_with(place.history[:-words], place.stretch.words.lists["not_figures.done"])


def _ends_with(words: list[str], phrases: frozenset[str]) -> bool:
    return any(" ".join(words[-n:]) in phrases for n in (1, 2) if len(words) >= n)


def _among_counts(place: Place) -> bool:
    """``công an 385, quân đội 640; dân quân 72``: an item before or after it in the list is a word and a bare number, too."""
    if place.following not in _ENDS_ITEM and place.following != "(":
        return False
    stretch, at = place.stretch, place.at
    first = _first_word(stretch, at)
    return _counts(stretch, _previous_number(stretch, first)) or _counts(stretch, _next_number(stretch, at))


def _first_word(stretch: Stretch, at: int) -> int:
    """The first of the words that lead to the number at ``at``."""
    while at > 0 and stretch.kind(at - 1) == WORD:
        at -= 1
    return at


def _previous_number(stretch: Stretch, first: int) -> int | None:
    """The number that ends the item before the one that begins at ``first``."""
    at = first - 1
    if at < 1 or stretch.word(at) not in _SEPARATORS:
        return None
    at -= 1
    if stretch.word(at) == ")":
        while at > 0 and stretch.word(at) != "(":
            at -= 1
        at -= 1
    return at if at > 0 and stretch.kind(at) == NUMBER else None


def _next_number(stretch: Stretch, at: int) -> int | None:
    """The number of the item after the number at ``at``."""
    at += 1
    if stretch.word(at) == "(":
        while stretch.word(at) not in (")", ""):
            at += 1
        at += 1
    if stretch.word(at) not in _SEPARATORS or stretch.kind(at + 1) != WORD:
        return None
    at += 1
    while stretch.kind(at) == WORD:
        at += 1
    ends = stretch.word(at + 1) in _ENDS_ITEM or stretch.word(at + 1) == "("
    return at if stretch.kind(at) == NUMBER and ends else None


def _counts(stretch: Stretch, at: int | None) -> bool:
    """Whether the number ends an item of words and counts what they name."""
    if at is None or special.find(stretch.text, stretch.tokens[at].start, stretch.end, []):
        return False
    first = _first_word(stretch, at)
    words = stretch.spoken[first:at]
    token = stretch.tokens[at]
    if not 1 <= len(words) <= _LONGEST_LABEL or special.is_year(stretch.text, token.start, token.end):
        return False
    other = Place(stretch, at, words, enumerating=False)
    return not _kind(other) or other.after("not_figures.counted")
