"""One body has one term of years."""

from checker.claim import Kind
from checker.finding import Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="term-differs",
    shape="term",
    kind=Kind.TERM,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Cùng một nhiệm kỳ, giai đoạn nhưng ghi hai khoảng năm khác nhau",
        en="One term is given two spans of years",
    ),
    message=Text(
        vi="{second} khác với {first} đã ghi cho {detail}",
        en="{second} differs from {first}, given for {detail}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Nhiệm kỳ của một đại hội, giai đoạn của một chương trình phải giống nhau ở mọi chỗ trong báo cáo.",
            en="The term of one congress, the period of one programme must be the same throughout the report.",
        ),
        matters=Text(
            vi="Nhiệm kỳ là căn cứ pháp lý; ghi sai một năm là ghi sang nhiệm kỳ không có thật.",
            en="The term is a legal fact; one year off is a term that doesn't exist.",
        ),
        allows=Text(
            vi="Cách viết khác nhau (2023 - 2028, 2023-2028) và các nhiệm kỳ trước, sau của cùng một tổ chức.",
            en="Different spellings (2023 - 2028, 2023-2028), and earlier and later terms of the same body.",
        ),
        blind=Text(
            vi="Nhiệm kỳ chỉ ghi một lần, dù sai.",
            en="A term printed once, even if wrong.",
        ),
    ),
    examples=(
        Example.holds(
            why="viết khác nhau nhưng cùng khoảng năm",
            text=(
                "Huyện ủy chỉ đạo tổ chức Đại hội Công đoàn huyện nhiệm kỳ 2023 - 2028.\n\nCác cấp công đoàn đã "
                "hoàn thành Đại hội Công đoàn huyện nhiệm kỳ 2023-2028."
            ),
        ),
        Example.fails(
            why="gõ nhầm năm cuối",
            text=(
                "Huyện ủy chỉ đạo tổ chức Đại hội Công đoàn huyện nhiệm kỳ 2023 - 2028.\n\nCác cấp công đoàn đã "
                "hoàn thành Đại hội Công đoàn huyện nhiệm kỳ 2023-2027."
            ),
            at="2023-2027",
            says="2023-2027 khác với 2023 - 2028 đã ghi cho đại hội công đoàn huyện",
        ),
    ),
)
