"""Shares that are said to make 100% do."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="shares-not-hundred",
    shape="shares",
    kind=Kind.TOTAL,
    equation=Equation("whole = sum(part)"),
    summary=Text(
        vi="Các tỷ trọng cộng lại không bằng 100% đã ghi",
        en="Shares don't add up to the 100% printed",
    ),
    message=Text(
        vi="{part} = {computed}, không phải {whole}",
        en="{part} = {computed}, not {whole}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi báo cáo ghi rõ tổng là 100%, các tỷ trọng liệt kê phải cộng lại bằng 100%.",
            en="Where the total of 100% is printed, the shares listed must add up to it.",
        ),
        matters=Text(
            vi="Cơ cấu không đủ 100% cho thấy một tỷ trọng đã bị sửa mà các tỷ trọng khác thì chưa.",
            en="A structure short of 100% shows that one share was changed and the others weren't.",
        ),
        allows=Text(
            vi="Sai số làm tròn của từng tỷ trọng: 33,3% + 33,3% + 33,3% là đủ.",
            en="Rounding of each share: 33.3% three times is enough.",
        ),
        blind=Text(
            vi="Cơ cấu không ghi con số 100%, vì không biết đã liệt kê đủ hay chưa.",
            en="Structures without a printed 100%, for nobody knows whether the list is complete.",
        ),
    ),
    examples=(
        Example.holds(
            why="cơ cấu ba khu vực",
            text="Cơ cấu kinh tế: nông nghiệp 32,4%, công nghiệp - xây dựng 28,5%, dịch vụ 39,1%; tổng cộng 100%.",
        ),
        Example.fails(
            why="đảo hai chữ số của một tỷ trọng",
            text="Cơ cấu kinh tế: nông nghiệp 32,4%, công nghiệp - xây dựng 25,8%, dịch vụ 39,1%; tổng cộng 100%.",
            at="100",
            says="32,4 + 25,8 + 39,1 = 97%, không phải 100%",
        ),
    ),
)
