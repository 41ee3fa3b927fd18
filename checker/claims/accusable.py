"""Lists that don't add up: which may be accused, which only with reserve, and which wording alone ties to their whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.claims.base import Scene
from checker.claims.belief import Features, tells
from checker.claims.endings import open_ended
from checker.claims.facts import Facet, Fact
from checker.claims.parts import units_of
from checker.claims.structure import Listing
from checker.claims.traces import explained
from checker.vocabulary import Wording

_TIED = {"list closed", "first behind 0, bracket", "items each, opened", "units same"}
"""What shows that wording alone puts the figures of a bracket under the whole before it: ``207 lượt (42 lượt, 63 lượt)``."""
_UNTIED = {"shares short", "bracket behind plan", "bracket behind prev"}
"""What shows that the bracket is none of its parts: ``29 tổ, đạt 116% chỉ tiêu (10 hợp tác xã, 25 tổ)``."""
_UNREAD = re.compile(r"\( ?(?:[^\W\d_]+ )+~ ?,")
"""``14 chi bộ (thôn 9, trường 3, …)``: the first part was taken for the number of a name."""
_BROKEN_OFF = re.compile(r"[\s;,]*(?:\.\.\.|…)")
"""``thuế 11.240 triệu đồng; lệ phí 2.318 triệu đồng;… Một số khoản đạt thấp: …``: not all that there is."""
_INNER = Wording(r"\b<within>\b|(?<=[,;(])\W*<set_apart>\b")
"""``truy tố 88 vụ; xét xử 79 vụ, trong đó xử lưu động 6 vụ``: a part of the part before it."""
_LED = Wording(r"(?:<list_follows*>|:)(?: [^\W\d_]+)+ ,\W*$")
"""``gồm lãnh đạo đoàn, 19 huấn luyện viên và …``: one whose number isn't told leads the list."""
_EACH = Wording(r"\b<each*>\b")
"""``Lạng Sơn, Hải Dương và Long An mỗi nơi 1 ca``: so many of each."""
_OVER = 1.5
"""How many times larger than the whole its parts may be by more than a slip."""


def accusable(
    scene: Scene, listing: Listing, run: Sequence[Fact], features: Sequence[Features], slip_luck: float | None
) -> bool:
    """Whether a list may be accused at all. ``run``: its parts in the order of the text; ``slip_luck`` as of an option."""
    whole, about, made = listing.whole, *features[:2]
    if ("items of a later amount" in about or listing.wording.startswith("anew far")) and not tells(slip_luck):
        return False
    return not (
        _goes_on(listing, run, made)
        or _LED.search(run[0].m.before) is not None
        or _shared_out(scene, run)
        or _of_their_own(scene, whole, run)
        or _names_some(run, made)
        or _UNREAD.search(run[0].m.before) is not None
        or _numbered(run)
    )


def _goes_on(listing: Listing, run: Sequence[Fact], made: Features) -> bool:
    """The list goes on behind the last of these parts as it did before, in the same sentence."""
    if "list goes on alike, opened" not in made:
        return False
    last = run[-1]
    return any(f.index > last.index and f.m.sentence == last.m.sentence for f in listing.parts)


def _shared_out(scene: Scene, run: Sequence[Fact]) -> bool:
    """Of one of the parts, or right behind the last, it is told how many each has."""
    passed = scene.facts[run[0].index : run[-1].index + 2]
    return any(f.m.sentence == run[0].m.sentence and _EACH.search(f.m.before) for f in passed)


def _of_their_own(scene: Scene, whole: Fact, run: Sequence[Fact]) -> bool:
    """``36 người (23 nữ), Ba Lan 29 người (05 nữ), …``: between brackets stands the whole of the next one."""
    if whole.m.depth >= min(f.m.depth for f in run):
        return False
    between = scene.facts[run[0].index + 1 : run[-1].index]
    return any(f.m.depth == whole.m.depth and f.m.dimension == whole.m.dimension for f in between)


def doubtful(listing: Listing, run: Sequence[Fact]) -> bool:
    """Whether it takes more to accuse a list: its figures are bounds, it goes on unsaid, or may be of something else."""
    return _loose(listing.whole, run) or (listing.wording == "before" and units_of(listing.whole, run) == "units some")


def tied(listing: Listing, run: Sequence[Fact], features: Sequence[Features]) -> bool:
    """All figures of a bracket right behind the whole, one for each item and in its unit."""
    whole, said = listing.whole, {*features[0], *features[1]}
    one = len({f.m.bracket for f in run}) == 1 and all(f.facet is Facet.VALUE for f in run)
    if _loose(whole, run) or not one or not said >= _TIED or said & _UNTIED or len(run) != len(listing.parts):
        return False
    # "13.864 ha (chỉ tiêu 13.750 ha, sau điều chỉnh 13.700 ha)": what it is compared with.
    return sum(f.mid for f in run) <= _OVER * whole.mid or explained(whole, run)


def _loose(whole: Fact, run: Sequence[Fact]) -> bool:
    """Figures are bounds, the list goes on unsaid, or things counted are told of a whole with decimals."""
    counted = bool(whole.m.figure.decimals) and not any(f.m.figure.decimals or f.m.dimension for f in run)
    return counted or any(f.m.bound for f in (whole, *run)) or open_ended(run[-1])


def _names_some(run: Sequence[Fact], made: Features) -> bool:
    """Not all that there is, or a part of a part among them; groups that overlap need not add up, unless there are *others*."""
    if "division overlapping" in made and "last is others" not in made:
        return True
    return any(_BROKEN_OFF.match(f.m.after) for f in run[:-1]) or any(_INNER.search(f.m.before) for f in run[1:])


def _numbered(run: Sequence[Fact]) -> bool:
    """``4 bản (Lao Xả 1, Lao Xả 2, Phình Hồ, Sủng Ma)``: two of one name, numbered."""
    return any(
        a.m.figure.label != "" and a.m.figure.label == b.m.figure.label and not a.m.dimension and a.mid + 1 == b.mid
        for a, b in pairwise(run)
    )
