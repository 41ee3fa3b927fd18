"""A period ends after it begins."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="period-reversed",
    shape="period-reversed",
    kind=Kind.DATE,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Giai đoạn kết thúc trước khi bắt đầu",
        en="A period ends before it begins",
    ),
    message=Text(
        vi="Giai đoạn {detail} kết thúc trước khi bắt đầu",
        en="The period {detail} ends before it begins",
    ),
    explain=Explanation(
        checks=Text(
            vi="Trong “giai đoạn 2021 - 2025”, năm cuối phải lớn hơn năm đầu.",
            en="In “period 2021 - 2025” the last year must follow the first.",
        ),
        matters=Text(
            vi="Tên chương trình, nhiệm kỳ ghi sai giai đoạn sẽ không khớp với văn bản được dẫn.",
            en="A programme or term with wrong years doesn't match the document it refers to.",
        ),
        allows=Text(
            vi="Các cách viết bằng gạch nối, gạch ngang, có hoặc không có khoảng trắng.",
            en="Hyphens and dashes, with or without blanks.",
        ),
        blind=Text(
            vi="Giai đoạn đúng thứ tự nhưng sai năm.",
            en="Periods in order but with wrong years.",
        ),
    ),
    examples=(
        Example.holds(
            why="đúng thứ tự",
            text="Huyện triển khai Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025.",
        ),
        Example.fails(
            why="gõ nhầm năm cuối",
            text="Huyện triển khai Chương trình giảm nghèo bền vững giai đoạn 2021 - 2015.",
            at="2021 - 2015",
            says="Giai đoạn 2021 - 2015 kết thúc trước khi bắt đầu",
        ),
    ),
)
