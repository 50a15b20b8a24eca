"""Nothing of an entry is lost: every word that a reader sees of it, and every URL, stands in its record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generated
from awesome_lint import parse
from awesome_lint.catalog.records import Entry
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from places import CORPUS, lists, needs_lists

WORD = re.compile(r"[^\W_]+")
JOINTS = frozenset({"and", "or"})
"""What may stand between the values of a field, as a comma may."""


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


def test_pictures_films_and_links_in_html_are_kept() -> None:
    entry = rows(
        '- [A](https://a.org) - Flies. <picture><source srcset="dark.png"><img src="light.png" alt="Plan"></picture>',
        '  <code><a href="https://a.org/code">MIT</a></code> <video src="a.mp4"></video> <!-- unseen -->',
    )
    assert [(image.text, image.url) for image in entry.images] == [("Plan", "light.png"), ("", "a.mp4")]
    assert "https://a.org/code" in [link.url for link in entry.links]
    assert "unseen" not in str(entry)


def test_links_are_in_order_and_stand_once() -> None:
    entry = parse(HEADED.replace("Flies.", "See [x](https://x.org), or https://y.org.")).entries[0]
    assert [link.url for link in entry.links] == [
        "https://x.org",
        "https://y.org",
        "https://a.org/far",
        "https://a.org/more",
    ]


# whatever the page


class Shown(HTMLParser):
    """The words and URLs of HTML."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.urls: list[str] = []
        self._silent = 0
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "svg", "template")
        url = dict(attrs).get({"a": "href", "img": "src"}.get(tag, ""))
        if url and not self._silent:
            self.urls.append(url)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "svg", "template")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def shown(document: n.Document, starts: list[int]) -> Iterator[tuple[int, str, bool]]:
    """Each word, and each URL, with its place and whether it is a URL; found otherwise than by what is tested.

    Of blocks of HTML in which entries begin, `starts`, it is not known what belongs to whom.
    """
    in_images = {id(node) for image in document.of(n.Image) for child in image.children for node in child.walk()}
    for node in document.walk():
        if id(node) in in_images and isinstance(node, n.Link | n.Image | n.Html):
            continue  # of these an alternative text has but the words
        if isinstance(node, n.Text | n.Code | n.Escape):
            for word in WORD.finditer(node.text):
                within = word.start() if node.end - node.start == len(node.text) else 0
                yield node.start + within, word[0], False
        elif isinstance(node, n.CodeBlock):
            for word in WORD.finditer(node.content):
                yield node.start, word[0], False
        elif isinstance(node, n.Link | n.Image):
            yield node.start, node.url, True
        elif isinstance(node, n.Html):
            yield from ((node.start, url, True) for url in Shown(node.content).urls)
        elif isinstance(node, n.HtmlBlock) and not any(node.start <= start < node.end for start in starts):
            html = Shown(node.content)
            yield from ((node.start, word, False) for text in html.texts for word in WORD.findall(text))
            yield from ((node.start, url, True) for url in html.urls)


def lost(text: str) -> list[str]:
    """The words and URLs in the span of an entry, and of none within it, that its record lacks."""
    source = Source(text)
    entries = sorted(parse(text).entries, key=lambda each: (each.span[0], -each.span[1]))
    said = {id(each): said_in(each) for each in entries}
    missing, at, around = [], 0, list[Entry]()
    for place, what, is_url in sorted(shown(tree.parse(source), [each.span.start for each in entries])):
        while at < len(entries) and entries[at].span.start <= place:
            around.append(entries[at])
            at += 1
        while around and around[-1].span.end <= place:
            around.pop()
        if around and what not in JOINTS:
            words, urls, joined = said[id(around[-1])]
            if not (what in urls if is_url else what in words or what in joined):
                missing.append(f"{around[-1].name}: {what}")
    return missing


def said_in(entry: Entry) -> tuple[set[str], set[str], str]:
    """The words and URLs of a record, and all that it says without spaces."""
    texts = [entry.name, entry.description or "", *entry.notes, *entry.body]
    texts += chain.from_iterable((field.name, *field.values) for field in entry.fields)
    texts += [*(link.text for link in entry.links), *(image.text for image in entry.images)]
    urls = {*(link.url for link in entry.links), *(image.url for image in entry.images)}
    return {*chain.from_iterable(map(WORD.findall, texts))}, urls, "".join("".join(texts).split())


@needs_lists
@pytest.mark.parametrize("path", lists(CORPUS, "gold*/*/*.md"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_of_a_real_list_is_lost(path: Path) -> None:
    assert lost(path.read_bytes().decode("utf-8", "replace")) == []


def bullet(page: str, number: int) -> str:
    """An entry that is a bullet, with a page in it."""
    return f"- [Entry {number}](https://e{number}.org) - Made by hand. " + indent(page, "  ").lstrip()


def heading(page: str, number: int) -> str:
    """An entry that is a heading, with a page below it."""
    return f"## Entry {number}\n\n**Kind:** bird\n\n{page}"


@given(st.lists(generated.ODD_PAGES, min_size=3, max_size=4), st.sampled_from([bullet, heading]))
def test_nothing_of_any_entry_is_lost(pages: list[str], form: Callable[[str, int], str]) -> None:
    assert lost("# L\n\n" + "\n\n".join(form(page, number) for number, page in enumerate(pages))) == []
