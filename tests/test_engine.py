"""The whole engine: never raises, classifies every figure, says the same each time, believes the honest, sees slips."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from found import checked, faults, lines
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import fewer

from checker import check_text
from checker.figure import Coverage
from checker.finding import Status
from checker.repair import format_number

PASSAGES = Path(__file__).parent / "recognition"
FILES = sorted(
    p for folder in ("clean", "labelled") for p in (PASSAGES / folder).iterdir() if p.suffix in {".md", ".txt"}
)

WORDS = (
    *(
        "đạt",
        "bằng",
        "tăng",
        "giảm",
        "vượt",
        "gấp",
        "chiếm",
        "tỷ lệ",
        "kế hoạch",
        "KH",
        "dự toán",
        "so với cùng kỳ",
        "CK",
    ),
    *("gồm:", "bao gồm", "trong đó:", "chia ra", "cụ thể", "còn lại", "tổng", "tổng số", "cộng", "lũy kế", "tổng cộng"),
    *(
        "từ",
        "xuống",
        "lên",
        "đến",
        "ngày",
        "tháng",
        "năm",
        "quý I/2023",
        "nhiệm kỳ",
        "giai đoạn",
        "lần thứ",
        "số",
        "lớp",
    ),
    *("bình quân", "mỗi hộ", "năng suất", "sản lượng", "diện tích", "đầu kỳ", "cuối kỳ", "tương ứng", "điểm phần trăm"),
    *(
        "trên",
        "hơn",
        "gần",
        "khoảng",
        "không quá",
        "một nửa",
        "gấp đôi",
        "hai đợt",
        "lần",
        "sao",
        "tuổi",
        "TNHH",
        "Covid-19",
    ),
    *(
        "ha",
        "tấn",
        "tạ/ha",
        "triệu đồng",
        "tỷ",
        "hộ",
        "vụ",
        "người",
        "xã",
        "trường",
        "lượt",
        "con",
        "%",
        "m<sup>2</sup>",
        "km",
    ),
)
NUMBERS = (
    *(
        "0",
        "1",
        "02",
        "9",
        "12",
        "45",
        "100",
        "107",
        "207",
        "1.394",
        "8.882",
        "8.938",
        "12.650",
        "309.560,7",
        "1.234.567",
    ),
    *(
        "0,5",
        "2,00",
        "73.2",
        "99,4",
        "79,92",
        "102,00",
        "1,45",
        "108,987",
        "12 905",
        "1,173,5",
        "1.6430",
        "1042.800",
        "-673",
    ),
    *("8.882/8.938", "08/13", "18.872/18.379", "0/0", "5/0", "75-80", "3 - 4", "05/9/2022", "31/9/2023", "2023 - 2028"),
    *(
        "2028 - 2023",
        "2022",
        "24/24h",
        "01-KL/TW",
        "12 tỷ 500 triệu đồng",
        "0/5%",
        "99999999999999999999",
        "0,000000000001",
    ),
)
SIGNS = (
    *(
        " ",
        " ",
        " ",
        " ",
        ", ",
        ", ",
        "; ",
        ". ",
        ": ",
        " (",
        ") ",
        " - ",
        "/",
        "\n",
        "\n\n",
        "\n- ",
        "\n  + ",
        "\n1. ",
    ),
    *(
        "\n## ",
        "\n| ",
        " | ",
        "\n|---|---|\n",
        "<sup>1</sup>",
        "\n\n<sup>1</sup> ",
        "[^2]",
        "\n\n[^2]: ",
        "**",
        "%",
        "…",
        "\t",
        "😀",
    ),
)
jumbles = st.lists(
    st.tuples(st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS)), st.sampled_from(SIGNS)), max_size=40
).map(lambda pairs: "".join(word + sign for word, sign in pairs))
anything = st.one_of(
    jumbles, st.text(max_size=80), st.lists(st.one_of(jumbles, st.text(max_size=9)), max_size=4).map("".join)
)
names = st.sampled_from(("report.md", "report.txt"))


# ---- every text ----------------------------------------------------------------------------------------------------------


@given(anything, names)
@fewer
def test_any_text_is_checked(text, name):
    report = checked(text, name)
    for check in report.checks:
        assert check.figures
        assert all(0 <= i < len(report.figures) for i, _ in check.figures)
        assert (check.severity is not None) == (check.status is Status.FAIL)
        assert bool(check.message.vi) == (check.status is not Status.PASS)
        assert bool(check.message.en) == bool(check.message.vi)


@given(anything, names)
@example("đạt\n\n<sup>1</sup> đạt**02<sup>1</sup>đạt, đạt ", "report.md")  # signs of a pattern in a name
@fewer
def test_every_figure_is_classified(text, name):
    report = checked(text, name)
    failed = {i for c in report.checks if c.status is Status.FAIL for i, _ in c.figures}
    passed = {i for c in report.checks if c.status is Status.PASS for i, _ in c.figures}
    assert len(report.figures) == len(report.coverage) == len(report.why)
    for figure, coverage, why in zip(report.figures, report.coverage, report.why, strict=True):
        if figure.id in failed:
            assert coverage is Coverage.CONTRADICTED
        elif figure.id in passed:
            assert coverage is Coverage.VERIFIED
        else:
            assert coverage in {Coverage.UNVERIFIED, Coverage.EXCLUDED}
            assert (coverage is Coverage.EXCLUDED) == bool(figure.why)
        assert bool(why) == (figure.id not in failed | passed)


@given(anything, names)
@fewer
def test_a_text_is_judged_the_same_each_time(text, name):
    assert checked(text, name) == checked(text, name)


@given(anything, names)
@fewer
def test_repairs_name_figures_of_their_check(text, name):
    report = checked(text, name)
    for check in report.checks:
        within = {i for i, _ in check.figures}
        assert all(r.figure in within and r.text != report.figures[r.figure].text for r in check.repairs)
        assert len({(r.figure, r.text) for r in check.repairs}) == len(check.repairs)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_figure_of_a_passage_is_classified(path):
    report = checked(path.read_text(encoding="utf-8"), path.name)
    assert report.figures
    for figure in report.figures:
        telling = report.coverage[figure.id] in {Coverage.VERIFIED, Coverage.CONTRADICTED}
        assert telling or report.why[figure.id]


def test_the_hash_seed_does_not_matter():
    outputs = set()
    for seed in ("0", "1", "4711"):
        command = [sys.executable, "-m", "checker", "check", "--format", "json", *map(str, FILES)]
        run = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        assert run.returncode in {0, 1}, run.stderr
        outputs.add(run.stdout)
    assert len(outputs) == 1


# ---- honest reports --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Number:
    """A number before it was rounded, and how many decimals it is printed with."""

    truth: Fraction
    decimals: int = 0

    @property
    def text(self) -> str:
        return format_number(self.truth, self.decimals)

    @property
    def unit(self) -> Fraction:
        return Fraction(1, 10**self.decimals)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its numbers in the order of their places, and how far the printed ones are from fitting.

    ``gap`` gives, for printed values, what the relation is off by and how much of that rounding could cover at most.
    """

    template: str
    numbers: tuple[Number, ...]
    gap: Callable[[list[Fraction]], tuple[Fraction, Fraction]]

    def printed(self, texts: list[str] | None = None) -> str:
        return self.template.format(*(texts or [n.text for n in self.numbers]))


