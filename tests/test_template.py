"""What checker init writes: each setting, put into force alone by taking its signs away, does what its comment says."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from checker import config
from checker.cli import main

PLAN = "Gieo trồng 8.882/8.938 ha, đạt {}% kế hoạch.\n"
WRONG, RIGHT = PLAN.format("98,4"), PLAN.format("99,4")
TERM = "Đại hội Công đoàn huyện nhiệm kỳ 2023 - 2028.\n\nĐại hội Công đoàn huyện nhiệm kỳ 2023-2027.\n"
FOOD = "Diện tích cây lương thực đạt 5.961 ha.\n\nDiện tích lúa là 3.420 ha.\n\nDiện tích ngô là 1.860 ha.\n"
HERD = "Tổng đàn gia súc đạt 21.460 con, gồm: trâu 4.215 con, bò 6.870 con, lợn 10.735 con.\n"
MARK = "Trồng 8.882,5 ha, đạt 1.234,5 tấn và 73.2% kế hoạch.\n"
LATE = "Giải ngân đến ngày 05/9/2022 là 113.700 triệu đồng.\n"
TRUNCATED = "Gieo trồng 8.935/9.000 ha, đạt 99,2% kế hoạch.\n"
SAO = "Diện tích cây lương thực đạt 4,82 ha.\n\nDiện tích lúa là 100 sào.\n\nDiện tích ngô là 0,72 ha.\n"
WARDS = "Dự án được triển khai tại 4 xã, gồm: Hòa Sơn, Bản Liền, P. Tân Tiến, Phú Thịnh.\n"
CUED = "Gieo trồng 8.882 ha, đạt 98,4% khtg (8.938 ha).\n"
OVER = "Tổng đàn gia súc ngót nghét 12.000 con.\n"


@pytest.fixture(params=["vi", "en"])
def only(request, tmp_path, monkeypatch, capfdbinary):
    """Puts one block of the template into force and checks a report: what the block says, then exit code, output, complaints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_LANG", "en")
    assert main(["init", "--lang", request.param]) == 0
    template = Path("checker.toml").read_text(encoding="utf-8")

    def only(key, text, *options, name="a.md"):
        (block,) = [b for b in template.split("\n\n") if re.search(rf"(?m)^# (?:\[+)?{re.escape(key)}\b", b)]
        used = "\n".join(line.removeprefix("# ") for line in block.splitlines()[1:])
        told = []
        for settings in ("", used):
            config.forget()
            Path("checker.toml").write_text(settings, encoding="utf-8")
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
            capfdbinary.readouterr()
            code = main(["check", "--format", "line", *options, "."])
            out, err = capfdbinary.readouterr()
            told.append((code, out.decode(), err.decode()))
        return (tomllib.loads(used), *told)

    yield only
    config.forget()


def test_lang(only):
    said, before, after = only("lang", "Planted 8,882.5 ha and 1,234.5 t; 45.5% of 8,938.5 ha.\n")
    assert said == {"lang": "vi"}
    assert "4 figures: " in before[1]
    assert "4 số liệu: " in after[1]


def test_fail_on(only):
    said, before, after = only("fail-on", WRONG)
    assert (said, before[0], after[0]) == ({"fail-on": "warning"}, 1, 1)


def test_select(only):
    _, before, after = only("select", MARK + "\n" + WRONG)
    assert "decimal-mark" in before[1]
    assert "decimal-mark" not in after[1]
    assert "percent-of-plan-mismatch" in after[1]


def test_ignore(only):
    _, before, after = only("ignore", TERM)
    assert (before[0], after[0]) == (1, 0)


def test_exclude(only):
    said, before, _ = only("exclude", WRONG)
    folder = said["exclude"][0]
    _, before, after = only("exclude", WRONG, name=f"{folder}/b.md")
    assert f"{folder}/b.md" in before[1]
    assert f"{folder}/b.md" not in after[1]
    assert "a.md" in after[1]


def test_period(only):
    _, before, after = only("period", LATE)
    assert (before[0], after[0]) == (0, 1)
    assert "date-outside-period" in after[1]


def test_baseline(only):
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("checker.toml").unlink()
    assert main(["baseline", "."]) == 0
    _, before, after = only("baseline", WRONG)
    assert (before[0], after[0]) == (1, 0)
    assert "đã biết từ trước" in after[1]


def test_min_coverage(only):
    _, before, after = only("min-coverage", "Có 12 con đường, 45 ha rừng và 1.234 tấn gạo.\n")
    assert (before[0], after[0]) == (0, 1)
    assert "less than 40%" in after[2]


def test_rounding(only):
    said, before, after = only("rounding", TRUNCATED)
    assert (said, before) == ({"rounding": "half-up"}, after)


def test_severity(only):
    _, before, after = only("severity", MARK)
    assert (before[0], after[0]) == (1, 0)
    assert "decimal-mark" in after[1]


def test_identity(only):
    said, before, after = only("identity", FOOD)
    assert said["identity"][0]["name"] in after[1]
    assert (before[0], after[0]) == (0, 1)


def test_suppress(only):
    said, before, after = only("suppress", HERD)
    name = said["suppress"][0]["path"]
    Path("a.md").unlink()
    _, before, after = only("suppress", HERD, "--today", "2026-01-01", name=name)
    assert (before[0], after[0]) == (1, 0)
    _, before, after = only("suppress", HERD, "--today", "2027-01-01", name=name)
    assert (before[0], after[0]) == (1, 1)
    assert "[[suppress]] total-not-sum-of-parts expired on 2026-12-31" in after[2]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (WARDS, ("list-count-mismatch", "")),
        (CUED, ("share-mismatch", "percent-of-plan-mismatch")),
    ],
    ids=["abbreviation", "cue"],
)
def test_vocabulary(only, text, rules):
    told = only("vocabulary.units", text)[1:]
    assert tuple(" ".join(re.findall(r"[a-z]+-[a-z-]+", out)) for _, out, _ in told) == rules


def test_a_bound_of_ones_own(only, capfdbinary):
    only("vocabulary.units", OVER)
    used = Path("checker.toml").read_text(encoding="utf-8")
    for settings, bounded in (("", True), (used, False)):
        config.forget()
        Path("checker.toml").write_text(settings, encoding="utf-8")
        capfdbinary.readouterr()
        assert main(["figures", "--format", "jsonl", "a.md"]) == 0
        figure = json.loads(capfdbinary.readouterr().out)
        assert figure["low"] is not None
        assert (figure["high"] is not None) is bounded


def test_a_unit_of_ones_own(only, capfdbinary):
    said, _, _ = only("vocabulary.units", SAO)
    assert said["vocabulary"]["units"] == {"sào": {"dimension": "area", "factor": 360}}
    identity = '[[identity]]\nname = "x"\nequation = "diện tích cây lương thực = diện tích lúa + diện tích ngô"\n'
    unit = '[vocabulary.units]\n"sào" = { dimension = "area", factor = 360 }\n'
    for settings, code in ((identity, 0), (identity + unit, 1)):
        config.forget()
        Path("checker.toml").write_text(settings, encoding="utf-8")
        assert main(["check", "."]) == code
    assert b"4,32 ha" in capfdbinary.readouterr().out
