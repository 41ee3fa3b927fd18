"""A growth rate beside an index is the index less 100%."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="index-and-growth-differ",
    shape="index-growth",
    kind=Kind.GROWTH,
    equation=Equation("growth = index - 100"),
    summary=Text(
        vi="Chỉ số và mức tăng, giảm ghi kèm không khớp nhau",
        en="An index and the growth beside it disagree",
    ),
    message=Text(
        vi="Chỉ số {index} ứng với mức thay đổi {computed}, không phải {growth}",
        en="An index of {index} is a change of {computed}, not {growth}",
    ),
    explain=Explanation(
        checks=Text(
            vi=(
                "Khi một chỉ tiêu ghi cả chỉ số (102,00%) lẫn mức tăng hoặc giảm (2,00%), mức thay đổi phải bằng "
                "chỉ số trừ 100."
            ),
            en=("Where both an index (102.00%) and a change (2.00%) are given, the change must be the index less 100."),
        ),
        matters=Text(
            vi="Hai con số nói cùng một điều; nếu khác nhau thì chắc chắn một số sai.",
            en="The two figures say one thing; if they differ, one of them is wrong.",
        ),
        allows=Text(
            vi="Các cách làm tròn thông thường của cả hai số; mức giảm được tính mang dấu âm.",
            en="Any usual rounding of both figures; a fall counts as negative.",
        ),
        blind=Text(
            vi="Chỉ số và mức tăng so với hai kỳ gốc khác nhau mà câu văn không nói rõ.",
            en="An index and a change against different bases, where the wording doesn't say so.",
        ),
    ),
    examples=(
        Example.holds(
            why="chỉ số rồi đến mức tăng",
            text="Chỉ số giá tiêu dùng tháng 9 bằng 102,00% so với cùng kỳ năm trước, tăng 2,00%.",
        ),
        Example.fails(
            why="đảo hai chữ số của mức tăng",
            text="Chỉ số sản xuất công nghiệp 9 tháng bằng 108,45% so với cùng kỳ năm trước, tăng 8,54%.",
            at="8,54",
            says="Chỉ số 108,45% ứng với mức thay đổi 8,45%, không phải 8,54%",
        ),
    ),
)
