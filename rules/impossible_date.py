"""A date is in the calendar."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="impossible-date",
    shape="impossible-date",
    kind=Kind.DATE,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Ngày không có trong lịch",
        en="A date that isn't in the calendar",
    ),
    message=Text(
        vi="Trong lịch không có {date}",
        en="There is no {date} in the calendar",
    ),
    explain=Explanation(
        checks=Text(
            vi="Ngày, tháng, năm phải có thật: tháng 11 có 30 ngày, không có tháng 13, cũng không có năm 9175.",
            en="Day, month and year must exist: November has 30 days, there is no month 13 and no year 9175.",
        ),
        matters=Text(
            vi="Thời hạn và căn cứ pháp lý ghi sai ngày thì không thực hiện, không tra cứu được.",
            en="A deadline or a legal basis with a wrong date can't be met or looked up.",
        ),
        allows=Text(
            vi="Năm nhuận, và mọi cách viết ngày (31/8/2023, 31.8.2023, ngày 31 tháng 8).",
            en="Leap years, and every way of writing a date (31/8/2023, 31.8.2023, ngày 31 tháng 8).",
        ),
        blind=Text(
            vi="Ngày có thật nhưng không phải ngày định viết.",
            en="Dates that exist but weren't meant.",
        ),
    ),
    examples=(
        Example.holds(
            why="ngày cuối tháng 11",
            text="Các xã hoàn thành việc rà soát trước ngày 30/11/2023.",
        ),
        Example.fails(
            why="tháng 11 chỉ có 30 ngày",
            text="Các xã hoàn thành việc rà soát trước ngày 31/11/2023.",
            at="31/11/2023",
            says="Trong lịch không có 31/11/2023",
        ),
    ),
)
