"""A comment for a pull request: one table, gravest first, and the closing line. Fits into what GitHub and GitLab accept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.errors import CheckerError
from checker.finding import Severity
from checker.renderers import View
from checker.renderers.closing import closing
from checker.renderers.results import Result, acceptance, all_results
from checker.renderers.words import SEVERITY, STATUS, of
from checker.report import Report
from checker.text import Text

LONGEST = 60_000
"""Characters; GitHub takes 65,536."""
_ICONS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💬"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_MENTION = re.compile(r"@(?=\w)")
_HEADS = Text(
    "| | Vị trí | Nhận xét | Có thể sửa | Luật |",
    "| | Where | What | Possible repair | Rule |",
)


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """The findings of all reports."""
    lang = view.common_language(reports)
    found = sorted(all_results(reports, view), key=lambda r: (r.accepted is not None, _weight(r)))
    counted = Counter(r.severity for r in found if r.accepted is None)
    head = "Figures in the reports" if lang == "en" else "Rà soát số liệu báo cáo"
    lines = [f"### {_verdict(counted)} {head}", ""]
    lines += [f"- ⛔ {safe(e.said(view.lang or lang))}" for e in errors] + ([""] if errors else [])
    rows = [_row(r, lang) for r in found]
    room = LONGEST - sum(map(len, lines)) - 1_000
    shown = _fitting(rows, room)
    if shown:
        lines += [_HEADS.said(lang), "|---|---|---|---|---|", *rows[:shown], ""]
    if shown < len(rows):
        lines += [
            of(
                len(rows) - shown,
                "mục nữa không nêu ở đây.",
                "more not listed here.",
                lang,
                many="more not listed here.",
            ),
            "",
        ]
    lines += closing(reports, lang, unsure_shown=True) if reports else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _weight(result: Result) -> int:
    return -result.severity.rank if result.severity else 1


def _verdict(counted: Counter[Severity | None]) -> str:
    worst = next((s for s in reversed(Severity) if counted[s]), None)
    return _ICONS[worst] if worst else "✅"


def _fitting(rows: Sequence[str], room: int) -> int:
    """How many rows fit."""
    for number, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return number
    return len(rows)


def _row(result: Result, lang: str) -> str:
    name = (SEVERITY[result.severity] if result.severity else STATUS[result.status]).said(lang)
    icon = "☑️" if result.accepted else _ICONS.get(result.severity or Severity.NOTE, "❔")
    native = result.native(lang)
    where = f"{safe(result.path)}, {safe(native)}" if native else f"{safe(result.path)}:{result.place.line}"
    words = safe(result.message)
    if result.accepted:
        words += f"<br>*{safe(acceptance(result.accepted, lang))}*"
    figures = result.report.figures
    repairs = [
        f"{safe(figures[r.figure].text)} → **{safe(r.text)}**" for r in (result.check.repairs if result.check else ())
    ]
    return f"| {icon} {name} | {where} | {words} | {'<br>'.join(repairs)} | `{result.rule}` |"


def safe(words: str) -> str:
    """A report's own words, as they are: no markup, no table, nobody called by name."""
    plain = " ".join(words.split())
    return _MENTION.sub("&#64;", _SPECIAL.sub(r"\\\1", plain))
