"""Finds figures that contradict each other in progress reports.

    >>> from checker import check_text
    >>> report = check_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.", name="x.md")
    >>> [c.message.vi for c in report.findings]
    ['8.882 ha trên 8.938 ha là 99,4%, không phải 98,4%']

Importing the package is cheap: everything else loads where it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.document import Document
    from checker.report import Report

__all__ = ["Report", "__version__", "check", "check_text"]

__version__ = "0.1.0"


def check(path: str | Path, *, lang: str | None = None) -> Report:
    """Check one report. Raises a ``CheckerError`` that says what to do when the file can't be read."""
    from checker.readers import read

    return _checked(read(str(path)), lang)


def check_text(text: str, name: str = "text.md", *, lang: str | None = None) -> Report:
    """Check a text at hand; the name's suffix says how to read it."""
    from checker.readers import read_text

    return _checked(read_text(text, name), lang)


def _checked(document: Document, lang: str | None) -> Report:
    from datetime import date

    from checker.engine import check_document
    from checker.packs import load_rules
    from checker.settings import Settings

    return check_document(document, load_rules(), lang, Settings(today=date.today()))  # noqa: DTZ011  # the user's day


def __getattr__(name: str) -> object:
    if name == "Report":
        from checker.report import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
