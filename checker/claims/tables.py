"""Tables: columns that add up, and columns that are computed from others, learned from the rows themselves.

A structure is believed when it holds in most rows with enough digits to be no chance, or when headings and marks tell of it; then
the rows where it doesn't hold are claimed too. Every table is read twice, by columns and by rows.
"""

from __future__ import annotations

from checker.claims import tablelabels
from checker.claims.base import Scene
from checker.claims.grids import Sheet, sheets
from checker.claims.records import records
from checker.claims.tablebalances import claim_balances
from checker.claims.tableratios import claim_ratios
from checker.claims.tableshares import claim_shares
from checker.claims.tablesums import claim_sums


def recognise(scene: Scene) -> None:
    """All tables of the document."""
    for sheet in (*sheets(scene), *records(scene)):
        percent, derived = sheet.percentages(), sheet.derived()
        _read(scene, sheet, percent, derived)
        _read(scene, sheet.turned(), percent, derived)
    tablelabels.recognise(scene)


def _read(scene: Scene, sheet: Sheet, percent: set[int], derived: set[int]) -> None:
    """What is computed across the columns first, since it doesn't add up, unless it is shares of one whole; then sums down them."""
    claim_ratios(scene, sheet, percent, derived)
    claim_balances(scene, sheet.grid, percent)
    shares = claim_shares(scene, sheet)
    claim_sums(scene, sheet, derived - shares)
