"""What is left, read both ways: ``1.620 trẻ, đã tiêm 1.538 (94,9%), còn 66`` is a whole with its parts, and a difference.

Each reading is weighed by itself, by other features. Where both speak for the same three figures, that they belong together is
likelier than either says, and they can be accused though no slip explains them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.claim import Claim, Kind, Strength
from checker.claims.base import Scene
from checker.claims.belief import Option
from checker.claims.doubts import Doubt
from checker.claims.facts import Fact
from checker.claims.otherwise import Otherwise
from checker.claims.remainders import is_left

_LEAST = 0.15
"""Chance below which a reading says nothing."""
_TOGETHER = 0.8
"""Chance of either reading from which the figures belong together: measured on labelled reports."""


def left_over(scene: Scene, doubts: Sequence[Doubt], otherwise: Otherwise) -> Iterator[tuple[int, Claim]]:
    """What is said to be left and isn't, by the figure that says so."""
    sums: dict[frozenset[int], tuple[float, Option]] = {}
    for option, chance in _failing(doubts, Kind.TOTAL):
        figures = _figures(option)
        if chance > sums.get(figures, (0.0, option))[0]:
            sums[figures] = chance, option
    found: dict[int, list[tuple[float, Option]]] = defaultdict(list)
    for option, chance in _failing(doubts, Kind.CHANGE):
        as_sum, total = sums.get(_figures(option), (0.0, option))
        likely = min(as_sum, chance) >= _LEAST and option.accusable and total.accusable and _told(scene, option)
        if likely and not any(otherwise.settles(read) for read in (option, total)):
            found[option.operands[0].figure].append((1 - (1 - as_sum) * (1 - chance), option))
    for subject, several in found.items():
        chance, option = max(several, key=lambda one: one[0])
        if chance >= _TOGETHER:
            yield subject, Claim(option.kind, option.shape, option.operands, Strength.LIKELY)


def _failing(doubts: Sequence[Doubt], kind: Kind) -> Iterator[tuple[Option, float]]:
    """The options of three figures that fail, with their chances."""
    for doubt in doubts:
        for option, chance, holds in doubt.options:
            if not holds and option.kind is kind and option.shape in ("total", "change") and len(option.operands) == 3:
                yield option, chance


def _figures(option: Option) -> frozenset[int]:
    return frozenset(o.figure for o in option.operands)


def _told(scene: Scene, option: Option) -> bool:
    """The words right before a figure say that it is left of those before it, of which one is so many per cent of the other.

    Without the percentage what is left may be some of it: ``có 1.250 hồ sơ, giải quyết 900 hồ sơ, còn 120 hồ sơ quá hạn``.
    """
    rest, *values = (scene.by_figure[o.figure] for o in option.operands)
    last = max(values, key=lambda f: f.index)
    if last.index > rest.index or frozenset(f.index for f in values) not in scene.paired or not is_left(rest):
        return False
    return not any(_in_one_bracket(f, rest) for f in scene.facts[last.index + 1 : rest.index])


def _in_one_bracket(f: Fact, rest: Fact) -> bool:
    """``93,4% (huyện giao 94%, còn thiếu 35 người)``: short of what the bracket tells."""
    return rest.m.depth > 0 and f.m.bracket == rest.m.bracket and f.m.sentence == rest.m.sentence
