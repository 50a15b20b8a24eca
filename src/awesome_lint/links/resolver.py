"""Names to addresses, many at once, in threads that hold up no exit."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from threading import Thread
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

_AT_ONCE = 64
_KNOWN = "github.com"
"""A name that exists: where it does not, the fault is ours."""
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Resolver(AbstractResolver):
    """Resolves names as the operating system does."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._online: asyncio.Task[bool] | None = None

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host.

        Raises:
            OSError: there are none.
        """
        async with self._free:
            found = await _in_thread(host, port, family)
        if not found:
            raise OSError(None, "no address")
        return [
            ResolveResult(hostname=host, host=address[0], port=port, family=kind, proto=protocol, flags=_NUMERIC)
            for kind, _, protocol, _, address in found
        ]

    async def is_online(self) -> bool:
        """Whether a name that surely exists can be resolved from here."""
        if self._online is None:
            self._online = asyncio.create_task(self._resolves(_KNOWN))
        return await asyncio.shield(self._online)

    async def _resolves(self, name: str) -> bool:
        try:
            return bool(await self.resolve(name))
        except OSError:
            return False

    async def close(self) -> None:
        """Leave the threads alone: they end by themselves."""


async def _in_thread(host: str, port: int, family: int) -> list[Any]:
    """Ask the operating system, in a thread that nobody waits for when the run is cut off."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Any]] = loop.create_future()

    def settle(found: list[Any], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def work() -> None:
        found, failure = [], None
        try:
            found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        except UnicodeError as error:
            failure = OSError(None, str(error))
        except OSError as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: the run is over
            loop.call_soon_threadsafe(settle, found, failure)

    Thread(target=work, daemon=True).start()
    return await answer
