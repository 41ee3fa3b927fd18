"""A change of a rate in points is the current rate less the earlier or the target rate."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="points-mismatch",
    shape="points",
    kind=Kind.CHANGE,
    equation=Equation("points = current - previous"),
    summary=Text(
        vi="Số điểm phần trăm tăng, giảm không khớp với hai tỷ lệ",
        en="A change in points disagrees with the two rates",
    ),
    message=Text(
        vi="{previous} và {current} chênh nhau {computed}, không phải {points}",
        en="{previous} and {current} differ by {computed}, not {points}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Hiệu của hai tỷ lệ (kỳ này và kỳ trước, hoặc thực hiện và chỉ tiêu) phải bằng số điểm phần trăm "
                "ghi kèm."
            ),
            en=(
                "The difference of two rates (now and before, or reached and aimed at) must be the points printed "
                "with them."
            ),
        ),
        matters=Text(
            vi=("Mức giảm tỷ lệ hộ nghèo, mức tăng tỷ lệ bao phủ bảo hiểm đều được giao chỉ tiêu bằng điểm phần trăm."),
            en="Targets for poverty and for insurance coverage are set in percentage points.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường; điểm phần trăm viết bằng ký hiệu % vẫn được hiểu là điểm.",
            en="Any usual rounding; points written with a % sign are still read as points.",
        ),
        blind=Text(
            vi="Trường hợp chỉ ghi một trong hai tỷ lệ.",
            en="Cases where only one of the two rates is printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="từ … xuống …",
            text="Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,9%, giảm 1,3 điểm phần trăm.",
        ),
        Example.fails(
            why="số điểm cũ chưa sửa",
            text="Tỷ lệ hộ nghèo giảm từ 5,2% xuống 3,9%, giảm 2,3 điểm phần trăm.",
            at="2,3",
            says="3,9% và 5,2% chênh nhau 1,3 điểm %, không phải 2,3 điểm %",
        ),
    ),
)
