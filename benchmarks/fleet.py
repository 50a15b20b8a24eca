"""How long a fleet takes, and how much memory its processes: lists made from the shapes of others.

    python benchmarks/fleet.py LIST... [--count 10000] [--engine local|dask]... [--check]

Each list is one of those given, repeated until it has 20, 40, 60, 80 or 100 kB, with hosts of its own. With `--check`
all are checked. Then the tables are made with each engine, and in the midst of that one of its processes is killed;
then a second time, when all lists are known; and the tables of the engines are compared. Times are wall time and that
of the processor, memory is the peak of the process that was started and of the largest of those that it started.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import duckdb

_SIZES = (20_000, 40_000, 60_000, 80_000, 100_000)
_KILLED_AFTER = 5
"""So many parts are written before a process is killed."""
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_HOST = re.compile(r"(https?://)")
_TABLES = ("entries", "fields", "links", "findings", "conventions")


def make(shapes: Sequence[str], folder: Path, count: int) -> None:
    """Write so many lists."""
    for at in range(count):
        shape, size = shapes[at % len(shapes)], _SIZES[at // len(shapes) % len(_SIZES)]
        text = "\n".join(_HOST.sub(rf"\g<1>a{at}-{n}.", shape) for n in range(1 + size // len(shape)))
        cut = text.encode()[:size].decode(errors="ignore").rpartition("\n")[0]
        (folder / f"list{at:05}.md").write_text(f"{cut}\n", encoding="utf-8")


def run(*arguments: str | Path, kills: Path | None = None) -> str:
    """Run a command of ours; what that took. Kill one of its processes once it has written some parts into a folder."""
    command = [sys.executable, "-m", "awesome_lint", *map(str, arguments)]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603
    own = others = 0
    killed = ""
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        started = below(process.pid)
        own = max(own, peak(process.pid))
        others = max([others, *map(peak, started)])
        if kills is not None and len([*kills.glob("lists/*.parquet")]) >= _KILLED_AFTER:
            os.kill(max(started, key=peak), signal.SIGKILL)
            kills, killed = None, ", one process killed"
        time.sleep(0.2)
    _, _, used = os.wait4(process.pid, 0)
    took, processor = time.monotonic() - began, used.ru_utime + used.ru_stime
    assert process.stderr is not None
    said = process.stderr.read().splitlines()[-1]
    return f"{took:.0f} s, processor {processor:.0f} s, {own / 1000:.0f} MB and {others / 1000:.0f} MB{killed}: {said}"


def below(process: int) -> list[int]:
    """The processes that a process has started, and those have."""
    children = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):  # each thread has its own
        with suppress(OSError):
            children += [int(each) for each in path.read_text(encoding="ascii").split()]
    return [*children, *(each for child in children for each in below(child))]


def peak(process: int) -> int:
    """The most memory that a process had, in kB."""
    try:
        match = _PEAK.search(Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(match[1]) if match else 0


def differences(one: Path, other: Path) -> int:
    """The number of rows that only one of two folders of tables has."""
    count = 0
    for table in _TABLES:
        first, second = (f"SELECT * FROM read_parquet('{each}/{table}/*.parquet')" for each in (one, other))  # noqa: S608
        for left, right in ((first, second), (second, first)):
            found = duckdb.execute(f"SELECT count(*) FROM ({left} EXCEPT ALL {right})").fetchone()  # noqa: S608
            count += found[0] if found else 0
    return count


def main() -> None:
    """Make lists, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--engine", action="append", choices=("local", "dask"))
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    engines = given.engine or ["local", "dask"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "lists"
        folder.mkdir()
        make([each.read_text(encoding="utf-8") for each in given.lists], folder, given.count)
        total = sum(each.stat().st_size for each in folder.iterdir())
        say(f"{given.count} lists of {total / given.count / 1000:.0f} kB in the mean")
        if given.check:
            say(f"check       {run('check', folder, '--isolated', '--no-cache')}")
        for engine in engines:
            tables = Path(name) / engine
            how = ("fleet", folder, "--out", tables, "--engine", engine, "--workers", "2")
            say(f"{engine:5}       {run(*how, kills=tables)}")
            say(f"{engine:5} again {run(*how)}")
        if len(engines) > 1:
            say(f"rows that only one of them has: {differences(*(Path(name) / each for each in engines))}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
