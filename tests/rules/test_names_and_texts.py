"""Slips that no dictionary knows: in names, beside their URLs, and in the texts of links."""

from __future__ import annotations

import pytest

from awesome_lint import engine
from awesome_lint.page import Page
from awesome_lint.settings import Settings


def said(text: str, code: str) -> list[str]:
    found = engine.check(Page.read(text, Settings(select=[code])))
    return [each.message.rpartition("did you mean ")[2] for each in found]


@pytest.mark.parametrize(
    ("name", "url", "wanted"),
    [
        ("Zsenilla", "https://github.com/me/demo-Zsenilia", "`Zsenilia`?"),
        ("qBittorent", "https://github.com/qbittorrent/qBittorrent", "`qBittorrent`?"),
        ("Code Acaedmy", "https://gitlab.com/x/code-academy", "`Academy`?"),
        ("ImageMagik tools", "https://codeberg.org/x/imagemagick", "`ImageMagick`?"),
        ("Himanshu", "https://hemanshu.example.org", None),
        ("Himanshu", "https://github.com/hemanshu/site", None),
        ("Optimizers", "https://github.com/x/optimizer", None),
        ("Visualizer", "https://github.com/x/visualiser", None),
        ("Theses", "https://github.com/x/thesis", None),
        ("Kiln", "https://github.com/x/kilm", None),
    ],
)
def test_the_name_of_a_repository_says_how_it_is_spelled(name: str, url: str, wanted: str | None) -> None:
    text = f"# L\n\n- [Abacus](https://abacus.org/x) - Counts.\n- [{name}]({url}) - Does.\n"
    assert said(text, "SPL005") == ([wanted] if wanted else [])


def test_a_word_that_stands_elsewhere_says_how_it_is_spelled() -> None:
    text = "# L\n\n- [Ukrainain news](https://news.org/ukrainian) - News.\n- [Abacus](https://abacus.org/x) - Counts.\n"
    assert said(text, "SPL005") == []
    assert said(f"{text}\nUkrainian words.\n", "SPL005") == ["`Ukrainian`?"]
    assert said(f"{text}\nUkrainian and Ukrainain words.\n", "SPL005") == []


def links(*texts: str) -> str:
    return "# L\n\n" + "".join(f"- Tool {at}: [{text}](https://t{at}.org)\n" for at, text in enumerate(texts))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Website"] * 5 + ["Wesbite"], ["`Wesbite` is a misspelling of `Website`, as in 5 other links"]),
        (["website"] * 5 + ["wesbite"], ["`wesbite` is a misspelling of `website`, as in 5 other links"]),
        (["Source code"] * 9 + ["Sorce code"], ["`Sorce code` is a misspelling of `Source code`, as in 9 other links"]),
        (["Website"] * 4 + ["Wesbite"], []),
        (["Website"] * 9 + ["Wesbite"] * 2, []),
        (["Paper"] * 9 + ["Papers"], []),
        (["Part 1"] * 9 + ["Part 2"], []),
    ],
)
def test_what_most_links_say_says_how_it_is_spelled(texts: list[str], expected: list[str]) -> None:
    found = engine.check(Page.read(links(*texts), Settings(select=["SPL004"])))
    assert [each.message for each in found] == expected


def test_what_an_item_begins_with_is_its_name() -> None:
    names = "".join(f"- [{name}](https://{at}.org)\n" for at, name in enumerate(["zinit"] * 9 + ["zunit"]))
    assert engine.check(Page.read(f"# L\n\n{names}", Settings(select=["SPL004"]))) == []


@pytest.mark.parametrize(
    ("odd", "rows"), [(["Drift"], [3]), (["Drift", "Ember"], [3, 4]), (["A b", "C d", "E f"], []), (["12"], [])]
)
def test_a_name_in_brackets_is_a_slip_if_it_is_seldom(odd: list[str], rows: list[int]) -> None:
    names = [f"[{name}]" for name in odd] + [f"Tool {letter}" for letter in "abcdefghij"]
    text = "# L\n\n" + "".join(f"- [{name}](https://t{at}.org/x)\n" for at, name in enumerate(names))
    found = engine.check(Page.read(text, Settings(select=["LNK020"])))
    assert [each.location.row for each in found] == rows


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Awesome Driving Behavior Prediciton", ["`Prediction`?"]),
        ("Awesome Driving Behavior Prediction", []),
        ("Prediciton", []),  # a name of its own
        ("Le guide de la documentaton", []),  # another language
        ("Awesome Driving Prediciton-Tool", []),
    ],
)
def test_a_slip_in_a_name_of_several_words_is_found(name: str, wanted: list[str]) -> None:
    assert (
        said(f"# Tools\n\n- [{name}](https://example.org/a) - What the driver will do with it.\n", "SPL005") == wanted
    )


@pytest.mark.parametrize(
    "url", ["https://example.org/prediciton", "https://example.org/a) by [the Prediciton](https://b.org"]
)
def test_a_word_that_the_page_or_the_url_has_is_meant_in_a_name(url: str) -> None:
    assert said(f"# Tools\n\n- [Awesome Driving Prediciton]({url}) - What the driver will do.\n", "SPL005") == []
