"""The syntax tree: every span cuts out what its node says, and each node knows what it must."""

from __future__ import annotations

import pytest
from hypothesis import given

import github
from awesome_lint.source import Source, Span
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax.parser import MAX_NESTING
from awesome_lint.syntax.tree import parse
from generated import ANYTHING, FILES, RELAXED
from rendering import parsed
from trees import all_of, faults, only, tree


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("> [!NOTE]\n> text\n", "text"),
        ("> [!note]  \ntext\n", "text"),
        ("> [!NOTE]\n>     text\n", "text"),
        ("> [!NOTE]\n>\n> text\n", "text"),
    ],
)
def test_an_alert_is_a_quote_whose_first_line_names_its_kind(text: str, written: str) -> None:
    quote = only(text, n.Quote)
    assert (quote.alert, [cut(text, child.span) for child in quote.children]) == ("NOTE", [written])
    assert quote.end == len(text) - 1


@pytest.mark.parametrize("text", ["> [!NOTE] text\n", "> [!NOTES]\n> text\n", "> [!NOTE]\n> ===\n", "[!NOTE]\n"])
def test_other_quotes_are_no_alerts(text: str) -> None:
    assert not any(quote.alert for quote in all_of(tree(text), n.Quote))


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("- a\n- b\n", True),
        ("- a\n\n- b\n", False),
        ("- a\n\n  b\n", False),
        ("- a\n  - b\n\n    c\n- d\n", True),
        ("> - a\n>\n> - b\n", False),
        ("- # a\n\n- # b\n", False),
        ("- ```\n\n  ```\n- a\n", True),
        ("- a\n\n\n", True),
        ("- a\n\n  [b]: /u\n", True),
    ],
)
def test_a_list_is_loose_where_blank_lines_separate_its_items_or_their_blocks(text: str, tight: bool) -> None:  # noqa: FBT001
    outer = all_of(tree(text), n.List)[0]
    paragraphs = [child for item in outer.children for child in item.children if isinstance(child, n.Paragraph)]
    assert outer.tight is tight
    assert {paragraph.tight for paragraph in paragraphs} <= {tight}
    assert not paragraphs or ("<p>" in github.html(text)) is not tight or "- b" in text


def test_no_tab_in_front_of_a_line_break_becomes_part_of_an_anchor() -> None:
    assert only("a \t\nb\n===\n", n.Heading).slug == "a-b"


def test_a_table_knows_its_head_and_how_its_columns_are_aligned() -> None:
    document = tree("a | b | c | d\n:-|-:|:-:|-\ne\n")
    assert [table.alignments for table in all_of(document, n.Table)] == [("left", "right", "center", "")]
    assert [(row.header, len(row.children)) for row in all_of(document, n.Row)] == [(True, 4), (False, 4)]


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


def test_front_matter_ends_at_the_first_line_of_dashes_alone_and_not_at_an_indented_one() -> None:
    text = "---\nx: |\n  ---\n---\n\n---\n"
    assert cut(text, only(text, n.FrontMatter).span) == "---\nx: |\n  ---\n---"


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
