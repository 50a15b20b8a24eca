"""How long a language server takes from a keystroke to the findings, beside the first look at the same list.

Each server is started, opens the list, and is told of edits one by one, each of them a letter in an entry, all over the
page; the time ends when it has told what it finds in the text as it is then. Edits of its first 40 kB follow, without
what their contents list below that. Memory is what the server holds once it is idle with the large list open. Processor
time is that of the server alone, and hardly depends on what else the machine does.

    python benchmarks/editor.py LIST [--edits N] [--peer 'rumdl server']
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from awesome_lint.syntax.slugs import slugify

ENTRY = re.compile(r"^[-*] \[", re.MULTILINE)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
CONTENTS = re.compile(r"^[ \t]*[-*] \[[^\]\n]*\]\(#([^)\n]*)\)\n", re.MULTILINE)
SMALL = 40_000
TICKS = 100
"""Of processor time in a second, as the system counts it."""
MEGABYTE = 1024
IDLE = 5


class Took(NamedTuple):
    """How many seconds something took, on the clock and of the processor."""

    clock: float
    processor: float


class Server:
    """A server, and the document that is open in it."""

    def __init__(self, command: list[str]) -> None:
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)  # noqa: S603
        self._ids = iter(range(1, 1_000_000))
        self.request("initialize", {"capabilities": {}, "processId": None, "rootUri": None})
        self.send("initialized", {})

    def send(self, method: str, params: object, **more: object) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        """What the server says; what it asks is answered with nothing."""
        out = self.process.stdout
        assert out is not None
        while line := out.readline():
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                message = json.loads(out.read(length))
                if "method" in message and "id" in message:
                    self.answer(message["id"])
                yield message

    def answer(self, identity: object) -> None:
        """Answer a request with nothing."""
        body = json.dumps({"jsonrpc": "2.0", "id": identity, "result": None}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def request(self, method: str, params: object) -> Any:
        """What the server answers."""
        identity = next(self._ids)
        self.send(method, params, id=identity)
        return next(each for each in self.messages() if each.get("id") == identity and "method" not in each)

    def until_told(self, uri: str, method: str, params: object) -> Took:
        """How long it takes until the server has told what it finds after a message."""
        start, before = time.perf_counter(), self.processor()
        self.send(method, params)
        wanted = params["textDocument"]["version"]  # type: ignore[index]
        for each in self.messages():
            told = each.get("params") or {}
            is_told = each.get("method") == "textDocument/publishDiagnostics" and told.get("uri") == uri
            if is_told and told.get("version") in (None, wanted):
                break
        return Took(time.perf_counter() - start, self.processor() - before)

    def processor(self) -> float:
        """How many seconds of processor time it has taken by now."""
        *_, fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")
        return sum(map(int, fields.split()[11:13])) / TICKS

    def memory(self) -> float:
        """How much memory it holds, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / MEGABYTE

    def close(self) -> None:
        """End it."""
        self.request("shutdown", None)
        self.send("exit", None)
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(IDLE)
        except subprocess.TimeoutExpired:
            self.process.kill()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("list", type=Path)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--peer", action="append", default=[], help="another server, as a command")
    given = parser.parse_args()
    text = given.list.read_bytes().decode()
    small = beginning(text)
    for command in ([sys.executable, "-m", "awesome_lint", "server"], *map(shlex.split, given.peer)):
        sys.stdout.write(json.dumps({"server": " ".join(command[-2:]), **measured(command, text, small, given.edits)}))
        sys.stdout.write("\n")


def beginning(text: str) -> str:
    """So much of a list as is a small one: of the contents only what leads to its sections."""
    for end in range(SMALL, len(text) + SMALL, SMALL // 8):
        piece = text[: text.rindex("\n", 0, min(end, len(text))) + 1]
        anchors = {slugify(match[1]) for match in HEADING.finditer(piece)}
        piece = CONTENTS.sub(lambda match: match[0] if match[1] in anchors else "", piece)  # noqa: B023
        if len(piece) >= SMALL:
            return piece[: piece.rindex("\n", 0, SMALL) + 1]
    return piece


def measured(command: list[str], text: str, small: str, count: int) -> dict[str, float]:
    """What is measured of one server, in milliseconds and MB."""
    server = Server(command)
    warm(server, small)
    first, again = typed(server, "file:///large/README.md", text, count)
    time.sleep(IDLE)
    memory = server.memory()
    _, other = typed(server, "file:///small/README.md", small, count)
    server.close()
    clock, processor = [each.clock for each in again], [each.processor for each in again]
    return {
        "first": round(1000 * first.clock),
        "again": round(1000 * median(clock)),
        "p95": round(1000 * quantiles(clock, n=20)[-1]),
        "share": round(median(clock) / first.clock, 2),
        "share, processor": round(sum(processor) / len(processor) / first.processor, 2),
        "first, processor": round(1000 * first.processor),
        "again, processor": round(1000 * sum(processor) / len(processor)),
        "small": round(1000 * median(each.clock for each in other), 1),
        "small, processor": round(1000 * sum(each.processor for each in other) / len(other), 1),
        "memory": round(memory),
    }


def warm(server: Server, text: str) -> None:
    """Let the server import what it needs, so that the first look is one at a list."""
    typed(server, "file:///warm/README.md", text, 0)


def typed(server: Server, uri: str, text: str, count: int) -> tuple[Took, list[Took]]:
    """How long it takes to open a list, and to edit it again and again."""
    document: dict[str, Any] = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    first = server.until_told(uri, "textDocument/didOpen", {"textDocument": document})
    lines = [text.count("\n", 0, each.start()) for each in ENTRY.finditer(text)]
    again = []
    for number in range(count):
        line = lines[len(lines) * (number + 1) // (count + 1)]
        place = {"line": line, "character": len("- [")}
        change = {"range": {"start": place, "end": place}, "text": "A"}
        where = {"uri": uri, "version": number + 2}
        again.append(
            server.until_told(uri, "textDocument/didChange", {"textDocument": where, "contentChanges": [change]})
        )
        time.sleep(0.05)
    if uri.startswith(("file:///warm", "file:///small")):
        server.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    return first, again


if __name__ == "__main__":
    main()