# What is counted or measured: no two sentences of a report speak of the same thing.
THINGS = (
    ("Diện tích lúa", "ha"),
    ("Diện tích rừng trồng", "ha"),
    ("Sản lượng thủy sản", "tấn"),
    ("Sản lượng chè búp", "tấn"),
    ("Thu ngân sách", "triệu đồng"),
    ("Vốn đầu tư công", "triệu đồng"),
    ("Đàn trâu", "con"),
    ("Số hộ nghèo", "hộ"),
    ("Số hồ sơ đất đai", "hồ sơ"),
    ("Khách tham quan", "lượt"),
    ("Tội phạm hình sự", "vụ"),
    ("Lao động có việc làm", "người"),
)
COUNTED = {"con", "hộ", "hồ sơ", "lượt", "vụ", "người"}
PLACES = ("Phú Lâm", "Đồng Tâm", "Vĩnh Sơn", "Nà Sơn", "Tân Hòa")


@st.composite
def amounts(draw, unit, low=200, high=90_000):
    """An amount that does not end in zeros, which would be taken for rounded further."""
    if unit in COUNTED:
        return Number(Fraction(draw(st.integers(low, high).filter(lambda n: n % 10))))
    decimals = draw(st.sampled_from((0, 0, 1, 2)))
    truth = Fraction(draw(st.integers(low * 1000, high * 1000)), 1000)
    number = Number(truth, decimals)
    assume(number.text[-1] != "0")
    return number


