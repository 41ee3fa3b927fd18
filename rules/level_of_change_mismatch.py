"""A level against an earlier period is the current value over the one before the change that is told."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="level-of-change-mismatch",
    shape="level-of-change",
    kind=Kind.GROWTH_DELTA,
    equation=Equation("percent = 100 / (1 - change / current)"),
    summary=Text(
        vi="Mức so với kỳ trước không khớp với số tăng, giảm",
        en="A level against an earlier period disagrees with the change",
    ),
    message=Text(
        vi="Với mức thay đổi {change}, {current} bằng {computed} kỳ trước, không phải {percent}",
        en="With a change of {change}, {current} is {computed} of the earlier value, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi viết “543 đơn, giảm 55 đơn, bằng 90,8% so với cùng kỳ”, giá trị trước là 543 + 55 = 598, và "
                "543/598 phải ra đúng tỷ lệ đó."
            ),
            en=(
                "In “543 petitions, down 55, equal to 90.8% of the same period” the value before was 543 + 55 = 598, "
                "and 543/598 must give that percentage."
            ),
        ),
        matters=Text(
            vi="Lỗi thường gặp là lấy số giảm chia cho giá trị mới rồi trừ khỏi 100%.",
            en="The usual slip is dividing the change by the new value and taking that from 100%.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of all three figures. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp ba số không đứng liền nhau.",
            en="Cases where the three figures don't stand together.",
        ),
    ),
    examples=(
        Example.holds(
            why="giá trị, số giảm và mức so với cùng kỳ đứng liền nhau",
            text="Ủy ban nhân dân huyện tiếp nhận 543 đơn, giảm 55 đơn, bằng 90,8% so với cùng kỳ năm trước.",
        ),
        Example.fails(
            why="chia nhầm cho giá trị mới",
            text="Ủy ban nhân dân huyện tiếp nhận 543 đơn, giảm 55 đơn, bằng 89,9% so với cùng kỳ năm trước.",
            at="89,9",
            says="Với mức thay đổi 55 đơn, 543 đơn bằng 90,8% kỳ trước, không phải 89,9%",
        ),
    ),
)
