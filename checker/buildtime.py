"""Done once, when the program is built: the vocabulary, written by people as TOML, is installed as JSON, read twenty times as fast.

Only setuptools runs this (``[tool.setuptools.cmdclass]`` in ``pyproject.toml``). A checkout, and an editable install of one, read
the TOML files themselves.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from setuptools.command.build_py import build_py


class BuildWithVocabulary(build_py):
    """Builds the packages, and leaves each vocabulary file among them as JSON only, so that no two can differ."""

    def run(self) -> None:
        """Build; the source files are not touched."""
        super().run()
        as_json(Path(self.build_lib, "checker_rules", "vocabulary"))


def as_json(folder: Path) -> None:
    """Put JSON in the place of each TOML file of a folder."""
    for written in sorted(folder.glob("*.toml")):
        told = tomllib.loads(written.read_text(encoding="utf-8"))
        read = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        written.with_suffix(".json").write_text(read, encoding="utf-8")
        written.unlink()
