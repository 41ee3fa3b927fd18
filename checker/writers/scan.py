"""One part of a Word file looked through for its runs and text elements, each with the bytes that it takes.

The standard library's parser tells byte offsets; lxml, which the reader uses, doesn't. Both count text elements in the order
of the part, so that a number means the same element to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from checker.readers.word.names import MAIN, STRICT

_NAMESPACES = (MAIN, *(name.decode() for name, usual in STRICT.items() if usual.decode() == MAIN))
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_TEXTS = ("t", "delText")
_NOTES = ("footnote", "endnote")


@dataclass(slots=True)
class Run:
    """A run: where it stands, and its properties."""

    start: int
    inside: tuple[str, ...]
    """Names of the elements that it stands in, outermost first."""
    end: int = 0
    properties: tuple[int, int] = (0, 0)
    children: list[tuple[str, int]] = field(default_factory=list)
    """What its properties are: name and place of each."""
    content: int = 0
    """Where its first element after the properties begins."""
    after: int = 0
    """Where the last of them ends."""


@dataclass(frozen=True, slots=True)
class TextElement:
    """A text element of a run."""

    tag: int
    start: int
    end: int
    """``[start:end]`` are the bytes of its words, ``tag`` is where it begins."""
    close: int
    """Where it ends, its closing tag included."""
    run: Run | None
    """The run that holds it; None where it stands in no run of its own."""
    outer: Run | None
    """The outermost run around it: of a text box's words the one that the box hangs on."""
    note: str
    """Id of the footnote or endnote that it is in."""
    name: bytes
    """``t`` or, in a deletion, ``delText``."""


@dataclass(slots=True)
class Scan:
    """What was found in a part."""

    texts: list[TextElement] = field(default_factory=list)
    references: dict[tuple[str, str], Run] = field(default_factory=dict)
    """The runs that refer to footnotes and endnotes, by kind and id."""
    largest_id: int = 0
    prefix: bytes = b"w:"
    """Of the main namespace."""


def scan(data: bytes) -> Scan:
    """Look through the bytes of a part."""
    return _Scanner(data).scan()


def tag_at(data: bytes, start: int) -> bytes:
    """The tag that begins at a byte."""
    found = _TAG.match(data, start)
    return found.group() if found else b""


class _Scanner:
    """One pass over the part."""

    def __init__(self, data: bytes) -> None:
        self._found = Scan()
        self._data = data
        self._names: list[str] = []
        self._runs: list[Run] = []
        self._text: tuple[int, int] | None = None
        self._note = ""
        self._is_first = True
        self._parser: Any = expat.ParserCreate(namespace_separator=" ")

    def scan(self) -> Scan:
        """Everything found."""
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(self._data, True)
        return self._found

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        here = self._parser.CurrentByteIndex
        name = _local(full)
        if name == "p" and self._is_first:
            self._is_first = False
            self._found.prefix = tag_at(self._data, here)[1:].partition(b"p")[0]
        if name == "r":
            self._runs.append(Run(here, tuple(self._names)))
        elif self._runs:
            self._inside_run(name, here, self._runs[-1])
        if name in _TEXTS:
            self._text = here, here + len(tag_at(self._data, here))
        number = _attribute(attributes, "id")
        if number:
            self._numbered(name, number)
        self._names.append(name)

    def _inside_run(self, name: str, here: int, run: Run) -> None:
        depth = len(self._names) - len(run.inside)
        if depth == 1:
            if name == "rPr":
                run.properties = (here, here)
            elif not run.content:
                run.content = here
        elif depth == 2 and self._names[-1] == "rPr":
            run.children.append((name, here))

    def _numbered(self, name: str, number: str) -> None:
        """An element with an id: a footnote, a mark that refers to one, or anything else whose number is taken."""
        if name in _NOTES:
            self._note = number
        kind = name.removesuffix("Reference")
        if kind != name and kind in _NOTES and self._runs:
            self._found.references.setdefault((kind, number), self._runs[0])
        if number.isascii() and number.isdigit() and len(number) < 10:
            self._found.largest_id = max(self._found.largest_id, int(number))

    def _end(self, _full: str) -> None:
        here = self._parser.CurrentByteIndex
        name = self._names.pop()
        end = here + len(tag_at(self._data, here))
        run = self._runs[-1] if self._runs else None
        is_direct = run is not None and len(self._names) == len(run.inside) + 1
        if run is not None and name == "r":
            run.end = end
            self._runs.pop()
        elif run is not None and is_direct:
            if name == "rPr":
                run.properties = (run.properties[0], end)
            else:
                run.after = end
        if name in _TEXTS:
            self._text_ends(name, here, end, run if is_direct else None)
        elif name in _NOTES:
            self._note = ""

    def _text_ends(self, name: str, here: int, end: int, run: Run | None) -> None:
        tag, start = self._text or (here, here)
        # One that closes itself has no words between two tags; in one with unusual bytes characters can't be counted.
        empty = self._data[start - 2 : start] == b"/>"
        words = self._data[start:here]
        plain = not empty and b"<" not in words and b"\r" not in words
        outer = self._runs[0] if self._runs else None
        last = start if empty else here
        self._found.texts.append(
            TextElement(tag, start, last, end, run if plain else None, outer, self._note, name.encode())
        )
        self._text = None


def _local(full: str) -> str:
    """The name of an element of the main namespace; of another one with its namespace, so that it is taken for none."""
    namespace, _, name = full.rpartition(" ")
    return name if namespace in _NAMESPACES else full


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((attributes[key] for n in _NAMESPACES if (key := f"{n} {name}") in attributes), "")
