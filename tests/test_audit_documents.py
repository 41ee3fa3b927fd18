"""The documents of an audit: the same numbers in each as in the records, the same bytes each time, and no text that runs."""

import io
import os
import re
import shutil
import statistics
import subprocess
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from audits import PROVENANCE, comparison, province, record, unread
from lxml import html as lxml_html

from checker.audit.record import AchievementRecord, Audit, Provenance
from checker.audit.summary import summarise
from checker.renderers.audit import FORMATS, entries, html, layout, render, sheets
from checker.text import Text

openpyxl = pytest.importorskip("openpyxl")
docx = pytest.importorskip("docx")
pytest.importorskip("xlsxwriter")

GOLDEN = Path(__file__).parent / "golden"
NASTY = "<script>alert(1)</script>\u0000\u001b\ud800\uffff\"'&amp; </style> {{ 7*7 }} {braces} | **bold**\t`code`"
RUNS = ("=HYPERLINK(0)", "+1+2", "-2+3", "@SUM(A1)", "=cmd|calc")


@cache
def audit():
    return province()


@cache
def document(form, lang="vi", *, compared=False):
    made = audit()
    return render(made, comparison(made) if compared else None, form, lang)


def book(data, *, values=True):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def paper(data):
    return docx.Document(io.BytesIO(data))


def rows(sheet):
    heads, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in others]


# ---- what was found, counted anew ---------------------------------------------------------------------------------------


def counted(reports):
    """The numbers, straight from the records."""
    read = [r for r in reports if r.error is None]
    severities = Counter(c.severity for r in read for c in r.checks if c.status == "fail")
    coverage = Counter(f.coverage for r in read for f in r.figures)
    return {
        "given": len(reports),
        "reports": len(read),
        "unread": len(reports) - len(read),
        "flawed": sum(any(c.severity in {"error", "warning"} for c in r.checks) for r in read),
        "bodies": len({r.body for r in read if r.body}),
        "figures": sum(len(r.figures) for r in read),
        **{name: coverage[name] for name in ("verified", "contradicted", "unverified", "excluded")},
        "coverage": Fraction(
            100 * (coverage["verified"] + coverage["contradicted"]), coverage.total() - coverage["excluded"]
        ),
        "checks": sum(len(r.checks) for r in read),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "notes": severities["note"],
        "unsure": sum(c.status == "unsure" for r in read for c in r.checks),
        "accepted": sum(c.status == "accepted" for r in read for c in r.checks),
    }


def shown(numbers):
    """As the Vietnamese documents write them, in the order of their table."""
    said = {name: f"{number:,}".replace(",", ".") for name, number in numbers.items() if name != "coverage"}
    tenth = Fraction(round(numbers["coverage"] * 10), 10)
    return [said.get(name, f"{float(tenth):.1f}%".replace(".", ",")) for name in numbers]


def test_the_example_has_something_of_everything():
    numbers = counted(audit().reports)
    assert all(numbers[name] for name in ("errors", "warnings", "unread", "verified", "contradicted", "excluded"))
    assert len({c.rule for r in audit().reports for c in r.checks if c.status == "fail"}) >= 3


def test_totals():
    total, numbers = summarise(audit()).total, counted(audit().reports)
    for name in numbers.keys() - {"given", "flawed", "bodies", "coverage"}:
        assert getattr(total, name) == numbers[name], name
    assert total.coverage == numbers["coverage"]
    assert summarise(audit()).flawed == numbers["flawed"]


@pytest.mark.parametrize("kind", ["body", "sector"])
def test_rankings(kind):
    summary = summarise(audit())
    ranks = {"body": summary.bodies, "sector": summary.sectors}[kind]
    read = [r for r in audit().reports if r.error is None]
    assert [rank.name for rank in ranks] == sorted(
        {getattr(r, kind) for r in read},
        key=lambda name: (
            *(
                -sum(c.severity == s for r in read if getattr(r, kind) == name for c in r.checks)
                for s in ("error", "warning")
            ),
            name,
        ),
    )
    for rank in ranks:
        numbers = counted([r for r in read if getattr(r, kind) == rank.name])
        assert (rank.counts.errors, rank.counts.warnings) == (numbers["errors"], numbers["warnings"])
        assert (rank.counts.figures, rank.counts.checks) == (numbers["figures"], numbers["checks"])
    places = [(rank.place, rank.counts.errors, rank.counts.warnings) for rank in ranks]
    for place, errors, warnings in places:
        assert place == 1 + sum((e, w) > (errors, warnings) for _, e, w in places)


