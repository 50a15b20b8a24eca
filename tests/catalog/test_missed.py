"""What looks like an entry and was not read as one, as a summary counts it."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.catalog import coverage, missed
from awesome_lint.catalog.coverage import Counts
from awesome_lint.catalog.records import Catalog, Entry, Style
from awesome_lint.page import Page, World
from awesome_lint.settings import SectionSettings, Settings
from awesome_lint.source import Source
from awesome_lint.syntax import tree


def found(text: str, *read: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    """What is missed on a page of which only the entries of these names were read, one a line."""
    source = Source(text)
    entries = [entry(source, name) for name in read]
    catalog = Catalog(None, None, source.line_span(0), entries=entries)
    missing = missed.find(tree.parse(source), catalog, settings or Settings())
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


def test_what_the_settings_exclude_is_not_missed() -> None:
    assert found(page(bullets("Ann")), settings=Settings(sections=SectionSettings(exclude=["kits"]))) == []
    assert found(page(bullets("Ann")), settings=Settings(entries=[Style.TABLE])) == []
    assert found(page(bullets("Ann")), settings=Settings(entries=[Style.BULLET])) == [("bullet", "Ann")]


def test_a_page_of_one_section_is_looked_at() -> None:
    assert found("# L\n\n" + bullets("Ann")) == [("bullet", "Ann")]
    assert found("# L\n\n" + bullets("Ann", "Bob") + "\n## Contributing\n", "Ann") == [("bullet", "Bob")]


def test_paragraphs_that_are_mostly_a_title_are_missed() -> None:
    lines = [
        f"VENUE {at}, [The life of {at} ants](https://ants.org/{at}) [pdf](https://ants.org/{at}.pdf)\n"
        for at in range(3)
    ]
    assert found(page("\n".join(lines))) == [("paragraph", f"The life of {at} ants") for at in range(3)]
    assert found(page("".join(f"- {line}" for line in lines))) == [
        ("bullet", f"The life of {at} ants") for at in range(3)
    ]
    prose = [f"At dusk {at} of them read [the life of ants](https://ants.org/{at}) to the others.\n" for at in range(3)]
    assert found(page("\n".join(prose))) == []


def test_links_are_counted_where_lists_have_them() -> None:
    text = page(bullets("Ann", "Bob", "Cid") + "\nRead [this](https://t.org).\n\n### [Dan](https://dan.org)\n")
    source = Source(f"{text}\n## License\n\n- [MIT](https://mit.org)\n")
    catalog = Catalog(None, None, source.line_span(0), entries=[entry(source, "Ann")])
    assert missed.count_links(tree.parse(source), catalog, Settings()) == (4, 1)


def test_what_is_broken_is_counted_once() -> None:
    source = Source(page(bullets("Ann", "Bob", "Cid") + "- [Dan] (https://dan.org) - About it.\n"))
    entries = [entry(source, name) for name in ("Ann", "Bob", "Cid")]
    catalog = Catalog(None, None, source.line_span(0), entries=entries)
    read = coverage.measure(tree.parse(source), catalog, source.text, Settings(), is_list=True)
    assert Counts.of(read).missing() == [(1, "entry-like line")]
    assert read.places(source) == ["entry-like line not read: line 10"]


# the finding


def said(text: str, read: int, *, is_list: bool = False, settings: Settings | None = None) -> list[str]:
    """What DOC001 says of a page of which only so many entries were read."""
    page_read = Page.read(text, settings or Settings(), World(is_list=is_list))
    del page_read.catalog.entries[read:]
    return [each.message.partition(";")[0] for each in engine.check(page_read) if each.code == "DOC001"]


MANY = page(bullets(*(f"Kit{at}" for at in range(24))))


@pytest.mark.parametrize("is_list", [True, False])
def test_a_page_of_which_less_than_half_is_read_is_a_finding(*, is_list: bool) -> None:
    message = "only 11 of 24 links to other sites are in entries, so most of this page was not checked"
    assert said(MANY, 11, is_list=is_list) == [message]
    assert said(MANY, 12, is_list=is_list) == []


def test_no_finding_is_a_page_of_few_links_or_of_prose() -> None:
    assert said(page(bullets(*(f"Kit{at}" for at in range(20)))), 1) == []
    prose = "".join(f"Then {at} of them saw [it](https://e{at}.org) and were glad.\n\n" for at in range(30))
    assert said(page(prose), 0) == []


def test_entries_in_html_are_counted_beside_links_that_were_not_read() -> None:
    rows = "".join(f'<a href="https://k{at}.org"><b>Kit{at}</b></a> - Flies.<br>\n' for at in range(30))
    text = page(f"<p>\n{rows}</p>\n\n## Hints\n\n" + "".join(f"- Ask [it](https://e{at}.org) so\n" for at in range(24)))
    assert said(text, 30) == []
    assert len(said(text, 9)) == 1


def test_no_finding_is_what_the_settings_say_or_a_change_log() -> None:
    assert said(MANY, 1, settings=Settings(entries=[Style.TABLE])) == []
    assert said(MANY, 1, settings=Settings(sections=SectionSettings(exclude=["kits"]))) == []
    log = "".join(f"## 1.{at}.0\n\n- [a](https://a{at}.org) changes\n\n" for at in range(30))
    assert said(f"# Changes\n\n{log}", 1) == []
