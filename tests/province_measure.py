"""How many of a generated province's slips an audit has found: ``python tests/province_measure.py PROVINCE AUDIT.parquet``.

A finding (error or warning) is right if a figure printed wrong takes part in it, else a false accusation.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from checker.audit.record import CheckRecord, ReportRecord
from checker.auditing import dataset
from checker.readers import read


@dataclass
class Measured:
    """Counts, and what to look at."""

    slips: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By what is counted and its value: ("how", "swap")."""
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: int = 0
    right: int = 0
    clean: int = 0
    clean_kept: int = 0
    bodies: int = 0
    bodies_right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def rate(self, what: str, value: str) -> str:
        """``27/30 = 90.0 %``."""
        return _rate(self.found[what, value], self.slips[what, value])

    def lines(self) -> list[str]:
        """The result in words."""
        told = [f"{value} {self.rate(what, value)}" for what, value in sorted(self.slips) if what != "all"]
        return [
            f"slips found: {self.rate('all', 'all')}",
            f"  {'; '.join(told)}",
            f"precision: {_rate(self.right, self.findings)}",
            f"clean reports left alone: {_rate(self.clean_kept, self.clean)}",
            f"bodies told: {_rate(self.bodies_right, self.bodies)}",
        ]


def _rate(some: int, every: int) -> str:
    return f"{some}/{every} = {100 * some / max(every, 1):.1f} %"


def measure(province: Path, records: list[ReportRecord]) -> Measured:
    """Hold the records of an audit of ``province/reports`` against the ledger."""
    ledger = json.loads((province / "slips.json").read_text(encoding="utf-8"))
    slips: dict[str, list[dict]] = {}
    for slip in ledger["slips"]:
        slips.setdefault(slip["path"], []).append(slip)
    result = Measured()
    for record in records:
        result.bodies += 1
        result.bodies_right += record.body == ledger["bodies"][record.path]
        findings = [c for c in record.checks if c.severity in {"error", "warning"}]
        result.findings += len(findings)
        wrong: set[int] = set()
        if record.path in slips:
            text = read(province / "reports" / record.path).text
            for slip in slips[record.path]:
                places = _figures_at(record, text, slip)
                wrong |= places
                group = "changed alone" if slip["how"] in {"stale", "list", "date"} else "typing"
                named = [("all", "all"), ("kind", slip["kind"]), ("how", slip["how"]), ("group", group)]
                result.slips.update(named)
                if any(_touches(c, places) for c in findings):
                    result.found.update(named)
                else:
                    result.missed.append(
                        f"{record.path}: {slip['kind']} {slip['how']} {slip['right']} → {slip['wrong']}: {slip['context']}"
                    )
        else:
            result.clean += 1
            result.clean_kept += not findings
        for check in findings:
            if _touches(check, wrong):
                result.right += 1
            else:
                result.false.append(f"{record.path}: {check.rule}: {check.message.vi} | {check.quotation}")
    return result


def _figures_at(record: ReportRecord, text: str, slip: dict) -> set[int]:
    """The figures that stand where the slip is."""
    # Word keeps a dash at a line's beginning as the item's mark, which is no part of its text.
    context = slip["context"].removeprefix("- ")
    start = text.find(context)
    assert start >= 0, slip
    at = start + slip["offset"] - (len(slip["context"]) - len(context))
    return {f.id for f in record.figures if f.start < at + len(slip["wrong"]) and at < f.end}


def _touches(check: CheckRecord, figures: set[int]) -> bool:
    return any(part.figure in figures for part in check.parts)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("province", type=Path)
    options.add_argument("audit")
    options.add_argument("--show", type=int, default=0, help="so many of the missed and the false")
    chosen = options.parse_args()
    result = measure(chosen.province, list(dataset.read(chosen.audit).reports))
    print("\n".join(result.lines()))
    for title, entries in (("missed", result.missed), ("false", result.false)):
        for entry in entries[: chosen.show]:
            print(f"{title}: {entry}")


if __name__ == "__main__":
    main()
