"""The last lines of every output for people: what was found, among how many comparisons and figures, and what was known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.figure import Coverage
from checker.finding import Ground, Severity, Status
from checker.renderers.words import SEVERITY, count, listed, of
from checker.report import Report


def closing(reports: Sequence[Report], lang: str, *, unsure_shown: bool) -> list[str]:
    """All of the lines."""
    hidden = "" if unsure_shown else unsure(reports, lang)
    first = verdict(reports, lang) + (f" {hidden}" if hidden else "")
    return [first, *known(reports, lang), denominator(reports, lang)]


def worst(reports: Sequence[Report]) -> Severity | None:
    """The gravest severity among the findings that count."""
    severity = _counted(reports)
    return next((s for s in reversed(Severity) if severity[s]), None)


def verdict(reports: Sequence[Report], lang: str) -> str:
    """What was found among the comparisons: ``Tìm thấy 8 lỗi và 4 cảnh báo trong 33 phép đối chiếu``."""
    checks = sum(len(r.checks) for r in reports)
    if not checks:
        return (
            "No two figures here can be compared." if lang == "en" else "Không có số liệu nào đối chiếu được với nhau."
        )
    among = (
        f"in {of(checks, '', 'comparison', lang)}" if lang == "en" else f"trong {count(checks, lang)} phép đối chiếu"
    )
    severity = _counted(reports)
    kinds = [of(severity[s], SEVERITY[s].vi, SEVERITY[s].en, lang) for s in reversed(Severity) if severity[s]]
    if kinds:
        return f"Found {listed(kinds, lang)} {among}." if lang == "en" else f"Tìm thấy {listed(kinds, lang)} {among}."
    new = any(c.accepted for r in reports for c in r.findings)
    if lang == "en":
        return f"No {'new ' if new else ''}contradiction found {among}."
    return f"Không thấy mâu thuẫn {'mới ' if new else ''}nào {among}."


def unsure(reports: Sequence[Report], lang: str) -> str:
    """That more can be read either way; empty if nothing can."""
    number = sum(c.status is Status.UNSURE for r in reports for c in r.checks)
    if not number:
        return ""
    if lang == "en":
        return f"{of(number, '', 'more', lang, many='more')} can be read either way: --show-unsure lists them."
    return f"Còn {count(number, lang)} chỗ chưa rõ: thêm --show-unsure để xem."


def known(reports: Sequence[Report], lang: str) -> list[str]:
    """How many findings don't count, and why; no line if all count."""
    grounds = Counter(c.accepted.ground for r in reports for c in r.findings if c.accepted)
    before, suppressed = grounds[Ground.BASELINE], grounds[Ground.TEXT] + grounds[Ground.CONFIGURATION]
    parts = []
    if before:
        parts.append(of(before, "chỗ đã biết từ trước", "known before", lang, many="known before"))
    if suppressed:
        parts.append(
            of(
                suppressed,
                "chỗ được bỏ qua có lý do",
                "suppressed with a reason",
                lang,
                many="suppressed with a reason",
            )
        )
    if not parts:
        return []
    return [f"Not counted: {listed(parts, lang)}." if lang == "en" else f"Không tính: {listed(parts, lang)}."]


def denominator(reports: Sequence[Report], lang: str) -> str:
    """What became of all the figures."""
    coverage = Counter(c for r in reports for c in r.coverage)
    number = {c: count(coverage[c], lang) for c in Coverage}
    if lang == "en":
        return (
            f"{of(coverage.total(), '', 'figure', lang)}: {number[Coverage.VERIFIED]} verified, {number[Coverage.CONTRADICTED]} contradicted, "
            f"{number[Coverage.UNVERIFIED]} with nothing to compare them with, "
            f"{number[Coverage.EXCLUDED]} dates, document numbers and the like."
        )
    return (
        f"{count(coverage.total(), lang)} số liệu: {number[Coverage.VERIFIED]} đã đối chiếu và khớp, "
        f"{number[Coverage.CONTRADICTED]} mâu thuẫn, {number[Coverage.UNVERIFIED]} không có gì để đối chiếu, "
        f"{number[Coverage.EXCLUDED]} là ngày tháng, số hiệu văn bản, số thứ tự."
    )


def _counted(reports: Sequence[Report]) -> Counter[Severity | None]:
    return Counter(c.severity for r in reports for c in r.findings if c.accepted is None)
