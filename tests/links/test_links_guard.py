"""The address guard: whatever leads to an address that is not public is refused, however it is written."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from awesome_lint.links import guard
from awesome_lint.links.answers import Answer, Verdict
from awesome_lint.links.options import Options
from awesome_lint.links.run import ask
from website import Site, app_of, serving

REFUSED = Answer(Verdict.UNVERIFIED, "leads to an address that is not public")

PRIVATE = {
    "unspecified": ["0.0.0.0", "0.1.2.3", "::"],
    "loopback": ["127.0.0.1", "127.255.0.1", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1", "fec0::1"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%eth0"],
    "carrier-grade NAT": ["100.64.0.1", "100.127.255.255"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1"],
    "reserved": ["192.0.0.1", "198.18.0.1", "240.0.0.1", "255.255.255.255", "5f00::1", "100::1"],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe"],
    "compatible": ["::127.0.0.1", "::10.0.0.1"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::a00:1"],
    "6to4": ["2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"],
    "Teredo": ["2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
}
ALL = [each for form in PRIVATE.values() for each in form]
PUBLIC = [
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "140.82.112.3",
    "172.15.0.1",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
    "2002:101:101::1",
]


@pytest.mark.parametrize("address", ALL)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address(address: str) -> None:
    assert guard.is_public(address)


def in_url(address: str) -> str:
    """An address as it stands in a URL."""
    return f"[{address.replace('%', '%25')}]" if ":" in address else address


LITERALS = [
    *map(in_url, ALL),
    *("127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "LOCALHOST"),
    *("[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "user@127.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1"),
]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The addresses that sockets are connected to."""
    found: list[Any] = []
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def noting(self: socket.socket, address: Any) -> None:
        found.append(address)
        connect(self, address)

    def noting_ex(self: socket.socket, address: Any) -> int:
        found.append(address)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", noting)
    monkeypatch.setattr(socket.socket, "connect_ex", noting_ex)
    return found


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


@pytest.mark.parametrize("literal", LITERALS)
def test_a_literal_is_refused(literal: str, site: Site, connected: list[Any]) -> None:
    url = f"http://{literal}:{site.port}/status/200"
    answer = ask([url], Options(timeout=2, retry_after=0.01)).answers[url]
    assert answer.verdict is Verdict.UNVERIFIED
    assert answer.reason in (REFUSED.reason, "is not a valid URL")
    assert site.asked == []
    assert connected == []


@pytest.mark.parametrize("address", ALL)
def test_a_name_is_refused(address: str, connected: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    place = (address, 80, 0, 0) if ":" in address else (address, 80)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(family, socket.SOCK_STREAM, 6, "", place)])
    assert ask(["http://name.example/"], Options()).answers["http://name.example/"] == REFUSED
    assert connected == []


def test_a_name_with_a_private_address_among_others(connected: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    places = [("10.0.0.1", 80), ("127.0.0.1", 80), ("192.168.0.1", 80)]
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    assert ask(["http://name.example/"], Options()).answers["http://name.example/"] == REFUSED
    assert connected == []


@pytest.mark.parametrize("literal", [in_url(each) for each in ALL if each not in PRIVATE["loopback"]])
@pytest.mark.parametrize("twice", [False, True], ids=["one step", "two steps"])
def test_a_redirect_is_refused(literal: str, site: Site, *, twice: bool) -> None:
    """Loopback is allowed here, since our own site is there, and nothing else."""
    other = Site()
    with serving(app_of(other), other):
        away = f"away?http://{literal}:{other.port}/status/200"
        url = site.url(f"away?{site.url(away)}" if twice else away)
        assert ask([url], Options(allow_loopback=True, timeout=2)).answers[url] == REFUSED
    assert other.asked == []


def test_a_redirect_to_loopback_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a public name redirects to: the first connection is let through, as if it were public."""
    url = site.url(f"away?http://localhost:{site.port}/status/200")
    monkeypatch.setattr(guard, "is_public", lambda address, seen=[]: not seen and not seen.append(address))
    answer = ask([url], Options(timeout=2)).answers[url]
    assert answer == REFUSED
    assert site.asked == ["HEAD /away"]
