"""What it looks like if a list ends with a figure: told once for each figure, since many runs end there."""

from __future__ import annotations

from checker.claims.base import Ending, Scene
from checker.claims.facts import Fact
from checker.vocabulary import Wording

OPEN_ENDED = Wording(r"<open_ended>|\.\.\.|…")
_NEAR = 4
"""Figures behind the last one that are looked at."""


def ending(scene: Scene, last: Fact) -> Ending:
    """What it looks like if a list ends with this figure."""
    known = scene.endings.get(last.index)
    if known is None:
        rest = scene.words.cues["rest"].search(last.m.before) is not None
        open_ended = OPEN_ENDED.search(last.m.after) is not None
        known = scene.endings[last.index] = Ending(_place(scene, last), rest, open_ended)
    return known


def _place(scene: Scene, last: Fact) -> str:
    behind = scene.facts[last.index + 1 : last.index + 1 + _NEAR]
    if not behind or behind[0].m.block != last.m.block:
        return "block"
    following = behind[0]
    if following.m.sentence != last.m.sentence:
        return "sentence"
    if following.m.depth < last.m.depth:
        return "bracket"
    if following.clause != last.clause:
        return "clause"
    after = next((f for f in behind if f.quantity and f.m.over >= 0), None)
    if after is None or after.m.sentence != last.m.sentence:
        return "figures"
    return "unit" if after.m.dimension != last.m.dimension else "inside"
