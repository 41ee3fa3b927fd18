"""A level against an earlier period is the current value over the earlier one."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="level-mismatch",
    shape="level",
    kind=Kind.GROWTH,
    equation=Equation("percent = 100 * current / previous"),
    summary=Text(
        vi="Mức so với kỳ trước không khớp với hai giá trị",
        en="A level against an earlier period disagrees with the two values",
    ),
    message=Text(
        vi="{current} bằng {computed} của {previous}, không phải {percent}",
        en="{current} is {computed} of {previous}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “bằng 108% so với cùng kỳ”, giá trị kỳ này chia cho giá trị kỳ gốc phải ra đúng tỷ lệ đó.",
            en=(
                "Where a report says “equal to 108% of the same period”, the current value over the base must "
                "give that percentage."
            ),
        ),
        matters=Text(
            vi="Mức so với cùng kỳ cho biết kết quả tốt lên hay kém đi; sai một chữ số có thể đổi hẳn nhận xét.",
            en="The level says whether results got better or worse; one wrong digit can turn the judgement round.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of all three figures. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp không ghi giá trị của kỳ gốc.",
            en="Cases where the base value isn't printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="giá trị cùng kỳ để trong ngoặc",
            text=(
                "Thu ngân sách trên địa bàn đạt 23.083 triệu đồng, bằng 85,6% so với cùng kỳ năm trước (26.966 "
                "triệu đồng)."
            ),
        ),
        Example.fails(
            why="gõ nhầm một chữ số của tỷ lệ",
            text=(
                "Thu ngân sách trên địa bàn đạt 23.083 triệu đồng, bằng 95,6% so với cùng kỳ năm trước (26.966 "
                "triệu đồng)."
            ),
            at="95,6",
            says="23.083 triệu đồng bằng 85,6% của 26.966 triệu đồng, không phải 95,6%",
        ),
    ),
)
