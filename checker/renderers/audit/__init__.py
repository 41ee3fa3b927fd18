"""An audit in, a document out: a page, a workbook, a formal report or Markdown, each with the same numbers."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from checker.audit.history import Comparison
from checker.audit.record import Audit

FORMATS = {
    "html": "checker.renderers.audit.html",
    "xlsx": "checker.renderers.audit.xlsx",
    "docx": "checker.renderers.audit.docx",
    "md": "checker.renderers.audit.markdown",
}


class AuditRenderer(Protocol):
    """What a module in FORMATS offers."""

    def render(self, audit: Audit, earlier: Comparison | None, lang: str) -> bytes:
        """The whole document."""


def render(audit: Audit, earlier: Comparison | None, format: str, lang: str) -> bytes:  # noqa: A002  # as the option
    """The audit as a document of a format in FORMATS, in ``lang`` ('vi' or 'en').

    ``earlier`` is its comparison with an audit before it, if there is one. The same values give the same bytes.
    """
    return cast("AuditRenderer", import_module(FORMATS[format])).render(audit, earlier, lang)
