"""`awesome-lint site`."""

from __future__ import annotations

import contextlib
import importlib.util
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from awesome_lint.cli import serving as pages
from awesome_lint.world import caches
from commandline import ran
from places import FIXTURES
from website import Site, app_of, serving


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(FIXTURES / "toolkits.md", "README.md")


def contents() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path("_site").rglob("*")) if path.is_file()}


def test_a_site_of_the_readme_is_made() -> None:
    status, _, said = ran("site")
    assert (status, said.startswith("wrote ")) == (0, True)
    assert ": 23 entries of 1 list (23 headings)" in said
    assert {"_site/index.html", "_site/all.html", "_site/assets/minisearch.js"} <= contents().keys()


def test_a_second_build_writes_the_same_bytes() -> None:
    ran("site")
    before = contents()
    assert ran("site")[0] == 0
    assert contents() == before


def test_the_site_shows_how_links_answered() -> None:
    with serving(app_of(site := Site()), site):
        paths = ["status/200", "status/200?again", "status/404", "redirect/301/status/200", "status/403/challenge"]
        lines = (f"- [Boat {number}]({site.url(path)})\n" for number, path in enumerate(paths))
        Path("README.md").write_text("# Boats\n\n" + "".join(lines), encoding="utf-8")
        assert ran("links", "--allow-loopback")[0] == 1
    assert ran("site", "--curator")[0] == 0
    _, _, chart = contents()["_site/numbers.html"].decode().partition("<caption>Links</caption>")
    rows = re.findall(r"<th scope=\"row\"[^>]*>(.+)<td>(\d+)", chart)
    assert rows == [("ok", "2"), ("moved", "1"), ("dead", "1"), ("blocked", "1")]
    _, _, stale = contents()["_site/curator.html"].decode().partition("<h2>Stale</h2>")
    assert re.findall(r"<li>line (\d+):.*?</code> (answers \d+|has moved|answers with)", stale) == [
        ("5", "answers 404"),
        ("6", "has moved"),
        ("7", "answers with"),
    ]


def test_a_folder_of_somebody_else_is_left_alone() -> None:
    assert ran("site", "--out", ".") == (
        2,
        "",
        "error: . holds files that this command did not write; name another folder, or an empty one\n",
    )


def test_a_list_without_entries_makes_no_site() -> None:
    Path("README.md").write_text("# Nothing\n", encoding="utf-8")
    status, _, said = ran("site")
    assert (status, Path("_site").exists()) == (1, False)
    assert "no entries were recognized, so there is nothing to show" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "site reads files; name a file instead of -."),
        (["--url", "example.org"], "an address begins with https:// or http://."),
        (["--theme", "pink"], "'pink' is not one of"),
    ],
    ids=["standard input", "url", "theme"],
)
def test_what_makes_no_sense_is_a_usage_error(arguments: list[str], said: str) -> None:
    status, _, told = ran("site", *arguments)
    assert (status, said in told) == (2, True)


def test_templates_of_ones_own_are_read() -> None:
    Path("own").mkdir()
    Path("own/start.html").write_text("{{ volume.title }}", encoding="utf-8")
    assert ran("site", "--templates", "own")[0] == 0
    assert Path("_site/index.html").read_text(encoding="utf-8") == "Language Model Toolkits"


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str, *others: Any) -> Any:
        return None if name == "jinja2" else real(name, *others)

    monkeypatch.setattr("awesome_lint.cli.site.find_spec", find_spec)
    said = "error: making a site requires Jinja2 and emoji; install them with: pip install 'awesome-lint[site]'\n"
    assert ran("site") == (2, "", said)


