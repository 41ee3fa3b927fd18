"""How lists divide their wholes, by the names of their parts (rules/vocabulary/divisions.txt)."""

from __future__ import annotations

import pytest
from found import checked

from checker.claims.base import Scene
from checker.claims.divisions import Divided, Tally
from checker.claims.rows import facts_of
from checker.figures.build import read_figures
from checker.ranges import Arithmetic
from checker.vocabulary import folder, load


def lines():
    text = (folder() / "vocabulary" / "divisions.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[:30])
def test_a_line_names_two_parts_and_none_twice(line):
    parts = [[name.strip() for name in part.split(",")] for part in line.removeprefix("~").split("|")]
    names = [name for part in parts for name in part]
    assert len(parts) > 1
    assert all(names)
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


def divided(text, *, rest=False):
    """How all figures but the first, which is the whole, divide it; the last one stands behind the list if it is in ⟦⟧."""
    document = checked(text.replace("⟦", "").replace("⟧", "")).document
    reading = read_figures(document)
    facts = facts_of(document, reading.mentions, load())
    scene = Scene(document, reading, facts, load(), Arithmetic({}, reading.figures))
    whole, *parts = facts
    following = parts.pop() if "⟦" in text else None
    tally = Tally(scene, whole)
    for part in parts:
        tally.add(part)
    return tally.told(len(parts), following, rest=rest)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Có 40 đảng viên: nam 25, nữ 15.", Divided("all")),
        ("Có 40 trường: mầm non 12, tiểu học 18, THCS 10.", Divided("all")),
        ("Kỷ luật 9 đảng viên: 4 khiển trách, 3 cảnh cáo, 2 khai trừ.", Divided("all")),
        ("Có 40 trường: mầm non 12, tiểu học 18, trung tâm 10.", Divided("but one")),
        ("Có 50 trường: mầm non 12, tiểu học 18, trung tâm 10, cơ sở khác 10.", Divided("some")),
        ("Có 40 trường: mầm non 12, tiểu học 18, ⟦THCS 10⟧.", Divided("all", "on")),
        ("Có 30 trường: mầm non 12, tiểu học 18; ⟦mầm non 7⟧.", Divided("all", "anew")),
        ("Có 37 trường: mầm non 12, tiểu học 18; mầm non 7.", Divided("twice")),
        ("Mầm non 40 trường, tiểu học 18, THCS 22.", Divided("all", has_whole=True)),
        ("Bầu 28 đại biểu: dân tộc thiểu số 9, ngoài Đảng 4, tái cử 11.", Divided("overlapping")),
        ("Có 40 hồ sơ: bãi bỏ 12, thay thế 28.", Divided()),
    ],
)
def test_names_tell_how_a_list_divides_its_whole(text, how):
    assert divided(text) == how


def test_the_last_part_may_be_the_rest():
    assert divided("Có 40 trường: mầm non 12, tiểu học 18, còn lại 10.", rest=True).how == "all but rest"
