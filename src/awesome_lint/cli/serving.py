"""`site --serve`: show a folder at an address of this machine, to nobody else.

May not: make what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Sends files, and has browsers ask anew each time."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 -- its name there
        """Say nothing: whoever looks at pages does not read along."""


@contextmanager
def shown(folder: Path, port: int) -> Iterator[str]:
    """Show a folder while the context lasts, at the address that is given.

    Raises:
        OSError: nothing can listen at the port.
    """
    server = ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{_HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
