"""Which body issued a report and which sector it is about, by its letterhead and title."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from checker.audit.sectors import NAMES
from checker.audit.spelling import respelt
from checker.document import Block, BlockKind, Document
from checker.vocabulary import Wording, fold, load, phrases, phrases_pattern

_HEAD = Wording(r"(?:<bodies.committee>|<bodies.council>|<bodies.party>|<bodies.office>)(?= [^\W\d_]|$)")
_PLACE = Wording(r"(?!<bodies.no_place>)<bodies.place>\.?(?= \w)")
_ENDS = Wording(r"<bodies.letterhead_ends>(?!\w)")
_TITLE = Wording(r"<bodies.title>")
_TIME = Wording(r"[\W\d_]*(?:(?:<bodies.time*>|[ivx]+|\d+)[\W\d_]*)*")
_CUT = re.compile(r"\s*(?:[:;(\[*_]|\s[-–—]+\s|[-–—]{2,}|\.\s|\t|\s{3,}).*$", re.DOTALL)
_MARKUP = re.compile(r"[*_#>`]+|<[^<>\n]{1,40}>")
_FIRST_BLOCKS, _FIRST_LINES = 12, 24
_LONGEST = 110
"""Characters from which a line is no letterhead's."""
_NAME_WORDS = 4
"""No place has a longer name."""
_ENOUGH_HITS = 3
"""Words of one sector from which the text itself tells."""


def body_of(document: Document) -> str:
    """The body that issued a report, by its letterhead, else by its title; empty where neither tells."""
    return _of_letterhead(list(_first_lines(document))) or _of_title(document)


def folder_body(path: str) -> str:
    """The nearest folder above a report whose name isn't a time, for want of better; ``path`` is the report's in the audit."""
    folders = (folder.name for folder in PurePosixPath(path).parents)
    return next((name for name in folders if name and not _TIME.fullmatch(fold(name))), "")


def sector_of(document: Document) -> str:
    """Key of the sector that the title names first, else the one that most words of the text are of; may be empty."""
    first = [line for line in _first_lines(document) if len(line) < 2 * _LONGEST]
    titled = next((n for n, line in enumerate(first) if _TITLE.match(fold(line))), 0)
    title = fold(" ".join(first[titled : titled + 4]))
    named = {key: found.start() for key, pattern in _sectors() if (found := pattern.search(title))}
    if named:
        return min(named, key=lambda key: (named[key], list(NAMES).index(key)))
    text = fold(document.text)
    hits = Counter({key: sum(1 for _ in pattern.finditer(text)) for key, pattern in _sectors()})
    (best, most), total = hits.most_common(1)[0], sum(hits.values())
    if most >= _ENOUGH_HITS and 2 * most > total:
        return best
    return "socio-economic" if sum(n >= _ENOUGH_HITS for n in hits.values()) >= _ENOUGH_HITS else ""


@cache
def _sectors() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, phrases_pattern(load().lists[f"sectors.{key}"])) for key in NAMES)


def _first_lines(document: Document) -> Iterator[str]:
    """The first lines of a report, cells by themselves, without markup."""
    for block in document.blocks[:_FIRST_BLOCKS]:
        for start, end in _stretches(block):
            for line in document.text[start:end].splitlines():
                words = respelt(_MARKUP.sub("", line.replace("\t", "   ")))
                if words:
                    yield words if "   " not in line else respelt(line.split("   ")[0])


def _stretches(block: Block) -> Sequence[tuple[int, int]]:
    if block.kind is BlockKind.TABLE:
        return [(cell.start, cell.end) for row in block.rows[:4] for cell in row[:2]]
    return [(block.start, block.end)]


def _of_letterhead(lines: Sequence[str]) -> str:
    """The last of the bodies named before the paper's number or title; the one above it tells the place."""
    named: list[str] = []
    for line in lines[:_FIRST_LINES]:
        words = _CUT.sub("", line).strip(" .,-–—")
        folded = fold(words)
        if _HEAD.match(folded) and len(line) < _LONGEST:
            named.append(words)
        elif named and _PLACE.match(folded) and not _PLACE.search(fold(named[-1])) and len(words) < _LONGEST:
            named[-1] += " " + words
        elif (named and _ENDS.match(folded)) or _TITLE.match(folded) or len(line) >= _LONGEST:
            break
    if not named:
        return ""
    body = _called(named[-1])
    if len(named) == 1:
        return body
    above = _called(named[-2])
    place = _place_in(above)
    if not _place_in(body):
        return f"{body} {place}" if place and above.split()[0].isupper() else f"{body}, {above}"
    return f"{body}, {place}" if place and place not in body else body


