"""Settings are found upward from each file, and what isn't known is refused."""

import pytest

from checker.config import Config, config_for, parse
from checker.errors import ConfigError
from checker.finding import Severity


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
        ({"zzz": 1}, "there is no setting “zzz”; there are: lang, fail-on, select, ignore"),
        ({"lang": "fr"}, '“lang” must be one of: "vi", "en"'),
        ({"lang": 1}, '“lang” must be one of: "vi", "en"'),
        ({"fail-on": "fatal"}, '“fail-on” must be one of: "note", "warning", "error"'),
        ({"select": "a"}, '“select” must be a list of rule names, such as: select = ["term-differs"]'),
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
