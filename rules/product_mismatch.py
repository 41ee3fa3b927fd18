"""A sum of money or goods is the count times the amount for each."""

from checker.claim import Kind
from checker.equation import Equation
from checker.rule import Example, Explanation, Rule
from checker.text import Text

RULE = Rule(
    name="product-mismatch",
    shape="product",
    kind=Kind.PRODUCT,
    equation=Equation("product = count * norm"),
    summary=Text(
        vi="Tổng không bằng số lượng nhân với định mức",
        en="A total isn't its count times the amount for each",
    ),
    message=Text(
        vi="{count} × {norm} = {computed}, không phải {product}",
        en="{count} × {norm} = {computed}, not {product}",
    ),
    explain=Explanation(
        checks=Text(
            vi="Số lượng nhân với mức cho mỗi đơn vị (mỗi hộ, mỗi suất, mỗi lớp) phải bằng tổng ghi kèm.",
            en=("The count times the amount for each (household, gift, class) must give the total printed with them."),
        ),
        matters=Text(
            vi="Tổng kinh phí được quyết toán theo đúng phép nhân này.",
            en="Accounts are settled by this very multiplication.",
        ),
        allows=Text(
            vi=(
                "Các cách làm tròn thông thường; số đếm được hiểu là chính xác; đơn vị được quy đổi (nghìn, triệu "
                "đồng)."
            ),
            en="Any usual rounding; counts are exact; units are converted (thousands, millions of đồng).",
        ),
        blind=Text(
            vi="Trường hợp có nhiều định mức mà báo cáo chỉ ghi một.",
            en="Cases with several rates of which the report prints one.",
        ),
    ),
    examples=(
        Example.holds(
            why="số hộ và mức hỗ trợ",
            text="Huyện hỗ trợ 412 hộ làm nhà, mỗi hộ 2 triệu đồng, tổng kinh phí 824 triệu đồng.",
        ),
        Example.fails(
            why="đảo hai chữ số của tổng",
            text="Huyện hỗ trợ 412 hộ làm nhà, mỗi hộ 2 triệu đồng, tổng kinh phí 842 triệu đồng.",
            at="842",
            says="412 hộ × 2 triệu đồng = 824 triệu đồng, không phải 842 triệu đồng",
        ),
    ),
)
