"""The tables of an audit's data set: their columns, what each means, and the rows that a record fills.

``value`` and its like are the nearest binary numbers, for arithmetic over many rows; ``value_exact`` holds the exact decimal (or
``1/360``) that a verdict was reached with. Where there is nothing a column is null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.audit.record import ReportRecord
from checker.text import Text

SCHEMA = 1
"""Grows when a table or a column changes its meaning."""

Value = str | int | float | date | list[int] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``kind`` is int32, int64, double, date, text or list (of int32)."""

    name: str
    kind: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``rows`` gives those of a record, which is the report numbered so."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    rows: Callable[[int, ReportRecord], Iterator[Row]]


def _column(name: str, kind: str, vi: str, en: str) -> Column:
    return Column(name, kind, Text(vi, en))


def _number(name: str, vi: str, en: str) -> tuple[Column, Column]:
    """A number twice: to reckon with, and exact."""
    return _column(name, "double", vi, en), _column(f"{name}_exact", "text", f"{vi}, giá trị chính xác", f"{en}, exact")


_REPORT = _column(
    "report", "int32", "số của báo cáo, như trong bảng reports", "number of the report, as in the table reports"
)


def _nearest(exact: str) -> float | None:
    try:
        return float(Fraction(exact)) if exact else None
    except OverflowError:
        return None


def _twice(exact: str) -> tuple[float | None, str | None]:
    return _nearest(exact), exact or None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _reports(number: int, record: ReportRecord) -> Iterator[Row]:
    covered = [figure.coverage for figure in record.figures]
    severities = [check.severity for check in record.checks]
    error = record.error
    yield (
        number,
        record.path,
        record.sha256 or None,
        record.size,
        record.format or None,
        error.vi if error else None,
        error.en if error else None,
        record.body or None,
        record.sector or None,
        _day(record.period_start),
        _day(record.period_end),
        record.period_text or None,
        record.lang or None,
        len(covered),
        len(covered) - covered.count("excluded"),
        covered.count("verified") + covered.count("contradicted"),
        severities.count("error"),
        severities.count("warning"),
        severities.count("note"),
    )


def _figures(number: int, record: ReportRecord) -> Iterator[Row]:
    for f in record.figures:
        head = (number, f.id, f.text, f.start, f.end, f.line, f.place or None)
        ranges = (*_twice(f.value), *_twice(f.low), *_twice(f.high))
        yield (*head, *ranges, f.unit or None, f.role, f.label or None, f.coverage, f.why or None)


def _checks(number: int, record: ReportRecord) -> Iterator[Row]:
    for c in record.checks:
        head = (number, c.id, c.rule, c.kind, c.status, c.severity or None, c.formula or None, c.equation or None)
        results = (*_twice(c.recomputed), *_twice(c.low), *_twice(c.high))
        said = (c.message.vi or None, c.message.en or None, c.quotation or None)
        yield (*head, *results, *said, c.start, c.end, c.fingerprint)


def _parts(number: int, record: ReportRecord) -> Iterator[Row]:
    for check in record.checks:
        for place, part in enumerate(check.parts):
            yield (number, check.id, place, part.figure, part.role, *_twice(part.factor))


def _repairs(number: int, record: ReportRecord) -> Iterator[Row]:
    for check in record.checks:
        for place, repair in enumerate(check.repairs):
            yield (number, check.id, place, repair.figure, repair.text, repair.because.vi, repair.because.en)


def _achievements(number: int, record: ReportRecord) -> Iterator[Row]:
    for place, a in enumerate(record.achievements):
        numbers = (*_twice(a.actual), *_twice(a.plan), *_twice(a.percent), *_twice(a.recomputed))
        ends = (*_twice(a.low), *_twice(a.high))
        yield (number, place, a.indicator or None, a.unit or None, *numbers, *ends, a.status, a.check, list(a.figures))


