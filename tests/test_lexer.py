"""From text to tokens to figures: whatever the text, every place is kept."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import fewer

from checker.document import BlockKind
from checker.figure import Role
from checker.figures.build import read_figures
from checker.figures.lexer import NUMBER, SIGN, WORD, pattern_for, tokens
from checker.readers import read_text

PIECES = (
    *(
        "8.882",
        "79,92",
        "309.560,7",
        "04",
        "1,45",
        "12 905",
        "100%",
        "45ha",
        "75-80",
        "-673",
        "2023",
        "1.",
        "0",
        "½",
        "²",
    ),
    *("05/9/2022", "31/8", "24/24h", "01-KL/TW", "30/2020/NĐ-CP", "0213 3879 456", "1/5.000", "2020 - 2025", "7h30"),
    *("tăng", "giảm", "đạt", "kế hoạch", "gồm", "trong đó", "chia ra", "so với cùng kỳ", "một nửa", "hai đợt", "bảy"),
    *(
        "ha",
        "tấn",
        "triệu đồng",
        "tỷ",
        "tạ/ha",
        "hộ",
        "vụ",
        "%",
        "điểm phần trăm",
        "m<sup>2</sup>",
        "lớp 8, 9",
        "Điều 5",
    ),
    *(
        "<sup>1</sup>",
        "[^2]",
        "[^2]: ",
        "<b>",
        "</b>",
        "**",
        "# ",
        "- ",
        "+ ",
        "| ",
        "|---|",
        "\n",
        "\n\n",
        "(",
        ")",
        "…",
    ),
    *(
        ", ",
        "; ",
        ": ",
        ". ",
        " ",
        "/",
        "–",
        "−",
        "\u00a0",
        "\u202f",
        "\u200b",
        "\ufeff",
        "😀",
        "👨‍👩‍👧",
        "٣٤",
        "１２",
        "e\u0301",
        "\u0301",
    ),
)
# Both marks in one number, and not as Vietnamese writes them.
MIXED = re.compile(r"(?!\d{1,3}(?:\.\d{3})+,\d+(?![\d.,]))(?<![\d.,])(?:\d+[.,])*(?:\d+\.\d+,|\d+,\d+\.)\d")
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(lambda p: unicodedata.normalize("NFD", " ".join(p))),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=20).map("".join),
).filter(lambda text: not MIXED.search(text))
names = st.sampled_from(("report.md", "report.txt"))


# ---- tokens --------------------------------------------------------------------------------------------------------------


@given(texts, st.data())
def test_tokens_stand_in_order_within_bounds(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for token in tokens(text, start, end, pattern_for(text)):
        assert at <= token.start < token.end <= end
        at = token.end


@given(texts)
def test_numbers_are_digits_with_single_marks_between(text):
    for token in tokens(text, 0, len(text), pattern_for(text)):
        if token.kind == NUMBER:
            assert re.fullmatch(r"\d+(?:[.,]\d+)*", token.word)
            assert token.word == text[token.start : token.end]


@given(texts)
def test_every_digit_outside_markup_is_in_a_token(text):
    """In a number, or in a word such as m2; no digit is lost."""
    covered = {i for t in tokens(text, 0, len(text), pattern_for(text)) for i in range(t.start, t.end)}
    bare = re.sub(r"<[^<>\n]{1,60}>", lambda m: " " * len(m.group()), text)
    assert all(i in covered for i, c in enumerate(bare) if c.isdecimal() and c.isascii())


@given(texts)
def test_words_are_folded_and_composed(text):
    for token in tokens(text, 0, len(text), pattern_for(text)):
        if token.kind == WORD:
            assert token.word == unicodedata.normalize("NFC", token.word)
            assert token.word == token.word.lower()


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_decomposed_text_gives_the_same_words(text):
    """Accents that stand by themselves change places, but not what is read."""
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    first = [(t.kind, t.word) for t in tokens(composed, 0, len(composed), pattern_for(composed)) if t.kind != SIGN]
    second = [
        (t.kind, t.word) for t in tokens(decomposed, 0, len(decomposed), pattern_for(decomposed)) if t.kind != SIGN
    ]
    assert first == second


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đạt 99,4% KẾ HOẠCH", ["đạt", "99,4", "%", "kế", "hoạch"]),
        ("1.250 m<sup>2</sup> nhà", ["1.250", "m2", "nhà"]),
        ("3.400 m³", ["3.400", "m3"]),
        ("**tăng** 8,5%.", ["tăng", "8,5", "%", "."]),
        ("45ha", ["45", "ha"]),
        ("gồm: 8.882/8.938 ha", ["gồm", ":", "8.882", "/", "8.938", "ha"]),
        ("Nà Sơn, Bản Lầu...", ["nà", "sơn", ",", "bản", "lầu", "..."]),
        ("giảm 5, tăng 6", ["giảm", "5", ",", "tăng", "6"]),
    ],
    ids=("folded", "raised-power", "power", "emphasis", "glued", "pair", "dots", "comma-of-a-list"),
)
def test_text_is_cut_so(text, words):
    assert [t.word for t in tokens(text, 0, len(text), pattern_for(text))] == words


# ---- figures -------------------------------------------------------------------------------------------------------------


@given(texts, names)
@settings(max_examples=settings.default.max_examples // 2)
def test_a_figure_is_its_text_where_it_stands(text, name):
    document = read_text(text, name)
    for figure in read_figures(document).figures:
        assert figure.text == document.text[figure.start : figure.end]
        assert figure.text


@given(texts, names)
@settings(max_examples=settings.default.max_examples // 2)
def test_figures_stand_in_order_and_apart(text, name):
    """Each block's figures from left to right, none over another, none outside its block."""
    document = read_text(text, name)
    figures = read_figures(document).figures
    assert [f.id for f in figures] == list(range(len(figures)))
    for earlier, later in pairwise(figures):
        assert earlier.end <= later.start or earlier.block != later.block
    spans = sorted((f.start, f.end) for f in figures)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for figure in figures:
        block = document.blocks[figure.block]
        assert block.lead <= figure.start < figure.end <= block.end


@given(texts, names)
@fewer
def test_a_figure_takes_part_or_says_why_not(text, name):
    taking_part = (Role.MEASURE, Role.PERCENT, Role.POINTS, Role.MULTIPLE)
    for figure in read_figures(read_text(text, name)).figures:
        if figure.why:
            assert figure.value is None
            assert figure.role not in taking_part
        else:
            assert figure.value is not None
            assert figure.role in taking_part


@given(texts, names)
@fewer
def test_a_figure_s_range_holds_its_value(text, name):
    for figure in read_figures(read_text(text, name)).figures:
        if figure.value is not None and len(figure.text) <= 24 and not re.search(r"[-–—−]", figure.text):
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.value <= figure.high


@given(st.lists(st.integers(2, 99_999), min_size=1, max_size=6))
@fewer
def test_every_number_of_plain_prose_becomes_a_figure(numbers):
    """No digit of running text is passed over."""
    text = "; ".join(f"diện tích {n} ha" for n in numbers) + "."
    document = read_text(text, "report.md")
    assert [f.text for f in read_figures(document).figures] == [str(n) for n in numbers]


@given(texts)
@fewer
def test_every_ascii_digit_of_a_block_is_in_a_figure_or_in_a_word(text):
    document = read_text(text, "report.md")
    covered = {i for f in read_figures(document).figures for i in range(f.start, f.end)}
    pattern = pattern_for(document.text)
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        for token in tokens(document.text, block.start, block.end, pattern):
            if token.kind == NUMBER:
                inside = covered.intersection(range(token.start, token.end))
                assert inside, (token, document.text)
