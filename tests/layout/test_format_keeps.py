"""What formatters are known to break stays as it is, to the byte; what may not be read is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import commandline
from awesome_lint import engine
from awesome_lint.page import Page
from awesome_lint.registry import selection
from awesome_lint.settings import LayoutSettings, Settings
from github import html
from harmless import assert_formatting_is_harmless

KEPT = {
    "long entries": "- [a](https://a.org) - "
    + "A word and another one. " * 40
    + "End.\n- [b](https://b.org)\n  - Next.\n",
    "alerts": "> [!NOTE]\n> Text.\n\n> [!WARNING]\n> - a\n> - b\n",
    "footnotes": "a[^1] b[^note]\n\n[^1]: One.\n[^note]: Two.\n    More.\n",
    "what needs no escape": "a_b_c 2*3 [x] 1 < 2 # no & _ * 1) + - ! | ~ $ {} C# `a` \\_ \\* 1\\. &amp;\n",
    "formulas": "Sum $a_1 * b_2$ and $ x $.\n\n$$\nx_{1} = *y*\n$$\n",
    "definitions where they stand": "[b]: /b\n[a]: /a\n\nText [a].\n\n[unused]: /c\n\n## End\n",
    "URLs of all scripts": "- [维基](https://zh.wikipedia.org/wiki/中文_(语言)?a=b&c=d) - 说明。\n- <https://例え.jp/道>\n",
    "bare URLs": 'www.example.org and https://example.org/d_e_. <a href="https://example.org">x</a> ![a](https://a.org/b_c_.png)\n',
    "no space between scripts": "中文English中文，混合text。2**3 ** 4 ** and __init__.py\n",
    "tables as they are": "| a |b|\n|:-|-----:|\n|c  | 中文 🚀|\n| `x|y` | `x\\|y` |\n",
    "items below items by two": "- a\n  - b\n    - c\n- d\n",
    "items below items by three": "1. a\n   - b\n     - c\n2. d\n",
    "items below items by four": "- a\n    - b\n        - c\n- d\n",
    "items below items by tabs": "- a\n\t- b\n\t\t- c\n- d\n",
    "tight lists": "- a\n- b\n\ntext\n\n- c\n  - d\n",
    "loose lists": "- a\n\n- b\n\n  text\n\n- c\n",
    "lists side by side": "* a\n* b\n\n+ c\n+ d\n",
    "numbers that go on": "1. a\n2. b\n\n   text\n\n3. c\n\nText.\n\n4. d\n5. e\n",
    "hard breaks": "a  \nb\\\nc\n\n- d  \n  e\n",
    "HTML in lists": "- a\n  <details>\n  <summary>More</summary>\n\n  - b\n\n  </details>\n\n- <p>c\n  </p>\n",
    "comments between items": "- a\n\n<!-- comment -->\n\n- b\n\n  <!-- comment -->\n- c\n",
    "contents lists": (
        "<!-- TOC -->\n\n* [a](#a)\n    * [b](#b)\n\n<!-- /TOC -->\n\n"
        "<!--ts-->\n   * [a](#a)\n<!--te-->\n\n# a\n\n## b\n\n- c\n- d\n- e\n"
    ),
    "emoji in headings": "# ❤️ Tools\n\n## 🚀 Fast\n\n[x](#️-tools)\n",
    "front matter": "---\ntitle: a\nlist:\n  -   b\n---\n\n# a\n\n---\n\nb\n\n---\n",
    "a rule at the top": "---\n\n# a\n\n---\n\nb\n",
    "levels of headings": "### a\n\n# b\n\n##### c\n\n# d\n",
    "other line breaks": "a\u2028b\u0085c\x0cd\u2029e\n",
    "what is emphasis for us alone": "*e*http://\x0b_0_ *f* a\x0b_b_\n",
    "asterisks that GitHub takes for a URL": "*a* *b* www._c_ **d** __e__www.__f__\n",
    "code": "    a \n\n\tb\n\n```\n\tc \n\n\n*   d\n```\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_nothing_of_it_changes(text: str, ending: str) -> None:
    text = text.replace("\n", ending)
    assert assert_formatting_is_harmless(text).text == text
    assert assert_formatting_is_harmless(f"\ufeff{text}").text == f"\ufeff{text}"


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_no_setting_changes_what_it_shows(text: str) -> None:
    for marker, tables, width in (("*", "aligned", 4), ("-", "compact", 2), ("+", "as-is", 3)):
        layout = LayoutSettings(list_marker=marker, tables=tables, list_item_spacing=width, hard_tabs="spaces")  # type: ignore[arg-type]
        assert html(assert_formatting_is_harmless(text, Settings(layout=layout)).text) == html(text)


def test_mixed_line_endings_stay_where_they_are() -> None:
    assert assert_formatting_is_harmless("# a \r\n\nb\t\rc\n\n\n\r\nd").text == "# a\r\n\nb\rc\n\nd\n"


def test_what_is_formatted_has_no_fault_left() -> None:
    text = "#  a\n* b\n*   c\n\n    d\n+ e \n\n\n1. f\n3. g\n***\n---\n"
    once = assert_formatting_is_harmless(text).text
    assert engine.check(Page.read(once, Settings()), selection.matching("FMT")) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("# Café \n".encode("latin-1"), "not UTF-8 text (byte 0xe9 at line 1)"),
        ("# A \n".encode("utf-16"), "not UTF-8 text (UTF-16 at line 1)"),
        (b"# A \n\0\n", "line 2 contains a NUL character; remove it first"),
        (b"> " * 200 + b"a \n\n\n\n", "nested too deeply to be read"),
    ],
)
@pytest.mark.parametrize("command", [["format"], ["check", "--fix", "--unsafe-fixes"]], ids=["format", "fix"])
def test_what_cannot_be_read_is_not_written(tmp_path: Path, data: bytes, reason: str, command: list[str]) -> None:
    page = tmp_path / "list.md"
    page.write_bytes(data)
    done = commandline.run(*command, "--isolated", str(page))
    assert page.read_bytes() == data
    assert reason in done.stderr
    assert done.exit_code == 2
