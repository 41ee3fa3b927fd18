"""All that is found in a document: its figures, and those that take part in relations as mentions among their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from checker.figure import Figure, Role
from checker.figures.mention import Mention
from checker.figures.numerals import Fault
from checker.figures.quantity import Quantity, is_exact, range_of, unit_name, whole_unit
from checker.figures.reasons import Reason
from checker.figures.stretch import ONE, Stretch
from checker.vocabulary import Unit, load


class Setting(NamedTuple):
    """Where a quantity stands in its sentence."""

    before: list[str]
    """Words since the figure before."""
    label: str
    depth: int
    bracket: int


@dataclass(slots=True)
class Draft:
    """A mention while its stretch is still being read."""

    figure: Figure
    unit: Unit | None
    scale: Fraction
    setting: Setting
    over: int
    """In ``A/B``: +1 for A, -1 for B, else 0."""
    sign: int
    bound: str
    noun: Sequence[str]
    after: Sequence[str] = ()
    """Words up to the end of the sentence, where that is known."""


class Ledger:
    """Takes down what is found, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: list[Figure] = []
        self.mentions: list[Mention] = []
        self.faults: dict[int, Fault] = {}
        self.ambiguous: set[int] = set()
        self.tails: dict[int, str] = {}
        self.sentence = 0
        self._drafts: list[Draft] = []

    def open(self) -> None:
        """A stretch begins."""
        self.sentence += 1

    def next_sentence(self, tail: Sequence[str]) -> None:
        """The sentence has ended with the words ``tail``."""
        if (last := self.last()) is not None:
            last.after = tail
        self.sentence += 1

    def last(self) -> Draft | None:
        """The figure before, if it stands in this sentence."""
        if self._drafts and self._drafts[-1].figure.sentence == self.sentence:
            return self._drafts[-1]
        return None

    def exclude(self, block: int, start: int, end: int, reason: Reason) -> None:
        """Take down a number that is no figure of a relation."""
        text, role, why = self.text[start:end], reason.role, reason.why
        self.figures.append(
            Figure(len(self.figures), text, start, end, role, block=block, sentence=self.sentence, why=why)
        )

    def add(self, block: int, quantity: Quantity, stretch: Stretch, setting: Setting, over: int) -> None:
        """Take down a figure."""
        name = unit_name(stretch, quantity)
        unit = whole_unit(quantity, name)
        figure = self._figure(block, quantity, unit, name, setting.label)
        self.figures.append(figure)
        if quantity.numeral.fault:
            self.faults[figure.id] = quantity.numeral.fault
        if quantity.numeral.ambiguous:
            self.ambiguous.add(figure.id)
        bound = "range" if quantity.upper else quantity.bound
        self._drafts.append(Draft(figure, unit, quantity.scale, setting, over, quantity.sign, bound, quantity.noun))

    def _figure(self, block: int, quantity: Quantity, unit: Unit | None, name: str, label: str) -> Figure:
        numeral = quantity.numeral
        value = -numeral.value if quantity.sign < 0 else numeral.value
        exact = is_exact(unit, quantity.scale, numeral.decimals, quantity.bound)
        low, high, low_open, high_open = range_of(value, quantity, exact=exact)
        return Figure(
            id=len(self.figures),
            text=self.text[quantity.start : quantity.end],
            start=quantity.start,
            end=quantity.end,
            role=quantity.role,
            value=value,
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            decimals=numeral.decimals,
            exact=exact,
            unit=name,
            label=label,
            block=block,
            sentence=self.sentence,
        )

    def close(self, block: int, tail: Sequence[str]) -> None:
        """The stretch has ended with the words ``tail``: drafts become mentions."""
        drafts, self._drafts = self._drafts, []
        for draft, partner in pairwise(drafts):
            if draft.over > 0 and draft.unit is None and partner.over < 0:
                self._share_unit(draft, partner)
        for draft, following in zip(drafts, [*drafts[1:], None], strict=False):
            if following is not None and following.figure.sentence == draft.figure.sentence:
                after: Sequence[str] = following.setting.before
            elif following is None and draft.figure.sentence == self.sentence:
                after = draft.after or tail
            else:
                after = draft.after
            self.mentions.append(_mention(draft, after, block, len(self.mentions)))
        self.tails[block] = " ".join(tail)

    def _share_unit(self, draft: Draft, partner: Draft) -> None:
        """``8.882/8.938 ha``: the unit stands once."""
        if draft.figure.decimals < partner.figure.decimals and draft.scale == 1:
            # "131/196,5 triệu": a count beside an amount.
            return
        scale = partner.scale if draft.scale == 1 or draft.scale == said_scale(partner.unit) else draft.scale
        if partner.unit is None and scale == draft.scale:
            return
        draft.unit, draft.scale = partner.unit, scale
        draft.noun = draft.noun or partner.noun
        figure = replace(draft.figure, unit=partner.figure.unit, exact=False)
        if is_exact(draft.unit, scale, figure.decimals, draft.bound):
            figure = replace(figure, exact=True, low=figure.value, high=figure.value, low_open=False, high_open=False)
        draft.figure = self.figures[figure.id] = figure


@cache
def said_scale(unit: Unit | None) -> Fraction:
    """The scale words in a unit's name: a million for ``triệu đồng``, one for ``ha``."""
    words = unit.name.split() if unit else []
    scales = load().scales
    return scales.get(" ".join(words[:2])) or scales.get(" ".join(words[:1])) or Fraction(1)


@cache
def _shared(factor: Fraction) -> Fraction:
    """One object for equal factors, so that most comparisons are of objects."""
    return factor


@cache
def _factors(scale: Fraction, unit: Unit | None) -> tuple[Fraction, Fraction]:
    """The scale words behind a number together, those in its unit's name included; and what takes it to the base unit."""
    return _shared(scale * said_scale(unit)), _shared(scale * (unit.factor if unit else 1))


@cache
def _unscaled(unit: Unit | None) -> tuple[Fraction, Fraction]:
    """The same where no scale words stand behind a number."""
    return _factors(ONE, unit)


def _mention(draft: Draft, after: Sequence[str], block: int, index: int) -> Mention:
    figure, unit, setting = draft.figure, draft.unit, draft.setting
    percent = figure.role in (Role.PERCENT, Role.POINTS)
    scale, factor = _unscaled(unit) if draft.scale is ONE else _factors(draft.scale, unit)
    return Mention(
        figure=figure,
        dimension=unit.dimension if unit else "%" if percent else "",
        scale=scale,
        factor=factor,
        count=unit is not None and unit.count,
        before=" ".join(setting.before),
        after=" ".join(after),
        depth=setting.depth,
        bracket=setting.bracket,
        over=draft.over,
        noun=" ".join(draft.noun or takewhile(str.isalpha, after[:3])),
        sign=draft.sign,
        bound=draft.bound,
        sentence=figure.sentence,
        block=block,
        index=index,
    )
