"""What PDFium tells of a page's words: each with its box, in spans that stand together."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

from checker.readers.oldfonts import is_old, read_old

GAP = 1.2
"""Of a letter's height: words further apart stand in different columns or cells."""
HYPHEN, _SOFT_HYPHEN = "\ufffe", "\u00ad"
"""PDFium's sign for a hyphen at the end of a line, whether it only divides a word or not; and one that only does that."""
_HYPHEN_ALONE = "\x02"
"""PDFium's other sign for the first, where it is asked for signs one by one."""
_STRETCH = re.compile(r"(?P<line>[\r\n]+)|(?P<blank>[ \xa0\t\0]+)|[0-9.,]+|[^0-9.,\r\n \xa0\t\0]+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_STOPS = ".,;:)]”’\"'"
_UNSURE = re.compile(r"[\0\ufffd]")
_NARROWEST, _WIDEST = 0.1, 1.2
"""Of a letter's height: how wide the letters of a word are that stand together."""
_BACK = 0.25
"""Of a letter's height: how far to the left of the one before it a letter is of another word."""
_NAME_LENGTH = 64
_RISE, _DEPTH = 0.76, 0.22
"""Of a font's size: how far letters reach above and below their line. Boxes that PDFium gives vary from letter to letter."""


class Token(NamedTuple):
    """A number or other word, or a part of one, and its box in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    spaced: bool
    """A blank stands before it."""
    confidence: int | None = None
    """Of a recognised word: how sure the recognition is of it, in per cent."""

    @property
    def height(self) -> float:
        """Of its letters, tall or not."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.top + self.bottom) / 2


def _height(token: Token) -> float:
    return token.top - token.bottom


