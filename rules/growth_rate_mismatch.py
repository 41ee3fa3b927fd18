"""A growth rate is the current value over the earlier one, less 100%."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="growth-rate-mismatch",
    shape="growth",
    kind=Kind.GROWTH,
    equation=Equation("percent = 100 * current / previous - 100"),
    summary=Text(
        vi="Tốc độ tăng, giảm không khớp với hai giá trị",
        en="A rate of growth or fall disagrees with the two values",
    ),
    message=Text(
        vi="{current} so với {previous} chênh {computed}, không phải {percent}",
        en="{current} against {previous} differs by {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi viết “tăng 8%” hoặc “giảm 8%”, phần chênh giữa hai kỳ chia cho giá trị kỳ gốc phải ra đúng "
                "tỷ lệ đó."
            ),
            en=(
                "Where a report says “up 8%” or “down 8%”, the difference over the base value must give that "
                "percentage."
            ),
        ),
        matters=Text(
            vi=(
                "Lỗi thường gặp là chia cho giá trị kỳ này thay vì kỳ gốc, hoặc giữ lại tỷ lệ cũ sau khi đã sửa "
                "số liệu."
            ),
            en=(
                "The usual slips are dividing by the new value instead of the base, and keeping an old rate after "
                "the values changed."
            ),
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số; số giảm được tính mang dấu âm.",
            en="Any usual rounding of all three figures; a fall counts as negative.",
        ),
        blind=Text(
            vi="Trường hợp không ghi giá trị của kỳ gốc, và tỷ lệ tăng bình quân của nhiều năm.",
            en="Cases where the base value isn't printed, and average rates over several years.",
        ),
    ),
    examples=(
        Example.holds(
            why="số tăng",
            text="Sản lượng thủy sản 9 tháng đạt 615 tấn, cùng kỳ năm trước đạt 568 tấn, tăng 8,3%.",
        ),
        Example.holds(
            why="số giảm",
            text="Toàn huyện xảy ra 244 vụ tai nạn giao thông, giảm 7,6% so với cùng kỳ năm trước (264 vụ).",
        ),
        Example.fails(
            why="chia nhầm cho giá trị của kỳ này",
            text="Sản lượng thủy sản 9 tháng đạt 615 tấn, cùng kỳ năm trước đạt 568 tấn, tăng 7,6%.",
            at="7,6",
            says="615 tấn so với 568 tấn chênh 8,3%, không phải 7,6%",
        ),
    ),
)