def test_the_ranking_of_rules():
    checks = [c for r in audit().reports for c in r.checks]
    assert {rank.name for rank in summarise(audit()).rules} == {c.rule for c in checks}
    for rank in summarise(audit()).rules:
        mine = [c for c in checks if c.rule == rank.name]
        assert rank.counts.checks == len(mine)
        assert rank.counts.findings == sum(c.status == "fail" for c in mine)
        assert rank.counts.reports == sum(
            any(c.rule == rank.name and c.status == "fail" for c in r.checks) for r in audit().reports
        )


def test_achievement_of_plans():
    summary = summarise(audit())
    latest = {}
    for report in sorted(audit().reports, key=lambda r: r.period_end):
        for one in report.achievements:
            latest.setdefault((one.indicator, one.unit), {})[report.body] = (
                100 * Fraction(one.actual) / Fraction(one.plan)
            )
    assert {(i.name, i.unit) for i in summary.indicators} == set(latest)
    for indicator in summary.indicators:
        percents = latest[indicator.name, indicator.unit].values()
        spread = indicator.latest
        assert (spread.lowest, spread.highest) == (min(percents), max(percents))
        assert spread.median == statistics.median(percents)
        assert spread.reached == sum(p >= 100 for p in percents)
        assert [s.period.text for s in indicator.periods] == [
            "quý I năm 2026",
            "6 tháng đầu năm 2026",
            "9 tháng đầu năm 2026",
        ]
    for series in summary.series:
        assert [p.period.end for p in series.points] == sorted(p.period.end for p in series.points)
        assert series.trend == series.points[-1].percent - series.points[0].percent


def test_the_same_numbers_told_twice_stand_once():
    report = record("Trồng 90/100 ha, đạt 90% kế hoạch.\n", "a.md", "xã A")
    (series,) = summarise(Audit(PROVENANCE, (report, replace(report, path="b.docx")))).series
    assert len(series.points) == 1


def test_a_percentage_is_told_even_where_the_plan_is_not():
    report = record("Trồng 90/100 ha, đạt 90% kế hoạch.\n", "a.md", "xã A")
    alone = AchievementRecord("trồng rừng", "ha", "", "", "87.5", "", "", "", "", 0, ())
    (indicator,) = summarise(Audit(PROVENANCE, (replace(report, achievements=(alone,)),))).indicators
    assert indicator.latest.median == Fraction("87.5")


def test_reports_may_be_read_back_from_disk():
    class Lazy(Sequence):
        walks = 0

        def __len__(self):
            return len(audit().reports)

        def __getitem__(self, at):
            return audit().reports[at]

        def __iter__(self):
            Lazy.walks += 1
            return iter(audit().reports)

    for form in FORMATS:
        Lazy.walks = 0
        assert render(Audit(audit().provenance, Lazy()), None, form, "vi") == document(form)
        assert Lazy.walks <= 2


