"""Words of the user's own, as the settings give them.

[vocabulary.units]
"sào" = { dimension = "area", factor = 360 }

[vocabulary.cues]
plan = ["khtg"]

[vocabulary.lists]
"bounds.over" = ["ngót nghét"]
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker.keys import Table, known_only, names, refused, section, text
from checker.vocabulary import Additions, Unit


def additions(table: Table, source: str) -> Additions:
    """What ``[vocabulary]`` adds."""
    known_only(table, ("units", "cues", "lists"), source, "vocabulary")
    units, cues, lists = (section(table, key, source) for key in ("units", "cues", "lists"))
    return Additions(
        units=tuple(_unit(name, section(units, name, source, example=_example(name)), source) for name in units),
        cues=tuple((name, _phrases(cues, name, source)) for name in cues),
        lists=tuple((name, _phrases(lists, name, source)) for name in lists),
    )


def _example(name: str) -> str:
    return f'"{name}" = {{ dimension = "area", factor = 360 }}'


def _phrases(table: Table, key: str, source: str) -> tuple[str, ...]:
    return names(table, key, source, vi="từ ngữ", en="phrases", example='["khtg"]')


def _unit(name: str, table: Table, source: str) -> tuple[str, tuple[str, ...], Unit]:
    """A measure has a dimension and a factor to its base; a thing counted has a group."""
    known_only(table, ("spellings", "dimension", "factor", "count", "group"), source, f"vocabulary.units.{name}")
    spellings = names(table, "spellings", source, vi="cách viết", en="spellings", example='["sào"]') or (name,)
    count = table.get("count") is True
    dimension = text(table, "group" if count else "dimension", source, example="area", required=True)
    factor = table.get("factor", 1)
    if isinstance(factor, bool) or not isinstance(factor, int | Decimal) or factor <= 0:
        raise refused(
            source,
            vi=f"“factor” của “{name}” phải là số dương, ví dụ: factor = 360",
            en=f"“factor” of “{name}” must be a number above 0, such as: factor = 360",
        )
    return name, spellings, Unit(name, dimension, Fraction(factor), count)
