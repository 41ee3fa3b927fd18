"""What the process does in which PDFium works: a file in, and for each page what is drawn on it out.

Started by ``supervised``. Each message out is its length and a marshalled tuple whose first word says what it is: ``page``,
``picture`` (a page that is nothing else), ``refused`` (why) or ``end``.
"""

from __future__ import annotations

import marshal
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw

from checker.readers.pdf.glyphs import Letters, words_of
from checker.readers.pdf.rules import rules_of
from checker.readers.pdf.scan import picture_of
from checker.readers.pdf.supervised import LENGTH
from checker.readers.pdf.turn import TurnedLetters, turn_of
from checker.readers.pdf.woven import unwoven

_MEMORY = 800_000_000
_SECONDS, _PAGES_A_SECOND = 6, 10
"""Of computing time; most pages take a hundredth."""
_MOST_OBJECTS = 2_000_000
"""Things drawn in the whole file; a file that has more draws one page again and again."""
_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_PICTURE = 3
"""PDFium's number for pictures among the things on a page."""
_MOST = 0.5


class _Limits:
    """What an honest file needs, and no more. Windows knows no such limits; there is still the time that ``supervised`` gives."""

    def __init__(self, size: int) -> None:
        try:
            import resource
        except ImportError:
            self._resource = None
            return
        self._resource = resource
        wanted = _MEMORY + 2 * size
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))
        self.pages_read(0)

    def pages_read(self, pages: int) -> None:
        """Give the process time for more pages."""
        if self._resource is not None:
            _, most = self._resource.getrlimit(self._resource.RLIMIT_CPU)
            self._resource.setrlimit(self._resource.RLIMIT_CPU, (_SECONDS + pages // _PAGES_A_SECOND, most))


def _work(data: bytes, out: BinaryIO) -> None:
    limits = _Limits(len(data))

    def tell(*message: Any) -> None:
        content = marshal.dumps(message)
        out.write(len(content).to_bytes(LENGTH, "big") + content)
        out.flush()

    try:
        pdf = pypdfium2.PdfDocument(data)
        drawn = 0
        for number in range(len(pdf)):
            page = pdf[number]
            drawn += raw.FPDFPage_CountObjects(page)
            if drawn > _MOST_OBJECTS:
                tell("refused", "")
                return
            _tell_page(page, len(pdf), tell)
            page.close()
            limits.pages_read(number)
        tell("end", len(pdf))
    except pypdfium2.PdfiumError as error:
        tell("refused", str(error))


def _tell_page(page: Any, pages: int, tell: Any) -> None:
    text = page.get_textpage()
    count = text.count_chars()
    width, height = page.get_size()
    turn = turn_of(page, text, count)
    letters = TurnedLetters(text.raw, turn) if turn else Letters(text.raw)
    words = words_of(text, count, letters)
    found = unwoven(words, letters) if words.goes_back else words.spans
    spans = [[tuple(token) for token in span.tokens] for span in found]
    turned = tuple(turn) if turn else None
    if not spans and _is_picture(page, width * height):
        tell("picture", pages, width, height, turned, picture_of(page))
        return
    rules = rules_of(page)
    if turn:
        width, height = (turn.height, turn.width) if turn.quarters % 2 else (turn.width, turn.height)
        rules = [turn.rule(rule) for rule in rules]
    tell("page", pages, width, height, turned, count, spans, [tuple(rule) for rule in rules])


def _is_picture(page: Any, area: float) -> bool:
    """Whether a picture fills most of a page."""
    for thing in page.get_objects(max_depth=2):
        left, bottom, right, top = thing.get_bounds() if thing.type == _PICTURE else (0, 0, 0, 0)
        if (right - left) * (top - bottom) > _MOST * area:
            return True
    return False


if __name__ == "__main__":
    with open(_STANDARD_INPUT, "rb") as given:
        content = given.read()
    with open(_STANDARD_OUTPUT, "wb") as told:
        _work(content, told)
