"""What can go wrong, as one short tree. Each error names the file and says what to do next, in both languages.

    CheckerError
    ├── ReadError      a report that can't be read
    ├── ConfigError    a setting or option that can't be meant
    └── PackError      a rule pack that can't be used

All of them make the command end with code 2.
"""

from __future__ import annotations

from checker.text import Text


class CheckerError(Exception):
    """The command could not do its work. ``path`` is the file as it was given, None where no file is to blame."""

    exit_code = 2

    def __init__(self, path: str | None, message: Text) -> None:
        # Both go to Exception as they are, so that the error survives the way back from a worker process.
        super().__init__(path, message)
        self.path = path
        self.message = message

    def said(self, lang: str) -> str:
        """The whole message in ``lang`` ('vi' or 'en'), led by the file's name."""
        words = self.message.said(lang)
        return f"{self.path}: {words}" if self.path else words

    def __str__(self) -> str:
        return self.said("en")


class ReadError(CheckerError):
    """A report that can't be read: missing, not text, in an unknown encoding, empty or too large."""


class ConfigError(CheckerError):
    """A setting or an option that can't be meant; ``path`` is the configuration file if one is to blame."""


class PackError(CheckerError):
    """A rule pack that can't be loaded, or a rule in it that breaks the contract of rules."""
