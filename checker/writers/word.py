"""A Word file with a comment at each finding, and safe repairs as tracked changes.

A comment inside the footnotes makes LibreOffice refuse the whole file. So a finding in a footnote is commented at the
footnote's mark in the body, and its figure is highlighted in the footnote.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from checker.document import RunPlace
from checker.errors import ReadError
from checker.figure import Figure
from checker.finding import Check
from checker.readers.package import Package
from checker.readers.word import main_part
from checker.report import Report
from checker.writers.parts import UNUSUAL, Parts, refuse_unless_utf8
from checker.writers.remarks import AUTHOR, INITIALS, in_note, remark
from checker.writers.repack import repacked
from checker.writers.repairs import safe_repairs
from checker.writers.scan import tag_at
from checker.writers.splice import Part, escaped
from checker.writers.wordparts import CommentsPart


def annotated(data: bytes, report: Report, checks: Sequence[Check], lang: str, *, suggest: bool) -> bytes:
    """The file with a comment for each check, and everything else byte for byte what it was."""
    return _Copy(data, report, lang).written(checks, suggest=suggest)


class _Copy:
    """One copy in the making."""

    def __init__(self, data: bytes, report: Report, lang: str) -> None:
        self._data = data
        self._report = report
        self._lang = lang
        self._package = Package(data, report.document.path)
        self._main = main_part(self._package)
        self._parts: dict[str, Part] = {}
        part = self._part(self._main)
        self._all = Parts(self._package)
        self._comments = CommentsPart(self._all, self._main, part.prefix)
        # Above all that are taken, those of footnotes, too: LibreOffice loses the words of footnotes where a comment has
        # the id of one.
        self._ids = count(max(part.largest_id, self._comments.largest_id) + 1)

    def written(self, checks: Sequence[Check], *, suggest: bool) -> bytes:
        """The bytes of the copy."""
        if suggest:
            self._suggest(checks)
        for check in checks:
            self._comment(check)
        self._all.changed.update({name: part.changed() for name, part in self._parts.items()})
        if checks:
            self._comments.write(tag_at(self._part(self._main).data, self._root()), _people(self._lang))
        return repacked(self._data, self._all.changed)

    def _root(self) -> int:
        """Where the root element of the main part begins."""
        data = self._part(self._main).data
        at = data.find(b"<")
        while data[at + 1 : at + 2] in (b"?", b"!"):
            at = data.find(b"<", at + 1)
        return at

    def _part(self, name: str) -> Part:
        if name not in self._parts:
            data = self._package.read(name)
            refuse_unless_utf8(data, self._report.document.path)
            self._parts[name] = part = Part(data)
            if not part.prefix:
                raise ReadError(self._report.document.path, UNUSUAL)
        return self._parts[name]

    def _comment(self, check: Check) -> None:
        """Anchor a comment on the check's first figure; the others it names are seen from its words."""
        figure = self._report.figures[check.figures[0][0]]
        places = self._places(figure)
        if not places:
            return
        lines = remark(self._report, check, self._lang)
        note = in_note(self._report.document, figure.text, figure.start, self._lang)
        number = next(self._ids)
        self._comments.add(number, [note, *lines] if note else lines)
        part = self._part(self._main)
        start, end = self._range(part.prefix, number)
        if places[0].part == self._main:
            part.before(places[0].element, places[0].first, start)
            part.after(places[-1].element, places[-1].last, end)
            return
        notes = self._part(places[0].part)
        is_endnote = places[0].part in (self._all.related(self._main, b"endnotes"), "word/endnotes.xml")
        kind = "endnote" if is_endnote else "footnote"
        reference = part.references.get((kind, notes.texts[places[0].element].note))
        if reference is not None:
            part.around(reference, start, end)
        for place in places:
            notes.highlight(place.element, place.first, place.last)

    def _range(self, w: bytes, number: int) -> tuple[bytes, bytes]:
        """The marks before and after what a comment is about; the last one refers to the comment."""
        start, end = (b'<%scommentRange%s %sid="%d"/>' % (w, which, w, number) for which in (b"Start", b"End"))
        return start, end + self._comments.reference(w, number)

    def _suggest(self, checks: Sequence[Check]) -> None:
        """Put in the repairs of which there is only one way to do them."""
        part = self._part(self._main)
        by = b'%sauthor="%s"' % (part.prefix, escaped(AUTHOR.said(self._lang)))
        for figure, repair in safe_repairs(self._report, checks):
            places = self._places(figure)
            if not places or places[0].part != self._main:
                continue
            for index, place in enumerate(places):
                new = repair if index == len(places) - 1 else ""
                part.suggest(place.element, place.first, place.last, self._change(by), self._change(by), new)

    def _change(self, by: bytes) -> bytes:
        """The attributes of one more tracked change."""
        return b'%sid="%d" %s' % (self._part(self._main).prefix, next(self._ids), by)

    def _places(self, figure: Figure) -> list[RunPlace]:
        """The characters of text elements that a figure is printed with."""
        found = []
        for place in self._report.document.places_of(figure.start, figure.end):
            native = place.native
            if not isinstance(native, RunPlace):
                continue
            first, last = native.first, native.last
            if last - first == place.end - place.start:
                last = first + min(figure.end, place.end) - place.start
                first += max(figure.start - place.start, 0)
            found.append(native._replace(first=first, last=last))
        return found


def _people(lang: str) -> tuple[bytes, bytes]:
    return escaped(AUTHOR.said(lang)), escaped(INITIALS.said(lang))
