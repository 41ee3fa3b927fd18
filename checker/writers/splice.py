"""Changes to one XML part of a Word file, byte by byte: what isn't changed stays what it was.

A part is scanned once for its text elements and the runs that they stand in. Marks are then set at characters of text
elements, which splits runs where need be: the second half gets the same properties as the first, so nothing looks different.
"""

from __future__ import annotations

import re

from checker.writers.scan import Run, TextElement, scan, tag_at

_CHARACTER = re.compile(rb"&[^;]*;|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_NAME = re.compile(rb"</?([^\s/>]+)")
_PRESERVE = b' xml:space="preserve"'
_AFTER_HIGHLIGHT = frozenset(
    "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange".split()  # noqa: SIM905 -- a list of quoted words would be three times as long
)
"""Properties that the schema wants after a highlight."""


class Part:
    """The bytes of a part, what was found in them, and the changes to be made."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        found = scan(data)
        self.texts = found.texts
        self.references = found.references
        self.largest_id = found.largest_id
        self.prefix = found.prefix
        self._changes: list[tuple[int, int, int, bytes]] = []
        self._preserved: set[int] = set()

    def before(self, number: int, at: int, mark: bytes) -> None:
        """Set a mark before a character of a text element."""
        text = self.texts[number]
        if text.run is None or text.run is not text.outer:
            if text.outer is not None:
                self._change(text.outer.start, text.outer.start, 1, mark)
        elif at == 0 and text.tag == text.run.content:
            self._change(text.run.start, text.run.start, 1, mark)
        else:
            self._split(text, self.byte(text, at), 1, mark)

    def after(self, number: int, at: int, mark: bytes) -> None:
        """Set a mark after the character before ``at``."""
        text = self.texts[number]
        place = self.byte(text, at)
        if text.run is None or text.run is not text.outer:
            if text.outer is not None:
                self._change(text.outer.end, text.outer.end, 0, mark)
        elif place == text.end and text.close == text.run.after:
            self._change(text.run.end, text.run.end, 0, mark)
        else:
            self._split(text, place, 3, mark)

    def around(self, run: Run, before: bytes, after: bytes) -> None:
        """Set marks before and after a whole run."""
        self._change(run.start, run.start, 1, before)
        self._change(run.end, run.end, 0, after)

    def highlight(self, number: int, first: int, last: int) -> None:
        """Let characters of a text element stand out."""
        text = self.texts[number]
        if text.run is None or any(name == "highlight" for name, _ in text.run.children):
            return
        start, end = self.byte(text, first), self.byte(text, last)
        opened = self._opened(text.run, self._highlighted(text.run), text.name)
        words = opened + self.data[start:end] + self._closed(text.name)
        self._replace(text, start, end, words)

    def suggest(self, number: int, first: int, last: int, deletion: bytes, insertion: bytes, new: str) -> bool:
        """Strike characters out as a tracked change, and put ``new`` after them. Whether it can be done here."""
        text = self.texts[number]
        run = text.run
        if run is None or run is not text.outer or not _may_change(run):
            return False
        start, end = self.byte(text, first), self.byte(text, last)
        w = self.prefix
        opened = self._run_start(run) + self._properties(run)
        old = opened + b"<%sdelText%s>%s</%sdelText></%sr>" % (w, _PRESERVE, self.data[start:end], w, w)
        change = b"<%sdel %s>%s</%sdel>" % (w, deletion, old, w)
        if new:
            added = self._opened(run, self._properties(run), b"t") + escaped(new) + self._closed(b"t")
            change += b"<%sins %s>%s</%sins>" % (w, insertion, added, w)
        self._replace(text, start, end, change)
        return True

    def changed(self) -> bytes:
        """The bytes with all changes made."""
        pieces = []
        at = 0
        for start, end, _, words in sorted(self._changes, key=lambda c: (c[0], c[2])):
            if start >= at:
                pieces += [self.data[at:start], words]
                at = end
        return b"".join([*pieces, self.data[at:]])

    def byte(self, text: TextElement, at: int) -> int:
        """Where a character of a text element begins; an entity is one character."""
        place = text.start
        for _ in range(at):
            found = _CHARACTER.match(self.data, place, text.end)
            if found is None:
                break
            place = found.end()
        return place

    def _split(self, text: TextElement, place: int, order: int, mark: bytes) -> None:
        if text.run is None:
            return
        self._keep_blanks(text)
        opened = self._opened(text.run, self._properties(text.run), text.name)
        self._change(place, place, order, self._closed(text.name) + mark + opened)

    def _replace(self, text: TextElement, start: int, end: int, words: bytes) -> None:
        if text.run is None:
            return
        self._keep_blanks(text)
        opened = self._opened(text.run, self._properties(text.run), text.name)
        self._change(start, end, 2, self._closed(text.name) + words + opened)

    def _change(self, start: int, end: int, order: int, words: bytes) -> None:
        self._changes.append((start, end, order, words))

    def _keep_blanks(self, text: TextElement) -> None:
        """Let blanks at the ends of what a text element is split into count."""
        tag = self.data[text.tag : text.start]
        if text.tag not in self._preserved and b"xml:space" not in tag:
            name = _NAME.match(tag)
            at = text.tag + (name.end() if name else 0)
            self._change(at, at, 0, _PRESERVE)
        self._preserved.add(text.tag)

    def _opened(self, run: Run, properties: bytes, name: bytes) -> bytes:
        return self._run_start(run) + properties + b"<%s%s%s>" % (self.prefix, name, _PRESERVE)

    def _closed(self, name: bytes) -> bytes:
        return b"</%s%s></%sr>" % (self.prefix, name, self.prefix)

    def _run_start(self, run: Run) -> bytes:
        return tag_at(self.data, run.start)

    def _properties(self, run: Run) -> bytes:
        return self.data[slice(*run.properties)]

    def _highlighted(self, run: Run) -> bytes:
        """A run's properties with a highlight, where the schema wants it."""
        mark = b'<%shighlight %sval="yellow"/>' % (self.prefix, self.prefix)
        start, end = run.properties
        if not run.children:
            return b"<%srPr>%s</%srPr>" % (self.prefix, mark, self.prefix)
        at = next(
            (place for name, place in run.children if name in _AFTER_HIGHLIGHT), self.data.rindex(b"</", start, end)
        )
        return self.data[start:at] + mark + self.data[at:end]


def escaped(text: str) -> bytes:
    """Text for an XML part; characters that XML doesn't know are left out."""
    known = "".join(
        c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )
    return known.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _may_change(run: Run) -> bool:
    """Whether a tracked change may stand in place of a run: not within another, and not in a control or field."""
    return {"document", "body", "p", "tbl", "tr", "tc"}.issuperset(run.inside)
