"""Text in the fonts from before Unicode: what the letters stand for, told by the font's name.

``.VnTime`` and its kin draw Vietnamese letters in place of Western ones (TCVN3; those whose name ends in H draw capitals);
``VNI-Times`` and its kin draw hats and tones as letters of their own after the vowel.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.readers.legacy import tcvn3_letters, vni_letters

_SYMBOL_AREA = 0xF000
"""Where Word keeps the letters of fonts that say they are symbols."""


class Stretch(NamedTuple):
    """``text`` is what ``[first:last]`` of the letters stands for; letter for letter if both are of one length."""

    text: str
    first: int
    last: int


def is_old(font: str | None) -> bool:
    """Whether a font draws other letters than the text says."""
    return font is not None and (font.startswith(".Vn") or font.upper().startswith("VNI-"))


def read_old(text: str, font: str) -> list[Stretch]:
    """What text in an old font says. Text that holds letters no such font has was typed in Unicode, and stays."""
    letters = "".join(chr(ord(c) - _SYMBOL_AREA) if 0 <= ord(c) - _SYMBOL_AREA <= 0xFF else c for c in text)
    if any(ord(c) > 0xFF and c not in _WESTERN for c in letters):
        return [Stretch(text, 0, len(text))]
    letters = "".join(_WESTERN.get(c, c) for c in letters)
    if not font.startswith(".Vn"):
        return _vni(letters)
    read = letters.translate(_tcvn3())
    return [Stretch(read.upper() if font.rstrip().endswith("H") else read, 0, len(text))]


_WESTERN = {bytes([b]).decode("cp1252", "ignore"): chr(b) for b in range(0x80, 0xA0)}
"""Signs of Windows' Western code page that stand for a byte outside Latin-1."""
_WESTERN.pop("", None)


@cache
def _tcvn3() -> dict[int, str]:
    return {ord(sign): letter for sign, letter in tcvn3_letters().items()}


def _vni(text: str) -> list[Stretch]:
    letters = vni_letters()
    found: list[Stretch] = []
    at = 0
    while at < len(text):
        length = 2 if text[at : at + 2] in letters else 1
        found.append(Stretch(letters.get(text[at : at + length], text[at : at + length]), at, at + length))
        at += length
    return _merged(found)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbours that are letter for letter made one."""
    merged: list[Stretch] = []
    for one in stretches:
        last = merged[-1] if merged else None
        if last and len(last.text) == last.last - last.first and len(one.text) == one.last - one.first:
            merged[-1] = Stretch(last.text + one.text, last.first, one.last)
        else:
            merged.append(one)
    return merged
