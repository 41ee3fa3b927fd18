"""Finished reports in, text out. A renderer knows no files, prints nothing and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from checker.errors import CheckerError
from checker.finding import Status
from checker.report import Report
from checker.rule import Rule

FORMATS = {
    "terminal": "checker.renderers.terminal",
    "line": "checker.renderers.lines",
    "table": "checker.renderers.tabular",
    "html": "checker.renderers.html",
    "json": "checker.renderers.jsonout",
    "jsonl": "checker.renderers.jsonl",
    "sarif": "checker.renderers.sarif",
    "junit": "checker.renderers.junit",
    "github": "checker.renderers.github",
    "gitlab": "checker.renderers.gitlab",
    "csv": "checker.renderers.csvout",
    "markdown": "checker.renderers.markdown",
}
FIGURE_FORMATS = ("terminal", "json", "jsonl", "csv")
"""Those that can list the figures of a report."""


@dataclass(frozen=True, slots=True)
class View:
    """How the reader wants to see it."""

    lang: str | None = None
    """None: each report in its own language."""
    show: frozenset[Status] = frozenset({Status.FAIL})
    width: int = 100
    colour: bool = False
    folded: bool = False
    """Whether the closing lines are folded, too: at a terminal. Elsewhere a line each is easier to find."""
    rules: tuple[Rule, ...] = ()
    """All rules, for formats that carry their manuals."""

    def language(self, report: Report) -> str:
        """The language to speak about a report."""
        return self.lang or report.lang

    def common_language(self, reports: Sequence[Report]) -> str:
        """The language to speak about several: English if all are English, else Vietnamese."""
        return "en" if reports and all(self.language(r) == "en" for r in reports) else self.lang or "vi"


class Renderer(Protocol):
    """What a module in FORMATS offers."""

    def render(self, reports: Sequence[Report], errors: Sequence[CheckerError], view: View) -> str:
        """The reports, in order, and what couldn't be checked."""


class FigureRenderer(Renderer, Protocol):
    """What a module in FIGURE_FORMATS offers besides."""

    def render_figures(self, report: Report, view: View) -> str:
        """All figures of one report."""


def renderer(name: str) -> Renderer:
    """The renderer of a format; its module loads only now."""
    return cast("Renderer", import_module(FORMATS[name]))


def figure_renderer(name: str) -> FigureRenderer:
    """The renderer of a format that lists figures."""
    return cast("FigureRenderer", renderer(name))
