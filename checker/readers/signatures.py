"""Files that are no text: what they are, by the signs they begin with, and what to do with them."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

from checker.errors import ReadError
from checker.text import Text

_HEAD = 4096
_ROOT = re.compile(rb"<html[\s>]", re.IGNORECASE)
_TAIL = 65_536

DOCX = Text("tài liệu Word (.docx)", "a Word document (.docx)")
XLSX = Text("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)")
PPTX = Text("bản trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)")
ODT = Text("tài liệu OpenDocument (.odt)", "an OpenDocument text (.odt)")
ODS = Text("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)")
ZIP = Text("tệp nén ZIP", "a ZIP archive")
DOC = Text("tài liệu Word đời cũ (.doc)", "an old Word document (.doc)")
XLS = Text("bảng tính Excel đời cũ (.xls)", "an old Excel workbook (.xls)")
PPT = Text("bản trình chiếu PowerPoint đời cũ (.ppt)", "an old PowerPoint presentation (.ppt)")
OLE = Text("tệp Office đời cũ", "an old Office file")
PDF = Text("tệp PDF", "a PDF file")
RTF = Text("tài liệu RTF", "an RTF document")
HTML = Text("trang web (HTML)", "a web page (HTML)")
XML = Text("tệp XML", "an XML file")
_IMAGE = Text("tệp ảnh", "an image")
_ARCHIVE = Text("tệp nén", "an archive")
_PROGRAM = Text("tệp chương trình", "a program")

_IN_ZIP = {
    b"\nword/": DOCX,
    b"\nxl/": XLSX,
    b"\nppt/": PPTX,
    b"word/document.xml": DOCX,
    b"opendocument.text": ODT,
    b"opendocument.spreadsheet": ODS,
}
LOCKED_OFFICE = Text("tài liệu Office có mật khẩu", "an Office file with a password")
_IN_OLE = {"EncryptedPackage": LOCKED_OFFICE, "WordDocument": DOC, "Workbook": XLS, "PowerPoint Document": PPT}
_SIGNATURES: dict[bytes, Text] = {
    b"{\\rtf": RTF,
    b"\x89PNG\r\n": _IMAGE,
    b"\xff\xd8\xff": _IMAGE,
    b"GIF87a": _IMAGE,
    b"GIF89a": _IMAGE,
    b"II*\0": _IMAGE,
    b"MM\0*": _IMAGE,
    b"\x1f\x8b": _ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!\x1a\x07": _ARCHIVE,
    b"BZh": _ARCHIVE,
    b"\xfd7zXZ\0": _ARCHIVE,
    b"\x7fELF": _PROGRAM,
}

_SAVE_AS_TEXT = Text(
    "đây là {what}, không phải tệp văn bản; chương trình chưa đọc được loại này. Hãy mở tệp, chọn Lưu thành (Save As) > "
    "Văn bản thuần (Plain Text) với mã Unicode (UTF-8), hoặc chuyển sang .md, rồi kiểm tra tệp .txt/.md đó.",
    "this is {what}, not a text file, and can't be read yet. Open it, choose Save As > Plain Text with the encoding Unicode "
    "(UTF-8), or convert it to .md, and check that .txt or .md file.",
)
_TAKE_TEXT_OUT = Text(
    "đây là {what}, không phải tệp văn bản; chương trình chưa đọc được loại này. Hãy lấy phần chữ ra (mở bằng Word, hoặc nhận "
    "dạng chữ nếu là bản quét), lưu thành .txt hoặc .md mã UTF-8 rồi kiểm tra tệp đó.",
    "this is {what}, not a text file, and can't be read yet. Take the text out of it (open it in Word, or recognise it if it "
    "was scanned), save it as .txt or .md in UTF-8, and check that file.",
)


def refuse_unless_text(data: bytes, path: str) -> None:
    """Raise ReadError where the bytes begin like a file of another kind, saying of which."""
    what = kind_of(data)
    if what is not None:
        advice = _TAKE_TEXT_OUT if what in (PDF, _IMAGE, ZIP, _ARCHIVE, _PROGRAM) else _SAVE_AS_TEXT
        raise ReadError(path, Text(advice.vi.format(what=what.vi), advice.en.format(what=what.en)))


def _names_in(data: bytes) -> bytes:
    """The names in a ZIP archive and, of an OpenDocument file, what it says it is; of a damaged one what looks like it."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            said = (
                archive.read("mimetype")
                if names[:1] == ["mimetype"] and archive.infolist()[0].file_size < _HEAD
                else b""
            )
    except (BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return data[:_HEAD] + data[-_TAIL:]
    return b"\n" + "\n".join(names).encode("utf-8", "replace") + b"\n" + said


def kind_of(data: bytes) -> Text | None:
    """What the bytes are if they are no text, as far as their signs tell; None where they may be text."""
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = _names_in(data)
        return next((what for sign, what in _IN_ZIP.items() if sign in names), ZIP)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((what for sign, what in _IN_OLE.items() if sign.encode("utf-16-le") in data), OLE)
    if head.startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and b"\0" in data):
        return PDF
    for sign, what in _SIGNATURES.items():
        if head.startswith(sign):
            return what
    words = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if words.startswith((b"<!doctype html", b"<html")):
        return HTML
    if words.startswith((b"<?xml", b"<!--")) and _ROOT.search(head):
        return HTML
    return XML if words.startswith(b"<?xml") else None
