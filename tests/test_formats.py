"""One report in many formats: what is found is the same. The files were written by LibreOffice from examples/."""

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import checker
from checker.errors import ReadError
from checker.readers import converted

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
DOCUMENTS = sorted(f for f in (HERE / "documents").glob("bao-cao-*") if f.suffix in {".docx", ".odt", ".html", ".pdf"})


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
