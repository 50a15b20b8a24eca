"""What keeps text from being seen or found: blocks that are not closed, characters that nobody sees."""

from __future__ import annotations

import pytest

from awesome_lint import Settings, check, fix

ENTRIES = "".join(f"- [{name}](https://{name}.org) - Does {name}.\n" for name in ("ant", "bee", "cat"))


def found(text: str, code: str) -> list[tuple[int, str]]:
    return [(each.location.row, text[each.span.start : each.span.end]) for each in check(text, Settings(select=[code]))]


@pytest.mark.parametrize(
    ("block", "mark"),
    [
        ("<!-- Books", "<!--"),
        ("<!-- Books --\n", "<!--"),
        ("```\ncode\n", "```"),
        ("~~~~ text\ncode\n~~~\n", "~~~~"),
        ("<details>\n<summary>More</summary>\n", "<details>"),
        ("<details open><summary>More</summary>\n\n<details>\n\nx\n\n</details>\n", "<details open>"),
    ],
)
def test_what_is_not_closed_is_reported_where_it_begins(block: str, mark: str) -> None:
    assert found(f"# Tools\n\n{ENTRIES}\n{block}\n{ENTRIES}", "DOC026") == [(7, mark)]


@pytest.mark.parametrize(
    "block",
    [
        "<!-- Books -->",
        "<!-- one\ntwo -->",
        "```\ncode\n```",
        "> ```\n> code\n> ```",
        "- x\n\n  ~~~\n  code\n  ~~~~",
        "<details>\n\nmore\n\n</details>",
        "<!-- <details> -->",
        "`<details>`",
        "<!---->",
    ],
)
def test_what_is_closed_is_silent(block: str) -> None:
    assert found(f"# Tools\n\n{block}\n\n{ENTRIES}", "DOC026") == []


def test_an_invisible_character_is_reported_and_removed() -> None:
    page = f"# Tools\n\n{ENTRIES}"
    text = page.replace("[bee]", "[be\u200be]").replace("- [cat]", "\ufeff- [cat]")
    assert found(text, "DOC027") == [(4, "\u200b"), (5, "\ufeff")]
    kept = page.replace("- [cat]", "\ufeff- [cat]")  # without it an item would begin
    assert fix(text, Settings(select=["DOC027"]), unsafe=True).text == kept


def test_scripts_without_spaces_may_have_breaks_that_nobody_sees() -> None:
    assert found("# Tools\n\n- [a](https://a.org) - \u0e01\u0e02\u200b\u0e04.\n", "DOC027") == []


@pytest.mark.parametrize(
    "url", ["https://a.org/x,", "https://a.org/x\u200b", "\u201chttps://a.org\u201d", "https://a.org/x)."]
)
def test_what_came_into_a_url_is_reported_and_removed(url: str) -> None:
    text = f"# Tools\n\n{ENTRIES}- [dog](<{url}>) - Does dog.\n"
    right = (
        url.strip(",\u200b\u201c\u201d").removesuffix(".") if url.endswith(").") else url.strip(",\u200b\u201c\u201d")
    )
    assert {code for each in check(text, Settings(ignore=["FMT"])) if (code := each.code)} <= {"LNK019", "DOC008"}
    assert fix(text, Settings(select=["LNK019"]), unsafe=True).text == text.replace(url, right)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/x!",
        "https://a.org/?a=b&amp;",
        "https://a.org/Foo_(bar)",
        "https://a.org/%E2%80%8B",
        "a,b.md",
        "https://a.org/\u00e9",
    ],
)
def test_what_belongs_to_a_url_is_silent(url: str) -> None:
    assert found(f"# Tools\n\n{ENTRIES}- [dog](<{url}>) - Does dog.\n", "LNK019") == []
