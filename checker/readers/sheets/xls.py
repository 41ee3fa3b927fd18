"""Old workbooks (.xls), through xlrd, which knows their number formats.

A damaged file can make the library turn in circles or take all memory. So it works in a process of its own, which is given
little of either.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from checker.document import Document
from checker.errors import ReadError
from checker.readers.assembly import Assembly
from checker.readers.refusals import DAMAGED, LOCKED
from checker.readers.sheets.grid import Sheet, assemble
from checker.readers.sheets.printing import GENERAL, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 8
_MEMORY = 800_000_000
_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4
_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1


def read(data: bytes, path: str, *, accept: bool = True) -> Document:
    """The document of an old workbook's bytes."""
    del accept
    import subprocess
    from multiprocessing.spawn import get_executable

    # -P: a folder with a "checker" of its own, where the user may be, must not stand in for it.
    command = [get_executable(), "-P", "-m", __name__]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 -- our own module
    except (subprocess.TimeoutExpired, OSError) as error:
        raise ReadError(path, DAMAGED.format(detail=type(error).__name__)) from None
    if done.returncode:
        raise ReadError(path, DAMAGED.format(detail=".xls"))
    found = json.loads(done.stdout)
    if "error" in found:
        locked = "encrypted" in found["error"]
        raise ReadError(path, LOCKED if locked else DAMAGED.format(detail=found["error"][:100]))
    assembly = Assembly(path)
    assemble(assembly, (Sheet(name, {r: dict(cells) for r, cells in rows}) for name, rows in found["sheets"]))
    return assembly.finish("xls", data)


def _sheets(book: Any) -> Iterator[tuple[str, list[Any]]]:
    for sheet in book.sheets():
        if sheet.visibility:
            continue
        rows = []
        for row in range(sheet.nrows):
            said = ((column, _printed(book, sheet, row, column).strip()) for column in range(sheet.row_len(row)))
            rows.append((row, [(column, words) for column, words in said if words]))
        yield sheet.name, rows


def _printed(book: Any, sheet: Any, row: int, column: int) -> str:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (_NUMBER, _DATE):
        style = book.xf_list[sheet.cell_xf_index(row, column)]
        known = book.format_map.get(style.format_key)
        return printed(repr(value), known.format_str if known else GENERAL, since_1904=bool(book.datemode))
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    return str(value) if kind == _TEXT else ""


def _work() -> None:
    """What the process of its own does: a workbook in, its printed cells out."""
    import xlrd

    try:
        from resource import RLIMIT_AS, setrlimit
    except ImportError:
        pass  # no such limits on Windows; there is still the time
    else:
        setrlimit(RLIMIT_AS, (_MEMORY, _MEMORY))
    with open(_STANDARD_INPUT, "rb") as given:
        data = given.read()
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        result: dict[str, Any] = {"sheets": list(_sheets(book))}
    except Exception as error:  # noqa: BLE001 -- the library lets through whatever a damaged file makes of it
        result = {"error": str(error) or type(error).__name__}
    with open(_STANDARD_OUTPUT, "wb") as out:
        out.write(json.dumps(result).encode())


if __name__ == "__main__":
    _work()
