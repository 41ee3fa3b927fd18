"""The percentage of a rise is the rise over the value before it."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="growth-of-rise-mismatch",
    shape="growth-of-rise",
    kind=Kind.GROWTH_DELTA,
    equation=Equation("percent = 100 / (current / change - 1)"),
    summary=Text(
        vi="Tỷ lệ của số tăng không khớp với số tăng và giá trị mới",
        en="The percentage of a rise disagrees with the rise and the new value",
    ),
    message=Text(
        vi="Tăng {change} lên {current} là tăng {computed}, không phải {percent}",
        en="A rise of {change} to {current} is {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi viết “288 vụ, tăng 32 vụ (12,5%)”, giá trị trước là 288 - 32 = 256, và 32/256 phải ra đúng "
                "tỷ lệ đó."
            ),
            en=(
                "In “288 cases, up 32 (12.5%)” the value before was 288 - 32 = 256, and 32/256 must give that "
                "percentage."
            ),
        ),
        matters=Text(
            vi="Lỗi thường gặp là lấy số tăng chia cho giá trị mới, làm cho mức tăng nhỏ đi.",
            en="The usual slip is dividing the rise by the new value, which makes the growth look smaller.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of all three figures. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp giá trị mới không ghi ở gần đó.",
            en="Cases where the new value isn't printed nearby.",
        ),
    ),
    examples=(
        Example.holds(
            why="tỷ lệ để trong ngoặc sau số tăng",
            text="Lực lượng chức năng phát hiện 288 vụ vi phạm, tăng 32 vụ (12,5%) so với cùng kỳ.",
        ),
        Example.fails(
            why="chia nhầm cho giá trị mới",
            text="Lực lượng chức năng phát hiện 288 vụ vi phạm, tăng 32 vụ (11,1%) so với cùng kỳ.",
            at="11,1",
            says="Tăng 32 vụ lên 288 vụ là tăng 12,5%, không phải 11,1%",
        ),
    ),
)
