"""A number is written in one of the known ways."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="malformed-number",
    shape="malformed-number",
    kind=Kind.NOTATION,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Số viết sai quy cách",
        en="A malformed number",
    ),
    message=Text(
        vi="{figure} viết sai quy cách; có thể là {detail}",
        en="{figure} is malformed; it may be {detail}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Nhóm hàng nghìn phải có đúng ba chữ số và chỉ có một dấu thập phân: không viết 1.6430 hay 1,173,5.",
            en="Thousands come in groups of three, with one decimal mark: not 1.6430 or 1,173,5.",
        ),
        matters=Text(
            vi="Số thừa hoặc thiếu một chữ số thì không ai biết giá trị thật là bao nhiêu.",
            en="With a digit too many or too few nobody can tell the value.",
        ),
        allows=Text(
            vi="Số viết liền không ngăn cách hàng nghìn, năm, số hiệu văn bản, số điện thoại.",
            en="Numbers without separators, years, document and telephone numbers.",
        ),
        blind=Text(
            vi="Số sai nhưng viết đúng quy cách.",
            en="Wrong numbers that are well written.",
        ),
    ),
    examples=(
        Example.holds(
            why="viết đúng quy cách",
            text="Tổng số tiền phải thu hồi qua thanh tra là 1.643,5 triệu đồng.",
        ),
        Example.fails(
            why="thừa một chữ số",
            text="Tổng số tiền phải thu hồi qua thanh tra là 1.6430 triệu đồng.",
            at="1.6430",
            says="1.6430 triệu đồng viết sai quy cách; có thể là 16.430",
        ),
    ),
)
