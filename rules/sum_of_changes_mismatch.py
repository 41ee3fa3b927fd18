"""The change of a whole is the sum of its parts' changes, each with its sign."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="sum-of-changes-mismatch",
    shape="sum-of-changes",
    kind=Kind.TOTAL,
    equation=Equation("whole = sum(part)"),
    summary=Text(
        vi="Số tăng, giảm chung không bằng các số tăng, giảm thành phần cộng lại",
        en="A change of the whole isn't the sum of its parts' changes",
    ),
    message=Text(
        vi="{part} = {computed}, không phải {whole}",
        en="{part} = {computed}, not {whole}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Số tăng mang dấu cộng, số giảm mang dấu trừ; các phần cộng lại phải bằng số tăng hoặc giảm của "
                "cả tổng."
            ),
            en=(
                "Rises count as positive and falls as negative; the parts' changes must add up to the change of "
                "the whole."
            ),
        ),
        matters=Text(
            vi="Số chung tăng mà hai phần cùng giảm là điều người đọc kỹ sẽ hỏi ngay.",
            en="A whole that rises while its parts fall is what a careful reader asks about first.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của từng số. Lệch một đơn vị ở chữ số cuối chỉ là ghi chú.",
            en="Any usual rounding of each figure. One unit in the last place is a note.",
        ),
        blind=Text(
            vi="Trường hợp các phần tính so với những kỳ khác nhau mà câu văn không nói rõ.",
            en="Parts compared with different periods, where the wording doesn't say so.",
        ),
    ),
    examples=(
        Example.holds(
            why="một phần tăng, một phần giảm",
            text=(
                "Sản lượng lương thực đạt 25.640 tấn (tăng 225 tấn so với cùng kỳ), gồm: lúa 17.921 tấn "
                "(tăng 412 tấn so với cùng kỳ), ngô 7.719 tấn (giảm 187 tấn so với cùng kỳ)."
            ),
        ),
        Example.fails(
            why="đảo hai chữ số của số tăng chung",
            text=(
                "Sản lượng lương thực đạt 25.640 tấn (tăng 252 tấn so với cùng kỳ), gồm: lúa 17.921 tấn "
                "(tăng 412 tấn so với cùng kỳ), ngô 7.719 tấn (giảm 187 tấn so với cùng kỳ)."
            ),
            at="252",
            says="412 − 187 = 225 tấn, không phải 252 tấn",
        ),
    ),
)
