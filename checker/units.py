"""Units for those who compute on with the figures: pint quantities, exact. The only importer of pint.

Judging figures needs no more than the vocabulary's factors. In a data frame figures of many units stand side by side, and there
pint keeps them apart: a registry of our own holds the vocabulary's units and nothing else, so that no prefix is read into
a Vietnamese word.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.vocabulary import load

if TYPE_CHECKING:
    import pint


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """All units of measure of the vocabulary, each in its dimension. Counting units are left out: they don't convert."""
    import pint

    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    measures = {u.name: u for u in load().units.values() if not u.count}
    for dimension in sorted({u.dimension for u in measures.values()}):
        units.define(f"{_word(dimension)}_base = [{_word(dimension)}]")
    for unit in sorted(measures.values(), key=lambda u: u.name):
        units.define(f"{_word(unit.name)} = {_decimal(unit.factor)} * {_word(unit.dimension)}_base")
    return units


def in_base(value: Decimal | None, unit: str) -> tuple[Decimal | None, str]:
    """A figure's value in its dimension's base unit (``12,5 tỷ đồng`` → 12500000000 đồng), and that unit's name.

    A rate (``tạ/ha``), a count or a unit that the vocabulary doesn't know comes back as it is.
    """
    known = next((u for u in load().units.values() if u.name == unit and not u.count), None)
    if value is None or known is None:
        return value, unit
    quantity = registry().Quantity(value, _word(unit)).to(f"{_word(known.dimension)}_base")
    return Decimal(quantity.magnitude), _base_names()[known.dimension]


@cache
def _base_names() -> dict[str, str]:
    return {u.dimension: u.name for u in load().units.values() if not u.count and u.factor == 1}


def _word(name: str) -> str:
    """A name that pint accepts: no blanks, hyphens or leading digits."""
    return "u_" + re.sub(r"\W", "_", name)


def _decimal(factor: object) -> str:
    return format(Decimal(getattr(factor, "numerator", 1)) / Decimal(getattr(factor, "denominator", 1)), "f")
