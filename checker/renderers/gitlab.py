"""A Code Quality report for GitLab: one array; every object carries all the keys, since one without spoils the whole widget."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from checker.errors import CheckerError
from checker.finding import Severity
from checker.renderers import View
from checker.renderers.results import Result, acceptance, all_results, web_path
from checker.report import Report

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """All findings; GitLab itself tells new ones from those that the target branch has."""
    found = [_finding(r, view.language(r.report)) for r in all_results(reports, view)]
    found += [_error(e, view.lang or "vi") for e in errors]
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in found) + "\n]\n" if found else "[]\n"


def _finding(result: Result, lang: str) -> dict[str, object]:
    place, accepted, path = result.place, result.accepted, web_path(result.path)
    native = result.native(lang)
    words = (f"{native}: " if native else "") + " ".join(_sentence(s) for s in (result.message, *result.mending(lang)))
    severity = "info" if accepted or result.severity is None else _SEVERITY[result.severity]
    return {
        "description": f"({acceptance(accepted, lang)}) {words}" if accepted else words,
        "check_name": result.rule,
        "fingerprint": _mixed(path, str(result.fingerprint)),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
    }


def _error(error: CheckerError, lang: str) -> dict[str, object]:
    path = web_path(error.path or "")
    return {
        "description": error.message.said(lang),
        "check_name": "unread",
        "fingerprint": _mixed(path, error.message.vi),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else words + "."


def _mixed(path: str, identity: str) -> str:
    """GitLab wants one for the whole project: two files may hold the same finding."""
    return sha256(f"{path}\n{identity}".encode("utf-8", "backslashreplace")).hexdigest()
