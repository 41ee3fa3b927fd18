"""One JSON object a line: each finding by itself, with everything needed to show or file it; then each file's error."""

from __future__ import annotations

import json
from collections.abc import Sequence

from checker.errors import CheckerError
from checker.renderers import View
from checker.renderers.jsonout import accepted_value, check_value, figure_value
from checker.renderers.results import Place, Result, all_results
from checker.report import Report


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """A line for each finding."""
    lines = [_result(r, view.language(r.report)) for r in all_results(reports, view)]
    lines += [{"path": e.path, "error": e.message.said(view.lang or "vi")} for e in errors]
    return _lines(lines)


def render_figures(report: Report, view: View) -> str:  # noqa: ARG001  # figures have no words of ours
    """A line for each figure."""
    return _lines([{"path": report.document.path, **figure_value(report, f)} for f in report.figures])


def _result(result: Result, lang: str) -> dict[str, object]:
    value = check_value(result.report, result.check, lang) if result.check else {}
    return {
        "path": result.path,
        **_place(result.place),
        "place": result.native(lang) or None,
        "rule": result.rule,
        "kind": value.get("kind"),
        "status": result.status.value,
        "severity": result.severity.value if result.severity else None,
        "message": result.message,
        "figures": [{"role": role, "text": p.printed, **_place(p)} for role, p in result.related()],
        "recomputed": value.get("recomputed"),
        "low": value.get("low"),
        "high": value.get("high"),
        "repairs": _repairs(result, lang),
        "fingerprint": str(result.fingerprint),
        "accepted": accepted_value(result.accepted) if result.accepted else None,
    }


def _repairs(result: Result, lang: str) -> list[dict[str, object]]:
    figures = result.report.figures
    return [
        {
            "start": figures[r.figure].start,
            "end": figures[r.figure].end,
            "text": figures[r.figure].text,
            "with": r.text,
            "because": r.because.said(lang),
        }
        for r in (result.check.repairs if result.check else ())
    ]


def _place(place: Place) -> dict[str, int]:
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _lines(values: Sequence[dict[str, object]]) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
