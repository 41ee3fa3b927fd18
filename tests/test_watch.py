"""--watch, completion and the progress bar."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

RIGHT = "Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch.\n"
WRONG = RIGHT.replace("99,4", "98,4")
CHECKER = [sys.executable, "-m", "checker"]


def until(question, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(0.05)
    return False


def test_a_change_is_checked_again(tmp_path):
    report, output = tmp_path / "a.md", tmp_path / "out.txt"
    report.write_text(WRONG, encoding="utf-8")
    command = [*CHECKER, "check", "--watch", "--format", "line", "--output", str(output), str(report)]
    said = lambda words: output.exists() and words in output.read_text(encoding="utf-8")  # noqa: E731
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            assert until(lambda: said("percent-of-plan-mismatch"))
            report.write_text(RIGHT + "\n", encoding="utf-8")
            assert until(lambda: said("Không thấy mâu thuẫn"))
            report.unlink()
            time.sleep(0.5)
            report.write_text(WRONG, encoding="utf-8")
            assert until(lambda: said("percent-of-plan-mismatch"))
            (tmp_path / "checker.toml").write_text('lang = "en"', encoding="utf-8")
            assert until(lambda: said("Found 1 error"))
            assert process.poll() is None
        finally:
            process.terminate()


def test_standard_input_cannot_be_watched():
    done = subprocess.run([*CHECKER, "check", "--watch", "-"], input=b"x", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"--watch" in done.stderr


def completed(*words):
    environment = os.environ | {
        "_CHECKER_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["checker", *words]),
        "COMP_CWORD": str(len(words)),
    }
    script = "import sys; from checker.cli import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return [line.split(",", 1)[1] for line in done.stdout.splitlines()]


def test_commands_options_and_rules_are_completed():
    assert {"check", "baseline", "explain", "init"} <= set(completed(""))
    assert completed("check", "--min") == ["--min-coverage"]
    assert completed("explain", "percent") == ["percent-of-plan-mismatch"]
    assert completed("check", "--ignore", "term-differs,date-o") == ["term-differs,date-outside-period"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(shell):
    done = subprocess.run([*CHECKER, "completion", shell], capture_output=True, text=True, check=True)
    assert "_CHECKER_COMPLETE" in done.stdout


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_shown_on_a_terminal_only(tmp_path, terminal):
    pty = pytest.importorskip("pty")
    for n in range(9):
        Path(tmp_path, f"{n}.md").write_text(RIGHT, encoding="utf-8")
    reader, writer = pty.openpty()
    try:
        with subprocess.Popen(
            [*CHECKER, "check", "--format", "json", "."],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=writer if terminal else subprocess.PIPE,
        ) as process:
            out, err = process.communicate(timeout=60)
        assert process.returncode == 0
        assert out.startswith(b"{")
        if terminal:
            assert b"9/9" in os.read(reader, 10_000)
        else:
            assert err == b""
    finally:
        os.close(reader)
        os.close(writer)
