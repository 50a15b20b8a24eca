"""How heavy a site is: for the browser that shows it, and for the machine that makes it.

    python benchmarks/site.py LIST [LIST…]

Of the first list: the size of its pages, and how long the main thread of Chromium computes until the page of all
entries can be used, until its search is ready, and for some searches. These are times of a processor, so that it makes
no difference what else the machine does, four times as long as measured: that of a slow phone. Of all lists: the time
of a processor to make a site of each, beside that to check each.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from awesome_lint.cli import serving

SLOWER = 4
RUNS = 5
QUERIES = ("p", "photo", "photo gallery", "docker monitoring", "nextclod", "file sync", "wiki", "go", "数据", "بيانات")
PAGES = ("*.html", "sections/*.html", "assets/*", "card.svg")
SEARCH = """
async (words) => {
    const query = document.getElementById("q");
    query.value = words;
    query.dispatchEvent(new InputEvent("input"));
    for (let at = 0; at < 20; at++) await null;
}
"""


def cpu(*command: str) -> float:
    """The seconds of a processor that a command of ours takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "awesome_lint", *command], capture_output=True, check=False)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def thread_time(session: CDPSession) -> float:
    """The milliseconds that the main thread of a page has computed so far."""
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(each["value"]) for each in metrics if each["name"] == "ThreadTime")


def look(page: Page, address: str) -> dict[str, float]:
    """The times of one visit, in milliseconds of a slow processor."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    start = thread_time(session)
    page.goto(address, wait_until="domcontentloaded")
    usable = thread_time(session)
    while not page.evaluate("document.documentElement.dataset.ready"):
        page.wait_for_timeout(50)
    times = {"interactive": usable - start, "search ready": thread_time(session) - start}
    for words in QUERIES:
        before = thread_time(session)
        page.evaluate(SEARCH, words)
        times[f"search {words}"] = thread_time(session) - before
    return {name: SLOWER * value for name, value in times.items()}


def main(lists: list[str]) -> None:
    """Measure and print."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "site"
        subprocess.run([sys.executable, "-m", "awesome_lint", "site", lists[0], "--out", out], check=True)  # noqa: S603
        pages = {file for pattern in PAGES for file in out.glob(pattern) if file.name != "bookmarks.html"}
        print(f"pages and assets: {sum(file.stat().st_size for file in pages) / 1e6:.2f} MB")  # noqa: T201
        with serving.shown(out, 0) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            visits = [look(browser.new_context().new_page(), f"{address}all.html") for _ in range(RUNS)]
        for name in visits[0]:
            print(f"{name}: {statistics.median(visit[name] for visit in visits):.0f} ms")  # noqa: T201
        made = sum(cpu("site", each, "--out", f"{scratch}/{at}") for at, each in enumerate(lists))
        checked = sum(cpu("check", "--no-cache", each) for each in lists)
        said = f"{len(lists)} lists: made in {made:.1f} s, checked in {checked:.1f} s, ratio {made / checked:.2f}"
        print(said)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
