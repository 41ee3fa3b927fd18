"""Findings that someone has looked at and lets stand: in a comment of the report, or in the configuration.

    <!-- checker: ignore total-not-sum-of-parts reason the rest is listed in annex 2 until 2026-12-31 -->

Such a comment covers the paragraph or table it stands in, or the next one where it stands alone; a comment of a Word file or an
OpenDocument text covers the figures it is anchored on, or a footnote by its mark, or else its paragraph. A reason is required; a
suppression that has expired, suppresses nothing or can't be understood is itself reported.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from checker.comments import Comment, comments_in, printed
from checker.document import Document, Remark
from checker.finding import Acceptance, Check, Ground, Notice, Severity, Status
from checker.keys import nearest
from checker.report import Report
from checker.text import Text, day_said
from checker.vocabulary import Wording

UNUSED, EXPIRED, FAULTY = "unused-suppression", "expired-suppression", "faulty-suppression"
_ADDRESSED = re.compile(r"checker ?: ?(.*)", re.IGNORECASE)
_ORDER = Wording(r"(?i)<suppressions.ignore> ([a-z0-9-]+(?: ?, ?[a-z0-9-]+)*)(.*)")
_REASON = Wording(r"(?i)[ :;,.–—-]*<suppressions.reason>?[ :]*(.*)")
_UNTIL = Wording(r"(?i)[ ,;(]{0,3}<suppressions.until> ?:? ?(\d[\d/.-]{0,9}\d)[ ).]{0,3}$")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules that someone passes over, why, where and how long."""

    rules: tuple[str, ...]
    reason: str
    until: date | None = None
    ground: Ground = Ground.TEXT
    covers: tuple[int, int] | None = None
    """The stretch of text; None is all of it."""
    figure: str = ""
    """Only findings about the figure printed so."""
    start: int = 0
    end: int = 0
    """Where it stands itself."""


class UnclearError(ValueError):
    """Words to the checker that it can't follow."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def parse(words: str) -> Suppression | None:
    """The suppression that a comment's words give; None if they aren't meant for the checker. Raises UnclearError."""
    addressed = _ADDRESSED.fullmatch(" ".join(unicodedata.normalize("NFC", words).split()))
    if addressed is None:
        return None
    order = _ORDER.fullmatch(addressed[1])
    if order is None:
        raise UnclearError(
            Text(
                "không hiểu chỉ dẫn này; hãy viết: checker: bỏ qua TÊN-LUẬT lý do … đến 2026-12-31",
                "this can't be understood; write: checker: ignore RULE reason … until 2026-12-31",
            )
        )
    rules = tuple(name.strip().lower() for name in order[1].split(","))
    rest, until = order[2], None
    if found := _UNTIL.search(rest):
        rest, until = rest[: found.start()], day(found[1])
    said = _REASON.fullmatch(rest)
    reason = " ".join(said[1].split()) if said else ""
    if not reason:
        raise UnclearError(
            Text(
                f"thiếu lý do; hãy viết: checker: bỏ qua {', '.join(rules)} lý do …",
                f"a reason is missing; write: checker: ignore {', '.join(rules)} reason …",
            )
        )
    return Suppression(rules, reason, until)


def day(printed: str) -> date:
    """The day printed as 2026-12-31 or 31/12/2026. Raises UnclearError."""
    for form in _DAYS:
        try:
            return datetime.strptime(printed, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    raise UnclearError(
        Text(f"“{printed}” không phải một ngày; hãy viết: 2026-12-31", f"“{printed}” is no day; write it as 2026-12-31")
    )


def in_text(document: Document, known: Collection[str]) -> tuple[list[Suppression], list[Notice]]:
    """The suppressions in a document's comments, and those that can't be followed."""
    found: list[Suppression] = []
    faults: list[Notice] = []
    words = printed(document)
    leads = [block.lead for block in document.blocks]
    said: list[Comment | Remark] = [*comments_in(document), *document.remarks]
    for comment in said:
        try:
            order = parse(comment.words)
            if order is None:
                continue
            _demand_known(order.rules, known)
        except UnclearError as fault:
            message = Text(
                f"Chỉ dẫn bỏ qua chưa dùng được: {fault.message.vi}", f"Unusable suppression: {fault.message.en}"
            )
            faults.append(Notice(FAULTY, Severity.WARNING, message, comment.start, comment.end))
            continue
        if isinstance(comment, Remark):
            covers = _anchored(document, comment)
        else:
            covers = _covered(words, leads, comment.start, comment.end)
        # One for each rule, so that each is known to be in use or not.
        found += [
            replace(order, rules=(rule,), covers=covers, start=comment.start, end=comment.end) for rule in order.rules
        ]
    return found, faults


def _demand_known(rules: Sequence[str], known: Collection[str]) -> None:
    for name in rules:
        if name not in known:
            near = nearest(name, known)
            vi, en = (f"; có phải ý bạn là “{near}”?", f"; did you mean “{near}”?") if near else ("", "")
            raise UnclearError(Text(f"không có luật nào tên “{name}”{vi}", f"there is no rule named “{name}”{en}"))


def _anchored(document: Document, remark: Remark) -> tuple[int, int]:
    """What a remark is anchored on: figures, or a footnote by its mark, or else the paragraph or table."""
    inside = [mark for mark in document.marks if remark.start <= mark.start < remark.end]
    words = document.text[remark.start : remark.end]
    for mark in reversed(inside):
        words = words[: mark.start - remark.start] + words[mark.end - remark.start :]
    if any(sign.isdigit() for sign in words):
        return remark.start, remark.end
    notes = [block for block in document.blocks if inside and block.note == inside[0].label]
    if notes:
        return notes[0].lead, notes[-1].end
    block = document.block_at(remark.start)
    return (block.lead, block.end) if block else (remark.start, remark.end)


def _covered(document: Document, leads: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The block that a comment stands in; where it stands alone, the next one. The document is without its comments."""
    blocks, text = document.blocks, document.text
    at = max(bisect_right(leads, start) - 1, 0)
    while at < len(blocks):
        block = blocks[at]
        if block.end > start and text[block.lead : block.end].strip():
            return block.lead, block.end
        at += 1
    return start, end


