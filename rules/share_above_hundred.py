"""A share is at most a hundred per cent."""

from checker.claim import Kind
from checker.finding import Severity, Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="share-above-hundred",
    shape="share-above-hundred",
    kind=Kind.BOUND,
    severity=Severity.ERROR,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Tỷ trọng lớn hơn 100%",
        en="A share is more than 100%",
    ),
    message=Text(
        vi="Chiếm {percent} là không thể: một phần không lớn hơn tổng",
        en="A share of {percent} is impossible: a part can't be greater than its whole",
    ),
    explain=Explanation(
        checks=Text(
            vi="“Chiếm …%” là tỷ trọng của một phần trong tổng nên không thể vượt quá 100%.",
            en="“Chiếm …%” is a part's share of its whole, which can't exceed 100%.",
        ),
        matters=Text(
            vi="Thường do gõ thiếu dấu phẩy hoặc thừa một chữ số; không cần biết phần và tổng cũng thấy sai.",
            en="Mostly a decimal mark left out or a digit too many; it is wrong whatever part and whole are.",
        ),
        allows=Text(
            vi="Tỷ lệ hoàn thành, tỷ lệ so với kế hoạch hay cùng kỳ, vốn được phép vượt 100%.",
            en="Percentages of a plan or of last year, which may exceed 100%.",
        ),
        blind=Text(
            vi="Tỷ trọng sai nhưng vẫn không quá 100%.",
            en="Wrong shares up to 100%.",
        ),
    ),
    examples=(
        Example.holds(
            why="tỷ trọng dưới 100%",
            text="Diện tích lúa chiếm 61,8% tổng diện tích gieo trồng.",
        ),
        Example.fails(
            why="gõ thiếu dấu phẩy",
            text="Diện tích lúa chiếm 618% tổng diện tích gieo trồng.",
            at="618",
            says="Chiếm 618% là không thể: một phần không lớn hơn tổng",
        ),
    ),
)
