"""Nothing of an entry is lost: every word that a reader sees of it, and every URL, stands in its record."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generated
from awesome_lint import parse
from awesome_lint.catalog.records import Entry
from awesome_lint.source import Source
from awesome_lint.syntax import tree
from reader import lost


def only(text: str) -> Entry:
    (entry,) = parse(text).entries
    return entry


def rows(*bullets: str) -> Entry:
    """The first of some bullets, which a second one makes a list."""
    return parse("# L\n\n" + "\n".join([*bullets, "- [Other](https://o.org) - Something else."])).entries[0]


# lines


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("🚀 [A](https://a.org) - Flies.", ["🚀"]),
        ("[A](https://a.org) 💲 - Flies.", ["💲"]),
        ("[A](https://a.org) :skull: - Flies.", [":skull:"]),
        ("[A](https://a.org) (beta) - Flies.", ["beta"]),
        ("[A](https://a.org) (beta 💲) - Flies.", ["beta 💲"]),
        ("[A](https://a.org) - Flies.[^1]", ["[^1]"]),
        ("[A](https://a.org) - Flies. `C++` `MIT`", ["C++ MIT"]),
        ("[A](https://a.org) - Flies. <b>Loud</b>", []),
        ("[A](https://a.org) - Flies. [[pdf](https://a.org/p)] [[code](https://a.org/c)]", []),
    ],
)
def test_what_is_left_of_a_line_is_a_note(line: str, notes: list[str]) -> None:
    entry = rows(f"- {line}", "\n[^1]: Not far.\n" if "[^1]" in line else "")
    assert (entry.name, entry.notes, entry.body) == ("A", notes, [])


def test_a_link_in_a_text_stays_in_it() -> None:
    entry = rows("- [A](https://a.org) - Flies.", "", "  Forked by [Ann](https://ann.org) and others.", "")
    assert entry.body == ["Forked by Ann and others."]
    assert [link.text for link in entry.links] == ["A", "Ann"]


def test_what_stands_below_a_line_is_a_note_or_the_body() -> None:
    entry = rows(
        "- [A](https://a.org) - Flies.",
        "  - Far, too.",
        "",
        "  > Says Ann.",
        "",
        "  Not today.",
        "",
        "  ```sh",
        "  make fly",
        "    --far",
        "  ```",
        "",
        "  | Wing | Span |",
        "  | --- | --- |",
        "  | left | 2 m |",
    )
    assert entry.description == "Flies."
    assert entry.notes == ["Far, too.", "Says Ann."]
    assert entry.body == ["Not today.", "make fly\n  --far", "Wing | Span", "left | 2 m"]


def test_an_entry_nested_in_another_keeps_its_own() -> None:
    page = """\
- 🌳 [A](https://a.org) - One.
  - 🌿 [B](https://b.org) - Two.
    - Small.
- [C](https://c.org) - Three.
"""
    outer, inner, _ = parse(page).entries
    assert (outer.notes, inner.notes) == (["🌳"], ["🌿", "Small."])


def test_a_row_has_its_own_cells_and_not_those_of_the_header() -> None:
    page = """\
| Name | About | |
| --- | --- | --- |
| 🚀 [A](https://a.org) | Flies | ![logo](a.png) far |
| [B](https://b.org) | Swims | |
"""
    entry = parse(page).entries[0]
    assert entry.notes == ["🚀", "far"]
    assert [(image.text, image.url) for image in entry.images] == [("logo", "a.png")]


# headings

HEADED = """\
# L

## A

**Kind:** bird

Flies.

- Far, see [there](https://a.org/far).
- Fast.

### Get it

    make a

<details><summary>Pictures</summary>
<p><img src="a.png" alt="A wing"> and <a href="https://a.org/more">more</a></p>
</details>

## B

**Kind:** fish
"""


def test_below_a_heading_everything_else_is_its_body() -> None:
    entry = parse(HEADED).entries[0]
    assert (entry.name, entry.description) == ("A", "Flies.")
    assert entry.body == ["Far, see there.", "Fast.", "Get it", "make a", "Pictures", "and more"]
    assert [(image.text, image.url) for image in entry.images] == [("A wing", "a.png")]
    assert [link.url for link in entry.links] == ["https://a.org/far", "https://a.org/more"]


def test_what_a_heading_says_behind_the_name_stands_in_the_description_alone() -> None:
    page = parse(
        "# L\n\n## S\n\n### [Saw](https://a.org) - Cuts *wood*\n\n### [Axe](https://b.org) by Ada\n\nFells trees.\n"
        "\n### [Plane](https://c.org)\n\nPlanes.\n"
    )
    assert [(each.description, each.notes, each.body) for each in page.entries] == [
        ("Cuts wood", [], []),
        ("by Ada Fells trees.", [], []),
        ("Planes.", [], []),
    ]


def test_pictures_films_and_links_in_html_are_kept() -> None:
    entry = rows(
        '- [A](https://a.org) - Flies. <picture><source srcset="dark.png"><img src="light.png" alt="Plan"></picture>',
        '  <code><a href="https://a.org/code">MIT</a></code> <video src="a.mp4"></video> <!-- unseen -->',
    )
    assert [(image.text, image.url) for image in entry.images] == [("Plan", "light.png"), ("", "a.mp4")]
    assert "https://a.org/code" in [link.url for link in entry.links]
    assert "unseen" not in str(entry)


def test_an_image_in_the_name_of_an_image_names_it() -> None:
    entry = rows("- [A](https://a.org) - Flies. ![![A wing](inner.png)](a.png)")
    assert [(image.text, image.url) for image in entry.images] == [("A wing", "a.png")]


def test_links_are_in_order_and_stand_once() -> None:
    entry = parse(HEADED.replace("Flies.", "See [x](https://x.org), or https://y.org.")).entries[0]
    assert [link.url for link in entry.links] == [
        "https://x.org",
        "https://y.org",
        "https://a.org/far",
        "https://a.org/more",
    ]


# whatever the page


def lost_of(text: str) -> list[str]:
    return lost(tree.parse(Source(text)), parse(text))


def bullet(page: str, number: int) -> str:
    """An entry that is a bullet, with a page in it."""
    return f"- [Entry {number}](https://e{number}.org) - Made by hand. " + indent(page, "  ").lstrip()


def heading(page: str, number: int) -> str:
    """An entry that is a heading, with a page below it."""
    return f"## Entry {number}\n\n**Kind:** bird\n\n{page}"


@given(st.lists(generated.ODD_PAGES, min_size=3, max_size=4), st.sampled_from([bullet, heading]))
def test_nothing_of_any_entry_is_lost(pages: list[str], form: Callable[[str, int], str]) -> None:
    assert lost_of("# L\n\n" + "\n\n".join(form(page, number) for number, page in enumerate(pages))) == []
