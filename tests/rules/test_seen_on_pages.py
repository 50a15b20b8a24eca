"""Faults that people saw on pages, and that the page alone tells."""

from __future__ import annotations

import pytest

from awesome_lint import check

PLACES = ("Survey", "Tools", "Games", "Books")
CONTENTS = "".join(f"- [{each}](#{each.lower()})\n" for each in PLACES)
NAMES = ("Alder", "Beech", "Cedar", "Elder", "Fir", "Hazel", "Larch", "Maple", "Rowan", "Willow", "Yew", "Oak")


def page(entry: str = "", text: str = "") -> str:
    """A list of four sections with three entries each, of which the last may be another."""
    lines = [f"- [{name}](https://{name.lower()}.dev/x) - Sorts things of the kind.\n" for name in NAMES]
    lines[-1] = entry or lines[-1]
    parts = (f"## {title}\n\n{''.join(lines[3 * at : 3 * at + 3])}\n" for at, title in enumerate(PLACES))
    return f"# Awesome Things\n\nThings to look at. {text}\n\n{CONTENTS}\n{''.join(parts)}"


def said(text: str, code: str) -> list[str]:
    """What a rule says of a page."""
    return [each.message for each in check(text) if each.code == code]


def of_url(url: str, code: str) -> list[str]:
    """What a rule says of an entry with this URL."""
    return said(page(f"- [Oak]({url}) - Sorts things of the kind.\n"), code)


def test_an_anchor_with_another_mark_for_the_hash() -> None:
    assert len(said(page().replace("(#survey)", "(*Survey)"), "LNK004")) == 1
    assert said(page().replace("(#survey)", "(Survey)"), "LNK004") == []  # may be a folder


@pytest.mark.parametrize("url", ["https://oak.dev/watch?v=2FE[o", "https://oak.dev/a]b"])
def test_a_bracket_in_a_url_without_the_other(url: str) -> None:
    assert len(of_url(url, "LNK019")) == 1


@pytest.mark.parametrize("url", ["https://oak.dev/?a[]=b", "https://oak.dev/?a[0]=b[1]"])
def test_brackets_in_a_url(url: str) -> None:
    assert of_url(url, "LNK019") == []


@pytest.mark.parametrize("words", ["the this", "a the", "the your", "an a", "an the"])
def test_an_article_beside_what_stands_for_one(words: str) -> None:
    assert len(said(page(text=f"This is {words} list that you want to read."), "SPL007")) == 1


@pytest.mark.parametrize("words", ["the a priori odds", "the this keyword", "give this a shot", "is this the simplest"])
def test_two_such_words_that_belong_there(words: str) -> None:
    assert said(page(text=f"This is what {words} of the list are for."), "SPL007") == []


@pytest.mark.parametrize("url", ["paper-link", "paper_url", "link_to_paper", "None", "https", "...", "coming-soon"])
def test_placeholders(url: str) -> None:
    assert len(of_url(url, "LNK013")) == 1


@pytest.mark.parametrize("url", ["url_shortener", "code", "links/paper", "none.md"])
def test_files_that_are_no_placeholders(url: str) -> None:
    assert of_url(url, "LNK013") == []


def test_many_placeholders_show_how_an_entry_is_written() -> None:
    links = " ".join(f"[{each}](link_to_{each})" for each in ("paper", "code", "data", "site"))
    found = [each for each in check(page(f"- Name {links}\n")) if each.code == "LNK013"]
    assert {str(each.severity) for each in found} == {"info"}


def test_an_address_for_programs() -> None:
    assert len(of_url("https://api.github.com/users/oak", "LNK011")) == 1
    assert len(of_url("https://api.github.com/repos/oak/oak", "LNK011")) == 1
    assert of_url("https://api.github.com/users/oak/events", "LNK011") == []
    entry = "- [Oak API](https://api.github.com/users/oak) - Sorts things of the kind.\n"
    assert said(page(entry), "LNK011") == []


def test_no_space_between_a_bullet_and_a_badge() -> None:
    badge = "![new](https://badges.dev/new.svg)"
    assert len(said(page(f"-{badge} [Oak](https://oak.dev/x) - Sorts things of the kind.\n"), "ENT010")) == 1
    assert said(page(f"- {badge} [Oak](https://oak.dev/x) - Sorts things of the kind.\n"), "ENT010") == []


def test_hosts_of_further_domains_without_a_scheme() -> None:
    assert len(of_url("blockchain.global/x", "LNK002")) == 1
    assert of_url("oak.js/x", "LNK002") == []


@pytest.mark.parametrize("begin", ["/", "./", "`", "view-source:"])
def test_what_stands_before_a_scheme(begin: str) -> None:
    assert len(of_url(f"{begin}https://oak.dev/x", "LNK001")) == 1


def test_a_backtick_or_colon_at_the_end_of_a_url() -> None:
    assert len(of_url("https://oak.dev/x`", "LNK019")) == len(of_url("https://oak.dev/x:", "LNK019")) == 1
    assert of_url("https://oak.dev/wiki/Talk:", "LNK019") == []


@pytest.mark.parametrize(
    "link", ["[Oak]\u200b(https://oak.dev/x)", "[Oak])https://oak.dev/x)", "]Oak](https://oak.dev/x)"]
)
def test_links_with_other_marks(link: str) -> None:
    assert len(said(page(f"- {link} - Sorts things of the kind.\n"), "ENT010")) == 1


def test_an_arrow_for_a_bullet() -> None:
    assert len(said(page("-> [Oak](https://oak.dev/x) - Sorts things of the kind.\n"), "ENT010")) == 1
