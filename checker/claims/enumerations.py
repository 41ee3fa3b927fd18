"""Lists of things in running text: where one ends, and in how many things it can be cut. Pure text, no figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.vocabulary import Wording, fold, load

_STOP = re.compile(r"\.(?=\s|$)|\n\s*\n|\.\.\.|…|\./\.")
_NEW_FIGURE = re.compile(r";\s+[^\W\d_]+\s+\d")
"""``…; đất 60 tỷ đồng``: the list may have ended before."""
_NEW_CLAUSE = re.compile(r";\s+(?:[^\W\d_]+\s+){1,3}\d")
_COMMA = re.compile(r",(?!\d)")
_JOIN = Wording(r"\s+(?:<joins*>|&)\s+")
_AND = Wording(r"\s+(?:<and*>|&)\s+")
_CUT = Wording(r",|<and>")
_BULLET = re.compile(r"\(\d{1,2}\)|(?<![\w.,/])\d{1,2}\)")
_NUMBERS = re.compile(r"\s*(?:[^\W\d_]+ ){0,2}\d+(?:\s*(?:[;,]|\s[^\W\d_]+)\s*\d+)+\s*")
_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"")
_FROM_FIGURE = re.compile(r"\d[\d.,]*\s+[^\W\d_]")
_LONGEST, _LONGEST_INSIDE = 3000, 1500
"""Characters of the longest list that is looked through, in running text and in brackets."""
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[().…\n]")
_QUOTES = " *“”\"'\n_"
_BEGINNING = 30
_SHORT = 4
"""Words of a short item."""
_SEVERAL, _FEW = 3, 2
"""Things of one kind that make a list; fewer if two words name the kind."""
_LEAD = 3
"""Words of a name that may come before its capital: ``xã Ân Thạnh``."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list, and the numbers of things that it can be read as."""

    named: frozenset[int]
    """If its items are names."""
    figured: frozenset[int]
    """If each item has a figure of its own."""
    plain: frozenset[int]
    """If its items are phrases."""
    inner: int
    """How many names the brackets after its items hold: ``Lục Yên (Nà Sơn, Bản Lầu), Văn Bàn (Phú Mỹ)``."""
    alike: bool
    """All items begin with the same word, or are titles in quotation marks."""
    short: bool
    """No item is longer than a few words."""
    wordy: bool
    """No item has a digit."""
    semicolons: bool
    """Semicolons stand between the items."""
    beginnings: tuple[str, ...]
    """How each item begins."""
    sure: int
    """How many names it has for sure; 0 where it can be read in several ways."""
    of_kind: int = 0
    """How many things of one kind, each named by the word that all begin with; 0 where they don't."""


def before_figures(found: str) -> str:
    """The list up to the semicolon after which figures of something else begin; all of it if there is none."""
    m = _NEW_FIGURE.search(found)
    return found[: m.start()] if m else found


def before_clause(found: str) -> str:
    """The same with up to three words before those figures: ``…; tổng cộng 387 bệnh nhân``."""
    m = _NEW_CLAUSE.search(found)
    return found[: m.start()] if m else found


def passage(text: str, start: int, end: int, *, inside: bool) -> tuple[str, bool]:
    """The text of the list that begins at ``start``, and whether it ends cleanly. ``inside``: in a bracket opened before."""
    depth = 1 if inside else 0
    limit = min(end, start + (_LONGEST_INSIDE if inside else _LONGEST))
    for m in _SIGNS.finditer(text, start, limit):
        i, c = m.start(), m.group()
        if c == "(":
            depth += 1
        elif c == ")":
            if depth == (1 if inside else 0):
                return text[start:i], not inside or not _is_open(text[start:i])
            depth -= 1
        elif depth == 0 and (stop := _STOP.match(text, i)) and not _goes_on(text, start, i):
            return text[start:i], stop.group() not in ("…", "...")
    return text[start:limit], limit == end and not inside


def _is_open(found: str) -> bool:
    """The list goes on unsaid."""
    return "..." in found or "…" in found


def _goes_on(text: str, start: int, at: int) -> bool:
    """The stop belongs to an abbreviation: ``TP. Buôn Hồ``."""
    if text[at] != ".":
        return False
    word = re.search(r"[^\W\d_]+$", text[max(start, at - 6) : at])
    return word is not None and fold(word[0]) in load().lists["sentences.abbreviations"]


