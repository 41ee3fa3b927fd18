"""Numbers that are no figures by the words around them: years, months, ordinals, numbers of papers, parts of names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from checker.figures import reasons, special
from checker.figures.counted import counted, ranked_share
from checker.figures.lexer import NUMBER, WORD
from checker.figures.place import Place
from checker.figures.reasons import Reason
from checker.figures.stretch import DAY, EXCLUDED, FIGURE, endings

_OF_FIGURES = frozenset("/%")
"""Signs that follow figures, not names."""
_AFTER_LONG_FIGURES = frozenset(("%", "/", ",", ".", ";", ")", ""))
_AFTER_SHORT_FIGURES = frozenset("%/,;)")
_OPENS_YEAR = frozenset(("(", "-", "–", EXCLUDED, DAY))
_CLOSES_YEAR = frozenset(":-–")
_BESIDE_YEAR = frozenset(",;()-–")
_ENUMERATES = frozenset((",", ";", ".", ""))
_BEGINS_LIST = frozenset(":;.,")
_RECENT = range(2000, 2036)


def named(place: Place) -> Reason | None:
    """Why the number is no figure; None where it is one."""
    for applies, reason in _REASONS:
        if applies(place):
            return reason
    return None


def _long(p: Place) -> bool:
    """``giấy phép 2901234 do``: five digits and more, ungrouped, that count nothing."""
    counts = not p.bare or p.following in _AFTER_LONG_FIGURES or p.stretch.scale(p.at + 1)[1]
    return p.digits >= 5 and not counts


def _months(p: Place) -> bool:
    return p.before("not_figures.after_months") and "," not in p.word


def _age(p: Place) -> bool:
    return p.before("not_figures.after_age")


def _year(p: Place) -> bool:
    """A recent year is one wherever no unit follows; an older one where the words or signs say so."""
    if not special.is_year(p.stretch.text, p.token.start, p.token.end) or p.following in _OF_FIGURES or not p.bare:
        return False
    if int(p.word) in _RECENT or (p.history and p.history[-1] in _OPENS_YEAR):
        return True
    if not p.history:
        return p.following in _CLOSES_YEAR
    words = [w for w in p.history if w not in _BESIDE_YEAR]
    return not p.stretch.words.lists["periods.year_words"].isdisjoint(endings(words))


def _month(p: Place) -> bool:
    """``tháng 7``, ``tháng 7 năm 2017``."""
    return 1 <= p.digits <= 2 and p.after("not_figures.month") and (p.bare or _year_follows(p))


def _year_follows(p: Place) -> bool:
    """What looks like a unit opens a year."""
    tokens = p.stretch.tokens[p.at + 1 : p.at + 3]
    if len(tokens) < 2 or tokens[0].word not in p.stretch.words.lists["wordings.year"]:
        return False
    return special.is_year(p.stretch.text, tokens[1].start, tokens[1].end)


def _day(p: Place) -> bool:
    return 1 <= p.digits <= 2 and p.bare and p.after("not_figures.month_day")


def _reference(p: Place) -> bool:
    if not p.bare or p.following in _OF_FIGURES or not p.after("not_figures.reference") or counted(p):
        return False
    if p.after("not_figures.reference_whole"):
        return p.digits > 0
    return p.digits > 1 or not p.after("not_figures.reference_at_times")


def _after_a_name(p: Place) -> bool:
    """``Covid-19``, ``TNHH 1 thành viên``; but ``Covid 834`` counts patients."""
    return 1 <= p.digits <= 2 and p.after("not_figures.names") and not counted(p)


def _numbered_place(p: Place) -> bool:
    if not 1 <= p.digits <= 2 or p.word[0] == "0" or not p.after("not_figures.ordinal_place"):
        return False
    if p.following == "/" and p.stretch.kind(p.at + 2) == NUMBER:  # "ấp 66/71"
        return False
    return not _in_a_name(p) and not counted(p)


def _in_a_name(p: Place) -> bool:
    """``Nhật Bản 3``: what looks like the kind of a place is part of a name."""
    words = p.stretch.text[max(0, p.token.start - 30) : p.token.start].split()
    return len(words) > 1 and _capital(words[-1]) and _capital(words[-2])


def _enumerates(p: Place) -> bool:
    """The 1 and 2 of ``dự án 1: 412, dự án 2: 168``."""
    if p.following != ":" or p.stretch.kind(p.at + 2) != NUMBER or not 1 <= p.digits <= 2 or not p.history:
        return False
    return p.history[-1].isalpha() and (p.word == "1" or p.enumerating)


def _enumerates_before_bracket(p: Place) -> bool:
    """The 1 and 3 of ``dự án 1 (đất ở) 214.600; dự án 3 (sản xuất) 398.755``."""
    if p.following != "(" or not 1 <= p.digits <= 2 or not p.history or not p.history[-1].isalpha():
        return False
    tokens = p.stretch.tokens
    closed = next((n for n in range(p.at + 2, len(tokens)) if tokens[n].word == ")"), len(tokens))
    if p.stretch.kind(closed + 1) != NUMBER:
        return False
    word = p.history[-1]
    again = any(t.word == word and p.stretch.kind(n + 1) == NUMBER for n, t in enumerate(tokens) if n > closed)
    return p.enumerating or (p.word == "1" and again)


def _ordinal(p: Place) -> bool:
    if not 1 <= p.digits <= 3 or not p.after("not_figures.ordinal") or _in_a_name(p) or counted(p):
        return False
    if p.after("not_figures.ordinal_always"):
        return not p.measured
    return p.bare and p.following not in _OF_FIGURES and p.word[0] != "0" and not ranked_share(p)


def _of_grade(p: Place) -> bool:
    """``21 chi nhánh cấp 1 ngân hàng``: the grade of what has just been counted."""
    return p.digits == 1 and p.word != "0" and p.history[-2:-1] == [FIGURE] and p.after("not_figures.grade_of")


def _next_ordinal(p: Place) -> bool:
    """The 9 of ``lớp 8, 9``."""
    if not p.enumerating or not p.bare or p.history[-2:] != [EXCLUDED, ","]:
        return False
    return 1 <= p.digits <= 2 and (p.following in _ENUMERATES or p.before("not_figures.ordinal_goes_on"))


def _last_ordinal(p: Place) -> bool:
    """The 5 of ``nhóm 3-5``: no blank stands at the dash, as in ``thôn 3 - 15 hộ``."""
    if not p.enumerating or not p.bare or not 1 <= p.digits <= 2:
        return False
    before = p.stretch.text[max(0, p.token.start - 2) : p.token.start]
    return before[:1].isdigit() and before[1:] in ("-", "–")


def _ends_a_name(p: Place) -> bool:
    """``xã Phù Mỹ 3 giáp với``: the words before are capitals, led by the kind of place."""
    if p.digits != 1 or not p.bare or p.following in _AFTER_SHORT_FIGURES or _goes_on(p):
        return False
    words = p.stretch.text[max(0, p.token.start - 40) : p.token.start].split()
    if not words or not _capital(words[-1]):
        return False
    if len(words) > 1 and _capital(words[-2]) and p.stretch.kind(p.at + 1) == WORD:
        return True
    for word in reversed(words[-4:]):
        if word.lower() in p.stretch.words.lists["not_figures.named_places"]:
            return True
        if not word[0].isupper():
            return False
    return False


def _goes_on(p: Place) -> bool:
    """The 6 of ``xã Hòa An 21, xã Phù Mỹ 6.``: the name before it had its figure, too."""
    words = takewhile(str.isalpha, reversed(p.history))
    before = p.history[: len(p.history) - len(list(words))]
    return len(before) > 1 and before[-1] in _ENUMERATES and before[-2] == FIGURE


def _capital(word: str) -> bool:
    """Begins with a capital, and is more than capitals."""
    return word[0].isupper() and not word.isupper() and word[-1].isalnum()


def _grade(p: Place) -> bool:
    """``3 sao``; but ``cả 3 mặt`` counts them."""
    if p.digits != 1 or not p.before("not_figures.after_grade") or p.after("not_figures.grades_counted"):
        return False
    return p.stretch.unit(p.at + 1)[1] < 2  # "5 mặt hàng"


def _list_number(p: Place) -> bool:
    """``: (1) Tăng cường …; và (2) rà soát``."""
    if p.following != ")" or p.history[-1:] != ["("] or not 1 <= p.digits <= 2 or p.stretch.kind(p.at + 2) != WORD:
        return False
    if len(p.history) == 1 or p.history[-2] in _BEGINS_LIST:
        return True
    return p.history[-2] in p.stretch.words.lists["wordings.and"]


def _glued(p: Place) -> bool:
    """``nghị quyết 30a``."""
    if not p.bare or p.before("not_figures.glued"):
        return False
    end = special.glued(p.stretch.text, p.token.start, p.stretch.end)
    return end is not None and end > p.token.end


_REASONS: tuple[tuple[Callable[[Place], bool], Reason], ...] = (
    (_long, reasons.NUMBERED),
    (_months, reasons.MONTHS),
    (_age, reasons.AGE),
    (_year, reasons.YEAR),
    (_month, reasons.MONTH),
    (_day, reasons.DATE),
    (_reference, reasons.NUMBERED),
    (_after_a_name, reasons.NAME),
    (_numbered_place, reasons.ORDINAL),
    (_ordinal, reasons.ORDINAL),
    (_of_grade, reasons.ORDINAL),
    (_next_ordinal, reasons.ORDINAL),
    (_last_ordinal, reasons.ORDINAL),
    (_enumerates, reasons.ORDINAL),
    (_enumerates_before_bracket, reasons.ORDINAL),
    (_ends_a_name, reasons.NAME),
    (_grade, reasons.GRADE),
    (_list_number, reasons.LIST_NUMBER),
    (_glued, reasons.NAME),
)
"""Asked in this order; the first that applies decides."""
