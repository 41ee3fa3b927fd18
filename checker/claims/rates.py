"""Amounts for each of something: how each is worded, what it is an amount of, and for each of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from checker.claims.base import Scene
from checker.claims.facts import DURATIONS, Facet, Fact
from checker.vocabulary import Unit, Vocabulary, Wording

_CLAUSE = re.compile(r"[;.:(]|(?<!\d),(?!\d)")
_EACH = Wording(r"(?:<for_each>|<averages>(?: <head>)?) (?=\w)")
_AFTER = Wording(r"\W*<given_to> (<each> )")
_EACH_AFTER, _ONE_AFTER = Wording(r" ?(<each> )"), Wording(r" ?(<for_each> )")
"""``18,6 tấn mỗi héc-ta``: right behind the unit."""
_INHABITANTS = Wording(r"^\W*<inhabitants>\b")
_AVERAGE = Wording(r"<averages>\W*$")
_ALSO = Wording(r"^(?:\w+ ){0,3}<and>$")
_COMPARED = Wording(r"<against*>(?: [\w~]+){0,4}\W*$")
_PRICE = Wording(r"<price>")


class Rate(NamedTuple):
    """An amount for each of something."""

    fact: Fact
    amount: str
    """Dimension of the amount: ``mass`` of ``tạ/ha``."""
    per: str
    """Dimension of the thing that it is for each of; '' where no known unit names it."""
    thing: str
    """Its name as written; '' where the words don't tell."""
    composed: bool
    """The unit itself says of what: ``tạ/ha``."""
    each: Fraction = Fraction(1)
    """One of the things in their base unit, where words say of what: 10.000 of ``bình quân 1 ha``."""

    @property
    def price(self) -> bool:
        """What is paid for each: what comes in for all of them need not be printed."""
        return _PRICE.search(self.fact.m.before) is not None

    @property
    def further(self) -> bool:
        """For each and over some time, ``5 triệu đồng/người/tháng``: two figures give it for one month only."""
        return self.fact.m.after.startswith("/")

    @property
    def timed(self) -> bool:
        """Over some time, which need not be printed: ``230 lượt/ngày``."""
        return self.per in DURATIONS

    @property
    def compared(self) -> bool:
        """``năng suất 68,5 tạ/ha so với ruộng đối chứng 59,0 tạ/ha``: only what another rate is measured against."""
        return _COMPARED.search(self.fact.m.before) is not None


def rates(scene: Scene) -> Iterator[Rate]:
    """Every rate of the text, tables aside, in order."""
    last: Rate | None = None
    for f in scene.facts:
        rate = _rate(scene, f, last) if _may_be(f) else None
        if rate:
            last = rate
            yield rate


def _may_be(f: Fact) -> bool:
    return f.facet in (Facet.RATE, Facet.VALUE) and f.m.measure and not f.table and bool(f.m.figure.value)


def _rate(scene: Scene, f: Fact, last: Rate | None) -> Rate | None:
    """The rate that a fact is, by its unit or its words; ``last`` is the rate before it."""
    if "/" in f.m.dimension:
        amount, _, per = f.m.dimension.partition("/")
        if per in scene.words.scales and _INHABITANTS.match(f.m.after):  # "30 giường/vạn dân"
            return Rate(f, amount, "persons", per, composed=True, each=scene.words.scales[per])
        return Rate(f, amount, per, f.m.figure.unit.rpartition("/")[2], composed=True)
    near = _CLAUSE.split(f.m.before)[-1]
    if f.facet is Facet.RATE or scene.words.cues["average"].search(near):
        name, unit = _thing(scene.words, near)
        if unit is None and (behind := _ONE_AFTER.match(f.m.after)):
            name, unit = _thing(scene.words, f.m.after[behind.start(1) :])
        if f.facet is Facet.RATE or unit is not None:
            return _worded(f, name, unit)
    if told := _AFTER.match(f.m.after) or _EACH_AFTER.match(f.m.after):
        name, unit = _thing(scene.words, f.m.after[told.start(1) :])
        if unit is not None:
            return _worded(f, name, unit)
    one = scene.facts[f.index - 1] if f.index else None
    if one and _is_one(one) and f.clause == one.clause:
        return Rate(f, f.m.dimension, one.m.dimension, one.m.figure.unit, composed=False, each=one.factor)
    if last and not last.composed and _goes_on(f, last):
        return Rate(f, f.m.dimension, last.per, last.thing, composed=False, each=last.each)
    return None


def _worded(f: Fact, name: str, unit: Unit | None) -> Rate:
    """An amount that words call one for each of something."""
    if unit is None:
        return Rate(f, f.m.dimension, "", name, composed=False)
    return Rate(f, f.m.dimension, unit.dimension, name, composed=False, each=unit.factor)


def _is_one(f: Fact) -> bool:
    """``bình quân 01 hộ …``: what the average is for each of."""
    return f.m.figure.value == 1 and bool(f.m.dimension) and _AVERAGE.search(f.m.before.rstrip()) is not None


def _thing(words: Vocabulary, near: str) -> tuple[str, Unit | None]:
    """What follows ``mỗi``, ``một`` or ``bình quân``, and its unit."""
    name, unit = "", None
    for found in _EACH.pattern.finditer(near):
        following = near[found.end() :].split()[:4]
        named = _unit(words, following)
        if named:
            name, unit = named.name, named
        elif following:
            name = name or following[0]
    return name, unit


def _unit(words: Vocabulary, following: Sequence[str]) -> Unit | None:
    """The unit that these words begin with; the longest spelling wins."""
    for n in range(words.unit_heads.get(following[0], 0) if following else 0, 0, -1):
        if unit := words.units.get(tuple(following[:n])):
            return unit
    return None


def _goes_on(f: Fact, last: Rate) -> bool:
    """The same average goes on: ``… và 0,55 người bị thương``."""
    near = f.m.sentence == last.fact.m.sentence and f.index <= last.fact.index + 1
    return near and f.m.dimension == last.amount and bool(f.m.figure.decimals) and _ALSO.match(f.m.before) is not None
