"""The syntax tree is read in time proportional to the text, whatever that holds."""

from __future__ import annotations

import pytest

from timing import is_in_proportion, takes_less
from trees import tree


@pytest.mark.parametrize(
    "piece",
    [
        "key: value; ",
        "www.a ",
        "a@b.c ",
        "` ",
        "<a ",
        "a_b@c.d ",
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
    short, long = piece * 2_000 + "\n", piece * 16_000 + "\n"
    assert is_in_proportion(lambda: tree(short), lambda: tree(long), 8 * 4, 0.2)


@pytest.mark.parametrize("text", ["`" * 20_000 + "a " + "` " * 20_000, "![" * 40_000, "[a" * 40_000 + "]"])
def test_markers_that_find_no_partner_take_little_time(text: str) -> None:
    assert takes_less(lambda: tree(text), 5)


def test_many_definitions_and_references_take_time_in_proportion_to_their_number() -> None:
    def page(count: int) -> str:
        lines = [f"[r{at}]: http://a.b/{at}\n- [x][r{at}]\n" for at in range(count)]
        return "\n".join(lines)

    short, long = page(1_000), page(8_000)
    assert is_in_proportion(lambda: tree(short), lambda: tree(long), 8 * 4, 0.2)


@pytest.mark.parametrize(
    "line",
    [
        "- a\n",
        "> a\n",
        "a\n",
        "# a\n",
        "| a |\n",
        "1. a\n",
        "[a]: b\n",
        "- a\n\n",
        "<b>\n",
        "a\n===\n",
        "-\n\n",
        "a|b\n-|-\n",
        "|-|-|\n",
        "[^1]: a\n",
        "[^1]: a\n    \n",
        "[^1]: a\nb\n",
        "- [ ] \n\n",
        "- [a]: b\n\n\n",
        "  [a]: b\n  \n  \n",
    ],
)
def test_many_lines_take_time_in_proportion_to_their_number(line: str) -> None:
    assert is_in_proportion(lambda: tree(line * 1_000), lambda: tree(line * 8_000), 8 * 4, 0.2)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n" + " \n" * 2_000 + "x\n",
        "---\n" + "  - [a](https://a.org) - Text.\n" * 2_000 + "\nText.\n",
        "---\n" + "\n" * 20_000,
        "---\n" + "a: b\n" * 20_000,
    ],
)
def test_lines_below_a_rule_at_the_top_are_read_at_once(text: str) -> None:
    assert takes_less(lambda: tree(text), 5)
