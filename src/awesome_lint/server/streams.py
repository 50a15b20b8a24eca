"""How messages come in and go out: over standard streams, or a port of this machine to which one client connects.

What is no message is skipped, as far as it can be told from one; where a client has gone, the server ends.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO, NamedTuple, Protocol

_LOG = logging.getLogger(__name__)
_LENGTH = b"content-length"
_MAX_LINE = 8192
"""A line of a header is shorter."""
_MAX_DIGITS = 9
"""A message whose length has more digits is none: no editor sends a gigabyte."""


class Streams(NamedTuple):
    """What the command line hands over: its streams, and how to end at once.

    A thread may wait for input that never comes, and nothing is ever half done.
    """

    input: BinaryIO
    output: BinaryIO
    leave: Callable[[], None]


class Reader(Protocol):
    """Where messages come from."""

    async def readline(self) -> bytes:
        """The next line with its ending, or what comes before the end or of a line that is too long."""
        ...

    async def readexactly(self, count: int) -> bytes:
        """The next bytes."""
        ...


class StandardInput:
    """Standard input, on which only another thread can wait."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="input")

    async def readline(self) -> bytes:
        """The next line."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._stream.readline, _MAX_LINE)

    async def readexactly(self, count: int) -> bytes:
        """The next bytes."""
        found = await asyncio.get_running_loop().run_in_executor(self._thread, self._stream.read, count)
        if len(found) < count:
            raise asyncio.IncompleteReadError(found, count)
        return found


class StandardOutput:
    """Standard output."""

    def __init__(self, stream: BinaryIO, leave: Callable[[], None]) -> None:
        self._stream, self._leave = stream, leave

    def write(self, data: bytes) -> None:
        """Write a message; if nobody is there to read it, nobody has a use for the server."""
        try:
            self._stream.write(data)
            self._stream.flush()
        except (OSError, ValueError):
            self._leave()

    def close(self) -> None:
        """Write no more."""
        self._stream.close()


async def connect(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Wait for one client at a port, and listen no longer then."""
    connected: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Future()

    def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if connected.done():
            writer.close()
        else:
            connected.set_result((reader, writer))

    listening = await asyncio.start_server(take, host, port)
    client = await connected
    listening.close()
    return client


async def messages(reader: Reader) -> AsyncIterator[bytes]:
    """The messages that a client sends, until it has gone."""
    length = None
    try:
        while line := await reader.readline():
            name, _, value = line.partition(b":")
            if name.strip().lower() == _LENGTH and value.strip().isdigit():
                if len(value.strip()) > _MAX_DIGITS:
                    _LOG.error("a message is said to have %s bytes; giving up", value.strip()[:40].decode())
                    return
                length = int(value)
            elif not line.strip() and length is not None:
                yield await reader.readexactly(length)
                length = None
    except (OSError, ValueError, asyncio.IncompleteReadError):
        return  # in the middle of a message, or of a line without an end
