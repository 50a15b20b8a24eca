"""The server itself: what it knows of its client, its documents, and the desk at which their pages are read.

Pages are read and looked at in one thread of their own, one after the other: so the loop goes on to hear what is typed
and what is cancelled, and nothing is read while something else changes it.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import os
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from awesome_lint import __version__
from awesome_lint.pipeline.opened import OpenList
from awesome_lint.server import streams
from awesome_lint.server.documents import Document
from awesome_lint.server.positions import Encoding
from awesome_lint.server.streams import Streams
from awesome_lint.world.settings_files import SettingsFinder

NAME = "awesome-lint"
_Result = TypeVar("_Result")
_IDLE = 2.0
"""After so many seconds without work garbage is looked for, which takes a while in a long list."""
_MANY = 200
"""So often work is done without that at most."""
_ARENA_MAX = -8
"""What `mallopt` calls the number of heaps."""
_ALIVE = 5.0
"""So many seconds pass between two looks whether the program is still there that started the server."""


def _tidy() -> None:
    """Let go of memory that is not needed any more; what was freed is kept by the C library, unless it is asked."""
    gc.collect()
    _ask_allocator("malloc_trim", 0)


def use_one_heap() -> None:
    """Let all threads share one heap, so that each can use again what another one has freed; they seldom meet."""
    _ask_allocator("mallopt", _ARENA_MAX, 1)


def _ask_allocator(name: str, *arguments: int) -> None:
    """Call a function of the C library, which not all have."""
    with suppress(AttributeError, OSError, TypeError):
        getattr(ctypes.CDLL(None), name)(*arguments)


def _is_alive(process: int) -> bool:
    """Whether there is such a process; of one that belongs to somebody else only that can be told."""
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return process > 0


class Protocol(LanguageServerProtocol):
    """The protocol, with documents of our own: those of pygls end lines at characters at which no editor does."""

    _server: Server
    is_over = False
    """Whether the client asked the server to end."""

    def receive(self, body: bytes) -> None:
        """Do what a message says. To what is no message, or is one at the wrong time, the answer is what is wrong."""
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            self._refuse(None, JsonRpcParseError())
            return
        if not isinstance(data, dict) or data.get("jsonrpc") != self.VERSION:
            self._refuse(None, JsonRpcInvalidRequest())
            return
        method, wrong = data.get("method"), self._wrong(data)
        if wrong is None:
            try:
                message = self.structure_message(data)
            except JsonRpcException:
                wrong = JsonRpcInvalidParams(f"this makes no `{method}`")
            else:
                self.handle_message(message)
                return
        if "id" in data and method is not None:
            self._refuse(data["id"], wrong)
        elif isinstance(wrong, JsonRpcInvalidParams):
            self._server.misunderstand(data)

    def _wrong(self, data: dict[str, Any]) -> JsonRpcException | None:
        """What is wrong with a message whatever it says."""
        method = data.get("method")
        if "id" in data and type(data["id"]) not in (int, str):
            return JsonRpcInvalidRequest("an id is a number or a text")
        if method is not None and not isinstance(method, str):
            return JsonRpcInvalidRequest("a method is a text")
        if method in (None, types.EXIT):
            return None
        if (self._workspace is None) != (method == types.INITIALIZE):
            return JsonRpcServerNotInitialized() if self._workspace is None else JsonRpcInvalidRequest()
        return JsonRpcInvalidRequest("the server was shut down") if self._shutdown else None

    def _refuse(self, identity: object, error: JsonRpcException) -> None:
        known = identity if type(identity) in (int, str) else None
        self._send_data({"jsonrpc": self.VERSION, "id": known, "error": error.to_response_error()})

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: object) -> None:  # type: ignore[override]
        """Hear nothing more."""
        self.is_over = True

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Take a document in."""
        self._server.open(params.text_document)
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Take over what was typed."""
        document = self._server.documents.get(params.text_document.uri)
        if document is not None:
            document.change(params.text_document.version, params.content_changes)
            yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Let a document go."""
        self._server.documents.pop(params.text_document.uri, None)
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """The language server."""

    protocol: Protocol

    def __init__(self, find: Callable[[], SettingsFinder] = SettingsFinder) -> None:
        self.documents: dict[str, Document] = {}
        self.find = find
        self.was_shut_down = False
        self._leave: Callable[[], None] = lambda: None
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._told: set[str] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._tidying: asyncio.TimerHandle | None = None
        self._done = 0
        super().__init__(NAME, __version__, protocol_cls=Protocol)

    def serve(self, given: Streams, address: tuple[str, int] | None) -> None:
        """Serve a client over standard streams, or one at a host and port, until it has gone."""
        self._leave = given.leave
        asyncio.run(self._serve(given, address))

    async def _serve(self, given: Streams, address: tuple[str, int] | None) -> None:
        if address is None:
            self.protocol.set_writer(streams.StandardOutput(given.output, given.leave))
            await self._hear(streams.StandardInput(given.input))
        else:
            reader, writer = await streams.connect(*address)
            self.protocol.set_writer(writer)
            await self._hear(reader)

    async def _hear(self, reader: streams.Reader) -> None:
        async for message in streams.messages(reader):
            self.protocol.receive(message)
            if self.protocol.is_over:
                return

    def misunderstand(self, data: dict[str, Any]) -> None:
        """Let go of a document whose text is not known any more, since a change of it makes no sense."""
        if data.get("method") != types.TEXT_DOCUMENT_DID_CHANGE:
            return
        with suppress(KeyError, TypeError):
            document = self.documents.pop(data["params"]["textDocument"]["uri"])
            self.tell(f"{document.uri}: a change was not understood; close the document and open it again")
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, []))

    def stay_with(self, process: int | None) -> None:
        """End with the program that started the server, if that can be seen from here."""
        if process is not None and os.name == "posix" and _is_alive(process):
            asyncio.get_running_loop().call_later(_ALIVE, self._look_after, process)

    def _look_after(self, process: int) -> None:
        if not _is_alive(process):
            self._leave()
        self.stay_with(process)

    @property
    def encoding(self) -> Encoding:
        """How the client counts characters."""
        return self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16

    def can(self, capability: str) -> bool:
        """Whether the client has a capability, named as in the specification, with underscores."""
        return bool(get_capability(self.client_capabilities, capability, default=False))

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a document in."""
        self.documents[item.uri] = Document(item, self.encoding, self.find)

    async def work(self, work: Callable[..., _Result], *arguments: object) -> _Result:
        """What comes of work at the desk, where only one thing is done at a time."""
        loop = asyncio.get_running_loop()
        if self._tidying is not None:
            self._tidying.cancel()
        try:
            return await loop.run_in_executor(self._desk, partial(work, *arguments))
        finally:
            self._done += 1
            self._tidying = loop.call_later(_IDLE if self._done % _MANY else 0, self._desk.submit, _tidy)

    async def ask(self, uri: str, work: Callable[[OpenList, str], _Result]) -> _Result | None:
        """What comes of work at the list of a document, and its text as it was when this was asked; None of no list."""
        document = self.documents.get(uri)
        if document is None or document.is_settings:
            return None
        return await self.work(work, document.list, document.text)

    def begin(self, run: Coroutine[Any, Any, None]) -> None:
        """Begin something that nobody waits for."""
        task = asyncio.get_running_loop().create_task(run)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def tell(self, problem: str) -> None:
        """Tell the user, once, what could not be done."""
        if problem not in self._told:
            self._told.add(problem)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, problem))

    def close_desk(self) -> None:
        """Let nothing more be done."""
        self._desk.shutdown(wait=False, cancel_futures=True)
