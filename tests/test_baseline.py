"""A record of known findings: what later drafts it still knows, what is new to it, what goes stale."""

import json
import threading
from pathlib import Path

import pytest

from checker import check_text, config
from checker.baseline import entries, mark, read, written
from checker.cli import main
from checker.commands.output import put
from checker.errors import ConfigError

HEAD = "# BÁO CÁO 9 tháng đầu năm 2023\n\n"
RICE = "Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 98,4% kế hoạch.\n\n"
PIGS = "Tổng đàn gia súc đạt 21.460 con, gồm: trâu 4.215 con, bò 6.870 con, lợn 10.735 con.\n\n"
ROAD = "Tai nạn giao thông xảy ra 45 vụ, tăng 9 vụ (20%) so với cùng kỳ.\n\n"
FIRST = HEAD + RICE + PIGS + ROAD


def known_in(text, record, path="a.md"):
    """Rules of the findings that are known and of those that are new, and how many entries are stale."""
    held = mark({path: check_text(text)}, record)
    found = held.reports[path].findings
    return (
        sorted(c.rule for c in found if c.accepted),
        sorted(c.rule for c in found if not c.accepted),
        len(held.stale),
    )


@pytest.fixture(scope="module")
def record():
    return read(written(entries(check_text(FIRST), "a.md")), "b.json")


ALL = ["growth-of-rise-mismatch", "percent-of-plan-mismatch", "total-not-sum-of-parts"]


@pytest.mark.parametrize(
    "draft",
    [
        FIRST,
        FIRST.replace("\n", "\r\n"),
        HEAD + ROAD + RICE + PIGS,
        HEAD + "Phần mở đầu mới, nêu 17 xã.\n\n" + RICE + "\f" + PIGS + "12\n\n" + ROAD,
        FIRST.replace("Tổng diện tích gieo trồng cây lương thực", "Toàn huyện đã gieo trồng cây lương thực"),
        FIRST.replace("Tai nạn giao thông xảy ra", "Trên địa bàn xảy ra tai nạn giao thông"),
        FIRST.replace("9 tháng đầu năm 2023", "quý III"),
    ],
    ids=["same", "line ends", "re-ordered", "re-paginated", "worded anew", "worded anew too", "another title"],
)
def test_a_later_draft_is_known(draft, record):
    assert known_in(draft, record) == (ALL, [], 0)


def test_a_new_slip_is_new(record):
    assert known_in(FIRST + "Kết nạp 72/90 đảng viên, đạt 85% kế hoạch.\n", record) == (
        ALL,
        ["percent-of-plan-mismatch"],
        0,
    )


def test_a_second_copy_is_new(record):
    assert known_in(FIRST + "Nhắc lại: " + ROAD, record) == (ALL, ["growth-of-rise-mismatch"], 0)


def test_other_figures_are_new_and_leave_a_stale_entry(record):
    assert known_in(FIRST.replace("98,4%", "97,4%"), record) == (
        ["growth-of-rise-mismatch", "total-not-sum-of-parts"],
        ["percent-of-plan-mismatch"],
        1,
    )


def test_what_is_mended_goes_stale(record):
    assert known_in(FIRST.replace("98,4%", "99,4%"), record)[2] == 1


def test_other_files_and_renamed_ones(record):
    assert known_in(FIRST, record, "b.md")[1] == ALL
    held = mark({"b.md": check_text(FIRST)}, record, gone={"a.md"})
    assert all(c.accepted for c in held.reports["b.md"].findings)
    assert held.stale == ()
    assert {entry.path for entry in held.held} == {"b.md"}


def test_the_record_is_sorted_and_can_be_read(record):
    text = written(reversed(record))
    assert text == written(record)
    assert read(text, "b.json") == tuple(sorted(record))
    assert all(row["says"] for row in json.loads(text)["findings"])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 2, "findings": []}', '{"schema": 1, "findings": [{}]}', "null"]
)
def test_what_is_no_record_is_refused(text):
    with pytest.raises(ConfigError, match="no baseline of this program"):
        read(text, "b.json")


