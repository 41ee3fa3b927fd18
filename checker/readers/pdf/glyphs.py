"""What PDFium tells of a page: words with their boxes, in spans that stand together, and ruling lines."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

from checker.readers.oldfonts import is_old, read_old

_MOST_OBJECTS = 20_000
"""Of a page; maps and drawings have more, tables don't."""
_GAP = 1.2
"""Of a letter's height: words further apart stand in different columns or cells."""
_THIN = 2.5
_SHORTEST_RULE = 8.0
_HYPHEN, _SOFT_HYPHEN = "\x02", "\u00ad"
"""PDFium's sign for a hyphen at the end of a line, whether it only divides a word or not; and one that only does that."""
_NUMBER = frozenset("0123456789.,")
_PRIVATE = range(0xE000, 0xF900)
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


class Rule(NamedTuple):
    """A ruling line, horizontal or vertical."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.top - self.bottom


def spans_of(text: Any, count: int) -> list[Span]:
    """The words of a page in the order in which they were drawn."""
    from pypdfium2 import raw

    # The bare handle: unwrapping it anew for each of a million calls takes its time.
    textpage = text.raw
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    character, loose_box, origin = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    in_font = raw.FPDFText_GetFontSize
    references = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    font_size = bottom = top = 0.0
    size = 1.0
    spans: list[Span] = []
    builder = _Builder(textpage)
    for index in range(count):
        code = character(textpage, index)
        if code in (10, 13):
            builder.end_span(spans)
            continue
        if code in (32, 160, 9, 0):
            builder.blank()
            continue
        if not loose_box(textpage, index, references[0]):
            continue
        drawn = in_font(textpage, index)
        if drawn != font_size or not builder.goes_on(box.left):
            # Within a word of one size the line and its height don't change.
            if not origin(textpage, index, references[1], references[2]):
                continue
            if drawn != font_size or builder.is_new:
                font_size, size = drawn, drawn * _scale(textpage, index)
            bottom, top = y.value - _DEPTH * size, y.value + _RISE * size
        sign = "•" if code in _PRIVATE else chr(code)
        builder.letter(sign, index, box.left, box.right, bottom, top, spans)
    builder.end_span(spans)
    return spans


def _scale(textpage: Any, index: int) -> float:
    """By how much a letter is drawn larger than its font's size says."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


class _Builder:
    """Puts letters together to tokens, and tokens to spans."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._tokens: list[Token] = []
        self._letters: list[str] = []
        self._kind = False
        self._left = self._right = self._bottom = self._top = 0.0
        self._spaced = False
        self._first = 0

    def goes_on(self, left: float) -> bool:
        """Whether a letter that begins there stands beside the last one, in the same word."""
        return bool(self._letters) and -1 < left - self._right < 1

    @property
    def is_new(self) -> bool:
        """Whether nothing was read yet that the next letter could stand together with."""
        return not self._letters and not self._tokens

    def blank(self) -> None:
        """A blank was read."""
        self._end_token()
        self._spaced = True

    def letter(
        self, sign: str, index: int, left: float, right: float, bottom: float, top: float, spans: list[Span]
    ) -> None:
        """Take in a letter: it goes on with the token or span, or begins another."""
        kind = sign in _NUMBER
        height = top - bottom
        if self._letters and kind == self._kind and bottom == self._bottom and abs(left - self._right) < height / 4:
            # By far the most frequent case.
            self._letters.append(sign)
            self._right = right
            return
        if self._letters or self._tokens:
            last = self._last()
            tall = max(height, last[3] - last[2])
            apart = left - last[1] > _GAP * tall or left < last[0] - tall / 2
            other_line = abs((bottom + top) - (last[2] + last[3])) > 1.2 * tall
            if apart or other_line:
                self.end_span(spans)
        differs = self._letters and (kind != self._kind or abs(height - (self._top - self._bottom)) > 0.15 * height)
        if differs:
            self._end_token()
        if not self._letters:
            self._kind, self._left, self._bottom, self._top = kind, left, bottom, top
            if not self._tokens:
                self._first = index
        self._letters.append(sign)
        self._right = right
        self._bottom, self._top = min(self._bottom, bottom), max(self._top, top)

    def end_span(self, spans: list[Span]) -> None:
        """Nothing more stands together with what was read."""
        self._end_token()
        self._spaced = False
        if self._tokens:
            spans.append(Span(self._converted()))
        self._tokens = []

    def _last(self) -> tuple[float, float, float, float]:
        if self._letters:
            return self._left, self._right, self._bottom, self._top
        token = self._tokens[-1]
        return token.left, token.right, token.bottom, token.top

    def _end_token(self) -> None:
        if self._letters:
            text = normalize("NFC", "".join(self._letters))
            self._tokens.append(Token(text, self._left, self._right, self._bottom, self._top, self._spaced))
            self._letters = []
            self._spaced = False

    def _converted(self) -> list[Token]:
        """The tokens, in an old font read as what it draws."""
        if all(token.text.isascii() for token in self._tokens):
            return self._tokens
        font = _font(self._textpage, self._first)
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


def rules_of(page: Any) -> list[Rule]:
    """The ruling lines of a page; a thin box is one, the frame of a box is four."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    for number in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(thing, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        wide, high = right - left, top - bottom
        if high <= _THIN < _SHORTEST_RULE <= wide or wide <= _THIN < _SHORTEST_RULE <= high:
            rules.append(Rule(left, bottom, right, top))
        elif wide > _SHORTEST_RULE and high > _SHORTEST_RULE and raw.FPDFPath_CountSegments(thing) <= 6:
            rules += [
                Rule(left, top, right, top),
                Rule(left, bottom, right, bottom),
                Rule(left, bottom, left, top),
                Rule(right, bottom, right, top),
            ]
    return rules


def divides(last: str, following: str) -> bool:
    """Whether the hyphen that ``last`` may end with only divides a word of which ``following`` begins the other half.

    Vietnamese isn't divided, so the hyphen of ``kinh tế-xã hội`` is a real one; ``infor-mation`` may be divided.
    """
    if last.endswith(_SOFT_HYPHEN):
        return True
    both = last[-2:-1] + following[:1]
    return last.endswith(_HYPHEN) and len(both) == 2 and both.isascii() and both.islower() and both.isalpha()


def is_hyphen(sign: str) -> bool:
    """Whether PDFium takes the last sign of a line for a hyphen within a word."""
    return sign in (_HYPHEN, _SOFT_HYPHEN)


def plain(text: str) -> str:
    """The text of a token with its hyphen written as one."""
    return text.replace(_HYPHEN, "-")
