"""The words of a Word paragraph: its runs, and what stands among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document import RunPlace
from checker.readers.assembly import Piece
from checker.readers.oldfonts import is_old, read_old
from checker.readers.raised import Running
from checker.readers.word.names import COMPATIBILITY, MATHS, w
from checker.readers.word.styles import Look, Styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYMBOLS = {0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB7: "•", 0x2D: "-", 0xD7: "·"}
"""Of the font Symbol: signs that stand beside figures."""
_SYMBOL_AREA = 0xF000
NUMBER = "n"
"""The attribute in which paragraphs and text elements are given their numbers before a part is read."""


@dataclass(slots=True)
class Found:
    """What a paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes referred to: their kind and id."""
    boxes: list[_Element] = field(default_factory=list)
    """Contents of text boxes anchored here."""


@dataclass(slots=True)
class Fields:
    """Fields that are open; they may reach over paragraphs. Their instructions are no words, their results are."""

    stack: list[list[str]] = field(default_factory=list)
    """Of each: its state, ``code``, ``result`` or ``skipped``."""

    @property
    def silent(self) -> bool:
        """Whether what is read now is no text: an instruction, or a table of contents."""
        return any(state[0] != "result" for state in self.stack)


class Labels:
    """The numbers of footnotes and endnotes, in the order in which they are referred to."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str] = {}
        self._counts = {"footnote": 0, "endnote": 0}

    def of(self, kind: str, note: str) -> str:
        """The label of a note: ``3``; endnotes, which count anew, ``e3``."""
        key = kind, note
        if key not in self.known:
            self._counts[kind] += 1
            number = str(self._counts[kind])
            self.known[key] = number if kind == "footnote" else f"e{number}"
        return self.known[key]


class Runs:
    """Reads the paragraphs of one part. ``accept``: tracked changes count as if accepted, else as if rejected."""

    def __init__(self, part: str, styles: Styles, labels: Labels, *, accept: bool) -> None:
        self.part = part
        self.styles = styles
        self.labels = labels
        self.left_out = frozenset(map(w, ("del", "moveFrom") if accept else ("ins", "moveTo")))
        self._text = w("t") if accept else w("delText")
        self._both = {w("t")} if accept else {w("t"), w("delText")}
        self._fields = Fields()
        self._runs: dict[str, Callable[[_Element, _Run], None]] = {
            w("t"): self._words,
            w("delText"): self._words,
            w("tab"): lambda _, run: run.sign("\t"),
            w("ptab"): lambda _, run: run.sign("\t"),
            w("br"): lambda _, run: run.sign("\n"),
            w("cr"): lambda _, run: run.sign("\n"),
            w("noBreakHyphen"): lambda _, run: run.sign("-"),
            w("sym"): self._symbol,
            w("fldChar"): self._field,
            w("instrText"): self._instruction,
            w("delInstrText"): self._instruction,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            w("commentReference"): lambda element, run: run.remark(element.get(w("id"), "")),
        }

    def read(self, paragraph: _Element, look: Look) -> Found:
        """The words of a paragraph that looks so."""
        found = Found()
        here = _Run(found, self.part, int(paragraph.get(NUMBER, "0")))
        self._inline(paragraph, look, here)
        here.end()
        return found

    def _inline(self, parent: _Element, look: Look, run: _Run) -> None:
        """All that stands in a paragraph, hyperlink, insertion, content control or the like."""
        for child in parent.iterchildren("*"):
            tag = child.tag
            if tag == _RUN:
                self._run(child, look, run)
            elif tag in self.left_out or tag in _NO_WORDS:
                continue
            elif tag == _CONTROL:
                self._control(child, look, run)
            elif tag == _ALTERNATIVES:
                for choice in chosen(child):
                    self._inline(choice, look, run)
            elif tag in _REMARKED:
                run.remark(child.get(w("id"), ""))
            elif tag == f"{{{MATHS}}}t":
                run.sign(child.text or "")
            else:
                self._inline(child, look, run)

    def _control(self, control: _Element, look: Look, run: _Run) -> None:
        """A content control: what it holds, unless that only says what is to be entered."""
        for content in contents_of(control):
            self._inline(content, look, run)

    def _run(self, element: _Element, paragraph: Look, run: _Run) -> None:
        run.number += 1
        look = self.styles.run(element.find(_PROPERTIES), paragraph)
        if look.hidden:
            return
        run.look = look
        self._contents(element, run)

    def _contents(self, element: _Element, run: _Run) -> None:
        for child in element.iterchildren("*"):
            reading = self._runs.get(child.tag)
            if child.tag in _OF_FIELDS:
                self._runs[child.tag](child, run)
            elif self._fields.silent:
                continue
            elif reading is not None:
                reading(child, run)
            elif child.tag == _ALTERNATIVES:
                for choice in chosen(child):
                    self._contents(choice, run)
            elif child.tag in _DRAWN:
                run.found.boxes.extend(_boxes(child))
            elif child.tag == w("ruby"):
                for base in child.iterchildren(w("rubyBase")):
                    self._inline(base, run.look, run)

    def _words(self, element: _Element, run: _Run) -> None:
        if element.tag in self._both:
            run.words(element.text or "", int(element.get(NUMBER, "0")))

    def _symbol(self, element: _Element, run: _Run) -> None:
        code = element.get(w("char"), "")
        try:
            sign = int(code, 16)
        except ValueError:
            return
        plain = sign - _SYMBOL_AREA if _SYMBOL_AREA <= sign <= _SYMBOL_AREA + 0xFF else sign
        if element.get(w("font"), "").startswith("Symbol") and plain in _SYMBOLS:
            run.sign(_SYMBOLS[plain])
        elif 0x20 <= sign < 0xD800 or 0xE000 <= sign <= 0xFFFD:
            run.sign(chr(sign))

    def _field(self, element: _Element, run: _Run) -> None:
        kind = element.get(w("fldCharType"))
        stack = self._fields.stack
        if kind == "begin":
            stack.append(["code", ""])
        elif kind == "separate" and stack:
            contents = stack[-1][1].strip().upper().startswith(_CONTENTS)
            stack[-1][0] = "skipped" if contents else "result"
        elif kind == "end" and stack:
            stack.pop()
        del run

    def _instruction(self, element: _Element, run: _Run) -> None:
        if self._fields.stack and self._fields.stack[-1][0] == "code":
            self._fields.stack[-1][1] += element.text or ""
        del run

    def _note(self, element: _Element, run: _Run) -> None:
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        note = element.get(w("id"), "")
        run.note(kind, note, self.labels.of(kind, note))
        if is_on(element.get(w("customMarkFollows"), "0")):
            run.look = Look(hidden=True)


