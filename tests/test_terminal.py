"""The terminal of whoever runs it: narrow or wide, with colours or without, in whatever encoding the machine speaks."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from handmade import accepted_report, clean_report

from checker import check_text
from checker.commands.output import view_of
from checker.commands.progress import LARGE, MANY, shown
from checker.finding import Status
from checker.renderers import View, figure_renderer, renderer, results
from checker.renderers.measure import width

EXAMPLE = (Path(__file__).parents[1] / "examples" / "bao-cao-co-loi.md").read_text(encoding="utf-8")
WRITTEN = {
    "composed": EXAMPLE,
    "decomposed": unicodedata.normalize("NFD", EXAMPLE),
    "wide": "漢字🎉 Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch 👨‍👩‍👧 漢字漢字漢字.\n",
}
NARROWEST = {"terminal": 40, "table": 72}
COLOUR = re.compile(r"\033\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("form", NARROWEST)
@pytest.mark.parametrize("written", WRITTEN)
def test_no_line_is_wider_than_the_terminal(columns, form, written):
    made = check_text(WRITTEN[written], name="x.md")
    view = View(width=columns, folded=True, colour=True, show=frozenset({Status.FAIL, Status.UNSURE}))
    lines = [COLOUR.sub("", line) for line in renderer(form).render([made], [], view).splitlines()]
    assert len(lines) > 5
    assert [line for line in lines if width(line) > max(columns, NARROWEST[form])] == []


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_of_files_fits_and_counts_only_what_counts(columns, lang):
    view = View(width=columns, folded=True, lang=lang)
    lines = renderer("terminal").render([accepted_report(), clean_report()], [], view).splitlines()
    assert max(map(width, lines)) <= columns
    (row,) = [line for line in lines if line.startswith("huyện ủy") and "·" not in line]
    assert row.split()[-4:] == ["0", "1", "0", "2"]


@pytest.mark.parametrize("columns", [80, 100, 120, 200])
def test_the_table_of_figures_fits(columns):
    made = check_text(EXAMPLE, name="x.md")
    lines = figure_renderer("terminal").render_figures(made, View(width=columns, folded=True)).splitlines()
    assert max(map(width, lines)) <= columns


def test_how_the_letters_are_composed_changes_nothing_that_is_shown():
    told = [
        renderer("terminal").render([check_text(WRITTEN[w], name="x.md")], [], View())
        for w in ("composed", "decomposed")
    ]
    one, other = (re.sub(r"cột \d+", "cột", text) for text in told)
    assert one == other


def test_closing_lines_are_one_each_where_nobody_folds():
    last = renderer("terminal").render([check_text(EXAMPLE, name="x.md")], [], View(width=40)).splitlines()[-1]
    assert last.startswith("102 số liệu: ")
    assert last.endswith("số thứ tự.")


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (False, {"FORCE_COLOR": "0"}, False),
    ],
)
def test_colours(monkeypatch, terminal, environment, coloured):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert view_of(None).colour is coloured
    assert view_of(None, to_file=True).colour is False


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_the_machines_encoding_changes_no_byte(tmp_path, encoding):
    (tmp_path / "báo cáo.md").write_text(EXAMPLE, encoding="utf-8")
    command = [sys.executable, "-m", "checker", "check", "báo cáo.md", "mất.md"]
    told = []
    for spoken in (encoding, "utf-8"):
        environment = os.environ | {"PYTHONIOENCODING": spoken, "CHECKER_LANG": "vi"}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        told.append((done.returncode, done.stdout, done.stderr))
    assert told[0] == told[1]
    assert "không có tệp" in told[0][2].decode()


@pytest.mark.parametrize(("total", "size", "drawn"), [(MANY, 0, True), (1, LARGE, True), (MANY - 1, LARGE - 1, False)])
def test_a_bar_for_many_or_large_reports(monkeypatch, capsys, total, size, drawn):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(shown(range(total), total, size)) == list(range(total))
    assert (f"{total}/{total}" in capsys.readouterr().err) is drawn


def test_lines_and_tables_name_the_place_in_the_documents_own_terms(monkeypatch):
    monkeypatch.setattr(results, "place_said", lambda *_: "Phụ lục!C7")
    (line, *_) = renderer("line").render([check_text(EXAMPLE, name="x.xlsx")], [], View()).splitlines()
    assert line.startswith("x.xlsx:14:67: lỗi percent-of-plan-mismatch: Phụ lục!C7: 4.125 ha")
    table = renderer("table").render([check_text(EXAMPLE, name="x.xlsx")], [], View(width=80, folded=True)).splitlines()
    assert table[2].split()[:2] == ["Vị", "trí"]
    assert table[4].startswith("Phụ lục!C7")
    assert max(map(width, table)) <= 80
