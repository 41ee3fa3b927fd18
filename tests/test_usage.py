"""Help and complaints about the command line, in both languages and in nothing else."""

import json
import os
import re
import subprocess
import sys

import pytest

from checker.cli import cli, main

COMMANDS = ["audit", "baseline", "check", "completion", "explain", "figures", "init", "lsp", "text"]
ENGLISH = re.compile(
    r"\b(?:usage|options|commands|show|message|exit|the|of|error|missing|invalid|such)\b", re.IGNORECASE
)


COMPLAINTS = [
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
    (["audit", "a.md"], "thiếu tùy chọn “--output”", "Missing option '-o'"),
    (["audit", "a.md", "-o", "b.md", "--date", "x"], "hãy viết ngày như 2026-12-31", "does not match the format"),
    (["chek"], "chỉ có các lệnh: audit, baseline, check, ", "No such command 'chek'"),
    (["check", "a.md", "--output"], "thiếu giá trị của tùy chọn “--output”", "requires an argument"),
]
HELP = [[*command.split(), "--help"] for command in ("", *COMMANDS)]
SCRIPT = """
import contextlib, io, json, sys
from checker.cli import main
answers = []
for arguments in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    answers.append([code, out.getvalue(), err.getvalue()])
json.dump(answers, sys.stdout)
"""


@pytest.fixture(scope="module")
def run():
    """The answers to all of these, in one process for each language: the words are chosen when it starts."""
    asked = [*HELP, *(arguments for arguments, _, _ in COMPLAINTS)]
    answers = {}
    for lang in ("vi", "en"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(asked),
            env=os.environ | {"CHECKER_LANG": lang},
            capture_output=True,
            text=True,
            check=True,
        )
        answers[lang] = json.loads(done.stdout)
    return lambda lang, *arguments: answers[lang][asked.index(list(arguments))]


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


@pytest.mark.parametrize(("arguments", "vi", "en"), COMPLAINTS)
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
