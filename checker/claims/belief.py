"""How firmly to believe that figures stand in a relation: what wording and place show, then what arithmetic says of it.

A figure that is computed from others (a percentage, a change, a total) has options: the relations it may stand in, and that of
none printed here. What speaks for an option is told in features, each with a weight (``weights.json``, learned from labelled
reports by ``tests/learn.py``). An option's weight is the exponential of the sum of its features' weights; of all options
together they make the chance that it is meant, before anything is computed: a conditional logit model (McFadden 1974).

Then each option either holds, or fails but for one typing slip, or simply fails. How much likelier each outcome is of a relation
that is meant than of figures that have nothing to do with one another turns the chances by Bayes' rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from math import exp
from typing import NamedTuple, Protocol

from checker.claim import Kind, Operand
from checker.figure import Figure
from checker.ranges import significant
from checker.vocabulary import folder

Features = tuple[str, ...]

WRONG = 0.06
"""Share of printed relations that don't hold."""
SLIPPED = 0.045
"""Share of printed relations that one typing slip put wrong."""
_TELLING = 0.002
"""Chance that unrelated figures agree but for a slip, up to which it tells enough that they do: of five digits or so."""
SLIPS = 25
"""How many times likelier a chance match becomes when one slip is allowed."""


class Outcome(NamedTuple):
    """How likely something is of a relation that is meant, and of unrelated figures."""

    meant: float
    chance: float

    @property
    def ratio(self) -> float:
        """By how much it raises the odds."""
        return self.meant / max(self.chance, 1e-12)


@dataclass(frozen=True, slots=True)
class Option:
    """A relation that a figure may stand in."""

    kind: Kind
    shape: str
    operands: tuple[Operand, ...]
    score: float
    """Sum of its features' weights."""
    luck: float
    """Chance that unrelated figures agree so well."""
    features: tuple[Features, ...] = ()
    slip_luck: float | None = None
    """Chance that they do but for one slip; None for ``SLIPS`` times the luck."""

    unmended: float = WRONG - SLIPPED
    """Share of such relations that are printed wrong in other ways than by one slip."""
    doubtful: bool = False
    """Tied so loosely, or agreeing so easily, that it takes more to accuse it."""

    tied: bool = False
    """Wording alone says that it is meant."""
    accusable: bool = True
    """May be accused at all when it fails."""
    against: float = 0.0
    """What the sizes of its figures take off its score: a slip that put it wrong may have made them so."""
    closeness: float = 1.0
    """Share of the relations that hold which are printed so close, to the last digit or only within rounding, as it is."""
    twin: int | None = None
    """It holds, but so would a likelier one if this figure was mistyped: then it says nothing that it holds."""

    @property
    def option(self) -> Option:
        """Itself, as a candidate."""
        return self

    @property
    def telling(self) -> bool:
        """Of unrelated figures hardly any would agree but for a slip."""
        return tells(self.slip_luck)

    def holding(self) -> Outcome:
        """That the relation holds."""
        return Outcome((1 - WRONG) * self.closeness, self.luck if self.twin is None else 1.0)

    def slipped(self, free: int | None = None) -> Outcome:
        """That it fails, but one slip would mend it, in so many of its figures (``free``; None for any of them)."""
        meant = SLIPPED * exp(self.against)
        if self.slip_luck is not None:
            return Outcome(meant, self.slip_luck)
        share = 1.0 if free is None else free / len(self.operands)
        return Outcome(meant, min(0.7, SLIPS * self.luck) * share)

    def failing(self) -> Outcome:
        """That it fails, and no slip mends it."""
        return Outcome(self.unmended, 1.0)


@dataclass(eq=False)
class Deferred:
    """A relation that a figure may stand in; what is not yet known of it as an option is found out when asked for."""

    kind: Kind
    shape: str
    operands: tuple[Operand, ...]
    score: float
    """Sum of its features' weights."""
    features: tuple[Features, ...]
    unmended: float
    """Share of such relations that are printed wrong in other ways than by one slip."""
    finish: Callable[[Deferred], Option]
    against: float = 0.0
    """What the sizes of its figures take off its score."""

    @cached_property
    def option(self) -> Option:
        """The option."""
        return self.finish(self)


class Candidate(Protocol):
    """What may become an option: its score is known, the rest is made when asked for."""

    @property
    def score(self) -> float:
        """Sum of its features' weights."""
        ...

    @property
    def features(self) -> tuple[Features, ...]:
        """What speaks for it, in groups."""
        ...

    @property
    def against(self) -> float:
        """What the sizes of its figures take off its score."""
        ...

    @property
    def unmended(self) -> float:
        """Share of such relations that are printed wrong in other ways than by one slip."""
        ...

    @property
    def option(self) -> Option:
        """The option."""
        ...


_NOTHING = repeat(0.0)


class Weights(dict[str, float]):
    """The features of a family of relations with their weights; a feature never met says nothing.

    Known by itself, not by what it holds, so that what is weighed with it can be kept.
    """

    together: Mapping[str, Mapping[str, int]] = {}
    """What two features tell beyond what each of them does, by both their names, in hundredths: so that order doesn't matter."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none

    def __eq__(self, other: object) -> bool:
        return self is other


_UNWEIGHED = Weights()
TOGETHER, AND = ", together", " & "
"""What the name of a family's pairs ends in, and what stands between the names of a pair."""


def tells(slip_luck: float | None) -> bool:
    """Whether agreement but for a slip is so unlikely of unrelated figures that it tells enough."""
    return slip_luck is not None and slip_luck <= _TELLING


def weights(family: str) -> Weights:
    """The features of a family of relations with their weights."""
    return tables().get(family, _UNWEIGHED)


