"""An audit's page in a real browser; needs the extra ``browser`` and a Chromium, without them it is skipped."""

import os
import re
from dataclasses import replace
from functools import cache

import pytest
from audits import comparison, province

from checker.audit.summary import summarise
from checker.renderers.audit import render


@cache
def page_of(times=1):
    made = province()
    reports = tuple(
        replace(report, path=f"{n:04}/{report.path}", body=f"{report.body} {n}" if n and report.body else report.body)
        for n in range(times)
        for report in made.reports
    )
    return render(replace(made, reports=reports), comparison(made), "html", "vi").decode()


@pytest.fixture
def opened(shown):
    return lambda text=None, **options: shown(text or page_of(), **options)


def seen(page):
    return page.locator(".finding:visible").count()


FINDINGS = len(summarise(province()).findings)


def test_filters(opened):
    page = opened()
    summary = summarise(province())
    assert seen(page) == FINDINGS
    page.uncheck('[name=severity][value="warning"]')
    assert seen(page) == summary.total.errors
    assert page.inner_text("#shown") == f"Đang hiện {summary.total.errors}/{FINDINGS} mâu thuẫn"
    page.click("#filters button[type=reset]")
    page.select_option("[name=body]", "UBND xã Hòa Sơn")
    assert seen(page) == next(r.counts.findings for r in summary.bodies if r.name == "UBND xã Hòa Sơn")
    page.fill("[name=words]", "không có chữ này")
    assert seen(page) == 0


def test_a_row_of_a_ranking_leads_to_its_contradictions(opened):
    page = opened()
    page.click("#rules tbody tr:nth-child(2) a")
    rank = summarise(province()).rules[1]
    assert seen(page) == rank.counts.findings
    assert page.input_value("[name=rule]") == rank.name
    page.click("#periods tbody tr:first-child a")
    assert seen(page) == summarise(province()).periods[0][1].findings


def test_tables_are_sorted_by_their_heads_and_filtered(opened):
    page = opened()
    head = page.locator("#bodies thead th", has_text="Lỗi").first
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    numbers = [int(t) for t in page.locator("#bodies tbody tr td:nth-child(7)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    head.locator("button").click()
    numbers = [int(t) for t in page.locator("#bodies tbody tr td:nth-child(7)").all_inner_texts()]
    assert numbers == sorted(numbers)
    page.fill("#reports input[type=search]", "Bản Liền")
    assert page.locator("#reports tbody tr:visible").count() == 3
    assert page.inner_text("#reports .tools output") == "3/18 dòng"


def test_the_order_of_the_contradictions(opened):
    page = opened()
    page.select_option("[name=order]", "body")
    bodies = [card.get_attribute("data-body") for card in page.locator(".finding").all()]
    assert sorted(bodies, key=bodies.index) == bodies
    assert len(set(bodies)) == sum(a != b for a, b in zip(["", *bodies], bodies, strict=False))


def test_keys(opened):
    page = opened()
    for key, number in (("j", 1), ("j", 2), ("k", 1), ("k", FINDINGS)):
        page.keyboard.press(key)
        assert page.locator(".finding.now").get_attribute("id") == f"f{number}"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"


def test_it_works_without_its_script(opened):
    page = opened(java_script_enabled=False)
    assert seen(page) == FINDINGS
    assert not page.locator("#filters").is_visible()
    page.locator("summary", has_text="Kiểm chứng").first.click()
    assert page.locator(".parts").first.is_visible()


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_sideways_scrolling(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_serious_for_an_accessibility_checker(opened, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator("summary").first.click()
    found = axe.run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


def test_print_shows_everything_and_no_controls(opened):
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.locator("nav").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".parts:visible").count() == FINDINGS
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_heads_of_tables_come_again_on_each_printed_page(opened, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    opened().pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    with pdfium.PdfDocument(tmp_path / "page.pdf") as printed:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in printed]
    # Rows of the table say ``khớp``; contradictions, which may speak of the same indicator, say ``không khớp``.
    held = [text for text in pages[1:] if "thu ngân" in text and re.search(r"(?<!không )\bkhớp\b", text)]
    assert len(held) > 1
    assert all("Chỉ tiêu" in text and "Thực hiện" in text for text in held)


@pytest.mark.skipif(bool(os.environ.get("CI")), reason="a measure of speed")
def test_two_thousand_reports_open_smoothly(opened):
    page = opened(page_of(100))
    taken = page.evaluate("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart")
    assert taken < 10_000
    assert page.locator(".finding").count() == 1000
    assert (
        page.evaluate(
            "(() => { const t = performance.now(); document.querySelector('#reports thead button').click();"
            " document.body.offsetHeight; return performance.now() - t })()"
        )
        < 5_000
    )
