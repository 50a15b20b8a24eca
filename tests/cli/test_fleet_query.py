"""`awesome-lint fleet query` and `fleet links`: what the tables answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from awesome_lint.fleet.questions import QUESTIONS
from commandline import ran, run
from fleets import rows
from website import Site, app_of, serving

HOST = "https://example.org"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site) as served:
        yield served


def listed(name: str, *urls: str) -> None:
    """A list of entries with these URLs, which are named by what follows their last slash."""
    entries = "".join(f"- [{url.strip('/').rpartition('/')[2].title()}]({url}) - Is there.\n" for url in urls)
    Path(name).write_text(f"# List\n\n{entries}", encoding="utf-8")


def fill(*names: str) -> None:
    assert run("fleet", *(names or ("a.md", "b.md", "c.md")), "--out", "out").exit_code == 0


def asked(question: str) -> list[dict[str, Any]]:
    status, said, told = ran("fleet", "query", question, "--out", "out", "--format", "json")
    assert (status, told) == (0, "")
    found: list[dict[str, Any]] = json.loads(said)
    return found


@pytest.fixture
def three() -> None:
    common = [f"{HOST}/{name}" for name in ("one", "two", "three")]
    listed("a.md", *common, f"{HOST}/four")
    listed("b.md", *common, "http://www.example.org/four/", f"{HOST}/five")
    listed("c.md", *common)
    fill()


def test_entries_in_many_lists(three: None) -> None:
    assert asked("shared")[:2] == [
        {"canonical": "example.org/one", "name": "One", "lists": 3},
        {"canonical": "example.org/three", "name": "Three", "lists": 3},
    ]
    assert [row["lists"] for row in asked("shared")] == [3, 3, 3, 2]


def test_what_a_list_lacks_that_its_neighbours_have(three: None) -> None:
    assert asked("lacking") == [
        {"list": "c.md", "name": "Four", "canonical": "example.org/four", "neighbours": 2, "weight": 6}
    ]


def test_near_duplicates_by_canonical_url(three: None) -> None:
    assert asked("near-duplicates") == [
        {
            "canonical": "example.org/four",
            "ways": 2,
            "urls": ["http://www.example.org/four/", "https://example.org/four"],
            "lists": ["a.md", "b.md"],
        }
    ]


def test_growth_is_told_by_the_history(three: None) -> None:
    listed("c.md", f"{HOST}/one", f"{HOST}/six")
    fill()
    found = [(row["list"], row["entries"], row["change"]) for row in asked("growth")]
    assert found == [("a.md", 4, None), ("b.md", 5, None), ("c.md", 3, None), ("c.md", 2, -1)]


def test_vocabularies_and_rules() -> None:
    for name in ("a.md", "b.md"):
        kinds = ["mammal", "bird"] * 6
        entries = "".join(f"### C{at}\n\n* Kind: `{kind}`\n\n" for at, kind in enumerate(kinds))
        Path(name).write_text(f"# Animals\n\n## Cats\n\n{entries}", encoding="utf-8")
    fill("a.md", "b.md")
    assert asked("vocabularies") == [
        {"field": "Kind", "value": "bird", "lists": 2, "entries": 12},
        {"field": "Kind", "value": "mammal", "lists": 2, "entries": 12},
    ]
    assert sum(row["findings"] for row in asked("rules")) == len(rows("out", "findings"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_can_be_asked_of_empty_tables(question: str) -> None:
    Path("a.md").write_text("Nothing.\n", encoding="utf-8")
    run("fleet", "a.md", "--out", "out")
    assert all(row.get("entries", 0) == 0 for row in asked(question))


def test_answers_are_written_for_people_and_for_programs(three: None) -> None:
    question = "SELECT name, entry, section FROM entries WHERE list = 'c.md' ORDER BY entry"
    text = ran("fleet", "query", question, "--out", "out")[1]
    assert text == "name   entry  section\nOne        0\nTwo        1\nThree      2\n"
    run("fleet", "query", question, "--out", "out", "--format", "csv", "-o", "out.csv")
    found = [*csv.DictReader(Path("out.csv").read_text(encoding="utf-8").splitlines())]
    assert [row["name"] for row in found] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("shred", "no query is called `shred`; did you mean `shared`?"),
        ("SELECT * FROM read_text('a.md')", "Permission Error: "),
        ("SELECT nothing FROM lists", "Binder Error: "),
        ("DROP VIEW lists; COPY (SELECT 1) TO 'x.csv'", "Permission Error: "),
    ],
)
def test_what_is_no_question_is_an_error(three: None, question: str, said: str) -> None:
    status, out, told = ran("fleet", "query", question, "--out", "out")
    assert (status, out) == (2, "")
    assert told.startswith(f"error: {said}")
    assert not Path("x.csv").exists()


def test_a_folder_without_tables_is_an_error() -> None:
    said = "error: out has no tables; make them with `awesome-lint fleet`\n"
    assert ran("fleet", "query", "shared", "--out", "out") == (2, "", said)


def test_without_a_question_those_with_a_name_are_listed() -> None:
    said = ran("fleet", "query", "--out", "out")[1]
    assert [line.split()[0] for line in said.splitlines()] == [*QUESTIONS]


def test_links_of_all_lists_are_asked_once_and_dead_ones_told_by_list(site: Site) -> None:
    dead, fine = site.url("status/404"), site.url("status/200")
    listed("a.md", dead, f"{fine}#part")
    listed("b.md", fine, dead, site.url("status/410"))
    listed("c.md", fine)
    fill()
    done = run("fleet", "links", "--out", "out", "--allow-loopback", "--no-cache", "--timeout", "5")
    assert (done.exit_code, done.stderr) == (0, "asked 3 links (0 from the cache): 2 dead, 1 ok\n")
    assert sorted(row["verdict"] for row in answers()) == ["dead", "dead", "ok"]
    assert asked("dead-links") == [
        {"list": "b.md", "links": 3, "dead": 2, "urls": [dead, site.url("status/410")]},
        {"list": "a.md", "links": 2, "dead": 1, "urls": [dead]},
    ]


def answers() -> list[dict[str, Any]]:
    return asked("SELECT * FROM answers")
