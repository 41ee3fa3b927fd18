"""The generated province: the same every time, true to its ledger, and its slips are found."""

import json
import random

import pytest

pytest.importorskip("docx", reason="the extra [audit] isn't installed")

import province
import province_measure
from province_words import Relation, count, growth, measure, ratio

from checker import check
from checker.audit.compare import compare
from checker.audit.record import Audit, Provenance
from checker.auditing.recording import record_of
from checker.engine import check_document
from checker.packs import load_rules
from checker.readers import read


def test_the_same_seed_gives_the_same_files(tmp_path):
    for name in "ab":
        province.write(tmp_path / name, 2, seed=7)
    files = [{f.relative_to(tmp_path / n): f.read_bytes() for f in (tmp_path / n).rglob("*.*")} for n in "ab"]
    assert files[0] == files[1]
    assert {f.suffix for f in files[0]} >= {".json"}


def test_a_slip_is_one_whatever_was_rounded_away():
    relation = Relation("plan", ("percent", "actual", "plan"), ratio)
    printed = {"percent": measure(province.Fraction(994, 10), 1), "actual": count(8882), "plan": count(8938)}
    assert relation.holds(printed)
    draw = random.Random(1)  # noqa: S311  # figures, not secrets
    for _ in range(50):
        name, _, text = province.slipped(relation, printed, draw)
        assert text != printed[name].text
    nearly = {**printed, "percent": measure(province.Fraction(995, 10), 1)}
    assert not relation.holds(nearly)
    assert relation.holds(nearly, slack=province.Fraction(2))
    assert Relation("growth", ("percent", "now", "before"), growth).holds(
        {"percent": measure(province.Fraction(25), 1), "now": count(5), "before": count(4)}
    )


def test_most_slips_are_found_and_nothing_else_is(tmp_path):
    province.write(tmp_path, 30, seed=11, quarters=(3,))
    rules = {rule.name: rule for rule in load_rules()}
    paths = json.loads((tmp_path / "slips.json").read_text(encoding="utf-8"))["bodies"]
    records = [record_of(check(tmp_path / "reports" / path), path, 0, rules) for path in paths]
    result = province_measure.measure(tmp_path, records)
    found, every = result.found["all", "all"], result.slips["all", "all"]
    assert every >= 25
    assert found / every >= 0.75, result.missed
    assert result.right / result.findings >= 0.95, result.false
    assert result.clean_kept / result.clean >= 0.95, result.false
    assert result.bodies_right == result.bodies


def test_over_a_year_without_slips_nothing_contradicts():
    rules = {rule.name: rule for rule in load_rules()}
    provenance = Provenance("1", (), "", "")

    def audit(*quarters):
        records = []
        for each in province.communes(4, 5, 2024):
            for quarter in quarters:
                path, data, _, slips = province.report(each, 2024, quarter, 5, slips=0)
                assert slips == []
                checked = check_document(read(path, data=data), load_rules())
                records.append(record_of(checked, path, len(data), rules))
        return Audit(provenance, records)

    result = compare(audit(1, 2), audit(3, 4))
    assert len(result.bodies) == 4
    assert (result.series, result.repeated) == ((), ())
