"""A whole is the sum of the parts it is split into."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="total-not-sum-of-parts",
    shape="total",
    kind=Kind.TOTAL,
    equation=Equation("whole = sum(part)"),
    summary=Text(
        vi="Tổng không bằng các phần cộng lại",
        en="A total isn't the sum of its parts",
    ),
    message=Text(
        vi="{part} = {computed}, không phải {whole}",
        en="{part} = {computed}, not {whole}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi báo cáo chia một tổng thành các phần (gồm, chia ra, cụ thể, trong đó … còn lại), các phần "
                "cộng lại phải bằng tổng."
            ),
            en=(
                "Where a report splits a total into parts (gồm, chia ra, cụ thể, trong đó … còn lại), the parts "
                "must add up to it."
            ),
        ),
        matters=Text(
            vi="Khi một phần được cập nhật, tổng hay bị để nguyên như cũ; gõ nhầm một chữ số cũng lộ ra ở đây.",
            en="When a part is updated the total is easily left as it was; a mistyped digit shows here too.",
        ),
        allows=Text(
            vi=(
                "Các cách làm tròn thông thường của tổng và của từng phần; các đơn vị được quy đổi chính xác. "
                "“Trong đó” chỉ nêu vài phần thì không bắt buộc phải đủ."
            ),
            en=(
                "Any usual rounding of the total and of each part; units are converted exactly. Parts that only "
                "illustrate (trong đó) need not add up."
            ),
        ),
        blind=Text(
            vi="Hai sai sót bù trừ cho nhau, và việc chia phần mà câu văn không nói rõ.",
            en="Slips that cancel each other out, and splits that the wording leaves open.",
        ),
    ),
    examples=(
        Example.holds(
            why="liệt kê đủ các phần",
            text=(
                "Toàn huyện có 107 lượt người nước ngoài tạm trú, gồm: du lịch 42 lượt, làm việc 63 lượt, thăm "
                "thân 02 lượt."
            ),
        ),
        Example.holds(
            why="các phần đã làm tròn",
            text=(
                "Tổng diện tích cây ăn quả là 1.136,5 ha, gồm: trồng mới 300,37 ha, chăm sóc 106,8 ha, thu hoạch "
                "729,3 ha."
            ),
        ),
        Example.fails(
            why="gõ nhầm một chữ số của tổng",
            text=(
                "Toàn huyện có 207 lượt người nước ngoài tạm trú, gồm: du lịch 42 lượt, làm việc 63 lượt, thăm "
                "thân 02 lượt."
            ),
            at="207",
            says="42 + 63 + 02 = 107 lượt, không phải 207 lượt",
        ),
    ),
)