def settle(
    report: Report, active: Collection[str], known: Collection[str], given: Sequence[Suppression], today: date | None
) -> Report:
    """The report with suppressed findings marked. ``active`` are the rules that ran, ``known`` all there are.

    ``given`` come from the configuration; ``today`` None lets nothing expire.
    """
    own, notices = in_text(report.document, known)
    orders = [*own, *given]
    if not orders and not notices:
        return report
    live = [o for o in orders if today is None or o.until is None or o.until >= today]
    used: set[int] = set()
    checks = tuple(_settled(report, check, live, used) for check in report.checks)
    notices += [_expired(o) for o in orders if o not in live and o.ground is Ground.TEXT]
    notices += [
        _unused(o)
        for n, o in enumerate(live)
        # A rule that didn't run can't say whether there is anything to suppress.
        if n not in used and o.ground is Ground.TEXT and set(o.rules) <= set(active)
    ]
    return replace(report, checks=checks, notices=(*report.notices, *sorted(notices, key=lambda n: n.start)))


def in_use(report: Report, order: Suppression) -> bool:
    """Whether there is anything in the report that it passes over."""
    return any(
        c.status is not Status.PASS and c.rule in order.rules and _applies(report, c, order) for c in report.checks
    )


def _settled(report: Report, check: Check, orders: Iterable[Suppression], used: set[int]) -> Check:
    if check.status is Status.PASS or check.accepted:
        return check
    for number, order in enumerate(orders):
        if check.rule in order.rules and _applies(report, check, order):
            used.add(number)
            if check.status is Status.FAIL:
                return replace(check, accepted=Acceptance(order.ground, order.reason, order.until))
            return check
    return check


def _applies(report: Report, check: Check, order: Suppression) -> bool:
    figures = [report.figures[i] for i, _ in check.figures]
    if order.figure and (not figures or figures[0].text != order.figure):
        return False
    if order.covers is None:
        return True
    low, high = order.covers
    return any(low <= f.start < high for f in figures)


def _expired(order: Suppression) -> Notice:
    rules, until = ", ".join(order.rules), order.until or date.min
    message = Text(
        f"Chỉ dẫn bỏ qua {rules} đã hết hạn ngày {day_said(until, 'vi')}; hãy sửa báo cáo, xóa chỉ dẫn hoặc gia hạn",
        f"The suppression of {rules} expired on {until}; mend the report, remove it or extend it",
    )
    return Notice(EXPIRED, Severity.NOTE, message, order.start, order.end)


def _unused(order: Suppression) -> Notice:
    rules = ", ".join(order.rules)
    message = Text(
        f"Chỉ dẫn bỏ qua {rules} không còn tác dụng ở đây; hãy xóa đi",
        f"The suppression of {rules} suppresses nothing here; remove it",
    )
    return Notice(UNUSED, Severity.NOTE, message, order.start, order.end)
