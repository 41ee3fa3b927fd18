"""SARIF 2.1.0, within what GitHub code scanning takes: 25,000 results a run, 1,000 locations a result, 20 tags a rule."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from checker import __version__
from checker.errors import CheckerError
from checker.finding import Ground, Severity, Status
from checker.renderers import View
from checker.renderers.results import NOTICES, Place, Result, all_results, web_path
from checker.renderers.roles import formula, role_name
from checker.report import Report
from checker.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
MOST_LOCATIONS = 1_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_KINDS = {Status.FAIL: "fail", Status.PASS: "pass", Status.UNSURE: "review"}
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")

Object = dict[str, object]


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """One run over all reports."""
    found = _within_limits(all_results(reports, view))
    # Ids of notices stand beside the rules': a result may name only what the driver lists.
    rules = {rule.name: rule for rule in view.rules}
    named = sorted({*rules, *(r.rule for r in found)})
    lang = view.common_language(reports)
    run: Object = {
        "tool": {"driver": _driver(named, rules, lang)},
        "invocations": [_invocation(errors, view.lang or "vi")],
        "columnKind": "unicodeCodePoints",
        "language": lang,
    }
    compared = any(c.accepted and c.accepted.ground is Ground.BASELINE for r in reports for c in r.checks)
    index = {name: number for number, name in enumerate(named)}
    told = [_result(r, index[r.rule], view.language(r.report), compared=compared) for r in found]
    # A result a line, so that two files can be compared; with indents, json would take the slow way.
    return (
        f'{{"$schema": {_line(SCHEMA)}, "version": "2.1.0", "runs": [\n{_line(run)[:-1]},\n'
        f'"artifacts": [\n{_listed(map(_artifact, reports))}\n],\n"results": [\n{_listed(told)}\n]}}\n]}}\n'
    )


def _listed(values: Iterable[object]) -> str:
    return ",\n".join(map(_line, values))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _within_limits(found: list[Result]) -> list[Result]:
    """The gravest, in their own order, where there are more than an upload may hold."""
    if len(found) <= MOST_RESULTS:
        return found
    ranked = sorted(range(len(found)), key=lambda i: -(s.rank if (s := found[i].severity) else -1))
    kept = set(ranked[:MOST_RESULTS])
    return [r for i, r in enumerate(found) if i in kept]


def _driver(names: Sequence[str], rules: dict[str, Rule], lang: str) -> Object:
    return {
        "name": "report-checker",
        "semanticVersion": __version__,
        "rules": [_rule(name, rules.get(name), lang) for name in names],
    }


def _rule(name: str, rule: Rule | None, lang: str) -> Object:
    if rule is None:
        said = NOTICES[name].said(lang) if name in NOTICES else name
        return {"id": name, "shortDescription": {"text": said}, "defaultConfiguration": {"level": "note"}}
    explain = rule.explain
    manual = [t.said(lang) for t in (explain.checks, explain.matters, explain.allows, explain.blind)]
    if rule.equation:
        manual.append(formula(rule.equation, lang))
    summary = rule.summary.said(lang)
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": explain.checks.said(lang)},
        "help": {"text": "\n\n".join(manual)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["figures", rule.kind.value]},
    }


def _invocation(errors: Sequence[CheckerError], lang: str) -> Object:
    notifications: list[Object] = []
    for error in errors:
        notification: Object = {"level": "error", "message": {"text": error.message.said(lang)}}
        if error.path:
            notification["locations"] = [{"physicalLocation": {"artifactLocation": _location(error.path)}}]
        notifications.append(notification)
    return {"executionSuccessful": not errors, "toolExecutionNotifications": notifications}


def _artifact(report: Report) -> Object:
    return {
        "location": _location(report.document.path),
        "hashes": {"sha-256": report.document.sha256},
        "sourceLanguage": report.document.format,
    }


def _result(result: Result, rule_index: int, lang: str, *, compared: bool) -> Object:
    related = result.related()[:MOST_LOCATIONS]
    counts = result.status is Status.FAIL and result.severity is not None
    value: Object = {
        "ruleId": result.rule,
        "ruleIndex": rule_index,
        "kind": _KINDS[result.status],
        "level": _LEVELS[result.severity] if counts and result.severity else "none",
        "message": {"text": "\n".join([result.message or result.rule, *result.mending(lang)])},
        "locations": [_located(result, lang)],
        "relatedLocations": [
            {
                "id": n,
                "physicalLocation": _physical(result, p),
                "message": {"text": f"{role_name(role, lang)}: {p.printed}"},
            }
            for n, (role, p) in enumerate(related)
        ],
        "partialFingerprints": {
            # GitHub tells alerts apart by this one alone; made here, it doesn't hang on the line's own words.
            "primaryLocationLineHash": f"{result.fingerprint.whole}:{result.fingerprint.occurrence}",
            "relation/v1": result.fingerprint.relation,
            "printed/v1": result.fingerprint.printed,
        },
    }
    # Characters can be replaced where the text is the file's own; a Word file's text is only made from it.
    if not result.native(lang) and (fixes := _fixes(result, lang)):
        value["fixes"] = fixes
    # GitHub closes an alert only on an empty or filled list in every result: it stands in all of them.
    value["suppressions"] = []
    accepted = result.accepted
    if accepted and accepted.ground is Ground.BASELINE:
        value["baselineState"] = "unchanged"
    elif accepted:
        kind = "inSource" if accepted.ground is Ground.TEXT else "external"
        value["suppressions"] = [{"kind": kind, "status": "accepted", "justification": accepted.reason}]
    elif compared:
        value["baselineState"] = "new"
    return value


def _fixes(result: Result, lang: str) -> list[Object]:
    figures = result.report.figures
    return [
        {
            "description": {"text": r.because.said(lang) or f"{figures[r.figure].text} → {r.text}"},
            "artifactChanges": [
                {
                    "artifactLocation": _location(result.path),
                    "replacements": [
                        {
                            "deletedRegion": {
                                "charOffset": figures[r.figure].start,
                                "charLength": figures[r.figure].end - figures[r.figure].start,
                            },
                            "insertedContent": {"text": r.text},
                        }
                    ],
                }
            ],
        }
        for r in (result.check.repairs if result.check else ())
    ]


def _located(result: Result, lang: str) -> Object:
    """The place in the text, and in the document's own terms where it has any."""
    location: Object = {"physicalLocation": _physical(result, result.place)}
    if native := result.native(lang):
        location["logicalLocations"] = [{"fullyQualifiedName": native}]
    return location


def _physical(result: Result, place: Place) -> Object:
    return {"artifactLocation": _location(result.path), "region": _region(place)}


def _region(place: Place) -> Object:
    region: Object = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    if place.printed:
        region["snippet"] = {"text": place.printed}
    return region


def _location(path: str) -> Object:
    """A URI: relative to wherever the checker ran, or a file's own where the path is absolute."""
    posix = web_path(path)
    if _DRIVE.match(posix):
        return {"uri": "file:///" + quote(posix, safe="/:")}
    if posix.startswith("/"):
        return {"uri": "file://" + _quoted(posix)}
    return {"uri": _quoted(posix), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character in a Windows name
        raw = path.encode("utf-8", "surrogatepass")
    return quote(raw, safe="/")