def enumerate_in(text: str) -> Enumeration:
    """The list that ``text`` is."""
    flat = _unbracketed(text)
    if _NUMBERS.fullmatch(flat):
        alone = frozenset([len(re.findall(r"\d+", flat))])
        return Enumeration(
            alone, alone, alone, inner=0, alike=True, short=True, wordy=False, semicolons=False, beginnings=(), sure=0
        )
    groups = [_items(group) for group in flat.split(";")]
    groups = [g for g in groups if g]
    if not groups:
        return Enumeration(
            frozenset(),
            frozenset(),
            frozenset(),
            inner=0,
            alike=False,
            short=False,
            wordy=False,
            semicolons=False,
            beginnings=(),
            sure=0,
        )
    pieces = groups[0] if len(groups) == 1 else [s for x in flat.split(";") if (s := x.strip(_QUOTES))]
    quoted = _quoted(flat)
    one_by_one = {n} if (n := numbered(text)) else set()
    named = _named(flat, groups, pieces) | quoted | one_by_one
    return Enumeration(
        named=frozenset(named if _name(pieces[0]) or quoted else one_by_one),
        figured=frozenset(_figured(flat, ";" if len(groups) > 1 else None)),
        plain=frozenset(quoted or {len(pieces), len(_with_last_joined(pieces))}),
        inner=_inner(text) if named else 0,
        alike=bool(quoted) or _alike(_with_last_joined(pieces)),
        short=all(len(item.split()) <= _SHORT for item in _with_last_joined(pieces)),
        semicolons=len(groups) > 1,
        wordy=not any(c.isdigit() for c in flat),
        beginnings=tuple(fold(item[:_BEGINNING]) for item in _with_last_joined(pieces)),
        sure=_sure(groups, pieces),
        of_kind=_of_kind(groups, pieces),
    )


def _items(group: str) -> list[str]:
    """The items between commas, up to where figures of something else begin (``… và 21 chủ đầu tư``)."""
    found: list[str] = []
    for piece in _COMMA.split(group):
        if not (item := piece.strip(_QUOTES)):
            continue
        joined = _JOIN.split(item)  # of "15 và đường tránh" the number alone, which goes on with the list
        kept = next((n for n, part in enumerate(joined) if n and _FROM_FIGURE.match(part)), len(joined))
        if found and _FROM_FIGURE.match(joined[0]):
            return found
        if kept < len(joined):
            return [*found, *joined[:kept]]
        found.append(item)
    return found


def _named(flat: str, groups: Sequence[Sequence[str]], pieces: Sequence[str]) -> set[int]:
    """In how many names the list can be cut."""
    joined = [part for piece in pieces for part in _JOIN.split(piece)]
    sizes = {len(pieces), len(_with_last_joined(pieces)), len(joined)}
    # "Quốc phòng, Văn hóa, Thể thao và Du lịch, Ngân hàng": what is joined before the end may be one name with the item before.
    sizes |= {len(pieces) - n for n in range(1, 1 + sum(_AND.search(piece) is not None for piece in pieces[1:-1]))}
    every = [part for group in groups for item in group for part in _JOIN.split(item)]
    sizes |= {len(every), sum(_name(x) for x in every), _numbers_of_one(flat)}
    if len(groups) > 1:
        first = groups[0]
        sizes |= {len(first), len(_with_last_joined(first))} if len(first) > 2 else set()
        # "Lục Yên, Vi Hoàng, huyện Bạch Sơn; …": each group ends with the place that its names belong to.
        sizes.add(len(every) - sum(len(g) > 1 and not g[-1][0].isupper() and g[0][0].isupper() for g in groups))
    return sizes


def _name(item: str) -> bool:
    """A capital stands among the first words."""
    return any(word[:1].isupper() for word in item.split()[: _LEAD + 1])


def _with_last_joined(items: Sequence[str]) -> list[str]:
    """The items, the last one cut at its ``và``."""
    return [*items[:-1], *_AND.split(items[-1])]


