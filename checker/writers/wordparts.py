"""The comments of a Word file, and what the package must say of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.writers.parts import HEAD, Parts, appended, closing_prefix
from checker.writers.splice import escaped

_KIND = b"comments"
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_IDS = re.compile(rb"""\bid=["'](\d{1,9})["']""")
_SPACE = re.compile(rb"""xmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')""")
_STYLE = re.compile(
    rb"""<(?:[\w.-]+:)?style\b[^>]*\bstyleId=["']([^"'&]+)["'][^>]*>\s*"""
    rb"""<(?:[\w.-]+:)?name\b[^>]*\bval=["']annotation (text|reference)["']"""
)
"""The styles of comments by the names that every program knows; what they are called in the file differs."""
_SIZES = {b"text": b"20", b"reference": b"16"}
"""In half points: how large their letters are where the file has no such styles."""
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class CommentsPart:
    """The comments that a file has, and those added to them. ``prefix`` is that of the main part's namespace."""

    def __init__(self, parts: Parts, main: str, prefix: bytes) -> None:
        self._parts = parts
        self._main = main
        self._prefix = prefix
        self._added: list[tuple[int, Sequence[str]]] = []
        self._name = parts.related(main, _KIND)
        styles = parts.related(main, b"styles")
        self._styles = {kind: name for name, kind in _STYLE.findall(parts.read(styles))} if styles else {}
        old = parts.read(self._name) if self._name else b""
        self.largest_id = max([int(number) for number in _IDS.findall(old)], default=0)

    def add(self, number: int, lines: Sequence[str]) -> None:
        """Add a comment with a paragraph for each line."""
        self._added.append((number, lines))

    def reference(self, w: bytes, number: int) -> bytes:
        """The run in the body that refers to a comment."""
        return b'<%sr>%s<%scommentReference %sid="%d"/></%sr>' % (w, self._look(w, b"reference"), w, w, number, w)

    def write(self, root: bytes, author: tuple[bytes, bytes]) -> None:
        """Change the parts of the package as the added comments ask. ``root`` is the main part's root tag."""
        if self._name:
            old = self._parts.read(self._name)
            self._parts.changed[self._name] = appended(old, self._comments(closing_prefix(old), author))
            return
        name = self._parts.fresh(f"{self._main.rpartition('/')[0]}/comments{{}}.xml")
        spaces = b" ".join(_SPACE.findall(root))
        prefix = self._prefix
        part = b"%s<%scomments %s>%s</%scomments>" % (HEAD, prefix, spaces, self._comments(prefix, author), prefix)
        self._parts.add(name, part, _TYPE)
        self._parts.relate(self._main, _KIND, name, strict=_STRICT_MAIN in root)

    def _comments(self, w: bytes, author: tuple[bytes, bytes]) -> bytes:
        pieces = []
        for number, lines in self._added:
            said = b"".join(self._paragraph(w, line, first=index == 0) for index, line in enumerate(lines))
            who = b'%sid="%d" %sauthor="%s" %sinitials="%s"' % (w, number, w, author[0], w, author[1])
            pieces.append(b"<%scomment %s>%s</%scomment>" % (w, who, said, w))
        return b"".join(pieces)

    def _paragraph(self, w: bytes, line: str, *, first: bool) -> bytes:
        style = self._styles.get(b"text")
        look = b'<%spPr><%spStyle %sval="%s"/></%spPr>' % (w, w, w, style, w) if style else b""
        small = b"" if style else self._look(w, b"text")
        own = b"<%sr>%s<%sannotationRef/></%sr>" % (w, self._look(w, b"reference"), w, w)
        text = b'<%sr>%s<%st xml:space="preserve">%s</%st></%sr>' % (w, small, w, escaped(line), w, w)
        return b"<%sp>%s%s%s</%sp>" % (w, look, own if first else b"", text, w)

    def _look(self, w: bytes, kind: bytes) -> bytes:
        """The properties of a run that belongs to comments."""
        style = self._styles.get(kind)
        own = b'<%srStyle %sval="%s"/>' % (w, w, style) if style else b'<%ssz %sval="%s"/>' % (w, w, _SIZES[kind])
        return b"<%srPr>%s</%srPr>" % (w, own, w)
