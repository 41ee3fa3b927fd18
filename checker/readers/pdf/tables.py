"""Tables of a page: where ruling lines make cells, and where words stand in columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.readers.leads import lead_of
from checker.readers.pdf.glyphs import Token
from checker.readers.pdf.lines import Line
from checker.readers.pdf.rules import Rule

_NEAR = 3.0
"""Points by which rules that meet may miss each other."""
_FEWEST_ROWS = 2
_MOST_RULES = 400
"""Of a page, once they are joined; a drawing has more."""
_MOST_WORDS = 0.5
"""Of the lines of a table without rules: how many may hold a single piece."""


@dataclass(slots=True)
class Grid:
    """A table: for each row, cell by cell, the words' lines."""

    pages: list[int]
    """The page of each row."""
    rows: list[list[list[list[Token]]]]
    edges: list[float]
    """Where its columns begin and end."""


def ruled(lines: Sequence[Line], rules: Sequence[Rule]) -> list[tuple[int, int, Grid]]:
    """Tables that rules draw: the first line of each, the line after it, and its cells."""
    found = []
    at = 0
    for box in _boxes(rules):
        inside = [i for i, line in enumerate(lines) if box.holds(line)]
        if not inside or inside[0] < at or inside[-1] - inside[0] + 1 != len(inside):
            continue
        first, after = inside[0], inside[-1] + 1
        grid = box.grid(lines[first:after])
        if grid is not None:
            found.append((first, after, grid))
            at = after
    return found


@dataclass(slots=True)
class _Box:
    """Rules that hang together."""

    across: list[float]
    down: list[float]
    rules: list[Rule]

    def holds(self, line: Line) -> bool:
        """Whether a line stands within it."""
        middle = line.main.middle
        return (
            self.across[0] - _NEAR < middle < self.across[-1] + _NEAR
            and self.down[0] - _NEAR < line.left < self.down[-1]
        )

    def grid(self, lines: Sequence[Line]) -> Grid | None:
        """The cells that the rules make."""
        heights, columns = self.across, self.down
        cells: list[list[list[list[Token]]]] = [[[] for _ in columns[1:]] for _ in heights[1:]]
        for line in lines:
            row = len(heights) - 1 - min(max(bisect_right(heights, line.main.middle), 1), len(heights) - 1)
            placed: dict[int, list[Token]] = {}
            for token in line.tokens:
                column = min(max(bisect_right(columns, (token.left + token.right) / 2), 1), len(columns) - 1) - 1
                placed.setdefault(column, []).append(token)
            for column, tokens in placed.items():
                cells[row][self._leftmost(row, column)].append(tokens)
        kept = [row for row in cells if any(row)]
        return Grid([lines[0].page] * len(kept), kept, columns) if len(kept) >= _FEWEST_ROWS else None

    def _leftmost(self, row: int, column: int) -> int:
        """The first column of a merged cell: no rule parts it from the next."""
        top, bottom = self.across[-1 - row], self.across[-2 - row]
        middle = (top + bottom) / 2
        while column > 0:
            edge = self.down[column]
            if any(
                not r.is_horizontal and abs(r.left - edge) < _NEAR and r.bottom - _NEAR <= middle <= r.top + _NEAR
                for r in self.rules
            ):
                break
            column -= 1
        return column


