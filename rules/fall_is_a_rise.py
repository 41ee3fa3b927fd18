"""What is called a fall ends lower than it began."""

from checker.claim import Kind
from checker.finding import Severity
from checker.order import never_above
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="fall-is-a-rise",
    shape="fall-is-a-rise",
    kind=Kind.CHANGE,
    severity=Severity.ERROR,
    judge=never_above("current", "previous"),
    summary=Text(
        vi="Ghi là giảm nhưng số liệu tăng",
        en="What is called a fall is a rise",
    ),
    message=Text(
        vi="Ghi là giảm, nhưng từ {previous} lên {current} là tăng",
        en="Called a fall, but from {previous} to {current} is a rise",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi ghi “giảm 3 vụ so với cùng kỳ (15 vụ)”, giá trị kỳ này phải nhỏ hơn giá trị kỳ trước.",
            en="After “giảm 3 vụ so với cùng kỳ (15 vụ)” the present value must be the smaller one.",
        ),
        matters=Text(
            vi="Số chênh đúng mà chữ sai thì kết luận ngược hẳn; lỗi này hay sót lại khi chép câu của kỳ trước.",
            en="With the right amount and the wrong word the report says the opposite; sentences copied from last time do.",
        ),
        allows=Text(
            vi="Chỉ xét khi câu văn nói rõ số nào là của kỳ trước (cùng kỳ …, từ … lên …).",
            en="Judged only where the text says which value is the earlier one (cùng kỳ …, từ … lên …).",
        ),
        blind=Text(
            vi="Chữ sai khi chỉ một trong hai giá trị được ghi.",
            en="Wrong words where only one of the two values is printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="12 nhỏ hơn 15",
            text="Trong kỳ xảy ra 12 vụ, giảm 3 vụ so với cùng kỳ năm 2022 (15 vụ).",
        ),
        Example.fails(
            why="quên đổi chữ “giảm” thành “tăng”",
            text="Trong kỳ xảy ra 15 vụ, giảm 3 vụ so với cùng kỳ năm 2022 (12 vụ).",
            at="3",
            says="Ghi là giảm, nhưng từ 12 vụ lên 15 vụ là tăng",
        ),
    ),
)
