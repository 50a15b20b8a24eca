"""Sites in a real browser: Chromium, driven by Playwright. Without a browser these tests are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright
from test_site import HOSTILE

from awesome_lint import site
from awesome_lint.cli import serving
from awesome_lint.pipeline.inputs import Input
from awesome_lint.pipeline.site import read
from awesome_lint.settings import Settings
from awesome_lint.site import Look
from places import FIXTURES, SHARED, needs_lists
from thoroughness import some

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = next(filter(None, map(shutil.which, BROWSERS)), None)
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed, so no page was looked at")

LISTS = {
    "toolkits": "seed/toolkits.md",
    "selfhosted": "gold/awesome-selfhosted/README.md",
    "public-apis": "gold/public-apis-marcelscruz/README.md",
    "arabic": "corpus/dev/luong-komorebi__Awesome-Linux-Software__Readme_ar-AR.md",
    "chinese": "corpus/dev/jobbole__awesome-python-cn.md",
}
PAGES = ("index.html", "all.html", "numbers.html", "curator.html", "sections/the-toolkits.html")
WATCH = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
SETTLED = """
    const settled = async () => { for (let at = 0; at < 20; at++) await null; };
    history.pushState = history.replaceState = () => {};
"""
"""What is shown needs no time, only its turn; steps of a history that nobody goes back in take most of it."""
FIND_ALL = f"""
async (names) => {{
    {SETTLED}
    const query = document.getElementById("q"), rest = document.getElementById("rest"), missing = [];
    for (const [id, name] of names) {{
        query.value = name;
        query.dispatchEvent(new InputEvent("input"));
        await settled();
        const isFound = () => document.querySelector(`#found li[data-id="${{CSS.escape(id)}}"]`) !== null;
        if (!isFound() && !rest.hidden) {{ rest.firstElementChild.click(); await settled(); }}
        if (!isFound()) missing.push(name);
    }}
    return missing;
}}
"""
SEE_ALL = f"""
async () => {{
    {SETTLED}
    const rest = document.getElementById("rest"), seen = {{}};
    for (const box of document.querySelectorAll("fieldset[data-f] input")) {{
        box.click();
        await settled();
        if (!rest.hidden) {{ rest.firstElementChild.click(); await settled(); }}
        seen[box.value] = [...document.querySelectorAll("#found li")].map((each) => each.dataset.id);
        box.click();
        await settled();
    }}
    return seen;
}}
"""
READ_ALL = """
async (paths) => {
    const pages = await Promise.all(paths.map(async (path) => (await fetch(path)).text()));
    const read = pages.map((page) => new DOMParser().parseFromString(page, "text/html"));
    return read.flatMap((page) => [...page.querySelectorAll("main ul.e > li")].map((each) => each.id));
}
"""
"""A page that is read in this way runs no script and looks as it does without JavaScript."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--process-per-site"])
        yield browser
        browser.close()


def build(folder: Path, *texts: str) -> Path:
    inputs = [Input(f"list-{number}.md", text, Settings()) for number, text in enumerate(texts, 1)]
    subjects = [read(each, for_curators=True).subject for each in inputs]
    for name, content in site.build(subjects, Look()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the list that we ship."""
    text = (FIXTURES / "toolkits.md").read_text(encoding="utf-8")
    with serving.shown(build(tmp_path_factory.mktemp("site"), text), 0) as address:
        yield address


@pytest.fixture(scope="module", params=LISTS)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of a real list."""
    text = (SHARED / LISTS[request.param]).read_text(encoding="utf-8")
    with serving.shown(build(tmp_path_factory.mktemp("site"), text), 0) as address:
        yield address


def new_page(browser: Browser, address: str) -> Page:
    """A page in the window of all tests, in which one stays open: as long as it does, no other starts a process."""
    if not browser.contexts:
        browser.new_context().new_page().goto(address)
    page = browser.contexts[0].new_page()
    page.add_init_script(WATCH)
    return page


def opened(browser: Browser, address: str, *, wait: bool = True) -> Page:
    """A page in the window that all tests share; `wait` for the search to be ready."""
    page = new_page(browser, address)
    page.set_default_timeout(90_000)
    page.goto(address)
    if wait:
        until(page, "document.documentElement.dataset.ready")
    return page


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true; the pages let nobody else evaluate one again and again."""
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def found(page: Page) -> list[str]:
    """The names that are found, in order; those off the screen, too, which are not rendered and have no inner text."""
    return [text.strip() for text in page.locator("#found li > p:first-child > :first-child").all_text_contents()]


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on a page: each rule, and the first place that breaks it."""
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]


