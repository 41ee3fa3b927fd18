"""What is yet to be reached is dated after the reporting period."""

from checker.claim import Kind
from checker.finding import Severity, Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="aim-in-the-past",
    shape="aim-in-the-past",
    kind=Kind.DATE,
    severity=Severity.WARNING,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Thời hạn phấn đấu đã qua trước khi kết thúc kỳ báo cáo",
        en="An aim is dated before the reporting period ended",
    ),
    message=Text(
        vi="{date} đã qua trước khi kết thúc kỳ báo cáo ({detail}); đề nghị kiểm tra lại năm",
        en="{date} had passed before the reporting period ended ({detail}); please check the year",
    ),
    explain=Explanation(
        checks=Text(
            vi="“Để đến ngày …”, “phấn đấu đến ngày …” của ba tháng đầu năm, khi kỳ báo cáo kết thúc sau đó hơn hai tháng.",
            en="“Để đến ngày …”, “phấn đấu đến ngày …” in a year's first three months, two months before the period's end.",
        ),
        matters=Text(
            vi="Thời hạn đóng sổ của năm kế hoạch nằm ở đầu năm sau; ghi theo năm hiện tại là thời hạn đã qua.",
            en="A plan's accounts are closed early in the next year; with this year's number the deadline has passed.",
        ),
        allows=Text(
            vi="Thời hạn sau kỳ báo cáo, và thời hạn giữa năm của kế hoạch đã có.",
            en="Deadlines after the period, and those of an earlier plan in mid-year.",
        ),
        blind=Text(
            vi="Thời hạn sai nhưng vẫn ở sau kỳ báo cáo.",
            en="Wrong deadlines that are still after the period.",
        ),
    ),
    examples=(
        Example.holds(
            why="thời hạn ở đầu năm sau",
            text=(
                "# Báo cáo kết quả 9 tháng đầu năm 2023\n\n"
                "Để đến 31/01/2024 giải ngân hết kế hoạch, mỗi tháng phải giải ngân 12 tỷ đồng."
            ),
        ),
        Example.fails(
            why="ghi nhầm năm hiện tại",
            text=(
                "# Báo cáo kết quả 9 tháng đầu năm 2023\n\n"
                "Để đến 31/01/2023 giải ngân hết kế hoạch, mỗi tháng phải giải ngân 12 tỷ đồng."
            ),
            at="31/01/2023",
            says="31/01/2023 đã qua trước khi kết thúc kỳ báo cáo (9 tháng đầu năm 2023); đề nghị kiểm tra lại năm",
        ),
    ),
)
