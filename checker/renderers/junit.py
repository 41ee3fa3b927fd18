"""JUnit XML: a suite for each report, a test case for each comparison, so that a pass rate means something.

Errors and warnings fail; notes, doubts and what is known are skipped, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from checker.errors import CheckerError
from checker.finding import Severity, Status
from checker.renderers import View
from checker.renderers.results import Result, acceptance, results
from checker.report import Report


def render(reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
    """All comparisons, whatever the view shows: the ones that hold are the denominator."""
    everything = View(lang=view.lang, show=frozenset(Status))
    suites = [_suite(r, results(r, everything), view.language(r)) for r in reports]
    suites += [_unread(e, view.lang or "vi") for e in errors]
    tests, failures = sum(s[1] for s in suites), sum(s[2] for s in suites)
    head = f'<testsuites name="checker" tests="{tests}" failures="{failures}" errors="{len(errors)}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *(s[0] for s in suites), "</testsuites>"]) + "\n"


def _suite(report: Report, found: Sequence[Result], lang: str) -> tuple[str, int, int]:
    """The suite, its tests and its failures."""
    name = _attribute(report.document.path)
    cases = [_case(r, lang) for r in found]
    failures = sum(_counts(r) for r in found)
    skipped = sum(_why_skipped(r, lang) != "" for r in found)
    head = f'<testsuite name={name} tests="{len(found)}" failures="{failures}" errors="0" skipped="{skipped}">'
    return "\n".join([head, *cases, "</testsuite>"]), len(found), failures


def _case(result: Result, lang: str) -> str:
    figures = ", ".join(p.printed for _, p in result.related()) or result.place.printed
    # The fingerprint, not the line, keeps the case's history together over drafts.
    name = _attribute(f"{result.rule}: {figures} [{str(result.fingerprint)[:8]}{_nth(result)}]")
    opened = f"<testcase name={name} classname={_attribute(result.path)}"
    if _counts(result):
        severity = result.severity.value if result.severity else ""
        body = f"<failure type={_attribute(severity)} message={_attribute(result.message)}>{_text(_story(result, lang))}</failure>"
    elif why := _why_skipped(result, lang):
        body = f"<skipped message={_attribute(why)}/>"
    else:
        return f"{opened}/>"
    return f"{opened}>{body}</testcase>"


def _nth(result: Result) -> str:
    return f":{result.fingerprint.occurrence}" if result.fingerprint.occurrence > 1 else ""


def _counts(result: Result) -> bool:
    return result.severity in {Severity.ERROR, Severity.WARNING} and result.accepted is None


def _why_skipped(result: Result, lang: str) -> str:
    if result.accepted:
        return f"{acceptance(result.accepted, lang)}: {result.message}"
    return "" if result.status is Status.PASS or _counts(result) else result.message


def _story(result: Result, lang: str) -> str:
    where = f"{result.path}:{result.place.line}:{result.place.column}"
    native = result.native(lang)
    return "\n".join([where, *([native] if native else []), *result.mending(lang)])


def _unread(error: CheckerError, lang: str) -> tuple[str, int, int]:
    name, said = _attribute(error.path or "-"), _attribute(error.message.said(lang))
    head = f'<testsuite name={name} tests="1" failures="0" errors="1" skipped="0">'
    case = f'<testcase name="read" classname={name}><error type="unread" message={said}/></testcase>'
    return f"{head}\n{case}\n</testsuite>", 1, 0


def _attribute(words: str) -> str:
    return quoteattr(_allowed(words), {"\n": "&#10;", "\t": "&#9;"})


def _text(words: str) -> str:
    return escape(_allowed(words))


def _allowed(words: str) -> str:
    """Without what XML 1.0 can't hold: control characters, half characters, U+FFFE and U+FFFF."""
    return "".join(
        c for c in words if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
