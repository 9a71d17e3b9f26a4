"""Measure the page as a reader's machine meets it.

    python benchmarks/page.py

Run by hand, inside the environment, after a build, on a machine with nothing else to do: elements
and bytes of the page, how long it takes until the page answers with a processor that is four times
slower, and the processor time of opening and closing a card. Chromium has to be on PATH.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

PAGE = Path(__file__).resolve().parents[1] / "results" / "report" / "review.html"
SLOWER = 4
RUNS = 5
CARDS = 20
QUIET_MS = 3000  # without a long task the page is taken to have come to rest
# A long task, of 50 ms or more, keeps a page from answering; so Lighthouse defines the time to interactive.
NOTE_LONG_TASKS = """window.ends = [];
new PerformanceObserver(list => list.getEntries().forEach(task => window.ends.push(task.startTime + task.duration)))
    .observe({ type: 'longtask', buffered: true });"""
INTERACTIVE = (
    """() => Math.max(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, ...window.ends)"""
)
PRESSED = """at => {
    document.querySelectorAll('main p a.value-link')[at].click();
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
CLOSED = """() => {
    document.getElementById('card').hidePopover();
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def window(browser: Browser, slower: int = 1) -> tuple[Page, CDPSession]:
    """A page in a context of its own, with a processor that is so many times slower."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page, session


def interactive_ms(browser: Browser, slower: int) -> float:
    """Milliseconds from the start until the last long task has ended, or the document was read, whichever is later."""
    page, _ = window(browser, slower)
    page.add_init_script(NOTE_LONG_TASKS)
    page.goto(PAGE.as_uri())
    page.wait_for_timeout(QUIET_MS)
    found = page.evaluate(INTERACTIVE)
    page.context.close()
    return found


def processor_ms(session: CDPSession) -> float:
    """Processor time of all tasks of the page so far."""
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * metrics["TaskDuration"]


def card_ms(browser: Browser) -> Iterator[tuple[float, float]]:
    """Processor time of opening and of closing the card of some numbers, until each is painted."""
    page, session = window(browser)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # processor time, whatever else the machine does
    page.goto(PAGE.as_uri())
    page.wait_for_timeout(QUIET_MS)
    numbers = page.locator("main p a.value-link")
    for at in range(CARDS + 1):
        numbers.nth(at).scroll_into_view_if_needed()
        page.evaluate(PAINTED)
        marks = [processor_ms(session)]
        for action in (lambda at=at: page.evaluate(PRESSED, at), lambda: page.evaluate(CLOSED)):
            action()
            marks.append(processor_ms(session))
        # The first card unpacks the evidence.
        if at:
            yield marks[1] - marks[0], marks[2] - marks[1]
    page.context.close()


def main() -> None:
    if not PAGE.exists() or not (chromium := shutil.which("chromium")):
        sys.exit("The page and chromium are needed: run `make`, and install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page, _ = window(browser)
        page.goto(PAGE.as_uri())
        print(f"elements                               {page.evaluate('document.querySelectorAll(`*`).length'):9,}")
        print(f"bytes                                  {PAGE.stat().st_size:9,}")
        for slower in (1, SLOWER):
            times = [interactive_ms(browser, slower) for _ in range(RUNS)]
            print(f"interactive, processor {slower} times slower  {statistics.median(times):9.0f} ms")
        for what, times in zip(("opening", "closing"), zip(*card_ms(browser), strict=True), strict=True):
            print(
                f"processor time of {what} a card        {statistics.median(times):9.1f} ms, at most {max(times):.1f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