# ---- every document -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden(lang):
    text = document("md", lang, compared=True)
    file = GOLDEN / f"audit.{lang}.md"
    if os.environ.get("GOLDEN") == "rewrite":
        file.write_bytes(text)
    assert text == file.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_each_time(form):
    assert render(province(), comparison(audit()), form, "vi") == document(form, compared=True)
    undated = replace(audit(), provenance=replace(PROVENANCE, made=""))
    assert render(undated, None, form, "en") == render(undated, None, form, "en")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_no_clock_in_the_files(form):
    with zipfile.ZipFile(io.BytesIO(document(form))) as file:
        assert {entry.date_time[:2] for entry in file.infolist()} == {(1980, 1)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+", file.read("docProps/core.xml"))) == {b"2026-10-15T00:00:00"}


def words_of(form, data):
    """All words of a document."""
    if form == "xlsx":
        return "\n".join(
            str(cell)
            for sheet in book(data)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell is not None
        )
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "".join(lxml_html.fromstring(file.read("word/document.xml")).itertext())
    return lxml_html.fromstring(data.decode()).text_content() if form == "html" else data.decode().replace("\\", "")


@pytest.mark.parametrize("form", FORMATS)
def test_everything_to_replay_by_hand(form):
    words = words_of(form, document(form))
    for report in audit().reports:
        assert report.sha256 in words
        for check in report.checks:
            if check.status == "fail":
                assert check.fingerprint in words
                assert check.equation in words
                for part in check.parts:
                    figure = report.figures[part.figure]
                    assert f"[{figure.start}:{figure.end}]" in words
    assert PROVENANCE.configuration in words
    assert all(rule in words for rule in PROVENANCE.rules)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_speaks_one_language(form, lang):
    words = words_of(form, document(form, lang, compared=True))
    assert ("Kế hoạch" in words) is (lang == "vi")
    assert ("Warnings" in words) is (lang == "en")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_at_all(form):
    bare = record("Trồng 90/100 ha, đạt 95% kế hoạch.\n", "c.md")
    bare = replace(bare, checks=tuple(replace(c, parts=(), repairs=(), formula="", recomputed="") for c in bare.checks))
    for reports in ((), (unread("a.docx"),), (record("Không có số.\n", "b.md"),), (bare,)):
        for lang in ("vi", "en"):
            assert render(Audit(Provenance("1", (), "", ""), reports), None, form, lang)


# ---- hostile text -------------------------------------------------------------------------------------------------------


def nasty_audit():
    made = province(2)
    first = next(r for r in made.reports if any(c.status == "fail" for c in r.checks))
    figures = tuple(replace(f, label=NASTY, place=NASTY, unit=NASTY, why=NASTY) for f in first.figures)
    checks = tuple(
        replace(c, message=Text(NASTY, NASTY), quotation=NASTY, rule=NASTY, fingerprint=NASTY) for c in first.checks
    )
    plans = tuple(replace(a, indicator=NASTY, unit=NASTY) for a in first.achievements)
    nasty = replace(
        first,
        path=NASTY,
        body=NASTY,
        period_text=NASTY,
        sector=NASTY,
        figures=figures,
        checks=checks,
        achievements=plans,
    )
    running = tuple(
        replace(
            first, path=words, body=words, figures=tuple(replace(f, label=words, text=words) for f in first.figures)
        )
        for words in RUNS
    )
    names = ((NASTY, Text(NASTY, NASTY)),)
    provenance = replace(PROVENANCE, rules=(NASTY, *RUNS), names=names, version=NASTY)
    return Audit(provenance, (nasty, *running, unread(NASTY, Text(NASTY, NASTY))))


def test_text_never_becomes_a_formula():
    for sheet in book(render(nasty_audit(), None, "xlsx", "vi"), values=False):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not cell.value.startswith(RUNS)
                    assert re.fullmatch(
                        r"=(?:[-+*/(),>\d]|SUM|COUNT|SUMPRODUCT|EXACT|MAX|'[^']+'!|\$?[A-Z]{1,2}\$?\d+|:|\"[^\"]*\")+",
                        cell.value,
                    )
                    assert "alert" not in cell.value
                assert cell.hyperlink is None


def test_a_page_runs_nothing_of_a_report():
    text = render(nasty_audit(), None, "html", "vi").decode()
    root = lxml_html.fromstring(text)
    assert len(root.findall(".//script")) == 1
    assert len(root.findall(".//style")) == 1
    assert "<script>alert" not in text
    assert "49" not in [e.text_content() for e in root.find_class("message")]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800\uffff]", text)


def test_word_and_markdown_hold_what_is_hostile():
    words = words_of("docx", render(nasty_audit(), None, "docx", "vi"))
    assert "<script>alert(1)</script>" in words
    text = render(nasty_audit(), None, "md", "vi").decode()
    assert "<script>" not in text.replace("\\<", "")
    assert "| **bold**" not in text


# ---- the workbook -------------------------------------------------------------------------------------------------------


