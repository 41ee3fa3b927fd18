"""A package with parts changed and added: what refers to what, and of which type each part is."""

from __future__ import annotations

import posixpath
import re

from checker.errors import ReadError
from checker.readers.package import Package
from checker.text import Text

USUAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/"
_TYPES = "[Content_Types].xml"
_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b(Id|Type|Target)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CLOSING = re.compile(rb"</([\w.-]+:)?[\w.-]+\s*>\s*$")
_EMPTY_ROOT = re.compile(rb"<([\w.-]+:)?([\w.-]+)\b([^<>]*)/>\s*$")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
UNUSUAL = Text(
    "tệp này được ghi theo cách không thường gặp nên không ghi nhận xét vào được. Hãy mở bằng chương trình soạn thảo, lưu lại rồi "
    "thử lại.",
    "this file is written in an unusual way, so remarks can't be put into it. Open it in its own program, save it again, and "
    "try again.",
)
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_RELATIONS = (
    HEAD + b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Parts:
    """The parts of a package, and what becomes of them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.changed or name in self._package

    def read(self, name: str) -> bytes:
        """A part as it is now."""
        return self.changed[name] if name in self.changed else self._package.read(name)

    def fresh(self, pattern: str) -> str:
        """A name that no part has; ``{}`` in the pattern is a number or nothing."""
        number = 0
        while (name := pattern.format(number or "")) in self:
            number += 1
        return name

    def related(self, part: str, kind: bytes) -> str:
        """The part of a kind that a part refers to; '' where there is none."""
        relations = _relations_of(part)
        for relation in _RELATION.findall(self.read(relations)) if relations in self else ():
            said = {key: double or single for key, double, single in _ATTRIBUTE.findall(relation)}
            if said.get(b"Type") in (USUAL + kind, STRICT + kind):
                target = said.get(b"Target", b"").decode("utf-8", "replace")
                name = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                return name if name in self else ""
        return ""

    def relate(self, part: str, kind: bytes, name: str, *, strict: bool = False) -> bytes:
        """Let a part refer to another; the id of the relation."""
        relations = _relations_of(part)
        content = self.read(relations) if relations in self else _NO_RELATIONS
        number = 1
        while b'"rIdChecker%d"' % number in content:
            number += 1
        target = posixpath.relpath(f"/{name}", posixpath.join("/", posixpath.dirname(part))).encode()
        key = b"rIdChecker%d" % number
        full = (STRICT if strict else USUAL) + kind
        relation = b'<%sRelationship Id="%s" Type="%s" Target="%s"/>' % (closing_prefix(content), key, full, target)
        self.changed[relations] = appended(content, relation)
        return key

    def add(self, name: str, content: bytes, kind: bytes) -> None:
        """Add a part of a content type."""
        self.changed[name] = content
        types = self.read(_TYPES)
        override = b'<%sOverride PartName="/%s" ContentType="%s"/>' % (closing_prefix(types), name.encode(), kind)
        self.changed[_TYPES] = appended(types, override)


def refuse_unless_utf8(data: bytes, path: str) -> None:
    """Raise ReadError for a part into which bytes can't be spliced."""
    if data.startswith(_OTHER_ENCODINGS):
        raise ReadError(path, UNUSUAL)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def appended(part: bytes, content: bytes) -> bytes:
    """A part with something more at the end of its root."""
    part = _opened(part)
    found = _CLOSING.search(part)
    at = found.start() if found else len(part)
    return part[:at] + content + part[at:]


def closing_prefix(part: bytes) -> bytes:
    """The prefix of the root's closing tag, ``w:`` or nothing."""
    found = _CLOSING.search(_opened(part))
    return (found[1] or b"") if found else b""


def _opened(part: bytes) -> bytes:
    """The part with a root that has a closing tag."""
    empty = _EMPTY_ROOT.search(part)
    if not empty or _CLOSING.search(part):
        return part
    name = (empty[1] or b"") + empty[2]
    return part[: empty.start()] + b"<%s%s></%s>" % (name, empty[3].rstrip(), name)
