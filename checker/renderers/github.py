"""Workflow commands for GitHub Actions: each finding becomes an annotation at its line.

GitHub shows ten annotations of a kind a step; the gravest come first, and the closing line gives the whole count.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import CheckerError
from checker.finding import Severity, Status
from checker.renderers import View
from checker.renderers.closing import closing
from checker.renderers.results import Result, all_results, web_path
from checker.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """A command for each finding that counts, and the closing line."""
    counted = [r for r in all_results(reports, view) if r.accepted is None]
    ordered = sorted(counted, key=lambda r: -r.severity.rank if r.severity else 1)
    lines = [_annotation(r, view.language(r.report)) for r in ordered]
    lines += [
        f"::error{_properties([('file', web_path(e.path or ''))])}::{_data(e.message.said(view.lang or 'vi'))}"
        for e in errors
    ]
    said = closing(reports, view.common_language(reports), unsure_shown=Status.UNSURE in view.show) if reports else []
    return "".join(line + "\n" for line in (*lines, *said))


def _annotation(result: Result, lang: str) -> str:
    place = result.place
    properties = [("file", web_path(result.path)), ("line", str(place.line))]
    if place.end_line == place.line:
        properties += [("col", str(place.column)), ("endColumn", str(max(place.end_column - 1, place.column)))]
    else:
        properties.append(("endLine", str(place.end_line)))
    properties.append(("title", result.rule))
    command = _COMMANDS[result.severity] if result.severity else "notice"
    native = result.native(lang)
    words = "\n".join([*([native] if native else []), result.message, *result.mending(lang)])
    return f"::{command}{_properties(properties)}::{_data(words)}"


def _properties(pairs: Sequence[tuple[str, str | None]]) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in pairs if value)
    return f" {said}" if said else ""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
