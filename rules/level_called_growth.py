"""A percentage that is the level against an earlier period isn't called growth."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="level-called-growth",
    shape="level-called-growth",
    kind=Kind.GROWTH,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Tỷ lệ so sánh bị gọi nhầm là mức tăng",
        en="A level is called growth",
    ),
    message=Text(
        vi="{current} bằng {percent} của {previous}; đây không phải là mức tăng, nên viết “bằng {percent}”",
        en="{current} is {percent} of {previous}; that isn't growth, so write “equal to {percent}”",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "“Tăng 450%” nghĩa là gấp 5,5 lần. Nếu giá trị này chia cho giá trị trước đúng bằng 450% thì phải "
                "viết là “bằng 450%”."
            ),
            en=(
                "“Up 450%” means 5.5 times. Where the value over the earlier one is exactly 450%, the report must "
                "say “equal to 450%”."
            ),
        ),
        matters=Text(
            vi="Nhầm một chữ làm kết quả bị nói quá lên 100 điểm phần trăm.",
            en="One wrong word overstates the result by 100 percentage points.",
        ),
        allows=Text(
            vi="Chỉ báo khi tỷ lệ in ra khớp với mức so sánh và chắc chắn không khớp với mức tăng.",
            en="It speaks only if the printed percentage fits the level and can't fit the growth.",
        ),
        blind=Text(
            vi="Trường hợp không ghi giá trị của kỳ gốc.",
            en="Cases where the base value isn't printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="mức tăng viết đúng",
            text="Huyện đón 4.860 lượt khách quốc tế, tăng 350% so với cùng kỳ năm trước (1.080 lượt).",
        ),
        Example.fails(
            why="tỷ lệ so sánh bị viết là tăng",
            text="Huyện đón 4.860 lượt khách quốc tế, tăng 450% so với cùng kỳ năm trước (1.080 lượt).",
            at="450",
            says="4.860 lượt bằng 450% của 1.080 lượt; đây không phải là mức tăng, nên viết “bằng 450%”",
        ),
    ),
)