def _place_in(name: str) -> str:
    """``huyện Tam Sơn`` of ``UBND huyện Tam Sơn``."""
    found = _PLACE.search(fold(name))
    return name[found.start() :] if found else ""


def _of_title(document: Document) -> str:
    """A place, with the body's own head before it if there is one: ``UBND xã Hòa Sơn``."""
    for line in _first_lines(document):
        if len(line) >= _LONGEST:
            return ""
        folded = fold(line)
        for found in _PLACE.pattern.finditer(folded):
            named = _place_name(line[found.end() :])
            if named:
                head = [m for m in _HEAD.pattern.finditer(folded, 0, found.start() + 1) if m.end() + 1 >= found.start()]
                start = head[-1].start() if head else found.start()
                return _called(f"{line[start : found.end()]} {named}")
    return ""


def _place_name(after: str) -> str:
    """The words of a place's name at the beginning of a text: as long as they begin with capitals."""
    over = set(phrases("bodies.place_ends"))
    name: list[str] = []
    for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?\.?|\S", after)[:_NAME_WORDS]:
        if not word[0].isupper() or fold(word) in over:
            break
        name.append(word.rstrip("."))
    return " ".join(name)


def _called(name: str) -> str:
    """The name as every report's letterhead would be written: short head, small letters but in names and fields."""
    shouted = name.upper() == name
    head = _HEAD.match(fold(name))
    length = head.end() if head else 0
    first, rest = fold(name[:length]), name[length:].strip()
    shown = _short(first) or _abbreviations(first[:1].upper() + first[1:])
    place = _PLACE.search(fold(rest))
    at = place.start() if place else len(rest)
    field, where = rest[:at].strip(), rest[at:]
    if shouted:
        field = _each_capital(fold(field)) if first in phrases("bodies.party") else _capitals(field)
    return " ".join(f"{shown} {field} {_titled(where, shouted)}".split())


def _short(head: str) -> str:
    """``UBND``, ``HĐND``; empty for other bodies."""
    for kind in ("bodies.committee", "bodies.council"):
        if head in phrases(kind):
            return phrases(kind)[-1].upper()
    return ""


_VOWEL = re.compile(r"[aeiouyAEIOUY]")


def _capitals(field: str) -> str:
    """An office's field from capital letters: ``Nông nghiệp và Môi trường``; what follows the fields is a name."""
    lists = load().lists
    known = phrases_pattern(lists["bodies.field"] | lists["bodies.office"] | lists["bodies.committee"])
    small = fold(field)
    made = known.sub(lambda m: _short(m[0]) or m[0][:1].upper() + m[0][1:], small)
    fields = [m.end() for m in known.finditer(small)]
    if fields and len(made) == len(small) and 0 < len(small[fields[-1] :].split()) < _NAME_WORDS:
        made = made[: fields[-1]] + _each_capital(made[fields[-1] :])
    return _abbreviations(made)


def _abbreviations(words: str) -> str:
    """A word without a vowel is an abbreviation: ``TNHH``."""
    return " ".join(w if _VOWEL.search(unicodedata.normalize("NFD", w)) else w.upper() for w in words.split())


def _titled(where: str, shouted: bool) -> str:
    """``huyện Tam Sơn``: the kind of place small, its name in capitals."""
    made, at = [], 0
    for found in _PLACE.pattern.finditer(fold(where)):
        made += [_named(where[at : found.start()], shouted), found[0]]
        at = found.end()
    return "".join([*made, _named(where[at:], shouted)])


def _named(words: str, shouted: bool) -> str:
    return _each_capital(fold(words)) if shouted else words


def _each_capital(words: str) -> str:
    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lambda m: m[0][:1].upper() + m[0][1:], words)