def test_a_site_is_served_and_made_again_after_a_change(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "awesome_lint", "site", "--serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, encoding="utf-8") as served:
        try:
            assert served.stderr is not None
            made, said, _ = (served.stderr.readline() for _ in range(3))
            assert made.startswith("wrote ")
            (address,) = re.findall(r"^the site is at (http://127\.0\.0\.1:\d+/)$", said, re.MULTILINE)
            assert "Language Model Toolkits" in _page(f"{address}index.html", "Language Model Toolkits")
            (Path("_site") / "linked").symlink_to("../README.md")
            assert _status(f"{address}linked") == 404
            assert _status(f"{address}%2e%2e/README.md") == 404
            assert _status(f"{address}index.html") == 200
            assert _status(f"{address}index.html", "example.org") == 403
            time.sleep(1)
            page = Path("README.md").read_text(encoding="utf-8")
            Path("README.md").write_text(page.replace("# Language Model Toolkits", "# All Toolkits"), encoding="utf-8")
            assert "All Toolkits" in _page(f"{address}index.html", "All Toolkits")
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(10)


def _status(address: str, host: str | None = None) -> int:
    """The status that a page answers, asked for by the name of a host."""
    request = urllib.request.Request(address, headers={} if host is None else {"Host": f"{host}:80"})
    try:
        return int(urllib.request.urlopen(request, timeout=5).status)
    except urllib.error.HTTPError as error:
        return error.code


def _page(address: str, awaited: str) -> str:
    """A page, once it says what is awaited."""
    text = ""
    for _ in range(100):
        with contextlib.suppress(OSError):
            text = str(urllib.request.urlopen(address, timeout=5).read(), "utf-8")
            if awaited in text:
                return text
        time.sleep(0.1)
    return text


def test_a_page_for_curators_is_made_if_asked_for() -> None:
    ran("site")
    assert "_site/curator.html" not in contents()
    ran("site", "--curator")
    page = contents()["_site/curator.html"].decode()
    for words in ("Findings by rule", "VOC002 misspelled-value", "libary", "No answers of links are known"):
        assert words in page


def commit() -> None:
    for arguments in (
        ["add", "--all"],
        ["-c", "user.name=Ann", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "Change"],
    ):
        subprocess.run(["git", *arguments], check=True)


def test_findings_are_counted_for_the_sections_they_lie_in() -> None:
    lines = "".join(f"- [A{at}](https://example.org/a{at}) - Does {at}.\n" for at in range(9))
    more = lines.replace("/a", "/b").replace("[A", "[B").replace("Does 8.", "Does  8.")
    Path("README.md").write_text(f"# L\n\n## One\n\n{lines}\n## Two\n### Three\n\n{more}", encoding="utf-8")
    ran("site", "--curator")
    _, _, table = contents()["_site/curator.html"].decode().partition("<caption>Findings by section")
    rows = re.findall(r'<th scope="row" dir="auto">(.*?)<td>', table.partition("</table>")[0])
    assert rows == ["Two / Three"]


def test_news_lead_to_the_entries_that_are_still_there() -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    lines = [f"- [{name}](https://example.org/{name}) - Sails.\n" for name in ("Brig", "Sloop", "Yacht")]
    for kept in (lines[:2], lines, lines[1:]):
        Path("README.md").write_text(f"# Boats\n\n{''.join(kept)}", encoding="utf-8")
        commit()
    ran("site")
    page = contents()["_site/new.html"].decode()
    assert '<a href="all.html#yacht">Added Yacht</a>' in page
    assert '<span dir="auto">Removed Brig</span>' in page


def test_what_is_new_is_shown_and_fed(monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    commit()
    subprocess.run(["git", "remote", "add", "origin", "git@github.com:example/list.git"], check=True)
    assert ran("site", "--url", "https://example.org/list")[0] == 0
    files = {name: content.decode(errors="replace") for name, content in contents().items()}
    assert "Added 23 entries in The Toolkits" in files["_site/new.html"]
    assert "https://github.com/example/list/commit/" in files["_site/new.html"]
    assert "<h2>Newest</h2>" in files["_site/index.html"]
    assert '<link rel="self" href="https://example.org/list/feed.xml"/>' in files["_site/feed.xml"]
    assert '"feed_url": "https://example.org/list/feed.json"' in files["_site/feed.json"]
    assert "Newest" in files["_site/all.html"]
    before = contents()
    monkeypatch.setattr(caches, "release", lambda: "test")
    for _ in range(2):  # what is found out is kept, and then known
        ran("site", "--url", "https://example.org/list")
        assert contents() == before
    ran("site", "--history", "0")
    assert "_site/new.html" not in contents()


def test_nothing_is_said_of_a_browser_that_goes_away(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data.json").write_bytes(bytes(20_000_000))
    threads = threading.active_count()
    with pages.shown(tmp_path, 0) as address:
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port)) as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            browser.sendall(f"GET /data.json HTTP/1.0\r\nHost: {place.netloc}\r\n\r\n".encode())
            assert browser.recv(8).startswith(b"HTTP/1.")
        deadline = time.monotonic() + 10
        while threading.active_count() > threads + 1 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert threading.active_count() == threads + 1
    assert capfd.readouterr().err == ""


def test_the_site_shows_how_the_list_grew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from when it was written differently, so that it has to be read."""
    subprocess.run(["git", "init", "--quiet"], check=True)
    entries = [f"[B{at}](https://example.org/{at}) - Floats.\n" for at in range(30)]
    for month, (mark, count) in enumerate((("*", 10), ("*", 20), ("-", 30)), 1):
        lines = "".join(f"{mark} {each}" for each in entries[:count])
        Path("README.md").write_text(f"# Boats\n\n{lines}", encoding="utf-8")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2025-0{month}-01T12:00:00Z")
        commit()
    ran("site")
    page = contents()["_site/numbers.html"].decode()
    assert re.findall(r'<th scope="row">([\d-]+)<td>(\d+)', page) == [
        ("2025-01-01", "10"),
        ("2025-02-01", "20"),
        ("2025-03-01", "30"),
    ]
