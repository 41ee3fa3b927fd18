"""Comments that let a finding stand: what they cover, what they need, and when they are themselves reported."""

import time
from datetime import date

import pytest

from checker import check_text
from checker.document import Document
from checker.engine import check_document
from checker.finding import Ground, Status
from checker.packs import load_rules
from checker.readers import read_text
from checker.settings import Settings
from checker.suppress import EXPIRED, FAULTY, UNUSED, Suppression, UnclearError, in_text, parse

RULE = "percent-of-plan-mismatch"
WRONG = "Gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch."
ORDER = f"<!-- checker: ignore {RULE} reason số của phụ lục 2 -->"
TODAY = date(2026, 11, 25)


def checked(text, name="x.md", **settings):
    return check_document(read_text(text, name), load_rules(), settings=Settings(today=TODAY, **settings))


def open_findings(report):
    return [c for c in report.findings if c.accepted is None]


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG} {ORDER}\n",
        f"{ORDER} {WRONG}\n",
        f"{ORDER}\n{WRONG}\n",
        f"{ORDER}\n\n{WRONG}\n",
        f"{WRONG}\n{ORDER}\n",
        f"- {WRONG} {ORDER}\n",
        f"Câu trước.\n\n{ORDER}\n<!-- lời nhắn khác -->\n\n{WRONG}\n",
    ],
    ids=["after", "before", "line above", "alone above", "line below", "in an item", "past another comment"],
)
def test_it_covers_its_paragraph_or_the_next(text):
    report = checked(text)
    assert report.findings
    assert open_findings(report) == []
    assert report.notices == ()
    assert report.worst() is None
    (accepted,) = {c.accepted for c in report.findings}
    assert (accepted.ground, accepted.reason) == (Ground.TEXT, "số của phụ lục 2")


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG}\n\n{ORDER}\n",
        f"{ORDER}\n\nCâu khác.\n\n{WRONG}\n",
        f"{ORDER.replace(RULE, 'term-differs')}\n\n{WRONG}\n",
    ],
    ids=["the paragraph before", "the one after next", "another rule"],
)
def test_it_covers_nothing_else(text):
    report = checked(text)
    assert [c.rule for c in open_findings(report)] == [RULE]
    assert [n.name for n in report.notices] == [UNUSED]


def test_numbers_in_comments_are_no_figures():
    report = checked(f"{WRONG} <!-- checker: ignore {RULE} reason 12 xã, 45 hộ until 2026-12-31 --> <!-- 99 con -->\n")
    assert [f.text for f in report.figures] == ["8.882", "8.938", "98,4"]
    assert report.document.text[report.figures[2].start : report.figures[2].end] == "98,4"


@pytest.mark.parametrize(
    ("words", "rules", "reason", "until"),
    [
        ("checker: ignore a-b reason c d", ("a-b",), "c d", None),
        ("Checker: ignore a-b, c-d reason e until 2026-12-31", ("a-b", "c-d"), "e", date(2026, 12, 31)),
        ("checker: bỏ qua a-b lý do số cũ đến 31/12/2026", ("a-b",), "số cũ", date(2026, 12, 31)),
        (
            "checker: bỏ qua a-b vì số liệu đến 30/9 đến hết ngày 31/12/2026",
            ("a-b",),
            "số liệu đến 30/9",
            date(2026, 12, 31),
        ),
        ("checker: ignore a-b: annex 2, see there", ("a-b",), "annex 2, see there", None),
        ("checker: ignore a-b\n  reason over\n  two lines", ("a-b",), "over two lines", None),
    ],
)
def test_the_order_is_read(words, rules, reason, until):
    assert parse(words) == Suppression(rules, reason, until)


def test_a_day_that_is_none():
    with pytest.raises(UnclearError):
        parse("checker: ignore a-b reason c until 31/02/2026")


def test_before_a_table_it_covers_all_of_it():
    document = read_text(f"{ORDER}\n\n| Xã | ha |\n|---|---|\n| Bản Bo | 45 |\n\nCâu sau.\n", "x.md")
    ((order,), faults) = in_text(document, {RULE})
    assert faults == []
    covered = document.text[slice(*order.covers)]
    assert covered.startswith("| Xã | ha |")
    assert covered.rstrip().endswith("| Bản Bo | 45 |")


def test_other_comments_are_left_alone():
    assert parse("the checker should look at this") is None
    assert checked(f"{WRONG} <!-- ghi chú: xem lại -->\n").notices == ()


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (f"checker: ignore {RULE}", "a reason is missing"),
        (f"checker: ignore {RULE} until 2026-12-31", "a reason is missing"),
        (f"checker: ignore {RULE} reason x until 2026-13-31", "is no day"),
        ("checker: ignore percent-of-plan-mismatc reason x", f"did you mean “{RULE}”?"),
        ("checker: off", "this can't be understood"),
    ],
)
def test_what_cannot_be_followed_is_reported_and_suppresses_nothing(order, said):
    report = checked(f"{WRONG} <!-- {order} -->\n")
    assert [c.rule for c in open_findings(report)] == [RULE]
    (notice,) = report.notices
    assert notice.name == FAULTY
    assert said in notice.message.en
    assert notice.message.vi != notice.message.en


def test_of_several_rules_the_idle_one_is_named():
    report = checked(f"{WRONG} <!-- checker: ignore {RULE}, term-differs reason x -->\n")
    assert not open_findings(report)
    (notice,) = report.notices
    assert notice.message.en == "The suppression of term-differs suppresses nothing here; remove it"


def test_an_expired_one_counts_no_more():
    text = f"{WRONG} <!-- checker: ignore {RULE} reason x until 2026-11-24 -->\n"
    assert [n.name for n in checked(text).notices] == [EXPIRED]
    assert open_findings(checked(text))
    lasting = text.replace("11-24", "11-25")
    assert checked(lasting).notices == ()
    assert not open_findings(checked(lasting))


def test_an_unused_one_is_reported_only_if_its_rule_ran():
    text = f"Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch. {ORDER}\n"
    assert [n.name for n in checked(text).notices] == [UNUSED]
    others = tuple(r for r in load_rules() if r.name != RULE)
    names = tuple(r.name for r in load_rules())
    assert check_document(read_text(text, "x.md"), others, settings=Settings(rule_names=names)).notices == ()


def test_in_plain_text_a_comment_is_printed_words():
    assert open_findings(checked(f"{WRONG} {ORDER}\n", "x.txt"))


def test_the_configuration_can_pass_over_one_figure():
    order = Suppression((RULE,), "đã hỏi", ground=Ground.CONFIGURATION, figure="98,4")
    report = checked(f"{WRONG}\n\n{WRONG.replace('98,4', '97,4')}\n", suppress=(order,))
    assert [c.accepted is not None for c in report.findings] == [True, False]
    assert report.notices == ()


def test_from_python_too():
    assert check_text(f"{WRONG} {ORDER}").worst() is None


def test_a_doubt_keeps_a_suppression_in_use():
    report = checked(f"{WRONG} {ORDER}\n")
    assert all(c.accepted is None for c in report.checks if c.status is not Status.FAIL)


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 100_000,
        "<!-- checker: ignore a-b " + " ," * 100_000 + " -->",
        "<!-- checker: ignore " + "a," * 100_000 + " -->",
    ],
    ids=["never closed", "blanks and commas", "rules without end"],
)
def test_comments_cost_linear_time(text):
    started = time.perf_counter()
    in_text(Document("x.md", "markdown", "", text, ()), {RULE})
    assert time.perf_counter() - started < 2
