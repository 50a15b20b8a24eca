"""Repositories: what GitHub says of them, in how many queries, and what is done where it says nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from awesome_lint.links import github
from awesome_lint.links.answers import Answer, Repository, Verdict
from awesome_lint.links.client import Client
from awesome_lint.links.options import Options
from awesome_lint.links.run import LinkSurvey, ask
from fakehub import Hub, hubbing

OK, MOVED, DEAD, BLOCKED, UNVERIFIED = Verdict
PUSHED = date(2026, 11, 1)
GONE = Answer(DEAD, "leads to a repository that GitHub does not know")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with hubbing(Hub()) as hub:
        yield hub


@dataclass
class Pages:
    """GitHub's web pages: what they answer, and which were asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def ask(self, url: str) -> Answer:
        self.asked.append(url)
        return self.answers.get(url, Answer(OK))


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    pages = Pages()
    monkeypatch.setattr(Client, "ask", lambda _, url: pages.ask(url))
    return pages


def url_of(name: str, rest: str = "") -> str:
    return f"https://github.com/{name}{rest}"


def survey_of(hub: Hub, *urls: str, **options: Any) -> LinkSurvey:
    return ask(urls, Options(**{"github_token": "secret", "github_api": hub.api, **options}))


def answer_of(hub: Hub, url: str) -> Answer:
    return survey_of(hub, url).answers[url]


def test_a_repository(hub: Hub, pages: Pages) -> None:
    hub.add("Example/PEFT")
    assert answer_of(hub, url_of("example/peft")) == Answer(
        OK, repository=Repository("example/peft", "Example/PEFT", pushed=PUSHED)
    )
    assert hub.sizes == [1]
    assert pages.asked == []


def test_an_archived_a_disabled_and_a_stale_one(hub: Hub) -> None:
    hub.add("a/archived", isArchived=True, archivedAt="2025-01-02T03:04:05Z")
    hub.add("a/disabled", isDisabled=True)
    hub.add("a/stale", pushedAt="2019-01-01T00:00:00Z")
    hub.add("a/empty", pushedAt=None)
    survey = survey_of(hub, *(url_of(name) for name in hub.repositories))
    assert {each.repository for each in survey.answers.values()} == {
        Repository("a/archived", "a/archived", is_archived=True, archived=date(2025, 1, 2), pushed=PUSHED),
        Repository("a/disabled", "a/disabled", is_disabled=True, pushed=PUSHED),
        Repository("a/stale", "a/stale", pushed=date(2019, 1, 1)),
        Repository("a/empty", "a/empty"),
    }
    assert hub.sizes == [4]


@pytest.mark.parametrize(
    ("rest", "expected"), [("", ""), ("/", "/"), (".git", ".git"), ("?tab=readme-ov-file", "?tab=readme-ov-file")]
)
def test_a_renamed_one(rest: str, expected: str, hub: Hub) -> None:
    hub.repositories["old/name"] = {"nameWithOwner": "New/Name"}
    answer = answer_of(hub, url_of("Old/Name", rest))
    assert answer == Answer(MOVED, target=url_of("New/Name", expected), repository=Repository("Old/Name", "New/Name"))
    assert answer.repository is not None
    assert answer.repository.is_renamed


def test_the_fragment_of_a_renamed_one_stays(hub: Hub) -> None:
    hub.repositories["old/name"] = {"nameWithOwner": "newer/name"}
    answer = survey_of(hub, url_of("old/name", "#readme")).get(url_of("old/name", "#readme"))
    assert answer is not None
    assert answer.target == url_of("newer/name", "#readme")


def test_one_that_is_gone_is_asked_about_twice(hub: Hub) -> None:
    assert answer_of(hub, url_of("a/gone")) == GONE
    assert hub.sizes == [1, 1]


def test_one_that_is_back_the_second_time_is_not_gone(hub: Hub) -> None:
    hub.add("a/back")
    errors = [{"type": "NOT_FOUND", "path": ["r0"]}]
    hub.script = [(200, {}, {"data": {"r0": None}, "errors": errors})]
    assert answer_of(hub, url_of("a/back")).verdict is OK


@pytest.mark.parametrize("kind", ["FORBIDDEN", "INTERNAL", "SOMETHING_ELSE"])
def test_any_other_error_leaves_it_to_the_web_page(kind: str, hub: Hub, pages: Pages) -> None:
    hub.add("a/fine")
    hub.special["a/b"] = kind
    survey = survey_of(hub, url_of("a/b"), url_of("a/fine"), url_of("a/gone"))
    assert survey.answers[url_of("a/b")] == Answer(OK)
    assert survey.answers[url_of("a/fine")].repository is not None
    assert survey.answers[url_of("a/gone")] == GONE
    assert [url_of("a/b")] == pages.asked
    assert survey.notes == []


