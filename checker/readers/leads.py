"""What leads a line: a bullet, a list or section number, ``Điều 1.``; and how deep items so led are nested.

A figure at the start of a line must not pass for a number of a list (``2.146 người``, ``16 khu công nghiệp``,
``27/3/1916: …``), so a number needs its stop, a blank and words after it.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize


class Lead(NamedTuple):
    """What precedes the words of a line. ``start`` is where the words begin."""

    start: int
    family: str
    """``-``, ``1``, ``1.1``, ``I``, ``A``, ``a``, ``(1)``, ``điều``: items of one list share it. ``biểu``: a caption."""
    number: int = 0
    """Of a plain Arabic number: its value."""
    glued: bool = False
    """A bullet that touches its word."""

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet, not a number."""
        return self.family in BULLETS


BULLETS = frozenset("-+*•o")
CAPTION = "biểu"

_DASHES = "-–—‒‣"
_DOTS = "•●○◦▪▫■□►▶➢➤✓✔√·∙⁃§"
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}")
_BLANKS = re.compile(r"\s*")
_BULLET = re.compile(rf"\\?[*+\-]|[{_DASHES}{_DOTS}\uf000-\uf0ff]|[oØüv](?=\t)|o(?=\s[A-ZĐ])")
_LETTER = r"[^\W\d_]"
_GLUE = rf"(?={_LETTER}[\w\u0300-\u036f])"
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,4}"


def _words(*words: str) -> str:
    """Alternatives, each as composed and as decomposed Unicode."""
    return "|".join(sorted({re.escape(form) for w in words for form in (w, normalize("NFD", w))}))


_MARKER = re.compile(
    rf"(?P<section>{_words('Điều', 'Khoản', 'Mục', 'Phần', 'Chương', 'Câu', 'Bước', 'ĐIỀU', 'MỤC', 'PHẦN', 'CHƯƠNG')})"
    rf"\s{{1,3}}(?:{_NUMBER}|[IVXLC]{{1,6}})[.:)](?=\s|$|[*_])"
    rf"|(?P<caption>{_words('Biểu', 'Bảng', 'Hình', 'Phụ lục', 'BIỂU', 'BẢNG', 'PHỤ LỤC')})"
    rf"(?:\s{{1,3}}số)?\s{{1,3}}(?:{_NUMBER}|[IVXLC]{{1,6}})[.:](?=\s|$|[*_])"
    rf"|\((?:(?P<inside>\d{{1,2}})|(?P<inside_letter>[a-zđ]|[ivx]{{1,4}}))\)(?=\s|[*_]|{_GLUE})"
    rf"|(?P<roman>[IVX]{{1,5}}(?:\.\d{{1,2}}){{0,3}})(?:[.)/]{{1,2}}(?=\s|$|[*_]|{_GLUE})|\s?[-–](?=\s))"
    rf"|(?P<arabic>{_NUMBER})(?:(?P<stop>[.)]{{1,2}}|/)(?=\s|$|[*_]|(?P<glue>{_GLUE}))|(?P<dash>-)(?=\s)|(?P<bare>)(?=\s))"
    rf"|(?P<letter>[a-zđA-HĐK]\d{{0,2}}|[ivx]{{2,4}})(?:[.)]{{1,2}}(?=\s|$|[*_]|(?P<letter_glue>{_GLUE}))|/(?=\s))"
)
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_UNIT = re.compile(r"(?:KM|KG|HA|MW|KW|KV|USD|GW|ML|TẤN|TỶ|TRIỆU|NGHÌN|NGÀN|NGƯỜI|HỘ|VỤ)\b", re.IGNORECASE)


def lead_of(text: str, first: int, last: int, after: int = 0) -> Lead | None:
    """The lead of the line whose words are ``text[first:last]``; ``after`` is the number of the last numbered item."""
    opening = _EMPHASIS.match(text, first, last)
    bullet = _bullet(text, first, last)
    if bullet is None and opening:
        bullet = _bullet(text, opening.end(), last)
        if bullet and bullet.glued and bullet.family == "*":
            bullet = None
    if bullet is None:
        return _number(text, first, last, after, stopped=False)
    inner = _number(text, bullet.start, last, after, stopped=True)
    return inner if inner and inner.family != CAPTION else bullet


