"""``checker audit`` as users run it: data sets, cache, exit codes, and runs that are killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra [audit] isn't installed")
pytest.importorskip("docx", reason="the extra [audit] isn't installed")

import province
import pyarrow.parquet as pq

from checker import check
from checker.auditing import dataset, pool
from checker.auditing.local import LocalRun
from checker.auditing.store import ASIDE, Store
from checker.auditing.tables import TABLES
from checker.auditing.tasks import named, tasks_of
from checker.cli import main
from checker.plan import Wishes, plan

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """A small province, in Word and Markdown."""
    folder = tmp_path_factory.mktemp("province")
    province.write(folder, 2, seed=3)
    return folder / "reports"


def program(*arguments, cwd, **environment):
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=cwd, stderr=subprocess.PIPE, text=True, env={**os.environ, "CHECKER_LANG": "en", **environment}
    )


def ran(*arguments, cwd, code=0, **environment):
    process = program(*arguments, cwd=cwd, **environment)
    said = process.communicate()[1]
    assert process.returncode == code, said
    return said


def audited(tmp_path, monkeypatch, capsys, *arguments):
    """In this process: exit code, and what was said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_LANG", "en")
    code = main(["audit", *map(str, arguments)])
    return code, capsys.readouterr().err


def contents(folder):
    """Every file below a folder with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def table(folder, name):
    return pq.read_table(folder / name).to_pylist()


# ---- the data set ------------------------------------------------------------------------------------------------------


def test_numbers_in_parquet_are_those_that_checking_gives(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    heads = table(tmp_path / "a.parquet", "reports")
    figures, checks = (table(tmp_path / "a.parquet", name) for name in ("figures", "checks"))
    achieved = table(tmp_path / "a.parquet", "achievements")
    assert [head["report"] for head in heads] == list(range(8))
    assert sorted(head["path"] for head in heads) == [head["path"] for head in heads]
    assert len({head["path"] for head in heads}) == 8
    for head in heads:
        report = check(reports / head["path"])
        own = [f for f in figures if f["report"] == head["report"]]
        assert [(f["text"], f["start"], f["coverage"]) for f in own] == [
            (f.text, f.start, report.coverage[f.id].value) for f in report.figures
        ]
        assert [
            (c["rule"], c["status"], c["severity"], c["message_vi"]) for c in checks if c["report"] == head["report"]
        ] == [
            (c.rule, c.status.value, c.severity.value if c.severity else None, c.message.vi or None)
            for c in report.checks
        ]
        severities = [c.severity.value for c in report.findings if c.severity]
        assert (head["errors"], head["warnings"]) == (severities.count("error"), severities.count("warning"))
        assert head["figures"] == len(report.figures)
        assert head["sha256"] == report.document.sha256
        planned = {c.figures for c in report.checks if {"actual", "plan"} <= {role for _, role in c.figures}}
        told = {tuple(a["figures"]) for a in achieved if a["report"] == head["report"]}
        # Those of the text; tables add theirs, which only headings tell from shares.
        assert told >= {tuple(figure for figure, _ in figures) for figures in planned}
    for row in achieved:
        assert row["recomputed"] == pytest.approx(100 * row["actual"] / row["plan"], abs=0.005)


def test_the_records_that_were_written_are_read_back(reports, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["audit", str(reports), "-o", "a.parquet", "--quiet", "--date", "2025-01-05"]) == 0
    files = [str(f) for f in sorted(reports.rglob("*.*"))]
    planned = plan(files, Wishes(named=(str(reports),)))
    with Store(tmp_path / "other.sqlite") as store:
        run = LocalRun(tasks_of(planned.jobs, named([str(reports)], files)), store)
        assert len(list(run.steps(None))) == 8
        audit = dataset.read("a.parquet")
        assert audit.provenance.made == "2025-01-05"
        kept = run.audit(audit.provenance).reports
        assert list(audit.reports) == list(kept)
        assert audit.reports[3] == kept[3]
        assert audit.reports[-2:] == list(kept[-2:])


def test_every_column_is_documented_where_it_is_used(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, next(reports.rglob("*.md")), "-o", "a.parquet")[0] == 0
    schema = json.loads((tmp_path / "a.parquet/schema.json").read_text(encoding="utf-8"))
    for each in TABLES:
        file = pq.read_schema(tmp_path / f"a.parquet/{each.name}/part-00000.parquet")
        assert file.names == list(schema["tables"][each.name]["columns"])
        assert all(field.metadata[b"description"] for field in file)
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"`{each.name}`" in guide for each in TABLES)


def test_the_same_reports_give_the_same_bytes(reports, tmp_path):
    outputs = ("-o", "a.parquet", "-o", "a.md")
    made = []
    for seed, processes in ("0", "1"), ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        ran("audit", reports, *outputs, "--processes", processes, cwd=folder, PYTHONHASHSEED=seed)
        made.append({name: data for name, data in contents(folder).items() if not name.startswith(".")})
    assert made[0] == made[1]
    assert {"a.md", "a.parquet/schema.json", "a.parquet/parts/part-00000.parquet"} <= made[0].keys()


# ---- the cache ---------------------------------------------------------------------------------------------------------


def test_what_is_known_is_not_checked_again(reports, tmp_path, monkeypatch, capsys):
    def said(*arguments):
        code, words = audited(tmp_path, monkeypatch, capsys, reports, *arguments)
        assert code == 0, words
        return words

    assert "8 reports (0 known from before)" in said("-o", "a.parquet")
    assert "8 reports (8 known from before)" in said("-o", "b.parquet")
    assert contents(tmp_path / "a.parquet") == contents(tmp_path / "b.parquet")
    assert "(0 known" in said("-o", "c.parquet", "--ignore", "decimal-mark")
    assert "(0 known" in said("-o", "d.parquet", "--no-cache")


def records(cache):
    try:
        with closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as database:
            return database.execute("SELECT count(*) FROM results").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_run_loses_nothing_and_does_nothing_twice(reports, tmp_path):
    calm = tmp_path / "calm"
    calm.mkdir()
    ran("audit", reports, "-o", "a.parquet", "--no-cache", cwd=calm)
    cache = tmp_path / ".checker-cache/audit.sqlite"
    part = tmp_path / "a.parquet/reports/part-00000.parquet"
    points = (lambda: records(cache) >= 1, lambda: records(cache) >= 5, part.exists)
    for reached in points:
        process = program("audit", reports, "-o", "a.parquet", "--processes", "1", cwd=tmp_path)
        until = time.monotonic() + 60
        while not reached() and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.01)
        process.kill()
        process.communicate()
    before = records(cache)
    assert 5 <= before <= 8
    said = ran("audit", reports, "-o", "a.parquet", "--force", cwd=tmp_path)
    assert f"8 reports ({before} known from before)" in said
    assert contents(tmp_path / "a.parquet") == contents(calm / "a.parquet")
    assert records(cache) == 8


def test_a_damaged_cache_is_set_aside_with_a_word(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    cache = tmp_path / ".checker-cache/audit.sqlite"
    cache.write_bytes(b"SQLite format 3\0" + b"\7" * 5000)
    code, said = audited(tmp_path, monkeypatch, capsys, reports, "-o", "b.parquet")
    assert code == 0
    assert "set aside" in said
    assert "(0 known from before)" in said
    assert cache.with_name(cache.name + ASIDE).exists()
    assert contents(tmp_path / "a.parquet") == contents(tmp_path / "b.parquet")


def test_records_that_rot_in_the_cache_are_made_anew(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    with closing(sqlite3.connect(tmp_path / ".checker-cache/audit.sqlite")) as database, database:
        database.execute("UPDATE results SET record = x'0011'")
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "b.parquet")[0] == 0
    assert contents(tmp_path / "a.parquet") == contents(tmp_path / "b.parquet")


def test_no_file_of_somebody_elses_is_taken_for_a_cache(reports, tmp_path, monkeypatch, capsys):
    report, other = tmp_path / "report.docx", tmp_path / "other.sqlite"
    report.write_bytes(b"not a database, but somebody's work" * 100)
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE theirs (x)")
    for file, words in ((report, "the cache can't be used"), (other, "another program")):
        data = file.read_bytes()
        code, said = audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet", "--cache", file)
        assert code == 2
        assert words in said
        assert file.read_bytes() == data


# ---- workers -----------------------------------------------------------------------------------------------------------


class Deadly:
    """Kills the process that receives it."""

    def __reduce__(self):
        return os._exit, (1,)


def test_a_worker_that_dies_costs_one_report(tmp_path):
    files = []
    for n in range(5):
        file = tmp_path / f"{n}.md"
        file.write_text(f"Gieo trồng 8.882/8.938 ha, đạt 9{n},4% kế hoạch.\n", encoding="utf-8")
        files.append(str(file))
    jobs = list(plan(files, Wishes()).jobs)
    jobs[2] = replace(jobs[2], settings=Deadly())
    tasks = tasks_of(jobs, named([], files))
    outcomes = {done.number: done for done in pool.run(tasks, 2)}
    assert sorted(outcomes) == [0, 1, 2, 3, 4]
    assert [n for n, done in outcomes.items() if done.error] == [2]
    assert "stopped while checking" in outcomes[2].error.message.en
    assert outcomes[2].sha256


# ---- what goes wrong ---------------------------------------------------------------------------------------------------


def test_a_broken_report_is_told_and_stops_nobody(tmp_path, monkeypatch, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n", encoding="utf-8")
    (tmp_path / "in/b.docx").write_bytes(b"PK\3\4 broken")
    code, said = audited(tmp_path, monkeypatch, capsys, "in", "missing.md", "-o", "a.parquet")
    assert code == 2
    assert "b.docx" in said
    assert "missing.md: there is no such file" in said
    heads = table(tmp_path / "a.parquet", "reports")
    assert [(h["path"], h["errors"], h["error_en"] is None) for h in heads] == [
        ("a.md", 1, True),
        ("b.docx", 0, False),
        ("missing.md", 0, False),
    ]
    assert heads[1]["sha256"]


def test_findings_change_the_exit_code_only_on_demand(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n", encoding="utf-8")
    assert audited(tmp_path, monkeypatch, capsys, "a.md", "-o", "b.parquet")[0] == 0
    code, said = audited(tmp_path, monkeypatch, capsys, "a.md", "-o", "c.parquet", "--fail-on", "error", "--quiet")
    assert (code, said) == (1, "")


def test_outputs_are_refused_before_the_work_begins(tmp_path, monkeypatch, capsys):
    report = tmp_path / "in/a.md"
    report.parent.mkdir()
    report.write_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n", encoding="utf-8")
    data = report.read_bytes()
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("mine", encoding="utf-8")
    for output, more, words in (
        ("none/sum.md", (), "no such folder"),
        ("old.md", (), "--force"),
        ("in/a.md", ("--force",), "a report to check"),
        ("in/sum.docx", (), "sum.checked.docx"),
        ("full/", ("--force",), "other files"),
        ("sum.txt", (), "--format"),
        ("old.md/", ("--force",), "choose another name"),
    ):
        code, said = audited(tmp_path, monkeypatch, capsys, "in", "-o", output, *more)
        assert code == 2, output
        assert words in said, output
    assert report.read_bytes() == data
    assert (tmp_path / "old.md").read_text(encoding="utf-8") == "old"
    assert [f.name for f in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_a_data_set_is_overwritten_only_with_force_and_leaves_nothing_old(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 2
    one = next(reports.rglob("*.md"))
    assert audited(tmp_path, monkeypatch, capsys, one, "-o", "a.parquet", "--force")[0] == 0
    assert [h["path"] for h in table(tmp_path / "a.parquet", "reports")] == [one.name]


def test_what_a_killed_run_left_in_a_data_set_is_no_obstacle(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    for name in (".schema.json.0123abcd.partial", "reports/.part-00000.parquet.0123abcd.partial", ".made/part-00007"):
        draft = tmp_path / "b.parquet" / name
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(b"half")
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "b.parquet")[0] == 0
    assert contents(tmp_path / "a.parquet") == contents(tmp_path / "b.parquet")


def test_a_faulty_configuration_is_refused(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n", encoding="utf-8")
    (tmp_path / "checker.toml").write_text('ignroe = ["term-differs"]\n', encoding="utf-8")
    code, said = audited(tmp_path, monkeypatch, capsys, "a.md", "-o", "b.parquet")
    assert code == 2
    assert "did you mean “ignore”" in said
    assert not (tmp_path / "b.parquet").exists()


def test_where_no_cache_can_be_the_audit_is_made_without(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n", encoding="utf-8")
    (tmp_path / ".checker-cache").write_text("in the way", encoding="utf-8")
    code, said = audited(tmp_path, monkeypatch, capsys, "a.md", "-o", "b.parquet")
    assert code == 0
    assert "the cache can't be used" in said
    assert len(table(tmp_path / "b.parquet", "reports")) == 1


def test_an_audit_is_compared_with_an_earlier_one(tmp_path, monkeypatch, capsys):
    for quarter, percent in ((1, "98,4"), (2, "97,4")):
        report = f"UBND XÃ HÒA SƠN\n\n# BÁO CÁO quý {quarter} năm 2024\n\nGieo trồng 8.882/8.938 ha, đạt {percent}% kế hoạch.\n"
        (tmp_path / f"{quarter}.md").write_text(report, encoding="utf-8")
    assert audited(tmp_path, monkeypatch, capsys, "1.md", "-o", "q1.parquet")[0] == 0
    assert audited(tmp_path, monkeypatch, capsys, "2.md", "-o", "q2.md", "--against", "q1.parquet")[0] == 0
    assert "UBND xã Hòa Sơn" in (tmp_path / "q2.md").read_text(encoding="utf-8")
    assert audited(tmp_path, monkeypatch, capsys, "2.md", "-o", "plain.md")[0] == 0
    assert len((tmp_path / "q2.md").read_text(encoding="utf-8")) > len(
        (tmp_path / "plain.md").read_text(encoding="utf-8")
    )


def test_an_unfinished_data_set_is_no_earlier_audit(reports, tmp_path, monkeypatch, capsys):
    assert audited(tmp_path, monkeypatch, capsys, reports, "-o", "a.parquet")[0] == 0
    (tmp_path / "a.parquet/schema.json").unlink()
    code, said = audited(tmp_path, monkeypatch, capsys, reports, "-o", "b.md", "--against", "a.parquet")
    assert code == 2
    assert "no finished audit" in said


def test_reports_of_the_same_name_are_told_apart():
    files = [str(Path("x/a.md")), str(Path("y/a.md")), str(Path("y/b.md"))]
    paths = named(["x", "y"], files)
    assert sorted(paths.values()) == ["x/a.md", "y/a.md", "b.md"] or sorted(paths.values()) == [
        "b.md",
        "x/a.md",
        "y/a.md",
    ]
