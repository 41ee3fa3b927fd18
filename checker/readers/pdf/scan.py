"""Scanned pages, recognised by Tesseract with Vietnamese where it is installed.

Each word comes with how sure the recognition is of it; nobody is accused on the strength of a figure that it is not sure of.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from statistics import median
from typing import Any, NamedTuple
from unicodedata import normalize

from checker.readers.pdf.glyphs import Span, Token

_LANGUAGE = "vie"
_DOTS = 300
_POINTS = 72
_SECONDS = 120
_COLUMNS = 12
_WORD, _LINE = "5", "4"
_ALIKE = 0.35
"""By how much a line's height may differ from that of most lines and still be taken for the same size."""


class _Box(NamedTuple):
    """A row of Tesseract's table: what it is about and where, in dots from the upper left corner."""

    level: str
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


@cache
def program() -> str | None:
    """Where Tesseract is; None where it isn't, or knows no Vietnamese."""
    import subprocess

    found = shutil.which("tesseract")
    if found is None:
        return None
    try:
        done = subprocess.run([found, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 -- a program installed on the machine
    except (subprocess.TimeoutExpired, OSError):
        return None
    return found if _LANGUAGE in done.stdout.split() else None


def picture_of(page: Any) -> bytes:
    """A page in dots of grey, for Tesseract."""
    bitmap = page.render(scale=_DOTS / _POINTS, grayscale=True)
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + _rows(bitmap)


def recognised(picture: bytes, height: float, tesseract: str) -> list[Span]:
    """The words of a scanned page, line by line; none where recognition fails. ``height`` is that of the page in points."""
    import subprocess

    command = [tesseract, "-", "-", "-l", _LANGUAGE, "--dpi", str(_DOTS), "tsv"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (subprocess.TimeoutExpired, OSError):
        return []
    return _spans(_boxes(done.stdout.decode("utf-8", "replace")), _DOTS / _POINTS, height)


def _rows(bitmap: Any) -> bytes:
    """The picture's rows without what fills them up."""
    data = bytes(bitmap.buffer)
    if bitmap.stride == bitmap.width:
        return data
    return b"".join(data[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))


def _boxes(table: str) -> list[_Box]:
    found = []
    for row in table.split("\n")[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] not in (_WORD, _LINE):
            continue
        try:
            left, top, width, height = (int(cell) for cell in cells[6:10])
            line = tuple(cells[2:5])
            found.append(_Box(cells[0], line, left, top, width, height, float(cells[10]), cells[11]))
        except ValueError:
            continue
    return found


def _spans(boxes: Iterable[_Box], scale: float, height: float) -> list[Span]:
    lines: dict[tuple[str, ...], _Box] = {}
    words: dict[tuple[str, ...], list[_Box]] = {}
    for box in boxes:
        if box.level == _LINE:
            lines[box.line] = box
        elif box.text.strip():
            words.setdefault(box.line, []).append(box)
    usual = median([lines[key].height for key in words if key in lines] or [1])
    spans = []
    for key, own in words.items():
        line = lines.get(key, own[0])
        # Boxes are as tall as the tallest letter in them; the size of print is that of most lines.
        tall = usual if abs(line.height - usual) <= _ALIKE * usual else line.height
        bottom = height - (line.top + line.height) / scale
        run: list[Token] = []
        for box in own:
            left = box.left / scale
            token = Token(
                normalize("NFC", box.text.strip()),
                left,
                left + box.width / scale,
                round(bottom, 2),
                round(bottom + tall / scale, 2),
                spaced=bool(run),
                confidence=round(box.confidence),
            )
            if run and token.left - run[-1].right > 2 * tall / scale:
                spans.append(Span(run))
                run = []
            run.append(token)
        spans.append(Span(run))
    return spans
