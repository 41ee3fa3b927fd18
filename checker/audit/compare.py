"""An audit against an earlier one: both are walked once; what is kept of them is small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from checker.audit.history import Again, BodyChange, Comparison, Occurrence, Repeated, Tally, Trend
from checker.audit.record import Audit, CheckRecord, ReportRecord
from checker.audit.series import Series

_GRAVE = {"error", "warning"}
_NOTHING = Tally(0, 0, 0, 0, 0, 0)


def compare(before: Audit, now: Audit) -> Comparison:
    """The comparison of this audit with an earlier one."""
    seen = _Seen()
    known = seen.walk(now.reports, earlier=False, known=frozenset())
    # A report that stands in both audits is one report: what was found in it didn't come again.
    seen.walk(before.reports, earlier=True, known=known)
    return Comparison(
        before=before.provenance,
        now=now.provenance,
        bodies=tuple(_changes(seen.tallies[True], seen.tallies[False])),
        repeated=tuple(
            sorted(_repeated(seen.findings), key=lambda r: (-len(r.occurrences), r.body, r.rule, r.indicator))
        ),
        series=tuple(seen.series.faults()),
    )


Relation = tuple[str, str, tuple[str, ...]]
"""Body, rule, and the names of the figures in their roles."""


@dataclass(slots=True)
class _Seen:
    """What is kept while walking."""

    tallies: dict[bool, dict[str, Tally]] = field(default_factory=lambda: {True: {}, False: {}})
    findings: dict[Relation, list[tuple[str, str, Occurrence]]] = field(default_factory=lambda: defaultdict(list))
    """By relation: fingerprint, indicator and occurrence."""
    series: Series = field(default_factory=Series)

    def walk(self, reports: Iterable[ReportRecord], *, earlier: bool, known: frozenset[str]) -> frozenset[str]:
        """Take in the reports; those whose contents are known already only count. Gives the contents met."""
        met = set()
        for record in reports:
            if record.error is not None:
                continue
            tallies = self.tallies[earlier]
            tallies[record.body] = _added(tallies.get(record.body, _NOTHING), record)
            met.add(record.sha256)
            if record.sha256 in known:
                continue
            self.series.take(record, earlier=earlier)
            for check in record.checks:
                if check.severity in _GRAVE:
                    relation = (record.body, check.rule, _named(record, check))
                    fingerprint = check.fingerprint.partition(":")[0]
                    self.findings[relation].append(
                        (fingerprint, _indicator(record, check), _occurrence(record, check, earlier=earlier))
                    )
        return frozenset(met)


def _added(tally: Tally, record: ReportRecord) -> Tally:
    covered = [figure.coverage for figure in record.figures]
    severities = [check.severity for check in record.checks]
    return Tally(
        reports=tally.reports + 1,
        figures=tally.figures + len(covered) - covered.count("excluded"),
        compared=tally.compared + covered.count("verified") + covered.count("contradicted"),
        errors=tally.errors + severities.count("error"),
        warnings=tally.warnings + severities.count("warning"),
        notes=tally.notes + severities.count("note"),
    )


def _named(record: ReportRecord, check: CheckRecord) -> tuple[str, ...]:
    """The names of the figures in their roles, in an order that doesn't depend on the text's."""
    figures = ((part.role, record.figures[part.figure]) for part in check.parts)
    return tuple(sorted(f"{role}|{figure.label}|{figure.unit}" for role, figure in figures))


def _indicator(record: ReportRecord, check: CheckRecord) -> str:
    """What the figures measure: the name of the first that isn't a percentage, else of any."""
    figures = [record.figures[part.figure] for part in check.parts]
    ordered = sorted(figures, key=lambda f: f.role != "measure")
    return next((f.label for f in ordered if f.label), "")


def _occurrence(record: ReportRecord, check: CheckRecord, *, earlier: bool) -> Occurrence:
    return Occurrence(
        path=record.path,
        period_text=record.period_text,
        period_end=record.period_end,
        check=check.id,
        severity=check.severity,
        message=check.message,
        quotation=check.quotation,
        earlier=earlier,
    )


def _changes(before: dict[str, Tally], now: dict[str, Tally]) -> Iterator[BodyChange]:
    for body in sorted(before.keys() | now.keys()):
        old, new = before.get(body, _NOTHING), now.get(body, _NOTHING)
        yield BodyChange(body, old, new, _trend(old, new))


def _trend(before: Tally, now: Tally) -> Trend:
    if not before.reports:
        return Trend.NEW
    if not now.reports:
        return Trend.GONE
    old = Fraction(before.errors + before.warnings, before.reports)
    new = Fraction(now.errors + now.warnings, now.reports)
    return Trend.SAME if old == new else Trend.BETTER if new < old else Trend.WORSE


def _repeated(findings: dict[Relation, list[tuple[str, str, Occurrence]]]) -> Iterator[Repeated]:
    for (body, rule, _), found in findings.items():
        if not body:
            # Reports that no body is known of have nothing in common.
            continue
        found.sort(key=lambda entry: (entry[2].period_end, not entry[2].earlier, entry[2].path, entry[2].check))
        indicator = next((name for _, name, _ in found if name), "")
        by_period = {entry[2].period_end: entry[2] for entry in found}
        if indicator and len(by_period) > 1 and len({fingerprint for fingerprint, _, _ in found}) > 1:
            yield Repeated(body, rule, Again.RELATION, indicator, tuple(by_period.values()))
            continue
        same: dict[str, dict[tuple[str, bool], Occurrence]] = defaultdict(dict)
        for fingerprint, _, occurrence in found:
            same[fingerprint].setdefault((occurrence.path, occurrence.earlier), occurrence)
        for occurrences in same.values():
            if len(occurrences) > 1:
                yield Repeated(body, rule, Again.FIGURES, indicator, tuple(occurrences.values()))
