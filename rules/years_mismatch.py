"""A number of years is the last year less the first."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="years-mismatch",
    shape="years",
    kind=Kind.CHANGE,
    equation=Equation("years = end - start"),
    summary=Text(
        vi="Số năm không khớp với năm đầu và năm cuối",
        en="A number of years disagrees with its first and last year",
    ),
    message=Text(
        vi="Từ {start} đến {end} là {computed}, không phải {years}",
        en="From {start} to {end} is {computed}, not {years}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “kỷ niệm 44 năm (1975 - 2019)”, hiệu của hai năm phải bằng số năm.",
            en="In “44 years (1975 - 2019)” the difference of the years must be that number.",
        ),
        matters=Text(
            vi="Số năm kỷ niệm hay bị chép lại từ báo cáo năm trước mà quên cộng thêm một.",
            en="An anniversary is often copied from last year's report without adding one.",
        ),
        allows=Text(
            vi="Chỉ xét khi cả hai năm được ghi ngay bên cạnh số năm.",
            en="It looks only where both years stand beside the number.",
        ),
        blind=Text(
            vi="Số năm không ghi kèm năm đầu, năm cuối; nhiệm kỳ, giai đoạn tính cả hai năm đầu và cuối.",
            en="Numbers of years without their first and last year; terms that count both ends.",
        ),
    ),
    examples=(
        Example.holds(
            why="hai năm để trong ngoặc",
            text="Huyện tổ chức lễ kỷ niệm 44 năm ngày thành lập (1979 - 2023).",
        ),
        Example.fails(
            why="số năm của báo cáo năm trước",
            text="Huyện tổ chức lễ kỷ niệm 43 năm ngày thành lập (1979 - 2023).",
            at="43",
            says="Từ 1979 đến 2023 là 44 năm, không phải 43 năm",
        ),
    ),
)
