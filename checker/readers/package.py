"""A ZIP package of XML parts, as Word, Excel and OpenDocument files are, opened with care.

Nothing is ever unpacked to disk. What the archive says of its sizes is checked before anything is inflated, and what comes
out is capped, because what it says may be a lie. Parts with a document type are refused: no office program writes them,
and entities are how XML is made to explode.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from checker.errors import ReadError
from checker.readers.refusals import DAMAGED, LOCKED
from checker.text import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 20_000
LARGEST_PART = 64_000_000
"""Bytes of one part; the words of a thousand pages take a twentieth."""
LARGEST_PACKAGE = 1_000_000_000
MOST_TAGS = 3_000_000
"""A tree takes some hundred bytes for each, however short it was written."""
_ENCRYPTED = 0x1
_HEAD = 2048

_BOMB = Text(
    "tệp nén quá lớn khi mở ra nên không được đọc (có thể là tệp phá hoại). Hãy chỉ kiểm tra tệp từ nguồn tin cậy.",
    "the file unpacks to far too much and was not read (it may be meant to do harm). Check files you trust only.",
)
_ENTITIES = Text(
    "tệp chứa khai báo XML không an toàn nên không được đọc. Hãy mở bằng chương trình soạn thảo và lưu lại.",
    "the file holds unsafe XML declarations and was not read. Open it in its own program and save it again.",
)


class Package:
    """The parts of a package. ``path`` names the file in errors."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.damaged(error) from None
        if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_PACKAGE:
            raise ReadError(path, _BOMB)
        if any(e.flag_bits & _ENCRYPTED for e in entries):
            raise ReadError(path, LOCKED)
        self._sizes = {e.filename: e.file_size for e in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        if self._sizes.get(name, 0) > LARGEST_PART:
            raise ReadError(self._path, _BOMB)
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except (BadZipFile, KeyError, zlib.error, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.damaged(error) from None
        if len(data) > LARGEST_PART:
            raise ReadError(self._path, _BOMB)
        return data

    def tree(self, name: str) -> _Element:
        """The root element of a part."""
        return parsed(self.read(name), self._path)

    def optional_tree(self, name: str) -> _Element | None:
        """The root element of a part that need not exist."""
        return self.tree(name) if name in self else None

    def damaged(self, detail: object) -> ReadError:
        """The error to raise for a package that does not hold together."""
        return ReadError(self._path, DAMAGED.format(detail=_brief(detail)))


def parsed(data: bytes, path: str) -> _Element:
    """The root of an XML document that may be hostile."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    if b"<!DOCTYPE" in data[:_HEAD] or b"<!ENTITY" in data[:_HEAD]:
        raise ReadError(path, _ENTITIES)
    if data.count(b"<") > MOST_TAGS:
        raise ReadError(path, _BOMB)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError(path, DAMAGED.format(detail=_brief(error))) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(path, _ENTITIES)
    return root


def parsed_page(text: str, path: str) -> _Element | None:
    """The root of a web page, mended where it is faulty; None where it holds nothing."""
    from lxml import etree, html

    if text.count("<") > MOST_TAGS:
        raise ReadError(path, _BOMB)
    # What the page says of its encoding no longer holds once it is decoded.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: _Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _brief(detail: object) -> str:
    return str(detail).split("\n", maxsplit=1)[0][:100]
