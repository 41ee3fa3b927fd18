"""Old Word documents (.doc) and rich text (.rtf), turned into .docx by LibreOffice where it is installed.

It works on a copy in a folder of its own that is thrown away, with a profile of its own, and runs no macros.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.document import Document
from checker.errors import ReadError
from checker.readers import word
from checker.readers.refusals import DAMAGED
from checker.text import Text

_SECONDS = 90
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_MISSING = Text(
    "muốn đọc tệp {form} thì máy phải có LibreOffice (libreoffice.org, miễn phí). Hãy cài đặt rồi chạy lại, hoặc mở tệp bằng Word, "
    "chọn Lưu thành (Save As) > Word Document (.docx) rồi kiểm tra tệp .docx đó.",
    "to read {form} files LibreOffice (libreoffice.org, free) must be installed. Install it and run again, or open the file in "
    "Word, choose Save As > Word Document (.docx), and check that .docx file.",
)


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of an old Word document's bytes, or a rich text file's."""
    form = "rtf" if data.startswith(b"{\\rtf") else "doc"
    program = _program()
    if program is None:
        raise ReadError(path, _MISSING.format(form=f".{form}"))
    document = word.read(_converted(program, data, path, form), path, accept=accept)
    # What is known of the source is what was given, not the copy.
    return replace(document, format=form, sha256=hashlib.sha256(data).hexdigest())


def _program() -> str | None:
    """Where LibreOffice is."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _converted(program: str, data: bytes, path: str, form: str) -> bytes:
    import subprocess

    with TemporaryDirectory(prefix="checker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"report.{form}"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder / "out")),
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 -- a program installed on the machine, on a file of our own naming
                command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "HOME": name}
            )
            return (folder / "out" / "report.docx").read_bytes()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise ReadError(path, DAMAGED.format(detail=f"LibreOffice: {type(error).__name__}")) from None
