"""The syntax tree holds what GitHub's renderer shows, of specifications and anything put together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from awesome_lint.syntax import nodes as n
from formatting import examples
from generated import COMPOSITIONS, PAGES, RELAXED
from places import SPECS, needs_lists
from rendering import links, parsed, rendered
from trees import all_of, only, tree


@needs_lists
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_examples_of_the_specifications_hold_what_github_shows(path: Path) -> None:
    """But for `\\+` in an address, which GitHub links after undoing the escape."""
    differing = [case for case in examples(path) if parsed(tree(case)) != rendered(case)]
    assert [case for case in differing if case != "<foo\\+@bar.example.com>\n"] == []


@settings(RELAXED, derandomize=True, max_examples=300)
@given(PAGES)
def test_generated_markdown_holds_what_github_shows(text: str) -> None:
    assert parsed(tree(text)) == rendered(text)


READ_OTHERWISE = re.compile(
    r"^[> \t]*\[[^\[\]]*\]:.*\n[> \t]*[|:-]"  # the start of a definition may be the head of a table
    r"|\[[xX ]\][ \t]+\["  # a definition may stand behind the box of a task
    r"|<[^>]*>[ \t]*\u00a0[ \t]*$"  # markdown-it takes U+00A0 behind a tag for white space
    r"|^[ \t]+a \| b\n(?:[> \t]*)[|:-]",  # a lazy line may be the head of a table
    re.MULTILINE,
)
"""What we knowingly read in another way than cmark-gfm: each is odd, and none occurs in a real list."""


@settings(RELAXED, derandomize=True, max_examples=1000)
@given(COMPOSITIONS)
def test_whatever_is_put_together_holds_what_github_shows(text: str) -> None:
    assume(not READ_OTHERWISE.search(text))
    assert parsed(tree(text)) == rendered(text)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n<br>\n# H\n",
        "> a\n<br>\n# H\n",
        "| a |\n|---|\n<br>\n",
        "> a | b\n-|-\n",
        "> a\n |b|\n> |-|\n",
        "> a\n |b|\n> -|-\n",
        "- a\n |b|\n  |-|\n",
        "- a\n  |b|\n  |-|\n",
        "- a | b\n-|-\n",
        "a\n2. b | c\n-|-\n",
        "a\n:-\n",
        "|a|\n---\n",
        "a | b\n-|-|-\nc | d\n-|-\n",
        "a\n-|\n|\n",
        "[a]: /u\n2. b\n",
        "[a]: /u\n-\n",
        "[a]: /u\n    b\n",
        "[a]: /u\n---\n",
        "[a]: /u\n<br>\n",
        "[a]: /u 'x\n2. y'\n\n[a]\n",
        "[a]:\n---\n",
        "> [a]: /u\nb\n",
        "> [a]: /u\n[b]: /v\n\n[a] [b]\n",
        "- [a]: /u\n1.\n",
        "123456789. ok\n    # a\n",
        "> \n      > \n",
        "> a\n    > b\n",
        "> > a\nb\n",
        "> a\n[^1]: b\n\n[^1]\n",
        ">\t[a]: /u\n\n[a]\n",
        ">[a]:/u\n>[b]: /v\n\n[a] [b]\n",
        "> > \t# a\n",
        "*\n\n\n* a\n",
        "-\n  \n  a\n",
        "- [x] > a\n",
        "- [x] # a\n",
        "# \u00a0a\u00a0\n",
        "[^1]: a\n \n    # b\n",
        "[^1]: a\n\n    # b\n",
        "[^1]:> a\n  \n    b\n",
        "[^1]: ```\n    a\n  \n    # b\n",
        "> [^1]: a\n>\n>     b\n",
        "- [^1]: a\n\n      # b\n\n[^1]",
        "[^1]: a\n    [^2]: b\n \n        c\n",
        "- [ ] \n\n  # a\n",
        "- [ ] \n  \n  # a\n",
        "- [ ] \n      a\n",
        "- [ ] \n  ---\n",
        "> - [ ] \n>\n>   # a\n",
        "- [a]: /u\n\n\n  # b\n",
        "- [a]: /u\n\n  # b\n",
        "- [a]: /u\n\n  \n  # b\n",
        "- b\n\n  [a]: /u\n\n\n  # b\n",
        "<source\n* a\n",
        "- b\n  <source>\n  # a\n\n  # c\n",
        "    <source>\n    # a\n",
    ],
)
def test_blocks_end_and_go_on_as_on_github(text: str) -> None:
    assert parsed(tree(text)) == rendered(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("www.x\n", "http://www.x"),
        ("a_b_c@x.org, d\n", "mailto:a_b_c@x.org"),
        ("1http://a.b\n", "http://a.b"),
        ("_http://a.b_\n", "http://a.b"),
        ("(http://a.b/x_(y))\n", "http://a.b/x_(y)"),
        ("http://a.b/&copy;\n", "http://a.b/"),
        ("\\https://a.b\n", "https://a.b"),
        ("[x] http://a.b\n", "http://a.b"),
        ("[ me@a.b\n", "mailto:me@a.b"),
        ("a@b.c@d.e\n", "mailto:b.c@d.e"),
        ("_me@a.b\n", "mailto:_me@a.b"),
        ("_me@a.b_\n", "mailto:me@a.b"),
        ("me\\@a.b&#46;c\n", "mailto:me@a.b.c"),
        ("x mailto:me@a.b\n", "mailto:me@a.b"),
        ("xmpp:me@a.b/c\n", "xmpp:me@a.b/c"),
        ("<a href='x'>http://a.b\n", "http://a.b"),
        ("![http://c.d www.e.f](u) me@a.b\n", "mailto:me@a.b"),
    ],
)
def test_bare_urls_and_addresses_are_linked(text: str, url: str) -> None:
    assert [link.url for link in all_of(tree(text), n.Link)] == [url]
    assert [link for link in links(rendered(text)) if link != "img u"] == [f"a {url}"]


@pytest.mark.parametrize(
    "text",
    [
        "http://a_b.c\n",
        "xhttp://a.b\n",
        "[http://a.b\n",
        "![ http://a.b\n",
        "x@y.z_\n",
        "http://。x\n",
        "me@a.b-\n",
        "[http://a.b](u\n",
    ],
)
def test_what_github_does_not_link_is_text(text: str) -> None:
    assert all_of(tree(text), n.Link) == []
    assert links(rendered(text)) == []


def test_emoji_are_no_punctuation_beside_emphasis() -> None:
    assert only("**🚀 fast**ly\n", n.Strong).marker == "**"


def test_a_table_may_begin_in_a_list_item() -> None:
    assert parsed(tree("- a | b\n  --|--\n  c | d\n"))[:3] == ["ul", "li", "table"]


@pytest.mark.parametrize("character", ["\v", "\f", "\x01", "\x7f"])
@pytest.mark.parametrize("written", ["[a](b{}c)", "[a]( b{} )", "[a]({}b)", "[k]: /x{}y\n\n[k]", "[k]:{}\n-\n\n[k]"])
def test_destinations_hold_control_characters(written: str, character: str) -> None:
    text = written.format(character)
    assert len(tree(text).of(n.Link)) == len(links(rendered(text))) == 1


@pytest.mark.parametrize("text", ["<hs:\n>\n", "a <https://example.org/\n  >\n", "- <a@example.org\n  >\n"])
def test_an_address_with_the_end_of_a_line_is_none(text: str) -> None:
    assert parsed(tree(text)) == rendered(text)
    assert not any(link.kind is n.LinkKind.AUTOLINK and "\n" in link.url for link in all_of(tree(text), n.Link))
