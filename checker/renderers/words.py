"""What the renderers say, in both languages: names of severities, roles, reasons, and counts of things."""

from __future__ import annotations

from checker.document import CellPlace, Document, PagePlace
from checker.figure import Coverage, Role
from checker.finding import Severity, Status
from checker.renderers.decimals import spoken
from checker.text import Text

SEVERITY = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("ghi chú", "note"),
}
STATUS = {
    Status.PASS: Text("khớp", "holds"),
    Status.FAIL: Text("mâu thuẫn", "contradiction"),
    Status.UNSURE: Text("chưa rõ", "unsure"),
}
COVERAGE = {
    Coverage.VERIFIED: Text("khớp", "verified"),
    Coverage.CONTRADICTED: Text("mâu thuẫn", "contradicted"),
    Coverage.UNVERIFIED: Text("chưa đối chiếu", "unverified"),
    Coverage.EXCLUDED: Text("không xét", "excluded"),
}
ROLE = {
    Role.MEASURE: Text("số lượng", "measure"),
    Role.PERCENT: Text("tỷ lệ %", "percent"),
    Role.POINTS: Text("điểm %", "points"),
    Role.MULTIPLE: Text("số lần", "multiple"),
    Role.DATE: Text("ngày tháng", "date"),
    Role.PERIOD: Text("thời gian", "period"),
    Role.REFERENCE: Text("số hiệu", "reference"),
    Role.ORDINAL: Text("số thứ tự", "ordinal"),
}
_WHY = {
    "age": "tuổi",
    "clock time": "giờ trong ngày",
    "date": "ngày tháng",
    "dimensions": "kích thước",
    "document number": "số hiệu văn bản",
    "footnote mark": "số chú thích",
    "grade": "lớp học",
    "list number": "số đề mục",
    "month": "tháng",
    "nothing to compare with": "không có gì để đối chiếu",
    "number of months": "số tháng",
    "number of a document or place": "số hiệu văn bản hoặc địa điểm",
    "ordinal": "số thứ tự",
    "page number": "số trang",
    "part of a name": "nằm trong tên riêng",
    "place on a road": "vị trí trên đường",
    "scale": "tỷ lệ bản đồ",
    "span of years": "khoảng năm",
    "telephone number": "số điện thoại",
    "term of years": "nhiệm kỳ",
    "year": "năm",
}


def place(document: Document, offset: int, lang: str, *, column: bool = False) -> str:
    """Where something stands, as its readers find it: by line, or in the document's own terms where it has any."""
    places = document.places_of(offset, offset + 1)
    native = places[0].native if places else None
    block = document.block_at(offset)
    if isinstance(native, CellPlace):
        return f"{native.sheet}!{native.cell}" if native.sheet else native.cell
    if isinstance(native, PagePlace):
        return f"page {native.page}" if lang == "en" else f"trang {native.page}"
    if native is not None:
        if block is not None and block.note is not None:
            return f"footnote {block.note}" if lang == "en" else f"chú thích {block.note}"
        return f"paragraph {native.paragraph}" if lang == "en" else f"đoạn {native.paragraph}"
    line, at = document.position(offset)
    if lang == "en":
        return f"line {line}, column {at}" if column else f"line {line}"
    return f"dòng {line}, cột {at}" if column else f"dòng {line}"


def why(reason: str, lang: str) -> str:
    """A reason for leaving a figure out."""
    return reason if lang == "en" else _WHY.get(reason, reason)


def count(number: int, lang: str) -> str:
    """``1.204`` in Vietnamese, ``1,204`` in English."""
    return spoken(str(number), lang)


def of(number: int, vi: str, en: str, lang: str, *, many: str = "") -> str:
    """A number of things: ``5 lỗi``, ``1 error``, ``5 errors``."""
    words = vi if lang != "en" else en if number == 1 else many or en + "s"
    return f"{count(number, lang)} {words}"


def listed(parts: list[str], lang: str) -> str:
    """``a, b và c``."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + (" and " if lang == "en" else " và ") + parts[-1]
