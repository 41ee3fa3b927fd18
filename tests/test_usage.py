"""Help and complaints about the command line, in both languages and in nothing else."""

import re
import subprocess
import sys

import pytest

from checker.cli import cli, main

COMMANDS = ["baseline", "check", "completion", "explain", "figures", "init", "lsp", "text"]
ENGLISH = re.compile(
    r"\b(?:usage|options|commands|show|message|exit|the|of|error|missing|invalid|such)\b", re.IGNORECASE
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a process of its own language."""

    def run(lang, *arguments):
        monkeypatch.setenv("CHECKER_LANG", lang)
        done = subprocess.run(
            [sys.executable, "-m", "checker", *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_all_commands_are_tested():
    assert sorted(cli.commands) == COMMANDS


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_vietnamese_help_is_vietnamese(run, command):
    code, out, err = run("vi", *command.split(), "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Cách dùng: checker {command}".rstrip())
    words = re.sub(r"\[[^\]]*\]|--?[a-z-]+|error\b[^.)]*|report-checker|checker \w+", "", out)
    assert not ENGLISH.findall(words), out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_english_help_is_english(run, command):
    code, out, _ = run("en", *command.split(), "--help")
    assert code == 0
    assert out.startswith(f"Usage: checker {command}".rstrip())
    assert not re.search(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]", out)


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["check"], "thiếu tham số TỆP …", "Missing argument 'PATHS...'"),
        (["check", "--frmat", "x", "a.md"], "không có tùy chọn “--frmat”; có phải ý bạn là --f", "No such option"),
        (
            ["check", "--format", "x", "a.md"],
            "giá trị của tùy chọn “--format” không dùng được; chỉ nhận: terminal, ",
            "'x' is not one of",
        ),
        (["check", "-j", "0", "a.md"], "phải là số từ 1", "is not in the range"),
        (["check", "--min-coverage", "101", "a.md"], "phải là số từ 0 đến 100", "is not in the range"),
        (["check", "--today", "x", "a.md"], "hãy viết ngày như 2026-12-31", "does not match the format"),
        (["chek"], "chỉ có các lệnh: baseline, check, ", "No such command 'chek'"),
        (["check", "a.md", "--output"], "thiếu giá trị của tùy chọn “--output”", "requires an argument"),
    ],
)
def test_complaints(run, arguments, vi, en):
    code, out, err = run("vi", *arguments)
    assert (code, out) == (2, "")
    assert vi in err
    assert "--help" in err
    assert not ENGLISH.findall(re.sub(r"“[^”]*”|chỉ nhận:.*|chỉ có.*", "", err))
    code, _, err = run("en", *arguments)
    assert code == 2
    assert en in err


def test_every_option_has_a_help_text():
    for command in cli.commands.values():
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or parameter.help, parameter.name


def test_the_version(capfd):
    assert main(["--version"]) == 0
    assert re.fullmatch(r"checker \d+\.\d+\.\d+\n", capfd.readouterr().out)
