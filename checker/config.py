"""Settings: ``checker.toml``, or ``[tool.checker]`` in ``pyproject.toml``, found upward from each file.

    lang = "vi"
    fail-on = "warning"
    ignore = ["term-differs"]

    [severity]
    decimal-mark = "note"

What it doesn't know, it refuses: a setting misspelt would be a setting silently off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from checker.additions import additions
from checker.causes import cause, place_of
from checker.equation import EquationError
from checker.finding import Ground, Severity
from checker.identities import Identity
from checker.interval import Rounding
from checker.keys import Table, day, known_only, names, one_of, percentage, refused, section, sections, text
from checker.paths import covers, relative
from checker.report import Period
from checker.suppress import Suppression
from checker.vocabulary import NO_ADDITIONS, Additions

__all__ = ["Config", "config_for", "forget", "parse"]

LANGUAGES = ("vi", "en")
FILE = "checker.toml"
PROJECT = "pyproject.toml"
_RULE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Config:
    """Settings in force. ``source`` is the file they come from, None if there is none."""

    source: str | None = None
    lang: str | None = None
    """None: each report's own language."""
    fail_on: Severity = Severity.WARNING
    select: tuple[str, ...] = ()
    """Rules to run; none named: all."""
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    """Rules with a severity of the user's own."""
    exclude: tuple[str, ...] = ()
    """Files and folders passed over in folders."""
    period: Period | None = None
    """The reporting period, where the reports don't say it."""
    baseline: str = ""
    """Path of the record of known findings."""
    min_coverage: Decimal | None = None
    """Per cent of the figures that take part in any relation and must be comparable."""
    identities: tuple[Identity, ...] = ()
    """Equations of the user's own."""
    rounding: Rounding = Rounding.HALF_UP
    words: Additions = NO_ADDITIONS
    """Units and cue words of the user's own."""
    suppress: tuple[tuple[str, Suppression], ...] = ()
    """Files (a pattern, empty is all) and what is passed over there."""

    @property
    def folder(self) -> Path:
        """Where patterns and paths in the settings start from."""
        return Path(self.source).parent if self.source else Path.cwd()

    def excludes(self, path: str) -> bool:
        """Whether a file is passed over."""
        return any(covers(pattern, relative(path, self.folder)) for pattern in self.exclude)

    def suppressions(self, path: str) -> tuple[Suppression, ...]:
        """What is passed over in a file."""
        here = relative(path, self.folder)
        return tuple(s for pattern, s in self.suppress if not pattern or covers(pattern, here))


def config_for(path: str | Path) -> Config:
    """The settings that govern a file (or, for a folder, what is in it)."""
    here = Path(path).absolute()
    return _config_of(here if here.is_dir() else here.parent)


def forget() -> None:
    """Read settings anew when next asked: their files may have changed."""
    _config_of.cache_clear()


@cache
def _config_of(folder: Path) -> Config:
    for place in (folder, *folder.parents):
        for name in (FILE, PROJECT):
            table = _table(place / name)
            if table is not None:
                return parse(table, str(place / name))
    return Config()


def _table(file: Path) -> Mapping[str, object] | None:
    """What the file sets; None if it is missing or speaks of other programs only."""
    try:
        raw = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        why = cause(error)
        raise refused(
            str(file),
            vi=f"không mở được tệp thiết lập ({why.vi})",
            en=f"the settings can't be opened ({why.en})",
        ) from error
    # Most projects' pyproject.toml is none of our business: no parser is loaded for it, and its faults are not ours.
    if file.name == PROJECT and b"checker" not in raw:
        return None
    table = _parsed(str(file), raw)
    if file.name == FILE:
        return table
    tools = table.get("tool")
    ours = tools.get("checker") if isinstance(tools, dict) else None
    return ours if isinstance(ours, dict) else None


def _parsed(source: str, raw: bytes) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        where = place_of(error)
        raise refused(
            source, vi=f"không phải TOML đúng cách viết ({where.vi})", en=f"not valid TOML ({where.en})"
        ) from error


