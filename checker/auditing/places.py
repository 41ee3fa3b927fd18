"""Where a data set lies: a local folder, or anything that fsspec reaches (``s3://bucket/audit``). Files are written whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from checker.errors import ConfigError
from checker.text import Text

PARTIAL = ".partial"
"""What the name of a file ends in that is still being written."""
_NO_FSSPEC = Text(
    "cần thư viện fsspec để dùng địa chỉ dạng này; hãy cài: pip install 'report-checker[cluster]'",
    "an address of this kind needs fsspec; install it: pip install 'report-checker[cluster]'",
)


class Place(Protocol):
    """A folder of files; names are relative, with ``/``."""

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None if there is none."""

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that it is there whole or not at all."""

    def names(self) -> list[str]:
        """All files, those in folders below too, sorted."""

    def remove(self, name: str) -> None:
        """Remove a file that is there."""


def is_remote(path: str) -> bool:
    """Whether it is an address rather than a path."""
    return "://" in path


def place(path: str) -> Place:
    """The place at a path or an address. Raises ConfigError where a library for it is missing."""
    return RemotePlace(path) if is_remote(path) else LocalPlace(Path(path))


class LocalPlace:
    """A folder on this machine; it is made when the first file is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None if there is none."""
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).is_file()

    def write(self, name: str, data: bytes) -> None:
        """Write a file beside its place and move it there."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # Two machines may write the same part at once; each has a draft of its own, and the later of two equal files stays.
        draft = target.with_name(f".{target.name}.{uuid4().hex}{PARTIAL}")
        draft.write_bytes(data)
        os.replace(draft, target)  # noqa: PTH105  # atomic, and the same on every system

    def names(self) -> list[str]:
        """All files, sorted."""
        if not self.folder.is_dir():
            return []
        return sorted(f.relative_to(self.folder).as_posix() for f in self.folder.rglob("*") if f.is_file())

    def remove(self, name: str) -> None:
        """Remove a file that is there."""
        (self.folder / name).unlink(missing_ok=True)


class RemotePlace:
    """A folder that fsspec reaches. Object stores put files there whole; elsewhere they are moved."""

    def __init__(self, address: str) -> None:
        self.files, self.root = filesystem(address)

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None if there is none."""
        try:
            found: bytes = self.files.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None
        return found

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return bool(self.files.exists(f"{self.root}/{name}"))

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        target = f"{self.root}/{name}"
        self.files.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        self.files.pipe_file(target, data)

    def names(self) -> list[str]:
        """All files, sorted."""
        found = self.files.find(self.root) if self.files.exists(self.root) else []
        return sorted(str(name).removeprefix(f"{self.root}/") for name in found)

    def remove(self, name: str) -> None:
        """Remove a file that is there."""
        self.files.rm_file(f"{self.root}/{name}")


def filesystem(address: str) -> tuple[Any, str]:
    """What fsspec knows an address by: the file system and the path in it."""
    try:
        import fsspec
    except ImportError as error:
        raise ConfigError(address, _NO_FSSPEC) from error
    try:
        files, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise ConfigError(
            address,
            Text(f"không dùng được địa chỉ này ({error})", f"this address can't be used ({error})"),
        ) from error
    return files, str(root).rstrip("/")
