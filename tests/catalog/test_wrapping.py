"""Lines that an editor broke because they were full are one line to the reader."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from awesome_lint import parse
from awesome_lint.catalog.wrapping import Wrapping
from awesome_lint.source import Source
from awesome_lint.syntax import nodes as n
from awesome_lint.syntax import tree

CITED = [
    (
        "Oak, B.",
        "Kinds of large timber and their analysis: uses, critics and the problems of measuring them",
        "Forest Review",
    ),
    (
        "Ash-Elm, P.",
        "Questions to foresters in times of large timber and of small numbers of foresters",
        "Forest Review",
    ),
    (
        "Birch Yew, E.",
        "The analysis of what grows slowly: towards a method for patient observers of trees",
        "Wood Culture",
    ),
    (
        "Pine, Estelle",
        "A short history of tools that were made to be lent to neighbors and never came back",
        "Tools of Old",
    ),
    ("Maple, Carl", "How the bench came into the workshop and why nobody ever carried it out again", "Tools of Old"),
]


def _page(width: int) -> str:
    lines = []
    for at, (author, title, venue) in enumerate(CITED):
        text = f"{author} ({2018 + at}). {title}. {venue}, {at}0–{at}9 ([link](https://example.org/{at}))."
        lines.append("\n    ".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)))
    return "# Bibliography\n\n## Unit 1\n\n" + "\n".join(f"-   {line}" for line in lines) + "\n"


@pytest.mark.parametrize("width", [66, 76, 500])
def test_wrapped_citations_are_named_by_their_titles(width: int) -> None:
    assert [entry.name for entry in parse(_page(width)).entries] == [title for _, title, _ in CITED]


def test_lines_that_end_where_they_like_are_not_wrapped() -> None:
    page = "# Tools\n\n" + "".join(
        f"- [Saw {at}](https://example.org/{at})\n  {'cuts wood ' * (at + 3)}\n  and more\n" for at in range(6)
    )
    block = tree.parse(Source(page)).of(n.List)[0]
    nodes = block.children[0].children[0].children
    assert Wrapping(block, page).joined(nodes) is nodes


def test_joined_nodes_cover_the_same_text() -> None:
    page = _page(70)
    block = tree.parse(Source(page)).of(n.List)[0]
    wrapping = Wrapping(block, page)
    for item in block.children:
        nodes = item.children[0].children
        joined = wrapping.joined(nodes)
        assert n.Break not in map(type, joined)
        assert (joined[0].start, joined[-1].end) == (nodes[0].start, nodes[-1].end)
        assert all(one.end == two.start for one, two in pairwise(joined))
