"""The language in which the program speaks of itself: help, complaints."""

from __future__ import annotations

import os

from checker.text import Text


def interface_language() -> str:
    """The language of help and complaints: as CHECKER_LANG says, else English where the machine speaks English."""
    settings = (os.environ.get(name) for name in ("CHECKER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, settings), "").lower().startswith("en") else "vi"


def said(vi: str, en: str) -> str:
    """The wording in that language."""
    return Text(vi, en).said(interface_language())
