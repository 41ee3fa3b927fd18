"""A percentage of plan is its actual over its plan."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="percent-of-plan-mismatch",
    shape="percent-of-plan",
    kind=Kind.RATIO,
    equation=Equation("percent = 100 * actual / plan"),
    summary=Text(
        vi="Tỷ lệ % kế hoạch không khớp với số thực hiện và số kế hoạch",
        en="A percentage of plan disagrees with its actual and its plan",
    ),
    message=Text(
        vi="{actual} trên {plan} là {computed}, không phải {percent}",
        en="{actual} of {plan} is {computed}, not {percent}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Số thực hiện chia cho số kế hoạch (dự toán, chỉ tiêu, nghị quyết) phải bằng tỷ lệ % ghi kèm.",
            en=(
                "The actual divided by the plan (estimate, target, resolution) must give the percentage printed "
                "with them."
            ),
        ),
        matters=Text(
            vi=("Tỷ lệ này là căn cứ đánh giá hoàn thành nhiệm vụ; nó hay bị bỏ quên khi số thực hiện được cập nhật."),
            en="The task is judged by this percentage, and it is easily left behind when the actual is updated.",
        ),
        allows=Text(
            vi=(
                "Cả ba số được hiểu là đã làm tròn: chỉ báo lỗi khi không có giá trị chưa làm tròn nào thỏa mãn. "
                "Lệch một đơn vị ở chữ số cuối chỉ là ghi chú."
            ),
            en=(
                "All three figures count as rounded: it is an error only if no unrounded values fit. One unit in "
                "the last place is a note."
            ),
        ),
        blind=Text(
            vi=(
                "Tỷ lệ mà số thực hiện hoặc số kế hoạch không ghi trong báo cáo; sai sót làm cả ba số cùng sai mà "
                "vẫn khớp nhau."
            ),
            en=(
                "Percentages whose actual or plan isn't in the report; slips that leave all three figures wrong "
                "but in agreement."
            ),
        ),
    ),
    examples=(
        Example.holds(
            why="thực hiện/kế hoạch rồi đến tỷ lệ",
            text="Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 99,4% kế hoạch.",
        ),
        Example.holds(
            why="kế hoạch, thực hiện và tỷ lệ rải ra trong câu",
            text=("Kế hoạch vốn giao năm 2023 là 46.520 triệu đồng, đã giải ngân 29.308 triệu đồng, đạt 63% kế hoạch."),
        ),
        Example.fails(
            why="gõ nhầm một chữ số của tỷ lệ",
            text="Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 98,4% kế hoạch.",
            at="98,4",
            says="8.882 ha trên 8.938 ha là 99,4%, không phải 98,4%",
        ),
    ),
)
