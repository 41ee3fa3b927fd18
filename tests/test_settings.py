"""Settings that change how a report is read: identities, words and rounding of the user's own; and checker init."""

import json
import re
import textwrap
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from checker import config
from checker.cli import main
from checker.config import parse
from checker.engine import check_document
from checker.equation import EquationError
from checker.errors import ConfigError
from checker.finding import Severity, Status
from checker.identities import Identity, rule_of
from checker.interval import Rounding
from checker.packs import load_rules
from checker.readers import read_text
from checker.settings import Settings
from checker.vocabulary import Additions, Unit, extended, load, phrases

FOOD = Identity("food", "diện tích cây lương thực = diện tích lúa + diện tích ngô")


def checked(text, identities=(), **settings):
    rules = (*load_rules(), *map(rule_of, identities))
    return check_document(read_text(text, "x.md"), rules, settings=Settings(identities=identities, **settings))


def by(rule, report):
    return [c for c in report.checks if c.rule == rule]


# Identities.

APART = "Diện tích cây lương thực đạt {} ha.\n\nDiện tích lúa là 3.420 ha.\n\nDiện tích ngô là 1.860 ha.\n"


def test_an_identity_is_a_rule_like_any_other():
    (check,) = by("food", checked(APART.format("5.280"), (FOOD,)))
    assert check.status is Status.PASS
    (check,) = by("food", checked(APART.format("5.820"), (FOOD,)))
    assert (check.status, check.severity) == (Status.FAIL, Severity.ERROR)
    assert check.message.vi == (
        "Theo “diện tích cây lương thực = diện tích lúa + diện tích ngô”, số này phải là 5.280 ha, không phải 5.820 ha"
    )
    assert [r.text for r in check.repairs if r.figure == check.figures[0][0]] == ["5.280"]


def test_units_convert():
    text = APART.format("52,8 triệu").replace("triệu ha", "triệu m2")
    (check,) = by("food", checked(text, (FOOD,)))
    assert check.status is Status.PASS


def test_rounding_is_allowed_for():
    text = "Diện tích cây lương thực đạt 5,3 nghìn ha.\n\nDiện tích lúa là 3,4 nghìn ha.\n\nDiện tích ngô là 1,8 nghìn ha.\n"
    (check,) = by("food", checked(text, (FOOD,)))
    assert check.status is Status.PASS


@pytest.mark.parametrize(
    "text",
    [
        APART.format("5.820").replace("ngô", "sắn"),
        APART.format("5.820") + "\nDiện tích ngô là 1.900 ha.\n",
        APART.format("5.820").replace("1.860 ha", "1.860 tấn"),
    ],
    ids=["a figure is missing", "two that differ", "unlike units"],
)
def test_what_cannot_be_found_for_certain_makes_no_claim(text):
    assert by("food", checked(text, (FOOD,))) == []


def test_a_loosely_named_figure_is_a_warning_at_most():
    text = APART.format("5.820").replace("Diện tích ngô", "Diện tích gieo trồng ngô")
    (check,) = by("food", checked(text, (FOOD,)))
    assert check.severity is Severity.WARNING


@pytest.mark.parametrize("equation", ["a", "a = b + b", "a = ", "a = b ) + c", "1 = 2", "+ = b", "a = 2x + b"])
def test_what_is_no_equation_is_refused(equation):
    with pytest.raises(EquationError):
        Identity("x", equation)
    with pytest.raises(ConfigError, match="can't be computed"):
        parse({"identity": [{"name": "x", "equation": equation}]}, "checker.toml")


# Words.


def test_a_unit_of_ones_own_converts():
    text = "Diện tích lúa là 36 sào, tăng 2 sào so với cùng kỳ."
    sao = Additions(units=(("sào", ("sào",), Unit("sào", "area", Fraction(360))),))
    with extended(sao):
        assert load().unit_names["sào"].dimension == "area"
    assert load().unit_names["sào"].dimension == "area-sao"
    identity = Identity("x", "diện tích lúa = diện tích ngô")
    text = "Diện tích lúa là 100 sào.\n\nDiện tích ngô là 3,6 ha.\n"
    assert by("x", checked(text, (identity,))) == []
    (check,) = by("x", checked(text, (identity,), words=sao))
    assert check.status is Status.PASS


def test_a_cue_of_ones_own_is_understood():
    text = "Gieo trồng 8.882 ha, đạt 98,4% khtg (8.938 ha)."
    assert by("percent-of-plan-mismatch", checked(text)) == []
    words = Additions(cues=(("plan", ("khtg",)),))
    assert [c.status for c in by("percent-of-plan-mismatch", checked(text, words=words))] == [Status.FAIL]
    assert by("percent-of-plan-mismatch", checked(text)) == []


