"""The percentage of a change is the change over the value before it."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="growth-of-previous-mismatch",
    shape="growth-of-previous",
    kind=Kind.GROWTH_DELTA,
    equation=Equation("percent = 100 * change / previous"),
    summary=Text(
        vi="Tỷ lệ tăng, giảm không khớp với số chênh và giá trị trước",
        en="The percentage of a change disagrees with the change and the earlier value",
    ),
    message=Text(
        vi="{change} so với mức trước {previous} là {computed}, không phải {percent}",
        en="{change} against {previous} before is {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi báo cáo ghi giá trị trước và số tăng hoặc giảm, số chênh chia cho giá trị trước phải ra đúng "
                "tỷ lệ ghi kèm."
            ),
            en=(
                "Where the earlier value and the change are printed, the change over the earlier value must give "
                "the percentage."
            ),
        ),
        matters=Text(
            vi="Mức giảm hộ nghèo, tai nạn, tội phạm được so với chỉ tiêu bằng chính tỷ lệ này.",
            en="Falls in poverty, accidents and crime are held against their targets by this percentage.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of all three figures. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp giá trị trước không ghi ở gần đó.",
            en="Cases where the earlier value isn't printed nearby.",
        ),
    ),
    examples=(
        Example.holds(
            why="giá trị trước đứng đầu câu",
            text="So với 1.250 hộ nghèo đầu năm, số hộ nghèo của huyện giảm 260 hộ (20,8%).",
        ),
        Example.fails(
            why="gõ nhầm một chữ số của tỷ lệ",
            text="So với 1.250 hộ nghèo đầu năm, số hộ nghèo của huyện giảm 260 hộ (28,8%).",
            at="28,8",
            says="260 hộ so với mức trước 1.250 hộ là 20,8%, không phải 28,8%",
        ),
    ),
)
