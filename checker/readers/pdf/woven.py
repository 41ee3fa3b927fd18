"""Letters of a second font, put back into the words that they stand in.

Where a font lacks letters of Vietnamese, programs take them from another one and often draw them after all the others of their
stretch: ``th c hi n`` first, then ``ự ệ`` into the gaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from unicodedata import combining, normalize

from checker.readers.pdf.glyphs import GAP, HYPHEN, Box, Letters, Span, Token, Words

_BLANK = 0.12
"""Of a letter's height: a gap from which there is a blank between letters."""
_SHARED = 0.6
"""Of the wider letter's width: what two letters on one line share at most (``V.``); more is drawn over another."""
_TOUCH = 0.3
"""The same of two words and the narrower one."""
Height = tuple[float, float]
"""Where the letters of a line begin and end."""
Piece = tuple[Box, str]
"""A word, a part of one or a blank, with its room."""
_OF_FIGURES = frozenset("0123456789.,")
"""A figure is a token of its own, so that it alone is marked in a copy."""


def unwoven(words: Words, letters: Letters) -> list[Span]:
    """The spans of a page with those that are drawn into each other's gaps put together, from left to right."""
    spans, places = words.spans, words.places
    alike: dict[Height, list[int]] = defaultdict(list)
    for n, span in enumerate(spans):
        alike[span.tallest.bottom, span.tallest.top].append(n)
    instead: dict[int, list[Span]] = {}
    for on_line in alike.values():
        for crossing in _crossing(spans, on_line):
            group = [n for n in (*crossing, *_raised_among(spans, crossing, alike)) if n not in instead]
            together = _joined(_words(words, group, letters), _barely)
            if together is None:
                # A word has a gap within: letter by letter, from the first one of a span to its last.
                drawn = [at for n in group for at in range(places[n][0][0], sum(places[n][-1]))]
                together = _joined(_seen(drawn, words.signs, letters), _mostly)
            if together:
                instead |= {n: [] for n in group}
                instead[min(group)] = together
    return [kept for n, span in enumerate(spans) for kept in instead.get(n, [span])]


def _crossing(spans: Sequence[Span], on_line: Sequence[int]) -> Iterator[list[int]]:
    """Of the spans on one line those that stand as near as words do, where some reach into one another, touch or go back."""
    group: list[int] = []
    reached, woven = 0.0, False
    for n in sorted(on_line, key=lambda n: spans[n].left):
        height = spans[n].tallest.height
        if group and spans[n].left - reached > GAP * height:
            if woven:
                yield group
            group, woven = [], False
        woven = woven or (bool(group) and spans[n].left - reached <= _BLANK * height) or _goes_back(spans[n])
        reached = max(reached, spans[n].right) if group else spans[n].right
        group.append(n)
    if woven:
        yield group


def _goes_back(span: Span) -> bool:
    """Some word of a span stands to the left of the one before it."""
    return any(after.left < before.left for before, after in pairwise(span.tokens))


def _raised_among(spans: Sequence[Span], group: Sequence[int], lines: Mapping[Height, list[int]]) -> Iterator[int]:
    """Footnote marks and the like that are drawn apart, over a line that is put together."""
    line = spans[group[0]].tallest
    left, right = min(spans[n].left for n in group), max(spans[n].right for n in group)
    for (bottom, top), there in lines.items():
        if top - bottom < line.height and line.bottom < (bottom + top) / 2 < line.top:
            yield from (n for n in there if left < spans[n].left and spans[n].right < right + line.height)


def _joined(pieces: Iterable[Piece], over: Callable[[Box, Box], bool]) -> list[Span] | None:
    """Pieces of words as words from left to right; None where one is drawn ``over`` another."""
    found: list[Span] = []
    words: list[Token] = []
    last, blank = None, False
    for box, said in sorted(pieces, key=lambda each: each[0].left):
        if said.isspace():
            blank = True
            continue
        if last is not None and over(last, box):
            return None
        height = box.top - box.bottom
        gap = box.left - last.right if last else 0.0
        if words and gap > GAP * height:
            found.append(Span(_composed(words)))
            words = []
        glued = bool(words) and gap <= _BLANK * height and not blank
        if glued and _goes_on(words[-1], box, said):
            word = words[-1]
            words[-1] = word._replace(text=word.text + said, right=max(word.right, box.right))
        else:
            words.append(Token(said, *box, spaced=bool(words) and not glued))
        last, blank = box, False
    return [*found, Span(_composed(_divided(words)))] if words else found


def _barely(last: Box, box: Box) -> bool:
    """Words share some room: then one may have a gap within for the other."""
    return last.right - box.left > _TOUCH * min(last.right - last.left, box.right - box.left)


def _mostly(last: Box, box: Box) -> bool:
    """Letters share most of their room."""
    return last.right - box.left > _SHARED * max(last.right - last.left, box.right - box.left)


def _words(page: Words, group: Sequence[int], letters: Letters) -> Iterator[Piece]:
    """The words of spans, and the blanks between them that take room."""
    for n in group:
        before: Box | None = None
        for token, (first, _) in zip(page.spans[n].tokens, page.places[n], strict=True):
            box = Box(token.left, token.right, token.bottom, token.top)
            if before is not None and token.spaced:
                blank = letters.whole(first - 1, 1)
                if blank is not None and _is_drawn(before, blank, box):
                    yield blank, " "
            yield box, token.text
            before = box


def _seen(drawn: Sequence[int], signs: str, letters: Letters) -> list[Piece]:
    """Letters with the accents that are drawn over them, and blanks that take room."""
    boxes: list[Piece] = []
    for at in drawn:
        box = letters.whole(at, 1)
        if box is not None and boxes and combining(signs[at]):
            # PDFium gives each a half of the room.
            base, sign = boxes[-1]
            boxes[-1] = base._replace(right=max(base.right, box.right)), sign + signs[at]
        elif box is not None:
            boxes.append((box, signs[at]))
    return [
        (box, said)
        for n, (box, said) in enumerate(boxes)
        if not said.isspace() or (0 < n < len(boxes) - 1 and _is_drawn(boxes[n - 1][0], box, boxes[n + 1][0]))
    ]


def _divided(words: list[Token]) -> list[Token]:
    """A hyphen at the end of a line as PDFium tells it."""
    said = words[-1].text
    if said.endswith("-") and said[-2:-1].isalpha():
        words[-1] = words[-1]._replace(text=f"{said[:-1]}{HYPHEN}")
    return words


def _is_drawn(before: Box, blank: Box, after: Box) -> bool:
    """Whether a blank takes room between its neighbours; PDFium puts one of no width into every gap."""
    end = max(blank.right, after.left)
    return blank.left >= before.right and end - blank.left > _BLANK * (after.top - after.bottom)


def _goes_on(word: Token, box: Box, said: str) -> bool:
    """Whether what touches a word is of it: as large, and of a figure as well or of none."""
    alike = (said[0] in _OF_FIGURES) == (word.text[-1] in _OF_FIGURES)
    return alike and (word.bottom, word.top) == (box.bottom, box.top)


def _composed(words: Sequence[Token]) -> list[Token]:
    return [word._replace(text=normalize("NFC", word.text)) for word in words]
