"""Settings: ``checker.toml``, or ``[tool.checker]`` in ``pyproject.toml``, found upward from each file.

    lang = "vi"
    fail-on = "warning"
    select = []
    ignore = ["term-differs"]

What it doesn't know, it refuses: a setting misspelt would be a setting silently off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.errors import ConfigError
from checker.finding import Severity
from checker.text import Text

LANGUAGES = ("vi", "en")
FILE = "checker.toml"
PROJECT = "pyproject.toml"


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


def config_for(path: str | Path) -> Config:
    """The settings that govern a file (or, for a folder, what is in it)."""
    here = Path(path).absolute()
    return _config_of(here if here.is_dir() else here.parent)


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
        raise _refused(
            str(file),
            vi=f"không mở được tệp cấu hình ({error.strerror})",
            en=f"the configuration can't be opened ({error.strerror})",
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
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refused(
            source, vi=f"không phải TOML đúng cách viết ({error})", en=f"not valid TOML ({error})"
        ) from error


def parse(table: Mapping[str, object], source: str) -> Config:
    """Settings from a table, each checked."""
    for key in table:
        if key not in _KNOWN:
            raise _unknown(key, source)
    return Config(
        source=source,
        lang=_one_of(table, "lang", LANGUAGES, source),
        fail_on=Severity(_one_of(table, "fail-on", tuple(Severity), source) or Severity.WARNING),
        select=_names(table, "select", source),
        ignore=_names(table, "ignore", source),
    )


_KNOWN = ("lang", "fail-on", "select", "ignore")


def _one_of(table: Mapping[str, object], key: str, allowed: tuple[str, ...], source: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in allowed):
        return value
    listed = ", ".join(f'"{a}"' for a in allowed)
    raise _refused(source, vi=f"“{key}” phải là một trong: {listed}", en=f"“{key}” must be one of: {listed}")


def _names(table: Mapping[str, object], key: str, source: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise _refused(
        source,
        vi=f'“{key}” phải là danh sách tên luật, ví dụ: {key} = ["term-differs"]',
        en=f'“{key}” must be a list of rule names, such as: {key} = ["term-differs"]',
    )


def _unknown(key: str, source: str) -> ConfigError:
    near = nearest(key, _KNOWN) or ""
    listed = ", ".join(_KNOWN)
    return _refused(
        source,
        vi=f"không có thiết lập “{key}”; " + (f"có phải ý bạn là “{near}”?" if near else f"chỉ có: {listed}"),
        en=f"there is no setting “{key}”; " + (f"did you mean “{near}”?" if near else f"there are: {listed}"),
    )


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.5)), None)


def _refused(source: str, *, vi: str, en: str) -> ConfigError:
    return ConfigError(source, Text(vi, en))