_RUN, _CONTROL, _PROPERTIES = map(w, ("r", "sdt", "rPr"))
_OF_FIELDS = frozenset(map(w, ("fldChar", "instrText", "delInstrText")))
_CONTENTS = ("TOC", "TC ", "XE ", "INDEX", "TOA")
_NO_WORDS = frozenset(
    map(w, ("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "sdtPr", "smartTagPr", "customXmlPr"))
)
_REMARKED = frozenset(map(w, ("commentRangeStart", "commentRangeEnd")))
_ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))


def contents_of(control: _Element) -> Iterator[_Element]:
    """What a content control holds, unless that only says what is to be entered."""
    if control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None:
        yield from control.iterchildren(w("sdtContent"))


def chosen(alternatives: _Element) -> Iterator[_Element]:
    """Of several ways to say the same the first, which newer programs show."""
    first = next(alternatives.iterchildren(f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"), None)
    if first is not None:
        yield first


def _boxes(drawn: _Element) -> Iterator[_Element]:
    """The outermost text boxes of a drawing; those within another way to say the same are left out."""
    stack = list(drawn.iterchildren("*", reversed=True))
    while stack:
        element = stack.pop()
        if element.tag == w("txbxContent"):
            yield element
        elif element.tag == _ALTERNATIVES:
            stack.extend(chosen(element))
        else:
            stack.extend(element.iterchildren("*", reversed=True))


class _Run:
    """Where reading stands in a paragraph."""

    def __init__(self, found: Found, part: str, paragraph: int) -> None:
        self.found = found
        self.part = part
        self.paragraph = paragraph
        self.number = 0
        self.look = Look()
        self._running = Running()

    def words(self, text: str, element: int) -> None:
        """Words of a text element."""
        if not text or self.look.hidden:
            return
        font = self.look.font
        stretches = read_old(text, font) if font is not None and is_old(font) else ((text, 0, len(text)),)
        for said, first, last in stretches:
            self._put(Piece(said, RunPlace(self.part, self.paragraph, self.number, element, first, last)))

    def sign(self, text: str) -> None:
        """A sign that is an element of its own."""
        self._put(Piece(text))

    def note(self, kind: str, note: str, label: str) -> None:
        """A footnote's mark."""
        self._running.mark(label)
        self.found.notes.append((kind, note))

    def remark(self, key: str) -> None:
        """The start, end or mark of a comment."""
        self._running.remark(key)

    def end(self) -> None:
        """The paragraph is over."""
        self._running.end()
        self.found.pieces = self._running.pieces

    def _put(self, piece: Piece) -> None:
        self._running.put(piece, raised=bool(self.look.raised))
