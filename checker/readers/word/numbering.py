"""Automatic numbers and bullets, as they are printed before their paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.readers.counting import LARGEST, counted
from checker.readers.word.names import VALUE, w
from checker.readers.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9


class _Level(NamedTuple):
    """How the items of one level are numbered."""

    start: int
    form: str
    text: str
    """``%1.%2.``"""


class Numbering:
    """Counts the items of a document's lists. ``root`` is numbering.xml."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        """The counter that a list counts on: lists made from one pattern go on with each other's numbers."""
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root, styles)

    def _read(self, root: _Element, styles: Styles) -> None:
        patterns = {}
        links = {}
        for pattern in root.iterchildren(w("abstractNum")):
            name = pattern.get(w("abstractNumId"), "")
            patterns[name] = _levels(pattern)
            link = pattern.find(w("numStyleLink"))
            if link is not None:
                links[name] = link.get(VALUE, "")
        for numbered in root.iterchildren(w("num")):
            list_id = numbered.get(w("numId"), "")
            pattern = numbered.find(w("abstractNumId"))
            self._lists[list_id] = counter = "" if pattern is None else pattern.get(VALUE, "")
            levels = dict(patterns.get(counter, {}))
            for override in numbered.iterchildren(w("lvlOverride")):
                depth = _number(override.get(w("ilvl")), 0)
                for level in override.iterchildren(w("lvl")):
                    levels[depth] = _level(level)
                start = override.find(w("startOverride"))
                if start is not None:
                    self._restarts.setdefault(list_id, {})[depth] = _number(start.get(VALUE), 1)
            self._levels[list_id] = levels
        for list_id, counter in self._lists.items():
            if counter in links:
                source = styles.list_of(links[counter])
                if source in self._levels and self._lists[source] not in links:
                    self._levels[list_id] = self._levels[source]

    def next(self, list_id: str, depth: int) -> str:
        """The printed number or bullet of the next item of a list; '' where it has none."""
        levels = self._levels.get(list_id)
        depth = min(depth, LEVELS - 1)
        if levels is None or depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[list_id], [None] * LEVELS)
        restart = self._restarts.get(list_id, {}).pop(depth, None)
        before = counts[depth]
        counts[depth] = restart if restart is not None else levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _printed(levels, counts, depth)


def _printed(levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return level.text
    text = level.text
    for other in range(depth + 1):
        if f"%{other + 1}" in text and other in levels:
            count = counts[other]
            text = text.replace(
                f"%{other + 1}", counted(levels[other].start if count is None else count, levels[other].form)
            )
    return text


def _levels(pattern: _Element) -> dict[int, _Level]:
    return {_number(level.get(w("ilvl")), 0): _level(level) for level in pattern.iterchildren(w("lvl"))}


def _level(level: _Element) -> _Level:
    def said(name: str, default: str) -> str:
        element = level.find(w(name))
        return default if element is None else element.get(VALUE, default)

    return _Level(_number(said("start", "0"), 0), said("numFmt", "decimal"), said("lvlText", ""))


def _number(value: str | None, default: int) -> int:
    return min(int(value), LARGEST) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
