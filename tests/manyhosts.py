"""A server that plays many hosts, each at an address of this machine, and notes how each is asked."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

_ASKED = re.compile(r'(\w+): repository\(owner: "([^"]+)", name: "([^"]+)"\)')
_LENGTH = re.compile(rb"(?i)content-length: (\d+)")
API = "/api/graphql"
AT_ONCE = 8
PER_SECOND = 20


@dataclass
class Host:
    """What one host saw: when it was asked, how often each question was put, and by how many at once at most."""

    times: list[float] = field(default_factory=list)
    questions: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    most_at_once: int = 0

    def ahead(self, at_once: int = AT_ONCE, per_second: float = PER_SECOND) -> float:
        """For how many seconds at most it was asked too soon, where some may ask at once and then so many a second."""
        due = worst = 0.0
        for moment in self.times:
            due = max(due, moment) + 1 / per_second
            worst = max(worst, due - moment - at_once / per_second)
        return worst


@dataclass
class Hosts:
    """The hosts by their addresses, all at one port. The first one plays GitHub, whose API it has as well."""

    addresses: list[str]
    port: int = 0
    latency: float = 0.25
    seen: dict[str, Host] = field(default_factory=dict)
    api: Host = field(default_factory=Host)
    tokens: set[str] = field(default_factory=set)

    def url(self, at: int, path: str) -> str:
        """The URL of a page: `ok/…`, `gone/…`, or `to/N/…`, which leads to the host of that number for ever."""
        return f"http://{self.addresses[at]}:{self.port}/{path}"

    def answer(self, path: str) -> bytes:
        kind, _, rest = path.lstrip("/").partition("/")
        if kind == "to":
            target = self.url(int(rest.partition("/")[0]), "ok/" + rest)
            return b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n" % target.encode()
        return b"HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n" % (b"404 Not Found" if kind == "gone" else b"200 OK")


def addresses(count: int) -> list[str]:
    """So many addresses that all lead to this machine."""
    return ["127.0.0.1", *(f"127.1.{at // 250}.{at % 250 + 1}" for at in range(count - 1))]


def are_there() -> bool:
    """Whether this machine has more than one such address, as Linux does."""
    with socket.socket() as one:
        try:
            one.bind(("127.1.0.1", 0))
        except OSError:
            return False
        return True


class _Responder(asyncio.Protocol):
    """As little of HTTP as a client that asks for pages needs."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts, self._received = hosts, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            length = _LENGTH.search(head)
            size = int(length[1]) if length else 0
            if len(rest) < size:
                return
            self._received = rest[size:]
            self._take(head.decode(), rest[:size])

    def _take(self, head: str, body: bytes) -> None:
        method, path, _ = head.split(" ", 2)
        host = self._hosts.api if method == "POST" else self._hosts.seen[self._host]
        host.times.append(time.monotonic())
        host.questions[f"{method} {path}"] += 1
        host.at_once += 1
        host.most_at_once = max(host.most_at_once, host.at_once)
        if method == "POST":
            self._hosts.tokens.add(re.findall(r"(?i)authorization: (.*)\r", head + "\r")[0])
            answer = _said(body)
        else:
            answer = self._hosts.answer(path)
        asyncio.get_running_loop().call_later(self._hosts.latency, self._give, host, answer)

    def _give(self, host: Host, answer: bytes) -> None:
        host.at_once -= 1
        self._transport.write(answer)


def _said(query: bytes) -> bytes:
    """What GitHub's API says of repositories that all exist."""
    found = {
        alias: {"nameWithOwner": f"{owner}/{name}", "isArchived": False, "pushedAt": "2026-11-01T00:00:00Z"}
        for alias, owner, name in _ASKED.findall(json.loads(query)["query"])
    }
    body = json.dumps({"data": found}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


async def serve(hosts: Hosts) -> list[asyncio.Server]:
    """Begin to serve all hosts, at any free port."""
    loop, servers = asyncio.get_running_loop(), []
    for address in hosts.addresses:
        hosts.seen[address] = Host()
        server = await loop.create_server(lambda: _Responder(hosts), address, hosts.port, backlog=256)
        hosts.port = server.sockets[0].getsockname()[1]
        servers.append(server)
    return servers


async def _closed(servers: list[asyncio.Server]) -> None:
    for each in servers:
        each.close()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


@contextmanager
def serving(count: int) -> Iterator[Hosts]:
    """Serve so many hosts in a thread of its own."""
    hosts = Hosts(addresses(count))
    loop = asyncio.new_event_loop()
    servers = loop.run_until_complete(serve(hosts))
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield hosts
    finally:
        asyncio.run_coroutine_threadsafe(_closed(servers), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