# The commands.


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("a.md").write_text(FIRST, encoding="utf-8")

    def run(*arguments):
        config._config_of.cache_clear()  # each command is a process of its own
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def test_only_new_findings_decide_the_exit_code(run):
    assert run("check", "a.md")[0] == 1
    assert run("baseline", "a.md") == (0, "", "checker-baseline.json: 3 findings recorded\n")
    code, out, err = run("check", "--baseline", "checker-baseline.json", "a.md", "--lang", "en")
    assert (code, err) == (0, "")
    assert "No new contradiction found in" in out
    assert "Not counted: 3 known before." in out
    assert out.count("known before · line") == 3
    Path("a.md").write_text(FIRST + "Kết nạp 72/90 đảng viên, đạt 85% kế hoạch.\n", encoding="utf-8")
    code, out, _ = run("check", "--baseline", "checker-baseline.json", "a.md", "--lang", "en")
    assert code == 1
    assert "Found 1 error in" in out


def test_the_settings_can_name_it_and_an_option_can_leave_it_out(run):
    Path("xa").mkdir()
    Path("a.md").rename("xa/a.md")
    run("baseline", "xa", "--output", "ghi-nhan.json")
    Path("checker.toml").write_text('baseline = "ghi-nhan.json"\n', encoding="utf-8")
    assert run("check", "xa")[0] == 0
    assert run("check", "--no-baseline", "xa")[0] == 1


def test_stale_entries_are_told_and_pruned_on_request(run):
    run("baseline", "a.md")
    Path("a.md").write_text(FIRST.replace("98,4%", "99,4%"), encoding="utf-8")
    code, _, err = run("check", "--baseline", "checker-baseline.json", "a.md")
    assert (code, err) == (
        0,
        "checker-baseline.json: 1 recorded findings are gone; remove them: checker baseline --prune\n",
    )
    assert run("baseline", "--prune", "a.md")[2] == "checker-baseline.json: 1 removed, 2 left\n"
    assert run("check", "--baseline", "checker-baseline.json", "a.md")[2] == ""


def test_pruning_adds_nothing(run):
    run("baseline", "a.md")
    Path("a.md").write_text(FIRST + "Kết nạp 72/90 đảng viên, đạt 85% kế hoạch.\n", encoding="utf-8")
    before = Path("checker-baseline.json").read_bytes()
    run("baseline", "--prune", "a.md")
    assert Path("checker-baseline.json").read_bytes() == before


def test_nothing_but_a_record_is_overwritten(run):
    Path("quy.json").write_text("quý", encoding="utf-8")
    assert run("baseline", "a.md", "--output", "quy.json")[0] == 2
    assert run("baseline", "a.md", "--output", "a.md")[0] == 2
    assert Path("quy.json").read_text(encoding="utf-8") == "quý"
    assert Path("a.md").read_text(encoding="utf-8") == FIRST


def test_a_record_that_is_missing_is_named(run):
    code, _, err = run("check", "--baseline", "khong.json", "a.md")
    assert code == 2
    assert "khong.json: the baseline can't be read" in err


def test_an_unread_file_leaves_the_record_alone(run):
    run("baseline", "a.md")
    before = Path("checker-baseline.json").read_bytes()
    Path("b.md").write_bytes(b"")
    assert run("baseline", "a.md", "b.md")[0] == 2
    assert Path("checker-baseline.json").read_bytes() == before


def test_suppressed_findings_are_not_recorded(run):
    Path("a.md").write_text(
        RICE.strip() + " <!-- checker: ignore percent-of-plan-mismatch reason x -->\n", encoding="utf-8"
    )
    assert "0 findings recorded" in run("baseline", "a.md")[2]


# How much must be comparable.


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("60", 0), ("75", 0), ("75.1", 1), ("100", 1)])
def test_the_coverage_gate(run, least, code):
    Path("c.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch. Có 17 trạm y tế.\n", encoding="utf-8")
    got, _, err = run("check", "--min-coverage", least, "c.md")
    assert got == code
    assert err == ("" if code == 0 else f"c.md: only 3 of 4 figures could be compared, less than {least}%\n")


def test_the_coverage_gate_in_the_settings(run):
    Path("c.md").write_text("Có 17 trạm y tế.\n", encoding="utf-8")
    Path("checker.toml").write_text("min-coverage = 50\n", encoding="utf-8")
    assert run("check", "c.md")[0] == 1
    assert run("check", "--min-coverage", "0", "c.md")[0] == 0


