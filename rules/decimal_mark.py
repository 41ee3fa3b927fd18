"""A number is written with the decimal mark of its text."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="decimal-mark",
    shape="decimal-mark",
    kind=Kind.NOTATION,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Số dùng dấu thập phân khác với cả văn bản",
        en="A number uses the other decimal mark",
    ),
    message=Text(
        vi="{figure} dùng sai dấu thập phân; nên viết số này là {detail}",
        en="{figure} has the wrong decimal mark; the number should be written {detail}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Văn bản viết phần thập phân bằng dấu phẩy thì mọi số đều phải viết như vậy (73,2%, không viết "
                "73.2%); văn bản dùng dấu chấm thì ngược lại."
            ),
            en=(
                "In a text that writes decimals with a comma every number must (73,2%, not 73.2%), and the other "
                "way round."
            ),
        ),
        matters=Text(
            vi=("Trong văn bản tiếng Việt dấu chấm ngăn cách hàng nghìn, nên 1.250 và 1,250 khác nhau một nghìn lần."),
            en="In Vietnamese text the dot groups thousands, so 1.250 and 1,250 are a thousand times apart.",
        ),
        allows=Text(
            vi="Văn bản viết toàn bộ theo kiểu dấu chấm thập phân; ngày tháng, số hiệu, địa chỉ trang thông tin.",
            en="Texts that use the decimal point throughout; dates, document numbers, web addresses.",
        ),
        blind=Text(
            vi="Số có đúng ba chữ số sau dấu, đọc theo cách nào cũng được.",
            en="Numbers with just three digits after the mark, which can be read both ways.",
        ),
    ),
    examples=(
        Example.holds(
            why="cùng một dấu thập phân",
            text="Giá trị sản xuất công nghiệp ước đạt 309.560,7 triệu đồng, bằng 73,2% kế hoạch năm.",
        ),
        Example.fails(
            why="dấu chấm trong văn bản dùng dấu phẩy",
            text="Giá trị sản xuất công nghiệp ước đạt 309.560,7 triệu đồng, bằng 73.2% kế hoạch năm.",
            at="73.2",
            says="73.2% dùng sai dấu thập phân; nên viết số này là 73,2",
        ),
    ),
)
