"""One report in many formats: what is found is the same. The files were written by LibreOffice from examples/."""

import hashlib
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from asword import as_word

import checker
from checker.cli import main
from checker.errors import ReadError
from checker.readers import converted, read

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
DOCUMENTS = sorted(f for f in (HERE / "documents").glob("bao-cao-*") if f.suffix in {".docx", ".odt", ".html", ".pdf"})


REAL = HERE.parents[1] / "shared" / "reports" / "tam-duong-9-thang-2023.md"
REPORTS = [*sorted(EXAMPLES.glob("*-*.md")), *([REAL] if REAL.exists() else [])]


check = cache(checker.check)


def checks(report):
    return Counter(
        (c.rule, c.status, c.severity, c.message, tuple((report.figures[i].text, role) for i, role in c.figures))
        for c in report.checks
    )


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: f.name)
def test_the_same_is_found_in_every_format(file):
    original = check(EXAMPLES / f"{file.stem.removesuffix('-hai-cot')}.md")
    report = check(file)
    assert report.document.format == file.suffix[1:]
    assert checks(report) == checks(original)
    assert sorted(f.text for f in report.figures if not f.why) == sorted(f.text for f in original.figures if not f.why)
    assert report.period == original.period


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: f.name)
def test_every_figure_has_a_place_in_its_source(file):
    document = check(file).document
    inside = [mark for mark in document.marks if mark.label.isdigit()]
    for figure in check(file).figures:
        is_mark = any(mark.start <= figure.start < mark.end for mark in inside)
        if figure.why != "list number" and not is_mark:
            assert document.places_of(figure.start, figure.end), figure


@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_old_word_files_are_read_where_libreoffice_is(form):
    if converted._program() is None:
        pytest.skip("LibreOffice is not installed")
    file = HERE / "documents" / f"bao-cao-co-loi.{form}"
    report = checker.check(file)
    assert report.document.format == form
    assert report.document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert checks(report) == checks(check(EXAMPLES / "bao-cao-co-loi.md"))


@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_without_libreoffice_there_is_advice(form, monkeypatch):
    monkeypatch.setattr(converted, "_program", lambda: None)
    with pytest.raises(ReadError, match=rf"to read \.{form} files LibreOffice"):
        checker.check(HERE / "documents" / f"bao-cao-co-loi.{form}")


def test_a_libreoffice_that_does_nothing(monkeypatch):
    monkeypatch.setattr(converted, "_program", lambda: "true")
    with pytest.raises(ReadError, match="LibreOffice"):
        checker.check(HERE / "documents" / "bao-cao-co-loi.rtf")


@pytest.mark.parametrize("report", REPORTS, ids=lambda f: f.stem)
def test_the_same_is_found_in_the_word_file_and_its_print(report, tmp_path):
    """The real report holds the footnotes of each page where the page ended; here they are footnotes."""
    original = check(report)
    word = tmp_path / "bc.docx"
    word.write_bytes(as_word(read(report)))
    said = checker.check(word)
    assert said.document.text.count("\n<sup>") >= original.document.text.count("\n<sup>") > 0
    assert findings(said) == findings(original)
    # In the original the ends of pages cut paragraphs, which stand whole in a Word file.
    assert common(said, original) >= (0.95 if report == REAL else 1)
    program = converted._program()
    if program is None:
        return
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(word)], capture_output=True, check=True, timeout=120)
    printed = checker.check(word.with_suffix(".pdf"))
    assert findings(printed) == findings(original)
    assert common(printed, said) >= 0.97


def findings(report):
    return sorted((c.rule, sorted(report.figures[i].text for i, _ in c.figures)) for c in report.findings)


def common(report, other):
    """The share of the checks of either that both have."""
    one, two = checks(report), checks(other)
    return (one & two).total() / max(one.total(), two.total())


FORMS = ("terminal", "line", "table", "html", "json", "jsonl", "sarif", "junit", "github", "gitlab", "csv", "markdown")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("bao-cao-co-loi.docx", r'paragraph 7|"paragraph": 7'),
        ("bao-cao-co-loi.pdf", r'page 1|"page": 1'),
        ("chan-nuoi.xlsx", r'Chăn nuôi\\?!C8|"cell": "C8"'),
    ],
)
def test_positions_lead_back_in_every_form_of_the_output(form, name, place, capfdbinary):
    assert main(["check", "--lang", "en", "--format", form, str(HERE / "documents" / name)]) == 1
    assert re.search(place, capfdbinary.readouterr().out.decode())
