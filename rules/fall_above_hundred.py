"""Nothing falls by more than all there was."""

from checker.claim import Kind
from checker.finding import Severity, Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="fall-above-hundred",
    shape="fall-above-hundred",
    kind=Kind.BOUND,
    severity=Severity.ERROR,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Mức giảm lớn hơn 100%",
        en="A fall is more than 100%",
    ),
    message=Text(
        vi="Giảm {percent} là không thể: giảm 100% là đã hết",
        en="A fall by {percent} is impossible: at 100% nothing is left",
    ),
    explain=Explanation(
        checks=Text(
            vi="Số lượng, diện tích, số tiền không thể giảm quá 100% so với giá trị trước.",
            en="Counts, areas and amounts of money can't fall by more than 100%.",
        ),
        matters=Text(
            vi="Thường do gõ thiếu dấu phẩy, hoặc chia cho giá trị mới thay vì giá trị trước.",
            en="Mostly a decimal mark left out, or a division by the new value instead of the old.",
        ),
        allows=Text(
            vi="Những đại lượng có thể âm như lợi nhuận, cán cân thương mại, chênh lệch thu chi.",
            en="What may be negative, such as profits and balances.",
        ),
        blind=Text(
            vi="Mức giảm sai nhưng vẫn không quá 100%.",
            en="Wrong falls up to 100%.",
        ),
    ),
    examples=(
        Example.holds(
            why="giảm dưới 100%",
            text="Số vụ phạm pháp hình sự giảm 18,2% so với cùng kỳ.",
        ),
        Example.fails(
            why="gõ thiếu dấu phẩy",
            text="Số vụ phạm pháp hình sự giảm 182% so với cùng kỳ.",
            at="182",
            says="Giảm 182% là không thể: giảm 100% là đã hết",
        ),
    ),
)
