"""What other people's tools read: the pre-commit hook, the GitHub action, the GitLab job. Their commands are run as they stand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
RIGHT = "Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch.\n"
WRONG = RIGHT.replace("99,4", "98,4")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / ".github/actions/check/action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / ".gitlab/check-reports.yml").read_text(encoding="utf-8"))["check-reports"]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="these templates run under bash")


@pytest.fixture
def bash(tmp_path):
    """Runs a script in a folder with one right and one wrong report."""
    (tmp_path / "dung.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "sai sót.md").write_text(WRONG, encoding="utf-8")
    programs = str(Path(sys.executable).parent)

    def bash(script, **environment):
        variables = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"} | environment
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)

    return bash


def step(name):
    return next(s for s in ACTION["runs"]["steps"] if s.get("name") == name)


def inputs(**given):
    """The step's variables, as GitHub fills them in."""
    values = {name: described["default"] for name, described in ACTION["inputs"].items()} | given
    said = {}
    for variable, source in step("Check")["env"].items():
        name = source.removeprefix("${{ inputs.").removesuffix(" }}")
        assert name in values
        said[variable] = values[name]
    return said


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "1"),
        ({"paths": "dung.md"}, "0"),
        ({"paths": "dung.md\nsai sót.md\n"}, "1"),
        ({"paths": "mất.md"}, "2"),
        ({"lang": "en", "fail-on": "error"}, "1"),
        ({"paths": "dung.md; echo hacked"}, "2"),
    ],
)
def test_the_action_checks_annotates_and_writes_sarif(bash, tmp_path, given, code):
    output = tmp_path / "output"
    done = bash(step("Check")["run"], GITHUB_OUTPUT=str(output), **inputs(**given))
    assert (done.returncode, output.read_text(encoding="utf-8")) == (0, f"exit-code={code}\n")
    assert ("::error file=sai sót.md" in done.stdout) is (code == "1")
    assert "\nhacked" not in done.stdout
    assert json.loads((tmp_path / "checker.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert bash(step("Result")["run"], CODE=code).returncode == int(code)


def test_the_action_installs_this_project():
    path = step("Install")["run"].split('"')[1]
    assert path.startswith("$GITHUB_ACTION_PATH/")
    there = (ROOT / ".github/actions/check" / path.removeprefix("$GITHUB_ACTION_PATH/")).resolve()
    assert (there / "pyproject.toml").is_file()


def test_the_gitlab_job_leaves_both_reports_and_fails(bash, tmp_path):
    done = bash("\n".join(JOB["script"]), **JOB["variables"])
    assert done.returncode == 1
    for file in JOB["artifacts"]["reports"].values():
        assert (tmp_path / file).stat().st_size > 0
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    (tmp_path / "sai sót.md").unlink()
    assert bash("\n".join(JOB["script"]), **JOB["variables"]).returncode == 0


def test_the_gitlab_job_asks_what_to_install(bash):
    assert "say what pip is to install" in bash(JOB["before_script"][0], CHECKER_PACKAGE="").stderr


def test_the_hook_runs_on_the_files_it_is_given(bash):
    (hook,) = HOOKS
    assert bash(f"{hook['entry']} dung.md").returncode == 0
    done = bash(f"{hook['entry']} dung.md 'sai sót.md'")
    assert done.returncode == 1
    assert "sai sót.md:1:32: lỗi percent-of-plan-mismatch" in done.stdout
