"""The names of OpenDocument's elements and attributes."""

from __future__ import annotations

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"


def office(name: str) -> str:
    """A name of the office namespace, as the parser gives it."""
    return f"{{{_SPACES}office:1.0}}{name}"


def text(name: str) -> str:
    """A name of the text namespace."""
    return f"{{{_SPACES}text:1.0}}{name}"


def table(name: str) -> str:
    """A name of the table namespace."""
    return f"{{{_SPACES}table:1.0}}{name}"


def style(name: str) -> str:
    """A name of the style namespace."""
    return f"{{{_SPACES}style:1.0}}{name}"


def drawing(name: str) -> str:
    """A name of the drawing namespace."""
    return f"{{{_SPACES}drawing:1.0}}{name}"


FONT_FAMILY = f"{{{_SPACES}xsl-fo-compatible:1.0}}font-family"
FAMILY_IN_FACE = f"{{{_SPACES}svg-compatible:1.0}}font-family"
