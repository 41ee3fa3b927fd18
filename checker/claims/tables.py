"""Tables: columns that add up, and columns that are a percentage of others, learned from the rows themselves.

What a column means is not asked here. A structure is believed when it holds in most rows with enough digits to be no chance; then
the rows where it doesn't hold are claimed too. Every table is read twice, by columns and by rows.
"""

from __future__ import annotations

from checker.claims.base import Scene
from checker.claims.grids import Grid, grids
from checker.claims.tableratios import claim_ratios, claim_shares
from checker.claims.tablesums import claim_sums


def recognise(scene: Scene) -> None:
    """All tables of the document."""
    derived: set[int] = set()
    for grid in grids(scene, derived):
        _read(scene, grid, derived)
        _read(scene, [list(column) for column in zip(*grid, strict=True)], derived)


def _read(scene: Scene, grid: Grid, derived: set[int]) -> None:
    """Percentages across the columns first, since what is derived doesn't add up; then sums down the columns."""
    claim_ratios(scene, grid, derived)
    claim_shares(scene, grid)
    claim_sums(scene, grid, derived)
