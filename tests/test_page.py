"""The page: nothing from outside, every link leads somewhere, every figure stands as it is written; and in a real browser.

The browser tests need the extra ``browser`` and a Chromium (CHROMIUM names it, if it isn't in PATH); without them they are skipped.
"""

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import accepted_report, checks, clean_report, document, empty_report, report
from lxml import html as lxml_html

from checker import check, check_text
from checker.errors import CheckerError
from checker.finding import Severity, Status
from checker.packs import load_rules
from checker.renderers import View, html
from checker.text import Text

EXAMPLES = Path(__file__).parents[1] / "examples"
VIEW = View(rules=load_rules(), show=frozenset({Status.FAIL, Status.UNSURE}))
LOST = CheckerError("mat.md", Text("không có tệp này", "there is no such file"))
NASTY = "<script>alert(1)</script>\u0000\u001b\"'&amp; </style> {{ 7*7 }}"


def nasty_report():
    made = report(f"{NASTY}.md")
    text = f"{NASTY}\n" + made.document.text
    shifted = tuple(
        replace(f, start=f.start + len(NASTY) + 1, end=f.end + len(NASTY) + 1, label=NASTY) for f in made.figures
    )
    bad = replace(checks()[0], message=Text(NASTY, NASTY))
    return replace(made, document=document(text, path=made.document.path), figures=shifted, checks=(bad,))


REPORTS = {
    "example": [check(EXAMPLES / "bao-cao-co-loi.md")],
    "several": [report(), accepted_report(), clean_report(), empty_report()],
    "nasty": [nasty_report()],
    "none": [],
}


def test_golden():
    """All but style and script, which the browser tests see to."""
    text = html.render(REPORTS["several"], [LOST], VIEW)
    body = text[text.index("</head>") : text.index("<script>")]
    file = Path(__file__).parent / "golden" / "page.html"
    if os.environ.get("GOLDEN") == "rewrite":
        file.write_bytes(body.encode())
    assert body == file.read_bytes().decode()


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_leads_somewhere(name):
    root = lxml_html.fromstring(html.render(REPORTS[name], [LOST], VIEW))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href") for a in root.iter("a")} <= {f"#{i}" for i in ids}
    assert {i for a in root.iter("a") for i in (a.get("data-all") or "").split()} <= set(ids)


@pytest.mark.parametrize("name", REPORTS)
def test_it_asks_for_nothing_from_outside(name):
    text = html.render(REPORTS[name], [LOST], VIEW)
    assert not re.findall(r"""(?:src|href|url|@import)\s*[=(]\s*["']?(?!#)[a-z/]""", re.sub(r"data-said", "", text))
    root = lxml_html.fromstring(text)
    assert len(root.findall(".//script")) == 1
    assert len(root.findall(".//style")) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_stands_as_it_is_written(name):
    root = lxml_html.fromstring(html.render(REPORTS[name], [], VIEW))
    for made, section in zip(REPORTS[name], root.iter("section"), strict=True):
        lines = [line.text_content() for line in section.iter("div") if line.get("class") == "l"]
        written = re.split("\n", made.document.text)
        assert lines == [re.sub("[\x00\x1b]", "\ufffd", line) for line in written]
        for figure in made.figures:
            (shown,) = section.xpath(f'.//*[@id="{section.get("id")}f{figure.id}"]')
            assert shown.text_content() == figure.text
            assert made.coverage[figure.id].value in shown.get("class").split()


def test_findings_and_figures_lead_to_each_other():
    root = lxml_html.fromstring(html.render([report()], [], VIEW))
    for finding in root.find_class("finding"):
        targets = [a.get("href")[1:] for a in finding.xpath('.//ul[@class="figures"]//a')]
        assert targets
        for target in targets:
            (figure,) = root.xpath(f'//*[@id="{target}"]')
            assert finding.get("id") in figure.get("data-all").split()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_speaks_one_language(lang):
    text = html.render([report(lang=lang)], [], replace(VIEW, lang=lang))
    assert f'<html lang="{lang}">' in text
    assert ("Nhận xét" in text) is (lang == "vi")
    assert ("Findings" in text) is (lang == "en")


def test_what_a_report_holds_is_never_run():
    text = html.render([nasty_report()], [], VIEW)
    assert "<script>alert" not in text
    assert "49" not in lxml_html.fromstring(text).find_class("message")[0].text_content()


