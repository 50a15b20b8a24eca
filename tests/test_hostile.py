"""Whatever a page holds, checking, formatting and fixing take time in proportion to it, and no error comes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from awesome_lint import Checker, engine
from awesome_lint.editing import fixer
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.registry.plan import plan
from awesome_lint.resources import words
from awesome_lint.settings import Settings
from thoroughness import tries
from timing import is_in_proportion

FACTOR = 4
SLACK = 2
"""So many times as long as in proportion it may take: less than what is quadratic does."""
LEAST = 1.0
"""Seconds in which anything small may be done, however busy the machine is."""
LAYOUT = selection.matching("FMT")

SPACED = """\
- [a](https://a.org)~- Text~and~more.~See~this
- a~(https://a.org)~b
- [a](https://a.org) - Text
~~
#### N~x

- Type~:~`a`~,~`b`
- Link: [x~y](https://a.org/~)

[a]:~https://a.org~'t'~
"""

Work = Callable[[str], object]
Made = Callable[[int], str]


def format_(text: str) -> object:
    result = fixer.fix(text, Settings(), selected=LAYOUT, with_records=False)
    assert not any("bug" in reason for reason in result.refused), result.refused
    return result


def fix(text: str) -> object:
    result = fixer.fix(text, Settings(), unsafe=True)
    assert not any("bug" in reason for reason in result.refused), result.refused
    return result


def ragged(count: int) -> str:
    chance = random.Random(1)
    lines = []
    for at in range(count):
        indent, gap = " " * chance.randrange(9), " " * chance.randrange(1, 5)
        lines.append(f"{indent}{chance.choice('-*+')}{gap}[n{at}](https://x.org/{at}) - A.\n")
    return "# L\n\n" + "".join(lines)


def items_out_of_line(count: int) -> str:
    """A list whose every item has the wrong marker and the wrong space behind it."""
    right = "".join(f"- [a{at}](https://y.org/{at}) - Text.\n" for at in range(count + 1))
    wrong = "".join(f"*   [b{at}](https://x.org/{at}) - Text.\n" for at in range(count))
    return f"# L\n\n{right}\nText.\n\n{wrong}"


def wide_table(count: int) -> str:
    return f"|{' a |' * count}\n|{'-|' * count}\n" + f"|{' b |' * count}\n" * 5


PAGES: dict[str, Made] = {
    "quotes": lambda count: ">" * count * 5 + " a\n",
    "items in items": lambda count: "- " * count * 5 + "a\n",
    "items below items": lambda count: "".join("  " * at + "- a\n" for at in range(int(count**0.5) * 8)),
    "quotes in items": lambda count: "> - " * count + "a\n",
    "brackets in brackets": lambda count: "[" * count + "a" + "]" * count + "\n",
    "emphasis in emphasis": lambda count: "*a **b " * count + "\n",
    "a long line": lambda count: "word " * count * 50 + "\n",
    "a long word": lambda count: "a" * count * 500 + "\n",
    "a long item": lambda count: "- [a](https://a.org) - " + "word, more. " * count * 10 + "\n",
    "opening brackets": lambda count: "[" * count * 20 + "\n",
    "opening images": lambda count: "![" * count * 10 + "\n",
    "opening emphasis": lambda count: "*a " * count * 5 + "\n",
    "opening tags": lambda count: "<" * count * 20 + "\n",
    "comments that go on": lambda count: "a <!-- " * count * 5 + "\n",
    "links in links": lambda count: "[a](" * count * 10 + "\n",
    "tabs": lambda count: "\t" * count * 20 + "a\n",
    "tabbed items": lambda count: "-\ta\n\t-\tb\n" * count,
    "a long list": lambda count: "".join(f"- [a{at}](https://y.org/{at}) - Text.\n" for at in range(count * 2)),
    "items out of line": items_out_of_line,
    "ragged lines": lambda count: ragged(count // 4),
    "short rows": lambda count: f"|{' a |' * 100}\n|{'-|' * 100}\n" + "| c\n" * count,
    "a wide table": lambda count: wide_table(count * 2),
    "nothing closed": lambda count: '`a [b](c *d **e <f ~~g ![h](i "j\n' * (count // 4),
    "an open fence": lambda count: "```\n" + "a\n" * count * 5,
    "spaces in bold text of nothing": lambda count: f"# L\n\n**{' ' * count * 10}x\n\n- [A](https://a.org) - B.\n",
    "invisible characters": lambda count: "# L\n\n" + "\u200b_" * count * 20 + "\n",
    "spaces in a comment": lambda count: f"<!--{' ' * count * 50}x{' ' * count * 50}y-->\n",
    "an open comment": lambda count: "<!-- a\n" * count * 5,
    "lists beside lists": lambda count: "".join(f"{'-*+'[at % 3]} a{at}\n" for at in range(count)),
    "writing to and fro": lambda count: "- [\u202ea\u2066b](https://a.org) - \u202eabc\u2069.\n" * count,
    "control characters": lambda count: "- [\x01a\x1b[31m](https://a.org) - \x07abc\x85\u2028.\n" * count,
    "headings": lambda count: "#a\n# a\n" * count,
    "numbers": lambda count: "".join(f"{at % 7}. a\n" for at in range(count)),
    "both kinds of emphasis": lambda count: "_a_ *b* c\n\n" * count,
    "definitions": lambda count: "".join(f"[r{at}]:   /{at}\n" for at in range(count)) + "[r1] " * count + "\n",
    "both kinds of fences": lambda count: "```\na\n```\n\n~~~\nb\n~~~\n\n" * (count // 4),
    "blank lines": lambda count: "a\n\n\n\n\n" * count,
    "spaces": lambda count: "- a \r\n" * count + " " * count * 100 + "\na" + " " * count * 100 + "b\n",
    "spaces between words": lambda count: (
        "# L\n\n" + "- [b](https://b.org) - Text.\n" * 3 + SPACED.replace("~", " " * count * 20)
    ),
    "capitals": lambda count: "# L\n\n" + f"- {'A' * count * 10}: x\n- {'Aa ' * count * 5}- [y](https://y.org)\n" * 4,
    "heading entries": lambda count: "# L\n\n" + "".join(f"#### N{at}\n\n- Type: `x`\n\n" for at in range(count)),
}


@pytest.mark.parametrize("work", [format_, fix], ids=lambda work: work.__name__.strip("_"))
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_time_is_in_proportion_to_the_page(page: Made, work: Work) -> None:
    size = tries(100, 200)
    short, long = page(size), page(size * FACTOR)
    assert is_in_proportion(lambda: work(short), lambda: work(long), FACTOR * SLACK, LEAST)


@pytest.mark.parametrize("piece", ["<b>a</b> <i ", "[a]( ![b] ", "[a](b) ] (", "(a)[b]( "])
def test_a_line_of_many_nodes_is_not_searched_for_each(piece: str) -> None:
    settings = Settings(select=["LNK002"])
    short, long = (Page.read(piece * count, settings) for count in (2_000, 16_000))
    rules = plan(settings)
    assert is_in_proportion(lambda: engine.run(short, rules), lambda: engine.run(long, rules), 8 * 2, 0.2)


def test_a_page_is_not_searched_for_each_of_many_misspelled_words() -> None:
    settings = Settings(select=["SPL005"])
    usual = sorted(word for word in words.load("usual-words") if len(word) > 6)
    short, long = (Page.read(misspelled_titles(usual[:count]), settings) for count in (800, 4_800))
    rules = plan(settings)
    assert is_in_proportion(lambda: engine.run(short, rules), lambda: engine.run(long, rules), 6 * 2, 0.2)


def misspelled_titles(usual: Sequence[str]) -> str:
    """A list of papers, each with another word in its title that has a letter too many."""
    return "# List\n\n" + "".join(
        f"- [The {word[:3]}x{word[3:]} of large, good systems](https://example.org/{at}) - Says how it is done.\n"
        for at, word in enumerate(usual)
    )


@pytest.mark.parametrize("text", [">" * 5_000 + " a\n", "- " * 5_000 + "a\n", "\0" * 10_000, "- a \0\n" * 1_000])
def test_what_cannot_be_read_whole_is_refused_in_words(text: str) -> None:
    result = fixer.fix(text + "\n\n\n", Settings(), unsafe=True)
    assert result.text == text + "\n\n\n"
    assert len(result.refused) == 1
    assert result.refused[0].endswith(("reduce the nesting first", "remove it first"))


@pytest.mark.parametrize("half", [chr(0xD800), chr(0xDFFF)], ids=ascii)
def test_half_of_a_character_which_an_editor_may_hold_is_no_trouble(half: str) -> None:
    page = (Path(__file__).parent / "fixtures" / "toolkits.md").read_text(encoding="utf-8")
    settings = Settings(select=["ALL"])
    text = half.join(page[at : at + 11] for at in range(0, len(page), 11))
    fix(text)
    assert Checker(settings).look(text).problems == []
    assert Checker(settings).look(page.replace("://", f"://{half}").replace(".com/", f".com/{half}")).problems == []