def test_patterns_follow_the_words_in_force():
    with extended(Additions(lists=(("wordings.and", ("cộng với",)),))):
        assert "cộng với" in phrases("and")
    assert "cộng với" not in phrases("and")


# Rounding.


@pytest.mark.parametrize(
    ("mode", "low", "high"),
    [
        (Rounding.HALF_UP, "4.55", "4.65"),
        (Rounding.TRUNCATED, "4.6", "4.7"),
        (Rounding.HALF_EVEN, "4.55", "4.65"),
    ],
)
def test_ranges_follow_the_rounding(mode, low, high):
    (figure,) = checked("Có 4,6 ha rừng.", rounding=mode).figures
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


def test_truncated_reports_are_right_in_their_own_way():
    text = "Gieo trồng 8.935/9.000 ha, đạt 99,2% kế hoạch."
    assert [c.severity for c in by("percent-of-plan-mismatch", checked(text))] == [Severity.NOTE]
    assert [c.status for c in by("percent-of-plan-mismatch", checked(text, rounding=Rounding.TRUNCATED))] == [
        Status.PASS
    ]


def test_counts_and_bounds_stay_as_they_are():
    report = checked("Có 45 vụ; trên 1.700 ha; khoảng 30 ha.", rounding=Rounding.TRUNCATED)
    plain = checked("Có 45 vụ; trên 1.700 ha; khoảng 30 ha.")
    assert [(f.low, f.high) for f in report.figures] == [(f.low, f.high) for f in plain.figures]


# The commands.


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(*arguments):
        config._config_of.cache_clear()  # each command is a process of its own
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


SETTINGS = """
rounding = "half-up"
[[identity]]
name = "food"
equation = "diện tích cây lương thực = diện tích lúa + diện tích ngô"
severity = "warning"
[vocabulary.units]
"sào" = { dimension = "area", factor = 360 }
[vocabulary.cues]
plan = ["khtg"]
[vocabulary.lists]
"bounds.over" = ["ngót nghét"]
"""


