"""Why the machine refused, in words: Python and the operating system give theirs in English only."""

from __future__ import annotations

import errno
import re

from checker.text import Text

_KNOWN = {
    errno.ENOENT: Text("không có tệp hay thư mục này", "there is no such file or folder"),
    errno.EACCES: Text("không có quyền truy cập", "no permission"),
    errno.EPERM: Text("không được phép", "not allowed"),
    errno.EISDIR: Text("đây là thư mục, không phải tệp", "it is a folder, not a file"),
    errno.ENOTDIR: Text("đường dẫn đi qua một tệp, không phải thư mục", "the path leads through a file, not a folder"),
    errno.ENOSPC: Text("ổ đĩa đã đầy", "the disk is full"),
    errno.EROFS: Text("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("tên tệp quá dài", "the name is too long"),
    errno.ELOOP: Text("liên kết đi vòng tròn", "its links go in a circle"),
    errno.EIO: Text("ổ đĩa báo lỗi", "the disk reports an error"),
}
_UTF8 = Text("không phải chữ mã UTF-8", "it is not UTF-8")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


def cause(error: Exception) -> Text:
    """Why a file could not be opened, read or written; what isn't known here is said as the machine says it."""
    if isinstance(error, UnicodeDecodeError):
        return _UTF8
    if isinstance(error, OSError):
        if error.errno in _KNOWN:
            return _KNOWN[error.errno]
        if error.strerror:
            return Text(f"lỗi hệ thống số {error.errno}", f"{error.strerror}, system error {error.errno}")
    return Text(type(error).__name__, str(error) or type(error).__name__)


def place_of(error: Exception) -> Text:
    """Where a TOML file goes wrong; the kind of fault is said in English only, as its library says it."""
    if isinstance(error, UnicodeDecodeError):
        return _UTF8
    twice = "có thiết lập được ghi hai lần, " if re.search("overwrite|twice", str(error)) else ""
    found = _PLACE.search(str(error))
    return Text(twice + (f"xem dòng {found[1]}, cột {found[2]}" if found else "xem đến cuối tệp"), str(error))
