"""A finding stays the same finding while the draft around it changes, and becomes another when its own figures do."""

from pathlib import Path

import pytest

from checker import check, check_text
from checker.finding import Status
from checker.fingerprint import fingerprints

HEAD = "# BÁO CÁO 9 tháng đầu năm 2023\n\n"
RICE = "Tổng diện tích gieo trồng cây lương thực đạt 8.882/8.938 ha, bằng 98,4% kế hoạch."
PIGS = "Tổng đàn gia súc đạt 21.460 con, gồm: trâu 4.215 con, bò 6.870 con, lợn 10.735 con."
ROAD = "Tai nạn giao thông xảy ra 45 vụ, tăng 9 vụ (20%) so với cùng kỳ."
DRAFT = HEAD + f"{RICE}\n\n{PIGS}\n\n{ROAD}" + "\n"


def marks(text):
    """Fingerprint of every finding, by rule."""
    report = check_text(text)
    pairs = zip(report.checks, fingerprints(report), strict=True)
    return {c.rule: f for c, f in pairs if c.status is Status.FAIL}


@pytest.mark.parametrize(
    "text",
    [
        DRAFT.replace("\n", "\r\n"),
        HEAD + f"{ROAD}\n\n{PIGS}\n\n{RICE}",
        HEAD + "Lời nói đầu, có 17 xã và 3.456 hộ dân.\n\n" * 3 + DRAFT.removeprefix(HEAD) + "\nHết.\n",
        DRAFT.replace(PIGS, PIGS.replace("trâu 4.215 con, bò 6.870 con", "bò 6.870 con, trâu 4.215 con")),
        DRAFT.replace("gieo trồng cây", "gieo trồng\ncây"),
        HEAD + RICE + "\n\n7\n\n" + PIGS + "\n\n8\n\n" + ROAD + "\n",
    ],
    ids=["line ends", "re-ordered", "edited elsewhere", "parts re-ordered", "broken lines", "re-paginated"],
)
def test_it_survives(text):
    assert set(marks(DRAFT)) == {"percent-of-plan-mismatch", "total-not-sum-of-parts", "growth-of-rise-mismatch"}
    assert marks(text) == marks(DRAFT)


def test_new_words_leave_the_half_without_words():
    old = marks(DRAFT)["percent-of-plan-mismatch"]
    new = marks(DRAFT.replace("Tổng diện tích gieo trồng cây lương thực", "Diện tích lúa và ngô"))[
        "percent-of-plan-mismatch"
    ]
    assert new.whole != old.whole
    assert new.printed == old.printed


def test_new_figures_leave_the_half_without_figures():
    old = marks(DRAFT)["percent-of-plan-mismatch"]
    new = marks(DRAFT.replace("98,4", "97,4"))["percent-of-plan-mismatch"]
    assert new.whole != old.whole
    assert new.relation == old.relation


def test_the_next_period_is_another_finding():
    old, new = marks(DRAFT), marks(DRAFT.replace("9 tháng đầu năm 2023", "6 tháng đầu năm 2024"))
    assert not {f.whole for f in old.values()} & {f.whole for f in new.values()}


def test_the_same_finding_twice_is_counted():
    report = check_text(HEAD + f"{RICE}\n\n{PIGS}\n\n{RICE}")
    found = [
        f for c, f in zip(report.checks, fingerprints(report), strict=True) if c.rule == "percent-of-plan-mismatch"
    ]
    assert [f.occurrence for f in found] == [1, 2]
    assert len({f.whole for f in found}) == 1
    assert len({str(f) for f in found}) == 2


def test_a_period_told_otherwise_leaves_the_half_without_period():
    old, new = marks(DRAFT), marks(DRAFT.replace("9 tháng đầu năm 2023", "chín tháng"))
    assert set(new) == set(old)
    assert {f.printed for f in new.values()} == {f.printed for f in old.values()}
    assert not {f.whole for f in new.values()} & {f.whole for f in old.values()}


def test_which_of_two_comes_first_makes_no_difference():
    one = "Huyện chuẩn bị Đại hội Công đoàn huyện nhiệm kỳ 2023 - 2028."
    other = "Công đoàn tổ chức Đại hội Công đoàn huyện, nhiệm kỳ 2023-2027."
    there = marks(f"{HEAD}{one}\n\n{PIGS}\n\n{other}\n")["term-differs"]
    assert marks(f"{HEAD}{other}\n\n{PIGS}\n\n{one}\n")["term-differs"] == there


EXAMPLE = (Path(__file__).parents[1] / "examples" / "bao-cao-co-loi.md").read_text(encoding="utf-8")
PARAGRAPHS = EXAMPLE.split("\n\n")
BODY = next(n for n, words in enumerate(PARAGRAPHS) if words.startswith("- "))
"""Before it stand the number, the title and the period."""


def drafts():
    """The example with one light edit: a paragraph more, or two that have changed places."""
    for n in range(BODY, len(PARAGRAPHS)):
        new = "Các đơn vị trồng mới 37,5 ha cây ăn quả, sửa chữa 14 tuyến đường và mở 3 lớp tập huấn."
        yield [*PARAGRAPHS[:n], new, *PARAGRAPHS[n:]]
        if n + 1 < len(PARAGRAPHS):
            yield [*PARAGRAPHS[:n], PARAGRAPHS[n + 1], PARAGRAPHS[n], *PARAGRAPHS[n + 2 :]]


def test_every_finding_of_the_example_survives_every_light_edit():
    old = marks_of(EXAMPLE)
    assert len(old) == 12
    tried = [marks_of("\n\n".join(draft)) for draft in drafts()]
    assert len(tried) > 20
    assert [sorted(old - new) for new in tried if not old <= new] == []


def marks_of(text):
    report = check_text(text)
    return {str(f) for c, f in zip(report.checks, fingerprints(report), strict=True) if c.status is Status.FAIL}


@pytest.mark.parametrize(
    "name", ["bao-cao-co-loi.docx", "bao-cao-co-loi.pdf", "bao-cao-co-loi-hai-cot.pdf", "bao-cao-co-loi.odt"]
)
def test_it_is_the_same_finding_in_whatever_file_and_on_whatever_page(name):
    report = check(Path(__file__).parent / "documents" / name)
    found = {str(f) for c, f in zip(report.checks, fingerprints(report), strict=True) if c.status is Status.FAIL}
    assert found == marks_of(EXAMPLE)
