"""Paths as people write them in settings: relative to the settings' folder, with ``/``, and ``*`` for anything."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path


def relative(path: str | Path, folder: Path) -> str:
    """The path from ``folder``, with ``/`` on every machine."""
    there = os.path.abspath(path)  # noqa: PTH100  # resolve() would follow links, and a link is the name it has
    try:
        return os.path.relpath(there, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return Path(there).as_posix()


def covers(pattern: str, path: str) -> bool:
    """Whether a pattern covers a relative path: by the whole of it, by its name, or by a folder it lies in."""
    wanted = pattern.replace("\\", "/").rstrip("/").removeprefix("./")
    parts = path.split("/")
    if "/" not in wanted:
        return any(fnmatchcase(part, wanted) for part in parts)
    return any(fnmatchcase("/".join(parts[:n]), wanted) for n in range(1, len(parts) + 1))


def is_there(folder: Path, path: str) -> bool:
    """Whether a relative path exists; no for what can't be a path."""
    return os.path.exists(os.path.join(folder, path))  # noqa: PTH110, PTH118  # Path.exists raises for some