def _numbers_of_one(flat: str) -> int:
    """``các khu phố 1, 2, 3 và thôn Trung``."""
    return len([p for p in _CUT.split(flat) if p.strip()])


def numbered(flat: str) -> int:
    """How many items of ``(1) …; (2) …`` there are, numbered from one on; 0 for fewer than two."""
    numbers = [int(m.group().strip("()")) for m in _BULLET.finditer(flat)]
    return len(numbers) if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else 0


def _quoted(flat: str) -> set[int]:
    """Titles in quotation marks, with nothing but commas and ``và`` between them."""
    found = list(_QUOTED.finditer(flat))
    between = [flat[a.end() : b.start()] for a, b in pairwise(found)]
    n = next((n for n, gap in enumerate(between) if fold(gap).strip(" ,;*") not in ("", *_ands())), len(between))
    return {n + 1} if n else set()


def _ands() -> frozenset[str]:
    return load().lists["wordings.and"]


def _inner(text: str) -> int:
    """How many names stand in the brackets, where each item has one."""
    inside = re.findall(r"\(([^()]*)\)", text)
    items = [part for found in inside for piece in _COMMA.split(found) for part in _AND.split(piece.strip())]
    return len(items) if len(inside) > 1 and all(item[:1].isupper() for item in items) else 0


def _figured(flat: str, separator: str | None) -> set[int]:
    """In how many items with a figure each the list can be cut."""
    raw = flat.split(separator) if separator else _COMMA.split(flat)
    pieces = [s for x in raw if (s := x.strip(_QUOTES))]
    ways = (pieces, _with_last_joined(pieces))
    return {len(way) for way in ways if len(way) > 1 and all(re.search(r"\d", item) for item in way)}


def _alike(items: Sequence[str]) -> bool:
    heads = {fold(item).split()[0] for item in items if item.split()}
    return len(items) > 1 and len(heads) == 1 and all(head.isalpha() for head in heads)


def _sure(groups: Sequence[Sequence[str]], pieces: Sequence[str]) -> int:
    """How many names a list has whose only ``và`` brings the last one."""
    kind = pieces[0].partition(" ")[0]
    if kind.islower() and len(pieces) > 1:  # "cầu Suối Ngo, cầu Bản Cà": the kind of thing before each name
        pieces = [x.removeprefix(f"{kind} ") for x in pieces]
        pieces[-1] = re.sub(rf"(\s){re.escape(kind)} (?=[^\W\d_])", r"\1", pieces[-1])
    joined = [_JOIN.split(x) for x in pieces]
    if len(groups) > 1 and any(len(g) > 1 for g in groups):
        return 0
    if any(len(x) > 1 for x in joined[:-1]):
        # "Phòng Giáo dục và Đào tạo, Công an huyện, Trường Nguyễn Huệ": the commas part them.
        return len(pieces) if len(pieces) >= _SEVERAL and len(joined[-1]) == 1 and all(map(_proper, pieces)) else 0
    if len(joined[-1]) > 2 or not all(_proper(x) for x in (*pieces, *joined[-1])):
        return 0
    return len(pieces) - 1 + len(joined[-1])


def _proper(item: str) -> bool:
    """``Tân Lập``, ``xã Tân Lập``; but ``thôn Đông nhì`` says something of it."""
    words = item.split()
    return item[:1].isupper() or (len(words) > 1 and all(word[:1].isupper() for word in words[1:]))


def _of_kind(groups: Sequence[Sequence[str]], pieces: Sequence[str]) -> int:
    """``Kế hoạch phòng, chống thiên tai; Kế hoạch phòng cháy, chữa cháy rừng; Kế hoạch …``: each begins with the word for all."""
    each = next((way for way in (_with_last_joined(pieces), pieces) if _alike(way)), ())
    kinds = {fold(" ".join(item.split()[:2])) for item in each}
    if len(each) < _FEW or (len(each) < _SEVERAL and len(kinds) > 1):
        return 0
    parted = len(groups) > 1 or len(each) > len(pieces)
    return len(each) if parted or all(item[:1].islower() for item in each) else 0


def _unbracketed(text: str) -> str:
    while _BRACKETS.search(text):
        text = _BRACKETS.sub("", text)
    return text.partition("(")[0].replace(")", "")
