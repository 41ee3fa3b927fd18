"""Amounts told in several parts, each with a scale word of its own: ``12 tỷ 500 triệu``."""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod

from checker.numeral import Numeral, Step
from checker.vocabulary import fold, load

_PART = re.compile(r"(\d(?:[\d.,]*\d)?)(\D+)")
"""A number and the words behind it."""


def read(text: str, mark: str = ",") -> Numeral | None:
    """A number told in parts, as one of its last scale; None for what is no such number."""
    parts = _PART.findall(text)
    if len(parts) < 2 or "".join(number + words for number, words in parts) != text:
        return None
    numerals = [Numeral.read(number, mark) for number, _ in parts]
    scales = [_scale(words) for _, words in parts]
    last, least = numerals[-1], scales[-1]
    if last is None or not least:
        return None
    steps: list[Step] = []
    value = last.value
    for numeral, scale, (_, words) in zip(numerals[:-1], scales, parts, strict=False):
        if numeral is None or numeral.decimals or scale <= least:
            return None
        times = scale / least
        steps.append(Step(times.numerator, numeral.pad, words))
        value += numeral.units * times
    first = numerals[0] or last
    return last._replace(units=int(value * 10**last.decimals), group=first.group, steps=tuple(steps), tail=parts[-1][1])


def unit_behind(text: str, unit: str) -> str:
    """A figure's unit as it follows its text: the scale word that a number in parts ends with is not said again."""
    if read(text) is None:
        return unit
    names = load().scale_names.values()
    scale = next((name for name in names if f"{unit} ".startswith(f"{name} ")), "")
    return unit.removeprefix(scale).lstrip()


def _scale(words: str) -> Fraction:
    """What the words behind a number multiply it by; nothing where one of them is no scale word."""
    scales = load().scales
    return prod((scales.get(word, Fraction(0)) for word in fold(words).split()), start=Fraction(1))