def test_excluded_files_are_passed_over_in_folders_only(run):
    Path("checker.toml").write_text('exclude = ["a.md"]\n', encoding="utf-8")
    Path("b.md").write_text("Có 17 trạm y tế.\n", encoding="utf-8")
    assert run("check", ".")[0] == 0
    assert run("check", "a.md")[0] == 1


def test_severities_of_the_users_own(run):
    Path("checker.toml").write_text("".join(f'severity.{rule} = "note"\n' for rule in ALL), encoding="utf-8")
    assert run("check", "a.md")[0] == 0
    assert run("check", "--fail-on", "note", "a.md")[0] == 1
    Path("checker.toml").write_text('severity.no-such-rule = "note"\n', encoding="utf-8")


# Suppressions in the settings.

ORDER = """
[[suppress]]
rule = "percent-of-plan-mismatch"
path = "{path}"
figure = "{figure}"
reason = "số của phụ lục"
until = {until}
"""


@pytest.mark.parametrize(
    ("path", "figure", "until", "checked", "said"),
    [
        ("a.md", "98,4", "2026-12-31", "a.md", ""),
        ("a.md", "97,4", "2026-12-31", "a.md", "suppresses nothing; remove it"),
        ("*.md", "97,4", "2026-12-31", "a.md", ""),
        ("*.md", "97,4", "2026-12-31", ".", "suppresses nothing; remove it"),
        ("b.md", "98,4", "2026-12-31", ".", ""),
        ("a.md", "98,4", "2026-11-24", "a.md", "expired on 2026-11-24"),
    ],
    ids=["in use", "unused", "perhaps used elsewhere", "unused anywhere", "its file is gone", "expired"],
)
def test_idle_suppressions_in_the_settings_are_told(run, path, figure, until, checked, said):
    Path("checker.toml").write_text(ORDER.format(path=path, figure=figure, until=until), encoding="utf-8")
    _, _, err = run("check", "--today", "2026-11-25", checked)
    assert (said in err) if said else (err == "")


def test_an_idle_suppression_is_not_told_if_its_rule_did_not_run(run):
    Path("checker.toml").write_text(ORDER.format(path="a.md", figure="1", until="2026-12-31"), encoding="utf-8")
    assert run("check", "--select", "term-differs", "a.md")[2] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema": 1,\n "findings": [', "JSON hỏng ở dòng 2, cột 15"),
        ("{}", "thiếu mục cần có"),
        ('{"schema": 2, "findings": []}', "viết theo mẫu 2, chương trình này đọc mẫu 1"),
    ],
)
def test_why_it_is_no_record_is_said_without_a_foreign_word(text, said):
    with pytest.raises(ConfigError) as caught:
        read(text, "b.json")
    assert f"({said})" in caught.value.message.vi


def test_a_report_is_never_overwritten_by_a_record(run):
    code, _, err = run("baseline", "--output", "a.md", "a.md")
    assert code == 2
    assert "this is a report to check and will not be overwritten" in err
    Path("other.md").write_text(FIRST, encoding="utf-8")
    code, _, err = run("baseline", "--output", "other.md", "a.md")
    assert code == 2
    assert "remove" not in err
    assert Path("other.md").read_text(encoding="utf-8") == FIRST


def test_pruning_follows_a_renamed_file(run):
    assert run("baseline", ".")[0] == 0
    Path("a.md").rename("b.md")
    assert "0 removed, 3 left" in run("baseline", "--prune", ".")[2]
    assert {e["path"] for e in json.loads(Path("checker-baseline.json").read_text("utf-8"))["findings"]} == {"b.md"}
    # A report that takes the old name brings its own findings.
    Path("a.md").write_text(FIRST, encoding="utf-8")
    assert run("check", "--baseline", "checker-baseline.json", "b.md")[0] == 0
    assert run("check", "--baseline", "checker-baseline.json", "a.md")[0] == 1


def test_a_record_is_whole_whenever_it_is_read(tmp_path):
    target, long = tmp_path / "b.json", "x" * 3_000_000
    put("old", str(target))
    writers = [threading.Thread(target=put, args=(long, str(target))) for _ in range(4)]
    for writer in writers:
        writer.start()
    seen = {target.read_text("utf-8") for _ in range(200)}
    for writer in writers:
        writer.join()
    assert seen <= {"old", long}
    assert [file.name for file in tmp_path.iterdir()] == ["b.json"]
