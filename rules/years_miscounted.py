"""A plan of so many years counts those at both its ends."""

from collections.abc import Sequence

from checker.claim import Claim, Kind
from checker.figure import Figure
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text


def as_many_as_counted(claim: Claim, figures: Sequence[Figure]) -> Status:
    """``detail`` is the number of years from the first to the last, both counted."""
    years = figures[claim.of("years")[0]].value
    return Status.PASS if str(years) == claim.detail else Status.FAIL


RULE = Rule(
    name="years-miscounted",
    shape="years-counted",
    kind=Kind.COUNT,
    judge=as_many_as_counted,
    summary=Text(
        vi="Số năm của giai đoạn không khớp với năm đầu và năm cuối",
        en="A period's number of years disagrees with its first and last year",
    ),
    message=Text(
        vi="Từ năm đầu đến năm cuối là {detail} năm, không phải {years}",
        en="From the first year to the last there are {detail} years, not {years}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Khi viết “kế hoạch 5 năm 2021 - 2025”, từ năm đầu đến hết năm cuối phải đủ số năm đã ghi.",
            en="In “5-year plan 2021 - 2025” there must be that many years from the first to the end of the last.",
        ),
        matters=Text(
            vi="Giai đoạn ghi thiếu hoặc thừa năm làm lệch cả mục tiêu bình quân năm.",
            en="A period with a year too many or too few bends every yearly average that is taken of it.",
        ),
        allows=Text(
            vi="Cách tính hiệu của hai năm (2021 - 2026 là 5 năm) cũng được coi là đúng.",
            en="The difference of the two years (2021 - 2026 as 5 years) is right, too.",
        ),
        blind=Text(
            vi="Số năm không ghi ngay cạnh năm đầu và năm cuối.",
            en="Numbers of years that don't stand beside the first and the last year.",
        ),
    ),
    examples=(
        Example.holds(
            why="tính cả năm đầu và năm cuối",
            text="Huyện tổng kết kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025.",
        ),
        Example.fails(
            why="năm cuối gõ nhầm",
            text="Huyện tổng kết kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2028.",
            at="5",
            says="Từ năm đầu đến năm cuối là 8 năm, không phải 5 năm",
        ),
    ),
)
