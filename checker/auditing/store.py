"""The cache: packed records in one SQLite file, by the key of what they were made from.

Every record is committed by itself, before it counts as done, so a run that is stopped or killed at any point loses nothing
that was done; the next run goes on from there. A file that is damaged is set aside, and all is made anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from checker.audit.packing import unpack
from checker.audit.record import ReportRecord
from checker.errors import ConfigError
from checker.text import Text

_OURS = 0x43484B41
"""Marks a file as a cache of this program (SQLite's application_id)."""
_SETTING_UP = f"""
PRAGMA application_id = {_OURS};
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
"""
_SMALL = 64_000_000
"""Bytes up to which a file is looked through when it is opened; damage in a larger one shows when it is met."""
_ENDINGS = {".sqlite", ".sqlite3", ".db"}
_WAIT = 30
"""Seconds to wait for another run that writes into the same file."""
ASIDE = ".damaged"


class Store:
    """An open cache. Use it in a ``with`` statement; only the process that opened it may."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``, or make it. Raises ConfigError where that is impossible."""
        self.path = path
        self.set_aside: Path | None = None
        """Where a damaged file went, if there was one."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._open()
        except (OSError, sqlite3.Error) as error:
            raise _refused(path, error) from error

    def _open(self) -> sqlite3.Connection:
        try:
            return _opened(self.path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # A file that isn't named like a cache is somebody's; only what is surely ours is moved.
            if self.path.suffix.lower() not in _ENDINGS:
                raise
            self.set_aside = _aside(self.path)
            return _opened(self.path)

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was put into it stays."""
        with contextlib.suppress(sqlite3.Error):
            self._database.close()

    def is_empty(self) -> bool:
        """Whether nothing is kept yet."""
        return self._database.execute("SELECT 1 FROM results LIMIT 1").fetchone() is None

    def holds(self, key: str) -> bool:
        """Whether something is kept under the key; ``get`` tells whether it is sound."""
        try:
            return self._database.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.DatabaseError:
            return False

    def get(self, key: str) -> ReportRecord | None:
        """The record under the key; None if there is none, or if what is there can't be read."""
        try:
            row = self._database.execute("SELECT record FROM results WHERE key = ?", (key,)).fetchone()
            return None if row is None else unpack(zlib.decompress(row[0]))
        except (sqlite3.DatabaseError, zlib.error, ValueError, TypeError):
            return None

    def put(self, key: str, packed: bytes) -> None:
        """Keep a packed record under the key, for good. Raises ConfigError where the file can't be written."""
        try:
            self._put(key, packed)
        except sqlite3.OperationalError as error:
            raise _refused(self.path, error) from error
        except sqlite3.DatabaseError:
            # Damaged while we work: what was in it is made again where it is needed.
            self.close()
            self.set_aside = _aside(self.path)
            self._database = _opened(self.path)
            self._put(key, packed)

    def _put(self, key: str, packed: bytes) -> None:
        self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, zlib.compress(packed, 1)))


def _refused(path: Path, error: Exception) -> ConfigError:
    cause = error.strerror if isinstance(error, OSError) else str(error)
    return ConfigError(
        str(path),
        Text(
            f"không dùng được tệp lưu tạm ({cause}); hãy chọn nơi khác bằng --cache, hoặc bỏ bằng --no-cache",
            f"the cache can't be used ({cause}); choose another place with --cache, or none with --no-cache",
        ),
    )


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _set_up(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _set_up(database: sqlite3.Connection, path: Path) -> None:
    (owner,) = next(_rows(database, "PRAGMA application_id"))
    (tables,) = next(_rows(database, "SELECT count(*) FROM sqlite_master"))
    if tables and owner != _OURS:
        raise sqlite3.OperationalError("a database of another program")
    database.executescript(_SETTING_UP)
    if path.stat().st_size <= _SMALL and next(_rows(database, "PRAGMA quick_check(1)"))[0] != "ok":
        raise sqlite3.DatabaseError("damaged")


def _rows(database: sqlite3.Connection, question: str) -> Iterator[tuple[object, ...]]:
    yield from database.execute(question)


def _aside(path: Path) -> Path:
    """Rename a damaged file (and its journals), so that nobody's file is ever deleted."""
    target = path.with_name(path.name + ASIDE)
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}{ASIDE}-{number}")
    os.replace(path, target)  # noqa: PTH105  # atomic, and the same on every system
    for ending in ("-wal", "-shm"):
        with contextlib.suppress(OSError):
            Path(f"{path}{ending}").unlink()
    return target
