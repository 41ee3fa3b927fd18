"""What is called a rise ends higher than it began."""

from checker.claim import Kind
from checker.finding import Severity
from checker.order import never_above
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="rise-is-a-fall",
    shape="rise-is-a-fall",
    kind=Kind.CHANGE,
    severity=Severity.ERROR,
    judge=never_above("previous", "current"),
    summary=Text(
        vi="Ghi là tăng nhưng số liệu giảm",
        en="What is called a rise is a fall",
    ),
    message=Text(
        vi="Ghi là tăng, nhưng từ {previous} xuống {current} là giảm",
        en="Called a rise, but from {previous} to {current} is a fall",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi ghi “tăng 3 vụ so với cùng kỳ (12 vụ)”, giá trị kỳ này phải lớn hơn giá trị kỳ trước.",
            en="After “tăng 3 vụ so với cùng kỳ (12 vụ)” the present value must be the greater one.",
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
            why="15 lớn hơn 12",
            text="Trong kỳ xảy ra 15 vụ, tăng 3 vụ so với cùng kỳ năm 2022 (12 vụ).",
        ),
        Example.fails(
            why="quên đổi chữ “tăng” thành “giảm”",
            text="Trong kỳ xảy ra 12 vụ, tăng 3 vụ so với cùng kỳ năm 2022 (15 vụ).",
            at="3",
            says="Ghi là tăng, nhưng từ 15 vụ xuống 12 vụ là giảm",
        ),
    ),
)
