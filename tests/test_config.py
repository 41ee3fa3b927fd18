"""Settings are found upward from each file, and what isn't known is refused."""

from datetime import date
from decimal import Decimal

import pytest

from checker import config
from checker.config import Config, config_for, parse
from checker.errors import ConfigError
from checker.finding import Severity
from checker.paths import covers


def write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(tmp_path):
    assert config_for(tmp_path / "a.md") == Config()
    assert Config().fail_on is Severity.WARNING


def test_all_settings(tmp_path):
    write(tmp_path, "checker.toml", 'lang = "en"\nfail-on = "note"\nselect = ["a", "b"]\nignore = ["c"]\n')
    assert config_for(tmp_path / "a.md") == Config(
        source=str(tmp_path / "checker.toml"), lang="en", fail_on=Severity.NOTE, select=("a", "b"), ignore=("c",)
    )


def test_the_nearest_file_upward_holds(tmp_path):
    write(tmp_path, "checker.toml", 'lang = "vi"')
    write(tmp_path / "huyen", "pyproject.toml", '[tool.checker]\nlang = "en"')
    write(tmp_path / "huyen" / "xa", "pyproject.toml", '[project]\nname = "checker-of-others"')
    assert config_for(tmp_path / "a.md").lang == "vi"
    assert config_for(tmp_path / "huyen" / "a.md").lang == "en"
    assert config_for(tmp_path / "huyen" / "xa" / "a.md").lang == "en"
    assert config_for(tmp_path / "huyen" / "xa").lang == "en"


def test_its_own_file_goes_before_the_projects(tmp_path):
    write(tmp_path, "checker.toml", 'lang = "vi"')
    write(tmp_path, "pyproject.toml", '[tool.checker]\nlang = "en"')
    assert config_for(tmp_path / "a.md").lang == "vi"


def test_a_project_file_of_other_programs_is_not_even_parsed(tmp_path):
    write(tmp_path, "pyproject.toml", "this is no TOML")
    assert config_for(tmp_path / "a.md") == Config()


def test_a_byte_order_mark_does_no_harm(tmp_path):
    write(tmp_path, "checker.toml", '\ufefflang = "en"')
    assert config_for(tmp_path / "a.md").lang == "en"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"fail_on": "error"}, "there is no setting “fail_on”; did you mean “fail-on”?"),
        ({"ignored": []}, "there is no setting “ignored”; did you mean “ignore”?"),
        ({"zzz": 1}, "there is no setting “zzz”; there are: " + ", ".join(config._KNOWN)),
        ({"lang": "fr"}, '“lang” must be one of: "vi", "en"'),
        ({"lang": 1}, '“lang” must be one of: "vi", "en"'),
        ({"fail-on": "fatal"}, '“fail-on” must be one of: "note", "warning", "error"'),
        ({"select": "a"}, '“select” must be a list of rule names, such as: select = ["term-differs"]'),
        ({"severity": {"term-differs": "fatal"}}, '“term-differs” must be one of: "note", "warning", "error"'),
        ({"severity": "note"}, "“severity” must be a table: [severity]"),
        ({"exclude": "a"}, '“exclude” must be a list of files and folders, such as: exclude = ["nhap/*"]'),
        ({"min-coverage": 101}, "“min-coverage” must be a number from 0 to 100, such as: min-coverage = 60"),
        ({"min-coverage": True}, "“min-coverage” must be a number from 0 to 100, such as: min-coverage = 60"),
        ({"baseline": ""}, '“baseline” must be a text, such as: baseline = "checker-baseline.json"'),
        (
            {"period": {"start": "2023-01-01"}},
            "“period” needs its first and its last day: period = { start = 2023-01-01, end = 2023-09-30 }",
        ),
        ({"period": {"begin": 1}}, "there is no setting “period.begin”; did you mean “end”?"),
        ({"suppress": {}}, "“suppress” must be tables one after another: [[suppress]]"),
        ({"suppress": [{"rule": "x"}]}, '“reason” must be a text, such as: reason = "số liệu theo phụ lục 2"'),
        (
            {"suppress": [{"rule": "x", "reason": "y", "until": "soon"}]},
            "“until” must be a date, such as: until = 2026-12-31",
        ),
        ({"suppress": [{"rules": "x"}]}, "there is no setting “suppress.rules”; did you mean “rule”?"),
        ({"ignore": [1]}, '“ignore” must be a list of rule names, such as: ignore = ["term-differs"]'),
    ],
)
def test_what_cannot_be_meant_is_refused(table, said):
    with pytest.raises(ConfigError) as caught:
        parse(table, "checker.toml")
    assert caught.value.said("en") == f"checker.toml: {said}"
    assert caught.value.message.vi != caught.value.message.en


@pytest.mark.parametrize("raw", [b"lang = ", b"lang = '\xff\xfe'"])
def test_a_file_that_is_no_toml_is_named(tmp_path, raw):
    (tmp_path / "checker.toml").write_bytes(raw)
    with pytest.raises(ConfigError, match="not valid TOML") as caught:
        config_for(tmp_path / "a.md")
    assert caught.value.path == str(tmp_path / "checker.toml")


def test_everything_that_can_be_set(tmp_path):
    write(
        tmp_path,
        "checker.toml",
        """
exclude = ["nhap", "huyen/*-cu.md"]
baseline = "ghi-nhan.json"
min-coverage = 62.5
period = { start = 2023-01-01, end = 2023-09-30 }
severity.decimal-mark = "note"

[[suppress]]
rule = "term-differs"
path = "huyen/*"
figure = "2023-2027"
reason = "nhiệm kỳ của tổ chức khác"
until = 2026-12-31
""",
    )
    found = config_for(tmp_path / "a.md")
    assert found.severity == (("decimal-mark", Severity.NOTE),)
    assert (found.baseline, found.min_coverage) == ("ghi-nhan.json", Decimal("62.5"))
    assert found.period is not None
    assert found.period.end == date(2023, 9, 30)
    assert found.excludes(str(tmp_path / "nhap" / "a.md"))
    assert found.excludes(str(tmp_path / "huyen" / "a-cu.md"))
    assert not found.excludes(str(tmp_path / "huyen" / "a.md"))
    assert found.suppressions(str(tmp_path / "a.md")) == ()
    (given,) = found.suppressions(str(tmp_path / "huyen" / "a.md"))
    assert (given.rules, given.figure, given.until) == (("term-differs",), "2023-2027", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("*.md", "a.md", True),
        ("*.md", "x/y/a.md", True),
        ("nhap", "nhap/a.md", True),
        ("nhap/", "x/nhap/a.md", True),
        ("x/nhap", "x/nhap/a.md", True),
        ("nhap/*", "x/nhap/a.md", False),
        ("./x/*.md", "x/a.md", True),
        ("x\\*.md", "x/a.md", True),
        ("nháp", "nhap/a.md", False),
    ],
)
def test_patterns(pattern, path, covered):
    assert covers(pattern, path) is covered
