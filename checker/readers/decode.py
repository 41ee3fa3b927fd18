"""Bytes to text: UTF-8 and UTF-16 are read; the old Vietnamese encodings are recognised and refused, never guessed.

A wrong guess would turn ``tỷ`` into other letters, and figures into other figures' company, without a word.
"""

from __future__ import annotations

import codecs
import re

from checker.errors import ReadError
from checker.readers.legacy import Encoding, likely_encoding, likely_garbled
from checker.text import Text

_SAMPLE = 65_536
_CONTROLS = bytes(sorted({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b")))
_FEW_CONTROLS = 3
_CONTROLS_IN = 200
"""A text may hold one control character in so many, and a few in any case."""
_LATIN = re.compile(r"[\t\n\r -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff\u25a0-\u25ff\ufeff]+")
_SENSIBLE = 0.9
"""The share of Latin letters, figures and signs in a text whose encoding had to be found out."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark begins alike.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY = Text(
    "tệp không phải văn bản (chứa dữ liệu nhị phân). Hãy lưu báo cáo thành .txt hoặc .md mã UTF-8.",
    "this is not a text file (it holds binary data). Save the report as .txt or .md in UTF-8.",
)
_BROKEN = Text(
    "tệp mã {encoding} bị hỏng tại byte thứ {offset}. Hãy lưu lại tệp với mã Unicode (UTF-8).",
    "the file's {encoding} is broken at byte {offset}. Save the file again with the encoding Unicode (UTF-8).",
)
_LEGACY = Text(
    "tệp có vẻ dùng bảng mã {encoding}, không phải UTF-8. {advice}",
    "the file seems to be encoded in {encoding}, not in UTF-8. {advice}",
)
_SAVE = Text(
    "Hãy mở tệp trong Word, chọn bảng mã {encoding} khi được hỏi, rồi Lưu thành (Save As) > Văn bản thuần (Plain Text) > "
    "Mã khác (Other encoding) > Unicode (UTF-8).",
    "Open it in Word, choose {encoding} when asked for the encoding, then Save As > Plain Text > Other encoding > Unicode "
    "(UTF-8).",
)
_CONVERT = Text(
    "Hãy chuyển phông sang Unicode bằng UniKey (Ctrl+Shift+F6, nguồn {encoding}, đích Unicode), rồi trong Word Lưu thành "
    "(Save As) > Văn bản thuần (Plain Text) > Mã khác (Other encoding) > Unicode (UTF-8).",
    "Convert it to Unicode with UniKey (Ctrl+Shift+F6, from {encoding} to Unicode), then in Word Save As > Plain Text > Other "
    "encoding > Unicode (UTF-8).",
)


def decode(data: bytes, path: str | None = None) -> str:
    """The text of the bytes, without its byte-order mark and else unchanged. Raises ReadError, which names ``path``."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data, encoding, len(bom), path), path)
    if b"\0" in data:
        return _without_mark(data, path)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, path) from None
    return _checked(text, path)


def _strict(data: bytes, encoding: str, skip: int, path: str | None) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        message = _BROKEN.format(
            encoding=encoding.upper().removesuffix("-LE").removesuffix("-BE"), offset=error.start + skip
        )
        raise ReadError(path, message) from None


def _checked(text: str, path: str | None) -> str:
    """``text``, if it looks like one and its letters are not those of an old encoding taken for others."""
    if _has_controls(text.encode("utf-8", "replace")):
        raise ReadError(path, _BINARY)
    garbled = likely_garbled(text[:_SAMPLE])
    if garbled is not None:
        raise ReadError(path, _legacy(garbled))
    return text


def _without_mark(data: bytes, path: str | None) -> str:
    """The text of bytes with NULs among them: UTF-16 whose mark is missing, if it comes out sensible."""
    little = data[1:_SAMPLE:2].count(0) >= data[:_SAMPLE:2].count(0)
    try:
        text = data.decode("utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError:
        raise ReadError(path, _BINARY) from None
    latin = sum(len(run) for run in _LATIN.findall(text[:_SAMPLE]))
    if latin < _SENSIBLE * min(len(text), _SAMPLE):
        raise ReadError(path, _BINARY)
    return _checked(text, path)


def _has_controls(data: bytes) -> bool:
    """Whether there are NULs, or more control characters than text has."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls > max(_FEW_CONTROLS, len(data) // _CONTROLS_IN)


def _not_utf8(data: bytes, offset: int, path: str | None) -> ReadError:
    """What to say of bytes that are no UTF-8 from ``offset`` on."""
    if _has_controls(data):
        return ReadError(path, _BINARY)
    found = likely_encoding(data[:_SAMPLE]) or likely_encoding(data[max(0, offset - 256) : offset + _SAMPLE])
    if found is not None:
        return ReadError(path, _legacy(found))
    return ReadError(path, _BROKEN.format(encoding="UTF-8", offset=offset))


def _legacy(encoding: Encoding) -> Text:
    advice = (_SAVE if encoding is Encoding.WINDOWS_1258 else _CONVERT).format(encoding=encoding.value)
    return Text(
        _LEGACY.vi.format(encoding=encoding.value, advice=advice.vi),
        _LEGACY.en.format(encoding=encoding.value, advice=advice.en),
    )
