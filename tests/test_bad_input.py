"""Bad input: a clear message that names the file, exit code 2, no traceback, and the other files' results all the same."""

import json
import os
from pathlib import Path

import pytest

from checker import batch
from checker.cli import main
from checker.errors import CheckerError
from checker.report import Report

RIGHT = "Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("good.md").write_text(RIGHT, encoding="utf-8")


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


BAD = {
    "empty.md": b"",
    "blank.md": b" \n\t\n",
    "binary.md": bytes(range(256)) * 8,
    "zip.md": b"PK\x03\x04" + bytes(200),
    "pdf.txt": b"%PDF-1.7\n" + bytes(200),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("form", ["json", "terminal"])
def test_a_file_that_is_no_report(name, form, capfdbinary):
    Path(name).write_bytes(BAD[name])
    assert main(["check", "--format", form, name, "good.md"]) == 2
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    assert err.startswith(f"{name}: ")
    assert "Traceback" not in err
    if form == "json":
        data = json.loads(out)
        assert [d["path"] for d in data["documents"]] == ["good.md"]
        assert [e["path"] for e in data["errors"]] == [name]
        assert data["errors"][0]["message"]
    else:
        assert "good.md" in out


@pytest.mark.parametrize("command", ["check", "figures", "text"])
@pytest.mark.parametrize("path", ["missing.md", "no/such/folder/a.md", "folder", "a\0b.md", "x" * 5000])
def test_a_path_that_is_none(command, path, capfdbinary):
    Path("folder").mkdir()
    assert main([command, path]) == 2
    err = capfdbinary.readouterr().err.decode()
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_another_encoding_is_read_or_named(encoding, capfdbinary):
    Path("other.md").write_bytes(RIGHT.encode(encoding))
    code = main(["check", "--format", "json", "other.md"])
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    data = json.loads(out)
    assert code in {0, 2}
    assert (code == 2) == err.startswith("other.md: ")
    assert len(data["documents"]) + len(data["errors"]) == 1


def test_a_huge_file_is_refused_before_it_is_read(capfdbinary):
    sparse(Path("huge.md"), 5_000_000_000)
    assert main(["check", "huge.md", "good.md"]) == 2
    assert capfdbinary.readouterr().err.decode().startswith("huge.md: the file is larger than")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(capfdbinary):
    Path("secret.md").write_text(RIGHT, encoding="utf-8")
    Path("secret.md").chmod(0)
    assert main(["check", "secret.md"]) == 2
    assert capfdbinary.readouterr().err.decode().startswith("secret.md: ")


def test_a_name_that_is_no_text_is_still_shown(capfdbinary):
    name = os.fsdecode(b"t\xeang.md")
    try:
        Path(name).write_text(RIGHT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system allows only UTF-8 names")
    assert main(["check", "--format", "json", name]) == 0
    assert json.loads(capfdbinary.readouterr().out.decode())["documents"][0]["path"] == name


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "{0}",
        "%s %d",
        "\u202e12%\u202c",
        "8.882/0 ha, đạt 99% kế hoạch",
        "(" * 3000,
        "<sup>" * 500,
        "|" * 3000,
        "9" * 5000,
        "1.000/" * 500,
        "đạt 5% " * 500,
        "- " * 500 + "5 ha",
        "́" * 50 + "5",
        "1,2,3.4.5,6",
        "\r\r\r5 ha",
        "\ufeff5 ha",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_text_is_checked_like_any_other(text, capfdbinary):
    Path("odd.md").write_text(text, encoding="utf-8", newline="")
    assert main(["check", "--all", "odd.md"]) in {0, 1}
    assert capfdbinary.readouterr().err == b""


# A fault of ours.


def crash(document, *_):
    if document.path == "bad.md":
        raise ZeroDivisionError("oops")
    return Report(document, "vi", None, (), (), (), ())


def die(document, *_):
    if document.path == "bad.md":
        os._exit(9)
    return Report(document, "vi", None, (), (), (), ())


@pytest.mark.parametrize("processes", [1, 2])
def test_a_crash_costs_one_file_only(processes, monkeypatch):
    monkeypatch.setattr("checker.engine.check_document", crash)
    Path("bad.md").write_text(RIGHT, encoding="utf-8")
    outcomes = list(batch.run([batch.Job(p, ()) for p in ("good.md", "bad.md", "good.md")], processes))
    assert [isinstance(o, Report) for o in outcomes] == [True, False, True]
    error = outcomes[1]
    assert isinstance(error, CheckerError)
    assert error.said("en").startswith("bad.md: the program failed on this file (ZeroDivisionError: oops)")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in reaches a worker by fork only")
def test_a_worker_that_dies_costs_one_file_only(monkeypatch):
    from multiprocessing import get_start_method

    if get_start_method() != "fork":
        pytest.skip("the stand-in reaches a worker by fork only")
    monkeypatch.setattr("checker.engine.check_document", die)
    Path("bad.md").write_text(RIGHT, encoding="utf-8")
    outcomes = list(batch.run([batch.Job(p, ()) for p in ("good.md", "bad.md", "good.md")], 2))
    assert [isinstance(o, Report) for o in outcomes] == [True, False, True]
    assert "perhaps for want of memory" in outcomes[1].said("en")


def test_a_fault_of_the_program_itself_is_one_line(monkeypatch, capfdbinary):
    def broken(*_):
        raise RuntimeError("oops")

    monkeypatch.setattr("checker.renderers.renderer", broken)
    assert main(["check", "good.md"]) == 2
    assert capfdbinary.readouterr().err.decode().startswith("the program failed (RuntimeError: oops)")
