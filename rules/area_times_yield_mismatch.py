"""An output is its area times its yield."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="area-times-yield-mismatch",
    shape="yield",
    kind=Kind.PRODUCT,
    equation=Equation("output = area * rate"),
    summary=Text(
        vi="Sản lượng không khớp với diện tích và năng suất",
        en="An output disagrees with its area and yield",
    ),
    message=Text(
        vi="{area} × {rate} = {computed}, không phải {output}",
        en="{area} × {rate} = {computed}, not {output}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Diện tích nhân năng suất phải bằng sản lượng, sau khi quy đổi đơn vị (ha, tạ/ha, tấn).",
            en="Area times yield must give the output, units converted (hectares, quintals per hectare, tonnes).",
        ),
        matters=Text(
            vi="Ba số thường đến từ ba bảng khác nhau, nên chỉ một bảng cập nhật là lệch.",
            en="The three figures tend to come from three tables, so one update is enough to part them.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả ba số: 45 ha × 51,8 tạ/ha là 233 tấn.",
            en="Any usual rounding of all three: 45 ha at 51.8 quintals per hectare is 233 tonnes.",
        ),
        blind=Text(
            vi="Năng suất tính trên diện tích thu hoạch khi báo cáo chỉ ghi diện tích gieo trồng.",
            en="Yields of the area harvested where only the area sown is printed.",
        ),
    ),
    examples=(
        Example.holds(
            why="diện tích, năng suất, sản lượng trong một câu",
            text="Vụ đông xuân gieo cấy 45 ha lúa chất lượng cao, năng suất 51,8 tạ/ha, sản lượng 233 tấn.",
        ),
        Example.fails(
            why="gõ nhầm một chữ số của sản lượng",
            text="Vụ đông xuân gieo cấy 45 ha lúa chất lượng cao, năng suất 51,8 tạ/ha, sản lượng 253 tấn.",
            at="253",
            says="45 ha × 51,8 tạ/ha = 233 tấn, không phải 253 tấn",
        ),
    ),
)
