"""The language that a report is written in, by its letters."""

from __future__ import annotations

import re

_READ = 20_000
"""Characters of a report that tell its language."""
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE = re.compile(
    r"[ăâđêôơưàáãạảằắẵặẳầấẫậẩèéẽẹẻềếễệểìíĩịỉòóõọỏồốỗộổờớỡợởùúũụủừứữựửỳýỹỵỷ\u0300-\u0323]", re.IGNORECASE
)
_SHARE = 2
"""For so many words there is such a letter in Vietnamese, at least; in English only some names have any."""


def language_of(text: str) -> str | None:
    """The language of a report, 'vi' or 'en', by its letters; None of one without words."""
    words, marked = len(_WORD.findall(text, 0, _READ)), len(_VIETNAMESE.findall(text, 0, _READ))
    return None if not words else "vi" if marked * _SHARE >= words else "en"