def _boxes(rules: Sequence[Rule]) -> list[_Box]:
    """Groups of rules that touch and have at least one cell within, from the top of the page down."""
    whole = joined(rules)
    if len(whole) > _MOST_RULES:
        return []
    groups: list[list[Rule]] = []
    for rule in sorted(whole, key=lambda r: -r.top):
        touching = [g for g in groups if any(_touch(rule, other) for other in g)]
        merged = [rule, *(r for g in touching for r in g)]
        groups = [g for g in groups if all(g is not t for t in touching)] + [merged]
    boxes = []
    for group in groups:
        across = _distinct([r.bottom for r in group if r.is_horizontal])
        down = _distinct([r.left for r in group if not r.is_horizontal])
        if len(across) >= 2 and len(down) >= 3:
            boxes.append(_Box(across, down, group))
    return sorted(boxes, key=lambda b: -b.across[-1])


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with those that go on with each other made one: many programs draw each side of each cell."""
    across = sorted((r for r in rules if r.is_horizontal), key=lambda r: (round(r.bottom), r.left))
    down = sorted((r for r in rules if not r.is_horizontal), key=lambda r: (round(r.left), r.bottom))
    whole: list[Rule] = []
    for rule in (*across, *down):
        last = whole[-1] if whole else None
        if last is None or last.is_horizontal != rule.is_horizontal or not _goes_on(last, rule):
            whole.append(rule)
        else:
            right, top = max(last.right, rule.right), max(last.top, rule.top)
            whole[-1] = Rule(min(last.left, rule.left), min(last.bottom, rule.bottom), right, top)
    return whole


def _goes_on(rule: Rule, following: Rule) -> bool:
    """Whether a rule lies on the line of the one before and begins where that one ends."""
    if rule.is_horizontal:
        return round(rule.bottom) == round(following.bottom) and following.left <= rule.right + _NEAR
    return round(rule.left) == round(following.left) and following.bottom <= rule.top + _NEAR


def _touch(a: Rule, b: Rule) -> bool:
    return (
        a.left <= b.right + _NEAR
        and b.left <= a.right + _NEAR
        and a.bottom <= b.top + _NEAR
        and b.bottom <= a.top + _NEAR
    )


def _distinct(values: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def aligned(lines: Sequence[Line]) -> list[tuple[int, int, Grid]]:
    """Tables without rules: lines whose words stand in the same columns, one below the other."""
    found = []
    at = 0
    while at < len(lines):
        after = at
        while after < len(lines) and _may_be_row(lines, after, begun=after > at):
            after += 1
        while after > at and len(lines[after - 1].spans) < 2 and not _is_wrapped(lines, after - 1):
            after -= 1
        grid = _columns(lines[at:after]) if after - at >= _FEWEST_ROWS + 1 else None
        if grid is not None:
            found.append((at, after, grid))
        at = max(after, at + 1)
    return found


def _may_be_row(lines: Sequence[Line], index: int, *, begun: bool) -> bool:
    line = lines[index]
    if len(line.spans) >= 2:
        return not begun or lines[index - 1].bottom - line.top < 1.5 * line.size
    return begun and _is_wrapped(lines, index)


def _is_wrapped(lines: Sequence[Line], index: int) -> bool:
    """Whether a line of one piece is the rest of a cell: it begins where a cell above does, and is short."""
    if index == 0:
        return False
    line, above = lines[index], lines[index - 1]
    narrow = line.right - line.left < 0.5 * (above.right - above.left)
    return (
        narrow and any(abs(line.left - s.left) < line.size for s in above.spans) and above.bottom - line.top < line.size
    )


def _columns(lines: Sequence[Line]) -> Grid | None:
    """The table that lines make; None if their words don't stand in columns."""
    spans = sorted((s for line in lines for s in line.spans if len(line.spans) > 1), key=lambda s: s.left)
    bands: list[list[float]] = []
    for span in spans:
        if bands and span.left < bands[-1][1]:
            bands[-1][1] = max(bands[-1][1], span.right)
        else:
            bands.append([span.left, span.right])
    full = sum(len(line.spans) == len(bands) for line in lines)
    if len(bands) == 2 and _is_list(lines):
        return None
    if len(bands) < 2 or full < max(_FEWEST_ROWS, _MOST_WORDS * sum(len(line.spans) > 1 for line in lines)):
        return None
    edges = [bands[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1]]
    rows: list[list[list[list[Token]]]] = []
    for line in lines:
        cells: list[list[list[Token]]] = [[] for _ in bands]
        for span in line.spans:
            middle = (span.left + span.right) / 2
            column = min(max(bisect_right(edges, middle), 1), len(bands)) - 1
            cells[column].append(span.tokens)
        rows.append(cells)
    joined = _rows(rows)
    return Grid([lines[0].page] * len(joined), joined, edges)


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether what stands on the left are but bullets or numbers of items."""
    for line in lines:
        if len(line.spans) < 2:
            continue
        lead = lead_of(line.text, 0, len(line.text))
        said = "".join(token.text for token in line.spans[0].tokens)
        if (lead is None or lead.start > len(said) + 1) and not _is_bullet(said):
            return False
    return True


def _is_bullet(said: str) -> bool:
    """``-`` alone, be it before a number: ``- 6. Văn hóa``."""
    lead = lead_of(f"{said} A", 0, len(said) + 2)
    return lead is not None and lead.is_bullet and lead.start == len(said) + 1


def _rows(lines: list[list[list[list[Token]]]]) -> list[list[list[list[Token]]]]:
    """Lines to rows: those of the header are one, and a line of words alone goes on with the row above."""
    first = next((i for i, cells in enumerate(lines) if _has_figures(cells)), 0)
    rows: list[list[list[list[Token]]]] = []
    for index, cells in enumerate(lines):
        goes_on = rows and (0 < index < first or _is_rest(cells, rows[-1]))
        if goes_on:
            rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows


def _is_rest(cells: list[list[list[Token]]], above: list[list[list[Token]]]) -> bool:
    """Whether a line of a single cell is the rest of the one above: no row is named nothing."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if len(filled) != 1:
        return False
    column = filled[0]
    return bool(above[column]) and (column > 0 or cells[0][0][0].text[:1].islower())


def _has_figures(cells: list[list[list[Token]]]) -> bool:
    return any(tokens and tokens[0].text[:1].isdigit() for cell in cells[1:] for tokens in cell)
