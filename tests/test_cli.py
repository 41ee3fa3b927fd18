"""The command line, as its users meet it: what it prints, what it writes, how it exits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker import __version__, check, check_text
from checker.cli import main

RIGHT = "Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 99,4% kế hoạch.\n"
WRONG = "Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 98,4% kế hoạch.\n"
RULE = "percent-of-plan-mismatch"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Two reports in an empty folder, and a machine that speaks English."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    Path("dung.md").write_text(RIGHT, encoding="utf-8")
    Path("sai.md").write_text(WRONG, encoding="utf-8")


@pytest.fixture
def run(capfdbinary):
    """Runs a command: exit code, output, complaints."""

    def run(*arguments):
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def program(*arguments, data=b"", **environment):
    """The program in a process of its own."""
    command = [sys.executable, "-m", "checker", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, env=os.environ | environment, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["dung.md"], 0),
        (["sai.md"], 1),
        (["dung.md", "sai.md"], 1),
        (["."], 1),
        (["sai.md", "mat.md"], 2),
        (["sai.md", "--ignore", RULE], 0),
        (["sai.md", "--select", RULE], 1),
        (["sai.md", "--select", f"term-differs, {RULE}"], 1),
        (["sai.md", "--select", "term-differs"], 0),
        (["sai.md", "--fail-on", "error"], 1),
        (["sai.md", "--fail-on", "note"], 1),
        (["sai.md", "--select", "no-such-rule"], 2),
        (["sai.md", "--format", "xml"], 2),
        (["sai.md", "--jobs", "0"], 2),
        (["--frmat", "json", "sai.md"], 2),
        ([], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes(run, arguments, code):
    assert run("check", *arguments)[0] == code


def test_a_finding_is_shown_with_its_words(run):
    _, out, err = run("check", "sai.md")
    assert "lỗi · dòng 1, cột 67 · percent-of-plan-mismatch" in out
    assert "8.882/8.938 ha, bằng 98,4% kế hoạch." in out
    assert "Tìm thấy 1 lỗi trong 1 phép đối chiếu." in out
    assert err == ""


def test_nothing_found_is_said_with_its_denominator(run):
    _, out, _ = run("check", "--lang", "en", "dung.md")
    assert "No contradiction found in 1 comparison." in out
    assert "3 figures: 3 verified" in out


def test_standard_input_is_markdown_unless_named():
    assert program("check", "-", data=WRONG.encode())[0] == 1
    code, out, _ = program("check", "--format", "json", "--stdin-filename", "x.txt", "-", data=WRONG.encode())
    (document,) = json.loads(out)["documents"]
    assert (code, document["path"], document["format"]) == (1, "x.txt", "text")


def test_json_of_many_files_is_one_object_in_the_order_given(run):
    _, out, _ = run("check", "--format", "json", "sai.md", "mat.md", "dung.md")
    data = json.loads(out)
    assert [d["path"] for d in data["documents"]] == ["sai.md", "dung.md"]
    assert [e["path"] for e in data["errors"]] == ["mat.md"]


def test_results_go_to_a_file_on_request(run):
    code, out, _ = run("check", "--format", "json", "--output", "ket-qua.json", "sai.md")
    assert (code, out) == (1, "")
    assert json.loads(Path("ket-qua.json").read_bytes())["schema"] == 1


def test_a_file_is_not_overwritten_unasked(run):
    Path("ket-qua.txt").write_text("quý giá", encoding="utf-8")
    code, _, err = run("check", "--output", "ket-qua.txt", "sai.md")
    assert code == 2
    assert "ket-qua.txt: the file exists; add --force" in err
    assert Path("ket-qua.txt").read_text(encoding="utf-8") == "quý giá"
    assert run("check", "--output", "ket-qua.txt", "--force", "sai.md")[0] == 1
    assert "98,4" in Path("ket-qua.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["sai.md"], ["."]])
def test_a_report_is_never_overwritten(run, arguments):
    code, _, err = run("check", "--output", "./sai.md", "--force", *arguments)
    assert code == 2
    assert "will not be overwritten" in err
    assert Path("sai.md").read_text(encoding="utf-8") == WRONG


def test_an_output_folder_that_is_missing_is_named(run):
    code, _, err = run("check", "--output", "khong-co/x.txt", "sai.md")
    assert code == 2
    assert "khong-co/x.txt: the results can't be written to this file" in err


def test_settings_hold_where_their_file_stands(run):
    Path("xa").mkdir()
    Path("xa/sai.md").write_text(WRONG, encoding="utf-8")
    Path("xa/checker.toml").write_text(f'lang = "en"\nignore = ["{RULE}"]\n', encoding="utf-8")
    assert run("check", "xa")[0] == 0
    assert run("check", ".")[0] == 1
    assert "No " in run("check", "xa/sai.md")[1]


def test_the_command_line_goes_before_the_settings(run):
    Path("checker.toml").write_text('lang = "en"\nselect = ["term-differs"]\n', encoding="utf-8")
    assert run("check", "sai.md")[0] == 0
    code, out, _ = run("check", "--select", RULE, "--lang", "vi", "sai.md")
    assert code == 1
    assert "Tìm thấy 1 lỗi" in out


def test_a_faulty_setting_costs_only_the_files_it_governs(run):
    Path("xa").mkdir()
    Path("xa/dung.md").write_text(RIGHT, encoding="utf-8")
    Path("xa/checker.toml").write_text('ignore = ["term-difers"]\n', encoding="utf-8")
    code, out, err = run("check", "--format", "json", "sai.md", "xa")
    assert code == 2
    assert [d["path"] for d in json.loads(out)["documents"]] == ["sai.md"]
    assert "did you mean “term-differs”?" in err


def test_an_unknown_rule_is_refused_with_the_nearest_name(run):
    assert "did you mean “term-differs”?" in run("check", "--ignore", "term-differ", "sai.md")[2]
    assert "did you mean “term-differs”?" in run("explain", "term-differ")[2]


def test_a_wrong_option_is_answered_in_the_language_of_the_machine(run, monkeypatch):
    assert "Thêm --help" not in run("check", "--nope")[2]
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert "Thêm --help" in run("check", "--nope")[2]


def test_unsure_and_all_list_more(run):
    assert RULE not in run("check", "dung.md")[1]
    assert RULE in run("check", "--all", "dung.md")[1]
    assert RULE not in run("check", "--show-unsure", "dung.md")[1]


def test_figures_lists_every_figure(run):
    code, out, _ = run("figures", "sai.md")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("     1")] == ["8.882", "8.938", "98,4"]
    data = json.loads(run("figures", "--format", "json", "sai.md")[1])
    assert [f["text"] for f in data["documents"][0]["figures"]] == ["8.882", "8.938", "98,4"]


@pytest.mark.parametrize("raw", ["a\r\nb 5 ha\r\n", "không xuống dòng", "NFD: ă, 5 tấn\n", "\ttab\u00a0 5\n"])
def test_text_is_the_files_own_unchanged(run, raw):
    Path("x.md").write_bytes(raw.encode())
    assert run("text", "x.md") == (0, raw, "")


def test_explain(run):
    code, out, _ = run("explain", "--lang", "vi", RULE)
    assert code == 0
    assert "tỷ lệ = 100 × thực hiện / kế hoạch" in out
    assert RULE in run("explain")[1]


def test_version_and_help(run):
    assert __version__ in run("--version")[1]
    code, out, _ = run("check", "--help")
    assert code == 0
    assert "--fail-on" in out


def test_from_python(tmp_path):
    assert [c.rule for c in check_text(WRONG, name="x.md").findings] == [RULE]
    assert check(tmp_path / "dung.md").findings == ()


# The same input gives the same output, byte for byte.


def test_output_does_not_depend_on_the_machine():
    outputs = {
        program("check", "--format", form, ".", PYTHONHASHSEED=seed, LC_ALL=locale, LANG=locale)[1]
        for form in ("json", "terminal")
        for seed in ("0", "1", "4242")
        for locale in ("C", "C.UTF-8", "en_US.UTF-8")
    }
    assert len(outputs) == len({"json", "terminal"})


def test_letters_survive_any_locale():
    for locale in ("C", "POSIX", "C.UTF-8"):
        _, out, _ = program("check", "sai.md", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        assert "Tổng diện tích gieo trồng cây lương thực" in out


def test_output_does_not_depend_on_the_number_of_processes(run):
    for n in range(12):
        Path(f"{n}.md").write_text(WRONG * (n + 1) + RIGHT, encoding="utf-8")
    assert run("check", "--format", "json", "-j", "1", ".") == run("check", "--format", "json", "-j", "3", ".")


def test_a_report_is_checked_alike_in_any_company(run):
    def documents(*paths):
        data = json.loads(run("check", "--format", "json", *paths)[1])
        return {d["path"]: d for d in data["documents"]}

    alone = documents("sai.md") | documents("dung.md")
    assert alone == documents("sai.md", "dung.md") == documents("dung.md", "sai.md")


def test_a_reader_who_has_seen_enough_is_no_accident():
    Path("lon.md").write_text(WRONG * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "checker", "text", "lon.md"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
