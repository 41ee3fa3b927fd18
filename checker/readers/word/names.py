"""The names of WordprocessingML's elements and attributes."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHS.encode(),
}
"""The strict variant differs in nothing that matters here but its names."""

DOCUMENT = "word/document.xml"


def w(name: str) -> str:
    """A name of the main namespace, as the parser gives it."""
    return f"{{{MAIN}}}{name}"


VALUE = w("val")
TEXTS = (w("t"), w("delText"))
"""The elements that hold words; both readers and writers count them in the order of the part."""
