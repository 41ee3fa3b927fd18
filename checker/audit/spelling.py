"""Names in one spelling, so that the same body or indicator is counted as one."""

from __future__ import annotations

import re
import unicodedata

# The mark on a syllable's last two vowels may stand on either of them: "hoà" is "hòa", "thuý" is "thúy", "uỷ" is "ủy".
_LATE = re.compile(r"([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?![^\W\d_])|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")


def respelt(text: str) -> str:
    """The text composed, with single blanks, and tone marks on the earlier vowel."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return _LATE.sub(_moved, composed)


def _moved(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    apart = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + apart[1:]) + apart[0]
