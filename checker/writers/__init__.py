"""Writers: the bytes of a report and what was found in it, to the bytes of a copy with the findings in it.

The module that writes a format loads when it is asked for. Nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from checker.finding import Check
from checker.report import Report

FORMATS = {
    "docx": "checker.writers.word",
    "pdf": "checker.writers.pdf",
    "pdf-ocr": "checker.writers.pdf",
    "xlsx": "checker.writers.sheet",
}


class Writer(Protocol):
    """What a module in FORMATS offers."""

    def annotated(self, data: bytes, report: Report, checks: Sequence[Check], lang: str, *, suggest: bool) -> bytes:
        """The bytes of a copy with these checks in it; with ``suggest``, safe repairs as changes to accept or reject."""


def writer(form: str) -> Writer:
    """The writer of a format in FORMATS."""
    return cast("Writer", import_module(FORMATS[form]))
