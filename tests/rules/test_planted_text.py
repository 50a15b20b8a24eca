"""Faults of characters, tags, headings and URLs, planted in small texts: what is found, and what is meant so."""

from __future__ import annotations

import pytest

from awesome_lint import Settings, check, fix
from awesome_lint.diagnostic import Severity


def rows(text: str, code: str) -> list[int]:
    return [each.location.row for each in check(text) if each.code == code and each.severity.reaches(Severity.WARNING)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("<b>[Elm](https://elm.dev/x) - Sorts.", [3]),
        ("<sub>[Elm](https://elm.dev/x)</sup> - Sorts.", [3, 3]),
        ('<a href="https://elm.dev/x">Elm - Sorts.', [3]),
        ("[Elm](https://elm.dev/x)</b> - Sorts.", [3]),
        ("<b>[Elm](https://elm.dev/x)</b> - Sorts.", []),
        ('<a name="elm">[Elm](https://elm.dev/x) - Sorts.', []),
        ('<a name="elm"></a>[Elm](https://elm.dev/x) - Sorts.', []),
        ("[Elm](https://elm.dev/x) - Sorts `<b>`.<br>", []),
        ("<!-- <b> -->[Elm](https://elm.dev/x) - Sorts.", []),
    ],
)
def test_tags_without_a_counterpart(line: str, found: list[int]) -> None:
    assert rows(f"# T\n\n- {line}\n", "DOC034") == found


def test_a_page_that_leaves_a_tag_open_again_and_again() -> None:
    lines = "".join(f"- <b>[Tree {at}](https://trees.dev/{at})\n" for at in range(4))
    assert rows(f"# T\n\n{lines}", "DOC034") == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Tools:", [11]),
        ("Tools :", [11]),
        ("tools for wood", [11]),
        ("npm", []),
        ("Tools :deciduous_tree:", []),
        ("What all of them need to have:", []),
        ("Tools", []),
    ],
)
def test_a_heading_unlike_all_others(title: str, found: list[int]) -> None:
    usual = "".join(f"## {name}\n\n- [{name}](https://{name.lower()}.dev/x)\n" for name in ("Ash", "Elm", "Oak"))
    text = f"# T\n\n{usual}## {title}\n\n- [A saw](https://saw.dev/x)\n\n## Tools too\n\n## Yew\n"
    assert rows(text, "DOC035") == [text[: text.index(f"## {title}")].count("\n") + 1 for _ in found]
    assert rows(text.replace("## Yew", f"## {title}"), "DOC035") == []


@pytest.mark.parametrize(
    ("names", "urls", "found"),
    [
        (("Maple", "Willow"), ("willow", "maple"), [3]),
        (("Maple", "Willow"), ("maple", "willow"), []),
        (("Maple", "Maple Willow"), ("maple", "maple-willow"), []),
        (("Elm", "Fir"), ("fir", "elm"), []),
    ],
)
def test_urls_of_neighbors(names: tuple[str, str], urls: tuple[str, str], found: list[int]) -> None:
    lines = [f"- [{name}](https://trees.dev/{url}) - Sorts." for name, url in zip(names, urls, strict=True)]
    text = "# T\n\n" + "\n".join(lines) + "\n"
    assert rows(text, "LNK023") == found
    if found:
        assert rows(fix(text, Settings(select=["LNK023"]), unsafe=True).text, "LNK023") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Sorts trees , and bends them.", [3]),
        ("Sorts trees,which are bent.", [3]),
        ("Reads html,css and more.", []),
        ("Tags: sorting,bending,cutting,planting trees,leaves", []),
        ("Sorts 10,000 trees, and `bends , them`.", []),
    ],
)
def test_spaces_beside_commas(said: str, found: list[int]) -> None:
    text = f"# T\n\n- [Elm](https://elm.dev/x) - {said}\n"
    assert rows(text, "SPL006") == found
    assert rows(text * 4, "SPL006") == []


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("Forest Forest", "https://trees.dev/x", [3]),
        ("Forest Forest", "https://forest-forest.dev/", []),
        ("Duran Duran", "https://trees.dev/x", []),
    ],
)
def test_a_word_of_a_name_that_stands_twice(name: str, url: str, found: list[int]) -> None:
    assert rows(f"# T\n\n- [{name}]({url}) - Sorts a forest of forests.\n", "SPL003") == found


def test_a_word_of_a_heading_that_stands_twice() -> None:
    text = "# T\n\n## Forest Forest\n\n- [Elm](https://elm.dev/x) - Sorts a forest of forests.\n"
    assert rows(text, "SPL003") == [3]
    assert "## Forest\n" in fix(text, Settings(select=["SPL003"]), unsafe=True).text


@pytest.mark.parametrize(("said", "found"), [("&amp;amp;", [3]), ("&amp;lt;", [3]), ("&amp;", []), ("`&amp;amp;`", [])])
def test_entities_that_are_escaped_twice(said: str, found: list[int]) -> None:
    assert rows(f"# T\n\n- [Elm](https://elm.dev/x) - Sorts {said} bends.\n", "DOC030") == found


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("[ Elm](https://elm.dev/x)", "[Elm](https://elm.dev/x)"),
        ("[Elm ](https://elm.dev/x)", "[Elm](https://elm.dev/x)"),
        ("[Elm]( https://elm.dev/x )", "[Elm](https://elm.dev/x)"),
        ("[Elm ](https://elm.dev/x)s", "[Elm](https://elm.dev/x) s"),
        ('[Elm](https://elm.dev/x "Elm")', '[Elm](https://elm.dev/x "Elm")'),
        ("[![Elm](https://elm.dev/x.png)]( https://elm.dev/x)", "[![Elm](https://elm.dev/x.png)](https://elm.dev/x)"),
    ],
)
def test_white_space_inside_the_brackets_of_a_link(link: str, clean: str) -> None:
    text = f"# T\n\n- {link} - Sorts.\n"
    assert bool([each for each in check(text) if each.code == "LNK022"]) == (link != clean)
    assert fix(text, Settings(select=["LNK022"])).text == f"# T\n\n- {clean} - Sorts.\n"
