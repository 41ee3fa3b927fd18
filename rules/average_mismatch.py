"""An average is the whole over the count."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="average-mismatch",
    shape="average",
    kind=Kind.PRODUCT,
    equation=Equation("average = whole / count"),
    summary=Text(
        vi="Số bình quân không khớp với tổng và số lượng",
        en="An average disagrees with its total and count",
    ),
    message=Text(
        vi="{whole} chia cho {count} là {computed}, không phải {average}",
        en="{whole} over {count} is {computed}, not {average}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Tổng chia cho số lượng phải bằng số bình quân ghi kèm.",
            en="The total over the count must give the average printed with them.",
        ),
        matters=Text(
            vi="Số bình quân là số được đem so sánh giữa các xã, các năm.",
            en="Averages are what communes and years are compared by.",
        ),
        allows=Text(
            vi=("Các cách làm tròn thông thường; số đếm được hiểu là chính xác; đơn vị được quy đổi (tỷ, triệu đồng)."),
            en="Any usual rounding; counts are exact; units are converted (billions, millions of đồng).",
        ),
        blind=Text(
            vi="Bình quân tính theo số lượng khác với số đã ghi (bình quân trong kỳ, bình quân gia quyền).",
            en="Averages over another count than the one printed (mean of the period, weighted means).",
        ),
    ),
    examples=(
        Example.holds(
            why="tổng, số hộ, bình quân",
            text="Ngân hàng cho 24 hộ vay 360 triệu đồng, bình quân 15 triệu đồng/hộ.",
        ),
        Example.fails(
            why="số bình quân cũ chưa sửa",
            text="Ngân hàng cho 24 hộ vay 360 triệu đồng, bình quân 18 triệu đồng/hộ.",
            at="18",
            says="360 triệu đồng chia cho 24 hộ là 15 triệu đồng/hộ, không phải 18 triệu đồng/hộ",
        ),
    ),
)