def parse(table: Table, source: str) -> Config:
    """Settings from a table, each checked."""
    known_only(table, _KNOWN, source)
    return Config(
        source=source,
        lang=one_of(table, "lang", LANGUAGES, source),
        fail_on=Severity(one_of(table, "fail-on", tuple(Severity), source) or Severity.WARNING),
        select=names(table, "select", source),
        ignore=names(table, "ignore", source),
        severity=_severities(section(table, "severity", source), source),
        exclude=names(table, "exclude", source, vi="tệp, thư mục", en="files and folders", example='["nhap/*"]'),
        period=_period(section(table, "period", source), source),
        baseline=text(table, "baseline", source, example="checker-baseline.json"),
        min_coverage=percentage(table, "min-coverage", source),
        identities=tuple(_identity(entry, source) for entry in sections(table, "identity", source)),
        rounding=Rounding(one_of(table, "rounding", tuple(Rounding), source) or Rounding.HALF_UP),
        words=additions(section(table, "vocabulary", source), source),
        suppress=tuple(_suppression(entry, source) for entry in sections(table, "suppress", source)),
    )


_KNOWN = (
    "lang",
    "fail-on",
    "select",
    "ignore",
    "severity",
    "exclude",
    "period",
    "baseline",
    "min-coverage",
    "rounding",
    "identity",
    "vocabulary",
    "suppress",
)


def _severities(table: Table, source: str) -> tuple[tuple[str, Severity], ...]:
    said = ((rule, one_of(table, rule, tuple(Severity), source)) for rule in table)
    return tuple((rule, Severity(severity)) for rule, severity in said if severity)


def _period(table: Table, source: str) -> Period | None:
    known_only(table, ("start", "end"), source, "period")
    if not table:
        return None
    start, end = day(table, "start", source), day(table, "end", source)
    if start is None or end is None or end < start:
        raise refused(
            source,
            vi="“period” cần ngày đầu và ngày cuối: period = { start = 2023-01-01, end = 2023-09-30 }",
            en="“period” needs its first and its last day: period = { start = 2023-01-01, end = 2023-09-30 }",
        )
    return Period(start, end, f"{start.isoformat()} – {end.isoformat()}")


def _suppression(table: Table, source: str) -> tuple[str, Suppression]:
    known_only(table, ("rule", "path", "figure", "reason", "until"), source, "suppress")
    rule = text(table, "rule", source, example="term-differs", required=True)
    reason = text(table, "reason", source, example="số liệu theo phụ lục 2", required=True)
    return text(table, "path", source, example="huyen/*.md"), Suppression(
        rules=(rule,),
        reason=reason,
        until=day(table, "until", source),
        ground=Ground.CONFIGURATION,
        figure=text(table, "figure", source, example="98,4"),
    )


def _identity(table: Table, source: str) -> Identity:
    known_only(table, ("name", "equation", "severity"), source, "identity")
    name = text(table, "name", source, example="dien-tich-luong-thuc", required=True)
    if not _RULE_NAME.fullmatch(name):
        # A suppression names it, and so do lists of rules.
        raise refused(
            source,
            vi=f"tên đẳng thức “{name}” chỉ được có chữ thường không dấu, chữ số và dấu “-”, "
            'ví dụ: name = "dien-tich-luong-thuc"',
            en=f"the identity's name “{name}” may have small letters without marks, digits and “-” only, "
            'such as: name = "food-area"',
        )
    equation = text(
        table, "equation", source, example="diện tích cây lương thực = diện tích lúa + diện tích ngô", required=True
    )
    severity = Severity(one_of(table, "severity", tuple(Severity), source) or Severity.ERROR)
    try:
        return Identity(name, equation, severity)
    except EquationError as error:
        raise refused(
            source,
            vi=f"đẳng thức “{equation}” chưa tính được; hãy viết một tên chỉ tiêu, dấu =, rồi các tên chỉ tiêu khác với "
            "+ - * / ( ), mỗi tên chỉ một lần",
            en=f"the equation “{equation}” can't be computed; write one label, =, then other labels with + - * / ( ), "
            "each label only once",
        ) from error
