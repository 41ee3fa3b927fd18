"""What the checker must recognise, as data: sentences of ours under recognition/, and what is to be found in each.

A case (``recognition/*.toml``) has an ``id``, a ``text`` and what must come of it:

    found     checks that must be there: kind, status, the figures as printed (their order does not matter); for a fail the
              severity (error or warning unless told) and, where one is asked for, a repair as "printed -> meant"
    nothing   nothing at all is faulted
    without   kinds of checks none of which is made
    excluded  figures that are no figures of a relation, each with why
    reads     how figures are read: text, and any of value, low, high, unit, role
    period    first and last day of the reporting period, or "none"

Whatever a case asks for, it allows no error and no warning besides.
"""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from found import checked, faults, figures, lines, repairs, said

from checker import check
from checker.figure import Coverage
from checker.finding import Status

HERE = Path(__file__).parent / "recognition"
CASES = {
    f"{file.stem}:{case['id']}": case
    for file in sorted(HERE.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
}
CLEAN = sorted((HERE / "clean").iterdir())
REACHED = tomllib.loads((HERE / "labelled" / "reached.toml").read_text(encoding="utf-8"))
LABELLED = sorted(p for p in (HERE / "labelled").iterdir() if p.suffix in {".md", ".txt"})
EACH = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
KEYS = {"id", "text", "found", "nothing", "without", "excluded", "reads", "period", "why"}
WANTED = {"kind", "status", "figures", "severity", "repair"}
READ = {"text", "value", "low", "high", "unit", "role"}


def test_there_are_cases_of_every_family():
    families = {name.partition(":")[0] for name in CASES}
    expected = {
        "bounds",
        "changes",
        "counts",
        "dates",
        "directions",
        "not_figures",
        "notation",
        "numbers",
        "period",
        "products",
        "ratio",
        "repeats",
        "structure",
        "terms",
        "totals",
        "traps",
        "units",
    }
    assert families == expected
    assert len(CASES) >= 150


@EACH
def test_a_case_says_what_it_wants_in_known_words(case):
    assert set(case) <= KEYS
    assert set(case) - {"id", "text", "why"}
    for wanted in case.get("found", ()):
        assert set(wanted) <= WANTED
        assert len(wanted["figures"]) == len([f for f in wanted["figures"] if f in case["text"]])
    for wanted in case.get("reads", ()):
        assert set(wanted) <= READ


@EACH
def test_what_a_case_asks_for_is_found(case):
    report = checked(case["text"])
    for wanted in case.get("found", ()):
        assert any(meets(report, c, wanted) for c in report.checks), f"{wanted} is not among\n{lines(report)}"


@EACH
def test_nothing_else_is_faulted(case):
    report = checked(case["text"])
    fails = [w for w in case.get("found", ()) if w["status"] == "fail"]
    stray = [c for c in faults(report) if not any(meets(report, c, w) for w in fails)]
    assert not stray, "\n".join(said(report, c) for c in stray)
    if case.get("nothing"):
        assert report.findings == (), lines(report)


@pytest.mark.parametrize("case", [c for c in CASES.values() if "without" in c], ids=lambda c: c["id"])
def test_what_is_not_said_is_not_found(case):
    report = checked(case["text"])
    assert [said(report, c) for c in report.checks if c.kind.value in case["without"]] == []


@pytest.mark.parametrize("case", [c for c in CASES.values() if "excluded" in c], ids=lambda c: c["id"])
def test_figures_of_no_relation_are_excluded(case):
    report = checked(case["text"])
    excluded = {(f.text, report.why[f.id]) for f in report.figures if report.coverage[f.id] is Coverage.EXCLUDED}
    assert excluded >= set(case["excluded"].items())


@pytest.mark.parametrize("case", [c for c in CASES.values() if "reads" in c], ids=lambda c: c["id"])
def test_numbers_are_read(case):
    report = checked(case["text"])
    for wanted in case["reads"]:
        figure = next((f for f in report.figures if f.text == wanted["text"]), None)
        assert figure is not None, [f.text for f in report.figures]
        for name in ("value", "low", "high"):
            if name in wanted:
                end = getattr(figure, name)
                assert end == (None if wanted[name] == "none" else Decimal(wanted[name])), (figure.text, name)
        for name in ("unit", "role"):
            if name in wanted:
                assert getattr(figure, name) == wanted[name], (figure.text, name)


@pytest.mark.parametrize("case", [c for c in CASES.values() if "period" in c], ids=lambda c: c["id"])
def test_the_period_is_found(case):
    period = checked(case["text"]).period
    said_so = "none" if period is None else f"{period.start} {period.end}"
    assert said_so == case["period"]


def meets(report, found, wanted):
    """Whether a check is the one that a case asks for."""
    if found.kind.value != wanted["kind"] or found.status.value != wanted["status"]:
        return False
    if sorted(figures(report, found)) != sorted(wanted["figures"]):
        return False
    if found.status is not Status.FAIL:
        return True
    assert found.severity is not None
    offered = [f"{was} -> {meant}" for was, meant in repairs(report, found)]
    grave = {wanted["severity"]} if "severity" in wanted else {"error", "warning"}
    return found.severity.value in grave and ("repair" not in wanted or wanted["repair"] in offered)


# ---- whole passages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CLEAN, ids=lambda p: p.stem)
def test_a_clean_passage_is_not_faulted(path):
    report = check(path)
    assert faults(report) == [], lines(report)


@pytest.mark.parametrize("path", LABELLED, ids=lambda p: p.stem)
def test_a_labelled_passage_is_faulted_only_where_it_is_wrong(path):
    report = check(path)
    _, wrong = labelled(path)
    for found in faults(report):
        assert any(touches(spots, spans(report, found)) for spots in wrong), said(report, found)


@pytest.mark.parametrize("path", LABELLED, ids=lambda p: p.stem)
def test_of_a_labelled_passage_so_much_is_recognised(path):
    """At least what the checker reached when the passage came in (``reached.toml``); raise the bounds as it improves."""
    report = check(path)
    relations, wrong = labelled(path)
    seen = [spans(report, c) for c in report.checks]
    failed = [spans(report, c) for c in report.findings]
    least = REACHED[path.stem]
    assert sum(any(same(spots, one) for one in seen) for spots in relations) >= least["recognised"]
    assert sum(any(touches(spots, one) for one in failed) for spots in wrong) >= least["faults"]


def labelled(path):
    """Where the figures of the labelled relations stand, and of those among them that are wrong."""
    text = path.read_text(encoding="utf-8")
    data = json.loads(path.with_suffix(".labels.json").read_text(encoding="utf-8"))
    marked = [(r["verdict"], [place(text, figure) for figure in r["figures"]]) for r in data["relations"]]
    return [spots for _, spots in marked], [spots for verdict, spots in marked if verdict == "fail"]


def place(text, marked):
    """Where the figure stands that a label marks with ⟦ ⟧ in a passage of the text."""
    head, _, rest = marked.partition("⟦")
    figure, _, tail = rest.partition("⟧")
    assert text.count(head + figure + tail) == 1, marked
    start = text.index(head + figure + tail) + len(head)
    return start, start + len(figure)


def spans(report, found):
    return [(report.figures[i].start, report.figures[i].end) for i, _ in found.figures]


def overlaps(span, spots):
    return any(span[0] < end and start < span[1] for start, end in spots)


def same(label, found):
    return all(overlaps(s, found) for s in label) and all(overlaps(s, label) for s in found)


def touches(label, found):
    return sum(overlaps(s, found) for s in label) >= min(2, len(label))
