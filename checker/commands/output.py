"""What leaves the program: results as UTF-8 on standard output or in a file, complaints on standard error, exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from checker.causes import cause
from checker.errors import CheckerError, ConfigError
from checker.text import Text

if TYPE_CHECKING:
    from checker.renderers import View

PAGE = 100
"""Columns where there is no terminal."""
PIECE = 1 << 20
_UNWRITTEN = Text(
    "không ghi được kết quả vào tệp này ({cause}); hãy chọn nơi khác",
    "the results can't be written to this file ({cause}); choose another place",
)
OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def view_of(lang: str | None, *, show_unsure: bool = False, show_all: bool = False, to_file: bool = False) -> View:
    """How results are to be shown."""
    from checker.finding import Status
    from checker.renderers import View

    show = set(Status) if show_all else {Status.FAIL, Status.UNSURE} if show_unsure else {Status.FAIL}
    terminal = not to_file and sys.stdout.isatty()
    return View(
        lang=lang,
        show=frozenset(show),
        width=PAGE if to_file else width(),
        colour=not to_file and _coloured(terminal=terminal),
        folded=terminal,
    )


def _coloured(*, terminal: bool) -> bool:
    """Colours for a terminal that can show them, unless the user's environment decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    if not terminal or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        # Older consoles print colours as signs until they are asked not to; click brings this library there.
        from colorama import just_fix_windows_console

        just_fix_windows_console()
    return True


def width() -> int:
    """Columns of the terminal; a fixed number where there is none, so that files come out alike."""
    from shutil import get_terminal_size

    return get_terminal_size((PAGE, 24)).columns


def deliver(result: str, output: str | None = None) -> None:
    """Bytes, so that no machine changes letters or line ends; half a character in a file's name comes out escaped."""
    if output is None:
        _write(result, sys.stdout.buffer)
        return
    try:
        with Path(output).open("wb") as file:
            _write(result, file)
    except OSError as error:
        raise ConfigError(output, _UNWRITTEN.format(cause=cause(error))) from error


def put(result: str, output: str) -> None:
    """A file at once or not at all: whoever reads it meanwhile never sees half of it."""
    from tempfile import NamedTemporaryFile

    target = Path(output).resolve()
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            file.write(result.encode("utf-8", "backslashreplace"))
        try:
            draft.chmod(target.stat().st_mode if target.exists() else 0o644)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(output, _UNWRITTEN.format(cause=cause(error))) from error


def _write(result: str, to: BinaryIO) -> None:
    """Piece by piece: a long result need not stand in memory twice."""
    to.writelines(
        result[start : start + PIECE].encode("utf-8", "backslashreplace") for start in range(0, len(result), PIECE)
    )
    to.flush()


def tell(words: str) -> None:
    """A word to the user beside the results."""
    click.echo(words, err=True)


def complain(error: CheckerError, lang: str) -> int:
    """Say what went wrong; its exit code comes back."""
    click.echo(error.said(lang), err=True)
    return error.exit_code


def crashed(fault: Exception) -> CheckerError:
    """An error for what should not have happened."""
    cause = f"{type(fault).__name__}: {fault}"
    return CheckerError(
        None,
        Text(
            f"chương trình gặp sự cố ({cause}); hãy báo cho người phụ trách chương trình (chi tiết: python -X dev -m checker)",
            f"the program failed ({cause}); please tell its maintainers (details: python -X dev -m checker)",
        ),
    )


def speak_utf8() -> None:
    """Whatever the machine's settings."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
