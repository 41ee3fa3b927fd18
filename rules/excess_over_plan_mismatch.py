"""An excess over plan is the actual over the plan, less 100%."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="excess-over-plan-mismatch",
    shape="excess",
    kind=Kind.GROWTH,
    equation=Equation("percent = 100 * actual / plan - 100"),
    summary=Text(
        vi="Tỷ lệ vượt hoặc hụt kế hoạch không khớp với hai số",
        en="An excess over plan disagrees with its actual and its plan",
    ),
    message=Text(
        vi="{actual} chênh {computed} so với kế hoạch {plan}, không phải {percent}",
        en="{actual} differs by {computed} from the plan of {plan}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “vượt 12% kế hoạch”, phần vượt chia cho số kế hoạch phải ra đúng tỷ lệ đó.",
            en="Where a report says “12% over plan”, the excess divided by the plan must give that percentage.",
        ),
        matters=Text(
            vi="“Vượt 12%” và “đạt 12%” rất khác nhau; sai ở đây là sai kết luận về thành tích.",
            en="“12% over” and “12% reached” are far apart; a slip here changes the verdict on the result.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of all three figures. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp không ghi số kế hoạch.",
            en="Cases where the plan isn't printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="số kế hoạch để trong ngoặc",
            text="Toàn huyện giải quyết việc làm cho 1.288 lao động, vượt 15% kế hoạch (1.120 lao động).",
        ),
        Example.fails(
            why="tỷ lệ cũ chưa sửa theo số mới",
            text="Toàn huyện giải quyết việc làm cho 1.288 lao động, vượt 12% kế hoạch (1.120 lao động).",
            at="12",
            says="1.288 lao động chênh 15% so với kế hoạch 1.120 lao động, không phải 12%",
        ),
    ),
)
