"""Whatever a host, an API or a name does, the run ends in time and tells what it knows."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

import commandline
from awesome_lint.links import github
from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.client import Client, _seconds
from awesome_lint.links.options import Header, Options
from awesome_lint.links.run import ask
from website import Site, app_of, serving

QUICK: dict[str, Any] = {"allow_loopback": True, "timeout": 2, "retry_after": 0.05}
ODD_HOSTS = ["http://xn--a/", "http://xn--/", "http://xn--zzzzzzzzzz-/", "http://a..b/", f"http://{'a' * 300}.com/"]
FAR_AWAY = [
    "Fri, 31 Dec 9999 23:59:59 -2359",
    "Sat, 01 Jan 0001 00:00:00 +2359",
    "Fri, 99 Foo 2026",
    "9" * 5000,
    "-1",
    "\u0661",
    "nan",
    "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


run = partial(
    commandline.run,
    "links",
    "--allow-loopback",
    "--timeout=0.5",
    "--github-token=",
    "--no-cache",
    "--output-format=concise",
)


def write(folder: Path, *urls: str) -> None:
    lines = "".join(f"- [Tool {number}]({url}) - Text.\n" for number, url in enumerate(urls, 1))
    (folder / "README.md").write_text(f"# Animals\n\n{lines}", encoding="utf-8")


@pytest.mark.parametrize("url", ODD_HOSTS)
def test_an_odd_host_is_that_links_affair(
    url: str, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, site.url("status/200"), site.url("status/404"), url)
    done = run()
    assert re.search(r"3 links: (2 dead|1 dead, 1 unverified), 1 ok;", done.stderr), done.stderr
    assert "bug" not in done.stdout + done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize("retry_after", FAR_AWAY)
def test_any_retry_after_is_some_number_of_seconds(retry_after: str) -> None:
    assert _seconds(retry_after) >= 0


@pytest.mark.parametrize("location", ["http://xn--a/", "http://[::1", "http://a:99999/", "//", "\udcff", "http:"])
def test_an_odd_redirect_is_that_links_affair(location: str, site: Site) -> None:
    async def away(_: web.Request) -> web.StreamResponse:
        return web.Response(status=301, headers={"Location": location})

    other = Site()
    odd = web.Application()
    odd.router.add_route("*", "/{path:.*}", away)
    with serving(odd, other):
        survey = ask([site.url("status/200"), other.url("x")], Options(**QUICK))
    assert survey.answers[site.url("status/200")] == Answer(Verdict.OK)
    assert survey.answers[other.url("x")].verdict is Verdict.UNVERIFIED
    assert "bug" not in survey.answers[other.url("x")].reason


def test_an_error_of_ours_is_that_links_affair(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Client._walk

    async def fail(self: Client, url: str, method: str) -> Any:
        if "odd" in url:
            raise ZeroDivisionError("oops")
        return await walk(self, url, method)

    monkeypatch.setattr(Client, "_walk", fail)
    odd, fine = site.url("status/200?odd"), site.url("status/200")
    survey = ask([odd, fine], Options(**QUICK))
    assert survey.is_complete
    assert survey.answers[fine] == Answer(Verdict.OK)
    assert survey.answers[odd].verdict is Verdict.UNVERIFIED
    assert survey.answers[odd].reason.startswith("could not be requested (ZeroDivisionError: oops at ")


def test_an_api_that_answers_nonsense_leaves_repositories_to_their_pages(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("data")

    monkeypatch.setattr(github, "_finding", fail)
    monkeypatch.setattr(Client, "ask", lambda *_: asyncio.sleep(0, Answer(Verdict.OK)))

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response({"data": {}})

    api = Site()
    hub = web.Application()
    hub.router.add_route("*", "/{path:.*}", answer)
    with serving(hub, api):
        survey = ask(["https://github.com/a/b"], Options(github_token="t", github_api=api.url("graphql"), **QUICK))
    assert survey.answers == {"https://github.com/a/b": Answer(Verdict.OK)}
    assert survey.notes[0].startswith("GitHub could not be reached (KeyError: 'data' at ")


@pytest.mark.parametrize("moment", ["soon", "2026-99-99T00:00:00Z", "", None, 5])
def test_a_date_that_is_none_is_not_known(moment: object) -> None:
    assert github._day(moment) is None


def test_a_run_has_a_deadline_and_tells_what_it_knows(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    slow = Site(host="127.0.0.2")
    began = time.monotonic()
    with serving(app_of(slow), slow):
        write(tmp_path, site.url("status/404"), *(slow.url(f"slow/30?{each}") for each in range(40)))
        done = run("--timeout", "20", "--max-time", "1.5")
    assert time.monotonic() - began < 10
    assert "WEB001" in done.stdout
    assert done.stderr.startswith("error: the time limit was reached (--max-time); 1 of 41 links have an answer\n")
    assert "1 dead, 40 without an answer" in done.stderr
    assert done.exit_code == 2


def test_a_host_that_is_always_slow_is_given_up(site: Site) -> None:
    urls = [site.url(f"slow/0.4?{each}") for each in range(60)]
    survey = ask(urls, Options(**{**QUICK, "timeout": 0.7, "per_host": 2}))
    assert survey.is_complete
    given_up = [each for each in survey.answers.values() if each.verdict is Verdict.UNVERIFIED]
    assert len(given_up) > 40
    assert all("its host failed repeatedly: the last URL there took 0 s to answer" in each.reason for each in given_up)


def test_redirects_have_no_more_time_than_three_answers(site: Site) -> None:
    async def on(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.2)
        return web.Response(status=302, headers={"Location": f"{request.path}x"})

    slow = Site()
    chain = web.Application()
    chain.router.add_route("*", "/{path:.*}", on)
    with serving(chain, slow):
        survey = ask([slow.url("x")], Options(**{**QUICK, "timeout": 0.25, "per_host": 8}))
    assert survey.answers[slow.url("x")] == Answer(Verdict.UNVERIFIED, "redirects too slowly")


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_the_token_follows_no_redirect_of_the_api(code: int, site: Site) -> None:
    async def away(_: web.Request) -> web.StreamResponse:
        return web.Response(status=code, headers={"Location": site.url("status/200")})

    api = Site(host="127.0.0.2")
    hub = web.Application()
    hub.router.add_route("*", "/{path:.*}", away)
    with serving(hub, api):
        options = Options(github_token="secret", github_api=api.url("graphql"), **{**QUICK, "timeout": 0.2})
        survey = ask(["https://github.com.invalid/", "https://github.com/a/b"], options)
    assert site.asked == []
    assert "repositories are requested as web pages instead" in survey.notes[0]


def test_the_token_goes_to_no_page(site: Site) -> None:
    survey = ask(
        [site.url("status/200"), site.url("away?" + site.url("status/204"))], Options(github_token="t", **QUICK)
    )
    assert survey.count() == {Verdict.OK: 1, Verdict.MOVED: 1}
    assert all("Authorization" not in sent for sent in site.headers.values())


def test_a_header_for_one_host_is_sent_in_private_alone() -> None:
    from yarl import URL  # noqa: PLC0415

    async def sent(url: str) -> dict[str, str]:
        options = Options(headers=[Header("a.example", "X-Key", "k"), Header("", "X-All", "a")])
        async with Client(options, {}) as client:
            return client._own(URL(url))

    assert asyncio.run(sent("https://a.example/")) == {"X-Key": "k", "X-All": "a"}
    assert asyncio.run(sent("http://a.example/")) == {"X-All": "a"}
    assert asyncio.run(sent("https://b.example/")) == {"X-All": "a"}


def test_a_name_that_changes_its_address_is_asked_where_it_was_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that is judged is the one that is connected to; there is no second look-up between."""
    answers = ["93.184.216.34", *["127.0.0.1"] * 20]
    connected: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[Any]:
        address = answers.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    async def sock_connect(_: object, __: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", sock_connect)
    answer = ask(["http://rebinding.example/"], Options(timeout=2, retry_after=0.01)).answers[
        "http://rebinding.example/"
    ]
    assert answer.verdict is Verdict.UNVERIFIED
    assert set(connected) == {"93.184.216.34"}
