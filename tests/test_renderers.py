"""Renderers: finished reports in, the exact text out. ``GOLDEN=rewrite`` writes the golden files anew; read them after."""

import json
import os
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from handmade import accepted_report, checks, clean_report, document, empty_report, figure, report
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Block, BlockKind, Cell
from checker.errors import CheckerError
from checker.finding import Severity, Status
from checker.packs import load_pack
from checker.renderers import FORMATS, View, decimals, explain, jsonout, measure, renderer, roles, terminal, words
from checker.renderers.excerpt import Mark, columns, excerpts
from checker.renderers.table import table
from checker.text import Text

GOLDEN = Path(__file__).parent / "golden"
LOST = CheckerError("mat.md", Text("không có tệp này", "there is no such file"))
ALL = View(show=frozenset(Status))


def agrees(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "rewrite":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize(
    ("name", "reports", "errors", "view"),
    [
        ("findings.vi.txt", [report()], [], View()),
        ("findings.en.txt", [report(lang="en")], [], View(lang="en")),
        ("everything.narrow.txt", [report()], [], replace(ALL, width=60)),
        ("clean.vi.txt", [clean_report()], [], View()),
        ("clean.en.txt", [clean_report()], [], View(lang="en")),
        ("empty.txt", [empty_report()], [], View()),
        ("many.vi.txt", [clean_report(), report(), empty_report()], [LOST], View()),
        ("many.en.txt", [clean_report(), report(), empty_report()], [LOST], View(lang="en")),
        ("known.vi.txt", [accepted_report(), clean_report()], [], View()),
        ("known.en.txt", [accepted_report(), clean_report()], [], View(lang="en")),
        ("colour.txt", [report()], [], View(colour=True)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_terminal(name, reports, errors, view):
    agrees(name, terminal.render(reports, errors, view))


def test_nothing_to_show_is_nothing():
    assert terminal.render([], [LOST], View()) == ""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_figures(lang):
    agrees(f"figures.{lang}.txt", terminal.render_figures(report(), View(lang=lang)))


def test_json():
    agrees("reports.json", jsonout.render([report(), clean_report(), empty_report()], [LOST], View()))
    agrees("figures.json", jsonout.render_figures(report(), View()))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_explain(lang):
    rule = next(rule for _, rule in load_pack("checker_rules") if rule.name == "percent-of-plan-mismatch")
    page = explain.render_rule(rule, lang, 80)
    headings = [line for line in page.splitlines() if line and not line.startswith(" ")]
    assert headings[0] == f"{rule.name} · {'lỗi' if lang == 'vi' else 'error'}"
    assert headings[1] == rule.summary.said(lang)
    assert len(headings) == 2 + 5 + 2
    assert roles.formula(rule.equation, lang) in page
    for text in (rule.explain.checks, rule.explain.matters, rule.explain.allows, rule.explain.blind):
        assert " ".join(text.said(lang).split()) in " ".join(page.split())
    for example in rule.examples:
        assert example.text in " ".join(page.split())
        assert example.says in page


def test_the_table_of_rules_has_them_all():
    rules = [rule for _, rule in load_pack("checker_rules")]
    lines = explain.render_table(rules, "vi", 120).splitlines()
    named = [line.split()[0] for line in lines[2:] if line and not line.startswith((" ", "Xem"))]
    assert named == [r.name for r in rules]


# The contract.

TOP = ["schema", "checker", "documents", "errors"]
DOCUMENT = ["path", "sha256", "format", "period", "figures", "checks", "summary"]
FIGURE = [
    "id",
    "text",
    "start",
    "end",
    "line",
    "column",
    "page",
    "value",
    "low",
    "high",
    "unit",
    "role",
    "label",
    "coverage",
    "why",
]
CHECK = ["rule", "kind", "status", "severity", "figures", "recomputed", "low", "high", "message", "repairs"]


def strict(text: str) -> dict:
    def no_float(digits):
        raise AssertionError(f"a float: {digits}")

    return json.loads(text, parse_float=no_float, parse_constant=no_float)


def test_every_key_is_present_in_one_order():
    data = strict(jsonout.render([report(), clean_report(), empty_report()], [LOST], View()))
    assert list(data) == TOP
    assert data["schema"] == 1
    assert list(data["checker"]) == ["version"]
    assert all(list(d) == DOCUMENT for d in data["documents"])
    assert all(list(f) == FIGURE for d in data["documents"] for f in d["figures"])
    assert all(list(c) == CHECK for d in data["documents"] for c in d["checks"])
    assert data["errors"] == [{"path": "mat.md", "message": "không có tệp này"}]


def test_figures_stand_where_the_text_has_them():
    made = report()
    for f in strict(jsonout.render([made], [], View()))["documents"][0]["figures"][1:]:
        assert made.document.text[f["start"] : f["end"]] == f["text"]
        line = made.document.text.splitlines()[f["line"] - 1]
        assert line[f["column"] - 1 :].startswith(f["text"])


def test_values_are_exact_strings():
    document_ = strict(jsonout.render([report()], [], View()))["documents"][0]
    assert [document_["figures"][1][k] for k in ("value", "low", "high")] == ["8882", "8881.5", "8882.5"]
    assert [document_["checks"][0][k] for k in ("recomputed", "low", "high")] == ["99.37", "99.362", "99.385"]
    assert [document_["checks"][2][k] for k in ("recomputed", "low", "high")] == [None, None, None]


def test_the_summary_counts():
    assert strict(jsonout.render([report()], [], View()))["documents"][0]["summary"] == {
        "figures": {"total": 11, "verified": 2, "contradicted": 7, "unverified": 1, "excluded": 1},
        "checks": {"total": 5, "pass": 1, "fail": 3, "unsure": 1},
        "findings": {"error": 1, "warning": 1, "note": 1},
    }


def test_json_speaks_the_language_asked_for():
    data = strict(jsonout.render([report()], [LOST], View(lang="en")))
    assert data["errors"][0]["message"] == "there is no such file"
    assert data["documents"][0]["checks"][0]["message"] == "8.882 ha of 8.938 ha is 99,4%, not 98,4%"


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "html"])  # the page numbers its anchors
def test_each_report_is_rendered_alike_wherever_it_stands(form):
    show = renderer(form).render
    one, two = report("a.md"), report("b.md")
    forward, backward = show([one, two], [], View()), show([two, one], [], View())
    assert sorted(forward.replace(",\n", "\n").splitlines()) == sorted(backward.replace(",\n", "\n").splitlines())


# Excerpts.


def shown(text: str, *printed: str, width: int = 80) -> list[tuple[str, str]]:
    doc = document(text)
    marks = [figure(doc, i, p) for i, p in enumerate(printed)]
    found = excerpts(doc, [Mark(f.start, f.end, main=i == 0) for i, f in enumerate(marks)], width)
    return [(e.words, e.underline) for e in found]


def under(words: str, underline: str) -> list[str]:
    """The words above each stretch of marks."""
    return [words[m.start() : m.end()] for m in re.finditer(r"\^+|~+", underline)]


@pytest.mark.parametrize(
    ("text", "printed", "seen"),
    [
        ("Đạt **98,4%** kế hoạch", ["98,4"], "Đạt 98,4% kế hoạch"),
        ("Có 45 m<sup>2</sup>, đạt 12%", ["12", "45"], "Có 45 m², đạt 12%"),
        ("Trồng<sup>1</sup> 45 ha", ["45"], "Trồng¹ 45 ha"),
        ("Trồng <b>45</b> ha", ["45"], "Trồng 45 ha"),
        ("Có 45 con (*trong đó bò*), 2*3", ["45"], "Có 45 con (trong đó bò), 2*3"),
        ("Trồng\n45\tha", ["45"], "Trồng 45 ha"),
        ("Trồng \u001b[31m45 ha\u202e!", ["45"], "Trồng  [31m45 ha!"),
        (unicodedata.normalize("NFD", "Tổng sản lượng 45 tấn"), ["45"], "Tổng sản lượng 45 tấn"),
    ],
)
def test_markup_goes_and_the_underline_stays_in_place(text, printed, seen):
    if "\u001b" in text:
        doc = document(text)
        at = text.index("45")
        ((words_, underline),) = [(e.words, e.underline) for e in excerpts(doc, [Mark(at, at + 2, main=True)], 80)]
    else:
        ((words_, underline),) = shown(text, *printed)
    assert words_ == seen
    assert set(under(words_, underline)) == set(printed)


def test_the_blamed_figure_has_its_own_mark():
    ((_, underline),) = shown("Trồng 45/50 ha, đạt 80%", "80", "45", "50")
    assert underline == "      ~~ ~~         ^^"


@pytest.mark.parametrize(
    ("text", "labels", "lines"),
    [
        (
            "Trồng 45/50 ha, đạt 80%",
            {"45": "thực hiện", "50": "kế hoạch", "80": "tỷ lệ"},
            ["      thực hiện     tỷ lệ", "         kế hoạch"],
        ),
        ("45, 50 và 80", {"45": "tổng", "50": "phần", "80": ""}, ["tổng", "    phần"]),
        ("漢字 45 và 50", {"45": "tổng", "50": "phần"}, ["     tổng  phần"]),
        ("Có 45", {"45": "một tên rất dài " * 4}, ["một tên rất dài " * 4]),
        ("Có 45", {"45": ""}, []),
    ],
)
def test_roles_stand_beneath_their_figures(text, labels, lines):
    doc = document(text)
    marks = [
        Mark(text.index(printed), text.index(printed) + len(printed), main=False, label=label)
        for printed, label in labels.items()
    ]
    (found,) = excerpts(doc, marks, 64)
    assert list(found.labels) == lines
    assert all(measure.width(line) <= 64 for line in found.labels)


def test_a_long_line_is_cut_at_words():
    text = "Một hai ba bốn. " + "rất nhiều chữ " * 40 + "đạt 45 ha " + "và nhiều chữ nữa " * 40
    ((words_, underline),) = shown(text, "45", width=60)
    assert words_.startswith("… ")
    assert words_.endswith(" …")
    assert len(words_) <= 60
    assert under(words_, underline) == ["45"]


def test_a_sentence_that_fits_stands_alone():
    text = "Câu trước dài dòng. Trồng được 45 ha. " + "Câu sau cũng dài dòng. " * 5
    assert shown(text, "45")[0][0] == "Trồng được 45 ha."


def test_figures_far_apart_get_lines_of_their_own():
    found = shown("Trồng 45 ha. " + "chữ " * 100 + "đạt 99%.\n\nỞ đoạn khác có 77 ha.", "45", "99", "77")
    assert [under(w, u) for w, u in found] == [["45"], ["99"], ["77"]]


def test_of_a_table_its_row_is_shown():
    text = "| Xã | ha |\n|---|---|\n| Bản Bo | 45 |\n| Giang Ma | 77 |\n"
    rows = tuple(
        tuple(Cell(text.index(cell), text.index(cell) + len(cell)) for cell in row)
        for row in (("Xã", "ha"), ("Bản Bo", "45"), ("Giang Ma", "77"))
    )
    doc = replace(document(text), blocks=(Block(BlockKind.TABLE, 0, 0, len(text), rows=rows),))
    (found,) = excerpts(doc, [Mark(text.index("77"), text.index("77") + 2, main=True)], 80)
    assert (found.line, found.words) == (4, "Giang Ma | 77")


LINES = st.text(st.sampled_from("aăấ \u0301\n*_<>/sup12.;漢\u200b\u0007"), max_size=80)


@given(LINES, LINES, st.integers(40, 90))
def test_whatever_stands_around_it_the_figure_is_the_one_underlined(before, after, width):
    text = f"{before} 8765,4 {after}"
    at = len(before) + 1
    doc = replace(document(text), blocks=(Block(BlockKind.PARAGRAPH, 0, 0, len(text)),))
    (found,) = excerpts(doc, [Mark(at, at + 6, main=True)], width)
    assert sum(map(columns, found.words)) <= width
    start = found.underline.index("^")
    column = 0
    for i, char in enumerate(found.words):
        if column == start and not unicodedata.combining(char):
            assert found.words[i:].startswith("8765,4")
            break
        column += columns(char)
    assert found.underline.strip() == "^" * 6


# Numbers and words.


@pytest.mark.parametrize(
    ("value", "places", "low", "near", "high"),
    [
        (Fraction(888200, 8938), 2, "99.37", "99.37", "99.38"),
        (Fraction(-1, 3), 2, "-0.34", "-0.33", "-0.33"),
        (Fraction(1, 200), 2, "0", "0.01", "0.01"),
        (Fraction(-1, 200), 2, "-0.01", "-0.01", "0"),
        (Fraction(107), 1, "107", "107", "107"),
        (Fraction(15, 10), 0, "1", "2", "2"),
        (Fraction(10**30 + 1, 10), 1, "1" + "0" * 29 + ".1", "1" + "0" * 29 + ".1", "1" + "0" * 29 + ".1"),
    ],
)
def test_fractions_as_decimals(value, places, low, near, high):
    assert (decimals.floor(value, places), decimals.nearest(value, places), decimals.ceiling(value, places)) == (
        low,
        near,
        high,
    )


@given(st.fractions(), st.integers(0, 6))
def test_cut_decimals_hold_the_value_between_them(value, places):
    low, high = decimals.floor(value, places), decimals.ceiling(value, places)
    assert Fraction(low) <= value <= Fraction(high) <= Fraction(low) + Fraction(1, 10**places)
    assert decimals.nearest(value, places) in {low, high}


@pytest.mark.parametrize(
    ("digits", "lang", "said"),
    [
        ("1234.5", "vi", "1.234,5"),
        ("1234.5", "en", "1,234.5"),
        ("-1234567", "vi", "-1.234.567"),
        ("0.05", "vi", "0,05"),
        ("12", "en", "12"),
    ],
)
def test_numbers_in_a_languages_own_marks(digits, lang, said):
    assert decimals.spoken(digits, lang) == said


def test_a_cell_stays_the_text_it_is():
    text = table(["a", "b"], [["1.500", "007"], ["349,115", "1e5"], ["-", "nan"]], widths={0: 20})
    assert [line.split() for line in text.splitlines()[2:]] == [["1.500", "007"], ["349,115", "1e5"], ["-", "nan"]]


def test_an_empty_table_has_its_heads():
    assert table(["a", "b"], []).splitlines()[0].split() == ["a", "b"]


@pytest.mark.parametrize("names", [words.SEVERITY, words.STATUS, words.COVERAGE, words.ROLE])
def test_every_kind_of_thing_has_its_words(names):
    assert set(names) == set(type(next(iter(names))))


def test_every_reason_is_said_in_vietnamese():
    """A reason that the words lack would reach a clerk in English."""
    checker = Path(__file__).parent.parent / "checker"
    given = re.compile(r'(?:Role\.[A-Z]+, |why\.append\(|why=)"([a-z ]+)"')
    files = [checker / "engine.py", *(checker / "figures").glob("*.py")]
    reasons = {m[1] for file in files for m in given.finditer(file.read_text(encoding="utf-8"))}
    assert reasons
    assert {reason for reason in reasons if words.why(reason, "vi") == reason} == set()


def test_severities_sort_the_exit_code():
    assert replace(report(), checks=checks()[1:2]).worst() is Severity.NOTE
    assert report().worst() is Severity.ERROR
    assert clean_report().worst() is None


# Widths.


@pytest.mark.parametrize(
    ("text", "taken"),
    [("diện tích", 9), (unicodedata.normalize("NFD", "diện tích"), 9), ("面積 ha", 7), ("", 0), ("a\u0323\u0302", 1)],
)
def test_width_is_counted_in_columns(text, taken):
    assert measure.width(text) == taken


@given(st.text(st.sampled_from("aăấ \u0301漢字-"), max_size=120), st.integers(10, 40))
def test_folded_lines_fit(text, room):
    lines = measure.fold(text, room, first="> ", other="  ")
    assert all(measure.width(line) <= room for line in lines)
    assert "".join("".join(line[2:] for line in lines).split()) == "".join(text.split())


def test_columns_of_a_table_line_up_whatever_the_letters():
    rows = [["面積", "1"], [unicodedata.normalize("NFD", "diện tích"), "2"], ["m\u0323\u0302\u0301 x", "3"]]
    lines = table(["a", "b"], rows).splitlines()[2:]
    assert len({measure.width(line) for line in lines}) == 1


@pytest.mark.parametrize(("form", "ending"), [("line", "lines"), ("table", "table")])
def test_short_forms(form, ending):
    made = [accepted_report(), clean_report(), report(lang="en")]
    agrees(f"short.{ending}.txt", renderer(form).render(made, [LOST], View()))


def test_what_is_known_is_shown_in_brief():
    agrees("accepted.vi.txt", terminal.render([accepted_report()], [], View()))
    agrees("accepted.en.txt", terminal.render([accepted_report()], [], View(lang="en")))
