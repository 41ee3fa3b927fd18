"""The comments of a Word file, and what the package must say of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.readers.package import Package
from checker.writers.splice import escaped

_TYPES = "[Content_Types].xml"
_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_USUAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb"""Target=["']([^"']*)["']""")
_IDS = re.compile(rb"""\bid=["'](\d{1,9})["']""")
_CLOSING = re.compile(rb"</([\w.-]+:)?[\w.-]+\s*>\s*$")
_EMPTY_ROOT = re.compile(rb"<([\w.-]+:)?(Relationships|comments)\b([^>]*)/>\s*$")
_SPACE = re.compile(rb"""xmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')""")
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class CommentsPart:
    """The comments that a file has, and those added to them. ``prefix`` is that of the main part's namespace."""

    def __init__(self, package: Package, main: str, prefix: bytes) -> None:
        self._package = package
        folder, _, name = main.rpartition("/")
        self._folder = folder
        self._relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        self._prefix = prefix
        self._added: list[tuple[int, Sequence[str]]] = []
        self._name = self._existing()
        self._old = package.read(self._name) if self._name else b""
        self.largest_id = max([int(number) for number in _IDS.findall(self._old)], default=0)

    def add(self, number: int, lines: Sequence[str]) -> None:
        """Add a comment with a paragraph for each line."""
        self._added.append((number, lines))

    def changed(self, root: bytes, author: tuple[bytes, bytes]) -> dict[str, bytes]:
        """The parts of the package that the added comments change. ``root`` is the main part's root tag."""
        if self._name:
            prefix = self._own_prefix()
            return {self._name: _appended(self._old, self._comments(prefix, author))}
        name = self._fresh()
        spaces = b" ".join(_SPACE.findall(root))
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        prefix = self._prefix
        part = b"%s<%scomments %s>%s</%scomments>" % (head, prefix, spaces, self._comments(prefix, author), prefix)
        return {name: part, **self._announced(name, strict=_STRICT.rpartition(b"/officeDocument")[0] in root)}

    def _existing(self) -> str:
        """The name of the comments part; '' where there is none."""
        if self._relations not in self._package:
            return ""
        for relation in _RELATION.findall(self._package.read(self._relations)):
            target = _TARGET.search(relation)
            if target and (_USUAL + b'"' in relation or _STRICT + b'"' in relation):
                name = target[1].decode("utf-8", "replace")
                name = name.lstrip("/") if name.startswith("/") else f"{self._folder}/{name}"
                return name if name in self._package else ""
        return ""

    def _fresh(self) -> str:
        number = 0
        while (name := f"{self._folder}/comments{number or ''}.xml") in self._package:
            number += 1
        return name

    def _announced(self, name: str, *, strict: bool) -> dict[str, bytes]:
        """The package's list of types and the main part's relations, with the new part in them."""
        types = self._package.read(_TYPES)
        override = b'<%%sOverride PartName="/%s" ContentType="%s"/>' % (name.encode(), _TYPE)
        relations = self._package.read(self._relations) if self._relations in self._package else _NO_RELATIONS
        taken = set(re.findall(rb"""\bId=["']([^"']*)["']""", relations))
        number = 1
        while (key := b"rIdComments%d" % number) in taken:
            number += 1
        target = name.rpartition("/")[2].encode()
        kind = _STRICT if strict else _USUAL
        relation = b'<%%sRelationship Id="%s" Type="%s" Target="%s"/>' % (key, kind, target)
        return {
            _TYPES: _appended(types, override % _closing(types)),
            self._relations: _appended(relations, relation % _closing(relations)),
        }

    def _own_prefix(self) -> bytes:
        """The prefix that the existing comments part uses."""
        return _closing(_opened(self._old))

    def _comments(self, w: bytes, author: tuple[bytes, bytes]) -> bytes:
        pieces = []
        for number, lines in self._added:
            said = b"".join(self._paragraph(w, line, first=index == 0) for index, line in enumerate(lines))
            who = b'%sid="%d" %sauthor="%s" %sinitials="%s"' % (w, number, w, author[0], w, author[1])
            pieces.append(b"<%scomment %s>%s</%scomment>" % (w, who, said, w))
        return b"".join(pieces)

    def _paragraph(self, w: bytes, line: str, *, first: bool) -> bytes:
        look = b'<%spPr><%spStyle %sval="CommentText"/></%spPr>' % (w, w, w, w)
        own = b'<%sr><%srPr><%srStyle %sval="CommentReference"/></%srPr><%sannotationRef/></%sr>' % ((w,) * 7)
        text = b'<%sr><%st xml:space="preserve">%s</%st></%sr>' % (w, w, escaped(line), w, w)
        return b"<%sp>%s%s%s</%sp>" % (w, look, own if first else b"", text, w)


def _opened(part: bytes) -> bytes:
    """The part with a root that has a closing tag."""
    empty = _EMPTY_ROOT.search(part)
    if not empty:
        return part
    name = (empty[1] or b"") + empty[2]
    return part[: empty.start()] + b"<%s%s></%s>" % (name, empty[3].rstrip(), name)


def _closing(part: bytes) -> bytes:
    """The prefix of the root's closing tag, ``w:`` or nothing."""
    found = _CLOSING.search(_opened(part))
    return (found[1] or b"") if found else b""


def _appended(part: bytes, content: bytes) -> bytes:
    """The part with something more at the end of its root."""
    part = _opened(part)
    found = _CLOSING.search(part)
    at = found.start() if found else len(part)
    return part[:at] + content + part[at:]