def percentage(draw, truth, least=1):
    """A percentage of so many decimals."""
    return Number(truth, draw(st.sampled_from((least, 1, 2))))


@st.composite
def of_plan(draw, thing):
    """A/B đạt P% kế hoạch."""
    name, unit = thing
    plan = draw(amounts(unit))
    share = draw(st.integers(300, 1300))
    actual = replace_truth(plan, plan.truth * share / 1000, unit)
    percent = percentage(draw, 100 * actual.truth / plan.truth)

    def gap(v):
        p = 100 * v[0] / v[1]
        slack = 100 * (actual.unit / v[1] + v[0] * plan.unit / v[1] ** 2) + 2 * percent.unit
        return abs(p - v[2]), slack

    return Sentence(f"{name} thực hiện {{0}}/{{1}} {unit}, đạt {{2}}% kế hoạch.", (actual, plan, percent), gap)


@st.composite
def risen(draw, thing):
    """Tăng d (p%)."""
    name, unit = thing
    current = draw(amounts(unit))
    share = draw(st.integers(30, 400))
    change = replace_truth(current, current.truth * share / 1000, unit)
    up = draw(st.booleans())
    before = current.truth - change.truth if up else current.truth + change.truth
    percent = percentage(draw, 100 * change.truth / before)

    def gap(v):
        base = v[0] - v[1] if up else v[0] + v[1]
        if base <= 0:
            return Fraction(0), Fraction(1)
        slack = 200 * (change.unit / base + v[1] * (current.unit + change.unit) / base**2) + 2 * percent.unit
        return abs(100 * v[1] / base - v[2]), slack

    verb = "tăng" if up else "giảm"
    return Sentence(
        f"{name} {{0}} {unit}, {verb} {{1}} {unit} ({{2}}%) so với cùng kỳ.", (current, change, percent), gap
    )


@st.composite
def split(draw, thing):
    """A whole and its parts in brackets, all printed with the same decimals."""
    name, unit = thing
    first = draw(amounts(unit))
    others = [replace_truth(first, draw(amounts(unit)).truth, unit) for _ in range(draw(st.integers(1, 4)))]
    parts = [first, *others]
    whole = replace_truth(first, sum((p.truth for p in parts), Fraction(0)), unit)
    items = ", ".join(f"{place} {{{i}}} {unit}" for i, place in enumerate(PLACES[: len(parts)], 1))

    def gap(v):
        exact = unit in COUNTED
        return abs(v[0] - sum(v[1:])), Fraction(0) if exact else (len(parts) + 2) * first.unit

    return Sentence(f"{name} {{0}} {unit} ({items}).", (whole, *parts), gap)


def replace_truth(like, truth, unit):
    """Another number printed as this one is; a count comes out whole."""
    if unit in COUNTED:
        truth = Fraction(max(2, round(truth)))
    return Number(truth, like.decimals)


