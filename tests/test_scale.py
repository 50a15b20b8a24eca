"""Work and memory are in proportion to the page, whatever it is made of: counted, so that no busy machine matters.

What C does in one call (a regular expression, a copy of a long text) counts as one, however long it takes: for that
`test_hostile` and `test_syntax_time` look at the clock.
"""

from __future__ import annotations

import gc
import math
import tracemalloc
from collections.abc import Callable
from functools import partial

import pytest

from awesome_lint import parse
from awesome_lint.editing import fixer
from awesome_lint.export import Format, pieces
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from test_linear_work import calls, check

SIZES = (60, 120)
MAX_EXPONENT = 1.1
MAX_MEMORY = 60
"""Bytes at most that are taken for each byte of the page."""
LAYOUT = selection.matching("FMT")

Page = Callable[[int], str]


def format_(text: str) -> None:
    fixer.fix(text, Settings(), selected=LAYOUT, with_records=False)


def fix(text: str) -> None:
    fixer.fix(text, Settings(ignore=["SPL001"]), unsafe=True)


def export(text: str) -> None:
    "".join(pieces(parse(text), Source(text), "README.md", Format.JSON))


WORKS: dict[str, Callable[[str], None]] = {"check": check, "format": format_, "fix": fix, "export": export}


def each(line: str, head: str = "# L\n\n") -> Page:
    """A page of many lines, in which `@` is their number."""
    return lambda count: head + "".join(line.replace("@", str(at)) for at in range(count))


def run(piece: str, before: str = "", behind: str = "\n") -> Page:
    """A page of one line with many equal pieces."""
    return lambda count: before + piece * count + behind


ENTRY = "- [Name @](https://example.org/@) - Does what it says.\n"
PAGES: dict[str, Page] = {
    "entries": each(ENTRY),
    "entries out of order": lambda count: (
        "# L\n\n" + "".join(ENTRY.replace("@", f"{at * 7 % count:05}") for at in range(count))
    ),
    "equal entries": each(ENTRY.replace("@", "")),
    "loose entries": each(ENTRY + "\n"),
    "entries in sections": each("## Part @\n\n" + ENTRY + "\n"),
    "entries in groups": each("- Group @\n  - [Name @](https://example.org/@) - Does it.\n"),
    "heading entries": each("### Name @\n\n- Type: `library`\n- Link: <https://example.org/@>\n\n"),
    "misspelled fields": each("### Name @\n\n- Type: `library`\n- Tpye: `library`\n\n"),
    "misspelled values": each("### Name @\n\n- Type: `value@wrod`\n- Kind: `value@word`\n\n"),
    "rows of a table": each("| [Name @](https://example.org/@) | Text. |\n", "# L\n\n| Name | Text |\n|---|---|\n"),
    "tables": each("| Name | Text |\n|---|---|\n| [Name @](https://example.org/@) | Text. |\n\n"),
    "entries in HTML": each("<li><a href='https://example.org/@'>Name @</a> Text.</li>\n", "# L\n\n<ul>\n"),
    "blocks of details": each("<details>\n<summary>Part @</summary>\n\n" + ENTRY + "\n</details>\n\n"),
    "contents": lambda count: (
        "# L\n\n## Contents\n\n"
        + "".join(f"- [Part {at}](#prat-{at})\n" for at in range(count))
        + "".join(f"\n## Part {at}\n\n{ENTRY}" for at in range(count))
    ),
    "undefined references": each("- [Name @][label@] - Text.\n", "[label]: https://example.org\n\n"),
    "misspelled references": lambda count: (
        "".join(f"- [n][labell{at}x] - Text.\n" for at in range(count))
        + "".join(f"\n[label{at}x]: https://example.org/{at}" for at in range(count))
        + "\n"
    ),
    "definitions": each("[label@]:   https://example.org/@\n", "[label1] and [label2]\n\n"),
    "footnotes": each("Text[^@].\n\n[^@]: A note.\n\n"),
    "misspelled schemes": each("- [Name @](htps://example.org/@) - Text.\n"),
    "URLs not closed": each("- [Name @](https://example.org/@ - Text.\n"),
    "links that lack a bracket": each("- Name @](https://example.org/@) - Text.\n"),
    "broken anchors": each("- [Name @](#nowhere-@) - Text.\n"),
    "doubled schemes": run("http://", behind="a.org\n"),
    "emphases before a link": run("*a* ", "- ", "[b](https://example.org) - Text.\n"),
    "bold words and colons": run("**a**: b ", "- "),
    "emphasis never closed": run("*a _b ~c **d "),
    "emphasis of two kinds": run("*a* _b_ "),
    "stars": run("*_" * 8),
    "links in one line": run("[a](https://example.org) - Text. ", "- "),
    "badges in one line": run("[![a](https://example.org/a.png)](https://example.org) ", "- "),
    "brackets never closed": run("[a]( ![b] "),
    "brackets in brackets": run("[", behind="a\n"),
    "tags": run("<b>a</b> <i "),
    "comments": run("<!-- a --> <!-- "),
    "comments that silence": each(ENTRY.rstrip() + " <!-- awesome-lint-disable-line LNK001 -->\n"),
    "code": run("`a` ``b "),
    "addresses": run("a@example.org, https://example.org/a "),
    "a heading of dots": run(".", "# "),
    "a heading of words": run("word, ", "# "),
    "lines that are no headings": each("##Part @\n", "## Part\n\n"),
    "equal headings": each("## Part\n\n"),
    "levels of headings": lambda count: "".join(f"{'#' * (at % 6 + 1)} H{at}\n\n" for at in range(count)),
    "lone carriage returns": lambda count: "- [a](https://example.org)\r\r\rb\r" * count,
    "line endings of all kinds": lambda count: "a\r\n\rb\n\r\n" * count,
    "blank lines": each(" \n\n\n"),
    "lines of front matter": each("key@: value\n", "---\n"),
    "items that are not aligned": lambda count: "".join(
        f"{'*-+'[at % 3]}{' ' * (at % 4 + 1)}a\n" for at in range(count)
    ),
    "numbers": lambda count: "".join(f"{at % 7}. a\n" for at in range(count)),
    "items in items": lambda count: "".join(f"{'  ' * (at % 30)}- a\n" for at in range(count)),
    "quotes": each("> - a\n>   b\n"),
    "fences": each("```\na\n```\n\n~~~\nb\n"),
    "invisible characters": each("- [a\u200b](https://example.org/@) - A\u2060\ufeffb\xa0c.\x0b\n"),
    "words that stand twice": run("the the Github ", "- [a](https://example.org) - "),
    "punctuation": run("(a], b\u201d!! ", "- [a](https://example.org) - "),
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_work_is_in_proportion_to_the_page(page: Page, work: Callable[[str], None]) -> None:
    work(page(SIZES[0] // 10))  # what is done once a process
    counts = [calls(partial(work, page(size))) for size in SIZES]
    assert math.log2(counts[1] / counts[0]) <= MAX_EXPONENT, counts


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_memory_is_in_proportion_to_the_page(work: Callable[[str], None]) -> None:
    text = each(f"{ENTRY.rstrip()} It has a description as long as those of most lists are.\n")(2_000)
    work(text[: len(text) // 20])
    tracemalloc.start()
    work(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= MAX_MEMORY * len(text.encode()), peak / len(text.encode())


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_what_was_read_is_gone_without_a_search_for_garbage(work: Callable[[str], None]) -> None:
    text = "".join(page(6) for page in PAGES.values())
    work(text)
    gc.freeze()  # what is there already, which other tests may have left
    gc.disable()
    try:
        work(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
        gc.unfreeze()
