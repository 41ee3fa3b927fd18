"""The language server: findings as diagnostics, recomputation on hover, repairs as quick fixes. Needs the extra ``lsp``.

Positions of the protocol count what the editor asked for (UTF-16 units, as a rule); ours count code points. Lines are the
report's own: both end them with LF, CRLF or CR.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from checker import __version__, batch, plan
from checker.commands.gate import Gate, mark_known
from checker.commands.rest import Rest
from checker.commands.speech import interface_language
from checker.errors import CheckerError, ConfigError
from checker.figure import Figure
from checker.finding import Check, Severity, Status
from checker.renderers import View
from checker.renderers.remedies import remedies
from checker.renderers.results import acceptance, results
from checker.renderers.roles import role_name
from checker.renderers.words import COVERAGE, STATUS, why
from checker.report import Report

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


PAUSE = 0.25
"""Seconds without a key after which a changed document is checked."""


def make_server() -> LanguageServer:
    """A server that knows no document yet."""
    server = LanguageServer("report-checker", __version__)
    reports: dict[str, Report] = {}

    told: dict[str, str] = {}

    def recheck(uri: str) -> None:
        text = server.workspace.get_text_document(uri)
        outcome = checked(_path(uri), text.source)
        found: list[types.Diagnostic] = []
        fault = ""
        if isinstance(outcome, Report):
            reports[uri] = outcome
            found = list(diagnostics(outcome, uri, _units(server)))
        else:
            reports.pop(uri, None)
            fault = outcome.said(interface_language()) if isinstance(outcome, ConfigError) else ""
        if fault and fault != told.get(uri):
            # Settings that can't be meant would be checks silently off. Said once, not at every key.
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, fault))
        told[uri] = fault
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, text.version))

    rest = Rest(recheck, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(parameters: types.DidOpenTextDocumentParams) -> None:
        rest.now(parameters.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(parameters: types.DidChangeTextDocumentParams) -> None:
        rest.later(parameters.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(parameters: types.DidSaveTextDocumentParams) -> None:
        rest.now(parameters.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(parameters: types.DidCloseTextDocumentParams) -> None:
        uri = parameters.text_document.uri
        rest.drop(uri)
        reports.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(parameters: types.HoverParams) -> types.Hover | None:
        await rest.settled(parameters.text_document.uri)
        report = reports.get(parameters.text_document.uri)
        return hover(report, parameters.position, _units(server)) if report else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def fixes(parameters: types.CodeActionParams) -> list[types.CodeAction]:
        uri = parameters.text_document.uri
        # Places of an older text would mend something else.
        await rest.settled(uri)
        report = reports.get(uri)
        return list(repairs(report, uri, parameters.range, _units(server))) if report else []

    return server


def checked(path: str, text: str) -> batch.Outcome:
    """The report as the editor holds it, with the settings that govern its file; the error if it can't be checked."""
    from checker.config import forget

    forget()
    planned = plan.plan([plan.STANDARD_INPUT], plan.Wishes(), (path, text.encode("utf-8", "surrogatepass")))
    try:
        outcomes = mark_known([batch.check_one(job) for job in planned.jobs], planned, Gate())
    except CheckerError as error:
        return error
    return next(iter([*planned.errors, *outcomes]))


class Units:
    """Columns as the editor counts them."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def of(self, words: str) -> int:
        """How many units a stretch of a line has."""
        if self.encoding == "utf-32":
            return len(words)
        if self.encoding == "utf-8":
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words) + sum(c > "\uffff" for c in words)

    def position(self, report: Report, offset: int) -> types.Position:
        """A code point's place for the editor."""
        document = report.document
        line, _ = document.position(offset)
        start = document.line_starts[line - 1]
        return types.Position(line - 1, self.of(document.text[start:offset]))

    def range(self, report: Report, start: int, end: int) -> types.Range:
        """The place of ``text[start:end]``."""
        return types.Range(self.position(report, start), self.position(report, end))


def _units(server: LanguageServer) -> Units:
    return Units(str(getattr(server.workspace.position_encoding, "value", server.workspace.position_encoding)))


def diagnostics(report: Report, uri: str, units: Units) -> Iterator[types.Diagnostic]:
    """One for each finding; what is accepted already is a hint."""
    lang = report.lang
    for result in results(report, View()):
        words = [result.message, *result.mending(lang)]
        severity = _SEVERITY[result.severity] if result.severity else types.DiagnosticSeverity.Hint
        if result.accepted:
            words[0] += f" ({acceptance(result.accepted, lang)})"
            severity = types.DiagnosticSeverity.Hint
        others = [
            types.DiagnosticRelatedInformation(
                types.Location(uri, units.range(report, place.start, place.end)),
                f"{role_name(role, lang)}: {place.printed}",
            )
            for role, place in result.related()[1:]
        ]
        yield types.Diagnostic(
            range=units.range(report, result.place.start, result.place.end),
            message="\n".join(words),
            severity=severity,
            code=result.rule,
            source="checker",
            related_information=others,
        )


def hover(report: Report, position: types.Position, units: Units) -> types.Hover | None:
    """What is known about the figure there."""
    figure = next((f for f in report.figures if _within(units.range(report, f.start, f.end), position)), None)
    if figure is None:
        return None
    lines = [_said(report, figure)]
    for check in report.checks:
        if figure.id in (i for i, _ in check.figures):
            lines += ["", *_comparison(report, check)]
    return types.Hover(
        types.MarkupContent(types.MarkupKind.PlainText, "\n".join(lines)), units.range(report, figure.start, figure.end)
    )


def _said(report: Report, figure: Figure) -> str:
    lang = report.lang
    told = [f"{figure.text} {figure.unit}".strip(), figure.label, COVERAGE[report.coverage[figure.id]].said(lang)]
    return " · ".join(t for t in (*told, why(report.why[figure.id], lang)) if t)


def _comparison(report: Report, check: Check) -> list[str]:
    """A comparison that holds names its figures; one that doesn't says what is wrong."""
    lang = report.lang
    figures = ", ".join(f"{role_name(role, lang)} {report.figures[i].text}" for i, role in check.figures)
    first = (
        check.message.said(lang) if check.status is not Status.PASS else f"{STATUS[check.status].said(lang)}: {figures}"
    )
    return [first, *remedies(report, check, lang)]


def repairs(report: Report, uri: str, asked: types.Range, units: Units) -> Iterator[types.CodeAction]:
    """A quick fix for each repair of a finding about a figure in the range asked for."""
    for check in report.findings:
        places = [units.range(report, report.figures[i].start, report.figures[i].end) for i, _ in check.figures]
        if check.accepted or not any(_touch(place, asked) for place in places):
            continue
        for number, offered in enumerate(check.repairs):
            figure = report.figures[offered.figure]
            because = offered.because.said(report.lang)
            yield types.CodeAction(
                title=f"{figure.text} → {offered.text}" + (f" ({because})" if because else ""),
                kind=types.CodeActionKind.QuickFix,
                is_preferred=number == 0,
                edit=types.WorkspaceEdit(
                    changes={uri: [types.TextEdit(units.range(report, figure.start, figure.end), offered.text)]}
                ),
            )


def _within(place: types.Range, position: types.Position) -> bool:
    return place.start <= position <= place.end


def _touch(place: types.Range, asked: types.Range) -> bool:
    return place.start <= asked.end and asked.start <= place.end


def _path(uri: str) -> str:
    """The file of a document; a document that isn't saved yet is called by its name."""
    parts = urlsplit(uri)
    return url2pathname(parts.path) if parts.scheme == "file" else unquote(parts.path) or "text.md"
