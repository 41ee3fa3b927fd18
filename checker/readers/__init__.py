"""Readers: a file, or its bytes, to a ``Document``.

    read("bao-cao.md")                     a file
    read("-", data=..., name="x.txt")      bytes from elsewhere, named as they should be called
    read_text("…", "x.md")                 a text; never fails
    find_reports(["reports", "a.md"])      the files to read, folders walked

The text of a Markdown or plain file is its own decoded text, unchanged.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from checker.causes import cause
from checker.document import Document
from checker.errors import ReadError
from checker.readers import markdown, plain
from checker.readers.decode import decode
from checker.readers.lines import line_starts, lines_of
from checker.readers.notes import marks_in
from checker.readers.pages import joined
from checker.readers.refusals import LOCKED
from checker.readers.signatures import (
    DOC,
    DOCX,
    HTML,
    LOCKED_OFFICE,
    ODS,
    ODT,
    PDF,
    RTF,
    XLS,
    XLSX,
    kind_of,
    refuse_unless_text,
)
from checker.text import Text

__all__ = ["COPY", "ENDINGS", "LARGEST", "bytes_of", "find_reports", "read", "read_text"]

ENDINGS = (
    ".md",
    ".txt",
    ".docx",
    ".docm",
    ".doc",
    ".rtf",
    ".odt",
    ".html",
    ".htm",
    ".pdf",
    ".xlsx",
    ".xls",
    ".ods",
    ".csv",
)
"""Files in folders that are taken for reports."""
COPY = ".checked"
"""What the name of an annotated copy has before its ending; in a folder it is no report of its own."""
LARGEST = 200_000_000
"""Bytes; a report larger than this is no report."""

_READERS = {
    DOCX: "checker.readers.word",
    DOC: "checker.readers.converted",
    RTF: "checker.readers.converted",
    ODT: "checker.readers.odt",
    HTML: "checker.readers.html",
    PDF: "checker.readers.pdf",
    XLSX: "checker.readers.sheets",
    XLS: "checker.readers.sheets.xls",
    ODS: "checker.readers.sheets.ods",
}
"""The modules that read what is no plain text; each loads when a file asks for it."""
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mkd", "")
_TABLE_ENDINGS = (".csv", ".tsv")

_EMPTY = Text(
    "tệp không có chữ nào. Hãy kiểm tra xem đã lưu đúng tệp chưa.",
    "the file holds no words. Check that the right file was saved.",
)
_TOO_LARGE = Text(
    "tệp lớn quá {megabytes} MB nên không được đọc. Hãy chia báo cáo thành nhiều tệp.",
    "the file is larger than {megabytes} MB and was not read. Split the report into several files.",
).format(megabytes=LARGEST // 1_000_000)
_TOO_DEEP = Text(
    "tệp lồng quá nhiều lớp nên không đọc được. Hãy mở bằng chương trình soạn thảo và lưu lại.",
    "the file is nested too deeply to be read. Open it in its own program and save it again.",
)
_MISSING = Text(
    "không có tệp hay thư mục này. Hãy kiểm tra lại tên và đường dẫn.",
    "there is no such file or folder. Check its name and path.",
)
_FOLDER = Text(
    "đây là thư mục. Hãy chỉ rõ một tệp trong đó.",
    "this is a folder. Name a file in it.",
)
_REFUSED = Text(
    "không mở được ({reason}). Hãy kiểm tra quyền đọc của tệp.",
    "it can't be opened ({reason}). Check that you may read it.",
)
_NO_REPORTS = Text(
    "thư mục không có báo cáo nào; chương trình chỉ đọc các tệp có đuôi {endings}. Hãy chỉ thư mục khác hoặc lưu báo cáo "
    "thành một trong các đuôi đó.",
    "the folder holds no reports; files ending in {endings} are read. Name another folder, or save the reports with such "
    "an ending.",
).format(endings=", ".join(ENDINGS))


def read(path: str | Path, data: bytes | None = None, name: str | None = None, *, accept: bool = True) -> Document:
    """The report at ``path``, or in ``data`` if given, called ``name`` if given. Raises ReadError.

    ``accept``: changes that a Word file tracks are read as if accepted, else as if rejected.
    """
    called = str(path) if name is None else name
    if data is None:
        data = bytes_of(path, called)
    elif len(data) > LARGEST:
        raise ReadError(called, _TOO_LARGE)
    kind = kind_of(data)
    reader = _READERS.get(kind) if kind is not None else None
    if reader is not None:
        document = _read_by(reader, data, called, accept=accept)
        if not document.text.strip():
            raise ReadError(called, _EMPTY)
        return document
    if kind is LOCKED_OFFICE:
        raise ReadError(called, LOCKED)
    refuse_unless_text(data, called)
    text = decode(data, called)
    if not text.strip():
        raise ReadError(called, _EMPTY)
    if Path(called).suffix.lower() in _TABLE_ENDINGS:
        return import_module("checker.readers.separated").document(text, called, data)  # type: ignore[no-any-return]
    return _document(text, called, hashlib.sha256(data).hexdigest())


def _read_by(module: str, data: bytes, name: str, *, accept: bool) -> Document:
    """The document that a reader makes of the bytes."""
    try:
        document: Document = import_module(module).read(data, name, accept=accept)
    except RecursionError:
        raise ReadError(name, _TOO_DEEP) from None
    return document


def read_text(text: str, name: str) -> Document:
    """The report ``text``, whatever it holds; ``name`` gives its format by its ending, Markdown without one."""
    return _document(text, name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def find_reports(paths: Iterable[str | Path]) -> tuple[list[str], list[ReadError]]:
    """The files to read: those named, and the reports in the folders named, each once; and what could not be found."""
    files: dict[str, str] = {}
    errors: list[ReadError] = []
    for path in map(str, paths):
        if path == "-":
            found, error = [path], None
        elif _is(path, Path.is_dir):
            found, error = list(_reports_in(path, errors)), _NO_REPORTS
        else:
            found, error = [path] if _is(path, Path.exists) else [], _MISSING
        for file in found:
            files.setdefault(file if file == "-" else os.path.realpath(file), file)
        if not found and error:
            errors.append(ReadError(path, error))
    return list(files.values()), errors


def _is(path: str, question: Callable[[Path], bool]) -> bool:
    """The answer to ``question`` of a path; no where it can't even be asked."""
    try:
        return question(Path(path))
    except (OSError, ValueError):
        return False


