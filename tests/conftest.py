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
