"""Which addresses may be asked: those of the public internet.

The guard stands where a connection is made, so a name that resolves to a private address, a redirect
and an address written in an odd way all meet it.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from awesome_lint.values.errors import AwesomeLintError

_NOT_PUBLIC = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_EMBEDDING = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
"""Networks whose addresses stand for an IPv4 address, and how many bits follow that."""

AddressInfo = tuple[Any, Any, int, str, tuple[Any, ...]]


class NotPublicError(AwesomeLintError, OSError):
    """The address is not one of the public internet."""

    def __init__(self) -> None:
        super().__init__("leads to an address that is not public")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, as far as the address itself tells."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _embedded(found)
        if inner is None:
            return found in _GLOBAL_UNICAST and not any(found in network for network in _NOT_PUBLIC_6)
        found = inner
    return not any(found in network for network in _NOT_PUBLIC)


def is_loopback(address: str) -> bool:
    """Whether an IP address leads to this machine."""
    return ip_address(address.partition("%")[0]).is_loopback


def socket_factory(*, allow_loopback: bool) -> Callable[[AddressInfo], socket.socket]:
    """What makes the socket of each connection, and refuses to where it must not lead."""

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, (address, *_) = info
        if not (is_public(address) or (allow_loopback and is_loopback(address))):
            raise NotPublicError
        return socket.socket(family, kind, protocol)

    return make


def _embedded(address: IPv6Address) -> IPv4Address | None:
    for network, following in _EMBEDDING:
        if address in network:
            return IPv4Address(int(address) >> following & 0xFFFFFFFF)
    return None