def _bullet(text: str, first: int, last: int) -> Lead | None:
    found = _BULLET.match(text, first, last)
    if not found:
        return None
    sign = found.group()[-1]
    family = "-" if sign in _DASHES else sign if sign in "+*" else "o" if sign in "oØüv" else "•"
    end = found.end()
    start = _blanks(text, end, last)
    if start > end or end == last:
        return Lead(start, family)
    following = text[end]
    if following in "*_" and sign not in "*_" and end + 1 < last and text[end + 1] == following:
        return Lead(end, family, glued=True)
    if not following.isalpha():
        return None
    # ``*Ghi chú*`` is emphasis, ``*Ghi chú: …`` a bullet.
    if found.group() == "*" and text.find("*", end, last) >= 0:
        return None
    return Lead(end, family, glued=True)


def _number(text: str, first: int, last: int, after: int, *, stopped: bool) -> Lead | None:
    """The list or section number at ``first``, emphasis around it taken in; with ``stopped`` only one with a stop."""
    opening = _EMPHASIS.match(text, first, last)
    found = _MARKER.match(text, opening.end() if opening else first, last)
    if not found or (stopped and found["arabic"] and not found["stop"]):
        return None
    end = found.end()
    if opening:
        closing = _EMPHASIS.match(text, end, last)
        end = closing.end() if closing else end
    start = _blanks(text, end, last)
    family, number = _family(found)
    follows = after + 1 == number > 1
    if found["arabic"] and not _is_list_number(text[start:last], found, first_of_list=number == 1, follows=follows):
        return None
    glue = found["letter_glue"] is not None and (not text[end].isupper() or found["letter"][0].isupper())
    return None if glue else Lead(start, family, number)


def _family(found: re.Match[str]) -> tuple[str, int]:
    """The family of a marker and, of a plain number, its value."""
    if found["section"]:
        return normalize("NFC", found["section"]).lower(), 0
    if found["caption"]:
        return CAPTION, 0
    if found["inside"] or found["inside_letter"]:
        return ("(1)", int(found["inside"])) if found["inside"] else ("(a)", 0)
    if found["roman"]:
        return "I", 0
    if found["arabic"]:
        parts = found["arabic"].split(".")
        family = ".".join("1" * len(parts)) + (")" if ")" in (found["stop"] or "") else "")
        return family, int(parts[0]) if len(parts) == 1 else 0
    return ("A" if found["letter"][0].isupper() else "a"), 0


def _is_list_number(words: str, found: re.Match[str], *, first_of_list: bool, follows: bool) -> bool:
    """Whether an Arabic number before ``words`` numbers them, and does not count or date them.

    ``follows``: it is the next after the last item's number.
    """
    if not words:
        return first_of_list or follows
    stop, sign = found["stop"], words[0]
    if not stop:
        if found["dash"]:
            return sign.isalpha() and "." not in found["arabic"]
        # ``1.2 Ước thu`` without a stop after it; ``1.2 Triệu`` is a figure.
        return "." in found["arabic"] and sign.isupper() and not _UNIT.match(normalize("NFC", words[:12]))
    if found["glue"] is not None:
        return sign.isupper()
    if stop == "/":
        return sign.isalpha() or sign in "*_"
    # ``1. 473 doanh nghiệp`` may be one figure that was torn apart.
    return follows or not _THOUSANDS.match(words) or ")" in stop


def _blanks(text: str, first: int, last: int) -> int:
    found = _BLANKS.match(text, first, last)
    return found.end() if found else first


def _is_below(family: str, other: str) -> bool:
    """Whether items of ``family`` are never divided by those of ``other``: numbers stand above bullets, ``-`` above ``+``."""
    return family in BULLETS and (other not in BULLETS or (family == "+" and other == "-"))


class Nesting:
    """How deep items are nested, by indent and by the family of their leads. One for each list or section."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []

    def level(self, indent: int, family: str) -> int:
        """The depth, from 0, of the next item."""
        stack = self._stack
        while stack and stack[-1][0] > indent:
            stack.pop()
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth] == (indent, family):
                del stack[depth + 1 :]
                return depth
            if stack[depth][0] != indent:
                break
        while stack and stack[-1][0] == indent and _is_below(stack[-1][1], family):
            stack.pop()
        stack.append((indent, family))
        return len(stack) - 1

    def reset(self) -> None:
        """A heading was passed."""
        self._stack.clear()
