"""A document and rules in, a report out: read figures, recognise claims, judge them, tell how much was covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.claims import recognise
from checker.comments import printed
from checker.document import Document, PagePlace
from checker.figure import Coverage, Figure
from checker.figures.build import read_figures
from checker.finding import Check, Severity, Status
from checker.identities import claims_of, rule_of
from checker.judge import Judge
from checker.language import language_of
from checker.period import find_period
from checker.report import Report
from checker.rounding import shortened
from checker.rule import Rule
from checker.settings import Settings
from checker.suppress import settle
from checker.vocabulary import extended

_SURE = 90
"""Per cent from which a recognised figure counts like a printed one."""


def check_document(
    document: Document, rules: Sequence[Rule], lang: str | None = None, settings: Settings | None = None
) -> Report:
    """Check one document. ``lang`` is the language of messages; None takes the report's own."""
    wanted = settings or Settings()
    with extended(wanted.words):
        return _checked(document, _weighed(rules, dict(wanted.severity)), lang, wanted)


def _checked(document: Document, rules: Sequence[Rule], lang: str | None, wanted: Settings) -> Report:
    words = printed(document)
    reading = shortened(read_figures(words), wanted.rounding)
    by_shape = {rule.shape: rule for rule in rules}
    equations = {shape: rule.equation for shape, rule in by_shape.items() if rule.equation is not None}
    period = wanted.period or find_period(words)
    claims = recognise(words, reading, equations, period)
    own_claims, unmet = claims_of((i for i in wanted.identities if rule_of(i).shape in by_shape), words, reading)
    claims += own_claims
    judge = Judge(reading, by_shape)
    own_severity = dict(wanted.severity)
    judged = [check for claim in claims if (check := judge.check(claim)) is not None]
    checks = [_unless_doubtful(_at_most(check, own_severity), document, reading.figures) for check in judged]
    checks.sort(key=lambda c: (min(reading.figures[i].start for i, _ in c.figures), c.rule, c.figures))
    coverage, why = _coverage(reading.figures, checks)
    spoken = lang or language_of(document.text) or "vi"
    report = Report(document, spoken, period, reading.figures, tuple(checks), coverage, why, unmet=tuple(unmet))
    active = [rule.name for rule in rules]
    return settle(report, active, wanted.rule_names or active, wanted.suppress, wanted.today)


def _weighed(rules: Sequence[Rule], severity: Mapping[str, Severity]) -> Sequence[Rule]:
    """The rules, with the severities that the user gives them."""
    return [replace(r, severity=severity[r.name]) if r.name in severity else r for r in rules]


def _at_most(check: Check, severity: Mapping[str, Severity]) -> Check:
    """A doubtful or rounded case weighs less than its rule; never more than the user gives the rule."""
    most = severity.get(check.rule)
    return replace(check, severity=most) if most and check.severity and check.severity.rank > most.rank else check


def _unless_doubtful(check: Check, document: Document, figures: Sequence[Figure]) -> Check:
    """The check, but no more than unsure where it fails on a figure that was badly recognised on a scanned page."""
    if check.status is not Status.FAIL or not document.places:
        return check
    for number, _ in check.figures:
        for place in document.places_of(figures[number].start, figures[number].end):
            sure = place.native.confidence if isinstance(place.native, PagePlace) else None
            if sure is not None and sure < _SURE:
                return replace(check, status=Status.UNSURE, severity=None)
    return check


def _coverage(figures: Sequence[Figure], checks: Sequence[Check]) -> tuple[tuple[Coverage, ...], tuple[str, ...]]:
    """What became of every figure, and why where nothing could be done with it."""
    state: dict[int, Coverage] = {}
    for check in checks:
        for i, _ in check.figures:
            if check.status is Status.FAIL:
                state[i] = Coverage.CONTRADICTED
            elif check.status is Status.PASS:
                state.setdefault(i, Coverage.VERIFIED)
    coverage, why = [], []
    for f in figures:
        if f.id in state:
            coverage.append(state[f.id])
            why.append("")
        elif f.why:
            coverage.append(Coverage.EXCLUDED)
            why.append(f.why)
        else:
            coverage.append(Coverage.UNVERIFIED)
            why.append("nothing to compare with")
    return tuple(coverage), tuple(why)
