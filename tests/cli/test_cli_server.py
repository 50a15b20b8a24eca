"""`awesome-lint server` as a command; what it says to editors is tested with a client."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time

import pytest

from commandline import ran, run

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
    ],
    ids=["nothing", "garbage", "broken", "cut", "unknown", "unfinished", "binary"],
)
def test_it_ends_when_its_client_does_whatever_that_said(sent: bytes) -> None:
    done = subprocess.run(COMMAND, input=sent, capture_output=True, timeout=30, check=False)
    assert done.returncode == 1


def test_the_exit_status_says_whether_it_was_shut_down_first() -> None:
    for messages, expected in (((START, STOP, LEAVE), 0), ((START, LEAVE), 1)):
        done = subprocess.run(COMMAND, input=said(*messages), capture_output=True, timeout=30, check=False)
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
    server = subprocess.Popen([*COMMAND, "--tcp", f"127.0.0.1:{port}"], stderr=subprocess.PIPE)
    try:
        client = _connected(port)
        with client:
            client.sendall(said(START))
            assert b"Content-Length" in client.recv(4096)
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