def test_the_workbook_holds_the_totals():
    sheet = book(document("xlsx"))["Tóm tắt"]
    values = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    numbers = counted(audit().reports)
    expected = dict(zip(layout_words(), numbers.values(), strict=True))
    for words, number in expected.items():
        assert values[words] == pytest.approx(float(number) / (100 if "Tỷ lệ" in words else 1)), words


def layout_words():
    from checker.renderers.audit.words import TOTAL

    return [text.vi for text in TOTAL.values()]


def test_sheets_have_heads_that_stay_and_filters():
    for sheet in book(document("xlsx")):
        if sheet.title != "Tóm tắt":
            assert sheet.freeze_panes is not None
            assert sheet.freeze_panes.endswith("2")
            assert sheet.auto_filter.ref == f"A1:{sheets.letters(sheet.max_column - 1)}{sheet.max_row}"


def test_every_figure_stands_in_the_workbook():
    told = rows(book(document("xlsx"))["Số liệu"])
    expected = [(r.path, f) for r in audit().reports for f in r.figures]
    assert len(told) == len(expected)
    for row, (path, figure) in zip(told, expected, strict=True):
        assert (row["Báo cáo"], row["Số đã in"], row["Ký tự đầu"]) == (path, figure.text, figure.start)
        if figure.value:
            assert Fraction(str(row["Giá trị"])) == Fraction(figure.value)


REFERENCE = re.compile(r"(?:'([^']+)'!)?([A-Z]+)(\d+)")


def computed(formula, workbook, sheet):
    """An arithmetic formula, computed exactly from the cells it refers to."""

    def value(found):
        cell = workbook[found[1] or sheet][f"{found[2]}{found[3]}"]
        return f"Fraction({str(cell.value)!r})" if cell.value is not None else "Fraction(0)"

    words = REFERENCE.sub(value, formula.removeprefix("=")).replace("MAX", "max")
    words = re.sub(r"(?<![\d'.])(\d+)(?![\d'.])", r"Fraction(\1)", words)
    return eval(words, {"Fraction": Fraction, "max": max})  # noqa: S307  # our own formulas


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_formulas_come_to_what_is_stored_beside_them(lang):
    values, formulas = book(document("xlsx", lang)), book(document("xlsx", lang), values=False)
    seen = 0
    for name in (layout.SHEETS["findings"].said(lang), layout.SHEETS["achievement"].said(lang)):
        for row in formulas[name].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    stored = values[name][cell.coordinate].value
                    assert stored == pytest.approx(float(computed(cell.value, values, name)), abs=1e-12)
                    seen += 1
    findings = sum(c.status == "fail" for r in audit().reports for c in r.checks)
    assert seen >= 8 * findings


def test_recomputed_values_are_formulas_and_exact():
    sheet = book(document("xlsx"), values=False)["Mâu thuẫn"]
    column = {name: at for at, (name, *_) in enumerate(entries.FINDINGS, 1)}
    values = book(document("xlsx"))["Mâu thuẫn"]
    for row, finding in enumerate(summarise(audit()).findings, 2):
        check = finding.check
        assert sheet.cell(row, column["recomputed"]).data_type == "f"
        assert values.cell(row, column["recomputed"]).value == pytest.approx(
            float(Fraction(check.recomputed)), rel=1e-14
        )
        assert values.cell(row, column["recomputed-low"]).value == pytest.approx(float(Fraction(check.low)))
        assert values.cell(row, column["recomputed-high"]).value == pytest.approx(float(Fraction(check.high)))
        assert values.cell(row, column["gap"]).value > 0


def test_bodies_that_are_shown_alike_are_not_added_up():
    report = record("Trồng 90/100 ha, đạt 95% kế hoạch.\n", "a.md", "UBND xã A")
    other = replace(report, path="b.md", body="UBND  xã A")
    data = render(Audit(PROVENANCE, (report, other)), None, "xlsx", "vi")
    for values in (True, False):
        told = [
            row for row in book(data, values=values)["Tóm tắt"].iter_rows(values_only=True) if row[0] == "UBND xã A"
        ]
        assert [row[2] for row in told] == [1, 1]


