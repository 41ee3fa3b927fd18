"""A contradiction told in full, so that it can be replayed by hand: what is printed, what it stands for, what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checker.audit.record import FigureRecord
from checker.audit.replay import replayed
from checker.audit.sectors import sector_name
from checker.audit.summary import Finding, Summary
from checker.finding import Severity
from checker.renderers.audit.tables import rule
from checker.renderers.audit.values import (
    body,
    clean,
    line,
    near,
    number,
    period,
    place,
    printed,
    rounded,
    shown_places,
    span,
    spread,
)
from checker.renderers.decimals import nearest
from checker.renderers.roles import role_name
from checker.renderers.words import SEVERITY
from checker.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """One printed figure of a contradiction."""

    role: str
    printed: str
    range: str
    where: str
    characters: str
    """``[start:end]`` of the report's text."""


@dataclass(frozen=True, slots=True)
class Story:
    """One contradiction in words."""

    number: int
    """From 1, in the order of the summary."""
    level: str
    severity: str
    rule: str
    """Its name."""
    rule_said: str
    body: str
    period: str
    period_order: str
    """By which periods come in the order of time."""
    sector: str
    path: str
    report: int
    """Its report's place in the audit, from 0."""
    where: str
    message: str
    quotation: str
    quoted: tuple[tuple[str, str], ...]
    """The quotation in pieces, each with the role of the figure it is; empty for the words around."""
    parts: tuple[Part, ...]
    equation: str
    """With the printed figures, and what it comes to; empty where the rule is no equation."""
    range: str
    """What the first figure must lie in."""
    repairs: tuple[str, ...]
    fingerprint: str


def stories(summary: Summary, lang: str, most: int | None = None) -> list[Story]:
    """The gravest ``most`` contradictions; None: all."""
    return [_story(number, finding, summary, lang) for number, finding in enumerate(summary.findings[:most], 1)]


def _story(number: int, finding: Finding, summary: Summary, lang: str) -> Story:
    check, entry = finding.check, finding.line
    severity = Severity(check.severity)
    return Story(
        number=number,
        level=severity.value,
        severity=SEVERITY[severity].said(lang),
        rule=line(check.rule),
        rule_said=rule(summary, check.rule, lang),
        body=body(entry.body, lang),
        period=period(entry.period, lang),
        period_order=f"{entry.period.end}/{entry.period.start}",
        sector=sector_name(entry.sector).said(lang),
        path=line(entry.path),
        report=entry.number,
        where=place(finding.figures[0], lang) if finding.figures else "",
        message=line(check.message.said(lang)),
        quotation=clean(check.quotation).strip(),
        quoted=tuple(_quoted(finding, lang)),
        parts=tuple(_part(figure, part.role, lang) for part, figure in zip(check.parts, finding.figures, strict=True)),
        equation=_equation(finding, lang),
        range=_range(finding, lang),
        repairs=tuple(
            _repair(figure, repair.text, repair.because, lang)
            for repair, figure in zip(check.repairs, finding.mended, strict=True)
        ),
        fingerprint=line(check.fingerprint),
    )


def _quoted(finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    """The quotation cut at its figures."""
    check = finding.check
    words, at = check.quotation, 0
    figures = sorted(zip(finding.figures, check.parts, strict=True), key=lambda pair: pair[0].start)
    if len(words) == check.end - check.start:
        for figure, part in figures:
            start, end = figure.start - check.start, figure.end - check.start
            if at <= start < end <= len(words):
                yield clean(words[at:start]), ""
                yield clean(words[start:end]), line(role_name(part.role, lang))
                at = end
    yield clean(words[at:]), ""


def _part(figure: FigureRecord, role: str, lang: str) -> Part:
    return Part(
        role=line(role_name(role, lang)),
        printed=printed(figure),
        range=span(figure.low, figure.high, lang),
        where=place(figure, lang),
        characters=f"[{figure.start}:{figure.end}]",
    )


def _places(finding: Finding) -> int:
    """One more than the recomputed figure is printed with, so that the difference shows."""
    return shown_places(finding.figures[0]) + 1 if finding.figures else 2


def _equation(finding: Finding, lang: str) -> str:
    """The equation and what it comes to; ``≈`` where that has more places than are shown."""
    check = finding.check
    if not check.equation:
        return ""
    value = replayed(check, finding.figures)
    if value is None:
        return line(check.equation) + (f" ≈ {number(check.recomputed, lang)}" if check.recomputed else "")
    places = _places(finding)
    if Fraction(nearest(value, places)) == value:
        return f"{line(check.equation)} = {near(value, places, lang)}"
    return f"{line(check.equation)} ≈ {rounded(value, lang, places)}"


def _range(finding: Finding, lang: str) -> str:
    check = finding.check
    return spread(check.low, check.high, _places(finding), lang) if check.low or check.high else ""


def _repair(figure: FigureRecord, text: str, because: Text, lang: str) -> str:
    said = line(because.said(lang))
    return f"{line(figure.text)} → {line(text)}" + (f": {said}" if said else "")
