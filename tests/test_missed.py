"""What looks like an entry and was not read as one, as a summary counts it."""

from __future__ import annotations

import pytest

from awesome_lint.catalog import coverage, missed
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.source import Source
from awesome_lint.syntax import tree


def found(text: str, *read: str, is_closed: str = "") -> list[tuple[str, str]]:
    """What is missed on a page of which only the entries of these names were read, one a line."""
    source = Source(text)
    entries = [entry(source, name) for name in read]
    catalog = Catalog(None, None, source.line_span(0), entries=entries)
    missing = missed.find(tree.parse(source), catalog, lambda title: title == is_closed)
    return [(each.kind.value, each.name) for each in missing]


def entry(source: Source, name: str) -> Entry:
    span = source.line_span(source.position(source.text.index(name)).row - 1)
    return Entry(name, None, None, [], Style.BULLET, span, span)


def bullets(*names: str) -> str:
    return "".join(f"- [{name}](https://{name.casefold()}.org) - About it.\n" for name in names)


def page(body: str, title: str = "Kits") -> str:
    return f"# L\n\n- [Deutsch](https://l.org/de)\n\n## {title}\n\n{body}"


def test_bullets_outside_all_entries_are_missed() -> None:
    text = page(bullets("Ann", "Bob") + "- Others\n  - [Cid](https://cid.org) - About it.\n")
    assert found(text, "Ann") == [("bullet", "Bob"), ("bullet", "Cid")]
    assert found(text, "Ann", "Bob", "Cid") == []


def test_rows_are_missed_if_they_link_a_name() -> None:
    rows = "| No | Name | |\n| --- | --- | --- |\n| 1 | [Ann](https://ann.org) | a |\n| 2 | Bob | b |\n"
    assert found(page(rows)) == [("table row", "Ann")]


def test_a_bullet_without_a_link_is_missed_among_entries() -> None:
    text = page(bullets("Ann", "Bob", "Cid") + "- Dan - About it.\n")
    assert found(text, "Ann", "Bob", "Cid") == [("bullet", "Dan")]
    assert found(text.replace("Dan -", "Dan"), "Ann", "Bob", "Cid") == []
    assert found(text, "Ann") == [("bullet", "Bob"), ("bullet", "Cid")]


def test_paragraphs_are_missed_where_several_are_alike() -> None:
    lines = [f"[{name}](https://{name.casefold()}.org) - About it.\n" for name in ("Ann", "Bob", "Cid")]
    assert found(page("\n".join(lines))) == [("paragraph", "Ann"), ("paragraph", "Bob"), ("paragraph", "Cid")]
    assert found(page("\n".join(lines[:2]))) == []


@pytest.mark.parametrize(
    "body",
    [
        "- [here](https://a.org) is more\n- See [Ann](https://ann.org) for more.\n- Some words, no link.\n",
        "- [Kits](#kits)\n- [File](docs/file.md)\n",
        "- [![build](https://a.org/b.svg)](https://a.org)\n",
        "- [Demo](https://a.org)\n- [Demo](https://b.org)\n- [Demo](https://c.org)\n",
    ],
)
def test_other_bullets_are_no_entries(body: str) -> None:
    assert found(page(body)) == []


@pytest.mark.parametrize("title", ["Contributing", "License", "Table of Contents", "Credits", "Sponsors"])
def test_sections_about_the_page_hold_none(title: str) -> None:
    assert found(page(bullets("Ann", "Bob") + "\n### More\n\n" + bullets("Cid"), title)) == []


def test_sections_that_the_settings_exclude_hold_none() -> None:
    assert found(page(bullets("Ann")), is_closed="Kits") == []


def test_a_page_of_one_section_is_looked_at() -> None:
    assert found("# L\n\n" + bullets("Ann")) == [("bullet", "Ann")]
    assert found("# L\n\n" + bullets("Ann", "Bob") + "\n## Contributing\n", "Ann") == [("bullet", "Bob")]


def test_what_is_broken_is_counted_once() -> None:
    source = Source(page(bullets("Ann", "Bob", "Cid") + "- [Dan] (https://dan.org) - About it.\n"))
    entries = [entry(source, name) for name in ("Ann", "Bob", "Cid")]
    catalog = Catalog(None, None, source.line_span(0), entries=entries)
    read = coverage.measure(tree.parse(source), catalog, source.text, is_list=True)
    assert read.missing() == [(1, "entry-like line")]
    assert read.places(source) == ["entry-like line not read: line 10"]
