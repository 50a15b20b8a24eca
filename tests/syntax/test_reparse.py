"""Parsing again after an edit: the tree is that of a whole parse, and what was not touched is taken over."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree
from awesome_lint.syntax.reparse import Reparser
from generated import COMPOSITIONS, EDITS, FILES, RELAXED, Edit, edited, likely_edit
from places import CORPUS, lists, needs_lists
from trees import said

PAGE = (
    "# Tools\n\n## One\n\n- [a](/a) - A.\n- [b](/b) - B.\n\n## Two\n\n- [c][r] - C.\n\n## One\n\n- [d](/d)\n\n[r]: /r\n"
)


KINDS: list[tuple[type[n.Node], ...]] = [(n.List,), (n.Table,), (n.Text,), (n.Item, n.Link), (n.Cell, n.Row, n.Strong)]


def is_even(node: n.Node) -> bool:
    return sum(1 for _ in node.walk()) % 2 == 0


def assert_same(reparser: Reparser, text: str) -> None:
    document, whole = reparser.parse(Source(text)), tree.parse(Source(text))
    assert said(document) == said(whole)
    for kinds in KINDS:  # what was found in blocks before is known
        found, expected = document.where(is_even, *kinds), filter(is_even, whole.of(*kinds))
        assert [(type(each), each.start, each.end) for each in found] == [
            (type(each), each.start, each.end) for each in expected
        ]


@RELAXED
@given(st.lists(st.one_of(FILES, COMPOSITIONS), min_size=1, max_size=4).map("\n\n".join), EDITS)
def test_a_tree_is_that_of_a_whole_parse_after_any_edits(text: str, edits: list[Edit]) -> None:
    reparser = Reparser()
    assert_same(reparser, text)
    for edit in edits:
        text = edited(text, edit)
        assert_same(reparser, text)


@RELAXED
@given(st.lists(st.one_of(FILES, COMPOSITIONS), min_size=2, max_size=6).map("\n\n".join), EDITS)
def test_a_tree_is_that_of_a_whole_parse_after_edits_at_once(text: str, edits: list[Edit]) -> None:
    reparser = Reparser()
    assert_same(reparser, text)
    for edit in edits:
        text = edited(text, edit)
    assert_same(reparser, text)


@needs_lists
@pytest.mark.parametrize("path", lists(CORPUS)[::8], ids=lambda path: path.stem)
def test_a_tree_is_that_of_a_whole_parse_after_edits_of_a_real_list(path: Path) -> None:
    dice = random.Random(path.stem)
    text = path.read_bytes().decode()
    reparser = Reparser()
    assert_same(reparser, text)
    for _ in range(5):
        text = edited(text, likely_edit(dice, text))
        assert_same(reparser, text)
    for _ in range(5):
        text = edited(text, likely_edit(dice, text))
    assert_same(reparser, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [b](/b) - B.", "- [b](/b) - Better."),
        ("## Two", "## One"),
        ("/r\n", "/other\n"),
        ("# Tools\n", "# Tools\n\n<!-- to the end\n"),
        ("- [d](/d)\n", ""),
        ("# Tools", "---\ntitle: Tools\n---"),
        ("- [a]", "> - [a]"),
        ("\n\n## Two", "\n## Two"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_tree_is_that_of_a_whole_parse(old: str, new: str, ending: str) -> None:
    reparser = Reparser()
    changed = PAGE.replace(old, new)
    assert changed != PAGE
    for text in (PAGE, changed, PAGE):
        assert_same(reparser, text.replace("\n", ending))


def test_a_definition_below_that_is_read_along_is_not_taken_for_the_old_one() -> None:
    reparser = Reparser()
    for text in ("\ufeff# a\n\n- [r]: /r\n", "\ufeff# ab\n\n- [r]: /r\n"):
        assert_same(reparser, text)


@pytest.mark.parametrize(("old", "new"), [("A.", "Another."), ("\n## Two", "- [e](/e)\n\n## Two"), ("C.", "C")])
def test_blocks_away_from_an_edit_are_taken_over(old: str, new: str) -> None:
    reparser = Reparser()
    before = {id(each) for each in reparser.parse(Source(PAGE)).children}
    after = reparser.parse(Source(PAGE.replace(old, new))).children
    assert sum(id(each) in before for each in after) >= len(after) - 3


BLOCKS = [f"## S{at}\n\n- [a{at}](/a{at}) - A.\n- [b{at}](/b{at}) - B.\n\nText of {at}.\n" for at in range(9)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- A.", "- Another."),
        ("\n- [b", "\n- [new](/new)\n- [b"),
        ("\nText", "\n~~~\nText"),
        (" - B.", ""),
        ("- [a", "[a"),
    ],
)
@pytest.mark.parametrize("rest", ["", "\n", "- end"])
def test_what_stands_between_several_edits_is_taken_over(old: str, new: str, rest: str) -> None:
    reparser = Reparser()
    before = {id(each) for each in reparser.parse(Source("\n".join([*BLOCKS, rest]))).children}
    changed = "\n".join(
        each.replace(old, new) if at in (1, 2, 6) else each for at, each in enumerate([*BLOCKS, rest[1:]])
    )
    after = reparser.parse(Source(changed)).children
    assert sum(id(each) in before for each in after) >= (len(before) - 4 * 3 if "~" not in new else 3)
    assert_same(reparser, changed)


def test_a_page_that_is_nested_too_deeply_is_parsed_whole() -> None:
    reparser = Reparser()
    for text in ("- a\n\nb\n", f"- a\n\n{'>' * 120} b\n", "- a\n\nb c\n"):
        assert_same(reparser, text)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("- a\n- b\n- c\n", "b", "bb"),
        ("1. a\n2. b\n   c\n3. d\n", "c", "cc"),
        ("- a\n  - b\n  - c\n- d\n", "c", "cc"),
        ("# a\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n| g | h |\n", "e", "ee"),
        ("# a\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n", "| e", "| e | ee |\n| e"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_items_and_rows_away_from_an_edit_are_taken_over(text: str, old: str, new: str, ending: str) -> None:
    reparser = Reparser()
    before = {id(each) for each in reparser.parse(Source(text.replace("\n", ending))).children[-1].children}
    changed = text.replace(old, new).replace("\n", ending)
    after = reparser.parse(Source(changed)).children[-1].children
    assert sum(id(each) in before for each in after) == len(before) - 1
    assert_same(reparser, changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- b", "-b"),
        ("- b", "    - b"),
        ("- b", "-\tb"),
        ("- b", "* b"),
        ("- b", "- # b"),
        ("- b", "- b\n\n  b"),
        ("- b", "- ```"),
        ("- b", "---"),
        ("- b", "-"),
        ("- b", "- [b]: /b"),
        ("- b", "- > b"),
        ("- a", " - a"),
        ("- c", "  - c"),
        ("- b\n", ""),
        ("- b\n", "- b\r"),
        ("\n- b", "\r- b"),
        ("| c", "# c"),
        ("| c", "\n| c"),
        ("| c", "- c"),
        ("| c | d |", "c"),
        ("|---", "|--"),
        ("| a |", "| a | a |"),
        ("| e", "> e"),
        ("| e | f |", "    e"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_item_or_a_row_that_may_reach_further_is_not_parsed_alone(old: str, new: str, ending: str) -> None:
    text = "- a\n- b\n- c\nd\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\nx\n"
    reparser = Reparser()
    changed = text.replace(old, new)
    assert changed != text
    for each in (text, changed, text):
        assert_same(reparser, each.replace("\n", ending))
