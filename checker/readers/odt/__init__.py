"""OpenDocument texts (.odt): body, tables, lists, footnotes and frames; headers, footers and comments are no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document import Document
from checker.errors import ReadError
from checker.readers.assembly import Assembly
from checker.readers.odt.body import NUMBER, Story
from checker.readers.odt.names import office, text
from checker.readers.odt.styles import Styles
from checker.readers.package import Package
from checker.readers.refusals import LOCKED

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of an OpenDocument text's bytes. ``accept``: tracked changes count as if accepted, else as if rejected."""
    package, root = opened(data, path)
    styles = package.optional_tree(_STYLES)
    for number, paragraph in enumerate(root.iter(text("p"), text("h")), 1):
        paragraph.set(NUMBER, str(number))
    assembly = Assembly(path)
    body = root.find(f"{office('body')}/{office('text')}")
    if body is None:
        raise package.damaged("no text")
    story = Story(assembly, Styles([root] if styles is None else [styles, root]), body, accept=accept)
    story.read()
    return assembly.finish("odt", data, story.remarks)


def opened(data: bytes, path: str) -> tuple[Package, _Element]:
    """The package of an OpenDocument file's bytes, and the root of what it holds."""
    package = Package(data, path)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise ReadError(path, LOCKED)
    return package, package.tree(_CONTENT)