FAMILIES = {"of-plan": of_plan, "change": risen, "split": split}


@st.composite
def reports(draw):
    """Sentences about different things, in any order."""
    things = draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=6, unique=True))
    return [draw(draw(st.sampled_from(list(FAMILIES.values())))(thing)) for thing in things]


def nested(figures):
    """Whether some figures look like a split of one among them, or some parts like all: another reading than the one meant.

    Parts that are left out at the end may be so within rounding, others only to the last digit.
    """
    whole, *parts = figures
    inner = [(one, run) for i, one in enumerate(parts) for run in (parts[:i], parts[i + 1 :])]
    begun = [(whole, parts[:n]) for n in range(2, len(parts))]
    if any(len(run) > 1 and abs(sum(run) - one) <= len(run) for one, run in (*inner, *begun)):
        return True
    return any(sum(parts[i:j]) == sum(parts) - whole for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))


def values(texts):
    return [Fraction(t.replace(".", "").replace(",", ".")) for t in texts]


@given(reports(), st.sampled_from((" ", "\n\n", "\n- ")))
@fewer
def test_an_honest_report_is_never_faulted(sentences, between):
    text = between.join(s.printed() for s in sentences)
    report = checked(text)
    assert faults(report) == [], f"{text}\n{lines(report)}"


@given(reports())
@fewer
def test_the_relations_of_an_honest_report_are_verified(sentences):
    report = checked("\n\n".join(s.printed() for s in sentences))
    assert set(report.coverage) == {Coverage.VERIFIED}, lines(report)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
@given(data=st.data())
@fewer
def test_a_slip_beyond_rounding_is_always_reported(family, data):
    """One digit typed wrongly, in any figure of a strongly worded sentence, when no rounding can cover it."""
    sentence = data.draw(family(data.draw(st.sampled_from(THINGS))))
    texts = [n.text for n in sentence.numbers]
    which = data.draw(st.integers(0, len(texts) - 1))
    digits = [i for i, c in enumerate(texts[which]) if c.isdigit()]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != texts[which][at]]))
    slipped = texts[which][:at] + digit + texts[which][at + 1 :]
    texts[which] = slipped
    assume(not any(t.endswith("00") for t in texts))  # round numbers may have been rounded to where their zeros begin
    assume(not nested(values(texts)))
    off, covered = sentence.gap(values(texts))
    assume(off > covered)
    report = checked(sentence.printed(texts))
    blamed = {report.figures[i].text for c in faults(report) for i, _ in c.figures}
    assert slipped in blamed, f"{sentence.printed(texts)}\n{lines(report)}"


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "<sup>(1)</sup>", "<sup> 12 </sup>", "[^1]"])
def test_the_number_of_a_footnote_mark_is_no_figure(mark):
    report = check_text(
        f"Năm 2023, sản lượng đạt 528 tấn{mark}, trồng 120 ha.\n\n{mark}{':' * (mark[0] == '[')} Lúa 5 ha."
    )
    assert [f.text for f in report.figures if not f.why] == ["528", "120", "5"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Sáu tháng đầu năm đón 6.2 triệu lượt khách, đạt 51.5% kế hoạch; doanh thu 1,250 tỷ đồng.", "vi"),
        ("Sáu tháng đầu năm đón 6,2 triệu lượt khách, đạt 51,5% kế hoạch.", "vi"),
        ("In Đà Nẵng and Hội An, 6.2 million visitors were counted, 51.5 percent of the plan.", "en"),
        (unicodedata.normalize("NFD", "Tiếng Việt viết bằng dấu rời: đạt 51.5% kế hoạch năm."), "vi"),
        ("8.882/8.938 = 99,4%", "vi"),
    ],
)
def test_messages_are_in_the_language_of_the_report_not_of_its_decimal_mark(text, lang):
    assert check_text(text).lang == lang