def _reports_in(folder: str, errors: list[ReadError]) -> Iterator[str]:
    """The reports in a folder and those below it, sorted; hidden ones, locks and our own copies are passed over."""

    def refused(error: OSError) -> None:
        errors.append(_refusal(str(error.filename), error))

    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            own = Path(name).stem.endswith(COPY)
            if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$")) and not own:
                yield str(Path(here, name))


def _document(text: str, name: str, sha256: str) -> Document:
    is_markdown = Path(name).suffix.lower() in _MARKDOWN_ENDINGS
    starts = line_starts(text)
    lines = list(lines_of(text, starts))
    blocks = (markdown if is_markdown else plain).blocks_of(text, lines)
    marks = marks_in(text, blocks)
    return Document(
        path=name,
        format="markdown" if is_markdown else "text",
        sha256=sha256,
        text=text,
        blocks=joined(text, blocks, marks),
        marks=marks,
        line_starts=starts,
    )


def bytes_of(path: str | Path, called: str) -> bytes:
    """The bytes of the file at ``path``; a ReadError names it ``called``. More than LARGEST are refused."""
    try:
        # Asked before opening: a huge file is not read at all.
        if Path(path).stat().st_size > LARGEST:
            raise ReadError(called, _TOO_LARGE)
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ReadError(called, _MISSING) from None
    except IsADirectoryError:
        raise ReadError(called, _FOLDER) from None
    except (OSError, ValueError) as error:
        raise _refusal(called, error) from None
    if len(data) > LARGEST:
        raise ReadError(called, _TOO_LARGE)
    return data


def _refusal(path: str, error: Exception) -> ReadError:
    return ReadError(path, _REFUSED.format(reason=cause(error)))
