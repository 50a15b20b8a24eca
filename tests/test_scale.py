"""Work and memory are in proportion to the page, whatever it is made of: counted, so that no busy machine matters.

What C does in one call (a regular expression, a copy of a long text) counts as one, however long it takes: for that
`test_hostile` and `test_syntax_time` look at the clock.
"""

from __future__ import annotations

import gc
import math
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context

import pytest

from awesome_lint import parse
from awesome_lint.editing import fixer
from awesome_lint.export import Format, pieces
from awesome_lint.registry import selection
from awesome_lint.settings import Settings
from awesome_lint.source import Source
from awesome_lint.text import patterns
from places import GOLD, lists, needs_lists
from test_linear_work import RULES, Calls, calls, check

SIZES = (30, 60)
MAX_EXPONENT = 1.1
OFTEN = 3
"""A function that is called so often for each piece of a page is looked at by itself: others begin at some length."""
MAX_GROWTH = 3.4
"""How much more often it may be called on a page of twice the length: in proportion is 2, quadratic is 4."""
MAX_MEMORY = 60
"""Bytes at most that are taken for each byte of the page."""
LAYOUT = selection.matching("FMT")

Page = Callable[[int], str]


def format_(text: str) -> None:
    fixer.fix(text, Settings(), selected=LAYOUT, with_records=False)


