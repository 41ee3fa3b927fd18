"""A multiple is the current value over the earlier one."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="multiple-mismatch",
    shape="multiple",
    kind=Kind.GROWTH,
    equation=Equation("times = current / previous"),
    summary=Text(
        vi="Số lần gấp không khớp với hai giá trị",
        en="A multiple disagrees with the two values",
    ),
    message=Text(
        vi="{current} gấp {computed} {previous}, không phải {times}",
        en="{current} over {previous} is {computed}, not {times}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “gấp 2,4 lần”, giá trị sau chia cho giá trị trước phải ra đúng số lần đó.",
            en="Where a report says “2.4 times”, the later value over the earlier one must give that multiple.",
        ),
        matters=Text(
            vi="Số lần gấp là con số gây ấn tượng nhất trong đoạn văn nên sai sót dễ lan sang các báo cáo khác.",
            en=("A multiple is the most striking number of its paragraph, so a slip in it travels into other reports."),
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường; “gấp đôi”, “gần gấp ba” được hiểu đúng theo mức chính xác của chữ.",
            en="Any usual rounding; “twice”, “almost three times” are taken as exactly as they are said.",
        ),
        blind=Text(
            vi="Trường hợp không ghi giá trị của kỳ gốc.",
            en="Cases where the base value isn't printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="giá trị cùng kỳ để trong ngoặc",
            text="Toàn huyện ghi nhận 276 ca mắc sốt xuất huyết, gấp 2,4 lần cùng kỳ năm trước (115 ca).",
        ),
        Example.fails(
            why="gõ nhầm số lần",
            text="Toàn huyện ghi nhận 276 ca mắc sốt xuất huyết, gấp 3,4 lần cùng kỳ năm trước (115 ca).",
            at="3,4",
            says="276 ca gấp 2,4 lần 115 ca, không phải 3,4 lần",
        ),
    ),
)
