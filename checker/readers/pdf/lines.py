"""Spans of a page to lines in reading order: columns one after the other, raised figures told from the line they rise from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.readers.pdf.glyphs import Span, Token

_SMALL = 0.82
"""Of the line's height: what is smaller and higher up is raised."""
_FEWEST = 6
"""Lines that make a column."""
_GUTTER = 8.0
_PROSE = 0.6
"""Of a column's width: what its lines fill on average if it is no column of a table."""


@dataclass(slots=True)
class Line:
    """Words on one line, from left to right, in pieces that stand apart."""

    page: int
    spans: list[Span]
    column: int = 0
    """1 and 2 for left and right, 0 where there are none."""
    main: Token = field(init=False)
    """The token that stands for its place and size."""

    def __post_init__(self) -> None:
        self.main = max((span.tallest for span in self.spans), key=_height)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.spans[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(span.right for span in self.spans)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.main.height

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.main.bottom

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.main.top

    @property
    def tokens(self) -> list[Token]:
        """All its words."""
        return [token for span in self.spans for token in span.tokens]

    @property
    def text(self) -> str:
        """Its words as they are read."""
        return " ".join("".join((" " if t.spaced else "") + t.text for t in s.tokens).strip() for s in self.spans)

    def is_raised(self, token: Token) -> bool:
        """Whether a token is smaller than the line and stands higher."""
        return _height(token) < _SMALL * _height(self.main) and token.middle > self.main.middle


def _height(token: Token) -> float:
    return token.top - token.bottom


def lines_of(spans: Iterable[Span], page: int, width: float) -> list[Line]:
    """The lines of a page in reading order."""
    lines = _clustered(list(spans), page)
    gutter = _gutter(lines, width)
    return lines if gutter is None else _by_column(lines, gutter, page)


def _clustered(spans: list[Span], page: int) -> list[Line]:
    """Spans at one height made lines, from the top of the page down."""
    groups: list[tuple[Token, list[Span]]] = []
    # The larger letters first: what is raised joins the line that it rises from.
    for span in sorted(spans, key=lambda s: (-round(s.tallest.height, 1), -s.tallest.middle)):
        token = span.tallest
        best = None
        for main, group in reversed(groups):
            overlap = min(main.top, token.top) - max(main.bottom, token.bottom)
            if overlap > token.height / 2 and (best is None or overlap > best[0]):
                best = overlap, group
                if main.height == token.height:
                    break
        if best is None:
            groups.append((token, [span]))
        else:
            best[1].append(span)
    lines = [Line(page, sorted(group, key=lambda s: s.left)) for _, group in groups]
    return sorted(lines, key=lambda line: -line.main.middle)


def _gutter(lines: list[Line], width: float) -> float | None:
    """The middle between two columns of prose; None where there is one column."""
    if len(lines) < _FEWEST:
        return None
    best: tuple[int, float] | None = None
    step = _GUTTER / 2
    at = width * 0.38
    edges = [(span.left, span.right) for line in lines for span in line.spans]
    while at < width * 0.62:
        crossing = sum(left < at + step and right > at - step for left, right in edges)
        if best is None or crossing < best[0]:
            best = crossing, at
        at += step
    if best is None:
        return None
    gutter = best[1]
    left = [s for line in lines for s in line.spans if s.right <= gutter]
    right = [s for line in lines for s in line.spans if s.left >= gutter]
    if min(len(left), len(right)) < _FEWEST or best[0] > min(len(left), len(right)) / 2:
        return None
    return gutter if _is_prose(left) and _is_prose(right) else None


def _is_prose(spans: list[Span]) -> bool:
    """Whether spans fill their column as lines of running text do."""
    width = max(s.right for s in spans) - min(s.left for s in spans)
    filled = sum(s.right - s.left for s in spans) / len(spans)
    letters = sum(len(t.text) for s in spans for t in s.tokens)
    return filled > _PROSE * width and letters > 15 * len(spans)


def _by_column(lines: list[Line], gutter: float, page: int) -> list[Line]:
    """The lines with the two halves of each stretch of columns one after the other."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def flush() -> None:
        ordered.extend((*left, *right))
        left.clear()
        right.clear()

    for line in lines:
        if any(s.left < gutter < s.right for s in line.spans):
            flush()
            ordered.append(line)
            continue
        for column, half, spans in (
            (1, left, [s for s in line.spans if s.right <= gutter]),
            (2, right, [s for s in line.spans if s.left >= gutter]),
        ):
            if spans:
                half.append(Line(page, spans, column))
    flush()
    return ordered
