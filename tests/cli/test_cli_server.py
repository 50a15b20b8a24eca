"""`awesome-lint server` as a command; what it says to editors is tested with a client."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time

import pytest

from commandline import ran, run
from forking import program

COMMAND = [sys.executable, "-m", "awesome_lint", "server"]
PARAMS = '{"capabilities": {}, "processId": null, "rootUri": null}'
START = f'{{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {PARAMS}}}'
STOP, LEAVE = '{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}', '{"jsonrpc": "2.0", "method": "exit"}'


def said(*messages: str) -> bytes:
    """Messages as a client sends them."""
    return b"".join(f"Content-Length: {len(each)}\r\n\r\n{each}".encode() for each in messages)


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesome_lint.cli.server.find_spec", lambda _: None)
    expected = "error: the language server requires pygls; install it with: pip install 'awesome-lint[server]'\n"
    assert ran("server") == (2, "", expected)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("localhost:x", "expected HOST:PORT"),
        ("localhost:70000", "expected HOST:PORT"),
        ("0.0.0.0:5007", "0.0.0.0 is not an address of this machine alone; expected localhost"),
        ("example.org:5007", "example.org is not an address of this machine alone; expected localhost"),
    ],
)
def test_only_this_machine_may_reach_it(address: str, why: str) -> None:
    done = run("server", "--tcp", address)
    assert done.exit_code == 2
    assert why in done.stderr


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"garbage\r\n\r\nmore of it\n",
        b"Content-Length: 7\r\n\r\n{broken",
        b"Content-Length: 99999\r\n\r\n{",
        b'Content-Length: 46\r\n\r\n{"jsonrpc": "2.0", "id": 1, "method": "nothing"}',
        b'Content-Length: 38\r\n\r\n{"jsonrpc": "2.0", "method": "exit", "x',
        b"\0\xff\xfe" * 1000,
        b"Content-Length: 9999999999999999\r\n\r\n{}",
    ],
    ids=["nothing", "garbage", "broken", "cut", "unknown", "unfinished", "binary", "giant"],
)
def test_it_ends_when_its_client_does_whatever_that_said(sent: bytes) -> None:
    done = subprocess.run([*program(), "server"], input=sent, capture_output=True, timeout=30, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"bug" not in done.stderr


HOVER = '{"jsonrpc": "2.0", "id": 9, "method": "textDocument/hover"'
NOWHERE = '{"textDocument": {"uri": "file:///x"}, "position": {"line": -1, "character": 0}}'


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ((HOVER + "}",), [(9, -32002)]),
        ((START, "{not json"), [(None, -32700)]),
        ((START, "[" * 100_000), [(None, -32700)]),
        ((START, "[]"), [(None, -32600)]),
        ((START, HOVER.replace("9", "null") + "}"), [(None, -32600)]),
        ((START, HOVER + "}"), [(9, -32602)]),
        ((START, HOVER + f', "params": {NOWHERE}}}'), [(9, -32602)]),
        ((START, START), [(1, -32600)]),
        ((START, STOP, HOVER + "}"), [(9, -32600)]),
    ],
    ids=["too early", "no JSON", "too deep", "no object", "no id", "no params", "nowhere", "twice", "too late"],
)
def test_what_cannot_be_done_is_answered(sent: tuple[str, ...], expected: list[tuple[int | None, int]]) -> None:
    given, command = said(*sent, LEAVE), [*program(), "server"]
    done = subprocess.run(command, input=given, capture_output=True, timeout=30, check=False)
    answers = [json.loads(each.partition(b"\r\n\r\n")[2]) for each in done.stdout.split(b"Content-Length: ")[1:]]
    assert [(each["id"], each["error"]["code"]) for each in answers if "error" in each] == expected


def test_it_ends_with_the_program_that_started_it() -> None:
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(said(START.replace('"processId": null', f'"processId": {editor.pid}')))
    server.stdin.flush()
    assert server.stdout.readline().startswith(b"Content-Length")
    editor.communicate(b"\n")
    assert server.wait(20) == 1
    server.communicate()


def test_it_ends_when_nobody_reads_what_it_says() -> None:
    command = [*program(), "server"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdout.close()
    server.stdin.write(said(START))
    server.stdin.flush()
    assert server.wait(20) == 1
    server.stdin.close()
    assert server.stderr is not None
    server.stderr.close()


def test_a_document_whose_text_is_not_known_any_more_is_let_go() -> None:
    document = '{"uri": "untitled:x", "languageId": "markdown", "version": 1, "text": "# x"}'
    opened = f'{{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {{"textDocument": {document}}}}}'
    place = '{"line": -1, "character": 0}'
    change = f'{{"range": {{"start": {place}, "end": {place}}}, "text": "y"}}'
    params = f'{{"textDocument": {{"uri": "untitled:x", "version": 2}}, "contentChanges": [{change}]}}'
    changed = f'{{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {params}}}'
    given, command = said(START, opened, changed, STOP, LEAVE), [*program(), "server"]
    done = subprocess.run(command, input=given, capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
    assert b"untitled:x: a change was not understood; close the document and open it again" in done.stdout
    assert b'"uri": "untitled:x", "diagnostics": []' in done.stdout


def test_the_exit_status_says_whether_it_was_shut_down_first() -> None:
    command = [*program(), "server"]
    for messages, expected in (((START, STOP, LEAVE), 0), ((START, LEAVE), 1)):
        done = subprocess.run(command, input=said(*messages), capture_output=True, timeout=30, check=False)
        assert (done.returncode, done.stdout.count(b'"serverInfo"')) == (expected, 1)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_it_can_be_ended_from_outside(how: signal.Signals) -> None:
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(said(START))
    server.stdin.flush()
    assert server.stdout.readline().startswith(b"Content-Length")
    server.send_signal(how)
    server.wait(10)
    server.communicate()


def test_one_client_can_reach_it_at_a_port() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*program(), "server", "--tcp", f"127.0.0.1:{port}"], stderr=subprocess.PIPE)
    try:
        client = _connected(port)
        with client:
            client.sendall(said(START))
            assert b"Content-Length" in client.recv(4096)
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port), timeout=10)
        assert server.wait(10) == 1
    finally:
        server.kill()
        server.communicate()


def _connected(port: int) -> socket.socket:
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("nobody listens")
