"""What a remark in the margin says of a finding."""

from __future__ import annotations

from checker.document import Document
from checker.finding import Check
from checker.renderers.remedies import remedies
from checker.renderers.words import SEVERITY, STATUS
from checker.report import Report
from checker.text import Text

AUTHOR = Text("Rà soát số liệu", "Report checker")
INITIALS = Text("RS", "RC")


def remark(report: Report, check: Check, lang: str) -> list[str]:
    """The lines of a remark: how grave, what is wrong, what it recomputes to, what would mend it, and the rule's name."""
    grave = (SEVERITY[check.severity] if check.severity else STATUS[check.status]).said(lang)
    first = f"{grave[0].upper()}{grave[1:]}: {check.message.said(lang)}"
    return [first, *remedies(report, check, lang, places=False), f"({check.rule})"]


def in_note(document: Document, figure: str, offset: int, lang: str) -> str:
    """``Trong chú thích 3: “94,8”``; '' for a figure that is in no footnote."""
    block = document.block_at(offset)
    if block is None or block.note is None:
        return ""
    return f"In footnote {block.note}: “{figure}”" if lang == "en" else f"Trong chú thích {block.note}: “{figure}”"
