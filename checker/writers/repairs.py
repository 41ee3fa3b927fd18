"""Which repairs are safe to suggest: slips that are undone in one way only.

That a figure can be recomputed from the others doesn't say that it is the wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.figure import Figure
from checker.finding import Check, Status
from checker.repair import RECOMPUTED
from checker.report import Report


def safe_repairs(report: Report, checks: Sequence[Check]) -> Iterator[tuple[Figure, str]]:
    """Figures with what to print instead: of fails with one repair, where no other finding is about the same figures."""
    fails = [check for check in checks if check.status is Status.FAIL]
    uses = Counter(figure for check in fails for figure in {i for i, _ in check.figures})
    for check in fails:
        if len(check.repairs) != 1 or any(uses[figure] > 1 for figure, _ in check.figures):
            continue
        repair = check.repairs[0]
        if repair.because != RECOMPUTED:
            yield report.figures[repair.figure], repair.text