def test_the_settings_file_reaches_the_report(run):
    Path("checker.toml").write_text(SETTINGS, encoding="utf-8")
    Path("a.md").write_text(APART.format("5.961"), encoding="utf-8")
    code, out, _ = run("check", "--lang", "en", "a.md")
    assert code == 1
    assert "warning · line 1, column 30 · food" in out
    assert run("check", "--ignore", "food", "a.md")[0] == 0
    assert run("check", "--select", "food", "a.md")[0] == 1
    (driver,) = [r["tool"]["driver"] for r in json.loads(run("check", "--format", "sarif", "a.md")[1])["runs"]]
    (manual,) = [r for r in driver["rules"] if r["id"] == "food"]
    assert manual["shortDescription"]["text"].endswith("diện tích lúa + diện tích ngô")
    Path("b.md").write_text(APART.format("5.961"), encoding="utf-8")
    assert run("check", "-j", "2", "--format", "json", ".") == run("check", "-j", "1", "--format", "json", ".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[identity]]\nname = "term-differs"\nequation = "a = b"', "has the name of a rule"),
        (
            '[[identity]]\nname = "Diện tích"\nequation = "a = b"',
            "the identity's name “Diện tích” may have small letters",
        ),
        ('[vocabulary.cues]\nplans = ["x"]', "no list “plans”; did you mean “plan”?"),
        ('[vocabulary.lists]\n"bound.over" = ["x"]', "did you mean “bounds.over”?"),
        ("[vocabulary.units]\nx = { factor = 1 }", "“dimension” must be a text"),
        ('[vocabulary.units]\nx = { dimension = "area", factor = 0 }', "“factor” of “x” must be a number above 0"),
        (
            '[vocabulary.units]\nx = { dimension = "are", factor = 360 }',
            "“x” is given the dimension “are”; did you mean “area”?",
        ),
        ("[vocabulary.units]\nx = 360", '“x” must be written like this: "x" = { dimension = "area", factor = 360 }'),
        ("lang = 'vi'\nlang = 'en'", "not valid TOML (Cannot overwrite a value"),
        ("[vocabulary]\nunit = 1", "did you mean “units”?"),
        ('rounding = "up"', "“rounding” must be one of"),
        ('[severity]\nno-such = "note"', "there is no rule named “no-such”"),
        ('[[suppress]]\nrule = "no-such"\nreason = "x"', "there is no rule named “no-such”"),
    ],
)
def test_what_cannot_be_meant_is_named(run, text, said):
    Path("checker.toml").write_text(text, encoding="utf-8")
    Path("a.md").write_text("Có 4 ha.", encoding="utf-8")
    code, _, err = run("check", "a.md")
    assert code == 2
    assert said in err
    assert "checker.toml: " in err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_init_explains_every_setting(run, lang):
    assert run("init", "--lang", lang)[0] == 0
    text = Path("checker.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    used = re.sub(r"(?m)^# (?=[\[\]a-z\"].*(?:=|\]$))", "", text)
    table = tomllib.loads(used, parse_float=Decimal)
    assert set(table) == set(config._KNOWN)
    assert parse(table, "checker.toml").identities
    Path("a.md").write_text("Có 4 ha.", encoding="utf-8")
    Path("checker.toml").write_text(used.replace("baseline = ", "# ").replace("min-coverage", "# "), encoding="utf-8")
    assert run("check", "a.md")[2] == ""


def test_init_overwrites_nothing(run):
    Path("checker.toml").write_text("quý", encoding="utf-8")
    code, _, err = run("init")
    assert code == 2
    assert "checker.toml: the file exists and is not overwritten" in err
    assert Path("checker.toml").read_text(encoding="utf-8") == "quý"


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_settings_in_the_readmes_can_be_used(readme):
    text = (Path(__file__).parents[1] / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"(?m)(?:^    .*\n|^\n)+", text)
    settings = [textwrap.dedent(b) for b in blocks if re.search(r"(?m)^    \[\[identity\]\]", b)]
    assert len(settings) == 1
    parsed = parse(tomllib.loads(settings[0], parse_float=Decimal), readme)
    assert "".join(f"“{i.source}”" for i in parsed.identities) in text


# Identities that nothing could be held against.

SPLIT = "[[identity]]\nname = 'food'\nequation = '{}'\n"


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """What the command line says beside the results, and its exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_LANG", "en")

    def told(settings, *paths, **texts):
        config.forget()
        (tmp_path / "checker.toml").write_text(settings, encoding="utf-8")
        for name, text in texts.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        code = main(["check", *paths])
        return code, capsys.readouterr().err.replace(str(tmp_path / "checker.toml"), "checker.toml")

    yield told
    config.forget()


def test_a_label_that_names_no_figure_is_told_with_the_nearest(told):
    wrong = SPLIT.format("diện tích cây lương thực = diện tích lúa + diện tích ngô đông")
    code, said = told(wrong, "a.md", a=APART.format("5.280"))
    assert code == 0
    assert said == (
        "checker.toml: [[identity]] food could not be checked; in a.md: no figure is named “diện tích ngô đông”; "
        "nearest: “diện tích ngô” (line 5), “diện tích lúa” (line 3), “diện tích cây lương thực” (line 1)\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thời tiết thuận lợi, có 12 xã được công nhận.\n", "no figure is named “diện tích cây lương thực”"),
        (
            APART.format("5.820") + "\nDiện tích ngô là 1.900 ha.\n",
            "“diện tích ngô” names figures that differ: 1.860 ha (line 5), 1.900 ha (line 7)",
        ),
        (
            APART.format("5.820").replace("1.860 ha", "1.860 tấn"),
            "the figures' units are of different kinds: “diện tích cây lương thực” 5.820 ha, “diện tích lúa” 3.420 ha, "
            "“diện tích ngô” 1.860 tấn",
        ),
    ],
)
def test_why_an_identity_could_not_be_checked(told, text, why):
    assert why in told(SPLIT.format(FOOD.source), "a.md", a=text)[1]


def test_labels_that_name_one_figure_are_not_compared_with_themselves(told):
    wrong = SPLIT.format("diện tích cây lương thực = diện tích lúa + diện tích ngô + ngô")
    code, said = told(wrong, "a.md", a=APART.format("5.280"))
    assert code == 0
    assert "in a.md: these labels name one figure: “diện tích ngô”, “ngô”" in said


def test_an_identity_checked_in_one_report_is_not_told_of_the_others(told):
    right, other = APART.format("5.280"), "Có 12 xã được công nhận.\n"
    assert told(SPLIT.format(FOOD.source), ".", a=right, b=other) == (0, "")
    code, said = told(SPLIT.format(FOOD.source), ".", a=right.replace("ngô", "sắn"))
    assert (code, said.count("\n")) == (0, 1)
    assert "in a.md: no figure is named “diện tích ngô”; nearest: “diện tích sắn” (line 5)" in said.replace("./", "")
    assert told("ignore = ['food']\n" + SPLIT.format(FOOD.source), ".") == (0, "")
