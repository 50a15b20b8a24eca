"""Real lists, each read once: spans, links, order, layout, what nobody reads, and that nothing of an entry is lost."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from awesome_lint.catalog import unread
from awesome_lint.catalog.records import Catalog, Entry, Link, Style
from awesome_lint.catalog.unmade import Flaw
from awesome_lint.editing.fixer import FixResult
from awesome_lint.page import Page
from awesome_lint.pipeline import outcomes
from awesome_lint.pipeline.inputs import Input
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from awesome_lint.syntax.nodes import Document
from formatting import formatted_page
from generated import with_line_endings
from github import html
from places import REAL, lists
from reader import lost
from rendering import links, parsed, rendered
from thoroughness import tries
from trees import faults

MOST_WITH_RECORDS = 60_000
"""Larger pages are formatted without records: with them each is read once more."""
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
UNREAD = {
    "AwesomeCTR__awesome.md": [89, 91, 203, 205, 216, 218, 223, 292, 396, 424, 427, 561, 715, 739, 741],
    "Solido__awesome-flutter.md": [934],
    "avelino__awesome-go.md": [270],
    "prakhar1989__awesome-courses.md": [537, 538],
    "rshipp__awesome-malware-analysis.md": [730],
}
"""The lines that look like entries and are not read, by the list."""


class RealList(NamedTuple):
    """A real list, read, and what formatting made of it."""

    path: Path
    source: Source
    document: Document
    records: Catalog
    formatted: FixResult


@pytest.fixture(
    scope="module",
    params=lists(*REAL),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def real_list(request: pytest.FixtureRequest) -> RealList:
    page = Page.read(request.param.read_bytes().decode(), Settings())
    formatted = formatted_page(page, with_records=len(page.source.text) < tries(MOST_WITH_RECORDS, 10_000_000))
    input_ = Input(request.param.name, page.source.text, page.settings)
    records = outcomes.reading_of(input_, page).catalog  # tells the records more, so nothing else is asked of the page
    return RealList(request.param, page.source, page.document, records, formatted)


def all_links(entry: Entry) -> list[Link]:
    return [*entry.links, *(link for field in entry.fields for link in field.links)]


def plain(text: str) -> str:
    """The letters and digits of a text, whatever marks them up."""
    return "".join(filter(str.isalnum, text))


def test_every_span_of_the_tree_cuts_out_what_its_node_says(real_list: RealList) -> None:
    assert faults(real_list.source, real_list.document) == []


def test_byte_order_mark_and_line_endings_shift_places_and_nothing_else(real_list: RealList) -> None:
    plain = real_list.source.text.removeprefix("\ufeff").replace("\r\n", "\n")
    unshifted = real_list.document if plain == real_list.source.text else tree.parse(Source(plain))
    shifted = Source("\ufeff" + with_line_endings(plain, ("\r\n",)))
    assert [
        (type(node), shifted.cut(node.span).replace("\r\n", "\n"))
        for node in tree.parse(shifted).walk()
        if node.start or node.end
    ][1:] == [(type(node), plain[node.start : node.end]) for node in unshifted.walk() if node.start or node.end][1:]


def test_its_links_are_those_that_github_shows(real_list: RealList) -> None:
    ours = [link for link in links(parsed(real_list.document)) if link not in ("a ", "img ")]
    shown = rendered(FRONT_MATTER.sub("", real_list.source.text))
    assert ours == [link for link in links(shown) if link not in ("a ", "img ")]


def test_formatting_renders_the_same_and_is_stable(real_list: RealList) -> None:
    """With records, as where all rules are fixed, unless it is large; and without, as `format` does it."""
    text, once = real_list.source.text, real_list.formatted.text
    assert once == text or html(once) == html(text)
    assert formatted_page(real_list.formatted.page, with_records=False).text == once


def test_spans_cut_out_what_they_say(real_list: RealList) -> None:
    text = real_list.source.text
    for entry in real_list.records.entries:
        cut = text[entry.span.start : entry.span.end]
        assert cut == cut.strip(), "an entry begins and ends with what is not blank"
        assert plain(text[entry.name_span.start : entry.name_span.end]) or not plain(entry.name)
        for field in entry.fields:
            assert len(field.values) == len(field.value_spans)
            if entry.style is Style.HEADING:
                assert entry.span.start <= field.span.start <= field.span.end <= entry.span.end
                assert plain(text[field.name_span.start : field.name_span.end]) == plain(field.name)
        for link in all_links(entry):
            written = text[link.url_span.start : link.url_span.end]
            as_written = link.url in (
                written,
                f"http://{written}",
                f"mailto:{written}",
            )  # no span holds what is implied
            assert not written or as_written or "&" in written or "\\" in written, written


def test_heading_entries_follow_one_another(real_list: RealList) -> None:
    found = real_list.records
    headed = [each for each in found.entries if each.style is Style.HEADING]
    assert all(one.span.end <= other.span.start for one, other in pairwise(headed))
    placed = [id(entry) for top in found.sections for section in top.walk() for entry in section.entries]
    assert len(placed) == len(set(placed))


def test_all_lines_that_are_not_read_are_known(real_list: RealList) -> None:
    _, source, document, records, _ = real_list
    found = unread.find(document, records, source.text, is_list=True)
    found = [each for each in found if each.fault is not Flaw.NO_BRACKETS]
    assert [source.position(each.span.start).row for each in found] == UNREAD.get(real_list.path.name, [])


def test_nothing_of_an_entry_is_lost(real_list: RealList) -> None:
    assert lost(real_list.document, real_list.records) == []
