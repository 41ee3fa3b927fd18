"""What it looks like if a list ends with a figure: told once for each figure, since many runs end there."""

from __future__ import annotations

from checker.claims.base import Ending, Scene
from checker.claims.facts import Fact
from checker.vocabulary import Wording

_OPEN_ENDED = Wording(r"<open_ended>|\.\.\.|…")
_OTHERS_BEFORE, _OTHERS_BEHIND = Wording(r"<others>\W*$"), Wording(r"^(?:(?!<several>)\w+ ){0,2}<others>")
_NEAR = 4
"""Figures behind the last one that are looked at."""


def ending(scene: Scene, last: Fact) -> Ending:
    """What it looks like if a list ends with this figure."""
    known = scene.endings.get(last.index)
    if known is None:
        rest = scene.words.cues["rest"].search(last.m.before) is not None
        others = _OTHERS_BEHIND.match(last.m.after) or _OTHERS_BEFORE.search(last.m.before)
        known = scene.endings[last.index] = Ending(_place(scene, last), rest, others is not None, open_ended(last))
    return known


def open_ended(last: Fact) -> bool:
    """The list goes on unsaid behind its last figure: ``v.v.``; *8 vụ khác* are all the others."""
    return _OPEN_ENDED.search(last.m.after) is not None and _OTHERS_BEHIND.match(last.m.after) is None


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