def test_2000_cost_40_queries_and_each_is_asked_about_once(hub: Hub) -> None:
    names = [f"owner{each}/name{each}" for each in range(2000)]
    for name in names:
        hub.add(name)
    urls = [url_of(name) for name in names] + [url_of(name.upper()) for name in names[:500]]
    survey = survey_of(hub, *urls)
    assert survey.count() == {OK: 2500}
    assert hub.sizes == [50] * 40


def test_what_is_gone_costs_a_second_query_for_each_50(hub: Hub) -> None:
    for each in range(100):
        hub.add(f"a/there{each}")
    urls = [url_of(f"a/there{each}") for each in range(100)] + [url_of(f"a/gone{each}") for each in range(60)]
    assert survey_of(hub, *urls).count() == {OK: 100, DEAD: 60}
    assert hub.sizes == [50, 50, 50, 10, 50, 10]


def test_batches_are_halved_where_github_answers_502(hub: Hub) -> None:
    hub.limit = 20
    for each in range(100):
        hub.add(f"a/b{each}")
    assert survey_of(hub, *(url_of(f"a/b{each}") for each in range(100))).count() == {OK: 100}
    assert hub.sizes == [50, 25, *[12] * 8, 4]


def test_a_repository_that_answers_502_alone_is_left_to_its_page(hub: Hub, pages: Pages) -> None:
    hub.limit = 0
    assert survey_of(hub, *(url_of(f"a/b{each}") for each in range(3))).count() == {OK: 3}
    assert hub.sizes == [3, 1, 1, 1]
    assert len(pages.asked) == 3


def test_an_api_that_answers_nothing_but_502_is_left_alone(hub: Hub, pages: Pages) -> None:
    hub.limit = 0
    survey = survey_of(hub, *(url_of(f"a/b{each}") for each in range(300)))
    assert hub.sizes == [50, 25, 12, 6, 3, 1, 1, 1, 1, 1]
    assert len(pages.asked) == 300
    said = "fails even for small queries"
    assert survey.notes == [f"GitHub's API {said}; repositories are requested as web pages instead"]


def test_an_answer_without_data_is_halved_too(hub: Hub, pages: Pages) -> None:
    hub.add("a/b")
    hub.add("a/c")
    hub.script = [(200, {}, {"data": None, "errors": [{"message": "Something went wrong."}]})]
    assert survey_of(hub, url_of("a/b"), url_of("a/c")).count() == {OK: 2}
    assert hub.sizes == [2, 1, 1]
    assert pages.asked == []


LIMITED = {"data": None, "errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded for user."}]}
SECONDARY = {"message": "You have exceeded a secondary rate limit."}


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"retry-after": "1"}, LIMITED),
        (200, {"x-ratelimit-reset": "SOON"}, LIMITED),
        (403, {"retry-after": "1"}, SECONDARY),
        (429, {"retry-after": "1"}, {}),
        (200, {"retry-after": "1"}, {"errors": [{"message": "You have exceeded a secondary rate limit."}]}),
    ],
)
def test_a_short_limit_is_waited_for(status: int, headers: dict[str, str], body: Any, hub: Hub, pages: Pages) -> None:
    hub.add("a/b")
    soon = str(int(time.time()) + 2)
    hub.script = [(status, {name: value.replace("SOON", soon) for name, value in headers.items()}, body)]
    start = time.monotonic()
    survey = survey_of(hub, url_of("a/b"))
    assert survey.answers[url_of("a/b")].repository is not None
    assert time.monotonic() - start >= 0.9
    assert survey.notes == []
    assert pages.asked == []


@pytest.mark.parametrize("headers", [{"x-ratelimit-reset": "4102444800"}, {"retry-after": "3600"}])
def test_a_long_limit_is_not(headers: dict[str, str], hub: Hub, pages: Pages) -> None:
    hub.script = [(200, headers, LIMITED)]
    survey = survey_of(hub, *(url_of(f"a/b{each}") for each in range(120)))
    assert hub.sizes == [50]
    assert survey.count() == {OK: 120}
    assert len(pages.asked) == 120
    said = "has reached its hourly limit"
    assert survey.notes == [f"GitHub's API {said}; repositories are requested as web pages instead"]


