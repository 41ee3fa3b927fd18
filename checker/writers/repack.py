"""A ZIP package with some of its parts changed; the order, names, dates and contents of all others stay."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DATE = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with the changed parts in place of the old ones, and new ones at its end."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        new.comment = old.comment
        left = dict(changed)
        for entry in old.infolist():
            content = left.pop(entry.filename, None)
            # A copy, since writing changes the entry.
            new.writestr(copy(entry), old.read(entry) if content is None else content)
        for name, content in left.items():
            added = ZipInfo(name, _NO_DATE)
            added.compress_type = ZIP_DEFLATED
            new.writestr(added, content)
    return out.getvalue()
