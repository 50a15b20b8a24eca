"""Lists of a fleet that are read by a Dask cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from awesome_lint.fleet.schema import Table
from commandline import ran
from fleets import rows
from manyhosts import are_there, serving

TABLES = [table for table in Table if table is not Table.LISTS]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lists").mkdir()
    for at in range(200):
        entries = "".join(f"- [E{at}.{n}](https://example.org/{at}/{n}) - Says {n}.\n" for n in range(5))
        Path(f"lists/list{at:03}.md").write_text(f"# List {at}\n\n## All\n\n{entries}", encoding="utf-8")


CLUSTER = """
import os, signal, sys, time
from distributed.cli import dask_scheduler, dask_worker

begun = []

def begin(main, *options):
    begun.append(os.fork())
    if not begun[-1]:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        main([*options, "--scheduler-file", "scheduler.json", "--no-dashboard"])

begin(dask_scheduler.main, "--port", "0", "--host", "127.0.0.1")
while not os.path.exists("scheduler.json"):
    time.sleep(0.05)
for name in ("one", "two", "three"):
    begin(dask_worker.main, "--nthreads", "1", "--no-nanny", "--name", name, "--local-directory", name)
print(*begun, flush=True)
sys.stdin.read()
for each in begun:
    os.kill(each, signal.SIGKILL)
    os.waitpid(each, 0)
"""
"""Starts a scheduler and three workers, says which processes these are, and ends them when it is left alone."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler, and the processes of its three workers, of which each of two tests kills one."""
    if not hasattr(os, "fork"):
        pytest.skip("no way to copy a process")
    folder = tmp_path_factory.mktemp("cluster")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-c", CLUSTER], cwd=folder, text=True, **pipes) as begun:  # type: ignore[call-overload]
        _, *workers = map(int, begun.stdout.readline().split())
        yield json.loads((folder / "scheduler.json").read_text(encoding="utf-8"))["address"], workers
        begun.stdin.close()


def begun(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "awesome_lint", "fleet", "lists", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_a_cluster_fills_the_same_tables_even_if_a_worker_is_killed(
    cluster: tuple[str, list[int]],
) -> None:
    address, workers = cluster
    assert ran("fleet", "lists", "--out", "local", "--workers", "1")[2].startswith("read 200 lists")
    process = begun("--out", "out", "--engine", "dask", "--scheduler", address)
    while process.poll() is None and not [*Path("out").glob("lists/*.parquet")]:
        time.sleep(0.01)
    os.kill(workers.pop(), signal.SIGKILL)
    _, said = process.communicate()
    assert said.splitlines()[-1] == "read 200 lists, 0 were known; tables of 1000 entries are in out"
    assert process.returncode == 0
    for table in TABLES:
        assert rows("out", table) == rows("local", table)
    again = begun("--out", "out", "--engine", "dask", "--scheduler", address)
    assert again.communicate()[1].startswith("read 0 lists, 200 were known")


@pytest.mark.skipif(not are_there(), reason="this machine has one address of its own")
def test_a_cluster_asks_all_links_even_if_a_worker_is_killed(
    cluster: tuple[str, list[int]],
) -> None:
    address, workers = cluster
    with serving(60) as hosts:
        pages = [
            hosts.url(at, f"{kind}/{n}") for at in range(1, 60) for kind, n in (("ok", 1), ("gone", 2), ("to/1", at))
        ]
        Path("lists").rename("others")
        Path("lists").mkdir()
        entries = "".join(f"- [E{at}]({url}) - Says so.\n" for at, url in enumerate(pages))
        Path("lists/README.md").write_text(f"# List\n\n## All\n\n{entries}", encoding="utf-8")
        assert ran("fleet", "lists", "--out", "out")[2].startswith("read 1 list,")
        options = ["--out", "out", "--engine", "dask", "--scheduler", address, "--allow-loopback", "--no-cache"]
        command = [sys.executable, "-m", "awesome_lint", "fleet", "links", *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and sum(len(each.times) for each in hosts.seen.values()) < 60:
            time.sleep(0.005)
        os.kill(workers.pop(), signal.SIGKILL)
        _, said = process.communicate()
    assert said == "asked 177 links (0 from the cache): 59 dead, 59 moved, 59 ok\n"
    assert process.returncode == 0
    assert {row["url"]: row["verdict"] for row in rows("out", "answers")} == {
        url: "dead" if "gone" in url else "moved" if "/to/" in url else "ok" for url in pages
    }


def test_processes_of_this_machine_are_a_cluster() -> None:
    process = begun("--out", "out", "--engine", "dask", "--workers", "2")
    _, said = process.communicate()
    assert (process.returncode, said) == (0, "read 200 lists, 0 were known; tables of 1000 entries are in out\n")


def test_a_scheduler_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    process = begun("--out", "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    _, said = process.communicate()
    assert process.returncode == 2
    assert said.startswith("error: no scheduler answers at tcp://127.0.0.1:1: ")
