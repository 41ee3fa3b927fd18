"""Word files (.docx, .docm): body, tables, footnotes and endnotes, text boxes; headers, footers and comments are no text."""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING

from checker.document import Document
from checker.readers.assembly import Assembly
from checker.readers.package import Package, parsed
from checker.readers.word.body import Story
from checker.readers.word.names import DOCUMENT, STRICT, TEXTS, w
from checker.readers.word.numbering import Numbering
from checker.readers.word.runs import NUMBER, Labels
from checker.readers.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND = "/officeDocument"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of a Word file's bytes. ``accept``: tracked changes count as if accepted, else as if rejected."""
    package = Package(data, path)
    main = main_part(package)
    root = _part(package, main, path)
    if root is None:
        raise package.damaged(f"no {main}")
    names = _names_of_parts(package, main)
    styles = Styles(_part(package, names["styles"], path))
    numbering = Numbering(_part(package, names["numbering"], path), styles)
    assembly = Assembly(path)
    labels = Labels()
    notes = {}
    for kind in ("footnote", "endnote"):
        name = names[f"{kind}s"]
        for note in _notes(_part(package, name, path), kind):
            notes[kind, note.get(w("id"), "")] = (name, note)
    story = Story(assembly, styles, numbering, labels, notes, main, accept=accept)
    body = root.find(w("body"))
    if body is not None:
        story.read(body)
    return assembly.finish("docx", data, _comments(_part(package, names["comments"], path)))


def main_part(package: Package) -> str:
    """The name of the part that holds the body; the package's relations say it."""
    root = package.optional_tree("_rels/.rels")
    for relation in () if root is None else root.iterchildren(_RELATIONS):
        if relation.get("Type", "").endswith(_KIND):
            return str(relation.get("Target", DOCUMENT)).lstrip("/")
    return DOCUMENT


def _names_of_parts(package: Package, main: str) -> dict[str, str]:
    """The parts that the main part refers to, by kind; where it doesn't say, they are called as usual beside it."""
    folder, _, file = main.rpartition("/")
    names = {kind: f"{folder}/{kind}.xml".lstrip("/") for kind in _KINDS}
    root = package.optional_tree(f"{folder}/_rels/{file}.rels".lstrip("/"))
    for relation in () if root is None else root.iterchildren(_RELATIONS):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in names and relation.get("TargetMode") != "External":
            names[kind] = normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
    return names


def _part(package: Package, name: str, path: str) -> _Element | None:
    """The root of a part, its paragraphs and text elements numbered; None if there is no such part."""
    if name not in package:
        return None
    data = package.read(name)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    root = parsed(data, path)
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        paragraph.set(NUMBER, str(number))
    for number, text in enumerate(root.iter(*TEXTS)):
        text.set(NUMBER, str(number))
    _forget_open_fields(root)
    return root


def _forget_open_fields(root: _Element) -> None:
    """Let the start of a field that never ends be none: all that follows would pass for its instruction."""
    kind = w("fldCharType")
    begun: list[_Element] = []
    for sign in root.iter(w("fldChar")):
        if sign.get(kind) == "begin":
            begun.append(sign)
        elif sign.get(kind) == "end" and begun:
            begun.pop()
    for sign in begun:
        sign.set(kind, "")


def _comments(root: _Element | None) -> dict[str, str]:
    """The words of each comment, by its id."""
    if root is None:
        return {}
    return {
        comment.get(w("id"), ""): "\n".join(
            "".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in comment.iter(w("p"))
        )
        for comment in root.iterchildren(w("comment"))
    }


def _notes(root: _Element | None, kind: str) -> list[_Element]:
    """The notes of a part, without the lines that separate them from the body."""
    if root is None:
        return []
    return [note for note in root.iterchildren(w(kind)) if note.get(w("type"), "normal") == "normal"]