_LOW_HIGH = (
    *_number("low", "cận dưới do làm tròn", "least value that rounds so"),
    *_number("high", "cận trên do làm tròn", "greatest value that rounds so"),
)
TABLES = (
    Table(
        "reports",
        Text(
            "mỗi dòng một báo cáo, kể cả báo cáo không đọc được",
            "a row for each report, also for those that can't be read",
        ),
        (
            _column(
                "report",
                "int32",
                "số của báo cáo, theo thứ tự đường dẫn, từ 0",
                "its number, in the order of the paths, from 0",
            ),
            _column("path", "text", "đường dẫn trong thư mục được kiểm tra", "its path below the folder audited"),
            _column("sha256", "text", "SHA-256 của tệp", "SHA-256 of the file"),
            _column("size", "int64", "số byte của tệp", "bytes of the file"),
            _column("format", "text", "định dạng", "format"),
            _column("error_vi", "text", "vì sao không đọc được", "why it can't be read, in Vietnamese"),
            _column("error_en", "text", "vì sao không đọc được, bằng tiếng Anh", "why it can't be read, in English"),
            _column("body", "text", "cơ quan báo cáo", "the body that issued it"),
            _column("sector", "text", "lĩnh vực", "key of its sector"),
            _column("period_start", "date", "ngày đầu kỳ báo cáo", "first day of its period"),
            _column("period_end", "date", "ngày cuối kỳ báo cáo", "last day of its period"),
            _column("period_text", "text", "kỳ báo cáo như văn bản ghi", "its period as the text tells it"),
            _column("lang", "text", "ngôn ngữ: vi hoặc en", "its language: vi or en"),
            _column("figures", "int32", "số lượng số liệu", "how many figures it has"),
            _column(
                "comparable",
                "int32",
                "trong đó không kể ngày tháng, số hiệu và tương tự",
                "of these, all but dates, document numbers and the like",
            ),
            _column("compared", "int32", "trong đó đối chiếu được", "of these, compared with others"),
            _column("errors", "int32", "số lỗi", "how many errors were found"),
            _column("warnings", "int32", "số cảnh báo", "how many warnings"),
            _column("notes", "int32", "số ghi chú", "how many notes"),
        ),
        _reports,
    ),
    Table(
        "figures",
        Text("mỗi dòng một số liệu", "a row for each figure"),
        (
            _REPORT,
            _column("id", "int32", "số của số liệu trong báo cáo, từ 0", "its number in the report, from 0"),
            _column("text", "text", "như in trong báo cáo", "as printed"),
            _column(
                "start",
                "int32",
                "vị trí đầu, tính bằng ký tự như lệnh checker text",
                "where it begins, in code points of what checker text prints",
            ),
            _column("end", "int32", "vị trí cuối", "where it ends"),
            _column("line", "int32", "dòng", "its line"),
            _column(
                "place",
                "text",
                "nơi tìm thấy trong tệp: trang, đoạn, ô",
                "where to find it in the file: page, paragraph, cell",
            ),
            *_number("value", "giá trị, theo đơn vị", "its value, in its unit"),
            *_LOW_HIGH,
            _column("unit", "text", "đơn vị", "its unit"),
            _column("role", "text", "loại số", "what kind of number it is"),
            _column("label", "text", "chỉ tiêu mà nó đo", "what it measures"),
            _column(
                "coverage",
                "text",
                "verified, contradicted, unverified hoặc excluded",
                "verified, contradicted, unverified or excluded",
            ),
            _column("why", "text", "vì sao không đối chiếu", "why it isn't compared"),
        ),
        _figures,
    ),
    Table(
        "checks",
        Text(
            "mỗi dòng một phép đối chiếu; mâu thuẫn là các dòng có severity",
            "a row for each comparison; findings are those with a severity",
        ),
        (
            _REPORT,
            _column("id", "int32", "số của phép đối chiếu trong báo cáo, từ 0", "its number in the report, from 0"),
            _column("rule", "text", "luật", "the rule"),
            _column("kind", "text", "loại quan hệ", "the kind of relation"),
            _column("status", "text", "pass, fail, unsure hoặc accepted", "pass, fail, unsure or accepted"),
            _column(
                "severity", "text", "error, warning hoặc note nếu là mâu thuẫn", "error, warning or note, of a finding"
            ),
            _column("formula", "text", "đẳng thức của luật", "the rule's equation"),
            _column("equation", "text", "phép tính với các số như in", "what was recomputed, in printed figures"),
            *_number("recomputed", "kết quả tính lại của số đầu tiên", "what the first figure recomputes to"),
            *_LOW_HIGH,
            _column("message_vi", "text", "lời nhắn", "the message in Vietnamese"),
            _column("message_en", "text", "lời nhắn bằng tiếng Anh", "the message in English"),
            _column("quotation", "text", "câu có mâu thuẫn", "the words around a finding"),
            _column("start", "int32", "vị trí đầu của câu trích", "where the quotation begins"),
            _column("end", "int32", "vị trí cuối của câu trích", "where it ends"),
            _column(
                "fingerprint",
                "text",
                "dấu nhận của mâu thuẫn, không đổi khi văn bản được dàn trang lại",
                "its identity, the same in an edited draft",
            ),
        ),
        _checks,
    ),
    Table(
        "parts",
        Text("mỗi dòng một số liệu trong một phép đối chiếu", "a row for each figure of each comparison"),
        (
            _REPORT,
            _column("check", "int32", "phép đối chiếu", "the comparison"),
            _column(
                "position",
                "int32",
                "thứ tự, từ 0; số 0 là số được tính lại",
                "its place, from 0; the one at 0 is recomputed",
            ),
            _column("figure", "int32", "số liệu", "the figure"),
            _column("role", "text", "vai trong đẳng thức", "its role in the equation"),
            *_number("factor", "hệ số trong đẳng thức (đổi đơn vị, dấu)", "what it counts times (units, sign)"),
        ),
        _parts,
    ),
    Table(
        "repairs",
        Text("mỗi dòng một cách sửa có thể", "a row for each possible repair"),
        (
            _REPORT,
            _column("check", "int32", "phép đối chiếu", "the comparison"),
            _column("position", "int32", "thứ tự, từ 0", "its place, from 0"),
            _column("figure", "int32", "số liệu cần sửa", "the figure to change"),
            _column("text", "text", "số thay thế", "what to print instead"),
            _column("because_vi", "text", "lý do", "why, in Vietnamese"),
            _column("because_en", "text", "lý do bằng tiếng Anh", "why, in English"),
        ),
        _repairs,
    ),
    Table(
        "achievements",
        Text("mỗi dòng một chỉ tiêu so với kế hoạch", "a row for each indicator against its plan"),
        (
            _REPORT,
            _column("position", "int32", "thứ tự trong báo cáo, từ 0", "its place in the report, from 0"),
            _column("indicator", "text", "chỉ tiêu", "the indicator"),
            _column("unit", "text", "đơn vị", "its unit"),
            *_number("actual", "thực hiện", "the actual"),
            *_number("plan", "kế hoạch, theo đơn vị của thực hiện", "the plan, in the actual's unit"),
            *_number("percent", "tỷ lệ % ghi trong báo cáo", "the percentage as stated"),
            *_number("recomputed", "tỷ lệ % tính lại", "the percentage recomputed"),
            *_LOW_HIGH,
            _column("status", "text", "pass, fail, unsure hoặc accepted", "pass, fail, unsure or accepted"),
            _column("check", "int32", "phép đối chiếu", "the comparison it comes from"),
            _column("figures", "list", "các số liệu", "the figures"),
        ),
        _achievements,
    ),
)
