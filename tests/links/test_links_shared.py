"""Links that several processes ask: what each host sees is the same as if one did."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from awesome_lint.cli import seats
from awesome_lint.links import partition
from awesome_lint.links.answers import Verdict
from awesome_lint.links.options import Options
from awesome_lint.links.run import LinkSurvey, ask
from awesome_lint.links.sharing import Seats
from manyhosts import API, Hosts, are_there, serving

pytestmark = pytest.mark.skipif(not are_there(), reason="this machine has one address of its own")
COUNT = 120
POPULAR = 8
"""So many hosts get redirects from all others."""
TOLERANCE = 0.7
"""For so many seconds what is asked in time may come late, and what follows it then seems to come too soon."""
SEATS: dict[str, Callable[[], AbstractContextManager[Seats]]] = {
    "one process": lambda: seats.local(1),
    "two processes": lambda: seats.local(2),
    "two workers": lambda: seats.dask(None, 2),
}


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    with serving(COUNT) as served:
        yield served


def urls(hosts: Hosts) -> list[str]:
    """Some pages of each host, many of some, and redirects from each to some; repositories with what is in them."""
    found = [hosts.url(0, f"owner/{n}") for n in range(120)] + [hosts.url(0, f"owner/{n}/wiki") for n in range(12)]
    for at in range(1, COUNT):
        found += [hosts.url(at, f"ok/{n}") for n in range(30 if at <= POPULAR else 4)]
        found += [hosts.url(at, f"gone/{at}"), hosts.url(at, f"to/{at % POPULAR + 1}/{at}")]
    return found


def options(hosts: Hosts, **others: Any) -> Options:
    api = hosts.url(0, API[1:])
    return Options(allow_loopback=True, github_token="secret", github_api=api, timeout=10, **others)


@pytest.mark.parametrize("kind", SEATS)
def test_no_host_is_asked_more_than_it_may_be_and_no_link_twice(kind: str, hosts: Hosts) -> None:
    asked = urls(hosts)
    with SEATS[kind]() as taken:
        survey = ask(asked, options(hosts), seats=taken)
    assert survey.answers.keys() == set(asked)
    assert survey.count() == {
        Verdict.OK: 132 + 30 * POPULAR + 4 * (COUNT - 1 - POPULAR),
        Verdict.DEAD: COUNT - 1,
        Verdict.MOVED: COUNT - 1,
    }
    for each in hosts.seen.values():
        assert each.most_at_once <= 8
        assert each.ahead() < TOLERANCE
        assert set(each.questions.values()) == {1}
        assert all(question.startswith(("HEAD ", "GET /gone/")) for question in each.questions)
    github = hosts.seen[hosts.addresses[0]]
    assert (github.most_at_once <= 4, github.ahead(4, 10) < TOLERANCE) == (True, True)
    assert (hosts.api.most_at_once, hosts.tokens) == (1, {"Bearer secret"})
    assert len(hosts.api.times) == 3


def test_both_parts_have_hosts_that_others_lead_to() -> None:
    """Otherwise the test above would see nothing."""
    with_pages = {partition.owner(f"127.1.0.{at}", 2) for at in range(1, POPULAR + 1)}
    assert with_pages == {0, 1}


def test_a_process_that_is_killed_is_replaced_and_no_link_is_left_out(hosts: Hosts) -> None:
    asked = urls(hosts)
    with seats.local(2) as taken:
        thread = Thread(target=_killing, args=[hosts], daemon=True)
        thread.start()
        survey = ask(asked, options(hosts), seats=taken)
    assert not thread.is_alive()
    assert survey.answers.keys() == set(asked)
    assert survey.count()[Verdict.DEAD] == COUNT - 1
    again = sum(each.questions.total() for each in hosts.seen.values()) - _questions(survey)
    assert 0 < again < len(asked)


def _questions(survey: LinkSurvey) -> int:
    """How many questions are needed: what is dead is asked twice, and a redirect leads to another page."""
    counts = survey.count()
    return 12 + counts[Verdict.OK] - 132 + 2 * counts[Verdict.DEAD] + 2 * counts[Verdict.MOVED]


def _killing(hosts: Hosts) -> None:
    while sum(len(each.times) for each in hosts.seen.values()) < 500:
        time.sleep(0.005)
    multiprocessing.active_children()[0].kill()


def test_a_run_that_has_no_more_time_leaves_no_process_behind(hosts: Hosts) -> None:
    began = time.monotonic()
    with seats.local(2) as taken:
        survey = ask(urls(hosts), options(hosts, max_time=1), seats=taken)
        processes = [each.pid for each in multiprocessing.active_children()]
    assert (survey.is_late, len(survey.answers) < len(survey.asked)) == (True, True)
    assert time.monotonic() - began < 8
    assert len(processes) == 2
    assert not any(Path(f"/proc/{each}").exists() for each in processes)


def test_what_is_known_is_not_asked_by_any_process(hosts: Hosts, tmp_path: Path) -> None:
    some = [hosts.url(at, "ok/1") for at in range(1, 40)]
    how = options(hosts, cache=tmp_path / "cache" / "links.db")
    with seats.local(2) as taken:
        assert ask(some, how, seats=taken).known == 0
    with seats.local(2) as taken:
        assert ask([*some, hosts.url(50, "ok/1")], how, seats=taken).known == len(some)
    assert [sum(each.questions.values()) for each in hosts.seen.values()][1:51] == [*[1] * 39, *[0] * 10, 1]
