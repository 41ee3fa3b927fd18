"""An audit as a workbook that can itself be audited: figures as printed, and what is recomputed as formulas over their cells."""

from __future__ import annotations

import io

from checker.audit.history import Comparison
from checker.audit.record import Audit
from checker.audit.summary import summarise
from checker.renderers.audit import changes, plans, tables
from checker.renderers.audit.entries import figures_sheets, findings_sheet, plans_sheet
from checker.renderers.audit.front import front_sheet, reports_sheet, table_sheet
from checker.renderers.audit.layout import layout_of
from checker.renderers.audit.sheets import Book
from checker.renderers.audit.values import stamp
from checker.renderers.audit.words import SAY


def render(audit: Audit, earlier: Comparison | None, lang: str) -> bytes:
    """The whole workbook."""
    summary = summarise(audit)
    layout = layout_of(summary, lang)
    out = io.BytesIO()
    book = Book(out, SAY["title"].said(lang), stamp(audit.provenance.made))
    front_sheet(book, summary, layout)
    findings_sheet(book, summary, layout)
    plans_sheet(book, summary, layout)
    table_sheet(book, layout.sheet("indicators"), plans.indicators(summary, lang))
    reports_sheet(book, summary, layout)
    if earlier is not None:
        table_sheet(book, layout.sheet("changes"), changes.changes(earlier, lang))
        table_sheet(book, layout.sheet("repeated"), changes.repeated(earlier, lang))
        table_sheet(book, layout.sheet("faults"), changes.faults(earlier, lang))
    table_sheet(book, layout.sheet("unread"), tables.unread(summary, lang))
    figures_sheets(book, audit, layout)
    book.close()
    return out.getvalue()
