"""As many things are listed as the sentence announces."""

from collections.abc import Sequence
from decimal import Decimal

from checker.claim import Claim, Kind
from checker.figure import Figure
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text


def as_many_as_stated(claim: Claim, figures: Sequence[Figure]) -> Status:
    """Hold the number stated against the claim's detail, the number of items counted."""
    right = all(figures[i].value == Decimal(claim.detail) for i in claim.of("stated"))
    return Status.PASS if right else Status.FAIL


RULE = Rule(
    name="list-count-mismatch",
    shape="list-count",
    kind=Kind.COUNT,
    judge=as_many_as_stated,
    summary=Text(
        vi="Số lượng nêu ra khác với số mục liệt kê",
        en="A stated number differs from the number of things listed",
    ),
    message=Text(
        vi="Ghi {stated} nhưng liệt kê {detail}",
        en="{stated} announced, {detail} listed",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “10 xã, gồm: …”, danh sách sau đó phải có đúng 10 mục.",
            en="After “10 communes: …” ten items must follow.",
        ),
        matters=Text(
            vi="Thiếu một tên trong danh sách là bỏ sót một xã; thừa một số đếm là báo cáo sai khối lượng.",
            en="A name missing leaves a commune out; a count too high reports work that wasn't done.",
        ),
        allows=Text(
            vi="Tên có chữ “và”, có số hoặc có dấu gạch nối bên trong vẫn được đếm là một mục.",
            en="A name with “và”, a number or a hyphen inside still counts as one item.",
        ),
        blind=Text(
            vi="Danh sách kết thúc bằng “…”, “v.v.” hoặc chỉ nêu ví dụ (như, nhất là).",
            en="Lists that end in “…” or only give examples.",
        ),
    ),
    examples=(
        Example.holds(
            why="danh sách sau dấu hai chấm",
            text="Dự án được triển khai tại 05 xã, gồm: Tân Lập, Bình An, Phú Hòa, Đồng Tiến và Sơn Hà.",
        ),
        Example.fails(
            why="bỏ sót một tên",
            text="Dự án được triển khai tại 06 xã, gồm: Tân Lập, Bình An, Phú Hòa, Đồng Tiến, Sơn Hà.",
            at="06",
            says="Ghi 06 xã nhưng liệt kê 5",
        ),
        Example.fails(
            why="danh sách sau “cụ thể:”",
            text="Tổ chức ra quân làm đường ở 07 thôn, cụ thể: Trại Cả, Đồng Vai, Đầm Vàng, Bãi Sen, Lò Ngói, Suối Trong.",
            at="07",
            says="Ghi 07 thôn nhưng liệt kê 6",
        ),
    ),
)
