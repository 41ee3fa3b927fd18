"""The percentage of a fall is the fall over the value before it."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="growth-of-fall-mismatch",
    shape="growth-of-fall",
    kind=Kind.GROWTH_DELTA,
    equation=Equation("percent = 100 / (current / change + 1)"),
    summary=Text(
        vi="Tỷ lệ của số giảm không khớp với số giảm và giá trị mới",
        en="The percentage of a fall disagrees with the fall and the new value",
    ),
    message=Text(
        vi="Giảm {change} xuống {current} là giảm {computed}, không phải {percent}",
        en="A fall of {change} to {current} is {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi viết “133 đơn, giảm 27 đơn (16,9%)”, giá trị trước là 133 + 27 = 160, và 27/160 phải ra đúng "
                "tỷ lệ đó."
            ),
            en=(
                "In “133 petitions, down 27 (16.9%)” the value before was 133 + 27 = 160, and 27/160 must give "
                "that percentage."
            ),
        ),
        matters=Text(
            vi="Lỗi thường gặp là lấy số giảm chia cho giá trị mới, làm cho mức giảm lớn lên.",
            en="The usual slip is dividing the fall by the new value, which makes the fall look larger.",
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
            why="tỷ lệ để trong ngoặc sau số giảm",
            text="Ủy ban nhân dân huyện tiếp nhận 133 đơn, giảm 27 đơn (16,9%) so với cùng kỳ năm trước.",
        ),
        Example.fails(
            why="chia nhầm cho giá trị mới",
            text="Ủy ban nhân dân huyện tiếp nhận 133 đơn, giảm 27 đơn (20,3%) so với cùng kỳ năm trước.",
            at="20,3",
            says="Giảm 27 đơn xuống 133 đơn là giảm 16,9%, không phải 20,3%",
        ),
    ),
)
