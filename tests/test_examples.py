"""The reports in examples/ and what the program says about each, word for word.

After a change that is meant to show, write the expected outputs anew:

    python tests/test_examples.py
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORTS = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "examples").glob("bao-cao-*.md"))
FORMS = {"terminal": ".expected.txt", "json": ".expected.json"}
EXIT_CODES = {"examples/bao-cao-sach.md": 0, "examples/bao-cao-co-loi.md": 1}


def said(report: str, form: str, *options: str) -> tuple[int, str]:
    """Exit code and output, as a user at the top folder gets them."""
    command = [sys.executable, "-m", "checker", "check", "--format", form, *options, report]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "COLUMNS": "100"})
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()


def expected(report: str, form: str) -> Path:
    return (ROOT / report).with_suffix(FORMS[form])


def test_there_are_two_reports():
    assert set(REPORTS) == set(EXIT_CODES)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("report", REPORTS)
def test_the_output_is_the_one_beside_the_report(report, form):
    code, output = said(report, form)
    assert output == expected(report, form).read_text(encoding="utf-8")
    assert code == EXIT_CODES[report]


def test_the_tour_names_exactly_the_rules_that_fail():
    from checker import check

    tour = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in tour.splitlines() if line.startswith("|") and line.rstrip().endswith("` |")]
    told = sorted(row[3].strip().strip("`") for row in rows if len(row) > 4)
    assert sorted(c.rule for c in check(ROOT / "examples" / "bao-cao-co-loi.md").findings) == told


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_readme_shows_real_output(readme, lang):
    sample = re.findall(
        r"^    (.*· (?:line|dòng) .*\n(?:    .*\n|\n)*)", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE
    )
    lines = [line.strip() for block in sample for line in block.splitlines()]
    _, output = said("examples/bao-cao-co-loi.md", "terminal", "--lang", lang)
    assert lines
    assert set(lines) <= {line.strip() for line in output.splitlines()}


def test_the_readme_shows_real_lines():
    sample = re.findall(
        r"^    (examples/\S+:\d+:\d+: .*)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    _, output = said("examples/bao-cao-co-loi.md", "line", "--lang", "en")
    assert sample
    assert set(sample) <= set(output.splitlines())


def test_the_readme_shows_what_is_said_of_settings_and_suppressions_that_do_nothing(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (settings,) = re.findall(r"(?m)^    \[\[identity\]\].*\n(?:    \S.*\n)+", readme)
    (tmp_path / "checker.toml").write_text(settings.replace("    ", ""), encoding="utf-8")
    words = "# Dự thảo\n\nCó 12 xã.\n\nDiện tích lúa là 3.420 ha. <!-- checker: ignore term-differs reason x -->\n"
    (tmp_path / "draft.md").write_text(words, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "--lang", "en", "--format", "line", "draft.md"],
        cwd=tmp_path,
        env={**os.environ, "CHECKER_LANG": "en"},
        capture_output=True,
        check=True,
    )
    note = done.stdout.decode().splitlines()[0]
    unmet = done.stderr.decode().replace(f"{tmp_path}{os.sep}", "").strip()
    assert f"    {note}\n" in readme
    # The label that is missing there, of the three; the README leaves out the other.
    shown = re.search(r"(?m)^    (checker\.toml: .*: )(no figure .*)$", readme)
    assert shown
    assert unmet.startswith(shown[1])
    assert shown[2] in unmet


@pytest.mark.parametrize(
    ("form", "path"),
    [("github", "examples/bao-cao-co-loi.md"), ("line", "tests/documents/chan-nuoi.xlsx")],
)
def test_the_readme_shows_real_lines_of_other_forms(form, path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, output = said(path, form, "--lang", "en")
    assert any(f"    {line}\n" in readme for line in output.splitlines() if path in line)


def test_the_readmes_show_the_real_closing_lines():
    for readme, lang in (("README.md", "en"), ("README.vi.md", "vi")):
        _, output = said("examples/bao-cao-co-loi.md", "terminal", "--lang", lang)
        for line in output.splitlines()[-2:]:
            assert f"    {line}\n" in (ROOT / readme).read_text(encoding="utf-8")


def test_the_readme_shows_a_real_baseline(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    record = str(tmp_path / "checker-baseline.json")
    command = [sys.executable, "-m", "checker"]
    report = "examples/bao-cao-co-loi.md"
    environment = {**os.environ, "CHECKER_LANG": "en"}
    done = subprocess.run(
        [*command, "baseline", "--output", record, report], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert done.stderr.decode().replace(record, "    checker-baseline.json") in readme
    _, output = said(report, "terminal", "--lang", "en", "--baseline", record)
    for line in output.splitlines()[-3:-1]:
        assert f"    {line}\n" in readme


def test_the_suppressions_in_the_readmes_can_be_followed():
    from checker.suppress import parse

    for readme in ("README.md", "README.vi.md"):
        (order,) = re.findall(r"^    <!--(.*)-->$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
        assert parse(order).until


if __name__ == "__main__":
    for report in REPORTS:
        for form in FORMS:
            expected(report, form).write_text(said(report, form)[1], encoding="utf-8")
