"""The language server: tells editors what the pipeline says of the lists that are open in them.

`serve` runs it. Every request names a document (`documents`), whose page only one thread reads (`desk`), so that the
loop goes on to hear what is typed. `positions` are counted as the client does. Each of the other modules answers one
kind of request and has a `register` that says which.

May not: know Markdown or rules, write files, ask the network unless somebody asks for that.
"""

from __future__ import annotations

import gc
import linecache
from collections.abc import Callable

from lsprotocol import types

from awesome_lint.server import (
    actions,
    commands,
    completion,
    diagnostics,
    formatting,
    hovering,
    lenses,
    navigation,
    symbols,
    watching,
)
from awesome_lint.server.protocol import Server, use_one_heap
from awesome_lint.server.streams import Streams
from awesome_lint.world.settings_files import SettingsFinder

_MODULES = (
    actions,
    commands,
    completion,
    diagnostics,
    formatting,
    hovering,
    lenses,
    navigation,
    symbols,
    watching,
)


def make(find: Callable[[], SettingsFinder] = SettingsFinder) -> Server:
    """A server; `find` says how settings are found."""
    server = Server(find)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.stay_with(params.process_id)

    @server.feature(types.SHUTDOWN)
    def shut_down(_params: None) -> None:
        server.was_shut_down = True

    for each in _MODULES:
        each.register(server)
    return server


def serve(find: Callable[[], SettingsFinder], given: Streams, address: tuple[str, int] | None = None) -> bool:
    """Run a server over the given streams, or for one client at a host and port, until the client ends it.

    Says whether the client did so in the right order.
    """
    use_one_heap()
    server = make(find)
    gc.collect()  # to define classes leaves much garbage
    linecache.clearcache()  # and the text of their methods, for who looks at tracebacks
    gc.freeze()  # the modules stay to the end
    gc.disable()  # the desk looks for garbage when it has nothing else to do
    try:
        server.serve(given, address)
    finally:
        server.close_desk()
    return server.was_shut_down
