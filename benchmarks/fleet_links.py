"""Links of many lists, asked of a server that plays many hosts: how long that takes, and what the hosts see.

    python benchmarks/fleet_links.py [--hosts N] [--links N] [--engine local|dask] [--workers N]

One host in a hundred has twenty times as many links as the others, one link in ten redirects to such a host, one in
fifty is dead. The hosts are addresses of this machine, as Linux has them, and answer after 0.25 s. Told is what any
host saw: how many requests at once at most, for how many seconds one came sooner than the limit allows (as the server
sees it, which is late where the processor is busy), and how often a question was put a second time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import sys
import tempfile
import time
from collections.abc import Mapping
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from awesome_lint.cli import seats
from awesome_lint.links.answers import Verdict
from awesome_lint.links.options import Options
from awesome_lint.links.run import ask
from manyhosts import API, AT_ONCE, Hosts, addresses, serve

_POPULAR = 100
_SHARE = 20
_REDIRECTS, _DEAD = 10, 50


def pages(hosts: Hosts, count: int) -> list[str]:
    """So many URLs."""
    total = len(hosts.addresses)
    popular = range(1, total, _POPULAR)
    each = round(count / (total + len(popular) * (_SHARE - 1)))
    found = []
    for at in range(1, total):
        for number in range(each * _SHARE if at in popular else each):
            if number % _REDIRECTS == 1:
                target = popular[(at + number) % len(popular)]
                found.append(hosts.url(at, f"to/{target}/{at}-{number}"))
            else:
                found.append(hosts.url(at, f"{'gone' if number % _DEAD == 2 else 'ok'}/{number}"))  # noqa: PLR2004
    return found


def play(hosts: Hosts, end: Connection) -> None:
    """Serve until told to end, and tell what was seen."""

    async def run() -> None:
        await serve(hosts)
        end.send(hosts.port)
        await asyncio.to_thread(end.recv)
        end.send(hosts)

    allow_files(len(hosts.addresses) * AT_ONCE)
    asyncio.run(run())


def allow_files(count: int) -> None:
    """Allow this process to have so many files, or as many as it may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(count + 1000, most), most))


def main() -> None:
    """Serve, ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=2_000)
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--engine", choices=("local", "dask"), default="local")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    hosts = Hosts(addresses(given.hosts))
    here, there = Pipe()
    server = get_context("spawn").Process(target=play, args=[hosts, there], daemon=True)
    server.start()
    there.close()
    hosts.port = here.recv()
    urls = pages(hosts, given.links)
    began, before = time.monotonic(), os.times()
    with (
        tempfile.TemporaryDirectory() as folder,
        seats.local(given.workers) if given.engine == "local" else seats.dask(None, given.workers) as taken,
    ):
        how = Options(allow_loopback=True, github_api=hosts.url(0, API[1:]), cache=Path(folder, "cache", "links.db"))
        survey = ask(urls, how, seats=taken)
    took, after = time.monotonic() - began, os.times()
    here.send(None)
    tell(here.recv(), len(urls), survey.count(), took)
    own, others = (after.user + after.system - before.user - before.system), after.children_user + after.children_system
    peaks = [resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(
        f"processor: {own:.0f} s here, {others:.0f} s in others; memory: {peaks[0]:.0f} and {peaks[1]:.0f} MB\n"
    )


def tell(hosts: Hosts, links: int, counts: Mapping[Verdict, int], took: float) -> None:
    """Print what came of it, and what the hosts saw."""
    seen = [*hosts.seen.values()]
    questions = sum(len(each.times) for each in seen)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    say = sys.stdout.write
    say(f"{links} links of {len(seen)} hosts, {questions} questions in {took:.0f} s: {told}\n")
    say(f"most at once of one host: {max(each.most_at_once for each in seen)}; ")
    say(f"too soon by at most {max(each.ahead() for each in seen):.2f} s; ")
    say(f"questions put again: {sum(count - 1 for each in seen for count in each.questions.values())}\n")


if __name__ == "__main__":
    main()
