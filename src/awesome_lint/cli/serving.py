"""`site --serve`: show a folder at an address of this machine, to nobody else.

May not: make what it shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from awesome_lint.world import files
from awesome_lint.world.files import FileError

_HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Sends files, and has browsers ask anew each time.

    A web site whose name leads to this machine is answered nothing, and what lies behind a link is not sent.
    """

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file that is asked for, opened; None once it is said why there is none."""
        if self.headers.get("Host", "").rpartition(":")[0] not in (_HOST, "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        folder = Path(self.directory)
        try:
            files.below(folder, os.path.relpath(self.translate_path(self.path), folder))
        except FileError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 -- its name there
        """Say nothing: whoever looks at pages does not read along."""


class _Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own; a browser that asks for many at once is not kept waiting."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that goes away before it has read all: its reader looks at another page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def shown(folder: Path, port: int) -> Iterator[str]:
    """Show a folder while the context lasts, at the address that is given.

    Raises:
        OSError: nothing can listen at the port.
    """
    server = _Server((_HOST, port), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{_HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