def test_a_long_report_costs_linear_time():
    text = "Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch; có 17 trạm y tế.\n\n"
    made = check_text(text * 500)
    started = time.perf_counter()
    page = html.render([made], [], VIEW)
    assert time.perf_counter() - started < 5
    assert page.count('class="g"') > 3


# In a browser.


@pytest.fixture
def opened(shown):
    return lambda reports, **options: shown(html.render(reports, [], VIEW), **options)


def visible(page):
    return page.locator(".finding:visible").count()


def test_filters(opened):
    page = opened(REPORTS["example"])
    errors = sum(c.severity is Severity.ERROR for c in REPORTS["example"][0].findings)
    assert visible(page) == 12
    page.uncheck('[name=severity][value="warning"]')
    assert visible(page) == errors
    assert page.inner_text("#shown") == f"Đang hiện {errors}/12 nhận xét"
    page.select_option("[name=rule]", "term-differs")
    assert visible(page) == 1
    page.uncheck("[name=coverage][value=verified]")
    decoration = page.locator(".text .f.verified").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert decoration == "none"


def test_clicks_lead_both_ways(opened):
    page = opened(REPORTS["example"], viewport={"width": 1300, "height": 700})
    last = page.locator(".finding").last
    last.locator(".figures a").first.click()
    target = page.locator(".f:target")
    assert target.inner_text() == "2023-2027"
    assert target.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
    page.locator("a.f", has_text="15.236").click()
    assert "15.236" in page.locator(".finding.now .message").inner_text()
    assert page.evaluate("document.activeElement.classList.contains('finding')")


def test_keys_walk_the_findings(opened):
    page = opened(REPORTS["example"])
    for key, number in (("j", 0), ("j", 1), ("n", 2), ("k", 1), ("p", 0), ("p", 11)):
        page.keyboard.press(key)
        assert page.locator(".finding.now").get_attribute("id") == f"r0c{number}"
    page.keyboard.press("Enter")
    assert page.locator(".f:target").inner_text() == "2023-2027"


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_sideways_scrolling(opened, width):
    page = opened(REPORTS["example"], viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("name", ["example", "several"])
def test_nothing_serious_for_an_accessibility_checker(opened, scheme, width, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(REPORTS[name], color_scheme=scheme, viewport={"width": width, "height": 900})
    found = axe.run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


def test_print_shows_all_findings_and_no_controls(opened):
    page = opened(REPORTS["example"])
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert visible(page) == 12
    assert page.locator("#findings").evaluate("e => getComputedStyle(e).overflow") == "visible"


SCROLL = """async () => {
  const took = [];
  for (let step = 0, last = performance.now(); step < 60; step++) {
    window.scrollBy(0, step < 40 ? 700 : document.documentElement.scrollHeight / 20);
    await new Promise(requestAnimationFrame);
    took.push(performance.now() - last);
    last = performance.now();
  }
  return took.sort((a, b) => a - b);
}"""


def test_a_report_of_five_megabytes_opens_smoothly(opened):
    part = (EXAMPLES / "bao-cao-co-loi.md").read_text(encoding="utf-8")
    made = REPORTS["example"][0]
    times = 5_000_000 // len(part.encode()) + 1
    # The same checked report again and again: only the page is measured here.
    figures = tuple(
        replace(f, id=f.id + n * len(made.figures), start=f.start + n * len(part), end=f.end + n * len(part))
        for n in range(times)
        for f in made.figures
    )
    found = tuple(
        replace(c, figures=tuple((i + n * len(made.figures), role) for i, role in c.figures), repairs=())
        for n in range(0, times, 20)
        for c in made.findings
    )
    many = replace(
        made,
        document=document(part * times),
        figures=figures,
        checks=found,
        coverage=made.coverage * times,
        why=made.why * times,
    )
    page = opened([many])
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    took = page.evaluate(SCROLL)
    started = time.perf_counter()
    page.keyboard.press("End")
    page.keyboard.press("j")
    page.uncheck('[name=severity][value="warning"]')
    # Half a second, 17 and 30 ms were measured on two cores; a busy machine may need ten times as long.
    assert len(found) > 500
    assert page.locator(".finding.now").get_attribute("id") == "r0c0"
    assert ready < 6_000
    assert took[len(took) // 2] < 170
    assert took[-1] < 2_000
    assert time.perf_counter() - started < 5
