"""A web site of our own, with everything that web sites do to those who ask."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import ssl
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import Thread

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """Where the site is, and what it was asked: methods and paths, and headers by path."""

    port: int = 0
    scheme: str = "http"
    host: str = "127.0.0.1"
    asked: list[str] = field(default_factory=list)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str) -> str:
        return f"{self.scheme}://{self.host}:{self.port}/{path}"


async def status(_: Site, request: web.Request) -> web.StreamResponse:
    """`/status/404`: that status; `/status/403/challenge`: with the header of a challenge."""
    code, *marks = request.path.split("/")[2:]
    return web.Response(status=int(code), headers={"cf-mitigated": "challenge"} if marks else {})


async def redirect(_: Site, request: web.Request) -> web.StreamResponse:
    """`/redirect/301,302/status/200`: through each of these to the path behind."""
    codes, rest = request.path.removeprefix("/redirect/").split("/", 1)
    first, *others = codes.split(",")
    target = f"/redirect/{','.join(others)}/{rest}" if others else f"/{rest}"
    return web.Response(status=int(first), headers={"Location": "/" if rest == "root" else target})


async def away(_: Site, request: web.Request) -> web.StreamResponse:
    """`/away?http://other.example/`: a permanent redirect to a URL."""
    return web.Response(status=301, headers={"Location": request.query_string})


async def slash(_: Site, request: web.Request) -> web.StreamResponse:
    """A permanent redirect to the same with a slash, as for folders."""
    is_there = request.path.endswith("/")
    return web.Response(status=200 if is_there else 301, headers={"Location": "/slash/"})


async def loop(site: Site, _: web.Request) -> web.StreamResponse:
    """A redirect to itself, over and over."""
    return web.Response(status=302, headers={"Location": site.url(f"loop/{next(_NUMBERS)}")})


async def only_get(_: Site, request: web.Request) -> web.StreamResponse:
    """405 to HEAD, 200 to GET."""
    return web.Response(status=405 if request.method == "HEAD" else 200)


async def wakes_up(site: Site, request: web.Request) -> web.StreamResponse:
    """`/wakes-up/500/2`: that status to the first two questions, then 200."""
    code, failures = map(int, request.path.split("/")[2:])
    return web.Response(status=code if site.counts[request.path] <= failures else 200)


async def script(site: Site, request: web.Request) -> web.StreamResponse:
    """`/script/500,404,200`: these statuses, one after another."""
    codes = request.path.split("/")[2].split(",")
    return web.Response(status=int(codes[site.counts[request.path] - 1]))


async def limited(site: Site, request: web.Request) -> web.StreamResponse:
    """`/limited/1`: 429 with `Retry-After: 1`, then 200; `/limited/3600/always`: never anything else."""
    wait, *always = request.path.split("/")[2:]
    is_limited = site.counts[request.path] == 1 or bool(always)
    return web.Response(status=429, headers={"Retry-After": wait}) if is_limited else web.Response()


async def slow(_: Site, request: web.Request) -> web.StreamResponse:
    """`/slow/0.2`: the answer after that time."""
    await asyncio.sleep(float(request.path.split("/")[2]))
    return web.Response()


async def slow_body(_: Site, request: web.Request) -> web.StreamResponse:
    """To GET, headers at once and a body that never ends to come."""
    if request.method == "HEAD":
        return web.Response(status=405)
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await asyncio.sleep(60)
    return response


async def endless_body(site: Site, request: web.Request) -> web.StreamResponse:
    """To GET, as much as anybody takes."""
    if request.method == "HEAD":
        return web.Response(status=405)
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(bytes(65_536))
        site.counts["bytes"] += 65_536


@cache
def packed() -> bytes:
    """A small body that unpacks to a large one."""
    return gzip.compress(bytes(50_000_000))


async def bomb(_: Site, request: web.Request) -> web.StreamResponse:
    """To GET, such a body."""
    code = 405 if request.method == "HEAD" else 404
    return web.Response(status=code, body=packed(), headers={"Content-Encoding": "gzip"})


async def large_headers(_: Site, __: web.Request) -> web.StreamResponse:
    """20 kB of headers on one line."""
    return web.Response(headers={"Content-Security-Policy": "x" * 20_000})


def raw(data: bytes) -> Callable[[Site, web.Request], Awaitable[web.StreamResponse]]:
    """Bytes instead of a response, and then nothing."""

    async def send(_: Site, request: web.Request) -> web.StreamResponse:
        assert isinstance(request.transport, asyncio.Transport)
        request.transport.write(data)
        await asyncio.sleep(0.05)
        request.transport.close()
        return web.Response()

    return send


async def reset(_: Site, request: web.Request) -> web.StreamResponse:
    """The connection ends without a word."""
    assert isinstance(request.transport, asyncio.Transport)
    request.transport.abort()
    return web.Response()


_NUMBERS = itertools.count()
_PAGES = {
    "": lambda *_: asyncio.sleep(0, web.Response()),
    "status": status,
    "redirect": redirect,
    "away": away,
    "slash": slash,
    "loop": loop,
    "only-get": only_get,
    "wakes-up": wakes_up,
    "script": script,
    "limited": limited,
    "slow": slow,
    "slow-body": slow_body,
    "endless-body": endless_body,
    "bomb": bomb,
    "large-headers": large_headers,
    "broken-chunks": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n"),
    "body-to-head": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"),
    "no-http": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "reset": reset,
}


def app_of(site: Site, latency: float = 0) -> web.Application:
    """The application that serves a site."""

    async def serve(request: web.Request) -> web.StreamResponse:
        site.asked.append(f"{request.method} {request.path}")
        site.headers[request.path] = dict(request.headers)
        site.counts[request.path] += 1
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            if latency:
                await asyncio.sleep(latency)
            return await _PAGES[request.path.split("/")[1]](site, request)
        finally:
            site.at_once -= 1

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", serve)
    return app


@contextmanager
def serving(app: web.Application, site: Site, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve an application in a thread of its own, on any free port."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)

    async def start() -> None:
        await runner.setup()
        place = web.TCPSite(runner, site.host, site.port, ssl_context=context, backlog=1024)
        await place.start()
        site.port = runner.addresses[0][1]

    loop.run_until_complete(start())
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        time.sleep(0)
        loop.close()
