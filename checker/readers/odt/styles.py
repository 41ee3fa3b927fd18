"""What the styles of an OpenDocument text say of words, and how its lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.counting import counted, readable
from checker.readers.odt.names import FAMILY_IN_FACE, FONT_FAMILY, style, text

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 10
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Look(NamedTuple):
    """What is known of words; None where nothing is said."""

    font: str | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """This on top of ``base``."""
        return Look(
            base.font if self.font is None else self.font,
            base.raised if self.raised is None else self.raised,
            base.hidden if self.hidden is None else self.hidden,
        )


class Level(NamedTuple):
    """How the items of one level of a list are numbered."""

    form: str
    """'' without numbers."""
    before: str = ""
    after: str = ""
    bullet: str = ""
    shown: int = 1
    """How many levels' numbers are shown: ``1.2.``"""
    start: int = 1


class Styles:
    """The styles of a document, from the roots of its parts."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self._fonts: dict[str, str] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for element in root.iter(style("style")):
                self._elements[element.get(style("family"), ""), element.get(style("name"), "")] = element
            for face in root.iter(style("font-face")):
                self._fonts[face.get(style("name"), "")] = face.get(FAMILY_IN_FACE, "").strip("'\" ")
            for levels in root.iter(text("list-style")):
                self.lists[levels.get(style("name"), "")] = _levels(levels)
            for levels in root.iter(text("outline-style")):
                self.outline = _levels(levels)

    outline: dict[int, Level] = {}  # noqa: RUF012 -- replaced, never changed

    def of(self, family: str, name: str | None, base: Look) -> Look:
        """What a style and those it inherits from say, on top of ``base``."""
        return base if name is None else self._resolved(family, name).over(base)

    def list_of(self, paragraph: str | None) -> str:
        """The list style that a paragraph's style names."""
        element = self._elements.get(("paragraph", paragraph or ""))
        return "" if element is None else element.get(style("list-style-name"), "")

    def _resolved(self, family: str, name: str) -> Look:
        chain: dict[tuple[str, str], None] = {}
        at = (family, name)
        while at in self._elements and at not in self._known and at not in chain:
            chain[at] = None
            at = family, self._elements[at].get(style("parent-style-name"), "")
        look = self._known.get(at, Look())
        for key in reversed(list(chain)):
            look = self._known[key] = self._own(self._elements[key]).over(look)
        return look

    def _own(self, element: _Element) -> Look:
        properties = element.find(style("text-properties"))
        if properties is None:
            return Look()
        name = properties.get(style("font-name"))
        font = self._fonts.get(name, name) if name else properties.get(FONT_FAMILY)
        position = properties.get(style("text-position"))
        hidden = properties.get(text("display"))
        return Look(
            font, None if position is None else _is_raised(position), None if hidden is None else hidden == "none"
        )


class Counter:
    """Counts the items of lists."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}

    def restart(self, list_style: str, depth: int) -> None:
        """Begin a list anew."""
        counts = self._counts.setdefault(list_style, [])
        del counts[depth:]

    def next(self, list_style: str, depth: int, start: str | None = None) -> str:
        """The printed number or bullet of the next item."""
        levels = self._styles.lists.get(list_style, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(list_style, [])
        while len(counts) <= depth:
            counts.append(levels[len(counts)].start - 1 if len(counts) in levels else 0)
        counts[depth] = int(start) if start and start.isascii() and start.isdigit() else counts[depth] + 1
        del counts[depth + 1 :]
        return printed(levels, counts, depth)


def printed(levels: dict[int, Level], counts: list[int], depth: int) -> str:
    """The number of an item as it is printed."""
    level = levels[depth]
    if level.bullet:
        return readable(level.bullet)
    if not level.form:
        return ""
    first = max(depth + 1 - level.shown, 0)
    shown = [counted(counts[d], levels[d].form or "decimal") for d in range(first, depth + 1) if d in levels]
    return level.before + ".".join(shown) + level.after


def _levels(element: _Element) -> dict[int, Level]:
    found = {}
    for level in element.iterchildren("*"):
        number = level.get(text("level"), "")
        if number.isascii() and number.isdigit() and 1 <= int(number) <= LEVELS:
            found[int(number) - 1] = _level(level)
    return found


def _level(element: _Element) -> Level:
    if element.tag == text("list-level-style-bullet"):
        return Level("", bullet=element.get(text("bullet-char"), "•"))
    shown, start = element.get(text("display-levels"), "1"), element.get(text("start-value"), "1")
    return Level(
        _FORMS.get(element.get(style("num-format"), ""), ""),
        element.get(style("num-prefix"), ""),
        element.get(style("num-suffix"), ""),
        shown=min(int(shown), LEVELS) if shown.isascii() and shown.isdigit() else 1,
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1,
    )


def _is_raised(position: str) -> bool:
    """``super 58%`` or ``33% 58%``."""
    first = position.split()[:1]
    if not first:
        return False
    return first[0] == "super" or (first[0].endswith("%") and not first[0].startswith(("-", "0%")))
