"""What styles say of words: their font, whether they are raised or hidden, whether a paragraph is a heading or a list item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.word.names import VALUE, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_TEXT = 9
"""The outline level of a paragraph that is no heading."""
_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of figures")
_OFF = frozenset(("0", "false", "off", "none"))


class Look(NamedTuple):
    """What is known of a run or paragraph; None where nothing is said."""

    font: str | None = None
    raised: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    """Depth of a heading from 0; from ``_BODY_TEXT`` on it is none."""
    numbering: tuple[str | None, int | None] = (None, None)
    """The list's id and the level in it."""
    contents: bool = False
    """An entry of a table of contents."""

    def over(self, base: Look) -> Look:
        """This on top of ``base``."""
        list_id, level = self.numbering
        return Look(
            base.font if self.font is None else self.font,
            base.raised if self.raised is None else self.raised,
            base.hidden if self.hidden is None else self.hidden,
            base.outline if self.outline is None else self.outline,
            (base.numbering[0] if list_id is None else list_id, base.numbering[1] if level is None else level),
            self.contents or base.contents,
        )

    @property
    def heading(self) -> int:
        """Depth of a heading from 1; 0 of another paragraph."""
        return 0 if self.outline is None or self.outline >= _BODY_TEXT else self.outline + 1


_UNTOLD = Look()
_STYLE, _FONTS, _ALIGNED, _VANISH = map(w, ("rStyle", "rFonts", "vertAlign", "vanish"))
_FONT, _ASCII_FONT = w("hAnsi"), w("ascii")


class Styles:
    """The styles of a document, each resolved once. ``root`` is styles.xml."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Look] = {}
        self._default_paragraph: str | None = None
        self._defaults = Look()
        if root is None:
            return
        for style in root.iterchildren(w("style")):
            name = style.get(w("styleId"))
            if name is None:
                continue
            self._elements[name] = style
            if style.get(w("type")) == "paragraph" and is_on(style.get(w("default"), "0")):
                self._default_paragraph = name
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._defaults = run_look(defaults)

    def paragraph(self, properties: _Element | None) -> Look:
        """What a paragraph's properties and its style say."""
        style = None if properties is None else properties.find(w("pStyle"))
        name = self._default_paragraph if style is None else style.get(VALUE)
        look = self._style(name).over(self._defaults)
        return paragraph_look(properties).over(look)

    def run(self, properties: _Element | None, paragraph: Look) -> Look:
        """What a run's properties and its styles say."""
        if properties is None:
            return paragraph
        style = properties.find(_STYLE)
        if style is not None:
            paragraph = self._style(style.get(VALUE)).over(paragraph)
        return run_look(properties).over(paragraph)

    def list_of(self, style: str) -> str | None:
        """The list that a numbering style stands for."""
        return self._style(style).numbering[0]

    def _style(self, name: str | None) -> Look:
        """A style on top of those that it is based on; a circle of styles ends where it began."""
        chain: dict[str, None] = {}
        at = name
        while at is not None and at in self._elements and at not in self._known and at not in chain:
            chain[at] = None
            base = self._elements[at].find(w("basedOn"))
            at = None if base is None else base.get(VALUE)
        look = self._known.get(at or "", Look())
        for style in reversed(list(chain)):
            look = self._known[style] = _own_look(self._elements[style]).over(look)
        return look


def _own_look(style: _Element) -> Look:
    """What a style itself says."""
    look = run_look(style.find(w("rPr"))).over(paragraph_look(style.find(w("pPr"))))
    element = style.find(w("name"))
    name = "" if element is None else (element.get(VALUE) or "").lower()
    if heading := _HEADING.fullmatch(name):
        return look.over(Look(outline=int(heading[1]) - 1))
    if name == "title":
        return look.over(Look(outline=0))
    return look._replace(contents=True) if _CONTENTS.fullmatch(name) else look


def paragraph_look(properties: _Element | None) -> Look:
    """What paragraph properties say."""
    if properties is None:
        return Look()
    outline = properties.find(w("outlineLvl"))
    numbering = properties.find(w("numPr"))
    list_id = level = None
    if numbering is not None:
        list_id = _value(numbering.find(w("numId")))
        level = _whole(_value(numbering.find(w("ilvl"))))
    return Look(outline=None if outline is None else _whole(_value(outline)), numbering=(list_id, level))


def run_look(properties: _Element | None) -> Look:
    """What run properties say."""
    font = raised = hidden = None
    for child in () if properties is None else properties.iterchildren(_FONTS, _ALIGNED, _VANISH):
        if child.tag == _FONTS and font is None:
            # Letters beyond ASCII, which are all that old fonts draw otherwise, have the second of the two fonts.
            font = child.get(_FONT) or child.get(_ASCII_FONT)
        elif child.tag == _ALIGNED and raised is None:
            aligned = child.get(VALUE)
            raised = None if aligned is None else aligned == "superscript"
        elif child.tag == _VANISH and hidden is None:
            hidden = is_on(child.get(VALUE, "1"))
    return _UNTOLD if font is raised is hidden is None else Look(font, raised, hidden)


def is_on(value: str | None) -> bool:
    """Whether an on-off attribute says on."""
    return value is not None and value not in _OFF


def _value(element: _Element | None) -> str | None:
    return None if element is None else element.get(VALUE)


def _whole(value: str | None) -> int | None:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 4 else None
