"""Our program, forked from a process in which it is loaded: it does what one does that is started, only sooner.

`python forked.py DOOR ARGUMENT...` does what `awesome-lint ARGUMENT...` does: it hands its streams, folder,
environment and arguments to that process, and ends as the program ends.
"""

import marshal
import os
import signal
import socket
import sys
from types import FrameType

STREAMS = (0, 1, 2)
LONGEST = 1 << 20


def ask(door: str, arguments: list[str]) -> int:
    """Have the program run with our streams, and return its exit status; it ends when we do."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.connect(door)
    given = marshal.dumps((os.getcwd(), {**os.environ}, arguments))  # noqa: PTH109 -- pathlib takes long to load
    socket.send_fds(line, [given], STREAMS)

    def pass_on(number: int, _: FrameType | None) -> None:
        line.send(bytes([number]))

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)
    return int(line.recv(LONGEST) or b"1")


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1], sys.argv[2:]))
