"""The words the machine looks for, read from the vocabulary files that ship with the rules. Data only, loaded once."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar, NamedTuple


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a kind of thing counted."""

    name: str
    dimension: str
    factor: Fraction
    count: bool = False
    """Things that can't be halved: a whole number of them is exact."""

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Units, scale words and cue words of one language."""

    units: Mapping[tuple[str, ...], Unit]
    """By the words of each spelling."""
    unit_names: Mapping[str, Unit]
    unit_heads: Mapping[str, int]
    """Length of the longest spelling that begins with a word."""
    groups: frozenset[str]
    """The dimensions of things counted."""
    scales: Mapping[str, Fraction]
    scale_names: Mapping[Fraction, str]
    """The scales that are part of a printed unit (``nghìn tấn``): thousand and above."""
    cues: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, frozenset[str]]
    """All other lists of words, each by its table and name: ``bounds.over``."""


class Additions(NamedTuple):
    """Words of the user's own, on top of those that ship with the rules."""

    units: tuple[tuple[str, tuple[str, ...], Unit], ...] = ()
    """Name, spellings and unit."""
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Phrases to add, by the name of their list in [cues]."""
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Phrases to add to any other list: ``bounds.over``."""


NO_ADDITIONS = Additions()
_in_force = NO_ADDITIONS


@contextmanager
def extended(additions: Additions) -> Iterator[None]:
    """The vocabulary with these additions in force: one process reads one report at a time."""
    before = _in_force
    _switch(additions)
    try:
        yield
    finally:
        _switch(before)


def _switch(additions: Additions) -> None:
    global _in_force  # noqa: PLW0603  # the vocabulary is one a process, and loaded once
    if additions == _in_force:
        return
    _in_force = additions
    load.cache_clear()
    phrases.cache_clear()
    for wording in Wording.made:
        wording.forget()


def folder() -> Path:
    """Where the rules and their vocabulary are installed."""
    spec = find_spec("checker_rules")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the rule pack checker_rules is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def load() -> Vocabulary:
    """The vocabulary in force."""
    words, measures = _written("vi"), _written("units")
    units = _units(measures["units"])
    for _, spellings, unit in _in_force.units:
        units |= {words_of(fold(spelling)): unit for spelling in spellings}
    heads: dict[str, int] = {}
    for spelling in units:
        heads[spelling[0]] = max(len(spelling), heads.get(spelling[0], 0))
    tables = {name: table for name, table in words.items() if isinstance(table, dict)}
    cues = tables.pop("cues")
    lists = {f"{table}.{name}": found for table in tables for name, found in tables[table].items()}
    scales = {fold(k): Fraction(v) for k, v in measures["scales"].items()}
    return Vocabulary(
        units=units,
        unit_names={unit.name: unit for unit in units.values()},
        unit_heads=heads,
        groups=frozenset(unit.dimension for unit in units.values() if unit.count),
        scales=scales,
        scale_names={v: k for k, v in reversed(scales.items()) if v >= 1000},
        cues={name: phrases_pattern(found) for name, found in _joined(cues, _in_force.cues).items()},
        lists={name: frozenset(found) for name, found in _joined(lists, _in_force.lists).items()},
    )


def _written(name: str) -> dict[str, Any]:
    """What a vocabulary file holds: TOML where people edit it, and JSON, which is read faster, where it is installed."""
    here = folder() / "vocabulary"
    installed = here / f"{name}.json"
    if installed.is_file():
        told: dict[str, Any] = json.loads(installed.read_text(encoding="utf-8"))
        return told
    import tomllib

    return tomllib.loads((here / f"{name}.toml").read_text(encoding="utf-8"))


def _joined(lists: Mapping[str, Iterable[str]], more: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    joined = {name: list(found) for name, found in lists.items()}
    for name, found in more:
        joined[name] += [fold(phrase) for phrase in found]
    return joined


def _units(table: Mapping[str, Mapping[str, object]]) -> dict[tuple[str, ...], Unit]:
    units: dict[tuple[str, ...], Unit] = {}
    factors = {"1": Fraction(1)}
    for name, entry in table.items():
        count = bool(entry.get("count", False))
        dimension = str(entry.get("group" if count else "dimension"))
        printed = str(entry.get("factor", "1"))
        factor = factors[printed] if printed in factors else factors.setdefault(printed, Fraction(printed))
        unit = Unit(name, dimension, factor, count)
        spellings = entry.get("spellings", [name])
        for spelling in spellings if isinstance(spellings, list) else [name]:
            units[words_of(fold(spelling))] = unit
    return units


def fold(text: str) -> str:
    """Lower case, composed: the form in which words are compared."""
    return unicodedata.normalize("NFC", text).lower()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase as the lexer cuts them: letters with their digits, and every other sign by itself."""
    return tuple(re.findall(r"[^\W\d_]+\d*|[^\w\s]|\d+", text))


def phrases_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole phrases, the longest first; to be searched in text from ``fold``."""
    ordered = sorted({fold(p) for p in phrases}, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of a list, the longest first: ``and`` is a list of [wordings], ``periods.months`` one of another table."""
    found = load().lists[name if "." in name else f"wordings.{name}"]
    return tuple(sorted(map(fold, found), key=lambda p: (-len(p), p)))


class Wording:
    """A pattern over folded text that names lists of words instead of holding words itself.

    ``<and>`` stands for any phrase of the list *and* as whole words, ``<and*>`` also for one that is part of a word. The pattern
    is compiled when it is first used.
    """

    made: ClassVar[list[Wording]] = []

    def __init__(self, template: str) -> None:
        self.template = template
        self.made.append(self)

    def forget(self) -> None:
        """Compile anew when next used: the words have changed."""
        for name in ("pattern", "search", "match", "fullmatch"):
            self.__dict__.pop(name, None)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The template with its words filled in."""
        return re.compile(re.sub(r"(?<!\?P)<([a-z_.]+)(\*?)>", _alternatives, self.template))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As ``re.Pattern.search``; so the others."""
        return self.pattern.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """At the beginning of the text."""
        return self.pattern.match

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """All that the pattern matches."""
        return self.pattern.findall

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The whole of the text."""
        return self.pattern.fullmatch

    def split(self, text: str) -> list[str]:
        """The text cut where the pattern matches."""
        return self.pattern.split(text)


def _alternatives(reference: re.Match[str]) -> str:
    either = "|".join(map(re.escape, phrases(reference[1])))
    return f"(?:{either})" if reference[2] else rf"(?:\b(?:{either})\b)"