@dataclass(slots=True)
class Span:
    """Words that stand together on one line."""

    tokens: list[Token]
    tallest: Token = field(init=False)
    """The token with the largest letters, which stands for the line's size."""

    def __post_init__(self) -> None:
        # Kept, since it is asked for again and again.
        self.tallest = max(self.tokens, key=_height)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.tokens[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.tokens[-1].right


Place = tuple[int, int]
"""The place of a word's first letter among the signs of its page, and how many there are."""


class Words(NamedTuple):
    """The words of a page in the order in which they were drawn."""

    spans: list[Span]
    places: list[list[Place]]
    """Of each span's tokens."""
    signs: str
    """All signs of the page, by place."""
    goes_back: bool
    """Something is drawn to the left of what was drawn before on its line."""


def words_of(text: Any, count: int, letters: Letters) -> Words:
    """The words of a page; ``letters`` tell where they stand."""
    builder = _Builder(text.raw)
    read = _signs(text, count)
    for found in _STRETCH.finditer(read):
        kind, first, signs = found.lastgroup, found.start(), found.group()
        if kind == "line":
            builder.end_span()
        elif kind == "blank":
            builder.blank()
        elif (box := letters.whole(first, len(signs))) and (
            signs[-1] not in _STOPS or letters.whole(first, max(len(signs.rstrip(_STOPS)), 1))
        ):
            # A footnote's mark may stand between a figure and its stop, but nowhere else within.
            builder.word(signs, (first, len(signs)), box)
        else:
            for said, place, part in letters.parts(signs, first):
                builder.word(said, place, part)
    builder.end_span()
    return Words(builder.spans, builder.places, read, builder.goes_back)


def _signs(text: Any, count: int) -> str:
    """The signs of a page, each at the place that PDFium counts it at."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(2 * (count + 1))
    raw.FPDFText_GetText(text.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    signs = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
    if len(signs) != count or _UNSURE.search(signs):
        # Signs without a meaning are left out of the text at once, but counted.
        signs = "".join(chr(raw.FPDFText_GetUnicode(text.raw, index)) for index in range(count))
        signs = signs.replace(_HYPHEN_ALONE, HYPHEN)
    return _PRIVATE.sub("•", signs)


class Box(NamedTuple):
    """The room that letters take: as wide as they are drawn, as high as letters of their size reach."""

    left: float
    right: float
    bottom: float
    top: float


class Letters:
    """Where the letters of a page stand."""

    def __init__(self, textpage: Any) -> None:
        from pypdfium2 import raw

        # The bare handles: unwrapping them anew for each of a million calls takes its time.
        self._textpage = textpage
        self._loose, self._origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        self._font_size = raw.FPDFText_GetFontSize
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._at, self._across, self._up = map(ctypes.byref, (self._box, self._x, self._y))
        self._known, self._reached = (0.0, 0.0), (1.0, 0.0, 0.0)
        """The size of the font last read and the height of its line, and what is known of its letters."""

    def whole(self, index: int, length: int) -> Box | None:
        """The box of a word that begins at ``index``; None where its letters don't stand on one line in one size."""
        page, box = self._textpage, self._box
        if not self._loose(page, index, self._at) or not self._origin(page, index, self._across, self._up):
            return None
        left, line = box.left, self._y.value
        if length > 1:
            last = index + length - 1
            if not self._loose(page, last, self._at) or not self._origin(page, last, self._across, self._up):
                return None
            if self._y.value != line:
                return None
        return self.box(index, length, left, box.right, line)

    def box(self, index: int, length: int, left: float, right: float, line: float) -> Box | None:
        """The box of a word that stands on a line between two places; None where it would be too long."""
        size, bottom, top = self._reach(index, line)
        unlikely = length > 1 and not _NARROWEST * size * length <= right - left <= _WIDEST * size * length
        return None if unlikely else Box(left, right, bottom, top)

    def parts(self, signs: str, index: int) -> Iterator[tuple[str, Place, Box]]:
        """The stretches of a word that do, letter by letter, each with its place."""
        said, at, stretch, last = "", index, None, 0.0
        for place, sign in enumerate(signs, index):
            box = self.whole(place, 1)
            if box is None:
                continue
            back = box.left < last - _BACK * (box.top - box.bottom)
            last = box.left
            if stretch is not None and (back or _is_apart(stretch, box, same_size=True)):
                yield said, (at, place - at), stretch
                said, stretch = "", None
            if stretch is None:
                at, stretch = place, box
            said += sign
            low, high = min(stretch.bottom, box.bottom), max(stretch.top, box.top)
            stretch = Box(stretch.left, box.right, low, high)
        if stretch is not None:
            yield said, (at, index + len(signs) - at), stretch

    def _reach(self, index: int, line: float) -> tuple[float, float, float]:
        """The size of letters, which may be drawn larger than their font's size says, and how far down and up they reach."""
        asked = self._font_size(self._textpage, index), line
        if asked != self._known:
            size = asked[0] * _scale(self._textpage, index)
            self._known = asked
            self._reached = size, round(line - _DEPTH * size, 2), round(line + _RISE * size, 2)
        return self._reached


def _scale(textpage: Any, index: int) -> float:
    """By how much a letter is drawn larger than its font's size says."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _is_apart(last: Box | Token, box: Box, *, same_size: bool = False) -> bool:
    """Whether letters don't stand together with the last ones, or not in one size."""
    last_height, height = last.top - last.bottom, box.top - box.bottom
    tall = max(last_height, height)
    apart = box.left - last.right > GAP * tall or box.left < last.left - tall / 2
    other_line = abs((box.bottom + box.top) - (last.bottom + last.top)) > 1.2 * tall
    return apart or other_line or (same_size and abs(height - last_height) > 0.15 * height)


class _Builder:
    """Puts words together to spans."""

    def __init__(self, textpage: Any) -> None:
        self.spans: list[Span] = []
        self.places: list[list[Place]] = []
        self.goes_back = False
        self._textpage = textpage
        self._tokens: list[Token] = []
        self._places: list[Place] = []
        self._spaced = False
        self._last: Box | None = None

    def blank(self) -> None:
        """A blank was read."""
        self._spaced = True

    def word(self, said: str, place: Place, box: Box) -> None:
        """Take in a word or a part of one: it goes on with the span, or begins another."""
        if self._tokens and _is_apart(self._tokens[-1], box):
            self.end_span()
        last = self._last
        if last is not None and box.left < last.left and box.bottom == last.bottom:
            self.goes_back = True
        self._last = box
        self._tokens.append(Token(said if said.isascii() else normalize("NFC", said), *box, self._spaced))
        self._places.append(place)
        self._spaced = False

    def end_span(self) -> None:
        """Nothing more stands together with what was read."""
        self._spaced = False
        if self._tokens:
            self.spans.append(Span(self._converted()))
            self.places.append(self._places)
            self._tokens, self._places = [], []

    def _converted(self) -> list[Token]:
        """The tokens, in an old font read as what it draws."""
        if all(token.text.isascii() for token in self._tokens):
            return self._tokens
        font = _font(self._textpage, self._places[0][0])
        if not is_old(font):
            return self._tokens
        return [t._replace(text="".join(s.text for s in read_old(t.text, font))) for t in self._tokens]


def _font(textpage: Any, index: int) -> str:
    """The name of the font of a letter, without the tag of a subset."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_LENGTH, ctypes.c_int())
    name = buffer.value.decode("utf-8", "replace")
    return name.partition("+")[2] or name


def divides(last: str, following: str) -> bool:
    """Whether the hyphen that ``last`` may end with only divides a word of which ``following`` begins the other half.

    Vietnamese isn't divided, so the hyphen of ``kinh tế-xã hội`` is a real one; ``infor-mation`` may be divided.
    """
    if last.endswith(_SOFT_HYPHEN):
        return True
    both = last[-2:-1] + following[:1]
    return last.endswith(HYPHEN) and len(both) == 2 and both.isascii() and both.islower() and both.isalpha()


def is_hyphen(sign: str) -> bool:
    """Whether PDFium takes the last sign of a line for a hyphen within a word."""
    return sign in (HYPHEN, _SOFT_HYPHEN)


def plain(text: str) -> str:
    """The text of a token with its hyphen written as one."""
    return text.replace(HYPHEN, "-")
