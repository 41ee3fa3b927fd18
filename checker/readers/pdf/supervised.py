"""PDFium in a process of its own, which is given little time and memory.

A small file can make it draw for hours, take all memory, or fall; then that process ends, and not the program.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any, NamedTuple

from checker.readers.pdf.glyphs import Span, Token
from checker.readers.pdf.rules import Rule
from checker.readers.pdf.turn import Turn

_SECONDS = 60.0
_FOR_A_PAGE, _FOR_A_PICTURE = 0.5, 5.0
"""Seconds on the clock, the last two given by each page to those after it: the machine may be busy, and computing is limited too."""
_AHEAD = 16
"""Pages read before they are asked for."""
_MOMENT = 0.02
_WORKER = "checker.readers.pdf.worker"
LENGTH = 8
"""Bytes that the length of a message takes."""


class Sheet(NamedTuple):
    """What is drawn on a page."""

    pages: int
    """How many the file has."""
    width: float
    height: float
    """Both as its words lie."""
    turn: Turn | None
    letters: int
    spans: list[Span]
    rules: list[Rule]
    picture: bytes = b""
    """Of a page that is nothing else: the picture, in dots of grey."""


class RefusedError(Exception):
    """PDFium didn't read the file: it says why, or nothing where it fell or took too long."""


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """The pages of a PDF file. Raises RefusedError."""
    import subprocess
    from multiprocessing.spawn import get_executable

    # -P: a folder with a "checker" of its own, where the user may be, must not stand in for it.
    command = [get_executable(), "-P", "-m", _WORKER]
    with subprocess.Popen(  # noqa: S603 -- our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        messages: Queue[tuple[Any, ...]] = Queue(_AHEAD)
        listener = Thread(target=_listen, args=(process.stdout, messages), daemon=True)
        listener.start()
        try:
            yield from _sheets(process.stdin, data, messages)
        finally:
            process.kill()
            while listener.is_alive():
                # It may be waiting for room.
                with suppress(Empty):
                    messages.get(timeout=_MOMENT)


def _sheets(stream: Any, data: bytes, messages: Queue[tuple[Any, ...]]) -> Iterator[Sheet]:
    with suppress(OSError):
        # Where the process has ended already, its messages say so.
        stream.write(data)
        stream.close()
    left = _SECONDS
    while True:
        begun = monotonic()
        try:
            kind, *said = messages.get(timeout=max(left, 0.0))
        except Empty:
            raise RefusedError from None
        left -= monotonic() - begun
        if kind == "page":
            left += _FOR_A_PAGE
            pages, width, height, turn, letters, spans, rules = said
            words = [Span([Token._make(token) for token in span]) for span in spans]
            yield Sheet(
                pages, width, height, turn and Turn._make(turn), letters, words, [Rule._make(rule) for rule in rules]
            )
        elif kind == "picture":
            left += _FOR_A_PICTURE
            pages, width, height, turn, picture = said
            yield Sheet(pages, width, height, turn and Turn._make(turn), 0, [], [], picture)
        elif kind == "end":
            return
        else:
            raise RefusedError(*said)


def _listen(stream: IO[bytes], messages: Queue[tuple[Any, ...]]) -> None:
    """Put what the process tells into a queue, until it ends."""
    try:
        while len(length := stream.read(LENGTH)) == LENGTH:
            messages.put(marshal.loads(stream.read(int.from_bytes(length, "big"))))  # noqa: S302 -- our own process
    except (EOFError, ValueError, TypeError, OSError):
        pass  # it fell in the midst of a message
    messages.put(("refused", ""))