@cache
def tables() -> Mapping[str, Weights]:
    """The features of all families with their weights."""
    told: dict[str, dict[str, float]] = json.loads(
        (folder() / "vocabulary" / "weights.json").read_text(encoding="utf-8")
    )
    families = {family: Weights(table) for family, table in told.items() if not family.endswith(TOGETHER)}
    for family, table in families.items():
        table.together = _by_both(told.get(family + TOGETHER, {}))
    return families


def _by_both(pairs: Mapping[str, float]) -> Mapping[str, Mapping[str, int]]:
    """The weights of pairs (``one & other``) by the first name, then by the second."""
    found: dict[str, dict[str, int]] = {}
    for names, weight in pairs.items():
        one, other = names.split(AND)
        found.setdefault(one, {})[other] = round(100 * weight)
    return found


def score(family: Weights, features: Iterable[str]) -> float:
    """The sum of the features' weights."""
    return sum(map(family.get, features, _NOTHING))


def combined(family: Weights, features: Sequence[Features]) -> float:
    """What the features tell in pairs beyond what they do one by one."""
    together = family.together
    if not together:
        return 0.0
    told = set().union(*features)
    found = 0
    for one in together.keys() & told:
        others = together[one]
        found += sum(map(others.__getitem__, others.keys() & told))
    return found / 100


def worth(family: Weights, *features: Features) -> float:
    """What features tell, one by one and in pairs."""
    return sum([score(family, told) for told in features]) + combined(family, features)


_MOST_AGAINST = 2.0
"""What a slip takes off at most; figures farther out of size are of something else."""


def against(family: Weights, features: Iterable[str]) -> float:
    """What features that a slip may have brought take off a score; nothing where they speak for the relation."""
    return min(_MOST_AGAINST, max(0.0, -score(family, features)))


def chances(scores: Sequence[float], none: float) -> list[float]:
    """The chance of each option, by their scores and that of none of them."""
    top = max([none, *scores])
    sizes = [exp(s - top) for s in scores]
    total = sum(sizes) + exp(none - top)
    return [size / total for size in sizes]


def mended(chance: float, against: float) -> float:
    """The chance of an option with what the sizes of its figures took off its score given back."""
    if not against:
        return chance
    odds = chance * exp(against)
    return odds / (odds + 1 - chance)


class Weighed(NamedTuple):
    """Options weighed. ``meant`` are their chances by wording and place, ``best`` is the one that holds and is believed."""

    meant: list[float]
    holds: Sequence[bool]
    best: int | None

    def only(self, kept: Sequence[int]) -> Weighed:
        """Some of them, by their places; none is believed any more."""
        return Weighed([self.meant[n] for n in kept], [self.holds[n] for n in kept], None)


BELIEVED = 0.5
"""Chance from which an option that holds is believed."""
_RIVAL = 0.3
"""Chance from which an option that fails may have been put wrong by a slip, as long as no trace was looked for."""


_REACH = 9.0
"""How far below the best an option can't come to count for anything, whatever its features tell in pairs."""


def weigh(family: Weights, candidates: Sequence[Candidate], none: float, holds: Sequence[bool]) -> Weighed:
    """Weigh a figure's options. ``none``: what speaks for none of them; ``holds``: whether each holds."""
    scores = [candidate.score for candidate in candidates]
    if family.together:
        least = max([none, *scores]) - _REACH
        scores = [
            own + combined(family, candidate.features) if own >= least else own
            for candidate, own in zip(candidates, scores, strict=True)
        ]
    return _settled(candidates, chances(scores, none), holds)


def raised(candidates: Sequence[Candidate], weighed: Weighed, times: Sequence[float]) -> Weighed:
    """Weigh a figure's options again, after something has raised the odds of each so many times."""
    return _settled(candidates, _shifted(weighed.meant, times), weighed.holds)


def _settled(candidates: Sequence[Candidate], meant: list[float], holds: Sequence[bool]) -> Weighed:
    """What arithmetic says of options with these chances: whether one that holds is believed."""
    if not any(holds):
        return Weighed(meant, holds, None)
    after = _shifted(
        meant,
        [
            candidate.option.holding().ratio
            if fits
            else candidate.option.slipped().ratio
            if mended(chance, candidate.against) > _RIVAL
            else candidate.unmended
            for candidate, fits, chance in zip(candidates, holds, meant, strict=True)
        ],
    )
    best = max((n for n, fits in enumerate(holds) if fits), key=lambda n: after[n], default=None)
    return Weighed(meant, holds, best if best is not None and after[best] >= BELIEVED else None)


def turned(prior: Sequence[float], outcomes: Sequence[Outcome]) -> list[float]:
    """The chances of options after the outcome of each is known."""
    return _shifted(prior, [outcome.ratio for outcome in outcomes])


def _shifted(prior: Sequence[float], ratios: Sequence[float]) -> list[float]:
    """The chances of options after their odds have changed so much."""
    sizes = [chance * ratio for chance, ratio in zip(prior, ratios, strict=True)]
    total = sum(sizes) + max(0.0, 1 - sum(prior))
    return [size / total for size in sizes]


_CHANCE = {1: 0.2, 2: 0.03, 3: 0.004, 4: 0.0006}
"""Chance that two unrelated figures give a percentage of so many digits."""


def agreement(figure: Figure, *, printed: bool = False) -> float:
    """Chance of agreement with a figure of so many digits; ``printed``: the zeros at its end tell as much as others."""
    digits = len(f"{figure.value or 0:f}".lstrip("-0.").replace(".", "")) if printed else significant(figure)
    return _CHANCE.get(digits, 0.0001)
