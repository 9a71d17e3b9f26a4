"""The browser and its windows, which the tests of a process share; each test finds them tidied up."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Page, sync_playwright

from browser.opening import DESK, LEDGER, PAGE, PHONE, close_all, opened, resize

ITSELF = ("data:", "blob:", PAGE.as_uri())


# For this folder alone: other tests may need an event loop of their own.
@pytest.fixture(scope="package")
def browser():
    assert PAGE.exists() and LEDGER.exists(), f"{PAGE.name} is not there: run `snakemake`"
    # The same browser without a window of its own, where it is installed too, takes two thirds of the time.
    if not (chromium := shutil.which("chromium-headless-shell") or shutil.which("chromium")):
        pytest.skip("there is no chromium on PATH to open the page with")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="package")
def window(browser) -> Page:
    """One window for all tests, which `page` tidies up between them."""
    return opened(browser)


@pytest.fixture
def page(window: Page):
    """The page on a desk, in light, without card and table; during the test it fetches nothing and says nothing."""
    window.emulate_media(color_scheme="light", media="screen", forced_colors="none", reduced_motion="reduce")
    resize(window, DESK)
    close_all(window)
    yield window
    assert [address for address in window.requests if not address.startswith(ITSELF)] == []
    assert window.said == []


@pytest.fixture(scope="package")
def touched_window(browser) -> Page:
    return opened(browser, width=PHONE, has_touch=True)


@pytest.fixture
def touched(touched_window: Page) -> Page:
    """The page on a phone, to be touched."""
    close_all(touched_window)
    return touched_window


@pytest.fixture(scope="package")
def without_scripts(browser) -> Page:
    """The page where scripts do not run."""
    return opened(browser, java_script_enabled=False)


@pytest.fixture
def another(browser):
    """Opens windows of their own, for what a page does while it is loaded, and closes them."""
    pages = []

    def open_another(*arguments, **options) -> Page:
        pages.append(opened(browser, *arguments, **options))
        return pages[-1]

    yield open_another
    for one in pages:
        one.context.close()
