"""The syntax tree: every span cuts out what its node says, and GitHub sees the same page."""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, assume, given, settings

from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.parser import MAX_NESTING
from awesome_lint.syntax.tree import parse
from generated import ANYTHING, FILES, PAGES, with_line_endings
from rendering import links, parsed, rendered
from trees import faults

SHARED = Path(__file__).parents[2] / "shared"
LISTS = sorted([*SHARED.glob("corpus/*/*.md"), *SHARED.glob("gold/*/*.md"), *SHARED.glob("seed/*.md")])
SPECS = sorted(SHARED.glob("spec/*.txt"))
FENCE = "`" * 32
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
Kind = TypeVar("Kind", bound=n.Node)
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))

needs_lists = pytest.mark.skipif(not LISTS, reason="the real lists of ../shared are not here")
needs_specs = pytest.mark.skipif(not SPECS, reason="the specifications of ../shared are not here")


@cache
def text_of(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def tree(text: str) -> n.Document:
    return parse(Source(text))


def all_of(document: n.Document, kind: type[Kind]) -> list[Kind]:
    return [node for node in document.walk() if isinstance(node, kind)]


def only(text: str, kind: type[Kind]) -> Kind:
    (node,) = all_of(tree(text), kind)
    return node


def cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


# Spans


@RELAXED
@given(FILES)
def test_every_span_of_generated_markdown_cuts_out_what_its_node_says(text: str) -> None:
    source = Source(text)
    assert faults(source, parse(source)) == []


@RELAXED
@given(ANYTHING)
def test_every_span_of_any_text_cuts_out_what_its_node_says(text: str) -> None:
    source = Source(text)
    assert faults(source, parse(source)) == []


@needs_lists
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem[:40])
def test_every_span_of_a_real_list_cuts_out_what_its_node_says(path: Path) -> None:
    source = Source(text_of(path))
    assert faults(source, parse(source)) == []


@needs_lists
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem[:40])
def test_byte_order_mark_and_line_endings_shift_places_and_nothing_else(path: Path) -> None:
    plain = text_of(path).removeprefix("\ufeff").replace("\r\n", "\n")
    shifted = Source("\ufeff" + with_line_endings(plain, ("\r\n",)))
    assert [
        (type(node), shifted.cut(node.span).replace("\r\n", "\n"))
        for node in parse(shifted).walk()
        if node.start or node.end
    ][1:] == [(type(node), cut(plain, node.span)) for node in tree(plain).walk() if node.start or node.end][1:]


# GitHub


def cases(path: Path) -> list[str]:
    found = re.findall(
        rf"^{FENCE} example[^\n]*\n(.*?)^\.\n(?:.*?)^{FENCE}$", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return [case.replace("→", "\t") for case in found]


@needs_specs
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_examples_of_the_specifications_hold_what_github_shows(path: Path) -> None:
    """But for `\\+` in an address, which GitHub links after undoing the escape."""
    differing = [case for case in cases(path) if parsed(tree(case)) != rendered(case)]
    assert [case for case in differing if case != "<foo\\+@bar.example.com>\n"] == []


@needs_lists
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem[:40])
def test_a_real_list_has_the_links_that_github_shows(path: Path) -> None:
    text = FRONT_MATTER.sub("", text_of(path))
    ours = [link for link in links(parsed(tree(text))) if link not in ("a ", "img ")]
    assert ours == [link for link in links(rendered(text)) if link not in ("a ", "img ")]


@settings(RELAXED, derandomize=True, max_examples=300)
@given(PAGES)
def test_generated_markdown_holds_what_github_shows(text: str) -> None:
    """But for addresses behind a marker that marks nothing, as in `_me@example.org`."""
    assume(not re.search(r"[_~*][\w.+-]*@", text))
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
    ],
)
def test_bare_urls_and_addresses_are_linked(text: str, url: str) -> None:
    assert [link.url for link in all_of(tree(text), n.Link)] == [url]
    assert links(rendered(text)) == [f"a {url}"]


@pytest.mark.parametrize(
    "text", ["http://a_b.c\n", "xhttp://a.b\n", "[http://a.b\n", "![ http://a.b\n", "x@y.z_\n", "http://。x\n"]
)
def test_what_github_does_not_link_is_text(text: str) -> None:
    assert all_of(tree(text), n.Link) == []
    assert links(rendered(text)) == []


def test_emoji_are_no_punctuation_beside_emphasis() -> None:
    assert only("**🚀 fast**ly\n", n.Strong).marker == "**"


def test_a_table_may_begin_in_a_list_item() -> None:
    assert parsed(tree("- a | b\n  --|--\n  c | d\n"))[:3] == ["ul", "li", "table"]


