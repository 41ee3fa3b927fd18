"""A growth rate beside a multiple is the multiple in percent, less 100%."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="multiple-and-growth-differ",
    shape="multiple-growth",
    kind=Kind.GROWTH,
    equation=Equation("percent = 100 * times - 100"),
    summary=Text(
        vi="Số lần gấp và mức tăng ghi kèm không khớp nhau",
        en="A multiple and the growth beside it disagree",
    ),
    message=Text(
        vi="Gấp {times} là tăng {computed}, không phải {percent}",
        en="{times} is growth of {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi="“Gấp 3,8 lần” tương đương “tăng 280%”: số lần nhân 100 rồi trừ 100 phải ra mức tăng ghi kèm.",
            en="“3.8 times” is “up 280%”: the multiple times 100, less 100, must give the growth beside it.",
        ),
        matters=Text(
            vi="Lỗi thường gặp là viết “gấp 3,8 lần, tăng 380%”, nói quá lên 100 điểm phần trăm.",
            en="The usual slip, “3.8 times, up 380%”, overstates the result by 100 percentage points.",
        ),
        allows=Text(
            vi="Số lần đã làm tròn: “gấp 3,8 lần, tăng 278%” là đúng.",
            en="A rounded multiple: “3.8 times, up 278%” is right.",
        ),
        blind=Text(
            vi="Số lần và mức tăng của hai chỉ tiêu khác nhau mà câu văn không nói rõ.",
            en="A multiple and a growth of two different things, where the wording doesn't say so.",
        ),
    ),
    examples=(
        Example.holds(
            why="số lần đã làm tròn",
            text="Lượng giao dịch trực tuyến gấp 3,8 lần cùng kỳ năm trước, tương đương tăng 278%.",
        ),
        Example.fails(
            why="quên trừ 100%",
            text="Lượng giao dịch trực tuyến gấp 3,8 lần cùng kỳ năm trước, tương đương tăng 380%.",
            at="380",
            says="Gấp 3,8 lần là tăng 280%, không phải 380%",
        ),
    ),
)
