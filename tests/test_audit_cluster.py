"""An audit on a real Dask cluster of two workers, one of which is killed during the run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra [cluster] isn't installed")
pytest.importorskip("pyarrow", reason="the extra [audit] isn't installed")
pytest.importorskip("docx", reason="the extra [audit] isn't installed")

import province

from checker.auditing import dataset
from checker.cli import main

RUN = """
import json, os, signal, sys
from distributed import LocalCluster
from checker.auditing.cluster import ClusterRun, found
from checker.auditing.keys import provenance_of
from checker.auditing.tasks import named, tasks_of
from checker.plan import Wishes, plan

def main(reports, target):
    files, _ = found([reports])
    jobs = plan(files, Wishes(named=(reports,))).jobs
    tasks = tasks_of(jobs, named([reports], files))
    told = {}
    options = dict(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50)
    with LocalCluster(**options) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        run = ClusterRun(tasks, provenance_of(jobs, ""), target, force=False, size=1)
        told["parts"] = []
        for number in run.steps(cluster.scheduler_address):
            if not told["parts"]:
                os.kill(victim, signal.SIGKILL)
            told["parts"].append(number)
        again = ClusterRun(tasks, provenance_of(jobs, ""), target, force=True, size=1)
        written = {name: os.stat(os.path.join(target, name)).st_mtime_ns for name in ["reports/part-00000.parquet"]}
        told["again"] = sorted(again.steps(cluster.scheduler_address))
        told["untouched"] = all(os.stat(os.path.join(target, n)).st_mtime_ns == t for n, t in written.items())
    print(json.dumps(told))

if __name__ == "__main__":
    main(*sys.argv[1:])
"""


def test_a_worker_that_is_killed_costs_nothing(tmp_path, monkeypatch):
    province.write(tmp_path, 2, seed=5)
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    target = tmp_path / "cluster.parquet"
    command = [sys.executable, str(script), str(tmp_path / "reports"), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert sorted(told["parts"]) == list(range(8))
    assert told["again"] == list(range(8))
    assert told["untouched"], "parts that are there already are not made again"
    monkeypatch.chdir(tmp_path)
    assert main(["audit", "reports", "-o", "local.parquet", "--no-cache", "--quiet"]) == 0
    cluster, local = dataset.read(str(target)), dataset.read("local.parquet")
    assert list(cluster.reports) == list(local.reports)
    assert cluster.provenance == local.provenance


def test_reports_and_data_set_may_lie_where_fsspec_reaches():
    import fsspec

    from checker.auditing.cluster import Batch, found, written
    from checker.auditing.keys import provenance_of
    from checker.auditing.places import place
    from checker.auditing.tasks import named, tasks_of
    from checker.plan import Wishes, plan

    text = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\n"
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/in/xa-a/q1.md", text.encode())
    memory.pipe_file("/in/.hidden/q2.md", text.encode())
    files, errors = found(["memory://in", "memory://none"])
    assert [Path(file).name for file in files] == ["q1.md"]
    assert [error.path for error in errors] == ["memory://none"]
    jobs = plan(files, Wishes(named=("memory://in",))).jobs
    tasks = tasks_of(jobs, named(["memory://in"], files))
    assert [task.name for task in tasks] == ["xa-a/q1.md"]
    provenance = provenance_of(jobs, "")
    dataset.opened("memory://out", force=False)
    written(Batch(0, 0, tuple(tasks), "memory://out", provenance))
    dataset.finish(place("memory://out"), 1, provenance)
    [record] = dataset.read("memory://out").reports
    assert (record.path, record.body, [c.severity for c in record.checks]) == ("xa-a/q1.md", "xa-a", ["error"])


def test_without_a_cluster_the_program_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_LANG", "en")
    monkeypatch.setattr("checker.auditing.cluster._PATIENCE", 1)
    (tmp_path / "a.md").write_text("Gieo trồng 8.882/8.938 ha.\n", encoding="utf-8")
    assert main(["audit", "a.md", "-o", "b.md", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "exactly one -o" in capsys.readouterr().err
    assert main(["audit", "a.md", "-o", "b.parquet", "--cluster", "nonsense"]) == 2
    assert "the cluster doesn't answer" in capsys.readouterr().err
