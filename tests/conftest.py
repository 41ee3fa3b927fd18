"""Hypothesis profiles: HYPOTHESIS_PROFILE=nightly searches a hundred times longer than dev."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Modules of tests share strategies.py; pytest's importlib mode puts no folder on the path.
sys.path.insert(0, str(Path(__file__).parent))

IN_CI = bool(os.environ.get("CI"))
for name, examples in (("dev", 1_000), ("nightly", 100_000)):
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        derandomize=IN_CI,
        database=None if IN_CI else settings.default.database,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="module")
def browser():
    """A Chromium, for those who have one: CHROMIUM names it, if it isn't in PATH."""
    sync = pytest.importorskip("playwright.sync_api")
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    with sync.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *quiet])
        yield chromium
        chromium.close()


@pytest.fixture
def shown(browser, tmp_path):
    """Opens a page, given its text and the browser's options; at the end none may have failed or asked for the network."""
    pages = []

    def shown(text, **options):
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        page = browser.new_page(**options)
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.on(
            "request", lambda request: page.faults.append(request.url) if not request.url.startswith("file:") else None
        )
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield shown
    for page in pages:
        assert page.faults == []
        page.close()
