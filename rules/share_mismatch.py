"""A share is its part over its whole."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="share-mismatch",
    shape="share",
    kind=Kind.RATIO,
    equation=Equation("percent = 100 * part / whole"),
    summary=Text(
        vi="Tỷ lệ % không khớp với phần và tổng",
        en="A share disagrees with its part and its whole",
    ),
    message=Text(
        vi="{part} trên tổng số {whole} là {computed}, không phải {percent}",
        en="{part} out of {whole} is {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Phần chia cho tổng phải bằng tỷ lệ ghi kèm (chiếm, đạt tỷ lệ, tỷ lệ bao phủ).",
            en="The part divided by the whole must give the share printed with them.",
        ),
        matters=Text(
            vi="Người đọc thường chỉ nhớ tỷ lệ, còn tỷ lệ lại hay được chép từ báo cáo kỳ trước.",
            en="Readers remember the share, and shares are often carried over from the last report.",
        ),
        allows=Text(
            vi=(
                "Các cách làm tròn thông thường; số đếm người, vụ, trường … được hiểu là chính xác. Lệch một đơn "
                "vị ở chữ số cuối chỉ là ghi chú."
            ),
            en=(
                "Any usual rounding; counts of people, cases, schools … are exact. One unit in the last place is "
                "a note."
            ),
        ),
        blind=Text(
            vi="Tỷ lệ tính trên một tổng không ghi trong báo cáo, và tỷ lệ không rõ tính trên tổng nào.",
            en="Shares of a whole that isn't printed, or of one that the wording leaves open.",
        ),
    ),
    examples=(
        Example.holds(
            why="phần nằm trong tổng",
            text="Toàn huyện có 37 trường, trong đó 21 trường đạt chuẩn quốc gia, chiếm 56,8%.",
        ),
        Example.holds(
            why="phần và tổng cách nhau trong câu",
            text="Trong tổng số 76 đơn tiếp nhận, các xã đã giải quyết 51 đơn, chiếm 67,1%.",
        ),
        Example.fails(
            why="đảo hai chữ số của tỷ lệ",
            text="Toàn huyện có 37 trường, trong đó 21 trường đạt chuẩn quốc gia, chiếm 65,8%.",
            at="65,8",
            says="21 trường trên tổng số 37 trường là 56,8%, không phải 65,8%",
        ),
    ),
)
