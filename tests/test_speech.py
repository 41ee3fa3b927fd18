"""Everything that is said is said twice, and the Vietnamese has no foreign words in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checker.equation import Equation
from checker.packs import load_rules
from checker.renderers.roles import formula

ROOT = Path(__file__).parents[1]
FILES = [f for folder in ("checker", "rules") for f in sorted((ROOT / folder).rglob("*.py"))]
SAYING = {"Text", "said", "_", "of"}
ENGLISH = re.compile(
    r"\b(?:the|of|is|are|and|or|not|on|at|by|for|from|with|without|must|can|cannot|be|was|were|has|have|this|that"
    r"|there|it|its|line|lines|page|column|unknown|missing|expected|invalid|unused|found|known|new|report|reports|figure"
    r"|figures|warning|note|rule|rules|value|values|settings)\b"
)
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# Names that stay as they are: options and their values, keys of the settings, commands, programs' own menus.
AS_THEY_ARE = re.compile(
    r"--?[a-z-]+|checker [a-z]+|\[\[?[a-z.]+\]\]?|“[^”]*”|\([A-Z][^)]*\)|\{[^}]*\}|[a-z-]+ = \S.*|"
    r"Word Document|Track Changes|pip install \S+|python -X dev -m checker|mặc định: [a-z]+"
)


def words_in(node: ast.expr) -> str:
    """A literal's words; what is filled in stands as {}."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words_in(v) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    if isinstance(node, ast.BinOp):
        return words_in(node.left) + words_in(node.right)
    return ""


def catalogue(file: Path) -> Iterator[tuple[int, str, str]]:
    """Line, Vietnamese and English of everything that a module says."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        named = {k.arg: words_in(k.value) for k in node.keywords}
        if "vi" in named and "en" in named:
            yield node.lineno, named["vi"], named["en"]
        elif name in SAYING and len(node.args) >= 2:
            texts = [words_in(a) for a in node.args if not isinstance(a, ast.Name)]
            if len(texts) >= 2 and texts[0] and texts[1]:
                yield node.lineno, texts[0], texts[1]


SAID = [(f"{f.relative_to(ROOT).as_posix()}:{line}", vi, en) for f in FILES for line, vi, en in catalogue(f)]


def test_the_catalogue_is_found():
    assert len(SAID) > 400


def test_no_vietnamese_sentence_holds_an_english_word():
    assert [(at, vi) for at, vi, _ in SAID if ENGLISH.search(AS_THEY_ARE.sub("", vi))] == []


def test_no_english_sentence_is_vietnamese():
    quoted = re.compile(r"“[^”]*”|\([^)]*\)|[A-Za-z]*đồng|ngày \d+ tháng \d+|trong đó …")
    assert [(at, en) for at, vi, en in SAID if vi == en and VIETNAMESE.search(quoted.sub("", en))] == []


def test_formulas_are_said_in_the_readers_words():
    equation = Equation("percent = 100 * actual / plan")
    assert formula(equation, "vi") == "tỷ lệ = 100 × thực hiện / kế hoạch"
    assert formula(equation, "en") == "percent = 100 * actual / plan"
    assert formula(Equation("closing = sum(movement)"), "vi") == "cuối kỳ = cộng các biến động"
    assert formula(Equation("percent = 100 * change / previous"), "vi") == "tỷ lệ = 100 × “mức tăng, giảm” / kỳ trước"
    for rule in load_rules():
        assert not rule.equation or not re.search(r"\b[a-z]{4,}\b", formula(rule.equation, "vi").replace("trung", ""))
