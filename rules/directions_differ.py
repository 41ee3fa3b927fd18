"""An amount and a percentage of one change have one direction."""

from checker.claim import Kind
from checker.finding import Severity, Status
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="directions-differ",
    shape="directions-differ",
    kind=Kind.GROWTH_DELTA,
    severity=Severity.ERROR,
    judge=lambda *_: Status.FAIL,
    summary=Text(
        vi="Một biến động vừa ghi là tăng, vừa ghi là giảm",
        en="One change is called a rise and a fall",
    ),
    message=Text(
        vi="{change} và {percent} nói về một biến động, nhưng một số ghi là tăng, số kia ghi là giảm",
        en="{change} and {percent} tell of one change, but one is called a rise and the other a fall",
    ),
    explain=Explanation(
        checks=Text(
            vi="Số chênh và tỷ lệ ghi kèm trong ngoặc (hoặc sau “tương ứng”, “tức”) phải cùng là tăng hoặc cùng là giảm.",
            en="An amount and the percentage in brackets behind it (or after “tương ứng”) are both rises or both falls.",
        ),
        matters=Text(
            vi="Khi sửa câu của kỳ trước người ta hay đổi một chữ mà quên chữ kia, nên người đọc không biết tin chữ nào.",
            en="Of a sentence copied from last time one word is changed and the other forgotten; nobody knows which holds.",
        ),
        allows=Text(
            vi="Dấu âm thay cho chữ giảm: “giảm 6 vụ (-13,95%)”.",
            en="A minus instead of the word: “giảm 6 vụ (-13,95%)”.",
        ),
        blind=Text(
            vi="Hai chữ cùng sai.",
            en="Both words wrong.",
        ),
    ),
    examples=(
        Example.holds(
            why="cùng là giảm",
            text="Xảy ra 37 vụ, giảm 6 vụ (-13,95%) so với cùng kỳ.",
        ),
        Example.fails(
            why="dấu âm nhưng ghi là tăng",
            text="Xảy ra 37 vụ, tăng 6 vụ (-13,95%) so với cùng kỳ.",
            at="6",
            says="6 vụ và 13,95% nói về một biến động, nhưng một số ghi là tăng, số kia ghi là giảm",
        ),
    ),
)
