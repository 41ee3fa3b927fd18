"""Tables for people, by tabulate: every cell stays the text it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from checker.renderers.measure import fold


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
    widths: Mapping[int, int] | None = None,
) -> str:
    """A table with the columns in ``right`` set to the right, and those in ``widths`` folded."""
    from tabulate import tabulate

    limits = widths or {}
    cells = [[_folded(clean(cell), limits.get(i)) for i, cell in enumerate(row)] for row in rows]
    sides = ["right" if i in right else "left" for i in range(len(heads))]
    # Without disable_numparse, 1.500 comes out as 1.5. tabulate's own maxcolwidths takes 349,115 for an int even so.
    return tabulate(
        cells, headers=list(heads), tablefmt="simple", disable_numparse=True, colalign=sides if rows else None
    )


def clean(words: str) -> str:
    """Composed, so that columns line up, and without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", words))


def _folded(cell: str, width: int | None) -> str:
    return cell if width is None else "\n".join(fold(cell, width))
