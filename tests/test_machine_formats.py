"""Machine formats: golden files, the official SARIF and JUnit schemas, and what GitHub, GitLab and Excel ask for.

``GOLDEN=rewrite`` writes the golden files anew; read them after. tests/schemas holds SARIF 2.1.0 (errata 01) as OASIS publishes it
and the Jenkins xUnit schema.
"""

import csv
import io
import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from handmade import accepted_report, checks, clean_report, document, empty_report, report
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.engine import check_document
from checker.errors import CheckerError
from checker.finding import Status
from checker.packs import load_rules
from checker.readers import read_text
from checker.renderers import View, csvout, github, gitlab, jsonl, junit, markdown, renderer, results, roles, sarif
from checker.settings import Settings
from checker.text import Text

HERE = Path(__file__).parent
LOST = CheckerError("mất tích.md", Text("không có tệp này", "there is no such file"))
NASTY = "a\u0000\u000b\u001b[31m<b>&\"'\ufffe\ud800 =cmd|x @octocat ]]> 100%, ::error::\r\n|"
SARIF = json.loads((HERE / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = etree.XMLSchema(etree.parse(HERE / "schemas" / "junit-10.xsd"))
ENDINGS = {
    "jsonl": "jsonl",
    "sarif": "sarif",
    "junit": "xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "csv": "csv",
    "markdown": "comment.md",
}


def nasty_report():
    """Whatever a report holds may come out in any format."""
    made = report(f"{NASTY}.md".replace("\u0000", ""))
    bad = replace(checks()[0], message=Text(NASTY, NASTY))
    return replace(made, document=replace(document(path=made.document.path)), checks=(bad,))


EVERYTHING = [report(), accepted_report(), clean_report(), empty_report()]
VIEW = View(rules=load_rules(), show=frozenset({Status.FAIL, Status.UNSURE}))


@pytest.mark.parametrize("form", ENDINGS)
def test_golden(form):
    text = renderer(form).render(EVERYTHING, [LOST], VIEW)
    file = HERE / "golden" / f"formats.{ENDINGS[form]}"
    if os.environ.get("GOLDEN") == "rewrite":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_found_and_nothing_read_are_well_formed(form, lang):
    for reports, errors in (([], []), ([], [LOST]), ([empty_report()], []), ([nasty_report()], [LOST])):
        text = renderer(form).render(reports, errors, replace(VIEW, lang=lang))
        assert text.endswith("\n") or not text
        text.encode("utf-8", "backslashreplace")


PIECES = st.sampled_from(
    [
        "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch. ",
        "có 207 lượt, gồm: 42 lượt, 63 lượt, 02 lượt",
        "<!-- checker: ignore percent-of-plan-mismatch reason x until 2020-01-01 -->",
        "<!-- checker: -->",
        "| 5 | 6,7 |\n",
        "\n\n",
        "\r",
        "\u2028",
        "<sup>1</sup>",
        "]]>",
        "漢字 ",
        "\U0001d413",
        "\x0b",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=14).map("".join))
@example("| 5 | 6,7 |\n²| 5 | 6,7 |\n")  # a digit, but no decimal one
def test_whatever_a_text_holds_every_format_can_be_read(text):
    made = check_document(read_text(text, "x.md"), load_rules(), settings=Settings(today=date(2026, 11, 25)))
    jsonschema.Draft4Validator(SARIF).validate(json.loads(sarif.render([made], [], VIEW)))
    JUNIT.assertValid(etree.fromstring(junit.render([made], [], VIEW).encode()))
    for line in jsonl.render([made], [], VIEW).splitlines():
        value = json.loads(line)
        assert text[value["start"] : value["end"]] == made.document.text[value["start"] : value["end"]]
    rows = list(csv.reader(io.StringIO(csvout.render([made], [], VIEW)[1:], newline="")))
    assert {len(row) for row in rows} == {len(csvout.FINDINGS)}
    json.loads(gitlab.render([made], [], VIEW))
    assert all(line.count("::") >= 2 for line in github.render([made], [], VIEW).splitlines() if line.startswith("::"))


# SARIF.


@pytest.mark.parametrize(
    "reports", [[], EVERYTHING, [nasty_report()], [empty_report()]], ids=["none", "everything", "nasty", "empty"]
)
def test_sarif_is_valid_against_the_official_schema(reports):
    text = sarif.render(reports, [LOST], replace(VIEW, show=frozenset(Status)))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(json.loads(text))


@pytest.fixture(scope="module")
def everything_known():
    """A report of every rule's examples, and the two reports of the folder of examples."""
    told = [(f"{rule.name}-{n}.md", e.text) for rule in load_rules() for n, e in enumerate(rule.examples)]
    told += [
        (file.name, file.read_text(encoding="utf-8")) for file in sorted((HERE.parent / "examples").glob("bao*.md"))
    ]
    return [check_document(read_text(text, name), load_rules()) for name, text in told]


def test_every_rules_findings_are_valid_and_none_is_taken_for_another(everything_known):
    view = replace(VIEW, show=frozenset(Status))
    run = json.loads(sarif.render(everything_known, [], view))
    jsonschema.Draft4Validator(SARIF).validate(run)
    found = run["runs"][0]["results"]
    assert {r["ruleId"] for r in found if r["kind"] == "fail"} == {rule.name for rule in load_rules()}
    marks = [
        (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["partialFingerprints"]) for r in found
    ]
    assert len({(uri, mark["primaryLocationLineHash"]) for uri, mark in marks}) == len(found)
    JUNIT.assertValid(etree.fromstring(junit.render(everything_known, [], view).encode()))
    quality = json.loads(gitlab.render(everything_known, [], view))
    assert len({item["fingerprint"] for item in quality}) == len(quality)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_manuals_are_no_longer_than_github_shows(lang):
    rules = run_of([report()], replace(VIEW, lang=lang))["tool"]["driver"]["rules"]
    assert len(rules) >= len(load_rules())
    for rule in rules:
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule.get("fullDescription", rule["shortDescription"])["text"]) <= 1024
        assert len(rule["id"]) <= 255


def test_the_schema_would_refuse_what_is_wrong():
    value = json.loads(sarif.render(EVERYTHING, [], VIEW))
    value["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SARIF).validate(value)


def run_of(reports, view=VIEW):
    return json.loads(sarif.render(reports, [], view))["runs"][0]


def test_sarif_counts_code_points_and_its_regions_hold_what_was_printed():
    run = run_of([report()])
    assert run["columnKind"] == "unicodeCodePoints"
    text = report().document.text
    for result in run["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            region = location["physicalLocation"]["region"]
            printed = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert printed == region["snippet"]["text"]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == printed


def test_sarif_names_rules_by_index():
    run = run_of(EVERYTHING)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert all(len(r.get("properties", {}).get("tags", [])) <= 10 for r in rules)


def test_sarif_paths_are_uris():
    for path, uri in (
        ("huyện ủy/báo cáo 1.md", "huy%E1%BB%87n%20%E1%BB%A7y/b%C3%A1o%20c%C3%A1o%201.md"),
        ("/tmp/a b.md", "file:///tmp/a%20b.md"),  # noqa: S108  # a path as a user gives it
        ("D:\\Báo cáo\\a.md", "file:///D:/B%C3%A1o%20c%C3%A1o/a.md"),
        ("a#b?c.md", "a%23b%3Fc.md"),
        ("x:y.md", "x%3Ay.md"),
        ("./a.md", "a.md"),
        ("..\\pc/./a.md", "../pc/a.md"),
    ):
        assert run_of([report(path)])["artifacts"][0]["location"]["uri"] == uri


def test_sarif_marks_what_is_known_and_drops_nothing():
    states = [(r.get("baselineState"), r["suppressions"]) for r in run_of([accepted_report()])["results"]]
    known, ignored = states[1], next(s for s in states if s[1])
    assert known == ("unchanged", [])
    assert ignored[1] == [{"kind": "inSource", "status": "accepted", "justification": "số liệu của xã"}]
    assert len(states) == 5


def test_sarif_stays_within_githubs_limits(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    monkeypatch.setattr(sarif, "MOST_LOCATIONS", 3)
    results = run_of([report()])["results"]
    assert [r["level"] for r in results] == ["error", "warning"]
    assert max(len(r["relatedLocations"]) for r in run_of([replace(report(), checks=checks()[1:2])])["results"]) == 3


# JUnit.


@pytest.mark.parametrize(
    "reports", [[], EVERYTHING, [nasty_report()], [empty_report()]], ids=["none", "everything", "nasty", "empty"]
)
def test_junit_is_valid_against_the_schema(reports):
    text = junit.render(reports, [LOST], VIEW)
    root = etree.fromstring(text.encode())
    JUNIT.assertValid(root)
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(c.find("failure") is not None for c in cases)
        assert int(suite.get("skipped")) == sum(c.find("skipped") is not None for c in cases)
    for key in ("tests", "failures", "errors"):
        assert int(root.get(key)) == sum(int(s.get(key)) for s in root)


def test_junit_tells_holding_failing_and_doubtful_apart():
    (suite,) = etree.fromstring(junit.render([report()], [], View()).encode())
    assert [suite.get(k) for k in ("tests", "failures", "skipped")] == ["5", "2", "2"]


# GitHub and GitLab.


def test_github_commands_stand_in_one_line_each():
    text = github.render([nasty_report(), report("a,b:c.md")], [LOST], VIEW)
    lines = text.split("\n")
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 1 + 4 + 1
    assert "\r" not in text
    for command in commands:
        found = re.fullmatch(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]+,?)+)::(.+)", command)
        assert found, command
    assert any("file=a%2Cb%3Ac.md" in c for c in commands)
    assert "100%25" in text


def test_github_leaves_out_what_is_known():
    assert github.render([accepted_report()], [], View()).count("::") == 2 * 2


def test_gitlab_objects_are_whole():
    found = json.loads(gitlab.render(EVERYTHING, [LOST], VIEW))
    for item in found:
        assert list(item) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert item["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert item["location"]["lines"]["begin"] <= item["location"]["lines"]["end"]
    assert len({item["fingerprint"] for item in found}) == len(found)


def test_however_a_path_is_given_it_is_one_finding():
    plain, other = (renderer(form).render([report("a/b.md")], [], VIEW) for form in ("gitlab", "github"))
    for path in ("./a/b.md", "a/./b.md", "a\\b.md"):
        assert gitlab.render([report(path)], [], VIEW) == plain
        assert github.render([report(path)], [], VIEW) == other


# Formats with positions of their own.


@pytest.mark.parametrize("form", ENDINGS)
def test_the_documents_own_terms_come_besides_the_line(form, monkeypatch):
    monkeypatch.setattr(results, "place_said", lambda *_: "Phụ lục!C7")
    text = renderer(form).render([report()], [], View())
    assert text.count("Phụ lục!C7") + text.count("Phụ lục\\!C7") >= 2
    if form == "sarif":
        jsonschema.Draft4Validator(SARIF).validate(json.loads(text))
        # What replaces characters of the projected text would spoil the file itself.
        assert '"fixes"' not in text


# Roles.


def test_every_role_of_a_rule_has_a_name_in_both_languages():
    used = {m for rule in load_rules() for m in re.findall(r"\{([a-z]+)\}", rule.message.vi)} - {"computed", "detail"}
    used |= {
        name for rule in load_rules() if rule.equation for name in re.findall(r"[a-z]{2,}", str(rule.equation))
    } - {"sum"}
    assert {role for role in used if roles.role_name(role, "vi") == role} == set()


# JSON: what the contract fixes stays as it is; only what is new has new keys.


def test_json_tells_what_is_accepted_and_noticed():
    from checker.renderers import jsonout

    plain, accepted = json.loads(jsonout.render([report(), accepted_report()], [], View()))["documents"]
    assert "notices" not in plain
    assert not [c for c in plain["checks"] if "accepted" in c]
    assert [c["accepted"]["by"] for c in accepted["checks"] if "accepted" in c] == ["baseline", "text"]
    assert [n["name"] for n in accepted["notices"]] == ["unused-suppression"]


# Tables and lines.


def test_csv_opens_in_excel_and_runs_nothing():
    text = csvout.render([nasty_report(), report()], [LOST], View())
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [r["status"] for r in rows] == ["fail"] * 4 + ["unread"]
    assert not [cell for row in rows for cell in row.values() if re.match(r"[=@\t\r]", cell)]
    risky = replace(report(), checks=(replace(checks()[0], message=Text("=1+1", "=1+1")),))
    assert next(csv.DictReader(io.StringIO(csvout.render([risky], [], View())[1:])))["message"] == "'=1+1"


@pytest.mark.parametrize(("cell", "safe"), [("-5", "-5"), ("-1.234,5", "-1.234,5"), ("-a", "'-a"), ("+=x", "'+=x")])
def test_numbers_stay_numbers(cell, safe):
    assert csvout._harmless(cell) == safe


def test_figures_as_csv_and_lines():
    rows = list(csv.DictReader(io.StringIO(csvout.render_figures(report(), View())[1:])))
    lines = [json.loads(line) for line in jsonl.render_figures(report(), View()).splitlines()]
    assert [r["text"] for r in rows] == [line["text"] for line in lines] == [f.text for f in report().figures]


def test_jsonl_repairs_can_be_applied():
    first = json.loads(jsonl.render([report()], [], View()).splitlines()[0])
    (repair,) = first["repairs"]
    text = report().document.text
    assert text[repair["start"] : repair["end"]] == repair["text"] == "98,4"
    assert (first["path"], first["line"], first["accepted"]) == ("bao-cao.md", 3, None)


def test_markdown_shows_words_as_they_are():
    text = markdown.render([nasty_report()], [], View())
    row = next(line for line in text.splitlines() if "percent-of-plan" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 6
    assert "@octocat" not in text
    assert "<b>" not in text
    assert "\\&lt;" in markdown.render([replace(report("a&lt;b.md"), checks=checks()[:1])], [], View())


def test_markdown_is_cut_to_what_a_comment_may_hold(monkeypatch):
    monkeypatch.setattr(markdown, "LONGEST", 1_700)
    text = markdown.render([report()] * 30, [], View())
    assert len(text) < 1_700
    assert re.search(r"\d+ mục nữa không nêu ở đây\.", text)
    assert "330 số liệu" in text
