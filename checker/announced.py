"""Which packages are announced in an entry-point group, read from the text files that installers put beside packages.

``importlib.metadata`` tells the same, but loads mail and archive libraries for it: more than a short report takes. It is asked
only where packages may come from elsewhere than folders.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import PathFinder
from pathlib import Path

_KINDS = (".dist-info", ".egg-info")


def announced(group: str) -> tuple[str, ...]:
    """What the installed distributions announce in a group, sorted; of two with one name the first on the path counts."""
    if _elsewhere():
        from importlib.metadata import entry_points

        return tuple(sorted({entry.value for entry in entry_points(group=group)}))
    first: dict[str, Path] = {}
    for place in sys.path:
        for folder in _folders(place or "."):
            first.setdefault(folder.name.partition("-")[0].removesuffix(_KINDS[1]).replace(".", "_").lower(), folder)
    return tuple(sorted({value for folder in first.values() for value in _values(folder / "entry_points.txt", group)}))


def _elsewhere() -> bool:
    """Packages may come from archives, or from where only a finder of their own knows."""
    finders: Sequence[object] = sys.meta_path
    others = any(finder is not PathFinder and hasattr(finder, "find_distributions") for finder in finders)
    return others or any(Path(place).is_file() for place in sys.path)


def _folders(place: str) -> Iterator[Path]:
    """What installers wrote of each distribution in a folder, in a fixed order."""
    try:
        found = [folder for folder in Path(place).iterdir() if folder.name.endswith(_KINDS)]
    except OSError:
        return
    yield from sorted(found)


def _values(file: Path, group: str) -> Iterator[str]:
    """The values of one section."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    section = ""
    for line in map(str.strip, lines):
        if line.startswith("["):
            section = line.strip("[]").strip()
        elif section == group and "=" in line and not line.startswith("#"):
            yield line.partition("=")[2].strip()
