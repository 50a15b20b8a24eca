"""Work is linear in the page: ten times the entries take about ten times the calls, counted rather than timed."""

from __future__ import annotations

import cProfile
from collections import Counter
from collections.abc import Callable
from types import CodeType

import pytest

from awesome_lint import engine, rules
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document, Html, Link, Text

ENTRIES = 20
"""Few enough to be quick, and so many that what is done once a page does not count."""
FEW = 1.15
"""What sorting and searching in halves may add to ten times the calls."""


RULES = [each for each in rules.all_ids() if each.code != "SPL001"]


Calls = Counter[CodeType | str]
"""How often each function was called."""


def calls(work: Callable[[], object]) -> Calls:
    """How often some work calls each function, built-in ones too."""
    profile = cProfile.Profile(subcalls=False)
    profile.runcall(work)
    counts: Calls = Counter()
    for each in profile.getstats():
        counts[each.code] += each.callcount
    return counts


def check(text: str) -> None:
    engine.check(Page.read(text, Settings()), RULES)


def put_in_order(text: str) -> None:
    fixer.fix(text, Settings(select=["FMT"]))


def page(entry: Callable[[int], str], count: int) -> str:
    """A list of sections with ten entries each."""
    lines = ["# Things", "", "## Contents", ""]
    lines += [f"- [Part {number}](#part-{number})" for number in range(count // 10)]
    for number in range(count):
        lines += ["", f"## Part {number // 10}", ""] if number % 10 == 0 else []
        lines.append(entry(number))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "entry",
    [
        lambda at: f"- [Name {at}](https://example.org/{at}) - Does what {at} says.",
        lambda at: f"- [Name {at * 7 % 100}](https://example.org/{at}) – does `{at}`",
        lambda at: f"* **[Name {at}][{at}]**: Does it. `MIT`\n\n[{at}]: https://example.org/{at}\n",
        lambda at: f"- [Name {at}](htps://example.org) - Does it. <!-- awesome-lint-disable-line LNK001 -->",
        lambda at: f"<!--lint ignore double-link-->\n- [Name {at}](https://example.org/{at}) - Does it.\n",
        lambda at: f"### Name {at}\n\n* Type: `library`\n* Link: <https://example.org/{at}>\n",
        lambda at: f"- [Name {at}](#nowhere-{at}) - Leads nowhere (at all.",
        lambda at: f"- Name {at} (<https://example.org/{at}>)\n  - [paper](https://example.org/{at}/paper)\t",
    ],
    ids=["plain", "unsorted", "references", "suppressed", "ignored", "headings", "broken", "nested"],
)
@pytest.mark.parametrize(
    "work", [check, lambda text: fixer.fix(text, Settings(select=["FMT"]))], ids=["check", "format"]
)
def test_ten_times_the_entries_take_ten_times_the_calls(
    work: Callable[[str], object], entry: Callable[[int], str]
) -> None:
    few, many = page(entry, ENTRIES), page(entry, 10 * ENTRIES)
    work(few)  # what is done once a process
    assert calls(lambda: work(many)).total() < 10 * FEW * calls(lambda: work(few)).total()


def test_nodes_of_a_class_come_in_the_order_of_the_page_and_are_gathered_once() -> None:
    document = tree.parse(Source("# a [b](c) <i>\n\n- d <u> [e](f)\n"))
    assert [each.start for each in document.of(Html, Link)] == [4, 11, 20, 24]
    assert [each.text for each in document.of(Text)] == ["a ", "b", " ", "d ", " ", "e"]
    assert document.of(Document) == [document]
    assert document.of(Link) is document.of(Link)
