"""A number of years is the last year less the first."""

from collections.abc import Sequence

from checker.claim import Claim, Kind
from checker.figure import Figure
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text


def _judge(claim: Claim, figures: Sequence[Figure]) -> Status:
    """``detail`` ends with the difference of the two years."""
    years = figures[claim.of("years")[0]].value
    return Status.PASS if str(years) == claim.detail.rpartition(" ")[2] else Status.FAIL


RULE = Rule(
    name="years-mismatch",
    shape="years",
    kind=Kind.CHANGE,
    judge=_judge,
    summary=Text(
        vi="Số năm không khớp với năm đầu và năm cuối",
        en="A number of years disagrees with its first and last year",
    ),
    message=Text(
        vi="{detail} năm, không phải {years}",
        en="{detail} years, not {years}",
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
            says="2023 − 1979 = 44 năm, không phải 43 năm",
        ),
    ),
)
