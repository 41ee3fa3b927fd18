"""The words the machine looks for, read from the vocabulary files that ship with the rules. Data only, loaded once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a kind of thing counted."""

    name: str
    dimension: str
    factor: Fraction
    count: bool = False
    """Things that can't be halved: a whole number of them is exact."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Units, scale words and cue words of one language."""

    units: Mapping[tuple[str, ...], Unit]
    scales: Mapping[str, Fraction]
    unit_heads: Mapping[str, int]
    """Length of the longest spelling that begins with a word."""
    cues: Mapping[str, re.Pattern[str]]
    lists: Mapping[str, frozenset[str]]


def folder() -> Path:
    """Where the rules and their vocabulary are installed."""
    spec = find_spec("checker_rules")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the rule pack checker_rules is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def load() -> Vocabulary:
    """The vocabulary in force."""
    here = folder() / "vocabulary"
    words = tomllib.loads((here / "vi.toml").read_text(encoding="utf-8"))
    measures = tomllib.loads((here / "units.toml").read_text(encoding="utf-8"))
    units = _units(measures["units"])
    heads: dict[str, int] = {}
    for spelling in units:
        heads[spelling[0]] = max(len(spelling), heads.get(spelling[0], 0))
    lists = {
        f"{group}.{name}": frozenset(phrases)
        for group in ("bounds", "not_figures", "periods", "numbers")
        for name, phrases in words[group].items()
    }
    return Vocabulary(
        units=units,
        scales={fold(k): Fraction(v) for k, v in measures["scales"].items()},
        unit_heads=heads,
        cues={name: phrases_pattern(phrases) for name, phrases in words["cues"].items()},
        lists=lists,
    )


def _units(table: Mapping[str, Mapping[str, object]]) -> dict[tuple[str, ...], Unit]:
    units: dict[tuple[str, ...], Unit] = {}
    for name, entry in table.items():
        count = bool(entry.get("count", False))
        dimension = str(entry.get("group" if count else "dimension"))
        unit = Unit(name, dimension, Fraction(str(entry.get("factor", "1"))), count)
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
