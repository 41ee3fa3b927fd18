"""One quantity stated twice has one value."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="repeated-figure-differs",
    shape="repeat",
    kind=Kind.REPEAT,
    equation=Equation("second = first"),
    summary=Text(
        vi="Cùng một chỉ tiêu nhưng hai nơi ghi hai số khác nhau",
        en="One quantity is given two values",
    ),
    message=Text(
        vi="Chỗ khác của báo cáo ghi {first}, ở đây ghi {second}",
        en="Elsewhere the report says {first}, here {second}",
    ),
    explain=Explanation(
        checks=Text(
            vi=("Một chỉ tiêu được nhắc lại (nội dung chính, chú thích, phần đánh giá chung) phải giữ nguyên giá trị."),
            en="A quantity that comes again (body, footnote, summary) must keep its value.",
        ),
        matters=Text(
            vi="Phần đánh giá chung được đọc nhiều nhất và hay giữ lại số của dự thảo trước.",
            en="The summary is read most, and it is where an earlier draft's figures survive.",
        ),
        allows=Text(
            vi="Ghi chi tiết ở một nơi và làm tròn ở nơi khác: 2.106,261 tỷ đồng và 2.106,3 tỷ đồng là một số.",
            en="More digits in one place than in the other: 2,106.261 and 2,106.3 are one value.",
        ),
        blind=Text(
            vi=(
                "Chỉ tiêu gọi bằng hai tên khác nhau, và những số trùng tên nhưng khác thời điểm mà câu văn không "
                "nói rõ."
            ),
            en="Quantities under two names, and equal names at different dates where the wording doesn't say so.",
        ),
    ),
    examples=(
        Example.holds(
            why="phần đánh giá chung nhắc lại đúng số",
            text=(
                "## I. Kết quả\n\nTổng dư nợ tín dụng chính sách đạt 484.114 triệu đồng.\n\n"
                "## II. Đánh giá chung\n\nTổng dư nợ tín dụng chính sách đạt 484.114 triệu đồng."
            ),
        ),
        Example.fails(
            why="đảo hai chữ số khi chép lại",
            text=(
                "## I. Kết quả\n\nTổng dư nợ tín dụng chính sách đạt 484.114 triệu đồng.\n\n"
                "## II. Đánh giá chung\n\nTổng dư nợ tín dụng chính sách đạt 484.411 triệu đồng."
            ),
            at="484.411",
            says="Chỗ khác của báo cáo ghi 484.114 triệu đồng, ở đây ghi 484.411 triệu đồng",
        ),
    ),
)
