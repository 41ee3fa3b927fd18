"""A closing balance is the opening one with what came in and went out."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="balance-mismatch",
    shape="balance",
    kind=Kind.TOTAL,
    equation=Equation("closing = sum(movement)"),
    summary=Text(
        vi="Số cuối kỳ không khớp với số đầu kỳ và biến động trong kỳ",
        en="A closing balance disagrees with its opening balance and movements",
    ),
    message=Text(
        vi="{movement} = {computed}, không phải {closing}",
        en="{movement} = {computed}, not {closing}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Số đầu kỳ trừ số giảm (thoát, giải quyết, ra) cộng số tăng (phát sinh, tiếp nhận, vào) phải bằng "
                "số cuối kỳ."
            ),
            en="The opening balance, less what left and plus what came, must be the closing balance.",
        ),
        matters=Text(
            vi="Số hộ nghèo, số đơn tồn, số dự án chuyển tiếp của kỳ sau đều bắt đầu từ số cuối kỳ này.",
            en="The next report's poor households, open petitions and running projects start from this number.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường; số đếm được hiểu là chính xác.",
            en="Any usual rounding; counts are exact.",
        ),
        blind=Text(
            vi="Biến động không ghi trong báo cáo (chuyển đi, chuyển đến, điều chỉnh số liệu).",
            en="Movements that the report doesn't print (moved away, moved in, corrected records).",
        ),
    ),
    examples=(
        Example.holds(
            why="đầu năm, giảm, tăng, cuối kỳ",
            text=(
                "Đầu năm toàn huyện có 186 hộ nghèo, trong kỳ thoát nghèo 48 hộ, phát sinh 07 hộ, cuối kỳ còn 145 "
                "hộ nghèo."
            ),
        ),
        Example.fails(
            why="đảo hai chữ số của số cuối kỳ",
            text=(
                "Đầu năm toàn huyện có 186 hộ nghèo, trong kỳ thoát nghèo 48 hộ, phát sinh 07 hộ, cuối kỳ còn 154 "
                "hộ nghèo."
            ),
            at="154",
            says="186 − 48 + 07 = 145 hộ, không phải 154 hộ",
        ),
    ),
)
