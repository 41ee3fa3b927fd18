"""Counts of listed things: ``10 xã, gồm: …`` names as many as it says."""

from __future__ import annotations

import re

from checker.claim import Kind, Operand, Strength
from checker.claims.base import Scene
from checker.claims.facts import Facet, Fact
from checker.document import BlockKind
from checker.vocabulary import Wording, phrases

_OPENS = Wording(
    r"(?P<words>[^.;:()\n\d]{0,90}?)"
    r"(?P<mark>:|\((?!\d+\))|\b<consists*>(?: <having*>| <plural*> [\w-]+)?\b:?|\b<is*>(?: <plural*> [\w-]+)?\b:?|<as_follows>:?)"
    r"\s*(?:[^\W\d_]+ ){0,2}?(?=[\"“«*A-ZÀ-ỸĐ])"
)
"""What stands between a count and the first name of its list."""
_STOP = re.compile(r"\.(?=\s|$)|;(?=\s+[a-zà-ỹđ]+\s+\d)|\n\s*\n|\.\.\.|…|\./\.")
_COMMA = re.compile(r",(?!\d)")
_LATER = Wording(r"[^.\n]{0,200}?<names_follow>(?: <plural*>)?(?: [\w-]+){0,2}?\s*:?\s*(?=[\"“«*A-ZÀ-ỸĐ])")
_JOIN = Wording(r"\s+(?:<joins*>|&)\s+")
_CUT = Wording(r",|<and>")


def recognise(scene: Scene) -> None:
    """Every count with a list of names after it."""
    text = scene.document.text
    for f in scene.facts:
        value = f.m.figure.value
        if f.table or f.facet not in (Facet.VALUE, Facet.DELTA) or f.m.over < 0 or f.m.figure.decimals:
            continue
        if (
            value is None
            or not 2 <= value <= 40
            or f.m.bound
            or f.m.figure.unit.startswith(("%", *phrases("unlisted_units")))
        ):
            continue
        if _named(text, f.m.figure.start):
            continue
        _count(scene, f, text, int(value))


def _named(text: str, start: int) -> bool:
    """``xã Phù Mỹ 3 giáp với …``: the number ends a name."""
    word = re.search(r"([^\W\d_]+) $", text[max(0, start - 20) : start])
    return word is not None and word[1][0].isupper() and not word[1].isupper()


def _count(scene: Scene, f: Fact, text: str, stated: int) -> None:
    block = scene.document.blocks[f.m.block]
    opened = _OPENS.match(text, f.m.figure.end, min(block.end, f.m.figure.end + 160))
    if not opened or (not opened["words"].strip() and opened["mark"] != ":" and not f.m.noun):
        _count_later(scene, f, text, stated)
        _count_items(scene, f, stated)
        return
    inside = opened["mark"] == "("
    passage, clean = _passage(text, opened.end(), block.end, inside)
    sizes, alike = _sizes(passage)
    if stated in sizes:
        scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), Strength.ASSERTED, detail=str(stated))
    elif clean and alike and not re.search(r"\d{2,}", passage):
        listed = _surely(passage)
        if listed >= 2 and abs(listed - stated) <= 2:
            scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), Strength.ASSERTED, detail=str(listed))


def _count_later(scene: Scene, f: Fact, text: str, stated: int) -> None:
    """``04 tổ chức hội, dư nợ 3.551 triệu đồng, cụ thể: Hội Nông dân …``: the list after more words; never accused."""
    block = scene.document.blocks[f.m.block]
    later = _LATER.match(text, f.m.figure.end, min(block.end, f.m.figure.end + 260))
    if later and f.m.count:
        passage, _ = _passage(text, later.end(), block.end, False)
        sizes, alike = _sizes(passage)
        if stated in sizes and alike:
            scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), Strength.ASSERTED, detail=str(stated))


def _passage(text: str, start: int, end: int, inside: bool) -> tuple[str, bool]:
    """The text of the list, and whether it ends cleanly."""
    if inside:
        depth = 1
        for i in range(start, min(end, start + 1500)):
            depth += {"(": 1, ")": -1}.get(text[i], 0)
            if depth == 0:
                return text[start:i], "..." not in text[start:i] and "…" not in text[start:i]
        return text[start:end], False
    depth = 0
    i = start
    limit = min(end, start + 3000)
    while i < limit:
        c = text[i]
        if c == "(":
            depth += 1
        elif c == ")":
            if depth == 0:
                return text[start:i], True
            depth -= 1
        elif depth == 0 and c in ".;…\n" and (m := _STOP.match(text, i)):
            return text[start:i], m.group() not in ("…", "...")
        i += 1
    return text[start:limit], limit == end


def _sizes(passage: str) -> tuple[set[int], bool]:
    """In how many things the list can be cut, and whether they all look alike (each begins with a name)."""
    flat = _unbracketed(passage)
    separator = ";" if ";" in flat else ","
    items = [x.strip(" *“”\"'\n") for x in (flat.split(";") if separator == ";" else _COMMA.split(flat))]
    items = [x for x in items if x]
    if not items:
        return set(), False
    sizes = {len(items)}
    alike = all(x[:1].isupper() for x in items)
    joined = [part for item in items for part in _JOIN.split(item)]
    if len(joined) != len(items):
        last = len(items) - 1 + len(_JOIN.split(items[-1]))
        sizes |= {last, len(joined)}
    if separator == ";":
        first = [x for x in _COMMA.split(flat.split(";")[0]) if x.strip()]
        sizes |= {len(first), len(first) - 1 + len(_JOIN.split(first[-1]))} if len(first) > 2 else set()
        sizes.add(sum(len(_JOIN.split(x.strip())) for item in items for x in item.split(",") if x.strip()))
    if _numbered(flat):
        sizes.add(_numbered(flat))
    return sizes, alike


def _surely(passage: str) -> int:
    """How many names a list has whose only ``và`` brings the last one; 0 where it can be cut in other ways."""
    flat = _unbracketed(passage)
    separator = ";" if ";" in flat else ","
    items = [x.strip(" *“”\"'\n") for x in (flat.split(";") if separator == ";" else _COMMA.split(flat))]
    items = [x for x in items if x]
    joined = [_JOIN.split(x) for x in items]
    if (separator == ";" and "," in flat) or any(len(x) > 1 for x in joined[:-1]) or len(joined[-1]) > 2:
        return 0
    return len(items) - 1 + len(joined[-1]) if all(x[:1].isupper() for x in joined[-1]) else 0


def _numbered(flat: str) -> int:
    """``các khu phố 1, 2, 3 và thôn Trung``."""
    return len([p for p in _CUT.split(flat) if p.strip()])


def _unbracketed(passage: str) -> str:
    out, depth = [], 0
    for c in passage:
        if c == "(":
            depth += 1
        elif c == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(c)
    return "".join(out)


def _count_items(scene: Scene, f: Fact, stated: int) -> None:
    """The count stands before a list of items, one for each."""
    blocks = scene.document.blocks
    home = blocks[f.m.block]
    if not scene.document.text[home.start : home.end].rstrip().endswith(":"):
        return
    if f.m.block not in scene.reading.tails or any(g.m.block == f.m.block for g in scene.ahead(f, 1)):
        return
    n, level = 0, None
    for block in blocks[f.m.block + 1 :]:
        if block.kind is not BlockKind.ITEM or (level is not None and block.level < level):
            break
        level = block.level if level is None else level
        n += block.level == level
    if n == stated:
        scene.claim(Kind.COUNT, "list-count", (Operand("stated", f.id),), Strength.ASSERTED, detail=str(n))
