"""A change is the current value less the earlier one."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="change-mismatch",
    shape="change",
    kind=Kind.CHANGE,
    equation=Equation("change = current - previous"),
    summary=Text(
        vi="Số tăng, giảm không khớp với hai giá trị",
        en="A change disagrees with the two values",
    ),
    message=Text(
        vi="{previous} và {current} chênh nhau {computed}, không phải {change}",
        en="{previous} and {current} differ by {computed}, not {change}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Số tăng hoặc giảm (hoặc số còn lại, còn thiếu) phải bằng hiệu của hai giá trị.",
            en="A rise or fall (or what is left, or missing) must be the difference of the two values.",
        ),
        matters=Text(
            vi="Khi một trong hai giá trị được cập nhật, số chênh hay bị để nguyên như cũ.",
            en="When one of the two values is updated, the change is easily left as it was.",
        ),
        allows=Text(
            vi=(
                "Các cách làm tròn thông thường; hai giá trị khác đơn vị (tấn và tạ, triệu và tỷ) được quy đổi "
                "chính xác."
            ),
            en=(
                "Any usual rounding; values in different units (tonnes and quintals, millions and billions) are "
                "converted exactly."
            ),
        ),
        blind=Text(
            vi="Trường hợp chỉ ghi một trong hai giá trị.",
            en="Cases where only one of the two values is printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="giá trị đầu năm để trong ngoặc",
            text="Toàn huyện còn 912 hộ nghèo, giảm 238 hộ so với đầu năm (1.150 hộ).",
        ),
        Example.fails(
            why="đảo hai chữ số của số giảm",
            text="Toàn huyện còn 912 hộ nghèo, giảm 283 hộ so với đầu năm (1.150 hộ).",
            at="283",
            says="1.150 hộ và 912 hộ chênh nhau 238 hộ, không phải 283 hộ",
        ),
    ),
)
