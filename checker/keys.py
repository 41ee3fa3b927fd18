"""Readers for the kinds of values that a setting can have. Each checks, and refuses with words that show how to write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from checker.errors import ConfigError
from checker.text import Text

Table = Mapping[str, object]


def refused(source: str, *, vi: str, en: str) -> ConfigError:
    """The error for a setting that can't be meant."""
    return ConfigError(source, Text(vi, en))


def known_only(table: Table, known: Iterable[str], source: str, within: str = "") -> None:
    """Refuse a key that nobody knows: a setting misspelt would be a setting silently off."""
    names = tuple(known)
    for key in table:
        if key not in names:
            near = nearest(key, names) or ""
            listed = ", ".join(names)
            called = f"{within}.{key}" if within else key
            raise refused(
                source,
                vi=f"không có thiết lập “{called}”; "
                + (f"có phải ý bạn là “{near}”?" if near else f"chỉ có: {listed}"),
                en=f"there is no setting “{called}”; "
                + (f"did you mean “{near}”?" if near else f"there are: {listed}"),
            )


def nearest(name: str, known: Iterable[str], *, least: float = 0.5) -> str | None:
    """The known name that was probably meant: the most alike, if it is at least so much alike (0 to 1)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=least)), None)


def one_of(table: Table, key: str, allowed: tuple[str, ...], source: str) -> str | None:
    """One of some words; None where it isn't set."""
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in allowed):
        return value
    listed = ", ".join(f'"{a}"' for a in allowed)
    raise refused(source, vi=f"“{key}” phải là một trong: {listed}", en=f"“{key}” must be one of: {listed}")


def names(
    table: Table, key: str, source: str, *, vi: str = "tên luật", en: str = "rule names", example: str = ""
) -> tuple[str, ...]:
    """A list of words."""
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    shown = example or '["term-differs"]'
    raise refused(
        source,
        vi=f"“{key}” phải là danh sách {vi}, ví dụ: {key} = {shown}",
        en=f"“{key}” must be a list of {en}, such as: {key} = {shown}",
    )


def text(table: Table, key: str, source: str, *, example: str, required: bool = False) -> str:
    """A text that isn't empty; empty where it isn't set and needn't be."""
    value = table.get(key)
    if value is None and not required:
        return ""
    if isinstance(value, str) and value.strip():
        return value
    raise refused(
        source,
        vi=f'“{key}” phải là một đoạn chữ, ví dụ: {key} = "{example}"',
        en=f'“{key}” must be a text, such as: {key} = "{example}"',
    )


def percentage(table: Table, key: str, source: str) -> Decimal | None:
    """A number from 0 to 100, exactly as written."""
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and 0 <= value <= 100:
        return Decimal(value)
    raise refused(
        source,
        vi=f"“{key}” phải là số từ 0 đến 100, ví dụ: {key} = 60",
        en=f"“{key}” must be a number from 0 to 100, such as: {key} = 60",
    )


def day(table: Table, key: str, source: str) -> date | None:
    """A date, with or without quotation marks."""
    value = table.get(key)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = 0
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise refused(
        source,
        vi=f"“{key}” phải là một ngày, ví dụ: {key} = 2026-12-31",
        en=f"“{key}” must be a date, such as: {key} = 2026-12-31",
    )


def section(table: Table, key: str, source: str, *, example: str = "") -> Table:
    """A table of its own, ``[key]``, or one written in a line as in the example."""
    value = table.get(key, {})
    if isinstance(value, dict):
        return value
    if example:
        raise refused(
            source,
            vi=f"“{key}” phải viết như: {example}",
            en=f"“{key}” must be written like this: {example}",
        )
    raise refused(source, vi=f"“{key}” phải là một bảng: [{key}]", en=f"“{key}” must be a table: [{key}]")


def sections(table: Table, key: str, source: str) -> list[Table]:
    """Tables, ``[[key]]``, one after another."""
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return value
    raise refused(
        source,
        vi=f"“{key}” phải là các bảng nối tiếp nhau: [[{key}]]",
        en=f"“{key}” must be tables one after another: [[{key}]]",
    )
