"""Parts named in a row's label, beside the row's figure: ``Trâu, bò (bò 970 con, trâu 125 con) | 1.095``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claim import Kind, Strength
from checker.claims.base import Scene
from checker.claims.facts import Fact
from checker.claims.operands import total_by_unit
from checker.document import BlockKind, Cell


def recognise(scene: Scene) -> None:
    """The labels of all tables that hold parts in a bracket."""
    for index, block in enumerate(scene.document.blocks):
        if block.kind is BlockKind.TABLE:
            facts = scene.of_block(index)
            at = 0
            for row in block.rows:
                cells: list[list[Fact]] = []
                for cell in row:
                    inside = list(_inside(facts, at, cell))
                    at += len(inside)
                    cells.append(inside)
                _row(scene, cells)


def _inside(facts: Sequence[Fact], at: int, cell: Cell) -> Iterator[Fact]:
    """The figures of a cell, from one of them on."""
    while at < len(facts) and facts[at].m.figure.start < cell.end:
        yield facts[at]
        at += 1


def _row(scene: Scene, cells: Sequence[Sequence[Fact]]) -> None:
    """Claim the parts in a row's label where they make the row's first figure, or would but for a slip."""
    label = next((n for n, cell in enumerate(cells) if len(cell) > 1), None)
    if label is None:
        return
    parts = [f for f in cells[label] if f.m.depth and f.m.measure]
    whole = next((cell[0] for cell in cells[label + 1 :] if len(cell) == 1), None)
    alike = len({f.m.dimension for f in parts}) == 1
    if whole is None or len(parts) < 2 or len(parts) != len(cells[label]) or not alike or not whole.m.measure:
        return
    scene.claim(Kind.TOTAL, "total", total_by_unit(whole, parts), Strength.ASKS, detail="parallel")
