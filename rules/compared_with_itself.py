"""A period is compared with an earlier one."""

from checker.claim import Kind
from checker.finding import Severity, Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="compared-with-itself",
    shape="compared-with-itself",
    kind=Kind.DATE,
    severity=Severity.WARNING,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Kỳ báo cáo được so sánh với chính nó",
        en="A period is compared with itself",
    ),
    message=Text(
        vi="So với cùng kỳ năm {year}, nhưng năm {year} là năm của kỳ báo cáo ({detail})",
        en="Compared with the same period of {year}, which is the report's own ({detail})",
    ),
    explain=Explanation(
        checks=Text(
            vi="“So với cùng kỳ năm …” phải nêu một năm trước năm của kỳ đang nói đến.",
            en="“So với cùng kỳ năm …” must name a year before that of the period spoken of.",
        ),
        matters=Text(
            vi="Ghi nhầm năm so sánh thì người đọc không biết mức tăng, giảm tính trên gốc nào.",
            en="With the wrong year named, nobody can tell what the growth is measured against.",
        ),
        allows=Text(
            vi="Đoạn viết về kỳ khác, ví dụ dự kiến của năm sau.",
            en="Passages about another period, such as next year's forecast.",
        ),
        blind=Text(
            vi="Năm so sánh sai nhưng vẫn ở trước kỳ báo cáo.",
            en="Wrong years that are still before the period.",
        ),
    ),
    examples=(
        Example.holds(
            why="so với năm trước",
            text=(
                "# Báo cáo kết quả 9 tháng đầu năm 2023\n\nThu ngân sách đạt 125 tỷ đồng, tăng so với cùng kỳ năm 2022."
            ),
        ),
        Example.fails(
            why="quên sửa năm so sánh",
            text=(
                "# Báo cáo kết quả 9 tháng đầu năm 2023\n\nThu ngân sách đạt 125 tỷ đồng, tăng so với cùng kỳ năm 2023."
            ),
            at="2023",
            says="So với cùng kỳ năm 2023, nhưng năm 2023 là năm của kỳ báo cáo (9 tháng đầu năm 2023)",
        ),
    ),
)