@needs_lists
def test_every_entry_is_found(real: str, browser: Browser) -> None:
    """By search, by a filter, and by plain links without JavaScript."""
    page = opened(browser, f"{real}all.html")
    entries = page.locator("#whole li[id]").evaluate_all(
        "(all) => all.map((each) => [each.id, each.querySelector('p:first-child > :first-child').textContent])"
    )
    assert len(entries) >= 20
    searched = some([each for each in entries if any(map(str.isalnum, each[1]))], 150)
    assert page.evaluate(FIND_ALL, searched) == []
    page.goto(f"{real}all.html")
    seen = page.evaluate(SEE_ALL)
    assert {each for ids in seen.values() for each in ids} == {id_ for id_, _ in entries}
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{real}index.html")
    linked = page.evaluate(READ_ALL, [real + path for path in _sections(plain)])
    assert {*linked} == {id_ for id_, _ in entries}
    page.close()
    plain.goto(f"{real}all.html")
    assert plain.locator("#tools").is_hidden()
    assert plain.locator("#whole").is_visible()
    plain.context.close()


def _sections(page: Page) -> list[str]:
    return [str(each.get_attribute("href")) for each in page.locator("nav .s a").all()]


def test_typing_errors_are_forgiven(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html")
    page.fill("#q", "guidence")
    page.wait_for_selector("#found li")
    assert found(page)[0] == "Guidance"
    assert page.locator("#sort option").first.inner_text() == "best match"
    page.click("button[type=reset]")
    assert page.locator("#sort option").first.inner_text() == "as in the list"
    page.close()


def test_sections_are_found_by_their_titles(browser: Browser, tmp_path: Path) -> None:
    text = "# Boats\n\n## Sailing\n\n- [Brig](https://example.org/b)\n\n## Rowing\n\n- [Skiff](https://example.org/s)\n"
    with serving.shown(build(tmp_path, text), 0) as address:
        page = opened(browser, f"{address}all.html?q=sail")
        assert page.locator("#places").inner_text() == "Sections: Sailing"
        page.fill("#q", "brig")
        assert found(page) == ["Brig"]
        assert page.locator("#places").is_hidden()
        page.fill("#q", "Rów")
        page.click("#places a")
        page.wait_for_url("**/sections/rowing.html")
        page.close()


def test_back_and_forward_keep_what_is_shown(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html")
    page.locator("#filters > summary").click()
    page.locator("summary", has_text="Type").click()
    page.get_by_label("library").check()
    page.wait_for_url("**/all.html?Type=library")
    filtered = found(page)
    page.fill("#q", "finetuning")
    until(page, "document.querySelectorAll('#found li').length < 11")
    searched = found(page)
    assert 0 < len(searched) < len(filtered) < 23
    page.select_option("#sort", "name")
    assert urlsplit(page.url).query == "q=finetuning&sort=name&Type=library"
    page.go_back()
    page.go_back()
    until(page, "document.getElementById('q').value === ''")
    assert found(page) == filtered
    page.go_back()
    page.wait_for_selector("#whole:not([hidden])")
    page.go_forward()
    page.go_forward()
    until(page, "document.getElementById('q').value === 'finetuning'")
    assert found(page) == searched
    page.close()


def test_an_address_can_be_shared(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html?q=finetuning&Type=library&sort=name")
    page.wait_for_selector("#found li")
    assert page.input_value("#q") == "finetuning"
    assert page.get_by_label("library").is_checked()
    names = found(page)
    assert names == sorted(names, key=str.casefold)
    assert page.locator("#count").inner_text() == f"{len(names)} of 23 entries"
    page.close()


def test_what_is_found_says_where_it_stands(browser: Browser, tmp_path: Path) -> None:
    text = "# Boats\n\n## Sailing\n\n- [Brig](https://example.org/a)\n\n## Rowing\n\n- [Gig](https://example.org/b)\n"
    with serving.shown(build(tmp_path, text), 0) as address:
        page = opened(browser, f"{address}all.html?q=gig")
        page.wait_for_selector("#found li")
        assert page.locator("#found li .o").inner_text() == "Rowing"
        page.close()


def test_paper_shows_the_list_and_nothing_to_press(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html")
    page.emulate_media(media="print")
    for selector in (".bar", ".skip", ".search", "#tools", "footer"):
        assert page.locator(selector).first.is_hidden(), selector
    assert (
        page.locator("#guidance > p:first-child > a").evaluate("(each) => getComputedStyle(each, '::after').content")
        != "none"
    )
    page.goto(f"{made}numbers.html")
    assert page.locator("svg.bars").first.is_visible()
    page.close()


def test_a_link_to_an_entry_shows_it_whatever_was_searched(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html?q=guidance")
    page.wait_for_selector("#found li")
    page.locator("#found .p").first.click()
    page.wait_for_selector("#whole:not([hidden])")
    assert unquote(urlsplit(page.url).fragment) == "guidance"
    assert page.locator("#guidance").is_visible()
    page.close()


def test_a_keyboard_is_enough(browser: Browser, made: str) -> None:
    page = opened(browser, f"{made}all.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("finetuning")
    page.wait_for_selector("#found li")
    before = len(found(page))
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Filters"
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.textContent") != "Type":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    until(page, "location.search.includes('Type=')")
    assert 0 < len(found(page)) <= before
    while not page.evaluate("document.activeElement.closest('#found') !== null"):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").startswith("http")
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_people_out(path: str, browser: Browser, made: str) -> None:
    page = opened(browser, made + path, wait=False)
    page.emulate_media(color_scheme="light")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.close()


@needs_lists
def test_narrow_windows_need_no_scrolling_sideways(real: str, browser: Browser) -> None:
    page = opened(browser, f"{real}index.html", wait=False)
    page.set_viewport_size({"width": 360, "height": 700})
    for path in ("index.html", "all.html", "numbers.html", "curator.html", "all.html?q=a", *_sections(page)[:3]):
        page.goto(real + path)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.close()


def test_nothing_keeps_people_out_of_lists_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    text = "# قوارب\n\n## شراع\n\n- [زورق](https://example.org/a) - صغير.\n- [Brig](https://example.org/b) - كبير.\n"
    with serving.shown(build(tmp_path, text), 0) as address:
        page = opened(browser, f"{address}all.html?q=brig")
        page.wait_for_selector("#found li")
        assert violations(page) == []
        name, edge = (
            page.locator(each).first.bounding_box() for each in ("#found li > p:first-child > a:first-child", "#found")
        )
        assert name is not None
        assert edge is not None
        assert name["x"] > edge["x"] + edge["width"] / 2
        page.close()


def test_hostile_entries_do_nothing(browser: Browser, tmp_path: Path) -> None:
    text = f"{HOSTILE}- [{'x' * 10_000}](https://example.org/f) - {'y' * 10_000}.\n"
    with serving.shown(build(tmp_path, text, text.replace("# Traps", "# More traps")), 0) as address:
        page = new_page(browser, address)
        page.set_viewport_size({"width": 360, "height": 700})
        asked: list[str] = []
        trouble: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(f"{message.type} {message.text}"))
        files = sorted(path for path in tmp_path.rglob("*.html") if path.name != "bookmarks.html")
        paths = [path.relative_to(tmp_path).as_posix() for path in files]
        assert len(paths) > 8
        for path in [*paths, "index.html?q=alert", paths[0] + "?q=turned"]:
            page.goto(address + path)
            page.wait_for_timeout(50)
            trouble += page.evaluate("violations")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        assert trouble == []
        assert [url for url in asked if not url.startswith(address)] == []
        page.close()


def test_all_lists_of_a_site_are_searched_at_once(browser: Browser, tmp_path: Path) -> None:
    text = (FIXTURES / "toolkits.md").read_text(encoding="utf-8")
    other = "# Boats\n\n## Sailing\n\n- [Brig](https://example.org/brig) - Guidance for two masts.\n"
    with serving.shown(build(tmp_path, text, other), 0) as address:
        page = opened(browser, f"{address}index.html", wait=False)
        page.fill("#q", "guidance")
        page.wait_for_selector("#found li")
        assert {*found(page)} >= {"Guidance", "Brig"}
        assert "Boats › Sailing" in page.locator("#found li .o").all_inner_texts()
        assert violations(page) == []
        page.locator("#filters > summary").click()
        page.locator("summary", has_text="List").click()
        page.get_by_label("Boats").check()
        page.wait_for_url("**List=Boats")
        assert found(page) == ["Brig"]
        page.locator("#found .p").click()
        page.wait_for_url(f"{address}boats/all.html#brig")
        page.goto(f"{address}index.html?sort=name")
        page.wait_for_selector("#found li")
        names = found(page)
        assert "Brig" in names
        assert names == sorted(names, key=str.casefold)
        page.close()
