"""A result of the reporting period is dated in that period."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="date-outside-period",
    shape="date-outside-period",
    kind=Kind.DATE,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Ngày chốt số liệu nằm ngoài kỳ báo cáo",
        en="A result is dated outside the reporting period",
    ),
    message=Text(
        vi="{date} không thuộc kỳ báo cáo ({detail})",
        en="{date} is outside the reporting period ({detail})",
    ),
    explain=Explanation(
        checks=Text(
            vi="Ngày chốt của một kết quả trong kỳ (tính đến, giải ngân đến, lũy kế đến) phải thuộc kỳ báo cáo.",
            en=("The cut-off date of a result (tính đến, giải ngân đến, lũy kế đến) must lie in the reporting period."),
        ),
        matters=Text(
            vi="Câu chép từ báo cáo năm trước hay giữ lại năm cũ, làm người đọc không biết số liệu là của năm nào.",
            en=("Sentences copied from last year's report keep its year, and nobody can tell whose figures they are."),
        ),
        allows=Text(
            vi="Ngày của văn bản, căn cứ pháp lý, sự kiện lịch sử; ngày sau kỳ báo cáo ít ngày, trước khi ký.",
            en=(
                "Dates of documents, legal bases and history; dates shortly after the period, before the report "
                "was signed."
            ),
        ),
        blind=Text(
            vi="Ngày sai nhưng vẫn nằm trong kỳ, và báo cáo không ghi kỳ ở tiêu đề.",
            en="Wrong dates that stay inside the period, and reports whose title names no period.",
        ),
    ),
    examples=(
        Example.holds(
            why="ngày chốt trong kỳ",
            text=(
                "# Báo cáo tình hình thực hiện nhiệm vụ 9 tháng đầu năm 2023\n\n"
                "Vốn đầu tư công được giao 92.400 triệu đồng; giải ngân đến ngày 05/9/2023 là 57.750 triệu đồng."
            ),
        ),
        Example.fails(
            why="năm của báo cáo trước",
            text=(
                "# Báo cáo tình hình thực hiện nhiệm vụ 9 tháng đầu năm 2023\n\n"
                "Vốn đầu tư công được giao 92.400 triệu đồng; giải ngân đến ngày 05/9/2022 là 57.750 triệu đồng."
            ),
            at="05/9/2022",
            says="05/9/2022 không thuộc kỳ báo cáo (9 tháng đầu năm 2023)",
        ),
    ),
)