def fix(text: str) -> None:
    fixer.fix(text, Settings(), selected=RULES, unsafe=True)


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
    "headings with equal fields": each("## Name @\n\n### License\n\nMIT\n\n### Website\n\nhttps://example.org/@\n\n"),
    "bold labels": each("**Name @**: https://example.org/@\n\n**License**: MIT\n\n"),
    "labels in one item": run("**Label**: value, ", "- [a](https://example.org) - "),
    "labels in items": each("- **Label @**: [Name @](https://example.org/@)\n"),
    "groups in bold": each("**Group @**\n\n" + ENTRY + "\n"),
    "definition lists": each("Term @\n: What it means. [More](https://example.org/@)\n\n"),
    "terms in HTML": each("<dt><a href='https://example.org/@'>Name @</a></dt>\n<dd>Text.</dd>\n", "# L\n\n<dl>\n"),
    "entries in two languages": each(
        "- [Name @](https://example.org/@) - Does it.\n- [名称 @](https://example.org/zh/@) - 做这件事。\n"
    ),
    "sections in two languages": lambda count: (
        "# L\n\n"
        + "".join(f"## Part {at}\n\n- [Name {at}](https://example.org/{at}) - Does it.\n\n" for at in range(count))
        + "# 列表\n\n"
        + "".join(f"## 部分 {at}\n\n- [名称 {at}](https://example.org/{at}) - 做这件事。\n\n" for at in range(count))
    ),
    "columns": lambda count: (
        f"|{' Name |' * count}\n|{' --- |' * count}\n|"
        + "".join(f" [a{at}](https://example.org/{at}) |" for at in range(count))
        + f"\n|{' `b` **c** |' * count}\n"
    ),
    "rows of many columns": each(
        f"|{' [Name @](https://example.org/@) |' * 12}\n", f"# L\n\n|{' Name |' * 12}\n|{' --- |' * 12}\n"
    ),
    "rows with many links": each(
        "| @ | [a](https://example.org/@/a), [b](https://example.org/@/b) ([c](https://example.org/@/c)) | Text. |\n",
        "# L\n\n| No. | Links | Text |\n|---|---|---|\n",
    ),
    "rows that are not aligned": lambda count: (
        "# L\n\n| Name | Text |\n|---|---|\n"
        + "".join(f"|[N{at}](https://example.org/{at}) | {'x' * (at % 40)}|\n" for at in range(count))
    ),
    "parts below entries": each(
        ENTRY + "  - [Docs](https://example.org/@/docs)\n  - [Code](https://example.org/@/code)\n"
    ),
    "items in items with links": lambda count: "".join(
        f"{'  ' * (at % 12)}- [N{at}](https://example.org/{at}) - Text.\n" for at in range(count)
    ),
    "quotes in quotes": lambda count: "".join(f"{'> ' * (at % 12 + 1)}a\n\n" for at in range(count)),
    "lists in front matter": each("  - key@: [value, value]\n", "---\nkeys:\n"),
    "closed front matter": lambda count: (
        "---\n" + "".join(f"key{at}: value\n" for at in range(count)) + f"---\n\n# L\n\n{ENTRY}"
    ),
    "front matter of one word": lambda count: f"---\ntitle: {'word ' * count}\n---\n\n# L\n\n{ENTRY}",
    "entries of papers": each(
        "- **Title @**, *Author @*, ICRA 2020, [[pdf](https://example.org/@.pdf)] [[code](https://example.org/@)]\n"
    ),
    "numbered entries": lambda count: "".join(
        f"{at}. [N{at}](https://example.org/{at}) - Text.\n" for at in range(count)
    ),
    "paragraphs with links": each("Read [Name @](https://example.org/@), which says all of it.\n\n"),
    "one long paragraph": each("Read [Name @](https://example.org/@), which says all of it.\n"),
    "tasks": each("- [ ] [Name @](https://example.org/@) - Text.\n"),
    "words misspelled alike": each("- [Name @](https://example.org/@) - Uses Javascript and github, teh tool.\n"),
    "tracking parameters": each("- [Name @](http://github.com/a/@.git?utm_source=b&utm_medium=c) - Text.\n"),
    "conflict marks": each(
        "<<<<<<< ours\n- [a](https://example.org/@)\n=======\n- [b](https://example.org/@)\n>>>>>>> theirs\n"
    ),
    "suppressed regions": each("<!-- awesome-lint-disable LNK001 -->\n" + ENTRY + "<!-- awesome-lint-enable -->\n\n"),
    "indented code": each("    a\n\n- b\n\n      c\n\n"),
    "links by reference": each("- [Name @] - Text.\n\n[Name @]: https://example.org/@\n"),
    "characters of other scripts": each("- [数据 @](https://example.org/@)——做这件事，「很好」。مرحبا\n"),
}


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> Iterator[None]:
    """Compile patterns when they are first asked, not when so many texts had nothing of what they need."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "_MOST_TRIED", 0)
        for each in gc.get_objects():
            if type(each) is patterns._LatePattern:
                each._left = 0
        yield


@pytest.mark.parametrize("work", [format_, fix, export], ids=["format", "fix", "export"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_work_is_in_proportion_to_the_page(page: Page, work: Callable[[str], None]) -> None:
    """Fixing checks the page as it stands first, by all rules: so checking is counted, too.

    The larger page comes first: what is done once a process, such as compiling patterns, counts there. If that is too
    much, it is counted again.
    """
    many, few = (calls(partial(work, page(size))) for size in reversed(SIZES))
    if excess(few, many) is not None:
        many = calls(partial(work, page(SIZES[-1])))
    assert excess(few, many) is None


def excess(few: Calls, many: Calls) -> object:
    """What is called out of proportion on a page of twice the length: all together, or single functions."""
    if math.log2(many.total() / few.total()) > MAX_EXPONENT:
        return few.total(), many.total()
    grown = {each: (few[each], count) for each, count in many.items() if count > few[each] * MAX_GROWTH}
    return {each: counts for each, counts in grown.items() if counts[0] >= SIZES[0] * OFTEN} or None


def peak_per_byte(work: Callable[[str], None], text: str) -> float:
    """How many bytes a work on a text takes at most for each of it.

    What is done once a process is done before, on a half of the text. If the peak is too high, it is measured
    again: a table of the interpreter itself may have grown meanwhile.
    """
    work(text[: len(text) // 2])
    peak = traced(work, text)
    return peak if peak <= MAX_MEMORY else traced(work, text)


def traced(work: Callable[[str], None], text: str) -> float:
    tracemalloc.start()
    work(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / len(text.encode())


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_memory_is_in_proportion_to_the_page(work: Callable[[str], None]) -> None:
    text = each(f"{ENTRY.rstrip()} It has a description as long as those of most lists are.\n")(1_000)
    assert peak_per_byte(work, text) <= MAX_MEMORY


@pytest.mark.parametrize("work", [check, format_, export], ids=["check", "format", "export"])
def test_many_small_sections_take_little_more_memory(work: Callable[[str], None]) -> None:
    entry = f"{ENTRY.rstrip()} It has a description as long as those of most lists are.\n"
    text = each("## Part @\n\n" + entry * 3 + "\n")(250)
    assert peak_per_byte(work, text) <= MAX_MEMORY


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_headings_with_many_fields_take_little_more_memory(work: Callable[[str], None]) -> None:
    fields = [
        f"- {name}: one thing of some length, [another thing](https://example.org/{name}/@)\n"
        for name in ("Home", "State")
    ]
    fields += [f"- {name}: first of all, second of all, third of all\n" for name in ("Platform", "Keyword", "Code")]
    text = each(f"#### Tool @\n\n{''.join(fields)}\nReads files of the kind @.\n\n")(300)
    assert peak_per_byte(work, text) <= MAX_MEMORY


@cache
def most_cells() -> str:
    texts = [path.read_bytes().decode() for path in lists(GOLD)]
    return max(texts, key=lambda text: text.count("|"))


def peak_of_most_cells(work: str) -> float:
    return peak_per_byte(WORKS[work], most_cells())


@pytest.fixture(scope="module")
def fresh() -> Iterator[ProcessPoolExecutor]:
    """Another process: what other tests have left in this one would count, too."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool


@needs_lists
@pytest.mark.parametrize("work", ["check", "format", "export"])
def test_the_list_with_the_most_cells_takes_little_more_memory(fresh: ProcessPoolExecutor, work: str) -> None:
    assert fresh.submit(peak_of_most_cells, work).result() <= MAX_MEMORY


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_what_was_read_is_gone_without_a_search_for_garbage(work: Callable[[str], None]) -> None:
    text = "".join(page(2) for page in PAGES.values())
    work(text)
    gc.freeze()  # what is there already, which other tests may have left
    gc.disable()
    try:
        work(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
        gc.unfreeze()
