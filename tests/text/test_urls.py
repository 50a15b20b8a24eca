"""Where URLs stand, and which of them lead to the same place."""

from __future__ import annotations

import pytest

from awesome_lint.page.destinations import Destinations, destinations
from awesome_lint.source import Source
from awesome_lint.syntax.tree import parse
from awesome_lint.text.urls import canonical, has_scheme, is_page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Example.org/a", "http://www.example.org/a/"),
        ("https://github.com/Owner/Repo.git", "http://github.com/owner/repo#readme"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org/中", "https://example.org/%E4%B8%AD"),
        ("https://example.org", "https://example.org/"),
    ],
)
def test_urls_that_lead_to_the_same_place_are_canonically_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/a?x=1", "https://example.org/a?x=2"),
        ("https://example.org/a#one", "https://example.org/a#two"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://github.com/owner/repo", "https://github.com/owner/repo/tree/main/x"),
        ("mailto:a@example.org", "mailto:b@example.org"),
    ],
)
def test_urls_that_lead_elsewhere_are_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_page_is_more_than_a_site() -> None:
    assert is_page("https://example.org/a")
    assert is_page("https://example.org/?a")
    assert not is_page("https://example.org/")
    assert not is_page("docs/a.md")


def test_a_scheme_needs_a_letter_and_a_colon() -> None:
    assert has_scheme("git+ssh://x")
    assert not has_scheme("docs/a.md")
    assert not has_scheme("//example.org")


def test_destinations_are_found_where_they_are_written() -> None:
    text = (
        "[a](b&amp;c) [r] <https://d.org> www.e.org ![f](g)\n\n[r]: <h i>\n\n"
        '<a class=\'x\' href="j&amp;k">l</a> <!-- <a href="no"> -->\n\n'
        "<p>\n<img src='m'/><a href=o/p>q</a>\n<!-- <img src='no'> --></p>\n"
    )
    source = Source(text)
    found = [each for node in parse(source).walk() for each in destinations(node, source)]
    assert [each.url for each in found] == ["b&c", "https://d.org", "http://www.e.org", "g", "h i", "j&k", "m", "o/p"]
    assert [source.cut(each.span) for each in found] == [
        "b&amp;c",
        "https://d.org",
        "www.e.org",
        "g",
        "h i",
        "j&amp;k",
        "m",
        "o/p",
    ]


def test_each_picture_of_a_set_has_its_url() -> None:
    text = '<source srcset="a.png 1x, b.png?w=1,2 2x,\nc.png">\n\nx <img src="d.png" srcset=e.png>\n'
    source = Source(text)
    found = Destinations(parse(source), source)
    assert [each.url for each in found] == ["a.png", "b.png?w=1,2", "c.png", "d.png", "e.png"]
    assert all(source.cut(each.span) == each.url for each in found)