# Single nodes


def test_the_url_of_a_reference_stands_in_its_definition() -> None:
    text = "See [the docs][d].\n\n[d]: <https://example.org/a b> 'title'\n"
    link = only(text, n.Link)
    assert (link.url, link.title, link.kind) == ("https://example.org/a b", "title", n.LinkKind.REFERENCE)
    assert cut(text, link.url_span) == "https://example.org/a b"
    assert cut(text, link.span) == "[the docs][d]"


def test_a_footnote_is_found_inside_other_blocks() -> None:
    text = "> - [^1]: note\n\ntext[^1]\n"
    assert cut(text, only(text, n.Footnote).span) == "[^1]: note"
    assert cut(text, only(text, n.FootnoteReference).span) == "[^1]"


def test_an_alert_is_a_quote_of_its_kind() -> None:
    quote = only("> [!NOTE]\n> text\n", n.Quote)
    assert (quote.alert, len(quote.children)) == ("NOTE", 1)


def test_a_task_knows_whether_it_is_done_and_its_text_where_it_stands() -> None:
    text = "- [x]  done\n- [ ] open\n"
    items = all_of(tree(text), n.Item)
    assert [item.checked for item in items] == [True, False]
    assert [cut(text, paragraph.span) for paragraph in all_of(tree(text), n.Paragraph)] == ["done", "open"]


def test_an_escaped_pipe_in_a_table_cell_is_one_character() -> None:
    text = "| a\\|b | `c\\|d` |\n|---|---|\n"
    cells = all_of(tree(text), n.Cell)
    assert [n.plain_text(cell.children) for cell in cells] == ["a|b", "c|d"]
    assert [cut(text, cell.span) for cell in cells] == ["a\\|b", "`c\\|d`"]


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "---\ntags:\n- a\n\n# c\n---\ntext\n", "---\nx: 1\n...\n"])
def test_yaml_between_rules_at_the_top_is_front_matter(text: str) -> None:
    assert cut(text, only(text, n.FrontMatter).span) == text[: text.rindex("\n", 0, len(text.rstrip("tex\n")) + 1)]


@pytest.mark.parametrize(
    "text", ["---\n---\n", "---\n\n---\n", "---\nSome prose.\n\n---\n", "---\n", " ---\nx: 1\n---\n"]
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    assert all_of(tree(text), n.FrontMatter) == []
    assert all_of(tree(text), n.ThematicBreak)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c"])
def test_only_line_feed_and_carriage_return_end_a_line(character: str) -> None:
    assert parsed(tree(f"a{character}# b\n")) == []
    assert parsed(tree(f"# a{character}b\n")) == ["h1"]


def test_nul_is_kept_in_its_place() -> None:
    text = "a\x00b [c](d\x00e)\n"
    source = Source(text)
    assert faults(source, parse(source)) == []


# Nesting


@pytest.mark.parametrize("marker", ["> ", "- ", "1. ", ">- "])
def test_deep_blocks_end_at_a_limit_that_is_reported(marker: str) -> None:
    depth = MAX_NESTING * 20
    document = tree(marker * depth + "text\n")
    assert document.too_deep is not None
    assert tree(marker * 10 + "text\n").too_deep is None


@pytest.mark.parametrize(("opening", "closing"), [("*a **", "** a*"), ("[", "](x)"), ("![", "](x)"), ("~~a ", " a~~")])
def test_deep_inlines_never_fail(opening: str, closing: str) -> None:
    depth = MAX_NESTING * 20
    source = Source(opening * depth + "text" + closing * depth + "\n")
    assert faults(source, parse(source)) == []


# Time


def seconds(text: str) -> float:
    started = time.process_time()
    tree(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    "piece",
    [
        "key: value; ",
        "*a ",
        "_a",
        "[",
        "![",
        "[a](",
        "<",
        "`a ",
        "a@",
        "http://",
        "www.",
        "\\",
        "&",
        "[a]: ",
        "~~a ",
        "a|",
    ],
)
def test_a_long_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short = min(seconds(piece * 2_000 + "\n") for _ in range(3))
    assert min(seconds(piece * 16_000 + "\n") for _ in range(2)) < 8 * 4 * short + 0.2


@pytest.mark.parametrize(
    "line", ["- a\n", "> a\n", "a\n", "# a\n", "| a |\n", "1. a\n", "[a]: b\n", "- a\n\n", "<b>\n", "a\n===\n"]
)
def test_many_lines_take_time_in_proportion_to_their_number(line: str) -> None:
    short = min(seconds(line * 1_000) for _ in range(3))
    assert min(seconds(line * 8_000) for _ in range(2)) < 8 * 4 * short + 0.2
