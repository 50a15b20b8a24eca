"""How long a fleet takes, and how much memory its processes: lists made from the shapes of others.

    python benchmarks/fleet.py LIST... --count 10000

Each list is one of those given, repeated until it has 60 kB, with hosts of its own. All are checked. Then the
tables are made with both engines, and compared; with one of them a second time, when all lists are known. Times are
wall time, memory is the peak of the process that was started and of the largest of those that it started.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

_SIZE = 60_000
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_HOST = re.compile(r"(https?://)")
_TABLES = ("entries", "fields", "links", "findings", "conventions")


def make(shapes: Sequence[str], folder: Path, count: int) -> None:
    """Write so many lists."""
    for at in range(count):
        shape = shapes[at % len(shapes)]
        text = "\n".join(_HOST.sub(rf"\g<1>a{at}-{n}.", shape) for n in range(max(1, round(_SIZE / len(shape)))))
        (folder / f"list{at:05}.md").write_text(text[: 2 * _SIZE], encoding="utf-8")


def run(*arguments: str | Path) -> str:
    """Run a command of ours; what that took."""
    command = [sys.executable, "-m", "awesome_lint", *map(str, arguments)]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603
    own = others = 0
    while process.poll() is None:
        own = max(own, peak(process.pid))
        others = max([others, *map(peak, below(process.pid))])
        time.sleep(0.05)
    _, said = process.communicate()
    return f"{time.monotonic() - began:7.1f} s, {own / 1000:.0f} MB and {others / 1000:.0f} MB: {said.splitlines()[-1]}"


def below(process: int) -> list[int]:
    """The processes that a process has started, and those have."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(each) for each in text.split()]
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, one, other = (Path(name) / each for each in ("lists", "one", "other"))
        folder.mkdir()
        make([each.read_text(encoding="utf-8") for each in given.lists], folder, given.count)
        total = sum(each.stat().st_size for each in folder.iterdir())
        say = sys.stdout.write
        say(f"{given.count} lists of {total / given.count / 1000:.0f} kB in the mean\n")
        say(f"check       {run('check', folder, '--isolated', '--no-cache')}\n")
        say(f"local       {run('fleet', folder, '--out', one)}\n")
        say(f"local again {run('fleet', folder, '--out', one)}\n")
        say(f"dask        {run('fleet', folder, '--out', other, '--engine', 'dask', '--workers', '2')}\n")
        say(f"rows that only one of them has: {differences(one, other)}\n")


if __name__ == "__main__":
    main()
