"""Lines that are read without the inline parser: the tree is the same as if it had read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.syntax import plain
from places import CORPUS, lists, needs_lists
from trees import said, tree

PIECES = (
    *"[]()!^|&*_~`<>\\ ab.:@/é\t",
    "[Name](https://example.org)",
    "[a b!]( /c\t)",
    "[^a](/b)",
    "![Alt](/c)",
    "[x] ",
    "[](/a)",
    "[a](/b[c](d))",
    "https://example.org",
    "www.example.org",
    "me@example.org",
    " - It reads.",
    "\\|",
    "\n",
)


@contextmanager
def parser_alone() -> Iterator[None]:
    with mock.patch.object(plain, "read", return_value=None):
        yield


def assert_same(text: str) -> None:
    found = said(tree(text))
    with parser_alone():
        assert found == said(tree(text))


@pytest.mark.parametrize("line", ["Text!", "[Name](https://example.org)", "See [a](/b), [c d]( e ) and more."])
def test_text_and_links_need_no_parser(line: str) -> None:
    assert plain.read(line, 7) is not None


@pytest.mark.parametrize(
    "line",
    [
        "![a](/b)",
        "[^a](/b)",
        "[a]",
        "[a][b]",
        "[a](<b>)",
        "[a](b(c))",
        "*a*",
        "a\nb",
        "a\\b",
        "&amp;",
        "https://a.b",
        "www.a",
    ],
)
def test_all_else_needs_the_parser(line: str) -> None:
    assert plain.read(line, 0) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_parser_reads_no_line_in_another_way(line: str) -> None:
    defined = "[a]: /a\n[x]: /x\n[^a]: A note.\n\n"
    assert_same(f"{defined}# {line}\n\n{line}\n\n- {line}\n- {line} [a]\n\n|{line}|b|\n|-|-|\n|{line}|{line}|\n")


@needs_lists
@pytest.mark.parametrize("path", lists(CORPUS, below=60_000), ids=lambda path: path.stem)
def test_the_parser_reads_no_list_in_another_way(path: Path) -> None:
    assert_same(path.read_bytes().decode())