def test_units_are_converted_in_the_formulas():
    report = record("Thu ngân sách 0,9 tỷ đồng/1.250 triệu đồng, đạt 82% dự toán.\n", "a.md")
    assert any(p.factor != "1" for c in report.checks for p in c.parts)
    made = book(render(Audit(PROVENANCE, (report,)), None, "xlsx", "vi"))["Mâu thuẫn"]
    (row,) = rows(made)
    assert row["Tính lại"] == pytest.approx(72)


@pytest.mark.parametrize("room", [100, 10])
def test_full_sheets_go_on_to_others(monkeypatch, room):
    monkeypatch.setattr(sheets, "ROWS", room + 1)
    monkeypatch.setattr(layout, "ROOM", room)
    data = render(audit(), None, "xlsx", "vi")
    values, formulas = book(data), book(data, values=False)
    summary = summarise(audit())
    sizes = {
        "Số liệu": summary.total.figures,
        "Mâu thuẫn": len(summary.findings),
        "Thực hiện kế hoạch": len(summary.achieved),
        "Báo cáo": summary.total.reports,
    }
    for name, size in sizes.items():
        names = [title for title in values.sheetnames if title.startswith(name)]
        assert names == [name, *(f"{name} {n + 2}" for n in range((size - 1) // room))]
        assert sum(len(rows(values[title])) for title in names) == size
    for sheet in formulas:
        if sheet.title.startswith(("Mâu thuẫn", "Thực hiện")):
            for row in sheet.iter_rows(min_row=2):
                for cell in row:
                    if cell.data_type == "f":
                        exact = computed(cell.value, values, sheet.title)
                        assert values[sheet.title][cell.coordinate].value == pytest.approx(float(exact), abs=1e-12)
    told = {row[0].value: row[1].value for row in values["Tóm tắt"].iter_rows() if row[0].value}
    assert [told[words] for words in ("Lỗi", "Cảnh báo")] == [summary.total.errors, summary.total.warnings]


def test_a_number_too_long_for_a_workbook_stays_what_it_is():
    report = record("Trồng 90/100 ha, đạt 95% kế hoạch.\n", "a.md")
    digits = "1" * 400
    figures = tuple(replace(f, value=digits, low=digits, high=digits) if f.text == "90" else f for f in report.figures)
    plans = tuple(replace(a, actual=digits, plan="1/3") for a in report.achievements)
    made = Audit(PROVENANCE, (replace(report, figures=figures, achievements=plans),))
    workbook = book(render(made, None, "xlsx", "vi"))
    assert digits in [row["Giá trị"] for row in rows(workbook["Số liệu"])]
    assert rows(workbook["Thực hiện kế hoạch"])[0]["Thực hiện"] == digits
    for form in ("html", "docx", "md"):
        assert "≈ 0,333333" in words_of(form, render(made, None, form, "vi"))


def test_suppressed_contradictions_are_counted_by_themselves():
    report = record("Trồng 90/100 ha, đạt 95% kế hoạch.\n", "a.md")
    checks = tuple(replace(c, status="accepted", severity="") for c in report.checks)
    plans = tuple(replace(a, status="accepted") for a in report.achievements)
    made = Audit(PROVENANCE, (replace(report, checks=checks, achievements=plans),))
    assert (summarise(made).total.findings, summarise(made).total.accepted) == (0, 1)
    for form in FORMATS:
        assert "được bỏ qua" in words_of(form, render(made, None, form, "vi"))


# ---- the formal report --------------------------------------------------------------------------------------------------


def test_the_report_is_laid_out_as_the_decree_wants():
    made = paper(document("docx"))
    first, annexes = made.sections
    assert (round(first.page_width.cm, 1), round(first.page_height.cm, 1)) == (21, 29.7)
    assert 2 <= first.top_margin.cm <= 2.5
    assert 3 <= first.left_margin.cm <= 3.5
    assert 1.5 <= round(first.right_margin.cm, 2) <= 2
    assert first.different_first_page_header_footer
    assert 'w:instr=" PAGE "' in first.header._element.xml
    assert annexes.page_width > annexes.page_height
    style = made.styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)
    head, *tables, signature = [t for t in made.tables if t.cell(0, 0).text][: next_annex(made)]
    assert head.cell(0, 1).text.split("\n")[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert head.cell(1, 1).text == "[Địa danh], ngày 15 tháng 10 năm 2026"
    assert "Nơi nhận:" in signature.cell(0, 0).text
    assert all("<w:tblHeader" in table.rows[0]._tr.xml for table in tables)


def next_annex(made):
    """How many tables stand before the annexes: the last of them is the signature."""
    return next(at for at, table in enumerate(made.tables) if "Nơi nhận:" in table.cell(0, 0).text) + 1


def test_the_report_holds_the_totals():
    table = next(t for t in paper(document("docx")).tables if t.cell(1, 0).text == "Báo cáo đưa vào")
    assert [row.cells[1].text for row in table.rows[1:]] == shown(counted(audit().reports))


def test_sections_are_numbered_without_a_gap():
    for compared in (False, True):
        heads = [p.text for p in paper(document("docx", compared=compared)).paragraphs if p.style.name == "Heading 1"]
        numerals = [h.split(".")[0] for h in heads if "." in h]
        assert numerals == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][: 7 + compared]


# ---- the page -----------------------------------------------------------------------------------------------------------


def page(lang="vi", **more):
    return lxml_html.fromstring(document("html", lang, **more).decode())


def test_the_page_holds_the_totals():
    cells = page().xpath('//*[@id="totals"]//tbody/tr/*[2]')
    assert [c.text_content() for c in cells] == shown(counted(audit().reports))


def test_every_link_leads_somewhere():
    root = page(compared=True)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href") for a in root.iter("a")} <= {f"#{i}" for i in ids}


def test_it_asks_for_nothing_from_outside():
    text = document("html", compared=True).decode()
    assert not re.findall(r"""(?:src|href|url|@import)\s*[=(]\s*["']?(?!#)[a-z/]""", text)
    assert "http" not in text.replace("http-equiv", "")


def test_every_chart_is_told_in_words():
    root = page()
    charts = root.xpath('//*[local-name()="svg" and @class="chart"]')
    assert len(charts) == 4
    for chart in charts:
        assert chart.get("role") == "img"
        title, told = (root.get_element_by_id(i) for i in chart.get("aria-labelledby").split())
        assert title.text_content()
        assert told.text_content()


def test_what_is_left_out_is_said(monkeypatch):
    monkeypatch.setattr(html, "FINDINGS", 3)
    monkeypatch.setattr(html, "REPORTS", 5)
    monkeypatch.setattr(html, "SERIES", 2)
    text = render(audit(), None, "html", "vi").decode()
    root = lxml_html.fromstring(text)
    assert len(root.find_class("finding")) == 3
    left = [p.text_content() for p in root.find_class("more")]
    findings = sum(c.status == "fail" for r in audit().reports for c in r.checks)
    assert f"Còn {findings - 3} dòng" in " ".join(left)
    assert "Còn 13 dòng" in " ".join(left)
    assert {a.get("href") for a in root.iter("a")} <= {f"#{e.get('id')}" for e in root.iter() if e.get("id")}


# ---- against an earlier audit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_comparison_is_told_in_each(form):
    made = comparison(audit())
    words = words_of(form, document(form, compared=True))
    plain = words_of(form, document(form))
    for told in (
        *(one.message.vi for one in made.series),
        *(one.occurrences[-1].message.vi for one in made.repeated),
        "UBND xã Cũ",
        "tiến bộ",
        "kém hơn",
        "cùng quan hệ, số liệu khác",
        "lũy kế giảm",
    ):
        assert told in words
    assert "UBND xã Cũ" not in plain


def test_what_another_program_computes(tmp_path):
    """Every formula, those of the rankings too, computed by LibreOffice from the figures alone."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice")
    stored = book(document("xlsx"))
    formulas = book(document("xlsx"), values=False)
    formulas.save(tmp_path / "bare.xlsx")  # openpyxl keeps formulas without what they come to
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "xlsx:Calc MS Excel 2007 XML"
    command = [program, home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), "bare.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    computed_there = openpyxl.load_workbook(tmp_path / "out" / "bare.xlsx", data_only=True)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 300
    for sheet, cell in cells:
        assert computed_there[sheet][cell].value == pytest.approx(stored[sheet][cell].value, abs=1e-9), (sheet, cell)
