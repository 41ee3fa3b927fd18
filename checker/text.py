"""Short texts that the program says in both of its languages."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Text(NamedTuple):
    """One thing said in Vietnamese and in English."""

    vi: str
    en: str

    def said(self, lang: str) -> str:
        """The wording in ``lang`` ('vi' or 'en')."""
        return self.en if lang == "en" else self.vi

    def format(self, **values: object) -> Text:
        """Both wordings with the named places filled in; a text among the values is said in each one's language."""

        def said(lang: str) -> dict[str, object]:
            return {name: v.said(lang) if isinstance(v, Text) else v for name, v in values.items()}

        return Text(self.vi.format(**said("vi")), self.en.format(**said("en")))


def day_said(day: date, lang: str) -> str:
    """A day as each language writes it: 31/12/2026, 2026-12-31."""
    return day.isoformat() if lang == "en" else f"{day.day:02}/{day.month:02}/{day.year}"
