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

    slips: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    right: int = 0
    clean: int = 0
    clean_kept: int = 0
    bodies: int = 0
    bodies_right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The result in words."""
        every, caught = sum(self.slips.values()), sum(self.found.values())
        kinds = ", ".join(f"{kind} {self.found[kind]}/{number}" for kind, number in sorted(self.slips.items()))
        return [
            f"slips found: {caught}/{every} = {100 * caught / max(every, 1):.1f} % ({kinds})",
            f"precision: {self.right}/{self.findings} = {100 * self.right / max(self.findings, 1):.1f} %",
            f"clean reports left alone: {self.clean_kept}/{self.clean} = {100 * self.clean_kept / max(self.clean, 1):.1f} %",
            f"bodies told: {self.bodies_right}/{self.bodies} = {100 * self.bodies_right / max(self.bodies, 1):.1f} %",
        ]


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
                result.slips[slip["kind"]] += 1
                if any(_touches(c, places) for c in findings):
                    result.found[slip["kind"]] += 1
                else:
                    result.missed.append(f"{record.path}: {slip['kind']} {slip['right']} → {slip['wrong']}: {slip['context']}")
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
    start = text.find(slip["context"])
    assert start >= 0, slip
    at = start + slip["offset"]
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