@pytest.mark.parametrize(
    ("status", "said"), [(401, "refuses the token"), (500, "answers 500"), (302, "answers 302"), (404, "answers 404")]
)
def test_an_api_that_fails_is_left_alone(status: int, said: str, hub: Hub, pages: Pages) -> None:
    hub.script = [(status, {"Location": "http://127.0.0.1:9/"}, {"message": "no"})] * 10
    survey = survey_of(hub, *(url_of(f"a/b{each}") for each in range(120)))
    assert hub.sizes == [50]
    assert len(pages.asked) == 120
    assert survey.notes == [f"GitHub's API {said}; repositories are requested as web pages instead"]


def test_an_api_that_is_not_there() -> None:
    survey = survey_of(Hub(api="http://127.0.0.1:9/graphql"), url_of("a/b"))
    assert survey.notes == ["GitHub's API does not answer; repositories are requested as web pages instead"]
    assert survey.count() == {OK: 1}


def test_without_a_token_pages_are_asked_with_a_hint(hub: Hub, pages: Pages) -> None:
    survey = survey_of(hub, url_of("a/b"), github_token=None)
    assert hub.sizes == []
    assert [url_of("a/b")] == pages.asked
    assert survey.notes == ["without a token, archived repositories are not detected; set GITHUB_TOKEN"]


def test_a_page_that_leads_to_another_repository_tells_that_it_was_renamed(hub: Hub, pages: Pages) -> None:
    pages.answers[url_of("old/name")] = Answer(MOVED, target=url_of("newer/name"))
    survey = survey_of(hub, url_of("old/name"), github_token=None)
    assert survey.answers[url_of("old/name")] == Answer(
        MOVED, target=url_of("newer/name"), repository=Repository("old/name", "newer/name")
    )


def test_a_page_in_a_repository_is_asked_besides(hub: Hub, pages: Pages) -> None:
    hub.add("a/b", isArchived=True)
    inside, gone, lost = url_of("a/b", "/wiki"), url_of("a/b", "/tree/main/x"), url_of("a/gone", "/wiki")
    pages.answers[gone] = Answer(DEAD, "answers 404 Not Found")
    survey = survey_of(hub, inside, gone, lost)
    known = Repository("a/b", "a/b", is_archived=True, pushed=PUSHED)
    assert survey.answers == {
        inside: Answer(OK, repository=known),
        gone: Answer(DEAD, "answers 404 Not Found", repository=known),
        lost: GONE,
    }
    assert sorted(pages.asked) == [gone, inside]


def test_the_token_goes_to_the_api_only(hub: Hub) -> None:
    hub.special["a/b"] = "FORBIDDEN"
    options = Options(github_token="secret", github_api=hub.api)
    ask([url_of("a/b")], options)
    assert hub.tokens == {"Bearer secret"}
    assert "secret" not in repr(options)


PLACES = {
    "https://github.com/a/b": "a/b",
    "http://www.github.com/A/b.c/": "A/b.c",
    "https://github.com/a/b.git": "a/b",
    "https://github.com/a_company/b_c": "a_company/b_c",
    "https://github.com/a/b?tab=readme": "a/b",
    "https://GitHub.com/a/b#readme": "a/b",
    "https://github.com/a/b/issues": "a/b inside",
    "https://github.com/a": None,
    "https://github.com/": None,
    "https://github.com/topics/python": None,
    "https://github.com/orgs/a/repositories": None,
    "https://github.com/sponsors/a": None,
    "https://gist.github.com/a/b": None,
    "https://github.com.evil.example/a/b": None,
    "https://github.com@evil.example/a/b": None,
    "https://github.com/a b/c": None,
    'https://github.com/a/b"c': None,
    "https://github.com/ä/b": None,
    "https://[/a/b": None,
}


@pytest.mark.parametrize("url", PLACES)
def test_which_urls_are_those_of_repositories(url: str) -> None:
    found = github.place(url)
    assert (None if found is None else f"{found}{' inside' if found.inside else ''}") == PLACES[url]


@pytest.mark.parametrize(
    ("api", "host"),
    [
        ("https://api.github.com/graphql", "github.com"),
        ("https://git.example.com/api/graphql", "git.example.com"),
        ("http://127.0.0.1:8000/graphql", "github.com"),
    ],
)
def test_the_host_whose_repositories_an_api_knows(api: str, host: str) -> None:
    assert github.web_host(api) == host
