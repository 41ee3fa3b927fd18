"""A part isn't greater than its whole."""

from checker.claim import Kind
from checker.finding import Severity
from checker.order import never_above
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="part-exceeds-whole",
    shape="part-exceeds-whole",
    kind=Kind.BOUND,
    severity=Severity.WARNING,
    judge=never_above("part", "whole"),
    summary=Text(
        vi="Phần lớn hơn tổng",
        en="A part is greater than its whole",
    ),
    message=Text(
        vi="{part} lớn hơn tổng {whole}; đề nghị kiểm tra lại",
        en="{part} is more than its whole, {whole}; please check",
    ),
    explain=Explanation(
        checks=Text(
            vi="Phần (đã giải quyết, đã cấp, trong đó …) không được lớn hơn tổng mà nó thuộc về.",
            en="A part (settled, issued, trong đó …) can't be greater than the whole it belongs to.",
        ),
        matters=Text(
            vi=("Khi phần lớn hơn tổng, ít nhất một trong hai số sai, hoặc mẫu số thực ra là kế hoạch và cần ghi rõ."),
            en=("Either one of the two figures is wrong, or the second is really a plan and the report should say so."),
        ),
        allows=Text(
            vi="Số thực hiện được vượt số kế hoạch. Phần và tổng bằng nhau sau khi làm tròn là đúng.",
            en="An actual may exceed its plan. Part and whole may be equal within rounding.",
        ),
        blind=Text(
            vi="Phần sai nhưng vẫn nhỏ hơn tổng.",
            en="Wrong parts that are still smaller than the whole.",
        ),
    ),
    examples=(
        Example.holds(
            why="phần nhỏ hơn tổng",
            text="Công an huyện đã thu nhận 17.872/18.379 hồ sơ định danh điện tử.",
        ),
        Example.fails(
            why="tử số lớn hơn mẫu số",
            text="Công an huyện đã thu nhận 18.872/18.379 hồ sơ định danh điện tử.",
            at="18.872",
            says="18.872 hồ sơ lớn hơn tổng 18.379 hồ sơ; đề nghị kiểm tra lại",
        ),
    ),
)
